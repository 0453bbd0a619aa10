//! Documents are rendered by this same program in a child process, so that the server stays small.

use crate::app::App;
use crate::error::{AppError, Result};
use constat_document::model::Document;
use std::process::Stdio;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

/// PDF bytes of a document.
pub async fn render(app: &App, document: &Document) -> Result<Vec<u8>> {
    let input = serde_json::to_vec(document).map_err(AppError::internal)?;
    let mut child = Command::new(&app.program)
        .arg("render")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .map_err(AppError::internal)?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(&input).await.map_err(AppError::internal)?;
    }
    let limit = std::time::Duration::from_mins(2);
    let output = tokio::time::timeout(limit, child.wait_with_output()).await.map_err(AppError::internal)?.map_err(AppError::internal)?;
    // What the engine says may quote the text: the log is told that it failed, and no more.
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(AppError::internal(format!("the document was not rendered: {}", output.status)))
    }
}

//! The memorandum as a file for those who write and adopt it.

use super::paper;
use crate::error::{AppError, Result};
use crate::pages::File;
use constat_frontend::ctx::Ctx;
use constat_shared::api::memorandum::{ExportMemorandum, MemorandumState, MemorandumView, ReadMemorandum, SealedMemorandum};
use constat_shared::error::Fault;
use constat_shared::memorandum::canonical;

/// On paper, as draft or sealed.
pub(super) fn pdf(ctx: &Ctx, request: &ReadMemorandum, view: &MemorandumView) -> Result<File> {
    let sealed = (view.state == MemorandumState::Sealed).then(|| (view.sha256.clone(), format!("{}/m/{}", ctx.public_url, view.slug)));
    Ok(paper::file(&view.content, request.locale.unwrap_or(ctx.locale), ctx.today, sealed, &view.slug))
}

/// The sealed text with its hash.
pub(super) fn json(_ctx: &Ctx, _request: &ExportMemorandum, sealed: &SealedMemorandum) -> Result<File> {
    export(sealed)
}

/// As bytes that `constat verify` reads.
pub(crate) fn export(sealed: &SealedMemorandum) -> Result<File> {
    let value = serde_json::to_value(sealed).map_err(AppError::internal)?;
    let body = canonical(&value).ok_or_else(|| AppError::new(Fault::Internal))?;
    Ok(File::Text { content_type: "application/json", body })
}

//! `constat journal`: what is kept of it outside.

use super::{database, say};
use crate::config::{Config, Settings};
use crate::db::schema;
use crate::journal;
use constat_shared::api::coordination::Checkpoint;
use constat_shared::ids::CoordinationId;
use diesel::prelude::*;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What to do with it.
#[derive(clap::Subcommand)]
pub enum Journal {
    /// Print one line per coordination; keep it elsewhere, and give it to `constat check --checkpoint` later
    Checkpoint {
        #[command(flatten)]
        settings: Box<Settings>,
        /// File to write; without it the lines are printed
        to: Option<PathBuf>,
    },
}

/// `constat journal …`.
pub fn journal(what: Journal) -> Result<(), String> {
    let Journal::Checkpoint { settings, to } = what;
    let config = settings.resolve()?;
    let lines = checkpoints(&config)?.iter().flat_map(|one| [one.to_string(), "\n".to_owned()]).collect::<String>();
    match to {
        None => lines.lines().for_each(say),
        Some(path) => {
            let file = std::fs::OpenOptions::new().write(true).create_new(true).open(&path);
            file.and_then(|mut file| file.write_all(lines.as_bytes())).map_err(|e| format!("cannot write {}: {e}", path.display()))?;
            say(&format!(
                "{} lines written to {}; keep them where this server’s operator cannot change them",
                lines.lines().count(),
                path.display()
            ));
        }
    }
    Ok(())
}

fn checkpoints(config: &Config) -> Result<Vec<Checkpoint>, String> {
    let read = database::open(config)?.read(|conn| {
        let all = schema::coordination::table.select(schema::coordination::id).load::<CoordinationId>(conn)?;
        let mut out = Vec::new();
        for coordination in all {
            out.extend(journal::checkpoint(conn, coordination)?);
        }
        Ok(out)
    });
    read.map_err(|e| e.to_string())
}

/// The checkpoints of a file, one per line; what begins with `#` is a remark.
pub(super) fn read(path: &Path) -> Result<Vec<Checkpoint>, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    lines.map(|(n, line)| line.parse().map_err(|e| format!("{}, line {}: {e}", path.display(), n + 1))).collect()
}

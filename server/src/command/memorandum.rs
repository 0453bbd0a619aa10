//! A delivered memorandum as a file, and whether a file is one.

use super::say;
use crate::config::Config;
use crate::db::schema;
use diesel::prelude::*;
use std::path::Path;

/// `constat verify`: an exported memorandum against its hash.
pub fn verify(file: &Path) -> Result<(), String> {
    let bytes = std::fs::read(file).map_err(|e| format!("cannot read {}: {e}", file.display()))?;
    let verified = crate::memorandum::verify::verify(&bytes).map_err(|e| e.to_string())?;
    say(&format!("unchanged since it was sealed: {}", verified.sha256));
    Ok(())
}

/// `constat export`: the canonical form that was sealed and made public, for archives and for `verify`.
pub fn export(config: &Config, slug: &str, to: &Path) -> Result<(), String> {
    let db = super::database::open(config)?;
    let found = db.read(|conn| {
        use schema::memorandum::dsl as t;
        let row = t::memorandum.filter(t::slug.eq(slug)).filter(t::published.eq(true)).select((t::sealed, t::sha256));
        Ok(row.first::<(String, String)>(conn).optional()?)
    });
    let Some((sealed, sha256)) = found.map_err(|e| e.to_string())? else {
        return Err(format!("no memorandum is public as /m/{slug}"));
    };
    let file = crate::memorandum::verify::file(&sealed, &sha256)?;
    std::fs::write(to, file).map_err(|e| format!("cannot write {}: {e}", to.display()))?;
    say(&format!("written to {}; SHA-256 of the sealed text: {sha256}", to.display()));
    Ok(())
}

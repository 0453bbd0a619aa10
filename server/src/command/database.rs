//! What is done to the database as a whole: checked, copied, brought back, brought up to date.

use super::say;
use crate::config::Config;
use crate::db::{Db, Url};
use std::path::Path;

/// Opens it, which also brings it up to date.
pub fn open(config: &Config) -> Result<Db, String> {
    std::fs::create_dir_all(&config.data).map_err(|e| format!("cannot make {}: {e}", config.data.display()))?;
    Db::open(&config.url()?)
}

/// `constat migrate`.
pub fn migrate(config: &Config) -> Result<(), String> {
    open(config)?;
    say("the database is up to date");
    Ok(())
}

/// `constat check`, and against what was kept of the journal elsewhere.
pub fn check(config: &Config, checkpoint: Option<&Path>) -> Result<(), String> {
    let kept = checkpoint.map(super::journal::read).transpose()?.unwrap_or_default();
    let db = open(config)?;
    let report = crate::check::check(&db).and_then(|report| crate::check::against(&db, &kept, report)).map_err(|e| e.to_string())?;
    say(&format!("{} things looked at, {} do not hold", report.looked_at, report.faults.len()));
    for fault in &report.faults {
        say(fault);
    }
    if report.faults.is_empty() { Ok(()) } else { Err("the database needs mending: restore the last copy, and tell us".to_owned()) }
}

/// `constat backup`: a whole copy while the server runs.
pub fn backup(config: &Config, to: &Path) -> Result<(), String> {
    if to.exists() {
        return Err(format!("{} is there already: name a new file", to.display()));
    }
    open(config)?.backup(to)?;
    say(&format!("copied to {}; keep keys.json of the data folder apart from it", to.display()));
    Ok(())
}

/// `constat restore`: the copy becomes the database; what was there is put aside, never deleted.
pub fn restore(config: &Config, from: &Path) -> Result<(), String> {
    let Url::Sqlite(path) = config.url()? else { return Err("for PostgreSQL use pg_restore".to_owned()) };
    // A copy that is broken or of another program must not take the place of what works.
    let trial = path.with_extension("trial");
    remove(&trial)?;
    std::fs::create_dir_all(&config.data).map_err(|e| format!("cannot make {}: {e}", config.data.display()))?;
    std::fs::copy(from, &trial).map_err(|e| format!("cannot read {}: {e}", from.display()))?;
    let report = Db::open(&Url::Sqlite(trial.clone())).and_then(|db| crate::check::check(&db).map_err(|e| e.to_string()));
    let sound = report.map_err(|e| format!("{} is no database of this program: {e}", from.display())).and_then(|report| {
        if report.faults.is_empty() {
            Ok(())
        } else {
            Err(format!("{} does not hold together: {}", from.display(), report.faults.join("; ")))
        }
    });
    if let Err(message) = sound {
        remove(&trial)?;
        return Err(message);
    }
    if path.exists() {
        let aside = path.with_extension("before-restore.db");
        std::fs::rename(&path, &aside).map_err(|e| format!("cannot put {} aside: {e}", path.display()))?;
        say(&format!("what was there is now {}", aside.display()));
    }
    for file in ["-wal", "-shm"] {
        remove(Path::new(&format!("{}{file}", path.display())))?;
    }
    std::fs::rename(&trial, &path).map_err(|e| format!("cannot make {}: {e}", path.display()))?;
    say(&format!("{} is restored; start the server", path.display()));
    Ok(())
}

/// Removes a file of SQLite with its companions, if they are there.
fn remove(path: &Path) -> Result<(), String> {
    for end in ["", "-wal", "-shm"] {
        let file = format!("{}{end}", path.display());
        match std::fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(format!("cannot remove {file}: {error}")),
            _ => {}
        }
    }
    Ok(())
}

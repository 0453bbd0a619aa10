//! The demonstration once written and then copied: a world per case costs little.

use super::Folder;
use super::postgres::fresh_database;
use super::world::{Engine, World};
use std::path::Path;
use std::process::Command;

/// A world's data at rest.
pub struct Snapshot {
    folder: Folder,
    database: Option<String>,
    official: String,
}

impl Snapshot {
    /// The demonstration as it is at the start.
    pub async fn take(engine: Engine) -> Self {
        let (folder, source) = (Folder::new(), Folder::new());
        let from = source.path().to_owned();
        let database = (engine == Engine::Postgres).then(fresh_database);
        let world = World::start(source, database.clone()).await;
        if database.is_none() {
            let (app, to) = (world.app(), folder.path().join("constat.db"));
            tokio::task::spawn_blocking(move || app.db.backup(&to)).await.expect("no panic").expect("a copy");
        }
        copy(&from, folder.path());
        let official = world.official.clone();
        drop(world);
        if let Some(url) = &database {
            let name = name(url);
            let close = format!("alter database {name} with allow_connections false");
            let leave = format!("select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
            psql(url, &[&close, &leave]);
        }
        Self { folder, database, official }
    }
    /// A world that starts from it. The one before must be gone.
    pub async fn world(&self) -> World {
        let folder = Folder::new();
        copy(self.folder.path(), folder.path());
        let database = self.database.as_ref().map(|url| {
            let name = name(url);
            let away = format!("drop database if exists {name}_copy with (force)");
            let again = format!("create database {name}_copy template {name}");
            psql(url, &[&away, &again]);
            url.replace(&format!("/{name}?"), &format!("/{name}_copy?"))
        });
        if self.database.is_none() {
            std::fs::copy(self.folder.path().join("constat.db"), folder.path().join("constat.db")).expect("copied");
        }
        let mut world = World::start(folder, database).await;
        // The letters name the address at which the first server was reached.
        world.official.clone_from(&self.official);
        world
    }
}

/// Keys go along: marks in the tables are made with them.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to.join("round-keys")).expect("a folder");
    std::fs::copy(from.join("keys.json"), to.join("keys.json")).expect("copied");
    for entry in std::fs::read_dir(from.join("round-keys")).expect("a folder") {
        let entry = entry.expect("an entry");
        std::fs::copy(entry.path(), to.join("round-keys").join(entry.file_name())).expect("copied");
    }
}

fn name(url: &str) -> &str {
    url.split('?').next().and_then(|start| start.rsplit('/').next()).expect("a database's name")
}

fn psql(url: &str, statements: &[&str]) {
    let maintenance = url.replace(&format!("/{}?", name(url)), "/postgres?");
    let mut command = Command::new("psql");
    command.args(["--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1"]);
    for statement in statements {
        command.args(["-c", statement]);
    }
    let output = command.arg(maintenance).output().expect("psql starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

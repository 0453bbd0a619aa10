//! The program's own commands, in a process of their own.

use super::export::Export;
use crate::support::world::program;
use constat::db::{Db, Url, schema};
use diesel::prelude::*;
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Where the data are, as the command line says it.
pub struct Data<'a> {
    pub folder: &'a Path,
    pub database_url: Option<&'a str>,
}

impl Data<'_> {
    fn flags(&self) -> Vec<String> {
        let mut flags = vec!["--data".to_owned(), self.folder.display().to_string()];
        if let Some(url) = self.database_url {
            flags.extend(["--database-url".to_owned(), url.to_owned()]);
        }
        flags
    }
    /// Takes the conversation over; the figures that the program gives.
    pub fn import(&self, export: &Export, coordinator: &str, language: &str) -> Value {
        let folder = export.folder.display().to_string();
        let mut words = vec!["import", "polis", &folder, "--json", "--coordinator", coordinator, "--language", language];
        let flags = self.flags();
        words.extend(flags.iter().map(String::as_str));
        serde_json::from_str(&run(&words)).expect("figures as JSON")
    }
    /// What must always hold, holds.
    pub fn check(&self) -> String {
        let flags = self.flags();
        let mut words = vec!["check"];
        words.extend(flags.iter().map(String::as_str));
        run(&words)
    }
    /// The sealed text as a file, through the command that writes it.
    pub fn export(&self, slug: &str, to: &Path) {
        let (flags, to) = (self.flags(), to.display().to_string());
        let mut words = vec!["export", slug, &to];
        words.extend(flags.iter().map(String::as_str));
        run(&words);
    }
    /// Rows: statements, contributions, ballots, sessions, diagnoses, people.
    pub fn rows(&self) -> [i64; 6] {
        let url = self.database_url.map_or_else(|| Ok(Url::Sqlite(self.folder.join("constat.db"))), Url::parse).expect("an address");
        let db = Db::open(&url).expect("the database opens");
        let count = |conn: &mut constat::db::Conn| {
            Ok([
                schema::statement::table.count().get_result(conn)?,
                schema::contribution::table.count().get_result(conn)?,
                schema::reaction_ballot::table.count().get_result(conn)?,
                schema::session::table.count().get_result(conn)?,
                schema::diagnosis::table.count().get_result(conn)?,
                schema::person::table.count().get_result(conn)?,
            ])
        };
        db.read(count).expect("the database answers")
    }
}

/// Runs the program to its end; what it printed. It must end well.
pub fn run(words: &[&str]) -> String {
    let output = Command::new(program()).args(words).output().expect("the program starts; `cargo xtask real` builds it");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{words:?}: {said}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

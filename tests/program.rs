//! The program itself, started as `cargo xtask run` starts it.

use crate::support::Folder;
use crate::support::started::Started;
use crate::support::world::program;
use std::process::Command;

#[test]
fn it_says_where_it_runs_and_how_to_make_the_first_coordination() {
    let started = Started::empty();
    let lines = &started.lines;
    assert!(lines[0].starts_with("Constat runs at http://127.0.0.1:"), "{lines:?}");
    assert!(lines[1].contains("/setup") && lines[1].contains("code"), "{lines:?}");
}

#[test]
fn a_mistyped_database_url_is_refused_with_words() {
    let folder = Folder::new();
    let output = Command::new(program())
        .args(["serve", "--listen", "127.0.0.1:0", "--database-url", "postgress://x/y", "--data"])
        .arg(folder.path())
        .output()
        .expect("the program starts");
    assert!(!output.status.success());
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(words.contains("no database URL"), "{words}");
}

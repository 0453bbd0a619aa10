//! `cargo xtask tidy`: the house rules no other tool checks.

use crate::shell::{Outcome, cargo, command, read, root};
use std::collections::BTreeSet;

/// More than this is more than one subject.
const LONGEST: usize = 600;

/// Marks of unfinished work. Written in halves, so that this file does not contain them.
const MARKS: &[&str] = &[
    concat!("to", "do!"),
    concat!("db", "g!"),
    concat!("unimple", "mented!"),
    concat!("#[ig", "nore"),
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X"),
    concat!("HA", "CK"),
];

/// The files a person writes; in the others, such as lock files, a mark is chance.
const WRITTEN: &[&str] = &["rs", "toml", "md", "sql", "css", "js", "html", "sh", "yml", "yaml", "typ", "csv"];

/// What `shared` must stay free of: it runs anywhere, without a database, a network or a page.
const FOREIGN_TO_SHARED: &[&str] = &["diesel", "actix", "leptos", "tokio"];

/// Checks every rule and lists all that is wrong at once.
pub fn tidy() -> Outcome {
    let listing = read(&mut command("git", &["ls-files", "--cached", "--others", "--exclude-standard", "-z"]))?;
    let files: BTreeSet<&str> = listing.split('\0').filter(|name| !name.is_empty()).collect();

    let mut wrong = Vec::new();
    let mut checked = 0_usize;
    for name in &files {
        // A file that git knows may just have been removed; one that is not text has no lines.
        if let Ok(text) = std::fs::read_to_string(root().join(name)) {
            checked += 1;
            check_file(name, &text, &mut wrong);
        }
    }
    check_migrations(&files, &mut wrong);
    check_shared(&mut wrong)?;

    if wrong.is_empty() {
        println!("{checked} files tidy");
        Ok(())
    } else {
        Err(format!("{}\nNot tidy: {} places, see above.", wrong.join("\n"), wrong.len()))
    }
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn check_file(name: &str, text: &str, wrong: &mut Vec<String>) {
    if extension(name) == "rs" {
        if text.lines().count() > LONGEST {
            wrong.push(format!("{name}:{}: longer than {LONGEST} lines; move one subject into a file of its own", LONGEST + 1));
        }
        if !text.starts_with("//!") {
            wrong.push(format!("{name}:1: does not say what it is; begin with a line `//! …`"));
        }
    }
    if !WRITTEN.contains(&extension(name)) && !name.starts_with(".ci/") {
        return;
    }
    for (number, line) in (1..).zip(text.lines()) {
        for mark in MARKS.iter().filter(|mark| contains_word(line, mark)) {
            wrong.push(format!("{name}:{number}: contains `{mark}`; do it now, or write down elsewhere that it waits"));
        }
    }
}

/// Whether the word stands in the line, and not as a part of a longer one.
fn contains_word(line: &str, word: &str) -> bool {
    let joins = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(start, _)| {
        let before = line.get(..start).and_then(|text| text.chars().next_back());
        let after = line.get(start + word.len()..).and_then(|text| text.chars().next());
        // A mark that ends in a sign of its own needs no border there.
        let open_end = word.ends_with(joins) && after.is_some_and(joins);
        let open_start = word.starts_with(joins) && before.is_some_and(joins);
        !open_start && !open_end
    })
}

/// Both engines take the same steps: each migration exists for both, under one name.
fn check_migrations(files: &BTreeSet<&str>, wrong: &mut Vec<String>) {
    const ENGINES: [&str; 2] = ["migrations/sqlite/", "migrations/postgres/"];
    let names =
        |engine: &str| -> BTreeSet<String> { files.iter().filter_map(|name| name.strip_prefix(engine)).map(str::to_owned).collect() };
    let [sqlite, postgres] = ENGINES.map(names);
    for (here, there, folder) in [(&sqlite, &postgres, ENGINES[1]), (&postgres, &sqlite, ENGINES[0])] {
        for missing in here.difference(there) {
            wrong.push(format!("{folder}{missing}:1: missing; write the same migration for this engine too"));
        }
    }
}

fn check_shared(wrong: &mut Vec<String>) -> Outcome {
    let listing =
        read(&mut cargo(&["tree", "--quiet", "--package=constat-shared", "--edges=normal,build", "--prefix=none", "--format={p}"]))?;
    let packages: BTreeSet<&str> = listing.lines().filter_map(|line| line.split(' ').next()).collect();
    for package in packages {
        if FOREIGN_TO_SHARED.iter().any(|foreign| package.starts_with(foreign)) {
            wrong.push(format!("shared/Cargo.toml:1: brings in {package}; put what needs it into the server or the frontend"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_a_whole_word() {
        let mark = concat!("TO", "DO");
        assert!(contains_word(&format!("// {mark}: later"), mark));
        assert!(contains_word(mark, mark));
        assert!(!contains_word(&format!("MY{mark}S"), mark));
        let call = concat!("db", "g!");
        assert!(contains_word(&format!("    {call}(value)"), call));
        assert!(!contains_word(&format!("ab{call}(value)"), call));
    }

    #[test]
    fn every_broken_rule_is_told_with_its_place() {
        let mut wrong = Vec::new();
        let text = format!("fn long() {{}}\n// {}\n{}", concat!("HA", "CK"), "\n".repeat(LONGEST));
        check_file("server/src/long.rs", &text, &mut wrong);
        let places: Vec<&str> = wrong.iter().filter_map(|line| line.split(": ").next()).collect();
        let expected = ["server/src/long.rs:601", "server/src/long.rs:1", "server/src/long.rs:2"];
        assert_eq!(places, expected);
    }

    #[test]
    fn a_migration_for_one_engine_only_is_told() {
        let files = BTreeSet::from(["migrations/sqlite/1_a/up.sql", "migrations/postgres/1_a/up.sql", "migrations/postgres/1_a/down.sql"]);
        let mut wrong = Vec::new();
        check_migrations(&files, &mut wrong);
        assert_eq!(wrong.len(), 1);
        assert!(wrong[0].starts_with("migrations/sqlite/1_a/down.sql:1: missing"));
    }
}

//! `cargo xtask test`: every test there is, counted honestly.

use crate::shell::{Outcome, cargo, succeed, which};
use crate::{client, fonts, needs, npm};
use std::io::{BufRead, BufReader};
use std::process::{ExitCode, Stdio};

/// Which tests to run.
#[derive(clap::Args)]
pub struct Options {
    /// Only tests whose name contains this
    #[arg(long)]
    filter: Option<String>,
}

/// These commands are built apart: a crate below them switches on a feature below the document engine, which would then be
/// built once more after `cargo xtask run`.
pub const PARTS: [&[&str]; 2] = [&["--workspace", "--exclude", "xtask"], &["--package", "xtask"]];

/// How many tests ended which way.
#[derive(Default, Debug, PartialEq, Eq)]
struct Tally {
    passed: u64,
    failed: u64,
}

/// Runs the tests. The last line printed is `N passed, N failed`, whatever happens.
pub fn test(options: &Options) -> ExitCode {
    let tally = prepare().and_then(|()| run(options.filter.as_deref())).unwrap_or_else(|message| {
        eprintln!("{message}");
        Tally { passed: 0, failed: 1 }
    });
    println!("{} passed, {} failed", tally.passed, tally.failed);
    if tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Installs what the tests take.
fn prepare() -> Outcome {
    needs::provide(&[needs::BUILD, needs::NPM, needs::TEST])?;
    client::build()?;
    fonts::build()?;
    npm::provide("tests", "the accessibility checker")
}

/// Runs the tests of all crates, showing what they print, and adds up their results.
fn run(filter: Option<&str>) -> Outcome<Tally> {
    // The tests start the program itself as well: documents are rendered by it in a process of their own.
    println!("Building the program…");
    succeed(&mut cargo(&["build", "--package", "constat"]))?;
    println!("Building and running the tests…");
    let mut tally = Tally::default();
    let mut success = true;
    for packages in PARTS {
        success &= run_part(packages, filter, &mut tally)?;
    }
    Ok(judge(tally, success, filter.is_some()))
}

/// Runs the tests of some crates; gives back whether cargo was content.
fn run_part(packages: &[&str], filter: Option<&str>, tally: &mut Tally) -> Outcome<bool> {
    let mut tests = cargo(&["test", "--no-fail-fast"]);
    tests.args(packages);
    if let Some(filter) = filter {
        tests.args(["--", filter]);
    }
    if let Some(driver) = which("chromedriver") {
        tests.env("CHROMEDRIVER", driver);
    }
    let mut child = tests.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(|e| format!("Cannot start cargo: {e}"))?;
    for line in child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).split(b'\n')) {
        let line = line.map_err(|e| format!("Cannot read what the tests print: {e}"))?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        if let Some(part) = result(&line) {
            tally.passed += part.passed;
            tally.failed += part.failed;
        }
    }
    let status = child.wait().map_err(|e| format!("Cannot wait for cargo: {e}"))?;
    Ok(status.success())
}

/// Something that gave no result of its own still counts as a failure: what did not compile, what
/// crashed, and a run in which there was nothing to run.
fn judge(mut tally: Tally, success: bool, filtered: bool) -> Tally {
    if tally.failed == 0 && !success {
        eprintln!("The tests ended with an error before giving all their results.");
        tally.failed = 1;
    } else if tally == Tally::default() {
        let why = if filtered { "No test has such a name." } else { "No test was run." };
        eprintln!("{why}");
        tally.failed = 1;
    }
    tally
}

/// Reads a line such as `test result: ok. 3 passed; 0 failed; 0 ignored; …`.
fn result(line: &str) -> Option<Tally> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let count = |name: &str| -> Option<u64> {
        let part = counts.split(';').find_map(|part| part.trim().strip_suffix(name))?;
        part.trim().parse().ok()
    };
    Some(Tally { passed: count("passed")?, failed: count("failed")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_line_is_read_and_others_are_not() {
        let line = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 1 filtered out";
        assert_eq!(result(line), Some(Tally { passed: 12, failed: 3 }));
        assert_eq!(result("test result_is_shown ... ok"), None);
        assert_eq!(result("running 3 tests"), None);
    }

    #[test]
    fn an_error_without_result_is_a_failure() {
        let some = || Tally { passed: 5, failed: 0 };
        assert_eq!(judge(some(), true, false), some());
        assert_eq!(judge(some(), false, false), Tally { passed: 5, failed: 1 });
        assert_eq!(judge(Tally::default(), true, true), Tally { passed: 0, failed: 1 });
    }
}

//! `cargo xtask real`: a real conversation from its export to answers of officials, unattended, on both engines.

use crate::shell::{Outcome, cargo, root, succeed, target};
use crate::{client, fonts, needs, test};
use std::path::PathBuf;

/// Which conversation.
#[derive(clap::Args)]
pub struct Options {
    /// A Polis export: a folder with comments.csv, participants-votes.csv and summary.csv; without it, a small invented one
    folder: Option<PathBuf>,
    /// Language of its statements: fr, nl, en, ar, tr, es, pt, ro, pl, uk or und
    #[arg(long, default_value = "und")]
    language: String,
}

/// Builds the program, walks the whole way, and says where the documents are.
pub fn real(options: &Options) -> Outcome {
    needs::provide(&[needs::BUILD, needs::NPM, needs::TEST])?;
    client::build()?;
    fonts::build()?;
    println!("Building the program…");
    succeed(&mut cargo(&["build", "--package", "constat"]))?;
    let mut walk = cargo(&["test"]);
    // The same crates as `cargo xtask test` builds together, so that nothing is built twice. One engine after the other: each is timed alone.
    walk.args(test::PARTS[0]).args(["--test", "spec", "--", "real::", "--nocapture", "--test-threads=1"]);
    let folder = options.folder.clone().unwrap_or_else(|| root().join("tests/fixtures/polis"));
    let folder = folder.canonicalize().map_err(|e| format!("Cannot find {}: {e}", folder.display()))?;
    walk.env("CONSTAT_POLIS", folder).env("CONSTAT_POLIS_LANGUAGE", &options.language);
    succeed(&mut walk)?;
    println!("The memoranda lie in {}", target()?.join("real").display());
    Ok(())
}

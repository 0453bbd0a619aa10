//! `cargo xtask bench absence`: whether the time of an answer tells what is forbidden from what is missing.

use crate::shell::{Outcome, cargo, succeed};
use crate::{client, needs};

/// How much.
#[derive(clap::Args)]
pub struct Options {
    /// Pairs of requests for each operation
    #[arg(long, default_value_t = 2_000)]
    pairs: u32,
    /// Only on this engine
    #[arg(long, value_parser = ["sqlite", "postgres"])]
    engine: Option<String>,
}

/// Runs the test that sends the pairs, with so many of them that it gives a verdict.
pub fn bench(options: &Options) -> Outcome {
    needs::provide(&[needs::BUILD, needs::TEST])?;
    client::build()?;
    let engine = options.engine.as_deref().map_or(String::new(), |engine| format!("{engine}::"));
    let test = format!("{engine}what_is_forbidden_takes_as_long_as_what_is_missing");
    let mut run = cargo(&["test", "--package", "constat-tests", "--test", "spec", &test, "--", "--nocapture", "--test-threads=1"]);
    succeed(run.env("CONSTAT_ABSENCE_PAIRS", options.pairs.to_string()))
}

//! `cargo xtask bench`: the program in its release profile, measured beside bare handlers; see `docs/benchmarks.md`.

mod absence;
mod tally;

use crate::shell::{Outcome, cargo, command, succeed, target};
use crate::{client, needs};
use std::path::PathBuf;

/// What to measure.
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Options {
    #[command(subcommand)]
    part: Option<Part>,
    /// Print JSON in place of the table
    #[arg(long)]
    json: bool,
    /// Measure growth on this empty PostgreSQL database as well
    #[arg(long, value_name = "URL")]
    postgres: Option<String>,
    /// Rows in the largest table of the growth measurement
    #[arg(long, default_value_t = 1_000_000)]
    largest: u32,
    /// Only these parts: speed, start, memory, paper, growth
    #[arg(long, value_name = "PARTS")]
    only: Option<String>,
}

/// What is measured by itself.
#[derive(clap::Subcommand)]
enum Part {
    /// Counting large files of ballots, beside other tools if they are given
    Tally(tally::Options),
    /// Whether what is forbidden takes as long as what is missing
    Absence(absence::Options),
}

/// Builds both programs, then lets the one measure the other. What measures has its own crate: this one stays quick to build.
pub fn bench(options: &Options) -> Outcome {
    match &options.part {
        Some(Part::Tally(options)) => return tally::bench(options),
        Some(Part::Absence(options)) => return absence::bench(options),
        None => {}
    }
    let built = build()?;
    let mut run = command(&built.join("constat-bench").to_string_lossy(), &["run", "--program"]);
    run.arg(built.join("constat")).arg("--folder").arg(target()?.join("bench"));
    run.args(["--largest", &options.largest.to_string()]);
    if options.json {
        run.arg("--json");
    }
    for (name, value) in [("--postgres", &options.postgres), ("--only", &options.only)] {
        if let Some(value) = value {
            run.args([name, value]);
        }
    }
    succeed(&mut run)
}

/// Builds what is measured and what measures; the folder that they lie in.
fn build() -> Outcome<PathBuf> {
    needs::provide(&[needs::BUILD])?;
    client::build()?;
    eprintln!("Building in the release profile. The first time takes many minutes…");
    succeed(&mut cargo(&["build", "--release", "--package", "constat", "--package", "constat-bench"]))?;
    Ok(target()?.join("release"))
}

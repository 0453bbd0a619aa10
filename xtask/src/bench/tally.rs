//! `cargo xtask bench tally`: how fast the command counts large files of ballots; see `docs/tally/benchmarks.md`.

use crate::shell::{Outcome, command, succeed, target};
use std::path::PathBuf;

/// What to measure.
#[derive(clap::Args)]
pub struct Options {
    /// Print JSON in place of the table
    #[arg(long)]
    json: bool,
    /// Only what has this in its name, such as `dots` or `growth`
    #[arg(long, value_name = "PART")]
    only: Option<String>,
    /// A folder with `time_reference.py` and its `requirements.txt`: those tools are timed on the same inputs in the same run
    #[arg(long, value_name = "DIR")]
    reference: Option<PathBuf>,
    /// A Python that has the requirements; without it, one is set up
    #[arg(long, value_name = "PROGRAM")]
    python: Option<PathBuf>,
}

/// Builds both programs, makes the inputs and measures.
pub fn bench(options: &Options) -> Outcome {
    let built = super::build()?;
    let mut run = command(&built.join("constat-bench").to_string_lossy(), &["tally", "--program"]);
    run.arg(built.join("constat")).arg("--folder").arg(target()?.join("bench"));
    if options.json {
        run.arg("--json");
    }
    if let Some(only) = &options.only {
        run.args(["--only", only]);
    }
    for (name, path) in [("--reference", &options.reference), ("--python", &options.python)] {
        if let Some(path) = path {
            run.arg(name).arg(path);
        }
    }
    succeed(&mut run)
}

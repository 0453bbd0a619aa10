//! Measures the built program: `cargo xtask bench` builds both in the release profile and starts this.
//!
//! Every rate is taken beside that of a bare handler, in turns, so that a busy machine slows both. What is told is the ratio.

mod bare;
mod growth;
mod load;
mod paper;
mod program;
mod report;
mod speed;
mod tally;
mod world;

use clap::{Parser, Subcommand};
use report::{Line, Report};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

/// What failed, as a sentence.
type Outcome<T = ()> = Result<T, String>;

#[derive(Parser)]
#[command(name = "constat-bench", about = "Measure Constat beside bare handlers")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measure everything
    Run(Options),
    /// Measure the counting of large files of ballots
    Tally(tally::Options),
    /// Serve the same bytes, or the same bytes after one query: what the program is compared with
    #[command(hide = true)]
    Bare(bare::Options),
}

#[derive(clap::Args)]
struct Options {
    /// The program to measure
    #[arg(long)]
    program: PathBuf,
    /// A folder for what is measured; it is emptied
    #[arg(long)]
    folder: PathBuf,
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
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Run(options) => run(&options),
        Command::Tally(options) => tally::tally(&options),
        Command::Bare(options) => bare::serve(options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(std::io::stderr(), "constat-bench: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Outcome {
    let mut report = Report::default();
    let wanted = |part: &str| options.only.is_empty() || options.only.iter().any(|p| p == part);
    if wanted("start") {
        say("how long a start takes");
        start(options, &mut report)?;
    }
    if wanted("memory") {
        say("how much memory it holds");
        memory(options, &mut report)?;
    }
    if wanted("speed") {
        say("how fast it answers");
        speed::measure(&options.program, &empty(&options.folder, "speed")?, &mut report)?;
    }
    if wanted("paper") {
        say("how long a memorandum takes to print");
        paper::measure(&options.program, &mut report)?;
    }
    if wanted("growth") {
        say("how it grows with what is stored");
        growth::sqlite(&options.program, &empty(&options.folder, "growth")?, options.largest, &mut report)?;
        if let Some(url) = &options.postgres {
            growth::postgres(&options.program, &empty(&options.folder, "growth-pg")?, url, options.largest, &mut report)?;
        }
    }
    let text = if options.json { report.json()? } else { report.table() };
    std::io::stdout().write_all(text.as_bytes()).map_err(|e| e.to_string())
}

fn say(what: &str) {
    let _ = writeln!(std::io::stderr(), "Measuring {what}…");
}

/// A folder with nothing in it.
fn empty(parent: &Path, name: &str) -> Outcome<PathBuf> {
    let folder = parent.join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|e| format!("cannot empty {}: {e}", folder.display()))?;
    }
    std::fs::create_dir_all(&folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    Ok(folder)
}

/// From the process's start to the resident's page: the first time, with the demonstration to write, and later.
fn start(options: &Options, report: &mut Report) -> Outcome {
    let data = empty(&options.folder, "start")?;
    let (first, running) = program::start(&options.program, &data, None)?;
    running.stop()?;
    let mut later = Vec::new();
    for _ in 0..9 {
        let (took, running) = program::start(&options.program, &data, None)?;
        running.stop()?;
        later.push(millis(took));
    }
    report.add(Line::new("start: first time, demonstration written", "ms", millis(first)));
    report.add(Line::new("start: to the first page", "ms", load::median(&mut later)));
    Ok(())
}

fn memory(options: &Options, report: &mut Report) -> Outcome {
    let data = empty(&options.folder, "memory")?;
    program::start(&options.program, &data, None)?.1.stop()?;
    let (_, running) = program::start(&options.program, &data, None)?;
    let rest = running.memory()?;
    report.add(Line::new("memory: at rest, with the demonstration", "MB", rest.resident).at_most(25.0));
    report.add(Line::new("memory: of this, not pages of the program's file", "MB", rest.own));
    let demo = running.demo()?;
    let targets = [running.target(&format!("/r/{}", demo.session), None), running.target(&demo.today(), Some(&demo.cookie))];
    for target in &targets {
        load::fixed(target, 5_000, 16)?;
    }
    let after = running.memory()?;
    report.add(Line::new("memory: after 10,000 requests", "MB", after.resident));
    report.add(Line::new("memory: of this, not pages of the program's file ", "MB", after.own));
    running.stop()
}

fn millis(took: Duration) -> f64 {
    took.as_secs_f64() * 1_000.0
}

//! Times `constat tally` on large files of ballots: from the start of the process to its end, reading included.

mod inputs;
mod jobs;
mod reference;
mod run;

use crate::report::{Line, Report};
use crate::{Outcome, empty, say};
use jobs::{JOBS, Job};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// What to measure.
#[derive(clap::Args)]
pub struct Options {
    /// The program to measure
    #[arg(long)]
    program: PathBuf,
    /// A folder for the inputs; it is emptied
    #[arg(long)]
    folder: PathBuf,
    /// Print JSON in place of the table
    #[arg(long)]
    json: bool,
    /// Only what has this in its name
    #[arg(long, default_value = "")]
    only: String,
    /// A folder with `time_reference.py` and its `requirements.txt`: time those tools on the same inputs in the same run
    #[arg(long)]
    reference: Option<PathBuf>,
    /// A Python that has the requirements; otherwise one is set up
    #[arg(long)]
    python: Option<PathBuf>,
}

/// Sizes of the growth measurement, in ballots.
const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];

/// Measures and prints.
pub fn tally(options: &Options) -> Outcome {
    let folder = empty(&options.folder, "tally")?;
    let mut report = Report::default();
    let wanted: Vec<&Job> = JOBS.iter().filter(|job| job.name.contains(&options.only)).collect();
    say("nothing yet: the inputs are made");
    let mut files: Vec<&str> = wanted.iter().map(|job| job.input).collect();
    files.sort_unstable();
    files.dedup();
    for file in files {
        inputs::make(&folder, file)?;
    }
    let reference = match &options.reference {
        Some(scripts) => reference::times(scripts, options.python.as_deref(), &folder, &options.folder, &wanted)?,
        None => HashMap::new(),
    };
    for job in wanted {
        say(job.name);
        measure(options, &folder, job, &reference, &mut report)?;
    }
    if "growth".contains(&options.only) {
        for (name, method) in [("dots", "dots"), ("ranking", "borda"), ("ranking", "schulze_margins"), ("ranking", "irv")] {
            say("how it grows");
            growth(options, &folder, name, method, &mut report)?;
        }
    }
    let text = if options.json { report.json()? } else { report.table() };
    std::io::stdout().write_all(text.as_bytes()).map_err(|e| e.to_string())
}

fn measure(options: &Options, folder: &Path, job: &Job, reference: &HashMap<String, f64>, report: &mut Report) -> Outcome {
    let file = folder.join(job.input);
    let taken = run::median(&options.program, folder, job.input, job.arguments)?;
    let name = job.name;
    let time = Line::new(format!("{name}: time"), "s", taken.seconds);
    report.add(if let Some(most) = job.most_seconds { time.at_most(most) } else { time });
    report.add(Line::new(format!("{name}: read"), "MB/s", megabytes(&file)? / taken.seconds));
    let memory = Line::new(format!("{name}: memory at its peak"), "MB", taken.megabytes);
    report.add(if let Some(most) = job.most_megabytes { memory.at_most(most) } else { memory });
    if job.input == inputs::DOTS {
        let alone = hashed(&file)?;
        report.add(Line::new(format!("{name}: share of reading and hashing alone"), "%", 100.0 * alone / taken.seconds));
    }
    if let Some(theirs) = job.reference.and_then(|other| reference.get(other)) {
        report.add(Line::new(format!("{name}: {}", job.reference.unwrap_or_default()), "s", *theirs));
        report.add(Line::new(format!("{name}: that many times as fast"), "x", theirs / taken.seconds));
    }
    Ok(())
}

/// Reads a file and hashes it, as the program does beside counting; in seconds, the best of three.
fn hashed(file: &Path) -> Outcome<f64> {
    let mut best = f64::INFINITY;
    for _ in 0..3 {
        let started = Instant::now();
        let mut source = std::fs::File::open(file).map_err(|e| e.to_string())?;
        let (mut hash, mut bytes) = (Sha256::new(), vec![0; 256 * 1024]);
        loop {
            let count = source.read(&mut bytes).map_err(|e| e.to_string())?;
            if count == 0 {
                break;
            }
            hash.update(bytes.get(..count).unwrap_or_default());
        }
        std::hint::black_box(hash.finalize());
        best = best.min(started.elapsed().as_secs_f64());
    }
    Ok(best)
}

/// Time over ballots, on a scale where a straight line of slope `e` is ballots^e; the start of the process is taken off.
fn growth(options: &Options, folder: &Path, kind: &str, method: &str, report: &mut Report) -> Outcome {
    let arguments = ["--method", method];
    let least = inputs::sized(folder, kind, 10)?;
    let start = run::median(&options.program, folder, &least, &arguments)?.seconds;
    let mut points = Vec::new();
    for size in SIZES {
        let file = inputs::sized(folder, kind, size)?;
        let seconds = run::median(&options.program, folder, &file, &arguments)?.seconds;
        report.add(Line::new(format!("growth, {method}: {size} ballots"), "s", seconds));
        points.push((inputs::float(size).ln(), (seconds - start).max(0.000_1).ln()));
    }
    report.add(Line::new(format!("growth, {method}: exponent"), "", slope(&points)));
    Ok(())
}

/// Of the line through the points with the least squares.
fn slope(points: &[(f64, f64)]) -> f64 {
    let count = inputs::float(points.len());
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let (both, own) =
        points.iter().fold((0.0, 0.0), |(both, own), point| (both + (point.0 - x) * (point.1 - y), own + (point.0 - x).powi(2)));
    both / own
}

fn megabytes(file: &Path) -> Outcome<f64> {
    let bytes = std::fs::metadata(file).map_err(|e| e.to_string())?.len();
    Ok(inputs::float(usize::try_from(bytes).unwrap_or(usize::MAX)) / 1e6)
}

//! One run of the command: how long, and how much memory at its peak.

use crate::Outcome;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// What a run took.
#[derive(Clone, Copy)]
pub struct Taken {
    /// From the start of the process to its end.
    pub seconds: f64,
    /// Resident at the peak, as the system counts it; NaN where it does not tell.
    pub megabytes: f64,
}

/// The middle of three runs; the memory is the largest of them.
pub fn median(program: &Path, folder: &Path, file: &str, arguments: &[&str]) -> Outcome<Taken> {
    let mut runs = Vec::new();
    for _ in 0..3 {
        runs.push(once(program, folder, file, arguments)?);
    }
    let megabytes = runs.iter().map(|run| run.megabytes).fold(f64::NAN, f64::max);
    runs.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    let middle = runs.get(1).ok_or("no run")?;
    Ok(Taken { seconds: middle.seconds, megabytes })
}

fn once(program: &Path, folder: &Path, file: &str, arguments: &[&str]) -> Outcome<Taken> {
    let mut command = Command::new(program);
    command.arg("tally").arg(file).args(arguments).current_dir(folder);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::inherit());
    let started = Instant::now();
    let mut child = command.spawn().map_err(|e| format!("cannot start {}: {e}", program.display()))?;
    let mut peak = f64::NAN;
    // The system forgets the peak with the process, so it is asked again and again.
    let status = loop {
        peak = peak.max(resident(&child));
        if let Some(status) = child.try_wait().map_err(|e| e.to_string())? {
            break status;
        }
        std::thread::sleep(Duration::from_micros(500));
    };
    let seconds = started.elapsed().as_secs_f64();
    if status.success() {
        Ok(Taken { seconds, megabytes: peak })
    } else {
        Err(format!("constat tally {file} {} failed", arguments.join(" ")))
    }
}

fn resident(child: &Child) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    let kilobytes: Option<f64> = line.split_whitespace().next().and_then(|number| number.parse().ok());
    kilobytes.map_or(f64::NAN, |kilobytes| kilobytes / 1024.0)
}

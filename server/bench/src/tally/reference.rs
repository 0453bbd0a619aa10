//! Other tools on the same inputs, by a script that somebody gives: `time_reference.py FOLDER --only JOB --json FILE`.

use super::jobs::Job;
use crate::{Outcome, say};
use serde_json::Value;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Seconds of each job, loading included.
pub fn times(scripts: &Path, python: Option<&Path>, inputs: &Path, folder: &Path, wanted: &[&Job]) -> Outcome<HashMap<String, f64>> {
    let python = match python {
        Some(python) => python.to_path_buf(),
        None => provide(scripts, folder)?,
    };
    let mut times = HashMap::new();
    for job in wanted.iter().filter_map(|job| job.reference) {
        say(&format!("the other tool: {job}"));
        let file = folder.join("reference.json");
        let mut command = Command::new(&python);
        command.arg(scripts.join("time_reference.py")).arg(inputs).args(["--only", job, "--json"]).arg(&file);
        succeed(&mut command)?;
        let text = std::fs::read(&file).map_err(|e| e.to_string())?;
        let rows: Vec<Value> = serde_json::from_slice(&text).map_err(|e| e.to_string())?;
        for row in rows {
            let seconds = |name: &str| row.get(name).and_then(Value::as_f64);
            // Without a number it failed, or took longer than it may.
            if let (Some(name), Some(load), Some(count)) = (row.get("job").and_then(Value::as_str), seconds("load"), seconds("count")) {
                times.insert(name.to_owned(), load + count);
            }
        }
    }
    Ok(times)
}

/// A Python of its own with what the script needs.
fn provide(scripts: &Path, folder: &Path) -> Outcome<PathBuf> {
    let own = folder.join("python");
    let python = own.join("bin").join("python");
    if !python.is_file() {
        say("nothing yet: the other tools are installed");
        succeed(Command::new("python3").args(["-m", "venv"]).arg(&own))?;
        succeed(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(scripts.join("requirements.txt")))?;
    }
    Ok(python)
}

fn succeed(command: &mut Command) -> Outcome {
    // What it prints goes where progress goes: the figures alone are ours to print.
    command.stdin(Stdio::null()).stdout(std::io::stderr());
    let status = command.status().map_err(|e| format!("cannot start {}: {e}", command.get_program().display()))?;
    if status.success() { Ok(()) } else { Err(format!("{} failed", command.get_program().display())) }
}

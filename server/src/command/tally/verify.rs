//! Counts again what a result says, on the file that lies here, and compares.

use super::files::{Named, Opened, open};
use super::{Told, say};
use constat_shared::tally::cases::compare::{Tolerance, differences};
use constat_shared::tally::{Options, find};
use serde_json::{Map, Value};
use std::path::Path;

/// Floats are counted in the same order everywhere; this much is left to the processors.
const SAME: Tolerance = Tolerance { abs: 1e-9, rel: 1e-9 };
/// What another version of the engine may say otherwise without the result being another.
const OF_THE_ENGINE: [&str; 4] = ["engine_version", "variant", "source", "warnings"];

/// Fails with every difference.
pub fn verify(named: &Named, result: &Path) -> Result<(), String> {
    let text = std::fs::read(result).map_err(|e| format!("cannot read {}: {e}", result.display()))?;
    let results: Value = serde_json::from_slice(&text).map_err(|e| format!("{} is no result: {e}", result.display()))?;
    let results = match results {
        Value::Array(list) => list,
        one => vec![one],
    };
    let mut lines = Vec::new();
    for claimed in &results {
        let Some(method) = claimed.get("method").and_then(Value::as_str) else {
            return Err(format!("{} is no result of `constat tally --json`: it names no method", result.display()));
        };
        if claimed.get("refused").is_none() {
            lines.extend(recount(named, method, claimed)?.into_iter().map(|line| format!("{method}{line}")));
        }
    }
    for line in &lines {
        say(line);
    }
    if lines.is_empty() {
        say("the same result");
        Ok(())
    } else {
        Err(format!("{} differences: this is not the result of these ballots", lines.len()))
    }
}

fn recount(named: &Named, method: &str, claimed: &Value) -> Result<Vec<String>, String> {
    let (entry, _) = find(method).ok_or_else(|| super::unknown(method))?;
    let options = Options(claimed.get("options").and_then(Value::as_object).cloned().unwrap_or_default());
    let Opened { input, sha256 } = open(named, entry.kind(), &options)?;
    let counted = entry.count(&input, &options).map_err(|fault| fault.to_string())?;
    let told = serde_json::to_value(Told::new(entry, &options, &counted, &sha256)).map_err(|e| e.to_string())?;
    let comparable = |value: &Value| -> Value {
        let fields: Map<String, Value> = value.as_object().cloned().unwrap_or_default();
        fields.into_iter().filter(|(name, _)| !OF_THE_ENGINE.contains(&name.as_str())).collect()
    };
    Ok(differences(&comparable(claimed), &comparable(&told), SAME))
}

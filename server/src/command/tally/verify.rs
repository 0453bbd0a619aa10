//! Counts again what a result says, on the file that lies here, and compares.

use super::files::{Named, Opened};
use super::{Told, count, say, words};
use constat_shared::tally::cases::compare::{Tolerance, differences};
use constat_shared::tally::robust::Draws;
use constat_shared::tally::{Kind, Options, find};
use serde_json::{Map, Value};
use std::path::Path;

/// Floats are counted in the same order everywhere; this much is left to the processors.
const SAME: Tolerance = Tolerance { abs: 1e-9, rel: 1e-9 };
/// What another version of the engine may say otherwise without the result being another.
const OF_THE_ENGINE: [&str; 4] = ["engine_version", "variant", "source", "warnings"];
/// A reader needs no more of them to see that it is another result.
const MOST_LINES: usize = 50;

/// Files that have been read, by what they were read for.
type Read = Vec<(Kind, Options, Opened)>;

/// Fails with every difference.
pub fn verify(named: &Named, result: &Path) -> Result<(), String> {
    let text = std::fs::read(result).map_err(|e| format!("{}: cannot be opened: {e}", result.display()))?;
    let results: Value = serde_json::from_slice(&text).map_err(|e| {
        format!("{}: line {}, column {}: expected a result of `constat tally --json`: {e}", result.display(), e.line(), e.column())
    })?;
    let results = match results {
        Value::Array(list) => list,
        one => vec![one],
    };
    let (mut lines, mut counted, mut read) = (Vec::new(), 0_usize, Read::new());
    for claimed in &results {
        let Some(method) = claimed.get("method").and_then(Value::as_str) else {
            return Err(format!("{}: expected a result of `constat tally --json`, and this names no method", result.display()));
        };
        if claimed.get("refused").is_none() {
            counted += 1;
            lines.extend(recount(named, method, claimed, &mut read)?.into_iter().map(|line| format!("{method}{line}")));
        }
    }
    if counted == 0 {
        return Err(format!("{}: expected at least one result, and there is none", result.display()));
    }
    for line in lines.iter().take(MOST_LINES) {
        say(line);
    }
    if lines.len() > MOST_LINES {
        say(&format!("… and {} more", lines.len() - MOST_LINES));
    }
    match lines.len() {
        0 => say(&format!("the same: {counted} counted again")),
        1 => return Err("1 difference: this is not the result of these ballots".to_owned()),
        many => return Err(format!("{many} differences: this is not the result of these ballots")),
    }
    Ok(())
}

/// What differs, as where it stands, what was claimed and what was counted.
fn recount(named: &Named, method: &str, claimed: &Value, read: &mut Read) -> Result<Vec<String>, String> {
    let (entry, _) = find(method).ok_or_else(|| words::unknown(method))?;
    let options = Options(claimed.get("options").and_then(Value::as_object).cloned().unwrap_or_default());
    let kind = entry.kind();
    let known = |(read_as, with, _): &&(Kind, Options, Opened)| *read_as == kind && *with == options;
    if !read.iter().any(|one| known(&one)) {
        let looked = named.look()?;
        read.push((kind, options.clone(), named.read(looked, kind, &options)?));
    }
    let Some((_, _, opened)) = read.iter().find(known) else { return Ok(Vec::new()) };
    let (counted, firm) = count(named, entry, &opened.input, &options, draws(claimed))
        .map_err(|fault| format!("{method}: {}", named.told(&fault, &options)))?;
    let told = serde_json::to_value(Told::new(entry, &options, &counted, firm.as_ref(), &opened.sha256)).map_err(|e| e.to_string())?;
    // Of the same engine, every word has to be the same.
    let same_engine = claimed.get("engine_version") == told.get("engine_version");
    let comparable = |value: &Value| -> Value {
        let fields: Map<String, Value> = value.as_object().cloned().unwrap_or_default();
        fields.into_iter().filter(|(name, _)| same_engine || !OF_THE_ENGINE.contains(&name.as_str())).collect()
    };
    Ok(differences(&comparable(claimed), &comparable(&told), SAME))
}

fn draws(claimed: &Value) -> Option<Draws> {
    let robustness = claimed.get("robustness")?;
    let runs = robustness.get("runs").and_then(Value::as_u64).and_then(|runs| u32::try_from(runs).ok())?;
    Some(Draws { runs, seed: robustness.get("seed").and_then(Value::as_u64)? })
}

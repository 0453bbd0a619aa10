//! Reference cases: a folder with `reference.json` and its input files, counted again and compared value by value.

pub mod compare;
mod opinion;

use super::catalogue::{self, Input, Kind, Sources};
use super::counted::Counted;
use super::options::Options;
use compare::{Tolerance, differences};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

/// What is compared of one case.
#[derive(Deserialize)]
struct Case {
    input: Map<String, Value>,
    results: Vec<Expected>,
}

#[derive(Deserialize)]
struct Expected {
    id: String,
    values: Value,
    #[serde(default)]
    tolerance: Tolerance,
}

/// What became of a walk.
#[derive(Debug, Default)]
pub struct Report {
    /// Results that agree.
    pub agree: usize,
    /// Results that do not, or that could not be had.
    pub differ: usize,
    /// One line per difference.
    pub lines: Vec<String>,
}

/// Every `reference.json` below a folder, in the order of their paths.
pub fn cases(below: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![below.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir()? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else if entry.file_name() == "reference.json" {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Counts one case again.
pub fn check(reference: &Path, report: &mut Report) {
    let case: Case =
        match std::fs::read(reference).map_err(|e| e.to_string()).and_then(|text| serde_json::from_slice(&text).map_err(|e| e.to_string()))
        {
            Ok(case) => case,
            Err(message) => return report.line(reference, "", &message),
        };
    let mut read = HashMap::new();
    for expected in &case.results {
        let found = compare(reference, &case, expected, &mut read).unwrap_or_else(|message| vec![message]);
        if found.is_empty() {
            report.agree += 1;
        } else {
            report.differ += 1;
            report.lines.extend(found.iter().map(|line| format!("{} {}{line}", reference.display(), expected.id)));
        }
    }
}

impl Report {
    fn line(&mut self, reference: &Path, id: &str, message: &str) {
        self.differ += 1;
        self.lines.push(format!("{} {id}: {message}", reference.display()));
    }
}

/// What one result differs in. A file is read once per kind and case.
fn compare(reference: &Path, case: &Case, expected: &Expected, read: &mut HashMap<Kind, Input>) -> Result<Vec<String>, String> {
    let Some((entry, mut options)) = catalogue::find(&expected.id) else { return Ok(vec![": unknown id".to_owned()]) };
    let given = Options(case.input.clone());
    for setting in entry.settings {
        if let Some(value) = given.get(setting.name) {
            options.0.entry(setting.name).or_insert_with(|| value.clone());
        }
    }
    for (name, value) in derived(case) {
        if entry.settings.iter().any(|setting| setting.name == name) {
            options.0.insert(name.to_owned(), value);
        }
    }
    let kind = entry.kind();
    if let std::collections::hash_map::Entry::Vacant(place) = read.entry(kind) {
        place.insert(open(reference, &case.input, kind)?);
    }
    let input = read.get(&kind).ok_or(": not read")?;
    let counted = entry.count(input, &options).map_err(|fault| format!(": {fault}"))?;
    Ok(judge(&expected.id, &expected.values, &counted, expected.tolerance))
}

/// Some results of a case are counted from another of its results, so that each can be tested by itself.
fn derived(case: &Case) -> Vec<(&'static str, Value)> {
    let groups = case.results.iter().find(|result| result.id == "groups");
    groups.and_then(|groups| opinion::labels(&groups.values)).map(|labels| ("labels", labels)).into_iter().collect()
}

/// Compares; some methods leave something free, such as a sign.
fn judge(id: &str, expected: &Value, counted: &Counted, tolerance: Tolerance) -> Vec<String> {
    if let Some(found) = opinion::judge(id, expected, counted, tolerance) {
        return found;
    }
    differences(expected, &counted.values, tolerance)
}

/// Opens the files that the case names and reads them.
fn open(reference: &Path, input: &Map<String, Value>, kind: Kind) -> Result<Input, String> {
    let folder = reference.parent().unwrap_or(Path::new("."));
    let file = |key: &str| -> Result<Option<BufReader<File>>, String> {
        let Some(name) = input.get(key).and_then(Value::as_str) else { return Ok(None) };
        let path = folder.join(name);
        File::open(&path).map(|file| Some(BufReader::new(file))).map_err(|e| format!(": {}: {e}", path.display()))
    };
    let (mut ballots, mut items, mut weights, mut comments) =
        (file("file")?, file("items_file")?, file("weights_file")?, file("comments_file")?);
    let mut sources = Sources {
        ballots: ballots.as_mut().map(|file| file as _),
        items: items.as_mut().map(|file| file as _),
        weights: weights.as_mut().map(|file| file as _),
        comments: comments.as_mut().map(|file| file as _),
    };
    catalogue::read(kind, &mut sources, &Options(input.clone())).map_err(|fault| format!(": {fault}"))
}

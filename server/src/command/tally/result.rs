//! The result of `constat tally`, as JSON and as text. `docs/tally-result.schema.json` describes the JSON.

use super::say;
use constat_shared::tally::{Counted, Entry, Options};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// One count with everything that is needed to make it again.
#[derive(Serialize)]
pub struct Result<'a> {
    /// The entry's stable name.
    pub method: &'static str,
    /// Its family.
    pub family: &'static str,
    /// Every choice that it makes, in words.
    pub variant: &'static str,
    /// Who described it.
    pub source: &'static str,
    /// Settings that were given; what was not has the default that `--list` names.
    pub options: &'a Map<String, Value>,
    /// Items, ties, winners.
    #[serde(flatten)]
    pub counted: &'a Counted,
    /// Version of the engine.
    pub engine_version: &'static str,
    /// Of the ballots, hexadecimal.
    pub input_sha256: &'a str,
    /// Of each file, by role.
    pub inputs: &'a BTreeMap<&'static str, String>,
}

impl<'a> Result<'a> {
    /// Puts them together.
    pub fn new(entry: &Entry, options: &'a Options, counted: &'a Counted, inputs: &'a BTreeMap<&'static str, String>) -> Self {
        Self {
            method: entry.id,
            family: entry.method,
            variant: entry.variant,
            source: entry.source,
            options: &options.0,
            counted,
            engine_version: env!("CARGO_PKG_VERSION"),
            input_sha256: inputs.get("ballots").map_or("", String::as_str),
            inputs,
        }
    }
    /// For a person.
    pub fn print(&self) {
        say(&format!("{} ({})", self.method, self.variant));
        for item in &self.counted.items {
            let rank = item.rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string());
            let score = item.score.map_or_else(String::new, |score| format!("{score:>14.4}"));
            let name = if item.name == item.id { String::new() } else { format!("  {}", item.name) };
            say(&format!("{rank:>5}  {:<12}{score}{name}", item.id));
        }
        let lists = [("winners", &self.counted.winners), ("chosen", &self.counted.committee)];
        for (word, list) in lists.into_iter().filter_map(|(word, list)| list.as_ref().map(|list| (word, list))) {
            say(&format!("{word}: {}", if list.is_empty() { "none".to_owned() } else { list.join(", ") }));
        }
        for group in &self.counted.ties {
            say(&format!("tied: {}", group.join(", ")));
        }
        for warning in &self.counted.warnings {
            say(&format!("note: {warning}"));
        }
        if self.counted.items.is_empty() {
            say(&serde_json::to_string_pretty(&self.counted.values).unwrap_or_default());
        }
        say(&format!("ballots: SHA-256 {}, engine {}", self.input_sha256, self.engine_version));
    }
}

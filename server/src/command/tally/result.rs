//! The result of `constat tally`; `docs/tally/result.schema.json` describes its JSON.

use constat_shared::tally::robust::Firm;
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
    /// How firm it is, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub robustness: Option<&'a Firm>,
    /// Version of the engine.
    pub engine_version: &'static str,
    /// Of the ballots, hexadecimal.
    pub input_sha256: &'a str,
    /// Of each file, by role.
    pub inputs: &'a BTreeMap<&'static str, String>,
}

impl<'a> Result<'a> {
    /// Puts them together.
    pub fn new(
        entry: &Entry,
        options: &'a Options,
        counted: &'a Counted,
        robustness: Option<&'a Firm>,
        inputs: &'a BTreeMap<&'static str, String>,
    ) -> Self {
        Self {
            method: entry.id,
            family: entry.method,
            variant: entry.variant,
            source: entry.source,
            options: &options.0,
            counted,
            robustness,
            engine_version: env!("CARGO_PKG_VERSION"),
            input_sha256: inputs.get("ballots").map_or("", String::as_str),
            inputs,
        }
    }
}

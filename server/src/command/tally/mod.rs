//! `constat tally`: counts a file of ballots without a server, and counts again what somebody else has counted.
//! `docs/tally/README.md` tells how to use it.

mod files;
mod kind;
mod result;
mod text;
mod verify;
mod words;

use super::say;
use constat_shared::tally::robust::{Draws, Firm, firm};
use constat_shared::tally::{Counted, Entry, Fault, Input, Kind, Options, catalogue, find};
use files::Named;
use result::Result as Told;
use serde_json::{Value, json};
use std::path::PathBuf;

/// What to count, and how.
#[derive(Debug, clap::Args)]
pub struct Tally {
    /// Ballots: `PrefLib` (.soc .soi .toc .toi .cat), Pabulib (.pb), a Polis export's folder, or CSV; `-` reads standard input
    file: Option<PathBuf>,
    /// A method or a family of methods that `--list` names; `auto` tells which fit the file
    #[arg(long)]
    method: Option<String>,
    /// A setting of the method, such as `seats=3`; may be repeated
    #[arg(long = "option", short = 'o', value_name = "NAME=VALUE")]
    options: Vec<String>,
    /// How many are chosen; the same as `--option seats=N`
    #[arg(long)]
    seats: Option<String>,
    /// Names of the items; otherwise `items.csv` beside the ballots
    #[arg(long)]
    items: Option<PathBuf>,
    /// Weights of the criteria; otherwise `weights.csv` beside the ratings
    #[arg(long)]
    weights: Option<PathBuf>,
    /// Texts of the statements; otherwise `comments.csv` beside the votes
    #[arg(long)]
    comments: Option<PathBuf>,
    /// Draw the ballots again so many times, with replacement, and tell how often each item is among the first
    #[arg(long, value_name = "RUNS")]
    bootstrap: Option<String>,
    /// Where the draws begin: the same seed draws the same ballots
    #[arg(long, value_name = "N")]
    seed: Option<String>,
    /// Count again and compare with this result
    #[arg(long, value_name = "RESULT")]
    verify: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// Name every method with its variant and settings
    #[arg(long)]
    list: bool,
}

/// An entry with the settings that its name carries.
type Wanted = (&'static Entry, Options);

/// Does what was asked.
pub fn tally(asked: &Tally) -> Result<(), String> {
    if asked.list {
        return list(asked.json);
    }
    let Some(file) = &asked.file else {
        return Err(
            "which file? Name the file of the ballots, or `-` for standard input; `constat tally --list` names the methods".to_owned()
        );
    };
    let named = asked.named(file);
    if let Some(result) = &asked.verify {
        return verify::verify(&named, result);
    }
    let (given, draws) = (asked.given()?, asked.draws()?);
    // A misspelt name is told before a large file is opened.
    if let Some(name) = asked.method.as_deref().filter(|name| *name != "auto") {
        entries(name, None)?;
    }
    let looked = named.look()?;
    let shown = file.display().to_string();
    let name = match asked.method.as_deref() {
        Some("auto") => {
            say(&words::fitting(&shown, looked.kind));
            return Ok(());
        }
        None => return Err(format!("which method?\n{}", words::fitting(&shown, looked.kind))),
        Some(name) => name,
    };
    let wanted = entries(name, looked.kind)?;
    let all: Vec<&Entry> = wanted.iter().map(|(entry, _)| *entry).collect();
    let Some(kind) = all.first().map(|entry| entry.kind()) else { return Err(words::unknown(name)) };
    if let Some(found) = looked.kind.filter(|found| !counts(kind, *found)) {
        return Err(words::other_kind(&shown, &looked.first_line, found, name, kind));
    }
    if let Some(unknown) = given.0.keys().find(|name| !all.iter().any(|entry| knows(entry, name))) {
        return Err(words::unknown_option(unknown, &all));
    }
    let opened = named.read(looked, kind, &given)?;
    let mut results = Vec::new();
    for (entry, own) in &wanted {
        let options = for_entry(entry, own, &given);
        match count(&named, entry, &opened.input, &options, draws) {
            Ok((counted, firm)) => {
                let told = Told::new(entry, &options, &counted, firm.as_ref(), &opened.sha256);
                if asked.json {
                    results.push(serde_json::to_value(&told).map_err(|e| e.to_string())?);
                } else {
                    text::print(&told);
                }
            }
            // One of a family may have nothing to say about this file; what was asked for must fit all the same.
            Err(fault) if wanted.len() == 1 || is_asked(&fault, &given) => return Err(named.told(&fault, &options)),
            Err(fault) if asked.json => results.push(json!({"method": entry.id, "refused": named.told(&fault, &options)})),
            Err(fault) => say(&format!("{}: {}\n", entry.id, named.told(&fault, &options))),
        }
    }
    match (asked.json, results.as_slice()) {
        (true, [one]) if wanted.len() == 1 => print(one),
        (true, _) => print(&Value::Array(results)),
        (false, _) => Ok(()),
    }
}

/// Counts, and draws again if that was asked for.
fn count(named: &Named, entry: &Entry, input: &Input, options: &Options, draws: Option<Draws>) -> Result<(Counted, Option<Firm>), Fault> {
    let counted = entry.count(input, options)?;
    let Some(draws) = draws else { return Ok((counted, None)) };
    let raters = match input {
        Input::Rating(_) if entry.id == "weighted_mean" => Some(named.raters().map_err(Fault::NoResult)?),
        _ => None,
    };
    let firm = firm(entry, input, raters.as_ref(), options, draws)?;
    Ok((counted, Some(firm)))
}

/// A value that somebody typed, or a place in the file: neither may be passed over.
fn is_asked(fault: &Fault, given: &Options) -> bool {
    match fault {
        Fault::Setting { name, .. } => given.0.contains_key(name),
        Fault::NoResult(_) => false,
        _ => true,
    }
}

/// Whether methods of the one kind count files that look like the other: agreement is counted in rounds as well.
fn counts(kind: Kind, found: Kind) -> bool {
    kind == found || kind == Kind::Agreement && found == Kind::Delphi
}

impl Tally {
    fn named(&self, file: &std::path::Path) -> Named {
        Named { ballots: file.to_path_buf(), items: self.items.clone(), weights: self.weights.clone(), comments: self.comments.clone() }
    }
    fn given(&self) -> Result<Options, String> {
        let mut given = Options::default();
        for text in &self.options {
            let setting = text.split_once('=').filter(|(name, _)| !name.trim().is_empty());
            let (name, value) = setting.ok_or_else(|| format!("option {text}: expected NAME=VALUE, such as seats=3"))?;
            given = given.with(name.trim(), value.trim());
        }
        Ok(self.seats.iter().fold(given, |given, seats| given.with("seats", seats)))
    }
    fn draws(&self) -> Result<Option<Draws>, String> {
        let seed = match &self.seed {
            Some(text) => text.parse().map_err(|_| format!("--seed {text}: expected a whole number, 0 or more"))?,
            None => 1,
        };
        let Some(text) = &self.bootstrap else {
            let alone = "--seed does nothing by itself: expected --bootstrap RUNS beside it".to_owned();
            return if self.seed.is_some() { Err(alone) } else { Ok(None) };
        };
        let runs = text.parse().ok().filter(|runs| (1..=1_000_000).contains(runs));
        runs.map(|runs| Some(Draws { runs, seed })).ok_or_else(|| format!("--bootstrap {text}: expected a whole number from 1 to 1000000"))
    }
}

/// The entries of this name: one, or a family's. All of a family read the same kind of file. Where a name is both, the file
/// decides: `pairwise` is a family of comparisons, and a table that is counted from rankings.
fn entries(name: &str, file: Option<Kind>) -> Result<Vec<Wanted>, String> {
    let family = || {
        let kind = kind::named(name);
        let of = catalogue().filter(|entry| kind.map_or(entry.method == name, |kind| entry.kind() == kind));
        of.map(|entry| (entry, Options::default())).collect::<Vec<_>>()
    };
    let one = find(name).filter(|(entry, _)| kind::named(name).is_none_or(|kind| file != Some(kind) || entry.kind() == kind));
    let wanted = one.map_or_else(family, |one| vec![one]);
    if wanted.is_empty() { Err(words::unknown(name)) } else { Ok(wanted) }
}

fn knows(entry: &Entry, name: &str) -> bool {
    entry.settings.iter().any(|setting| setting.name == name)
}

/// Within a family, each takes the settings that it knows.
fn for_entry(entry: &Entry, own: &Options, given: &Options) -> Options {
    let mut options = own.clone();
    let fitting = given.0.iter().filter(|(name, _)| knows(entry, name));
    options.0.extend(fitting.map(|(name, value)| (name.clone(), value.clone())));
    options
}

fn print(value: &Value) -> Result<(), String> {
    say(&serde_json::to_string_pretty(value).map_err(|e| e.to_string())?);
    Ok(())
}

fn list(as_json: bool) -> Result<(), String> {
    if as_json {
        let list: Vec<&Entry> = catalogue().collect();
        return print(&serde_json::to_value(list).map_err(|e| e.to_string())?);
    }
    let mut last = None;
    for entry in catalogue() {
        if last.replace(entry.kind()) != Some(entry.kind()) {
            say(&format!("\n--method {}: {}", kind::word(entry.kind()), kind::about(entry.kind())));
        }
        say(&format!("  {}\n      {}\n      {}", entry.id, entry.variant, entry.source));
        for setting in entry.settings {
            say(&format!("      --option {}=…  {} Without it: {}.", setting.name, setting.about, setting.default));
        }
    }
    Ok(())
}

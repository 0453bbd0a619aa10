//! `constat tally`: counts a file of ballots without a server, and counts again what somebody else has counted.

mod files;
mod result;
mod verify;

use super::say;
use constat_shared::tally::{Entry, Options, catalogue, find};
use files::{Named, Opened, open};
use result::Result as Told;
use serde_json::{Value, json};
use std::path::PathBuf;

/// What to count, and how.
#[derive(Debug, clap::Args)]
pub struct Tally {
    /// Ballots: `PrefLib` (.soc .soi .toc .toi .cat), Pabulib (.pb), a Polis export's folder, or CSV; `-` reads standard input
    #[arg(required_unless_present = "list")]
    file: Option<PathBuf>,
    /// A method or a family of methods that `--list` names
    #[arg(long, required_unless_present_any = ["list", "verify"])]
    method: Option<String>,
    /// A setting of the method, such as `seats=3`; may be repeated
    #[arg(long = "option", short = 'o', value_name = "NAME=VALUE", value_parser = setting)]
    options: Vec<(String, String)>,
    /// How many are chosen; the same as `--option seats=N`
    #[arg(long)]
    seats: Option<u64>,
    /// Names of the items; otherwise `items.csv` beside the ballots
    #[arg(long)]
    items: Option<PathBuf>,
    /// Weights of the criteria; otherwise `weights.csv` beside the ratings
    #[arg(long)]
    weights: Option<PathBuf>,
    /// Texts of the statements; otherwise `comments.csv` beside the votes
    #[arg(long)]
    comments: Option<PathBuf>,
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

fn setting(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("expected NAME=VALUE, such as seats=3")?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

/// Does what was asked.
pub fn tally(asked: &Tally) -> Result<(), String> {
    if asked.list {
        return list(asked.json);
    }
    if let Some(result) = &asked.verify {
        return verify::verify(&asked.named(), result);
    }
    let name = asked.method.as_deref().unwrap_or_default();
    let wanted = entries(name)?;
    let given = asked.given();
    let Some((first, _)) = wanted.first() else { return Err(unknown(name)) };
    let Opened { input, sha256 } = open(&asked.named(), first.kind(), &given)?;
    let mut all = Vec::new();
    for (entry, own) in &wanted {
        let options = for_entry(entry, own, &given, wanted.len() > 1);
        match entry.count(&input, &options) {
            Ok(counted) => {
                let told = Told::new(entry, &options, &counted, &sha256);
                if asked.json {
                    all.push(serde_json::to_value(&told).map_err(|e| e.to_string())?);
                } else {
                    told.print();
                }
            }
            Err(fault) if wanted.len() == 1 => return Err(fault.to_string()),
            Err(fault) if asked.json => all.push(json!({"method": entry.id, "refused": fault.to_string()})),
            Err(fault) => say(&format!("{}: {fault}", entry.id)),
        }
    }
    match (asked.json, all.as_slice()) {
        (true, [one]) => print(one),
        (true, _) => print(&Value::Array(all)),
        (false, _) => Ok(()),
    }
}

impl Tally {
    fn named(&self) -> Named {
        Named {
            ballots: self.file.clone().unwrap_or_default(),
            items: self.items.clone(),
            weights: self.weights.clone(),
            comments: self.comments.clone(),
        }
    }
    fn given(&self) -> Options {
        let given = self.options.iter().fold(Options::default(), |options, (name, value)| options.with(name, value));
        self.seats.map_or(given.clone(), |seats| given.with("seats", &seats.to_string()))
    }
}

/// The entries of this name: one, or a family's. All of a family read the same kind of file.
fn entries(name: &str) -> Result<Vec<(&'static Entry, Options)>, String> {
    if let Some(one) = find(name) {
        return Ok(vec![one]);
    }
    let family: Vec<_> = catalogue().filter(|entry| entry.method == name).map(|entry| (entry, Options::default())).collect();
    if family.is_empty() { Err(unknown(name)) } else { Ok(family) }
}

/// Within a family, each takes the settings that it knows; alone, one that it does not know is refused.
fn for_entry(entry: &Entry, own: &Options, given: &Options, of_many: bool) -> Options {
    let knows = |name: &str| entry.settings.iter().any(|setting| setting.name == name);
    let mut options = own.clone();
    let fitting = given.0.iter().filter(|(name, _)| !of_many || knows(name));
    options.0.extend(fitting.map(|(name, value)| (name.clone(), value.clone())));
    options
}

fn unknown(name: &str) -> String {
    format!("there is no method “{name}”; `constat tally --list` names them")
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
    for entry in catalogue() {
        say(&format!("{:<28} {:<10} {} [{}]", entry.id, entry.method, entry.variant, entry.source));
        for setting in entry.settings {
            say(&format!("{:<30}{}={}: {}", "", setting.name, setting.default, setting.about));
        }
    }
    Ok(())
}

//! A result for a person at the terminal.

use super::{Told, say};
use constat_shared::tally::robust::{Asked, Change, Firm};
use serde_json::{Map, Value};
use std::collections::HashSet;

/// Columns beyond these do not fit a line.
const MOST_COLUMNS: usize = 5;

/// Prints everything that fits lines; what does not is named.
pub fn print(told: &Told<'_>) {
    say(&format!("{}: {}", told.method, told.variant));
    if !told.options.is_empty() {
        let options: Vec<String> = told.options.iter().map(|(name, value)| format!("{name}={value}")).collect();
        say(&format!("with {}", options.join(", ")));
    }
    let values = told.counted.values.as_object().cloned().unwrap_or_default();
    let columns = columns(told, &values);
    items(told, &columns);
    let lists = [("winners", &told.counted.winners), ("chosen", &told.counted.committee)];
    for (word, list) in lists.into_iter().filter_map(|(word, list)| list.as_ref().map(|list| (word, list))) {
        say(&format!("{word}: {}", if list.is_empty() { "none".to_owned() } else { list.join(", ") }));
    }
    for group in &told.counted.ties {
        say(&format!("tied: {}", group.join(", ")));
    }
    let mut unsaid = figures(told, &values, &columns);
    for (name, part) in [("rounds", &told.counted.rounds), ("agreement", &told.counted.agreement)] {
        if part.is_some() {
            unsaid.push(name.to_owned());
        }
    }
    if let Some(firm) = told.robustness {
        firmness(firm);
    }
    for warning in &told.counted.warnings {
        say(&format!("note: {warning}"));
    }
    if !unsaid.is_empty() {
        say(&format!("more with --json: {}", unsaid.join(", ")));
    }
    say(&format!("ballots: SHA-256 {}, engine {}\n", told.input_sha256, told.engine_version));
}

/// Figures that stand for each item, as columns beside its score.
fn columns<'a>(told: &Told<'_>, values: &'a Map<String, Value>) -> Vec<(&'a str, &'a Map<String, Value>)> {
    let ids: HashSet<&str> = told.counted.items.iter().map(|item| item.id.as_str()).collect();
    let by_item = |figures: &Map<String, Value>| {
        !figures.is_empty() && figures.iter().all(|(id, figure)| ids.contains(id.as_str()) && (figure.is_number() || figure.is_null()))
    };
    let is_score = |figures: &Map<String, Value>| scores(told, figures);
    let is_rank = |name: &str| matches!(name, "place" | "rank");
    let found = values.iter().filter_map(|(name, value)| Some((name.as_str(), value.as_object()?)));
    found.filter(|(name, figures)| !is_rank(name) && by_item(figures) && !is_score(figures)).take(MOST_COLUMNS).collect()
}

/// Whether these figures are the scores, which stand beside the items already.
fn scores(told: &Told<'_>, figures: &Map<String, Value>) -> bool {
    let items = &told.counted.items;
    !items.is_empty() && items.iter().all(|item| figures.get(&item.id).and_then(Value::as_f64) == item.score)
}

fn items(told: &Told<'_>, columns: &[(&str, &Map<String, Value>)]) {
    let items = &told.counted.items;
    let (ranked, scored) = (items.iter().any(|item| item.rank.is_some()), items.iter().any(|item| item.score.is_some()));
    let wide = items.iter().map(|item| item.id.chars().count()).max().unwrap_or_default().clamp(4, 30);
    let mut head = vec![if ranked { " rank  ".to_owned() } else { "  ".to_owned() }, format!("{:<wide$}", "item")];
    if scored {
        head.push(format!("{:>14}", "score"));
    }
    head.extend(columns.iter().map(|(name, _)| format!("  {name:>12}")));
    if !items.is_empty() {
        say(&head.concat());
    }
    for item in items {
        let rank = item.rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string());
        let mut line = vec![if ranked { format!("{rank:>5}  ") } else { "  ".to_owned() }, format!("{:<wide$}", item.id)];
        if scored {
            line.push(item.score.map_or_else(|| format!("{:>14}", "–"), |score| format!("{:>14}", figure(score))));
        }
        line.extend(columns.iter().map(|(name, figures)| {
            let wide = name.chars().count().max(12);
            let value = figures.get(&item.id).and_then(Value::as_f64);
            format!("  {:>wide$}", value.map_or_else(|| "–".to_owned(), figure))
        }));
        if item.name != item.id && !item.name.is_empty() {
            line.push(format!("  {}", item.name));
        }
        say(&line.concat());
    }
}

/// Whole numbers without a fraction, others with four places.
fn figure(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number:.0}") } else { format!("{number:.4}") }
}

/// Figures of the whole; the names of those that are too large for a line.
fn figures(told: &Told<'_>, values: &Map<String, Value>, columns: &[(&str, &Map<String, Value>)]) -> Vec<String> {
    let mut unsaid = Vec::new();
    for (name, value) in values {
        let told_already = columns.iter().any(|(column, _)| column == name)
            || value.as_object().is_some_and(|figures| scores(told, figures))
            || matches!(name.as_str(), "order" | "place" | "scores" | "winners" | "selected" | "elected");
        match value {
            _ if told_already => {}
            Value::Null => say(&format!("{name}: none")),
            Value::Number(number) => say(&format!("{name}: {}", number.as_f64().map_or_else(|| number.to_string(), figure))),
            Value::Bool(_) | Value::String(_) => say(&format!("{name}: {}", plain(value))),
            Value::Array(list) if list.is_empty() => {}
            Value::Array(list) if list.len() <= 12 && list.iter().all(|v| !v.is_object() && !v.is_array()) => {
                say(&format!("{name}: {}", list.iter().map(plain).collect::<Vec<_>>().join(", ")));
            }
            Value::Object(map) if map.len() <= 6 && map.values().all(|v| !v.is_object() && !v.is_array()) => {
                let pairs: Vec<String> = map.iter().map(|(key, value)| format!("{key} {}", plain(value))).collect();
                say(&format!("{name}: {}", pairs.join(", ")));
            }
            _ => unsaid.push(name.clone()),
        }
    }
    unsaid
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.as_f64().map_or_else(|| number.to_string(), figure),
        Value::Null => "none".to_owned(),
        other => other.to_string(),
    }
}

fn firmness(firm: &Firm) {
    let first = if firm.asked == Asked::Chosen { "chosen".to_owned() } else { format!("in the first {}", firm.top) };
    say(&format!("drawn again: {} draws of {} ballots, seed {}", firm.runs, firm.ballots, firm.seed));
    if firm.without > 0 {
        say(&format!("  {} of these draws had no result", firm.without));
    }
    let share = |times: u32| format!("{:.1} %", 100.0 * f64::from(times) / f64::from(firm.runs.max(1)));
    for item in &firm.items {
        let places = if firm.asked == Asked::Places {
            format!(", first {}, 95 % of places from {} to {}", share(item.first), item.best, item.worst)
        } else {
            String::new()
        };
        say(&format!("  {:<12} {first} {:>8}{places}", item.id, share(item.within)));
    }
    let few = |change: Option<Change>| match change {
        Some(Change { ballots, exact }) => format!("{}{ballots}", if exact { "" } else { "at least " }),
        None => "no number of ballots".to_owned(),
    };
    if let Some(change) = firm.to_change {
        say(&format!(
            "ballots that would have to be others: {} for another first, {} for another first {}",
            few(change.first),
            few(change.top),
            firm.top
        ));
    }
}

//! Delphi: the same people rate the same items in rounds, and see in between what the others said.
//!
//! Whether the participants of a round agree, Kendall's W tells: the entry `kendall_w` of `agreement` reads these files too.

mod quartiles;

use super::agreement::kendall::{Concordance, Kendall};
use super::catalogue::{Count, Entry, Sources};
use super::counted::{Counted, Item, by_id};
use super::fault::Fault;
use super::options::Options;
use super::table::{Names, Table, float};
pub use quartiles::Summary;
use rustc_hash::FxHashMap;
use serde_json::{Map, Value, json};

/// What participants gave to items, round by round. Memory grows with answers.
#[derive(Debug, Clone, Default)]
pub struct Rounds {
    names: Names,
    participants: Names,
    items: Names,
    /// Round and item of each cell, and what was answered.
    cells: Vec<((u32, u32), Answers)>,
}

/// All answers to one item in one round.
#[derive(Debug, Clone, Default)]
struct Answers {
    participants: Vec<u32>,
    values: Vec<f64>,
}

/// Reads the files of a case.
pub fn read(sources: &mut Sources<'_>, _options: &Options) -> Result<Rounds, Fault> {
    read_table(&mut Table::open(sources.ballots()?, "ballots")?)
}

/// Reads a table whose header is known.
pub(super) fn read_table(table: &mut Table<'_>) -> Result<Rounds, Fault> {
    let mut read = Rounds::default();
    let Rounds { names, participants, items, cells } = &mut read;
    let columns = table.columns(["round", "participant", "item", "value"])?;
    let mut numbers: FxHashMap<(u32, u32), usize> = FxHashMap::default();
    let mut at = 0;
    table.each(&columns, |row| {
        let Some(value) = row.answer(3)? else { return Ok(()) };
        let (round, participant, item) = (row.name(0, names)?, row.name(1, participants)?, row.name(2, items)?);
        // Participants mostly answer the items in the same order.
        at += 1;
        if cells.get(at).is_none_or(|(key, _)| *key != (round, item)) {
            at = *numbers.entry((round, item)).or_insert(cells.len());
            if at == cells.len() {
                cells.push(((round, item), Answers::default()));
            }
        }
        if let Some((_, answers)) = cells.get_mut(at) {
            answers.participants.push(participant);
            answers.values.push(value);
        }
        Ok(())
    })?;
    cells.sort_unstable_by_key(|(key, _)| *key);
    Ok(read)
}

/// The cells of a round, by item.
type Round = [((u32, u32), Answers)];

impl Rounds {
    /// Names and answers of the rounds, in the order of their names.
    fn in_order(&self) -> Vec<(&str, &Round)> {
        let mut rounds: Vec<_> = self.names.iter().zip(self.cells.chunk_by(|((a, _), _), ((b, _), _)| a == b)).collect();
        rounds.sort_by(|(a, _), (b, _)| by_id(a, b));
        rounds
    }
    /// The items that somebody answered in a round.
    fn answered<'a>(&'a self, round: &'a Round) -> impl Iterator<Item = (&'a str, &'a Answers)> {
        round.iter().map(|((_, item), answers)| (self.items.name(usize::try_from(*item).unwrap_or(usize::MAX)), answers))
    }
    fn summaries<'a>(&'a self, round: &'a Round) -> Vec<(&'a str, Summary)> {
        self.answered(round).filter_map(|(id, answers)| Some((id, Summary::of(answers.values.clone())?))).collect()
    }
    /// Kendall's W of each round, among the participants who answered every item of the round, items in the order of their
    /// names as text. Rounds in which fewer than two people or items are left have none. Several answers of one person to one
    /// item count as their mean.
    pub fn concordance(&self) -> Vec<(&str, Kendall)> {
        let mut marks = vec![0; self.participants.len()];
        self.in_order().into_iter().filter_map(|(name, round)| Some((name, self.concordance_of(round, &mut marks)?))).collect()
    }
    /// `marks` has a 0 for each participant, before and after.
    fn concordance_of(&self, round: &Round, marks: &mut [usize]) -> Option<Kendall> {
        let mut columns: Vec<(&str, &Answers)> = self.answered(round).collect();
        columns.sort_unstable_by_key(|(id, _)| *id);
        let width = columns.len();
        let mark = |participant: &u32| usize::try_from(*participant).unwrap_or(usize::MAX);
        // First how many items each participant answered; then, behind `width`, the row of those who answered all.
        for (at, (_, answers)) in columns.iter().enumerate() {
            for participant in &answers.participants {
                if let Some(answered) = marks.get_mut(mark(participant)).filter(|answered| **answered == at) {
                    *answered += 1;
                }
            }
        }
        let mut rows = 0;
        for participant in columns.first().into_iter().flat_map(|(_, answers)| &answers.participants) {
            if let Some(mark) = marks.get_mut(mark(participant)).filter(|mark| **mark == width) {
                rows += 1;
                *mark = width + rows;
            }
        }
        let mut matrix = vec![(0.0, 0_usize); rows * width];
        for (at, (_, answers)) in columns.iter().enumerate() {
            for (participant, value) in answers.participants.iter().zip(&answers.values) {
                let row = marks.get(mark(participant)).and_then(|mark| mark.checked_sub(width + 1));
                if let Some((sum, times)) = row.and_then(|row| matrix.get_mut(row * width + at)) {
                    *sum += value;
                    *times += 1;
                }
            }
        }
        for participant in columns.iter().flat_map(|(_, answers)| &answers.participants) {
            if let Some(mark) = marks.get_mut(mark(participant)) {
                *mark = 0;
            }
        }
        if rows < 2 || width < 2 {
            return None;
        }
        let mut concordance = Concordance::new(width);
        let mut row = Vec::with_capacity(width);
        for cells in matrix.chunks_exact(width) {
            row.clear();
            row.extend(cells.iter().map(|(sum, times)| if *times == 1 { *sum } else { sum / float(*times) }));
            concordance.add(&row, f64::total_cmp);
        }
        Some(concordance.result())
    }
}

/// The items of a round, as the file has them, with their medians.
fn items(summaries: &[(&str, Summary)]) -> Vec<Item> {
    let item = |(id, summary): &(&str, Summary)| Item {
        id: (*id).to_owned(),
        name: (*id).to_owned(),
        score: Some(summary.linear.median),
        rank: None,
    };
    summaries.iter().map(item).collect()
}

fn quartiles(rounds: &Rounds, _options: &Options) -> Result<Counted, Fault> {
    let mut values = Map::new();
    let mut in_order = Vec::new();
    let mut last = Vec::new();
    for (name, round) in rounds.in_order() {
        last = rounds.summaries(round);
        values.insert(name.to_owned(), last.iter().map(|(id, summary)| ((*id).to_owned(), summary.json())).collect());
        in_order.push(json!({ "round": name, "items": last.len() }));
    }
    let mut warnings = Vec::new();
    if values.is_empty() {
        warnings.push("There is no answer.".to_owned());
    }
    Ok(Counted { items: items(&last), rounds: Some(Value::Array(in_order)), warnings, values: Value::Object(values), ..Counted::default() })
}

fn change(rounds: &Rounds, _options: &Options) -> Result<Counted, Fault> {
    let in_order = rounds.in_order();
    let [(first, before), .., (last, after)] = in_order.as_slice() else {
        return Err(Fault::NoResult("there is no change to show: the file has fewer than two rounds with answers".to_owned()));
    };
    let after = rounds.summaries(after);
    let before: std::collections::BTreeMap<&str, Summary> = rounds.summaries(before).into_iter().collect();
    let both: Vec<(&str, &Summary, &Summary)> = after.iter().filter_map(|(id, after)| Some((*id, before.get(id)?, after))).collect();
    let moved = |figure: fn(&Summary) -> f64| -> Map<String, Value> {
        both.iter().map(|(id, before, after)| ((*id).to_owned(), json!(figure(after) - figure(before)))).collect()
    };
    let spread = |wanted: std::cmp::Ordering| {
        both.iter().filter(|(_, before, after)| after.range().partial_cmp(&before.range()) == Some(wanted)).count()
    };
    let w = rounds.concordance();
    let left_out: Vec<&str> = after.iter().map(|(id, _)| *id).filter(|id| !before.contains_key(id)).collect();
    let warning = format!("These items were not in the first round, so there is no change to show: {}.", left_out.join(", "));
    Ok(Counted {
        items: items(&after),
        agreement: Some(
            json!({ "kendall_w": w.iter().map(|(round, kendall)| (*round, kendall.w)).collect::<std::collections::BTreeMap<_, _>>() }),
        ),
        warnings: if left_out.is_empty() { Vec::new() } else { vec![warning] },
        values: json!({
            "first": first,
            "last": last,
            "median_change": moved(|summary| summary.linear.median),
            "iqr_change": moved(Summary::range),
            "narrower": spread(std::cmp::Ordering::Less),
            "same": spread(std::cmp::Ordering::Equal),
            "wider": spread(std::cmp::Ordering::Greater),
        }),
        ..Counted::default()
    })
}

/// The ways to count.
pub const ENTRIES: &[Entry] = &[
    Entry {
        id: "quartiles",
        method: "delphi",
        variant: "For each round and item: answers, mean, median, smallest and largest, and the quartiles by three definitions: linear at \
                  position (n - 1) p + 1 (type 7), Weibull at position (n + 1) p (type 6), and Tukey's hinges, the medians of the two \
                  halves with the middle value in both. An empty value is left out.",
        source: "Norman Dalkey and Olaf Helmer, An Experimental Application of the Delphi Method, 1963; Rob J. Hyndman and Yanan Fan, \
                 Sample Quantiles in Statistical Packages, 1996; John W. Tukey, Exploratory Data Analysis, 1977",
        settings: &[],
        count: Count::Delphi(quartiles),
    },
    Entry {
        id: "change",
        method: "delphi",
        variant: "From the first round to the last, for items that both have: change of the median and of the interquartile range (type \
                  7), and how many ranges became narrower, stayed the same, became wider.",
        source: "Harold A. Linstone and Murray Turoff, The Delphi Method: Techniques and Applications, 1975",
        settings: &[],
        count: Count::Delphi(change),
    },
];

#[cfg(test)]
mod tests;

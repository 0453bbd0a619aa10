//! How far raters agree: Kendall, Krippendorff, Cohen, Fleiss. `kendall`, `alpha`, `cohen` and `fleiss` are plain functions
//! that other families and the product's rounds call as well.

pub mod alpha;
mod chi_square;
pub mod kappa;
pub mod kendall;
mod table;

use super::catalogue::{Count, Entry, Setting, Sources};
use super::counted::{Counted, Item};
use super::delphi::{self, Rounds};
use super::fault::Fault;
use super::options::Options;
use super::table::Table;
pub use alpha::{Coincidences, Level, alpha};
pub use chi_square::upper_tail;
pub use kappa::{Cohen, Kappa, Weights, cohen, fleiss};
pub use kendall::{Concordance, Kendall, kendall};
use serde_json::{Map, Value, json};
pub use table::Answers;

/// What raters gave to units.
#[derive(Debug, Clone)]
pub enum Raters {
    /// `rater,unit,value`.
    Once(Answers),
    /// `round,participant,item,value`: Kendall's W is asked of each round.
    Rounds(Rounds),
}

/// Reads the files of a case. The header tells whether there are rounds.
pub fn read(sources: &mut Sources<'_>, _options: &Options) -> Result<Raters, Fault> {
    let mut table = Table::open(sources.ballots()?, "ballots")?;
    Ok(if table.has("round") { Raters::Rounds(delphi::read_table(&mut table)?) } else { Raters::Once(table::read(&mut table)?) })
}

/// The answers of a file without rounds.
fn once(raters: &Raters) -> Result<&Answers, Fault> {
    match raters {
        Raters::Once(answers) => Ok(answers),
        Raters::Rounds(_) => Err(Fault::NoResult("this method takes one round: a file with the columns rater, unit, value".to_owned())),
    }
}

fn done(answers: &Answers, agreement: Value, values: Value) -> Counted {
    Counted { agreement: Some(agreement), warnings: answers.warnings(), values, ..Counted::default() }
}

fn kendall_w(raters: &Raters, _options: &Options) -> Result<Counted, Fault> {
    let answers = match raters {
        Raters::Once(answers) => answers,
        Raters::Rounds(rounds) => return by_round(rounds),
    };
    let rows = answers.matrix().ok_or_else(|| answers.incomplete())?;
    let kendall = kendall(&rows.chunks_exact(answers.units().len()).collect::<Vec<_>>());
    let items = answers.units().iter().zip(&kendall.rank_sums);
    Ok(Counted {
        items: items.map(|(id, sum)| Item { id: id.to_owned(), name: id.to_owned(), score: Some(*sum), rank: None }).collect(),
        ..done(answers, json!({ "kendall_w": kendall.w }), Value::Object(kendall.json()))
    })
}

fn by_round(rounds: &Rounds) -> Result<Counted, Fault> {
    let found = rounds.concordance();
    if found.is_empty() {
        let reason = "in no round did at least two participants answer every item, of at least two";
        return Err(Fault::NoResult(reason.to_owned()));
    }
    let w: Map<String, Value> = found.iter().map(|(round, kendall)| ((*round).to_owned(), json!(kendall.w))).collect();
    let values: Map<String, Value> = found.iter().map(|(round, kendall)| ((*round).to_owned(), Value::Object(kendall.json()))).collect();
    Ok(Counted { agreement: Some(json!({ "kendall_w": w })), values: Value::Object(values), ..Counted::default() })
}

/// The levels that were asked for, all by default; a list, or words with commas between them.
fn levels(options: &Options) -> Result<Vec<(&'static str, Level)>, Fault> {
    let names: Vec<&str> = match options.get("levels") {
        None => return Ok(Level::ALL.to_vec()),
        Some(Value::Array(names)) => names.iter().map(|name| name.as_str().unwrap_or_default()).collect(),
        Some(Value::String(names)) => names.split(',').map(str::trim).collect(),
        Some(_) => vec![""],
    };
    let expected = || Fault::Setting { name: "levels".to_owned(), expected: "some of nominal, ordinal, interval, ratio".to_owned() };
    names.into_iter().map(|name| Level::ALL.into_iter().find(|(known, _)| *known == name).ok_or_else(expected)).collect()
}

fn krippendorff(raters: &Raters, options: &Options) -> Result<Counted, Fault> {
    let answers = once(raters)?;
    let coincidences = Coincidences::of(answers.by_unit());
    let mut warnings = Vec::new();
    let mut values = Map::new();
    for (name, level) in levels(options)? {
        let too_many = level == Level::Ratio && coincidences.values() > alpha::MOST_RATIO_VALUES;
        if too_many {
            warnings.push(format!("Alpha for ratios was left out: there are {} different values.", coincidences.values()));
        }
        values.insert(name.to_owned(), json!(if too_many { None } else { coincidences.alpha(level) }));
    }
    if coincidences.values() < 2 {
        warnings.push("Alpha is undefined: there are not two different values in units that were rated at least twice.".to_owned());
    }
    let mut counted = done(answers, json!({ "krippendorff_alpha": values }), Value::Object(values.clone()));
    counted.warnings.extend(warnings);
    Ok(counted)
}

/// Whole categories are written without a decimal point.
fn categories(values: &[f64]) -> Vec<Value> {
    let whole = |value: &f64| (value.fract() == 0.0).then(|| format!("{value:.0}").parse::<i64>().ok()).flatten();
    values.iter().map(|value| whole(value).map_or_else(|| json!(value), |whole| json!(whole))).collect()
}

/// Most categories of Cohen's table.
const MOST_CATEGORIES: usize = 1_000;

fn cohen_kappa(raters: &Raters, _options: &Options) -> Result<Counted, Fault> {
    let answers = once(raters)?;
    let pairs = answers.pairs().ok_or_else(|| Fault::NoResult("Cohen's kappa compares two raters, no more and no fewer".to_owned()))?;
    if kappa::distinct(pairs.iter().flat_map(|(a, b)| [*a, *b])).len() > MOST_CATEGORIES {
        return Err(Fault::NoResult(format!("Cohen's kappa compares categories; there are more than {MOST_CATEGORIES} different values")));
    }
    let cohen = Cohen::of(&pairs);
    let mut values = Map::new();
    let mut agreement = Map::new();
    for (name, weights) in Weights::ALL {
        let found = cohen.kappa(weights);
        values.insert(name.to_owned(), json!(found.map(|found| found.kappa)));
        agreement.insert(name.to_owned(), json!(found.map(|found| found.kappa)));
        if let Some(found) = found {
            values.insert(format!("{name}_standard_error"), json!(found.standard_error));
            values.insert(format!("{name}_interval_95"), json!(found.interval_95));
        }
    }
    values.insert("categories".to_owned(), json!(categories(&cohen.categories)));
    values.insert("table".to_owned(), json!(cohen.table));
    Ok(done(answers, json!({ "cohen_kappa": agreement }), Value::Object(values)))
}

fn fleiss_kappa(raters: &Raters, _options: &Options) -> Result<Counted, Fault> {
    let answers = once(raters)?;
    if answers.matrix().is_none() {
        return Err(answers.incomplete());
    }
    let units: Vec<&[f64]> = answers.by_unit().collect();
    let kappa = fleiss(&units);
    let found = kappa::distinct(units.iter().flat_map(|unit| unit.iter().copied()));
    Ok(done(answers, json!({ "fleiss_kappa": kappa }), json!({ "kappa": kappa, "categories": categories(&found) })))
}

/// The ways to count.
pub const ENTRIES: &[Entry] = &[
    Entry {
        id: "kendall_w",
        method: "agreement",
        variant: "W = 12 S / (m^2 (n^3 - n) - m T), S the sum of squares of the rank sums about their mean, T the sum of t^3 - t over the \
                  ties of each rater; equal values of a rater share the mean of their ranks; w_uncorrected leaves T out; chi-square = m (n \
                  - 1) W with n - 1 degrees. Every rater must have a value for every unit. Of a file with rounds: each round by itself, \
                  among the participants who answered every item of the round.",
        source: "M. G. Kendall and B. Babington Smith, The Problem of m Rankings, 1939; M. G. Kendall, Rank Correlation Methods, 1948",
        settings: &[],
        count: Count::Agreement(kendall_w),
    },
    Entry {
        id: "krippendorff_alpha",
        method: "agreement",
        variant: "Alpha = 1 - observed / expected disagreement, by the coincidences within units, for nominal, ordinal, interval and ratio \
                  distances. An empty value is left out; a unit with fewer than two values counts for nothing; undefined if only one \
                  value occurs.",
        source: "Klaus Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011",
        settings: &[Setting {
            name: "levels",
            about: "Which distances: some of nominal, ordinal, interval, ratio, as a list or with commas between them.",
            default: "all four",
        }],
        count: Count::Agreement(krippendorff),
    },
    Entry {
        id: "cohen_kappa",
        method: "agreement",
        variant: "Two raters, the units that both rated; unweighted, and with linear and quadratic weights in the position of the category \
                  among those that occur; standard errors that do not suppose that there is no agreement, and kappa ± 1.96 of them. \
                  Undefined if only one category occurs.",
        source: "Jacob Cohen, A Coefficient of Agreement for Nominal Scales, 1960, and Weighted Kappa, 1968; Joseph L. Fleiss, Jacob Cohen \
                 and B. S. Everitt, Large Sample Standard Errors of Kappa and Weighted Kappa, 1969",
        settings: &[],
        count: Count::Agreement(cohen_kappa),
    },
    Entry {
        id: "fleiss_kappa",
        method: "agreement",
        variant: "Kappa of several raters who all rated every unit: mean agreement of pairs within a unit beyond what the shares of the \
                  categories make likely. Undefined if only one category occurs.",
        source: "Joseph L. Fleiss, Measuring Nominal Scale Agreement among Many Raters, 1971",
        settings: &[],
        count: Count::Agreement(fleiss_kappa),
    },
];

#[cfg(test)]
mod tests;

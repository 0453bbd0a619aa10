//! The entries of the catalogue, and what they say in words.

use super::strength::Missing;
use super::{Comparisons, Fit, cycles, maximum_likelihood, parts, ridge};
use crate::catalogue::{Count, Entry, Setting};
use crate::counted::{Counted, Item, Order, ties};
use crate::fault::Fault;
use crate::options::Options;
use serde_json::{Map, Value, json};

/// The normal distribution leaves 2.5 % above it.
const Z: f64 = 1.959_963_984_540_054;
/// More parts than this are not listed.
const MOST_PARTS: usize = 50;
/// The penalty that holds when none is given.
const ALPHA: f64 = 0.1;

const ITEMS: Setting = Setting {
    name: "items",
    about: "Names of all items, so that those that were never compared are counted too.",
    default: "those of the file",
};

/// The ways to count.
pub const ENTRIES: &[Entry] = &[
    Entry {
        id: "win_counts",
        method: "pairwise",
        variant: "For each item how often it was chosen and how often the other one was, and the first as a share of both; items are in one \
                  component if chains of wins lead from each to each other; components are not listed if there are more than 50.",
        source: "H. A. David, The Method of Paired Comparisons, 2nd edition, 1988; R. Tarjan, Depth-first search and linear graph \
                 algorithms, 1972",
        settings: &[ITEMS],
        count: Count::Pairwise(win_counts),
    },
    Entry {
        id: "bradley_terry",
        method: "bradley-terry",
        variant: "Maximum likelihood; natural logarithm, strengths sum to 0; standard errors are the square roots of the diagonal of the \
                  pseudo-inverse of the information matrix, intervals are the strength ± 1.96 of them; also against the first item, fixed at \
                  0; strengths equal to 7 decimals share a place; no result unless the comparisons are strongly connected.",
        source: "R. A. Bradley and M. E. Terry, Rank Analysis of Incomplete Block Designs: I. The Method of Paired Comparisons, 1952; \
                 L. R. Ford, Solution of a Ranking Problem from Binary Comparisons, 1957",
        settings: &[ITEMS],
        count: Count::Pairwise(bradley_terry),
    },
    Entry {
        id: "bradley_terry_ridge",
        method: "bradley-terry",
        variant: "Maximum of log-likelihood − alpha × sum of squared strengths, which is a normal prior of variance 1 / (2 alpha); natural \
                  logarithm; strengths equal to 7 decimals share a place; exists for every set of comparisons.",
        source: "R. A. Bradley and M. E. Terry, Rank Analysis of Incomplete Block Designs: I. The Method of Paired Comparisons, 1952; \
                 A. E. Hoerl and R. W. Kennard, Ridge Regression: Biased Estimation for Nonorthogonal Problems, 1970",
        settings: &[Setting { name: "alpha", about: "The weight of the penalty, a number above 0.", default: "0.1" }, ITEMS],
        count: Count::Pairwise(bradley_terry_ridge),
    },
];

fn win_counts(comparisons: &Comparisons, _options: &Options) -> Result<Counted, Fault> {
    let sums = comparisons.wins_and_losses();
    let rates: Vec<Option<f64>> = sums.iter().map(|(wins, losses)| (wins + losses > 0.0).then(|| wins / (wins + losses))).collect();
    let parts = parts(comparisons);
    let listed = || parts.iter().map(|part| names(comparisons, part)).collect::<Vec<_>>();
    let values = json!({
        "counts": object(comparisons, sums.iter().map(|(wins, losses)| json!({ "wins": wins, "losses": losses }))),
        "win_rate": object(comparisons, rates.iter().map(|rate| json!(rate))),
        "strongly_connected": parts.len() == 1,
        "components": if parts.len() <= MOST_PARTS { json!(listed()) } else { Value::Null },
    });
    let mut warnings = never_compared(comparisons);
    if parts.len() > 1 {
        warnings.push(apart(parts.len()));
    }
    warnings.extend(circular(comparisons));
    Ok(counted(comparisons, &rates, &groups(&rates, |rate| rate), values, warnings))
}

fn bradley_terry(comparisons: &Comparisons, _options: &Options) -> Result<Counted, Fault> {
    let fit = maximum_likelihood(comparisons).map_err(reason)?;
    let errors = fit.standard_errors();
    let interval = |(strength, error): (&f64, &f64)| json!([strength - Z * error, strength + Z * error]);
    let scores: Vec<Option<f64>> = fit.strengths.iter().copied().map(Some).collect();
    let groups = groups(&scores, seven_decimals);
    let values = json!({
        "strengths": object(comparisons, fit.strengths.iter().map(|s| json!(s))),
        "standard_errors": object(comparisons, errors.iter().map(|e| json!(e))),
        "interval_95": object(comparisons, fit.strengths.iter().zip(&errors).map(interval)),
        "probability_scale": object(comparisons, probabilities(&fit.strengths).into_iter().map(|p| json!(p))),
        "order": order(comparisons, &groups),
        "first_item": comparisons.items().first(),
        "against_first_item": object(comparisons, fit.against_first_item().into_iter().map(|(s, e)| json!([s, e]))),
        "log_likelihood": fit.log_likelihood,
    });
    let mut warnings: Vec<String> = circular(comparisons).into_iter().collect();
    warnings.extend(undecided(comparisons, &fit, &groups));
    Ok(counted(comparisons, &scores, &groups, values, warnings))
}

fn bradley_terry_ridge(comparisons: &Comparisons, options: &Options) -> Result<Counted, Fault> {
    let alpha = options.number("alpha")?.unwrap_or(ALPHA);
    if !(alpha > 0.0 && alpha.is_finite()) {
        return Err(Fault::Setting { name: "alpha".into(), expected: "a number above 0".into() });
    }
    let strengths = ridge(comparisons, alpha).map_err(reason)?;
    let scores: Vec<Option<f64>> = strengths.iter().copied().map(Some).collect();
    let groups = groups(&scores, seven_decimals);
    let values = json!({ "strengths": object(comparisons, strengths.iter().map(|s| json!(s))), "order": order(comparisons, &groups) });
    let mut warnings = never_compared(comparisons);
    let parts = parts(comparisons).len();
    if parts > 1 {
        warnings.push(apart(parts));
        warnings.push("How far these groups lie apart here is decided by the penalty, not by the comparisons.".to_owned());
    }
    warnings.extend(circular(comparisons));
    Ok(counted(comparisons, &scores, &groups, values, warnings))
}

fn reason(missing: Missing) -> Fault {
    Fault::NoResult(match missing {
        Missing::TooFew => "strengths compare at least two items, and there are fewer".to_owned(),
        Missing::TooMany(most) => format!("strengths are computed for at most {most} items, and there are more"),
        Missing::Apart(parts) => format!(
            "there is no maximum likelihood: the items fall into {parts} groups between which nobody chose in both directions, not even through \
             other items; ask about pairs across these groups, or use bradley_terry_ridge"
        ),
        Missing::OutOfReach => "the counts lie too far apart for strengths to be computed".to_owned(),
    })
}

/// Items in groups of equal figures, best first; those without a figure are left out.
fn groups(scores: &[Option<f64>], figure: impl Fn(f64) -> f64) -> Vec<Vec<usize>> {
    let mut scored: Vec<(f64, usize)> =
        scores.iter().zip(0..).filter_map(|(score, item)| score.map(|score| (figure(score), item))).collect();
    scored.sort_by(|(left, a), (right, b)| right.total_cmp(left).then(a.cmp(b)));
    scored
        .chunk_by(|(left, _), (right, _)| left.total_cmp(right).is_eq())
        .map(|group| group.iter().map(|(_, item)| *item).collect())
        .collect()
}

/// Seven decimals, without a sign of zero.
fn seven_decimals(strength: f64) -> f64 {
    (strength * 1e7).round_ties_even() + 0.0
}

fn order(comparisons: &Comparisons, groups: &[Vec<usize>]) -> Order {
    groups.iter().map(|group| names(comparisons, group)).collect()
}

fn counted(comparisons: &Comparisons, scores: &[Option<f64>], groups: &[Vec<usize>], values: Value, warnings: Vec<String>) -> Counted {
    let row = |item: usize, rank: Option<usize>| {
        let id = name(comparisons, item).to_owned();
        Item { name: id.clone(), id, score: scores.get(item).copied().flatten(), rank }
    };
    let mut items = Vec::with_capacity(scores.len());
    for group in groups {
        let rank = items.len() + 1;
        items.extend(group.iter().map(|item| row(*item, Some(rank))));
    }
    items.extend(scores.iter().zip(0..).filter(|(score, _)| score.is_none()).map(|(_, item)| row(item, None)));
    let order = order(comparisons, groups);
    Counted {
        items,
        ties: ties(&order),
        winners: Some(order.into_iter().next().unwrap_or_default()),
        warnings,
        values,
        ..Counted::default()
    }
}

fn name(comparisons: &Comparisons, item: usize) -> &str {
    comparisons.items().get(item).map_or("", String::as_str)
}

fn names(comparisons: &Comparisons, items: &[usize]) -> Vec<String> {
    items.iter().map(|item| name(comparisons, *item).to_owned()).collect()
}

/// One value per item, by its name.
fn object(comparisons: &Comparisons, values: impl Iterator<Item = Value>) -> Value {
    Value::Object(comparisons.items().iter().cloned().zip(values).collect::<Map<_, _>>())
}

/// Strengths as shares that sum to 1.
fn probabilities(strengths: &[f64]) -> Vec<f64> {
    let most = strengths.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let raised: Vec<f64> = strengths.iter().map(|strength| (strength - most).exp()).collect();
    let sum: f64 = raised.iter().sum();
    raised.iter().map(|share| share / sum).collect()
}

/// At most so many names in one sentence.
const MOST_NAMES: usize = 5;

fn never_compared(comparisons: &Comparisons) -> Vec<String> {
    let sums = comparisons.wins_and_losses();
    let items: Vec<usize> = sums.iter().zip(0..).filter(|((wins, losses), _)| wins + losses <= 0.0).map(|(_, item)| item).collect();
    let mut listed = names(comparisons, items.get(..MOST_NAMES).unwrap_or(&items)).join(", ");
    if let Some(more) = items.len().checked_sub(MOST_NAMES).filter(|more| *more > 0) {
        listed = format!("{listed} and {more} more");
    }
    if items.is_empty() { Vec::new() } else { vec![format!("Never compared with anything: {listed}.")] }
}

fn apart(parts: usize) -> String {
    format!(
        "The items fall into {parts} groups between which nobody chose in both directions, not even through other items: how items of \
         different groups compare is not known well."
    )
}

fn circular(comparisons: &Comparisons) -> Option<String> {
    let cycles = cycles(comparisons);
    let cycle = cycles.first()?;
    let mut chain = names(comparisons, cycle);
    if chain.len() > MOST_NAMES {
        return Some(format!("Majorities go in a circle through {} items: no order agrees with all of them.", chain.len()));
    }
    chain.extend(chain.first().cloned());
    let steps: Vec<String> = chain.iter().zip(chain.iter().skip(1)).map(|(a, b)| format!("{a} was preferred to {b}")).collect();
    Some(format!("Majorities go in a circle: {}. No order agrees with all of them.", steps.join(", ")))
}

/// Whether the first place could be chance.
fn undecided(comparisons: &Comparisons, fit: &Fit, groups: &[Vec<usize>]) -> Option<String> {
    let mut best = groups.iter().flatten().copied();
    let (first, second) = (best.next()?, best.next()?);
    let strength = |item: usize| fit.strengths.get(item).copied().unwrap_or_default();
    let within = strength(first) - strength(second) < Z * fit.variance(first, second).sqrt();
    let (first, second) = (name(comparisons, first), name(comparisons, second));
    within.then(|| {
        format!("With so few comparisons, {first} being ahead of {second} may be chance: their difference is within its 95 % interval.")
    })
}

#[cfg(test)]
#[path = "entries_tests.rs"]
mod tests;

//! Copeland: how many others an item beats.
//!
//! Source: Copeland, "A reasonable social welfare function", seminar on mathematics in social sciences, University of
//! Michigan (1951).

use super::super::catalogue::{Count, Entry};
use super::super::counted::Counted;
use super::super::fault::Fault;
use super::super::options::Options;
use super::outcome::{by_score, half, order_value, outcome, per_item};
use super::profile::Profile;
use serde_json::json;
use std::cmp::Ordering;

/// `scores`, `order`.
pub(super) const COPELAND: Entry = Entry {
    id: "copeland",
    method: "ranking",
    variant: "Each pair of items is compared: 1 point for being above the other on more ballots, half a point to each if they are level; \
              items that a ballot does not list are level below every item that it lists; equal scores share a place.",
    source: "Copeland, A reasonable social welfare function, 1951",
    settings: &[],
    count: Count::Ranking(copeland),
};

fn copeland(profile: &Profile, _options: &Options) -> Result<Counted, Fault> {
    let matrix = profile.matrix()?;
    let items = profile.items().len();
    let duel = |a: usize, b: usize| match matrix.above(a, b).cmp(&matrix.above(b, a)) {
        Ordering::Greater => 2,
        Ordering::Equal => 1,
        Ordering::Less => 0,
    };
    let twice: Vec<u128> = (0..items).map(|a| (0..items).filter(|b| *b != a).map(|b| duel(a, b)).sum()).collect();
    let order = by_score(&twice);
    let scores: Vec<f64> = twice.iter().map(|twice| half(*twice)).collect();
    let listed = per_item(profile, 0..items, |item| json!(scores.get(item)));
    let values = json!({"scores": listed, "order": order_value(profile, &order)});
    Ok(outcome(profile, &order, Some(&scores), values))
}

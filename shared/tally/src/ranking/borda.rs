//! Borda: points for the places.
//!
//! Sources: Borda, "Mémoire sur les élections au scrutin" (1781); mean of the places for level items: Black, "The Theory of
//! Committees and Elections" (1958). What becomes of unlisted items: Emerson, "The original Borda count and partial voting",
//! Social Choice and Welfare 40 (2013).

use super::super::catalogue::{Count, Entry};
use super::super::counted::Counted;
use super::super::fault::Fault;
use super::super::options::Options;
use super::outcome::{by_score, half, order_value, outcome, per_item};
use super::profile::Profile;
use serde_json::json;

/// `scores`, `order`.
pub(super) const BORDA: Entry = Entry {
    id: "borda",
    method: "ranking",
    variant: "The first of n items gets n - 1 points, the next n - 2, down to 0; level items share the mean of the places that they cover, \
              and items that a ballot does not list are level below every item that it lists; equal scores share a place.",
    source: "Borda, Mémoire sur les élections au scrutin, 1781; Black, The Theory of Committees and Elections, 1958 (level items)",
    settings: &[],
    count: Count::Ranking(borda),
};

/// `scores`, `order`.
pub(super) const BORDA_UNLISTED_ZERO: Entry = Entry {
    id: "borda_unlisted_zero",
    method: "ranking",
    variant: "The first of n items gets n - 1 points, the next n - 2, and so on; level items share the mean of the places that they cover, \
              and items that a ballot does not list get nothing from it; equal scores share a place.",
    source: "Emerson, The original Borda count and partial voting, 2013",
    settings: &[],
    count: Count::Ranking(borda_unlisted_zero),
};

/// What an item that a ballot does not list gets from it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unlisted {
    Mean,
    Nothing,
}

fn borda(profile: &Profile, _options: &Options) -> Result<Counted, Fault> {
    Ok(result(profile, Unlisted::Mean))
}

fn borda_unlisted_zero(profile: &Profile, _options: &Options) -> Result<Counted, Fault> {
    Ok(result(profile, Unlisted::Nothing))
}

/// Twice the points of each item, so that means are whole.
fn twice(profile: &Profile, unlisted: Unlisted) -> Vec<u128> {
    let items = profile.items().len();
    let mut points = vec![0_u128; items];
    // What every item gets because some ballot does not list it; listed ones get the difference.
    let mut everyone = 0_u128;
    for (order, count) in profile.orders() {
        let count = u128::from(count);
        let rest = items - order.listed();
        let base = if unlisted == Unlisted::Mean { rest.saturating_sub(1) as u128 } else { 0 };
        everyone += count * base;
        let mut below = items;
        for group in order.groups() {
            below -= group.len();
            let worth = (2 * below + group.len() - 1) as u128 - base;
            for item in group.items() {
                if let Some(points) = points.get_mut(item) {
                    *points += count * worth;
                }
            }
        }
    }
    points.iter().map(|points| points + everyone).collect()
}

fn result(profile: &Profile, unlisted: Unlisted) -> Counted {
    let twice = twice(profile, unlisted);
    let order = by_score(&twice);
    let scores: Vec<f64> = twice.iter().map(|twice| half(*twice)).collect();
    let listed = per_item(profile, 0..scores.len(), |item| json!(scores.get(item)));
    let values = json!({"scores": listed, "order": order_value(profile, &order)});
    outcome(profile, &order, Some(&scores), values)
}

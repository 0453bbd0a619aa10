//! Schulze: an item beats another if its strongest path of defeats to it is stronger than the strongest path back.
//!
//! Source: Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election
//! method", Social Choice and Welfare 36 (2011).

use super::super::catalogue::{Count, Entry};
use super::super::counted::Counted;
use super::super::fault::Fault;
use super::super::options::Options;
use super::matrix::{Matrix, Strength};
use super::outcome::{layers, order_value, outcome, per_item, per_pair};
use super::profile::Profile;
use serde_json::json;

/// Paths take time with the third power of the items.
const MOST_ITEMS: usize = 1_500;

/// `path_strengths` for more items than this would be long and read by nobody.
const MOST_SHOWN: usize = 15;

/// `order`, `beats`, and up to 15 items `path_strengths`.
pub(super) const SCHULZE_MARGINS: Entry = Entry {
    id: "schulze_margins",
    method: "ranking",
    variant: "Strongest paths of pairwise defeats; a defeat is as strong as its margin; items that a ballot does not list are level below \
              every item that it lists; the order is the layers of the relation: unbeaten items first, then the unbeaten of the rest.",
    source: "Schulze, A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election method, 2011",
    settings: &[],
    count: Count::Ranking(margins),
};

/// `order`, `beats`, and up to 15 items `path_strengths`.
pub(super) const SCHULZE_WINNING_VOTES: Entry = Entry {
    id: "schulze_winning_votes",
    method: "ranking",
    variant: "Strongest paths of pairwise defeats; a defeat is as strong as the ballots for the winner; items that a ballot does not list \
              are level below every item that it lists; the order is the layers of the relation: unbeaten items first, then the unbeaten \
              of the rest.",
    source: "Schulze, A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election method, 2011",
    settings: &[],
    count: Count::Ranking(winning_votes),
};

fn margins(profile: &Profile, _options: &Options) -> Result<Counted, Fault> {
    schulze(profile, Strength::Margins)
}

fn winning_votes(profile: &Profile, _options: &Options) -> Result<Counted, Fault> {
    schulze(profile, Strength::WinningVotes)
}

/// The strongest paths between all pairs, row by row: the weakest defeat of a path counts. The diagonal means nothing.
pub(super) fn paths(matrix: &Matrix, items: usize, strength: Strength) -> Vec<u64> {
    let mut paths: Vec<u64> = (0..items).flat_map(|a| (0..items).map(move |b| matrix.defeat(a, b, strength))).collect();
    for middle in 0..items {
        let onward = paths.get(middle * items..(middle + 1) * items).unwrap_or_default().to_vec();
        for row in paths.chunks_mut(items.max(1)) {
            let until = row.get(middle).copied().unwrap_or_default();
            if until > 0 {
                row.iter_mut().zip(&onward).for_each(|(path, onward)| *path = (*path).max(until.min(*onward)));
            }
        }
    }
    paths
}

fn schulze(profile: &Profile, strength: Strength) -> Result<Counted, Fault> {
    let items = profile.items().len();
    if items > MOST_ITEMS {
        return Err(Fault::NoResult(format!("{items} items are too many for strongest paths; at most {MOST_ITEMS} are counted")));
    }
    let paths = paths(profile.matrix()?, items, strength);
    let path = |a: usize, b: usize| paths.get(a * items + b).copied().unwrap_or_default();
    let beats = |a: usize, b: usize| a != b && path(a, b) > path(b, a);
    let order = layers(items, beats);
    let beaten = per_item(profile, 0..items, |a| json!(profile.ids((0..items).filter(|b| beats(a, *b)))));
    let mut values = json!({"order": order_value(profile, &order), "beats": beaten});
    if let Some(values) = values.as_object_mut().filter(|_| items <= MOST_SHOWN) {
        values.insert("path_strengths".to_owned(), per_pair(profile, path));
    }
    Ok(outcome(profile, &order, None, values))
}

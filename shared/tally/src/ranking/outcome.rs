//! From a method's figures to the shape of result that all methods share.

use super::super::counted::{Counted, Item};
use super::super::fault::Fault;
use super::profile::Profile;
use serde_json::{Map, Value, json};

/// Item numbers in tie groups, best first.
pub(super) type Groups = Vec<Vec<usize>>;

/// A result. Items that `order` leaves out have no rank.
pub(super) fn outcome(profile: &Profile, order: &Groups, scores: Option<&[f64]>, values: Value) -> Counted {
    let mut rank = 1;
    let mut ranked = vec![false; profile.items().len()];
    let mut items = Vec::with_capacity(ranked.len());
    let item = |at: usize, rank: Option<usize>| {
        let score = scores.and_then(|scores| scores.get(at).copied());
        profile.items().get(at).map(|item| Item { id: item.id.clone(), name: item.name.clone(), score, rank })
    };
    for group in order {
        for at in group {
            items.extend(item(*at, Some(rank)));
            if let Some(ranked) = ranked.get_mut(*at) {
                *ranked = true;
            }
        }
        rank += group.len();
    }
    items.extend(ranked.iter().enumerate().filter(|(_, ranked)| !**ranked).filter_map(|(at, _)| item(at, None)));
    Counted {
        items,
        ties: order.iter().filter(|group| group.len() > 1).map(|group| profile.ids(group.iter().copied())).collect(),
        winners: order.first().map(|group| profile.ids(group.iter().copied())),
        warnings: warnings(profile),
        values,
        ..Counted::default()
    }
}

/// What holds for the ballots, whatever the method.
fn warnings(profile: &Profile) -> Vec<String> {
    let mut warnings = profile.warnings.clone();
    let (all, empty) = (profile.ballots(), profile.empty());
    if all == empty {
        warnings.push("No ballot ranks anything, so this result says nothing.".to_owned());
    } else if empty > 0 {
        warnings.push(format!("{empty} of {all} ballots rank nothing."));
    }
    let items = profile.items().len();
    let partial: u64 = profile.orders().filter(|(order, _)| (1..items).contains(&order.listed())).map(|(_, count)| count).sum();
    if partial > 0 {
        warnings.push(format!("{partial} of {all} ballots leave out at least one item."));
    }
    warnings
}

/// The most items that are counted in rounds: a round says something of every item.
const MOST_IN_ROUNDS: usize = 1_000;

/// Refuses more items than can be counted in rounds.
pub(super) fn few_enough(profile: &Profile) -> Result<(), Fault> {
    let items = profile.items().len();
    let reason = || Fault::NoResult(format!("{items} items are too many to count in rounds; at most {MOST_IN_ROUNDS} are"));
    if items > MOST_IN_ROUNDS { Err(reason()) } else { Ok(()) }
}

/// Order by falling score; equal scores form a group.
pub(super) fn by_score<K: Ord + Copy>(scores: &[K]) -> Groups {
    let mut sorted: Vec<(usize, K)> = scores.iter().copied().enumerate().collect();
    sorted.sort_by(|(_, a), (_, b)| b.cmp(a));
    sorted.chunk_by(|(_, a), (_, b)| a == b).map(|group| group.iter().map(|(item, _)| *item).collect()).collect()
}

/// Peels a relation without circles: the items that nothing beats, then those that nothing of the rest beats, and so on.
pub(super) fn layers(items: usize, beats: impl Fn(usize, usize) -> bool) -> Groups {
    let mut left: Vec<(usize, usize)> = (0..items).map(|b| (b, (0..items).filter(|a| beats(*a, b)).count())).collect();
    let mut order = Vec::new();
    while !left.is_empty() {
        let top: Vec<usize> = left.iter().filter(|(_, beaten)| *beaten == 0).map(|(item, _)| *item).collect();
        if top.is_empty() {
            // A circle, which the callers exclude: better level than for ever.
            order.push(left.drain(..).map(|(item, _)| item).collect());
            break;
        }
        left.retain(|(_, beaten)| *beaten > 0);
        for (item, beaten) in &mut left {
            *beaten -= top.iter().filter(|above| beats(**above, *item)).count();
        }
        order.push(top);
    }
    order
}

/// Groups as ids.
pub(super) fn order_value(profile: &Profile, order: &Groups) -> Value {
    order.iter().map(|group| json!(profile.ids(group.iter().copied()))).collect()
}

/// An object with one value for each item.
pub(super) fn per_item(profile: &Profile, items: impl IntoIterator<Item = usize>, value: impl Fn(usize) -> Value) -> Value {
    Value::Object(items.into_iter().map(|item| (profile.id(item).to_owned(), value(item))).collect::<Map<_, _>>())
}

/// An object with a value for each pair of different items.
pub(super) fn per_pair(profile: &Profile, value: impl Fn(usize, usize) -> u64) -> Value {
    let items = profile.items().len();
    per_item(profile, 0..items, |a| per_item(profile, (0..items).filter(|b| *b != a), |b| json!(value(a, b))))
}

/// A count as a score.
#[expect(clippy::cast_precision_loss, reason = "shown and compared as a score; orders are made from whole numbers")]
pub(super) fn float(count: u64) -> f64 {
    count as f64
}

/// Half of a whole number, as a score.
#[expect(clippy::cast_precision_loss, reason = "shown and compared as a score; orders are made from whole numbers")]
pub(super) fn half(twice: u128) -> f64 {
    (twice / 2) as f64 + if twice % 2 == 1 { 0.5 } else { 0.0 }
}

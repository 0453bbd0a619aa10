//! Ranked pairs: defeats are locked from the strongest down, each unless it would close a circle.
//!
//! Sources: Tideman, "Independence of clones as a criterion for voting rules", Social Choice and Welfare 4 (1987); all orders of
//! equal defeats: Brill and Fischer, "The price of neutrality for the ranked pairs method", AAAI (2012).

use super::super::catalogue::{Count, Entry};
use super::super::counted::Counted;
use super::super::fault::Fault;
use super::super::options::Options;
use super::matrix::{Matrix, Strength};
use super::outcome::{layers, order_value, outcome};
use super::profile::Profile;
use super::reach::Reach;
use rustc_hash::FxHashSet;
use serde_json::json;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Every pair is a defeat to lock; more items than this take too long.
const MOST_ITEMS: usize = 1_500;

/// How many half-locked relations are looked at before the orders of equal defeats are called too many.
const MOST_STATES: usize = 20_000;

/// `strengths_all_different`; if so `order` and `locked`, otherwise `winners`.
pub(super) const RANKED_PAIRS_MARGINS: Entry = Entry {
    id: "ranked_pairs_margins",
    method: "ranking",
    variant: "Defeats are locked from the largest margin down, each unless it closes a circle; items that a ballot does not list are level \
              below every item that it lists. If all strengths differ, level pairs are not locked and the order is the layers of what is \
              locked; if some are equal, the winners are those under any order of equal defeats, with level pairs locked last in either \
              direction.",
    source: "Tideman, Independence of clones as a criterion for voting rules, 1987; Brill and Fischer, The price of neutrality for the \
             ranked pairs method, 2012",
    settings: &[],
    count: Count::Ranking(margins),
};

/// `strengths_all_different`; if so `order` and `locked`, otherwise `winners`.
pub(super) const RANKED_PAIRS_WINNING_VOTES: Entry = Entry {
    id: "ranked_pairs_winning_votes",
    method: "ranking",
    variant: "Defeats are locked from the most ballots for the winner down, each unless it closes a circle; items that a ballot does not \
              list are level below every item that it lists. If all strengths differ, level pairs are not locked and the order is the \
              layers of what is locked; if some are equal, the winners are those under any order of equal defeats, with level pairs \
              locked in either direction when their number of ballots comes.",
    source: "Tideman, Independence of clones as a criterion for voting rules, 1987; Brill and Fischer, The price of neutrality for the \
             ranked pairs method, 2012",
    settings: &[],
    count: Count::Ranking(winning_votes),
};

fn margins(profile: &Profile, _options: &Options) -> Result<Counted, Fault> {
    ranked_pairs(profile, Strength::Margins)
}

fn winning_votes(profile: &Profile, _options: &Options) -> Result<Counted, Fault> {
    ranked_pairs(profile, Strength::WinningVotes)
}

/// Defeats by falling strength, each with winner and loser.
type Levels = BTreeMap<Reverse<u64>, Vec<(usize, usize)>>;

fn defeats(matrix: &Matrix, items: usize, strength: Strength) -> Levels {
    let mut levels = Levels::new();
    for (a, b) in pairs(items) {
        let defeat = matrix.defeat(a, b, strength);
        if defeat > 0 {
            levels.entry(Reverse(defeat)).or_default().push((a, b));
        }
    }
    levels
}

fn pairs(items: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..items).flat_map(move |a| (0..items).filter(move |b| *b != a).map(move |b| (a, b)))
}

fn ranked_pairs(profile: &Profile, strength: Strength) -> Result<Counted, Fault> {
    let items = profile.items().len();
    if items > MOST_ITEMS {
        return Err(Fault::NoResult(format!("{items} items are too many for ranked pairs; at most {MOST_ITEMS} are counted")));
    }
    let matrix = profile.matrix()?;
    let levels = defeats(matrix, items, strength);
    if levels.values().any(|level| level.len() > 1) {
        return equal_strengths(profile, matrix, levels, strength);
    }
    let mut above = Reach::new(items);
    let mut locked = Vec::new();
    for (a, b) in levels.into_values().flatten() {
        if !above.has(b, a) {
            above.add(a, b);
            locked.push((a, b));
        }
    }
    locked.sort_unstable();
    let order = layers(items, |a, b| above.has(a, b));
    let locked: Vec<[&str; 2]> = locked.iter().map(|(a, b)| [profile.id(*a), profile.id(*b)]).collect();
    let values = json!({"strengths_all_different": true, "order": order_value(profile, &order), "locked": locked});
    Ok(outcome(profile, &order, None, values))
}

fn equal_strengths(profile: &Profile, matrix: &Matrix, mut levels: Levels, strength: Strength) -> Result<Counted, Fault> {
    let items = profile.items().len();
    // Who beats everyone is above everyone whatever the order.
    let winners = if let Some(winner) = matrix.condorcet_winner() {
        vec![winner]
    } else {
        for (a, b) in pairs(items).filter(|(a, b)| matrix.above(*a, *b) == matrix.above(*b, *a)) {
            let level = if strength == Strength::Margins { 0 } else { matrix.above(a, b) };
            levels.entry(Reverse(level)).or_default().push((a, b));
        }
        universes(items, levels.values()).ok_or_else(|| {
            let reason =
                "several defeats are equally strong, and there are too many orders in which they could be taken to look at all of them";
            Fault::NoResult(reason.to_owned())
        })?
    };
    let values = json!({"strengths_all_different": false, "winners": profile.ids(winners.iter().copied())});
    let mut counted = outcome(profile, &vec![winners], None, values);
    let equal =
        "Several defeats are equally strong, so there is no single order; the winners are those of all ways to take them one by one.";
    counted.warnings.push(equal.to_owned());
    Ok(counted)
}

/// The winners over all orders within levels; nothing if there is too much to look at.
fn universes<'a>(items: usize, levels: impl Iterator<Item = &'a Vec<(usize, usize)>>) -> Option<Vec<usize>> {
    let mut states: FxHashSet<Reach> = FxHashSet::from_iter([Reach::new(items)]);
    let mut looked_at = 0;
    for level in levels {
        let mut after = FxHashSet::default();
        for state in states {
            lock_level(state, level, &mut after, &mut looked_at)?;
        }
        states = after;
    }
    let first = |above: &Reach| (0..items).find(|item| (0..items).all(|other| !above.has(other, *item)));
    let mut winners: Vec<usize> = states.iter().filter_map(first).collect();
    winners.sort_unstable();
    winners.dedup();
    Some(winners)
}

/// All relations that locking one level's defeats in any order can lead to. Two orders that lead to the same relation on the
/// way are followed once, and defeats that are on no circle are locked in every order, so they are not branched over.
fn lock_level(mut state: Reach, level: &[(usize, usize)], after: &mut FxHashSet<Reach>, looked_at: &mut usize) -> Option<()> {
    let open = |above: &Reach, (a, b): (usize, usize)| !above.has(a, b) && !above.has(b, a);
    let mut all = state.clone();
    let undecided: Vec<(usize, usize)> = level.iter().copied().filter(|pair| open(&state, *pair)).collect();
    for (a, b) in &undecided {
        all.add(*a, *b);
    }
    let (circled, free): (Vec<_>, Vec<_>) = undecided.into_iter().partition(|(a, b)| all.has(*b, *a));
    for (a, b) in &free {
        state.add(*a, *b);
    }
    let mut seen = FxHashSet::default();
    let mut stack = vec![state];
    while let Some(above) = stack.pop() {
        *looked_at += 1;
        if *looked_at > MOST_STATES {
            return None;
        }
        let mut ended = true;
        for (a, b) in circled.iter().copied().filter(|pair| open(&above, *pair)) {
            ended = false;
            let mut next = above.clone();
            next.add(a, b);
            if seen.insert(next.clone()) {
                stack.push(next);
            }
        }
        if ended {
            after.insert(above);
        }
    }
    Some(())
}

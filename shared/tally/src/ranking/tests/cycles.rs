//! Methods that untie circles, against the slow way to say what they are.

use super::super::super::options::Options;
use super::super::matrix::Strength;
use super::super::schulze::paths;
use super::{Ballots, any_ballots, count, numbered, winners};
use proptest::prelude::*;

/// The best of all paths without a circle, tried one by one.
fn best(from: usize, to: usize, been: &mut Vec<usize>, items: usize, defeat: &dyn Fn(usize, usize) -> u64) -> u64 {
    let mut strongest = defeat(from, to);
    for next in (0..items).filter(|next| *next != to).collect::<Vec<_>>() {
        if been.contains(&next) {
            continue;
        }
        been.push(next);
        strongest = strongest.max(defeat(from, next).min(best(next, to, been, items, defeat)));
        been.pop();
    }
    strongest
}

/// All orders of some things.
fn orders<T: Clone>(things: &[T]) -> Vec<Vec<T>> {
    if things.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for at in 0..things.len() {
        let mut rest = things.to_vec();
        let first = rest.remove(at);
        all.extend(orders(&rest).into_iter().map(|mut order| {
            order.insert(0, first.clone());
            order
        }));
    }
    all
}

fn leads(kept: &[(usize, usize)], from: usize, to: usize) -> bool {
    from == to || kept.iter().any(|(a, b)| *a == from && leads(kept, *b, to))
}

/// Ranked pairs over every order of the equal defeats, with level pairs in both directions.
fn all_ranked_pairs(items: usize, ballots: &Ballots, strength: Strength) -> Vec<usize> {
    let profile = numbered(items, ballots);
    let matrix = profile.matrix().unwrap();
    let force = |a: usize, b: usize| match strength {
        Strength::Margins => matrix.above(a, b) - matrix.above(b, a),
        Strength::WinningVotes => matrix.above(a, b),
    };
    let pairs: Vec<(usize, usize)> = (0..items).flat_map(|a| (0..items).map(move |b| (a, b))).filter(|(a, b)| a != b).collect();
    let pairs: Vec<(usize, usize)> = pairs.into_iter().filter(|(a, b)| matrix.above(*a, *b) >= matrix.above(*b, *a)).collect();
    let mut won = Vec::new();
    for order in orders(&pairs) {
        if !order.is_sorted_by(|(a, b), (c, d)| force(*a, *b) >= force(*c, *d)) {
            continue;
        }
        let mut kept = Vec::new();
        for (a, b) in order {
            if !leads(&kept, b, a) {
                kept.push((a, b));
            }
        }
        won.extend((0..items).filter(|item| kept.iter().all(|(_, below)| below != item)));
    }
    won.sort_unstable();
    won.dedup();
    won
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn a_strongest_path_is_the_best_of_all_paths((items, ballots) in any_ballots(5)) {
        let profile = numbered(items, &ballots);
        let matrix = profile.matrix().unwrap();
        for strength in [Strength::Margins, Strength::WinningVotes] {
            let found = paths(matrix, items, strength);
            for a in 0..items {
                for b in (0..items).filter(|b| *b != a) {
                    let slow = best(a, b, &mut vec![a], items, &|a, b| matrix.defeat(a, b, strength));
                    prop_assert_eq!(found[a * items + b], slow);
                }
            }
        }
    }

    /// Schulze (2011), section 4.1: the relation is transitive.
    #[test]
    fn beating_by_paths_is_transitive((items, ballots) in any_ballots(6)) {
        let beats = &count("schulze_winning_votes", &numbered(items, &ballots)).values["beats"];
        let beats = |a: usize, b: usize| beats[a.to_string()].as_array().unwrap().contains(&b.to_string().into());
        for a in 0..items {
            for b in (0..items).filter(|b| beats(a, *b)) {
                for c in (0..items).filter(|c| beats(b, *c)) {
                    prop_assert!(beats(a, c));
                }
            }
        }
    }

    #[test]
    fn ranked_pairs_winners_are_those_of_all_orders_of_equal_defeats((items, ballots) in any_ballots(3)) {
        let profile = numbered(items, &ballots);
        for (id, strength) in [("ranked_pairs_margins", Strength::Margins), ("ranked_pairs_winning_votes", Strength::WinningVotes)] {
            if count(id, &profile).values["strengths_all_different"] == false {
                prop_assert_eq!(winners(id, &profile), all_ranked_pairs(items, &ballots, strength));
            }
        }
    }
}

#[test]
fn too_many_equal_defeats_are_refused_in_words() {
    // Each of 16 items first once, in turn: every defeat of a distance occurs 16 times.
    let items = 16;
    let turn = |first: usize| (1, (0..items).map(|step| vec![(first + step) % items]).collect());
    let profile = numbered(items, &(0..items).map(turn).collect());
    let refused = super::count_with("ranked_pairs_margins", &profile, &Options::default()).unwrap_err();
    assert!(refused.to_string().contains("too many orders"));
}

//! The bootstrap: the ballots are drawn again many times, with replacement, and counted each time. How often an item stays
//! among the first says how much of the result is owed to who happened to vote.
//!
//! Source: Efron, "Bootstrap Methods: Another Look at the Jackknife", Annals of Statistics 7 (1979); the percentile interval
//! as in Efron and Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13; ranks, for which intervals of this kind
//! are narrow where items are level, in Goldstein and Spiegelhalter, "League Tables and Their Limitations", Journal of the
//! Royal Statistical Society A 159 (1996).

use super::chance::{Chance, Resample};
use serde::Serialize;
use std::fmt;

/// How many places count as the first, where nothing else is asked for.
pub const TOP: usize = 5;

/// How firm the places of all items are.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Robustness {
    /// The seed: with it, anybody computes the same again.
    pub seed: u64,
    /// How often the ballots were drawn.
    pub runs: u32,
    /// In how many of these draws the method had no result. They count for no item.
    pub without: u32,
    /// Ballots in each draw, as many as were cast.
    pub ballots: u64,
    /// How many places count as the first.
    pub top: usize,
    /// Items in the order of the scores.
    pub items: Vec<Stability>,
}

/// How it was computed, so that it can be computed again.
impl fmt::Display for Robustness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { seed, runs, without, ballots, top, .. } = self;
        write!(f, "{runs} draws of {ballots} ballots, seed {seed}, first {top} places")?;
        if *without > 0 { write!(f, ", {without} draws without a result") } else { Ok(()) }
    }
}

/// How firm the place of one item is. Places are from 1; equal scores share one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stability {
    /// Its place in the count of all ballots as they were cast.
    pub place: usize,
    /// In how many draws it had the first place, alone or shared.
    pub first: u32,
    /// In how many draws its place was among the first `top`.
    pub within: u32,
    /// The best place, when the best 2.5 % of draws are left out.
    pub best: usize,
    /// The worst place, when the worst 2.5 % of draws are left out.
    pub worst: usize,
}

/// Draws the ballots again `runs` times and counts each time; the first are the first five.
///
/// `ballots` says how often each distinct ballot was cast; `score` counts from such numbers and gives each item's score, more
/// being better. A score that is no number is below all others, and no scores at all are no result.
pub fn bootstrap(seed: u64, runs: u32, ballots: &[u32], score: impl Fn(&[u32]) -> Vec<f64>) -> Robustness {
    bootstrap_within(TOP, seed, runs, ballots, score)
}

/// The same, where so many places count as the first.
pub fn bootstrap_within(top: usize, seed: u64, runs: u32, ballots: &[u32], score: impl Fn(&[u32]) -> Vec<f64>) -> Robustness {
    let cast = places(&score(ballots));
    let (mut resample, mut chance) = (Resample::new(ballots), Chance::new(seed));
    // How often each item had each place.
    let mut had = vec![vec![0_u32; cast.len()]; cast.len()];
    let mut without = 0;
    for _ in 0..runs {
        let mut scores = score(resample.draw(&mut chance));
        if scores.is_empty() {
            without += 1;
            continue;
        }
        // A method may have nothing to say about an item that no drawn ballot names.
        scores.resize(cast.len(), f64::NAN);
        for (had, place) in had.iter_mut().zip(places(&scores)) {
            had.get_mut(place.saturating_sub(1)).into_iter().for_each(|times| *times += 1);
        }
    }
    let items = cast.iter().zip(&had).map(|(place, had)| stability(*place, had, runs - without, top)).collect();
    Robustness { seed, runs, without, ballots: ballots.iter().map(|number| u64::from(*number)).sum(), top, items }
}

/// Counts by sums: the score of an item is what the ballots give to it. `gives` has a row per distinct ballot.
pub fn sums(items: usize, gives: &[Vec<u64>]) -> impl Fn(&[u32]) -> Vec<f64> {
    // Side by side, so that a draw reads memory once and in order.
    let flat: Vec<u64> = gives.iter().flat_map(|row| (0..items).map(|item| row.get(item).copied().unwrap_or_default())).collect();
    move |weights| {
        let mut sums = vec![0_u64; items];
        for (row, weight) in flat.chunks_exact(items.max(1)).zip(weights).filter(|(_, weight)| **weight > 0) {
            let weight = u64::from(*weight);
            sums.iter_mut().zip(row).for_each(|(sum, points)| *sum = sum.saturating_add(weight.saturating_mul(*points)));
        }
        sums.into_iter().map(rounded).collect()
    }
}

#[expect(clippy::cast_precision_loss, reason = "sums above 2^53, where neighbours may become level, are beyond any vote")]
fn rounded(sum: u64) -> f64 {
    sum as f64
}

fn stability(place: usize, had: &[u32], runs: u32, top: usize) -> Stability {
    // So many draws, rounded down, are left out at each end: 2.5 %.
    let out = runs / 40;
    let beyond = |(at, times): (usize, &u32), left: &mut u32| {
        let rest = left.checked_sub(*times);
        *left = rest.unwrap_or_default();
        rest.is_none().then_some(at + 1)
    };
    let (mut below, mut above) = (out, out);
    let best = had.iter().enumerate().find_map(|each| beyond(each, &mut below));
    let worst = had.iter().enumerate().rev().find_map(|each| beyond(each, &mut above));
    Stability {
        place,
        first: had.first().copied().unwrap_or_default(),
        within: had.iter().take(top).sum(),
        best: best.unwrap_or(place),
        worst: worst.unwrap_or(place),
    }
}

/// The place of each score: one more than the number of better ones.
fn places(scores: &[f64]) -> Vec<usize> {
    let height = |score: f64| if score.is_nan() { f64::NEG_INFINITY } else { score + 0.0 };
    let mut order: Vec<(f64, usize)> = scores.iter().map(|score| height(*score)).zip(0..).collect();
    order.sort_unstable_by(|(left, a), (right, b)| right.total_cmp(left).then(a.cmp(b)));
    let mut places = vec![0; scores.len()];
    let mut before = 0;
    for group in order.chunk_by(|(left, _), (right, _)| left.total_cmp(right).is_eq()) {
        for (_, item) in group {
            places.get_mut(*item).into_iter().for_each(|place| *place = before + 1);
        }
        before += group.len();
    }
    places
}

#[cfg(test)]
mod tests {
    use super::{bootstrap, bootstrap_within, places, sums};
    use proptest::prelude::*;

    /// By hand: 1 ballot for the one and 1 for the other are drawn as 2 : 0, 1 : 1 and 0 : 2 with chances 1/4, 1/2 and 1/4,
    /// so each is first, alone or shared, in three draws of four.
    #[test]
    fn two_voters_who_disagree_are_no_firm_result() {
        let found = bootstrap_within(1, 3, 10_000, &[1, 1], sums(2, &[vec![1, 0], vec![0, 1]]));
        for item in &found.items {
            assert!((7_300..7_700).contains(&item.first) && item.within == item.first, "{item:?}");
            assert_eq!((item.place, item.best, item.worst), (1, 1, 2));
        }
        assert_eq!((found.seed, found.runs, found.ballots), (3, 10_000, 2));
    }

    /// By the normal approximation to the binomial distribution: 550 against 450 of 1,000 is ahead in 1 − Φ(−3.18) = 99.93 %
    /// of draws, and 505 against 495 in Φ(0.316) = 62.4 %, or 63.6 % with the shared first places.
    #[test]
    fn a_close_result_is_less_firm_than_a_clear_one() {
        let first = |a: u32| bootstrap(9, 10_000, &[a, 1_000 - a], sums(2, &[vec![1, 0], vec![0, 1]])).items[0].first;
        assert!(first(550) > 9_970, "{}", first(550));
        assert!((6_180..6_550).contains(&first(505)), "{}", first(505));
    }

    #[test]
    fn who_is_unanimous_is_firm() {
        let found = bootstrap_within(1, 1, 200, &[10], sums(3, &[vec![4, 2, 2]]));
        let rows: Vec<_> = found.items.iter().map(|i| (i.place, i.first, i.within, i.best, i.worst)).collect();
        assert_eq!(rows, vec![(1, 200, 200, 1, 1), (2, 0, 0, 2, 2), (2, 0, 0, 2, 2)]);
    }

    #[test]
    fn nothing_is_asked_and_nothing_fails() {
        assert!(bootstrap(1, 10, &[], |_| Vec::new()).items.is_empty());
        assert_eq!(bootstrap(1, 0, &[3], sums(1, &[vec![1]])).items[0].best, 1);
        assert_eq!(places(&[1.0, f64::NAN, -0.0, 0.0]), vec![1, 4, 2, 2]);
    }

    /// By hand: of two ballots drawn from two, both are equal in half of the draws.
    #[test]
    fn draws_without_a_result_count_for_nobody() {
        let split = |weights: &[u32]| if weights == [1, 1] { vec![2.0, f64::NAN, 1.0] } else { Vec::new() };
        let found = bootstrap_within(1, 1, 1_000, &[1, 1], split);
        assert!((440..560).contains(&found.without), "{}", found.without);
        let rows: Vec<_> = found.items.iter().map(|i| (i.place, i.first, i.best, i.worst)).collect();
        assert_eq!(rows, vec![(1, 1_000 - found.without, 1, 1), (3, 0, 3, 3), (2, 0, 2, 2)]);
        assert_eq!(found.to_string(), format!("1000 draws of 2 ballots, seed 1, first 1 places, {} draws without a result", found.without));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]
        #[test]
        fn places_lie_within_the_items_and_a_seed_repeats_them(rows in prop::collection::vec((prop::collection::vec(0_u64..4, 5), 1_u32..30), 1..12), seed: u64) {
            let (gives, ballots): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
            let found = bootstrap_within(2, seed, 100, &ballots, sums(5, &gives));
            prop_assert_eq!(&found, &bootstrap_within(2, seed, 100, &ballots, sums(5, &gives)));
            for item in &found.items {
                prop_assert!(1 <= item.best && item.best <= item.worst && item.worst <= 5);
                prop_assert!(item.first <= item.within && item.within <= 100);
            }
            // In each draw somebody is first, and two at least are within the first two places.
            prop_assert!(found.items.iter().map(|i| i.first).sum::<u32>() >= 100);
            prop_assert!(found.items.iter().map(|i| i.within).sum::<u32>() >= 200);
        }
    }
}

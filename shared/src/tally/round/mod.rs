//! What rounds in the product use: from ballots as members and residents fill them in to an ordered result.
//!
//! Scores are exact: they are kept as half points, because an averaged rank is a whole or a half number.

mod agreement;
mod dots;
mod gap;
mod ranking;
mod suppression;

pub use agreement::{Agreement, kendall_w};
pub use dots::{Dots, DotsBallot};
pub use gap::{Gap, gap};
pub use ranking::{Ranking, RankingBallot};
pub use suppression::{Cell, Release, release, withheld};

/// What is wrong with a ballot; `usize` is the place of the item in the list that was voted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BallotFault {
    /// It says nothing.
    Empty,
    /// It gives more points than there are.
    TooMany,
    /// It gives more to this item than one item may have.
    TooMuchOnOne(usize),
    /// The figure for this item is none that can be given.
    OutOfBounds(usize),
}

/// A way to vote and to count. Items are known by their place in the list; results do not depend on that order.
pub trait Method {
    /// A ballot that has been found valid for a list of items.
    type Ballot;

    /// Reads a ballot: one figure per item, 0 where nothing was said.
    fn ballot(&self, figures: &[i64]) -> Result<Self::Ballot, Vec<BallotFault>>;
    /// What the ballot gives to each item, in half points.
    fn gives(&self, ballot: &Self::Ballot) -> Vec<u64>;
    /// On which items the ballot has a voice.
    fn speaks(&self, ballot: &Self::Ballot) -> Vec<bool>;
    /// What a share is a share of, in half points, when `given` were given to the items that are shown.
    fn whole(&self, ballots: usize, items: usize, given: u64) -> u64;

    /// Counts.
    fn count(&self, items: usize, ballots: &[Self::Ballot]) -> Tally {
        let mut scores = vec![0_u64; items];
        let mut voices = vec![0_usize; items];
        for ballot in ballots {
            for (sum, more) in scores.iter_mut().zip(self.gives(ballot)) {
                *sum += more;
            }
            for (sum, speaks) in voices.iter_mut().zip(self.speaks(ballot)) {
                *sum += usize::from(speaks);
            }
        }
        let mut standings: Vec<Standing> = places(&scores)
            .into_iter()
            .zip(scores.iter().zip(&voices))
            .enumerate()
            .map(|(item, (place, (score, voices)))| Standing { item, place, score: *score, voices: *voices })
            .collect();
        standings.sort_by_key(|s| (s.place, s.item));
        Tally { ballots: ballots.len(), given: scores.iter().sum(), standings }
    }
    /// How far the ballots agree with one another.
    fn agreement(&self, ballots: &[Self::Ballot]) -> Option<Agreement> {
        let given: Vec<Vec<u64>> = ballots.iter().map(|b| self.gives(b)).collect();
        kendall_w(&given)
    }
}

/// What became of one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Its place in the list that was voted on.
    pub item: usize,
    /// Its place in the result, from 1; equal scores share a place, and the next place is left out.
    pub place: usize,
    /// Half points.
    pub score: u64,
    /// Ballots that said something about it.
    pub voices: usize,
}

/// A counted round, best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Ballots.
    pub ballots: usize,
    /// Half points given in all.
    pub given: u64,
    /// Items in the order of the result; a tie is in the order of the list and has one place.
    pub standings: Vec<Standing>,
}

/// The place of each score among all: one more than the number of better ones. Ties stay ties.
pub fn places(scores: &[u64]) -> Vec<usize> {
    scores.iter().map(|score| 1 + scores.iter().filter(|other| *other > score).count()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Dots, Method, Ranking, places};
    use proptest::prelude::*;

    const ITEMS: usize = 6;

    fn dots() -> impl Strategy<Value = Vec<Vec<i64>>> {
        prop::collection::vec(prop::collection::vec(0_i64..=2, ITEMS).prop_filter("says something", |b| b.iter().any(|n| *n > 0)), 0..30)
    }
    fn orders() -> impl Strategy<Value = Vec<Vec<i64>>> {
        let most = i64::try_from(ITEMS).unwrap();
        prop::collection::vec(prop::collection::vec(0..=most, ITEMS).prop_filter("says something", |b| b.iter().any(|n| *n > 0)), 0..30)
    }
    fn permutation() -> impl Strategy<Value = Vec<usize>> {
        Just((0..ITEMS).collect::<Vec<_>>()).prop_shuffle()
    }
    fn count<M: Method>(method: &M, ballots: &[Vec<i64>]) -> (super::Tally, Option<super::Agreement>) {
        let ballots: Vec<M::Ballot> = ballots.iter().map(|b| method.ballot(b).expect("a valid ballot")).collect();
        (method.count(ITEMS, &ballots), method.agreement(&ballots))
    }
    /// Score, place and voices of each item in the order of the list.
    fn by_item(tally: &super::Tally) -> Vec<(u64, usize, usize)> {
        let mut rows: Vec<_> = tally.standings.iter().map(|s| (s.item, (s.score, s.place, s.voices))).collect();
        rows.sort_unstable();
        rows.into_iter().map(|(_, row)| row).collect()
    }
    fn renamed(ballots: &[Vec<i64>], names: &[usize]) -> Vec<Vec<i64>> {
        ballots.iter().map(|b| names.iter().map(|n| b[*n]).collect()).collect()
    }

    const DOTS: Dots = Dots { points: 12, most: 2 };

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        // May, "A set of independent necessary and sufficient conditions for simple majority decision" (1952):
        // anonymity (who cast which ballot changes nothing) and neutrality (names of items change nothing).
        #[test]
        fn the_order_of_ballots_changes_nothing(ballots in dots().prop_flat_map(|b| (Just(b.clone()), Just(b).prop_shuffle()))) {
            prop_assert_eq!(count(&DOTS, &ballots.0), count(&DOTS, &ballots.1));
        }
        #[test]
        fn the_order_of_rankings_changes_nothing(ballots in orders().prop_flat_map(|b| (Just(b.clone()), Just(b).prop_shuffle()))) {
            prop_assert_eq!(count(&Ranking, &ballots.0), count(&Ranking, &ballots.1));
        }
        #[test]
        fn items_may_be_renamed(points in dots(), ranks in orders(), names in permutation()) {
            let move_rows = |rows: Vec<(u64, usize, usize)>| names.iter().map(|n| rows[*n]).collect::<Vec<_>>();
            let (before, after) = (count(&DOTS, &points), count(&DOTS, &renamed(&points, &names)));
            prop_assert_eq!(move_rows(by_item(&before.0)), by_item(&after.0));
            prop_assert_eq!(before.1, after.1);
            let (before, after) = (count(&Ranking, &ranks), count(&Ranking, &renamed(&ranks, &names)));
            prop_assert_eq!(move_rows(by_item(&before.0)), by_item(&after.0));
            prop_assert_eq!(before.1, after.1);
        }
        #[test]
        fn sums_equal_what_was_given(points in dots(), ranks in orders()) {
            let typed: i64 = points.iter().flatten().sum();
            let tally = count(&DOTS, &points).0;
            prop_assert_eq!(i64::try_from(tally.given).unwrap(), 2 * typed);
            prop_assert_eq!(tally.standings.iter().map(|s| s.score).sum::<u64>(), tally.given);
            // Each ranking gives n(n-1)/2 points, whatever it leaves unranked.
            prop_assert_eq!(count(&Ranking, &ranks).0.given, (ranks.len() * ITEMS * (ITEMS - 1)) as u64);
        }
        #[test]
        fn what_all_prefer_comes_first(ranks in orders(), first in 0..ITEMS) {
            prop_assume!(!ranks.is_empty());
            let ranks: Vec<Vec<i64>> = ranks.into_iter().map(|b| b.iter().enumerate().map(|(i, r)| if i == first { 1 } else if *r == 0 { 0 } else { (r + 1).min(6) }).collect()).collect();
            let tally = count(&Ranking, &ranks).0;
            prop_assert_eq!((tally.standings[0].item, tally.standings[1].place), (first, 2));
        }
        #[test]
        fn agreement_is_between_none_and_all(points in dots(), ranks in orders()) {
            for agreement in [count(&DOTS, &points).1, count(&Ranking, &ranks).1].into_iter().flatten() {
                prop_assert!((-1e-12..=1.0 + 1e-12).contains(&agreement.w));
            }
        }
    }

    #[test]
    fn ties_share_a_place_and_leave_out_the_next() {
        assert_eq!(places(&[4, 9, 4, 1]), vec![2, 1, 2, 4]);
        assert_eq!(places(&[]), Vec::<usize>::new());
    }

    #[test]
    fn a_round_without_ballots_has_all_at_one_place() {
        let tally = Ranking.count(3, &[]);
        assert!(tally.standings.iter().all(|s| s.place == 1 && s.score == 0 && s.voices == 0));
        assert_eq!(Ranking.agreement(&[]), None);
    }
}

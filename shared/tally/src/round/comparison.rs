//! Comparison: each ballot says which of two items comes first, or that they are level. The result is the share of its
//! comparisons that an item won; strengths that reckon with whom it met come from `pairwise`.
//!
//! Source: Thurstone, "A Law of Comparative Judgment", Psychological Review 34 (1927), for the question; David, "The Method of
//! Paired Comparisons" (1988), for scores and for halves where two are level.

use super::{Agreement, BallotFault, Method, Tally, mean};
use crate::pairwise::Comparisons;

/// The rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comparison;

/// Two items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComparisonBallot {
    items: usize,
    first: usize,
    second: usize,
    level: bool,
}

impl Comparison {
    /// The ballots as comparisons of these items, for Bradley–Terry strengths and the question to ask next.
    pub fn comparisons(&self, items: Vec<String>, ballots: &[ComparisonBallot]) -> Comparisons {
        let wins = ballots.iter().flat_map(|ballot| {
            let (won, lost) = if ballot.level { (0.5, 0.5) } else { (1.0, 0.0) };
            [(ballot.first, ballot.second, won), (ballot.second, ballot.first, lost)]
        });
        Comparisons::new(items, wins)
    }
}

impl Method for Comparison {
    type Ballot = ComparisonBallot;

    /// As in a ranking of two items: 1 and 2, or 1 for both if they are level; 0 for all others.
    fn ballot(&self, figures: &[i64]) -> Result<ComparisonBallot, Vec<BallotFault>> {
        let outside = figures.iter().enumerate().filter(|(_, figure)| !(0..=2).contains(*figure));
        let faults: Vec<BallotFault> = outside.map(|(item, _)| BallotFault::OutOfBounds(item)).collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut named = figures.iter().enumerate().filter(|(_, figure)| **figure > 0);
        let (Some((one, left)), Some((other, right))) = (named.next(), named.next()) else { return Err(vec![BallotFault::Empty]) };
        if named.next().is_some() {
            return Err(vec![BallotFault::TooMany]);
        }
        let ballot = |first: usize, second: usize, level: bool| ComparisonBallot { items: figures.len(), first, second, level };
        match (left, right) {
            (1, 2) => Ok(ballot(one, other, false)),
            (2, 1) => Ok(ballot(other, one, false)),
            (1, 1) => Ok(ballot(one, other, true)),
            // A second without a first.
            _ => Err(vec![BallotFault::OutOfBounds(one), BallotFault::OutOfBounds(other)]),
        }
    }
    fn gives(&self, ballot: &ComparisonBallot) -> Vec<u64> {
        let points = |item: usize| match (item == ballot.first, item == ballot.second) {
            (true, _) => 2 - u64::from(ballot.level),
            (_, true) => u64::from(ballot.level),
            _ => 0,
        };
        (0..ballot.items).map(points).collect()
    }
    fn speaks(&self, ballot: &ComparisonBallot) -> Vec<bool> {
        (0..ballot.items).map(|item| item == ballot.first || item == ballot.second).collect()
    }
    /// Every comparison won.
    fn whole(&self, _ballots: usize, _items: usize, _given: u64) -> u64 {
        2 * self.unit()
    }
    fn unit(&self) -> u64 {
        mean::UNIT
    }
    fn count(&self, items: usize, ballots: &[ComparisonBallot]) -> Tally {
        mean::count(self, items, ballots)
    }
    /// None: nobody has ordered more than two items.
    fn agreement(&self, _ballots: &[ComparisonBallot]) -> Option<Agreement> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{BallotFault, Comparison, Method};
    use proptest::prelude::*;

    fn cast(rows: &[[i64; 3]]) -> Vec<super::ComparisonBallot> {
        rows.iter().map(|row| Comparison.ballot(row).unwrap()).collect()
    }

    #[test]
    fn the_score_is_the_share_of_comparisons_won() {
        let ballots = cast(&[[1, 2, 0], [1, 2, 0], [2, 1, 0], [0, 1, 1], [0, 1, 2]]);
        let tally = Comparison.count(3, &ballots);
        let whole = Comparison.whole(tally.ballots, 3, tally.given);
        let rows: Vec<_> = tally.standings.iter().map(|s| (s.item, s.place, s.score, s.voices)).collect();
        // 2 of 3, 2.5 of 5, 0.5 of 2.
        assert_eq!(rows, vec![(0, 1, whole * 2 / 3, 3), (1, 2, whole / 2, 5), (2, 3, whole / 4, 2)]);
        assert_eq!(Comparison.agreement(&ballots), None);
    }

    #[test]
    fn ballots_become_comparisons_with_halves_where_two_are_level() {
        let items = ["a", "b", "c"].map(String::from).to_vec();
        let found = Comparison.comparisons(items, &cast(&[[1, 2, 0], [2, 1, 0], [0, 1, 1], [0, 2, 1]]));
        assert_eq!(found.wins_and_losses(), vec![(1.0, 1.0), (1.5, 2.5), (1.5, 0.5)]);
    }

    #[test]
    fn what_compares_no_two_items_is_named() {
        assert_eq!(Comparison.ballot(&[0, 0, 0]), Err(vec![BallotFault::Empty]));
        assert_eq!(Comparison.ballot(&[0, 1, 0]), Err(vec![BallotFault::Empty]));
        assert_eq!(Comparison.ballot(&[1, 2, 2]), Err(vec![BallotFault::TooMany]));
        assert_eq!(Comparison.ballot(&[2, 2, 0]), Err(vec![BallotFault::OutOfBounds(0), BallotFault::OutOfBounds(1)]));
        assert_eq!(Comparison.ballot(&[1, 3, 0]), Err(vec![BallotFault::OutOfBounds(1)]));
        assert_eq!(Comparison.ballot(&[]), Err(vec![BallotFault::Empty]));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]
        #[test]
        fn a_ballot_gives_one_point_in_all_and_speaks_of_two_items(figures in prop::collection::vec(-1_i64..4, 0..6)) {
            if let Ok(ballot) = Comparison.ballot(&figures) {
                prop_assert_eq!(Comparison.gives(&ballot).iter().sum::<u64>(), 2);
                prop_assert_eq!(Comparison.speaks(&ballot), figures.iter().map(|f| *f > 0).collect::<Vec<_>>());
            }
        }
    }
}

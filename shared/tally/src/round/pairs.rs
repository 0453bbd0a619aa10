//! Pairs: each ballot says of several pairs which of the two comes first, or that they are level. The result is the share of its
//! comparisons that an item won. Voices are people: whoever compares an item ten times is one voice.
//!
//! Source: as for `Comparison`, of which this is the sheet with more than one question.

use super::{Agreement, BallotFault, Method, Tally, mean};
use crate::pairwise::Comparisons;

/// The rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pairs {
    /// Items of the list.
    pub items: usize,
}

/// What was said of some pairs: the two items, and what the first of them gets, in half points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairsBallot(Vec<(usize, usize, u64)>);

impl Pairs {
    /// All pairs, in the order in which a ballot names them.
    pub fn all(self) -> impl Iterator<Item = (usize, usize)> {
        (0..self.items).flat_map(move |one| (one + 1..self.items).map(move |other| (one, other)))
    }
    /// The ballots as comparisons of these items, for Bradley–Terry strengths.
    pub fn comparisons(self, items: Vec<String>, ballots: &[PairsBallot]) -> Comparisons {
        let half = |points: u64| if points >= 2 { 1.0 } else { f64::from(u8::from(points == 1)) / 2.0 };
        let both = |(one, other, points): &(usize, usize, u64)| [(*one, *other, half(*points)), (*other, *one, half(2 - points.min(&2)))];
        Comparisons::new(items, ballots.iter().flat_map(|ballot| &ballot.0).flat_map(both))
    }
    fn per_item(self, ballot: &PairsBallot, one: impl Fn(u64) -> u64) -> Vec<u64> {
        let mut sums = vec![0; self.items];
        let mut add = |item: usize, more: u64| sums.get_mut(item).into_iter().for_each(|sum| *sum += more);
        for (first, second, points) in &ballot.0 {
            add(*first, one(*points));
            add(*second, one(2 - points.min(&2)));
        }
        sums
    }
}

impl Method for Pairs {
    type Ballot = PairsBallot;

    /// One figure per pair: 1 for the first, 2 for the second, 3 for level, 0 where nothing was said. A fault names the pair.
    fn ballot(&self, figures: &[i64]) -> Result<PairsBallot, Vec<BallotFault>> {
        let mut faults = Vec::new();
        let mut said = Vec::new();
        for (place, (figure, (one, other))) in figures.iter().zip(self.all()).enumerate() {
            match figure {
                0 => {}
                1 => said.push((one, other, 2)),
                2 => said.push((one, other, 0)),
                3 => said.push((one, other, 1)),
                _ => faults.push(BallotFault::OutOfBounds(place)),
            }
        }
        if faults.is_empty() && said.is_empty() {
            faults.push(BallotFault::Empty);
        }
        if faults.is_empty() { Ok(PairsBallot(said)) } else { Err(faults) }
    }
    fn gives(&self, ballot: &PairsBallot) -> Vec<u64> {
        self.per_item(ballot, |points| points)
    }
    fn times(&self, ballot: &PairsBallot) -> Vec<u64> {
        self.per_item(ballot, |_| 1)
    }
    fn speaks(&self, ballot: &PairsBallot) -> Vec<bool> {
        self.times(ballot).into_iter().map(|times| times > 0).collect()
    }
    /// Every comparison won.
    fn whole(&self, _ballots: usize, _items: usize, _given: u64) -> u64 {
        2 * self.unit()
    }
    fn unit(&self) -> u64 {
        mean::UNIT
    }
    fn count(&self, items: usize, ballots: &[PairsBallot]) -> Tally {
        mean::count(self, items, ballots)
    }
    /// None: not everybody compared the same pairs.
    fn agreement(&self, _ballots: &[PairsBallot]) -> Option<Agreement> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{BallotFault, Method, Pairs};

    const RULE: Pairs = Pairs { items: 3 };

    #[test]
    fn shares_are_of_comparisons_and_voices_are_people() {
        assert_eq!(RULE.all().collect::<Vec<_>>(), vec![(0, 1), (0, 2), (1, 2)]);
        let ballots: Vec<_> = [[1, 1, 3], [2, 0, 0]].iter().map(|row| RULE.ballot(row).unwrap()).collect();
        let tally = RULE.count(3, &ballots);
        let whole = RULE.whole(2, 3, 0);
        let rows: Vec<_> = tally.standings.iter().map(|s| (s.item, s.score, s.voices)).collect();
        // The first won 2 of 3, the second 1.5 of 3, the third 0.5 of 2.
        assert_eq!(rows, vec![(0, whole * 2 / 3, 2), (1, whole / 2, 2), (2, whole / 4, 1)]);
        let names = ["a", "b", "c"].map(String::from).to_vec();
        assert_eq!(RULE.comparisons(names, &ballots).wins_and_losses(), vec![(2.0, 1.0), (1.5, 1.5), (0.5, 1.5)]);
    }

    #[test]
    fn what_is_no_answer_is_named() {
        assert_eq!(RULE.ballot(&[0, 0, 0]), Err(vec![BallotFault::Empty]));
        assert_eq!(RULE.ballot(&[1, 4, -1]), Err(vec![BallotFault::OutOfBounds(1), BallotFault::OutOfBounds(2)]));
    }
}

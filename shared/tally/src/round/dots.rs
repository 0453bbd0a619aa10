//! Dots: some points to spread over the items, so many at most on one. The result is their sum.
//!
//! Source: cumulative voting with a bound per option, as used on paper with stickers; see Dodgson, "The Principles of
//! Parliamentary Representation" (1884), for points that a voter may heap, and Delbecq, Van de Ven and Gustafson,
//! "Group Techniques for Program Planning" (1975), for their use in groups that set priorities.

use super::{BallotFault, Method};

/// The rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dots {
    /// Points of each voter. Nobody has to give them all.
    pub points: u32,
    /// Most on one item.
    pub most: u32,
}

/// Points per item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DotsBallot(Vec<u32>);

impl Method for Dots {
    type Ballot = DotsBallot;

    fn ballot(&self, figures: &[i64]) -> Result<DotsBallot, Vec<BallotFault>> {
        let mut faults = Vec::new();
        let mut points = Vec::with_capacity(figures.len());
        for (item, figure) in figures.iter().enumerate() {
            match u32::try_from(*figure) {
                Ok(given) if given <= self.most => points.push(given),
                Ok(_) => faults.push(BallotFault::TooMuchOnOne(item)),
                Err(_) => faults.push(BallotFault::OutOfBounds(item)),
            }
        }
        let given: u64 = points.iter().map(|p| u64::from(*p)).sum();
        if given > u64::from(self.points) {
            faults.push(BallotFault::TooMany);
        }
        if faults.is_empty() && given == 0 {
            faults.push(BallotFault::Empty);
        }
        if faults.is_empty() { Ok(DotsBallot(points)) } else { Err(faults) }
    }
    fn gives(&self, ballot: &DotsBallot) -> Vec<u64> {
        ballot.0.iter().map(|p| 2 * u64::from(*p)).collect()
    }
    fn speaks(&self, ballot: &DotsBallot) -> Vec<bool> {
        ballot.0.iter().map(|p| *p > 0).collect()
    }
    fn whole(&self, _ballots: usize, _items: usize, given: u64) -> u64 {
        given
    }
}

#[cfg(test)]
mod tests {
    use super::{BallotFault, Dots, Method};

    const RULE: Dots = Dots { points: 10, most: 4 };

    #[test]
    fn points_are_summed() {
        let ballots: Vec<_> = [[4, 3, 3, 0], [0, 4, 4, 2], [1, 0, 4, 0]].iter().map(|b| RULE.ballot(b).unwrap()).collect();
        let tally = RULE.count(4, &ballots);
        let rows: Vec<_> = tally.standings.iter().map(|s| (s.item, s.place, s.score / 2, s.voices)).collect();
        assert_eq!(rows, vec![(2, 1, 11, 3), (1, 2, 7, 2), (0, 3, 5, 2), (3, 4, 2, 1)]);
        assert_eq!(tally.given, 50);
    }

    #[test]
    fn what_the_rule_forbids_is_named() {
        assert_eq!(RULE.ballot(&[4, 4, 3, 0]), Err(vec![BallotFault::TooMany]));
        assert_eq!(RULE.ballot(&[5, 0, 0, 0]), Err(vec![BallotFault::TooMuchOnOne(0)]));
        assert_eq!(RULE.ballot(&[0, -1, 0, 0]), Err(vec![BallotFault::OutOfBounds(1)]));
        assert_eq!(RULE.ballot(&[0, 0, 0, 0]), Err(vec![BallotFault::Empty]));
        assert!(RULE.ballot(&[4, 4, 2, 0]).is_ok() && RULE.ballot(&[1, 0, 0, 0]).is_ok());
        assert_eq!(RULE.ballot(&[i64::MAX, i64::MIN]), Err(vec![BallotFault::OutOfBounds(0), BallotFault::OutOfBounds(1)]));
    }
}

//! Ranking: a full or partial order in which items may be level. Counted after Borda, with averaged ranks.
//!
//! Source: Borda, "Mémoire sur les élections au scrutin" (1781): an item gets a point for each item below it. Level
//! items get the average of the points that they cover, as in Black, "The Theory of Committees and Elections" (1958),
//! and Dummett, "Principles of Electoral Reform" (1997). Items left out are level with one another after all others;
//! Emerson, "The original Borda count and partial voting", Social Choice and Welfare 40 (2013), compares this with
//! other readings. So every ballot weighs the same, however much of it was filled in.

use super::{BallotFault, Method};

/// The rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranking;

/// The rank of each item, from 1; `None` where it was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankingBallot(Vec<Option<u32>>);

impl Method for Ranking {
    type Ballot = RankingBallot;

    fn ballot(&self, figures: &[i64]) -> Result<RankingBallot, Vec<BallotFault>> {
        let mut faults = Vec::new();
        let mut ranks = Vec::with_capacity(figures.len());
        for (item, figure) in figures.iter().enumerate() {
            match u32::try_from(*figure) {
                Ok(0) => ranks.push(None),
                Ok(rank) if usize::try_from(rank).is_ok_and(|r| r <= figures.len()) => ranks.push(Some(rank)),
                _ => faults.push(BallotFault::OutOfBounds(item)),
            }
        }
        if faults.is_empty() && ranks.iter().all(Option::is_none) {
            faults.push(BallotFault::Empty);
        }
        if faults.is_empty() { Ok(RankingBallot(ranks)) } else { Err(faults) }
    }
    fn gives(&self, ballot: &RankingBallot) -> Vec<u64> {
        // What was left out stands below every rank.
        let level = |rank: &Option<u32>| rank.unwrap_or(u32::MAX);
        let ranks: Vec<u32> = ballot.0.iter().map(level).collect();
        ranks
            .iter()
            .map(|mine| {
                let below = ranks.iter().filter(|other| *other > mine).count();
                let level = ranks.iter().filter(|other| *other == mine).count();
                // Points in halves: two for each item below, one for each other item level with this one.
                (2 * below + level - 1) as u64
            })
            .collect()
    }
    fn speaks(&self, ballot: &RankingBallot) -> Vec<bool> {
        ballot.0.iter().map(Option::is_some).collect()
    }
    fn whole(&self, ballots: usize, items: usize, _given: u64) -> u64 {
        (2 * ballots * items.saturating_sub(1)) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::{BallotFault, Method, Ranking};

    /// The choice of a capital for Tennessee, known from voting textbooks: 42, 26, 15 and 17 voters of a hundred rank
    /// Memphis, Nashville, Chattanooga and Knoxville; Borda gives 126, 194, 173 and 107.
    #[test]
    fn borda_of_the_tennessee_example() {
        let mut ballots = Vec::new();
        for (voters, ranks) in [(42, [1, 2, 3, 4]), (26, [4, 1, 2, 3]), (15, [4, 3, 1, 2]), (17, [4, 3, 2, 1])] {
            ballots.extend((0..voters).map(|_| Ranking.ballot(&ranks).unwrap()));
        }
        let tally = Ranking.count(4, &ballots);
        let rows: Vec<_> = tally.standings.iter().map(|s| (s.item, s.place, s.score / 2)).collect();
        assert_eq!(rows, vec![(1, 1, 194), (2, 2, 173), (0, 3, 126), (3, 4, 107)]);
        assert_eq!(Ranking.whole(100, 4, tally.given), 600);
    }

    /// By hand: of five items one is first and the others level, so they share 3+2+1+0 as 1.5 each.
    #[test]
    fn items_left_out_share_the_average_of_what_is_left() {
        let one = Ranking.ballot(&[0, 1, 0, 0, 0]).unwrap();
        assert_eq!(Ranking.gives(&one), vec![3, 8, 3, 3, 3]);
        let tied = Ranking.ballot(&[1, 1, 3, 0, 0]).unwrap();
        assert_eq!(Ranking.gives(&tied), vec![7, 7, 4, 1, 1]);
        assert_eq!(Ranking.speaks(&tied), vec![true, true, true, false, false]);
    }

    #[test]
    fn only_the_order_of_ranks_counts() {
        let (dense, wide) = (Ranking.ballot(&[1, 2, 2, 3]).unwrap(), Ranking.ballot(&[1, 3, 3, 4]).unwrap());
        assert_eq!(Ranking.gives(&dense), Ranking.gives(&wide));
    }

    #[test]
    fn what_is_no_rank_is_named() {
        assert_eq!(Ranking.ballot(&[1, 4, 2]), Err(vec![BallotFault::OutOfBounds(1)]));
        assert_eq!(Ranking.ballot(&[-1, 1, 2]), Err(vec![BallotFault::OutOfBounds(0)]));
        assert_eq!(Ranking.ballot(&[0, 0, 0]), Err(vec![BallotFault::Empty]));
        assert_eq!(Ranking.ballot(&[]), Err(vec![BallotFault::Empty]));
    }
}

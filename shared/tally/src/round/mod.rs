//! What rounds in the product use: from ballots as members and residents fill them in to an ordered result.
//!
//! Scores are exact: they are kept as half points, because an averaged rank is a whole or a half number. Where a score is a
//! mean it is kept in small parts of a half point, so small that different means differ and equal ones are equal.

mod agreement;
mod approval;
mod comparison;
mod dots;
mod gap;
mod matrix;
mod mean;
mod pairs;
mod ranking;
mod rating;
mod reaction;
mod rule;
mod suppression;

pub use agreement::{Agreement, kendall_w};
pub use approval::{Approval, ApprovalBallot};
pub use comparison::{Comparison, ComparisonBallot};
pub use dots::{Dots, DotsBallot};
pub use gap::{Gap, gap};
pub use matrix::{Formula, Matrix, MatrixBallot};
pub use pairs::{Pairs, PairsBallot};
pub use ranking::{Ranking, RankingBallot};
pub use rating::{Rating, RatingBallot};
pub use reaction::{Reaction, ReactionBallot, Reactions};
pub use rule::{Outcome, Rule};
pub use suppression::{Cell, Release, release, withheld};

/// What is wrong with a ballot; `usize` is the place of the item in the list that was voted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BallotFault {
    /// It says nothing.
    Empty,
    /// It gives more points than there are, asks for more than there is to spend, or names more items than it may.
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
    /// What a share is a share of, in units of the score, when `given` were given to the items that are shown.
    fn whole(&self, ballots: usize, items: usize, given: u64) -> u64;

    /// How often something was given to each item: what a mean divides by. A voice counts once, unless it speaks several times.
    fn times(&self, ballot: &Self::Ballot) -> Vec<u64> {
        self.speaks(ballot).into_iter().map(u64::from).collect()
    }
    /// How many units of a score make a half point: 1, unless scores are means.
    fn unit(&self) -> u64 {
        1
    }
    /// Counts.
    fn count(&self, items: usize, ballots: &[Self::Ballot]) -> Tally {
        let (scores, voices) = sums(self, items, ballots);
        tally(ballots.len(), &scores, &voices)
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
    /// Half points, or their parts as `Method::unit` says.
    pub score: u64,
    /// Ballots that said something about it.
    pub voices: usize,
}

/// A counted round, best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Ballots.
    pub ballots: usize,
    /// Half points given in all, or their parts as `Method::unit` says.
    pub given: u64,
    /// Items in the order of the result; a tie is in the order of the list and has one place.
    pub standings: Vec<Standing>,
}

/// What all ballots together give to each item, in half points, and how many have a voice on it.
fn sums<M: Method + ?Sized>(method: &M, items: usize, ballots: &[M::Ballot]) -> (Vec<u64>, Vec<usize>) {
    let mut scores = vec![0_u64; items];
    let mut voices = vec![0_usize; items];
    for ballot in ballots {
        for (sum, more) in scores.iter_mut().zip(method.gives(ballot)) {
            *sum += more;
        }
        for (sum, speaks) in voices.iter_mut().zip(method.speaks(ballot)) {
            *sum += usize::from(speaks);
        }
    }
    (scores, voices)
}

/// Puts items in order by their scores.
fn tally(ballots: usize, scores: &[u64], voices: &[usize]) -> Tally {
    let mut standings: Vec<Standing> = places(scores)
        .into_iter()
        .zip(scores.iter().zip(voices))
        .enumerate()
        .map(|(item, (place, (score, voices)))| Standing { item, place, score: *score, voices: *voices })
        .collect();
    standings.sort_by_key(|s| (s.place, s.item));
    Tally { ballots, given: scores.iter().sum(), standings }
}

/// The place of each score among all: one more than the number of better ones. Ties stay ties.
pub fn places(scores: &[u64]) -> Vec<usize> {
    scores.iter().map(|score| 1 + scores.iter().filter(|other| *other > score).count()).collect()
}

#[cfg(test)]
mod tests;

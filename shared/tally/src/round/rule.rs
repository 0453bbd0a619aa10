//! The rule of a round, whichever method it uses: how many figures a ballot has, what is wrong with one, and the count.

use super::{Agreement, Approval, BallotFault, Dots, Matrix, Method, Pairs, Ranking, Reaction, Reactions, Tally};
use crate::pairwise::Comparisons;
use crate::robust::{Change, Gaps, Robustness, TOP, bootstrap_within, to_change};

/// A method with its settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// Points to spread.
    Dots(Dots),
    /// A full or partial order.
    Ranking,
    /// Approvals, within a limit.
    Approval(Approval),
    /// Agree, disagree, pass.
    Reaction,
    /// Ratings on criteria.
    Matrix(Matrix),
    /// Which of two comes first.
    Pairs(Pairs),
}

/// What became of a round's ballots.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The count.
    pub tally: Tally,
    /// Units of a score in a half point.
    pub unit: u64,
    /// How far the ballots agree.
    pub agreement: Option<Agreement>,
    /// How often each answer was given to each item; for reactions only.
    pub answers: Vec<Reactions>,
    /// Mean ratings of each item on each criterion; for a matrix only.
    pub means: Vec<Vec<f64>>,
    /// What was compared; for pairs only.
    pub comparisons: Option<Comparisons>,
    gives: Vec<Vec<u64>>,
    /// What a mean divides by; empty where scores are sums.
    times: Vec<Vec<u64>>,
    gaps: Option<Gaps>,
}

impl Rule {
    /// Figures of a ballot on so many items.
    pub fn figures(&self, items: usize) -> usize {
        match self {
            Self::Dots(_) | Self::Ranking | Self::Approval(_) | Self::Reaction => items,
            Self::Matrix(matrix) => items * matrix.criteria(),
            Self::Pairs(pairs) => pairs.all().count(),
        }
    }
    /// What is wrong with a ballot; places are those of figures.
    pub fn faults(&self, figures: &[i64]) -> Vec<BallotFault> {
        let found = match self {
            Self::Dots(method) => method.ballot(figures).err(),
            Self::Ranking => Ranking.ballot(figures).err(),
            Self::Approval(method) => method.ballot(figures).err(),
            Self::Reaction => Reaction.ballot(figures).err(),
            Self::Matrix(method) => method.ballot(figures).err(),
            Self::Pairs(method) => method.ballot(figures).err(),
        };
        found.unwrap_or_default()
    }
    /// What a share is a share of, in units of the score, when `given` were given to the items that are shown.
    pub fn whole(&self, ballots: usize, items: usize, given: u64) -> u64 {
        match self {
            Self::Dots(method) => method.whole(ballots, items, given),
            Self::Ranking => Ranking.whole(ballots, items, given),
            Self::Approval(method) => method.whole(ballots, items, given),
            Self::Reaction => Reaction.whole(ballots, items, given),
            Self::Matrix(method) => method.whole(ballots, items, given),
            Self::Pairs(method) => method.whole(ballots, items, given),
        }
    }
    /// Counts; `None` where a ballot breaks the rule.
    pub fn count(&self, items: usize, ballots: &[Vec<i64>]) -> Option<Outcome> {
        match self {
            Self::Dots(method) => {
                let (outcome, _) = counted(method, items, ballots, Some(Gaps::Dots { points: method.points, most: method.most }))?;
                Some(outcome)
            }
            Self::Ranking => Some(counted(&Ranking, items, ballots, Some(Gaps::Borda))?.0),
            Self::Approval(method) => Some(counted(method, items, ballots, Some(Gaps::Other(2)))?.0),
            Self::Reaction => {
                let (outcome, read) = counted(&Reaction, items, ballots, Some(Gaps::Other(4)))?;
                Some(Outcome { answers: Reaction.answers(items, &read), ..outcome })
            }
            Self::Matrix(method) => {
                let (outcome, read) = counted(method, items, ballots, None)?;
                Some(Outcome { means: method.means(items, &read), ..outcome })
            }
            Self::Pairs(method) => {
                let (outcome, read) = counted(method, items, ballots, None)?;
                let names = (0..items).map(|item| item.to_string()).collect();
                Some(Outcome { comparisons: Some(method.comparisons(names, &read)), ..outcome })
            }
        }
    }
}

fn counted<M: Method>(method: &M, items: usize, ballots: &[Vec<i64>], gaps: Option<Gaps>) -> Option<(Outcome, Vec<M::Ballot>)> {
    let read = ballots.iter().map(|figures| method.ballot(figures).ok()).collect::<Option<Vec<_>>>()?;
    let outcome = Outcome {
        tally: method.count(items, &read),
        unit: method.unit(),
        agreement: method.agreement(&read),
        answers: Vec::new(),
        means: Vec::new(),
        comparisons: None,
        gives: read.iter().map(|ballot| method.gives(ballot)).collect(),
        times: if method.unit() > 1 { read.iter().map(|ballot| method.times(ballot)).collect() } else { Vec::new() },
        gaps,
    };
    Some((outcome, read))
}

impl Outcome {
    /// How many of the first places are looked at: five, or half of a short list.
    pub fn top(&self) -> usize {
        TOP.min(self.tally.standings.len().div_ceil(2))
    }
    /// The ballots drawn again, so many times, from this seed.
    pub fn drawn(&self, seed: u64, runs: u32) -> Robustness {
        let items = self.tally.standings.len();
        bootstrap_within(self.top(), seed, runs, &vec![1; self.gives.len()], |weights| {
            let sum = |rows: &[Vec<u64>]| {
                let mut sums = vec![0_u64; items];
                for (row, weight) in rows.iter().zip(weights).filter(|(_, weight)| **weight > 0) {
                    sums.iter_mut().zip(row).for_each(|(sum, more)| *sum += u64::from(*weight) * more);
                }
                sums
            };
            let given = sum(&self.gives);
            if self.times.is_empty() {
                return given.into_iter().map(float).collect();
            }
            // An item that no drawn ballot speaks of comes last.
            given
                .into_iter()
                .zip(sum(&self.times))
                .map(|(given, times)| if times == 0 { 0.0 } else { float(given) / float(times) })
                .collect()
        })
    }
    /// How few ballots would have to be others for other items among the first; nothing where the method does not allow to say.
    pub fn to_change(&self) -> Option<Change> {
        to_change(&vec![1; self.gives.len()], &self.gives, self.tally.standings.len(), self.top(), self.gaps?)
    }
}

#[expect(clippy::cast_precision_loss, reason = "sums above 2^53 are beyond any vote")]
fn float(number: u64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::Rule;
    use crate::{Approval, Formula, Matrix, Pairs};

    #[test]
    fn each_rule_counts_figures_and_refuses_ballots_against_it() {
        let approval = Rule::Approval(Approval { costs: vec![1; 3], limit: 2 });
        assert_eq!(approval.figures(3), 3);
        assert!(approval.count(3, &[vec![1, 1, 1]]).is_none(), "three of two");
        let matrix = Rule::Matrix(Matrix { formula: Formula::Weighted(vec![1, 1]) });
        assert_eq!((matrix.figures(3), Rule::Pairs(Pairs { items: 4 }).figures(4)), (6, 6));
        let outcome = approval.count(3, &[vec![1, 1, 0], vec![1, 0, 0]]).unwrap();
        assert_eq!(outcome.tally.standings.iter().map(|s| (s.item, s.score)).collect::<Vec<_>>(), vec![(0, 4), (1, 2), (2, 0)]);
    }

    /// By hand: all alike leaves nothing to chance, and the first of the list stays first in every draw.
    #[test]
    fn ballots_that_are_all_alike_are_firm() {
        let rows = vec![vec![5, 5, 3, 3, 1, 1]; 9];
        let outcome = Rule::Matrix(Matrix { formula: Formula::Weighted(vec![1, 2]) }).count(3, &rows).unwrap();
        let drawn = outcome.drawn(7, 50);
        assert_eq!((outcome.top(), drawn.items[0].first, drawn.items[2].within), (2, 50, 0));
        assert_eq!(outcome.to_change(), None);
        // Nine approvals against none: each other ballot moves two half points out of eighteen and gives two to the other.
        let approval = Rule::Approval(Approval { costs: vec![1; 2], limit: 2 });
        let change = approval.count(2, &vec![vec![1, 0]; 9]).unwrap().to_change().unwrap();
        assert_eq!((change.ballots, change.exact), (5, true));
    }
}

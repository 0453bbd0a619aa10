//! Approval within a budget: a voter approves items which together do not cost more than there is to spend. The result is the
//! number of approvals; what is then bought is another question, which the methods for budgets answer.
//!
//! Source: knapsack voting in Goel, Krishnaswamy, Sakshuwong and Aitamurto, "Knapsack Voting for Participatory Budgeting", ACM
//! Transactions on Economics and Computation 7 (2019); without costs it is approval voting, Brams and Fishburn, "Approval
//! Voting", American Political Science Review 72 (1978).

use super::{BallotFault, Method};

/// The rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// What each item costs, in the order of the list. An item without a cost costs nothing.
    pub costs: Vec<u64>,
    /// What there is to spend, in the same unit. Nobody has to spend it all.
    pub limit: u64,
}

/// Which items are approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalBallot(Vec<bool>);

impl Method for Approval {
    type Ballot = ApprovalBallot;

    fn ballot(&self, figures: &[i64]) -> Result<ApprovalBallot, Vec<BallotFault>> {
        let outside = figures.iter().enumerate().filter(|(_, figure)| !matches!(figure, 0 | 1));
        let mut faults: Vec<BallotFault> = outside.map(|(item, _)| BallotFault::OutOfBounds(item)).collect();
        let approved: Vec<bool> = figures.iter().map(|figure| *figure == 1).collect();
        let spent =
            approved.iter().zip(&self.costs).filter(|(approved, _)| **approved).fold(0_u64, |sum, (_, cost)| sum.saturating_add(*cost));
        if spent > self.limit {
            faults.push(BallotFault::TooMany);
        }
        if faults.is_empty() && !approved.contains(&true) {
            faults.push(BallotFault::Empty);
        }
        if faults.is_empty() { Ok(ApprovalBallot(approved)) } else { Err(faults) }
    }
    fn gives(&self, ballot: &ApprovalBallot) -> Vec<u64> {
        ballot.0.iter().map(|approved| 2 * u64::from(*approved)).collect()
    }
    fn speaks(&self, ballot: &ApprovalBallot) -> Vec<bool> {
        ballot.0.clone()
    }
    /// All ballots: a share is that of the voters who approve.
    fn whole(&self, ballots: usize, _items: usize, _given: u64) -> u64 {
        2 * ballots as u64
    }
}

#[cfg(test)]
mod tests {
    use super::{Approval, BallotFault, Method};
    use proptest::prelude::*;

    fn rule() -> Approval {
        Approval { costs: vec![50, 30, 20, 70], limit: 100 }
    }

    #[test]
    fn approvals_are_summed_and_shares_are_of_the_voters() {
        let ballots: Vec<_> = [[1, 1, 1, 0], [0, 1, 0, 1], [0, 1, 1, 0], [0, 0, 1, 1]].iter().map(|b| rule().ballot(b).unwrap()).collect();
        let tally = rule().count(4, &ballots);
        let rows: Vec<_> = tally.standings.iter().map(|s| (s.item, s.place, s.score / 2, s.voices)).collect();
        assert_eq!(rows, vec![(1, 1, 3, 3), (2, 1, 3, 3), (3, 3, 2, 2), (0, 4, 1, 1)]);
        assert_eq!(rule().whole(tally.ballots, 4, tally.given), 8);
    }

    #[test]
    fn what_the_rule_forbids_is_named() {
        assert!(rule().ballot(&[0, 1, 0, 1]).is_ok());
        assert_eq!(rule().ballot(&[1, 0, 0, 1]), Err(vec![BallotFault::TooMany]));
        assert_eq!(rule().ballot(&[0, 0, 0, 0]), Err(vec![BallotFault::Empty]));
        assert_eq!(rule().ballot(&[2, 0, -1, 0]), Err(vec![BallotFault::OutOfBounds(0), BallotFault::OutOfBounds(2)]));
        assert_eq!(rule().ballot(&[]), Err(vec![BallotFault::Empty]));
    }

    #[test]
    fn the_largest_costs_do_not_overflow() {
        let rule = Approval { costs: vec![u64::MAX, u64::MAX], limit: u64::MAX - 1 };
        assert_eq!(rule.ballot(&[1, 1]), Err(vec![BallotFault::TooMany]));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]
        #[test]
        fn a_ballot_is_valid_if_it_can_be_paid(figures in prop::collection::vec(0_i64..=1, 4)) {
            let cost: u64 = figures.iter().zip([50, 30, 20, 70]).map(|(figure, cost)| u64::try_from(*figure).unwrap() * cost).sum();
            prop_assert_eq!(rule().ballot(&figures).is_ok(), (1..=100).contains(&cost));
        }
    }
}

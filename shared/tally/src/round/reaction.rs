//! Reactions to statements: agree, disagree, pass, or nothing. Items are ordered by agreements less disagreements.
//!
//! Source: Small, Björkegren, Erkkilä, Shaw and Megill, "Polis: Scaling deliberation by mapping high dimensional opinion
//! spaces", Recerca 26 (2021), for the three answers; Felsenthal, "On combining approval with disapproval voting", Behavioral
//! Science 34 (1989), for their difference as a rule of order.
//!
//! A difference can be negative and points cannot: so an agreement gives two points, a disagreement none, and each other ballot
//! one, whether it passes or says nothing. An item then has ballots + agreements − disagreements points, which is the same
//! order, and half of all points where both are equal.

use super::{BallotFault, Method};

/// The rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reaction;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Nothing,
    Agree,
    Disagree,
    Pass,
}

/// The answer to each item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReactionBallot(Vec<Answer>);

/// How often each answer was given to one item. Small numbers tell on people: show them only of an item that `release` shows,
/// and only if each is 0 or at least the threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reactions {
    /// Agreements.
    pub agree: usize,
    /// Disagreements.
    pub disagree: usize,
    /// Passes.
    pub pass: usize,
}

impl Reactions {
    /// Agreements less disagreements.
    pub fn net(&self) -> i64 {
        let whole = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        whole(self.agree) - whole(self.disagree)
    }
}

impl Reaction {
    /// How often each answer was given to each item.
    pub fn answers(&self, items: usize, ballots: &[ReactionBallot]) -> Vec<Reactions> {
        let mut all = vec![Reactions::default(); items];
        for ballot in ballots {
            for (item, answer) in all.iter_mut().zip(&ballot.0) {
                match answer {
                    Answer::Agree => item.agree += 1,
                    Answer::Disagree => item.disagree += 1,
                    Answer::Pass => item.pass += 1,
                    Answer::Nothing => {}
                }
            }
        }
        all
    }
}

impl Method for Reaction {
    type Ballot = ReactionBallot;

    /// 1 agrees, 2 disagrees, 3 passes, 0 says nothing.
    fn ballot(&self, figures: &[i64]) -> Result<ReactionBallot, Vec<BallotFault>> {
        let mut faults = Vec::new();
        let mut answers = Vec::with_capacity(figures.len());
        for (item, figure) in figures.iter().enumerate() {
            match figure {
                0 => answers.push(Answer::Nothing),
                1 => answers.push(Answer::Agree),
                2 => answers.push(Answer::Disagree),
                3 => answers.push(Answer::Pass),
                _ => faults.push(BallotFault::OutOfBounds(item)),
            }
        }
        if faults.is_empty() && answers.iter().all(|answer| *answer == Answer::Nothing) {
            faults.push(BallotFault::Empty);
        }
        if faults.is_empty() { Ok(ReactionBallot(answers)) } else { Err(faults) }
    }
    fn gives(&self, ballot: &ReactionBallot) -> Vec<u64> {
        let points = |answer: &Answer| match answer {
            Answer::Agree => 4,
            Answer::Pass | Answer::Nothing => 2,
            Answer::Disagree => 0,
        };
        ballot.0.iter().map(points).collect()
    }
    fn speaks(&self, ballot: &ReactionBallot) -> Vec<bool> {
        ballot.0.iter().map(|answer| *answer != Answer::Nothing).collect()
    }
    /// What an item has if all agree.
    fn whole(&self, ballots: usize, _items: usize, _given: u64) -> u64 {
        4 * ballots as u64
    }
}

#[cfg(test)]
mod tests {
    use super::{BallotFault, Method, Reaction, Reactions};
    use proptest::prelude::*;

    fn cast(rows: &[[i64; 3]]) -> Vec<super::ReactionBallot> {
        rows.iter().map(|row| Reaction.ballot(row).unwrap()).collect()
    }

    #[test]
    fn answers_are_counted_and_items_ordered_by_the_difference() {
        let ballots = cast(&[[1, 2, 3], [1, 2, 0], [1, 1, 0], [2, 2, 1]]);
        let answers = Reaction.answers(3, &ballots);
        let expected = [(3, 1, 0), (1, 3, 0), (1, 0, 1)].map(|(agree, disagree, pass)| Reactions { agree, disagree, pass });
        assert_eq!(answers, expected);
        assert_eq!(answers.iter().map(Reactions::net).collect::<Vec<_>>(), vec![2, -2, 1]);
        let rows: Vec<_> = Reaction.count(3, &ballots).standings.iter().map(|s| (s.item, s.place, s.score / 2, s.voices)).collect();
        assert_eq!(rows, vec![(0, 1, 6, 4), (2, 2, 5, 2), (1, 3, 2, 4)]);
        assert_eq!(Reaction.whole(4, 3, 0), 16);
    }

    #[test]
    fn what_is_no_answer_is_named() {
        assert_eq!(Reaction.ballot(&[1, 4, -1]), Err(vec![BallotFault::OutOfBounds(1), BallotFault::OutOfBounds(2)]));
        assert_eq!(Reaction.ballot(&[0, 0]), Err(vec![BallotFault::Empty]));
        assert_eq!(Reaction.ballot(&[]), Err(vec![BallotFault::Empty]));
        assert!(Reaction.ballot(&[3]).is_ok());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]
        #[test]
        fn points_are_ballots_and_the_difference_and_lie_within_the_whole(rows in prop::collection::vec(prop::array::uniform3(0_i64..=3), 0..12)) {
            let rows: Vec<_> = rows.into_iter().filter(|row| row != &[0, 0, 0]).collect();
            let ballots = cast(&rows);
            let (tally, answers) = (Reaction.count(3, &ballots), Reaction.answers(3, &ballots));
            for standing in &tally.standings {
                let answers = answers[standing.item];
                prop_assert_eq!(i64::try_from(standing.score / 2).unwrap(), i64::try_from(ballots.len()).unwrap() + answers.net());
                prop_assert_eq!(standing.voices, answers.agree + answers.disagree + answers.pass);
                prop_assert!(standing.score <= Reaction.whole(tally.ballots, 3, tally.given));
            }
        }
        /// May (1952), neutrality between for and against: if all turn round, so does the order.
        #[test]
        fn if_all_turn_round_the_order_does(rows in prop::collection::vec(prop::array::uniform3(1_i64..=3), 1..12)) {
            let turned: Vec<[i64; 3]> = rows.iter().map(|row| row.map(|figure| if figure == 3 { 3 } else { 3 - figure })).collect();
            let (one, other) = (Reaction.answers(3, &cast(&rows)), Reaction.answers(3, &cast(&turned)));
            prop_assert!(one.iter().zip(&other).all(|(a, b)| a.net() == -b.net()));
        }
    }
}

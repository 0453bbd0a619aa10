//! Rating by one criterion: 1 to 5 for each item, or nothing. The result is the mean over those who rated the item.
//!
//! Source: Likert, "A Technique for the Measurement of Attitudes", Archives of Psychology 140 (1932), for the scale; range
//! voting with blanks left out of the mean as in Smith, "Range voting" (2000).

use super::{Agreement, BallotFault, Method, Tally, kendall_w, mean};

/// The rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rating;

/// The best that can be given; the worst is 1.
const BEST: u8 = 5;

/// What was given to each item; 0 where nothing was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatingBallot(Vec<u8>);

impl Method for Rating {
    type Ballot = RatingBallot;

    fn ballot(&self, figures: &[i64]) -> Result<RatingBallot, Vec<BallotFault>> {
        let mut faults = Vec::new();
        let mut ratings = Vec::with_capacity(figures.len());
        for (item, figure) in figures.iter().enumerate() {
            match u8::try_from(*figure) {
                Ok(rating) if rating <= BEST => ratings.push(rating),
                _ => faults.push(BallotFault::OutOfBounds(item)),
            }
        }
        if faults.is_empty() && ratings.iter().all(|rating| *rating == 0) {
            faults.push(BallotFault::Empty);
        }
        if faults.is_empty() { Ok(RatingBallot(ratings)) } else { Err(faults) }
    }
    fn gives(&self, ballot: &RatingBallot) -> Vec<u64> {
        ballot.0.iter().map(|rating| 2 * u64::from(*rating)).collect()
    }
    fn speaks(&self, ballot: &RatingBallot) -> Vec<bool> {
        ballot.0.iter().map(|rating| *rating > 0).collect()
    }
    /// The best mean that there is.
    fn whole(&self, _ballots: usize, _items: usize, _given: u64) -> u64 {
        2 * u64::from(BEST) * self.unit()
    }
    fn unit(&self) -> u64 {
        mean::UNIT
    }
    fn count(&self, items: usize, ballots: &[RatingBallot]) -> Tally {
        mean::count(self, items, ballots)
    }
    /// Among those who rated everything: who said nothing about an item did not put it last.
    fn agreement(&self, ballots: &[RatingBallot]) -> Option<Agreement> {
        let complete = ballots.iter().filter(|ballot| !ballot.0.contains(&0));
        kendall_w(&complete.map(|ballot| self.gives(ballot)).collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    use super::{BallotFault, Method, Rating};
    use crate::{Cell, Release, release};
    use proptest::prelude::*;

    fn cast(rows: &[[i64; 3]]) -> Vec<super::RatingBallot> {
        rows.iter().map(|row| Rating.ballot(row).unwrap()).collect()
    }

    #[test]
    fn the_mean_is_over_those_who_rated_the_item() {
        let tally = Rating.count(3, &cast(&[[5, 0, 4], [4, 5, 0], [0, 4, 0]]));
        let unit = Rating.unit();
        let rows: Vec<_> = tally.standings.iter().map(|s| (s.item, s.place, s.score, s.voices)).collect();
        // 4.5, 4.5 and 4, in half points.
        assert_eq!(rows, vec![(0, 1, 9 * unit, 2), (1, 1, 9 * unit, 2), (2, 3, 8 * unit, 1)]);
        assert_eq!(Rating.whole(3, 3, tally.given), 10 * unit);
    }

    #[test]
    fn an_item_without_a_rating_comes_last() {
        let tally = Rating.count(3, &cast(&[[1, 0, 2]]));
        assert_eq!(tally.standings.iter().map(|s| (s.item, s.place, s.score)).next_back(), Some((1, 3, 0)));
        assert!(Rating.count(2, &[]).standings.iter().all(|s| s.place == 1 && s.score == 0));
    }

    #[test]
    fn what_is_no_rating_is_named() {
        assert_eq!(Rating.ballot(&[6, 1, -1]), Err(vec![BallotFault::OutOfBounds(0), BallotFault::OutOfBounds(2)]));
        assert_eq!(Rating.ballot(&[0, 0, 0]), Err(vec![BallotFault::Empty]));
        assert_eq!(Rating.ballot(&[]), Err(vec![BallotFault::Empty]));
        assert_eq!(Rating.ballot(&[i64::MAX]), Err(vec![BallotFault::OutOfBounds(0)]));
    }

    #[test]
    fn agreement_is_among_those_who_rated_everything() {
        let ballots = cast(&[[5, 3, 1], [4, 2, 1], [0, 1, 5]]);
        assert!(Rating.agreement(&ballots).is_some_and(|a| a.voters == 2 && (a.w - 1.0).abs() < 1e-12));
    }

    #[test]
    fn what_is_shown_keeps_its_places() {
        let tally = Rating.count(3, &cast(&[[5, 4, 3], [4, 4, 3], [5, 4, 2]]));
        let Release::Shown { cells, .. } = release(&tally, 3) else { panic!("withheld") };
        let places: Vec<_> =
            cells.iter().map(|c| if let Cell::Shown { item, place, .. } = c { (*item, *place) } else { panic!("withheld") }).collect();
        assert_eq!(places, vec![(0, 1), (1, 2), (2, 3)]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]
        #[test]
        fn items_are_ordered_as_their_exact_means_are(rows in prop::collection::vec(prop::array::uniform3(0_i64..=5), 0..14)) {
            let rows: Vec<_> = rows.into_iter().filter(|row| row != &[0, 0, 0]).collect();
            let tally = Rating.count(3, &cast(&rows));
            let exact = |item: usize| {
                let given: Vec<i64> = rows.iter().map(|row| row[item]).filter(|n| *n > 0).collect();
                (given.iter().sum::<i64>(), i64::try_from(given.len().max(1)).unwrap())
            };
            for a in &tally.standings { for b in &tally.standings {
                let ((p, q), (r, s)) = (exact(a.item), exact(b.item));
                prop_assert_eq!(b.place.cmp(&a.place), (p * s).cmp(&(r * q)));
                prop_assert!(a.score <= Rating.whole(tally.ballots, 3, tally.given));
            } }
        }
    }
}

//! A matrix: each item rated on several criteria. The result is the mean, over those who rated the item, of what their ratings
//! make together: a weighted mean of the criteria, or Hanlon's basic priority rating.
//!
//! Source: Keeney and Raiffa, "Decisions with Multiple Objectives" (1976), chapter 3, for the weighted sum; Hanlon and Pickett,
//! "Public Health: Administration and Practice" (1984), and NACCHO, "First Things First" (2010), for (A + 2B) × C and for the
//! PEARL test, which makes the whole 0 where it fails.

use super::{Agreement, BallotFault, Method, Tally, kendall_w, mean};

/// How the ratings of one item by one voter become one figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formula {
    /// Criteria from 1 to 5, each with its weight.
    Weighted(Vec<u32>),
    /// Size, seriousness and effect from 1 to 10, then whether anything can be done: 1 for no, 2 for yes.
    Hanlon,
}

/// The rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// From ratings to one figure.
    pub formula: Formula,
}

/// Per item its ratings; empty where nothing was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixBallot(Vec<Vec<u8>>);

impl Matrix {
    /// Criteria of each item.
    pub fn criteria(&self) -> usize {
        match &self.formula {
            Formula::Weighted(weights) => weights.len(),
            Formula::Hanlon => 4,
        }
    }
    /// The best rating on this criterion; the worst is 1.
    pub fn best(&self, criterion: usize) -> u8 {
        match (&self.formula, criterion) {
            (Formula::Weighted(_), _) => 5,
            (Formula::Hanlon, 3) => 2,
            (Formula::Hanlon, _) => 10,
        }
    }
    /// The mean rating of each item on each criterion, over those who rated it.
    #[expect(clippy::cast_precision_loss, reason = "sums of small figures")]
    pub fn means(&self, items: usize, ballots: &[MatrixBallot]) -> Vec<Vec<f64>> {
        let of = |item: usize, criterion: usize| {
            let given = ballots.iter().filter_map(|ballot| ballot.0.get(item)?.get(criterion));
            let (sum, count) = given.fold((0_u64, 0_u64), |(sum, count), rating| (sum + u64::from(*rating), count + 1));
            if count == 0 { 0.0 } else { sum as f64 / count as f64 }
        };
        (0..items).map(|item| (0..self.criteria()).map(|criterion| of(item, criterion)).collect()).collect()
    }
    fn worth(&self, ratings: &[u8]) -> u64 {
        match (&self.formula, ratings) {
            (Formula::Weighted(weights), _) => {
                weights.iter().zip(ratings).map(|(weight, rating)| u64::from(*weight) * u64::from(*rating)).sum()
            }
            (Formula::Hanlon, [size, seriousness, effect, 2]) => (u64::from(*size) + 2 * u64::from(*seriousness)) * u64::from(*effect),
            (Formula::Hanlon, _) => 0,
        }
    }
    /// What the figure is divided by: the sum of the weights.
    fn divisor(&self) -> u64 {
        match &self.formula {
            Formula::Weighted(weights) => weights.iter().map(|weight| u64::from(*weight)).sum::<u64>().max(1),
            Formula::Hanlon => 1,
        }
    }
}

impl Method for Matrix {
    type Ballot = MatrixBallot;

    /// Items one after the other, each with all its criteria. An item is rated on all of them or on none. A fault names the
    /// figure.
    fn ballot(&self, figures: &[i64]) -> Result<MatrixBallot, Vec<BallotFault>> {
        let criteria = self.criteria().max(1);
        let mut faults = Vec::new();
        let mut rows = Vec::with_capacity(figures.len() / criteria);
        for (item, row) in figures.chunks(criteria).enumerate() {
            let silent = row.iter().all(|figure| *figure == 0);
            let mut ratings = Vec::with_capacity(criteria);
            for (criterion, figure) in row.iter().enumerate().filter(|_| !silent) {
                match u8::try_from(*figure) {
                    Ok(rating) if (1..=self.best(criterion)).contains(&rating) => ratings.push(rating),
                    _ => faults.push(BallotFault::OutOfBounds(item * criteria + criterion)),
                }
            }
            rows.push(ratings);
        }
        if faults.is_empty() && rows.iter().all(Vec::is_empty) {
            faults.push(BallotFault::Empty);
        }
        if faults.is_empty() { Ok(MatrixBallot(rows)) } else { Err(faults) }
    }
    fn gives(&self, ballot: &MatrixBallot) -> Vec<u64> {
        ballot.0.iter().map(|ratings| 2 * self.worth(ratings)).collect()
    }
    fn speaks(&self, ballot: &MatrixBallot) -> Vec<bool> {
        ballot.0.iter().map(|ratings| !ratings.is_empty()).collect()
    }
    /// The best mean that there is.
    fn whole(&self, _ballots: usize, _items: usize, _given: u64) -> u64 {
        let best = match self.formula {
            Formula::Weighted(_) => 5,
            Formula::Hanlon => 300,
        };
        2 * best * self.unit()
    }
    fn unit(&self) -> u64 {
        self.divisor() * mean::UNIT
    }
    fn count(&self, items: usize, ballots: &[MatrixBallot]) -> Tally {
        mean::count(self, items, ballots)
    }
    /// Among those who rated everything: who said nothing about an item did not put it last.
    fn agreement(&self, ballots: &[MatrixBallot]) -> Option<Agreement> {
        let complete = ballots.iter().filter(|ballot| ballot.0.iter().all(|ratings| !ratings.is_empty()));
        kendall_w(&complete.map(|ballot| self.gives(ballot)).collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    use super::{BallotFault, Formula, Matrix, Method};

    fn weighted(weights: &[u32]) -> Matrix {
        Matrix { formula: Formula::Weighted(weights.to_vec()) }
    }

    #[test]
    fn ratings_are_weighted_and_the_mean_is_over_those_who_rated() {
        let rule = weighted(&[2, 1]);
        let ballots: Vec<_> = [[5, 2, 0, 0], [4, 4, 3, 3]].iter().map(|row| rule.ballot(row).unwrap()).collect();
        let tally = rule.count(2, &ballots);
        let rows: Vec<_> = tally.standings.iter().map(|s| (s.item, s.place, s.score, s.voices)).collect();
        // (2×5 + 2)/3 = 4 and 4, mean 4; 3 alone.
        assert_eq!(rows, vec![(0, 1, 8 * rule.unit(), 2), (1, 2, 6 * rule.unit(), 1)]);
        assert_eq!(rule.whole(2, 2, 0), 10 * rule.unit());
        assert_eq!(rule.means(2, &ballots), vec![vec![4.5, 3.0], vec![3.0, 3.0]]);
    }

    /// NACCHO, "First Things First": (A + 2B) × C; with A = 8, B = 10 and C = 6 by hand 168.
    #[test]
    fn hanlon_by_hand_and_nothing_where_nothing_can_be_done() {
        let rule = Matrix { formula: Formula::Hanlon };
        let ballots = vec![rule.ballot(&[8, 10, 6, 2, 9, 9, 9, 1]).unwrap()];
        let scores: Vec<_> = rule.count(2, &ballots).standings.iter().map(|s| (s.item, s.score / rule.unit() / 2)).collect();
        assert_eq!(scores, vec![(0, 168), (1, 0)]);
    }

    #[test]
    fn an_item_is_rated_on_all_criteria_or_on_none() {
        let rule = weighted(&[1, 1]);
        assert_eq!(rule.ballot(&[5, 0, 0, 0]), Err(vec![BallotFault::OutOfBounds(1)]));
        assert_eq!(rule.ballot(&[0, 0, 6, 1]), Err(vec![BallotFault::OutOfBounds(2)]));
        assert_eq!(rule.ballot(&[0, 0, 0, 0]), Err(vec![BallotFault::Empty]));
        assert_eq!(Matrix { formula: Formula::Hanlon }.ballot(&[1, 1, 10, 3]), Err(vec![BallotFault::OutOfBounds(3)]));
    }
}

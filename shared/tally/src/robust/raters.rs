//! Ratings kept by rater, so that raters can be drawn again. The count itself keeps sums only.

use super::super::fault::Fault;
use super::super::table::{Names, Table, float};
use crate::Sources;

/// An answer: item, criterion, value.
type Answer = (usize, usize, f64);

/// What each rater answered.
#[derive(Debug, Clone, Default)]
pub struct Raters {
    items: Names,
    weights: Vec<f64>,
    answers: Vec<Vec<Answer>>,
}

impl Raters {
    /// Reads `rater,item,criterion,value` with `criterion,weight`.
    pub fn read(sources: &mut Sources<'_>) -> Result<Self, Fault> {
        let mut read = Self::default();
        let (mut raters, mut criteria) = (Names::default(), Names::default());
        let weights = sources.weights.as_deref_mut().ok_or(Fault::Missing { role: "weights" })?;
        let mut weights = Table::open(weights, "weights")?;
        let columns = weights.columns(["criterion", "weight"])?;
        weights.each(&columns, |row| {
            let (at, value) = (place(row.name(0, &mut criteria)?), row.number(1)?);
            match read.weights.get_mut(at) {
                Some(before) => *before = value,
                None => read.weights.push(value),
            }
            Ok(())
        })?;
        let mut table = Table::open(sources.ballots()?, "ballots")?;
        let columns = table.columns(["rater", "item", "criterion", "value"])?;
        table.each(&columns, |row| {
            let rater = place(row.name(0, &mut raters)?);
            let (item, criterion) = (place(row.name(1, &mut read.items)?), place(row.name(2, &mut criteria)?));
            if rater >= read.answers.len() {
                read.answers.push(Vec::new());
            }
            let answer = row.answer(3)?.filter(|_| criterion < read.weights.len());
            if let (Some(value), Some(answers)) = (answer, read.answers.get_mut(rater)) {
                answers.push((item, criterion, value));
            }
            Ok(())
        })?;
        Ok(read)
    }
    /// The items, in the order of `scores`.
    pub fn items(&self) -> impl Iterator<Item = &str> {
        self.items.iter()
    }
    /// How many raters.
    pub fn len(&self) -> usize {
        self.answers.len()
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }
    /// The weighted mean of each item, if each rater is there so many times; NaN where nothing was answered.
    pub fn scores(&self, times: &[u32]) -> Vec<f64> {
        let width = self.weights.len();
        let mut cells = vec![(0.0, 0_usize); width * self.items.len()];
        for (answers, times) in self.answers.iter().zip(times).filter(|(_, times)| **times > 0) {
            let often = usize::try_from(*times).unwrap_or(usize::MAX);
            for (item, criterion, value) in answers {
                if let Some((sum, number)) = cells.get_mut(item * width + criterion) {
                    *sum += f64::from(*times) * value;
                    *number += often;
                }
            }
        }
        (0..self.items.len()).map(|item| self.score(cells.get(item * width..(item + 1) * width).unwrap_or_default())).collect()
    }
    /// Level scores stay level: compared to 9 decimals, as the count does.
    fn score(&self, cells: &[(f64, usize)]) -> f64 {
        let answered = || cells.iter().zip(&self.weights).filter(|((_, number), _)| *number > 0);
        let whole: f64 = answered().map(|(_, weight)| weight).sum();
        let score: f64 = answered().map(|((sum, number), weight)| weight * sum / float(*number)).sum();
        (score / whole * 1e9).round() / 1e9
    }
}

fn place(code: u32) -> usize {
    usize::try_from(code).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::Raters;
    use crate::Sources;

    /// By hand: a has 4 and 2 on the one criterion, b 3; on the other only the first rater answered.
    #[test]
    fn scores_are_those_of_the_drawn_raters() {
        let mut ballots = "rater,item,criterion,value\nx,a,k,4\ny,a,k,2\nx,b,k,3\nx,a,l,10\ny,b,other,9\n".as_bytes();
        let mut weights = "criterion,weight\nk,1\nl,3\n".as_bytes();
        let mut sources = Sources { ballots: Some(&mut ballots), weights: Some(&mut weights), ..Sources::default() };
        let raters = Raters::read(&mut sources).expect("it reads");
        assert_eq!(raters.items().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(raters.scores(&[1, 1]), vec![(3.0 + 30.0) / 4.0, 3.0]);
        let second = raters.scores(&[0, 2]);
        assert!((second[0] - 2.0).abs() < 1e-12 && second[1].is_nan(), "{second:?}");
    }
}

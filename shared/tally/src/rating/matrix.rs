//! The rating matrix: items on weighted criteria, by several raters.
//!
//! Source: the additive value function of Keeney and Raiffa, "Decisions with Multiple Objectives" (1976), chapter 3.

use super::{Ratings, items, order};
use crate::counted::{Counted, ties};
use crate::fault::Fault;
use crate::options::Options;
use crate::table::{Names, Table, float};
use serde_json::{Map, Value, json};

/// What all raters together gave.
#[derive(Debug, Clone, Default)]
pub struct Matrix {
    items: Names,
    /// Those with a weight, and behind them those without.
    criteria: Names,
    weights: Vec<f64>,
    /// Item by item, one cell per weighted criterion.
    cells: Vec<Cell>,
    warnings: Vec<String>,
}

/// The answers for one item on one criterion, summed.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    answers: usize,
    sum: f64,
    first: f64,
    /// Sums of the distances to the first answer and of their squares: near the answers, so that little is lost.
    off: f64,
    off_squared: f64,
}

impl Cell {
    fn add(&mut self, value: f64) {
        if self.answers == 0 {
            self.first = value;
        }
        let off = value - self.first;
        self.answers += 1;
        self.sum += value;
        self.off += off;
        self.off_squared += off * off;
    }
    fn mean(&self) -> Option<f64> {
        (self.answers > 0).then(|| self.sum / float(self.answers))
    }
    /// Standard deviation over the raters (divided by their number less one).
    fn spread(&self) -> Option<f64> {
        let count = float(self.answers);
        (self.answers > 1).then(|| ((self.off_squared - self.off * self.off / count) / (count - 1.0)).max(0.0).sqrt())
    }
}

pub(super) fn read(ratings: &mut Table<'_>, weights: &mut Table<'_>) -> Result<Matrix, Fault> {
    let mut matrix = Matrix::default();
    let Matrix { items, criteria, weights: weight, cells, warnings } = &mut matrix;
    let columns = weights.columns(["criterion", "weight"])?;
    weights.each(&columns, |row| {
        let at = usize::try_from(row.name(0, criteria)?).unwrap_or(usize::MAX);
        let value = row.number(1)?;
        match weight.get_mut(at) {
            Some(before) => {
                *before = value;
                warnings.push(format!("Criterion {} has two weights; the last was taken.", criteria.name(at)));
            }
            None => weight.push(value),
        }
        Ok(())
    })?;
    let width = weight.len();
    let columns = ratings.columns(["item", "criterion", "value"])?;
    ratings.each(&columns, |row| {
        let item = usize::try_from(row.name(0, items)?).unwrap_or(usize::MAX);
        let criterion = usize::try_from(row.name(1, criteria)?).unwrap_or(usize::MAX);
        if items.len().saturating_mul(width) > cells.len() {
            cells.resize(items.len().saturating_mul(width), Cell::default());
        }
        let answer = row.answer(2)?;
        if criterion < width
            && let (Some(value), Some(cell)) = (answer, cells.get_mut(item * width + criterion))
        {
            cell.add(value);
        }
        Ok(())
    })?;
    let unweighted: Vec<&str> = criteria.iter().skip(width).collect();
    if !unweighted.is_empty() {
        warnings.push(format!("These criteria have no weight, and their ratings do not count: {}.", unweighted.join(", ")));
    }
    if weight.iter().any(|weight| *weight < 0.0) {
        warnings.push("A weight is negative: more of that criterion makes an item worse.".to_owned());
    }
    Ok(matrix)
}

impl Matrix {
    /// The cells of each item.
    fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        let width = self.weights.len();
        (0..self.items.len()).map(move |item| self.cells.get(item * width..(item + 1) * width).unwrap_or_default())
    }
    /// A figure for each cell, by item and criterion.
    fn figures(&self, figure: impl Fn(&Cell) -> Value) -> Value {
        let row = |cells: &[Cell]| self.criteria.iter().map(str::to_owned).zip(cells.iter().map(&figure)).collect::<Map<_, _>>();
        self.items.iter().map(str::to_owned).zip(self.rows().map(row)).map(|(id, row)| (id, Value::Object(row))).collect()
    }
    fn score(&self, cells: &[Cell]) -> Option<f64> {
        let answered = || cells.iter().zip(&self.weights).filter_map(|(cell, weight)| Some((cell.mean()?, *weight)));
        let whole: f64 = answered().map(|(_, weight)| weight).sum();
        let score = answered().map(|(mean, weight)| weight * mean).sum::<f64>() / whole;
        (whole != 0.0 && score.is_finite()).then_some(score)
    }
}

pub(super) fn count(ratings: &Ratings, _options: &Options) -> Result<Counted, Fault> {
    let Ratings::Matrix(matrix) = ratings else {
        return Err(Fault::NoResult("a weighted mean needs ratings by criterion, and this file has Hanlon's columns".to_owned()));
    };
    let scores: Vec<Option<f64>> = matrix.rows().map(|cells| matrix.score(cells)).collect();
    let order = order(matrix.items.iter().zip(&scores).filter_map(|(id, score)| Some((id, (*score)?))));
    let unrated: Vec<String> = matrix.items.iter().zip(&scores).filter(|(_, score)| score.is_none()).map(|(id, _)| id.to_owned()).collect();
    let by_item: Map<String, Value> = matrix.items.iter().map(str::to_owned).zip(scores.iter().map(|score| json!(score))).collect();
    let mut warnings = matrix.warnings.clone();
    if !unrated.is_empty() {
        warnings.push(format!("These items have no score, because no criterion with a weight was answered: {}.", unrated.join(", ")));
    }
    Ok(Counted {
        items: items(&order, |id| by_item.get(id).and_then(Value::as_f64), &unrated),
        ties: ties(&order),
        winners: order.first().cloned(),
        agreement: Some(json!({ "standard_deviation": matrix.figures(|cell| json!(cell.spread())) })),
        warnings,
        values: json!({
            "means": matrix.figures(|cell| json!(cell.mean())),
            "counts": matrix.figures(|cell| json!(cell.answers)),
            "scores": by_item,
            "order": order,
            "unrated": unrated,
        }),
        ..Counted::default()
    })
}

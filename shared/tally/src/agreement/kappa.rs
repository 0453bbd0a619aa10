//! Kappa: agreement beyond chance, of two raters (Cohen) or of several (Fleiss).
//!
//! Source: Cohen, "A Coefficient of Agreement for Nominal Scales" (1960), and "Weighted Kappa" (1968); standard errors of
//! Fleiss, Cohen and Everitt, "Large Sample Standard Errors of Kappa and Weighted Kappa" (1969), which do not suppose that
//! there is no agreement; Fleiss, "Measuring Nominal Scale Agreement among Many Raters" (1971).

use crate::table::float;

/// How much a disagreement weighs, by how many categories lie between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weights {
    /// All the same.
    None,
    /// Their number.
    Linear,
    /// Its square.
    Quadratic,
}

impl Weights {
    /// With their names.
    pub const ALL: [(&'static str, Self); 3] = [("unweighted", Self::None), ("linear", Self::Linear), ("quadratic", Self::Quadratic)];

    /// From 0 for the same category to 1 for the two ends of `categories`.
    fn weight(self, row: usize, column: usize, categories: usize) -> f64 {
        let far = float(row.abs_diff(column)) / float(categories.saturating_sub(1).max(1));
        match self {
            Self::None => f64::from(u8::from(row != column)),
            Self::Linear => far,
            Self::Quadratic => float(row.abs_diff(column).pow(2)) / float(categories.saturating_sub(1).max(1).pow(2)),
        }
    }
}

/// A kappa.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kappa {
    /// 1: full agreement; 0: as by chance.
    pub kappa: f64,
    /// Fleiss, Cohen and Everitt 1969.
    pub standard_error: f64,
    /// kappa ± 1.96 standard errors.
    pub interval_95: [f64; 2],
}

/// What two raters gave to the same units, counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Cohen {
    /// Ascending.
    pub categories: Vec<f64>,
    /// First rater in rows, second in columns.
    pub table: Vec<Vec<u64>>,
}

/// A cell of the table: its count, its place, the shares of its row and column, its weight.
struct Cell {
    count: f64,
    i: usize,
    j: usize,
    row: f64,
    column: f64,
    weight: f64,
}

/// Numbers in order, without repeats; 0 has no sign.
pub(super) fn distinct(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut all: Vec<f64> = values.map(|value| value + 0.0).collect();
    all.sort_unstable_by(f64::total_cmp);
    all.dedup();
    all
}

/// Where a value stands among the categories.
fn place(categories: &[f64], value: f64) -> usize {
    categories.binary_search_by(|category| category.total_cmp(&(value + 0.0))).unwrap_or_default()
}

/// Pairwise summation in eight lanes (Higham, "The Accuracy of Floating Point Summation", 1993): a variance that should be 0
/// stays close to it.
fn sum(values: &[f64]) -> f64 {
    if values.len() > 128 {
        let half = values.len() / 2;
        let (left, right) = values.split_at(half - half % 8);
        return sum(left) + sum(right);
    }
    let (eights, rest) = values.as_chunks::<8>();
    let lanes = eights.iter().copied().reduce(|mut lanes, next| {
        lanes.iter_mut().zip(next).for_each(|(lane, value)| *lane += value);
        lanes
    });
    let start = lanes.map_or(0.0, |[a, b, c, d, e, f, g, h]| ((a + b) + (c + d)) + ((e + f) + (g + h)));
    rest.iter().fold(start, |sum, value| sum + value)
}

impl Cohen {
    /// Pairs of finite values, one of each rater.
    pub fn of(pairs: &[(f64, f64)]) -> Self {
        let categories = distinct(pairs.iter().flat_map(|(a, b)| [*a, *b]));
        let mut table = vec![vec![0; categories.len()]; categories.len()];
        for (a, b) in pairs {
            if let Some(cell) = table.get_mut(place(&categories, *a)).and_then(|row| row.get_mut(place(&categories, *b))) {
                *cell += 1;
            }
        }
        Self { categories, table }
    }
    /// None with fewer than two categories, or where no disagreement is expected.
    pub fn kappa(&self, weights: Weights) -> Option<Kappa> {
        let k = self.categories.len();
        let count = |cell: &u64| float(usize::try_from(*cell).unwrap_or(usize::MAX));
        let cells: Vec<f64> = self.table.iter().flatten().map(count).collect();
        let all = sum(&cells);
        let rows: Vec<f64> = self.table.iter().map(|row| row.iter().map(count).sum::<f64>() / all).collect();
        let columns: Vec<f64> = (0..k).map(|at| self.table.iter().filter_map(|row| row.get(at)).map(count).sum::<f64>() / all).collect();
        let each = || {
            let places = (0..k).flat_map(|row| (0..k).map(move |column| (row, column)));
            let shares = rows.iter().flat_map(|row| columns.iter().map(move |column| (*row, *column)));
            let cells = cells.iter().zip(places).zip(shares);
            cells.map(|((count, (i, j)), (row, column))| Cell { count: *count, i, j, row, column, weight: weights.weight(i, j, k) })
        };
        let total = |figure: &dyn Fn(Cell) -> f64| sum(&each().map(figure).collect::<Vec<_>>());
        let expected = total(&|cell| cell.weight * (cell.column * cell.row));
        if expected.is_nan() || expected <= 0.0 {
            return None;
        }
        let (kappa, variance) = if weights == Weights::None {
            let diagonal = |figure: &dyn Fn(Cell) -> f64| sum(&each().filter(|cell| cell.i == cell.j).map(figure).collect::<Vec<_>>());
            let chance = diagonal(&|cell| cell.column * cell.row);
            let kappa = (diagonal(&|cell| cell.count) / all - chance) / (1.0 - chance);
            let on = diagonal(&|cell| cell.count / all * (1.0 - (cell.row + cell.column) * (1.0 - kappa)).powi(2));
            let crossed = |i: usize, j: usize| columns.get(i).zip(rows.get(j)).map_or(0.0, |(column, row)| column + row);
            let off = total(&|cell| if cell.i == cell.j { 0.0 } else { cell.count / all * crossed(cell.i, cell.j).powi(2) });
            let less = (kappa - chance * (1.0 - kappa)).powi(2);
            (kappa, (on + (1.0 - kappa).powi(2) * off - less) / (1.0 - chance).powi(2) / all)
        } else {
            let kappa = 1.0 - total(&|cell| cell.weight * cell.count) / all / expected;
            // Agreement of each category with what the other rater gives on the average.
            let average = |at: usize, other: &[f64]| {
                other.iter().enumerate().map(|(to, share)| share * (1.0 - weights.weight(at, to, k))).collect::<Vec<f64>>()
            };
            let of_row: Vec<f64> = (0..k).map(|row| sum(&average(row, &columns))).collect();
            let of_column: Vec<f64> = (0..k).map(|column| average(column, &rows).iter().fold(0.0, |sum, next| sum + next)).collect();
            let both = |i: usize, j: usize| of_column.get(j).zip(of_row.get(i)).map_or(0.0, |(column, row)| column + row);
            let chance = total(&|cell| (1.0 - cell.weight) * cell.column * cell.row);
            let off = |cell: &Cell| (1.0 - cell.weight) - both(cell.i, cell.j) * (1.0 - kappa);
            let spread = total(&|cell| cell.count / all * off(&cell).powi(2));
            let factor = 1.0 / ((1.0 - chance).powi(2) * all);
            (kappa, (spread - (kappa - chance * (1.0 - kappa)).powi(2)) * factor)
        };
        /// The normal deviate that a fortieth exceeds.
        const DEVIATE: f64 = 1.959_963_984_540_054;
        let standard_error = variance.max(0.0).sqrt();
        Some(Kappa { kappa, standard_error, interval_95: [kappa - DEVIATE * standard_error, kappa + DEVIATE * standard_error] })
    }
}

/// Cohen's kappa of pairs of values, one of each rater. None where no disagreement is expected.
pub fn cohen(pairs: &[(f64, f64)], weights: Weights) -> Option<Kappa> {
    Cohen::of(pairs).kappa(weights)
}

/// Fleiss' kappa: for each unit, the values of its raters, the same number of at least two for each. None where that does not
/// hold, or where all values are alike.
pub fn fleiss<U: AsRef<[f64]>>(units: &[U]) -> Option<f64> {
    let raters = units.first()?.as_ref().len();
    if raters < 2 || units.iter().any(|unit| unit.as_ref().len() != raters) {
        return None;
    }
    let categories = distinct(units.iter().flat_map(|unit| unit.as_ref().iter().copied()));
    if categories.len() < 2 {
        return None;
    }
    let mut totals = vec![0_usize; categories.len()];
    let mut sorted = Vec::with_capacity(raters);
    let mut agreeing = 0.0;
    for unit in units {
        sorted.clear();
        sorted.extend(unit.as_ref().iter().map(|value| value + 0.0));
        sorted.sort_unstable_by(f64::total_cmp);
        for same in sorted.chunk_by(|a, b| a.total_cmp(b).is_eq()) {
            agreeing += float(same.len()) * float(same.len() - 1);
            if let Some(total) = same.first().and_then(|value| totals.get_mut(place(&categories, *value))) {
                *total += same.len();
            }
        }
    }
    let (n, units) = (float(raters), float(units.len()));
    let observed = agreeing / (n * (n - 1.0)) / units;
    let chance: f64 = totals.iter().map(|total| (float(*total) / (n * units)).powi(2)).sum();
    Some((observed - chance) / (1.0 - chance))
}

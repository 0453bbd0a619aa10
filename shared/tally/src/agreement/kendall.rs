//! Kendall's coefficient of concordance.
//!
//! Source: Kendall and Babington Smith, "The Problem of m Rankings", Annals of Mathematical Statistics 10 (1939); the
//! correction for ties as in Kendall, "Rank Correlation Methods" (1948), chapter 6; chi-square as in Friedman (1937).
//! Computed in whole numbers up to the last division.

use super::chi_square::upper_tail;
use serde_json::{Map, Value, json};
use std::cmp::Ordering;

/// The coefficient, and what it was computed from.
#[derive(Debug, Clone, PartialEq)]
pub struct Kendall {
    /// Who ranked.
    pub raters: usize,
    /// What was ranked.
    pub items: usize,
    /// Corrected for ties: 1 for one order, 0 for sums that are all alike. None if no rater distinguishes anything.
    pub w: Option<f64>,
    /// As if there were no ties; None with fewer than two items.
    pub w_uncorrected: Option<f64>,
    /// Of the rank sums' distances from their mean.
    pub sum_of_squares: f64,
    /// t³ - t, summed over all groups of t equal values.
    pub tie_term: f64,
    /// Per item; equal values share the mean of their ranks.
    pub rank_sums: Vec<f64>,
}

/// Kendall's W being computed, one rater after the other; memory grows with items only.
#[derive(Debug, Clone)]
pub struct Concordance {
    raters: usize,
    /// Twice the rank sums, which are then whole.
    doubled: Vec<i128>,
    ties: i128,
    /// Places of the items, in the order of the rater's values.
    places: Vec<usize>,
}

fn wide(number: usize) -> i128 {
    i128::try_from(number).unwrap_or(i128::MAX)
}

#[expect(clippy::cast_precision_loss, reason = "the result is a ratio or half a whole number, shown to 16 digits")]
fn ratio(above: i128, below: i128) -> f64 {
    above as f64 / below as f64
}

impl Concordance {
    /// Of nobody yet.
    pub fn new(items: usize) -> Self {
        Self { raters: 0, doubled: vec![0; items], ties: 0, places: (0..items).collect() }
    }
    /// One more rater, with a value for each item. Only their order counts, and not which end is the better one.
    pub fn add<T: Copy>(&mut self, values: &[T], compare: impl Fn(&T, &T) -> Ordering) {
        let Self { doubled, places, ties, .. } = self;
        let order = |a: &usize, b: &usize| values.get(*a).zip(values.get(*b)).map_or(Ordering::Equal, |(a, b)| compare(a, b));
        places.sort_unstable_by(order);
        let mut before = 0;
        for tied in places.chunk_by(|a, b| order(a, b).is_eq()) {
            // Ranks before + 1 … before + t have this mean, doubled.
            let rank = wide(2 * before + tied.len() + 1);
            for place in tied {
                if let Some(sum) = doubled.get_mut(*place) {
                    *sum += rank;
                }
            }
            let t = wide(tied.len());
            *ties += t * t * t - t;
            before += tied.len();
        }
        self.raters += 1;
    }
    /// The coefficient of all raters so far.
    pub fn result(&self) -> Kendall {
        let (m, n) = (wide(self.raters), wide(self.doubled.len()));
        // Four times S.
        let squares: i128 = self.doubled.iter().map(|sum| (sum - m * (n + 1)).pow(2)).sum();
        let most = m * m * (n * n * n - n);
        let corrected = most - m * self.ties;
        let w = |below: i128| (below > 0).then(|| ratio(3 * squares, below));
        Kendall {
            raters: self.raters,
            items: self.doubled.len(),
            w: w(corrected),
            w_uncorrected: w(most),
            sum_of_squares: ratio(squares, 4),
            tie_term: ratio(self.ties, 1),
            rank_sums: self.doubled.iter().map(|sum| ratio(*sum, 2)).collect(),
        }
    }
}

/// Kendall's W: a row per rater, with a finite value per item. Rows shorter than the first count as tied at their end.
pub fn kendall<R: AsRef<[f64]>>(rows: &[R]) -> Kendall {
    let mut concordance = Concordance::new(rows.first().map_or(0, |row| row.as_ref().len()));
    for row in rows {
        concordance.add(row.as_ref(), f64::total_cmp);
    }
    concordance.result()
}

impl Kendall {
    /// m (n - 1) W, which is Friedman's statistic; its degrees of freedom, n - 1; and the probability of one as large where
    /// raters order at random. None without W.
    pub fn chi_square(&self) -> Option<(f64, usize, f64)> {
        let degrees = self.items.checked_sub(1)?;
        let statistic = ratio(wide(self.raters) * wide(degrees), 1) * self.w?;
        Some((statistic, degrees, upper_tail(statistic, degrees)))
    }
    /// As the catalogue's values name it.
    pub(super) fn json(&self) -> Map<String, Value> {
        let mut values = Map::new();
        let mut set = |name: &str, value: Value| values.insert(name.to_owned(), value);
        set("raters", json!(self.raters));
        set("items", json!(self.items));
        set("w", json!(self.w));
        set("w_uncorrected", json!(self.w_uncorrected));
        set("sum_of_squares", json!(self.sum_of_squares));
        set("tie_term", json!(self.tie_term));
        set("rank_sums", json!(self.rank_sums));
        if let Some((statistic, degrees, probability)) = self.chi_square() {
            set("chi_square", json!(statistic));
            set("degrees", json!(degrees));
            set("p_value", json!(probability));
        }
        values
    }
}

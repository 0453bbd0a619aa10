//! Median and quartiles by three definitions.
//!
//! Source: Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996), types 6 and 7;
//! Tukey, "Exploratory Data Analysis" (1977), hinges.

use crate::table::float;
use serde_json::{Value, json};

/// The three quartiles by one definition.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quartiles {
    /// A quarter lies below.
    pub lower: f64,
    /// Half lies below.
    pub median: f64,
    /// Three quarters lie below.
    pub upper: f64,
}

/// How the answers to one item spread.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    /// Answers.
    pub n: usize,
    /// Arithmetic mean.
    pub mean: f64,
    /// Smallest.
    pub min: f64,
    /// Largest.
    pub max: f64,
    /// Type 7: position (n - 1) p + 1.
    pub linear: Quartiles,
    /// Type 6: position (n + 1) p.
    pub weibull: Quartiles,
    /// Medians of the halves, the middle value in both.
    pub hinges: Quartiles,
}

/// The value at a position from 0, given in quarters, between two values by proportion; beyond the ends, the end.
fn at(sorted: &[f64], quarters: usize) -> f64 {
    let end = sorted.last().copied().unwrap_or_default();
    let low = sorted.get(quarters / 4).copied().unwrap_or(end);
    let high = sorted.get(quarters / 4 + 1).copied().unwrap_or(end);
    low + float(quarters % 4) / 4.0 * (high - low)
}

impl Summary {
    /// Of some answers; None if there is none.
    pub fn of(mut values: Vec<f64>) -> Option<Self> {
        let n = values.len();
        // Summed as they came.
        let mean = values.iter().sum::<f64>() / float(n);
        values.sort_unstable_by(f64::total_cmp);
        let (min, max) = (*values.first()?, *values.last()?);
        // Counted from 0, the positions are (n - 1) p and (n + 1) p - 1.
        let linear = |k: usize| at(&values, (n - 1) * k);
        let weibull = |k: usize| at(&values, ((n + 1) * k).saturating_sub(4));
        let half = n.div_ceil(2);
        let (low, high) = (values.get(..half)?, values.get(n - half..)?);
        let median = linear(2);
        Some(Self {
            n,
            mean,
            min,
            max,
            linear: Quartiles { lower: linear(1), median, upper: linear(3) },
            weibull: Quartiles { lower: weibull(1), median: weibull(2), upper: weibull(3) },
            hinges: Quartiles { lower: at(low, (half - 1) * 2), median, upper: at(high, (half - 1) * 2) },
        })
    }
    /// The interquartile range by type 7.
    pub fn range(&self) -> f64 {
        self.linear.upper - self.linear.lower
    }
    /// As the catalogue's values name it.
    pub(super) fn json(&self) -> Value {
        let pair = |quartiles: &Quartiles| [quartiles.lower, quartiles.upper];
        json!({
            "n": self.n,
            "mean": self.mean,
            "median": self.linear.median,
            "min": self.min,
            "max": self.max,
            "quartiles_linear": pair(&self.linear),
            "iqr_linear": self.range(),
            "quartiles_weibull": pair(&self.weibull),
            "quartiles_hinges": pair(&self.hinges),
        })
    }
}

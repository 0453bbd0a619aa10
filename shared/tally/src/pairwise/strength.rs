//! Bradley–Terry strengths: the chance that `a` is chosen over `b` is `exp(a) / (exp(a) + exp(b))`.
//!
//! Sources: Zermelo, "Die Berechnung der Turnier-Ergebnisse als ein Maximumproblem der Wahrscheinlichkeitsrechnung",
//! Mathematische Zeitschrift 29 (1929); Bradley and Terry, "Rank Analysis of Incomplete Block Designs: I. The Method of
//! Paired Comparisons", Biometrika 39 (1952); Ford, "Solution of a Ranking Problem from Binary Comparisons", American
//! Mathematical Monthly 64 (1957), for when the maximum exists.
//!
//! Newton's steps are shortened by `ln(1 + b) / b`, where `b` is the most by which a step changes the difference of two
//! compared items: Sun and Tran-Dinh, "Generalized self-concordant functions: a recipe for Newton-type methods",
//! Mathematical Programming 178 (2019). The curvature along the step grows at most by `exp(b t)`, so the slope stays
//! positive and each step climbs, from any start and without trying; near the maximum the shortening vanishes.

use super::network::{Network, Solved};
use super::parts::parts;
use super::{Comparisons, Pair};

/// The most items that are fitted: work grows with their cube, memory with their square.
const MOST_ITEMS: usize = 3_000;
/// Steps; ten are usual, and only counts of hundreds of digits come near.
const MOST_STEPS: usize = 3_000;
/// Below this change, a Newton step leaves nothing to do: the next would be its square.
const SETTLED: f64 = 1e-9;

/// Fitted strengths.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// Strength of each item: natural logarithm, sum 0.
    pub strengths: Vec<f64>,
    /// Covariances when the first item is fixed at 0: the inverse of the information matrix without its row and column, in
    /// whose place stand zeros.
    pub against_first: Vec<Vec<f64>>,
    /// Log-likelihood at the strengths, without any penalty.
    pub log_likelihood: f64,
}

/// Why there are no strengths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Fewer than two items.
    TooFew,
    /// More items than can be fitted; the limit.
    TooMany(usize),
    /// Not strongly connected; the number of parts.
    Apart(usize),
    /// The counts lie further apart than numbers of this machine can hold.
    OutOfReach,
}

/// The strengths under which what was observed is most likely. They exist exactly if the comparisons are strongly
/// connected (Ford 1957).
pub fn maximum_likelihood(comparisons: &Comparisons) -> Result<Fit, Missing> {
    let items = comparisons.items().len();
    if items < 2 {
        return Err(Missing::TooFew);
    }
    let parts = parts(comparisons).len();
    if parts > 1 {
        return Err(Missing::Apart(parts));
    }
    let strengths = climb(comparisons, 0.0)?;
    let against_first = information(comparisons, &strengths, 0.0).0.solve().ok_or(Missing::OutOfReach)?.inverse();
    let fit = Fit { log_likelihood: log_likelihood(comparisons, &strengths), strengths, against_first };
    let spread = fit.against_first.iter().flatten();
    if spread.into_iter().all(|entry| entry.is_finite()) { Ok(fit) } else { Err(Missing::OutOfReach) }
}

/// The strengths that maximise log-likelihood − `alpha` × sum of squared strengths: a normal prior of variance
/// 1 / (2 `alpha`). They exist for all comparisons if `alpha` is above 0.
pub fn ridge(comparisons: &Comparisons, alpha: f64) -> Result<Vec<f64>, Missing> {
    climb(comparisons, alpha)
}

impl Fit {
    /// Standard errors on the scale where strengths sum to 0: roots of the diagonal of the information matrix's
    /// pseudo-inverse, which is the grounded inverse with rows and columns centred.
    pub fn standard_errors(&self) -> Vec<f64> {
        let items = count(self.strengths.len());
        let means: Vec<f64> = self.against_first.iter().map(|row| row.iter().sum::<f64>() / items).collect();
        let mean = means.iter().sum::<f64>() / items;
        let own = self.against_first.iter().enumerate().map(|(place, row)| row.get(place).copied().unwrap_or_default());
        own.zip(&means).map(|(own, row)| (own - 2.0 * row + mean).max(0.0).sqrt()).collect()
    }
    /// Strength and standard error of each item when the first is fixed at 0.
    pub fn against_first_item(&self) -> Vec<(f64, f64)> {
        let first = self.strengths.first().copied().unwrap_or_default();
        let own = self.against_first.iter().enumerate().map(|(place, row)| row.get(place).copied().unwrap_or_default());
        self.strengths.iter().zip(own).map(|(strength, own)| (strength - first, own.max(0.0).sqrt())).collect()
    }
    /// The variance of the difference of two items.
    pub fn variance(&self, one: usize, other: usize) -> f64 {
        let at = |row: usize, column: usize| self.against_first.get(row).and_then(|row| row.get(column)).copied().unwrap_or_default();
        (at(one, one) + at(other, other) - 2.0 * at(one, other)).max(0.0)
    }
}

/// The chance that an item is chosen which is stronger by `difference`, and the chance of the other, both without loss of
/// digits.
pub fn chances(difference: f64) -> (f64, f64) {
    let small = (-difference.abs()).exp();
    let (high, low) = (1.0 / (1.0 + small), small / (1.0 + small));
    if difference >= 0.0 { (high, low) } else { (low, high) }
}

fn at(values: &[f64], place: usize) -> f64 {
    values.get(place).copied().unwrap_or_default()
}

/// The number of items as a number to divide by.
#[expect(clippy::cast_precision_loss, reason = "at most some thousands")]
fn count(items: usize) -> f64 {
    items as f64
}

/// The sum over all comparisons of the logarithm of the chance of what was chosen.
fn log_likelihood(comparisons: &Comparisons, strengths: &[f64]) -> f64 {
    // ln(1 / (1 + exp(-d))), which for large -d is d.
    let log_chance = |d: f64| d.min(0.0) - (-d.abs()).exp().ln_1p();
    let part = |pair: &Pair| {
        let difference = at(strengths, pair.one) - at(strengths, pair.other);
        pair.for_one * log_chance(difference) + pair.for_other * log_chance(-difference)
    };
    comparisons.pairs().iter().map(part).sum()
}

/// The information matrix as a network, and the slope of what is maximised. With a penalty there is one more node, the
/// ground, to which each item is linked by it; without, the first item is the ground.
fn information(comparisons: &Comparisons, strengths: &[f64], alpha: f64) -> (Network, Vec<f64>) {
    let shift = usize::from(alpha > 0.0);
    let mut network = Network::new(strengths.len() + shift);
    let mut slope = vec![0.0; shift];
    slope.extend(strengths.iter().map(|strength| -2.0 * alpha * strength));
    for pair in comparisons.pairs() {
        let (one, other) = (pair.one + shift, pair.other + shift);
        let (high, low) = chances(at(strengths, pair.one) - at(strengths, pair.other));
        // The wins of the one, less those that are expected.
        let more = pair.for_one * low - pair.for_other * high;
        slope.get_mut(one).into_iter().for_each(|slope| *slope += more);
        slope.get_mut(other).into_iter().for_each(|slope| *slope -= more);
        network.link(one, other, (pair.for_one + pair.for_other) * high * low);
    }
    if shift > 0 {
        (1..=strengths.len()).for_each(|item| network.link(0, item, 2.0 * alpha));
    }
    (network, slope)
}

fn climb(comparisons: &Comparisons, alpha: f64) -> Result<Vec<f64>, Missing> {
    let items = comparisons.items().len();
    if items > MOST_ITEMS {
        return Err(Missing::TooMany(MOST_ITEMS));
    }
    let mut strengths = vec![0.0; items];
    let mut before = f64::INFINITY;
    for _ in 0..MOST_STEPS {
        let (network, slope) = information(comparisons, &strengths, alpha);
        let solved: Solved = network.solve().ok_or(Missing::OutOfReach)?;
        let potentials = solved.potentials(&slope);
        let step = potentials.get(usize::from(alpha > 0.0)..).unwrap_or_default();
        let bend = comparisons.pairs().iter().map(|pair| (at(step, pair.one) - at(step, pair.other)).abs()).fold(0.0, f64::max);
        let length = if bend > 0.0 { bend.ln_1p() / bend } else { 1.0 };
        if !(bend.is_finite() && length > 0.0) {
            return Err(Missing::OutOfReach);
        }
        strengths.iter_mut().zip(step).for_each(|(strength, more)| *strength += length * more);
        let mean = strengths.iter().sum::<f64>() / count(items.max(1));
        for strength in &mut strengths {
            *strength -= mean;
        }
        // What is left is either nothing, or the machine's own rounding, which gets no smaller.
        if bend < SETTLED || (bend < 1e-5 && bend >= before) {
            return Ok(strengths);
        }
        before = bend;
    }
    Err(Missing::OutOfReach)
}

#[cfg(test)]
#[path = "strength_tests.rs"]
mod tests;

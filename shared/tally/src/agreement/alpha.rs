//! Krippendorff's alpha, for any number of raters, with gaps.
//!
//! Source: Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), and "Content Analysis" (1980), chapter 12.
//! The coincidence matrix is never laid out: each unit is kept as the values it got and how often, and what is expected by
//! chance comes from the totals. Only `Ratio` takes time that grows with the square of the number of different values.

use crate::table::float;
use rustc_hash::FxHashMap;

/// What the distance of two values means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Equal or not.
    Nominal,
    /// By how many values lie between them.
    Ordinal,
    /// Their difference.
    Interval,
    /// Their difference by their sum; 0 where the sum is 0.
    Ratio,
}

impl Level {
    /// With their names.
    pub const ALL: [(&'static str, Self); 4] =
        [("nominal", Self::Nominal), ("ordinal", Self::Ordinal), ("interval", Self::Interval), ("ratio", Self::Ratio)];
}

/// Most different values for which `Ratio` is computed: about a second.
pub const MOST_RATIO_VALUES: usize = 30_000;

/// The values that units got, in pairs.
#[derive(Debug, Clone, Default)]
pub struct Coincidences {
    /// Different values, ascending.
    values: Vec<f64>,
    /// How often each stands in a unit with at least two values.
    totals: Vec<f64>,
    /// For each unit with at least two values, the numbers of its different values and how often it got them.
    runs: Vec<(usize, f64)>,
    /// Where the runs of each unit end.
    ends: Vec<usize>,
}

impl Coincidences {
    /// A list of finite values for each unit. A unit with fewer than two counts for nothing.
    pub fn of<'a>(units: impl Iterator<Item = &'a [f64]> + Clone) -> Self {
        let paired = || units.clone().filter(|unit| unit.len() > 1);
        // 0 has no sign.
        let mut codes: FxHashMap<u64, usize> = FxHashMap::default();
        for value in paired().flatten() {
            codes.entry((value + 0.0).to_bits()).or_default();
        }
        let mut values: Vec<f64> = codes.keys().map(|bits| f64::from_bits(*bits)).collect();
        values.sort_unstable_by(f64::total_cmp);
        for (code, value) in values.iter().enumerate() {
            codes.insert(value.to_bits(), code);
        }
        let mut coincidences = Self { totals: vec![0.0; values.len()], values, ..Self::default() };
        let mut times = vec![0_usize; coincidences.values.len()];
        let mut met = Vec::new();
        for unit in paired() {
            for value in unit {
                let code = codes.get(&(value + 0.0).to_bits()).copied().unwrap_or_default();
                if let Some(times) = times.get_mut(code) {
                    if *times == 0 {
                        met.push(code);
                    }
                    *times += 1;
                }
            }
            for code in met.drain(..) {
                let times = float(times.get_mut(code).map(std::mem::take).unwrap_or_default());
                coincidences.runs.push((code, times));
                if let Some(total) = coincidences.totals.get_mut(code) {
                    *total += times;
                }
            }
            coincidences.ends.push(coincidences.runs.len());
        }
        coincidences
    }
    /// Different values.
    pub fn values(&self) -> usize {
        self.values.len()
    }
    /// Alpha: 1 where all agree, 0 as by chance. None if fewer than two different values stand in pairs, or if the distances
    /// between all of them are 0.
    pub fn alpha(&self, level: Level) -> Option<f64> {
        let all: f64 = self.totals.iter().sum();
        if self.values.len() < 2 {
            return None;
        }
        let scale: &[f64] = &match level {
            Level::Ordinal => self.middle_ranks(),
            _ => self.values.clone(),
        };
        let units = std::iter::once(0).chain(self.ends.iter().copied()).zip(&self.ends);
        let observed: f64 = units
            .filter_map(|(start, end)| self.runs.get(start..*end))
            .map(|unit| {
                let size: f64 = unit.iter().map(|(_, times)| times).sum();
                let valued = unit.iter().filter_map(|(code, times)| Some((*scale.get(*code)?, *times)));
                distances(level, valued) / (size - 1.0)
            })
            .sum();
        let expected = distances(level, scale.iter().copied().zip(self.totals.iter().copied())) / (all - 1.0);
        (expected > 0.0).then(|| 1.0 - observed / expected)
    }
    /// Half of the values between two middle ranks lie in their own groups, as the ordinal distance wants it.
    fn middle_ranks(&self) -> Vec<f64> {
        let ranks = self.totals.iter().scan(0.0, |before, total| {
            let middle = *before + total / 2.0;
            *before += total;
            Some(middle)
        });
        ranks.collect()
    }
}

/// The sum of squared distances over all ordered pairs of values, each of which stands so many times.
fn distances(level: Level, values: impl Iterator<Item = (f64, f64)> + Clone) -> f64 {
    let all: f64 = values.clone().map(|(_, times)| times).sum();
    match level {
        Level::Nominal => values.map(|(_, times)| times * (all - times)).sum(),
        Level::Ordinal | Level::Interval => {
            let mean = values.clone().map(|(value, times)| value * times).sum::<f64>() / all;
            2.0 * all * values.map(|(value, times)| times * (value - mean).powi(2)).sum::<f64>()
        }
        Level::Ratio => {
            let mut rest = values;
            let mut sum = 0.0;
            while let Some((value, times)) = rest.next() {
                let others = rest.clone().filter(|(other, _)| value + other != 0.0);
                sum += times * others.map(|(other, times)| times * ((value - other) / (value + other)).powi(2)).sum::<f64>();
            }
            2.0 * sum
        }
    }
}

/// Krippendorff's alpha: a list of finite values for each unit, in any order.
pub fn alpha<U: AsRef<[f64]>>(units: &[U], level: Level) -> Option<f64> {
    Coincidences::of(units.iter().map(AsRef::as_ref)).alpha(level)
}

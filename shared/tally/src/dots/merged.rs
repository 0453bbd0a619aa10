//! Valid ballots, equal ones merged, as rows of points: what a bootstrap draws from.

use super::{Limits, Points, is_valid};
use crate::fault::Fault;
use crate::options::Options;
use rustc_hash::FxHashMap;

impl Points {
    /// The listed items, in the order of the rows of `merged`.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.items.iter().take(self.words.len())
    }
    /// How often each distinct valid ballot was cast, and what it gives to each item. Rows of no points are kept: who gave
    /// nothing took part.
    pub fn merged(&self, options: &Options) -> Result<(Vec<u32>, Vec<Vec<u64>>), Fault> {
        let limits = Limits::of(options)?;
        let items = self.words.len();
        let mut met = vec![usize::MAX; self.items.len()];
        let (mut given, mut times) = (Vec::new(), FxHashMap::<Vec<u64>, u32>::default());
        for ballot in 0..self.ballot_names.len() {
            self.ballots.fetch(ballot, &mut given);
            if !is_valid(&given, &limits, &mut met, ballot) {
                continue;
            }
            let mut row = vec![0; items];
            for (item, points) in &given {
                row.get_mut(*item).into_iter().for_each(|place| *place = u64::try_from(*points).unwrap_or(u64::MAX));
            }
            let number = times.entry(row).or_default();
            *number = number.saturating_add(1);
        }
        let mut rows: Vec<(Vec<u64>, u32)> = times.into_iter().collect();
        // The same draws from the same seed, in whatever order the ballots stood.
        rows.sort_unstable();
        Ok(rows.into_iter().map(|(row, number)| (number, row)).unzip())
    }
}

//! Comparisons of two items: wins, Bradley–Terry strengths, and what to ask next.

mod cycles;
mod entries;
mod network;
mod next_pair;
mod parts;
mod read;
mod strength;

pub use cycles::cycles;
pub use entries::ENTRIES;
pub use next_pair::{NextPair, next_pair};
pub use parts::parts;
pub use read::read;
pub use strength::{Fit, Missing, maximum_likelihood, ridge};

/// How often two items were compared, and with what outcome.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The item that comes first in the list.
    pub one: usize,
    /// The item that comes later.
    pub other: usize,
    /// How often the first was chosen; halves where level outcomes are shared.
    pub for_one: f64,
    /// How often the other was chosen.
    pub for_other: f64,
}

/// How often one item was chosen over another.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comparisons {
    items: Vec<String>,
    pairs: Vec<Pair>,
}

impl Comparisons {
    /// From counts, finite and 0 or more, of items by their place in the list: winner, loser, how often. What names no item
    /// of the list, or one twice, is left out.
    pub fn new(items: Vec<String>, wins: impl IntoIterator<Item = (usize, usize, f64)>) -> Self {
        let sound = |(winner, loser, count): &(usize, usize, f64)| {
            winner != loser && *winner.max(loser) < items.len() && count.is_finite() && *count > 0.0
        };
        let mut pairs: Vec<Pair> = wins
            .into_iter()
            .filter(sound)
            .map(|(winner, loser, count)| {
                let (for_one, for_other) = if winner < loser { (count, 0.0) } else { (0.0, count) };
                Pair { one: winner.min(loser), other: winner.max(loser), for_one, for_other }
            })
            .collect();
        // By the counts too: sums of fractions then do not depend on the order in which they were given.
        pairs.sort_by(|a, b| {
            (a.one, a.other).cmp(&(b.one, b.other)).then(a.for_one.total_cmp(&b.for_one)).then(a.for_other.total_cmp(&b.for_other))
        });
        pairs.dedup_by(|next, kept| {
            let same = (next.one, next.other) == (kept.one, kept.other);
            if same {
                kept.for_one += next.for_one;
                kept.for_other += next.for_other;
            }
            same
        });
        Self { items, pairs }
    }
    /// The items; elsewhere they are known by their place in this list.
    pub fn items(&self) -> &[String] {
        &self.items
    }
    /// Pairs that were compared, in the order of the items, each once.
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }
    /// How often each item was chosen, and how often the other one was.
    pub fn wins_and_losses(&self) -> Vec<(f64, f64)> {
        let mut sums = vec![(0.0, 0.0); self.items.len()];
        for pair in &self.pairs {
            if let Some((wins, losses)) = sums.get_mut(pair.one) {
                *wins += pair.for_one;
                *losses += pair.for_other;
            }
            if let Some((wins, losses)) = sums.get_mut(pair.other) {
                *wins += pair.for_other;
                *losses += pair.for_one;
            }
        }
        sums
    }
    /// For each item those over which it was chosen as `over` says, in the order of the items.
    fn beaten(&self, over: impl Fn(f64, f64) -> bool) -> Vec<Vec<usize>> {
        let mut beaten = vec![Vec::new(); self.items.len()];
        let mut beats = |winner: usize, loser: usize| {
            if let Some(losers) = beaten.get_mut(winner) {
                losers.push(loser);
            }
        };
        for pair in &self.pairs {
            if over(pair.for_one, pair.for_other) {
                beats(pair.one, pair.other);
            }
            if over(pair.for_other, pair.for_one) {
                beats(pair.other, pair.one);
            }
        }
        for losers in &mut beaten {
            losers.sort_unstable();
        }
        beaten
    }
}

#[cfg(test)]
mod testing;

//! Pairwise counts: how many ballots put one item above another.

use super::profile::{LEVEL, Profile};

/// How many ballots put the row's item above the column's. Unlisted items are level below all listed ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matrix {
    items: usize,
    above: Vec<u64>,
}

/// How the strength of a defeat is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Ballots for the winner less ballots for the loser.
    Margins,
    /// Ballots for the winner.
    WinningVotes,
}

impl Matrix {
    /// Counts. Only listed items are visited: a ballot that lists an item puts it above all others but those that stand at
    /// or above it, so these are subtracted from the ballots that list it. Time: items listed, squared, over the orders.
    pub(super) fn count(profile: &Profile) -> Self {
        let items = profile.items().len();
        let mut not_below = vec![0_u64; items * items];
        let mut listed = vec![0_u64; items];
        for (order, count) in profile.orders() {
            let mut end = 0;
            for group in order.groups() {
                end += group.len();
                let upto = order.0.get(..end).unwrap_or_default();
                for item in group.items() {
                    if let Some(listed) = listed.get_mut(item) {
                        *listed += count;
                    }
                    let Some(row) = not_below.get_mut(item * items..(item + 1) * items) else { continue };
                    for other in upto {
                        if let Some(cell) = row.get_mut((other & !LEVEL) as usize) {
                            *cell += count;
                        }
                    }
                }
            }
        }
        let rows = not_below.chunks_mut(items.max(1)).zip(&listed);
        for (row, listed) in rows {
            for cell in row {
                *cell = listed - *cell;
            }
        }
        Self { items, above: not_below }
    }
    /// Ballots that put `a` above `b`; 0 for an item and itself.
    pub fn above(&self, a: usize, b: usize) -> u64 {
        if a >= self.items || b >= self.items {
            return 0;
        }
        self.above.get(a * self.items + b).copied().unwrap_or_default()
    }
    /// Whether more ballots put `a` above `b` than the other way.
    pub fn beats(&self, a: usize, b: usize) -> bool {
        self.above(a, b) > self.above(b, a)
    }
    /// The strength with which `a` beats `b`; 0 if it does not.
    pub fn defeat(&self, a: usize, b: usize, strength: Strength) -> u64 {
        let (wins, losses) = (self.above(a, b), self.above(b, a));
        match strength {
            _ if wins <= losses => 0,
            Strength::Margins => wins - losses,
            Strength::WinningVotes => wins,
        }
    }
    /// The item that beats every other, if one does.
    pub fn condorcet_winner(&self) -> Option<usize> {
        (0..self.items).find(|a| (0..self.items).all(|b| *a == b || self.beats(*a, b)))
    }
}

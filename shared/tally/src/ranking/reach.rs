//! Which items stand above which others, through any number of steps: one bit for each pair.

/// A relation, kept transitive.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Reach {
    words: usize,
    rows: Vec<u64>,
}

impl Reach {
    /// Nothing is above anything.
    pub(super) fn new(items: usize) -> Self {
        let words = items.div_ceil(64).max(1);
        Self { words, rows: vec![0; items * words] }
    }
    /// Whether `a` is above `b`.
    pub(super) fn has(&self, a: usize, b: usize) -> bool {
        self.rows.get(a * self.words + b / 64).is_some_and(|word| word >> (b % 64) & 1 == 1)
    }
    /// Puts `a` above `b`, so all above `a` are above `b` and all below `b`.
    pub(super) fn add(&mut self, a: usize, b: usize) {
        if self.has(a, b) {
            return;
        }
        let mut below = self.rows.get(b * self.words..(b + 1) * self.words).unwrap_or_default().to_vec();
        if let Some(word) = below.get_mut(b / 64) {
            *word |= 1 << (b % 64);
        }
        for (item, row) in self.rows.chunks_mut(self.words).enumerate() {
            let above_a = row.get(a / 64).is_some_and(|word| word >> (a % 64) & 1 == 1);
            if item == a || above_a {
                row.iter_mut().zip(&below).for_each(|(word, more)| *word |= more);
            }
        }
    }
}

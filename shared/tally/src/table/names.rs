//! Names by number.

use hashbrown::HashTable;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Names by number, from 0 in the order in which they came. They lie in one text: a name costs its letters and 13 bytes.
#[derive(Debug, Clone, Default)]
pub struct Names {
    text: String,
    ends: Vec<usize>,
    table: HashTable<u32>,
    last: u32,
}

impl Names {
    /// The number of a name, new or known; None if it is not UTF-8. A file repeats a name, or names all in turn: the last
    /// and the one after it are tried first.
    pub fn code(&mut self, name: &[u8]) -> Option<u32> {
        if self.bytes(self.last) == Some(name) {
            return Some(self.last);
        }
        let next = self.last.wrapping_add(1);
        let next = if self.len() > usize::try_from(next).ok()? { next } else { 0 };
        self.last = if self.bytes(next) == Some(name) { next } else { self.look_up(name)? };
        Some(self.last)
    }
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
    /// All, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| self.text.get(start..*end).unwrap_or_default())
    }
    /// One of them.
    pub fn name(&self, at: usize) -> &str {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.ends.get(at).and_then(|end| self.text.get(start..*end)).unwrap_or_default()
    }
    fn bytes(&self, code: u32) -> Option<&[u8]> {
        bytes(&self.text, &self.ends, code)
    }
    fn look_up(&mut self, name: &[u8]) -> Option<u32> {
        let Self { text, ends, table, .. } = self;
        let hash = hash(name);
        if let Some(code) = table.find(hash, |code| bytes(text, ends, *code) == Some(name)) {
            return Some(*code);
        }
        let code = u32::try_from(ends.len()).ok()?;
        text.push_str(str::from_utf8(name).ok()?);
        ends.push(text.len());
        table.insert_unique(hash, code, |code| bytes(text, ends, *code).map(self::hash).unwrap_or_default());
        Some(code)
    }
}

fn bytes<'a>(text: &'a str, ends: &[usize], code: u32) -> Option<&'a [u8]> {
    let at = usize::try_from(code).ok()?;
    let start = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or_default();
    text.as_bytes().get(start..*ends.get(at)?)
}

fn hash(name: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(name);
    hasher.finish()
}

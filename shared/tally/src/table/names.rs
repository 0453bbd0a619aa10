//! Names by number.

use hashbrown::HashTable;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Names by number, from 0 in the order in which they came. They lie in one text: a name costs its letters and 13 bytes.
/// While each is the number after the one before, they are found by counting, and are in no table.
#[derive(Debug, Clone)]
pub struct Names {
    text: String,
    ends: Vec<usize>,
    table: HashTable<u32>,
    last: u32,
    // The number that the first name is, while they count on from there.
    counted: Option<u64>,
}

impl Default for Names {
    fn default() -> Self {
        Self { text: String::new(), ends: Vec::new(), table: HashTable::new(), last: 0, counted: Some(0) }
    }
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
        if let Some(first) = self.counted {
            let number = written(name);
            let first = if self.is_empty() { number.unwrap_or_default() } else { first };
            match number.and_then(|number| number.checked_sub(first)).and_then(|at| u32::try_from(at).ok()) {
                Some(code) if usize::try_from(code).is_ok_and(|at| at < self.len()) => return Some(code),
                Some(code) if usize::try_from(code).is_ok_and(|at| at == self.len()) => {
                    self.counted = Some(first);
                    self.text.push_str(str::from_utf8(name).ok()?);
                    self.ends.push(self.text.len());
                    return Some(code);
                }
                _ => self.tabulate(),
            }
        }
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
    /// From here on they do not count on.
    fn tabulate(&mut self) {
        self.counted = None;
        let Self { text, ends, table, .. } = self;
        let hash_of = |code: u32| bytes(text, ends, code).map(hash).unwrap_or_default();
        for code in (0_u32..).take(ends.len()) {
            table.insert_unique(hash_of(code), code, |code| hash_of(*code));
        }
    }
}

/// The number that a name is, in its only spelling: no sign, no zero in front.
fn written(name: &[u8]) -> Option<u64> {
    if name.is_empty() || name.len() > 18 || (name.len() > 1 && name.first() == Some(&b'0')) {
        return None;
    }
    name.iter().try_fold(0, |sum: u64, byte| {
        let digit = byte.wrapping_sub(b'0');
        (digit < 10).then(|| sum * 10 + u64::from(digit))
    })
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

#[cfg(test)]
mod tests {
    use super::Names;
    use std::collections::HashMap;

    /// Given names in any order, when each is asked for, then equal ones and no others have the same number.
    fn as_a_map_says(all: &[&str]) {
        let (mut names, mut map) = (Names::default(), HashMap::new());
        for name in all {
            let next = u32::try_from(map.len()).expect("few");
            let expected = *map.entry(*name).or_insert(next);
            assert_eq!(names.code(name.as_bytes()), Some(expected), "{name} of {all:?}");
        }
        assert_eq!(names.len(), map.len());
        for (name, code) in map {
            assert_eq!(names.name(usize::try_from(code).expect("few")), name);
            assert_eq!(names.code(name.as_bytes()), Some(code));
        }
    }

    #[test]
    fn names_that_count_on_and_names_that_do_not_are_told_apart() {
        as_a_map_says(&["7", "8", "7", "9", "8", "10", "7"]);
        as_a_map_says(&["1", "2", "02", "2", "3", "1", "+3", "3"]);
        as_a_map_says(&["0", "00", "0", "1"]);
        as_a_map_says(&["5", "4", "5", "6", "4"]);
        as_a_map_says(&["1", "2", "x", "3", "2", "", "1", "3", "x"]);
        as_a_map_says(&["a", "1", "2", "1", "a"]);
        as_a_map_says(&["1", "2", "4", "3", "2", "1", "5"]);
        as_a_map_says(&["999999999999999999", "1000000000000000000", "999999999999999999", "1000000000000000000"]);
        as_a_map_says(&["18446744073709551616", "0", "18446744073709551616"]);
    }

    #[test]
    fn a_name_that_is_no_text_has_no_number_and_changes_none() {
        let mut names = Names::default();
        assert_eq!(names.code(b"1"), Some(0));
        assert_eq!(names.code(&[0xFF]), None);
        assert_eq!((names.code(b"2"), names.code(b"1"), names.len()), (Some(1), Some(0), 2));
    }
}

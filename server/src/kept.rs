//! Answers that are kept until something is written: what is the same for all who stand alike is read and put into words once.
//!
//! Who may read is decided for each request anew, in a transaction of its own; only what they would read comes from here.

use crate::db::{Conn, schema};
use crate::error::Result;
use constat_shared::ids::CoordinationId;
use constat_shared::locale::Locale;
use constat_shared::permission::Who;
use constat_shared::time::Day;
use diesel::prelude::*;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Up to which change an answer tells all. Equal stamps: nothing was written in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Of this process, in any coordination.
    changes: u64,
    /// Of any process: each change of a coordination has its row in the journal.
    journal: Option<i64>,
    /// Some answers tell how many days are left.
    today: Day,
}

impl Stamp {
    /// Of the transaction's state; `changes` was read before it began.
    pub fn read(conn: &mut Conn, changes: u64, coordination: Option<CoordinationId>, today: Day) -> Result<Self> {
        use schema::journal::dsl as t;
        let last = |id| t::journal.filter(t::coordination_id.eq(id)).order(t::number.desc()).select(t::number).first(conn).optional();
        Ok(Self { changes, journal: coordination.map(last).transpose()?.flatten(), today })
    }
}

/// What was asked, and by whom as far as it matters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    /// The operation or the page.
    pub what: &'static str,
    /// Its request.
    pub request: String,
    /// The language, where there are words in it.
    pub locale: Option<Locale>,
    /// Everything that the caller is there.
    pub who: Vec<Who>,
}

/// Kept answers of one kind, of limited size.
pub struct Kept<T> {
    shelf: Mutex<Shelf<T>>,
}

struct Shelf<T> {
    answers: HashMap<Key, (Stamp, T)>,
    bytes: usize,
}

/// All together; when it is full, everything goes.
const MOST: usize = 2 * 1024 * 1024;

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { shelf: Mutex::new(Shelf { answers: HashMap::new(), bytes: 0 }) }
    }
}

impl<T: Clone> Kept<T> {
    /// The answer, if nothing was written since.
    pub fn get(&self, key: &Key, stamp: Stamp) -> Option<T> {
        let shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.answers.get(key).filter(|(kept, _)| *kept == stamp).map(|(_, answer)| answer.clone())
    }
    /// Keeps an answer of so many bytes that was read after the stamp.
    pub fn put(&self, key: Key, stamp: Stamp, answer: T, bytes: usize) {
        if bytes > MOST / 4 {
            return;
        }
        let mut shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        // What is replaced is counted once more: the shelf is cleared sooner, never later.
        if shelf.bytes + bytes > MOST {
            shelf.answers.clear();
            shelf.bytes = 0;
        }
        shelf.bytes += bytes;
        shelf.answers.insert(key, (stamp, answer));
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, Kept, Key, MOST, Stamp, Who};

    fn key(who: Who) -> Key {
        Key { what: "x", request: String::new(), locale: None, who: vec![who] }
    }
    const STAMP: Stamp = Stamp { changes: 1, journal: Some(1), today: Day(0) };

    #[test]
    fn an_answer_is_for_those_who_stand_alike_and_until_something_changes() {
        let kept = Kept::default();
        kept.put(key(Who::Worker), STAMP, "seen", 4);
        assert_eq!(kept.get(&key(Who::Worker), STAMP), Some("seen"));
        assert_eq!(kept.get(&key(Who::Manager), STAMP), None);
        for other in [Stamp { changes: 2, ..STAMP }, Stamp { journal: Some(2), ..STAMP }, Stamp { today: Day(1), ..STAMP }] {
            assert_eq!(kept.get(&key(Who::Worker), other), None);
        }
    }

    #[test]
    fn what_is_kept_has_a_limit() {
        let kept = Kept::default();
        kept.put(key(Who::Worker), STAMP, 0, MOST);
        assert_eq!(kept.get(&key(Who::Worker), STAMP), None);
        for n in 0..10 {
            kept.put(Key { request: n.to_string(), ..key(Who::Worker) }, STAMP, n, MOST / 4);
        }
        assert!(kept.shelf.lock().expect("free").answers.len() <= 4);
    }
}

//! Answers that are kept until something is written: what is the same for all who stand alike is read and put into words once.
//!
//! An answer is kept with the state of the database and the day that it was made from, and is good in that state only; any
//! commit of any process ends it.
//!
//! Who has read one may read it again without a question to the database: in the same state, on the same day, with the same
//! tokens before they expire, for the same address in the same language, the permission check would find the same again.

use crate::app::App;
use crate::db::Mark;
use actix_web::web::Bytes;
use constat_shared::locale::Locale;
use constat_shared::permission::Who;
use constat_shared::time::Day;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

/// What answers are made from, beside their requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// What is stored.
    mark: Mark,
    /// Some answers tell how many days are left, and a membership may end with a day.
    today: Day,
}

impl State {
    /// Of now; `None` when it cannot be told: then nothing is kept.
    pub async fn now(app: &App) -> Option<Self> {
        Some(Self { mark: app.db.mark().await?, today: app.clock.today() })
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

/// An answer that is kept.
#[derive(Debug, Clone)]
pub enum Body {
    /// Of an operation.
    Json(Bytes),
    /// A page, parted where each reader gets another token.
    Page(Arc<[String]>),
}

impl Body {
    fn bytes(&self) -> usize {
        match self {
            Self::Json(bytes) => bytes.len(),
            Self::Page(parts) => parts.iter().map(String::len).sum(),
        }
    }
}

/// Who asks for what, exactly.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reader {
    /// Path and query.
    pub address: String,
    /// The language that was chosen, and the one that the browser asks for.
    pub languages: (Option<Locale>, Locale),
    /// The hash of a member's token.
    pub session: Option<[u8; 32]>,
    /// The hash of an official's token.
    pub official: Option<[u8; 32]>,
}

/// Where a reader's answer is.
#[derive(Debug, Clone)]
pub struct Place {
    /// Of what the reader may read.
    pub key: Arc<Key>,
    /// When the reader's first token expires, in seconds.
    pub until: i64,
}

/// Kept answers of one kind, all of one state, of limited size.
pub struct Kept<K, T> {
    shelf: Mutex<Shelf<K, T>>,
}

struct Shelf<K, T> {
    state: Option<State>,
    answers: HashMap<K, T>,
    bytes: usize,
}

/// All together; when it is full, everything goes.
const MOST: usize = 2 * 1024 * 1024;
/// What an entry takes beside what is in it.
const ENTRY: usize = 512;

impl<K, T> Default for Kept<K, T> {
    fn default() -> Self {
        Self { shelf: Mutex::new(Shelf { state: None, answers: HashMap::new(), bytes: 0 }) }
    }
}

impl<K: Eq + Hash, T: Clone> Kept<K, T> {
    /// The answer, if it was made from this state.
    pub fn get(&self, key: &K, state: &State) -> Option<T> {
        let shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        if shelf.state.as_ref() == Some(state) { shelf.answers.get(key).cloned() } else { None }
    }
    fn keep(&self, key: K, state: State, answer: T, bytes: usize) {
        if bytes > MOST / 4 {
            return;
        }
        let bytes = bytes + ENTRY;
        let mut shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        // What is replaced is counted once more: the shelf is cleared sooner, never later.
        if shelf.state.as_ref() != Some(&state) || shelf.bytes + bytes > MOST {
            shelf.answers.clear();
            shelf.bytes = 0;
            shelf.state = Some(state);
        }
        shelf.bytes += bytes;
        shelf.answers.insert(key, answer);
    }
}

impl Kept<Key, Body> {
    /// Keeps an answer if the state from before it was made is the state still.
    pub async fn put(&self, app: &App, key: Key, state: State, body: Body) {
        if State::now(app).await.as_ref() == Some(&state) {
            let bytes = body.bytes();
            self.keep(key, state, body, bytes);
        }
    }
}

impl Kept<Reader, Place> {
    /// Keeps where a reader's answer is, if the state from before the permission was checked is the state still.
    pub async fn put(&self, app: &App, reader: Reader, state: State, place: Place) {
        if State::now(app).await.as_ref() == Some(&state) {
            let bytes = reader.address.len();
            self.keep(reader, state, place, bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, Kept, Key, MOST, Mark, State, Who};

    fn key(who: Who) -> Key {
        Key { what: "x", request: String::new(), locale: None, who: vec![who] }
    }
    fn state(mark: i32, today: i32) -> State {
        State { mark: Mark::File(mark), today: Day(today) }
    }

    #[test]
    fn an_answer_is_for_those_who_stand_alike_and_in_its_state_only() {
        let kept = Kept::default();
        kept.keep(key(Who::Worker), state(1, 0), "seen", 4);
        assert_eq!(kept.get(&key(Who::Worker), &state(1, 0)), Some("seen"));
        assert_eq!(kept.get(&key(Who::Manager), &state(1, 0)), None);
        for other in [state(2, 0), state(1, 1)] {
            assert_eq!(kept.get(&key(Who::Worker), &other), None);
        }
        assert_ne!(Mark::Snapshot("7:7:".into()), Mark::Snapshot("7:8:".into()));
    }

    #[test]
    fn with_a_new_state_all_that_was_kept_goes() {
        let kept = Kept::default();
        kept.keep(key(Who::Worker), state(1, 0), "old", 4);
        kept.keep(key(Who::Manager), state(2, 0), "new", 4);
        assert_eq!(kept.get(&key(Who::Worker), &state(1, 0)), None);
        assert_eq!(kept.get(&key(Who::Worker), &state(2, 0)), None);
        assert_eq!(kept.get(&key(Who::Manager), &state(2, 0)), Some("new"));
    }

    #[test]
    fn what_is_kept_has_a_limit() {
        let kept = Kept::default();
        kept.keep(key(Who::Worker), state(1, 0), 0, MOST);
        assert_eq!(kept.get(&key(Who::Worker), &state(1, 0)), None);
        for n in 0..10 {
            kept.keep(Key { request: n.to_string(), ..key(Who::Worker) }, state(1, 0), n, MOST / 4);
        }
        assert!(kept.shelf.lock().expect("free").answers.len() <= 4);
    }
}

//! Limits on attempts, per kind and per source, in memory: a restart forgives. Of what is counted only a keyed hash is kept.

use crate::keys;
use std::collections::HashMap;
use std::sync::Mutex;

/// Counts attempts in windows of fifteen minutes.
#[derive(Debug)]
pub struct Limits {
    secret: String,
    counts: Mutex<HashMap<Vec<u8>, (i64, u32)>>,
}

impl Default for Limits {
    fn default() -> Self {
        Self { secret: keys::random_hex(32), counts: Mutex::default() }
    }
}

const WINDOW_MS: i64 = 15 * 60_000;
/// From here on, windows that are over are dropped.
const MANY: usize = 10_000;
/// More than this is an attack from more addresses than can be counted: all are forgiven rather than memory spent.
const TOO_MANY: usize = 100_000;

impl Limits {
    /// Counts one attempt under `key`; whether it is still within `most`.
    pub fn allow(&self, key: &str, most: u32, now_ms: i64) -> bool {
        let window = now_ms / WINDOW_MS;
        let key = keys::keyed(self.secret.as_bytes(), &[key.as_bytes()]);
        let mut counts = self.counts.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if counts.len() > MANY && !counts.contains_key(&key) {
            counts.retain(|_, (w, _)| *w == window);
            if counts.len() > TOO_MANY {
                counts.clear();
            }
        }
        let entry = counts.entry(key).or_insert((window, 0));
        if entry.0 != window {
            *entry = (window, 0);
        }
        entry.1 = entry.1.saturating_add(1);
        entry.1 <= most
    }
}

#[cfg(test)]
mod tests {
    use super::{Limits, TOO_MANY, WINDOW_MS};

    #[test]
    fn the_sixth_attempt_of_five_waits_for_the_next_window() {
        let limits = Limits::default();
        let tries: Vec<bool> = (0..6).map(|_| limits.allow("a", 5, 0)).collect();
        assert_eq!(tries, [true, true, true, true, true, false]);
        assert!(limits.allow("b", 5, 0));
        assert!(limits.allow("a", 5, WINDOW_MS));
    }

    #[test]
    fn what_was_typed_is_not_in_memory_and_memory_is_bounded() {
        let limits = Limits::default();
        limits.allow("link claire@example.be", 5, 0);
        assert!(!format!("{limits:?}").contains("claire"));
        limits.counts.lock().unwrap().extend((0..=TOO_MANY).map(|n| (n.to_be_bytes().to_vec(), (0, 1))));
        limits.allow("x", 5, 0);
        assert_eq!(limits.counts.lock().unwrap().len(), 1);
    }
}

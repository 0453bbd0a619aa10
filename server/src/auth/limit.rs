//! Limits on attempts, per kind and per source, in memory: a restart forgives.

use std::collections::HashMap;
use std::sync::Mutex;

/// Counts attempts in windows of fifteen minutes.
#[derive(Debug, Default)]
pub struct Limits {
    counts: Mutex<HashMap<String, (i64, u32)>>,
}

const WINDOW_MS: i64 = 15 * 60_000;

impl Limits {
    /// Counts one attempt under `key`; whether it is still within `most`.
    pub fn allow(&self, key: String, most: u32, now_ms: i64) -> bool {
        let window = now_ms / WINDOW_MS;
        let mut counts = self.counts.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        // Old windows are of no use; dropping them bounds the memory.
        if counts.len() > 10_000 {
            counts.retain(|_, (w, _)| *w == window);
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
    use super::{Limits, WINDOW_MS};

    #[test]
    fn the_sixth_attempt_of_five_waits_for_the_next_window() {
        let limits = Limits::default();
        let tries: Vec<bool> = (0..6).map(|_| limits.allow("a".into(), 5, 0)).collect();
        assert_eq!(tries, [true, true, true, true, true, false]);
        assert!(limits.allow("b".into(), 5, 0));
        assert!(limits.allow("a".into(), 5, WINDOW_MS));
    }
}

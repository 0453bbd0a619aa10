//! What is kept on the device until the server has it, and what becomes of it when the page is opened again.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Names and values of a form, without what only serves its way.
pub type Fields = BTreeMap<String, String>;

/// A form's words as they were typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The revision that they change.
    pub revision: i32,
    /// Sent with the button: a newer revision is then our own.
    #[serde(default)]
    pub sent: bool,
    /// The words.
    pub fields: Fields,
}

/// What becomes of it.
#[derive(Debug, PartialEq, Eq)]
pub enum Fate {
    /// The server has it.
    Forget,
    /// Nothing has changed since: back into the fields, and on its way.
    Restore,
    /// Something else was stored since: the author decides.
    Offer,
}

impl Kept {
    /// Compares with the page as the server shows it now.
    pub fn fate(&self, revision: i32, shown: &Fields) -> Fate {
        if same(&self.fields, shown) || (self.sent && self.revision != revision) {
            Fate::Forget
        } else if self.revision == revision {
            Fate::Restore
        } else {
            Fate::Offer
        }
    }
}

/// Whether the server would store the same: it tidies spaces and line breaks.
pub fn same(one: &Fields, other: &Fields) -> bool {
    let tidy = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    one.len() == other.len() && one.iter().all(|(name, text)| other.get(name).is_some_and(|o| tidy(o) == tidy(text)))
}

/// Milliseconds until the next attempt: two seconds, then twice as long each time, a minute at most.
pub fn pause(attempts: u32) -> u64 {
    (1000_u64 << attempts.clamp(1, 6)).min(60_000)
}

#[cfg(test)]
mod tests {
    use super::{Fate, Fields, Kept, pause};

    fn fields(sentence: &str) -> Fields {
        Fields::from([("sentence".to_owned(), sentence.to_owned()), ("whom".to_owned(), String::new())])
    }

    #[test]
    fn unsent_words_come_back_and_never_cover_a_newer_version() {
        let kept = |sent| Kept { revision: 3, sent, fields: fields("Le bus ne passe plus") };
        assert_eq!(kept(false).fate(3, &fields("Le bus")), Fate::Restore);
        assert_eq!(kept(false).fate(4, &fields("Le train")), Fate::Offer);
        assert_eq!(kept(false).fate(4, &fields(" Le bus  ne passe\r\nplus")), Fate::Forget);
        // The button was pressed: revision 3 means that it did not arrive, a newer one that it did.
        assert_eq!(kept(true).fate(3, &fields("Le bus")), Fate::Restore);
        assert_eq!(kept(true).fate(4, &fields("Le train")), Fate::Forget);
    }

    #[test]
    fn attempts_slow_down_to_one_a_minute() {
        assert_eq!([0, 1, 2, 5, 6, 40].map(pause), [2000, 2000, 4000, 32_000, 60_000, 60_000]);
    }
}

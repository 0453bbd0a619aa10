//! What a text may be, once for server and browser.

use crate::error::{Fault, FieldFault};
use std::fmt;

/// Says that a text is none of an enum's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotOneOf;
impl fmt::Display for NotOneOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not one of the known values")
    }
}
impl std::error::Error for NotOneOf {}

/// Longest line: a name, a title, a place.
pub const LINE: usize = 200;
/// Longest paragraph: a finding's field, a contribution, a comment.
pub const PARAGRAPH: usize = 4_000;
/// Longest text of all: a preface.
pub const PAGE: usize = 20_000;

/// Collects what is wrong with a request, field by field.
#[derive(Debug, Default)]
pub struct Check {
    faults: Vec<FieldFault>,
}

impl Check {
    /// Starts with nothing wrong.
    pub fn new() -> Self {
        Self::default()
    }
    /// A text that must be there, of at most `max` characters.
    #[must_use]
    pub fn required(self, path: &str, text: &str, max: usize) -> Self {
        if clean(text).is_empty() { self.fault(path, Fault::FieldEmpty) } else { self.optional(path, text, max) }
    }
    /// A text of at most `max` characters, or nothing.
    #[must_use]
    pub fn optional(self, path: &str, text: &str, max: usize) -> Self {
        if text.chars().count() > max { self.fault(path, Fault::FieldTooLong) } else { self }
    }
    /// An address that a mail can be sent to.
    #[must_use]
    pub fn email(self, path: &str, text: &str) -> Self {
        if is_email(text.trim()) { self } else { self.fault(path, Fault::FieldNotAnAddress) }
    }
    /// A condition of the caller's own.
    #[must_use]
    pub fn that(self, path: &str, holds: bool, fault: Fault) -> Self {
        if holds { self } else { self.fault(path, fault) }
    }
    fn fault(mut self, path: &str, fault: Fault) -> Self {
        self.faults.push(FieldFault { path: path.to_owned(), code: fault });
        self
    }
    /// Everything that is wrong, or nothing.
    pub fn done(self) -> Result<(), Vec<FieldFault>> {
        if self.faults.is_empty() { Ok(()) } else { Err(self.faults) }
    }
}

/// A text as we keep it: without control characters (NUL breaks databases and PDF; direction overrides hide words),
/// line ends as `\n`, and no space around.
pub fn clean(text: &str) -> String {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = unified
        .chars()
        .filter(|c| {
            let hidden = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
            (*c == '\n' || *c == '\t' || !c.is_control()) && !hidden
        })
        .collect();
    kept.trim().to_owned()
}

/// One `@` with something on both sides and a dot after it: the mail server knows the rest.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let plain =
        |part: &str| !part.is_empty() && part.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>,;:\"()[]\\@".contains(c));
    text.len() <= 254
        && plain(local)
        && plain(domain)
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !domain.contains("..")
}

#[cfg(test)]
mod tests {
    use super::{clean, is_email};

    #[test]
    fn control_characters_and_direction_overrides_are_dropped() {
        assert_eq!(clean(" a\0b\r\nc\u{202E}d "), "ab\ncd");
    }

    #[test]
    fn addresses_are_told_from_other_texts() {
        assert!(is_email("an.peeters@example.be"));
        for wrong in ["", "an", "an@", "@example.be", "an@example", "a b@example.be", "an@ex..be", "an@@example.be"] {
            assert!(!is_email(wrong), "{wrong}");
        }
    }
}

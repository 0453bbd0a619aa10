//! Slip numbers: what a resident keeps, so that they alone can find their words again. Only hashes are stored.

use crate::keys::{self, Keys};
use constat_shared::ids::SessionId;

/// Letters and figures of a slip.
pub const LENGTH: usize = 8;

/// Names one contribution: the same words sent twice from one form have the same name. Tells neither the form nor
/// the words.
pub fn once(keys: &Keys, form: &str, text: &str) -> String {
    // Without a form there is nothing by which a second sending could be known.
    let drawn = if form.is_empty() { keys::random_hex(16) } else { form.to_owned() };
    let mark = keys.mark(&[b"once", drawn.as_bytes(), text.as_bytes()]);
    keys::hex(mark.get(..16).unwrap_or_default())
}

/// The slip of a contribution that [`once`] names.
pub fn of(keys: &Keys, session: SessionId, once: &str) -> String {
    // As in `keys::spoken_code`: nothing that looks like something else.
    const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let mark = keys.mark(&[b"slip", session.bytes(), once.as_bytes()]);
    mark.iter().take(LENGTH).filter_map(|b| LETTERS.get(usize::from(b % 32))).map(|b| char::from(*b)).collect()
}

/// What is stored. A sheet may hold several contributions under one number: they are counted from 1.
pub fn hash(slip: &str, nth: usize) -> Vec<u8> {
    if nth <= 1 { keys::hash(slip) } else { keys::hash(&format!("{slip}/{nth}")) }
}

/// As it is read aloud.
pub fn grouped(slip: &str) -> String {
    let (first, second) = slip.split_at_checked(LENGTH / 2).unwrap_or((slip, ""));
    format!("{first} {second}").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{grouped, hash};

    #[test]
    fn a_slip_is_read_in_two_groups() {
        assert_eq!(grouped("K7M4PQ2R"), "K7M4 PQ2R");
        assert_eq!(grouped(""), "");
    }

    #[test]
    fn the_contributions_of_one_sheet_are_told_apart() {
        assert_ne!(hash("K7M4PQ2R", 1), hash("K7M4PQ2R", 2));
    }
}

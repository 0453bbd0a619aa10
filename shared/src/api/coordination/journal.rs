//! The journal as its coordinator reads it, and the checkpoints that can be kept outside.

use crate::api::Target;
use crate::ids::CoordinationId;
use crate::permission::Action;
use crate::time::Day;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// How far a journal went at some time: whoever keeps this line elsewhere can tell later whether anything up to there was
/// changed, taken out, put in, moved or cut off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// Whose journal.
    pub coordination: CoordinationId,
    /// How many rows it had.
    pub rows: i64,
    /// SHA-256 of the last one, which holds that of the one before, in hexadecimal.
    pub hash: String,
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.coordination, self.rows, self.hash)
    }
}

/// Says that a line is no checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotACheckpoint;

impl fmt::Display for NotACheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a checkpoint is one line: the coordination, how many rows, the hash of 64 figures and letters")
    }
}
impl std::error::Error for NotACheckpoint {}

impl FromStr for Checkpoint {
    type Err = NotACheckpoint;
    fn from_str(line: &str) -> Result<Self, NotACheckpoint> {
        let mut parts = line.split_whitespace();
        let (Some(coordination), Some(rows), Some(hash), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return Err(NotACheckpoint);
        };
        let hash = hash.to_ascii_lowercase();
        let sound = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit());
        match (coordination.parse(), rows.parse()) {
            (Ok(coordination), Ok(rows)) if sound && rows > 0 => Ok(Self { coordination, rows, hash }),
            _ => Err(NotACheckpoint),
        }
    }
}

/// One act. No content, and no person where the act is sealed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct JournalLine {
    /// Its place, from 1 on.
    pub number: i64,
    /// Its row of the permission table, where the program still has it.
    pub action: Option<Action>,
    /// The operation's stable name.
    pub name: String,
    /// When.
    pub day: Day,
    /// Who, where that is not sealed and the account still exists.
    pub actor: Option<String>,
}

/// A page of the journal, the newest first.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct JournalView {
    /// Acts.
    pub lines: Vec<JournalLine>,
    /// Whether there are older ones.
    pub older: bool,
    /// How far it goes now; nothing while it is empty.
    pub checkpoint: Option<Checkpoint>,
    /// Whether each row follows from the one before; told only when asked.
    pub whole: Option<bool>,
}

crate::endpoint! {
    /// Read who did what kind of thing on which day.
    ReadJournal {
        /// Whose.
        coordination: CoordinationId,
        /// Only what is older than this row.
        #[serde(default)]
        before: Option<i64>,
        /// Whether to follow the whole chain as well.
        #[serde(default)]
        verify: bool,
    }
    "journal.read", "Read who did what kind of thing on which day, without content", Get "/api/c/{coordination}/journal", ReadJournal -> JournalView;
    target(r) Target::Coordination(r.coordination);
}

#[cfg(test)]
mod tests {
    use super::{Checkpoint, NotACheckpoint};

    #[test]
    fn a_checkpoint_is_read_as_it_is_written_and_nothing_else_is() {
        let line = format!("0190a0b0-0000-7000-8000-000000000001 12 {}", "0f".repeat(32));
        let read: Checkpoint = line.parse().unwrap();
        assert_eq!((read.rows, read.to_string()), (12, line.clone()));
        for wrong in [
            "",
            "x",
            &line.replace(" 12 ", " 0 "),
            &line.replace(" 12 ", " twelve "),
            &format!("{line} x"),
            line.get(..line.len() - 1).unwrap_or_default(),
        ] {
            assert_eq!(wrong.parse::<Checkpoint>(), Err(NotACheckpoint), "{wrong}");
        }
    }
}

//! Letters that have not left: what waits, since when, and sending again.

use crate::api::{Done, Target};
use crate::ids::{CoordinationId, JobId};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

crate::text_enum! {
    /// How far a letter is that has not left.
    LetterState {
        /// It is tried again by itself.
        Queued = "queued",
        /// It was given up; only a person has it tried again.
        Failed = "failed",
        /// No mail server is named: whoever runs the server hands it over.
        Kept = "kept",
    }
}

/// A letter that has not left. Its words are not shown: they may hold a link that is another's.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LetterLine {
    /// Id.
    pub id: JobId,
    /// To whom.
    pub name: String,
    /// Where to.
    pub address: String,
    /// About what.
    pub subject: String,
    /// How far.
    pub state: LetterState,
    /// How often it was tried.
    pub attempts: i32,
    /// When it was written.
    pub since: Instant,
    /// In how many minutes it is tried again, at the latest.
    pub next_in: i64,
}

/// All letters of a coordination that have not left, the oldest first.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LettersView {
    /// Letters.
    pub letters: Vec<LetterLine>,
}

crate::endpoint! {
    /// What has not left.
    ReadLetters {
        /// Of which.
        coordination: CoordinationId,
    }
    "letters.read", "Read which letters have not left, and since when", Get "/api/c/{coordination}/letters", ReadMembers -> LettersView;
    target(r) Target::Coordination(r.coordination);
}

crate::endpoint! {
    /// Try them all again now, those that were given up as well.
    RetryLetters {
        /// Of which.
        coordination: CoordinationId,
    }
    "letters.retry", "Try all letters again that have not left", Post "/api/c/{coordination}/letters/retry", ManageMembers -> Done;
    target(r) Target::Coordination(r.coordination);
}

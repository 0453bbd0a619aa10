//! What the program does besides serving, one file per word of its command line.

pub mod database;
pub mod hand_over;
pub mod import;
pub mod journal;
pub mod memorandum;
pub mod permissions;
pub mod privacy;
pub mod retain;
pub mod tally;

use std::io::Write;

/// One line for the person at the terminal. Somebody who closes the pipe has read enough.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

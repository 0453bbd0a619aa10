//! Agree, disagree, pass: opinion groups, consensus and what divides.

use super::catalogue::{Entry, Sources};
use super::fault::Fault;
use super::options::Options;

/// Statements, and who agreed, disagreed or passed on which.
#[derive(Debug, Clone, Default)]
pub struct Conversation {}

/// Reads the files of a case.
pub fn read(_sources: &mut Sources<'_>, _options: &Options) -> Result<Conversation, Fault> {
    Ok(Conversation {})
}

/// The ways to count.
pub const ENTRIES: &[Entry] = &[];

//! Delphi: rounds of ratings, and whether they converge.

use super::catalogue::{Entry, Sources};
use super::fault::Fault;
use super::options::Options;

/// What participants gave to items, round by round.
#[derive(Debug, Clone, Default)]
pub struct Rounds {}

/// Reads the files of a case.
pub fn read(_sources: &mut Sources<'_>, _options: &Options) -> Result<Rounds, Fault> {
    Ok(Rounds {})
}

/// The ways to count.
pub const ENTRIES: &[Entry] = &[];

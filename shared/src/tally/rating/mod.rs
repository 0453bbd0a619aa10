//! The rating matrix, and Hanlon's basic priority rating.

use super::catalogue::{Entry, Sources};
use super::fault::Fault;
use super::options::Options;

/// What raters gave to items on criteria.
#[derive(Debug, Clone, Default)]
pub struct Ratings {}

/// Reads the files of a case.
pub fn read(_sources: &mut Sources<'_>, _options: &Options) -> Result<Ratings, Fault> {
    Ok(Ratings {})
}

/// The ways to count.
pub const ENTRIES: &[Entry] = &[];

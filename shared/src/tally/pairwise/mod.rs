//! Comparisons of two items: Bradley–Terry strengths.

use super::catalogue::{Entry, Sources};
use super::fault::Fault;
use super::options::Options;

/// How often one item was chosen over another.
#[derive(Debug, Clone, Default)]
pub struct Comparisons {}

/// Reads the files of a case.
pub fn read(_sources: &mut Sources<'_>, _options: &Options) -> Result<Comparisons, Fault> {
    Ok(Comparisons {})
}

/// The ways to count.
pub const ENTRIES: &[Entry] = &[];

//! How far raters agree: Kendall, Krippendorff, Cohen, Fleiss.

use super::catalogue::{Entry, Sources};
use super::fault::Fault;
use super::options::Options;

/// What raters gave to units.
#[derive(Debug, Clone, Default)]
pub struct Raters {}

/// Reads the files of a case.
pub fn read(_sources: &mut Sources<'_>, _options: &Options) -> Result<Raters, Fault> {
    Ok(Raters {})
}

/// The ways to count.
pub const ENTRIES: &[Entry] = &[];

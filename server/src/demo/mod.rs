//! The demonstration.

use crate::app::App;
use crate::error::Result;

/// Fills an empty database.
pub fn fill(_app: &App) -> Result<()> {
    Ok(())
}

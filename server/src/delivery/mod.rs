//! The delivery feature: operations and pages.

use crate::pages::Builder;
use crate::routes::Registry;

/// Operations.
pub fn routes(_r: &mut Registry) {}

/// Pages.
pub fn pages(_p: &mut Builder<'_>) {}

//! The memorandum.

use super::Demo;
use super::data::{Paper, World};
use crate::dispatch::Tx;
use crate::error::Result;

pub(super) fn write(_tx: &mut Tx<'_>, _demo: &Demo, _paper: &Paper, _world: &World) -> Result<()> {
    Ok(())
}

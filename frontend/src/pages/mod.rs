//! One module per page, in a folder per room.

pub mod door;
pub mod error;
pub mod style_page;
pub mod office;
pub mod residents;
pub mod ballot;
pub mod adoption;
pub mod officials;
pub mod public;
pub mod group;
pub mod plenary;

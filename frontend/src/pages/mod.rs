//! One module per page, in a folder per room.

pub mod adoption;
pub mod ballot;
pub mod door;
pub mod error;
pub mod group;
pub mod office;
pub mod officials;
pub mod plenary;
pub mod public;
pub mod residents;
pub mod style_page;

//! The adoption room: the memorandum is found, read, written, signed.

pub mod find;
pub(crate) mod parts;
pub mod read;
mod recipients;
mod recommendation;
pub mod sign;
pub mod write;

//! The adoption room: the memorandum is found, read, written, signed.

mod changes;
pub mod find;
pub mod link;
pub(crate) mod parts;
pub mod read;
mod recipients;
mod recommendation;
pub mod sign;
pub mod write;

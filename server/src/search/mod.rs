//! Search: which words stand in what, so that a search inside a room touches nothing outside it.
//!
//! An ordinary table on both engines: what is erased is erased there too (a full-text module keeps words of deleted rows
//! until it merges), and row-level security sees it as it sees the others. Each feature puts its own things on a shelf.

mod find;
mod index;
mod shelf;
#[cfg(test)]
mod tests;

pub use find::{Found, find};
pub use index::{all, stale, when_new};
pub use shelf::{Placed, Shelf, Wording, set};

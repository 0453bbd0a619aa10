//! Prioritisation: pure functions from ballots to an ordered result. No clock, no chance, no order of casting.
//!
//! `round` is what the product's own rounds use. The engine behind `constat tally` and the recount reads the field's file
//! formats and counts by the methods that the `catalogue` lists, one folder per family.

pub mod agreement;
pub mod budget;
#[cfg(not(target_arch = "wasm32"))]
pub mod cases;
pub mod catalogue;
pub mod counted;
pub mod delphi;
pub mod dots;
pub mod fault;
pub mod opinion;
pub mod options;
pub mod pairwise;
pub mod ranking;
pub mod rating;
pub mod robust;
pub mod round;
mod table;

pub use catalogue::{Count, Entry, Input, Kind, Setting, Sources, catalogue, find, read};
pub use counted::{Counted, Item, Order};
pub use fault::{Fault, Place, Unfit};
pub use options::Options;
pub use round::*;

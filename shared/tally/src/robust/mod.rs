//! How firm a result is: what other voters of the same kind might have decided, and how few ballots would alter it.

mod bootstrap;
mod chance;
mod change;
mod firm;
mod raters;

pub use bootstrap::{Robustness, Stability, TOP, bootstrap, bootstrap_within, sums};
pub use chance::{Chance, Resample};
pub use change::{Change, Gaps, to_change};
pub use firm::{Asked, Draws, Firm, FirmItem, ToChange, firm};
pub use raters::Raters;

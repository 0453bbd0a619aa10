//! Orders of items: from Borda to the single transferable vote.

mod borda;
mod condorcet;
mod copeland;
mod disagreement;
mod header;
mod irv;
mod irv_ties;
mod lots;
mod matrix;
mod meek;
mod outcome;
mod pairwise;
mod papers;
mod preflib;
mod profile;
mod ranked_pairs;
mod reach;
mod schulze;
mod scottish;
mod seats;
#[cfg(test)]
mod tests;
mod write;

use super::catalogue::{Entry, Sources};
use super::fault::Fault;
use super::options::Options;
pub use disagreement::{Verdict, disagreement, in_words};
pub use matrix::{Matrix, Strength};
pub use profile::{Alternative, Group, MOST_BALLOTS, MOST_COMPARED, Order, Profile};
pub use write::write_preflib;

/// Reads a `PrefLib` file.
pub fn read(sources: &mut Sources<'_>, _options: &Options) -> Result<Profile, Fault> {
    preflib::read(sources.ballots()?)
}

/// The ways to count.
pub const ENTRIES: &[Entry] = &[
    pairwise::PAIRWISE,
    borda::BORDA,
    borda::BORDA_UNLISTED_ZERO,
    copeland::COPELAND,
    condorcet::CONDORCET_WINNER,
    schulze::SCHULZE_MARGINS,
    schulze::SCHULZE_WINNING_VOTES,
    ranked_pairs::RANKED_PAIRS_MARGINS,
    ranked_pairs::RANKED_PAIRS_WINNING_VOTES,
    irv::IRV,
    irv::IRV_OVERVOTE_STOPS,
    scottish::STV_SCOTTISH,
    meek::STV_MEEK,
];

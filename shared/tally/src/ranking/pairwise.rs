//! Pairwise counts: how many ballots put one item above another.
//!
//! Source: Condorcet, "Essai sur l'application de l'analyse" (1785).

use super::super::catalogue::{Count, Entry};
use super::super::counted::Counted;
use super::super::fault::Fault;
use super::super::options::Options;
use super::outcome::{outcome, per_pair};
use super::profile::Profile;
use serde_json::json;

/// `ballots`: all of them. `counts`: for each item, how many ballots put it above each other item.
pub(super) const PAIRWISE: Entry = Entry {
    id: "pairwise",
    method: "ranking",
    variant: "For each pair of items, how many ballots put the first above the second; items that a ballot does not list are level below \
              every item that it lists, and level items add to neither side.",
    source: "Condorcet, Essai sur l'application de l'analyse à la probabilité des décisions rendues à la pluralité des voix, 1785",
    settings: &[],
    count: Count::Ranking(pairwise),
};

fn pairwise(profile: &Profile, _options: &Options) -> Result<Counted, Fault> {
    let matrix = profile.matrix()?;
    let values = json!({"ballots": profile.ballots(), "counts": per_pair(profile, |a, b| matrix.above(a, b))});
    // Counts of pairs order nothing by themselves.
    Ok(Counted { winners: None, ..outcome(profile, &Vec::new(), None, values) })
}

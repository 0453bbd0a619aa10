//! The item that beats every other, if there is one.
//!
//! Source: Condorcet, "Essai sur l'application de l'analyse" (1785).

use super::super::catalogue::{Count, Entry};
use super::super::counted::Counted;
use super::super::fault::Fault;
use super::super::options::Options;
use super::outcome::outcome;
use super::profile::Profile;
use serde_json::json;

/// `winner`: its id, or null.
pub(super) const CONDORCET_WINNER: Entry = Entry {
    id: "condorcet_winner",
    method: "ranking",
    variant: "The item that more ballots put above than below each other item; none if it ties with one or if the majorities go in a \
              circle; items that a ballot does not list are level below every item that it lists.",
    source: "Condorcet, Essai sur l'application de l'analyse à la probabilité des décisions rendues à la pluralité des voix, 1785",
    settings: &[],
    count: Count::Ranking(condorcet_winner),
};

fn condorcet_winner(profile: &Profile, _options: &Options) -> Result<Counted, Fault> {
    let winner = profile.matrix()?.condorcet_winner();
    let order = winner.map(|winner| vec![vec![winner]]).unwrap_or_default();
    let mut counted = outcome(profile, &order, None, json!({"winner": winner.map(|winner| profile.id(winner))}));
    if winner.is_none() {
        counted.winners = Some(Vec::new());
        counted.warnings.push("No item beats every other one: some are level, or the majorities go in a circle.".to_owned());
    }
    Ok(counted)
}

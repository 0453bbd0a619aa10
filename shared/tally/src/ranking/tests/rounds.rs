//! Instant runoff with ties, against the slow way.

use super::super::super::options::Options;
use super::{Ballots, count, count_with, letters, numbered, strict_ballots};
use proptest::prelude::*;
use serde_json::{Value, json};

fn tally(left: &[usize], ballots: &Ballots) -> Vec<(usize, u64)> {
    let top = |order: &Vec<Vec<usize>>| order.iter().map(|group| group[0]).find(|item| left.contains(item));
    left.iter().map(|item| (*item, ballots.iter().filter(|(_, order)| top(order) == Some(*item)).map(|(count, _)| count).sum())).collect()
}

/// Winners for some way to break ties, one lowest at a time, without stopping at a majority.
fn every_way(left: &[usize], ballots: &Ballots, won: &mut Vec<usize>) {
    let [winner] = left else {
        let tally = tally(left, ballots);
        let low = tally.iter().map(|(_, votes)| *votes).min().unwrap();
        for (item, _) in tally.iter().filter(|(_, votes)| *votes == low) {
            every_way(&left.iter().copied().filter(|other| other != item).collect::<Vec<_>>(), ballots, won);
        }
        return;
    };
    won.push(*winner);
}

fn ids(value: &Value) -> Vec<usize> {
    value.as_array().unwrap().iter().map(|id| id.as_str().unwrap().parse().unwrap()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn winners_of_all_ways_to_break_ties((items, ballots) in strict_ballots(5, false, 1..4)) {
        let Ok(counted) = count_with("irv", &numbered(items, &ballots), &Options::default()) else { return Ok(()) };
        let mut won = Vec::new();
        every_way(&(0..items).collect::<Vec<_>>(), &ballots, &mut won);
        won.sort_unstable();
        won.dedup();
        let values = &counted.values;
        let found = values.get("winners").or_else(|| values.get("winners_parallel_universes")).unwrap();
        prop_assert_eq!(ids(found), won);
    }

    #[test]
    fn every_round_accounts_for_every_ballot((items, ballots) in strict_ballots(6, false, 1..9)) {
        let Ok(counted) = count_with("irv", &numbered(items, &ballots), &Options::default()) else { return Ok(()) };
        let cast: u64 = ballots.iter().filter(|(_, order)| !order.is_empty()).map(|(count, _)| count).sum();
        for round in counted.rounds.unwrap().as_array().unwrap() {
            let live: u64 = round["tally"].as_object().unwrap().values().map(|votes| votes.as_u64().unwrap()).sum();
            prop_assert_eq!(live + round["exhausted"].as_u64().unwrap(), cast);
        }
    }
}

/// By hand: whether B or C goes first decides between A and B.
#[test]
fn a_tie_for_lowest_stops_the_rounds_and_both_treatments_are_given() {
    let counted = count("irv", &letters("4 ABC, 3 BAC, 3 CBA"));
    let stopped = json!({"tally": {"A": 4, "B": 3, "C": 3}, "exhausted": 0, "lowest": ["B", "C"], "stopped": "tie for lowest"});
    let values = json!({"rounds_to_tie": [stopped], "winners_parallel_universes": ["A", "B"], "winners_all_lowest_removed": ["A"]});
    assert_eq!(counted.values, values);
    assert_eq!(counted.ties, [["B", "C"]]);
}

#[test]
fn ballots_with_ties_need_the_variant_that_stops_there() {
    let profile = letters("3 A(BC), 2 (BC)A, 2 CBA");
    assert!(count_with("irv", &profile, &Options::default()).is_err());
    let counted = count("irv_overvote_stops", &profile);
    assert_eq!(counted.values["rounds"][0]["tally"], json!({"A": 3, "B": 0, "C": 2}));
    assert!(counted.warnings.iter().any(|warning| warning.contains("first tie")));
    // A tie of all that is left says no more than listing nothing.
    assert_eq!(count("irv", &letters("3 A(BC), 2 BAC")).values["winners"], json!(["A"]));
}

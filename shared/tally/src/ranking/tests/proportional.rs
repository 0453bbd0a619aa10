//! The single transferable vote is fair to groups.

use super::super::super::options::Options;
use super::super::Profile;
use super::{Ballots, count_with, elect, letters, numbered, strict_ballots};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Ballots that put exactly the items of a set first, in any order.
fn solid(ballots: &Ballots, set: u32) -> u64 {
    let size = set.count_ones() as usize;
    let supports = |order: &Vec<Vec<usize>>| order.len() >= size && order.iter().take(size).all(|group| set >> group[0] & 1 == 1);
    ballots.iter().filter(|(_, order)| supports(order)).map(|(count, _)| count).sum()
}

/// Elected sets: one, or all that lot can lead to.
fn elected(profile: &Profile, id: &str, seats: usize) -> Vec<Vec<usize>> {
    let values = elect(id, profile, seats).values;
    let set = |value: &Value| value.as_array().unwrap().iter().map(|id| id.as_str().unwrap().parse().unwrap()).collect();
    match values.get("possible_results") {
        Some(sets) => sets.as_array().unwrap().iter().map(set).collect(),
        None => vec![set(&values["elected"])],
    }
}

fn share(sets: &[Vec<usize>], set: u32) -> usize {
    sets.iter().map(|elected| elected.iter().filter(|item| set >> **item & 1 == 1).count()).min().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    /// Proportionality for solid coalitions (Dummett, "Voting Procedures", 1984; with the Droop quota Woodall, "Properties of
    /// preferential election rules", 1994): whoever fills k quotas together, putting the same items first, gets k of them.
    #[test]
    fn a_group_gets_the_seats_of_its_quotas((items, ballots) in strict_ballots(5, false, 1..12), seats in 1_usize..5) {
        let profile = numbered(items, &ballots);
        let seats = seats.min(items);
        let cast: u64 = ballots.iter().filter(|(_, order)| !order.is_empty()).map(|(count, _)| count).sum();
        let quota = cast / (seats as u64 + 1) + 1;
        let (scottish, meek) = (elected(&profile, "stv_scottish", seats), elected(&profile, "stv_meek", seats));
        for set in 1_u32..1 << items {
            let support = solid(&ballots, set);
            let size = set.count_ones() as usize;
            for k in 1..=seats {
                if support * (seats as u64 + 1) > k as u64 * cast {
                    prop_assert!(share(&meek, set) >= k.min(size), "Meek: {} of {:b}", k, set);
                }
                // Up to what is cut off after five decimals, much less than a ballot.
                if support > k as u64 * quota {
                    prop_assert!(share(&scottish, set) >= k.min(size), "Scottish: {} of {:b}", k, set);
                }
            }
        }
    }

    /// Rule 48 loses nothing: the votes of every stage and those not transferable are the ballots.
    #[test]
    fn no_vote_is_lost((items, ballots) in strict_ballots(6, false, 1..30), seats in 1_usize..5) {
        let counted = elect("stv_scottish", &numbered(items, &ballots), seats);
        let cast: u64 = ballots.iter().filter(|(_, order)| !order.is_empty()).map(|(count, _)| count).sum();
        for stage in counted.rounds.unwrap().as_array().unwrap() {
            let votes: f64 = stage["tally"].as_object().unwrap().values().map(|votes| votes.as_f64().unwrap()).sum();
            let sum = votes + stage["not_transferable"].as_f64().unwrap();
            prop_assert!((sum - f64::from(u32::try_from(cast).unwrap())).abs() < 1e-6);
        }
    }

    /// For one seat the single transferable vote is instant runoff, where no tie is met.
    #[test]
    fn one_seat_goes_to_the_winner_of_the_runoff((items, ballots) in strict_ballots(5, false, 1..40)) {
        let profile = numbered(items, &ballots);
        let Ok(irv) = count_with("irv", &profile, &Options::default()) else { return Ok(()) };
        let Some(winner) = irv.values.get("winners") else { return Ok(()) };
        let winner: usize = winner[0].as_str().unwrap().parse().unwrap();
        for id in ["stv_scottish", "stv_meek"] {
            // The fixed quota can ask for more rounds, and these may need lot, which then changes nothing.
            prop_assert_eq!(elected(&profile, id, 1), vec![vec![winner]], "{}", id);
        }
    }
}

/// By hand, after rule 51: B and C are level in the end, and C had fewer first preferences.
#[test]
fn the_latest_stage_that_differs_decides_a_tie() {
    let counted = elect("stv_scottish", &letters("10 A, 6 B, 4 C, 2 DC, 1 EA"), 1);
    let stages = counted.values["stages"].as_array().unwrap();
    let excluded: Vec<&str> = stages.iter().filter_map(|stage| stage["item"].as_str()).collect();
    assert_eq!(excluded, ["E", "D", "C", "B"].get(..excluded.len()).unwrap());
    assert!(excluded.len() >= 3);
}

/// By hand: A is elected with one vote to spare that nobody can have, and B and C were level from the first.
#[test]
fn lot_stops_the_count_and_all_results_are_listed() {
    let counted = elect("stv_scottish", &letters("5 A, 2 B, 2 C"), 2);
    assert_eq!(counted.values["elected_before_lot"], json!(["A"]));
    assert_eq!(counted.values["possible_results"], json!([["A", "B"], ["A", "C"]]));
    assert_eq!(counted.values["stages"][1]["stopped"], json!("tie for exclusion ['B', 'C']: lot"));
    assert_eq!(counted.committee, None);
    assert_eq!(counted.ties, [["B", "C"]]);
}

#[test]
fn lot_among_many_is_followed_as_far_as_it_differs() {
    // Twelve items that nobody lists: each of them can be the second.
    let profile = letters("5 A, 0 C, 0 D, 0 E, 0 F, 0 G, 0 H, 0 I, 0 J, 0 K, 0 L, 0 M, 0 N");
    let values = elect("stv_scottish", &profile, 2).values;
    assert_eq!(values["possible_results"].as_array().unwrap().len(), 12);
}

//! Examples whose right answer is published.

use super::{count, elect, letters};
use serde_json::json;

/// The choice of a capital for Tennessee, known from voting textbooks and encyclopedias: Memphis, Nashville, Chattanooga,
/// Knoxville.
const TENNESSEE: &str = "42 MNCK, 26 NCKM, 15 CKNM, 17 KCNM";

#[test]
fn borda_elects_nashville_for_tennessee() {
    let counted = count("borda", &letters(TENNESSEE));
    assert_eq!(counted.values["scores"], json!({"M": 126.0, "N": 194.0, "C": 173.0, "K": 107.0}));
    assert_eq!(counted.values["order"], json!([["N"], ["C"], ["M"], ["K"]]));
}

#[test]
fn nashville_beats_every_other_city() {
    let profile = letters(TENNESSEE);
    assert_eq!(count("condorcet_winner", &profile).values, json!({"winner": "N"}));
    assert_eq!(count("copeland", &profile).values["scores"], json!({"M": 0.0, "N": 3.0, "C": 2.0, "K": 1.0}));
    for id in ["schulze_margins", "schulze_winning_votes"] {
        assert_eq!(count(id, &profile).values["order"], json!([["N"], ["C"], ["K"], ["M"]]));
    }
    // Three defeats of 58 to 42 and two of 68 to 32 are equally strong.
    for id in ["ranked_pairs_margins", "ranked_pairs_winning_votes"] {
        assert_eq!(count(id, &profile).values, json!({"strengths_all_different": false, "winners": ["N"]}));
    }
}

#[test]
fn instant_runoff_elects_knoxville_for_tennessee() {
    let counted = count("irv", &letters(TENNESSEE));
    let rounds = json!([
        {"tally": {"M": 42, "N": 26, "C": 15, "K": 17}, "exhausted": 0, "lowest": ["C"]},
        {"tally": {"M": 42, "N": 26, "K": 32}, "exhausted": 0, "lowest": ["N"]},
        {"tally": {"M": 42, "K": 58}, "exhausted": 0, "elected": ["K"]},
    ]);
    assert_eq!(counted.values, json!({"rounds": rounds, "winners": ["K"]}));
    let ranks: Vec<_> = counted.items.iter().map(|item| (item.id.as_str(), item.rank)).collect();
    assert_eq!(ranks, [("K", Some(1)), ("M", Some(2)), ("N", Some(3)), ("C", Some(4))]);
}

/// Condorcet, 1785, with 81 voters, as in Young, "Condorcet's theory of voting", American Political Science Review 82 (1988).
#[test]
fn borda_does_not_elect_the_condorcet_winner_of_81_voters() {
    let profile = letters("30 ABC, 1 ACB, 29 BAC, 10 BCA, 10 CAB, 1 CBA");
    assert_eq!(count("borda", &profile).values["scores"], json!({"A": 101.0, "B": 109.0, "C": 33.0}));
    assert_eq!(count("condorcet_winner", &profile).values, json!({"winner": "A"}));
}

/// Schulze (2011), section 3, example 1: 45 voters.
#[test]
fn schulze_orders_his_own_example() {
    let profile = letters("5 ACBED, 5 ADECB, 8 BEDAC, 3 CABED, 7 CAEBD, 2 CBADE, 7 DCEBA, 8 EBADC");
    let counted = count("schulze_winning_votes", &profile);
    assert_eq!(counted.values["order"], json!([["E"], ["A"], ["C"], ["B"], ["D"]]));
    let paths = json!({
        "A": {"B": 28, "C": 28, "D": 30, "E": 24}, "B": {"A": 25, "C": 28, "D": 33, "E": 24},
        "C": {"A": 25, "B": 29, "D": 29, "E": 24}, "D": {"A": 25, "B": 28, "C": 28, "E": 24},
        "E": {"A": 25, "B": 28, "C": 28, "D": 31},
    });
    assert_eq!(counted.values["path_strengths"], paths);
    assert_eq!(count("schulze_margins", &profile).values["order"], counted.values["order"]);
}

/// Worked by hand after Tideman (1987): A beats B 68 to 32, B beats C 72 to 28, and C's 60 to 40 over A would close a circle.
#[test]
fn ranked_pairs_skips_the_weakest_defeat_of_a_circle() {
    let profile = letters("40 ABC, 32 BCA, 28 CAB");
    let counted = count("ranked_pairs_margins", &profile);
    let values = json!({"strengths_all_different": true, "order": [["A"], ["B"], ["C"]], "locked": [["A", "B"], ["A", "C"], ["B", "C"]]});
    let locked = json!([["A", "B"], ["B", "C"]]);
    assert_eq!(counted.values["order"], values["order"]);
    assert_eq!(counted.values["locked"], locked);
    assert_eq!(counted.values["strengths_all_different"], values["strengths_all_different"]);
}

/// Three level rotations: Condorcet's circle (1785). Everybody wins in some order.
#[test]
fn a_perfect_circle_has_no_single_winner() {
    let profile = letters("1 ABC, 1 BCA, 1 CAB");
    assert_eq!(count("condorcet_winner", &profile).values, json!({"winner": null}));
    for id in ["copeland", "borda", "schulze_margins", "ranked_pairs_margins", "ranked_pairs_winning_votes", "irv"] {
        assert_eq!(count(id, &profile).winners.unwrap(), ["A", "B", "C"], "{id}");
    }
}

/// The example of the encyclopedia's article on the single transferable vote: 20 guests choose three of five foods.
#[test]
fn three_foods_for_twenty_guests() {
    // Oranges, pears, chocolate, strawberries, tarts.
    let profile = letters("4 O, 2 PO, 8 CS, 4 CT, 1 S, 1 T");
    let counted = elect("stv_scottish", &profile, 3);
    assert_eq!(counted.values["quota"], json!(6));
    assert_eq!(counted.values["elected"], json!(["C", "O", "S"]));
    let second = &counted.values["stages"][1];
    assert_eq!(second["tally"], json!({"C": 6.0, "O": 4.0, "P": 2.0, "S": 5.0, "T": 3.0}));
    assert_eq!(counted.committee.unwrap(), ["C", "O", "S"]);
    assert_eq!(elect("stv_meek", &profile, 3).values, json!({"elected": ["C", "O", "S"], "tie_for_exclusion_met": false}));
}

/// Raising an item can make it lose: the pattern of Fishburn and Brams, "Paradoxes of preferential voting", Mathematics
/// Magazine 56 (1983), worked by hand.
#[test]
fn instant_runoff_is_not_monotone() {
    let before = letters("39 ABC, 35 BCA, 26 CAB");
    // Ten of the 35 now put A first.
    let after = letters("49 ABC, 25 BCA, 26 CAB");
    assert_eq!(count("irv", &before).winners.unwrap(), ["A"]);
    assert_eq!(count("irv", &after).winners.unwrap(), ["C"]);
}

/// By hand: 1/3 of a vote is cut to 0.33333, so that 0.00001 is lost with each paper of three.
#[test]
fn a_surplus_is_cut_to_five_decimals() {
    let counted = elect("stv_scottish", &letters("6 AB, 1 B, 2 C"), 1);
    assert_eq!(counted.values["quota"], json!(5));
    let counted = elect("stv_scottish", &letters("6 AB, 2 B, 3 C"), 2);
    assert_eq!(counted.values["quota"], json!(4));
    // Surplus 2 of 6 papers: 0.33333 each.
    assert_eq!(counted.values["stages"][1]["tally"], json!({"A": 4.0, "B": 3.99998, "C": 3.0}));
    assert_eq!(counted.values["stages"][1]["not_transferable"], json!(0.00002));
    assert_eq!(counted.values["elected"], json!(["A", "B"]));
}

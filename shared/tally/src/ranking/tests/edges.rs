//! Elections at the edge of what is one.

use super::super::{disagreement, in_words};
use super::{count, count_with, elect, letters, read};
use crate::Options;
use serde_json::json;

const THREE: &str = "# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n# ALTERNATIVE NAME 3: C\n";

#[test]
fn without_ballots_all_items_are_level_and_a_reader_is_told() {
    let profile = read(THREE).unwrap();
    for id in ["borda", "copeland", "schulze_margins", "ranked_pairs_winning_votes"] {
        let counted = count(id, &profile);
        assert_eq!(counted.values["order"], json!([["1", "2", "3"]]), "{id}");
        assert!(counted.warnings.iter().any(|warning| warning.contains("says nothing")), "{id}");
    }
    assert_eq!(count("condorcet_winner", &profile).values, json!({"winner": null}));
    assert!(count_with("irv", &profile, &Options::default()).is_err());
    assert_eq!(elect("stv_scottish", &profile, 1).values["possible_results"], json!([["1"], ["2"], ["3"]]));
    assert_eq!(elect("stv_meek", &profile, 1).values, json!({"elected": ["3"], "tie_for_exclusion_met": true}));
}

#[test]
fn one_item_wins_by_every_method() {
    let profile = read("# ALTERNATIVE NAME 1: alone\n4: 1\n").unwrap();
    for entry in super::super::ENTRIES {
        let counted = count(entry.id, &profile);
        if entry.id != "pairwise" {
            assert_eq!(counted.winners.or(counted.committee).unwrap(), ["1"], "{}", entry.id);
        }
    }
}

#[test]
fn one_ballot_is_the_result() {
    let profile = letters("1 BAC");
    for id in ["borda", "copeland", "schulze_margins", "ranked_pairs_margins"] {
        let order = &count(id, &profile).items;
        let ids: Vec<&str> = order.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(ids.first(), Some(&"B"), "{id}");
    }
    assert_eq!(count("schulze_margins", &profile).values["order"], json!([["B"], ["A"], ["C"]]));
}

#[test]
fn when_all_items_are_level_on_all_ballots_nobody_is_ahead() {
    let profile = letters("6 (ABCD)");
    assert_eq!(count("borda", &profile).values["scores"], json!({"A": 9.0, "B": 9.0, "C": 9.0, "D": 9.0}));
    let locked = json!({"strengths_all_different": true, "order": [["A", "B", "C", "D"]], "locked": []});
    assert_eq!(count("ranked_pairs_margins", &profile).values, locked);
}

#[test]
fn unlisted_items_share_the_rest_or_get_nothing() {
    let profile = letters("2 AB, 1 C");
    assert_eq!(count("borda", &profile).values["scores"], json!({"A": 4.5, "B": 2.5, "C": 2.0}));
    assert_eq!(count("borda_unlisted_zero", &profile).values["scores"], json!({"A": 4.0, "B": 2.0, "C": 2.0}));
}

#[test]
fn seats_come_from_the_setting_then_from_the_file_then_it_is_one() {
    let elected = |text: &str, options: &Options| count_with("stv_scottish", &read(text).unwrap(), options).unwrap();
    let ballots = format!("{THREE}5: 1\n4: 2\n1: 3\n");
    let file = format!("# SEATS: 2\n{ballots}");
    assert_eq!(elected(&file, &Options::default()).values["elected"], json!(["1", "2"]));
    assert_eq!(elected(&file, &Options::default().with("seats", "3")).values["elected"], json!(["1", "2", "3"]));
    let one = elected(&ballots, &Options::default());
    assert_eq!(one.values["elected"], json!(["1"]));
    assert!(one.warnings.iter().any(|warning| warning.contains("how many seats")));
    assert_eq!(elected(&file, &Options::default().with("seats", "0")).values["elected"], json!([]));
    assert_eq!(elected(&file, &Options::default().with("seats", "18446744073709551615")).values["elected"], json!(["1", "2", "3"]));
    assert!(count_with("stv_meek", &read(&file).unwrap(), &Options::default().with("seats", "-1")).is_err());
}

#[test]
fn more_items_than_can_be_compared_are_refused_in_words() {
    let profile = read("# NUMBER ALTERNATIVES: 5000\n1: 1,2\n").unwrap();
    for id in ["pairwise", "copeland", "schulze_margins", "ranked_pairs_margins", "irv", "stv_scottish", "stv_meek"] {
        assert!(count_with(id, &profile, &Options::default()).unwrap_err().to_string().contains("too many"), "{id}");
    }
    assert_eq!(count("borda", &profile).winners.unwrap(), ["1"]);
}

#[test]
fn methods_that_disagree_are_named() {
    let profile = letters("42 MNCK, 26 NCKM, 15 CKNM, 17 KCNM");
    let results: Vec<_> = ["borda", "irv", "copeland", "pairwise"].into_iter().map(|id| (id, count(id, &profile))).collect();
    let verdicts = disagreement(results.iter().map(|(id, counted)| (*id, counted)));
    let said = in_words(&verdicts).unwrap();
    assert_eq!(said, "The methods do not name the same winner: N by borda, copeland; K by irv.");
    assert_eq!(in_words(verdicts.get(..1).unwrap()), None);
}

//! The reader of `PrefLib` files, and the writer back.

use super::super::super::fault::{Fault, Place, Unfit};
use super::super::super::options::Options;
use super::super::{ENTRIES, write_preflib};
use super::{any_ballots, count, numbered, read};
use proptest::prelude::*;
use serde_json::json;

const HEAD: &str = "# DATA TYPE: toi\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n# ALTERNATIVE NAME 3: C\n";

/// Where a file is unfit, and what was expected.
fn fault(text: &str) -> (Option<(u64, u64)>, String) {
    match read(text) {
        Err(Fault::Unfit { unfit: Unfit { place, expected, .. }, .. }) => (place.map(|Place { line, column }| (line, column)), expected),
        other => panic!("{text}: {other:?}"),
    }
}

fn fault_of(order: &str) -> (Option<(u64, u64)>, String) {
    fault(&format!("{HEAD}{order}\n"))
}

#[test]
fn equal_orders_are_merged_whatever_the_order_within_a_tie() {
    let profile = read(&format!("{HEAD}3: 1,{{2,3}}\n4: 1, {{ 3 , 2 }}\n2: 1\n1: \n")).unwrap();
    assert_eq!((profile.distinct(), profile.ballots(), profile.empty()), (3, 10, 1));
    let first = profile.orders().next().unwrap();
    assert_eq!(first.0.groups().map(|group| group.items().collect::<Vec<_>>()).collect::<Vec<_>>(), [vec![0], vec![1, 2]]);
    assert_eq!(first.1, 7);
}

#[test]
fn a_mark_and_any_line_ends_are_passed_over() {
    for end in ["\n", "\r\n", "\r"] {
        let text = format!("\u{feff}{HEAD}3: 1,2\n\n2: 3\n").replace('\n', end);
        let profile = read(&text).unwrap();
        assert_eq!((profile.items().len(), profile.ballots()), (3, 5), "{end:?}");
    }
}

#[test]
fn names_keep_commas_quotes_right_to_left_text_and_emoji() {
    let text = "# ALTERNATIVE NAME 1: Bread, \"fresh\": daily\n# ALTERNATIVE NAME 2: حديقة עִיר\n# ALTERNATIVE NAME 3: 🚲 path\n1: 2,1,3\n";
    let profile = read(text).unwrap();
    let names: Vec<&str> = profile.items().iter().map(|item| item.name.as_str()).collect();
    assert_eq!(names, ["Bread, \"fresh\": daily", "حديقة עִיר", "🚲 path"]);
    let counted = count("borda", &profile);
    assert_eq!(counted.items.first().unwrap().name, "حديقة עִיר");
}

#[test]
fn categories_are_tie_groups_and_may_be_empty() {
    let text = "# DATA TYPE: cat\n# NUMBER CATEGORIES: 3\n# CATEGORY NAME 1: yes\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n\
                # ALTERNATIVE NAME 3: C\n2: {1,2},{},{3}\n1: {},3,{1,2}\n1: {},{},{}\n";
    let profile = read(text).unwrap();
    assert!(profile.warnings.is_empty());
    assert_eq!(count("pairwise", &profile).values["counts"]["1"], json!({"2": 0, "3": 2}));
    assert_eq!(profile.empty(), 1);
}

#[test]
fn an_alternative_may_be_named_after_it_is_listed_and_ids_are_sorted() {
    let profile = read("2: 10,9\n# ALTERNATIVE NAME 10: ten\n# ALTERNATIVE NAME b: bee\n# ALTERNATIVE NAME 9: nine\n1: {b,9}\n").unwrap();
    let ids: Vec<&str> = profile.items().iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["9", "10", "b"]);
    assert_eq!(count("pairwise", &profile).values["counts"]["10"], json!({"9": 2, "b": 2}));
}

#[test]
fn without_names_the_number_of_alternatives_tells_them() {
    let profile = read("# NUMBER ALTERNATIVES: 4\n1: 2,3\n").unwrap();
    assert_eq!(profile.items().len(), 4);
    assert_eq!(fault("# NUMBER ALTERNATIVES: 4\n1: 2,5\n").0, Some((2, 6)));
    assert_eq!(read("1: 2,3\n").unwrap().items().len(), 2);
}

#[test]
fn an_unknown_alternative_is_refused_at_its_place() {
    assert_eq!(fault_of("3: 1,4"), (Some((5, 6)), "an alternative that the header names".to_owned()));
    assert_eq!(fault_of("3: é").0, Some((5, 4)));
    // Letters of several bytes before it count as one column each.
    assert_eq!(fault("# ALTERNATIVE NAME é: accented\n1: é,x\n").0, Some((2, 6)));
}

#[test]
fn an_alternative_twice_is_refused_at_its_place() {
    assert_eq!(fault_of("3: 1,{2,1}"), (Some((5, 9)), "each alternative only once in an order".to_owned()));
    assert_eq!(fault_of("3: {2,2}").0, Some((5, 7)));
    assert_eq!(fault(&format!("{HEAD}# ALTERNATIVE NAME 2: again\n")).0, Some((5, 1)));
}

#[test]
fn braces_that_do_not_match_are_refused_at_their_place() {
    assert_eq!(fault_of("3: 1,{2,3").0, Some((5, 6)));
    assert_eq!(fault_of("3: 1,2},3").0, Some((5, 7)));
    assert_eq!(fault_of("3: {1,{2},3}").0, Some((5, 7)));
}

#[test]
fn a_count_that_is_no_whole_number_is_refused() {
    for count in ["x", "-1", "1.5", "NaN", "inf", "1e3", "", "+2"] {
        let (place, expected) = fault_of(&format!("  {count}: 1,2"));
        assert_eq!((place.unwrap().0, expected.as_str()), (5, "a whole number of ballots before the colon"), "{count}");
    }
    assert_eq!(fault_of("12").0, Some((5, 1)));
    assert_eq!(fault_of("1: 1,,2").0, Some((5, 6)));
}

#[test]
fn more_ballots_than_can_be_counted_are_refused_and_the_most_are_not() {
    assert_eq!(fault_of("99999999999999999999999999: 1").0, Some((5, 1)));
    assert_eq!(fault_of("9223372036854775807: 1\n1: 2").0, Some((6, 1)));
    let profile = read(&format!("{HEAD}9223372036854775806: 1,2\n1: 2\n")).unwrap();
    for id in ["borda", "copeland", "schulze_margins", "ranked_pairs_winning_votes", "irv", "stv_scottish", "stv_meek"] {
        let counted = count(id, &profile);
        assert_eq!(counted.winners.or(counted.committee).unwrap(), ["1"], "{id}");
    }
}

#[test]
fn a_file_without_alternatives_is_refused() {
    for text in ["", "\n\n", "# TITLE: nothing\n", "\u{feff}"] {
        assert_eq!(fault(text).0, None);
    }
    assert!(matches!(super::super::preflib::read(&mut b"# ALTERNATIVE NAME 1: caf\xe9\n".as_slice()), Err(Fault::Unfit { .. })));
}

#[test]
fn a_header_that_does_not_fit_its_file_is_said_and_not_refused() {
    let text = format!("{}# NUMBER ALTERNATIVES: 4\n# NUMBER VOTERS: 9\n3: 1,{{2,3}}\n", HEAD.replace("toi", "SOC"));
    let warnings = read(&text).unwrap().warnings;
    assert_eq!(warnings.len(), 3, "{warnings:?}");
    assert!(read(&format!("{HEAD}3: 1\n")).unwrap().warnings.is_empty());
    assert_eq!(read(&format!("{}3: 1,2\n", HEAD.replace("toi", "soc"))).unwrap().warnings.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn what_is_written_is_read_back((items, ballots) in any_ballots(6)) {
        let profile = numbered(items, &ballots);
        let back = read(&write_preflib(&profile, "a\ntitle")).unwrap();
        prop_assert!(back.warnings.is_empty());
        prop_assert!(profile.orders().eq(back.orders()));
        prop_assert_eq!(profile.items().len(), back.items().len());
    }

    #[test]
    fn no_text_makes_the_reader_fail_otherwise_than_by_a_fault(text in "[0-3,{}: #\r\né\u{feff}]{0,40}") {
        if let Ok(profile) = read(&text) {
            for entry in ENTRIES {
                let _ = super::count_with(entry.id, &profile, &Options::default());
            }
        }
    }
}

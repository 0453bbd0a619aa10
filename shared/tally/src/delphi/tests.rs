//! Quartiles, change and agreement over rounds, as published and by property.

use super::{ENTRIES, Rounds, Summary, read};
use crate::catalogue::{Input, Sources};
use crate::counted::Counted;
use crate::fault::{Fault, Place};
use crate::options::Options;
use proptest::prelude::*;
use serde_json::json;

fn rounds(text: &str) -> Result<Rounds, Fault> {
    let mut text = text.as_bytes();
    read(&mut Sources { ballots: Some(&mut text), ..Sources::default() }, &Options::default())
}

fn counted(id: &str, rows: &str) -> Result<Counted, Fault> {
    let input = Input::Delphi(rounds(&format!("round,participant,item,value\n{rows}"))?);
    ENTRIES.iter().find(|entry| entry.id == id).unwrap().count(&input, &Options::default())
}

fn figures(summary: &Summary) -> [f64; 9] {
    let Summary { linear, weibull, hinges, .. } = summary;
    [linear.lower, linear.median, linear.upper, weibull.lower, weibull.median, weibull.upper, hinges.lower, hinges.median, hinges.upper]
}

fn assert_quartiles(values: &[f64], linear: [f64; 2], weibull: [f64; 2], hinges: [f64; 2], median: f64) {
    let found = figures(&Summary::of(values.to_vec()).unwrap());
    let expected = [linear[0], median, linear[1], weibull[0], median, weibull[1], hinges[0], median, hinges[1]];
    assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12), "{found:?}");
}

/// Wikipedia, article Quartile, both examples: its method 2 is Tukey's hinges, its method 4 is type 6. Type 7 after the
/// positions of Hyndman and Fan (1996).
#[test]
fn quartiles_as_published() {
    let eleven = [6.0, 7.0, 15.0, 36.0, 39.0, 40.0, 41.0, 42.0, 43.0, 47.0, 49.0];
    assert_quartiles(&eleven, [25.5, 42.5], [15.0, 43.0], [25.5, 42.5], 40.0);
    assert_quartiles(&[7.0, 15.0, 36.0, 39.0, 40.0, 41.0], [20.25, 39.75], [13.0, 40.25], [15.0, 40.0], 37.5);
}

/// By hand: positions (n - 1) p and (n + 1) p of 1, 2, 3, 4.
#[test]
fn quartiles_of_four_in_any_order() {
    assert_quartiles(&[4.0, 1.0, 3.0, 2.0], [1.75, 3.25], [1.25, 3.75], [1.5, 3.5], 2.5);
}

#[test]
fn one_and_two_answers() {
    assert_quartiles(&[7.0], [7.0; 2], [7.0; 2], [7.0; 2], 7.0);
    assert_quartiles(&[2.0, 8.0], [3.5, 6.5], [2.0, 8.0], [2.0, 8.0], 5.0);
    assert_eq!(Summary::of(Vec::new()), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]
    /// Hyndman and Fan (1996), properties of sample quantiles: within the values, in order, and moved and stretched with them.
    #[test]
    fn quartiles_move_with_the_values(values in prop::collection::vec(-50..50_i32, 1..30), shift in -9..9_i32, times in 1..9_i32) {
        let of = |change: &dyn Fn(i32) -> i32| Summary::of(values.iter().map(|value| f64::from(change(*value))).collect()).unwrap();
        let plain = of(&|value| value);
        for three in figures(&plain).chunks(3) {
            prop_assert!(plain.min <= three[0] && three[0] <= three[1] && three[1] <= three[2] && three[2] <= plain.max);
        }
        let moved = of(&|value| value * times + shift);
        for (before, after) in figures(&plain).iter().zip(figures(&moved)) {
            prop_assert!((before * f64::from(times) + f64::from(shift) - after).abs() < 1e-9);
        }
        let turned = of(&|value| -value);
        prop_assert!((plain.linear.lower + turned.linear.upper).abs() < 1e-9 && (plain.weibull.lower + turned.weibull.upper).abs() < 1e-9);
        prop_assert!((plain.hinges.lower + turned.hinges.upper).abs() < 1e-9);
    }
}

#[test]
fn change_goes_from_the_first_round_to_the_last_by_number() {
    let rows = "10,1,a,5\n10,2,a,5\n2,1,a,1\n2,2,a,9\n9,1,a,1\n2,1,b,1\n10,1,c,1\n";
    let found = counted("change", rows).unwrap();
    assert_eq!(
        found.values,
        json!({ "first": "2", "last": "10", "median_change": { "a": 0.0 }, "iqr_change": { "a": -4.0 }, "narrower": 1, "same": 0, "wider": 0 })
    );
    assert_eq!(found.warnings.len(), 1);
}

#[test]
fn one_round_has_no_change() {
    assert!(matches!(counted("change", "1,1,a,5\n"), Err(Fault::NoResult(_))));
    assert!(matches!(counted("change", "1,1,a,5\n2,1,a,\n"), Err(Fault::NoResult(_))));
}

#[test]
fn an_empty_value_is_left_out_and_no_answer_is_no_round() {
    let found = counted("quartiles", "1,1,a,\n1,2,a,4\n2,1,a,\n").unwrap();
    assert_eq!(found.values["1"]["a"]["n"], 1);
    assert!(found.values.get("2").is_none());
    assert_eq!(counted("quartiles", "").unwrap().values, json!({}));
}

#[test]
fn names_may_be_anything() {
    let found = counted("quartiles", "\"round, 1\",1,\"a \"\"b\"\"\",1\n\"round, 1\",1,אבג,2\n").unwrap();
    assert_eq!(found.values["round, 1"].as_object().unwrap().len(), 2);
}

/// By hand: 1 and 2 answer all; 3 leaves one out; 2 answers a twice, 1 and 3 on the average 2.
#[test]
fn agreement_is_among_those_who_answered_everything() {
    let text = "round,participant,item,value\n1,1,a,1\n1,1,b,2\n1,1,c,3\n1,2,a,1\n1,2,a,3\n1,2,c,4\n1,2,b,5\n1,3,a,9\n1,3,b,1\n2,1,a,1\n";
    let found = rounds(text).unwrap();
    let [(round, kendall)] = &found.concordance()[..] else { panic!("one round") };
    // Ranks 1 2 3 and 1 3 2: sums 2, 5, 5 about 4.
    assert_eq!((*round, kendall.raters, kendall.items, kendall.w), ("1", 2, 3, Some(0.75)));
    assert_eq!(kendall.rank_sums, [2.0, 5.0, 5.0]);
}

#[test]
fn what_is_not_a_number_is_refused_where_it_stands() {
    for value in ["NaN", "-inf", "much"] {
        let refused = counted("quartiles", &format!("1,1,a,1\n1,1,b,{value}\n"));
        assert!(matches!(refused, Err(Fault::Unfit { unfit, .. }) if unfit.place == Some(Place { line: 3, column: 4 })), "{value}");
    }
}

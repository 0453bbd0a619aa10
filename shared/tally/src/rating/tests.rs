//! The rating matrix and Hanlon's rating, by hand and by property.

use super::{ENTRIES, read};
use crate::catalogue::{Entry, Input, Sources};
use crate::counted::Counted;
use crate::fault::{Fault, Place};
use crate::options::Options;
use proptest::prelude::*;
use serde_json::{Value, json};

fn entry(id: &str) -> &'static Entry {
    ENTRIES.iter().find(|entry| entry.id == id).unwrap()
}

fn counted(id: &str, ratings: &str, weights: &str) -> Result<Counted, Fault> {
    let (mut ratings, mut weights) = (ratings.as_bytes(), weights.as_bytes());
    let mut sources = Sources { ballots: Some(&mut ratings), weights: Some(&mut weights), ..Sources::default() };
    let options = Options::default();
    entry(id).count(&Input::Rating(read(&mut sources, &options)?), &options)
}

fn matrix(rows: &[(usize, usize, f64)]) -> String {
    rows.iter()
        .fold("rater,item,criterion,value\n".to_owned(), |text, (item, criterion, value)| format!("{text}1,i{item},c{criterion},{value}\n"))
}

fn weights(all: &[f64]) -> String {
    all.iter().enumerate().fold("criterion,weight\n".to_owned(), |text, (at, weight)| format!("{text}c{at},{weight}\n"))
}

fn near(left: &Value, right: &Value, within: f64) -> bool {
    match (left.as_f64(), right.as_f64()) {
        (Some(a), Some(b)) => (a - b).abs() <= within,
        _ => left == right,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    /// Keeney and Raiffa, "Decisions with Multiple Objectives" (1976), chapter 3: an additive value function says the same
    /// for all weights in the same proportion; a mean lies between its smallest and largest value; raters are exchangeable.
    #[test]
    fn only_proportions_of_weights_count(
        rows in prop::collection::vec((0..4_usize, 0..3_usize, 0.0..10.0_f64), 1..40),
        all in prop::collection::vec(0.1..5.0_f64, 3),
        factor in 0.01..100.0_f64,
    ) {
        let given = counted("weighted_mean", &matrix(&rows), &weights(&all)).unwrap().values;
        let scaled: Vec<f64> = all.iter().map(|weight| weight * factor).collect();
        let mut reversed = rows.clone();
        reversed.reverse();
        let other = counted("weighted_mean", &matrix(&reversed), &weights(&scaled)).unwrap().values;
        for (item, score) in given["scores"].as_object().unwrap() {
            prop_assert!(near(score, &other["scores"][item], 1e-9));
            let mine = rows.iter().filter(|(at, ..)| *item == format!("i{at}")).map(|(.., value)| *value);
            let (low, high) = mine.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
            let score = score.as_f64().unwrap();
            prop_assert!(low - 1e-9 <= score && score <= high + 1e-9);
        }
    }
    /// Dividing all ratings by a number divides both of Hanlon's ratings by its square, so the order stays.
    #[test]
    fn hanlon_does_not_depend_on_the_scale(rows in prop::collection::vec((0..11_u32, 0..11_u32, 0..11_u32), 1..8)) {
        for id in ["hanlon_a2b_c", "hanlon_ab_c_3"] {
            let text = |times: u32| {
                rows.iter().enumerate().fold("item,size,seriousness,effectiveness\n".to_owned(), |text, (at, (a, b, c))| {
                    format!("{text}{at},{},{},{}\n", a * times, b * times, c * times)
                })
            };
            let (once, twice) = (counted(id, &text(1), "").unwrap().values, counted(id, &text(2), "").unwrap().values);
            prop_assert_eq!(&once["order"], &twice["order"]);
            prop_assert_eq!(&once["order"], &once["order_without_pearl"]);
        }
    }
}

#[test]
fn a_cell_is_the_mean_of_those_who_answered() {
    let ratings = "rater,item,criterion,value\n1,a,x,4\n2,a,x,6\n3,a,x,\n1,a,y,1\n1,b,x,5\n1,c,y,\n";
    let found = counted("weighted_mean", ratings, "criterion,weight\nx,3\ny,1\n").unwrap();
    // (3 x 5 + 1 x 1) / 4, and x alone for b.
    assert_eq!(found.values["scores"], json!({ "a": 4.0, "b": 5.0, "c": null }));
    assert_eq!(found.values["means"]["b"], json!({ "x": 5.0, "y": null }));
    assert_eq!(found.values["counts"]["a"], json!({ "x": 2, "y": 1 }));
    assert_eq!(found.values["unrated"], json!(["c"]));
    assert_eq!(found.items.iter().map(|item| item.rank).collect::<Vec<_>>(), [Some(1), Some(2), None]);
    // 4 and 6 lie 1 from their mean; divided by 2 - 1, the variance is 2.
    let spread = &found.agreement.unwrap()["standard_deviation"];
    assert!(near(&spread["a"]["x"], &json!(2.0_f64.sqrt()), 1e-12));
    assert_eq!(spread["a"]["y"], Value::Null);
}

#[test]
fn scores_that_differ_only_by_rounding_tie() {
    let ratings = matrix(&[(0, 0, 0.1), (0, 1, 0.2), (1, 0, 0.3), (1, 1, 0.0)]);
    let found = counted("weighted_mean", &ratings, &weights(&[1.0, 1.0])).unwrap();
    assert_eq!(found.values["order"], json!([["i0", "i1"]]));
}

#[test]
fn weights_that_sum_to_nothing_give_no_score() {
    let found = counted("weighted_mean", &matrix(&[(0, 0, 3.0)]), &weights(&[0.0])).unwrap();
    assert_eq!(found.values["scores"], json!({ "i0": null }));
}

#[test]
fn a_criterion_without_a_weight_is_left_out_and_named() {
    let found = counted("weighted_mean", &matrix(&[(0, 0, 3.0), (0, 1, 9.0)]), &weights(&[1.0])).unwrap();
    assert_eq!(found.values["scores"], json!({ "i0": 3.0 }));
    assert_eq!(found.values["means"]["i0"], json!({ "c0": 3.0 }));
    assert!(found.warnings.iter().any(|warning| warning.contains("c1")));
}

#[test]
fn no_rating_at_all() {
    let found = counted("weighted_mean", "rater,item,criterion,value\n", "criterion,weight\n").unwrap();
    assert_eq!(found.values, json!({ "means": {}, "counts": {}, "scores": {}, "order": [], "unrated": [] }));
}

#[test]
fn hanlon_by_hand() {
    let header = "item,size,seriousness,effectiveness,propriety,economics,acceptability,resources,legality\n";
    let text = format!("{header}\"flu, winter\",8,5,3,1,1,1,1,1\nدخان,6,9,2,1,0,1,1,1\n🦟,1,2,3,1,,1,1,1\n");
    let first = counted("hanlon_a2b_c", &text, "").unwrap();
    assert_eq!(first.values["basic_priority_rating"], json!({ "flu, winter": 54.0, "دخان": 48.0, "🦟": 15.0 }));
    assert_eq!(first.values["overall_priority_rating"]["دخان"], 0.0);
    assert_eq!(first.values["order"], json!([["flu, winter"], ["🦟"], ["دخان"]]));
    let second = counted("hanlon_ab_c_3", &text, "").unwrap();
    assert_eq!(second.values["basic_priority_rating"], json!({ "flu, winter": 13.0, "دخان": 10.0, "🦟": 3.0 }));
    assert_eq!(second.values["passes_pearl"], json!({ "flu, winter": true, "دخان": false, "🦟": true }));
}

#[test]
fn what_is_not_a_number_is_refused_where_it_stands() {
    let place = |found: Result<Counted, Fault>| match found {
        Err(Fault::Unfit { role, unfit }) => (role, unfit.place.unwrap()),
        other => panic!("{other:?}"),
    };
    let rating = |value: &str| counted("weighted_mean", &format!("rater,item,criterion,value\n1,a,x,{value}\n"), "criterion,weight\nx,1\n");
    for value in ["NaN", "inf", "good"] {
        assert_eq!(place(rating(value)), ("ballots", Place { line: 2, column: 4 }));
    }
    let weight = counted("weighted_mean", &matrix(&[]), "criterion,weight\nx,\n");
    assert_eq!(place(weight), ("weights", Place { line: 2, column: 2 }));
    let pearl = counted("hanlon_a2b_c", "item,size,seriousness,effectiveness,legality\na,1,2,3,yes\n", "");
    assert_eq!(place(pearl), ("ballots", Place { line: 2, column: 5 }));
}

#[test]
fn each_method_says_which_file_it_takes() {
    assert!(matches!(counted("hanlon_a2b_c", &matrix(&[]), "criterion,weight\n"), Err(Fault::NoResult(_))));
    assert!(matches!(counted("weighted_mean", "item,size,seriousness,effectiveness\n", ""), Err(Fault::NoResult(_))));
    let mut ratings = "rater,item,criterion,value\n".as_bytes();
    let mut sources = Sources { ballots: Some(&mut ratings), ..Sources::default() };
    assert!(matches!(read(&mut sources, &Options::default()), Err(Fault::Missing { role: "weights" })));
}

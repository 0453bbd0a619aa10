//! Dots by example and by the theorems about scoring rules.

use super::{count, read};
use crate::catalogue::Sources;
use crate::counted::Counted;
use crate::fault::{Fault, Place};
use crate::options::Options;
use proptest::prelude::*;
use serde_json::{Value, json};

fn counted(ballots: &str, items: Option<&str>, options: &Options) -> Result<Counted, Fault> {
    let (mut ballots, mut items) = (ballots.as_bytes(), items.map(str::as_bytes));
    let mut sources = Sources { ballots: Some(&mut ballots), items: items.as_mut().map(|items| items as _), ..Sources::default() };
    count(&read(&mut sources, options)?, options)
}

fn limits(total: u64, on_one: u64) -> Options {
    Options::default().with("points_per_ballot", &total.to_string()).with("most_on_one_item", &on_one.to_string())
}

const ABC: &str = "item,name\na,Bench\nb,Tree\nc,Lamp\n";

type Ballots = Vec<Vec<(usize, i64)>>;

/// Ballots over five items, some with faults.
fn ballots() -> impl Strategy<Value = Ballots> {
    prop::collection::vec(prop::collection::vec((0..5_usize, -1..6_i64), 1..5), 0..8)
}

/// Written with these names; row by row around the ballots if `spread`.
fn text(ballots: &Ballots, name: impl Fn(usize) -> String, item: impl Fn(usize) -> usize, spread: bool) -> String {
    let mut rows: Vec<(usize, usize, String)> = Vec::new();
    for (at, ballot) in ballots.iter().enumerate() {
        rows.extend(ballot.iter().enumerate().map(|(row, (to, points))| (row, at, format!("{},{},{points}\n", name(at), item(*to)))));
    }
    if spread {
        rows.sort();
    }
    rows.into_iter().fold("ballot,item,points\n".to_owned(), |text, (_, _, row)| text + &row)
}

const FIVE: &str = "item,name\n0,\n1,\n2,\n3,\n4,\n";

fn values(ballots: &str) -> Value {
    counted(ballots, Some(FIVE), &limits(8, 4)).unwrap().values
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    /// Anonymity (May, "A Set of Independent Necessary and Sufficient Conditions for Simple Majority Decision", 1952): who
    /// cast a ballot, and when, changes nothing.
    #[test]
    fn whose_ballot_it_is_does_not_count(given in ballots(), spread: bool) {
        let (mut left, mut reversed) = (values(&text(&given, |at| at.to_string(), |to| to, false)), given.clone());
        reversed.reverse();
        let mut right = values(&text(&reversed, |at| format!("voter {at}"), |to| to, spread));
        prop_assert_eq!(left["invalid_ballots"].as_array().unwrap().len(), right["invalid_ballots"].as_array().unwrap().len());
        left["invalid_ballots"].take();
        right["invalid_ballots"].take();
        prop_assert_eq!(left, right);
    }
    /// Neutrality (May 1952): items with exchanged names exchange their points.
    #[test]
    fn what_an_item_is_called_does_not_count(given in ballots(), turn in 0..5_usize) {
        let left = values(&text(&given, |at| at.to_string(), |to| to, false));
        let right = values(&text(&given, |at| at.to_string(), |to| (to + turn) % 5, false));
        for item in 0..5_usize {
            let other = ((item + turn) % 5).to_string();
            for figure in ["points", "supporters", "place"] {
                prop_assert_eq!(&left[figure][item.to_string()], &right[figure][&other]);
            }
        }
    }
    /// Consistency of scoring rules (Young, "Social Choice Scoring Functions", 1975): two files together have the points of
    /// both, and all points of valid ballots arrive somewhere.
    #[test]
    fn parts_add_up_to_the_whole(first in ballots(), second in ballots()) {
        let parts = [&first, &second].map(|part| values(&text(part, |at| at.to_string(), |to| to, false)));
        let all: Ballots = first.iter().chain(&second).cloned().collect();
        let whole = values(&text(&all, |at| at.to_string(), |to| to, true));
        let mut sum = 0;
        for item in 0..5 {
            let item = item.to_string();
            let points = |values: &Value| values["points"][&item].as_i64().unwrap();
            prop_assert_eq!(points(&parts[0]) + points(&parts[1]), points(&whole));
            sum += points(&whole);
        }
        let valid = |ballot: &&Vec<(usize, i64)>| {
            let mut items: Vec<_> = ballot.iter().map(|(item, _)| item).collect();
            items.sort_unstable();
            items.dedup();
            items.len() == ballot.len()
                && ballot.iter().all(|(_, points)| (0..=4).contains(points))
                && ballot.iter().map(|(_, points)| points).sum::<i64>() <= 8
        };
        prop_assert_eq!(sum, all.iter().filter(valid).flatten().map(|(_, points)| points).sum::<i64>());
    }
}

#[test]
fn equal_sums_share_a_place_and_the_next_is_left_out() {
    let found = counted("ballot,item,points\n1,a,2\n1,b,1\n2,b,1\n2,c,1\n", Some(ABC), &Options::default()).unwrap();
    assert_eq!(found.values["place"], json!({ "a": 1, "b": 1, "c": 3 }));
    assert_eq!(found.values["order"], json!([["a", "b"], ["c"]]));
    assert_eq!(found.ties, [["a", "b"]]);
    assert_eq!(found.items[2].name, "Lamp");
}

#[test]
fn rows_of_a_ballot_may_stand_apart() {
    let found = counted("ballot,item,points\n1,a,3\n2,b,1\n1,b,3\n2,b,1\n", Some(ABC), &limits(5, 5)).unwrap();
    // The first gives 6 points of 5, the second names b twice.
    assert_eq!(found.values["invalid_ballots"], json!(["1", "2"]));
    assert_eq!(found.values["ballots"], 2);
    assert_eq!(found.warnings.len(), 1);
}

#[test]
fn ids_are_sorted_as_people_sort_them() {
    let found = counted("ballot,item,points\nx,a,9\n10,a,9\n9,a,9\n", Some(ABC), &limits(1, 1)).unwrap();
    assert_eq!(found.values["invalid_ballots"], json!(["9", "10", "x"]));
}

#[test]
fn a_row_of_nothing_makes_a_ballot_and_no_supporter() {
    let found = counted("ballot,item,points\n1,a,0\n", Some(ABC), &Options::default()).unwrap();
    assert_eq!((&found.values["ballots"], &found.values["supporters"]["a"]), (&json!(1), &json!(0)));
    assert_eq!(found.winners, None);
}

#[test]
fn an_item_that_is_not_on_the_list_is_refused_where_it_stands() {
    let refused = counted("ballot,item,points\n1,a,1\n1,z,1\n", Some(ABC), &Options::default());
    assert!(matches!(refused, Err(Fault::Unfit { unfit, .. }) if unfit.place == Some(Place { line: 3, column: 2 })));
    // In a ballot that does not count anyway, it does no harm.
    let found = counted("ballot,item,points\n1,a,-1\n1,z,1\n2,a,1\n", Some(ABC), &Options::default()).unwrap();
    assert_eq!(found.values["points"], json!({ "a": 1, "b": 0, "c": 0 }));
}

#[test]
fn without_a_list_the_items_are_those_of_the_ballots() {
    let found = counted("ballot,item,points\n1,z,1\n", None, &Options::default()).unwrap();
    assert_eq!(found.values["points"], json!({ "z": 1 }));
    assert!(!found.warnings.is_empty());
}

#[test]
fn points_are_whole_numbers_of_any_size() {
    let found = counted("ballot,item,points\n1,a,9223372036854775807\n2,a,9223372036854775807\n", Some(ABC), &Options::default());
    assert_eq!(found.unwrap().values["points"]["a"].as_f64(), Some(2.0_f64.powi(64)));
    for refused in ["1.5", "NaN", "", "many"] {
        let fault = counted(&format!("ballot,item,points\n1,a,{refused}\n"), Some(ABC), &Options::default());
        assert!(matches!(fault, Err(Fault::Unfit { unfit, .. }) if unfit.place == Some(Place { line: 2, column: 3 })), "{refused}");
    }
}

#[test]
fn no_ballot_and_no_item() {
    let found = counted("ballot,item,points\n", Some("item,name\n"), &limits(3, 3)).unwrap();
    assert_eq!(found.values["order"], json!([]));
    assert_eq!(found.warnings, ["There is no ballot."]);
}

#[test]
fn names_may_be_anything() {
    let items = "\u{feff}item,name\r\n\"a, b\",\"Ben\"\"ch\"\r\nשלום,🌳\r\n";
    let found = counted("ballot,item,points\r\n1,\"a, b\",1\r\n2,שלום,2\r\n", Some(items), &Options::default()).unwrap();
    assert_eq!(found.values["points"], json!({ "a, b": 1, "שלום": 2 }));
    assert_eq!((found.items[0].name.as_str(), found.items[1].name.as_str()), ("🌳", "Ben\"ch"));
}

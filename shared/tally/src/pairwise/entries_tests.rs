//! The entries of pairwise comparisons on small files.

use crate::catalogue::{Kind, Sources, find, read};
use crate::counted::Counted;
use crate::fault::{Fault, Place};
use crate::options::Options;
use proptest::prelude::*;
use serde_json::json;

fn count(id: &str, text: &str, options: &Options) -> Result<Counted, Fault> {
    let mut bytes = text.as_bytes();
    let input = read(Kind::Pairwise, &mut Sources { ballots: Some(&mut bytes), ..Sources::default() }, options)?;
    find(id).unwrap().0.count(&input, options)
}
fn plain(id: &str, text: &str) -> Counted {
    count(id, text, &Options::default()).unwrap()
}
/// Line, column and what was found.
fn refused(text: &[u8]) -> (u64, u64, String) {
    let mut bytes = text;
    match read(Kind::Pairwise, &mut Sources { ballots: Some(&mut bytes), ..Sources::default() }, &Options::default()) {
        Err(Fault::Unfit { unfit, .. }) => {
            let Place { line, column } = unfit.place.unwrap();
            (line, column, unfit.found)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn columns_may_stand_in_any_order_with_marks_quotes_and_returns() {
    let odd = "\u{feff}count, loser ,note,WINNER\r\n2,\"b, or \"\"B\"\"\",x,a\r\n\r\n,a,,\"b, or \"\"B\"\"\"\r\n0.5,a,,\"b, or \"\"B\"\"\"";
    let counts = plain("win_counts", odd).values["counts"].clone();
    assert_eq!(counts, json!({"a": {"wins": 2.0, "losses": 1.5}, "b, or \"B\"": {"wins": 1.5, "losses": 2.0}}));
}

#[test]
fn without_a_count_a_row_counts_once() {
    assert_eq!(plain("win_counts", "winner,loser\na,b\na,b\n").values["counts"]["a"], json!({"wins": 2.0, "losses": 0.0}));
}

#[test]
fn names_in_any_script_are_kept_and_numbers_are_ordered_by_size() {
    let counted = plain("bradley_terry", "winner,loser,count\n10,9,1\n9,10,1\nالمدرسة,🚲,1\n🚲,المدرسة,1\n9,🚲,1\n🚲,9,1\n");
    assert_eq!(counted.values["order"], json!([["9", "10", "المدرسة", "🚲"]]));
    assert_eq!(counted.values["first_item"], "9");
    assert_eq!(counted.ties.len(), 1);
    assert!(counted.items.iter().all(|item| item.rank == Some(1)));
}

#[test]
fn what_cannot_be_read_is_named_with_its_line_and_column() {
    assert_eq!(refused(b""), (1, 1, String::new()));
    assert_eq!(refused(b"a,b,1\n"), (1, 1, "a".into()));
    assert_eq!(refused(b"winner,loser,winner\n"), (1, 3, "winner".into()));
    assert_eq!(refused(b"winner,loser,count\na,b,1\na,a,1\n"), (3, 2, "a".into()));
    assert_eq!(refused(b"winner,loser,count\r\n\r\n\r\na,b,1\r\na,b,-1\r\n"), (5, 3, "-1".into()));
    assert_eq!(refused(b"winner,loser,count\ra,b,1\ra,b,x\r"), (3, 3, "x".into()));
    assert_eq!(refused(b"winner,loser,count\n\"a\nA\",b,1\n\"a\nA\",b,NaN"), (4, 3, "NaN".into()));
    assert_eq!(refused(b"count,winner,loser\ninf,a,b\n"), (2, 1, "inf".into()));
    assert_eq!(refused(b"winner,loser,count\na,b,1e308\nb,a,1e308\n"), (3, 3, "1e308".into()));
    assert_eq!(refused(b"winner,loser,count\na,b\n"), (2, 3, String::new()));
    assert_eq!(refused(b"winner,loser,count\na,b,1,5\n"), (2, 4, "5".into()));
    assert_eq!(refused(b"winner,loser,count\na, ,1\n"), (2, 2, " ".into()));
    assert_eq!(refused(b"winner,loser,count\n\xff,b,1\n").0, 2);
}

#[test]
fn no_comparison_at_all_counts_nothing() {
    let counted = plain("win_counts", "winner,loser,count\n");
    assert_eq!(counted.values, json!({"counts": {}, "win_rate": {}, "strongly_connected": false, "components": []}));
    assert_eq!(plain("bradley_terry_ridge", "winner,loser,count\n").values, json!({"strengths": {}, "order": []}));
    assert!(matches!(count("bradley_terry", "winner,loser,count\n", &Options::default()), Err(Fault::NoResult(_))));
}

#[test]
fn items_that_were_never_compared_have_no_rate_and_no_rank() {
    let options = Options([("items".to_owned(), json!(["c", "a"]))].into_iter().collect());
    let counted = count("win_counts", "winner,loser,count\na,b,1\nd,a,0\n", &options).unwrap();
    assert_eq!(counted.values["win_rate"], json!({"a": 1.0, "b": 0.0, "c": null, "d": null}));
    assert_eq!(counted.values["components"], json!([["a"], ["b"], ["c"], ["d"]]));
    let ranks: Vec<_> = counted.items.iter().map(|item| (item.id.as_str(), item.rank)).collect();
    assert_eq!(ranks, vec![("a", Some(1)), ("b", Some(2)), ("c", None), ("d", None)]);
    assert_eq!(counted.warnings[0], "Never compared with anything: c, d.");
    assert!(count("win_counts", "winner,loser\n", &Options::default().with("items", "3")).is_err());
}

#[test]
fn more_than_fifty_parts_are_not_listed() {
    let rows: Vec<String> = (0..51).map(|n| format!("{n},{}", n + 1)).collect();
    let values = plain("win_counts", &format!("winner,loser\n{}", rows.join("\n"))).values;
    assert_eq!((values["components"].clone(), values["strongly_connected"].clone()), (json!(null), json!(false)));
}

#[test]
fn comparisons_that_are_not_linked_have_a_reason_and_a_ridge() {
    let text = "winner,loser,count\na,b,3\na,c,2\nb,c,2\nc,b,1\n";
    let Err(Fault::NoResult(reason)) = count("bradley_terry", text, &Options::default()) else { panic!("a result") };
    assert!(reason.contains("2 groups"), "{reason}");
    assert_eq!(plain("bradley_terry_ridge", text).values["order"], json!([["a"], ["b"], ["c"]]));
}

#[test]
fn a_penalty_is_above_zero() {
    for wrong in ["0", "-1", "much"] {
        let options = Options::default().with("alpha", wrong);
        assert!(matches!(count("bradley_terry_ridge", "winner,loser\na,b\n", &options), Err(Fault::Setting { .. })), "{wrong}");
    }
    let width = |alpha| plain_with(alpha).values["strengths"]["a"].as_f64().unwrap();
    assert!(width("0.01") > width("0.1") && width("0.1") > width("10"));
}
fn plain_with(alpha: &str) -> Counted {
    count("bradley_terry_ridge", "winner,loser\na,b\n", &Options::default().with("alpha", alpha)).unwrap()
}

#[test]
fn a_circle_of_majorities_is_named_in_words() {
    let counted = plain("bradley_terry", "winner,loser,count\na,b,1\nb,c,1\nc,a,1\n");
    assert_eq!(
        counted.warnings[0],
        "Majorities go in a circle: a was preferred to b, b was preferred to c, c was preferred to a. No order agrees with all of them."
    );
    assert!(counted.warnings[1].contains("may be chance"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]
    #[test]
    fn no_bytes_make_it_panic_and_no_figure_is_undefined(rows in "[a-c,\"\r\n0-9.e-]{0,60}", head in prop::bool::ANY) {
        let text = if head { format!("winner,loser,count\n{rows}") } else { rows };
        for id in ["win_counts", "bradley_terry", "bradley_terry_ridge"] {
            if let Ok(counted) = count(id, &text, &Options::default()) {
                let strengths = counted.values["strengths"].as_object().cloned().unwrap_or_default();
                prop_assert!(strengths.values().all(serde_json::Value::is_number));
            }
        }
    }
    #[test]
    fn the_order_of_rows_and_the_ends_of_lines_change_nothing(rows in prop::collection::vec((0_u8..4, 0_u8..4, 1_u8..5), 0..12).prop_flat_map(|r| (Just(r.clone()), Just(r).prop_shuffle()))) {
        let text = |rows: &[(u8, u8, u8)], end: &str| {
            let rows = rows.iter().filter(|(a, b, _)| a != b).map(|(a, b, n)| format!("{a},{b},{n}"));
            std::iter::once("winner,loser,count".to_owned()).chain(rows).collect::<Vec<_>>().join(end)
        };
        for id in ["win_counts", "bradley_terry_ridge"] {
            prop_assert_eq!(plain(id, &text(&rows.0, "\n")), plain(id, &text(&rows.1, "\r\n")));
        }
    }
}

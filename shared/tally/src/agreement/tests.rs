//! Agreement as published, by hand, and by property.

use super::{Cohen, ENTRIES, Level, Weights, alpha, cohen, fleiss, kendall, read};
use crate::catalogue::{Input, Sources};
use crate::counted::Counted;
use crate::fault::{Fault, Place};
use crate::options::Options;
use proptest::prelude::*;
use serde_json::{Value, json};

fn counted_with(id: &str, text: &str, options: &Options) -> Result<Counted, Fault> {
    let mut bytes = text.as_bytes();
    let input = Input::Agreement(read(&mut Sources { ballots: Some(&mut bytes), ..Sources::default() }, options)?);
    ENTRIES.iter().find(|entry| entry.id == id).unwrap().count(&input, options)
}

fn counted(id: &str, rows: &str) -> Result<Counted, Fault> {
    counted_with(id, &format!("rater,unit,value\n{rows}"), &Options::default())
}

fn close(found: Option<f64>, expected: f64, tolerance: f64) {
    assert!(found.is_some_and(|found| (found - expected).abs() <= tolerance), "{found:?} is not {expected}");
}

/// Pairs from a table of counts.
fn pairs(table: &[&[usize]]) -> Vec<(f64, f64)> {
    let number = |at: usize| f64::from(u32::try_from(at).unwrap());
    let cell = |(row, cells): (usize, &&[usize])| {
        cells.iter().enumerate().flat_map(|(column, times)| vec![(number(row), number(column)); *times]).collect::<Vec<_>>()
    };
    table.iter().enumerate().flat_map(cell).collect()
}

/// Units from a table that says how often each got each category.
fn units(table: &[&[usize]]) -> Vec<Vec<f64>> {
    table.iter().map(|counts| pairs(&[counts]).into_iter().map(|(_, category)| category).collect()).collect()
}

/// Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), four observers, twelve units: 0.743, 0.815, 0.849, 0.797.
#[test]
fn alpha_as_published() {
    let text = ["1,2,3,3,2,1,4,1,2,,,", "1,2,3,3,2,2,4,1,2,5,,3", ",3,3,3,2,3,4,2,2,5,1,", "1,2,3,3,2,4,4,1,2,5,1,"];
    let csv = text.iter().enumerate().fold(String::new(), |all, (rater, row)| {
        row.split(',').enumerate().fold(all, |all, (unit, value)| format!("{all}{rater},{unit},{value}\n"))
    });
    let found = counted("krippendorff_alpha", &csv).unwrap().values;
    for (level, expected) in [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)] {
        close(found[level].as_f64(), expected, 5e-4);
    }
}

/// Wikipedia, article Cohen's kappa.
#[test]
fn cohen_as_published() {
    for (table, expected) in [([[20, 5], [10, 15]], 0.4), ([[45, 15], [25, 15]], 0.1304), ([[25, 35], [5, 35]], 0.2593)] {
        let rows: Vec<&[usize]> = table.iter().map(<[usize; 2]>::as_slice).collect();
        close(cohen(&pairs(&rows), Weights::None).map(|found| found.kappa), expected, 5e-5);
    }
}

/// SAS, printed in the tests of statsmodels: kappa 0.4842 (0.1380), weighted 0.4701 (0.1457).
#[test]
fn standard_errors_as_published() {
    let pairs = pairs(&[&[0, 4, 1], &[0, 8, 0], &[0, 1, 5]]);
    let plain = cohen(&pairs, Weights::None);
    close(plain.map(|found| found.kappa), 0.4842, 5e-5);
    close(plain.map(|found| found.standard_error), 0.1380, 5e-5);
    let linear = cohen(&pairs, Weights::Linear);
    close(linear.map(|found| found.kappa), 0.4701, 5e-5);
    close(linear.map(|found| found.standard_error), 0.1457, 5e-5);
}

/// Wikipedia, article Fleiss' kappa: fourteen raters, ten subjects, 0.210.
#[test]
fn fleiss_as_published() {
    let table: [&[usize]; 10] = [
        &[0, 0, 0, 0, 14],
        &[0, 2, 6, 4, 2],
        &[0, 0, 3, 5, 6],
        &[0, 3, 9, 2, 0],
        &[2, 2, 8, 1, 1],
        &[7, 7, 0, 0, 0],
        &[3, 2, 6, 3, 0],
        &[2, 5, 3, 2, 2],
        &[6, 5, 2, 1, 0],
        &[0, 2, 2, 3, 7],
    ];
    close(fleiss(&units(&table)), 0.210, 5e-4);
}

/// Siegel, "Nonparametric Statistics for the Behavioral Sciences" (1956), chapter 9: three rankings of ten with ties, 0.828.
#[test]
fn kendall_as_published() {
    let ranks = [
        [1.0, 4.5, 2.0, 4.5, 3.0, 7.5, 6.0, 9.0, 7.5, 10.0],
        [2.5, 1.0, 2.5, 4.5, 4.5, 8.0, 9.0, 6.5, 10.0, 6.5],
        [2.0, 1.0, 4.5, 4.5, 4.5, 4.5, 8.0, 8.0, 8.0, 10.0],
    ];
    let found = kendall(&ranks);
    close(found.w, 0.828, 5e-4);
    close(found.w_uncorrected, 591.0 / 742.5, 1e-12);
    assert_eq!((found.sum_of_squares, found.tie_term, found.chi_square().unwrap().1), (591.0, 114.0, 9));
}

/// By hand: rank sums 2, 5, 5; with two degrees of freedom, the tail of 3 is exp(-3/2).
#[test]
fn kendall_by_hand() {
    let found = counted("kendall_w", "a,x,1\na,y,2\na,z,3\nb,x,10\nb,y,30\nb,z,20\n").unwrap();
    let expected = json!({ "raters": 2, "items": 3, "w": 0.75, "w_uncorrected": 0.75, "sum_of_squares": 6.0, "tie_term": 0.0,
        "rank_sums": [2.0, 5.0, 5.0], "chi_square": 3.0, "degrees": 2, "p_value": found.values["p_value"] });
    assert_eq!(found.values, expected);
    close(found.values["p_value"].as_f64(), (-1.5_f64).exp(), 1e-15);
}

/// The coincidence matrix as Krippendorff (2011) lays it out.
fn alpha_by_definition(units: &[Vec<f64>], level: Level) -> Option<f64> {
    let mut values: Vec<f64> = units.iter().filter(|unit| unit.len() > 1).flatten().copied().collect();
    values.sort_by(f64::total_cmp);
    values.dedup();
    let code = |value: f64| values.iter().position(|other| other.total_cmp(&value).is_eq()).unwrap();
    let mut matrix = vec![vec![0.0; values.len()]; values.len()];
    for unit in units.iter().filter(|unit| unit.len() > 1) {
        for (i, a) in unit.iter().enumerate() {
            for (j, b) in unit.iter().enumerate() {
                if i != j {
                    matrix[code(*a)][code(*b)] += 1.0 / f64::from(u32::try_from(unit.len() - 1).unwrap());
                }
            }
        }
    }
    let totals: Vec<f64> = matrix.iter().map(|row| row.iter().sum()).collect();
    let all: f64 = totals.iter().sum();
    let (mut observed, mut expected) = (0.0, 0.0);
    for c in 0..values.len() {
        for k in 0..values.len() {
            let distance = match level {
                _ if c == k => 0.0,
                Level::Nominal => 1.0,
                Level::Ordinal => totals[c.min(k)..=c.max(k)].iter().sum::<f64>() - f64::midpoint(totals[c], totals[k]),
                Level::Interval => values[c] - values[k],
                Level::Ratio if values[c] + values[k] == 0.0 => 0.0,
                Level::Ratio => (values[c] - values[k]) / (values[c] + values[k]),
            };
            observed += matrix[c][k] * distance * distance;
            expected += (totals[c] * totals[k] - if c == k { totals[c] } else { 0.0 }) / (all - 1.0) * distance * distance;
        }
    }
    (expected > 0.0).then(|| 1.0 - observed / expected)
}

fn same(left: Option<f64>, right: Option<f64>) -> bool {
    match (left, right) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * (1.0 + a.abs()),
        _ => left.is_none() && right.is_none(),
    }
}

fn ratings() -> impl Strategy<Value = Vec<Vec<f64>>> {
    prop::collection::vec(prop::collection::vec((-3..5_i32).prop_map(f64::from), 0..6), 0..9)
}

fn rankings() -> impl Strategy<Value = Vec<Vec<i32>>> {
    (2..7_usize).prop_flat_map(|items| prop::collection::vec(prop::collection::vec(-9..9_i32, items), 1..6))
}

fn whole(rows: &[Vec<i32>], change: impl Fn(usize, i32) -> f64) -> Vec<Vec<f64>> {
    rows.iter().enumerate().map(|(rater, row)| row.iter().map(|value| change(rater, *value)).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]
    #[test]
    fn alpha_is_what_its_definition_says(units in ratings()) {
        for (_, level) in Level::ALL {
            prop_assert!(same(alpha(&units, level), alpha_by_definition(&units, level)), "{level:?}");
        }
    }
    /// Krippendorff, "Content Analysis" (1980), chapter 12: units and observers are exchangeable; interval distances know no
    /// unit of measurement and no zero, ratio distances no unit, ordinal ones only order, nominal ones only difference.
    #[test]
    fn alpha_sees_only_what_its_level_means(units in ratings(), times in 1..5_i32, shift in -4..5_i32) {
        let mut turned = units.clone();
        turned.reverse();
        for unit in &mut turned {
            unit.reverse();
        }
        let changed = |change: &dyn Fn(f64) -> f64| units.iter().map(|unit| unit.iter().map(|value| change(*value)).collect()).collect::<Vec<Vec<f64>>>();
        let (times, shift) = (f64::from(times), f64::from(shift));
        for (_, level) in Level::ALL {
            prop_assert!(same(alpha(&units, level), alpha(&turned, level)));
            prop_assert!(alpha(&units, level).is_none_or(|found| found <= 1.0 + 1e-12));
        }
        let of = |level, change: &dyn Fn(f64) -> f64| same(alpha(&units, level), alpha(&changed(change), level));
        prop_assert!(of(Level::Interval, &|value| value * times + shift));
        prop_assert!(of(Level::Interval, &|value| -value));
        prop_assert!(of(Level::Ratio, &|value| value * times));
        prop_assert!(of(Level::Ordinal, &|value| value.exp()));
        prop_assert!(of(Level::Nominal, &|value| (value * 7.0 + 23.0) % 11.0));
    }
    #[test]
    fn full_agreement_is_one(values in prop::collection::vec(1..6_i32, 2..9), raters in 2..5_usize) {
        prop_assume!(values.iter().any(|value| *value != values[0]));
        let units: Vec<Vec<f64>> = values.iter().map(|value| vec![f64::from(*value); raters]).collect();
        for (_, level) in Level::ALL {
            prop_assert!(same(alpha(&units, level), Some(1.0)));
        }
        prop_assert!(same(fleiss(&units), Some(1.0)));
        let pairs: Vec<(f64, f64)> = values.iter().map(|value| (f64::from(*value), f64::from(*value))).collect();
        for (_, weights) in Weights::ALL {
            let found = cohen(&pairs, weights).unwrap();
            prop_assert!(same(Some(found.kappa), Some(1.0)) && found.standard_error < 1e-6);
        }
    }
    /// Kendall (1948), chapter 6: between 0 and 1; raters and items are exchangeable; only each rater's order counts.
    #[test]
    fn w_sees_only_orders(rows in rankings()) {
        let plain = kendall(&whole(&rows, |_, value| f64::from(value)));
        prop_assert!(plain.w.is_none_or(|w| (-1e-12..=1.0 + 1e-12).contains(&w)));
        prop_assert!(plain.w.zip(plain.w_uncorrected).is_none_or(|(w, raw)| raw <= w + 1e-12));
        prop_assert!(plain.chi_square().is_none_or(|(.., p)| (0.0..=1.0).contains(&p)));
        let stretched = whole(&rows, |rater, value| if rater % 2 == 0 { f64::from(value).exp() } else { f64::from(value).powi(3) });
        prop_assert_eq!(&kendall(&stretched), &plain);
        prop_assert!(same(kendall(&whole(&rows, |_, value| -f64::from(value))).w, plain.w));
        let mut turned = rows.clone();
        turned.reverse();
        for row in &mut turned {
            row.reverse();
        }
        prop_assert!(same(kendall(&whole(&turned, |_, value| f64::from(value))).w, plain.w));
    }
    /// Cohen (1968): with two categories, all weights say the same; raters are exchangeable. Fleiss, Cohen and Everitt (1969):
    /// the errors coincide as well.
    #[test]
    fn two_categories_leave_nothing_to_weigh(table in prop::collection::vec(0..9_usize, 4)) {
        let given = pairs(&[&table[..2], &table[2..]]);
        let plain = cohen(&given, Weights::None);
        let turned: Vec<(f64, f64)> = given.iter().map(|(a, b)| (*b, *a)).collect();
        for (_, weights) in Weights::ALL {
            let (found, other) = (cohen(&given, weights), cohen(&turned, weights));
            prop_assert!(same(found.map(|found| found.kappa), plain.map(|found| found.kappa)));
            prop_assert!(same(found.map(|found| found.kappa), other.map(|found| found.kappa)));
            let error = |found: Option<super::Kappa>| found.map(|found| found.standard_error);
            prop_assert!(error(found).zip(error(plain)).is_none_or(|(a, b)| (a - b).abs() < 1e-7));
            prop_assert!(found.is_none_or(|found| found.kappa <= 1.0 + 1e-12));
        }
    }
}

#[test]
fn nothing_to_distinguish_is_undefined() {
    let rows = "1,1,3\n1,2,3\n2,1,3\n2,2,3\n3,1,3\n3,2,3\n";
    let found = counted("kendall_w", rows).unwrap().values;
    assert_eq!((&found["w"], found.get("chi_square"), &found["w_uncorrected"]), (&Value::Null, None, &json!(0.0)));
    assert_eq!(counted("krippendorff_alpha", rows).unwrap().values["ratio"], Value::Null);
    assert_eq!(counted("fleiss_kappa", rows).unwrap().values, json!({ "kappa": null, "categories": [3] }));
    let two = counted("cohen_kappa", "1,1,3\n2,1,3\n").unwrap().values;
    assert_eq!(two, json!({ "categories": [3], "table": [[1]], "unweighted": null, "linear": null, "quadratic": null }));
    assert_eq!(kendall(&[[1.0], [2.0]]).w, None);
    assert_eq!(kendall::<Vec<f64>>(&[]).w, None);
    assert_eq!(fleiss::<Vec<f64>>(&[]), None);
    assert_eq!(Cohen::of(&[]).kappa(Weights::Linear), None);
}

#[test]
fn gaps_matter_where_every_answer_is_needed() {
    let rows = "1,x,1\n1,y,2\n2,x,1\n2,y,\n3,x,1\n3,y,2\n";
    assert!(matches!(counted("kendall_w", rows), Err(Fault::NoResult(reason)) if reason.contains("1 are missing")));
    assert!(matches!(counted("fleiss_kappa", rows), Err(Fault::NoResult(_))));
    assert!(matches!(counted("cohen_kappa", rows), Err(Fault::NoResult(_))));
    assert_eq!(counted("krippendorff_alpha", rows).unwrap().values["nominal"], 1.0);
    assert!(matches!(counted("kendall_w", ""), Err(Fault::NoResult(_))));
}

#[test]
fn the_last_of_several_answers_to_one_unit_counts() {
    let found = counted("cohen_kappa", "1,x,1\n1,x,2\n2,x,2\n1,y,\"1\"\n2,y,1\n1,x,\n").unwrap();
    assert_eq!((&found.values["unweighted"], found.warnings.len()), (&json!(1.0), 1));
}

#[test]
fn levels_can_be_chosen() {
    let text = "rater,unit,value\n1,x,1\n2,x,1\n1,y,2\n2,y,2\n";
    for given in [json!(["nominal", "interval"]), json!("nominal, interval")] {
        let options = Options([("levels".to_owned(), given)].into_iter().collect());
        assert_eq!(counted_with("krippendorff_alpha", text, &options).unwrap().values, json!({ "nominal": 1.0, "interval": 1.0 }));
    }
    let options = Options::default().with("levels", "nominl");
    assert!(matches!(counted_with("krippendorff_alpha", text, &options), Err(Fault::Setting { .. })));
}

#[test]
fn rounds_are_told_by_the_header() {
    let text = "round,participant,item,value\n1,a,x,1\n1,a,y,2\n1,b,x,3\n1,b,y,4\n2,a,x,1\n";
    let found = counted_with("kendall_w", text, &Options::default()).unwrap().values;
    assert_eq!((&found["1"]["w"], found.get("2")), (&json!(1.0), None));
    assert!(matches!(counted_with("cohen_kappa", text, &Options::default()), Err(Fault::NoResult(_))));
}

#[test]
fn what_is_not_a_number_is_refused_where_it_stands() {
    for value in ["NaN", "inf", "yes"] {
        let refused = counted("krippendorff_alpha", &format!("1,\"a, b\",1\n1,🌳,{value}\n"));
        assert!(matches!(refused, Err(Fault::Unfit { unfit, .. }) if unfit.place == Some(Place { line: 3, column: 3 })), "{value}");
    }
}

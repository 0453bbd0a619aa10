//! Comparisons of opinion maps: what their methods leave free is not a difference.

use super::super::counted::Counted;
use super::compare::{Tolerance, differences};
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// The setting `labels` from a case's own groups, so that what is counted from groups can be tested by itself.
pub(super) fn labels(groups: &Value) -> Option<Value> {
    let (people, labels) = (groups.get("clustered")?.as_array()?, groups.get("labels")?.as_array()?);
    let name = |id: &Value| id.as_str().map_or_else(|| id.to_string(), str::to_owned);
    Some(people.iter().zip(labels).map(|(id, label)| (name(id), label.clone())).collect::<Map<_, _>>().into())
}

/// Differences, for results that leave something free; `None` for all others.
pub(super) fn judge(id: &str, expected: &Value, counted: &Counted, tolerance: Tolerance) -> Option<Vec<String>> {
    let got = &counted.values;
    match id {
        "pca" => Some(up_to_sign(expected, got, tolerance)),
        "groups" => Some(groups(expected, got)),
        "representative" => Some(by_key(expected, got, tolerance, &["repness", "repness-test", "p-success", "p-test"])),
        "consensus" => Some(by_key(expected, got, tolerance, &["p-success", "p-test"])),
        "divisive" => Some(divisive(expected, got, tolerance)),
        _ => None,
    }
}

/// The tool behind the references finds the components of extremity by a randomised solver where there are more than 500
/// participants or statements, and lands some 1e-3 beside the exact ones, which `pca` is compared with. All else is exact.
fn divisive(expected: &Value, got: &Value, tolerance: Tolerance) -> Vec<String> {
    let part = |of: &Value, key: &str| of.get(key).cloned().unwrap_or(Value::Null);
    let without = |of: &Value| {
        let mut rest = of.clone();
        if let Some(fields) = rest.as_object_mut() {
            fields.remove("extremity");
        }
        rest
    };
    let mut found = differences(&without(expected), &without(got), tolerance);
    let wide = Tolerance { abs: tolerance.abs.max(2e-3), rel: tolerance.rel.max(1e-3) };
    let extremity = differences(&part(expected, "extremity"), &part(got, "extremity"), wide);
    found.extend(extremity.into_iter().map(|line| format!("/extremity{line}")));
    found
}

fn numbers(value: Option<&Value>) -> Vec<f64> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_f64).collect()
}

/// Turns a component, and everyone's place along it, if it points the other way.
fn up_to_sign(expected: &Value, got: &Value, tolerance: Tolerance) -> Vec<String> {
    let mut turned = got.clone();
    for axis in 0..2 {
        let component = |of: &Value| of.get("components").and_then(|c| c.get(axis)).and_then(Value::as_object).cloned().unwrap_or_default();
        let (left, right) = (component(expected), component(got));
        let entry = |(id, entry): (&String, &Value)| Some(entry.as_f64()? * right.get(id)?.as_f64()?);
        if left.iter().filter_map(entry).sum::<f64>() >= 0.0 {
            continue;
        }
        let turn = |entry: &mut Value| {
            if let Some(number) = entry.as_f64() {
                *entry = json!(-number);
            }
        };
        if let Some(component) = turned.get_mut("components").and_then(|c| c.get_mut(axis)).and_then(Value::as_object_mut) {
            component.values_mut().for_each(turn);
        }
        if let Some(projection) = turned.get_mut("projection").and_then(Value::as_object_mut) {
            projection.values_mut().filter_map(|point| point.get_mut(axis)).for_each(turn);
        }
    }
    differences(expected, &turned, tolerance)
}

/// The same people in nearly the same groups, and no number of groups fitted worse. Sizes follow from the labels.
fn groups(expected: &Value, got: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for key in ["groups", "clustered"] {
        if expected.get(key) != got.get(key) {
            found.push(format!("/{key}: not as expected"));
        }
    }
    let rand = adjusted_rand(&numbers(expected.get("labels")), &numbers(got.get("labels")));
    if rand < 0.95 {
        found.push(format!("/labels: adjusted Rand index {rand}"));
    }
    let labels = numbers(got.get("labels"));
    for (group, size) in (0_u32..).zip(numbers(got.get("sizes"))) {
        let members = labels.iter().filter(|label| label.to_bits() == f64::from(group).to_bits()).count();
        if size.to_string() != members.to_string() {
            found.push(format!("/sizes[{group}]: {size} and {members} labels"));
        }
    }
    let figures = |of: &Value, key: &str| of.get(key).and_then(Value::as_object).cloned().unwrap_or_default();
    let (inertia, silhouette) = (figures(got, "inertia"), figures(got, "silhouette"));
    if inertia.keys().ne(figures(expected, "inertia").keys()) || silhouette.keys().ne(inertia.keys()) {
        found.push("/inertia: other numbers of groups were tried".to_owned());
    }
    for (k, value) in figures(expected, "inertia") {
        let (want, have) = (value.as_f64().unwrap_or(f64::NAN), inertia.get(&k).and_then(Value::as_f64).unwrap_or(f64::NAN));
        // Written so that a number that is none is a difference.
        if !matches!(have.partial_cmp(&(want * 1.001 + 1e-9)), Some(std::cmp::Ordering::Less | std::cmp::Ordering::Equal)) {
            found.push(format!("/inertia/{k}: {want} and {have}"));
        }
    }
    // The same groups have the same silhouette; other numbers of groups may be fitted better, and thus otherwise.
    let chosen = expected.get("groups").map(Value::to_string).unwrap_or_default();
    let of = |figures: &Map<String, Value>| figures.get(&chosen).and_then(Value::as_f64);
    let (want, have) = (of(&figures(expected, "silhouette")), of(&silhouette));
    if rand > 1.0 - 1e-9 && want.zip(have).is_none_or(|(want, have)| (want - have).abs() > 1e-3) {
        found.push(format!("/silhouette/{chosen}: {want:?} and {have:?}"));
    }
    found
}

/// Source: Hubert, Arabie: Comparing partitions, 1985.
fn adjusted_rand(left: &[f64], right: &[f64]) -> f64 {
    let pairs = |counts: &HashMap<[u64; 2], f64>| counts.values().map(|n| n * (n - 1.0) / 2.0).sum::<f64>();
    let table = |pick: fn(f64, f64) -> [u64; 2]| {
        let mut counts = HashMap::new();
        for (a, b) in left.iter().zip(right) {
            *counts.entry(pick(*a, *b)).or_insert(0.0) += 1.0;
        }
        pairs(&counts)
    };
    let both = table(|a, b| [a.to_bits(), b.to_bits()]);
    let (one, other) = (table(|a, _| [a.to_bits(), 0]), table(|_, b| [b.to_bits(), 0]));
    let all = table(|_, _| [0, 0]);
    let (chance, most) = (one * other / all.max(1.0), f64::midpoint(one, other));
    if left.len() != right.len() {
        0.0
    } else if (most - chance).abs() < 1e-12 {
        1.0
    } else {
        (both - chance) / (most - chance)
    }
}

/// Each list of statements, where statements whose product of `factors` is equal may change places or, at the end, stand
/// for one another.
fn by_key(expected: &Value, got: &Value, tolerance: Tolerance, factors: &[&str]) -> Vec<String> {
    let (Some(left), Some(right)) = (expected.as_object(), got.as_object()) else { return differences(expected, got, tolerance) };
    if left.keys().ne(right.keys()) {
        return vec![format!(": keys {:?} and {:?}", left.keys(), right.keys())];
    }
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let each = left.iter().zip(right.values()).map(|((key, left), right)| (key, lists(&list(left), &list(right), tolerance, factors)));
    each.flat_map(|(key, lines)| lines.into_iter().map(move |line| format!("/{key}{line}"))).collect()
}

fn lists(expected: &[Value], got: &[Value], tolerance: Tolerance, factors: &[&str]) -> Vec<String> {
    let metric = |entry: &Value| factors.iter().filter_map(|factor| entry.get(factor)?.as_f64()).product::<f64>();
    let equal = |left: &Value, right: &Value| {
        let (a, b) = (metric(left), metric(right));
        (a - b).abs() <= 1e-7 * a.abs().max(b.abs()).max(1e-9)
    };
    let same = |left: &Value, right: &Value| left.get("tid") == right.get("tid");
    let only = |here: &[Value], there: &[Value]| {
        here.iter().filter(|entry| !there.iter().any(|other| same(entry, other))).cloned().collect::<Vec<_>>()
    };
    let shared = |here: &[Value], there: &[Value]| {
        here.iter().filter(|entry| there.iter().any(|other| same(entry, other))).cloned().collect::<Vec<_>>()
    };
    let (missing, more) = (only(expected, got), only(got, expected));
    let last = expected.iter().min_by(|a, b| metric(a).total_cmp(&metric(b)));
    let replaced = missing.len() == more.len() && missing.iter().chain(&more).all(|entry| last.is_some_and(|last| equal(entry, last)));
    if !replaced {
        return differences(&expected.into(), &got.into(), tolerance);
    }
    let (expected, got) = (shared(expected, got), shared(got, expected));
    let mut found = Vec::new();
    for (at, (left, right)) in expected.iter().zip(&got).enumerate() {
        let exchanged = equal(left, right) && left.get("repful-for") == right.get("repful-for");
        if !same(left, right) && !exchanged {
            found.push(format!("[{at}]: {left} and {right}"));
        }
        if let Some(right) = got.iter().find(|right| same(left, right)) {
            found.extend(differences(left, right, tolerance).into_iter().map(|line| format!("[{at}]{line}")));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{adjusted_rand, groups, lists, up_to_sign};
    use crate::cases::compare::Tolerance;
    use serde_json::json;

    const NARROW: Tolerance = Tolerance { abs: 1e-7, rel: 1e-7 };

    #[test]
    fn a_component_may_point_the_other_way_with_everyone_on_it() {
        let one = json!({"components": [{"1": 0.6, "2": 0.8}, {"1": 0.8, "2": -0.6}], "projection": {"7": [1.0, 2.0]}});
        let turned = json!({"components": [{"1": -0.6, "2": -0.8}, {"1": 0.8, "2": -0.6}], "projection": {"7": [-1.0, 2.0]}});
        let torn = json!({"components": [{"1": -0.6, "2": -0.8}, {"1": 0.8, "2": -0.6}], "projection": {"7": [1.0, 2.0]}});
        assert!(up_to_sign(&one, &turned, NARROW).is_empty());
        assert_eq!(up_to_sign(&one, &torn, NARROW).len(), 1);
    }
    /// Hubert and Arabie's index on six points, by hand: pairs together in both 2, in one 3, in the other 6, of 15.
    #[test]
    fn the_adjusted_rand_index_is_one_for_the_same_partition_and_by_hand_otherwise() {
        assert!((adjusted_rand(&[0.0, 0.0, 1.0], &[5.0, 5.0, 2.0]) - 1.0).abs() < 1e-12);
        let found = adjusted_rand(&[0.0, 0.0, 1.0, 1.0, 2.0, 2.0], &[0.0, 0.0, 0.0, 1.0, 1.0, 1.0]);
        assert!((found - (2.0 - 18.0 / 15.0) / (4.5 - 18.0 / 15.0)).abs() < 1e-12);
    }
    #[test]
    fn a_worse_fit_is_a_difference_and_a_better_one_is_not() {
        let with = |inertia: f64| json!({"groups": 2, "sizes": [2, 1], "clustered": [1, 2, 3], "labels": [0, 0, 1], "inertia": {"2": inertia}, "silhouette": {"2": 0.5}});
        assert!(groups(&with(10.0), &with(9.0)).is_empty());
        assert!(groups(&with(10.0), &with(10.005)).is_empty());
        assert_eq!(groups(&with(10.0), &with(10.02)).len(), 1);
    }
    #[test]
    fn equal_statements_may_change_places_and_others_may_not() {
        let entry = |tid: u8, share: f64| json!({"tid": tid, "p-success": share, "p-test": 2.0});
        let factors = ["p-success", "p-test"];
        let one = [entry(1, 0.9), entry(2, 0.8), entry(3, 0.8)];
        assert!(lists(&one, &[entry(1, 0.9), entry(3, 0.8), entry(2, 0.8)], NARROW, &factors).is_empty());
        assert!(lists(&one, &[entry(1, 0.9), entry(3, 0.8), entry(4, 0.8)], NARROW, &factors).is_empty());
        assert!(!lists(&one, &[entry(2, 0.8), entry(1, 0.9), entry(3, 0.8)], NARROW, &factors).is_empty());
        assert!(!lists(&one, &[entry(1, 0.9), entry(2, 0.8)], NARROW, &factors).is_empty());
    }
}

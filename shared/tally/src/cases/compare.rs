//! Two results beside each other: every place where they differ by more than the tolerance.

use serde_json::Value;

/// How far two fractional numbers may lie apart: the larger of `abs`, and `rel` times the larger of the two.
#[derive(Debug, Clone, Copy, PartialEq, Default, serde::Deserialize, serde::Serialize)]
pub struct Tolerance {
    /// Absolute.
    #[serde(default)]
    pub abs: f64,
    /// Relative.
    #[serde(default)]
    pub rel: f64,
}

/// Every difference, as `path: expected and got`. Whole numbers, texts, lists and orders must be equal.
pub fn differences(expected: &Value, got: &Value, tolerance: Tolerance) -> Vec<String> {
    let mut found = Vec::new();
    walk(expected, got, tolerance, "", &mut found);
    found
}

fn walk(expected: &Value, got: &Value, tolerance: Tolerance, path: &str, found: &mut Vec<String>) {
    match (expected, got) {
        (Value::Object(left), Value::Object(right)) => {
            for (key, value) in left {
                match right.get(key) {
                    Some(other) => walk(value, other, tolerance, &format!("{path}/{key}"), found),
                    None => found.push(format!("{path}/{key}: expected, and not there")),
                }
            }
            found.extend(right.keys().filter(|key| !left.contains_key(*key)).map(|key| format!("{path}/{key}: not expected")));
        }
        (Value::Array(left), Value::Array(right)) => {
            if left.len() != right.len() {
                found.push(format!("{path}: {} entries expected, {} there", left.len(), right.len()));
            }
            for (place, (value, other)) in left.iter().zip(right).enumerate() {
                walk(value, other, tolerance, &format!("{path}[{place}]"), found);
            }
        }
        (Value::Number(left), Value::Number(right)) => {
            if !near(left, right, tolerance) {
                found.push(format!("{path}: {left} and {right}"));
            }
        }
        _ if expected == got => {}
        _ => found.push(format!("{path}: {expected} and {got}")),
    }
}

/// Whole numbers are equal or not; others within the tolerance.
fn near(left: &serde_json::Number, right: &serde_json::Number, tolerance: Tolerance) -> bool {
    if let (Some(a), Some(b)) = (left.as_i64(), right.as_i64()) {
        return a == b;
    }
    let (Some(a), Some(b)) = (left.as_f64(), right.as_f64()) else { return false };
    (a - b).abs() <= tolerance.abs.max(tolerance.rel * a.abs().max(b.abs()))
}

#[cfg(test)]
mod tests {
    use super::{Tolerance, differences};
    use serde_json::json;

    const LOOSE: Tolerance = Tolerance { abs: 1e-6, rel: 1e-3 };

    #[test]
    fn whole_numbers_texts_and_orders_must_be_equal() {
        assert_eq!(differences(&json!({"a": 3}), &json!({"a": 4}), LOOSE), vec!["/a: 3 and 4"]);
        assert_eq!(differences(&json!([["a"], ["b"]]), &json!([["b"], ["a"]]), LOOSE).len(), 2);
        assert_eq!(differences(&json!("x"), &json!(null), LOOSE), vec![": \"x\" and null"]);
    }
    #[test]
    fn fractions_may_differ_a_little() {
        assert!(differences(&json!({"a": [1000.0]}), &json!({"a": [1000.9]}), LOOSE).is_empty());
        assert!(differences(&json!({"a": 1000.0}), &json!({"a": 1000}), LOOSE).is_empty());
        assert_eq!(differences(&json!(1000.0), &json!(1001.5), LOOSE).len(), 1);
    }
    #[test]
    fn what_stands_on_one_side_only_is_a_difference() {
        assert_eq!(differences(&json!({"a": 1}), &json!({"b": 1}), LOOSE).len(), 2);
        assert_eq!(differences(&json!([1, 2]), &json!([1]), LOOSE).len(), 1);
    }
}

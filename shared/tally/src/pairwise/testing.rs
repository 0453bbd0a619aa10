//! Comparisons for tests.

use super::Comparisons;
use crate::counted::by_id;
use proptest::prelude::*;

/// From names, which are put in order.
pub fn named(wins: &[(&str, &str, f64)]) -> Comparisons {
    let mut items: Vec<String> = wins.iter().flat_map(|(a, b, _)| [(*a).to_owned(), (*b).to_owned()]).collect();
    items.sort_by(|a, b| by_id(a, b));
    items.dedup();
    let place = |name: &str| items.iter().position(|item| item == name).unwrap();
    let wins: Vec<_> = wins.iter().map(|(a, b, n)| (place(a), place(b), *n)).collect();
    Comparisons::new(items, wins)
}

/// Up to so many items and rows; counts are halves.
pub fn comparisons(items: usize, rows: usize) -> impl Strategy<Value = Comparisons> {
    (1..=items).prop_flat_map(move |items| {
        let row = (0..items, 0..items, 1_u8..9).prop_map(|(a, b, n)| (a, b, f64::from(n) / 2.0));
        prop::collection::vec(row, 0..rows).prop_map(move |rows| Comparisons::new((0..items).map(|n| n.to_string()).collect(), rows))
    })
}

//! What a count gives back, the same shape for all methods.

use serde::Serialize;
use serde_json::Value;
use std::cmp::Ordering;

/// Tie groups, best first.
pub type Order = Vec<Vec<String>>;

/// What became of one item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Item {
    /// As the file names it.
    pub id: String,
    /// In words, where the file has them.
    pub name: String,
    /// The method's figure, where it has one.
    pub score: Option<f64>,
    /// From 1; equal items share a rank and the next is left out. None where the method does not order this item.
    pub rank: Option<usize>,
}

/// A count.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Counted {
    /// Items, best first; the rest in the order of the file.
    pub items: Vec<Item>,
    /// Groups of items that share a rank, and ties that were met on the way.
    pub ties: Vec<Vec<String>>,
    /// The first, where the method names one or several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub winners: Option<Vec<String>>,
    /// Who or what is chosen together: seats, projects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub committee: Option<Vec<String>>,
    /// Round by round, where there are rounds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rounds: Option<Value>,
    /// How far the ballots agree with one another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Value>,
    /// What a reader should know before believing it, in plain English sentences.
    pub warnings: Vec<String>,
    /// Every figure of this method, by the names that its entry documents.
    pub values: Value,
}

/// Ids as people sort them: whole numbers by size, whatever their length, before words.
pub fn by_id(left: &str, right: &str) -> Ordering {
    match (whole(left), whole(right)) {
        (Some(a), Some(b)) => a.cmp(&b).then_with(|| left.cmp(right)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => left.cmp(right),
    }
}

/// A whole number as something that sorts by its size: its sign with its length, then its digits.
fn whole(text: &str) -> Option<(i64, Vec<u8>)> {
    let digits = text.trim_start_matches('-');
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let digits = digits.trim_start_matches('0');
    let length = i64::try_from(digits.len()).ok()?;
    let negative = text.starts_with('-');
    // Of two negative numbers, the one with the larger digits is the smaller one.
    let sorted = digits.bytes().map(|digit| if negative { b'9' - digit } else { digit }).collect();
    Some((if negative { -length } else { length }, sorted))
}

/// Ranks from an order: 1, 2, 2, 4. Items that the order leaves out have none.
pub fn ranks(order: &Order) -> impl Iterator<Item = (&str, usize)> {
    let starts = order.iter().scan(1, |next, group| {
        let start = *next;
        *next += group.len();
        Some(start)
    });
    order.iter().zip(starts).flat_map(|(group, start)| group.iter().map(move |id| (id.as_str(), start)))
}

/// The groups of an order that hold more than one item.
pub fn ties(order: &Order) -> Vec<Vec<String>> {
    order.iter().filter(|group| group.len() > 1).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::{by_id, ranks, ties};

    #[test]
    fn whole_numbers_come_first_and_by_size() {
        let mut ids = ["b", "10", "-3", "9", "-20", "+5", "0", "100000000000000000000", "007", "-0"];
        ids.sort_by(|a, b| by_id(a, b));
        assert_eq!(ids, ["-20", "-3", "-0", "0", "007", "9", "10", "100000000000000000000", "+5", "b"]);
    }
    #[test]
    fn a_tie_leaves_out_the_next_ranks() {
        let order = vec![vec!["a".to_owned()], vec!["b".to_owned(), "c".to_owned()], vec!["d".to_owned()]];
        assert_eq!(ranks(&order).collect::<Vec<_>>(), [("a", 1), ("b", 2), ("c", 2), ("d", 4)]);
        assert_eq!(ties(&order), [["b", "c"]]);
    }
}

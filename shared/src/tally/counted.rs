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

/// Ids as people sort them: numbers by size, before words.
pub fn by_id(left: &str, right: &str) -> Ordering {
    let number = |text: &str| text.parse::<i64>().ok();
    match (number(left), number(right)) {
        (Some(a), Some(b)) => a.cmp(&b).then_with(|| left.cmp(right)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => left.cmp(right),
    }
}

/// Ranks from an order: 1, 2, 2, 4. Items that the order leaves out have none.
pub fn ranks<'a>(order: &'a Order) -> impl Iterator<Item = (&'a str, usize)> {
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

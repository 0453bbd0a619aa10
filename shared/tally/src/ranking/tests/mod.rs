//! What the whole family promises, and what its tests share.

mod cycles;
mod edges;
mod properties;
mod proportional;
mod reading;
mod rounds;
mod textbook;

use super::super::catalogue::{Count, find};
use super::super::counted::Counted;
use super::super::fault::Fault;
use super::super::options::Options;
use super::{Alternative, Profile, preflib};
use proptest::prelude::*;

/// Reads a file's text.
pub(super) fn read(text: &str) -> Result<Profile, Fault> {
    preflib::read(&mut text.as_bytes())
}

/// Counts by the method of this id.
pub(super) fn count_with(id: &str, profile: &Profile, options: &Options) -> Result<Counted, Fault> {
    let (entry, _) = find(id).unwrap();
    let Count::Ranking(count) = entry.count else { panic!("{id} counts something else") };
    count(profile, options)
}

pub(super) fn count(id: &str, profile: &Profile) -> Counted {
    count_with(id, profile, &Options::default()).unwrap()
}

pub(super) fn elect(id: &str, profile: &Profile, seats: usize) -> Counted {
    count_with(id, profile, &Options::default().with("seats", &seats.to_string())).unwrap()
}

/// Orders written as `42 ABCD`, one letter an item, level ones in brackets: `3 (AB)C`.
pub(super) fn letters(lines: &str) -> Profile {
    let parsed: Vec<(u64, &str)> =
        lines.split(',').map(|line| line.trim().split_once(' ').unwrap()).map(|(c, o)| (c.parse().unwrap(), o)).collect();
    let mut names: Vec<char> = parsed.iter().flat_map(|(_, order)| order.chars()).filter(char::is_ascii_uppercase).collect();
    names.sort_unstable();
    names.dedup();
    let number = |name: char| names.iter().position(|n| *n == name).unwrap();
    let order = |text: &str| {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut inside = false;
        for letter in text.chars() {
            match letter {
                '(' => {
                    groups.push(Vec::new());
                    inside = true;
                }
                ')' => inside = false,
                _ if inside => groups.last_mut().unwrap().push(number(letter)),
                _ => groups.push(vec![number(letter)]),
            }
        }
        groups
    };
    let items = names.iter().map(|name| Alternative { id: name.to_string(), name: name.to_string() }).collect();
    Profile::of(items, parsed.iter().map(|(count, text)| (*count, order(text)))).unwrap()
}

/// Ballots as tie groups of item numbers.
pub(super) type Ballots = Vec<(u64, Vec<Vec<usize>>)>;

/// Items with the ids `0`, `1`, ….
pub(super) fn numbered(items: usize, ballots: &Ballots) -> Profile {
    let items = (0..items).map(|item| Alternative { id: item.to_string(), name: String::new() }).collect();
    Profile::of(items, ballots.iter().cloned()).unwrap()
}

/// 2 to `most` items and some ballots: level items and unlisted ones occur.
pub(super) fn any_ballots(most: usize) -> impl Strategy<Value = (usize, Ballots)> {
    (2..=most).prop_flat_map(|items| {
        let ranks = proptest::collection::vec(0..=items, items);
        let ballot = (1_u64..20, ranks).prop_map(move |(count, ranks)| {
            // The last rank means that the item is not listed.
            let groups = (0..items).map(|rank| (0..items).filter(|item| ranks[*item] == rank).collect::<Vec<_>>());
            (count, groups.filter(|group| !group.is_empty()).collect())
        });
        (Just(items), proptest::collection::vec(ballot, 1..7))
    })
}

/// 2 to `most` items and some ballots that put one item to a place, all of them (`complete`) or only some.
pub(super) fn strict_ballots(most: usize, complete: bool, weights: std::ops::Range<u64>) -> impl Strategy<Value = (usize, Ballots)> {
    (2..=most).prop_flat_map(move |items| {
        let order = (Just((0..items).collect::<Vec<_>>()).prop_shuffle(), 0..=items);
        let ballot = (weights.clone(), order).prop_map(move |(count, (order, listed))| {
            let listed = if complete { items } else { listed };
            (count, order.into_iter().take(listed).map(|item| vec![item]).collect())
        });
        (Just(items), proptest::collection::vec(ballot, 1..8))
    })
}

/// Winners as item numbers.
pub(super) fn winners(id: &str, profile: &Profile) -> Vec<usize> {
    count(id, profile).winners.unwrap().iter().map(|id| id.parse().unwrap()).collect()
}

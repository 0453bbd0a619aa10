//! Finding: the things on given shelves in which every word stands that is looked for.

use super::Shelf;
use crate::db::{Conn, schema};
use crate::error::Result;
use constat_shared::ids::CoordinationId;
use diesel::prelude::*;
use std::collections::HashMap;

/// How many things a word may name before it only narrows down what others name.
const MOST: usize = 500;
/// How many things are shown.
const SHOWN: usize = 50;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Ids with their weights, the heaviest first.
    pub things: Vec<(Vec<u8>, i32)>,
    /// Whether there are more than are told.
    pub more: bool,
}

/// What one word names: thing and weight.
type Named = HashMap<Vec<u8>, i32>;

/// Looks on these shelves at these places. A word is answered by every word that begins with it; a whole one weighs more.
///
/// The rarest word names the things, the others narrow them down; where every word is on too many, the first ones are told.
pub fn find(conn: &mut Conn, coordination: CoordinationId, at: &[(Shelf, [u8; 16])], asked: &[String]) -> Result<Found> {
    let mut rare: Vec<Named> = Vec::new();
    let mut common: Vec<(&String, Named)> = Vec::new();
    for word in asked {
        let (named, all) = names(conn, coordination, at, word)?;
        if all {
            rare.push(named);
        } else {
            common.push((word, named));
        }
    }
    rare.sort_by_key(HashMap::len);
    let mut more = false;
    let mut rare = rare.into_iter();
    let mut found = if let Some(first) = rare.next() {
        first
    } else if common.is_empty() {
        Named::new()
    } else {
        more = true;
        common.remove(0).1
    };
    for named in rare {
        narrow(&mut found, &named);
    }
    for (word, _) in common {
        let ids: Vec<Vec<u8>> = found.keys().cloned().collect();
        let named = narrowed(conn, coordination, at, word, &ids)?;
        narrow(&mut found, &named);
    }
    let mut things: Vec<(Vec<u8>, i32)> = found.into_iter().collect();
    things.sort_unstable_by(|(a, heavy_a), (b, heavy_b)| heavy_b.cmp(heavy_a).then_with(|| a.cmp(b)));
    more |= things.len() > SHOWN;
    things.truncate(SHOWN);
    Ok(Found { things, more })
}

/// Keeps what both name, with the sum of the weights.
fn narrow(found: &mut Named, named: &Named) {
    found.retain(|thing, weight| {
        let more = named.get(thing).copied();
        *weight += more.unwrap_or_default();
        more.is_some()
    });
}

/// The first things that a word names, and whether these are all.
fn names(conn: &mut Conn, coordination: CoordinationId, at: &[(Shelf, [u8; 16])], word: &str) -> Result<(Named, bool)> {
    use schema::search_word::dsl as t;
    let most = i64::try_from(MOST).unwrap_or(i64::MAX);
    let (mut named, mut all) = (Named::new(), true);
    for (shelf, place) in at {
        let rows = t::search_word
            .filter(t::coordination_id.eq(coordination))
            .filter(t::shelf.eq(shelf.as_str()))
            .filter(t::place.eq(place.as_slice()))
            .filter(t::word.ge(word))
            .filter(t::word.lt(after(word)))
            .order((t::word, t::thing))
            .limit(most + 1)
            .select((t::thing, t::word, t::weight))
            .load::<(Vec<u8>, String, i32)>(conn)?;
        all &= rows.len() <= MOST;
        add(&mut named, word, rows);
    }
    Ok((named, all))
}

/// Which of these things a word names.
fn narrowed(conn: &mut Conn, coordination: CoordinationId, at: &[(Shelf, [u8; 16])], word: &str, ids: &[Vec<u8>]) -> Result<Named> {
    use schema::search_word::dsl as t;
    let mut named = Named::new();
    for (shelf, place) in at {
        let rows = t::search_word
            .filter(t::coordination_id.eq(coordination))
            .filter(t::thing.eq_any(ids))
            .filter(t::shelf.eq(shelf.as_str()))
            .filter(t::place.eq(place.as_slice()))
            .filter(t::word.ge(word))
            .filter(t::word.lt(after(word)))
            .select((t::thing, t::word, t::weight))
            .load::<(Vec<u8>, String, i32)>(conn)?;
        add(&mut named, word, rows);
    }
    Ok(named)
}

fn add(named: &mut Named, asked: &str, rows: Vec<(Vec<u8>, String, i32)>) {
    for (thing, word, weight) in rows {
        let heavy = 2 * weight + i32::from(word == asked);
        let there = named.entry(thing).or_default();
        *there = heavy.max(*there);
    }
}

/// What comes after every word that begins with this one, byte by byte.
fn after(word: &str) -> String {
    format!("{word}{}", char::MAX)
}

//! What stands on which shelf.

use crate::db::{Conn, schema};
use crate::error::Result;
use constat_shared::ids::CoordinationId;
use constat_shared::wording;
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Whose reading a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Released findings, by diagnosis: all members.
    Plenary,
    /// Findings that are validated and not released, by diagnosis: workers and coordinator.
    Insiders,
    /// Findings as their group sees them, by group.
    Group,
    /// Accepted contributions, by theme: the theme's group.
    Heard,
}

impl Shelf {
    /// As it is kept.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Plenary => "plenary",
            Self::Insiders => "insiders",
            Self::Group => "group",
            Self::Heard => "heard",
        }
    }
}

/// The words of a thing, each with its weight: more where it stands in what the thing says first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording(BTreeMap<String, i32>);

impl Wording {
    /// Adds what somebody looks for first.
    #[must_use]
    pub fn first(self, text: &str) -> Self {
        self.add(text, 2)
    }
    /// Adds the rest.
    #[must_use]
    pub fn also(self, text: &str) -> Self {
        self.add(text, 1)
    }
    fn add(mut self, text: &str, weight: i32) -> Self {
        for word in wording::words(text) {
            let there = self.0.entry(word.folded).or_default();
            *there = weight.max(*there);
        }
        self
    }
}

/// A thing's words on a shelf, at a place: a diagnosis, a group, a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The shelf.
    pub shelf: Shelf,
    /// The place.
    pub place: [u8; 16],
    /// The words.
    pub wording: Wording,
}

/// A row without its coordination and its thing.
type Row = (String, Vec<u8>, String, i32);

fn wanted(placed: &[Placed]) -> BTreeSet<Row> {
    let rows = placed
        .iter()
        .flat_map(|p| p.wording.0.iter().map(|(word, weight)| (p.shelf.as_str().to_owned(), p.place.to_vec(), word.clone(), *weight)));
    rows.collect()
}

fn there(conn: &mut Conn, coordination: CoordinationId, thing: &[u8]) -> Result<BTreeSet<Row>> {
    use schema::search_word::dsl as t;
    let rows = t::search_word.filter(t::coordination_id.eq(coordination)).filter(t::thing.eq(thing));
    Ok(rows.select((t::shelf, t::place, t::word, t::weight)).load::<Row>(conn)?.into_iter().collect())
}

/// Puts a thing where it is to be found and takes it from everywhere else. Only what differs is written.
pub fn set(conn: &mut Conn, coordination: CoordinationId, thing: &[u8], placed: &[Placed]) -> Result<()> {
    use schema::search_word::dsl as t;
    let (wanted, there) = (wanted(placed), there(conn, coordination, thing)?);
    for (shelf, place, word, _) in there.difference(&wanted) {
        diesel::delete(t::search_word.find((coordination, shelf, place, word, thing))).execute(conn)?;
    }
    for (shelf, place, word, weight) in wanted.difference(&there) {
        diesel::insert_into(t::search_word)
            .values((
                t::coordination_id.eq(coordination),
                t::shelf.eq(shelf),
                t::place.eq(place),
                t::word.eq(word),
                t::thing.eq(thing),
                t::weight.eq(*weight),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Whether a thing stands exactly there.
pub(super) fn stands(conn: &mut Conn, coordination: CoordinationId, thing: &[u8], placed: &[Placed]) -> Result<bool> {
    Ok(there(conn, coordination, thing)? == wanted(placed))
}

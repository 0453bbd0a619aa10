//! The shelves as a whole: filled for a database that has none yet, and proved to tell what its rows tell.

use super::{Placed, set, shelf};
use crate::db::{Conn, schema};
use crate::error::Result;
use constat_shared::ids::{ContributionId, CoordinationId, FindingId};
use diesel::prelude::*;

/// Every finding and contribution of a coordination, and where it is to stand.
fn each(conn: &mut Conn, coordination: CoordinationId, mut look: impl FnMut(&mut Conn, &[u8], &[Placed]) -> Result<()>) -> Result<()> {
    use schema::{contribution as c, finding as f};
    for id in f::table.filter(f::coordination_id.eq(coordination)).select(f::id).load::<FindingId>(conn)? {
        let placed = crate::finding::placed(conn, coordination, id)?;
        look(conn, id.bytes(), &placed)?;
    }
    for id in c::table.filter(c::coordination_id.eq(coordination)).select(c::id).load::<ContributionId>(conn)? {
        let placed = crate::consultation::placed(conn, coordination, id)?;
        look(conn, id.bytes(), &placed)?;
    }
    Ok(())
}

/// Puts everything of a coordination on its shelves.
pub fn all(conn: &mut Conn, coordination: CoordinationId) -> Result<()> {
    each(conn, coordination, |conn, thing, placed| set(conn, coordination, thing, placed))
}

/// Fills the shelves of a database that was written before there were any.
pub fn when_new(conn: &mut Conn) -> Result<()> {
    use schema::{coordination as k, search_word as w};
    if w::table.select(w::weight).limit(1).load::<i32>(conn)?.is_empty() {
        for coordination in k::table.select(k::id).load::<CoordinationId>(conn)? {
            all(conn, coordination)?;
        }
    }
    Ok(())
}

/// How many things of a coordination do not stand where they should, words of things that are gone among them.
pub fn stale(conn: &mut Conn, coordination: CoordinationId) -> Result<usize> {
    use schema::search_word::dsl as t;
    let mut seen = std::collections::HashSet::new();
    let mut wrong = 0;
    each(conn, coordination, |conn, thing, placed| {
        seen.insert(thing.to_vec());
        wrong += usize::from(!shelf::stands(conn, coordination, thing, placed)?);
        Ok(())
    })?;
    let shelved = t::search_word.filter(t::coordination_id.eq(coordination)).select(t::thing).distinct().load::<Vec<u8>>(conn)?;
    Ok(wrong + shelved.iter().filter(|thing| !seen.contains(*thing)).count())
}

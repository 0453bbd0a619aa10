//! The journal: who did what kind of thing when. No content; no person where the act is sealed; chained by hash.

use crate::auth::{Caller, Scope};
use crate::db::{Conn, schema};
use crate::error::Result;
use crate::keys;
use constat_shared::api::coordination::Checkpoint;
use constat_shared::ids::{CoordinationId, PersonId};
use constat_shared::permission::{Action, Room};
use constat_shared::time::Day;
use diesel::prelude::*;
use sha2::{Digest, Sha256};

/// Acts whose author nobody may learn, not even from the journal.
const fn sealed(action: Action) -> bool {
    matches!(action.rule().room, Room::Group | Room::BallotBox | Room::Residents) || matches!(action, Action::ProposeTheme | Action::Sign)
}

/// Adds a row, in the transaction of what it tells.
pub fn append(
    conn: &mut Conn,
    coordination: CoordinationId,
    action: Action,
    name: &str,
    caller: &Caller,
    scope: &Scope,
    day: Day,
) -> Result<()> {
    let actor = caller.person.as_ref().map(|p| p.id).filter(|_| !sealed(action));
    add(conn, coordination, name, actor, scope.target().map(|id| id.to_vec()), day)
}

/// Adds a row about what was done on the machine, by whoever runs the program there.
pub fn append_from_outside(conn: &mut Conn, coordination: CoordinationId, name: &str, target: &[u8], day: Day) -> Result<()> {
    add(conn, coordination, name, None, Some(target.to_vec()), day)
}

fn add(
    conn: &mut Conn,
    coordination: CoordinationId,
    name: &str,
    actor: Option<PersonId>,
    target: Option<Vec<u8>>,
    day: Day,
) -> Result<()> {
    use schema::journal::dsl as t;
    let last = t::journal
        .filter(t::coordination_id.eq(coordination))
        .order(t::number.desc())
        .select((t::number, t::hash))
        .first::<(i64, Vec<u8>)>(conn)
        .optional()?;
    let (number, previous) = last.map_or((1, Vec::new()), |(n, hash)| (n + 1, hash));
    let hash = link(&previous, number, name, actor, target.as_deref(), day);
    diesel::insert_into(t::journal)
        .values((
            t::coordination_id.eq(coordination),
            t::number.eq(number),
            t::action.eq(name),
            t::actor.eq(actor),
            t::target.eq(target),
            t::day.eq(day),
            t::previous.eq(previous),
            t::hash.eq(hash),
        ))
        .execute(conn)?;
    Ok(())
}

fn link(previous: &[u8], number: i64, action: &str, actor: Option<PersonId>, target: Option<&[u8]>, day: Day) -> Vec<u8> {
    let mut hash = Sha256::new();
    for part in [
        previous,
        &number.to_be_bytes(),
        action.as_bytes(),
        actor.as_ref().map_or(&[][..], |a| a.bytes()),
        target.unwrap_or_default(),
        &day.0.to_be_bytes(),
    ] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().to_vec()
}

/// How far a coordination's journal goes.
pub fn checkpoint(conn: &mut Conn, coordination: CoordinationId) -> Result<Option<Checkpoint>> {
    use schema::journal::dsl as t;
    let last = t::journal
        .filter(t::coordination_id.eq(coordination))
        .order(t::number.desc())
        .select((t::number, t::hash))
        .first::<(i64, Vec<u8>)>(conn)
        .optional()?;
    Ok(last.map(|(rows, hash)| Checkpoint { coordination, rows, hash: keys::hex(&hash) }))
}

/// Whether the journal still holds what a checkpoint says.
pub fn holds(conn: &mut Conn, kept: &Checkpoint) -> Result<bool> {
    use schema::journal::dsl as t;
    let hash = t::journal.find((kept.coordination, kept.rows)).select(t::hash).first::<Vec<u8>>(conn).optional()?;
    Ok(hash.is_some_and(|hash| keys::hex(&hash) == kept.hash))
}

/// The first row of a coordination whose link does not hold.
pub fn broken(conn: &mut Conn, coordination: CoordinationId) -> Result<Option<i64>> {
    use schema::journal::dsl as t;
    type Row = (i64, String, Option<PersonId>, Option<Vec<u8>>, Day, Vec<u8>, Vec<u8>);
    let rows = t::journal
        .filter(t::coordination_id.eq(coordination))
        .order(t::number.asc())
        .select((t::number, t::action, t::actor, t::target, t::day, t::previous, t::hash))
        .load::<Row>(conn)?;
    let mut before = Vec::new();
    for (expected, (number, action, actor, target, day, previous, hash)) in (1..).zip(rows) {
        let right = link(&before, number, &action, actor, target.as_deref(), day);
        if number != expected || previous != before || hash != right {
            return Ok(Some(expected));
        }
        before = hash;
    }
    Ok(None)
}

//! More time for a round, or less: never without a reason that stands beside the result.

use super::repo::{self, Row};
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use constat_shared::api::Done;
use constat_shared::api::prioritisation::{Change, ProlongRound, RoundState};
use constat_shared::error::Fault;
use constat_shared::ids::CoordinationId;
use constat_shared::permission::act;
use constat_shared::time::Day;
use constat_shared::validate::clean;
use diesel::prelude::*;

/// Gives an open round more time.
pub fn prolong(tx: &mut Tx<'_>, permit: &Permit<act::MoveRound>, r: ProlongRound) -> Result<Done> {
    let coordination = permit.coordination()?;
    let round = repo::of(tx, permit)?;
    round.must_be(RoundState::Open)?;
    let earliest = round.closes.map_or(tx.today, |closes| closes.max(tx.today));
    if r.until < earliest || Some(r.until) == round.closes {
        return Err(AppError::field("until", Fault::FieldNotADate));
    }
    note(tx, coordination, &round, Some(r.until), &r.reason)?;
    diesel::update(schema::round::table.find((coordination, round.id))).set(schema::round::closes.eq(Some(r.until))).execute(tx.conn)?;
    Ok(Done {})
}

/// Closing before the last day is over takes that all have voted, or a reason, which is noted.
pub fn closing(tx: &mut Tx<'_>, coordination: CoordinationId, round: &Row, reason: &str) -> Result<()> {
    if round.closes.is_none_or(|closes| tx.today > closes) {
        return Ok(());
    }
    let turnout = repo::turnout(tx.conn, coordination, round)?;
    if turnout.voted >= turnout.entitled {
        return Ok(());
    }
    if clean(reason).is_empty() {
        return Err(AppError::field("reason", Fault::FieldEmpty));
    }
    note(tx, coordination, round, None, reason)
}

fn note(tx: &mut Tx<'_>, coordination: CoordinationId, round: &Row, until: Option<Day>, reason: &str) -> Result<()> {
    let mut changes = round.changes()?;
    changes.push(Change { day: tx.today, until, reason: clean(reason) });
    let text = serde_json::to_string(&changes).map_err(AppError::internal)?;
    diesel::update(schema::round::table.find((coordination, round.id))).set(schema::round::changes.eq(text)).execute(tx.conn)?;
    Ok(())
}

//! The journal, for its coordinator.

use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use crate::journal;
use constat_shared::api::coordination::{JournalLine, JournalView, ReadJournal};
use constat_shared::ids::PersonId;
use constat_shared::permission::{Action, act};
use constat_shared::time::Day;
use diesel::prelude::*;
use std::collections::HashMap;

/// Rows on a page.
const PAGE: usize = 50;

/// A page of it, the newest first.
pub fn read(tx: &mut Tx<'_>, permit: &Permit<act::ReadJournal>, r: ReadJournal) -> Result<JournalView> {
    use schema::{journal as t, person as p};
    let coordination = permit.coordination()?;
    let mut rows = t::table
        .left_join(p::table.on(t::actor.eq(p::id.nullable())))
        .filter(t::coordination_id.eq(coordination))
        .order(t::number.desc())
        .limit(i64::try_from(PAGE + 1).unwrap_or(i64::MAX))
        .select((t::number, t::action, t::day, t::actor, p::name.nullable()))
        .into_boxed();
    if let Some(before) = r.before {
        rows = rows.filter(t::number.lt(before));
    }
    let mut rows = rows.load::<(i64, String, Day, Option<PersonId>, Option<String>)>(tx.conn)?;
    let older = rows.len() > PAGE;
    rows.truncate(PAGE);
    let actions: HashMap<&str, Action> = tx.app.registry.operations().iter().map(|o| (o.name, o.action)).collect();
    let lines = rows
        .into_iter()
        .map(|(number, name, day, _, actor)| JournalLine { number, action: actions.get(name.as_str()).copied(), name, day, actor })
        .collect();
    let whole = if r.verify { Some(journal::broken(tx.conn, coordination)?.is_none()) } else { None };
    Ok(JournalView { lines, older, checkpoint: journal::checkpoint(tx.conn, coordination)?, whole })
}

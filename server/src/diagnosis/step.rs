//! Steps move by the one pure function; here its outcome is written down.

use super::facts;
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use constat_shared::api::Done;
use constat_shared::api::diagnosis::{CloseStep, OpenStep, PlanStep, ReopenStep};
use constat_shared::diagnosis::{Denied, Event, transition};
use constat_shared::error::Fault;
use constat_shared::ids::StepId;
use constat_shared::permission::act;
use constat_shared::validate::clean;
use diesel::prelude::*;
use uuid::Uuid;

/// Dates.
pub fn plan(tx: &mut Tx<'_>, permit: &Permit<act::PlanDiagnosis>, r: PlanStep) -> Result<Done> {
    use schema::step::dsl as t;
    diesel::update(t::step.find((permit.coordination()?, permit.step()?)))
        .set((t::starts.eq(r.starts), t::ends.eq(r.ends)))
        .execute(tx.conn)?;
    Ok(Done {})
}

/// Planned becomes open.
pub fn open(tx: &mut Tx<'_>, permit: &Permit<act::MoveStep>, r: OpenStep) -> Result<Done> {
    let reason = clean(&r.reason);
    step(tx, permit, "open", &reason, &Event::Open { override_reason: some(&reason) })
}

/// Open becomes closed.
pub fn close(tx: &mut Tx<'_>, permit: &Permit<act::MoveStep>, r: CloseStep) -> Result<Done> {
    let reason = clean(&r.reason);
    step(tx, permit, "close", &reason, &Event::Close { override_reason: some(&reason) })
}

/// Closed becomes open again.
pub fn reopen(tx: &mut Tx<'_>, permit: &Permit<act::MoveStep>, r: ReopenStep) -> Result<Done> {
    let reason = clean(&r.reason);
    step(tx, permit, "reopen", &reason, &Event::Reopen { reason: reason.clone() })
}

fn some(reason: &str) -> Option<String> {
    (!reason.is_empty()).then(|| reason.to_owned())
}

fn step(tx: &mut Tx<'_>, permit: &Permit<act::MoveStep>, event_name: &str, reason: &str, event: &Event) -> Result<Done> {
    let (coordination, diagnosis, id) = (permit.coordination()?, permit.diagnosis()?, permit.step()?);
    let (ids, state) = facts::state(tx, coordination, diagnosis)?;
    let facts = facts::facts(tx, coordination, diagnosis)?;
    let place = ids.iter().position(|s| *s == id).ok_or_else(|| AppError::new(Fault::NotFound))?;
    let done = transition(&state, place, event, &facts).map_err(|denied| match denied {
        Denied::NoStep => AppError::new(Fault::NotFound),
        Denied::WrongState => AppError::new(Fault::WrongState),
        Denied::ReasonMissing => AppError::field("reason", Fault::FieldEmpty),
        Denied::Missing(_) => AppError::new(Fault::StillMissing),
    })?;
    let Some(now) = done.state.steps.get(place) else { return Err(Fault::NotFound.into()) };
    {
        use schema::step::dsl as t;
        diesel::update(t::step.find((coordination, id))).set(t::state.eq(now.state)).execute(tx.conn)?;
    }
    if !done.overridden.is_empty() || event_name == "reopen" {
        use schema::step_reason::dsl as t;
        let overridden = done.overridden.iter().map(|m| m.as_str()).collect::<Vec<_>>().join(" ");
        diesel::insert_into(t::step_reason)
            .values((
                t::coordination_id.eq(coordination),
                t::id.eq(StepId::from_uuid(Uuid::now_v7())),
                t::step_id.eq(id),
                t::event.eq(event_name),
                t::overridden.eq(overridden),
                t::reason.eq(reason),
                t::at.eq(tx.now),
            ))
            .execute(tx.conn)?;
    }
    Ok(Done {})
}

//! Sessions: listed for members, planned by the coordinator, opened and closed by those who run them.

use super::repo;
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use crate::keys;
use constat_shared::api::Done;
use constat_shared::api::consultation::{
    ChangeFacilitators, CloseSession, OpenSession, PlanSession, ReadSessions, ReopenSession, SessionInside, SessionMade, SessionState,
    SessionsView,
};
use constat_shared::diagnosis::StepKind;
use constat_shared::error::Fault;
use constat_shared::ids::{CoordinationId, MembershipId, SessionId, StepId};
use constat_shared::locale::short_day;
use constat_shared::permission::{Who, act};
use constat_shared::validate::clean;
use diesel::prelude::*;
use uuid::Uuid;

/// Dates and places for members; code and numbers for the coordinator and for a session's own facilitators.
pub fn list(tx: &mut Tx<'_>, permit: &Permit<act::ReadSessions>, _r: ReadSessions) -> Result<SessionsView> {
    let (coordination, diagnosis) = (permit.coordination()?, permit.diagnosis()?);
    let coordinator = permit.is(Who::Coordinator);
    let mine: Vec<SessionId> = if permit.is(Who::Worker) {
        use schema::facilitator::dsl as t;
        let rows = t::facilitator.filter(t::coordination_id.eq(coordination)).filter(t::membership_id.eq(permit.member()?.id));
        rows.select(t::session_id).load(tx.conn)?
    } else {
        Vec::new()
    };
    let opinions = repo::with_opinions(tx, coordination)?;
    let mut sessions = Vec::new();
    for row in repo::sessions(tx, coordination, diagnosis)? {
        let mut line = row.line;
        line.opinions = opinions.contains(&line.id);
        if coordinator || mine.contains(&line.id) {
            let numbers = repo::numbers(tx, coordination, line.id)?;
            line.inside = Some(SessionInside { code: row.code, people: row.people, numbers });
        }
        sessions.push(line);
    }
    let (title, _) = repo::diagnosis(tx, coordination, diagnosis)?;
    let workers = if coordinator { repo::workers(tx, coordination)? } else { Vec::new() };
    let named = if coordinator { named(tx, coordination)? } else { Vec::new() };
    Ok(SessionsView { diagnosis, title, sessions, workers, named })
}

fn named(tx: &mut Tx<'_>, coordination: CoordinationId) -> Result<Vec<(SessionId, MembershipId)>> {
    use schema::facilitator::dsl as t;
    Ok(t::facilitator.filter(t::coordination_id.eq(coordination)).select((t::session_id, t::membership_id)).load(tx.conn)?)
}

/// Makes a session with a code of its own.
pub fn plan(tx: &mut Tx<'_>, permit: &Permit<act::PlanSession>, r: PlanSession) -> Result<SessionMade> {
    let coordination = permit.coordination()?;
    let facilitators = able(tx, coordination, r.facilitators)?;
    let Some(day) = r.day else { return Err(AppError::field("day", Fault::FieldNotADate)) };
    let mut languages = r.languages;
    languages.sort_unstable();
    languages.dedup();
    let languages: Vec<&str> = languages.iter().map(|l| l.as_str()).collect();
    let id = SessionId::from_uuid(Uuid::now_v7());
    let code = free_code(tx)?;
    {
        use schema::session::dsl as t;
        diesel::insert_into(t::session)
            .values((
                (t::coordination_id.eq(coordination), t::id.eq(id), t::diagnosis_id.eq(permit.diagnosis()?), t::code.eq(&code)),
                (t::place.eq(clean(&r.place)), t::address.eq(clean(&r.address)), t::day.eq(day)),
                (t::starts.eq(r.starts.trim().to_owned()), t::ends.eq(r.ends.trim().to_owned()), t::languages.eq(languages.join(" "))),
                (t::question_fr.eq(clean(&r.question_fr)), t::question_nl.eq(clean(&r.question_nl))),
                (t::question_en.eq(clean(&r.question_en)), t::question_ar.eq(clean(&r.question_ar))),
                t::state.eq(SessionState::Planned),
            ))
            .execute(tx.conn)?;
    }
    name(tx, coordination, id, facilitators)?;
    Ok(SessionMade { id, code })
}

/// Each once, and only workers of the coordination.
fn able(tx: &mut Tx<'_>, coordination: CoordinationId, mut facilitators: Vec<MembershipId>) -> Result<Vec<MembershipId>> {
    let workers = repo::workers(tx, coordination)?;
    facilitators.sort_unstable();
    facilitators.dedup();
    if facilitators.iter().any(|f| workers.iter().all(|w| w.id != *f)) {
        return Err(AppError::field("facilitators", Fault::FieldNotAChoice));
    }
    Ok(facilitators)
}

fn name(tx: &mut Tx<'_>, coordination: CoordinationId, session: SessionId, facilitators: Vec<MembershipId>) -> Result<()> {
    use schema::facilitator::dsl as t;
    for member in facilitators {
        diesel::insert_into(t::facilitator)
            .values((t::coordination_id.eq(coordination), t::session_id.eq(session), t::membership_id.eq(member)))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// Others facilitate from now on; who is no longer named reads nothing of it any more.
pub fn facilitators(tx: &mut Tx<'_>, permit: &Permit<act::PlanSession>, r: ChangeFacilitators) -> Result<Done> {
    use schema::facilitator::dsl as t;
    let (coordination, id) = (permit.coordination()?, permit.session()?);
    let facilitators = able(tx, coordination, r.facilitators)?;
    diesel::delete(t::facilitator.filter(t::coordination_id.eq(coordination)).filter(t::session_id.eq(id))).execute(tx.conn)?;
    name(tx, coordination, id, facilitators)?;
    Ok(Done {})
}

/// Residents write again. The reason stands with the step's others: members read it there, and so does the memorandum.
pub fn reopen(tx: &mut Tx<'_>, permit: &Permit<act::ReopenSession>, r: ReopenSession) -> Result<Done> {
    use schema::{session as t, step as s, step_reason as why};
    let (coordination, id) = (permit.coordination()?, permit.session()?);
    repo::held_here(tx, permit)?;
    if repo::state(tx, permit)? != SessionState::Closed {
        return Err(Fault::WrongState.into());
    }
    diesel::update(t::table.find((coordination, id))).set(t::state.eq(SessionState::Open)).execute(tx.conn)?;
    let step: StepId = s::table
        .filter(s::coordination_id.eq(coordination))
        .filter(s::diagnosis_id.eq(permit.diagnosis()?))
        .filter(s::kind.eq(StepKind::Consultation))
        .order(s::place.asc())
        .select(s::id)
        .first(tx.conn)?;
    let line = repo::session(tx, permit)?.line;
    diesel::insert_into(why::table)
        .values((
            why::coordination_id.eq(coordination),
            why::id.eq(StepId::from_uuid(Uuid::now_v7())),
            why::step_id.eq(step),
            why::event.eq("reopen_session"),
            why::overridden.eq(""),
            why::reason.eq(format!("{}, {}. {}", line.place, short_day(line.day), clean(&r.reason))),
            why::at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(Done {})
}

/// A code that no session has, in any coordination: residents type nothing else.
fn free_code(tx: &mut Tx<'_>) -> Result<String> {
    use schema::session::dsl as t;
    for _ in 0..20 {
        let code = keys::spoken_code(5);
        let taken = t::session.filter(t::code.eq(&code));
        if !diesel::select(diesel::dsl::exists(taken)).get_result::<bool>(tx.conn)? {
            return Ok(code);
        }
    }
    Err(AppError::internal("no free session code was found"))
}

/// Residents write from now on.
pub fn open(tx: &mut Tx<'_>, permit: &Permit<act::RunSession>, _r: OpenSession) -> Result<Done> {
    if repo::state(tx, permit)? != SessionState::Planned {
        return Err(Fault::WrongState.into());
    }
    use schema::session::dsl as t;
    diesel::update(t::session.find((permit.coordination()?, permit.session()?))).set(t::state.eq(SessionState::Open)).execute(tx.conn)?;
    Ok(Done {})
}

/// Nobody writes any more, and how many people were there is known.
pub fn close(tx: &mut Tx<'_>, permit: &Permit<act::RunSession>, r: CloseSession) -> Result<Done> {
    if repo::state(tx, permit)? != SessionState::Open {
        return Err(Fault::WrongState.into());
    }
    use schema::session::dsl as t;
    diesel::update(t::session.find((permit.coordination()?, permit.session()?)))
        .set((t::state.eq(SessionState::Closed), t::people.eq(r.people)))
        .execute(tx.conn)?;
    Ok(Done {})
}

//! Sessions: listed for members, planned by the coordinator, opened and closed by those who run them.

use super::repo;
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use crate::keys;
use constat_shared::api::Done;
use constat_shared::api::consultation::{
    CloseSession, OpenSession, PlanSession, ReadSessions, SessionInside, SessionMade, SessionState, SessionsView,
};
use constat_shared::error::Fault;
use constat_shared::ids::SessionId;
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
    let mut sessions = Vec::new();
    for row in repo::sessions(tx, coordination, diagnosis)? {
        let mut line = row.line;
        if coordinator || mine.contains(&line.id) {
            let numbers = repo::numbers(tx, coordination, line.id)?;
            line.inside = Some(SessionInside { code: row.code, people: row.people, numbers });
        }
        sessions.push(line);
    }
    let (title, _) = repo::diagnosis(tx, coordination, diagnosis)?;
    let workers = if coordinator { repo::workers(tx, coordination)? } else { Vec::new() };
    Ok(SessionsView { diagnosis, title, sessions, workers })
}

/// Makes a session with a code of its own.
pub fn plan(tx: &mut Tx<'_>, permit: &Permit<act::PlanSession>, r: PlanSession) -> Result<SessionMade> {
    let coordination = permit.coordination()?;
    let workers = repo::workers(tx, coordination)?;
    let mut facilitators = r.facilitators;
    facilitators.sort_unstable();
    facilitators.dedup();
    if facilitators.iter().any(|f| workers.iter().all(|w| w.id != *f)) {
        return Err(AppError::field("facilitators", Fault::FieldNotAChoice));
    }
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
    for member in facilitators {
        use schema::facilitator::dsl as t;
        diesel::insert_into(t::facilitator)
            .values((t::coordination_id.eq(coordination), t::session_id.eq(id), t::membership_id.eq(member)))
            .execute(tx.conn)?;
    }
    Ok(SessionMade { id, code })
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

//! What waits for whoever runs the coordination, listens to residents, votes or signs. What waits in group rooms is next door.

use super::work;
use crate::auth::Permit;
use crate::db::schema;
use crate::delivery;
use crate::diagnosis::facts;
use crate::dispatch::Tx;
use crate::error::Result;
use crate::prioritisation::{Waits, open_rounds};
use constat_shared::api::consultation::SessionState;
use constat_shared::api::coordination::{Closing, Waiting, WaitingKind};
use constat_shared::api::memorandum::MemorandumState;
use constat_shared::diagnosis::{StepKind, StepState, missing};
use constat_shared::ids::{CoordinationId, DiagnosisId, FindingId, LoginId, MemorandumId, SessionId};
use constat_shared::locale::Bilingual;
use constat_shared::permission::{Who, act};
use constat_shared::time::{Day, Instant};
use diesel::prelude::*;
use std::collections::HashSet;

pub(super) type Pass = Permit<act::ReadCoordination>;

/// A diagnosis and its open steps.
pub(super) struct Running {
    pub(super) id: DiagnosisId,
    pub(super) title: Bilingual,
    pub(super) open: Vec<StepKind>,
}

impl Running {
    pub(super) fn during(&self, steps: &[StepKind]) -> bool {
        steps.iter().any(|step| self.open.contains(step))
    }
}

pub(super) fn thing(kind: WaitingKind, count: usize, what: Bilingual, page: String) -> Waiting {
    Waiting { kind, count: i64::try_from(count).unwrap_or(i64::MAX), what, page }
}

/// A text that is the same in both languages: a place, what somebody wrote.
pub(super) fn as_written(text: String) -> Bilingual {
    Bilingual::new(text.clone(), text)
}

/// All that waits for this reader, the most urgent first. Nothing is counted that the reader could not read.
pub(super) fn all(tx: &mut Tx<'_>, permit: &Pass, running: &[Running], letters_stuck: i64) -> Result<Vec<Waiting>> {
    let coordination = permit.coordination()?;
    let mut out = Vec::new();
    if permit.is(Who::Coordinator) {
        office(tx, coordination, letters_stuck, &mut out)?;
        let sessions = sessions(tx, coordination, running, None)?;
        out.extend(sessions);
    }
    if permit.is(Who::Worker) {
        let mine = {
            use schema::facilitator::dsl as t;
            let rows = t::facilitator.filter(t::coordination_id.eq(coordination)).filter(t::membership_id.eq(permit.member()?.id));
            rows.select(t::session_id).load::<SessionId>(tx.conn)?
        };
        let sessions = sessions(tx, coordination, running, Some(&mine))?;
        out.extend(sessions);
        work::groups(tx, permit, running, &mut out)?;
    }
    for Waits { id, title, diagnosis } in open_rounds(tx, permit)? {
        if running.iter().any(|d| d.id == diagnosis && d.during(&[StepKind::Prioritisation])) {
            out.push(thing(WaitingKind::Ballot, 1, title, format!("/rounds/{id}")));
        }
    }
    if permit.is(Who::MandateHolder) {
        unsigned(tx, permit, running, &mut out)?;
    }
    if permit.is(Who::Manager) {
        released(tx, permit, running, &mut out)?;
    }
    out.sort_by_key(|waiting| waiting.kind);
    Ok(out)
}

fn office(tx: &mut Tx<'_>, coordination: CoordinationId, letters_stuck: i64, out: &mut Vec<Waiting>) -> Result<()> {
    if letters_stuck > 0 {
        let page = format!("/c/{coordination}/letters");
        out.push(Waiting { kind: WaitingKind::Letters, count: letters_stuck, what: Bilingual::default(), page });
    }
    let invited = {
        use schema::membership::dsl as t;
        let rows = t::membership.filter(t::coordination_id.eq(coordination)).filter(t::state.eq("invited"));
        rows.count().get_result::<i64>(tx.conn)?
    };
    if invited > 0 {
        let page = format!("/c/{coordination}/members");
        out.push(Waiting { kind: WaitingKind::Invitations, count: invited, what: Bilingual::default(), page });
    }
    for late in delivery::overdue(tx, coordination)? {
        out.push(thing(WaitingKind::AnswersOverdue, late.answers, late.title, format!("/memoranda/{}/delivery", late.memorandum)));
    }
    Ok(())
}

/// Sessions to open, to close, to read; `only` these, where the reader does not run all of them.
fn sessions(tx: &mut Tx<'_>, coordination: CoordinationId, running: &[Running], only: Option<&[SessionId]>) -> Result<Vec<Waiting>> {
    use schema::{contribution as c, session as s};
    let rows = s::table
        .filter(s::coordination_id.eq(coordination))
        .order((s::day, s::id))
        .select((s::id, s::diagnosis_id, s::place, s::day, s::state))
        .load::<(SessionId, DiagnosisId, String, Day, SessionState)>(tx.conn)?;
    let received: Vec<SessionId> =
        c::table.filter(c::coordination_id.eq(coordination)).filter(c::state.eq("received")).select(c::session_id).load(tx.conn)?;
    let mut out = Vec::new();
    for (id, diagnosis, place, day, state) in rows {
        let heard = running.iter().any(|d| d.id == diagnosis && d.during(&[StepKind::Consultation]));
        if !heard || only.is_some_and(|mine| !mine.contains(&id)) {
            continue;
        }
        let page = format!("/sessions/{id}");
        match state {
            SessionState::Planned if day <= tx.today => {
                out.push(thing(WaitingKind::SessionToOpen, 1, as_written(place.clone()), page.clone()));
            }
            SessionState::Open if day < tx.today => {
                out.push(thing(WaitingKind::SessionToClose, 1, as_written(place.clone()), page.clone()));
            }
            SessionState::Planned | SessionState::Open | SessionState::Closed => {}
        }
        let waiting = received.iter().filter(|session| **session == id).count();
        if waiting > 0 {
            out.push(thing(WaitingKind::Queue, waiting, as_written(place), page));
        }
    }
    Ok(out)
}

/// Memoranda in adoption that the reader's organisation has said nothing of.
fn unsigned(tx: &mut Tx<'_>, permit: &Pass, running: &[Running], out: &mut Vec<Waiting>) -> Result<()> {
    use schema::{memorandum as m, signature as s};
    let coordination = permit.coordination()?;
    let Some(organisation) = permit.member()?.organisation else { return Ok(()) };
    let offered = m::table
        .filter(m::coordination_id.eq(coordination))
        .filter(m::state.eq(MemorandumState::Adoption))
        .select((m::id, m::diagnosis_id, m::title_fr, m::title_nl))
        .load::<(MemorandumId, DiagnosisId, String, String)>(tx.conn)?;
    for (id, diagnosis, fr, nl) in offered {
        let said = s::table.find((coordination, id, organisation));
        let said: bool = diesel::select(diesel::dsl::exists(said)).get_result(tx.conn)?;
        if !said && running.iter().any(|d| d.id == diagnosis && d.during(&[StepKind::Adoption])) {
            out.push(thing(WaitingKind::Memorandum, 1, Bilingual::new(fr, nl), format!("/memoranda/{id}/adoption")));
        }
    }
    Ok(())
}

/// How far back a first visit looks.
const FIRST_LOOK: i32 = 30;

/// Findings that were released from the day of the reader's last sign-in before this one.
fn released(tx: &mut Tx<'_>, permit: &Pass, running: &[Running], out: &mut Vec<Waiting>) -> Result<()> {
    let coordination = permit.coordination()?;
    let here = permit.caller().person.as_ref().map(|person| person.login);
    let before = {
        use schema::login::dsl as t;
        let rows = t::login.filter(t::person_id.eq(permit.person()?)).order(t::created_at.desc()).select((t::id, t::created_at)).limit(20);
        let rows = rows.load::<(LoginId, Instant)>(tx.conn)?;
        rows.into_iter().skip_while(|(id, _)| Some(*id) != here).nth(1).map(|(_, at)| at)
    };
    let since = before.map_or_else(|| tx.today.plus(-FIRST_LOOK), |at| tx.app.clock.day(at));
    let told: HashSet<Vec<u8>> = {
        use schema::journal::dsl as t;
        let rows = t::journal
            .filter(t::coordination_id.eq(coordination))
            .filter(t::action.eq("finding.release"))
            .filter(t::day.ge(since))
            .select(t::target)
            .load::<Option<Vec<u8>>>(tx.conn)?;
        rows.into_iter().flatten().collect()
    };
    for diagnosis in running {
        let there: HashSet<FindingId> = crate::finding::released(tx.conn, coordination, diagnosis.id)?;
        let new = there.iter().filter(|id| told.contains(id.bytes().as_slice())).count();
        if new > 0 {
            out.push(thing(WaitingKind::Released, new, diagnosis.title.clone(), format!("/d/{}/findings", diagnosis.id)));
        }
    }
    Ok(())
}

/// What is missing before each open step may close; for the coordinator, since it counts what is in rooms.
pub(super) fn closing(tx: &mut Tx<'_>, coordination: CoordinationId, running: &[Running]) -> Result<Vec<Closing>> {
    use schema::step::dsl as t;
    let mut out = Vec::new();
    for diagnosis in running.iter().filter(|d| !d.open.is_empty()) {
        let (_, state) = facts::state(tx, coordination, diagnosis.id)?;
        let facts = facts::facts(tx, coordination, diagnosis.id)?;
        let ends = t::step
            .filter(t::coordination_id.eq(coordination))
            .filter(t::diagnosis_id.eq(diagnosis.id))
            .order(t::place.asc())
            .select(t::ends)
            .load::<Option<Day>>(tx.conn)?;
        for (step, ends) in state.steps.iter().zip(ends).filter(|(step, _)| step.state == StepState::Open) {
            let missing = missing(step.kind, &state, &facts);
            out.push(Closing { diagnosis: diagnosis.id, title: diagnosis.title.clone(), step: step.kind, ends, missing });
        }
    }
    Ok(out)
}

//! What concerns the reader today.

use super::waiting::{self, Running};
use crate::auth::{Permit, standing};
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::api::coordination::{CoordinationView, DiagnosisLine, MyGroup, OrganisationKind, OrganisationLine, ReadCoordination};
use constat_shared::diagnosis::StepKind;
use constat_shared::ids::{CoordinationId, DiagnosisId, GroupId, OrganisationId, SessionId};
use constat_shared::locale::Bilingual;
use constat_shared::permission::{Who, act};
use diesel::prelude::*;
use std::collections::HashMap;

/// Diagnoses, the reader's groups and sessions, organisations.
pub fn read(tx: &mut Tx<'_>, permit: &Permit<act::ReadCoordination>, _r: ReadCoordination) -> Result<CoordinationView> {
    let id = permit.coordination()?;
    let me = permit.member()?.id;
    let (name, territory) = {
        use schema::coordination::dsl as t;
        let (a, b, c, d) =
            t::coordination
                .find(id)
                .select((t::name_fr, t::name_nl, t::territory_fr, t::territory_nl))
                .first::<(String, String, String, String)>(tx.conn)?;
        (Bilingual::new(a, b), Bilingual::new(c, d))
    };
    let running: Vec<Running> = {
        use schema::diagnosis::dsl as t;
        let rows = t::diagnosis
            .filter(t::coordination_id.eq(id))
            .order(t::created_at.desc())
            .select((t::id, t::title_fr, t::title_nl))
            .load::<(DiagnosisId, String, String)>(tx.conn)?;
        let mut open: HashMap<DiagnosisId, Vec<StepKind>> = HashMap::new();
        for (diagnosis, kind) in standing::all_open_steps(tx.conn, id)? {
            open.entry(diagnosis).or_default().push(kind);
        }
        let line = |(id, fr, nl)| Running { id, title: Bilingual::new(fr, nl), open: open.remove(&id).unwrap_or_default() };
        rows.into_iter().map(line).collect()
    };
    let groups = {
        use schema::{group_member as m, working_group as g};
        let rows = g::table
            .inner_join(m::table.on(m::group_id.eq(g::id)))
            .filter(g::coordination_id.eq(id))
            .filter(m::membership_id.eq(me))
            .order(g::name_fr.asc())
            .select((g::id, g::name_fr, g::name_nl))
            .load::<(GroupId, String, String)>(tx.conn)?;
        rows.into_iter().map(|(id, fr, nl)| MyGroup { id, name: Bilingual::new(fr, nl) }).collect()
    };
    let sessions = {
        use schema::{facilitator as f, session as s};
        s::table
            .inner_join(f::table.on(f::session_id.eq(s::id)))
            .filter(s::coordination_id.eq(id))
            .filter(f::membership_id.eq(me))
            .filter(s::state.ne("closed"))
            .order(s::day.asc())
            .select((s::id, s::place))
            .load::<(SessionId, String)>(tx.conn)?
    };
    let coordinates = permit.is(Who::Coordinator);
    let letters_stuck = if coordinates { super::letters::stuck(tx, id)? } else { 0 };
    let waiting = waiting::all(tx, permit, &running, letters_stuck)?;
    let closing = if coordinates { waiting::closing(tx, id, &running)? } else { Vec::new() };
    let reminders = if coordinates { Some(super::remind::numbers(tx, id)?) } else { None };
    let diagnoses = running.into_iter().map(|d| DiagnosisLine { id: d.id, title: d.title, open: d.open }).collect();
    let organisations = organisations(tx, id)?;
    Ok(CoordinationView { id, name, territory, diagnoses, groups, sessions, organisations, letters_stuck, waiting, closing, reminders })
}

/// Member organisations by name.
pub(super) fn organisations(tx: &mut Tx<'_>, coordination: CoordinationId) -> Result<Vec<OrganisationLine>> {
    use schema::organisation::dsl as t;
    let rows = t::organisation.filter(t::coordination_id.eq(coordination)).order(t::name.asc()).select((t::id, t::name, t::kind)).load::<(
        OrganisationId,
        String,
        OrganisationKind,
    )>(
        tx.conn,
    )?;
    Ok(rows.into_iter().map(|(id, name, kind)| OrganisationLine { id, name, kind }).collect())
}

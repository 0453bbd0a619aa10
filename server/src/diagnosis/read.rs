//! A diagnosis as its members see it.

use super::facts;
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::api::coordination::OrganisationKind;
use constat_shared::api::diagnosis::{DiagnosisView, GroupMemberView, GroupView, ReadDiagnosis, StepView, ThemeView};
use constat_shared::diagnosis::{Denied, Event, Missing, StepState, ThemeCode, missing, transition};
use constat_shared::ids::{GroupId, MembershipId, OrganisationId, StepId, ThemeId};
use constat_shared::locale::Bilingual;
use constat_shared::permission::{Role, Who, act};
use constat_shared::time::Day;
use diesel::prelude::*;

type Pass = Permit<act::ReadDiagnosis>;

/// Everything; names in groups only for those who may know them.
pub fn read(tx: &mut Tx<'_>, permit: &Pass, _r: ReadDiagnosis) -> Result<DiagnosisView> {
    let (coordination, id) = (permit.coordination()?, permit.diagnosis()?);
    use schema::diagnosis::dsl as t;
    type Row = (String, String, String, String, String, String);
    let (title_fr, title_nl, method, territory, promise_fr, promise_nl) = t::diagnosis
        .find((coordination, id))
        .select((t::title_fr, t::title_nl, t::method, t::territory, t::promise_fr, t::promise_nl))
        .first::<Row>(tx.conn)?;
    let themes = themes(tx, permit)?;
    Ok(DiagnosisView {
        id,
        coordination,
        title: Bilingual::new(title_fr, title_nl),
        method,
        territory,
        promise: Bilingual::new(promise_fr, promise_nl),
        steps: steps(tx, permit)?,
        groups: groups(tx, permit, &themes)?,
        candidates: candidates(tx, permit)?,
        themes,
    })
}

fn steps(tx: &mut Tx<'_>, permit: &Pass) -> Result<Vec<StepView>> {
    let (coordination, diagnosis) = (permit.coordination()?, permit.diagnosis()?);
    let (ids, state) = facts::state(tx, coordination, diagnosis)?;
    // Guards count drafts' absence and contributions: for the coordinator alone.
    let shown = permit.is(Who::Coordinator);
    let facts = if shown { facts::facts(tx, coordination, diagnosis)? } else { constat_shared::diagnosis::Facts::default() };
    use schema::{step as s, step_reason as r};
    let dates = s::table
        .filter(s::coordination_id.eq(coordination))
        .filter(s::diagnosis_id.eq(diagnosis))
        .select((s::id, s::starts, s::ends))
        .load::<(StepId, Option<Day>, Option<Day>)>(tx.conn)?;
    let reasons = r::table
        .inner_join(s::table.on(s::id.eq(r::step_id)))
        .filter(r::coordination_id.eq(coordination))
        .filter(s::diagnosis_id.eq(diagnosis))
        .order(r::at.asc())
        .select((r::step_id, r::reason))
        .load::<(StepId, String)>(tx.conn)?;
    let view = |(place, id): (usize, &StepId)| -> Option<StepView> {
        let now = state.steps.get(place)?;
        let (_, starts, ends) = *dates.iter().find(|d| d.0 == *id)?;
        let still = match now.state {
            _ if !shown => Vec::new(),
            StepState::Open => missing(now.kind, &state, &facts),
            StepState::Planned => to_open(&state, place, &facts),
            StepState::Closed => Vec::new(),
        };
        Some(StepView {
            id: *id,
            kind: now.kind,
            state: now.state,
            starts,
            ends,
            missing: still,
            reasons: reasons.iter().filter(|(step, _)| step == id).map(|(_, reason)| reason.clone()).collect(),
        })
    };
    Ok(ids.iter().enumerate().filter_map(view).collect())
}

fn to_open(state: &constat_shared::diagnosis::State, place: usize, facts: &constat_shared::diagnosis::Facts) -> Vec<Missing> {
    match transition(state, place, &Event::Open { override_reason: None }, facts) {
        Err(Denied::Missing(missing)) => missing,
        _ => Vec::new(),
    }
}

fn themes(tx: &mut Tx<'_>, permit: &Pass) -> Result<Vec<ThemeView>> {
    let coordination = permit.coordination()?;
    use schema::{theme as t, theme_voice as v};
    let rows = t::table
        .filter(t::coordination_id.eq(coordination))
        .filter(t::diagnosis_id.eq(permit.diagnosis()?))
        .select((t::id, t::code, t::chosen, t::why_empty))
        .load::<(ThemeId, ThemeCode, bool, String)>(tx.conn)?;
    let voices = v::table.filter(v::coordination_id.eq(coordination)).select((v::theme_id, v::mark)).load::<(ThemeId, Vec<u8>)>(tx.conn)?;
    let person = permit.person()?;
    let mut out: Vec<ThemeView> = rows
        .into_iter()
        .map(|(id, code, chosen, why_empty)| {
            let mark = tx.app.keys.mark(&[b"theme", person.bytes(), id.bytes()]);
            let all = voices.iter().filter(|(theme, _)| *theme == id);
            ThemeView {
                id,
                code,
                chosen,
                why_empty,
                voices: i64::try_from(all.clone().count()).unwrap_or(i64::MAX),
                mine: all.into_iter().any(|(_, m)| *m == mark),
            }
        })
        .collect();
    out.sort_by_key(|t| t.code);
    Ok(out)
}

fn groups(tx: &mut Tx<'_>, permit: &Pass, themes: &[ThemeView]) -> Result<Vec<GroupView>> {
    let coordination = permit.coordination()?;
    use schema::{group_member as g, membership as m, organisation as o, person as p, working_group as w};
    let rows = w::table
        .filter(w::coordination_id.eq(coordination))
        .filter(w::diagnosis_id.eq(permit.diagnosis()?))
        .order(w::name_fr.asc())
        .select((w::id, w::name_fr, w::name_nl, w::theme_id))
        .load::<(GroupId, String, String, ThemeId)>(tx.conn)?;
    type In = (GroupId, MembershipId, String, Option<OrganisationId>);
    let inside = g::table
        .inner_join(m::table.on(m::id.eq(g::membership_id)))
        .inner_join(p::table.on(p::id.eq(m::person_id)))
        .filter(g::coordination_id.eq(coordination))
        .order(p::name.asc())
        .select((g::group_id, m::id, p::name, m::organisation_id))
        .load::<In>(tx.conn)?;
    let kinds = o::table
        .filter(o::coordination_id.eq(coordination))
        .select((o::id, o::kind))
        .load::<(OrganisationId, OrganisationKind)>(tx.conn)?;
    let kind_of = |id: &Option<OrganisationId>| id.and_then(|id| kinds.iter().find(|(o, _)| *o == id)).map(|(_, kind)| *kind);
    // Managers see themes and numbers, not persons.
    let names = permit.is(Who::Coordinator) || permit.is(Who::Worker);
    let me = permit.member()?.id;
    Ok(rows
        .into_iter()
        .filter_map(|(id, fr, nl, theme)| {
            let of_group: Vec<&In> = inside.iter().filter(|row| row.0 == id).collect();
            let count = |kind| i64::try_from(of_group.iter().filter(|row| kind_of(&row.3) == Some(kind)).count()).unwrap_or(i64::MAX);
            Some(GroupView {
                id,
                name: Bilingual::new(fr, nl),
                theme: themes.iter().find(|t| t.id == theme)?.code,
                public: count(OrganisationKind::Public),
                associations: count(OrganisationKind::Association),
                enter: permit.is(Who::Coordinator) || of_group.iter().any(|row| row.1 == me),
                members: if names {
                    of_group.iter().map(|row| GroupMemberView { id: row.1, name: row.2.clone() }).collect()
                } else {
                    Vec::new()
                },
            })
        })
        .collect())
}

fn candidates(tx: &mut Tx<'_>, permit: &Pass) -> Result<Vec<GroupMemberView>> {
    if !permit.is(Who::Coordinator) {
        return Ok(Vec::new());
    }
    use schema::{membership as m, person as p};
    let rows = m::table
        .inner_join(p::table.on(p::id.eq(m::person_id)))
        .filter(m::coordination_id.eq(permit.coordination()?))
        .filter(m::role.eq_any([Role::Worker, Role::Expert]))
        .filter(m::state.ne("ended"))
        .order(p::name.asc())
        .select((m::id, p::name))
        .load::<(MembershipId, String)>(tx.conn)?;
    Ok(rows.into_iter().map(|(id, name)| GroupMemberView { id, name }).collect())
}

//! What the guards look at, counted from rows at the time of the question.

use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::diagnosis::{Facts, State, StepKind, StepNow, StepState};
use constat_shared::ids::{ContributionId, CoordinationId, DiagnosisId, FindingId, MemorandumId, StepId, ThemeId};
use constat_shared::time::Day;
use diesel::prelude::*;

/// Steps in their order.
pub fn state(tx: &mut Tx<'_>, coordination: CoordinationId, diagnosis: DiagnosisId) -> Result<(Vec<StepId>, State)> {
    use schema::step::dsl as t;
    let rows = t::step
        .filter(t::coordination_id.eq(coordination))
        .filter(t::diagnosis_id.eq(diagnosis))
        .order(t::place.asc())
        .select((t::id, t::kind, t::state, t::starts, t::ends))
        .load::<(StepId, StepKind, StepState, Option<Day>, Option<Day>)>(tx.conn)?;
    let ids = rows.iter().map(|r| r.0).collect();
    let steps =
        rows.into_iter().map(|(_, kind, state, starts, ends)| StepNow { kind, state, dated: starts.is_some() && ends.is_some() }).collect();
    Ok((ids, State { steps }))
}

fn number(count: impl TryInto<u32>) -> u32 {
    count.try_into().unwrap_or(u32::MAX)
}

/// All counts.
pub fn facts(tx: &mut Tx<'_>, coordination: CoordinationId, diagnosis: DiagnosisId) -> Result<Facts> {
    let mut facts = Facts::default();
    themes(tx, coordination, diagnosis, &mut facts)?;
    residents(tx, coordination, diagnosis, &mut facts)?;
    rounds(tx, coordination, diagnosis, &mut facts)?;
    memorandum(tx, coordination, diagnosis, &mut facts)?;
    Ok(facts)
}

fn themes(tx: &mut Tx<'_>, coordination: CoordinationId, diagnosis: DiagnosisId, facts: &mut Facts) -> Result<()> {
    use schema::{finding as f, theme as t, working_group as g};
    let chosen = t::table
        .filter(t::coordination_id.eq(coordination))
        .filter(t::diagnosis_id.eq(diagnosis))
        .filter(t::chosen.eq(true))
        .select((t::id, t::why_empty))
        .load::<(ThemeId, String)>(tx.conn)?;
    let findings = f::table
        .filter(f::coordination_id.eq(coordination))
        .filter(f::diagnosis_id.eq(diagnosis))
        .filter(f::version.gt(0))
        .filter(f::state.ne("withdrawn"))
        .select((f::theme_id, f::id))
        .load::<(ThemeId, FindingId)>(tx.conn)?;
    // A new version under work does not take the earlier one away.
    let released = crate::finding::released(tx.conn, coordination, diagnosis)?;
    facts.themes = number(chosen.len());
    facts.groups = number(
        g::table.filter(g::coordination_id.eq(coordination)).filter(g::diagnosis_id.eq(diagnosis)).count().get_result::<i64>(tx.conn)?,
    );
    let empty = |theme: &ThemeId| !findings.iter().any(|(t, _)| t == theme);
    facts.themes_without_finding = number(chosen.iter().filter(|(theme, why)| why.is_empty() && empty(theme)).count());
    let unreleased = |theme: &ThemeId| !empty(theme) && !findings.iter().any(|(t, id)| t == theme && released.contains(id));
    facts.themes_unreleased = number(chosen.iter().filter(|(theme, _)| unreleased(theme)).count());
    Ok(())
}

fn residents(tx: &mut Tx<'_>, coordination: CoordinationId, diagnosis: DiagnosisId, facts: &mut Facts) -> Result<()> {
    use schema::{contribution as c, contribution_finding as l, session as s};
    let sessions = s::table
        .filter(s::coordination_id.eq(coordination))
        .filter(s::diagnosis_id.eq(diagnosis))
        .select((s::state, s::people))
        .load::<(String, Option<i32>)>(tx.conn)?;
    facts.sessions = number(sessions.iter().filter(|(state, _)| state != "planned").count());
    facts.sessions_unfinished =
        number(sessions.iter().filter(|(state, people)| state == "open" || (state == "closed" && people.is_none())).count());
    let of_state = |tx: &mut Tx<'_>, state: &str| -> QueryResult<Vec<ContributionId>> {
        c::table
            .inner_join(s::table.on(s::id.eq(c::session_id)))
            .filter(c::coordination_id.eq(coordination))
            .filter(s::diagnosis_id.eq(diagnosis))
            .filter(c::state.eq(state))
            .select(c::id)
            .load(tx.conn)
    };
    facts.contributions_waiting = number(of_state(tx, "received")?.len());
    let accepted = of_state(tx, "accepted")?;
    let tied = l::table.filter(l::coordination_id.eq(coordination)).select(l::contribution_id).load::<ContributionId>(tx.conn)?;
    facts.contributions_unread = number(accepted.iter().filter(|id| !tied.contains(id)).count());
    Ok(())
}

fn rounds(tx: &mut Tx<'_>, coordination: CoordinationId, diagnosis: DiagnosisId, facts: &mut Facts) -> Result<()> {
    use schema::round as r;
    let rounds = r::table
        .filter(r::coordination_id.eq(coordination))
        .filter(r::diagnosis_id.eq(diagnosis))
        .select((r::college, r::state))
        .load::<(String, String)>(tx.conn)?;
    facts.rounds_closed = number(rounds.iter().filter(|(_, state)| state == "closed").count());
    facts.rounds_unfinished = number(rounds.len()) - facts.rounds_closed;
    facts.resident_rounds = number(rounds.iter().filter(|(college, _)| college == "residents").count());
    facts.resident_rounds_closed = number(rounds.iter().filter(|(college, state)| college == "residents" && state == "closed").count());
    Ok(())
}

fn memorandum(tx: &mut Tx<'_>, coordination: CoordinationId, diagnosis: DiagnosisId, facts: &mut Facts) -> Result<()> {
    use schema::{membership as b, memorandum as m, recipient as p, recommendation as r, signature as s};
    type Row = (MemorandumId, String, String, String, String, String, String);
    let row = m::table
        .filter(m::coordination_id.eq(coordination))
        .filter(m::diagnosis_id.eq(diagnosis))
        .select((m::id, m::title_fr, m::title_nl, m::preface_fr, m::preface_nl, m::working_language, m::state))
        .first::<Row>(tx.conn)
        .optional()?;
    let Some((id, title_fr, title_nl, preface_fr, preface_nl, working, state)) = row else { return Ok(()) };
    facts.memorandum = true;
    facts.sealed = state == "sealed";
    type Asked = (Option<FindingId>, Option<constat_shared::ids::RecipientId>, Option<Day>, String, String);
    let asked = r::table
        .filter(r::coordination_id.eq(coordination))
        .filter(r::memorandum_id.eq(id))
        .select((r::finding_id, r::recipient_id, r::due, r::text_fr, r::text_nl))
        .load::<Asked>(tx.conn)?;
    facts.recommendations = number(asked.len());
    facts.recommendations_incomplete = number(asked.iter().filter(|(f, p, d, _, _)| f.is_none() || p.is_none() || d.is_none()).count());
    if working.is_empty() {
        let pairs = [(&title_fr, &title_nl), (&preface_fr, &preface_nl)].into_iter().chain(asked.iter().map(|(_, _, _, fr, nl)| (fr, nl)));
        facts.texts_untranslated = number(pairs.filter(|(fr, nl)| fr.is_empty() != nl.is_empty()).count());
    }
    let mandates = b::table
        .filter(b::coordination_id.eq(coordination))
        .filter(b::mandate.eq(true))
        .filter(b::state.eq("active"))
        .count()
        .get_result::<i64>(tx.conn)?;
    let given =
        s::table.filter(s::coordination_id.eq(coordination)).filter(s::memorandum_id.eq(id)).select(s::signs).load::<bool>(tx.conn)?;
    facts.signatures = number(given.iter().filter(|signs| **signs).count());
    facts.mandates_silent = number(mandates).saturating_sub(number(given.len()));
    let states =
        p::table.filter(p::coordination_id.eq(coordination)).filter(p::memorandum_id.eq(id)).select(p::state).load::<String>(tx.conn)?;
    facts.recipients = number(states.len());
    facts.recipients_waiting = number(states.iter().filter(|s| !matches!(s.as_str(), "reached" | "unreachable")).count());
    Ok(())
}

//! What waits for a worker in the rooms of their own groups. Marks tell what is the reader's own; nobody else's is looked at.

use super::waiting::{Pass, Running, as_written, thing};
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::api::coordination::{Waiting, WaitingKind};
use constat_shared::api::finding::FindingState;
use constat_shared::diagnosis::StepKind;
use constat_shared::ids::{ContributionId, DiagnosisId, FindingId, GroupId, ThemeId};
use constat_shared::locale::Bilingual;
use diesel::prelude::*;
use std::collections::HashSet;

/// Own drafts, proposals without the reader's word, objections to answer, residents' words to tie.
pub(super) fn groups(tx: &mut Tx<'_>, permit: &Pass, running: &[Running], out: &mut Vec<Waiting>) -> Result<()> {
    use schema::{group_member as m, working_group as g};
    let coordination = permit.coordination()?;
    let mine = g::table
        .inner_join(m::table.on(m::group_id.eq(g::id).and(m::coordination_id.eq(g::coordination_id))))
        .filter(g::coordination_id.eq(coordination))
        .filter(m::membership_id.eq(permit.member()?.id))
        .order(g::name_fr.asc())
        .select((g::id, g::diagnosis_id, g::theme_id, g::name_fr, g::name_nl))
        .load::<(GroupId, DiagnosisId, ThemeId, String, String)>(tx.conn)?;
    for (group, diagnosis, theme, fr, nl) in mine {
        let Some(diagnosis) = running.iter().find(|d| d.id == diagnosis) else { continue };
        if diagnosis.during(&[StepKind::Findings, StepKind::Synthesis]) {
            findings(tx, permit, group, out)?;
        }
        if diagnosis.during(&[StepKind::Consultation, StepKind::Synthesis]) {
            let left = untied(tx, permit, diagnosis.id, theme)?;
            if left > 0 {
                out.push(thing(WaitingKind::Code, left, Bilingual::new(fr, nl), format!("/groups/{group}#heard")));
            }
        }
    }
    Ok(())
}

fn findings(tx: &mut Tx<'_>, permit: &Pass, group: GroupId, out: &mut Vec<Waiting>) -> Result<()> {
    use schema::{finding as f, voice as v};
    let (coordination, person) = (permit.coordination()?, permit.person()?);
    let rows = f::table
        .filter(f::coordination_id.eq(coordination))
        .filter(f::group_id.eq(group))
        .filter(f::state.eq_any([FindingState::Draft, FindingState::Proposed]))
        .order(f::number.asc())
        .select((f::id, f::state, f::sentence, f::author))
        .load::<(FindingId, FindingState, String, Option<Vec<u8>>)>(tx.conn)?;
    let ids: Vec<FindingId> = rows.iter().map(|row| row.0).collect();
    let voices = v::table
        .filter(v::coordination_id.eq(coordination))
        .filter(v::finding_id.eq_any(&ids))
        .select((v::finding_id, v::mark, v::consents, v::answer))
        .load::<(FindingId, Option<Vec<u8>>, bool, String)>(tx.conn)?;
    for (id, state, sentence, author) in rows {
        let mark = |purpose: &[u8]| Some(tx.app.keys.mark(&[purpose, person.bytes(), id.bytes()]));
        let own = author == mark(b"author");
        let of_it = || voices.iter().filter(|(finding, ..)| *finding == id);
        let objections = of_it().filter(|(_, _, consents, answer)| !consents && answer.is_empty()).count();
        let (kind, count) = match state {
            FindingState::Draft if own => (WaitingKind::Draft, 1),
            FindingState::Proposed if own && objections > 0 => (WaitingKind::Objections, objections),
            FindingState::Proposed if own && of_it().any(|(_, _, consents, _)| *consents) => (WaitingKind::Validate, 1),
            FindingState::Proposed if !own && !of_it().any(|(_, voice, ..)| *voice == mark(b"voice")) => (WaitingKind::Consent, 1),
            _ => continue,
        };
        out.push(thing(kind, count, as_written(sentence), format!("/findings/{id}")));
    }
    Ok(())
}

/// Accepted contributions on the group's theme that no finding rests on.
fn untied(tx: &mut Tx<'_>, permit: &Pass, diagnosis: DiagnosisId, theme: ThemeId) -> Result<usize> {
    use schema::{contribution as c, contribution_finding as l, session as s};
    let coordination = permit.coordination()?;
    let accepted: Vec<ContributionId> = c::table
        .inner_join(s::table.on(s::id.eq(c::session_id).and(s::coordination_id.eq(c::coordination_id))))
        .filter(c::coordination_id.eq(coordination))
        .filter(s::diagnosis_id.eq(diagnosis))
        .filter(c::theme_id.eq(theme))
        .filter(c::state.eq("accepted"))
        .select(c::id)
        .load(tx.conn)?;
    let tied: HashSet<ContributionId> = l::table
        .filter(l::coordination_id.eq(coordination))
        .filter(l::contribution_id.eq_any(&accepted))
        .select(l::contribution_id)
        .load(tx.conn)?
        .into_iter()
        .collect();
    Ok(accepted.len() - tied.len())
}

//! What the groups released, with its proof. A group that writes a new version shows the last released one here.

use super::repo::{self, Version};
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::api::finding::{FindingState, PlenaryFinding, PlenaryView, ReadPlenary};
use constat_shared::diagnosis::ThemeCode;
use constat_shared::ids::{ContributionId, CoordinationId, FindingId, ThemeId};
use constat_shared::locale::Bilingual;
use constat_shared::permission::{Who, act};
use diesel::prelude::*;
use std::collections::HashSet;

type Row = (FindingId, i32, FindingState, i32, ThemeCode);

/// Released findings for all; validated ones for workers and the coordinator as well.
pub fn read(tx: &mut Tx<'_>, permit: &Permit<act::ReadPlenary>, r: ReadPlenary) -> Result<PlenaryView> {
    use schema::{contribution as c, diagnosis as d, finding as f, theme as t};
    let (coordination, diagnosis) = (permit.coordination()?, permit.diagnosis()?);
    let (fr, nl) = d::table.find((coordination, diagnosis)).select((d::title_fr, d::title_nl)).first::<(String, String)>(tx.conn)?;
    let mut themes = t::table
        .filter(t::coordination_id.eq(coordination))
        .filter(t::diagnosis_id.eq(diagnosis))
        .filter(t::chosen.eq(true))
        .select((t::id, t::code))
        .load::<(ThemeId, ThemeCode)>(tx.conn)?;
    themes.sort_by_key(|(_, code)| *code);
    let rows = f::table
        .inner_join(t::table.on(t::id.eq(f::theme_id).and(t::coordination_id.eq(f::coordination_id))))
        .filter(f::coordination_id.eq(coordination))
        .filter(f::diagnosis_id.eq(diagnosis))
        .filter(f::version.gt(0))
        .filter(f::state.ne(FindingState::Withdrawn))
        .order(f::number.asc())
        .select((f::id, f::number, f::state, f::version, t::code))
        .load::<Row>(tx.conn)?;
    let accepted: HashSet<ContributionId> = c::table
        .filter(c::coordination_id.eq(coordination))
        .filter(c::state.eq("accepted"))
        .select(c::id)
        .load(tx.conn)?
        .into_iter()
        .collect();
    let insider = permit.is(Who::Worker) || permit.is(Who::Coordinator);
    let mut findings = Vec::new();
    for row in rows.into_iter().filter(|row| r.theme.is_none_or(|theme| theme == row.4)) {
        // Who is no insider reads on in the version that was released, while the group is past it.
        let version = repo::versions(tx.conn, coordination, row.0)?.into_iter().rfind(|v| insider || v.kept.released);
        if let Some(version) = version {
            findings.push(finding(tx, coordination, row, version, &accepted)?);
        }
    }
    findings.sort_by_key(|f| (f.theme, f.number));
    Ok(PlenaryView { diagnosis, title: Bilingual::new(fr, nl), themes, findings })
}

/// A version with what it rests on: the finding's own rows while it stands, what was set down with it once the group has
/// begun the next one.
fn finding(
    tx: &mut Tx<'_>,
    coordination: CoordinationId,
    row: Row,
    version: Version,
    accepted: &HashSet<ContributionId>,
) -> Result<PlenaryFinding> {
    let (id, number, state, newest, theme) = row;
    let stands = !state.writable() && version.number == newest;
    let (quotes, evidence, heard) = if stands {
        (repo::quotes(tx.conn, coordination, id)?, repo::evidence(tx.conn, coordination, id)?, repo::ties(tx.conn, coordination, id)?)
    } else {
        let rested = version.rested.unwrap_or_default();
        (rested.quotes, rested.evidence, rested.heard)
    };
    let voices = heard.iter().filter(|id| accepted.contains(id)).count();
    Ok(PlenaryFinding {
        id,
        number,
        theme,
        released: version.kept.released,
        language: version.kept.language,
        version: version.number,
        saying: version.kept.saying,
        quotes,
        evidence,
        voices: i64::try_from(voices).unwrap_or(i64::MAX),
    })
}

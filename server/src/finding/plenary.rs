//! What the groups released, with its proof. A group that writes a new version shows the last released one here.

use super::repo;
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::api::finding::{FindingState, PlenaryFinding, PlenaryView, ReadPlenary};
use constat_shared::diagnosis::ThemeCode;
use constat_shared::ids::{FindingId, ThemeId};
use constat_shared::locale::Bilingual;
use constat_shared::permission::{Who, act};
use diesel::prelude::*;

/// Released findings for all; validated ones for workers and the coordinator as well.
pub fn read(tx: &mut Tx<'_>, permit: &Permit<act::ReadPlenary>, r: ReadPlenary) -> Result<PlenaryView> {
    use schema::{contribution as c, contribution_finding as l, diagnosis as d, finding as f, theme as t};
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
        .inner_join(t::table.on(t::id.eq(f::theme_id)))
        .filter(f::coordination_id.eq(coordination))
        .filter(f::diagnosis_id.eq(diagnosis))
        .filter(f::version.gt(0))
        .filter(f::state.ne(FindingState::Withdrawn))
        .order(f::number.asc())
        .select((f::id, f::number, t::code))
        .load::<(FindingId, i32, ThemeCode)>(tx.conn)?;
    let insider = permit.is(Who::Worker) || permit.is(Who::Coordinator);
    let ties = l::table
        .inner_join(c::table.on(c::id.eq(l::contribution_id)))
        .filter(l::coordination_id.eq(coordination))
        .filter(c::state.eq("accepted"))
        .select(l::finding_id)
        .load::<FindingId>(tx.conn)?;
    let mut findings = Vec::new();
    for (id, number, theme) in rows.into_iter().filter(|row| r.theme.is_none_or(|theme| theme == row.2)) {
        let Some((version, kept)) = repo::newest(tx.conn, coordination, id)? else { continue };
        if !kept.released && !insider {
            continue;
        }
        findings.push(PlenaryFinding {
            id,
            number,
            theme,
            released: kept.released,
            language: kept.language,
            version,
            saying: kept.saying,
            quotes: repo::quotes(tx.conn, coordination, id)?,
            evidence: repo::evidence(tx.conn, coordination, id)?,
            voices: i64::try_from(ties.iter().filter(|f| **f == id).count()).unwrap_or(i64::MAX),
        });
    }
    findings.sort_by_key(|f| (f.theme, f.number));
    Ok(PlenaryView { diagnosis, title: Bilingual::new(fr, nl), themes, findings })
}

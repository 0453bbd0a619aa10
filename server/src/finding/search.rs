//! Search in the plenary, and in a group room: each inside what its permit opens.

use super::{plenary as square, repo};
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use crate::search::{self, Found, Shelf};
use constat_shared::api::finding::{FindingState, GroupFind, GroupFinds, HeardView, PlenaryFinds, SearchGroup, SearchPlenary};
use constat_shared::ids::{ContributionId, FindingId, GroupId};
use constat_shared::locale::{Bilingual, Locale};
use constat_shared::permission::{Who, act};
use constat_shared::wording;
use diesel::prelude::*;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What was found, as ids of one kind.
fn ids<T>(found: Found, id: fn(Uuid) -> T) -> (Vec<T>, bool) {
    (found.things.iter().filter_map(|(thing, _)| Uuid::from_slice(thing).ok().map(id)).collect(), found.more)
}

/// Released findings; among workers and for the coordinator validated ones as well.
pub fn plenary(tx: &mut Tx<'_>, permit: &Permit<act::ReadPlenary>, r: SearchPlenary) -> Result<PlenaryFinds> {
    use schema::diagnosis as d;
    let (coordination, diagnosis) = (permit.coordination()?, permit.diagnosis()?);
    let (fr, nl) = d::table.find((coordination, diagnosis)).select((d::title_fr, d::title_nl)).first::<(String, String)>(tx.conn)?;
    let mut shelves = vec![(Shelf::Plenary, *diagnosis.bytes())];
    if square::is_insider(permit) {
        shelves.push((Shelf::Insiders, *diagnosis.bytes()));
    }
    let found = search::find(tx.conn, coordination, &shelves, &wording::asked(&r.q))?;
    let (ids, more) = ids(found, FindingId::from_uuid);
    let findings = if ids.is_empty() { Vec::new() } else { square::some(tx, permit, &ids)? };
    Ok(PlenaryFinds { diagnosis, title: Bilingual::new(fr, nl), findings, more, groups: own_groups(tx, permit)? })
}

/// The groups whose rooms the caller may enter.
fn own_groups(tx: &mut Tx<'_>, permit: &Permit<act::ReadPlenary>) -> Result<Vec<(GroupId, Bilingual)>> {
    use schema::{group_member as m, working_group as w};
    let coordination = permit.coordination()?;
    let groups = w::table.filter(w::coordination_id.eq(coordination)).filter(w::diagnosis_id.eq(permit.diagnosis()?));
    let mut groups = groups.select((w::id, w::name_fr, w::name_nl)).load::<(GroupId, String, String)>(tx.conn)?;
    if !permit.is(Who::Coordinator) {
        let mine = m::table.filter(m::coordination_id.eq(coordination)).filter(m::membership_id.eq(permit.member()?.id));
        let mine: HashSet<GroupId> = mine.select(m::group_id).load(tx.conn)?.into_iter().collect();
        groups.retain(|(id, _, _)| mine.contains(id));
    }
    Ok(groups.into_iter().map(|(id, fr, nl)| (id, Bilingual::new(fr, nl))).collect())
}

/// The group's findings in any state, and what residents said on its theme.
pub fn group(tx: &mut Tx<'_>, permit: &Permit<act::ReadGroup>, r: SearchGroup) -> Result<GroupFinds> {
    use schema::working_group as w;
    let (coordination, group) = (permit.coordination()?, permit.group()?);
    let (fr, nl) = w::table.find((coordination, group)).select((w::name_fr, w::name_nl)).first::<(String, String)>(tx.conn)?;
    let asked = wording::asked(&r.q);
    let found = search::find(tx.conn, coordination, &[(Shelf::Group, *group.bytes())], &asked)?;
    let (findings, more) = ids(found, FindingId::from_uuid);
    let found = search::find(tx.conn, coordination, &[(Shelf::Heard, *permit.theme()?.bytes())], &asked)?;
    let (heard, more_heard) = ids(found, ContributionId::from_uuid);
    Ok(GroupFinds {
        group,
        name: Bilingual::new(fr, nl),
        diagnosis: permit.diagnosis()?,
        findings: findings_of(tx, permit, &findings, &asked)?,
        heard: heard_of(tx, permit, &heard)?,
        more: more || more_heard,
    })
}

fn findings_of(tx: &mut Tx<'_>, permit: &Permit<act::ReadGroup>, ids: &[FindingId], asked: &[String]) -> Result<Vec<GroupFind>> {
    use schema::finding as f;
    type Row = (FindingId, i32, FindingState, Locale, String);
    let (coordination, group) = (permit.coordination()?, permit.group()?);
    let rows = f::table.filter(f::coordination_id.eq(coordination)).filter(f::group_id.eq(group)).filter(f::id.eq_any(ids));
    let rows = rows.select((f::id, f::number, f::state, f::language, f::sentence)).load::<Row>(tx.conn)?;
    let mut rows: HashMap<FindingId, Row> = rows.into_iter().map(|row| (row.0, row)).collect();
    let mut out = Vec::new();
    for id in ids {
        let Some((id, number, state, language, sentence)) = rows.remove(id) else { continue };
        let missing: Vec<String> =
            asked.iter().filter(|w| wording::excerpt(&sentence, std::slice::from_ref(*w)).is_none()).cloned().collect();
        let elsewhere = if missing.is_empty() { None } else { elsewhere(tx, permit, id, &missing)? };
        out.push(GroupFind { id, number, state, language, sentence, elsewhere });
    }
    Ok(out)
}

/// Where these words stand in a finding beside its sentence.
fn elsewhere(tx: &mut Tx<'_>, permit: &Permit<act::ReadGroup>, id: FindingId, asked: &[String]) -> Result<Option<String>> {
    let coordination = permit.coordination()?;
    let said = repo::said(tx.conn, coordination, id)?;
    let mut texts = vec![said.translation, said.whom, said.place, said.since, said.frequency, said.existing, said.missing];
    texts.extend(repo::quotes(tx.conn, coordination, id)?.into_iter().map(|quote| quote.text));
    texts.extend(repo::evidence(tx.conn, coordination, id)?.into_iter().flat_map(|one| [one.label, one.source]));
    Ok(texts.iter().find_map(|text| wording::excerpt(text, asked)))
}

/// Accepted contributions of these ids.
fn heard_of(tx: &mut Tx<'_>, permit: &Permit<act::ReadGroup>, ids: &[ContributionId]) -> Result<Vec<HeardView>> {
    use schema::{contribution as c, contribution_finding as l};
    let coordination = permit.coordination()?;
    let rows = c::table
        .filter(c::coordination_id.eq(coordination))
        .filter(c::theme_id.eq(permit.theme()?))
        .filter(c::state.eq("accepted"))
        .filter(c::id.eq_any(ids))
        .select((c::id, c::language, c::text))
        .load::<(ContributionId, String, String)>(tx.conn)?;
    let ties = l::table.filter(l::coordination_id.eq(coordination)).filter(l::contribution_id.eq_any(ids));
    let tied: HashSet<ContributionId> = ties.select(l::contribution_id).load(tx.conn)?.into_iter().collect();
    let mut heard: Vec<HeardView> =
        rows.into_iter().map(|(id, language, text)| HeardView { id, language, text, tied: tied.contains(&id) }).collect();
    heard.sort_by_key(|view| ids.iter().position(|id| *id == view.id));
    Ok(heard)
}

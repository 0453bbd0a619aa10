//! A group room: who is in it, what it writes, what residents said on its theme.

use super::repo;
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::api::finding::{Differ, FindingLine, FindingState, GroupRoom, PLACES, ReadGroup, by_words};
use constat_shared::api::prioritisation::{College, Item};
use constat_shared::diagnosis::ThemeCode;
use constat_shared::ids::FindingId;
use constat_shared::locale::Bilingual;
use constat_shared::permission::act;
use diesel::prelude::*;

/// Everything in the room.
pub fn read(tx: &mut Tx<'_>, permit: &Permit<act::ReadGroup>, _r: ReadGroup) -> Result<GroupRoom> {
    let (coordination, id) = (permit.coordination()?, permit.group()?);
    use schema::{comment as c, finding as f, group_member as g, membership as m, person as p, theme as t, voice as v, working_group as w};
    let (fr, nl) = w::table.find((coordination, id)).select((w::name_fr, w::name_nl)).first::<(String, String)>(tx.conn)?;
    let theme = t::table.find((coordination, permit.theme()?)).select(t::code).first::<ThemeCode>(tx.conn)?;
    let members = g::table
        .inner_join(m::table.on(m::id.eq(g::membership_id).and(m::coordination_id.eq(g::coordination_id))))
        .inner_join(p::table.on(p::id.eq(m::person_id)))
        .filter(g::coordination_id.eq(coordination))
        .filter(g::group_id.eq(id))
        .filter(m::state.eq("active"))
        .filter(m::until.is_null().or(m::until.ge(tx.today)))
        .order(p::name.asc())
        .select(p::name)
        .load::<String>(tx.conn)?;
    type Row = (FindingId, i32, FindingState, String, Option<Vec<u8>>);
    let rows = f::table
        .filter(f::coordination_id.eq(coordination))
        .filter(f::group_id.eq(id))
        .order(f::number.asc())
        .select((f::id, f::number, f::state, f::sentence, f::author))
        .load::<Row>(tx.conn)?;
    let ids: Vec<FindingId> = rows.iter().map(|r| r.0).collect();
    let comments = c::table
        .filter(c::coordination_id.eq(coordination))
        .filter(c::finding_id.eq_any(&ids))
        .select(c::finding_id)
        .load::<FindingId>(tx.conn)?;
    let voices = v::table
        .filter(v::coordination_id.eq(coordination))
        .filter(v::finding_id.eq_any(&ids))
        .select((v::finding_id, v::consents, v::answer))
        .load::<(FindingId, bool, String)>(tx.conn)?;
    let person = permit.person()?;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let findings: Vec<FindingLine> = rows
        .into_iter()
        .map(|(id, number, state, sentence, author)| FindingLine {
            id,
            number,
            state,
            sentence,
            mine: state.writable() && author == Some(repo::mark(tx, b"author", person, id)),
            comments: count(comments.iter().filter(|c| **c == id).count()),
            consents: count(voices.iter().filter(|(f, consents, _)| *f == id && *consents).count()),
            open_objections: count(voices.iter().filter(|(f, consents, answer)| *f == id && !consents && answer.is_empty()).count()),
        })
        .collect();
    let heard = repo::heard(tx, permit, None)?;
    let differ = differ(tx, permit, &findings, heard.len())?;
    Ok(GroupRoom { id, diagnosis: permit.diagnosis()?, name: Bilingual::new(fr, nl), theme, members, findings, heard, differ })
}

/// Where residents and workers do not say the same: by the words on the theme, and by the places in closed rounds.
fn differ(tx: &mut Tx<'_>, permit: &Permit<act::ReadGroup>, findings: &[FindingLine], heard: usize) -> Result<Vec<Differ>> {
    let coordination = permit.coordination()?;
    let mut validated = Vec::new();
    for line in findings.iter().filter(|f| matches!(f.state, FindingState::Validated | FindingState::Released)) {
        validated.push((line.number, repo::ties(tx.conn, coordination, line.id)?.len()));
    }
    let mut out: Vec<Differ> = by_words(heard, &validated).into_iter().collect();
    for apart in crate::prioritisation::residents_and_workers(tx, permit)? {
        let place = |college| apart.places.iter().find(|p| p.college == college).map(|p| p.place);
        let here = findings.iter().any(|line| line.id == apart.item.id);
        if let (true, Some(residents), Some(workers)) =
            (here && apart.gap.places >= PLACES, place(College::Residents), place(College::Workers))
        {
            out.push(Differ::Places { number: apart.item.number, sentence: both(apart.item), residents, workers });
        }
    }
    Ok(out)
}

/// A sentence in its language, and its translation in the other.
fn both(item: Item) -> Bilingual {
    if item.language == "nl" { Bilingual::new(item.translation, item.sentence) } else { Bilingual::new(item.sentence, item.translation) }
}

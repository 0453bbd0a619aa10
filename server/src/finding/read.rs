//! A finding in its group room.

use super::repo;
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::api::finding::{CommentView, FindingView, ObjectionView, ReadFinding, VersionView};
use constat_shared::diagnosis::ThemeCode;
use constat_shared::ids::ObjectionId;
use constat_shared::locale::Bilingual;
use constat_shared::permission::{Who, act};
use diesel::prelude::*;

/// Everything but who.
pub fn read(tx: &mut Tx<'_>, permit: &Permit<act::ReadGroup>, _r: ReadFinding) -> Result<FindingView> {
    let (coordination, id, group) = (permit.coordination()?, permit.finding()?, permit.group()?);
    let now = repo::stand(tx, permit)?;
    let theme = schema::theme::table.find((coordination, permit.theme()?)).select(schema::theme::code).first::<ThemeCode>(tx.conn)?;
    let (fr, nl) = {
        use schema::working_group::dsl as g;
        g::working_group.find((coordination, group)).select((g::name_fr, g::name_nl)).first::<(String, String)>(tx.conn)?
    };
    let person = permit.person()?;
    let (comment_mark, voice_mark) = (repo::mark(tx, b"comment", person, id), repo::mark(tx, b"voice", person, id));
    let comments = {
        use schema::comment::dsl as t;
        let rows = t::comment.filter(t::coordination_id.eq(coordination)).filter(t::finding_id.eq(id)).order(t::id.asc());
        rows.select((t::text, t::mark)).load::<(String, Option<Vec<u8>>)>(tx.conn)?
    };
    let voices = {
        use schema::voice::dsl as t;
        let rows = t::voice.filter(t::coordination_id.eq(coordination)).filter(t::finding_id.eq(id)).order(t::id.asc());
        rows.select((t::id, t::consents, t::objection, t::answer, t::mark))
            .load::<(ObjectionId, bool, String, String, Option<Vec<u8>>)>(tx.conn)?
    };
    let consents = voices.iter().filter(|v| v.1).count();
    Ok(FindingView {
        id,
        diagnosis: permit.diagnosis()?,
        group,
        group_name: Bilingual::new(fr, nl),
        theme,
        number: now.number,
        state: now.state,
        revision: now.revision,
        version: now.version,
        language: now.language,
        saying: repo::saying(tx, permit)?,
        mine: now.state.writable() && permit.is(Who::Author),
        quotes: repo::quotes(tx.conn, coordination, id)?,
        evidence: repo::evidence(tx.conn, coordination, id)?,
        comments: comments.into_iter().map(|(text, mark)| CommentView { text, mine: mark.as_ref() == Some(&comment_mark) }).collect(),
        consents: i64::try_from(consents).unwrap_or(i64::MAX),
        consented: voices.iter().any(|v| v.1 && v.4.as_ref() == Some(&voice_mark)),
        objections: voices
            .into_iter()
            .filter(|v| !v.1)
            .map(|(id, _, text, answer, mark)| ObjectionView { id, text, answer, mine: mark.as_ref() == Some(&voice_mark) })
            .collect(),
        heard: repo::heard(tx, permit, Some(id))?,
        versions: repo::versions(tx.conn, coordination, id)?
            .into_iter()
            .map(|v| VersionView { version: v.number, released: v.kept.released, saying: v.kept.saying })
            .collect(),
    })
}

//! What a person wrote in groups that have not validated yet: found by their own marks, which nobody else can make without
//! the server's key.

use crate::db::{Conn, schema};
use crate::error::Result;
use crate::keys::Keys;
use constat_shared::ids::{CommentId, CoordinationId, FindingId, ObjectionId, PersonId, ThemeId};
use diesel::prelude::*;

/// Drafts, comments, voices, and voices for themes.
#[derive(Default)]
pub(super) struct Own {
    /// Drafts, and whether they were validated before.
    pub(super) drafts: Vec<(FindingId, String, i32, String)>,
    pub(super) comments: Vec<(CommentId, String)>,
    pub(super) voices: Vec<(ObjectionId, bool, String)>,
    pub(super) themes: Vec<(ThemeId, String, Vec<u8>)>,
}

/// Those of a coordination.
pub(super) fn find(conn: &mut Conn, keys: &Keys, coordination: CoordinationId, person: PersonId) -> Result<Own> {
    use schema::{comment as c, finding as f, theme as t, theme_voice as s, voice as v};
    let mark = |kind: &[u8], id: &[u8; 16]| keys.mark(&[kind, person.bytes(), id]);
    let drafts = f::table
        .filter(f::coordination_id.eq(coordination))
        .filter(f::author.is_not_null())
        .order(f::number.asc())
        .select((f::id, f::state, f::version, f::sentence, f::author))
        .load::<(FindingId, String, i32, String, Option<Vec<u8>>)>(conn)?;
    let comments = c::table
        .filter(c::coordination_id.eq(coordination))
        .filter(c::mark.is_not_null())
        .select((c::id, c::finding_id, c::text, c::mark))
        .load::<(CommentId, FindingId, String, Option<Vec<u8>>)>(conn)?;
    let voices = v::table
        .filter(v::coordination_id.eq(coordination))
        .filter(v::mark.is_not_null())
        .select((v::id, v::finding_id, v::consents, v::objection, v::mark))
        .load::<(ObjectionId, FindingId, bool, String, Option<Vec<u8>>)>(conn)?;
    let themes = s::table
        .inner_join(t::table.on(t::coordination_id.eq(s::coordination_id).and(t::id.eq(s::theme_id))))
        .filter(s::coordination_id.eq(coordination))
        .select((t::id, t::code, s::mark))
        .load::<(ThemeId, String, Vec<u8>)>(conn)?;
    Ok(Own {
        drafts: drafts
            .into_iter()
            .filter(|(id, _, _, _, author)| *author == Some(mark(b"author", id.bytes())))
            .map(|(id, state, version, sentence, _)| (id, state, version, sentence))
            .collect(),
        comments: comments
            .into_iter()
            .filter(|(_, finding, _, found)| *found == Some(mark(b"comment", finding.bytes())))
            .map(|(id, _, text, _)| (id, text))
            .collect(),
        voices: voices
            .into_iter()
            .filter(|(_, finding, _, _, found)| *found == Some(mark(b"voice", finding.bytes())))
            .map(|(id, _, consents, objection, _)| (id, consents, objection))
            .collect(),
        themes: themes.into_iter().filter(|(id, _, found)| *found == mark(b"theme", id.bytes())).collect(),
    })
}

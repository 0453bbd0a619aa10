//! Finds and reads a memorandum.

use super::{build, repo};
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use constat_shared::api::memorandum::{
    ExportMemorandum, FindMemorandum, MemorandumPlace, MemorandumState, MemorandumView, ReadMemorandum, SealedMemorandum,
};
use constat_shared::ids::MemorandumId;
use constat_shared::locale::Bilingual;
use constat_shared::permission::{Act, act, room};
use diesel::prelude::*;

/// Where the memorandum of a diagnosis is.
pub fn find(tx: &mut Tx<'_>, permit: &Permit<act::ReadDraftMemorandum>, _request: FindMemorandum) -> Result<MemorandumPlace> {
    use schema::{diagnosis as d, memorandum as m, theme as th};
    let (coordination, diagnosis) = (permit.coordination()?, permit.diagnosis()?);
    let (fr, nl) = d::table.find((coordination, diagnosis)).select((d::title_fr, d::title_nl)).first::<(String, String)>(tx.conn)?;
    let found = m::table
        .filter(m::coordination_id.eq(coordination))
        .filter(m::diagnosis_id.eq(diagnosis))
        .select((m::id, m::state))
        .first::<(MemorandumId, MemorandumState)>(tx.conn)
        .optional()?;
    let findings = crate::finding::released(tx.conn, coordination, diagnosis)?.len();
    let themes = th::table.filter(th::coordination_id.eq(coordination)).filter(th::diagnosis_id.eq(diagnosis)).filter(th::chosen.eq(true));
    Ok(MemorandumPlace {
        diagnosis,
        title: Bilingual::new(fr, nl),
        memorandum: found.map(|(id, _)| id),
        state: found.map(|(_, state)| state),
        findings: repo::count(findings),
        themes: themes.count().get_result(tx.conn)?,
    })
}

/// The whole memorandum.
pub fn read(tx: &mut Tx<'_>, permit: &Permit<act::ReadDraftMemorandum>, _request: ReadMemorandum) -> Result<MemorandumView> {
    memorandum(tx, permit)
}

/// The same for whoever is in the adoption room.
pub(super) fn memorandum<A: Act<Room = room::Adoption>>(tx: &mut Tx<'_>, permit: &Permit<A>) -> Result<MemorandumView> {
    let (coordination, id) = (permit.coordination()?, permit.memorandum()?);
    let head = repo::head(tx, coordination, id)?;
    let built = build::content(tx, permit)?;
    let mut adoption = repo::adoption(tx, permit)?;
    if head.state == MemorandumState::Sealed {
        adoption.signed.clone_from(&built.content.signatures);
        adoption.abstentions = built.content.abstentions;
    }
    let offered = head.state == MemorandumState::Adoption;
    let before = if offered { repo::offered_before(tx, coordination, id)? } else { None };
    Ok(MemorandumView {
        id,
        diagnosis: head.diagnosis,
        slug: head.slug,
        state: head.state,
        published: head.published,
        content: built.content,
        sha256: head.sha256,
        recipients: repo::recipients(tx, permit)?,
        findings: built.findings,
        adoption,
        before,
    })
}

/// The sealed text with its hash.
pub fn export(tx: &mut Tx<'_>, permit: &Permit<act::ReadDraftMemorandum>, _request: ExportMemorandum) -> Result<SealedMemorandum> {
    let (coordination, id) = (permit.coordination()?, permit.memorandum()?);
    let text = repo::sealed_text(tx, coordination, id)?;
    let content = serde_json::from_str(&text).map_err(AppError::internal)?;
    Ok(SealedMemorandum { content, sha256: repo::head(tx, coordination, id)?.sha256 })
}

//! Drafts: written, saved, dropped by their author.

use super::{repo, shelve};
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::api::finding::{DropDraft, Dropped, FindingState, SaveDraft, WriteDraft, Written};
use constat_shared::error::Fault;
use constat_shared::ids::FindingId;
use constat_shared::locale::Locale;
use constat_shared::permission::act;
use constat_shared::validate::clean;
use diesel::prelude::*;
use uuid::Uuid;

/// One sentence starts it. Its id is random: one that tells its time would help to tell who wrote; the number gives the order.
pub fn write(tx: &mut Tx<'_>, permit: &Permit<act::WriteDraft>, r: WriteDraft) -> Result<Written> {
    use schema::finding::dsl as t;
    let (coordination, diagnosis) = (permit.coordination()?, permit.diagnosis()?);
    let id = FindingId::from_uuid(Uuid::new_v4());
    let last = t::finding
        .filter(t::coordination_id.eq(coordination))
        .filter(t::diagnosis_id.eq(diagnosis))
        .select(diesel::dsl::max(t::number))
        .first::<Option<i32>>(tx.conn)?;
    let number = last.unwrap_or(0) + 1;
    let author = repo::mark(tx, b"author", permit.person()?, id);
    let empty = "";
    // Arabic is a language of residents' pages: members write in the others.
    let language = r.language.unwrap_or(match permit.caller().locale {
        Locale::Ar => Locale::Fr,
        other => other,
    });
    diesel::insert_into(t::finding)
        .values((
            (
                t::coordination_id.eq(coordination),
                t::id.eq(id),
                t::diagnosis_id.eq(diagnosis),
                t::theme_id.eq(permit.theme()?),
                t::group_id.eq(permit.group()?),
            ),
            (t::number.eq(number), t::state.eq(FindingState::Draft), t::revision.eq(1), t::version.eq(0), t::author.eq(Some(author))),
            (t::language.eq(language), t::sentence.eq(clean(&r.sentence)), t::translation.eq(empty), t::whom.eq(empty)),
            (t::place.eq(empty), t::since.eq(empty), t::frequency.eq(empty), t::existing.eq(empty), t::missing.eq(empty)),
        ))
        .execute(tx.conn)?;
    shelve::one(tx, permit, id)?;
    Ok(Written { id, number, revision: 1 })
}

/// Saves what was typed, if nobody has saved in between. A change of a proposal takes the group's voices back.
pub fn save(tx: &mut Tx<'_>, permit: &Permit<act::ChangeDraft>, r: SaveDraft) -> Result<Written> {
    use schema::{finding::dsl as t, voice};
    let (coordination, id) = (permit.coordination()?, permit.finding()?);
    let now = repo::must_be(tx, permit, &[FindingState::Draft, FindingState::Proposed])?;
    if now.revision != r.revision {
        return Err(Fault::Conflict.into());
    }
    diesel::update(t::finding.find((coordination, id)))
        .set((
            t::revision.eq(now.revision + 1),
            t::sentence.eq(clean(&r.sentence)),
            t::whom.eq(clean(&r.whom)),
            t::place.eq(clean(&r.place)),
            t::since.eq(clean(&r.since)),
            t::frequency.eq(clean(&r.frequency)),
            t::existing.eq(clean(&r.existing)),
            t::missing.eq(clean(&r.missing)),
        ))
        .execute(tx.conn)?;
    if now.state == FindingState::Proposed {
        diesel::delete(
            voice::table.filter(voice::coordination_id.eq(coordination)).filter(voice::finding_id.eq(id)).filter(voice::consents.eq(true)),
        )
        .execute(tx.conn)?;
    }
    shelve::shelve(tx, permit)?;
    Ok(Written { id, number: now.number, revision: now.revision + 1 })
}

/// Drops a draft that was never validated, with all that hangs on it.
pub fn drop(tx: &mut Tx<'_>, permit: &Permit<act::ChangeDraft>, _r: DropDraft) -> Result<Dropped> {
    use schema::{comment, contribution_finding as tie, evidence, finding, quote, voice};
    let (coordination, id) = (permit.coordination()?, permit.finding()?);
    let now = repo::must_be(tx, permit, &[FindingState::Draft])?;
    if now.version > 0 {
        return Err(Fault::WrongState.into());
    }
    diesel::delete(comment::table.filter(comment::coordination_id.eq(coordination)).filter(comment::finding_id.eq(id))).execute(tx.conn)?;
    diesel::delete(quote::table.filter(quote::coordination_id.eq(coordination)).filter(quote::finding_id.eq(id))).execute(tx.conn)?;
    diesel::delete(evidence::table.filter(evidence::coordination_id.eq(coordination)).filter(evidence::finding_id.eq(id)))
        .execute(tx.conn)?;
    diesel::delete(voice::table.filter(voice::coordination_id.eq(coordination)).filter(voice::finding_id.eq(id))).execute(tx.conn)?;
    diesel::delete(tie::table.filter(tie::coordination_id.eq(coordination)).filter(tie::finding_id.eq(id))).execute(tx.conn)?;
    diesel::delete(finding::table.find((coordination, id))).execute(tx.conn)?;
    shelve::shelve(tx, permit)?;
    Ok(Dropped { group: permit.group()? })
}

//! Writes what is asked.

use super::repo;
use crate::auth::Permit;
use crate::db::schema::{self, recommendation::dsl as t};
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use constat_shared::api::Done;
use constat_shared::api::memorandum::{
    AddRecommendation, EditRecommendation, Level, MemorandumState, RecommendationAdded, RemoveRecommendation,
};
use constat_shared::error::Fault;
use constat_shared::ids::{FindingId, RecipientId, RecommendationId};
use constat_shared::permission::act;
use constat_shared::validate::clean;
use diesel::prelude::*;

type May = Permit<act::WriteMemorandum>;

/// Adds one at the end.
pub fn add(tx: &mut Tx<'_>, permit: &May, r: AddRecommendation) -> Result<RecommendationAdded> {
    repo::expect_state(tx, permit, MemorandumState::Draft)?;
    let (coordination, memorandum) = (permit.coordination()?, permit.memorandum()?);
    known(tx, permit, r.finding, r.recipient)?;
    let last = t::recommendation
        .filter(t::coordination_id.eq(coordination))
        .filter(t::memorandum_id.eq(memorandum))
        .order(t::number.desc())
        .select(t::number)
        .first::<i32>(tx.conn)
        .optional()?;
    let number = last.unwrap_or(0) + 1;
    let id = RecommendationId::from_uuid(uuid::Uuid::now_v7());
    diesel::insert_into(t::recommendation)
        .values((
            t::coordination_id.eq(coordination),
            t::id.eq(id),
            t::memorandum_id.eq(memorandum),
            t::finding_id.eq(r.finding),
            t::recipient_id.eq(r.recipient),
            t::number.eq(number),
            t::text_fr.eq(clean(&r.text_fr)),
            t::text_nl.eq(clean(&r.text_nl)),
            t::level.eq(chosen(r.level)?),
            t::due.eq(r.due),
        ))
        .execute(tx.conn)?;
    Ok(RecommendationAdded { id, number })
}

/// Changes one.
pub fn edit(tx: &mut Tx<'_>, permit: &May, r: EditRecommendation) -> Result<Done> {
    repo::expect_state(tx, permit, MemorandumState::Draft)?;
    known(tx, permit, r.finding, r.recipient)?;
    diesel::update(t::recommendation.find((permit.coordination()?, permit.recommendation()?)))
        .set((
            t::finding_id.eq(r.finding),
            t::recipient_id.eq(r.recipient),
            t::text_fr.eq(clean(&r.text_fr)),
            t::text_nl.eq(clean(&r.text_nl)),
            t::level.eq(chosen(r.level)?),
            t::due.eq(r.due),
        ))
        .execute(tx.conn)?;
    Ok(Done {})
}

/// Takes one out; the later ones move up.
pub fn remove(tx: &mut Tx<'_>, permit: &May, _request: RemoveRecommendation) -> Result<Done> {
    repo::expect_state(tx, permit, MemorandumState::Draft)?;
    let (coordination, memorandum, id) = (permit.coordination()?, permit.memorandum()?, permit.recommendation()?);
    let number: i32 = t::recommendation.find((coordination, id)).select(t::number).first(tx.conn)?;
    diesel::delete(t::recommendation.find((coordination, id))).execute(tx.conn)?;
    diesel::update(
        t::recommendation.filter(t::coordination_id.eq(coordination)).filter(t::memorandum_id.eq(memorandum)).filter(t::number.gt(number)),
    )
    .set(t::number.eq(t::number - 1))
    .execute(tx.conn)?;
    Ok(Done {})
}

fn chosen(level: Option<Level>) -> Result<Level> {
    level.ok_or_else(|| AppError::field("level", Fault::FieldNotAChoice))
}

/// The finding must be a released one of this diagnosis, the addressee one of this memorandum.
fn known(tx: &mut Tx<'_>, permit: &May, finding: Option<FindingId>, recipient: Option<RecipientId>) -> Result<()> {
    use schema::recipient::dsl as p;
    let coordination = permit.coordination()?;
    if let Some(id) = finding {
        let released = crate::finding::released(tx.conn, coordination, permit.diagnosis()?)?;
        if !released.contains(&id) {
            return Err(AppError::field("finding", Fault::FieldNotAChoice));
        }
    }
    if let Some(id) = recipient {
        let memorandum = permit.memorandum()?;
        let found = p::recipient
            .find((coordination, id))
            .filter(p::memorandum_id.eq(memorandum))
            .select(p::name)
            .first::<String>(tx.conn)
            .optional()?;
        found.ok_or_else(|| AppError::field("recipient", Fault::FieldNotAChoice))?;
    }
    Ok(())
}

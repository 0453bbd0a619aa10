//! The public page: published or not, and what is on it.

use super::followed::followed;
use crate::auth::Permit;
use crate::db::schema::{memorandum::dsl as t, recipient::dsl as p};
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use crate::memorandum::{export, paper, repo};
use crate::pages::File;
use constat_frontend::ctx::Ctx;
use constat_shared::api::Done;
use constat_shared::api::delivery::{
    AnswerTally, PublicMemorandum, PublishMemorandum, ReadPublicMemorandum, ReadPublicSealed, UnpublishMemorandum,
};
use constat_shared::api::memorandum::{Content, MemorandumState, SealedMemorandum};
use constat_shared::ids::{CoordinationId, MemorandumId};
use constat_shared::permission::act;
use constat_shared::time::Day;
use diesel::prelude::*;

type May = Permit<act::Publish>;

/// Lets everyone read it.
pub(super) fn publish(tx: &mut Tx<'_>, permit: &May, _request: PublishMemorandum) -> Result<Done> {
    set(tx, permit, true)
}

/// Takes the page down.
pub(super) fn unpublish(tx: &mut Tx<'_>, permit: &May, _request: UnpublishMemorandum) -> Result<Done> {
    set(tx, permit, false)
}

fn set(tx: &mut Tx<'_>, permit: &May, published: bool) -> Result<Done> {
    repo::expect_state(tx, permit, MemorandumState::Sealed)?;
    diesel::update(t::memorandum.find((permit.coordination()?, permit.memorandum()?))).set(t::published.eq(published)).execute(tx.conn)?;
    Ok(Done {})
}

/// The published memorandum of this name; any other does not exist.
fn published(tx: &mut Tx<'_>, slug: &str) -> Result<(CoordinationId, MemorandumId)> {
    Ok(t::memorandum
        .filter(t::slug.eq(slug))
        .filter(t::published.eq(true))
        .filter(t::state.eq(MemorandumState::Sealed))
        .select((t::coordination_id, t::id))
        .first(tx.conn)?)
}

/// What was asked and what was answered.
pub(super) fn read(tx: &mut Tx<'_>, _permit: &Permit<act::ReadPublic>, r: ReadPublicMemorandum) -> Result<PublicMemorandum> {
    let (coordination, memorandum) = published(tx, &r.slug)?;
    let content = repo::sealed(tx, coordination, memorandum)?;
    let sha256 = repo::head(tx, coordination, memorandum)?.sha256;
    let delivered_on = p::recipient
        .filter(p::coordination_id.eq(coordination))
        .filter(p::memorandum_id.eq(memorandum))
        .filter(p::reached_on.is_not_null())
        .order(p::reached_on.asc())
        .select(p::reached_on)
        .first::<Option<Day>>(tx.conn)
        .optional()?
        .flatten();
    let recommendations = followed(tx, coordination, memorandum, &content)?;
    Ok(PublicMemorandum {
        tally: AnswerTally::of(&recommendations, tx.today),
        title: content.title,
        coordination: content.coordination,
        delivered_on,
        sealed_on: content.sealed_on,
        signatures: content.signatures,
        abstentions: content.abstentions,
        spokespersons: content.spokespersons,
        contributions: content.contributions,
        recommendations,
        sha256,
    })
}

/// The sealed text with its hash.
pub(super) fn sealed(tx: &mut Tx<'_>, _permit: &Permit<act::ReadPublic>, r: ReadPublicSealed) -> Result<SealedMemorandum> {
    let (coordination, memorandum) = published(tx, &r.slug)?;
    let text = repo::sealed_text(tx, coordination, memorandum)?;
    let content = serde_json::from_str(&text).map_err(AppError::internal)?;
    Ok(SealedMemorandum { content, sha256: repo::head(tx, coordination, memorandum)?.sha256 })
}

/// On paper.
pub(super) fn pdf(ctx: &Ctx, request: &ReadPublicSealed, sealed: &SealedMemorandum) -> Result<File> {
    let content: Content = serde_json::from_value(sealed.content.clone()).map_err(AppError::internal)?;
    let seal = (sealed.sha256.clone(), format!("{}/m/{}", ctx.public_url, request.slug));
    Ok(paper::file(&content, request.locale.unwrap_or(ctx.locale), ctx.today, Some(seal), &request.slug))
}

/// For `constat verify`.
pub(super) fn json(_ctx: &Ctx, _request: &ReadPublicSealed, sealed: &SealedMemorandum) -> Result<File> {
    export(sealed)
}

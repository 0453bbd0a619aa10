//! Names whom the memorandum asks.

use super::repo;
use crate::auth::Permit;
use crate::db::schema::{self, recipient::dsl as t};
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use crate::keys;
use constat_shared::api::Done;
use constat_shared::api::delivery::RecipientState;
use constat_shared::api::memorandum::{AddRecipient, MemorandumState, RecipientAdded, RemoveRecipient};
use constat_shared::error::Fault;
use constat_shared::ids::{CoordinationId, MemorandumId, RecipientId};
use constat_shared::locale::Locale;
use constat_shared::permission::act;
use diesel::prelude::*;

type May = Permit<act::WriteMemorandum>;

/// An address as we compare it.
pub fn address(text: &str) -> String {
    repo::line(text).to_lowercase()
}

/// Refuses an address that another recipient of this memorandum has.
pub fn free_address(
    tx: &mut Tx<'_>,
    coordination: CoordinationId,
    memorandum: MemorandumId,
    email: &str,
    but: Option<RecipientId>,
) -> Result<()> {
    let found = t::recipient
        .filter(t::coordination_id.eq(coordination))
        .filter(t::memorandum_id.eq(memorandum))
        .filter(t::email.eq(email))
        .select(t::id)
        .first::<RecipientId>(tx.conn)
        .optional()?;
    if found.is_some_and(|id| Some(id) != but) { Err(AppError::field("email", Fault::FieldTaken)) } else { Ok(()) }
}

/// Adds one.
pub fn add(tx: &mut Tx<'_>, permit: &May, r: AddRecipient) -> Result<RecipientAdded> {
    repo::expect_state(tx, permit, MemorandumState::Draft)?;
    let (coordination, memorandum) = (permit.coordination()?, permit.memorandum()?);
    let email = address(&r.email);
    free_address(tx, coordination, memorandum, &email, None)?;
    let id = RecipientId::from_uuid(uuid::Uuid::now_v7());
    diesel::insert_into(t::recipient)
        .values((
            t::coordination_id.eq(coordination),
            t::id.eq(id),
            t::memorandum_id.eq(memorandum),
            t::name.eq(repo::line(&r.name)),
            t::email.eq(email),
            t::title.eq(repo::line(&r.title)),
            t::portfolio.eq(repo::line(&r.portfolio)),
            t::locale.eq(r.locale.unwrap_or(Locale::Fr)),
            // The link's token is made at delivery; until then nobody has one.
            t::token.eq(keys::hash(&keys::random_hex(24))),
            t::state.eq(RecipientState::Waiting),
        ))
        .execute(tx.conn)?;
    Ok(RecipientAdded { id })
}

/// Takes one out; what they were asked waits for another addressee.
pub fn remove(tx: &mut Tx<'_>, permit: &May, r: RemoveRecipient) -> Result<Done> {
    use schema::recommendation::dsl as q;
    repo::expect_state(tx, permit, MemorandumState::Draft)?;
    let (coordination, memorandum) = (permit.coordination()?, permit.memorandum()?);
    diesel::update(
        q::recommendation
            .filter(q::coordination_id.eq(coordination))
            .filter(q::memorandum_id.eq(memorandum))
            .filter(q::recipient_id.eq(r.recipient)),
    )
    .set(q::recipient_id.eq(None::<RecipientId>))
    .execute(tx.conn)?;
    let gone = diesel::delete(
        t::recipient.filter(t::coordination_id.eq(coordination)).filter(t::memorandum_id.eq(memorandum)).filter(t::id.eq(r.recipient)),
    )
    .execute(tx.conn)?;
    if gone == 0 { Err(Fault::NotFound.into()) } else { Ok(Done {}) }
}

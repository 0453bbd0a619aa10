//! Seals the text: from then on everything is read from what was sealed.

use super::{build, repo};
use crate::auth::Permit;
use crate::db::schema::memorandum::dsl as t;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use crate::keys;
use constat_shared::api::memorandum::{MemorandumState, SealTheMemorandum, SealedMemorandum};
use constat_shared::error::Fault;
use constat_shared::memorandum::canonical;
use constat_shared::permission::act;
use diesel::prelude::*;

/// Writes the canonical form and its hash. Needs one signature and complete recommendations.
pub fn seal(tx: &mut Tx<'_>, permit: &Permit<act::SealMemorandum>, _request: SealTheMemorandum) -> Result<SealedMemorandum> {
    repo::expect_state(tx, permit, MemorandumState::Adoption)?;
    let mut content = build::content(tx, permit)?.content;
    if content.signatures.is_empty() || !content.complete() {
        return Err(Fault::StillMissing.into());
    }
    content.sealed_on = Some(tx.today);
    let value = serde_json::to_value(&content).map_err(AppError::internal)?;
    let text = canonical(&value).ok_or_else(|| AppError::internal("a number that is not whole"))?;
    let sha256 = keys::hex(&keys::hash(&text));
    diesel::update(t::memorandum.find((permit.coordination()?, permit.memorandum()?)))
        .set((t::state.eq(MemorandumState::Sealed), t::sealed.eq(text), t::sha256.eq(&sha256), t::sealed_on.eq(tx.today)))
        .execute(tx.conn)?;
    Ok(SealedMemorandum { content: value, sha256 })
}

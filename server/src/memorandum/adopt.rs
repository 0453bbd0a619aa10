//! Offers the text, takes it back, signs or abstains, names who speaks.

use super::{build, link, repo};
use crate::auth::Permit;
use crate::db::schema::{memorandum::dsl as t, signature::dsl as s};
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use constat_shared::api::Done;
use constat_shared::api::memorandum::{
    BackToDraft, MemorandumState, NameSpokesperson, OfferForAdoption, RemoveSpokesperson, SignMemorandum,
};
use constat_shared::error::Fault;
use constat_shared::permission::{Act, act, room};
use diesel::prelude::*;

/// From now on nobody writes: what is signed is what was read.
pub fn offer(tx: &mut Tx<'_>, permit: &Permit<act::SealMemorandum>, _request: OfferForAdoption) -> Result<Done> {
    repo::expect_state(tx, permit, MemorandumState::Draft)?;
    let content = build::content(tx, permit)?.content;
    if !content.complete() {
        return Err(Fault::StillMissing.into());
    }
    let (coordination, memorandum) = (permit.coordination()?, permit.memorandum()?);
    let number = repo::keep_offer(tx, coordination, memorandum, &content)?;
    link::send(tx, coordination, memorandum, (&content.title, number))?;
    set_state(tx, permit, MemorandumState::Adoption)
}

/// Back to writing. Signatures were given to another text: they fall.
pub fn back(tx: &mut Tx<'_>, permit: &Permit<act::SealMemorandum>, _request: BackToDraft) -> Result<Done> {
    repo::expect_state(tx, permit, MemorandumState::Adoption)?;
    let (coordination, memorandum) = (permit.coordination()?, permit.memorandum()?);
    diesel::delete(s::signature.filter(s::coordination_id.eq(coordination)).filter(s::memorandum_id.eq(memorandum))).execute(tx.conn)?;
    link::forget(tx, coordination, memorandum)?;
    set_state(tx, permit, MemorandumState::Draft)
}

fn set_state(tx: &mut Tx<'_>, permit: &Permit<act::SealMemorandum>, state: MemorandumState) -> Result<Done> {
    diesel::update(t::memorandum.find((permit.coordination()?, permit.memorandum()?))).set(t::state.eq(state)).execute(tx.conn)?;
    Ok(Done {})
}

/// One organisation, one voice; it may change until the seal.
pub fn sign(tx: &mut Tx<'_>, permit: &Permit<act::Sign>, r: SignMemorandum) -> Result<Done> {
    repo::expect_state(tx, permit, MemorandumState::Adoption)?;
    say(tx, permit, r.signs)
}

/// Writes down what the caller's organisation says.
pub(super) fn say<A: Act<Room = room::Adoption>>(tx: &mut Tx<'_>, permit: &Permit<A>, signs: Option<bool>) -> Result<Done> {
    let (coordination, memorandum) = (permit.coordination()?, permit.memorandum()?);
    let signs = signs.ok_or_else(|| AppError::field("signs", Fault::FieldNotAChoice))?;
    let organisation = permit.member()?.organisation.ok_or_else(|| AppError::new(Fault::NotAllowed))?;
    let changed = diesel::update(s::signature.find((coordination, memorandum, organisation))).set(s::signs.eq(signs)).execute(tx.conn)?;
    if changed == 0 {
        diesel::insert_into(s::signature)
            .values((
                s::coordination_id.eq(coordination),
                s::memorandum_id.eq(memorandum),
                s::organisation_id.eq(organisation),
                s::signs.eq(signs),
            ))
            .execute(tx.conn)?;
    }
    Ok(Done {})
}

/// Puts a name on the list.
pub fn name_spokesperson(tx: &mut Tx<'_>, permit: &Permit<act::Sign>, r: NameSpokesperson) -> Result<Done> {
    let name = repo::line(&r.name);
    change_list(tx, permit, |list| {
        if !list.contains(&name) {
            list.push(name);
        }
    })
}

/// Takes a name off the list.
pub fn remove_spokesperson(tx: &mut Tx<'_>, permit: &Permit<act::Sign>, r: RemoveSpokesperson) -> Result<Done> {
    let name = repo::line(&r.name);
    change_list(tx, permit, |list| list.retain(|other| *other != name))
}

fn change_list(tx: &mut Tx<'_>, permit: &Permit<act::Sign>, change: impl FnOnce(&mut Vec<String>)) -> Result<Done> {
    repo::expect_state(tx, permit, MemorandumState::Adoption)?;
    let mut list = repo::texts(tx, permit)?.spokespersons;
    change(&mut list);
    diesel::update(t::memorandum.find((permit.coordination()?, permit.memorandum()?)))
        .set(t::spokespersons.eq(list.join("\n")))
        .execute(tx.conn)?;
    Ok(Done {})
}

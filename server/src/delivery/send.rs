//! Hands the memorandum over: one letter per recipient, with a link that is theirs.

use super::letter::{self, To};
use crate::auth::Permit;
use crate::db::schema::{self, recipient::dsl as t};
use crate::dispatch::Tx;
use crate::error::Result;
use crate::keys;
use crate::mail::{self, Letter};
use crate::memorandum::{recipients, repo};
use constat_shared::api::Done;
use constat_shared::api::delivery::{Deliver, Delivered, MarkUnreachable, RecipientState, Resend};
use constat_shared::api::memorandum::Content;
use constat_shared::error::Fault;
use constat_shared::ids::RecipientId;
use constat_shared::locale::Locale;
use constat_shared::permission::act;
use constat_shared::time::Day;
use diesel::prelude::*;

type May = Permit<act::Deliver>;
type Row = (RecipientId, String, String, Locale, RecipientState);

fn load(tx: &mut Tx<'_>, permit: &May) -> Result<Vec<Row>> {
    Ok(t::recipient
        .filter(t::coordination_id.eq(permit.coordination()?))
        .filter(t::memorandum_id.eq(permit.memorandum()?))
        .order(t::id.asc())
        .select((t::id, t::name, t::email, t::locale, t::state))
        .load(tx.conn)?)
}

/// Every recipient who waits gets a letter; who has one gets no second.
pub(super) fn deliver(tx: &mut Tx<'_>, permit: &May, _request: Deliver) -> Result<Delivered> {
    let content = repo::sealed(tx, permit.coordination()?, permit.memorandum()?)?;
    let rows = load(tx, permit)?;
    if rows.is_empty() {
        return Err(Fault::StillMissing.into());
    }
    let mut letters = 0;
    for (id, name, email, locale, _) in rows.into_iter().filter(|row| row.4 == RecipientState::Waiting) {
        send(tx, permit, &content, To { id, name, locale }, email, format!("deliver:{id}"))?;
        letters += 1;
    }
    Ok(Delivered { letters })
}

/// One letter again. The earlier link ends, and a letter that waits with it, or was given up, is taken back.
pub(super) fn resend(tx: &mut Tx<'_>, permit: &May, r: Resend) -> Result<Done> {
    use schema::mail::dsl as m;
    let (coordination, memorandum) = (permit.coordination()?, permit.memorandum()?);
    let content = repo::sealed(tx, coordination, memorandum)?;
    let (id, name, known, locale, state) = find(tx, permit, r.recipient)?;
    if state == RecipientState::Waiting {
        return Err(Fault::WrongState.into());
    }
    let typed = recipients::address(&r.email);
    let email = if typed.is_empty() { known } else { typed };
    recipients::free_address(tx, coordination, memorandum, &email, Some(id))?;
    diesel::update(t::recipient.find((coordination, id))).set(t::email.eq(&email)).execute(tx.conn)?;
    diesel::delete(m::mail.filter(m::recipient_id.eq(id)).filter(m::state.eq_any(["queued", "failed"]))).execute(tx.conn)?;
    let key = format!("deliver:{id}:{}", tx.now.0);
    send(tx, permit, &content, To { id, name, locale }, email, key)?;
    Ok(Done {})
}

/// Somebody says that it does not arrive.
pub(super) fn mark_unreachable(tx: &mut Tx<'_>, permit: &May, r: MarkUnreachable) -> Result<Done> {
    // Only a sealed memorandum is delivered at all.
    repo::sealed_text(tx, permit.coordination()?, permit.memorandum()?)?;
    let (id, ..) = find(tx, permit, r.recipient)?;
    set(tx, permit, id, RecipientState::Unreachable, None)
}

fn find(tx: &mut Tx<'_>, permit: &May, id: RecipientId) -> Result<Row> {
    load(tx, permit)?.into_iter().find(|row| row.0 == id).ok_or_else(|| Fault::NotFound.into())
}

fn set(tx: &mut Tx<'_>, permit: &May, id: RecipientId, state: RecipientState, reached: Option<Day>) -> Result<Done> {
    diesel::update(t::recipient.find((permit.coordination()?, id)))
        .set((t::state.eq(state), t::reached_on.eq(reached)))
        .execute(tx.conn)?;
    Ok(Done {})
}

fn send(tx: &mut Tx<'_>, permit: &May, content: &Content, to: To, email: String, key: String) -> Result<()> {
    let coordination = permit.coordination()?;
    let sha256 = repo::head(tx, coordination, permit.memorandum()?)?.sha256;
    // Only its hash is kept: the link exists in the letter alone.
    let token = keys::random_hex(24);
    let (subject, body) = letter::delivery(&to, content, &sha256, &format!("{}/o/{token}", tx.app.public_url));
    diesel::update(t::recipient.find((coordination, to.id)))
        .set((t::token.eq(keys::hash(&token)), t::code.eq(None::<Vec<u8>>), t::code_until.eq(None::<constat_shared::time::Instant>)))
        .execute(tx.conn)?;
    mail::enqueue(
        tx,
        &Letter { key, coordination: Some(coordination), recipient: Some(to.id), to_name: to.name, to_address: email, subject, body },
    )?;
    // Without a mail server letters are kept for the operator to hand over: nothing will report back.
    let (state, reached) =
        if tx.app.config.smtp_url.is_some() { (RecipientState::Sending, None) } else { (RecipientState::Reached, Some(tx.today)) };
    set(tx, permit, to.id, state, reached)?;
    Ok(())
}

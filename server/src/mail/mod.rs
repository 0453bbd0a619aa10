//! Mail: written into the outbox in the transaction of its cause, sent after the commit.

pub mod sender;

use crate::db::schema::mail::dsl as t;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::ids::{CoordinationId, JobId, RecipientId};
use diesel::prelude::*;

/// A mail to be sent once.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Makes it unique: the same key twice is one mail.
    pub key: String,
    /// Whose.
    pub coordination: Option<CoordinationId>,
    /// The recipient of a memorandum that it delivers to.
    pub recipient: Option<RecipientId>,
    /// Name.
    pub to_name: String,
    /// Address.
    pub to_address: String,
    /// Subject.
    pub subject: String,
    /// Plain text.
    pub body: String,
}

/// Puts a letter into the outbox; whether it was not there yet.
pub fn enqueue(tx: &mut Tx<'_>, letter: &Letter) -> Result<bool> {
    let known = t::mail.filter(t::key.eq(&letter.key)).select(t::id).first::<JobId>(tx.conn).optional()?;
    if known.is_some() {
        return Ok(false);
    }
    let state = if tx.app.config.smtp_url.is_some() { "queued" } else { "kept" };
    diesel::insert_into(t::mail)
        .values((
            t::id.eq(JobId::from_uuid(uuid::Uuid::now_v7())),
            t::coordination_id.eq(letter.coordination),
            t::recipient_id.eq(letter.recipient),
            t::key.eq(&letter.key),
            t::to_name.eq(&letter.to_name),
            t::to_address.eq(&letter.to_address),
            t::subject.eq(&letter.subject),
            t::body.eq(&letter.body),
            t::state.eq(state),
            t::attempts.eq(0),
            t::next_at.eq(tx.now),
            t::created_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(true)
}

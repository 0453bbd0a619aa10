//! Letters that have not left, for the coordinator: invitations and deliveries, nothing else of the outbox. A mail that opens a
//! door (a code, a link to sign in) is its reader's alone, its subject too.

use crate::auth::Permit;
use crate::db::schema::{self, mail::dsl as t};
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::api::Done;
use constat_shared::api::coordination::{LetterLine, LetterState, LettersView, ReadLetters, RetryLetters};
use constat_shared::ids::{CoordinationId, JobId, RecipientId};
use constat_shared::permission::act;
use constat_shared::time::Instant;
use diesel::prelude::*;

/// Keys of invitations. A delivery has its recipient; what is neither is not shown, so that a new kind of mail stays unseen.
const INVITATIONS: &str = "invite %";

#[diesel::dsl::auto_type(no_type_alias)]
fn letters_of(coordination: CoordinationId) -> _ {
    let invitations: &'static str = INVITATIONS;
    t::mail.filter(t::coordination_id.eq(coordination)).filter(t::recipient_id.is_not_null().or(t::key.like(invitations)))
}

/// All of them, the oldest first.
pub fn read(tx: &mut Tx<'_>, permit: &Permit<act::ReadMembers>, _r: ReadLetters) -> Result<LettersView> {
    type Row = (JobId, String, String, String, LetterState, i32, Instant, Instant);
    let rows = letters_of(permit.coordination()?)
        .filter(t::state.ne("sent"))
        .order((t::created_at.asc(), t::id.asc()))
        .select((t::id, t::to_name, t::to_address, t::subject, t::state, t::attempts, t::created_at, t::next_at))
        .load::<Row>(tx.conn)?;
    let now = tx.now.0;
    let line = |(id, name, address, subject, state, attempts, since, next): Row| LetterLine {
        id,
        name,
        address,
        subject,
        state,
        attempts,
        since,
        next_in: (next.0.saturating_sub(now).max(0) + 59_999) / 60_000,
    };
    Ok(LettersView { letters: rows.into_iter().map(line).collect() })
}

/// Those that were given up, and those that have been tried in vain for a few minutes.
pub(super) fn stuck(tx: &mut Tx<'_>, coordination: CoordinationId) -> Result<i64> {
    let rows = letters_of(coordination)
        .filter(t::state.eq_any(["queued", "failed"]))
        .select((t::state, t::attempts))
        .load::<(LetterState, i32)>(tx.conn)?;
    let stuck = rows.iter().filter(|(state, attempts)| *state == LetterState::Failed || *attempts >= 5).count();
    Ok(i64::try_from(stuck).unwrap_or(i64::MAX))
}

/// All are due now, and have all their attempts before them. Each keeps its name, so that none is two letters.
pub fn retry(tx: &mut Tx<'_>, permit: &Permit<act::ManageMembers>, _r: RetryLetters) -> Result<Done> {
    use schema::recipient::dsl as r;
    let coordination = permit.coordination()?;
    let failed = t::mail.filter(t::coordination_id.eq(coordination)).filter(t::state.eq("failed"));
    let to: Vec<RecipientId> = failed.select(t::recipient_id).load::<Option<RecipientId>>(tx.conn)?.into_iter().flatten().collect();
    diesel::update(r::recipient.filter(r::coordination_id.eq(coordination)).filter(r::id.eq_any(to)).filter(r::state.eq("unreachable")))
        .set(r::state.eq("sending"))
        .execute(tx.conn)?;
    let waiting = letters_of(coordination).filter(t::state.eq_any(["queued", "failed"]));
    diesel::update(waiting).set((t::state.eq("queued"), t::attempts.eq(0), t::next_at.eq(tx.now))).execute(tx.conn)?;
    Ok(Done {})
}

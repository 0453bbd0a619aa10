//! Letters, and how officials are reached.

use super::{Gone, When};
use crate::db::{Conn, schema};
use crate::error::Result;
use crate::keys;
use constat_shared::ids::{CoordinationId, RecipientId};
use constat_shared::privacy::{KEPT_LETTER_DAYS, Keep, LINK_DAYS, REACH_DAYS, SENT_LETTER_DAYS};
use constat_shared::time::Instant;
use diesel::prelude::*;

/// Letters that opened a door: whatever became of them, the door is shut. And codes that were not used.
pub(super) fn of_doors(conn: &mut Conn, when: When<'_>, gone: &mut Gone) -> Result<()> {
    use schema::{mail as l, recipient as r};
    let doors =
        l::table.filter(l::created_at.lt(when.days_ago(LINK_DAYS))).filter(l::key.like("sign-in %").or(l::key.like("official-code:%")));
    let letters = diesel::delete(doors).execute(conn)?;
    gone.add(Keep::Letter, "door_letter", letters);
    let codes = diesel::update(r::table.filter(r::code_until.lt(when.days_ago(LINK_DAYS))))
        .set((r::code.eq(None::<Vec<u8>>), r::code_until.eq(None::<Instant>)))
        .execute(conn)?;
    gone.add(Keep::Reach, "code", codes);
    Ok(())
}

/// The others: what left is emptied, and keeps its name so that it does not leave twice; what did not is given up.
pub(super) fn enforce(conn: &mut Conn, coordination: CoordinationId, when: When<'_>, gone: &mut Gone) -> Result<()> {
    use schema::mail as l;
    let here = || l::table.filter(l::coordination_id.eq(coordination));
    let sent = here().filter(l::state.eq("sent")).filter(l::created_at.lt(when.days_ago(SENT_LETTER_DAYS))).filter(l::body.ne(""));
    let emptied = diesel::update(sent).set((l::to_name.eq(""), l::to_address.eq(""), l::subject.eq(""), l::body.eq(""))).execute(conn)?;
    let given_up = here().filter(l::state.ne("sent")).filter(l::created_at.lt(when.days_ago(KEPT_LETTER_DAYS)));
    let deleted = diesel::delete(given_up).execute(conn)?;
    gone.add(Keep::Letter, "mail", emptied + deleted);
    officials(conn, coordination, when, gone)
}

fn officials(conn: &mut Conn, coordination: CoordinationId, when: When<'_>, gone: &mut Gone) -> Result<()> {
    use schema::recipient as r;
    let past = r::table
        .filter(r::coordination_id.eq(coordination))
        .filter(r::reached_on.lt(when.today.plus(-REACH_DAYS)))
        .filter(r::email.not_like("%@gone.invalid"))
        .select(r::id)
        .load::<RecipientId>(conn)?;
    for id in &past {
        diesel::update(r::table.find((coordination, *id)))
            .set((r::email.eq(format!("{id}@gone.invalid")), r::token.eq(keys::hash(&keys::random_hex(32)))))
            .execute(conn)?;
    }
    gone.add(Keep::Reach, "recipient", past.len());
    Ok(())
}

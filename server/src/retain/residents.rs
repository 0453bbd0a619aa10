//! Residents' words after their session. The number of contributions stays, by channel and state.

use super::{Gone, When};
use crate::db::{Conn, schema};
use crate::error::Result;
use crate::keys;
use crate::search;
use constat_shared::api::consultation::{ContributionState, STRUCK};
use constat_shared::ids::{ContributionId, CoordinationId};
use constat_shared::privacy::{CONTRIBUTION_DAYS, Keep, UNREAD_CONTRIBUTION_DAYS};
use diesel::prelude::*;

/// Empties what is past its time: in its place stands what always stands for words that are gone.
pub(super) fn enforce(conn: &mut Conn, coordination: CoordinationId, when: When<'_>, gone: &mut Gone) -> Result<()> {
    use schema::{contribution as c, session as s, statement as o};
    let unread = when.today.plus(-UNREAD_CONTRIBUTION_DAYS);
    let read = when.today.plus(-CONTRIBUTION_DAYS);
    // What was put to others to agree or disagree with is the item of a result: it stays with it.
    let items = o::table.filter(o::coordination_id.eq(coordination)).select(o::contribution_id);
    let words = c::table
        .inner_join(s::table.on(s::coordination_id.eq(c::coordination_id).and(s::id.eq(c::session_id))))
        .filter(c::coordination_id.eq(coordination))
        .filter(c::text.ne(STRUCK))
        .filter(c::text.ne(""));
    let waiting = words
        .filter(c::state.eq_any([ContributionState::Received, ContributionState::SetAside]))
        .filter(s::day.lt(unread))
        .filter(s::state.ne("open").or(s::day.lt(read)))
        .select(c::id)
        .load::<ContributionId>(conn)?;
    let heard = words
        .filter(c::state.eq(ContributionState::Accepted))
        .filter(s::day.lt(read))
        .filter(c::id.ne_all(items))
        .select(c::id)
        .load::<ContributionId>(conn)?;
    for id in waiting.iter().chain(&heard) {
        // The slip finds nothing any more; the row keeps a number of its own.
        let nothing = keys::hash(&keys::random_hex(32));
        diesel::update(c::table.find((coordination, *id)))
            .set((c::text.eq(STRUCK), c::struck.eq(true), c::reason.eq(""), c::slip.eq(nothing)))
            .execute(conn)?;
        search::set(conn, coordination, id.bytes(), &[])?;
    }
    gone.add(Keep::Contribution, "contribution", waiting.len() + heard.len());
    Ok(())
}

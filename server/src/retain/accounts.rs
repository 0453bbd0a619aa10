//! Links, sign-ins, accounts that nobody uses, memberships that are over.

use super::{Gone, When};
use crate::auth::token::Use;
use crate::db::{Conn, schema};
use crate::door::forget;
use crate::error::Result;
use constat_shared::error::Fault;
use constat_shared::ids::{CoordinationId, LoginId, MembershipId, PersonId};
use constat_shared::privacy::{ENDED_MEMBERSHIP_DAYS, IDLE_ACCOUNT_DAYS, Keep, LINK_DAYS, SIGN_IN_DAYS};
use constat_shared::time::{Day, Instant};
use diesel::prelude::*;
use std::collections::HashSet;

/// Everything that belongs to no coordination.
pub(super) fn enforce(conn: &mut Conn, when: When<'_>, gone: &mut Gone) -> Result<()> {
    use schema::sign_in_link as k;
    let links = diesel::delete(k::table.filter(k::expires_at.lt(when.days_ago(LINK_DAYS)))).execute(conn)?;
    gone.add(Keep::Link, "sign_in_link", links);
    let logins = sign_ins(conn, when)?;
    gone.add(Keep::SignIn, "login", logins);
    let people = idle(conn, when)?;
    gone.add(Keep::Account, "person", people);
    Ok(())
}

/// Those that are over; the newest of each person stays: it tells whether the account is used.
fn sign_ins(conn: &mut Conn, when: When<'_>) -> Result<usize> {
    use schema::login as l;
    let rows = l::table
        .order((l::person_id.asc(), l::created_at.desc(), l::id.desc()))
        .select((l::id, l::person_id, l::created_at, l::ended))
        .load::<(LoginId, PersonId, Instant, bool)>(conn)?;
    let lasts = i32::try_from(Use::Session.seconds() / 86_400).unwrap_or(0);
    let mut newest = HashSet::new();
    let mut over = Vec::new();
    for (id, person, since, ended) in rows {
        let days = if ended { SIGN_IN_DAYS } else { lasts.saturating_add(SIGN_IN_DAYS) };
        if !newest.insert(person) && since < when.days_ago(days) {
            over.push(id);
        }
    }
    for part in over.chunks(500) {
        diesel::delete(l::table.filter(l::id.eq_any(part))).execute(conn)?;
    }
    Ok(over.len())
}

/// Without membership and without sign-in for long. Whoever runs the server stays.
fn idle(conn: &mut Conn, when: When<'_>) -> Result<usize> {
    use schema::{login as l, membership as m, person as p};
    let long_ago = when.days_ago(IDLE_ACCOUNT_DAYS);
    let long_over = when.today.plus(-IDLE_ACCOUNT_DAYS);
    let old = p::table
        .filter(p::created_at.lt(long_ago))
        .filter(p::operator.eq(false))
        .filter(p::id.ne_all(l::table.filter(l::created_at.ge(long_ago)).select(l::person_id)))
        .filter(
            p::id.ne_all(m::table.filter(m::state.ne("ended")).filter(m::until.is_null().or(m::until.ge(long_over))).select(m::person_id)),
        )
        // One who was sent away lately may still come back.
        .filter(p::id.ne_all(m::table.filter(m::ended_on.ge(long_over).assume_not_null()).select(m::person_id)))
        .select(p::id)
        .load::<PersonId>(conn)?;
    let mut count = 0;
    for person in old {
        match forget(conn, when.keys, when.today, person) {
            Ok(()) => count += 1,
            Err(error) if error.fault == Fault::LastCoordinator => {}
            Err(error) => return Err(error),
        }
    }
    Ok(count)
}

/// Notes since when memberships are over, and deletes those that have been for long.
pub(super) fn ended(conn: &mut Conn, coordination: CoordinationId, when: When<'_>, gone: &mut Gone) -> Result<()> {
    use schema::membership as m;
    let here = || m::table.filter(m::coordination_id.eq(coordination));
    diesel::update(here().filter(m::state.eq("ended")).filter(m::ended_on.is_null()))
        .set(m::ended_on.eq(Some(when.today)))
        .execute(conn)?;
    diesel::update(here().filter(m::state.ne("ended")).filter(m::ended_on.is_not_null())).set(m::ended_on.eq(None::<Day>)).execute(conn)?;
    let past = here()
        .filter(m::state.eq("ended"))
        .filter(m::ended_on.lt(when.today.plus(-ENDED_MEMBERSHIP_DAYS)))
        .select(m::id)
        .load::<MembershipId>(conn)?;
    for membership in &past {
        crate::door::leave_rooms(conn, coordination, *membership)?;
        diesel::delete(m::table.find((coordination, *membership))).execute(conn)?;
    }
    gone.add(Keep::Membership, "membership", past.len());
    Ok(())
}

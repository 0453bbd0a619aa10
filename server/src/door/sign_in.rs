//! Sign-in by a link in a mail.

use super::{budget, device, links};
use crate::auth::{Caller, Permit, token};
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use crate::keys;
use constat_shared::api::Done;
use constat_shared::api::door::{OpenLink, RequestLink, SignOut, SignedIn};
use constat_shared::error::Fault;
use constat_shared::ids::{LoginId, PersonId};
use constat_shared::permission::act;
use constat_shared::time::Instant;
use diesel::prelude::*;

/// Has a link sent when the address is known; answers the same when not, and does the same until it has answered.
pub fn request(tx: &mut Tx<'_>, permit: &Permit<act::UseDoor>, r: RequestLink) -> Result<Done> {
    let email = r.email.trim().to_lowercase();
    if budget::allows(tx, permit.caller(), &email)? {
        links::note(tx, &email, &local(&r.to))?;
    }
    Ok(Done {})
}

/// Uses the link.
pub fn open(tx: &mut Tx<'_>, permit: &Permit<act::UseDoor>, r: OpenLink) -> Result<SignedIn> {
    use schema::sign_in_link::dsl as l;
    let hash = keys::hash(r.token.trim());
    let found = l::sign_in_link
        .find(&hash)
        .select((l::person_id, l::expires_at, l::used))
        .first::<(PersonId, Instant, bool)>(tx.conn)
        .optional()?;
    let Some((person, expires_at, false)) = found else { return Err(Fault::LinkSpent.into()) };
    if expires_at < tx.now {
        return Err(Fault::LinkSpent.into());
    }
    // Two clicks at once: one of them opens.
    let mine = l::sign_in_link.filter(l::hash.eq(&hash)).filter(l::used.eq(false));
    if diesel::update(mine).set(l::used.eq(true)).execute(tx.conn)? == 0 {
        return Err(Fault::LinkSpent.into());
    }
    enter(tx, permit.caller(), person, &r.to)
}

/// Opens a session for a person who has shown who they are, on the caller's device.
pub(super) fn enter(tx: &mut Tx<'_>, caller: &Caller, person: PersonId, to: &str) -> Result<SignedIn> {
    // Whoever was invited has come.
    use schema::membership::dsl as m;
    diesel::update(m::membership.filter(m::person_id.eq(person)).filter(m::state.eq("invited")))
        .set(m::state.eq("active"))
        .execute(tx.conn)?;
    let device = device::remember(tx, caller, person)?;
    let token = open_session(tx, person, &caller.device)?;
    Ok(SignedIn { token, to: local(to), device })
}

/// Opens a session of this person on this device; its token.
pub fn open_session(tx: &mut Tx<'_>, person: PersonId, device: &str) -> Result<String> {
    use schema::login::dsl as s;
    let id = LoginId::from_uuid(uuid::Uuid::now_v7());
    diesel::insert_into(s::login)
        .values((
            s::id.eq(id),
            s::person_id.eq(person),
            s::device.eq(device),
            s::created_at.eq(tx.now),
            s::seen_at.eq(tx.now),
            s::ended.eq(false),
        ))
        .execute(tx.conn)?;
    token::sign(&tx.app.keys, token::Use::Session, &id.to_string(), tx.now.0 / 1000)
        .ok_or_else(|| AppError::internal("a token could not be signed"))
}

/// Ends this device's session.
pub fn out(tx: &mut Tx<'_>, permit: &Permit<act::UseDoor>, _r: SignOut) -> Result<Done> {
    if let Some(person) = &permit.caller().person {
        use schema::login::dsl as s;
        diesel::update(s::login.find(person.login)).set(s::ended.eq(true)).execute(tx.conn)?;
    }
    Ok(Done {})
}

/// Only a path of ours; anything else is the home page.
fn local(to: &str) -> String {
    if to.starts_with('/') && !to.starts_with("//") && !to.contains('\\') && !to.contains(char::is_control) {
        to.to_owned()
    } else {
        "/".to_owned()
    }
}

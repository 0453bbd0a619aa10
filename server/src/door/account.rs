//! One's own account.

use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use constat_shared::api::Done;
use constat_shared::api::door::{Account, EndLogin, EndOtherLogins, LoginView, PlaceView, ReadAccount};
use constat_shared::error::Fault;
use constat_shared::ids::{CoordinationId, LoginId};
use constat_shared::locale::Bilingual;
use constat_shared::permission::{Role, act};
use constat_shared::time::Instant;
use diesel::prelude::*;

/// Name, coordinations, sessions.
pub fn read(tx: &mut Tx<'_>, permit: &Permit<act::OwnAccount>, _r: ReadAccount) -> Result<Account> {
    let person = permit.caller().person.as_ref().ok_or_else(|| AppError::new(Fault::SignInFirst))?;
    use schema::{coordination as c, login as l, membership as m, person as p};
    let email = p::table.find(person.id).select(p::email).first::<String>(tx.conn)?;
    let places = m::table
        .inner_join(c::table.on(c::id.eq(m::coordination_id)))
        .filter(m::person_id.eq(person.id))
        .filter(m::state.eq("active"))
        .order(c::name_fr.asc())
        .select((c::id, c::name_fr, c::name_nl, m::role))
        .load::<(CoordinationId, String, String, Role)>(tx.conn)?;
    let logins = l::table
        .filter(l::person_id.eq(person.id))
        .filter(l::ended.eq(false))
        .order(l::seen_at.desc())
        .select((l::id, l::device, l::created_at, l::seen_at))
        .load::<(LoginId, String, Instant, Instant)>(tx.conn)?;
    let login = |(id, device, created_at, seen_at)| LoginView { id, device, created_at, seen_at, this: id == person.login };
    Ok(Account {
        name: person.name.clone(),
        email,
        places: places.into_iter().map(|(id, fr, nl, role)| PlaceView { id, name: Bilingual::new(fr, nl), role }).collect(),
        logins: logins.into_iter().map(login).collect(),
    })
}

/// Ends one of the person's sessions; somebody else's does not exist.
pub fn end_login(tx: &mut Tx<'_>, permit: &Permit<act::OwnAccount>, r: EndLogin) -> Result<Done> {
    use schema::login::dsl as l;
    let person = permit.person()?;
    let ended =
        diesel::update(l::login.filter(l::id.eq(r.login)).filter(l::person_id.eq(person))).set(l::ended.eq(true)).execute(tx.conn)?;
    if ended == 0 { Err(Fault::NotFound.into()) } else { Ok(Done {}) }
}

/// Ends all of the person's sessions but this one. Their devices are strangers again: the next sign-in from there is told of.
pub fn end_other_logins(tx: &mut Tx<'_>, permit: &Permit<act::OwnAccount>, _r: EndOtherLogins) -> Result<Done> {
    use schema::login::dsl as l;
    let person = permit.caller().person.as_ref().ok_or_else(|| AppError::new(Fault::SignInFirst))?;
    let others = l::login.filter(l::person_id.eq(person.id)).filter(l::id.ne(person.login)).filter(l::ended.eq(false));
    diesel::update(others).set(l::ended.eq(true)).execute(tx.conn)?;
    super::device::forget_others(tx, permit.caller(), person.id)?;
    Ok(Done {})
}

//! One's own account.

use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use constat_shared::api::Done;
use constat_shared::api::door::{Account, EndLogin, LoginView, PlaceView, ReadAccount};
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
        .order(l::created_at.desc())
        .select((l::id, l::device, l::created_at))
        .load::<(LoginId, String, Instant)>(tx.conn)?;
    Ok(Account {
        name: person.name.clone(),
        email,
        places: places.into_iter().map(|(id, fr, nl, role)| PlaceView { id, name: Bilingual::new(fr, nl), role }).collect(),
        logins: logins.into_iter().map(|(id, device, created_at)| LoginView { id, device, created_at, this: id == person.login }).collect(),
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

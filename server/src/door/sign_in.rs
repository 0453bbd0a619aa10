//! Sign-in by a link in a mail.

use crate::auth::{Permit, token};
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use crate::keys;
use crate::mail::{self, Letter};
use constat_shared::api::Done;
use constat_shared::api::door::{OpenLink, RequestLink, SignOut, SignedIn};
use constat_shared::error::Fault;
use constat_shared::ids::{LoginId, PersonId};
use constat_shared::locale::{Locale, Words};
use constat_shared::permission::act;
use constat_shared::time::Instant;
use diesel::prelude::*;

const SUBJECT: Words = Words::new("Votre lien pour entrer dans Constat", "Uw link om Constat binnen te gaan", "Your link to enter Constat");
const BODY: Words = Words::new(
    "Bonjour {name},\n\nVoici votre lien. Il sert une fois, pendant quinze minutes\u{A0}:\n\n{link}\n\nVous n’avez rien demandé\u{202F}? Ne faites rien\u{202F}: sans ce lien, personne n’entre.\n",
    "Dag {name},\n\nHier is uw link. Hij werkt één keer, gedurende vijftien minuten:\n\n{link}\n\nHebt u niets gevraagd? Doe niets: zonder deze link komt niemand binnen.\n",
    "Hello {name},\n\nHere is your link. It works once, for fifteen minutes:\n\n{link}\n\nYou asked for nothing? Do nothing: without this link nobody enters.\n",
);

/// Sends the link when the address is known; answers the same when not.
pub fn request(tx: &mut Tx<'_>, permit: &Permit<act::UseDoor>, r: RequestLink) -> Result<Done> {
    let email = r.email.trim().to_lowercase();
    // Per address as well: nobody's mailbox may be flooded.
    if !tx.app.limits.allow(format!("link {email}"), 5, tx.now.0) {
        return Ok(Done {});
    }
    use schema::person::dsl as p;
    let known = p::person
        .filter(p::email.eq(&email))
        .select((p::id, p::name, p::locale))
        .first::<(PersonId, String, Locale)>(tx.conn)
        .optional()?;
    let token = keys::random_hex(24);
    let hash = keys::hash(&token);
    let _ = permit;
    if let Some((person, name, locale)) = known {
        use schema::sign_in_link::dsl as l;
        diesel::delete(l::sign_in_link.filter(l::expires_at.lt(tx.now))).execute(tx.conn)?;
        diesel::insert_into(l::sign_in_link)
            .values((l::hash.eq(hash), l::person_id.eq(person), l::expires_at.eq(tx.now.plus_minutes(15)), l::used.eq(false)))
            .execute(tx.conn)?;
        let to = local(&r.to);
        let query = if to == "/" {
            String::new()
        } else {
            format!("?to={}", constat_shared::api::fill_path("/{p}", |_| Some(to.clone())).trim_start_matches('/'))
        };
        let link = format!("{}/sign-in/link/{token}{query}", tx.app.public_url);
        mail::enqueue(
            tx,
            &Letter {
                key: format!("sign-in {}", keys::random_hex(12)),
                coordination: None,
                recipient: None,
                to_name: name.clone(),
                to_address: email,
                subject: SUBJECT.get(locale).to_owned(),
                body: BODY.fill(locale, &[("name", &name), ("link", &link)]),
            },
        )?;
    }
    Ok(Done {})
}

/// Uses the link.
pub fn open(tx: &mut Tx<'_>, permit: &Permit<act::UseDoor>, r: OpenLink) -> Result<SignedIn> {
    use schema::sign_in_link::dsl as l;
    let found = l::sign_in_link
        .find(keys::hash(r.token.trim()))
        .select((l::person_id, l::expires_at, l::used))
        .first::<(PersonId, Instant, bool)>(tx.conn)
        .optional()?;
    let Some((person, expires_at, false)) = found else { return Err(Fault::LinkSpent.into()) };
    if expires_at < tx.now {
        return Err(Fault::LinkSpent.into());
    }
    diesel::update(l::sign_in_link.find(keys::hash(r.token.trim()))).set(l::used.eq(true)).execute(tx.conn)?;
    // Whoever was invited has come.
    use schema::membership::dsl as m;
    diesel::update(m::membership.filter(m::person_id.eq(person)).filter(m::state.eq("invited")))
        .set(m::state.eq("active"))
        .execute(tx.conn)?;
    let token = open_session(tx, person, &permit.caller().device)?;
    Ok(SignedIn { token, to: local(&r.to) })
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

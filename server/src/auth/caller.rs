//! Who sends a request: read from its cookies, checked in the database.

use super::token::{self, Use};
use crate::db::{Conn, schema};
use crate::error::Result;
use crate::keys::Keys;
use constat_shared::ids::{LoginId, PersonId, RecipientId};
use constat_shared::locale::Locale;
use constat_shared::time::Instant;
use diesel::prelude::*;

/// A signed-in person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Id.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Language that they chose.
    pub locale: Locale,
    /// Runs the server.
    pub operator: bool,
    /// The sign-in of this device.
    pub login: LoginId,
}

/// Who calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// Signed in, or not.
    pub person: Option<Person>,
    /// In the officials' room, or not.
    pub official: Option<RecipientId>,
    /// In the adoption room by this link, named by its hash, or not.
    pub signatory: Option<String>,
    /// Language of the answer.
    pub locale: Locale,
    /// The network that they come from, for limits on attempts; never stored.
    pub source: String,
    /// The hash of this device's own cookie, if it has one.
    pub device_key: Option<Vec<u8>>,
    /// The device's own description, for the list of sign-ins.
    pub device: String,
}

impl Caller {
    /// Nobody in particular.
    pub fn nobody(locale: Locale) -> Self {
        Self { person: None, official: None, signatory: None, locale, source: String::new(), device_key: None, device: String::new() }
    }
    /// This person, as after signing in.
    pub fn person(person: Person) -> Self {
        let locale = person.locale;
        Self { person: Some(person), ..Self::nobody(locale) }
    }
}

/// The last use of a session is kept to so many milliseconds: not each request is to write.
const SEEN_MS: i64 = 15 * 60_000;

/// The person whom a session token names, while that sign-in has not been ended, and whether its last use is to be noted.
pub fn person(conn: &mut Conn, keys: &Keys, token: &str, now: Instant) -> Result<Option<(Person, bool)>> {
    let Some(login) = token::subject(keys, Use::Session, token).and_then(|s| s.parse::<LoginId>().ok()) else { return Ok(None) };
    let row = schema::login::table
        .inner_join(schema::person::table.on(schema::person::id.eq(schema::login::person_id)))
        .filter(schema::login::id.eq(login))
        .filter(schema::login::ended.eq(false))
        .select((schema::person::id, schema::person::name, schema::person::locale, schema::person::operator, schema::login::seen_at))
        .first::<(PersonId, String, Locale, bool, Instant)>(conn)
        .optional()?;
    Ok(row.map(|(id, name, locale, operator, seen)| (Person { id, name, locale, operator, login }, seen.0 + SEEN_MS < now.0)))
}

/// Notes that a session is in use.
pub fn seen(conn: &mut Conn, login: LoginId, now: Instant) -> Result<()> {
    diesel::update(schema::login::table.find(login)).set(schema::login::seen_at.eq(now)).execute(conn)?;
    Ok(())
}

/// The recipient whom an official's token names.
pub fn official(keys: &Keys, token: &str) -> Option<RecipientId> {
    token::subject(keys, Use::Official, token)?.parse().ok()
}

/// The hash of the link with which a mandate holder entered.
pub fn signatory(keys: &Keys, token: &str) -> Option<String> {
    token::subject(keys, Use::Signatory, token)
}

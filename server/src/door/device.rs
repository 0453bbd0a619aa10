//! Devices from which a person has entered: they have a budget of their own, and a new one is told of by mail.

use crate::app::App;
use crate::auth::Caller;
use crate::db::schema::{known_device::dsl as t, person};
use crate::dispatch::Tx;
use crate::error::Result;
use crate::keys;
use crate::mail::{self, Letter};
use constat_frontend::pages::door::device_named;
use constat_shared::ids::PersonId;
use constat_shared::locale::{Locale, Words, long_day};
use diesel::prelude::*;

const SUBJECT: Words = Words::new(
    "Un nouvel appareil est entré dans votre compte Constat",
    "Een nieuw toestel is in uw Constat-account binnengekomen",
    "A new device has entered your Constat account",
);
const BODY: Words = Words::new(
    "Bonjour {name},\n\nUn appareil que nous ne connaissions pas vient d’entrer dans votre compte\u{A0}:\n\n{device}\n{day}, {hour}\n\nC’était vous\u{202F}? Ne faites rien. Ce n’était pas vous\u{202F}? Connectez-vous, fermez toutes les autres sessions sur la page de votre compte, et changez le mot de passe de votre messagerie\u{A0}: qui lit vos courriels peut entrer ici.\n\n{page}\n",
    "Dag {name},\n\nEen toestel dat wij niet kenden, is net in uw account binnengekomen:\n\n{device}\n{day}, {hour}\n\nWas u dat? Doe niets. Was u dat niet? Meld u aan, beëindig alle andere sessies op de pagina van uw account, en verander het wachtwoord van uw mailbox: wie uw mails leest, kan hier binnen.\n\n{page}\n",
    "Hello {name},\n\nA device that we did not know has just entered your account:\n\n{device}\n{day}, {hour}\n\nWas it you? Do nothing. Was it not you? Sign in, end all other sessions on the page of your account, and change the password of your mailbox: whoever reads your mails can enter here.\n\n{page}\n",
);

/// Whether this device has been used by the person of this address.
pub(super) fn knows(tx: &mut Tx<'_>, key: &[u8], email: &str) -> Result<bool> {
    let known =
        t::known_device.inner_join(person::table.on(person::id.eq(t::person_id))).filter(person::email.eq(email)).filter(t::hash.eq(key));
    Ok(diesel::select(diesel::dsl::exists(known)).get_result(tx.conn)?)
}

/// Remembers the device, and writes to the person if it is new beside others. A cookie for it, when it has none.
pub(super) fn remember(tx: &mut Tx<'_>, caller: &Caller, id: PersonId) -> Result<Option<String>> {
    let (made, key) = if let Some(key) = &caller.device_key {
        (None, key.clone())
    } else {
        let made = keys::random_hex(24);
        let key = keys::hash(&made);
        (Some(made), key)
    };
    let seen = diesel::update(t::known_device.find((id, &key))).set(t::seen_at.eq(tx.now)).execute(tx.conn)?;
    if seen == 0 {
        let others = t::known_device.filter(t::person_id.eq(id)).count().get_result::<i64>(tx.conn)?;
        diesel::insert_into(t::known_device).values((t::person_id.eq(id), t::hash.eq(&key), t::seen_at.eq(tx.now))).execute(tx.conn)?;
        if others > 0 {
            tell(tx, caller, id)?;
        }
    }
    Ok(made)
}

/// All devices but this one are strangers again.
pub(super) fn forget_others(tx: &mut Tx<'_>, caller: &Caller, id: PersonId) -> Result<()> {
    let kept = caller.device_key.clone().unwrap_or_default();
    diesel::delete(t::known_device.filter(t::person_id.eq(id)).filter(t::hash.ne(kept))).execute(tx.conn)?;
    Ok(())
}

fn tell(tx: &mut Tx<'_>, caller: &Caller, id: PersonId) -> Result<()> {
    let (name, address, locale) =
        person::table.find(id).select((person::name, person::email, person::locale)).first::<(String, String, Locale)>(tx.conn)?;
    let letter = letter(tx.app, tx.now, (&name, &address, locale), &caller.device);
    mail::enqueue(tx, &letter)?;
    Ok(())
}

fn letter(app: &App, now: constat_shared::time::Instant, (name, address, locale): (&str, &str, Locale), agent: &str) -> Letter {
    let (day, hour) = app.clock.civil(now);
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("name", &name),
        ("device", &device_named(locale, agent)),
        ("day", &long_day(locale, day)),
        ("hour", &hour),
        ("page", &format!("{}/me", app.public_url)),
    ];
    Letter {
        key: format!("new device {}", keys::random_hex(12)),
        coordination: None,
        recipient: None,
        to_name: name.to_owned(),
        to_address: address.to_owned(),
        subject: SUBJECT.get(locale).to_owned(),
        body: BODY.fill(locale, &values),
    }
}

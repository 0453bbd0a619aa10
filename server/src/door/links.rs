//! Links that were asked for, answered in the background: whether somebody has the address is found out when nobody waits.

use crate::app::App;
use crate::db::schema::{link_request as q, person, sign_in_link as l};
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use crate::keys;
use crate::mail::{self, Letter};
use constat_shared::ids::{JobId, PersonId};
use constat_shared::locale::{Locale, Words};
use constat_shared::time::Instant;
use diesel::prelude::*;
use std::sync::Arc;
use std::time::Duration;

const SUBJECT: Words = Words::new("Votre lien pour entrer dans Constat", "Uw link om Constat binnen te gaan", "Your link to enter Constat");
const BODY: Words = Words::new(
    "Bonjour {name},\n\nVoici votre lien. Il sert une fois, pendant quinze minutes\u{A0}:\n\n{link}\n\nVous n’avez rien demandé\u{202F}? Ne faites rien\u{202F}: sans ce lien, personne n’entre.\n",
    "Dag {name},\n\nHier is uw link. Hij werkt één keer, gedurende vijftien minuten:\n\n{link}\n\nHebt u niets gevraagd? Doe niets: zonder deze link komt niemand binnen.\n",
    "Hello {name},\n\nHere is your link. It works once, for fifteen minutes:\n\n{link}\n\nYou asked for nothing? Do nothing: without this link nobody enters.\n",
);

/// How long a link is good, in minutes.
const MINUTES: i64 = 15;

/// Notes that somebody asked, the same whoever it is.
pub(super) fn note(tx: &mut Tx<'_>, email: &str, to: &str) -> Result<()> {
    diesel::insert_into(q::table)
        .values((q::id.eq(JobId::from_uuid(uuid::Uuid::now_v7())), q::email.eq(email), q::leads_to.eq(to), q::created_at.eq(tx.now)))
        .execute(tx.conn)?;
    Ok(())
}

/// Runs until the program stops.
pub async fn answer_links(app: Arc<App>) {
    loop {
        let shared = Arc::clone(&app);
        let answered = tokio::task::spawn_blocking(move || answer(&shared)).await.map_err(AppError::internal).flatten();
        match answered {
            Ok(true) => app.mail_waiting.notify_one(),
            // Woken by a commit; the timeout is for what another process or an earlier run has left.
            Ok(false) => drop(tokio::time::timeout(Duration::from_secs(5), app.links_waiting.notified()).await),
            Err(error) => {
                tracing::warn!(%error, "links that were asked for wait");
                tokio::time::sleep(Duration::from_secs(2)).await;
            }
        }
    }
}

/// Answers one; whether there was one.
fn answer(app: &App) -> Result<bool> {
    let now = app.clock.now();
    type Row = (JobId, String, String, Instant);
    let waiting = app.db.read(|conn| {
        let first = q::table.order(q::created_at.asc()).select((q::id, q::email, q::leads_to, q::created_at));
        Ok(first.first::<Row>(conn).optional()?)
    })?;
    let Some((id, email, to, asked)) = waiting else { return Ok(false) };
    app.db.write(|conn| {
        let mut tx = Tx { conn, app, now, today: app.clock.today() };
        // Two programs on one database: whoever takes it away answers.
        let mine = diesel::delete(q::table.find(id)).execute(tx.conn)? == 1;
        if mine && asked.plus_minutes(MINUTES) > now {
            send(&mut tx, email, &to)?;
        }
        Ok(true)
    })
}

fn send(tx: &mut Tx<'_>, email: String, to: &str) -> Result<()> {
    let known = person::table
        .filter(person::email.eq(&email))
        .select((person::id, person::name, person::locale))
        .first::<(PersonId, String, Locale)>(tx.conn)
        .optional()?;
    diesel::delete(l::table.filter(l::expires_at.lt(tx.now))).execute(tx.conn)?;
    let Some((person, name, locale)) = known else { return Ok(()) };
    let token = keys::random_hex(24);
    diesel::insert_into(l::table)
        .values((
            l::hash.eq(keys::hash(&token)),
            l::person_id.eq(person),
            l::expires_at.eq(tx.now.plus_minutes(MINUTES)),
            l::used.eq(false),
        ))
        .execute(tx.conn)?;
    let query = if to == "/" {
        String::new()
    } else {
        format!("?to={}", constat_shared::api::fill_path("/{p}", |_| Some(to.to_owned())).trim_start_matches('/'))
    };
    let link = format!("{}/sign-in/link/{token}{query}", tx.app.public_url);
    let letter = Letter {
        key: format!("sign-in {}", keys::random_hex(12)),
        coordination: None,
        recipient: None,
        to_name: name.clone(),
        to_address: email,
        subject: SUBJECT.get(locale).to_owned(),
        body: BODY.fill(locale, &[("name", &name), ("link", &link)]),
    };
    mail::enqueue(tx, &letter)?;
    Ok(())
}

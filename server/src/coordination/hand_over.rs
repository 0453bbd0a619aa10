//! A coordination that has lost its coordinator gets a new one from the server's keeper, who reads nothing of it: all members are
//! told, three days pass in which a coordinator who is still there can stop it, and it stands in the journal.

use crate::app::App;
use crate::auth::Permit;
use crate::db::schema::{coordination as c, hand_over as h, membership as m, person as p};
use crate::db::{Conn, engine};
use crate::dispatch::{self, Tx};
use crate::error::{AppError, Result};
use crate::journal;
use crate::mail::{self, Letter};
use constat_shared::api::Done;
use constat_shared::api::coordination::{HandOverLine, MembershipState, StopHandOver};
use constat_shared::error::Fault;
use constat_shared::ids::{CoordinationId, HandOverId, MembershipId, PersonId};
use constat_shared::locale::{Bilingual, Locale, Words, long_day};
use constat_shared::permission::{Role, act};
use constat_shared::time::{Day, Instant};
use diesel::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

/// How long members have to object, from the announcement on.
const HOURS: i64 = 72;

const ANNOUNCED: [Words; 2] = [
    Words::new("{place} aura une nouvelle coordination", "{place} krijgt een nieuwe coördinator", "{place} is to have a new coordinator"),
    Words::new(
        "Bonjour {name},\n\nL’exploitation du serveur remet {place} à\u{A0}: {email}.\nCela prend effet le {day} à {hour}. Jusque-là, la coordination encore présente peut l’arrêter sur la page des membres\u{A0}:\n\n{page}\n\nVous n’y attendiez rien de tel\u{202F}? Parlez-en maintenant à vos collègues et à qui exploite le serveur.\n",
        "Dag {name},\n\nDe beheerder van de server draagt {place} over aan: {email}.\nDat gaat in op {day} om {hour}. Tot dan kan een coördinator die er nog is het tegenhouden op de ledenpagina:\n\n{page}\n\nKomt dit onverwacht? Spreek er nu over met uw collega’s en met wie de server beheert.\n",
        "Hello {name},\n\nThe server’s keeper hands {place} over to: {email}.\nThis takes effect on {day} at {hour}. Until then a coordinator who is still there can stop it on the members’ page:\n\n{page}\n\nDid you not expect this? Speak about it now with your colleagues and with whoever runs the server.\n",
    ),
];
const DONE: [Words; 2] = [
    Words::new("{place} a une nouvelle coordination", "{place} heeft een nieuwe coördinator", "{place} has a new coordinator"),
    Words::new(
        "Bonjour {name},\n\n{place} est remise à\u{A0}: {email}. Cela avait été annoncé trois jours avant, et personne ne l’a arrêté.\n\nPour entrer\u{A0}:\n\n{page}\n",
        "Dag {name},\n\n{place} is overgedragen aan: {email}. Dat was drie dagen eerder aangekondigd, en niemand heeft het tegengehouden.\n\nOm binnen te gaan:\n\n{page}\n",
        "Hello {name},\n\n{place} has been handed over to: {email}. It was announced three days before, and nobody stopped it.\n\nTo enter:\n\n{page}\n",
    ),
];

/// Notes that it is asked for, from the machine itself. The running server announces it.
pub fn ask(conn: &mut Conn, coordination: CoordinationId, email: &str, today: Day) -> Result<()> {
    engine::lock(conn, dispatch::lock_key(coordination.bytes()))?;
    if !open_of(conn, coordination)?.is_empty() {
        return Err(Fault::AlreadyDone.into());
    }
    let id = HandOverId::from_uuid(Uuid::new_v4());
    diesel::insert_into(h::table)
        .values((
            h::coordination_id.eq(coordination),
            h::id.eq(id),
            h::email.eq(email),
            h::state.eq("asked"),
            h::due_at.eq(None::<Instant>),
        ))
        .execute(conn)?;
    journal::append_from_outside(conn, coordination, "hand_over.ask", id.bytes(), today)
}

fn open_of(conn: &mut Conn, coordination: CoordinationId) -> Result<Vec<(HandOverId, String, Option<Instant>)>> {
    let open = h::table.filter(h::coordination_id.eq(coordination)).filter(h::state.eq_any(["asked", "announced"]));
    Ok(open.select((h::id, h::email, h::due_at)).load(conn)?)
}

/// What is on its way.
pub(super) fn waiting(tx: &mut Tx<'_>, coordination: CoordinationId) -> Result<Vec<HandOverLine>> {
    Ok(open_of(tx.conn, coordination)?.into_iter().map(|(id, email, due_at)| HandOverLine { id, email, due_at }).collect())
}

/// A coordinator who is still there stops it.
pub(super) fn stop(tx: &mut Tx<'_>, permit: &Permit<act::ManageMembers>, r: StopHandOver) -> Result<Done> {
    let row = h::table.find((permit.coordination()?, r.hand_over)).filter(h::state.eq_any(["asked", "announced"]));
    if diesel::update(row).set(h::state.eq("stopped")).execute(tx.conn)? == 0 { Err(Fault::NotFound.into()) } else { Ok(Done {}) }
}

/// Runs until the program stops.
pub async fn watch(app: Arc<App>) {
    loop {
        let shared = Arc::clone(&app);
        let work = tokio::task::spawn_blocking(move || go_on(&shared, shared.clock.now()));
        match work.await.map_err(AppError::internal).flatten() {
            Ok(0) => {}
            Ok(_) => app.mail_waiting.notify_one(),
            Err(error) => tracing::warn!(%error, "the handing over of a coordination waits"),
        }
        tokio::time::sleep(Duration::from_mins(1)).await;
    }
}

/// Announces what was asked for, and does what is due; how many of these there were.
pub fn go_on(app: &App, now: Instant) -> Result<usize> {
    let due = h::state.eq("asked").or(h::state.eq("announced").and(h::due_at.le(now)));
    let rows =
        app.db.read(|conn| Ok(h::table.filter(due).select((h::coordination_id, h::id)).load::<(CoordinationId, HandOverId)>(conn)?))?;
    for (coordination, id) in &rows {
        app.db.write(|conn| {
            let mut tx = Tx { conn, app, now, today: app.clock.today() };
            engine::lock(tx.conn, dispatch::lock_key(coordination.bytes()))?;
            // Somebody may have stopped it meanwhile.
            let row = h::table.find((*coordination, *id)).select((h::email, h::state, h::due_at));
            let (email, state, due) = row.first::<(String, String, Option<Instant>)>(tx.conn)?;
            match (state.as_str(), due) {
                ("asked", _) => announce(&mut tx, *coordination, *id, &email),
                ("announced", Some(due)) if due <= now => perform(&mut tx, *coordination, *id, &email),
                _ => Ok(()),
            }
        })?;
    }
    Ok(rows.len())
}

fn announce(tx: &mut Tx<'_>, coordination: CoordinationId, id: HandOverId, email: &str) -> Result<()> {
    let due = tx.now.plus_minutes(HOURS * 60);
    diesel::update(h::table.find((coordination, id))).set((h::state.eq("announced"), h::due_at.eq(Some(due)))).execute(tx.conn)?;
    let page = format!("{}/c/{coordination}/members", tx.app.public_url);
    write_to_all(tx, coordination, &format!("hand-over announced {id}"), &ANNOUNCED, (email, due, &page))?;
    journal::append_from_outside(tx.conn, coordination, "hand_over.announce", id.bytes(), tx.today)
}

fn perform(tx: &mut Tx<'_>, coordination: CoordinationId, id: HandOverId, email: &str) -> Result<()> {
    diesel::update(h::table.find((coordination, id))).set(h::state.eq("done")).execute(tx.conn)?;
    let name = email.split('@').next().unwrap_or(email).to_owned();
    let person = super::invite::person_of(tx, &name, email, Locale::Fr)?;
    let member = m::table.filter(m::coordination_id.eq(coordination)).filter(m::person_id.eq(person));
    match member.select((m::id, m::role)).first::<(MembershipId, Role)>(tx.conn).optional()? {
        Some((membership, role)) => {
            // What another role had gathered stays with that role.
            if role != Role::Coordinator {
                crate::door::leave_rooms(tx.conn, coordination, membership)?;
            }
            diesel::update(m::table.find((coordination, membership)))
                .set((m::role.eq(Role::Coordinator), m::mandate.eq(false), m::state.eq(MembershipState::Active), m::until.eq(None::<Day>)))
                .execute(tx.conn)?;
        }
        None => insert(tx, coordination, person)?,
    }
    let page = format!("{}/sign-in", tx.app.public_url);
    let now = tx.now;
    write_to_all(tx, coordination, &format!("hand-over done {id}"), &DONE, (email, now, &page))?;
    journal::append_from_outside(tx.conn, coordination, "hand_over.done", id.bytes(), tx.today)
}

fn insert(tx: &mut Tx<'_>, coordination: CoordinationId, person: PersonId) -> Result<()> {
    diesel::insert_into(m::table)
        .values((
            m::coordination_id.eq(coordination),
            m::id.eq(MembershipId::from_uuid(Uuid::now_v7())),
            m::person_id.eq(person),
            m::role.eq(Role::Coordinator),
            m::mandate.eq(false),
            m::state.eq(MembershipState::Active),
            (m::title.eq(""), m::portfolio.eq("")),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// One letter to each member who is in or was asked in, in their language.
fn write_to_all(
    tx: &mut Tx<'_>,
    coordination: CoordinationId,
    key: &str,
    [subject, body]: &[Words; 2],
    (email, at, page): (&str, Instant, &str),
) -> Result<()> {
    let (fr, nl) = c::table.find(coordination).select((c::name_fr, c::name_nl)).first::<(String, String)>(tx.conn)?;
    let place = Bilingual::new(fr, nl);
    let (day, hour) = tx.app.clock.civil(at);
    let members = m::table
        .inner_join(p::table.on(p::id.eq(m::person_id)))
        .filter(m::coordination_id.eq(coordination))
        .filter(m::state.ne(MembershipState::Ended))
        .select((m::id, p::name, p::email, p::locale))
        .load::<(MembershipId, String, String, Locale)>(tx.conn)?;
    for (id, name, address, locale) in members {
        let place = place.get(locale);
        let values: [(&str, &dyn std::fmt::Display); 6] =
            [("name", &name), ("place", &place), ("email", &email), ("day", &long_day(locale, day)), ("hour", &hour), ("page", &page)];
        let letter = Letter {
            key: format!("{key} {id}"),
            coordination: Some(coordination),
            recipient: None,
            subject: subject.fill(locale, &[("place", &place)]),
            body: body.fill(locale, &values),
            to_name: name.clone(),
            to_address: address,
        };
        mail::enqueue(tx, &letter)?;
    }
    Ok(())
}

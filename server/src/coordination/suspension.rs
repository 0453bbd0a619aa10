//! Suspension: the rooms close from the next request on, and nothing is lost. A person who may not come in reads why.

use super::members::keep_a_coordinator;
use crate::auth::Permit;
use crate::db::schema::{coordination as c, membership as m, person as p};
use crate::dispatch::Tx;
use crate::error::Result;
use crate::keys;
use crate::mail::{self, Letter};
use constat_shared::api::Done;
use constat_shared::api::coordination::{MembershipState, ResumeMembership, SuspendMembership};
use constat_shared::error::Fault;
use constat_shared::ids::MembershipId;
use constat_shared::locale::{Bilingual, Locale, Words};
use constat_shared::permission::{Role, act};
use constat_shared::validate::clean;
use diesel::prelude::*;

const SUSPENDED: [Words; 2] = [
    Words::new("Votre participation est suspendue", "Uw deelname is geschorst", "Your membership is suspended"),
    Words::new(
        "Bonjour {name},\n\n{place} a suspendu votre participation. Ses pages vous sont fermées pour le moment\u{202F}; rien de ce que vous y avez fait n’est perdu.\n\nLe motif\u{A0}:\n{reason}\n",
        "Dag {name},\n\n{place} heeft uw deelname geschorst. De pagina’s zijn voorlopig voor u gesloten; niets van wat u er deed gaat verloren.\n\nDe reden:\n{reason}\n",
        "Hello {name},\n\n{place} has suspended your membership. Its pages are closed to you for now; nothing that you did there is lost.\n\nThe reason:\n{reason}\n",
    ),
];
const RESUMED: [Words; 2] = [
    Words::new("Votre participation reprend", "Uw deelname wordt hervat", "Your membership is taken up again"),
    Words::new(
        "Bonjour {name},\n\nLa suspension de votre participation à {place} est levée. Vous retrouvez vos pages et vos groupes.\n\nLe motif\u{A0}:\n{reason}\n",
        "Dag {name},\n\nDe schorsing van uw deelname aan {place} is opgeheven. U vindt uw pagina’s en uw groepen terug.\n\nDe reden:\n{reason}\n",
        "Hello {name},\n\nThe suspension of your membership of {place} is lifted. You find your pages and groups again.\n\nThe reason:\n{reason}\n",
    ),
];

/// Keeps an active member out; the last coordinator cannot be.
pub(super) fn suspend(tx: &mut Tx<'_>, permit: &Permit<act::ManageMembers>, r: SuspendMembership) -> Result<Done> {
    let coordination = permit.coordination()?;
    let role = m::table.find((coordination, r.membership)).select(m::role).first::<Role>(tx.conn)?;
    if role == Role::Coordinator {
        keep_a_coordinator(tx, coordination)?;
    }
    turn(tx, permit, r.membership, [MembershipState::Active, MembershipState::Suspended], &r.reason, &SUSPENDED)
}

/// Lets a suspended member in again.
pub(super) fn resume(tx: &mut Tx<'_>, permit: &Permit<act::ManageMembers>, r: ResumeMembership) -> Result<Done> {
    turn(tx, permit, r.membership, [MembershipState::Suspended, MembershipState::Active], &r.reason, &RESUMED)
}

fn turn(
    tx: &mut Tx<'_>,
    permit: &Permit<act::ManageMembers>,
    membership: MembershipId,
    [from, to]: [MembershipState; 2],
    reason: &str,
    [subject, body]: &[Words; 2],
) -> Result<Done> {
    let coordination = permit.coordination()?;
    let reason = clean(reason);
    let person = m::table
        .inner_join(p::table.on(p::id.eq(m::person_id)))
        .filter(m::coordination_id.eq(coordination))
        .filter(m::id.eq(membership))
        .select((p::name, p::email, p::locale));
    let (name, address, locale) = person.first::<(String, String, Locale)>(tx.conn)?;
    let row = m::table.find((coordination, membership)).filter(m::state.eq(from));
    let changed = diesel::update(row).set((m::state.eq(to), m::reason.eq(&reason))).execute(tx.conn)?;
    if changed == 0 {
        return Err(Fault::WrongState.into());
    }
    let (fr, nl) = c::table.find(coordination).select((c::name_fr, c::name_nl)).first::<(String, String)>(tx.conn)?;
    let place = Bilingual::new(fr, nl);
    let letter = Letter {
        key: format!("suspension {membership} {}", keys::random_hex(12)),
        coordination: Some(coordination),
        recipient: None,
        subject: subject.get(locale).to_owned(),
        body: body.fill(locale, &[("name", &name), ("place", &place.get(locale)), ("reason", &reason)]),
        to_name: name,
        to_address: address,
    };
    mail::enqueue(tx, &letter)?;
    Ok(Done {})
}

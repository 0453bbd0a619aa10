//! Inviting by a pasted list.

use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use crate::mail::{self, Letter};
use constat_shared::api::coordination::{Invite, InviteLine, InviteView, MembershipState, OrganisationLine, PreviewInvites};
use constat_shared::error::Fault;
use constat_shared::ids::{CoordinationId, MembershipId, PersonId};
use constat_shared::locale::{Locale, Words};
use constat_shared::permission::{Role, act};
use constat_shared::validate::{clean, is_email};
use diesel::prelude::*;
use uuid::Uuid;

const SUBJECT: Words = Words::new(
    "Vous êtes invité·e dans une coordination sociale",
    "U bent uitgenodigd in een sociale coördinatie",
    "You are invited to a social coordination",
);
const BODY: Words = Words::new(
    "Bonjour {name},\n\nLa coordination vous invite comme {role}. Pour entrer, demandez votre lien avec cette adresse\u{A0}:\n\n{link}\n",
    "Dag {name},\n\nDe coördinatie nodigt u uit als {role}. Vraag met dit adres uw link om binnen te komen:\n\n{link}\n",
    "Hello {name},\n\nThe coordination invites you as {role}. To enter, ask for your link with this address:\n\n{link}\n",
);

/// Reads the list, invites nobody.
pub fn preview(tx: &mut Tx<'_>, permit: &Permit<act::ManageMembers>, r: PreviewInvites) -> Result<InviteView> {
    let lines = read_list(tx, permit.coordination()?, &r.list)?;
    Ok(InviteView { lines: lines.into_iter().map(|(line, _)| line).collect(), invited: 0 })
}

/// Invites the faultless lines.
pub fn invite(tx: &mut Tx<'_>, permit: &Permit<act::ManageMembers>, r: Invite) -> Result<InviteView> {
    let coordination = permit.coordination()?;
    let lines = read_list(tx, coordination, &r.list)?;
    let mut invited = 0;
    for (line, organisation) in &lines {
        let (Some(role), None) = (line.role, line.fault) else { continue };
        let person = person_of(tx, &line.name, &line.email, permit.caller().locale)?;
        use schema::membership::dsl as t;
        diesel::insert_into(t::membership)
            .values((
                t::coordination_id.eq(coordination),
                t::id.eq(MembershipId::from_uuid(Uuid::now_v7())),
                t::person_id.eq(person),
                t::organisation_id.eq(organisation.as_ref().map(|o| o.id)),
                t::role.eq(role),
                t::mandate.eq(false),
                t::state.eq(MembershipState::Invited),
                t::title.eq(""),
                t::portfolio.eq(""),
            ))
            .execute(tx.conn)?;
        let locale = permit.caller().locale;
        let link = format!("{}/sign-in", tx.app.public_url);
        let letter = Letter {
            key: format!("invite {coordination} {person}"),
            coordination: Some(coordination),
            recipient: None,
            to_name: line.name.clone(),
            to_address: line.email.clone(),
            subject: SUBJECT.get(locale).to_owned(),
            body: BODY.fill(locale, &[("name", &line.name), ("role", &role.words().get(locale)), ("link", &link)]),
        };
        mail::enqueue(tx, &letter)?;
        invited += 1;
    }
    Ok(InviteView { lines: lines.into_iter().map(|(line, _)| line).collect(), invited })
}

pub(super) fn person_of(tx: &mut Tx<'_>, name: &str, email: &str, locale: Locale) -> Result<PersonId> {
    use schema::person::dsl as t;
    if let Some(id) = t::person.filter(t::email.eq(email)).select(t::id).first(tx.conn).optional()? {
        return Ok(id);
    }
    let id = PersonId::from_uuid(Uuid::now_v7());
    diesel::insert_into(t::person)
        .values((t::id.eq(id), t::name.eq(name), t::email.eq(email), t::locale.eq(locale), t::operator.eq(false), t::created_at.eq(tx.now)))
        .execute(tx.conn)?;
    Ok(id)
}

fn read_list(tx: &mut Tx<'_>, coordination: CoordinationId, list: &str) -> Result<Vec<(InviteLine, Option<OrganisationLine>)>> {
    let organisations = super::today::organisations(tx, coordination)?;
    let known: Vec<String> = {
        use schema::{membership as m, person as p};
        m::table
            .inner_join(p::table.on(p::id.eq(m::person_id)))
            .filter(m::coordination_id.eq(coordination))
            .select(p::email)
            .load(tx.conn)?
    };
    let mut seen: Vec<String> = Vec::new();
    let mut out = Vec::new();
    for (number, text) in (1..).zip(list.lines()) {
        if text.trim().is_empty() {
            continue;
        }
        let separator = if text.contains('\t') {
            '\t'
        } else if text.contains(';') {
            ';'
        } else {
            ','
        };
        let mut cells = text.split(separator).map(clean);
        let mut cell = || cells.next().unwrap_or_default();
        let (name, email, organisation, role) = (cell(), cell().to_lowercase(), cell(), role_of(&cell()));
        let found = organisations.iter().find(|o| o.name.to_lowercase() == organisation.to_lowercase()).cloned();
        let (fault, column) = if name.is_empty() {
            (Some(Fault::FieldEmpty), "name")
        } else if !is_email(&email) {
            (Some(Fault::FieldNotAnAddress), "email")
        } else if known.contains(&email) || seen.contains(&email) {
            (Some(Fault::FieldTaken), "email")
        } else if found.is_none() && !(organisation.is_empty() && matches!(role, Some(Role::Expert | Role::ElectedOfficial))) {
            (Some(Fault::FieldNotAChoice), "organisation")
        } else if role.is_none() {
            (Some(Fault::FieldNotAChoice), "role")
        } else {
            (None, "")
        };
        seen.push(email.clone());
        out.push((InviteLine { line: number, name, email, organisation, role, fault, column: column.to_owned() }, found));
    }
    Ok(out)
}

/// A role as people write it, in any of the three languages.
fn role_of(text: &str) -> Option<Role> {
    let text = text.to_lowercase();
    let starts = |words: &[&str]| words.iter().any(|w| text.starts_with(w));
    if text.is_empty() {
        None
    } else if starts(&["coord", "coörd"]) {
        Some(Role::Coordinator)
    } else if starts(&["terrain", "personne de terrain", "terrein", "worker", "travailleu"]) {
        Some(Role::Worker)
    } else if starts(&["respons", "leiding", "manager", "direct"]) {
        Some(Role::Manager)
    } else if starts(&["mandat", "élu", "elect", "échevin", "schepen", "bourgmestre", "burgemeester"]) {
        Some(Role::ElectedOfficial)
    } else if starts(&["expert", "deskundig"]) {
        Some(Role::Expert)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Role, role_of};

    #[test]
    fn a_role_is_understood_in_french_dutch_and_english() {
        for (text, role) in [
            ("Terrain", Some(Role::Worker)),
            ("terreinwerker", Some(Role::Worker)),
            ("Leidinggevende", Some(Role::Manager)),
            ("élue", Some(Role::ElectedOfficial)),
            ("roi", None),
            ("", None),
        ] {
            assert_eq!(role_of(text), role, "{text}");
        }
    }
}

//! The diagnosis that takes a conversation over; made where there is none yet.

use super::Wishes;
use super::polis::Export;
use crate::db::{Conn, schema};
use crate::diagnosis::insert_from_template;
use crate::error::{AppError, Result};
use constat_shared::diagnosis::methods;
use constat_shared::ids::{CoordinationId, DiagnosisId, MembershipId, OrganisationId, PersonId};
use constat_shared::locale::{Bilingual, Locale};
use constat_shared::permission::Role;
use diesel::prelude::*;
use uuid::Uuid;

/// A diagnosis and its coordination.
pub struct Place {
    pub coordination: CoordinationId,
    pub diagnosis: DiagnosisId,
}

/// Finds it or makes it; the inner error says in words what has to be named.
pub fn find(conn: &mut Conn, export: &Export, wishes: &Wishes) -> Result<std::result::Result<Place, String>> {
    use schema::diagnosis::dsl as t;
    let all =
        t::diagnosis
            .order((t::created_at, t::id))
            .select((t::coordination_id, t::id, t::title_fr))
            .load::<(CoordinationId, DiagnosisId, String)>(conn)?;
    let place =
        |(coordination, diagnosis, _): &(CoordinationId, DiagnosisId, String)| Place { coordination: *coordination, diagnosis: *diagnosis };
    if let Some(wanted) = wishes.diagnosis {
        let found = all.iter().find(|(_, id, _)| *id == wanted).map(place);
        return Ok(found.ok_or_else(|| format!("there is no diagnosis {wanted}")));
    }
    match all.as_slice() {
        [one] => Ok(Ok(place(one))),
        [] => make(conn, export, wishes).map(Ok),
        several => {
            let list: Vec<String> = several.iter().map(|(_, id, title)| format!("  {id}  {title}")).collect();
            Ok(Err(format!("say which diagnosis takes it, with --diagnosis ID:\n{}", list.join("\n"))))
        }
    }
}

fn make(conn: &mut Conn, export: &Export, wishes: &Wishes) -> Result<Place> {
    use schema::coordination::dsl as t;
    let topic = if export.topic.is_empty() { "Consultation" } else { &export.topic };
    let there = t::coordination.select(t::id).first::<CoordinationId>(conn).optional()?;
    let coordination = match there {
        Some(id) => id,
        None => found_coordination(conn, topic, wishes)?,
    };
    let method = methods().iter().find(|m| m.code == "one-public").or(methods().first());
    let method = method.ok_or_else(|| AppError::internal("there is no method template"))?;
    let diagnosis = insert_from_template(conn, wishes.now, coordination, method, &Bilingual::new(topic, topic), wishes.today)?;
    Ok(Place { coordination, diagnosis })
}

/// The smallest one: an organisation, and the person who coordinates and runs the server.
fn found_coordination(conn: &mut Conn, topic: &str, wishes: &Wishes) -> Result<CoordinationId> {
    let id = CoordinationId::from_uuid(Uuid::now_v7());
    let (person, organisation) = (PersonId::from_uuid(Uuid::now_v7()), OrganisationId::from_uuid(Uuid::now_v7()));
    {
        use schema::coordination::dsl as t;
        diesel::insert_into(t::coordination)
            .values((
                t::id.eq(id),
                (t::name_fr.eq(topic), t::name_nl.eq(topic)),
                (t::territory_fr.eq(""), t::territory_nl.eq("")),
                t::demo.eq(false),
                t::created_at.eq(wishes.now),
            ))
            .execute(conn)?;
    }
    {
        use schema::person::dsl as t;
        let email = wishes.coordinator.trim().to_lowercase();
        diesel::insert_into(t::person)
            .values((
                t::id.eq(person),
                t::name.eq(&email),
                t::email.eq(&email),
                t::locale.eq(Locale::Fr),
                t::operator.eq(true),
                t::created_at.eq(wishes.now),
            ))
            .execute(conn)?;
    }
    {
        use schema::organisation::dsl as t;
        diesel::insert_into(t::organisation)
            .values((t::coordination_id.eq(id), t::id.eq(organisation), t::name.eq(topic), t::kind.eq("public")))
            .execute(conn)?;
    }
    use schema::membership::dsl as t;
    diesel::insert_into(t::membership)
        .values((
            t::coordination_id.eq(id),
            t::id.eq(MembershipId::from_uuid(Uuid::now_v7())),
            t::person_id.eq(person),
            t::organisation_id.eq(Some(organisation)),
            t::role.eq(Role::Coordinator),
            t::mandate.eq(false),
            t::state.eq("active"),
            (t::title.eq(""), t::portfolio.eq("")),
        ))
        .execute(conn)?;
    Ok(id)
}

//! The rows of a new coordination: itself, its first organisation, and the person who coordinates it and runs the server.

use crate::db::{Conn, schema};
use crate::error::Result;
use constat_shared::ids::{CoordinationId, MembershipId, OrganisationId, PersonId};
use constat_shared::locale::Locale;
use constat_shared::permission::Role;
use constat_shared::time::Instant;
use diesel::prelude::*;
use uuid::Uuid;

/// What is known of it. Names are in one language until somebody translates them.
pub struct Founding<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its territory.
    pub territory: &'a str,
    /// The first member organisation.
    pub organisation: &'a str,
    /// Name of the coordinator.
    pub coordinator: &'a str,
    /// Mail address of the coordinator.
    pub email: &'a str,
    /// Language of the coordinator.
    pub locale: Locale,
}

/// Inserts them.
pub fn found(conn: &mut Conn, now: Instant, with: &Founding<'_>) -> Result<(CoordinationId, PersonId)> {
    let id = CoordinationId::from_uuid(Uuid::now_v7());
    let (person, organisation) = (PersonId::from_uuid(Uuid::now_v7()), OrganisationId::from_uuid(Uuid::now_v7()));
    {
        use schema::coordination::dsl as t;
        diesel::insert_into(t::coordination)
            .values((
                t::id.eq(id),
                (t::name_fr.eq(with.name), t::name_nl.eq(with.name)),
                (t::territory_fr.eq(with.territory), t::territory_nl.eq(with.territory)),
                t::demo.eq(false),
                t::created_at.eq(now),
            ))
            .execute(conn)?;
    }
    {
        use schema::person::dsl as t;
        diesel::insert_into(t::person)
            .values((
                t::id.eq(person),
                t::name.eq(with.coordinator),
                t::email.eq(with.email.trim().to_lowercase()),
                t::locale.eq(with.locale),
                t::operator.eq(true),
                t::created_at.eq(now),
            ))
            .execute(conn)?;
    }
    {
        use schema::organisation::dsl as t;
        diesel::insert_into(t::organisation)
            .values((t::coordination_id.eq(id), t::id.eq(organisation), t::name.eq(with.organisation), t::kind.eq("public")))
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
    Ok((id, person))
}

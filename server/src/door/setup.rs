//! The first coordination.

use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use crate::keys;
use constat_shared::api::door::{SetUp, SetUpDone};
use constat_shared::error::Fault;
use constat_shared::ids::{CoordinationId, MembershipId, OrganisationId, PersonId};
use constat_shared::permission::{Role, act};
use constat_shared::validate::clean;
use diesel::prelude::*;
use uuid::Uuid;

/// Makes it, its coordinator, and the first organisation; the code serves once.
pub fn set_up(tx: &mut Tx<'_>, permit: &Permit<act::SetUp>, r: SetUp) -> Result<SetUpDone> {
    let mut code = tx.app.setup_code.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let Some(expected) = code.as_ref() else { return Err(Fault::NotFound.into()) };
    if keys::typed_code(&r.code) != *expected {
        return Err(AppError::field("code", Fault::WrongCode));
    }
    let (id, person, organisation) =
        (CoordinationId::from_uuid(Uuid::now_v7()), PersonId::from_uuid(Uuid::now_v7()), OrganisationId::from_uuid(Uuid::now_v7()));
    let (name, territory) = (clean(&r.coordination), clean(&r.territory));
    {
        use schema::coordination::dsl as t;
        diesel::insert_into(t::coordination)
            .values((
                t::id.eq(id),
                t::name_fr.eq(&name),
                t::name_nl.eq(&name),
                t::territory_fr.eq(&territory),
                t::territory_nl.eq(&territory),
                t::demo.eq(false),
                t::created_at.eq(tx.now),
            ))
            .execute(tx.conn)?;
    }
    {
        use schema::person::dsl as t;
        diesel::insert_into(t::person)
            .values((
                t::id.eq(person),
                t::name.eq(clean(&r.name)),
                t::email.eq(r.email.trim().to_lowercase()),
                t::locale.eq(permit.caller().locale),
                t::operator.eq(true),
                t::created_at.eq(tx.now),
            ))
            .execute(tx.conn)?;
    }
    {
        use schema::organisation::dsl as t;
        diesel::insert_into(t::organisation)
            .values((t::coordination_id.eq(id), t::id.eq(organisation), t::name.eq(clean(&r.organisation)), t::kind.eq("public")))
            .execute(tx.conn)?;
    }
    {
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
                t::title.eq(""),
                t::portfolio.eq(""),
            ))
            .execute(tx.conn)?;
    }
    let token = super::open_session(tx, person, &permit.caller().device)?;
    *code = None;
    Ok(SetUpDone { coordination: id, token })
}

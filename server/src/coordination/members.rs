//! Members and organisations.

use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::door::leave_rooms;
use crate::error::{AppError, Result};
use constat_shared::api::Done;
use constat_shared::api::coordination::{
    AddOrganisation, ChangeMember, EndMembership, MemberLine, MembersView, MembershipState, OrganisationLine, ReadMembers,
    RestoreMembership,
};
use constat_shared::error::Fault;
use constat_shared::ids::{CoordinationId, MembershipId, OrganisationId};
use constat_shared::permission::{Role, act};
use constat_shared::time::Day;
use constat_shared::validate::clean;
use diesel::prelude::*;
use uuid::Uuid;

/// All members and organisations.
pub fn read(tx: &mut Tx<'_>, permit: &Permit<act::ReadMembers>, _r: ReadMembers) -> Result<MembersView> {
    let coordination = permit.coordination()?;
    use schema::{membership as m, organisation as o, person as p};
    type Row = (MembershipId, String, String, Option<OrganisationId>, Role, bool, MembershipState, Option<Day>, String);
    let rows = m::table
        .inner_join(p::table.on(p::id.eq(m::person_id)))
        .filter(m::coordination_id.eq(coordination))
        .order(p::name.asc())
        .select((m::id, p::name, p::email, m::organisation_id, m::role, m::mandate, m::state, m::until, m::reason))
        .load::<Row>(tx.conn)?;
    let names = o::table.filter(o::coordination_id.eq(coordination)).select((o::id, o::name)).load::<(OrganisationId, String)>(tx.conn)?;
    let members = rows
        .into_iter()
        .map(|(id, name, email, organisation, role, mandate, state, until, reason)| MemberLine {
            id,
            name,
            email,
            organisation: organisation.and_then(|o| names.iter().find(|(id, _)| *id == o)).map(|(_, name)| name.clone()),
            role,
            mandate,
            state,
            until,
            reason,
        })
        .collect();
    Ok(MembersView {
        members,
        organisations: super::today::organisations(tx, coordination)?,
        hand_overs: super::hand_over::waiting(tx, coordination)?,
    })
}

/// Adds an organisation; two of one name would be mixed up.
pub fn add_organisation(tx: &mut Tx<'_>, permit: &Permit<act::ManageMembers>, r: AddOrganisation) -> Result<OrganisationLine> {
    use schema::organisation::dsl as t;
    let coordination = permit.coordination()?;
    let name = clean(&r.name);
    if t::organisation.filter(t::coordination_id.eq(coordination)).filter(t::name.eq(&name)).count().get_result::<i64>(tx.conn)? > 0 {
        return Err(AppError::field("name", Fault::FieldTaken));
    }
    let id = OrganisationId::from_uuid(Uuid::now_v7());
    diesel::insert_into(t::organisation)
        .values((t::coordination_id.eq(coordination), t::id.eq(id), t::name.eq(&name), t::kind.eq(r.kind)))
        .execute(tx.conn)?;
    Ok(OrganisationLine { id, name, kind: r.kind })
}

/// Changes role and mandate. Whoever stops being a worker leaves their groups and sessions.
pub fn change(tx: &mut Tx<'_>, permit: &Permit<act::ManageMembers>, r: ChangeMember) -> Result<Done> {
    let coordination = permit.coordination()?;
    use schema::membership::dsl as t;
    let row = t::membership
        .find((coordination, r.membership))
        .select((t::role, t::organisation_id))
        .first::<(Role, Option<OrganisationId>)>(tx.conn)?;
    let (before, organisation) = row;
    if before == Role::Coordinator && r.role != Role::Coordinator {
        keep_a_coordinator(tx, coordination)?;
    }
    let mandate = r.mandate && r.role == Role::Manager;
    if mandate && organisation.is_none() {
        return Err(AppError::field("mandate", Fault::FieldNotAChoice));
    }
    if mandate {
        // One mandate, one holder.
        diesel::update(t::membership.filter(t::coordination_id.eq(coordination)).filter(t::organisation_id.eq(organisation)))
            .set(t::mandate.eq(false))
            .execute(tx.conn)?;
    }
    diesel::update(t::membership.find((coordination, r.membership))).set((t::role.eq(r.role), t::mandate.eq(mandate))).execute(tx.conn)?;
    if r.role != before {
        leave_rooms(tx.conn, coordination, r.membership)?;
    }
    Ok(Done {})
}

/// Ends a membership from the next request.
pub fn end(tx: &mut Tx<'_>, permit: &Permit<act::ManageMembers>, r: EndMembership) -> Result<Done> {
    let coordination = permit.coordination()?;
    use schema::membership::dsl as t;
    let role = t::membership.find((coordination, r.membership)).select(t::role).first::<Role>(tx.conn)?;
    if role == Role::Coordinator {
        keep_a_coordinator(tx, coordination)?;
    }
    diesel::update(t::membership.find((coordination, r.membership)))
        .set((t::state.eq(MembershipState::Ended), t::mandate.eq(false)))
        .execute(tx.conn)?;
    leave_rooms(tx.conn, coordination, r.membership)?;
    Ok(Done {})
}

/// Takes the end back; groups have to be joined again.
pub fn restore(tx: &mut Tx<'_>, permit: &Permit<act::ManageMembers>, r: RestoreMembership) -> Result<Done> {
    let coordination = permit.coordination()?;
    use schema::membership::dsl as t;
    let ended = t::membership.find((coordination, r.membership)).filter(t::state.eq(MembershipState::Ended));
    if diesel::update(ended).set(t::state.eq(MembershipState::Active)).execute(tx.conn)? == 0 {
        Err(Fault::NotFound.into())
    } else {
        Ok(Done {})
    }
}

/// A coordination without coordinator gets one only from outside.
pub(super) fn keep_a_coordinator(tx: &mut Tx<'_>, coordination: CoordinationId) -> Result<()> {
    use schema::membership::dsl as t;
    let others = t::membership
        .filter(t::coordination_id.eq(coordination))
        .filter(t::role.eq(Role::Coordinator))
        .filter(t::state.eq(MembershipState::Active))
        .count()
        .get_result::<i64>(tx.conn)?;
    if others > 1 { Ok(()) } else { Err(Fault::WrongState.into()) }
}

//! Working groups and who is in them.

use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use constat_shared::api::Done;
use constat_shared::api::diagnosis::{FormGroup, GroupFormed, JoinGroup, LeaveGroup};
use constat_shared::diagnosis::ThemeCode;
use constat_shared::error::Fault;
use constat_shared::ids::GroupId;
use constat_shared::locale::Locale;
use constat_shared::permission::{Role, act};
use constat_shared::validate::clean;
use diesel::prelude::*;
use uuid::Uuid;

/// Forms a group; without a name it takes its theme's.
pub fn form(tx: &mut Tx<'_>, permit: &Permit<act::ManageGroups>, r: FormGroup) -> Result<GroupFormed> {
    let (coordination, theme) = (permit.coordination()?, permit.theme()?);
    let (code, chosen) = {
        use schema::theme::dsl as t;
        t::theme.find((coordination, theme)).select((t::code, t::chosen)).first::<(ThemeCode, bool)>(tx.conn)?
    };
    if !chosen {
        return Err(Fault::WrongState.into());
    }
    let or_theme = |name: &str, locale| if clean(name).is_empty() { code.words().get(locale).to_owned() } else { clean(name) };
    let id = GroupId::from_uuid(Uuid::now_v7());
    use schema::working_group::dsl as t;
    diesel::insert_into(t::working_group)
        .values((
            t::coordination_id.eq(coordination),
            t::id.eq(id),
            t::diagnosis_id.eq(permit.diagnosis()?),
            t::theme_id.eq(theme),
            t::name_fr.eq(or_theme(&r.name_fr, Locale::Fr)),
            t::name_nl.eq(or_theme(&r.name_nl, Locale::Nl)),
        ))
        .execute(tx.conn)?;
    Ok(GroupFormed { group: id })
}

/// Workers and experts only: a manager never enters a group room.
pub fn join(tx: &mut Tx<'_>, permit: &Permit<act::ManageGroups>, r: JoinGroup) -> Result<Done> {
    let (coordination, group) = (permit.coordination()?, permit.group()?);
    {
        use schema::membership::dsl as m;
        let role = m::membership.find((coordination, r.membership)).filter(m::state.ne("ended")).select(m::role).first::<Role>(tx.conn)?;
        if !matches!(role, Role::Worker | Role::Expert) {
            return Err(AppError::field("membership", Fault::FieldNotAChoice));
        }
    }
    use schema::group_member::dsl as t;
    diesel::insert_into(t::group_member)
        .values((t::coordination_id.eq(coordination), t::group_id.eq(group), t::membership_id.eq(r.membership)))
        .execute(tx.conn)?;
    Ok(Done {})
}

/// Takes somebody out.
pub fn leave(tx: &mut Tx<'_>, permit: &Permit<act::ManageGroups>, r: LeaveGroup) -> Result<Done> {
    use schema::group_member::dsl as t;
    let gone = diesel::delete(t::group_member.find((permit.coordination()?, permit.group()?, r.membership))).execute(tx.conn)?;
    if gone == 0 { Err(Fault::NotFound.into()) } else { Ok(Done {}) }
}

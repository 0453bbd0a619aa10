//! The end of an account: what is the person's goes, what was frozen stays as it was.

use super::own::{self, Own};
use crate::auth::Permit;
use crate::db::{Conn, engine, schema};
use crate::dispatch::{self, Tx};
use crate::error::Result;
use crate::journal;
use crate::keys::{self, Keys};
use crate::search;
use constat_shared::api::Done;
use constat_shared::api::door::DeleteAccount;
use constat_shared::error::Fault;
use constat_shared::ids::{CoordinationId, FindingId, MembershipId, PersonId};
use constat_shared::locale::Bilingual;
use constat_shared::permission::{Role, act};
use constat_shared::time::Day;
use diesel::prelude::*;

/// The journal's word for it; it names nobody.
const GONE: &str = "account.delete";

/// Coordinations that have no other coordinator.
pub(super) fn alone_in(conn: &mut Conn, today: Day, person: PersonId) -> Result<Vec<(CoordinationId, Bilingual)>> {
    use schema::{coordination as c, membership as m};
    let mine = m::table
        .inner_join(c::table.on(c::id.eq(m::coordination_id)))
        .filter(m::person_id.eq(person))
        .filter(m::role.eq(Role::Coordinator))
        .filter(m::state.eq("active"))
        .select((c::id, c::name_fr, c::name_nl))
        .load::<(CoordinationId, String, String)>(conn)?;
    let mut out = Vec::new();
    for (id, fr, nl) in mine {
        let others = m::table
            .filter(m::coordination_id.eq(id))
            .filter(m::person_id.ne(person))
            .filter(m::role.eq(Role::Coordinator))
            .filter(m::state.eq("active"))
            .filter(m::until.is_null().or(m::until.ge(today)))
            .count()
            .get_result::<i64>(conn)?;
        if others == 0 {
            out.push((id, Bilingual::new(fr, nl)));
        }
    }
    Ok(out)
}

/// Deletes the caller's account.
pub fn delete(tx: &mut Tx<'_>, permit: &Permit<act::OwnAccount>, _r: DeleteAccount) -> Result<Done> {
    forget(tx.conn, &tx.app.keys, tx.today, permit.person()?)?;
    Ok(Done {})
}

/// Everything of this person that is not frozen. For the retention job as well.
pub(crate) fn forget(conn: &mut Conn, keys: &Keys, today: Day, person: PersonId) -> Result<()> {
    use schema::{known_device, login, mail, membership as m, person as p, sign_in_link};
    let mut places =
        m::table.filter(m::person_id.eq(person)).select((m::coordination_id, m::id)).load::<(CoordinationId, MembershipId)>(conn)?;
    places.sort_unstable();
    // In one order for all: two who leave at once do not wait for each other for ever.
    for (coordination, _) in &places {
        engine::lock(conn, dispatch::lock_key(coordination.bytes()))?;
    }
    if !alone_in(conn, today, person)?.is_empty() {
        return Err(Fault::LastCoordinator.into());
    }
    let (name, email) = p::table.find(person).select((p::name, p::email)).first::<(String, String)>(conn)?;
    for (coordination, membership) in places {
        let own = own::find(conn, keys, coordination, person)?;
        writings(conn, coordination, own)?;
        leave_rooms(conn, coordination, membership)?;
        unnamed(conn, coordination, &name)?;
        diesel::delete(m::table.find((coordination, membership))).execute(conn)?;
        journal::append_from_outside(conn, coordination, GONE, &[], today)?;
    }
    diesel::delete(mail::table.filter(mail::to_address.eq(&email)).filter(mail::recipient_id.is_null())).execute(conn)?;
    diesel::delete(sign_in_link::table.filter(sign_in_link::person_id.eq(person))).execute(conn)?;
    diesel::delete(login::table.filter(login::person_id.eq(person))).execute(conn)?;
    diesel::delete(known_device::table.filter(known_device::person_id.eq(person))).execute(conn)?;
    diesel::delete(p::table.find(person)).execute(conn)?;
    Ok(())
}

/// Drafts that the group has not seen go. What the group has before it stays, without its mark.
fn writings(conn: &mut Conn, coordination: CoordinationId, own: Own) -> Result<()> {
    use schema::{comment as c, finding as f, theme_voice as t, voice as v};
    let none = None::<Vec<u8>>;
    for (id, state, version, _) in own.drafts {
        if state == "draft" && version == 0 {
            drop_draft(conn, coordination, id)?;
        } else {
            diesel::update(f::table.find((coordination, id))).set(f::author.eq(&none)).execute(conn)?;
        }
    }
    for (id, _) in own.comments {
        diesel::update(c::table.find((coordination, id))).set(c::mark.eq(&none)).execute(conn)?;
    }
    for (id, _, _) in own.voices {
        diesel::update(v::table.find((coordination, id))).set(v::mark.eq(&none)).execute(conn)?;
    }
    // A voice for a theme counts on, under a mark that nobody can make any more.
    for (theme, _, mark) in own.themes {
        diesel::update(t::table.find((coordination, theme, mark))).set(t::mark.eq(keys::hash(&keys::random_hex(32)))).execute(conn)?;
    }
    Ok(())
}

fn drop_draft(conn: &mut Conn, coordination: CoordinationId, id: FindingId) -> Result<()> {
    use schema::{comment as c, contribution_finding as t, evidence as e, finding as f, quote as q, voice as v};
    diesel::delete(c::table.filter(c::coordination_id.eq(coordination)).filter(c::finding_id.eq(id))).execute(conn)?;
    diesel::delete(q::table.filter(q::coordination_id.eq(coordination)).filter(q::finding_id.eq(id))).execute(conn)?;
    diesel::delete(e::table.filter(e::coordination_id.eq(coordination)).filter(e::finding_id.eq(id))).execute(conn)?;
    diesel::delete(v::table.filter(v::coordination_id.eq(coordination)).filter(v::finding_id.eq(id))).execute(conn)?;
    diesel::delete(t::table.filter(t::coordination_id.eq(coordination)).filter(t::finding_id.eq(id))).execute(conn)?;
    diesel::delete(f::table.find((coordination, id))).execute(conn)?;
    search::set(conn, coordination, id.bytes(), &[])
}

/// Out of every group and session.
pub(crate) fn leave_rooms(conn: &mut Conn, coordination: CoordinationId, membership: MembershipId) -> Result<()> {
    use schema::{facilitator as f, group_member as g, signatory_link as s};
    diesel::delete(g::table.filter(g::coordination_id.eq(coordination)).filter(g::membership_id.eq(membership))).execute(conn)?;
    diesel::delete(f::table.filter(f::coordination_id.eq(coordination)).filter(f::membership_id.eq(membership))).execute(conn)?;
    diesel::delete(s::table.filter(s::coordination_id.eq(coordination)).filter(s::membership_id.eq(membership))).execute(conn)?;
    Ok(())
}

/// Nobody speaks for a memorandum that is not sealed yet after they have left.
fn unnamed(conn: &mut Conn, coordination: CoordinationId, name: &str) -> Result<()> {
    use schema::memorandum as m;
    let open =
        m::table
            .filter(m::coordination_id.eq(coordination))
            .filter(m::sealed.eq(""))
            .select((m::id, m::spokespersons))
            .load::<(constat_shared::ids::MemorandumId, String)>(conn)?;
    for (id, names) in open {
        let left: Vec<&str> = names.lines().filter(|line| *line != name).collect();
        diesel::update(m::table.find((coordination, id))).set(m::spokespersons.eq(left.join("\n"))).execute(conn)?;
    }
    Ok(())
}

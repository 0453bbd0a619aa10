//! Opening and closing a round. Closing parts ballots from voters for good.

use super::{prolong, repo, slips};
use crate::auth::Permit;
use crate::db::{Conn, schema};
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use constat_shared::api::Done;
use constat_shared::api::prioritisation::{CloseRound, College, MOST_SLIPS, OpenRound, RoundState, SlipsView};
use constat_shared::error::Fault;
use constat_shared::ids::{BallotId, CoordinationId, OrganisationId};
use constat_shared::permission::{Role, act};
use constat_shared::time::Day;
use diesel::prelude::*;

/// Opens a planned round and counts who may vote in it.
pub fn open(tx: &mut Tx<'_>, permit: &Permit<act::MoveRound>, r: OpenRound) -> Result<SlipsView> {
    use schema::round::dsl as t;
    let coordination = permit.coordination()?;
    let mut round = repo::of(tx, permit)?;
    round.must_be(RoundState::Planned)?;
    // Organisations decide with the residents' result on the table.
    if round.college == College::Organisations && repo::residents_pending(tx.conn, coordination, round.diagnosis)? {
        return Err(Fault::StillMissing.into());
    }
    let mut codes = Vec::new();
    round.entitled = match round.college {
        College::Residents if !(1..=MOST_SLIPS).contains(&r.slips) => return Err(AppError::field("slips", Fault::FieldOutOfBounds)),
        College::Residents => {
            codes = slips::make(tx, coordination, round.id, 0, r.slips)?;
            r.slips
        }
        College::Workers => workers(tx.conn, coordination, tx.today)?,
        College::Organisations => mandates(tx.conn, coordination, tx.today)?,
    };
    diesel::update(t::round.find((coordination, round.id)))
        .set((t::entitled.eq(round.entitled), t::state.eq(RoundState::Open)))
        .execute(tx.conn)?;
    Ok(SlipsView { title: round.title(), codes })
}

/// Closes an open round: its ballots lose their marks, and its key is destroyed.
pub fn close(tx: &mut Tx<'_>, permit: &Permit<act::MoveRound>, r: CloseRound) -> Result<Done> {
    let coordination = permit.coordination()?;
    let round = repo::of(tx, permit)?;
    round.must_be(RoundState::Open)?;
    prolong::closing(tx, coordination, &round, &r.reason)?;
    {
        use schema::ballot::dsl as t;
        let of_round = || t::ballot.filter(t::coordination_id.eq(coordination)).filter(t::round_id.eq(round.id));
        let contents = of_round().select(t::content).load::<String>(tx.conn)?;
        diesel::delete(of_round()).execute(tx.conn)?;
        // Written anew under new ids and in their order: also the place on the disk and the transaction that wrote
        // a ballot say nothing any more of who stands on the roll beside it.
        let mut anew: Vec<(BallotId, String)> =
            contents.into_iter().map(|content| (BallotId::from_uuid(uuid::Uuid::new_v4()), content)).collect();
        anew.sort_unstable_by_key(|(id, _)| *id);
        for (id, content) in anew {
            diesel::insert_into(t::ballot)
                .values((
                    t::coordination_id.eq(coordination),
                    t::id.eq(id),
                    t::round_id.eq(round.id),
                    t::mark.eq(None::<Vec<u8>>),
                    t::content.eq(content),
                ))
                .execute(tx.conn)?;
        }
    }
    diesel::update(schema::round::table.find((coordination, round.id)))
        .set(schema::round::state.eq(RoundState::Closed))
        .execute(tx.conn)?;
    // Last: nothing after it can fail but the commit, and then a round without its key takes no ballot twice.
    tx.app.keys.forget_round(round.id);
    Ok(Done {})
}

fn workers(conn: &mut Conn, coordination: CoordinationId, today: Day) -> Result<i32> {
    use schema::membership::dsl as t;
    let count: i64 = t::membership
        .filter(t::coordination_id.eq(coordination))
        .filter(t::state.eq("active"))
        .filter(t::role.eq(Role::Worker))
        .filter(t::until.is_null().or(t::until.ge(today)))
        .count()
        .get_result(conn)?;
    i32::try_from(count).map_err(AppError::internal)
}

/// Organisations whose mandate somebody holds: one voice each.
fn mandates(conn: &mut Conn, coordination: CoordinationId, today: Day) -> Result<i32> {
    use schema::membership::dsl as t;
    let organisations = t::membership
        .filter(t::coordination_id.eq(coordination))
        .filter(t::state.eq("active"))
        .filter(t::role.eq(Role::Manager))
        .filter(t::mandate.eq(true))
        .filter(t::organisation_id.is_not_null())
        .filter(t::until.is_null().or(t::until.ge(today)))
        .select(t::organisation_id)
        .distinct()
        .load::<Option<OrganisationId>>(conn)?;
    i32::try_from(organisations.len()).map_err(AppError::internal)
}

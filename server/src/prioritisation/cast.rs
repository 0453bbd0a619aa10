//! Casting a ballot: the roll notes the voter, the ballot box takes the content, and only a mark made with the round's
//! own key leads from one to the other until the round closes.

use super::content;
use super::repo::{self, Row};
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::api::Done;
use constat_shared::api::prioritisation::{CastBallot, CastSlip};
use constat_shared::error::Fault;
use constat_shared::ids::{BallotId, CoordinationId};
use constat_shared::permission::{Who, act};
use diesel::prelude::*;

/// Votes as a worker, or for an organisation.
pub fn ballot(tx: &mut Tx<'_>, permit: &Permit<act::CastBallot>, r: CastBallot) -> Result<Done> {
    let coordination = permit.coordination()?;
    let round = repo::of(tx, permit)?;
    let Some(voter) = repo::voter(tx, permit, &round) else { return Err(Fault::NotAllowed.into()) };
    round.takes_ballots(tx.today)?;
    let content = content::kept(tx, coordination, &round, &content::Said { item: &r.item, points: &r.points, say: &r.say })?;
    let again = repo::on_roll(tx.conn, coordination, round.id, &voter.on_roll)?;
    put(tx, coordination, &round, &voter.voice, again, &content)?;
    if !again {
        use schema::roll::dsl as t;
        diesel::insert_into(t::roll)
            .values((t::coordination_id.eq(coordination), t::round_id.eq(round.id), t::voter.eq(voter.on_roll)))
            .execute(tx.conn)?;
    }
    Ok(Done {})
}

/// Votes as a resident, with a slip.
pub fn slip(tx: &mut Tx<'_>, permit: &Permit<act::CastSlip>, r: CastSlip) -> Result<Done> {
    // Whoever prints the slips has no vote.
    if permit.is(Who::Coordinator) {
        return Err(Fault::NotAllowed.into());
    }
    let coordination = permit.coordination()?;
    let round = repo::of(tx, permit)?;
    round.takes_ballots(tx.today)?;
    let hash = repo::slip_hash(&r.code);
    let used = repo::slip_used(tx.conn, coordination, round.id, &hash)?;
    let content = content::kept(tx, coordination, &round, &content::Said { item: &r.item, points: &r.points, say: &r.say })?;
    put(tx, coordination, &round, &hash, used, &content)?;
    if !used {
        use schema::round_slip::dsl as t;
        diesel::update(t::round_slip.find((coordination, round.id, hash))).set(t::used.eq(true)).execute(tx.conn)?;
    }
    Ok(Done {})
}

/// Puts a ballot into the box, or another in its place.
fn put(tx: &mut Tx<'_>, coordination: CoordinationId, round: &Row, voice: &[u8], again: bool, content: &str) -> Result<()> {
    use schema::ballot::dsl as t;
    let mark = tx.app.keys.round_mark(round.id, voice)?;
    let mine = || t::ballot.filter(t::coordination_id.eq(coordination)).filter(t::round_id.eq(round.id)).filter(t::mark.eq(&mark));
    if again {
        // Without the mark the earlier ballot cannot be told from others, and a second one would be a second voice.
        let replaced = diesel::update(mine()).set(t::content.eq(content)).execute(tx.conn)?;
        return if replaced == 1 { Ok(()) } else { Err(Fault::WrongState.into()) };
    }
    diesel::insert_into(t::ballot)
        .values((
            t::coordination_id.eq(coordination),
            t::id.eq(BallotId::from_uuid(uuid::Uuid::new_v4())),
            t::round_id.eq(round.id),
            t::mark.eq(Some(mark.clone())),
            t::content.eq(content),
        ))
        .execute(tx.conn)?;
    Ok(())
}

//! Casting a ballot: the roll notes the voter, the ballot box takes the content, and only a mark made with the round's
//! own key leads from one to the other until the round closes.

use super::repo::{self, Row};
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use constat_shared::api::Done;
use constat_shared::api::prioritisation::{CastBallot, CastSlip, RoundMethod, RoundState, ballot_fault};
use constat_shared::error::{Fault, FieldFault};
use constat_shared::ids::{BallotId, CoordinationId, FindingId};
use constat_shared::permission::{Who, act};
use constat_shared::tally::{BallotFault, Dots, Method, Ranking};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// Votes as a worker, or for an organisation.
pub fn ballot(tx: &mut Tx<'_>, permit: &Permit<act::CastBallot>, r: CastBallot) -> Result<Done> {
    let coordination = permit.coordination()?;
    let round = repo::of(tx, permit)?;
    let Some(voter) = repo::voter(tx, permit, &round) else { return Err(Fault::NotAllowed.into()) };
    round.must_be(RoundState::Open)?;
    let content = content(tx, coordination, &round, &r.item, &r.points)?;
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
    round.must_be(RoundState::Open)?;
    let hash = repo::slip_hash(&r.code);
    let used = repo::slip_used(tx.conn, coordination, round.id, &hash)?;
    let content = content(tx, coordination, &round, &r.item, &r.points)?;
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

/// A ballot's content as it is kept: figures by item, in the order of the items' ids, nothing where nothing was said.
fn content(tx: &mut Tx<'_>, coordination: CoordinationId, round: &Row, item: &[FindingId], points: &[i32]) -> Result<String> {
    if item.len() != points.len() {
        return Err(AppError::field("points", Fault::FieldOutOfBounds));
    }
    let items: Vec<FindingId> = repo::items(tx.conn, coordination, round.id)?.into_iter().map(|i| i.id).collect();
    let mut faults = Vec::new();
    let mut given: BTreeMap<FindingId, (usize, i32)> = BTreeMap::new();
    for (place, (id, figure)) in item.iter().zip(points).enumerate() {
        let wrong = |code| FieldFault { path: format!("item.{place}"), code };
        if !items.contains(id) {
            faults.push(wrong(Fault::FieldNotAChoice));
        } else if given.insert(*id, (place, *figure)).is_some() {
            faults.push(wrong(Fault::FieldTaken));
        }
    }
    if !faults.is_empty() {
        return Err(AppError::fields(faults));
    }
    let figures: Vec<i64> = items.iter().map(|id| given.get(id).map_or(0, |(_, figure)| i64::from(*figure))).collect();
    let found = match round.method {
        RoundMethod::Dots => dots(round).ballot(&figures).err(),
        RoundMethod::Ranking => Ranking.ballot(&figures).err(),
    };
    if let Some(found) = found {
        // Faults name the item by its place in the round; the form knows it by its place in what was sent.
        let sent = |place: usize| items.get(place).and_then(|id| given.get(id)).map_or(place, |(sent, _)| *sent);
        let placed = found.into_iter().map(|fault| match fault {
            BallotFault::TooMuchOnOne(place) => BallotFault::TooMuchOnOne(sent(place)),
            BallotFault::OutOfBounds(place) => BallotFault::OutOfBounds(sent(place)),
            BallotFault::Empty | BallotFault::TooMany => fault,
        });
        let fields = placed.map(ballot_fault).map(|(path, code)| FieldFault { path, code });
        return Err(AppError::fields(fields.collect()));
    }
    let kept: BTreeMap<String, i32> =
        given.into_iter().filter(|(_, (_, figure))| *figure != 0).map(|(id, (_, figure))| (id.to_string(), figure)).collect();
    serde_json::to_string(&kept).map_err(AppError::internal)
}

/// The rule of a round of dots.
pub fn dots(round: &Row) -> Dots {
    let whole = |n: i32| u32::try_from(n).unwrap_or(0);
    Dots { points: whole(round.points), most: whole(round.most) }
}

//! Planning a round, and taking back one that was never opened.

use super::repo;
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use constat_shared::api::prioritisation::{PlanRound, RemoveRound, RoundMade, RoundMethod, RoundRemoved, RoundState, Settings, method};
use constat_shared::error::Fault;
use constat_shared::ids::{FindingId, RoundId};
use constat_shared::permission::act;
use constat_shared::validate::clean;
use diesel::prelude::*;
use std::collections::HashSet;

/// Plans a round over findings that all members can read.
pub fn plan(tx: &mut Tx<'_>, permit: &Permit<act::PlanRound>, r: PlanRound) -> Result<RoundMade> {
    let (coordination, diagnosis) = (permit.coordination()?, permit.diagnosis()?);
    let released: HashSet<FindingId> = repo::released(tx.conn, coordination, diagnosis)?.into_iter().map(|item| item.id).collect();
    let mut seen = HashSet::new();
    for item in &r.items {
        if !released.contains(item) {
            return Err(AppError::field("items", Fault::FieldNotAChoice));
        }
        if !seen.insert(*item) {
            return Err(AppError::field("items", Fault::FieldTaken));
        }
    }
    let id = RoundId::from_uuid(uuid::Uuid::now_v7());
    let (points, most) = match r.method {
        RoundMethod::Dots => (r.points, r.most),
        RoundMethod::Approval => (0, r.most),
        RoundMethod::Ranking | RoundMethod::Reaction | RoundMethod::Rating | RoundMethod::Hanlon | RoundMethod::Comparison => (0, 0),
    };
    if r.closes.is_some_and(|closes| closes < tx.today) {
        return Err(AppError::field("closes", Fault::FieldNotADate));
    }
    let settings = serde_json::to_string(&settings(&r)).map_err(AppError::internal)?;
    {
        use schema::round::dsl as t;
        diesel::insert_into(t::round)
            .values((
                t::coordination_id.eq(coordination),
                t::id.eq(id),
                t::diagnosis_id.eq(diagnosis),
                t::title_fr.eq(clean(&r.title_fr)),
                t::title_nl.eq(clean(&r.title_nl)),
                t::college.eq(r.college),
                t::method.eq(r.method),
                t::points.eq(points),
                t::most.eq(most),
                t::threshold.eq(r.threshold),
                t::entitled.eq(0),
                t::state.eq(RoundState::Planned),
                t::settings.eq(settings),
                t::quorum.eq(r.quorum),
                t::closes.eq(r.closes),
            ))
            .execute(tx.conn)?;
    }
    for (place, item) in (0_i32..).zip(&r.items) {
        use schema::round_item::dsl as i;
        diesel::insert_into(i::round_item)
            .values((i::coordination_id.eq(coordination), i::round_id.eq(id), i::finding_id.eq(item), i::place.eq(place)))
            .execute(tx.conn)?;
    }
    Ok(RoundMade { id })
}

fn settings(r: &PlanRound) -> Settings {
    let criteria = match r.method {
        RoundMethod::Rating => method::criteria(&r.criteria).unwrap_or_default(),
        RoundMethod::Hanlon => method::hanlon(),
        RoundMethod::Dots | RoundMethod::Ranking | RoundMethod::Approval | RoundMethod::Reaction | RoundMethod::Comparison => Vec::new(),
    };
    // Small enough for every reader of JSON to hold it whole.
    let (high, _) = uuid::Uuid::new_v4().as_u64_pair();
    Settings { criteria, seed: high >> 12 }
}

/// Removes a round that nobody could vote in yet.
pub fn remove(tx: &mut Tx<'_>, permit: &Permit<act::PlanRound>, _r: RemoveRound) -> Result<RoundRemoved> {
    let coordination = permit.coordination()?;
    let round = repo::of(tx, permit)?;
    round.must_be(RoundState::Planned)?;
    {
        use schema::round_item::dsl as t;
        diesel::delete(t::round_item.filter(t::coordination_id.eq(coordination)).filter(t::round_id.eq(round.id))).execute(tx.conn)?;
    }
    diesel::delete(schema::round::table.find((coordination, round.id))).execute(tx.conn)?;
    Ok(RoundRemoved { diagnosis: round.diagnosis })
}

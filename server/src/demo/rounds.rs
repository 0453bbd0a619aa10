//! Three closed rounds and one open.

use super::data::{Round, World};
use super::{Demo, fixed, fixed_code, unknown};
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use crate::keys;
use constat_shared::ids::{BallotId, FindingId, RoundId};
use diesel::prelude::*;
use std::collections::BTreeMap;

pub(super) fn write(tx: &mut Tx<'_>, demo: &Demo, rounds: &[Round], world: &World) -> Result<()> {
    for round in rounds {
        one(tx, demo, round, world)?;
    }
    Ok(())
}

fn one(tx: &mut Tx<'_>, demo: &Demo, round: &Round, world: &World) -> Result<()> {
    let id = RoundId::from_uuid(fixed(&format!("round {}", round.key)));
    let holders: Vec<_> =
        world.members.iter().filter(|m| if round.college == "organisations" { m.mandate } else { m.role == "worker" }).collect();
    let slips = if round.college == "residents" { 40 } else { 0 };
    let entitled = if slips > 0 { slips } else { holders.len() };
    {
        use schema::round::dsl as t;
        diesel::insert_into(t::round)
            .values((
                t::coordination_id.eq(demo.coordination),
                t::id.eq(id),
                t::diagnosis_id.eq(demo.diagnosis),
                t::title_fr.eq(&round.title.fr),
                t::title_nl.eq(&round.title.nl),
                t::college.eq(&round.college),
                t::method.eq(&round.method),
                t::points.eq(5),
                t::most.eq(3),
                t::threshold.eq(5),
                t::entitled.eq(i32::try_from(entitled).unwrap_or(i32::MAX)),
                t::state.eq(&round.state),
            ))
            .execute(tx.conn)?;
    }
    for (place, key) in (0..).zip(&round.items) {
        use schema::round_item::dsl as t;
        diesel::insert_into(t::round_item)
            .values((
                t::coordination_id.eq(demo.coordination),
                t::round_id.eq(id),
                t::finding_id.eq(finding(demo, key)?),
                t::place.eq(place),
            ))
            .execute(tx.conn)?;
    }
    for slip in 0..slips {
        use schema::round_slip::dsl as t;
        let hash = keys::hash(&fixed_code(&format!("round slip {} {slip}", round.key), 8));
        diesel::insert_into(t::round_slip)
            .values((
                t::coordination_id.eq(demo.coordination),
                t::round_id.eq(id),
                t::hash.eq(hash),
                t::used.eq(slip < round.ballots.len()),
            ))
            .execute(tx.conn)?;
    }
    for (number, ballot) in round.ballots.iter().enumerate() {
        let voter = match round.college.as_str() {
            "residents" => None,
            college => {
                let holder = holders.get(number).ok_or_else(|| unknown("voter"))?;
                let membership = demo.keys.members.get(&holder.key).ok_or_else(|| unknown(&holder.key))?;
                let organisation = holder.organisation.as_ref().and_then(|o| demo.keys.organisations.get(o));
                Some(if college == "organisations" {
                    let organisation = organisation.map(|o| o.bytes().to_vec()).unwrap_or_default();
                    (organisation.clone(), organisation)
                } else {
                    (tx.app.keys.mark(&[b"roll", id.bytes(), membership.bytes()]), membership.bytes().to_vec())
                })
            }
        };
        if let Some((voter, _)) = &voter {
            use schema::roll::dsl as t;
            diesel::insert_into(t::roll)
                .values((t::coordination_id.eq(demo.coordination), t::round_id.eq(id), t::voter.eq(voter)))
                .execute(tx.conn)?;
        }
        let mark = match voter.filter(|_| round.state == "open") {
            Some((_, voice)) => Some(tx.app.keys.round_mark(id, &voice)?),
            None => None,
        };
        use schema::ballot::dsl as t;
        diesel::insert_into(t::ballot)
            .values((
                t::coordination_id.eq(demo.coordination),
                t::id.eq(BallotId::from_uuid(fixed(&format!("ballot {} {number}", round.key)))),
                t::round_id.eq(id),
                t::mark.eq(mark),
                t::content.eq(content(demo, ballot)?),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// Points by finding, or a list in order of rank.
fn content(demo: &Demo, ballot: &serde_json::Value) -> Result<String> {
    let mut figures: BTreeMap<String, i64> = BTreeMap::new();
    if let Some(points) = ballot.as_object() {
        for (key, value) in points {
            figures.insert(finding(demo, key)?.to_string(), value.as_i64().unwrap_or_default());
        }
    } else if let Some(order) = ballot.as_array() {
        for (rank, key) in (1..).zip(order) {
            figures.insert(finding(demo, key.as_str().unwrap_or_default())?.to_string(), rank);
        }
    }
    serde_json::to_string(&figures).map_err(AppError::internal)
}

fn finding(demo: &Demo, key: &str) -> Result<FindingId> {
    demo.keys.findings.get(key).copied().ok_or_else(|| unknown(key))
}

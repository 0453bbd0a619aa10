//! Reading rounds. Of an open round nobody reads more than how many have voted.

use super::{ask, repo, results};
use crate::auth::Permit;
use crate::db::{Conn, schema};
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::api::prioritisation::advice::{Wanted, advise};
use constat_shared::api::prioritisation::{
    AdviceView, College, ReadAdvice, ReadRound, ReadRounds, ReadSlipBallot, RoundLine, RoundState, RoundView, RoundsView, SlipBallotView,
    Turnout,
};
use constat_shared::ids::{CoordinationId, OrganisationId, RoundId};
use constat_shared::locale::Bilingual;
use constat_shared::permission::{Who, act};
use diesel::prelude::*;

/// The rounds of a diagnosis.
pub fn rounds(tx: &mut Tx<'_>, permit: &Permit<act::ReadRound>, _r: ReadRounds) -> Result<RoundsView> {
    let (coordination, diagnosis) = (permit.coordination()?, permit.diagnosis()?);
    let mut rounds = Vec::new();
    for round in repo::of_diagnosis(tx.conn, coordination, diagnosis)? {
        let items = {
            use schema::round_item::dsl as t;
            t::round_item.filter(t::coordination_id.eq(coordination)).filter(t::round_id.eq(round.id)).count().get_result(tx.conn)?
        };
        let turnout = turnout(tx.conn, coordination, &round)?;
        rounds.push(RoundLine {
            id: round.id,
            title: round.title(),
            college: round.college,
            method: round.method,
            state: round.state,
            items,
            turnout,
        });
    }
    let findings = if permit.is(Who::Coordinator) { repo::released(tx.conn, coordination, diagnosis)? } else { Vec::new() };
    Ok(RoundsView { coordination, diagnosis, diagnosis_title: repo::diagnosis_title(tx.conn, coordination, diagnosis)?, rounds, findings })
}

/// Which method suits a round.
pub fn advice(tx: &mut Tx<'_>, permit: &Permit<act::ReadRound>, r: ReadAdvice) -> Result<AdviceView> {
    let (coordination, diagnosis) = (permit.coordination()?, permit.diagnosis()?);
    let wanted = Wanted { crowd: r.crowd, length: r.length, aim: r.aim, time: r.time };
    Ok(AdviceView { diagnosis, diagnosis_title: repo::diagnosis_title(tx.conn, coordination, diagnosis)?, methods: advise(wanted) })
}

fn turnout(conn: &mut Conn, coordination: CoordinationId, round: &repo::Row) -> Result<Option<Turnout>> {
    if round.state == RoundState::Planned { Ok(None) } else { repo::turnout(conn, coordination, round).map(Some) }
}

/// One round.
pub fn round(tx: &mut Tx<'_>, permit: &Permit<act::ReadRound>, _r: ReadRound) -> Result<RoundView> {
    let coordination = permit.coordination()?;
    let round = repo::of(tx, permit)?;
    let voter = repo::voter(tx, permit, &round);
    let have_voted = match &voter {
        Some(voter) => repo::on_roll(tx.conn, coordination, round.id, &voter.on_roll)?,
        None => false,
    };
    let votes_for = match (permit.member()?.organisation, round.college, &voter) {
        (Some(organisation), College::Organisations, Some(_)) => {
            use schema::organisation::dsl as t;
            t::organisation.find((coordination, organisation)).select(t::name).first(tx.conn)?
        }
        _ => String::new(),
    };
    let names = permit.is(Who::Coordinator) && round.college == College::Organisations && round.state != RoundState::Planned;
    let result = if round.state == RoundState::Closed { Some(results::result(tx.conn, coordination, &round)?) } else { None };
    let items = repo::items(tx.conn, coordination, round.id)?;
    Ok(RoundView {
        id: round.id,
        diagnosis: round.diagnosis,
        diagnosis_title: repo::diagnosis_title(tx.conn, coordination, round.diagnosis)?,
        title: round.title(),
        college: round.college,
        method: round.method,
        points: round.points,
        most: round.most,
        settings: round.settings()?,
        ask: ask::pairs(&round, items.len()),
        quorum: round.quorum,
        closes: round.closes,
        changes: round.changes()?,
        threshold: round.threshold,
        state: round.state,
        items,
        turnout: turnout(tx.conn, coordination, &round)?,
        voted_organisations: if names { voted_organisations(tx.conn, coordination, round.id)? } else { Vec::new() },
        may_vote: voter.is_some() && round.takes_ballots(tx.today).is_ok(),
        have_voted,
        votes_for,
        residents_first: round.college == College::Organisations
            && round.state == RoundState::Planned
            && repo::residents_pending(tx.conn, coordination, round.diagnosis)?,
        result,
    })
}

/// Names in alphabetical order: the order of voting is not kept.
fn voted_organisations(conn: &mut Conn, coordination: CoordinationId, round: RoundId) -> Result<Vec<String>> {
    use schema::organisation::dsl as o;
    use schema::roll::dsl as t;
    let voters =
        t::roll.filter(t::coordination_id.eq(coordination)).filter(t::round_id.eq(round)).select(t::voter).load::<Vec<u8>>(conn)?;
    let all = o::organisation
        .filter(o::coordination_id.eq(coordination))
        .order(o::name.asc())
        .select((o::id, o::name))
        .load::<(OrganisationId, String)>(conn)?;
    Ok(all.into_iter().filter(|(id, _)| voters.iter().any(|v| v.as_slice() == id.bytes().as_slice())).map(|(_, name)| name).collect())
}

/// The ballot of a slip. What was voted with it is not shown again.
pub fn slip_ballot(tx: &mut Tx<'_>, permit: &Permit<act::CastSlip>, r: ReadSlipBallot) -> Result<SlipBallotView> {
    let coordination = permit.coordination()?;
    let round = repo::of(tx, permit)?;
    let have_voted = repo::slip_used(tx.conn, coordination, round.id, &repo::slip_hash(&r.code))?;
    let (fr, nl) = {
        use schema::coordination::dsl as t;
        t::coordination.find(coordination).select((t::name_fr, t::name_nl)).first::<(String, String)>(tx.conn)?
    };
    let items = repo::items(tx.conn, coordination, round.id)?;
    Ok(SlipBallotView {
        coordination: Bilingual::new(fr, nl),
        title: round.title(),
        method: round.method,
        points: round.points,
        most: round.most,
        settings: round.settings()?,
        ask: ask::pairs(&round, items.len()),
        items,
        have_voted,
    })
}

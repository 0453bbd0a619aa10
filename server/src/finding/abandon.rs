//! A new version that is given up: the finding is again what the group validated last, with what it rested on then.

use super::repo;
use super::shelve::shelve;
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::api::Done;
use constat_shared::api::finding::{AbandonRevision, FindingState};
use constat_shared::error::Fault;
use constat_shared::ids::ContributionId;
use constat_shared::permission::act;
use diesel::prelude::*;

type May = Permit<act::ValidateFinding>;

/// By whoever writes it, or by the group that waits for it. Of its author no mark stays.
pub fn abandon(tx: &mut Tx<'_>, permit: &May, _r: AbandonRevision) -> Result<Done> {
    use schema::{comment as c, finding as f, voice as v};
    let (coordination, id) = (permit.coordination()?, permit.finding()?);
    let now = repo::must_be(tx, permit, &[FindingState::Draft, FindingState::Proposed])?;
    let Some(mut version) = repo::newest(tx.conn, coordination, id)? else { return Err(Fault::WrongState.into()) };
    let none = None::<Vec<u8>>;
    let state = if version.kept.released { FindingState::Released } else { FindingState::Validated };
    let said = &version.kept.saying;
    diesel::update(f::table.find((coordination, id)))
        .set((
            (f::state.eq(state), f::revision.eq(now.revision + 1), f::author.eq(&none), f::language.eq(version.kept.language.as_str())),
            (f::sentence.eq(&said.sentence), f::translation.eq(&said.translation), f::whom.eq(&said.whom), f::place.eq(&said.place)),
            (f::since.eq(&said.since), f::frequency.eq(&said.frequency), f::existing.eq(&said.existing), f::missing.eq(&said.missing)),
        ))
        .execute(tx.conn)?;
    diesel::delete(v::table.filter(v::coordination_id.eq(coordination)).filter(v::finding_id.eq(id))).execute(tx.conn)?;
    diesel::update(c::table.filter(c::coordination_id.eq(coordination)).filter(c::finding_id.eq(id)))
        .set(c::mark.eq(&none))
        .execute(tx.conn)?;
    if let Some(rested) = version.rested.take() {
        put_back(tx, permit, rested)?;
        repo::keep(tx.conn, coordination, id, &version, tx.today)?;
    }
    shelve(tx, permit)?;
    Ok(Done {})
}

/// What was added since goes; what was taken off comes back.
fn put_back(tx: &mut Tx<'_>, permit: &May, rested: repo::Rested) -> Result<()> {
    use schema::{contribution, contribution_finding as l, evidence as e, quote as q};
    let (coordination, id) = (permit.coordination()?, permit.finding()?);
    diesel::delete(q::table.filter(q::coordination_id.eq(coordination)).filter(q::finding_id.eq(id))).execute(tx.conn)?;
    for quote in rested.quotes {
        diesel::insert_into(q::table)
            .values((
                (q::coordination_id.eq(coordination), q::id.eq(quote.id), q::finding_id.eq(id)),
                (q::seal.eq(quote.seal), q::language.eq(quote.language), q::text.eq(quote.text)),
            ))
            .execute(tx.conn)?;
    }
    diesel::delete(e::table.filter(e::coordination_id.eq(coordination)).filter(e::finding_id.eq(id))).execute(tx.conn)?;
    for one in rested.evidence {
        diesel::insert_into(e::table)
            .values((
                (e::coordination_id.eq(coordination), e::id.eq(one.id), e::finding_id.eq(id)),
                (e::label.eq(one.label), e::figure.eq(one.figure), e::unit.eq(one.unit)),
                (e::source.eq(one.source), e::measured_on.eq(one.measured_on), e::link.eq(one.link)),
            ))
            .execute(tx.conn)?;
    }
    diesel::delete(l::table.filter(l::coordination_id.eq(coordination)).filter(l::finding_id.eq(id))).execute(tx.conn)?;
    // A contribution that was taken back since is not heard any more.
    let there: Vec<ContributionId> = contribution::table
        .filter(contribution::coordination_id.eq(coordination))
        .filter(contribution::id.eq_any(&rested.heard))
        .select(contribution::id)
        .load(tx.conn)?;
    for heard in there {
        diesel::insert_into(l::table)
            .values((l::coordination_id.eq(coordination), l::contribution_id.eq(heard), l::finding_id.eq(id)))
            .execute(tx.conn)?;
    }
    Ok(())
}

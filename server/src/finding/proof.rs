//! What a finding rests on: quotes, evidence, residents' words; and its sentence in the other language.

use super::repo;
use super::shelve::shelve;
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::api::Done;
use constat_shared::api::finding::{
    AddEvidence, AddQuote, FindingState, RemoveEvidence, RemoveQuote, TieContribution, TranslateFinding, UntieContribution,
};
use constat_shared::error::Fault;
use constat_shared::ids::{EvidenceId, QuoteId};
use constat_shared::permission::act;
use constat_shared::validate::clean;
use diesel::prelude::*;
use uuid::Uuid;

type May = Permit<act::AddProof>;
const ALIVE: [FindingState; 4] = [FindingState::Draft, FindingState::Proposed, FindingState::Validated, FindingState::Released];
const WRITTEN: [FindingState; 2] = [FindingState::Draft, FindingState::Proposed];

fn removed(rows: usize) -> Result<Done> {
    if rows == 0 { Err(Fault::NotFound.into()) } else { Ok(Done {}) }
}

/// The sentence in the other language; of a validated finding as well, since it says the same.
pub fn translate(tx: &mut Tx<'_>, permit: &May, r: TranslateFinding) -> Result<Done> {
    use schema::finding::dsl as t;
    let now = repo::must_be(tx, permit, &ALIVE)?;
    let (coordination, id) = (permit.coordination()?, permit.finding()?);
    diesel::update(t::finding.find((coordination, id))).set(t::translation.eq(clean(&r.translation))).execute(tx.conn)?;
    if !now.state.writable()
        && let Some(mut version) = repo::newest(tx.conn, coordination, id)?
    {
        version.kept.saying.translation = clean(&r.translation);
        repo::keep(tx.conn, coordination, id, &version, tx.today)?;
    }
    shelve(tx, permit)?;
    Ok(Done {})
}

/// Adds a quote while it is written. Its id is random: one that tells its time would help to tell who wrote.
pub fn add_quote(tx: &mut Tx<'_>, permit: &May, r: AddQuote) -> Result<Done> {
    use schema::quote::dsl as t;
    let now = repo::must_be(tx, permit, &WRITTEN)?;
    diesel::insert_into(t::quote)
        .values((
            t::coordination_id.eq(permit.coordination()?),
            t::id.eq(QuoteId::from_uuid(Uuid::new_v4())),
            t::finding_id.eq(permit.finding()?),
            t::seal.eq(r.seal),
            t::language.eq(r.language.unwrap_or(now.language)),
            t::text.eq(clean(&r.text)),
        ))
        .execute(tx.conn)?;
    shelve(tx, permit)?;
    Ok(Done {})
}

/// Takes one off.
pub fn remove_quote(tx: &mut Tx<'_>, permit: &May, r: RemoveQuote) -> Result<Done> {
    use schema::quote::dsl as t;
    repo::must_be(tx, permit, &WRITTEN)?;
    let quote = t::quote.find((permit.coordination()?, r.quote)).filter(t::finding_id.eq(permit.finding()?));
    removed(diesel::delete(quote).execute(tx.conn)?)?;
    shelve(tx, permit)?;
    Ok(Done {})
}

/// Adds a figure with its source; its id is random, as a quote's.
pub fn add_evidence(tx: &mut Tx<'_>, permit: &May, r: AddEvidence) -> Result<Done> {
    use schema::evidence::dsl as t;
    repo::must_be(tx, permit, &WRITTEN)?;
    diesel::insert_into(t::evidence)
        .values((
            t::coordination_id.eq(permit.coordination()?),
            t::id.eq(EvidenceId::from_uuid(Uuid::new_v4())),
            t::finding_id.eq(permit.finding()?),
            t::label.eq(clean(&r.label)),
            t::figure.eq(clean(&r.figure)),
            t::unit.eq(clean(&r.unit)),
            t::source.eq(clean(&r.source)),
            t::measured_on.eq(r.measured_on),
            t::link.eq(clean(&r.link)),
        ))
        .execute(tx.conn)?;
    shelve(tx, permit)?;
    Ok(Done {})
}

/// Takes one off.
pub fn remove_evidence(tx: &mut Tx<'_>, permit: &May, r: RemoveEvidence) -> Result<Done> {
    use schema::evidence::dsl as t;
    repo::must_be(tx, permit, &WRITTEN)?;
    let evidence = t::evidence.find((permit.coordination()?, r.evidence)).filter(t::finding_id.eq(permit.finding()?));
    removed(diesel::delete(evidence).execute(tx.conn)?)?;
    shelve(tx, permit)?;
    Ok(Done {})
}

/// Only what a facilitator accepted, on the group's own theme.
pub fn tie(tx: &mut Tx<'_>, permit: &Permit<act::TieContribution>, r: TieContribution) -> Result<Done> {
    use schema::contribution_finding::dsl as t;
    repo::must_be(tx, permit, &ALIVE)?;
    let finding = permit.finding()?;
    let Some(heard) = repo::heard(tx, permit, Some(finding))?.into_iter().find(|h| h.id == r.contribution) else {
        return Err(Fault::NotFound.into());
    };
    if heard.tied {
        return Err(Fault::AlreadyDone.into());
    }
    diesel::insert_into(t::contribution_finding)
        .values((t::coordination_id.eq(permit.coordination()?), t::contribution_id.eq(r.contribution), t::finding_id.eq(finding)))
        .execute(tx.conn)?;
    Ok(Done {})
}

/// Takes the tie away.
pub fn untie(tx: &mut Tx<'_>, permit: &Permit<act::TieContribution>, r: UntieContribution) -> Result<Done> {
    use schema::contribution_finding::dsl as t;
    repo::must_be(tx, permit, &ALIVE)?;
    removed(diesel::delete(t::contribution_finding.find((permit.coordination()?, r.contribution, permit.finding()?))).execute(tx.conn)?)
}

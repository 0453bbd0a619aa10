//! The group validates: authorship is erased, the version is kept.

use super::repo::{self, Kept, Rested, Version};
use super::shelve::shelve;
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::api::Done;
use constat_shared::api::finding::{
    FindingState, ReleaseFinding, RestoreFinding, ReviseFinding, SendBack, ValidateFinding, WithdrawFinding,
};
use constat_shared::error::Fault;
use constat_shared::permission::act;
use diesel::prelude::*;

type May = Permit<act::ValidateFinding>;

/// Needs one consent and no objection without an answer. Every mark of a person goes, for good.
pub fn validate(tx: &mut Tx<'_>, permit: &May, _r: ValidateFinding) -> Result<Done> {
    use schema::{comment as c, finding as f, voice as v};
    let (coordination, id) = (permit.coordination()?, permit.finding()?);
    let now = repo::must_be(tx, permit, &[FindingState::Proposed])?;
    let voices = v::table
        .filter(v::coordination_id.eq(coordination))
        .filter(v::finding_id.eq(id))
        .select((v::consents, v::answer))
        .load::<(bool, String)>(tx.conn)?;
    if voices.iter().any(|(consents, answer)| !consents && answer.is_empty()) {
        return Err(Fault::ObjectionOpen.into());
    }
    if !voices.iter().any(|(consents, _)| *consents) {
        return Err(Fault::WrongState.into());
    }
    let version = now.version + 1;
    let none = None::<Vec<u8>>;
    diesel::update(f::table.find((coordination, id)))
        .set((f::state.eq(FindingState::Validated), f::version.eq(version), f::author.eq(&none)))
        .execute(tx.conn)?;
    diesel::update(c::table.filter(c::coordination_id.eq(coordination)).filter(c::finding_id.eq(id)))
        .set(c::mark.eq(&none))
        .execute(tx.conn)?;
    diesel::update(v::table.filter(v::coordination_id.eq(coordination)).filter(v::finding_id.eq(id)))
        .set(v::mark.eq(&none))
        .execute(tx.conn)?;
    let kept = Kept { language: now.language, released: false, saying: repo::saying(tx, permit)? };
    repo::keep(tx.conn, coordination, id, &Version { number: version, kept, rested: None }, tx.today)?;
    shelve(tx, permit)?;
    Ok(Done {})
}

/// Back to the desk; consents fall, objections stay to be read.
pub fn send_back(tx: &mut Tx<'_>, permit: &May, _r: SendBack) -> Result<Done> {
    use schema::voice as v;
    repo::must_be(tx, permit, &[FindingState::Proposed])?;
    diesel::delete(
        v::table
            .filter(v::coordination_id.eq(permit.coordination()?))
            .filter(v::finding_id.eq(permit.finding()?))
            .filter(v::consents.eq(true)),
    )
    .execute(tx.conn)?;
    repo::set_state(tx, permit, FindingState::Draft)?;
    Ok(Done {})
}

/// The plenary reads it from now on.
pub fn release(tx: &mut Tx<'_>, permit: &May, _r: ReleaseFinding) -> Result<Done> {
    let (coordination, id) = (permit.coordination()?, permit.finding()?);
    let now = repo::must_be(tx, permit, &[FindingState::Validated])?;
    repo::set_state(tx, permit, FindingState::Released)?;
    let kept = Kept { language: now.language, released: true, saying: repo::saying(tx, permit)? };
    repo::keep(tx.conn, coordination, id, &Version { number: now.version, kept, rested: None }, tx.today)?;
    shelve(tx, permit)?;
    Ok(Done {})
}

/// Marked as withdrawn, never lost.
pub fn withdraw(tx: &mut Tx<'_>, permit: &May, _r: WithdrawFinding) -> Result<Done> {
    repo::must_be(tx, permit, &[FindingState::Validated, FindingState::Released])?;
    repo::set_state(tx, permit, FindingState::Withdrawn)?;
    shelve(tx, permit)?;
    Ok(Done {})
}

/// A withdrawal taken back: it is where it was before.
pub fn restore(tx: &mut Tx<'_>, permit: &May, _r: RestoreFinding) -> Result<Done> {
    repo::must_be(tx, permit, &[FindingState::Withdrawn])?;
    let kept = repo::newest(tx.conn, permit.coordination()?, permit.finding()?)?;
    let released = kept.is_some_and(|version| version.kept.released);
    repo::set_state(tx, permit, if released { FindingState::Released } else { FindingState::Validated })?;
    shelve(tx, permit)?;
    Ok(Done {})
}

/// A new version is written by the one who starts it; the plenary keeps the last one, with its proof, until then.
pub fn revise(tx: &mut Tx<'_>, permit: &May, _r: ReviseFinding) -> Result<Done> {
    use schema::{finding as f, voice as v};
    let (coordination, id) = (permit.coordination()?, permit.finding()?);
    let now = repo::must_be(tx, permit, &[FindingState::Validated, FindingState::Released])?;
    let author = repo::mark(tx, b"author", permit.person()?, id);
    if let Some(mut version) = repo::newest(tx.conn, coordination, id)? {
        version.rested = Some(Rested {
            quotes: repo::quotes(tx.conn, coordination, id)?,
            evidence: repo::evidence(tx.conn, coordination, id)?,
            heard: repo::ties(tx.conn, coordination, id)?,
        });
        repo::keep(tx.conn, coordination, id, &version, tx.today)?;
    }
    diesel::delete(v::table.filter(v::coordination_id.eq(coordination)).filter(v::finding_id.eq(id))).execute(tx.conn)?;
    diesel::update(f::table.find((coordination, id)))
        .set((f::state.eq(FindingState::Draft), f::revision.eq(now.revision + 1), f::author.eq(Some(author))))
        .execute(tx.conn)?;
    shelve(tx, permit)?;
    Ok(Done {})
}

//! What residents' pages read.

use super::{repo, slip};
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use crate::keys;
use constat_shared::api::consultation::{CodeTyped, ContributionState, KeptPage, ReadKept, ReadResidentPage, ResidentPage, TypeCode};
use constat_shared::diagnosis::StepKind;
use constat_shared::error::Fault;
use constat_shared::permission::act;
use constat_shared::time::Day;
use diesel::prelude::*;

/// First and last day of a step of the diagnosis, as far as they are planned.
fn step_days(tx: &mut Tx<'_>, permit: &Permit<act::Contribute>, kind: StepKind) -> Result<(Option<Day>, Option<Day>)> {
    use schema::step::dsl as t;
    let row = t::step
        .filter(t::coordination_id.eq(permit.coordination()?))
        .filter(t::diagnosis_id.eq(permit.diagnosis()?))
        .filter(t::kind.eq(kind))
        .order(t::place)
        .select((t::starts, t::ends))
        .first(tx.conn)
        .optional()?;
    Ok(row.unwrap_or_default())
}

/// The question, the themes, the promise, and a token for this one form.
pub fn read(tx: &mut Tx<'_>, permit: &Permit<act::Contribute>, _r: ReadResidentPage) -> Result<ResidentPage> {
    let (coordination, diagnosis) = (permit.coordination()?, permit.diagnosis()?);
    let session = repo::session(tx, permit)?;
    let (_, promise) = repo::diagnosis(tx, coordination, diagnosis)?;
    let (delivered, answered) = step_days(tx, permit, StepKind::Delivery)?;
    Ok(ResidentPage {
        code: session.code,
        asks: repo::asks(tx, coordination)?,
        place: session.line.place,
        question: repo::question(tx, permit)?,
        themes: repo::themes(tx, coordination, diagnosis)?,
        promise,
        until: step_days(tx, permit, StepKind::Consultation)?.1,
        read_from: step_days(tx, permit, StepKind::Synthesis)?.0,
        answers: answered.or(delivered),
        once: keys::random_hex(16),
    })
}

/// The slip once more, for who has just been given it.
pub fn kept(tx: &mut Tx<'_>, permit: &Permit<act::Contribute>, r: ReadKept) -> Result<KeptPage> {
    let number = slip::of(&tx.app.keys, permit.session()?, &r.once);
    let Some(there) = repo::by_slip(tx, permit, &slip::hash(&number, 1))? else { return Err(Fault::NotFound.into()) };
    let (delivered, answered) = step_days(tx, permit, StepKind::Delivery)?;
    Ok(KeptPage {
        code: repo::session(tx, permit)?.code,
        asks: repo::asks(tx, permit.coordination()?)?,
        slip: slip::grouped(&number),
        withdrawn: there.state == ContributionState::Withdrawn,
        read_from: step_days(tx, permit, StepKind::Synthesis)?.0,
        answers: answered.or(delivered),
    })
}

/// Whether such a session exists is told by its page alone.
pub fn code(_tx: &mut Tx<'_>, _permit: &Permit<act::ReadPublic>, r: TypeCode) -> Result<CodeTyped> {
    Ok(CodeTyped { code: keys::typed_code(&r.code) })
}

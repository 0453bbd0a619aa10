//! What residents do: contribute, and take back. No account, no name, no time.

use super::repo::{self, NewContribution};
use super::shelve::shelve;
use super::slip;
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use crate::keys;
use constat_shared::api::Done;
use constat_shared::api::consultation::{Channel, Contribute, ContributionState, Kept, TakeBack};
use constat_shared::error::Fault;
use constat_shared::permission::act;
use constat_shared::personal::hints;
use constat_shared::validate::clean;
use diesel::prelude::*;

/// Keeps the words. What looks personal is asked about first, and nothing of it is stored meanwhile.
pub fn contribute(tx: &mut Tx<'_>, permit: &Permit<act::Contribute>, r: Contribute) -> Result<Kept> {
    let session = permit.session()?;
    repo::check_theme(tx, permit.coordination()?, permit.diagnosis()?, r.theme)?;
    let text = clean(&r.text);
    if !r.sure && !hints(&text).is_empty() {
        return Err(AppError::field("text", Fault::FieldLooksPersonal));
    }
    let once = slip::once(&tx.app.keys, &r.once, &text);
    let number = slip::of(&tx.app.keys, session, &once);
    let hash = slip::hash(&number, 1);
    // Sent twice: kept once, and the same slip is shown.
    if repo::by_slip(tx, permit, &hash)?.is_none() {
        repo::add(tx, permit, NewContribution { theme: r.theme, channel: Channel::Phone, language: r.language, text, slip: hash })?;
    }
    Ok(Kept { slip: slip::grouped(&number), once })
}

/// Erases the words under a slip, and every tie to a finding. That there were some still counts.
pub fn take_back(tx: &mut Tx<'_>, permit: &Permit<act::TakeBack>, r: TakeBack) -> Result<Done> {
    let (coordination, session) = (permit.coordination()?, permit.session()?);
    let typed = keys::typed_code(&r.slip);
    let mut nth = 1;
    while let Some(there) = repo::by_slip(tx, permit, &slip::hash(&typed, nth))?.filter(|s| s.session == session) {
        {
            use schema::contribution_finding::dsl as t;
            diesel::delete(t::contribution_finding.filter(t::coordination_id.eq(coordination)).filter(t::contribution_id.eq(there.id)))
                .execute(tx.conn)?;
        }
        use schema::contribution::dsl as t;
        diesel::update(t::contribution.find((coordination, there.id)))
            .set((t::state.eq(ContributionState::Withdrawn), t::text.eq(""), t::reason.eq(""), t::struck.eq(false)))
            .execute(tx.conn)?;
        shelve(tx, permit, there.id)?;
        nth += 1;
    }
    if nth == 1 { Err(Fault::WrongCode.into()) } else { Ok(Done {}) }
}

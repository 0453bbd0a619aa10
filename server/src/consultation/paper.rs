//! Paper: what residents wrote by hand, typed in by a facilitator, one contribution at a time.

use super::repo::{self, NewContribution};
use super::slip;
use crate::auth::Permit;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use crate::keys;
use constat_shared::api::consultation::{Channel, EnterPaper, Kept, SessionState};
use constat_shared::error::Fault;
use constat_shared::permission::act;
use constat_shared::validate::clean;

/// More contributions than a sheet can hold.
const MOST_PER_SHEET: usize = 50;

/// Keeps it as written. Sheets are often typed in after the session: it need only have begun.
pub fn enter(tx: &mut Tx<'_>, permit: &Permit<act::RunSession>, r: EnterPaper) -> Result<Kept> {
    repo::held_here(tx, permit)?;
    if repo::state(tx, permit)? == SessionState::Planned {
        return Err(Fault::WrongState.into());
    }
    let (coordination, diagnosis, session) = (permit.coordination()?, permit.diagnosis()?, permit.session()?);
    repo::check_theme(tx, coordination, diagnosis, r.theme)?;
    let channel = r.channel.filter(|channel| *channel != Channel::Import).unwrap_or(Channel::Paper);
    let text = clean(&r.text);
    let typed = keys::typed_code(&r.slip);
    let once = slip::once(&tx.app.keys, &r.once, &text);
    let number = if typed.is_empty() { slip::of(&tx.app.keys, session, &once) } else { typed };
    if number.len() != slip::LENGTH {
        return Err(AppError::field("slip", Fault::WrongCode));
    }
    let done = Kept { slip: slip::grouped(&number), once };
    // A sheet may hold several: each gets the next place under its number, and the same words only once.
    for nth in 1..=MOST_PER_SHEET {
        let hash = slip::hash(&number, nth);
        match repo::by_slip(tx, permit, &hash)? {
            None => {
                repo::add(tx, permit, NewContribution { theme: r.theme, channel, language: r.language, text, slip: hash })?;
                return Ok(done);
            }
            Some(there) if there.session != session => return Err(AppError::field("slip", Fault::FieldTaken)),
            Some(there) if there.text == text => return Ok(done),
            Some(_) => {}
        }
    }
    Err(AppError::field("slip", Fault::FieldTaken))
}

//! The first coordination.

use crate::auth::Permit;
use crate::coordination::{Founding, found};
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use crate::keys;
use constat_shared::api::door::{SetUp, SetUpDone};
use constat_shared::error::Fault;
use constat_shared::permission::act;
use constat_shared::validate::clean;

/// Makes it, its coordinator, and the first organisation; the code serves once.
pub fn set_up(tx: &mut Tx<'_>, permit: &Permit<act::SetUp>, r: SetUp) -> Result<SetUpDone> {
    let mut code = tx.app.setup_code.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let Some(expected) = code.as_ref() else { return Err(Fault::NotFound.into()) };
    if keys::typed_code(&r.code) != *expected {
        return Err(AppError::field("code", Fault::WrongCode));
    }
    let (name, territory, organisation, coordinator) =
        (clean(&r.coordination), clean(&r.territory), clean(&r.organisation), clean(&r.name));
    let with = Founding {
        name: &name,
        territory: &territory,
        organisation: &organisation,
        coordinator: &coordinator,
        email: &r.email,
        locale: permit.caller().locale,
    };
    let (id, person) = found(tx.conn, tx.now, &with)?;
    let token = super::open_session(tx, person, &permit.caller().device)?;
    *code = None;
    Ok(SetUpDone { coordination: id, token })
}

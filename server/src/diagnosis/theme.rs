//! Themes: named by members without showing by whom, retained by the coordinator.

use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::api::Done;
use constat_shared::api::diagnosis::{ChooseTheme, VoiceTheme};
use constat_shared::permission::act;
use constat_shared::validate::clean;
use diesel::prelude::*;

/// Adds the caller's voice, or takes it back. What is stored is a keyed mark.
pub fn voice(tx: &mut Tx<'_>, permit: &Permit<act::ProposeTheme>, _r: VoiceTheme) -> Result<Done> {
    use schema::theme_voice::dsl as t;
    let (coordination, theme) = (permit.coordination()?, permit.theme()?);
    let mark = tx.app.keys.mark(&[b"theme", permit.person()?.bytes(), theme.bytes()]);
    if diesel::delete(t::theme_voice.find((coordination, theme, &mark))).execute(tx.conn)? == 0 {
        diesel::insert_into(t::theme_voice)
            .values((t::coordination_id.eq(coordination), t::theme_id.eq(theme), t::mark.eq(&mark)))
            .execute(tx.conn)?;
    }
    Ok(Done {})
}

/// Retains or drops it, and says why it will have no finding.
pub fn choose(tx: &mut Tx<'_>, permit: &Permit<act::ChooseTheme>, r: ChooseTheme) -> Result<Done> {
    use schema::theme::dsl as t;
    diesel::update(t::theme.find((permit.coordination()?, permit.theme()?)))
        .set((t::chosen.eq(r.chosen), t::why_empty.eq(clean(&r.why_empty))))
        .execute(tx.conn)?;
    Ok(Done {})
}

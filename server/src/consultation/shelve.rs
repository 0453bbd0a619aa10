//! Where a contribution is to be found: by the group of its theme, once a facilitator has accepted it.

use crate::auth::Permit;
use crate::db::{Conn, schema};
use crate::dispatch::Tx;
use crate::error::Result;
use crate::search::{self, Placed, Shelf, Wording};
use constat_shared::api::consultation::ContributionState;
use constat_shared::ids::{ContributionId, CoordinationId, ThemeId};
use constat_shared::permission::{Act, room};
use diesel::prelude::*;

/// Brings the shelves up to date with a contribution of the permit's session.
pub(super) fn shelve<A: Act<Room = room::Residents>>(tx: &mut Tx<'_>, permit: &Permit<A>, id: ContributionId) -> Result<()> {
    let coordination = permit.coordination()?;
    let placed = placed(tx.conn, coordination, id)?;
    search::set(tx.conn, coordination, id.bytes(), &placed)
}

/// Where it is to stand: nowhere, unless it was accepted and has a theme.
pub fn placed(conn: &mut Conn, coordination: CoordinationId, id: ContributionId) -> Result<Vec<Placed>> {
    use schema::contribution::dsl as t;
    type Row = (ContributionState, Option<ThemeId>, String);
    let row = t::contribution.find((coordination, id)).select((t::state, t::theme_id, t::text)).first::<Row>(conn).optional()?;
    Ok(match row {
        Some((ContributionState::Accepted, Some(theme), text)) => {
            vec![Placed { shelf: Shelf::Heard, place: *theme.bytes(), wording: Wording::default().first(&text) }]
        }
        _ => Vec::new(),
    })
}

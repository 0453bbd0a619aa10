//! Where a finding is to be found: in its group as it stands, in the plenary as it was released, among workers and the
//! coordinator as it was validated.

use super::repo::{self, Version};
use crate::auth::Permit;
use crate::db::{Conn, schema};
use crate::dispatch::Tx;
use crate::error::Result;
use crate::search::{self, Placed, Shelf, Wording};
use constat_shared::api::finding::{EvidenceView, FindingState, QuoteView, Saying};
use constat_shared::ids::{CoordinationId, DiagnosisId, FindingId, GroupId};
use constat_shared::permission::{Act, room};
use diesel::prelude::*;

/// Brings the shelves up to date with the permit's finding.
pub(super) fn shelve<A: Act<Room = room::Group>>(tx: &mut Tx<'_>, permit: &Permit<A>) -> Result<()> {
    one(tx, permit, permit.finding()?)
}

/// The same for a finding that the verb has just made.
pub(super) fn one<A: Act<Room = room::Group>>(tx: &mut Tx<'_>, permit: &Permit<A>, id: FindingId) -> Result<()> {
    let coordination = permit.coordination()?;
    let placed = placed(tx.conn, coordination, id)?;
    search::set(tx.conn, coordination, id.bytes(), &placed)
}

/// Where it is to stand; nowhere, when there is none.
pub fn placed(conn: &mut Conn, coordination: CoordinationId, id: FindingId) -> Result<Vec<Placed>> {
    use schema::finding::dsl as t;
    type Row = (GroupId, DiagnosisId, FindingState);
    let row = t::finding.find((coordination, id)).select((t::group_id, t::diagnosis_id, t::state)).first::<Row>(conn).optional()?;
    let Some((group, diagnosis, state)) = row else { return Ok(Vec::new()) };
    let (quotes, evidence) = (repo::quotes(conn, coordination, id)?, repo::evidence(conn, coordination, id)?);
    let said = repo::said(conn, coordination, id)?;
    let own = wording(&said, &quotes, &evidence);
    let mut out = vec![Placed { shelf: Shelf::Group, place: *group.bytes(), wording: own }];
    if state == FindingState::Withdrawn {
        return Ok(out);
    }
    let mut versions = repo::versions(conn, coordination, id)?;
    let newest = versions.pop();
    let of = |version: Version| match &version.rested {
        Some(rested) => wording(&version.kept.saying, &rested.quotes, &rested.evidence),
        None => wording(&version.kept.saying, &quotes, &evidence),
    };
    let released = if newest.as_ref().is_some_and(|v| v.kept.released) {
        newest
    } else {
        if let Some(version) = newest {
            out.push(Placed { shelf: Shelf::Insiders, place: *diagnosis.bytes(), wording: of(version) });
        }
        versions.into_iter().rev().find(|v| v.kept.released)
    };
    if let Some(version) = released {
        out.push(Placed { shelf: Shelf::Plenary, place: *diagnosis.bytes(), wording: of(version) });
    }
    Ok(out)
}

fn wording(said: &Saying, quotes: &[QuoteView], evidence: &[EvidenceView]) -> Wording {
    let first = Wording::default().first(&said.sentence).first(&said.translation);
    let fields = [&said.whom, &said.place, &said.since, &said.frequency, &said.existing, &said.missing];
    let said = fields.into_iter().fold(first, |all, text| all.also(text));
    let quoted = quotes.iter().fold(said, |all, quote| all.also(&quote.text));
    evidence.iter().fold(quoted, |all, one| all.also(&one.label).also(&one.source))
}

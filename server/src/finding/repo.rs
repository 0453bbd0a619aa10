//! Rows of findings. What belongs to a group room takes a permit of that room.

use crate::auth::Permit;
use crate::db::{Conn, schema};
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use constat_shared::api::finding::{EvidenceView, FindingState, HeardView, QuoteSeal, QuoteView, Saying};
use constat_shared::error::Fault;
use constat_shared::ids::{ContributionId, CoordinationId, EvidenceId, FindingId, PersonId, QuoteId};
use constat_shared::locale::Locale;
use constat_shared::permission::{Act, room};
use constat_shared::time::Day;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// A finding as it was validated: what the plenary and the memorandum read while a new version is written.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Kept {
    /// Its language.
    pub language: Locale,
    /// Whether the plenary has it.
    pub released: bool,
    /// What it says.
    #[serde(flatten)]
    pub saying: Saying,
}

/// What a version rested on, set down when the next one is begun: what the group adds or takes off from then on is its
/// own business until it validates again.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Rested {
    pub(super) quotes: Vec<QuoteView>,
    pub(super) evidence: Vec<EvidenceView>,
    pub(super) heard: Vec<ContributionId>,
}

/// A validated version as it is stored.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Version {
    #[serde(skip)]
    pub(super) number: i32,
    #[serde(flatten)]
    pub(super) kept: Kept,
    /// Nothing while it is the version that stands: then the finding's own rows count.
    #[serde(default)]
    pub(super) rested: Option<Rested>,
}

/// Where a finding stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stand {
    pub(super) state: FindingState,
    pub(super) revision: i32,
    pub(super) version: i32,
    pub(super) number: i32,
    pub(super) language: Locale,
}

/// Where the permit's finding stands.
pub(super) fn stand<A: Act<Room = room::Group>>(tx: &mut Tx<'_>, permit: &Permit<A>) -> Result<Stand> {
    use schema::finding::dsl as t;
    let row = t::finding
        .find((permit.coordination()?, permit.finding()?))
        .select((t::state, t::revision, t::version, t::number, t::language))
        .first::<(FindingState, i32, i32, i32, Locale)>(tx.conn)?;
    let (state, revision, version, number, language) = row;
    Ok(Stand { state, revision, version, number, language })
}

/// The same, when it must be in one of these states.
pub(super) fn must_be<A: Act<Room = room::Group>>(tx: &mut Tx<'_>, permit: &Permit<A>, states: &[FindingState]) -> Result<Stand> {
    let stand = stand(tx, permit)?;
    if states.contains(&stand.state) { Ok(stand) } else { Err(Fault::WrongState.into()) }
}

/// Its words.
pub(super) fn saying<A: Act<Room = room::Group>>(tx: &mut Tx<'_>, permit: &Permit<A>) -> Result<Saying> {
    said(tx.conn, permit.coordination()?, permit.finding()?)
}

/// The words of a finding as they stand.
pub(super) fn said(conn: &mut Conn, coordination: CoordinationId, id: FindingId) -> Result<Saying> {
    use schema::finding::dsl as t;
    type Row = (String, String, String, String, String, String, String, String);
    let row = t::finding
        .find((coordination, id))
        .select((t::sentence, t::translation, t::whom, t::place, t::since, t::frequency, t::existing, t::missing))
        .first::<Row>(conn)?;
    let (sentence, translation, whom, place, since, frequency, existing, missing) = row;
    Ok(Saying { sentence, translation, whom, place, since, frequency, existing, missing })
}

/// Moves it to this state.
pub(super) fn set_state<A: Act<Room = room::Group>>(tx: &mut Tx<'_>, permit: &Permit<A>, state: FindingState) -> Result<()> {
    use schema::finding::dsl as t;
    diesel::update(t::finding.find((permit.coordination()?, permit.finding()?))).set(t::state.eq(state)).execute(tx.conn)?;
    Ok(())
}

/// Stands for this person in this finding, for this purpose, and names nobody.
pub(super) fn mark(tx: &Tx<'_>, purpose: &[u8], person: PersonId, finding: FindingId) -> Vec<u8> {
    tx.app.keys.mark(&[purpose, person.bytes(), finding.bytes()])
}

/// Quotes of a finding.
pub(super) fn quotes(conn: &mut Conn, coordination: CoordinationId, finding: FindingId) -> Result<Vec<QuoteView>> {
    use schema::quote::dsl as t;
    let rows = t::quote
        .filter(t::coordination_id.eq(coordination))
        .filter(t::finding_id.eq(finding))
        .order(t::id.asc())
        .select((t::id, t::seal, t::language, t::text))
        .load::<(QuoteId, QuoteSeal, Locale, String)>(conn)?;
    Ok(rows.into_iter().map(|(id, seal, language, text)| QuoteView { id, seal, language, text }).collect())
}

/// Evidence of a finding.
pub(super) fn evidence(conn: &mut Conn, coordination: CoordinationId, finding: FindingId) -> Result<Vec<EvidenceView>> {
    use schema::evidence::dsl as t;
    type Row = (EvidenceId, String, String, String, String, Option<Day>, String);
    let rows = t::evidence
        .filter(t::coordination_id.eq(coordination))
        .filter(t::finding_id.eq(finding))
        .order(t::id.asc())
        .select((t::id, t::label, t::figure, t::unit, t::source, t::measured_on, t::link))
        .load::<Row>(conn)?;
    let view = |(id, label, figure, unit, source, measured_on, link)| EvidenceView { id, label, figure, unit, source, measured_on, link };
    Ok(rows.into_iter().map(view).collect())
}

/// What residents said on the group's theme and facilitators accepted; `tied` to this finding, or to any.
pub(super) fn heard<A: Act<Room = room::Group>>(tx: &mut Tx<'_>, permit: &Permit<A>, finding: Option<FindingId>) -> Result<Vec<HeardView>> {
    use schema::{contribution as c, contribution_finding as l, session as s};
    let (coordination, theme) = (permit.coordination()?, permit.theme()?);
    // Sorted here: asked for in order, SQLite would read all contributions of the coordination.
    let mut rows = c::table
        .inner_join(s::table.on(s::id.eq(c::session_id)))
        .filter(c::coordination_id.eq(coordination))
        .filter(s::diagnosis_id.eq(permit.diagnosis()?))
        .filter(c::theme_id.eq(theme))
        .filter(c::state.eq("accepted"))
        .select((c::id, c::language, c::text))
        .load::<(ContributionId, String, String)>(tx.conn)?;
    rows.sort_unstable_by_key(|(id, _, _)| *id);
    let ids: Vec<ContributionId> = rows.iter().map(|(id, _, _)| *id).collect();
    let mut ties = l::table.filter(l::coordination_id.eq(coordination)).filter(l::contribution_id.eq_any(ids)).into_boxed();
    if let Some(finding) = finding {
        ties = ties.filter(l::finding_id.eq(finding));
    }
    let tied: HashSet<ContributionId> = ties.select(l::contribution_id).load(tx.conn)?.into_iter().collect();
    Ok(rows.into_iter().map(|(id, language, text)| HeardView { id, language, text, tied: tied.contains(&id) }).collect())
}

/// Contributions that are tied to a finding.
pub(super) fn ties(conn: &mut Conn, coordination: CoordinationId, finding: FindingId) -> Result<Vec<ContributionId>> {
    use schema::contribution_finding::dsl as t;
    let tied = t::contribution_finding.filter(t::coordination_id.eq(coordination)).filter(t::finding_id.eq(finding));
    Ok(tied.select(t::contribution_id).load(conn)?)
}

/// Every version that was validated, from the first on.
pub(super) fn versions(conn: &mut Conn, coordination: CoordinationId, finding: FindingId) -> Result<Vec<Version>> {
    use schema::finding_version::dsl as t;
    let rows = t::finding_version
        .filter(t::coordination_id.eq(coordination))
        .filter(t::finding_id.eq(finding))
        .order(t::version.asc())
        .select((t::version, t::content))
        .load::<(i32, String)>(conn)?;
    rows.into_iter().map(|(number, text)| version(number, &text)).collect()
}

/// A version as its row holds it.
pub(super) fn version(number: i32, content: &str) -> Result<Version> {
    let version: Version = serde_json::from_str(content).map_err(AppError::internal)?;
    Ok(Version { number, ..version })
}

/// The version that was validated last.
pub(super) fn newest(conn: &mut Conn, coordination: CoordinationId, finding: FindingId) -> Result<Option<Version>> {
    Ok(versions(conn, coordination, finding)?.pop())
}

/// Writes a version's content; the day of its validation stays the first one.
pub(super) fn keep(conn: &mut Conn, coordination: CoordinationId, finding: FindingId, version: &Version, today: Day) -> Result<()> {
    use schema::finding_version::dsl as t;
    let content = serde_json::to_string(version).map_err(AppError::internal)?;
    let changed =
        diesel::update(t::finding_version.find((coordination, finding, version.number))).set(t::content.eq(&content)).execute(conn)?;
    if changed == 0 {
        diesel::insert_into(t::finding_version)
            .values((
                t::coordination_id.eq(coordination),
                t::finding_id.eq(finding),
                t::version.eq(version.number),
                t::content.eq(&content),
                t::validated_on.eq(today),
            ))
            .execute(conn)?;
    }
    Ok(())
}

//! What the groups released, with its proof. A group that writes a new version shows the last released one here.
//!
//! Each kind of row is asked for once, for all findings of the diagnosis.

use super::repo::{self, Version};
use crate::auth::Permit;
use crate::db::{Conn, schema};
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::api::finding::{EvidenceView, FindingState, PlenaryFinding, PlenaryView, QuoteSeal, QuoteView, ReadPlenary};
use constat_shared::diagnosis::ThemeCode;
use constat_shared::ids::{ContributionId, CoordinationId, DiagnosisId, EvidenceId, FindingId, QuoteId, ThemeId};
use constat_shared::locale::{Bilingual, Locale};
use constat_shared::permission::{Act, Who, act, room};
use constat_shared::time::Day;
use diesel::prelude::*;
use std::collections::{HashMap, HashSet};

type Row = (FindingId, i32, FindingState, i32, ThemeCode);

/// Findings of a diagnosis: all, or those of these ids.
#[derive(Clone, Copy)]
struct Which<'a> {
    coordination: CoordinationId,
    diagnosis: DiagnosisId,
    only: Option<&'a [FindingId]>,
}

/// Narrows a query over findings (`f`) down to those that are meant.
macro_rules! of_these {
    ($query:expr, $which:expr) => {{
        let of_diagnosis = $query
            .filter(schema::finding::coordination_id.eq($which.coordination))
            .filter(schema::finding::diagnosis_id.eq($which.diagnosis))
            .into_boxed();
        match $which.only {
            Some(ids) => of_diagnosis.filter(schema::finding::id.eq_any(ids)),
            None => of_diagnosis,
        }
    }};
}

/// Released findings for all; validated ones for workers and the coordinator as well.
pub fn read(tx: &mut Tx<'_>, permit: &Permit<act::ReadPlenary>, r: ReadPlenary) -> Result<PlenaryView> {
    use schema::{diagnosis as d, theme as t};
    let (coordination, diagnosis) = (permit.coordination()?, permit.diagnosis()?);
    let (fr, nl) = d::table.find((coordination, diagnosis)).select((d::title_fr, d::title_nl)).first::<(String, String)>(tx.conn)?;
    let mut themes = t::table
        .filter(t::coordination_id.eq(coordination))
        .filter(t::diagnosis_id.eq(diagnosis))
        .filter(t::chosen.eq(true))
        .select((t::id, t::code))
        .load::<(ThemeId, ThemeCode)>(tx.conn)?;
    themes.sort_by_key(|(_, code)| *code);
    let insider = is_insider(permit);
    let which = Which { coordination, diagnosis, only: None };
    let mut shown = shown(tx.conn, which, insider)?;
    shown.retain(|(row, _)| r.theme.is_none_or(|theme| theme == row.4));
    let mut findings = with_proof(tx.conn, which, shown)?;
    findings.sort_by_key(|f| (f.theme, f.number));
    Ok(PlenaryView { diagnosis, title: Bilingual::new(fr, nl), themes, findings })
}

/// Those of these findings that the caller reads, in the order of the ids.
pub(super) fn some<A: Act<Room = room::Plenary>>(tx: &mut Tx<'_>, permit: &Permit<A>, ids: &[FindingId]) -> Result<Vec<PlenaryFinding>> {
    let which = Which { coordination: permit.coordination()?, diagnosis: permit.diagnosis()?, only: Some(ids) };
    let mut shown = shown(tx.conn, which, is_insider(permit))?;
    shown.sort_by_key(|(row, _)| ids.iter().position(|id| *id == row.0));
    with_proof(tx.conn, which, shown)
}

/// Who also reads what is validated and not released yet.
pub(super) fn is_insider<A: Act>(permit: &Permit<A>) -> bool {
    permit.is(Who::Worker) || permit.is(Who::Coordinator)
}

fn with_proof(conn: &mut Conn, which: Which<'_>, shown: Vec<(Row, Version)>) -> Result<Vec<PlenaryFinding>> {
    let mut proofs = Proofs::load(conn, which, &shown)?;
    Ok(shown.into_iter().map(|(row, version)| finding(row, version, &mut proofs).finding).collect())
}

/// A released finding, with the accepted contributions that it rests on.
pub struct ReleasedFinding {
    /// As the plenary reads it.
    pub finding: PlenaryFinding,
    /// What was heard.
    pub heard: Vec<ContributionId>,
}

/// All that were released, by number, each in the version that was released last.
pub fn released_findings(conn: &mut Conn, coordination: CoordinationId, diagnosis: DiagnosisId) -> Result<Vec<ReleasedFinding>> {
    let which = Which { coordination, diagnosis, only: None };
    let shown = shown(conn, which, false)?;
    let mut proofs = Proofs::load(conn, which, &shown)?;
    Ok(shown.into_iter().map(|(row, version)| finding(row, version, &mut proofs)).collect())
}

/// Which findings are shown, by number, and in which version.
fn shown(conn: &mut Conn, which: Which<'_>, insider: bool) -> Result<Vec<(Row, Version)>> {
    use schema::{finding as f, theme as t};
    let themed = f::table.inner_join(t::table.on(t::id.eq(f::theme_id).and(t::coordination_id.eq(f::coordination_id))));
    let rows = of_these!(themed, which)
        .filter(f::version.gt(0))
        .filter(f::state.ne(FindingState::Withdrawn))
        .order(f::number.asc())
        .select((f::id, f::number, f::state, f::version, t::code))
        .load::<Row>(conn)?;
    let mut contents = contents(conn, which)?;
    let mut shown = Vec::with_capacity(rows.len());
    for row in rows {
        // Who is no insider reads on in the version that was released, while the group is past it.
        for (number, content) in contents.remove(&row.0).unwrap_or_default() {
            let version = repo::version(number, &content)?;
            if insider || version.kept.released {
                shown.push((row, version));
                break;
            }
        }
    }
    Ok(shown)
}

/// Number and content of each finding's versions, the newest first.
fn contents(conn: &mut Conn, which: Which<'_>) -> Result<HashMap<FindingId, Vec<(i32, String)>>> {
    use schema::{finding as f, finding_version as v};
    let versions = v::table.inner_join(f::table.on(f::id.eq(v::finding_id).and(f::coordination_id.eq(v::coordination_id))));
    let rows = of_these!(versions, which)
        .order(v::version.desc())
        .select((v::finding_id, (v::version, v::content)))
        .load::<(FindingId, (i32, String))>(conn)?;
    Ok(grouped(rows))
}

/// What the findings of a diagnosis rest on, by finding.
#[derive(Default)]
struct Proofs {
    quotes: HashMap<FindingId, Vec<QuoteView>>,
    evidence: HashMap<FindingId, Vec<EvidenceView>>,
    heard: HashMap<FindingId, Vec<ContributionId>>,
    /// Which of the contributions that a past version rested on are accepted.
    accepted: HashSet<ContributionId>,
}

impl Proofs {
    fn load(conn: &mut Conn, which: Which<'_>, shown: &[(Row, Version)]) -> Result<Self> {
        use schema::{contribution as c, contribution_finding as l, evidence as e, finding as f, quote as q};
        let coordination = which.coordination;
        let quotes = q::table.inner_join(f::table.on(f::id.eq(q::finding_id).and(f::coordination_id.eq(q::coordination_id))));
        let quotes = of_these!(quotes, which).order(q::id.asc()).select((q::finding_id, (q::id, q::seal, q::language, q::text))).load::<(
            FindingId,
            (QuoteId, QuoteSeal, Locale, String),
        )>(
            conn
        )?;
        type Evidence = (EvidenceId, String, String, String, String, Option<Day>, String);
        let evidence = e::table.inner_join(f::table.on(f::id.eq(e::finding_id).and(f::coordination_id.eq(e::coordination_id))));
        let evidence = of_these!(evidence, which)
            .order(e::id.asc())
            .select((e::finding_id, (e::id, e::label, e::figure, e::unit, e::source, e::measured_on, e::link)))
            .load::<(FindingId, Evidence)>(conn)?;
        let heard = l::table
            .inner_join(c::table.on(c::id.eq(l::contribution_id).and(c::coordination_id.eq(l::coordination_id))))
            .inner_join(f::table.on(f::id.eq(l::finding_id).and(f::coordination_id.eq(l::coordination_id))));
        let heard = of_these!(heard, which)
            .filter(c::state.eq("accepted"))
            .select((l::finding_id, l::contribution_id))
            .load::<(FindingId, ContributionId)>(conn)?;
        let past = shown.iter().filter(|(row, version)| !stands(row, version)).filter_map(|(_, version)| version.rested.as_ref());
        let past: Vec<ContributionId> = past.flat_map(|rested| rested.heard.iter().copied()).collect();
        let accepted = if past.is_empty() {
            HashSet::new()
        } else {
            let rows = c::table.filter(c::coordination_id.eq(coordination)).filter(c::state.eq("accepted")).filter(c::id.eq_any(past));
            rows.select(c::id).load(conn)?.into_iter().collect()
        };
        Ok(Self {
            quotes: grouped(
                quotes.into_iter().map(|(finding, (id, seal, language, text))| (finding, QuoteView { id, seal, language, text })),
            ),
            evidence: grouped(evidence.into_iter().map(|(finding, (id, label, figure, unit, source, measured_on, link))| {
                (finding, EvidenceView { id, label, figure, unit, source, measured_on, link })
            })),
            heard: grouped(heard),
            accepted,
        })
    }
}

/// Rows by the finding that they belong to, in the order in which they came.
fn grouped<T>(rows: impl IntoIterator<Item = (FindingId, T)>) -> HashMap<FindingId, Vec<T>> {
    let mut out: HashMap<FindingId, Vec<T>> = HashMap::new();
    for (finding, row) in rows {
        out.entry(finding).or_default().push(row);
    }
    out
}

/// Whether the group is not past this version: then the finding's own rows count.
fn stands((_, _, state, newest, _): &Row, version: &Version) -> bool {
    !state.writable() && version.number == *newest
}

/// A version with what it rests on: the finding's own rows while it stands, what was set down with it once the group has
/// begun the next one.
fn finding(row: Row, version: Version, proofs: &mut Proofs) -> ReleasedFinding {
    let stands = stands(&row, &version);
    let (id, number, _, _, theme) = row;
    let (quotes, evidence, heard) = if stands {
        (
            proofs.quotes.remove(&id).unwrap_or_default(),
            proofs.evidence.remove(&id).unwrap_or_default(),
            proofs.heard.remove(&id).unwrap_or_default(),
        )
    } else {
        let rested = version.rested.unwrap_or_default();
        let heard = rested.heard.into_iter().filter(|id| proofs.accepted.contains(id)).collect();
        (rested.quotes, rested.evidence, heard)
    };
    let finding = PlenaryFinding {
        id,
        number,
        theme,
        released: version.kept.released,
        language: version.kept.language,
        version: version.number,
        saying: version.kept.saying,
        quotes,
        evidence,
        voices: i64::try_from(heard.len()).unwrap_or(i64::MAX),
    };
    ReleasedFinding { finding, heard }
}

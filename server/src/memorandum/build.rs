//! Builds the text from what is released; once sealed, hands out what was sealed.

use super::repo::{self, count};
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use crate::finding;
use constat_shared::api::finding::{EvidenceView, QuoteView};
use constat_shared::api::memorandum::{Content, FindingChoice, MemorandumState};
use constat_shared::diagnosis::{Missing, StepKind, StepState, ThemeCode};
use constat_shared::ids::{CoordinationId, DiagnosisId, FindingId, RecipientId, RecommendationId, StepId};
use constat_shared::locale::{Bilingual, Locale};
use constat_shared::memorandum::{
    Addressee, Chapter, EvidenceText, FindingText, Level, QuoteText, RecommendationText, StepNote, StepReason,
};
use constat_shared::permission::{Act, room};
use constat_shared::time::Day;
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The text, and the findings that a recommendation may rest on while it is written.
pub struct Built {
    /// Text.
    pub content: Content,
    /// Findings.
    pub findings: Vec<FindingChoice>,
}

/// The text as it stands.
pub fn content<A: Act<Room = room::Adoption>>(tx: &mut Tx<'_>, permit: &Permit<A>) -> Result<Built> {
    let (coordination, memorandum) = (permit.coordination()?, permit.memorandum()?);
    let head = repo::head(tx, coordination, memorandum)?;
    if head.state == MemorandumState::Sealed {
        return Ok(Built { content: repo::sealed(tx, coordination, memorandum)?, findings: Vec::new() });
    }
    let texts = repo::texts(tx, permit)?;
    let adoption = repo::adoption(tx, permit)?;
    let (coordination_name, territory) = place(tx, coordination, head.diagnosis)?;
    let found = released(tx, coordination, head.diagnosis)?;
    let mut content = Content {
        title: texts.title,
        preface: texts.preface,
        working_language: texts.working_language,
        coordination: coordination_name,
        territory,
        chapters: found.chapters,
        contributions: found.contributions,
        recommendations: recommendations(tx, permit, &found.choices)?,
        priorities: super::priorities::priorities(tx, permit)?,
        method: method(tx, coordination, head.diagnosis)?,
        untranslated: 0,
        signatures: adoption.signed,
        abstentions: adoption.abstentions,
        spokespersons: texts.spokespersons,
        sealed_on: None,
    };
    content.untranslated = content.count_untranslated();
    Ok(Built { content, findings: found.choices })
}

fn place(tx: &mut Tx<'_>, coordination: CoordinationId, diagnosis: DiagnosisId) -> Result<(Bilingual, Bilingual)> {
    use schema::{coordination as c, diagnosis as d};
    let (name_fr, name_nl, fr, nl) = c::table
        .find(coordination)
        .select((c::name_fr, c::name_nl, c::territory_fr, c::territory_nl))
        .first::<(String, String, String, String)>(tx.conn)?;
    let own: String = d::table.find((coordination, diagnosis)).select(d::territory).first(tx.conn)?;
    let territory = if own.is_empty() { Bilingual::new(fr, nl) } else { Bilingual::new(own.clone(), own) };
    Ok((Bilingual::new(name_fr, name_nl), territory))
}

struct Released {
    chapters: Vec<Chapter>,
    choices: Vec<FindingChoice>,
    contributions: i64,
}

/// A finding of which the group writes a new version stays, as it was released last.
fn released(tx: &mut Tx<'_>, coordination: CoordinationId, diagnosis: DiagnosisId) -> Result<Released> {
    use schema::theme::dsl as th;
    let mut by_theme: BTreeMap<ThemeCode, Vec<FindingText>> = BTreeMap::new();
    let mut choices = Vec::new();
    let mut heard = BTreeSet::new();
    for one in finding::released_findings(tx.conn, coordination, diagnosis)? {
        let f = one.finding;
        heard.extend(one.heard);
        let (said, other) = (f.saying.sentence, f.saying.translation);
        let sentence = if f.language == Locale::Nl { Bilingual::new(other, said) } else { Bilingual::new(said, other) };
        choices.push(FindingChoice { id: f.id, number: f.number, sentence: sentence.clone() });
        by_theme.entry(f.theme).or_default().push(FindingText {
            number: f.number,
            version: f.version,
            language: f.language.as_str().to_owned(),
            sentence,
            whom: f.saying.whom,
            place: f.saying.place,
            since: f.saying.since,
            frequency: f.saying.frequency,
            existing: f.saying.existing,
            missing: f.saying.missing,
            quotes: f.quotes.into_iter().map(quote).collect(),
            evidence: f.evidence.into_iter().map(evidence).collect(),
            voices: f.voices,
        });
    }
    let mut themes = th::theme
        .filter(th::coordination_id.eq(coordination))
        .filter(th::diagnosis_id.eq(diagnosis))
        .filter(th::chosen.eq(true))
        .select((th::code, th::why_empty))
        .load::<(ThemeCode, String)>(tx.conn)?;
    themes.sort_by_key(|(code, _)| *code);
    let chapters = themes
        .into_iter()
        .map(|(theme, why_empty)| Chapter { theme, why_empty, findings: by_theme.remove(&theme).unwrap_or_default() })
        .collect();
    Ok(Released { chapters, choices, contributions: count(heard.len()) })
}

/// One letter is all that is ever said of a person.
fn quote(q: QuoteView) -> QuoteText {
    QuoteText { seal: q.seal.as_str().to_owned(), language: q.language.as_str().to_owned(), text: q.text }
}

fn evidence(e: EvidenceView) -> EvidenceText {
    EvidenceText { label: e.label, figure: e.figure, unit: e.unit, source: e.source, measured_on: e.measured_on, link: e.link }
}

type RecommendationRow = (RecommendationId, i32, String, String, Level, Option<FindingId>, Option<RecipientId>, Option<Day>);

fn recommendations<A: Act<Room = room::Adoption>>(
    tx: &mut Tx<'_>,
    permit: &Permit<A>,
    findings: &[FindingChoice],
) -> Result<Vec<RecommendationText>> {
    use schema::recommendation::dsl as t;
    let recipients = repo::recipients(tx, permit)?;
    let rows = t::recommendation
        .filter(t::coordination_id.eq(permit.coordination()?))
        .filter(t::memorandum_id.eq(permit.memorandum()?))
        .order(t::number.asc())
        .select((t::id, t::number, t::text_fr, t::text_nl, t::level, t::finding_id, t::recipient_id, t::due))
        .load::<RecommendationRow>(tx.conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, number, fr, nl, level, finding, recipient, due)| RecommendationText {
            id,
            number,
            text: Bilingual::new(fr, nl),
            level,
            // A finding that is no longer released is none to rest on.
            finding: finding.and_then(|f| findings.iter().find(|c| c.id == f)).map(|c| c.number),
            addressee: recipient.and_then(|r| recipients.iter().find(|row| row.id == r)).map(|r| Addressee {
                recipient: r.id,
                name: r.name.clone(),
                title: r.title.clone(),
                portfolio: r.portfolio.clone(),
            }),
            due,
        })
        .collect())
}

fn method(tx: &mut Tx<'_>, coordination: CoordinationId, diagnosis: DiagnosisId) -> Result<Vec<StepNote>> {
    use schema::{step, step_reason};
    let steps = step::table
        .filter(step::coordination_id.eq(coordination))
        .filter(step::diagnosis_id.eq(diagnosis))
        .order(step::place.asc())
        .select((step::id, step::kind, step::state, step::starts, step::ends))
        .load::<(StepId, StepKind, StepState, Option<Day>, Option<Day>)>(tx.conn)?;
    let reasons = step_reason::table
        .inner_join(step::table.on(step::id.eq(step_reason::step_id).and(step::coordination_id.eq(step_reason::coordination_id))))
        .filter(step::coordination_id.eq(coordination))
        .filter(step::diagnosis_id.eq(diagnosis))
        .order((step_reason::at.asc(), step_reason::id.asc()))
        .select((step::id, step_reason::overridden, step_reason::reason))
        .load::<(StepId, String, String)>(tx.conn)?;
    Ok(steps
        .into_iter()
        .map(|(id, kind, state, starts, ends)| StepNote {
            kind,
            state,
            starts,
            ends,
            reasons: reasons
                .iter()
                .filter(|(step, _, _)| *step == id)
                .map(|(_, missing, reason)| StepReason { overridden: codes(missing), reason: reason.clone() })
                .collect(),
        })
        .collect())
}

/// The guards named in a text, however they are separated.
fn codes(text: &str) -> Vec<Missing> {
    text.split(|c: char| !c.is_ascii_lowercase() && c != '_').filter_map(|code| code.parse().ok()).collect()
}

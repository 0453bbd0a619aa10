//! Builds the text from what is released; once sealed, hands out what was sealed.

use super::repo::{self, count};
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::api::memorandum::{Content, FindingChoice, MemorandumState};
use constat_shared::diagnosis::{Missing, StepKind, StepState, ThemeCode};
use constat_shared::ids::{ContributionId, CoordinationId, DiagnosisId, FindingId, RecipientId, RecommendationId, StepId, ThemeId};
use constat_shared::locale::Bilingual;
use constat_shared::memorandum::{
    Addressee, Chapter, EvidenceText, FindingText, Level, QuoteText, RecommendationText, StepNote, StepReason,
};
use constat_shared::permission::{Act, room};
use constat_shared::time::Day;
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const RELEASED: &str = "released";

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

type FindingRow = (FindingId, ThemeId, i32, i32, String, String, String, String, String, String, String, String, String);

fn released(tx: &mut Tx<'_>, coordination: CoordinationId, diagnosis: DiagnosisId) -> Result<Released> {
    use schema::finding::dsl as t;
    use schema::theme::dsl as th;
    let rows = t::finding
        .filter(t::coordination_id.eq(coordination))
        .filter(t::diagnosis_id.eq(diagnosis))
        .filter(t::state.eq(RELEASED))
        .order(t::number.asc())
        .select((
            t::id,
            t::theme_id,
            t::number,
            t::version,
            t::language,
            t::sentence,
            t::translation,
            t::whom,
            t::place,
            t::since,
            t::frequency,
            t::existing,
            t::missing,
        ))
        .load::<FindingRow>(tx.conn)?;
    let mut quotes = quotes(tx, coordination, diagnosis)?;
    let mut evidence = evidence(tx, coordination, diagnosis)?;
    let tied = tied(tx, coordination, diagnosis)?;
    let contributions = tied.iter().map(|(_, c)| c).collect::<BTreeSet<_>>().len();
    let mut by_theme: BTreeMap<ThemeId, Vec<FindingText>> = BTreeMap::new();
    let mut choices = Vec::new();
    for (id, theme, number, version, language, sentence, translation, whom, place, since, frequency, existing, missing) in rows {
        let sentence = if language == "nl" { Bilingual::new(translation, sentence) } else { Bilingual::new(sentence, translation) };
        choices.push(FindingChoice { id, number, sentence: sentence.clone() });
        by_theme.entry(theme).or_default().push(FindingText {
            number,
            version,
            language,
            sentence,
            whom,
            place,
            since,
            frequency,
            existing,
            missing,
            quotes: quotes.remove(&id).unwrap_or_default(),
            evidence: evidence.remove(&id).unwrap_or_default(),
            voices: count(tied.iter().filter(|(f, _)| *f == id).count()),
        });
    }
    let mut themes = th::theme
        .filter(th::coordination_id.eq(coordination))
        .filter(th::diagnosis_id.eq(diagnosis))
        .filter(th::chosen.eq(true))
        .select((th::id, th::code, th::why_empty))
        .load::<(ThemeId, ThemeCode, String)>(tx.conn)?;
    themes.sort_by_key(|(_, code, _)| *code);
    let chapters = themes
        .into_iter()
        .map(|(id, theme, why_empty)| Chapter { theme, why_empty, findings: by_theme.remove(&id).unwrap_or_default() })
        .collect();
    Ok(Released { chapters, choices, contributions: count(contributions) })
}

fn quotes(tx: &mut Tx<'_>, coordination: CoordinationId, diagnosis: DiagnosisId) -> Result<BTreeMap<FindingId, Vec<QuoteText>>> {
    use schema::{finding, quote};
    let rows = quote::table
        .inner_join(finding::table.on(finding::id.eq(quote::finding_id).and(finding::coordination_id.eq(quote::coordination_id))))
        .filter(finding::coordination_id.eq(coordination))
        .filter(finding::diagnosis_id.eq(diagnosis))
        .filter(finding::state.eq(RELEASED))
        .order(quote::id.asc())
        .select((finding::id, quote::seal, quote::language, quote::text))
        .load::<(FindingId, String, String, String)>(tx.conn)?;
    let mut out: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (id, seal, language, text) in rows {
        // One letter is all that is ever said of a person.
        let seal = match seal.chars().next() {
            Some('r' | 'R') => "R",
            Some('c' | 'C') => "C",
            _ => "A",
        };
        out.entry(id).or_default().push(QuoteText { seal: seal.to_owned(), language, text });
    }
    Ok(out)
}

fn evidence(tx: &mut Tx<'_>, coordination: CoordinationId, diagnosis: DiagnosisId) -> Result<BTreeMap<FindingId, Vec<EvidenceText>>> {
    use schema::{evidence, finding};
    let rows = evidence::table
        .inner_join(finding::table.on(finding::id.eq(evidence::finding_id).and(finding::coordination_id.eq(evidence::coordination_id))))
        .filter(finding::coordination_id.eq(coordination))
        .filter(finding::diagnosis_id.eq(diagnosis))
        .filter(finding::state.eq(RELEASED))
        .order(evidence::id.asc())
        .select((finding::id, evidence::label, evidence::figure, evidence::unit, evidence::source, evidence::measured_on, evidence::link))
        .load::<(FindingId, String, String, String, String, Option<Day>, String)>(tx.conn)?;
    let mut out: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (id, label, figure, unit, source, measured_on, link) in rows {
        out.entry(id).or_default().push(EvidenceText { label, figure, unit, source, measured_on, link });
    }
    Ok(out)
}

/// Which accepted contributions released findings rest on.
fn tied(tx: &mut Tx<'_>, coordination: CoordinationId, diagnosis: DiagnosisId) -> Result<Vec<(FindingId, ContributionId)>> {
    use schema::{contribution, contribution_finding as link, finding};
    Ok(link::table
        .inner_join(finding::table.on(finding::id.eq(link::finding_id).and(finding::coordination_id.eq(link::coordination_id))))
        .inner_join(
            contribution::table.on(contribution::id.eq(link::contribution_id).and(contribution::coordination_id.eq(link::coordination_id))),
        )
        .filter(link::coordination_id.eq(coordination))
        .filter(finding::diagnosis_id.eq(diagnosis))
        .filter(finding::state.eq(RELEASED))
        .filter(contribution::state.eq("accepted"))
        .select((finding::id, contribution::id))
        .load(tx.conn)?)
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

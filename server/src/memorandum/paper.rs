//! The memorandum as a printable document.

use crate::pages::File;
use constat_document::Document;
use constat_document::model;
use constat_shared::api::memorandum::Content;
use constat_shared::api::prioritisation::RoundMethod;
use constat_shared::locale::{Locale, Words, long_day};
use constat_shared::memorandum::{CollegeResult, FindingText, RecommendationText, StepNote};
use constat_shared::time::Day;

constat_shared::words! {
    WHOM = "Qui est touché", "Wie geraakt wordt", "Whom it touches";
    PLACE = "Où", "Waar", "Where";
    SINCE = "Depuis quand", "Sinds wanneer", "Since when";
    FREQUENCY = "À quelle fréquence", "Hoe vaak", "How often";
    EXISTING = "Ce qui existe", "Wat al bestaat", "What exists";
    MISSING = "Ce qui manque", "Wat ontbreekt", "What is missing";
    LABEL = "C", "V", "F";
    FROM_TO = "Du {from} au {to}.", "Van {from} tot {to}.", "From {from} to {to}.";
    DESPITE = "L’étape a continué malgré ceci\u{A0}: {missing} Raison donnée\u{A0}: {reason}", "De stap ging door ondanks dit: {missing} Gegeven reden: {reason}", "The step went on although: {missing} Reason given: {reason}";
    REOPENED = "Raison donnée\u{A0}: {reason}", "Gegeven reden: {reason}", "Reason given: {reason}";
    LANGUAGES = "Langues", "Talen", "Languages";
    UNTRANSLATED = "Textes qui n’existent que dans une langue\u{A0}: {n}.", "Teksten die in één taal bestaan: {n}.", "Texts that exist in one language only: {n}.";
    VOTERS = "{ballots} bulletins sur {entitled} personnes ou organisations invitées", "{ballots} stembiljetten op {entitled} uitgenodigde personen of organisaties", "{ballots} ballots of {entitled} invited";
    WITHHELD = "Les nombres sous {n} ne sont pas publiés, ni ce qui les trahirait.", "Getallen onder {n} worden niet bekendgemaakt, noch wat ze zou verraden.", "Numbers under {n} are not published, nor what would betray them.";
    RESIDENTS = "Habitants", "Inwoners", "Residents";
    WORKERS = "Personnes de terrain", "Terreinwerkers", "Workers";
    ORGANISATIONS = "Organisations", "Organisaties", "Organisations";
    DOTS = "points à répartir", "punten om te verdelen", "points to spread";
    RANKING = "classement", "rangschikking", "ranking";
}

/// As a file; `sealed` holds hash and public address.
pub fn file(content: &Content, locale: Locale, today: Day, sealed: Option<(String, String)>, name: &str) -> File {
    let locale = if locale == Locale::Nl { Locale::Nl } else { Locale::Fr };
    File::Pdf { document: Box::new(Document::Memorandum(document(content, locale, today, sealed))), name: format!("{name}-{locale}") }
}

fn document(content: &Content, locale: Locale, today: Day, sealed: Option<(String, String)>) -> model::Memorandum {
    let draft = sealed.is_none();
    let (sha256, verify_url) = sealed.unzip();
    let mut method: Vec<model::MethodNote> = content.method.iter().map(|step| step_note(step, locale)).collect();
    method.extend(
        content
            .chapters
            .iter()
            .filter(|c| c.findings.is_empty() && !c.why_empty.is_empty())
            .map(|c| model::MethodNote { title: c.theme.words().get(locale).to_owned(), text: c.why_empty.clone() }),
    );
    if content.untranslated > 0 {
        method.push(model::MethodNote {
            title: LANGUAGES.get(locale).to_owned(),
            text: UNTRANSLATED.fill(locale, &[("n", &content.untranslated)]),
        });
    }
    model::Memorandum {
        locale: if locale == Locale::Nl { model::Locale::Nl } else { model::Locale::Fr },
        title: content.title.get(locale).to_owned(),
        coordination: content.coordination.get(locale).to_owned(),
        territory: content.territory.get(locale).to_owned(),
        date: content.sealed_on.unwrap_or(today).to_string(),
        sha256,
        draft,
        verify_url,
        preface: content.preface.get(locale).to_owned(),
        chapters: content
            .chapters
            .iter()
            .filter(|c| !c.findings.is_empty())
            .map(|c| model::Chapter {
                title: c.theme.words().get(locale).to_owned(),
                findings: c.findings.iter().map(|f| finding(f, locale)).collect(),
            })
            .collect(),
        recommendations: content.recommendations.iter().map(|r| recommendation(r, locale)).collect(),
        priorities: content.priorities.iter().map(|p| college(p, locale)).collect(),
        method,
        signatures: content.signatures.clone(),
        abstentions: u32::try_from(content.abstentions).unwrap_or(0),
        spokespersons: content.spokespersons.clone(),
    }
}

fn label(number: i32, locale: Locale) -> String {
    format!("{} {number}", LABEL.get(locale))
}

fn finding(f: &FindingText, locale: Locale) -> model::Finding {
    let facts =
        [(WHOM, &f.whom), (PLACE, &f.place), (SINCE, &f.since), (FREQUENCY, &f.frequency), (EXISTING, &f.existing), (MISSING, &f.missing)];
    model::Finding {
        label: label(f.number, locale),
        sentence: f.sentence.get(locale).to_owned(),
        facts: facts
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(words, text)| (words.get(locale).to_owned(), text.clone()))
            .collect(),
        quotes: f.quotes.iter().map(|q| model::Quote { seal: q.seal.clone(), text: q.text.clone(), lang: q.language.clone() }).collect(),
        evidence: f
            .evidence
            .iter()
            .map(|e| model::Evidence {
                figure: e.figure.clone(),
                unit: e.unit.clone(),
                source: e.source.clone(),
                date: e.measured_on.map(|day| long_day(locale, day)).unwrap_or_default(),
                link: (!e.link.is_empty()).then(|| e.link.clone()),
                label: e.label.clone(),
            })
            .collect(),
        version: f.version,
        voices: f.voices,
    }
}

fn recommendation(r: &RecommendationText, locale: Locale) -> model::Recommendation {
    model::Recommendation {
        number: r.number,
        text: r.text.get(locale).to_owned(),
        level: r.level.words().get(locale).to_owned(),
        addressee: r
            .addressee
            .as_ref()
            .map(|a| if a.title.is_empty() { a.name.clone() } else { format!("{}, {}", a.name, a.function()) })
            .unwrap_or_default(),
        due: r.due.map(|day| long_day(locale, day)).unwrap_or_default(),
        findings: r.finding.map(|n| label(n, locale)).into_iter().collect(),
    }
}

fn step_note(step: &StepNote, locale: Locale) -> model::MethodNote {
    let mut lines = Vec::new();
    if let (Some(from), Some(to)) = (step.starts, step.ends) {
        lines.push(FROM_TO.fill(locale, &[("from", &long_day(locale, from)), ("to", &long_day(locale, to))]));
    }
    for given in &step.reasons {
        let missing: Vec<&str> = given.overridden.iter().map(|m| m.words().get(locale)).collect();
        lines.push(if missing.is_empty() {
            REOPENED.fill(locale, &[("reason", &given.reason)])
        } else {
            DESPITE.fill(locale, &[("missing", &missing.join(" ")), ("reason", &given.reason)])
        });
    }
    if lines.is_empty() {
        lines.push(step.state.words().get(locale).to_owned());
    }
    model::MethodNote { title: step.kind.words().get(locale).to_owned(), text: lines.join(" ") }
}

/// What a college is called; an unknown one keeps its code.
fn named(code: &str, known: &[(&str, Words)], locale: Locale) -> String {
    known.iter().find(|(c, _)| *c == code).map_or_else(|| code.to_owned(), |(_, words)| words.get(locale).to_owned())
}

fn method(code: &str, locale: Locale) -> String {
    match code.parse::<RoundMethod>() {
        Ok(RoundMethod::Dots) => DOTS.get(locale).to_owned(),
        Ok(RoundMethod::Ranking) => RANKING.get(locale).to_owned(),
        Ok(method) => method.words().get(locale).to_lowercase(),
        Err(_) => code.to_owned(),
    }
}

fn college(p: &CollegeResult, locale: Locale) -> model::CollegePriorities {
    model::CollegePriorities {
        college: named(&p.college, &[("residents", RESIDENTS), ("workers", WORKERS), ("organisations", ORGANISATIONS)], locale),
        method: method(&p.method, locale),
        voters: VOTERS.fill(locale, &[("ballots", &p.ballots), ("entitled", &p.entitled)]),
        rows: p
            .rows
            .iter()
            .map(|row| model::PriorityRow {
                // What is withheld has no place.
                rank: if row.rank > 0 { row.rank.to_string() } else { "–".to_owned() },
                label: format!("{} · {}", label(row.finding, locale), row.sentence.get(locale)),
                share: row.permille.and_then(|n| i32::try_from(n).ok()).map(|n| f64::from(n) / 1000.0),
                value: row.score.clone(),
            })
            .collect(),
        note: p.withheld.then(|| WITHHELD.fill(locale, &[("n", &p.threshold)])),
    }
}

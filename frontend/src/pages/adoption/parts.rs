//! Pieces of a memorandum that several rooms show alike.

use crate::components as ui;
use crate::components::{Knot, Seal, Status};
use crate::ctx::Ctx;
use constat_shared::api::delivery::{AnswerKind, Followed};
use constat_shared::locale::{Bilingual, Locale, Words, long_day};
use constat_shared::memorandum::{FindingText, RecommendationText};
use constat_shared::time::Day;
use leptos::prelude::*;

constat_shared::words! {
    LABEL = "C", "V", "F";
    WHOM = "Qui est touché", "Wie geraakt wordt", "Whom it touches";
    PLACE = "Où", "Waar", "Where";
    SINCE = "Depuis quand", "Sinds wanneer", "Since when";
    FREQUENCY = "À quelle fréquence", "Hoe vaak", "How often";
    EXISTING = "Ce qui existe", "Wat al bestaat", "What exists";
    MISSING = "Ce qui manque", "Wat ontbreekt", "What is missing";
    DATA = "Ce que disent les données", "Wat de gegevens zeggen", "What the data say";
    RECOMMENDATION = "Recommandation {n}", "Aanbeveling {n}", "Recommendation {n}";
    RESTS_ON = "qui repose sur le constat {label}", "steunt op vaststelling {label}", "rests on finding {label}";
    FROM_VOICES = "écrit à partir de voix", "geschreven vanuit stemmen", "written from voices";
    VOICES_ONE = "1 parole d’habitant", "1 bijdrage van een inwoner", "1 contribution of a resident";
    VOICES_MANY = "{n} paroles d’habitants", "{n} bijdragen van inwoners", "{n} contributions of residents";
    DONE = "Fait", "Gedaan", "Done";
    LATE_ONE = "En retard d’un jour", "Eén dag te laat", "One day late";
    LATE_MANY = "En retard de {n} jours", "{n} dagen te laat", "{n} days late";
    ANSWER_BY = "À répondre pour le {day}", "Te beantwoorden tegen {day}", "To be answered by {day}";
    ANSWER_EXPECTED = "Réponse attendue", "Antwoord verwacht", "Answer expected";
    NOBODY = "pas encore de destinataire", "nog geen bestemmeling", "no addressee yet";
}

/// A number with its noun.
pub(crate) fn plural(ctx: &Ctx, n: i64, one: Words, many: Words) -> String {
    if n == 1 { ctx.t(one).to_owned() } else { ctx.fill(many, &[("n", &n)]) }
}

/// A length, as the interface counts.
pub(crate) fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// A day in words.
pub(crate) fn day(ctx: &Ctx, day: Day) -> String {
    long_day(ctx.locale, day)
}

/// The short name of a finding.
pub(crate) fn label(ctx: &Ctx, number: i32) -> String {
    format!("{} {number}", ctx.t(LABEL))
}

/// The language that a bilingual text is shown in.
pub(crate) fn lang(ctx: &Ctx, text: &Bilingual) -> &'static str {
    let dutch = if ctx.locale == Locale::Nl { !text.nl.is_empty() } else { text.fr.is_empty() };
    if dutch { "nl" } else { "fr" }
}

/// How many residents' words a finding rests on.
pub(crate) fn voices(ctx: &Ctx, n: i64) -> String {
    plural(ctx, n, VOICES_ONE, VOICES_MANY)
}

/// What a finding says beside its sentence.
pub(crate) fn finding_facts(ctx: &Ctx, f: &FindingText) -> AnyView {
    let facts =
        [(WHOM, &f.whom), (PLACE, &f.place), (SINCE, &f.since), (FREQUENCY, &f.frequency), (EXISTING, &f.existing), (MISSING, &f.missing)];
    ui::facts(facts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(words, text)| (ctx.t(words).to_owned(), text.clone())).collect())
}

/// Words of people under their seals.
pub(crate) fn quotes(ctx: &Ctx, f: &FindingText) -> Vec<AnyView> {
    let seal = |letter: &str| match letter {
        "R" => Seal::Resident,
        "C" => Seal::Coordination,
        _ => Seal::Actor,
    };
    f.quotes.iter().map(|q| ui::quote(ctx, seal(&q.seal), &q.text, &q.language, "")).collect()
}

/// Figures with their sources.
pub(crate) fn evidence(ctx: &Ctx, f: &FindingText) -> Option<AnyView> {
    let items: Vec<AnyView> = f
        .evidence
        .iter()
        .map(|e| {
            let measured = e.measured_on.map(|d| day(ctx, d)).unwrap_or_default();
            ui::evidence(ctx, &e.label, &e.figure, &e.unit, &e.source, &measured, Some(e.link.as_str()).filter(|l| !l.is_empty()))
        })
        .collect();
    (!items.is_empty()).then(|| ui::margin_note(ctx.t(DATA), items.into_any()))
}

/// A finding: its sentence, what is known of it, quotes; figures in the margin.
pub(crate) fn finding(ctx: &Ctx, f: &FindingText) -> AnyView {
    let mut main = vec![finding_facts(ctx, f)];
    main.extend(quotes(ctx, f));
    main.push(ui::meta(&voices(ctx, f.voices)));
    let margin = evidence(ctx, f).unwrap_or_else(|| ().into_any());
    let id = format!("f{}", f.number);
    let title = format!("{} · {}", label(ctx, f.number), f.sentence.get(ctx.locale));
    let lang = lang(ctx, &f.sentence);
    view! { <article class="stack" id=id><h3 lang=lang>{title}</h3>{ui::folio(ui::stack(main), margin)}</article> }.into_any()
}

/// From what is asked down to the voices.
pub(crate) fn chain(ctx: &Ctx, asked: &RecommendationText, finding: Option<&FindingText>) -> AnyView {
    let mut knots = vec![Knot {
        sign: format!("R{}", asked.number),
        title: ctx.fill(RECOMMENDATION, &[("n", &asked.number)]),
        text: asked.text.get(ctx.locale).to_owned(),
        href: None,
    }];
    if let Some(f) = finding {
        let label = label(ctx, f.number);
        knots.push(Knot {
            sign: f.number.to_string(),
            title: ctx.fill(RESTS_ON, &[("label", &label)]),
            text: f.sentence.get(ctx.locale).to_owned(),
            href: None,
        });
        if f.voices > 0 {
            knots.push(Knot { sign: "R".to_owned(), title: ctx.t(FROM_VOICES).to_owned(), text: voices(ctx, f.voices), href: None });
        }
    }
    ui::chain(knots)
}

/// Level and function of who is asked.
pub(crate) fn addressee(ctx: &Ctx, asked: &RecommendationText) -> String {
    let who = asked.addressee.as_ref().map_or_else(|| ctx.t(NOBODY), constat_shared::memorandum::Addressee::function);
    format!("{}, {who}", ctx.t(asked.level.words()))
}

/// The sign of an answer.
pub(crate) const fn answer_status(kind: AnswerKind) -> Status {
    match kind {
        AnswerKind::Yes => Status::Yes,
        AnswerKind::Partly => Status::Partly,
        AnswerKind::No => Status::No,
        AnswerKind::UnderStudy => Status::Study,
        AnswerKind::NotOurs => Status::Away,
    }
}

/// Several small things at the end of a row, one under the other.
pub(crate) fn at_end(things: Vec<AnyView>) -> AnyView {
    view! { <div class="stack-s">{things}</div> }.into_any()
}

/// How a recommendation stands: its answer, whether it is done, whether it is late.
pub(crate) fn standing(ctx: &Ctx, f: &Followed) -> Vec<AnyView> {
    let mut tags = Vec::new();
    if let Some(answer) = &f.answer {
        tags.push(ui::status_tag(answer_status(answer.kind), ctx.t(answer.kind.words())));
    }
    if f.done() {
        tags.push(ui::status_tag(Status::Yes, ctx.t(DONE)));
    } else if let Some(days) = f.late {
        tags.push(ui::status_tag(Status::Late, &plural(ctx, i64::from(days), LATE_ONE, LATE_MANY)));
    } else if f.answer.is_none() {
        let text = f.asked.due.map_or_else(|| ctx.t(ANSWER_EXPECTED).to_owned(), |d| ctx.fill(ANSWER_BY, &[("day", &day(ctx, d))]));
        tags.push(ui::status_tag(Status::Expected, &text));
    }
    tags
}

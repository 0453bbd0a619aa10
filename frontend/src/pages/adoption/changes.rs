//! What changed since the text that was offered before, word by word.

use super::parts::{self, day};
use crate::components as ui;
use crate::ctx::Ctx;
use constat_shared::api::memorandum::MemorandumView;
use constat_shared::changes::{Change, Fate, Part, compare};
use constat_shared::memorandum::RecommendationText;
use leptos::prelude::*;

constat_shared::words! {
    TITLE = "Ce qui a changé", "Wat veranderd is", "What changed";
    SINCE = "Depuis le texte du {day}. Barré\u{A0}: retiré. Souligné\u{A0}: ajouté.", "Sinds de tekst van {day}. Doorstreept: weg. Onderstreept: nieuw.", "Since the text of {day}. Struck through: taken out. Underlined: added.";
    NOTHING = "Aucun mot n’a changé depuis le texte du {day}.", "Geen woord is veranderd sinds de tekst van {day}.", "Not a word has changed since the text of {day}.";
    P_TITLE = "Titre", "Titel", "Title";
    P_PREFACE = "Préface", "Voorwoord", "Preface";
    P_RECOMMENDATION = "Recommandation {n}", "Aanbeveling {n}", "Recommendation {n}";
    P_ASKED = "Recommandation {n}\u{A0}: à qui, pour quand", "Aanbeveling {n}: aan wie, tegen wanneer", "Recommendation {n}: of whom, by when";
    P_FINDING = "Constat {n}", "Vaststelling {n}", "Finding {n}";
    P_PRIORITIES = "Résultats des tours de priorités", "Resultaten van de prioriteitenrondes", "Results of the priority rounds";
    P_METHOD = "Méthode et réserves", "Methode en voorbehoud", "Method and reservations";
    NEW = "nouveau", "nieuw", "new";
    GONE = "retiré", "weg", "taken out";
    CHANGED = "changé", "veranderd", "changed";
    SR_NEW = "ajouté\u{A0}: ", "toegevoegd: ", "added: ";
    SR_GONE = "retiré\u{A0}: ", "weggehaald: ", "taken out: ";
    SR_END = " (fin) ", " (einde) ", " (end) ";
}

/// The section; nothing where this is the first text that was offered.
pub(super) fn view(ctx: &Ctx, m: &MemorandumView) -> Option<AnyView> {
    let before = m.before.as_ref()?;
    let asked = |r: &RecommendationText| {
        let due = r.due.map(|d| day(ctx, d)).unwrap_or_default();
        let on = r.finding.map(|n| parts::label(ctx, n)).unwrap_or_default();
        let all = [parts::addressee(ctx, r), ctx.t(r.level.words()).to_owned(), due, on];
        all.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let changes = compare(&before.content, &m.content, ctx.locale, asked);
    let since = |words| ctx.fill(words, &[("day", &day(ctx, before.offered_on))]);
    let body =
        if changes.is_empty() { ui::notice(&since(NOTHING)) } else { ui::rows(changes.iter().map(|change| row(ctx, change)).collect()) };
    let meta = if changes.is_empty() { String::new() } else { since(SINCE) };
    Some(view! { <div id="changes">{ui::section_with(ctx.t(TITLE), &meta, body)}</div> }.into_any())
}

fn row(ctx: &Ctx, change: &Change) -> AnyView {
    let title = match change.part {
        Part::Title => ctx.t(P_TITLE).to_owned(),
        Part::Preface => ctx.t(P_PREFACE).to_owned(),
        Part::Recommendation(n) => ctx.fill(P_RECOMMENDATION, &[("n", &n)]),
        Part::Asked(n) => ctx.fill(P_ASKED, &[("n", &n)]),
        Part::Finding(n) => ctx.fill(P_FINDING, &[("n", &n)]),
        Part::Priorities => ctx.t(P_PRIORITIES).to_owned(),
        Part::Method => ctx.t(P_METHOD).to_owned(),
    };
    let what = if change.is_new() {
        NEW
    } else if change.is_gone() {
        GONE
    } else {
        CHANGED
    };
    let words = change
        .pieces
        .iter()
        .map(|piece| {
            let text = piece.text.clone();
            match piece.fate {
                Fate::Same => view! { <span>{text}</span> }.into_any(),
                Fate::Gone => {
                    view! { <span class="sr">{ctx.t(SR_GONE)}</span><del>{text}</del>" "<span class="sr">{ctx.t(SR_END)}</span> }.into_any()
                }
                Fate::New => {
                    view! { <span class="sr">{ctx.t(SR_NEW)}</span><ins>{text}</ins><span class="sr">{ctx.t(SR_END)}</span> }.into_any()
                }
            }
        })
        .collect_view();
    let body = view! { <p class="read diff">{words}</p> };
    ui::row_with(&title, None, ctx.t(what), body.into_any(), None)
}

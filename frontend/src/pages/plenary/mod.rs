//! The plenary's findings, each with what it rests on.

pub mod search;

use crate::components as ui;
use crate::components::{Knot, Status};
use crate::ctx::{Ctx, Dress, Page};
use crate::pages::group::{figure, seal};
use constat_shared::api::finding::{PlenaryFinding, PlenaryView, ReadPlenary};
use constat_shared::locale::Locale;
use constat_shared::permission::Room;
use leptos::prelude::*;

constat_shared::words! {
    TITLE = "Constats", "Vaststellingen", "Findings";
    LEDE = "Ce que les groupes ont validé et remis. Personne n’en est l’auteur\u{A0}: le groupe les porte.", "Wat de groepen valideerden en vrijgaven. Niemand is er de auteur van: de groep draagt ze.", "What the groups validated and released. Nobody is their author: the group carries them.";
    ONE = "Un constat", "Eén vaststelling", "One finding";
    MANY = "{n} constats", "{n} vaststellingen", "{n} findings";
    EMPTY = "Aucun constat n’est encore remis", "Nog geen vaststelling vrijgegeven", "No finding has been released yet";
    EMPTY_TEXT = "Dès qu’un groupe en remet un, il se lit ici.", "Zodra een groep er een vrijgeeft, leest u die hier.", "As soon as a group releases one, it is read here.";
    ALL = "Tous les thèmes", "Alle thema’s", "All themes";
    PROOF = "Sur quoi il repose", "Waarop het steunt", "What it rests on";
    NUMBER = "Constat {n}", "Vaststelling {n}", "Finding {n}";
    VERSION = "Version {n}", "Versie {n}", "Version {n}";
    FIGURES = "Données", "Gegevens", "Figures";
    QUOTES = "Témoignages", "Getuigenissen", "Quotes";
    HEARD = "Paroles d’habitants", "Woorden van inwoners", "Residents’ contributions";
    ONLY_VALIDATED = "validé, pas encore remis", "gevalideerd, nog niet vrijgegeven", "validated, not released yet";
    WHOM = "Qui", "Wie", "Whom";
    WHERE = "Où", "Waar", "Where";
    SINCE = "Depuis", "Sinds", "Since";
    OFTEN = "Fréquence", "Frequentie", "How often";
    EXISTING = "Existe déjà", "Bestaat al", "Exists already";
    MISSING = "Manque", "Ontbreekt", "Missing";
}

fn count(ctx: &Ctx, n: usize) -> String {
    if n == 1 { ctx.t(ONE).to_owned() } else { ctx.fill(MANY, &[("n", &n)]) }
}

/// By theme.
pub fn view(ctx: &Ctx, request: &ReadPlenary, data: &PlenaryView) -> Page {
    let home = format!("/d/{}/findings", data.diagnosis);
    let mut filters = vec![ui::link(&home, ctx.t(ALL))];
    filters.extend(data.themes.iter().map(|(_, code)| ui::link(&format!("{home}?theme={code}"), ctx.t(code.words()))));
    let parts = data
        .themes
        .iter()
        .filter(|(_, code)| request.theme.is_none_or(|t| t == *code))
        .filter_map(|(_, code)| {
            let list: Vec<_> = data.findings.iter().filter(|f| f.theme == *code).map(|f| finding(ctx, f, "")).collect();
            (!list.is_empty()).then(|| ui::section_with(ctx.t(code.words()), &count(ctx, list.len()), ui::keyed_rows(list)))
        })
        .collect::<Vec<_>>();
    let list = if parts.is_empty() { ui::empty(ctx.t(EMPTY), ctx.t(EMPTY_TEXT), None) } else { parts.into_any() };
    let crumbs = vec![(format!("/d/{}", data.diagnosis), data.title.get(ctx.locale).to_owned())];
    let body = view! { {ui::page_head(crumbs, ctx.t(TITLE), ctx.t(LEDE), None)} {ui::search(ctx, &format!("/d/{}/search", data.diagnosis), "")} {ui::line(filters)} {list} };
    Page { title: ctx.t(TITLE).to_owned(), room: Room::Plenary, dress: Dress::Member, locales: &Locale::MEMBERS, body: body.into_any() }
}

/// A finding with what it rests on; words that were looked for (`typed`) are marked.
fn finding(ctx: &Ctx, f: &PlenaryFinding, typed: &str) -> AnyView {
    let s = &f.saying;
    // The sentence in the reader's language where it exists.
    let (sentence, other) =
        if f.language == ctx.locale || s.translation.is_empty() { (&s.sentence, &s.translation) } else { (&s.translation, &s.sentence) };
    let facts =
        [(WHOM, &s.whom), (WHERE, &s.place), (SINCE, &s.since), (OFTEN, &s.frequency), (EXISTING, &s.existing), (MISSING, &s.missing)];
    let facts =
        facts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| (ctx.t(label).to_owned(), text.clone())).collect();
    let quotes = f.quotes.iter().map(|q| ui::quote_found(ctx, seal(q.seal), &q.text, q.language.as_str(), typed)).collect::<Vec<_>>();
    let evidence = f.evidence.iter().map(|e| figure(ctx, e)).collect::<Vec<_>>();
    let other = (!other.is_empty()).then(|| ui::meta(other));
    let more = ui::disclosure(ctx.t(PROOF), view! { {other} {ui::facts(facts)} {chain(ctx, f)} {quotes} {evidence} }.into_any());
    let voices = (f.voices > 0).then(|| ui::voices(ctx, Some(f.voices), None, None));
    let tag = (!f.released).then(|| view! { <div class="end">{ui::status_tag(Status::Expected, ctx.t(ONLY_VALIDATED))}</div> });
    let lang = (if sentence == &s.sentence {
        f.language
    } else if f.language == Locale::Nl {
        Locale::Fr
    } else {
        Locale::Nl
    })
    .as_str();
    view! {
        <li id=format!("f{}", f.number)>
            <span class="key">{f.number.to_string()}</span>
            <div class="stack-s"><h3 lang=lang>{ui::marked(sentence, typed)}</h3> {voices} {more}</div>
            {tag}
        </li>
    }
    .into_any()
}

/// From the finding down to the residents' voices; each link says how many stand there.
fn chain(ctx: &Ctx, f: &PlenaryFinding) -> Option<AnyView> {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let rests: Vec<Knot> = [("D", FIGURES, count(f.evidence.len())), ("T", QUOTES, count(f.quotes.len())), ("R", HEARD, f.voices)]
        .into_iter()
        .filter(|(_, _, n)| *n > 0)
        .map(|(sign, title, n)| Knot { sign: sign.to_owned(), title: ctx.t(title).to_owned(), text: n.to_string(), href: None })
        .collect();
    (!rests.is_empty()).then(|| {
        let head = Knot {
            sign: f.number.to_string(),
            title: ctx.fill(NUMBER, &[("n", &f.number)]),
            text: ctx.fill(VERSION, &[("n", &f.version)]),
            href: None,
        };
        ui::chain(std::iter::once(head).chain(rests).collect())
    })
}

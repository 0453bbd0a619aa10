//! The plenary's findings, each with what it rests on.

use crate::components as ui;
use crate::components::Status;
use crate::ctx::{Ctx, Dress, Page};
use crate::pages::group::seal;
use constat_shared::api::finding::{PlenaryFinding, PlenaryView, ReadPlenary};
use constat_shared::locale::{Locale, short_day};
use constat_shared::permission::Room;
use leptos::prelude::*;

constat_shared::words! {
    TITLE = "Constats", "Vaststellingen", "Findings";
    LEDE = "Ce que les groupes ont validé et remis. Personne n’en est l’auteur\u{A0}: le groupe les porte.", "Wat de groepen valideerden en vrijgaven. Niemand is er de auteur van: de groep draagt ze.", "What the groups validated and released. Nobody is their author: the group carries them.";
    EMPTY = "Aucun constat n’est encore remis", "Nog geen vaststelling vrijgegeven", "No finding has been released yet";
    EMPTY_TEXT = "Dès qu’un groupe en remet un, il se lit ici.", "Zodra een groep er een vrijgeeft, leest u die hier.", "As soon as a group releases one, it is read here.";
    ALL = "Tous les thèmes", "Alle thema’s", "All themes";
    PROOF = "Sur quoi il repose", "Waarop het steunt", "What it rests on";
    VOICES = "{n} paroles d’habitants", "{n} woorden van inwoners", "{n} residents’ contributions";
    ONLY_VALIDATED = "validé, pas encore remis", "gevalideerd, nog niet vrijgegeven", "validated, not released yet";
    WHOM = "Qui", "Wie", "Whom";
    WHERE = "Où", "Waar", "Where";
    SINCE = "Depuis", "Sinds", "Since";
    OFTEN = "Fréquence", "Frequentie", "How often";
    EXISTING = "Existe déjà", "Bestaat al", "Exists already";
    MISSING = "Manque", "Ontbreekt", "Missing";
    DIAGNOSIS = "Diagnostic", "Diagnose", "Diagnosis";
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
            let list: Vec<_> = data.findings.iter().filter(|f| f.theme == *code).map(|f| finding(ctx, f)).collect();
            (!list.is_empty()).then(|| ui::section_with(ctx.t(code.words()), &list.len().to_string(), ui::keyed_rows(list)))
        })
        .collect::<Vec<_>>();
    let list = if parts.is_empty() { ui::empty(ctx.t(EMPTY), ctx.t(EMPTY_TEXT), None) } else { parts.into_any() };
    let crumbs = vec![(format!("/d/{}", data.diagnosis), data.title.get(ctx.locale).to_owned())];
    let body = view! { {ui::page_head(crumbs, ctx.t(TITLE), ctx.t(LEDE), None)} {ui::line(filters)} {list} };
    Page { title: ctx.t(TITLE).to_owned(), room: Room::Plenary, dress: Dress::Member, locales: &Locale::MEMBERS, body: body.into_any() }
}

fn finding(ctx: &Ctx, f: &PlenaryFinding) -> AnyView {
    let s = &f.saying;
    // The sentence in the reader's language where it exists.
    let (sentence, other) = if f.language == ctx.locale || s.translation.is_empty() { (&s.sentence, &s.translation) } else { (&s.translation, &s.sentence) };
    let facts = [(WHOM, &s.whom), (WHERE, &s.place), (SINCE, &s.since), (OFTEN, &s.frequency), (EXISTING, &s.existing), (MISSING, &s.missing)];
    let facts = facts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| (ctx.t(label).to_owned(), text.clone())).collect();
    let quotes = f.quotes.iter().map(|q| ui::quote(ctx, seal(q.seal), &q.text, q.language.as_str(), "")).collect::<Vec<_>>();
    let evidence = f
        .evidence
        .iter()
        .map(|e| {
            let link = (!e.link.is_empty()).then_some(e.link.as_str());
            ui::evidence(ctx, &e.label, &e.figure, &e.unit, &e.source, &e.measured_on.map(short_day).unwrap_or_default(), link)
        })
        .collect::<Vec<_>>();
    let other = (!other.is_empty()).then(|| ui::meta(other));
    let more = ui::disclosure(ctx.t(PROOF), view! { {other} {ui::facts(facts)} {quotes} {evidence} }.into_any());
    let voices = if f.voices > 0 { ctx.fill(VOICES, &[("n", &f.voices)]) } else { String::new() };
    let tag = (!f.released).then(|| ui::status_tag(Status::Expected, ctx.t(ONLY_VALIDATED)));
    view! {
        <li id=format!("f{}", f.number)>
            <span class="key">{f.number.to_string()}</span>
            <div class="stack-s"><p class="lede">{sentence.clone()}</p> {ui::meta(&voices)} {more}</div>
            {tag}
        </li>
    }
    .into_any()
}

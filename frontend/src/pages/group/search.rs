//! What was found in a group room.

use crate::components as ui;
use crate::ctx::{Ctx, Dress, Page};
use crate::pages::plenary::search::form_encoded;
use constat_shared::api::finding::{GroupFind, GroupFinds, SearchGroup};
use constat_shared::locale::Locale;
use constat_shared::permission::Room;
use constat_shared::wording;
use leptos::prelude::*;

constat_shared::words! {
    TITLE = "Chercher dans la salle", "Zoeken in de kamer", "Search the room";
    HINT = "Tapez un ou plusieurs mots\u{A0}: chacun doit s’y trouver, le début suffit. On cherche ici dans les brouillons, les constats et ce que des habitants ont dit sur le thème.", "Typ een of meer woorden: elk moet erin staan, het begin volstaat. Hier wordt gezocht in ontwerpen, vaststellingen en in wat inwoners over het thema zeiden.", "Type one or more words: each must be there, its beginning is enough. Drafts, findings and what residents said on the theme are searched here.";
    FINDINGS = "Constats du groupe", "Vaststellingen van de groep", "The group’s findings";
    HEARD = "Paroles d’habitants", "Woorden van inwoners", "Residents’ words";
    NONE = "Rien dans cette salle", "Niets in deze kamer", "Nothing in this room";
    NONE_TEXT = "Essayez un mot de moins, ou le début d’un mot.", "Probeer een woord minder, of het begin van een woord.", "Try one word less, or the beginning of a word.";
    MORE = "Il y en a davantage\u{A0}: ajoutez un mot.", "Er zijn er meer: voeg een woord toe.", "There are more: add a word.";
    PLENARY = "Chercher les mêmes mots dans les constats remis", "Dezelfde woorden zoeken in de vrijgegeven vaststellingen", "Search the released findings for the same words";
}

/// Findings, then residents' words; the best first.
pub fn view(ctx: &Ctx, request: &SearchGroup, data: &GroupFinds) -> Page {
    let typed = request.q.trim();
    let findings: Vec<_> = data.findings.iter().map(|f| line(ctx, f, typed)).collect();
    let heard: Vec<_> = data.heard.iter().map(|h| ui::quote_found(ctx, ui::Seal::Resident, &h.text, &h.language, typed)).collect();
    let nothing = findings.is_empty() && heard.is_empty();
    let found = if wording::asked(typed).is_empty() {
        ui::para(ctx.t(HINT))
    } else if nothing {
        ui::empty(ctx.t(NONE), ctx.t(NONE_TEXT), None)
    } else {
        let findings = (!findings.is_empty()).then(|| ui::section(ctx.t(FINDINGS), ui::keyed_rows(findings)));
        let heard = (!heard.is_empty()).then(|| ui::section(ctx.t(HEARD), ui::stack(heard)));
        let more = data.more.then(|| ui::notice(ctx.t(MORE)));
        view! { {findings} {heard} {more} }.into_any()
    };
    let plenary = format!("/d/{}/search?q={}", data.diagnosis, form_encoded(typed));
    let name = data.name.get(ctx.locale).to_owned();
    let crumbs = vec![(format!("/groups/{}", data.group), name)];
    let line = ui::search(ctx, &format!("/groups/{}/search", data.group), typed);
    let body = view! {
        {ui::page_head(crumbs, ctx.t(TITLE), "", None)}
        {line}
        {found}
        <p>{ui::link(&plenary, ctx.t(PLENARY))}</p>
    };
    Page { title: ctx.t(TITLE).to_owned(), room: Room::Group, dress: Dress::Member, locales: &Locale::MEMBERS, body: body.into_any() }
}

fn line(ctx: &Ctx, f: &GroupFind, typed: &str) -> AnyView {
    let elsewhere = f.elsewhere.as_ref().map(|text| view! { <p>{ui::marked(text, typed)}</p> });
    view! {
        <li>
            <span class="key">{f.number.to_string()}</span>
            <div class="stack-s">
                <h3><a href=format!("/findings/{}", f.id) lang=f.language.as_str()>{ui::marked(&f.sentence, typed)}</a></h3>
                {elsewhere}
            </div>
            <div class="end"><p class="meta">{ctx.t(f.state.words())}</p></div>
        </li>
    }
    .into_any()
}

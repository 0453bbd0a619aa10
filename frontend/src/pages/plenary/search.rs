//! What was found in the plenary.

use super::finding;
use crate::components as ui;
use crate::ctx::{Ctx, Dress, Page};
use constat_shared::api::finding::{PlenaryFinds, SearchPlenary};
use constat_shared::locale::Locale;
use constat_shared::permission::Room;
use constat_shared::wording;
use leptos::prelude::*;

constat_shared::words! {
    TITLE = "Chercher dans les constats", "Zoeken in de vaststellingen", "Search the findings";
    ALL = "Constats", "Vaststellingen", "Findings";
    FOUND = "Trouvé", "Gevonden", "Found";
    ONE = "Un constat", "Eén vaststelling", "One finding";
    MANY = "{n} constats", "{n} vaststellingen", "{n} findings";
    HINT = "Tapez un ou plusieurs mots\u{A0}: chacun doit s’y trouver, le début suffit.", "Typ een of meer woorden: elk moet erin staan, het begin volstaat.", "Type one or more words: each must be there, its beginning is enough.";
    NONE = "Rien dans les constats remis", "Niets in de vrijgegeven vaststellingen", "Nothing in the released findings";
    NONE_TEXT = "Essayez un mot de moins, ou le début d’un mot.", "Probeer een woord minder, of het begin van een woord.", "Try one word less, or the beginning of a word.";
    MORE = "Il y en a davantage\u{A0}: ajoutez un mot.", "Er zijn er meer: voeg een woord toe.", "There are more: add a word.";
    ROOMS = "Chercher les mêmes mots dans vos groupes", "Dezelfde woorden zoeken in uw groepen", "Search your groups for the same words";
}

/// The best first.
pub fn view(ctx: &Ctx, request: &SearchPlenary, data: &PlenaryFinds) -> Page {
    let typed = request.q.trim();
    let findings = format!("/d/{}/findings", data.diagnosis);
    let rows: Vec<_> = data.findings.iter().map(|f| finding(ctx, f, typed)).collect();
    let count = if rows.len() == 1 { ctx.t(ONE).to_owned() } else { ctx.fill(MANY, &[("n", &rows.len())]) };
    let found = if wording::asked(typed).is_empty() {
        ui::para(ctx.t(HINT))
    } else if rows.is_empty() {
        ui::empty(ctx.t(NONE), ctx.t(NONE_TEXT), None)
    } else {
        let more = data.more.then(|| ui::notice(ctx.t(MORE)));
        view! { {ui::section_with(ctx.t(FOUND), &count, ui::keyed_rows(rows))} {more} }.into_any()
    };
    let query = form_encoded(typed);
    let groups = data.groups.iter().map(|(id, name)| {
        let lang = ctx.locale.as_str();
        view! { <li lang=lang>{ui::link(&format!("/groups/{id}/search?q={query}"), name.get(ctx.locale))}</li> }
    });
    let groups = groups.collect::<Vec<_>>();
    let rooms = (!groups.is_empty()).then(|| ui::section(ctx.t(ROOMS), view! { <ul class="plain">{groups}</ul> }.into_any()));
    let crumbs = vec![(format!("/d/{}", data.diagnosis), data.title.get(ctx.locale).to_owned()), (findings, ctx.t(ALL).to_owned())];
    let line = ui::search(ctx, &format!("/d/{}/search", data.diagnosis), typed);
    let body = view! { {ui::page_head(crumbs, ctx.t(TITLE), "", None)} {line} {found} {rooms} };
    Page { title: ctx.t(TITLE).to_owned(), room: Room::Plenary, dress: Dress::Member, locales: &Locale::MEMBERS, body: body.into_any() }
}

/// A text as it stands in the query of an address.
pub(crate) fn form_encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            b if b.is_ascii_alphanumeric() || b"-._~".contains(&b) => out.push(char::from(b)),
            b => {
                let hex = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0').to_ascii_uppercase();
                out.extend(['%', hex(b >> 4), hex(b & 15)]);
            }
        }
    }
    out
}

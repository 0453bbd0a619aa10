//! Where the memorandum of a diagnosis is, or how to make it.

use super::parts::plural;
use crate::components as ui;
use crate::ctx::{Ctx, Dress, Page};
use constat_shared::api::Endpoint;
use constat_shared::api::memorandum::{FindMemorandum, MakeMemorandum, MemorandumPlace};
use constat_shared::locale::Locale;
use constat_shared::permission::{Action, Room};

constat_shared::words! {
    TITLE = "Mémorandum", "Memorandum", "Memorandum";
    THERE = "Le mémorandum de ce diagnostic existe\u{A0}: il est {state}.", "Het memorandum van deze diagnose bestaat: het is {state}.", "The memorandum of this diagnosis exists: it is {state}.";
    OPEN = "Ouvrir le mémorandum", "Het memorandum openen", "Open the memorandum";
    NONE = "Il n’y a pas encore de mémorandum", "Er is nog geen memorandum", "There is no memorandum yet";
    NONE_WHY = "Il se construit seul à partir de ce que les groupes ont remis à la plénière\u{A0}: {findings}, en {themes}. Il reste à écrire ce que vous demandez, à qui, et pour quand.", "Het bouwt zichzelf op uit wat de groepen aan de plenaire gaven: {findings}, in {themes}. U schrijft nog wat u vraagt, aan wie en tegen wanneer.", "It builds itself from what the groups released to the plenary: {findings}, in {themes}. What you ask, of whom and by when remains to be written.";
    FINDING_ONE = "1 constat", "1 vaststelling", "1 finding";
    FINDING_MANY = "{n} constats", "{n} vaststellingen", "{n} findings";
    THEME_ONE = "1 thème", "1 thema", "1 theme";
    THEME_MANY = "{n} thèmes", "{n} thema’s", "{n} themes";
    MAKE = "Créer le mémorandum", "Het memorandum maken", "Make the memorandum";
    LATER = "La coordination pourra le créer quand l’étape de rédaction sera ouverte.", "De coördinatie kan het maken zodra de redactiestap open is.", "The coordinator can make it once the writing step is open.";
}

/// The page.
pub fn view(ctx: &Ctx, request: &FindMemorandum, data: &MemorandumPlace) -> Page {
    let crumbs = vec![(format!("/d/{}", data.diagnosis), data.title.get(ctx.locale).to_owned())];
    let body = if let (Some(id), Some(state)) = (data.memorandum, data.state) {
        let lede = ctx.fill(THERE, &[("state", &ctx.t(state.words()))]);
        ui::page_head(crumbs, ctx.t(TITLE), &lede, Some(ui::button_link(&format!("/memoranda/{id}"), ctx.t(OPEN))))
    } else {
        let why = ctx.fill(
            NONE_WHY,
            &[
                ("findings", &plural(ctx, data.findings, FINDING_ONE, FINDING_MANY)),
                ("themes", &plural(ctx, data.themes, THEME_ONE, THEME_MANY)),
            ],
        );
        let action = if ctx.may(Action::WriteMemorandum) {
            ui::main_action(ctx, &MakeMemorandum { diagnosis: request.diagnosis }.path(), ctx.t(MAKE), vec![])
        } else {
            ui::meta(ctx.t(LATER))
        };
        ui::stack(vec![ui::page_head(crumbs, ctx.t(TITLE), "", None), ui::empty(ctx.t(NONE), &why, Some(action))])
    };
    Page { title: ctx.t(TITLE).to_owned(), room: Room::Adoption, dress: Dress::Member, locales: &Locale::MEMBERS, body }
}

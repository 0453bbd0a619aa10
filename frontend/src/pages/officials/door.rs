//! Before the officials' room: a personal link, a code by mail, no account.

use crate::components as ui;
use crate::ctx::{Ctx, Dress, Page};
use constat_shared::api::Endpoint;
use constat_shared::api::delivery::{OfficialDoor, ReadOfficialDoor, RequestCode};
use constat_shared::locale::Locale;
use constat_shared::permission::Room;
use leptos::prelude::*;

constat_shared::words! {
    TITLE = "Un mémorandum vous attend", "Er wacht een memorandum op u", "A memorandum waits for you";
    LEDE = "Ce lien est le vôtre. Nous envoyons un code à l’adresse qui a reçu la lettre\u{A0}: ni compte, ni mot de passe.", "Deze link is van u. Wij sturen een code naar het adres dat de brief kreeg: geen account, geen wachtwoord.", "This link is yours. We send a code to the address that got the letter: no account, no password.";
    SEND = "Recevoir le code", "De code ontvangen", "Get the code";
    SENT = "Si ce lien est encore bon, un code vient de partir. Il sert une fois, pendant quinze minutes.", "Als deze link nog geldt, is er zonet een code vertrokken. Hij werkt één keer, gedurende vijftien minuten.", "If this link is still good, a code has just left. It works once, for fifteen minutes.";
    CODE = "Code reçu par courriel", "Code uit de e-mail", "Code from the mail";
    CODE_HINT = "Six chiffres.", "Zes cijfers.", "Six digits.";
    ENTER = "Entrer", "Binnengaan", "Enter";
    AGAIN = "Recevoir un autre code", "Een andere code ontvangen", "Get another code";
    INSIDE = "Vous êtes déjà entré·e.", "U bent al binnen.", "You are inside already.";
    OPEN = "Lire et répondre", "Lezen en antwoorden", "Read and answer";
}

/// The page.
pub fn view(ctx: &Ctx, request: &ReadOfficialDoor, data: &OfficialDoor) -> Page {
    let ask = RequestCode { token: request.token.clone() }.path();
    let enter = format!("{}/enter", ask.trim_end_matches("/code"));
    let room = format!("/o/{}/room", request.token);
    let mut body = vec![ui::page_head(Vec::new(), ctx.t(TITLE), ctx.t(LEDE), None)];
    if data.inside {
        body.push(ui::done(ctx.t(INSIDE)));
        body.push(ui::button_link(&room, ctx.t(OPEN)));
    } else if request.sent || ctx.form(&enter).is_some() {
        let fields = vec![ui::code(ctx, &enter, "code", CODE, Some(CODE_HINT), ""), ui::submit(ctx.t(ENTER))];
        body.push(ui::notice(ctx.t(SENT)));
        body.push(ui::form(ctx, &enter, fields.into_any()));
        body.push(ui::action_button(ctx, &ask, ctx.t(AGAIN), vec![]));
    } else {
        body.push(ui::main_action(ctx, &ask, ctx.t(SEND), vec![]));
    }
    Page { title: ctx.t(TITLE).to_owned(), room: Room::Officials, dress: Dress::Light, locales: &Locale::MEMBERS, body: ui::stack(body) }
}

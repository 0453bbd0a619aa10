//! The mandate holder's way in without an account: the door, and one page with all there is to read and to say.

use super::{changes, parts, read, sign};
use crate::components as ui;
use crate::ctx::{Ctx, Dress, Page};
use constat_shared::api::Endpoint;
use constat_shared::api::memorandum::{
    MemorandumState, MemorandumView, ReadByLink, ReadSignatoryDoor, RequestSignatoryCode, SignByLink, SignatoryDoor,
};
use constat_shared::locale::Locale;
use constat_shared::permission::{Action, Room};
use leptos::prelude::*;

constat_shared::words! {
    TITLE = "Un texte attend votre organisation", "Een tekst wacht op uw organisatie", "A text waits for your organisation";
    LEDE = "Ce lien est le vôtre. Nous envoyons un code à l’adresse qui a reçu la lettre\u{A0}: ni compte, ni mot de passe.", "Deze link is van u. Wij sturen een code naar het adres dat de brief kreeg: geen account, geen wachtwoord.", "This link is yours. We send a code to the address that got the letter: no account, no password.";
    SEND = "Recevoir le code", "De code ontvangen", "Get the code";
    SENT = "Si ce lien est encore bon, un code vient de partir. Il sert une fois, pendant quinze minutes.", "Als deze link nog geldt, is er zonet een code vertrokken. Hij werkt één keer, gedurende vijftien minuten.", "If this link is still good, a code has just left. It works once, for fifteen minutes.";
    CODE = "Code reçu par courriel", "Code uit de e-mail", "Code from the mail";
    CODE_HINT = "Six chiffres.", "Zes cijfers.", "Six digits.";
    ENTER = "Entrer", "Binnengaan", "Enter";
    AGAIN = "Recevoir un autre code", "Een andere code ontvangen", "Get another code";
    INSIDE = "Vous êtes déjà entré·e.", "U bent al binnen.", "You are inside already.";
    OPEN = "Lire, signer ou s’abstenir", "Lezen, tekenen of zich onthouden", "Read, sign or abstain";
    ASKED = "Ce que le texte demande", "Wat de tekst vraagt", "What the text asks";
    WHOLE = "Lire tout le texte", "De hele tekst lezen", "Read the whole text";
    CLOSED = "L’étape d’adoption n’est pas ouverte\u{A0}: vous pouvez lire, mais pas encore vous prononcer.", "De stap van de aanneming is niet open: u kunt lezen, maar u nog niet uitspreken.", "The adoption step is not open: you can read, but not speak yet.";
}

/// Before the room.
pub fn door(ctx: &Ctx, request: &ReadSignatoryDoor, data: &SignatoryDoor) -> Page {
    let ask = RequestSignatoryCode { token: request.token.clone() }.path();
    let enter = format!("{}/enter", ask.trim_end_matches("/code"));
    let mut body = vec![ui::page_head(Vec::new(), ctx.t(TITLE), ctx.t(LEDE), None)];
    if data.inside {
        body.push(ui::done(ctx.t(INSIDE)));
        body.push(ui::button_link(&format!("/a/{}/room", request.token), ctx.t(OPEN)));
    } else if request.sent || ctx.form(&enter).is_some() {
        let fields = vec![ui::code(ctx, &enter, "code", CODE, Some(CODE_HINT), ""), ui::submit(ctx.t(ENTER))];
        body.push(ui::notice(ctx.t(SENT)));
        body.push(ui::form(ctx, &enter, fields.into_any()));
        body.push(ui::action_button(ctx, &ask, ctx.t(AGAIN), vec![]));
    } else {
        body.push(ui::main_action(ctx, &ask, ctx.t(SEND), vec![]));
    }
    Page { title: ctx.t(TITLE).to_owned(), room: Room::Adoption, dress: Dress::Light, locales: &Locale::MEMBERS, body: ui::stack(body) }
}

/// Inside: what changed, what is asked, the choice, and the whole text for who wants it.
pub fn room(ctx: &Ctx, request: &ReadByLink, m: &MemorandumView) -> Page {
    let title = m.content.title.get(ctx.locale).to_owned();
    let lede = m.adoption.my_organisation.as_ref().map(|who| sign::lede(ctx, who)).unwrap_or_default();
    let mut main = Vec::new();
    main.extend(sign::standing(ctx, m));
    main.extend(changes::view(ctx, m));
    let row = |r: &constat_shared::memorandum::RecommendationText| {
        let due = r.due.map(|d| parts::day(ctx, d)).unwrap_or_default();
        let meta = [parts::addressee(ctx, r), due].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ");
        ui::keyed_row(&r.number.to_string(), r.text.get(ctx.locale), None, &meta, None)
    };
    main.push(ui::section(ctx.t(ASKED), ui::keyed_rows(m.content.recommendations.iter().map(row).collect())));
    match &m.adoption.my_organisation {
        Some(who) if ctx.may(Action::SignByLink) && m.state == MemorandumState::Adoption => {
            let action = SignByLink { token: request.token.clone(), signs: None }.path();
            main.push(view! { <div id="choice">{sign::choice(ctx, m, who, &action)}</div> }.into_any());
        }
        _ if m.state == MemorandumState::Adoption => main.push(ui::notice(ctx.t(CLOSED))),
        _ => {}
    }
    let whole = ui::disclosure(ctx.t(WHOLE), view! { <article>{read::text(ctx, m)}</article> }.into_any());
    let body = vec![ui::page_head(Vec::new(), &title, &lede, None), ui::folio(ui::stack(main), sign::progress(ctx, &m.adoption)), whole];
    Page { title, room: Room::Adoption, dress: Dress::Member, locales: &Locale::MEMBERS, body: body.into_any() }
}

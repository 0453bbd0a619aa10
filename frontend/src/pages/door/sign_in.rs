//! Sign-in.

use super::{page, query, words as w};
use crate::components as ui;
use crate::ctx::{Ctx, Page};
use constat_shared::permission::Room;
use leptos::prelude::*;

/// Asks for the address.
pub fn sign_in(ctx: &Ctx) -> Page {
    let action = "/api/sign-in";
    let fields = view! {
        {ui::hidden("to", &query(ctx, "to"))}
        {ui::email(ctx, action, "email", w::EMAIL, None, "")}
        {ui::submit(ctx.t(w::SEND_LINK))}
    };
    let body =
        view! { {ui::page_head(vec![], ctx.t(w::SIGN_IN), ctx.t(w::SIGN_IN_LEDE), None)} {ui::form(ctx, action, fields.into_any())} };
    page(ctx.t(w::SIGN_IN), Room::Door, body.into_any())
}

/// The same whether the address is known or not.
pub fn sent(ctx: &Ctx) -> Page {
    let demo = ctx.demo.then(|| ui::link("/demo/mail", ctx.t(w::MAILS)));
    let body = view! { {ui::page_head(vec![], ctx.t(w::SENT), "", None)} {ui::para(ctx.t(w::SENT_TEXT))} {demo} };
    page(ctx.t(w::SENT), Room::Door, body.into_any())
}

/// A button: programs that look into mails follow links, and would spend this one.
pub fn open(ctx: &Ctx) -> Page {
    let path = ctx.path.split('?').next().unwrap_or_default();
    let token = path.rsplit('/').next().unwrap_or_default().to_owned();
    let fields = view! { {ui::hidden("token", &token)} {ui::hidden("to", &query(ctx, "to"))} {ui::submit(ctx.t(w::ENTER))} };
    let body = view! { {ui::page_head(vec![], ctx.t(w::ENTER), ctx.t(w::ENTER_LEDE), None)} {ui::form(ctx, "/api/sign-in/open", fields.into_any())} };
    page(ctx.t(w::ENTER), Room::Door, body.into_any())
}

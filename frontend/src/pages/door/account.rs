//! The person's coordinations and sessions.

use super::{device, page, words as w};
use crate::components as ui;
use crate::ctx::{Ctx, Page};
use constat_shared::api::Endpoint;
use constat_shared::api::door::{Account, EndLogin, EndOtherLogins, ReadAccount};
use constat_shared::locale::long_day;
use constat_shared::permission::{Role, Room};
use leptos::prelude::*;

/// Where to go.
pub fn home(ctx: &Ctx, _request: &ReadAccount, data: &Account) -> Page {
    let places = data
        .places
        .iter()
        .map(|p| {
            // An official's way in is the personal link of each memorandum.
            let official = p.role == Role::ElectedOfficial;
            let href = (!official).then(|| format!("/c/{}", p.id));
            let role = ctx.t(p.role.words());
            let meta = if official { format!("{role} · {}", ctx.t(w::BY_LETTER)) } else { role.to_owned() };
            ui::row(p.name.get(ctx.locale), href.as_deref(), &meta, None)
        })
        .collect::<Vec<_>>();
    let list = if places.is_empty() {
        ui::section(ctx.t(w::ENTER), ui::empty(ctx.t(w::NO_PLACE), ctx.t(w::NO_PLACE_TEXT), None))
    } else {
        ui::section(ctx.t(w::ENTER), ui::rows(places))
    };
    let body = view! { {ui::page_head(vec![], ctx.t(w::HOME), "", None)} {list} {ui::link("/me", ctx.t(w::ACCOUNT))} };
    page(ctx.t(w::HOME), Room::Door, body.into_any())
}

/// Sessions, each of which can be ended.
pub fn account(ctx: &Ctx, _request: &ReadAccount, data: &Account) -> Page {
    let sessions = data
        .logins
        .iter()
        .map(|l| {
            let since = ctx.fill(w::SINCE, &[("day", &long_day(ctx.locale, l.created_at.day()))]);
            let used = ctx.fill(w::LAST_USED, &[("day", &long_day(ctx.locale, l.seen_at.day()))]);
            let meta = if l.this { format!("{since} · {}", ctx.t(w::THIS_DEVICE)) } else { format!("{since} · {used}") };
            let end = ui::action_button(ctx, &EndLogin { login: l.id }.path(), ctx.t(w::END), vec![]);
            ui::row(&device::named(ctx.locale, &l.device), None, &meta, Some(end))
        })
        .collect::<Vec<_>>();
    let others = (data.logins.len() > 1).then(|| {
        let button = ui::danger_action(ctx, &EndOtherLogins {}.path(), ctx.t(w::END_OTHERS), vec![]);
        view! { {ui::para(ctx.t(w::END_OTHERS_LEDE))} {button} }
    });
    let body = view! {
        {ui::page_head(vec![("/".to_owned(), ctx.t(w::HOME).to_owned())], ctx.t(w::ACCOUNT), &format!("{} · {}", data.name, data.email), None)}
        {ui::section(ctx.t(w::SESSIONS), view! { {ui::rows(sessions)} {others} }.into_any())}
        {ui::section(ctx.t(w::YOUR_DATA), ui::link("/account/data", ctx.t(w::YOUR_DATA_LINK)))}
    };
    page(ctx.t(w::ACCOUNT), Room::Door, body.into_any())
}

//! A resident's way to vote: the code of a slip, the ballot, the word that it is in.

use super::sheet::Sheet;
use super::words as w;
use crate::components as ui;
use crate::ctx::{Ctx, Dress, Page};
use constat_shared::api::prioritisation::{CastSlip, FindSlip, ReadSlipBallot, SlipBallotView};
use constat_shared::api::{Endpoint, fill_path};
use constat_shared::locale::Locale;
use constat_shared::permission::Room;
use leptos::prelude::*;

/// Where the code is typed.
pub fn door(ctx: &Ctx) -> Page {
    let action = FindSlip::PATH;
    let fields = view! {
        {ui::text(ctx, action, "code", w::SLIP_CODE, Some(w::SLIP_CODE_HINT), "")}
        {ui::submit(ctx.t(w::SLIP_GO))}
    };
    let body = view! {
        {ui::page_head(Vec::new(), ctx.t(w::SLIP_DOOR), ctx.t(w::SLIP_DOOR_LEDE), None)}
        {ui::form(ctx, action, fields.into_any())}
    };
    page(ctx.t(w::SLIP_DOOR), body.into_any())
}

/// The ballot of a slip.
pub fn view(ctx: &Ctx, request: &ReadSlipBallot, data: &SlipBallotView) -> Page {
    let action = fill_path(CastSlip::PATH, |_| Some(request.code.clone()));
    let sheet = Sheet {
        action: &action,
        method: data.method,
        points: data.points,
        most: data.most,
        settings: &data.settings,
        ask: &data.ask,
        items: &data.items,
        cast: ctx.t(w::CAST),
    };
    let asks = ctx.fill(w::SLIP_ASKS, &[("name", &data.coordination.get(ctx.locale))]);
    let knows = ui::rows(
        vec![ui::para(ctx.t(w::KNOWS_NOBODY)), ui::para(ctx.t(w::KNOWS_TURNOUT))]
            .into_iter()
            .map(|p| view! { <li>{p}</li> }.into_any())
            .collect(),
    );
    let ballot = if data.have_voted && !sheet.came_back(ctx) {
        let lede = sheet.lede(ctx);
        let again = ui::disclosure(ctx.t(w::REPLACE), view! { {ui::para(&lede)}{sheet.view(ctx)} }.into_any());
        ui::stack(vec![ui::notice_with(ctx.t(w::IS_IN), ui::para(ctx.t(w::IS_IN_TEXT))), again])
    } else {
        sheet.view(ctx)
    };
    let lede = if data.have_voted { asks.clone() } else { format!("{asks} {}", sheet.lede(ctx)) };
    let title = data.title.get(ctx.locale);
    let body = view! {
        {ui::page_head(Vec::new(), title, &lede, None)}
        {ballot}
        {ui::section(ctx.t(w::WHO_KNOWS), knows)}
    };
    page(title, body.into_any())
}

fn page(title: &str, body: AnyView) -> Page {
    Page { title: title.to_owned(), room: Room::BallotBox, dress: Dress::Light, locales: Locale::ALL, body }
}

//! Taking one's words back, with the number on the slip.

use super::light;
use super::words as w;
use crate::components as ui;
use crate::ctx::{Ctx, Page};
use constat_shared::api::consultation::{ReadResidentPage, ResidentPage, TakeBack};
use constat_shared::api::{Endpoint, fill_path};
use constat_shared::permission::Room;
use leptos::prelude::*;

/// The form.
pub fn view(ctx: &Ctx, _request: &ReadResidentPage, data: &ResidentPage) -> Page {
    let action = fill_path(TakeBack::PATH, |_| Some(data.code.clone()));
    let fields = vec![ui::code(ctx, &action, "slip", w::YOUR_SLIP, Some(w::SLIP_HINT), ""), ui::danger_submit(ctx.t(w::ERASE))];
    let body = view! {
        {ui::page_head(Vec::new(), ctx.t(w::TAKE_BACK_TITLE), ctx.t(w::TAKE_BACK_TEXT), None)}
        {ui::form(ctx, &action, fields.into_any())}
        <p class="section"><a href=format!("/r/{}", data.code)>{ctx.t(w::BACK_TO_QUESTION)}</a></p>
    };
    light(ctx.t(w::TAKE_BACK_TITLE), Room::Residents, body.into_any())
}

/// It is done.
pub fn done(ctx: &Ctx, _request: &ReadResidentPage, data: &ResidentPage) -> Page {
    let back = ui::quiet_button_link(&format!("/r/{}", data.code), ctx.t(w::BACK_TO_QUESTION));
    let body = ui::page_head(Vec::new(), ctx.t(w::ERASED), ctx.t(w::ERASED_TEXT), Some(back));
    light(ctx.t(w::ERASED), Room::Residents, body)
}

//! After sending: the slip number, and what comes next.

use super::words as w;
use super::{asked_by, light, what_follows};
use crate::components as ui;
use crate::ctx::{Ctx, Page};
use constat_shared::api::consultation::{KeptPage, ReadKept};
use constat_shared::permission::Room;
use leptos::prelude::*;

/// The page.
pub fn view(ctx: &Ctx, _request: &ReadKept, data: &KeptPage) -> Page {
    let home = format!("/r/{}", data.code);
    let first = if data.withdrawn { ui::notice(ctx.t(w::WAS_TAKEN_BACK)) } else { slip(ctx, data) };
    let take_back =
        (!data.withdrawn).then(|| view! { <p class="meta"><a href=format!("{home}/take-back")>{ctx.t(w::TAKE_BACK_LINK)}</a></p> });
    let title = if data.withdrawn { w::ERASED } else { w::ARRIVED };
    let next = (!data.withdrawn).then(|| ui::section(ctx.t(w::NEXT), what_follows(ctx, None, data.read_from, data.answers)));
    let body = view! {
        <div class="page-head"><h1>{ctx.t(title)}</h1></div>
        <div class="stack">
            {first}
            <p>{ui::quiet_button_link(&home, ctx.t(w::WRITE_MORE))}</p>
        </div>
        {next}
        {ui::section(ctx.t(w::HELP), ui::para(ctx.t(w::HELP_TEXT)))}
        <div class="section stack-s">{asked_by(ctx, &data.asks, "")}{take_back}</div>
    };
    light(ctx.t(title), Room::Residents, body.into_any())
}

fn slip(ctx: &Ctx, data: &KeptPage) -> AnyView {
    view! {
        <section class="slip" aria-labelledby="slip">
            <p id="slip">{ctx.t(w::YOUR_SLIP)}</p>
            <b><bdi dir="ltr">{data.slip.clone()}</bdi></b>
            <p class="hint">{ctx.t(w::NOTE_IT)}</p>
        </section>
        <p>{ctx.t(w::WHAT_IT_DOES)}</p>
    }
    .into_any()
}

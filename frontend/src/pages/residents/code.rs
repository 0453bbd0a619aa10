//! Where a resident without a camera types the code of the poster.

use super::words as w;
use crate::components as ui;
use crate::ctx::{Ctx, Page};
use constat_shared::permission::Room;
use leptos::prelude::*;

/// The page.
pub fn view(ctx: &Ctx) -> Page {
    let body = view! {
        {ui::page_head(Vec::new(), ctx.t(w::CODE_TITLE), ctx.t(w::CODE_LEDE), None)}
        <form class="form" method="get" action="/r/go">
            {ui::code(ctx, "/r/go", "code", w::CODE, Some(w::CODE_HINT), "")}
            {ui::submit(ctx.t(w::CONTINUE))}
        </form>
    };
    super::light(ctx.t(w::CODE_TITLE), Room::Public, body.into_any())
}

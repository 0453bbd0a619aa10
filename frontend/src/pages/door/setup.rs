//! The first start: five questions.

use super::{page, words as w};
use crate::components as ui;
use crate::ctx::{Ctx, Page};
use constat_shared::permission::Room;
use leptos::prelude::*;

/// The form.
pub fn setup(ctx: &Ctx) -> Page {
    let action = "/api/setup";
    let fields = view! {
        {ui::text(ctx, action, "code", w::CODE, None, "")}
        {ui::text(ctx, action, "coordination", w::Q_COORDINATION, None, "")}
        {ui::text(ctx, action, "territory", w::Q_TERRITORY, None, "")}
        {ui::text(ctx, action, "name", w::Q_NAME, None, "")}
        {ui::email(ctx, action, "email", w::Q_EMAIL, None, "")}
        {ui::text(ctx, action, "organisation", w::Q_ORGANISATION, None, "")}
        {ui::submit(ctx.t(w::CREATE))}
    };
    let body = view! { {ui::page_head(vec![], ctx.t(w::SETUP), ctx.t(w::SETUP_LEDE), None)} {ui::form(ctx, action, fields.into_any())} };
    page(ctx.t(w::SETUP), Room::Door, body.into_any())
}

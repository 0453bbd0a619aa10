//! Who enters where: the permission table, as everybody may read it.

use super::{page, words as w};
use crate::components as ui;
use crate::ctx::{Ctx, Page};
use constat_shared::diagnosis::StepKind;
use constat_shared::permission::{Action, Room};
use leptos::prelude::*;

/// The table, room by room.
pub fn rooms(ctx: &Ctx) -> Page {
    let sections = Room::ALL
        .iter()
        .map(|room| {
            let rows = Action::ALL
                .iter()
                .filter(|a| a.rule().room == *room)
                .map(|a| {
                    let rule = a.rule();
                    let who = rule.who.iter().map(|x| x.as_str().replace('_', " ")).collect::<Vec<_>>().join(", ");
                    let steps = if rule.steps.is_empty() {
                        ctx.t(w::ALWAYS).to_owned()
                    } else {
                        rule.steps.iter().map(|s: &StepKind| ctx.t(s.words())).collect::<Vec<_>>().join(", ")
                    };
                    vec![ui::cell(a.as_str()), ui::cell(&who), ui::cell(&steps)]
                })
                .collect();
            let head = vec![ctx.t(w::ACTION).to_owned(), ctx.t(w::PERMITTED).to_owned(), ctx.t(w::WHILE).to_owned()];
            let name = ctx.t(room.words());
            ui::section(name, view! { {ui::para(ctx.t(room.readers()))} {ui::table(name, head, rows)} }.into_any())
        })
        .collect::<Vec<_>>();
    let body = view! { {ui::page_head(vec![], ctx.t(w::ROOMS), ctx.t(w::ROOMS_LEDE), None)} {sections} };
    page(ctx.t(w::ROOMS), Room::Public, body.into_any())
}

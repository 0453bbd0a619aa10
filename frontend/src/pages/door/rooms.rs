//! Who enters where: the permission table, as everybody may read it.

use super::{page, table_words, words as w};
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
                    let who = rule.who.iter().map(|who| ctx.t(table_words::who(*who))).collect::<Vec<_>>().join(", ");
                    let steps = if rule.steps.is_empty() {
                        ctx.t(w::ALWAYS).to_owned()
                    } else {
                        rule.steps.iter().map(|s: &StepKind| ctx.t(s.words())).collect::<Vec<_>>().join(", ")
                    };
                    vec![ui::cell(ctx.t(table_words::action(*a))), ui::cell(&who), ui::cell(&steps)]
                })
                .collect();
            let head = vec![ctx.t(w::ACTION).to_owned(), ctx.t(w::PERMITTED).to_owned(), ctx.t(w::WHILE).to_owned()];
            let name = ctx.t(room.words());
            let table = ui::table(ctx.t(room.readers()), head, rows);
            view! { <div data-room=ui::room_name(*room)>{ui::section(name, table)}</div> }
        })
        .collect::<Vec<_>>();
    let body = view! { {ui::page_head(vec![], ctx.t(w::ROOMS), ctx.t(w::ROOMS_LEDE), None)} {sections} };
    page(ctx.t(w::ROOMS), Room::Public, body.into_any())
}

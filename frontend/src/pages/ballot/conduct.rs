//! What the coordinator does with a round: opens, prolongs, closes.

use super::round::path;
use super::{method_words as m, words as w};
use crate::components as ui;
use crate::ctx::Ctx;
use constat_shared::api::prioritisation::{
    AddSlips, Change, CloseRound, College, MOST_SLIPS, OpenRound, ProlongRound, RemoveRound, RoundState, RoundView,
};
use constat_shared::locale::long_day;
use constat_shared::permission::Action;
use leptos::prelude::*;

/// What the coordinator may do with the round.
pub(super) fn running(ctx: &Ctx, data: &RoundView) -> AnyView {
    if !ctx.may(Action::MoveRound) {
        return ui::notice(ctx.t(w::STEP_SHUT));
    }
    let residents = data.college == College::Residents;
    let parts = match data.state {
        RoundState::Planned => {
            let open = path::<OpenRound>(data);
            let slips = residents
                .then(|| ui::number(ctx, &open, "slips", w::SLIPS_COUNT, Some(w::SLIPS_COUNT_HINT), None, 1, i64::from(MOST_SLIPS)));
            let form = if data.residents_first {
                ui::notice_with(ctx.t(w::RESIDENTS_FIRST), ui::para(ctx.t(w::RESIDENTS_FIRST_TEXT)))
            } else {
                ui::form(ctx, &open, view! { {slips}{ui::meta(ctx.t(w::OPEN_META))}{ui::submit(ctx.t(w::OPEN_IT))} }.into_any())
            };
            vec![form, ui::line(vec![ui::danger_action(ctx, &path::<RemoveRound>(data), ctx.t(w::REMOVE_IT), Vec::new())])]
        }
        RoundState::Open => {
            let mut parts = Vec::new();
            if residents {
                parts.push(ui::line(vec![ui::button_link(&format!("/rounds/{}/slips", data.id), ctx.t(w::PRINT_SLIPS))]));
                parts.push(ui::meta(ctx.t(w::PRINT_META)));
                let more = path::<AddSlips>(data);
                let fields = view! { {ui::number(ctx, &more, "slips", w::SLIPS_COUNT, None, None, 1, i64::from(MOST_SLIPS))}{ui::quiet_submit(ctx.t(w::ADD_SLIPS))} };
                parts.push(ui::fold(ctx, &more, ctx.t(w::ADD_SLIPS), ui::form(ctx, &more, fields.into_any())));
            }
            parts.push(ui::meta(ctx.t(w::CLOSE_META)));
            parts.push(closing(ctx, data));
            parts.push(prolonging(ctx, data));
            parts
        }
        RoundState::Closed => Vec::new(),
    };
    ui::section(ctx.t(w::RUNNING), ui::stack(parts))
}

/// Closing: before the last day is over, with a reason unless all have voted.
fn closing(ctx: &Ctx, data: &RoundView) -> AnyView {
    let close = path::<CloseRound>(data);
    let all = data.turnout.is_some_and(|turnout| turnout.voted >= turnout.entitled);
    if all || data.closes.is_none_or(|closes| ctx.today > closes) {
        return ui::line(vec![ui::main_action(ctx, &close, ctx.t(w::CLOSE_IT), Vec::new())]);
    }
    let fields = view! { {ui::meta(ctx.t(m::CLOSE_EARLY))}{ui::text(ctx, &close, "reason", m::REASON, Some(m::REASON_HINT), "")}{ui::submit(ctx.t(w::CLOSE_IT))} };
    ui::form(ctx, &close, fields.into_any())
}

fn prolonging(ctx: &Ctx, data: &RoundView) -> AnyView {
    let prolong = path::<ProlongRound>(data);
    let fields = view! {
        {ui::date(ctx, &prolong, "until", m::UNTIL, None, data.closes)}
        {ui::text(ctx, &prolong, "reason", m::REASON, Some(m::REASON_HINT), "")}
        {ui::quiet_submit(ctx.t(m::PROLONG))}
    };
    let form = ui::form(ctx, &prolong, fields.into_any());
    if data.closes.is_some() { ui::fold(ctx, &prolong, ctx.t(m::PROLONG), form) } else { ().into_any() }
}

/// When and why the last day was changed.
pub(super) fn changes(ctx: &Ctx, changes: &[Change]) -> Option<AnyView> {
    let line = |change: &Change| {
        let day = long_day(ctx.locale, change.day);
        let text = match change.until {
            Some(until) => ctx.fill(m::PROLONGED, &[("day", &day), ("until", &long_day(ctx.locale, until)), ("reason", &change.reason)]),
            None => ctx.fill(m::CLOSED_EARLY, &[("day", &day), ("reason", &change.reason)]),
        };
        view! { <li>{text}</li> }
    };
    let lines = changes.iter().map(line).collect_view();
    (!changes.is_empty()).then(|| view! { <h3 class="h-ui">{ctx.t(m::CHANGES)}</h3><ul class="stack-s">{lines}</ul> }.into_any())
}

//! Typing in what residents wrote on paper: one form, again and again, by keyboard.

use super::queue_words as q;
use super::words as w;
use super::{language_options, member, numbers, theme_options};
use crate::components as ui;
use crate::ctx::{Ctx, Page};
use constat_shared::api::consultation::{Channel, EnterPaper, Language, QueueView, ReadQueue, SessionState};
use constat_shared::api::{Endpoint, fill_path};
use constat_shared::permission::{Action, Room};
use leptos::prelude::*;

/// The page.
pub fn view(ctx: &Ctx, request: &ReadQueue, data: &QueueView) -> Page {
    let home = format!("/sessions/{}", data.session.id);
    let mut crumbs = super::queue::crumbs(ctx, data);
    crumbs.push((home.clone(), data.session.place.clone()));
    let main = if !ctx.may(Action::RunSession) {
        ui::warm_notice(ctx.t(q::STEP_CLOSED))
    } else if data.session.state == SessionState::Planned {
        ui::notice_with(ctx.t(q::NOT_YET), ui::quiet_button_link(&home, ctx.t(q::BACK)))
    } else {
        form(ctx, request, data)
    };
    let head = ui::page_head(crumbs, ctx.t(q::PAPER), ctx.t(q::PAPER_LEDE), None);
    let body = view! { {head}{main}<div class="section stack">{numbers(ctx, &data.session.place, &data.numbers)}<p>{ui::link(&home, ctx.t(q::BACK))}</p></div> };
    member(ctx.t(q::PAPER), Room::Residents, body.into_any())
}

fn form(ctx: &Ctx, request: &ReadQueue, data: &QueueView) -> AnyView {
    let action = fill_path(EnterPaper::PATH, |_| Some(data.session.id.to_string()));
    let kept = (request.kept && ctx.form(&action).is_none()).then(|| ui::done(ctx.t(q::PAPER_KEPT)));
    let mut themes = theme_options(ctx, &data.themes, ctx.t(w::NO_THEME));
    // What most sheets have, comes first.
    themes.rotate_right(1);
    let language = data.session.languages.first().copied().unwrap_or(Language::Fr);
    let channels = [Channel::Paper, Channel::Table].map(|c| (c.as_str().to_owned(), ctx.t(c.words()).to_owned())).to_vec();
    let once = ctx.value(&action, "once", &data.once);
    let fields = vec![
        ui::hidden("once", &once),
        ui::area(ctx, &action, "text", q::PAPER_TEXT, Some(q::PAPER_TEXT_HINT), ""),
        ui::select(ctx, &action, "theme", w::THEME, None, themes, ""),
        ui::select(ctx, &action, "language", w::LANGUAGE, None, language_options(ctx), language.as_str()),
        ui::choice(ctx, &action, "channel", w::CHANNEL, None, channels, Channel::Paper.as_str()),
        ui::code(ctx, &action, "slip", q::PAPER_SLIP, Some(q::PAPER_SLIP_HINT), ""),
        ui::submit(ctx.t(q::PAPER_KEEP)),
    ];
    view! { <div class="stack">{kept}{ui::form(ctx, &action, fields.into_any())}</div> }.into_any()
}

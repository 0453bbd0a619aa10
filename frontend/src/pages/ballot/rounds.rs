//! The rounds of a diagnosis, and preparing another one.

use super::{plan, words as w};
use crate::components as ui;
use crate::components::Status;
use crate::ctx::{Ctx, Dress, Page};
use constat_shared::api::prioritisation::{ReadRounds, RoundLine, RoundState, RoundsView};
use constat_shared::locale::Locale;
use constat_shared::permission::{Action, Room, Who};
use leptos::prelude::*;

/// The page.
pub fn view(ctx: &Ctx, request: &ReadRounds, data: &RoundsView) -> Page {
    let diagnosis = data.diagnosis;
    let closed = data.rounds.iter().any(|r| r.state == RoundState::Closed);
    let actions = closed.then(|| ui::quiet_button_link(&format!("/d/{diagnosis}/results"), ctx.t(w::SEE_RESULTS)));
    let crumbs = vec![(format!("/d/{diagnosis}"), data.diagnosis_title.get(ctx.locale).to_owned())];
    let coordinator = ctx.is(Who::Coordinator);
    let list = if data.rounds.is_empty() {
        ui::empty(ctx.t(w::NO_ROUND), ctx.t(if coordinator { w::NO_ROUND_TEXT } else { w::NO_ROUND_WAIT }), None)
    } else {
        ui::section(ctx.t(w::ALL_ROUNDS), ui::rows(data.rounds.iter().map(|r| line(ctx, r)).collect()))
    };
    let plan = if ctx.may(Action::PlanRound) {
        Some(plan::section(ctx, request, data))
    } else {
        coordinator.then(|| ui::notice(ctx.t(w::STEP_SHUT)))
    };
    let body = view! { {ui::page_head(crumbs, ctx.t(w::ROUNDS), ctx.t(w::ROUNDS_LEDE), actions)}{list}{plan} };
    Page { title: ctx.t(w::ROUNDS).to_owned(), room: Room::Plenary, dress: Dress::Member, locales: &Locale::MEMBERS, body: body.into_any() }
}

fn line(ctx: &Ctx, round: &RoundLine) -> AnyView {
    let mut meta =
        vec![ctx.t(round.college.words()).to_owned(), ctx.t(round.method.words()).to_owned(), ctx.fill(w::ITEMS_N, &[("n", &round.items)])];
    if let Some(turnout) = round.turnout {
        meta.push(ctx.fill(w::VOTED_N, &[("voted", &turnout.voted), ("entitled", &turnout.entitled)]));
    }
    let title = round.title.get(ctx.locale);
    ui::row(title, Some(&format!("/rounds/{}", round.id)), &meta.join(" · "), Some(state(ctx, round.state)))
}

/// How far a round is.
pub(super) fn state(ctx: &Ctx, state: RoundState) -> AnyView {
    let status = match state {
        RoundState::Planned => Status::Expected,
        RoundState::Open => Status::Partly,
        RoundState::Closed => Status::Yes,
    };
    ui::status_tag(status, ctx.t(state.words()))
}

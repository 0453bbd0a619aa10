//! One round: to prepare, to vote in, to run, to read.

use super::sheet::Sheet;
use super::{conduct, method_words as m, outcome, rounds, said, words as w};
use crate::components as ui;
use crate::ctx::{Ctx, Dress, Page};
use constat_shared::api::prioritisation::{CastBallot, College, ReadRound, RoundState, RoundView};
use constat_shared::api::{Endpoint, fill_path};
use constat_shared::locale::{Locale, long_day};
use constat_shared::permission::{Action, Room, Who};
use leptos::prelude::*;

/// The page.
pub fn view(ctx: &Ctx, _request: &ReadRound, data: &RoundView) -> Page {
    let votes = data.may_vote && ctx.may(Action::CastBallot);
    let diagnosis = data.diagnosis;
    let crumbs = vec![
        (format!("/d/{diagnosis}"), data.diagnosis_title.get(ctx.locale).to_owned()),
        (format!("/d/{diagnosis}/rounds"), ctx.t(w::ROUNDS).to_owned()),
        (String::new(), format!("{}, {}", ctx.t(data.college.words()), ctx.t(data.method.words()).to_lowercase())),
    ];
    let (lede, main) = match data.state {
        RoundState::Open if votes => ballot(ctx, data),
        RoundState::Closed => {
            (String::new(), data.result.as_ref().map_or_else(|| list(ctx, data), |r| outcome::result(ctx, r, ctx.t(w::RESULT))))
        }
        RoundState::Open | RoundState::Planned => (String::new(), waiting(ctx, data)),
    };
    let running = (ctx.is(Who::Coordinator) && data.state != RoundState::Closed).then(|| conduct::running(ctx, data));
    let title = data.title.get(ctx.locale);
    let body = view! {
        {ui::page_head(crumbs, title, &lede, None)}
        {ui::folio(ui::stack(vec![main, running.into_any()]), margin(ctx, data, votes))}
    };
    Page {
        title: title.to_owned(),
        room: if votes { Room::BallotBox } else { Room::Plenary },
        dress: Dress::Member,
        locales: &Locale::MEMBERS,
        body: body.into_any(),
    }
}

pub(super) fn path<E: Endpoint>(data: &RoundView) -> String {
    fill_path(E::PATH, |_| Some(data.id.to_string()))
}

/// The ballot, or the word that it is in and the way to replace it.
fn ballot(ctx: &Ctx, data: &RoundView) -> (String, AnyView) {
    let action = path::<CastBallot>(data);
    let cast = ctx.t(if data.college == College::Organisations { w::CAST_FOR } else { w::CAST });
    let sheet = sheet(data, &action, cast);
    let mut lede = sheet.lede(ctx);
    if !data.votes_for.is_empty() {
        lede = format!("{} {lede}", ctx.fill(w::VOTES_FOR, &[("name", &data.votes_for)]));
    }
    if data.have_voted && !sheet.came_back(ctx) {
        let again = ui::disclosure(ctx.t(w::REPLACE), sheet.view(ctx));
        (lede, ui::stack(vec![ui::notice_with(ctx.t(w::IS_IN), ui::para(ctx.t(w::IS_IN_TEXT))), again]))
    } else {
        (lede, sheet.view(ctx))
    }
}

fn sheet<'a>(data: &'a RoundView, action: &'a str, cast: &'a str) -> Sheet<'a> {
    Sheet {
        action,
        method: data.method,
        points: data.points,
        most: data.most,
        settings: &data.settings,
        ask: &data.ask,
        items: &data.items,
        cast,
    }
}

/// For those who do not vote here and now.
fn waiting(ctx: &Ctx, data: &RoundView) -> AnyView {
    let why = match data.state {
        RoundState::Open if ctx.is(Who::Coordinator) => Some(ui::notice(ctx.t(w::NO_VOTE_HERE))),
        RoundState::Open if data.may_vote => Some(ui::notice(ctx.t(w::STEP_SHUT))),
        RoundState::Open => Some(ui::notice(ctx.t(w::NOT_YOURS))),
        RoundState::Planned | RoundState::Closed => None,
    };
    let over =
        (data.state == RoundState::Open && data.closes.is_some_and(|closes| ctx.today > closes)).then(|| ui::notice(ctx.t(m::IS_OVER)));
    let preview = (ctx.is(Who::Coordinator) && data.state != RoundState::Closed)
        .then(|| ui::disclosure(ctx.t(m::PREVIEW), sheet(data, "/preview", "").preview(ctx)));
    ui::stack(vec![over.or(why).into_any(), list(ctx, data), preview.into_any()])
}

fn list(ctx: &Ctx, data: &RoundView) -> AnyView {
    let items = data
        .items
        .iter()
        .map(|item| {
            let (text, lang) = said(ctx, item);
            let number = ctx.fill(w::NUMBERED, &[("n", &item.number)]);
            view! { <li><div class="stack-s"><h2 lang=lang>{text}</h2><p class="meta">{number}</p></div></li> }
        })
        .collect_view();
    view! { <section class="stack"><h2 class="h-ui">{ctx.t(w::ON_THE_LIST)}</h2><ul class="ballot">{items}</ul></section> }.into_any()
}

fn margin(ctx: &Ctx, data: &RoundView, votes: bool) -> AnyView {
    let mut notes = vec![ui::margin_note(ctx.t(w::TURNOUT), turnout(ctx, data))];
    if votes {
        let organisation = data.college == College::Organisations;
        let lines = [
            ctx.t(w::KNOWS_NOBODY).to_owned(),
            ctx.t(if organisation { w::KNOWS_ORGANISATION } else { w::KNOWS_TURNOUT }).to_owned(),
            ctx.fill(w::KNOWS_TOTAL, &[("n", &data.threshold)]),
        ];
        let lines = lines.map(|line| view! { <li>{line}</li> }).collect_view();
        notes.push(ui::margin_note(ctx.t(w::WHO_KNOWS), view! { <ul class="stack-s">{lines}</ul> }.into_any()));
    }
    if ctx.is(Who::Coordinator) && data.college == College::Organisations && data.state != RoundState::Planned {
        let names = data.voted_organisations.iter().map(|name| view! { <li>{name.clone()}</li> }).collect_view();
        let list = if data.voted_organisations.is_empty() { ui::para(ctx.t(w::NOBODY_YET)) } else { view! { <ul>{names}</ul> }.into_any() };
        notes.push(ui::margin_note(ctx.t(w::HAVE_VOTED), list));
    }
    if data.college == College::Organisations || data.state == RoundState::Closed {
        notes.push(view! { <p>{ui::link(&format!("/d/{}/results", data.diagnosis), ctx.t(w::SEE_RESULTS))}</p> }.into_any());
    }
    view! { {notes} }.into_any()
}

fn turnout(ctx: &Ctx, data: &RoundView) -> AnyView {
    let numbers = data.turnout.map(|t| ui::para(&ctx.fill(w::VOTED_N, &[("voted", &t.voted), ("entitled", &t.entitled)])));
    let quorum =
        (data.quorum > 0 && data.state != RoundState::Closed).then(|| ui::meta(&ctx.fill(m::QUORUM_NEEDS, &[("needed", &data.quorum)])));
    let until = data
        .closes
        .filter(|_| data.state != RoundState::Closed)
        .map(|day| ui::meta(&ctx.fill(m::CLOSES_ON, &[("day", &long_day(ctx.locale, day))])));
    let later = (data.state == RoundState::Open).then(|| ui::meta(ctx.t(w::NO_RESULT_YET)));
    view! { <p>{rounds::state(ctx, data.state)}</p>{numbers}{quorum}{until}{later}{conduct::changes(ctx, &data.changes)} }.into_any()
}

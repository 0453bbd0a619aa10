//! Helps to choose a method: four questions, then each method with what it takes, for whom it works and what goes wrong. It is a
//! form that is read and not sent: answers stand in the address, and nothing needs a script.

use super::choose_words as c;
use super::words as w;
use crate::components as ui;
use crate::ctx::{Ctx, Dress, Page};
use constat_shared::api::prioritisation::advice::{Aim, Crowd, Length, Time};
use constat_shared::api::prioritisation::{Advice, AdviceView, ReadAdvice};
use constat_shared::locale::{Locale, Words};
use constat_shared::permission::{Action, Room};
use leptos::prelude::*;

/// The page.
pub fn view(ctx: &Ctx, request: &ReadAdvice, data: &AdviceView) -> Page {
    let diagnosis = data.diagnosis;
    let crumbs = vec![
        (format!("/d/{diagnosis}"), data.diagnosis_title.get(ctx.locale).to_owned()),
        (format!("/d/{diagnosis}/rounds"), ctx.t(w::ROUNDS).to_owned()),
    ];
    let asked = request.crowd.is_some() || request.length.is_some() || request.aim.is_some() || request.time.is_some();
    let (fits, rest): (Vec<&Advice>, Vec<&Advice>) = data.methods.iter().partition(|advice| advice.against.is_empty());
    let card = |advice: &&Advice| card(ctx, data, advice);
    let nothing = fits.is_empty().then(|| ui::notice(ctx.t(c::NOTHING_FITS)));
    let first = ui::section(
        ctx.t(if asked { c::FITS } else { c::ALL }),
        ui::stack(vec![nothing.into_any(), ui::rows(fits.iter().map(card).collect())]),
    );
    let second = (!rest.is_empty()).then(|| ui::section(ctx.t(c::LESS), ui::rows(rest.iter().map(card).collect())));
    let body = view! { {ui::page_head(crumbs, ctx.t(c::TITLE), ctx.t(c::LEDE), None)}{questions(ctx, request)}{first}{second} };
    Page { title: ctx.t(c::TITLE).to_owned(), room: Room::Plenary, dress: Dress::Member, locales: &Locale::MEMBERS, body: body.into_any() }
}

fn questions(ctx: &Ctx, request: &ReadAdvice) -> AnyView {
    let action = format!("/d/{}/rounds/choose", request.diagnosis);
    let chosen = |value: Option<&'static str>| value.unwrap_or_default();
    let answer = |value: &str, words: Words| (value.to_owned(), ctx.t(words).to_owned());
    let crowd = Crowd::ALL.iter().map(|a| answer(a.as_str(), a.words())).collect();
    let length = Length::ALL.iter().map(|a| answer(a.as_str(), a.words())).collect();
    let aim = Aim::ALL.iter().map(|a| answer(a.as_str(), a.words())).collect();
    let time = Time::ALL.iter().map(|a| answer(a.as_str(), a.words())).collect();
    view! {
        <form class="form" method="get" action=action.clone()>
            <div class="questions">
                {ui::choice(ctx, &action, "aim", c::AIM, None, aim, chosen(request.aim.map(Aim::as_str)))}
                {ui::choice(ctx, &action, "crowd", c::CROWD, None, crowd, chosen(request.crowd.map(Crowd::as_str)))}
                {ui::choice(ctx, &action, "length", c::LENGTH, None, length, chosen(request.length.map(Length::as_str)))}
                {ui::choice(ctx, &action, "time", c::TIME, None, time, chosen(request.time.map(Time::as_str)))}
            </div>
            {ui::submit(ctx.t(c::ASK))}
        </form>
    }
    .into_any()
}

fn card(ctx: &Ctx, data: &AdviceView, advice: &Advice) -> AnyView {
    let method = advice.method;
    let against = advice.against.iter().map(|what| ctx.t(what.words())).collect::<Vec<_>>().join(" ");
    let [takes, many, wrong] = c::about(method);
    let facts = vec![
        (ctx.t(c::TAKES).to_owned(), ctx.t(takes).to_owned()),
        (ctx.t(c::MANY).to_owned(), ctx.t(many).to_owned()),
        (ctx.t(c::WRONG).to_owned(), ctx.t(wrong).to_owned()),
    ];
    let prepare = ctx.may(Action::PlanRound).then(|| {
        let href = format!("/d/{}/rounds?method={}", data.diagnosis, method.as_str());
        ui::line(vec![ui::quiet_button_link(&href, &ctx.fill(c::PREPARE, &[("method", &ctx.t(method.words()))]))])
    });
    let body = ui::stack(vec![ui::facts(facts), prepare.into_any()]);
    ui::row_with(ctx.t(method.words()), None, &against, body, None)
}

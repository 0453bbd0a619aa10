//! A session for those who run it: its queue, its numbers, its paper. Made for a phone at a table.

use super::queue_words as q;
use super::words as w;
use super::{language, marked, member, numbers, state_tag, when};
use crate::components as ui;
use crate::ctx::{Ctx, Page};
use constat_shared::api::consultation::{
    AcceptContribution, CloseSession, ContributionState, ContributionView, MOST_PEOPLE, OpenSession, QueueView, ReadQueue, SessionState,
    SetAside, StrikeContribution,
};
use constat_shared::api::{Endpoint, fill_path};
use constat_shared::locale::Words;
use constat_shared::permission::{Action, Room};
use leptos::prelude::*;

/// Where somebody stands in the crumbs.
pub(super) fn crumbs(ctx: &Ctx, data: &QueueView) -> Vec<(String, String)> {
    vec![
        (format!("/d/{}", data.diagnosis), data.title.get(ctx.locale).to_owned()),
        (format!("/d/{}/sessions", data.diagnosis), ctx.t(w::SESSIONS).to_owned()),
    ]
}

/// The page.
pub fn view(ctx: &Ctx, _request: &ReadQueue, data: &QueueView) -> Page {
    let mut main = Vec::new();
    if !ctx.may(Action::RunSession) {
        main.push(ui::warm_notice(ctx.t(q::STEP_CLOSED)));
    } else if data.session.state == SessionState::Planned {
        main.push(ui::notice(ctx.t(q::OPEN_TEXT)));
    }
    main.push(list(ctx, data, ContributionState::Received));
    main.push(list(ctx, data, ContributionState::Accepted));
    main.push(list(ctx, data, ContributionState::SetAside));
    if ctx.may(Action::RunSession) && data.session.state == SessionState::Open {
        main.push(closing(ctx, data));
    }
    main.push(view! { <div class="section">{numbers(ctx, &data.session.place, &data.numbers)}</div> }.into_any());
    let head = ui::page_head(crumbs(ctx, data), &data.session.place, ctx.t(q::LEDE), Some(actions(ctx, data)));
    let body = view! { {head}{ui::folio(ui::stack(main), margin(ctx, data))} };
    member(&data.session.place, Room::Residents, body.into_any())
}

fn actions(ctx: &Ctx, data: &QueueView) -> AnyView {
    let id = data.session.id;
    let mut all = Vec::new();
    if ctx.may(Action::RunSession) {
        if data.session.state == SessionState::Planned {
            let path = fill_path(OpenSession::PATH, |_| Some(id.to_string()));
            all.push(ui::main_action(ctx, &path, ctx.t(q::OPEN), Vec::new()));
        } else {
            all.push(ui::button_link(&format!("/sessions/{id}/paper"), ctx.t(q::PAPER)));
        }
    }
    all.push(ui::quiet_button_link(&format!("/sessions/{id}/poster"), ctx.t(q::POSTER)));
    all.push(ui::quiet_button_link(&format!("/sessions/{id}/sheets"), ctx.t(q::SHEETS)));
    all.into_any()
}

fn margin(ctx: &Ctx, data: &QueueView) -> AnyView {
    let names: Vec<&str> = data.facilitators.iter().map(|f| f.name.as_str()).collect();
    let (question, asked_in) = data.question.get(ctx.locale);
    let question = question.to_owned();
    let page = format!("/r/{}", data.code);
    let mut facts = vec![
        (ctx.t(q::STATE).to_owned(), state_tag(ctx, data.session.state)),
        (ctx.t(q::CODE).to_owned(), view! { <strong class="code">{data.code.clone()}</strong> }.into_any()),
        (ctx.t(q::ADDRESS).to_owned(), view! { <a href=page.clone()>{format!("{}{page}", ctx.public_url)}</a> }.into_any()),
        (ctx.t(q::WHEN).to_owned(), when(ctx, &data.session).into_any()),
        (ctx.t(q::QUESTION).to_owned(), view! { <span lang=asked_in.as_str() dir="auto">{question}</span> }.into_any()),
    ];
    if !names.is_empty() {
        facts.push((ctx.t(q::FACILITATORS).to_owned(), names.join(", ").into_any()));
    }
    if let Some(people) = data.session.inside.as_ref().and_then(|i| i.people) {
        facts.push((ctx.t(q::PEOPLE_FACT).to_owned(), people.to_string().into_any()));
    }
    ui::margin_note(ctx.t(q::ABOUT), ui::facts_views(facts))
}

const fn title(state: ContributionState) -> Words {
    match state {
        ContributionState::Received => w::WAITING,
        ContributionState::Accepted => w::ACCEPTED,
        ContributionState::SetAside => w::SET_ASIDE,
        ContributionState::Withdrawn => w::WITHDRAWN,
    }
}

fn list(ctx: &Ctx, data: &QueueView, state: ContributionState) -> AnyView {
    let rows: Vec<AnyView> = data.contributions.iter().filter(|c| c.state == state).map(|c| entry(ctx, data, c)).collect();
    let waiting = state == ContributionState::Received;
    if rows.is_empty() {
        return if waiting {
            ui::section(ctx.t(w::WAITING), ui::empty(ctx.t(q::NOTHING_WAITS), ctx.t(q::NOTHING_WAITS_TEXT), None))
        } else {
            ().into_any()
        };
    }
    let heading = format!("{} ({})", ctx.t(title(state)), rows.len());
    ui::section_with(&heading, if waiting { ctx.t(q::WAITING_META) } else { "" }, view! { <ul class="rows">{rows}</ul> }.into_any())
}

/// One contribution, and what may be done with it.
fn entry(ctx: &Ctx, data: &QueueView, c: &ContributionView) -> AnyView {
    let theme = c.theme.map_or(w::NO_THEME, constat_shared::diagnosis::ThemeCode::words);
    let mut known = vec![ctx.t(theme).to_owned(), ctx.t(c.channel.words()).to_owned(), language(ctx, c.language)];
    if c.struck {
        known.push(ctx.t(q::WAS_STRUCK).to_owned());
    }
    let hints =
        c.hints.iter().map(|h| ui::meta(&ctx.fill(q::LOOKS, &[("words", &h.words), ("looks", &ctx.t(h.kind.words()))]))).collect_view();
    let reason = (!c.reason.is_empty()).then(|| ui::para(&ctx.fill(q::WAS_ASIDE, &[("reason", &c.reason)])));
    let actions = ctx.may(Action::RunSession).then(|| contribution_actions(ctx, data, c));
    view! {
        <li id=format!("c-{}", c.id)>
            <div class="stack-s">
                <blockquote class="read" lang=c.language.as_str() dir="auto">{marked::text(&c.text, &c.hints)}</blockquote>
                {ui::meta(&known.join(" · "))}
                {hints}
                {reason}
                {actions}
            </div>
        </li>
    }
    .into_any()
}

fn contribution_actions(ctx: &Ctx, data: &QueueView, c: &ContributionView) -> AnyView {
    let path =
        |pattern: &str| fill_path(pattern, |name| Some(if name == "session" { data.session.id.to_string() } else { c.id.to_string() }));
    let (accept, strike, aside) = (path(AcceptContribution::PATH), path(StrikeContribution::PATH), path(SetAside::PATH));
    let mut quick = Vec::new();
    match c.state {
        ContributionState::Received => quick.push(ui::main_action(ctx, &accept, ctx.t(q::ACCEPT), Vec::new())),
        ContributionState::SetAside => quick.push(ui::action_button(ctx, &accept, ctx.t(q::ACCEPT_AFTER_ALL), Vec::new())),
        ContributionState::Accepted | ContributionState::Withdrawn => {}
    }
    // What is wrong with the strike form is told in the form itself, not beside each of these.
    let calm = Ctx { form: ctx.form.clone().filter(|f| f.action != strike), ..ctx.clone() };
    for hint in &c.hints {
        let label = ctx.fill(q::STRIKE_THIS, &[("words", &hint.words)]);
        quick.push(ui::action_button(&calm, &strike, &label, vec![("words", hint.words.clone())]));
    }
    let strike_form = ui::form(
        ctx,
        &strike,
        vec![ui::text(ctx, &strike, "words", q::STRIKE_WORDS, Some(q::STRIKE_HINT), ""), ui::quiet_submit(ctx.t(q::STRIKE))].into_any(),
    );
    let mut more = vec![disclosure(ctx, &strike, q::STRIKE, strike_form)];
    if matches!(c.state, ContributionState::Received | ContributionState::Accepted) {
        let fields = vec![ui::text(ctx, &aside, "reason", q::REASON, Some(q::REASON_HINT), ""), ui::danger_submit(ctx.t(q::PUT_ASIDE))];
        more.push(disclosure(ctx, &aside, q::PUT_ASIDE, ui::form(ctx, &aside, fields.into_any())));
    }
    vec![ui::line(quick), more.into_any()].into_any()
}

/// Closed until it is wanted, or until its form comes back.
fn disclosure(ctx: &Ctx, action: &str, summary: Words, body: AnyView) -> AnyView {
    let open = ctx.form(action).is_some();
    view! { <details class="more" open=open><summary>{ctx.t(summary)}</summary><div class="stack">{body}</div></details> }.into_any()
}

fn closing(ctx: &Ctx, data: &QueueView) -> AnyView {
    let action = fill_path(CloseSession::PATH, |_| Some(data.session.id.to_string()));
    let fields = vec![
        ui::number(ctx, &action, "people", q::PEOPLE, Some(q::PEOPLE_HINT), None, 0, i64::from(MOST_PEOPLE)),
        ui::quiet_submit(ctx.t(q::CLOSE)),
    ];
    ui::section_with(ctx.t(q::CLOSE), ctx.t(q::CLOSE_META), ui::form(ctx, &action, fields.into_any()))
}

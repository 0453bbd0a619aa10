//! A session for those who run it: its queue, its numbers, its paper. Made for a phone at a table.

use super::queue_words as q;
use super::words as w;
use super::{language, marked, member, numbers, state_tag, theme_options, when};
use crate::components as ui;
use crate::ctx::{Ctx, Page};
use constat_shared::api::consultation::{
    AcceptContribution, CloseSession, ContributionState, ContributionView, GiveTheme, MOST_PEOPLE, OpenSession, QueueView, ReadQueue,
    SessionState, SetAside, StrikeContribution,
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
pub fn view(ctx: &Ctx, request: &ReadQueue, data: &QueueView) -> Page {
    let mut main = Vec::new();
    if !ctx.may(Action::RunSession) {
        main.push(ui::warm_notice(ctx.t(q::STEP_CLOSED)));
    } else if data.session.state == SessionState::Planned {
        main.push(ui::notice(ctx.t(q::OPEN_TEXT)));
    }
    for state in [ContributionState::Received, ContributionState::Accepted, ContributionState::SetAside] {
        if request.state.is_none_or(|only| only == state) {
            main.push(list(ctx, request, data, state));
        }
    }
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
        } else if !data.session.imported {
            all.push(ui::button_link(&format!("/sessions/{id}/paper"), ctx.t(q::PAPER)));
        }
    }
    if data.session.opinions && ctx.may(Action::ReadOpinions) {
        all.push(ui::button_link(&format!("/sessions/{id}/opinions"), ctx.t(super::opinions_words::LINK)));
    }
    if !data.session.imported {
        all.push(ui::quiet_button_link(&format!("/sessions/{id}/poster"), ctx.t(q::POSTER)));
        all.push(ui::quiet_button_link(&format!("/sessions/{id}/sheets"), ctx.t(q::SHEETS)));
    }
    all.into_any()
}

fn margin(ctx: &Ctx, data: &QueueView) -> AnyView {
    let names: Vec<&str> = data.facilitators.iter().map(|f| f.name.as_str()).collect();
    let (question, asked_in) = data.question.get(ctx.locale);
    let question = question.to_owned();
    let page = format!("/r/{}", data.code);
    let mut facts = vec![(ctx.t(q::STATE).to_owned(), state_tag(ctx, data.session.state))];
    if !data.session.imported {
        facts.push((ctx.t(q::CODE).to_owned(), view! { <strong class="code">{data.code.clone()}</strong> }.into_any()));
        facts.push((ctx.t(q::ADDRESS).to_owned(), view! { <a href=page.clone()>{format!("{}{page}", ctx.public_url)}</a> }.into_any()));
    }
    facts.extend([
        (ctx.t(q::WHEN).to_owned(), when(ctx, &data.session).into_any()),
        (ctx.t(q::QUESTION).to_owned(), view! { <span lang=asked_in.as_str() dir="auto">{question}</span> }.into_any()),
    ]);
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

/// So many are shown at once: a conversation taken over from elsewhere has hundreds, and each has its forms. What waits is
/// the work of a session, which is seen whole; of what was read, a part is enough.
const fn at_once(state: ContributionState) -> usize {
    if matches!(state, ContributionState::Received) { 100 } else { 25 }
}

fn list(ctx: &Ctx, request: &ReadQueue, data: &QueueView, state: ContributionState) -> AnyView {
    let all: Vec<&ContributionView> = data.contributions.iter().filter(|c| c.state == state).collect();
    let many = at_once(state);
    let pages = all.len().div_ceil(many).max(1);
    let page = if request.state == Some(state) { request.page.clamp(1, pages) } else { 1 };
    let rows: Vec<AnyView> = all.iter().skip((page - 1) * many).take(many).map(|c| entry(ctx, data, c)).collect();
    let waiting = state == ContributionState::Received;
    if rows.is_empty() {
        return if waiting {
            ui::section(ctx.t(w::WAITING), ui::empty(ctx.t(q::NOTHING_WAITS), ctx.t(q::NOTHING_WAITS_TEXT), None))
        } else {
            ().into_any()
        };
    }
    let heading = format!("{} ({})", ctx.t(title(state)), all.len());
    let others = (pages > 1).then(|| turn(ctx, data, state, (page, pages), all.len()));
    let body = view! { <ul class="rows">{rows}</ul>{others} };
    ui::section_with(&heading, if waiting { ctx.t(q::WAITING_META) } else { "" }, body.into_any())
}

/// Which part of a long list is shown, and the way to the others.
fn turn(ctx: &Ctx, data: &QueueView, state: ContributionState, (page, pages): (usize, usize), total: usize) -> AnyView {
    let home = format!("/sessions/{}", data.session.id);
    let to = |page: usize, label: Words| ui::link(&format!("{home}?state={state}&page={page}"), ctx.t(label));
    let many = at_once(state);
    let first = (page - 1) * many + 1;
    let part = ctx.fill(q::PART, &[("from", &first), ("to", &total.min(first + many - 1)), ("total", &total)]);
    let mut parts = vec![view! { <span>{part}</span> }.into_any()];
    if page > 2 {
        parts.push(to(1, q::FIRST));
    }
    if page > 1 {
        parts.push(to(page - 1, q::PREVIOUS));
    }
    if page < pages {
        parts.push(to(page + 1, q::NEXT));
    }
    if page + 1 < pages {
        parts.push(to(pages, q::LAST));
    }
    parts.push(ui::link(&home, ctx.t(q::WHOLE)));
    let label = format!("{}: {}", ctx.t(q::PARTS), ctx.t(title(state)));
    view! { <nav aria-label=label>{ui::line(parts)}</nav> }.into_any()
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
    let why = c.aside.map_or(c.reason.as_str(), |code| ctx.t(code.words()));
    let reason = (!why.is_empty()).then(|| ui::para(&ctx.fill(q::WAS_ASIDE, &[("reason", &why)])));
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
    if !data.themes.is_empty() {
        let theme = path(GiveTheme::PATH);
        let now = data.themes.iter().find(|t| Some(t.code) == c.theme).map(|t| t.id.to_string()).unwrap_or_default();
        let options = theme_options(ctx, &data.themes, ctx.t(w::NO_THEME));
        let fields = vec![
            ui::select(ctx, &theme, "theme", w::THEME, Some(q::GIVE_THEME_HINT), options, &now),
            ui::quiet_submit(ctx.t(q::GIVE_THEME)),
        ];
        more.push(disclosure(ctx, &theme, q::GIVE_THEME, ui::form(ctx, &theme, fields.into_any())));
    }
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

//! A diagnosis: its steps with what is missing, its themes, its groups.

use super::{page, words as w};
use crate::components as ui;
use crate::components::{Missing as Lack, StepDisc};
use crate::ctx::{Ctx, Page};
use constat_shared::api::Endpoint;
use constat_shared::api::diagnosis::{DiagnosisView, GroupView, LeaveGroup, ReadDiagnosis, StepView, ThemeView, VoiceTheme};
use constat_shared::diagnosis::{Missing, StepKind, StepState, card};
use constat_shared::ids::DiagnosisId;
use constat_shared::locale::long_day;
use constat_shared::permission::Action;
use leptos::prelude::*;

/// The whole page.
pub fn view(ctx: &Ctx, _request: &ReadDiagnosis, data: &DiagnosisView) -> Page {
    let discs = (1..).zip(&data.steps).map(|(number, s)| step(ctx, data.id, number, s)).collect();
    let main = view! {
        {ui::section(ctx.t(w::STEPS), ui::steps(ctx, discs))}
        {themes(ctx, data)}
        {groups(ctx, data)}
    };
    let crumbs = vec![(format!("/c/{}", data.coordination), ctx.t(w::TODAY).to_owned())];
    let title = data.title.get(ctx.locale).to_owned();
    let body = view! { {ui::page_head(crumbs, &title, &data.territory, None)} {ui::folio(main.into_any(), margin(ctx, data))} };
    page(&title, body.into_any())
}

fn margin(ctx: &Ctx, data: &DiagnosisView) -> AnyView {
    let id = data.id;
    let links = [
        (Action::ReadPlenary, format!("/d/{id}/findings"), w::FINDINGS),
        (Action::ReadSessions, format!("/d/{id}/sessions"), w::SESSIONS),
        (Action::ReadRound, format!("/d/{id}/rounds"), w::ROUNDS),
        (Action::ReadDraftMemorandum, format!("/d/{id}/memorandum"), w::MEMORANDUM),
    ];
    let links = links
        .into_iter()
        .filter(|(action, _, _)| ctx.may(*action))
        .map(|(_, href, label)| view! { <li>{ui::link(&href, ctx.t(label))}</li> })
        .collect::<Vec<_>>();
    let promise = data.promise.get(ctx.locale);
    let promise = (!promise.is_empty()).then(|| ui::margin_note(ctx.t(w::PROMISE), ui::prose(promise)));
    let framing = ctx.may(Action::PlanDiagnosis).then(|| {
        let action = format!("/api/d/{id}/framing");
        let fields = view! {
            {ui::text(ctx, &action, "territory", w::TERRITORY, None, &data.territory)}
            {ui::area(ctx, &action, "promise_fr", w::PROMISE_FR, Some(w::PROMISE_HINT), &data.promise.fr)}
            {ui::area(ctx, &action, "promise_nl", w::PROMISE_NL, None, &data.promise.nl)}
            {ui::quiet_submit(ctx.t(w::SAVE))}
        };
        ui::fold(ctx, &action, ctx.t(w::FRAMING), ui::form(ctx, &action, fields.into_any()))
    });
    view! { {ui::margin_note(ctx.t(w::ROOMS), view! { <ul>{links}</ul> }.into_any())} {promise} {framing} }.into_any()
}

fn step(ctx: &Ctx, diagnosis: DiagnosisId, number: u8, s: &StepView) -> StepDisc {
    let dates = s
        .starts
        .zip(s.ends)
        .map(|(a, b)| ctx.fill(w::FROM_TO, &[("from", &long_day(ctx.locale, a)), ("to", &long_day(ctx.locale, b))]))
        .unwrap_or_default();
    let moves = ctx.may(Action::MoveStep).then(|| controls(ctx, diagnosis, s));
    let reasons = (!s.reasons.is_empty()).then(|| {
        let list = s.reasons.iter().map(|r| view! { <li>{r.clone()}</li> }).collect::<Vec<_>>();
        ui::disclosure(ctx.t(w::REASONS), view! { <ul>{list}</ul> }.into_any())
    });
    let body = (moves.is_some() || reasons.is_some()).then(|| view! { {moves} {reasons} }.into_any());
    StepDisc { number, name: ctx.t(s.kind.words()).to_owned(), state: s.state, dates, href: None, body }
}

fn controls(ctx: &Ctx, diagnosis: DiagnosisId, s: &StepView) -> AnyView {
    let lacks = |list: &[Missing]| {
        let lines =
            list.iter().map(|m| Lack { done: false, text: ctx.t(m.words()).to_owned(), href: Some(settled_at(*m, diagnosis)) }).collect();
        ui::missing(ctx, ctx.t(w::MISSING), lines)
    };
    let with_reason = |action: &str, label: &str| {
        let fields = view! { {ui::area(ctx, action, "reason", w::REASON, Some(w::REASON_HINT), "")} {ui::quiet_submit(label)} };
        ui::form(ctx, action, fields.into_any())
    };
    let moves = match s.state {
        StepState::Planned => {
            let action = format!("/api/steps/{}/open", s.id);
            if s.missing.is_empty() { ui::action_button(ctx, &action, ctx.t(w::OPEN_STEP), vec![]) } else { lacks(&s.missing) }
        }
        StepState::Open => {
            let action = format!("/api/steps/{}/close", s.id);
            if s.missing.is_empty() {
                view! { {ui::meta(ctx.t(w::NOTHING_MISSING))} {ui::main_action(ctx, &action, ctx.t(w::CLOSE_STEP), vec![])} }.into_any()
            } else {
                view! { {lacks(&s.missing)} {ui::fold(ctx, &action, ctx.t(w::CLOSE_STEP), with_reason(&action, ctx.t(w::CLOSE_STEP)))} }
                    .into_any()
            }
        }
        StepState::Closed => {
            let action = format!("/api/steps/{}/reopen", s.id);
            let fields = view! { {ui::area(ctx, &action, "reason", w::REOPEN_REASON, None, "")} {ui::quiet_submit(ctx.t(w::REOPEN_STEP))} };
            ui::fold(ctx, &action, ctx.t(w::REOPEN_STEP), ui::form(ctx, &action, fields.into_any()))
        }
    };
    let action = format!("/api/steps/{}/dates", s.id);
    let fields = view! {
        {ui::date(ctx, &action, "starts", w::FROM, None, s.starts)}
        {ui::date(ctx, &action, "ends", w::TO, None, s.ends)}
        {ui::quiet_submit(ctx.t(w::SAVE))}
    };
    let dates = ui::fold(ctx, &action, ctx.t(w::DATES), ui::form(ctx, &action, fields.into_any()));
    view! { {moves} {dates} {how_to(ctx, s.kind)} }.into_any()
}

/// Where each thing that is missing gets settled.
pub(super) fn settled_at(missing: Missing, diagnosis: DiagnosisId) -> String {
    let page = match missing {
        Missing::NoGroup | Missing::NoCalendar | Missing::ThemeWithoutFinding => "#themes",
        Missing::NoSession | Missing::SessionUnfinished | Missing::ContributionWaiting | Missing::ResidentsUnheard => "/sessions",
        Missing::ContributionUnread | Missing::ThemeUnreleased => "/findings",
        Missing::ResidentsFirst | Missing::NoRound | Missing::RoundUnfinished => "/rounds",
        Missing::NoMemorandum
        | Missing::NoRecommendation
        | Missing::RecommendationIncomplete
        | Missing::Untranslated
        | Missing::MandateSilent
        | Missing::NoMajority
        | Missing::NotSealed
        | Missing::NoRecipient
        | Missing::RecipientWaiting => "/memorandum",
    };
    format!("/d/{diagnosis}{page}")
}

fn how_to(ctx: &Ctx, kind: StepKind) -> Option<AnyView> {
    let c = card(kind)?;
    let facts = [
        (w::CARD_WHY, &c.why),
        (w::CARD_TIME, &c.duration),
        (w::CARD_WITH, &c.with),
        (w::CARD_PREPARE, &c.prepare),
        (w::CARD_PITFALLS, &c.pitfalls),
    ];
    let facts = facts.into_iter().map(|(label, text)| (ctx.t(label).to_owned(), text.get(ctx.locale).to_owned())).collect();
    Some(ui::disclosure(ctx.t(w::CARD), ui::facts(facts)))
}

fn themes(ctx: &Ctx, data: &DiagnosisView) -> AnyView {
    let may_voice = ctx.may(Action::ProposeTheme);
    let may_choose = ctx.may(Action::ChooseTheme);
    let shown = |t: &&ThemeView| t.chosen || may_voice || may_choose;
    let rows = data
        .themes
        .iter()
        .filter(shown)
        .map(|t| {
            let voices = (t.voices > 0).then(|| ctx.fill(w::VOICES, &[("n", &t.voices)]));
            let meta = [t.chosen.then(|| ctx.t(w::CHOSEN).to_owned()), voices].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let label = if t.mine { w::UNVOICE } else { w::VOICE };
            let voice = may_voice.then(|| ui::action_button(ctx, &VoiceTheme { theme: t.id }.path(), ctx.t(label), vec![]));
            let choose = may_choose.then(|| {
                let label = if t.chosen { w::DROP } else { w::CHOOSE };
                let value = if t.chosen { "false" } else { "true" };
                ui::action_button(ctx, &format!("/api/themes/{}/choose", t.id), ctx.t(label), vec![("chosen", value.to_owned())])
            });
            let group = (may_choose && t.chosen && !data.groups.iter().any(|g| g.theme == t.code))
                .then(|| ui::action_button(ctx, &format!("/api/themes/{}/groups", t.id), ctx.t(w::FORM_GROUP), vec![]));
            let buttons = [voice, choose, group].into_iter().flatten().collect();
            ui::row(ctx.t(t.code.words()), None, &meta, Some(ui::line(buttons)))
        })
        .collect();
    let lede = may_voice.then(|| ui::para(ctx.t(w::THEMES_LEDE)));
    view! { <div id="themes">{ui::section(ctx.t(w::THEMES), view! { {lede} {ui::rows(rows)} }.into_any())}</div> }.into_any()
}

fn groups(ctx: &Ctx, data: &DiagnosisView) -> AnyView {
    if data.groups.is_empty() {
        return ui::section(ctx.t(w::GROUPS), ui::empty(ctx.t(w::NO_GROUP), ctx.t(w::NO_GROUP_TEXT), None));
    }
    let rows = data.groups.iter().map(|g| group(ctx, data, g)).collect();
    ui::section(ctx.t(w::GROUPS), ui::rows(rows))
}

fn group(ctx: &Ctx, data: &DiagnosisView, g: &GroupView) -> AnyView {
    let parity = ctx.fill(w::GROUP_PARITY, &[("public", &g.public), ("associations", &g.associations)]);
    // Far apart: more than twice as many from one side.
    let far = g.public.max(g.associations) > 2 * g.public.min(g.associations).max(1);
    let tag = far.then(|| ui::status_tag(ui::Status::Partly, ctx.t(w::UNBALANCED)));
    let manage = ctx.may(Action::ManageGroups);
    let inside = manage.then(|| {
        let action = format!("/api/groups/{}/members", g.id);
        let rows = g
            .members
            .iter()
            .map(|m| {
                let leave = ui::action_button(ctx, &LeaveGroup { group: g.id, membership: m.id }.path(), ctx.t(w::TAKE_OUT), vec![]);
                ui::row(&m.name, None, "", Some(leave))
            })
            .collect();
        let options = data
            .candidates
            .iter()
            .filter(|c| !g.members.iter().any(|m| m.id == c.id))
            .map(|c| (c.id.to_string(), c.name.clone()))
            .collect();
        let fields = view! { {ui::select(ctx, &action, "membership", w::PUT_IN, None, options, "")} {ui::quiet_submit(ctx.t(w::ADD))} };
        ui::fold(ctx, &action, ctx.t(w::IN_GROUP), view! { {ui::rows(rows)} {ui::form(ctx, &action, fields.into_any())} }.into_any())
    });
    let names =
        (!manage && !g.members.is_empty()).then(|| ui::meta(&g.members.iter().map(|m| m.name.as_str()).collect::<Vec<_>>().join(", ")));
    let href = format!("/groups/{}", g.id);
    ui::row_with(g.name.get(ctx.locale), g.enter.then_some(href.as_str()), &parity, view! { {names} {inside} }.into_any(), tag)
}

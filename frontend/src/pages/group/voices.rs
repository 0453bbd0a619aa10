//! The group's voices on a finding: consent, objections, comments, and what the group decides.

use super::{counted, words as w};
use crate::components as ui;
use crate::ctx::Ctx;
use constat_shared::api::finding::{FindingState, FindingView};
use constat_shared::permission::Action;
use leptos::prelude::*;

/// Consent and objections of a proposed finding.
pub(super) fn consent(ctx: &Ctx, f: &FindingView) -> Option<AnyView> {
    let proposed = f.state == FindingState::Proposed;
    if !proposed && f.objections.is_empty() {
        return None;
    }
    let may = proposed && ctx.may(Action::Deliberate);
    let objections = f
        .objections
        .iter()
        .map(|o| {
            let mine = if o.mine { ctx.t(w::YOURS) } else { "" };
            let answer = if !o.answer.is_empty() {
                ui::facts(vec![(ctx.t(w::ANSWER).to_owned(), o.answer.clone())])
            } else if may {
                let action = format!("/api/findings/{}/objections/{}", f.id, o.id);
                let fields = view! { {ui::area(ctx, &action, "answer", w::ANSWER, None, "")} {ui::quiet_submit(ctx.t(w::SEND_ANSWER))} };
                ui::form(ctx, &action, fields.into_any())
            } else {
                ().into_any()
            };
            ui::row_with(&o.text, None, mine, answer, None)
        })
        .collect::<Vec<_>>();
    let voice = may.then(|| {
        let label = if f.consented { w::UNCONSENT } else { w::CONSENT };
        let consent = ui::action_button(ctx, &format!("/api/findings/{}/consent", f.id), ctx.t(label), vec![]);
        let action = format!("/api/findings/{}/objections", f.id);
        let fields = view! { {ui::area(ctx, &action, "objection", w::OBJECTION, None, "")} {ui::quiet_submit(ctx.t(w::SEND_OBJECTION))} };
        view! { {consent} {ui::fold(ctx, &action, ctx.t(w::OBJECT), ui::form(ctx, &action, fields.into_any()))} }
    });
    let count = counted(ctx, f.consents, w::ONE_CONSENT, w::COUNT_CONSENTS);
    let objections = (!objections.is_empty()).then(|| ui::rows(objections));
    let body = view! { <div class="stack">{ui::para(ctx.t(w::CONSENT_LEDE))} {ui::meta(&count)} {objections} {voice}</div> };
    Some(ui::section(ctx.t(w::CONSENT_TITLE), body.into_any()))
}

/// What the group may decide now.
pub(super) fn decisions(ctx: &Ctx, f: &FindingView) -> Option<AnyView> {
    if !ctx.may(Action::ValidateFinding) {
        return None;
    }
    let button = |verb: &str, label| ui::action_button(ctx, &format!("/api/findings/{}/{verb}", f.id), ctx.t(label), vec![]);
    let open = f.objections.iter().any(|o| o.answer.is_empty());
    let buttons = match f.state {
        FindingState::Draft if f.version == 0 => return None,
        FindingState::Draft => ().into_any(),
        FindingState::Proposed if open || f.consents == 0 => view! { {button("send-back", w::SEND_BACK)} }.into_any(),
        FindingState::Proposed => {
            let validate = ui::main_action(ctx, &format!("/api/findings/{}/validate", f.id), ctx.t(w::VALIDATE), vec![]);
            view! { {ui::para(ctx.t(w::VALIDATE_TEXT))} {ui::line(vec![validate, button("send-back", w::SEND_BACK)])} }.into_any()
        }
        FindingState::Validated => {
            let release = ui::main_action(ctx, &format!("/api/findings/{}/release", f.id), ctx.t(w::RELEASE), vec![]);
            ui::line(vec![release, button("revise", w::REVISE), button("withdraw", w::WITHDRAW)])
        }
        FindingState::Released => ui::line(vec![button("revise", w::REVISE), button("withdraw", w::WITHDRAW)]),
        FindingState::Withdrawn => button("restore", w::RESTORE),
    };
    let abandon = (f.state.writable() && f.version > 0).then(|| {
        let action = format!("/api/findings/{}/abandon", f.id);
        let button = ui::danger_action(ctx, &action, ctx.t(w::ABANDON), vec![]);
        ui::fold(ctx, &action, ctx.t(w::ABANDON), view! { {ui::para(ctx.t(w::ABANDON_TEXT))} {button} }.into_any())
    });
    Some(view! { <div class="stack">{buttons} {abandon}</div> }.into_any())
}

/// Comments, without names.
pub(super) fn comments(ctx: &Ctx, f: &FindingView) -> Option<AnyView> {
    let may = f.state.writable() && ctx.may(Action::Comment);
    if f.comments.is_empty() && !may {
        return None;
    }
    let rows: Vec<_> = f.comments.iter().map(|c| ui::row(&c.text, None, if c.mine { ctx.t(w::YOURS) } else { "" }, None)).collect();
    let rows = (!rows.is_empty()).then(|| ui::rows(rows));
    let form = may.then(|| {
        let action = format!("/api/findings/{}/comments", f.id);
        let fields = view! { {ui::area(ctx, &action, "comment", w::COMMENT, None, "")} {ui::quiet_submit(ctx.t(w::SEND_COMMENT))} };
        ui::form(ctx, &action, fields.into_any())
    });
    Some(ui::section(ctx.t(w::COMMENTS), view! { <div class="stack">{rows} {form}</div> }.into_any()))
}

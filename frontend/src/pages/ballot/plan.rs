//! The form that prepares a round.

use super::{method_words as m, said, words as w};
use crate::components as ui;
use crate::ctx::Ctx;
use constat_shared::api::prioritisation::{College, PlanRound, ReadRounds, RoundMethod, RoundsView};
use constat_shared::api::{Endpoint, fill_path};
use constat_shared::locale::Words;
use leptos::prelude::*;

/// What a grid begins with.
const CRITERIA: &str = "Ampleur / Omvang * 1\nGravité / Ernst * 2\nFaisabilité / Haalbaarheid * 1";

/// The section under the list.
pub(super) fn section(ctx: &Ctx, request: &ReadRounds, data: &RoundsView) -> AnyView {
    if data.findings.len() < 2 {
        let link = ui::quiet_button_link(&format!("/d/{}/findings", data.diagnosis), ctx.t(w::TO_FINDINGS));
        return ui::section(ctx.t(w::PLAN), ui::empty(ctx.t(w::NOTHING_TO_VOTE), ctx.t(w::NOTHING_TO_VOTE_TEXT), Some(link)));
    }
    let diagnosis = data.diagnosis.to_string();
    let action = fill_path(PlanRound::PATH, |_| Some(diagnosis.clone()));
    let colleges = [(College::Residents, w::BY_SLIP), (College::Workers, w::EACH_WORKER), (College::Organisations, w::ONE_VOICE)]
        .map(|(college, hint)| option(ctx, college.as_str(), college.words(), hint));
    let methods: Vec<_> = RoundMethod::ALL.iter().map(|method| option(ctx, method.as_str(), method.words(), m::hint(*method))).collect();
    let items = data.findings.iter().map(|item| (item.id.to_string(), format!("{}\u{2002}{}", item.number, said(ctx, item).0))).collect();
    // Residents come first, so theirs is the round that is offered until there is one.
    let next = College::ALL.iter().find(|c| !data.rounds.iter().any(|r| r.college == **c)).unwrap_or(&College::Residents);
    let choose = ui::quiet_button_link(&format!("/d/{diagnosis}/rounds/choose"), ctx.t(m::CHOOSE));
    let fields = view! {
        {ui::text(ctx, &action, "title_fr", w::TITLE_FR, Some(w::TITLE_HINT), "")}
        {ui::text(ctx, &action, "title_nl", w::TITLE_NL, None, "")}
        {ui::choice_with_hints(ctx, &action, "college", w::WHO_DECIDES, None, colleges.to_vec(), next.as_str())}
        {ui::choice_with_hints(ctx, &action, "method", w::HOW, None, methods, request.method.unwrap_or(RoundMethod::Dots).as_str())}
        {ui::number(ctx, &action, "points", w::POINTS, Some(w::POINTS_HINT), Some(10), 1, 100)}
        {ui::number(ctx, &action, "most", w::MOST, Some(w::MOST_HINT), Some(4), 1, 100)}
        {ui::area(ctx, &action, "criteria", m::CRITERIA, Some(m::CRITERIA_HINT), CRITERIA)}
        {ui::checks(ctx, &action, "items", w::WHICH, Some(w::WHICH_HINT), items, &[])}
        {ui::number(ctx, &action, "threshold", w::THRESHOLD, Some(w::THRESHOLD_HINT), Some(5), 3, 100)}
        {ui::number(ctx, &action, "quorum", m::QUORUM, Some(m::QUORUM_HINT), Some(0), 0, 100)}
        {ui::date(ctx, &action, "closes", m::CLOSES, Some(m::CLOSES_HINT), None)}
        {ui::submit(ctx.t(w::SAVE_ROUND))}
    };
    ui::section_with(
        ctx.t(w::PLAN),
        ctx.t(w::PLAN_META),
        view! { {ui::line(vec![choose])}{ui::form(ctx, &action, fields.into_any())} }.into_any(),
    )
}

fn option(ctx: &Ctx, value: &str, label: Words, hint: Words) -> (String, String, String) {
    (value.to_owned(), ctx.t(label).to_owned(), ctx.t(hint).to_owned())
}

//! What concerns the reader today.

use super::{page, waiting, words as w};
use crate::components as ui;
use crate::ctx::{Ctx, Page};
use constat_shared::api::coordination::{CoordinationView, OrganisationKind, ReadCoordination};
use constat_shared::diagnosis::methods;
use constat_shared::locale::long_day;
use constat_shared::permission::Action;
use leptos::prelude::*;

/// Diagnoses, groups, sessions, organisations.
pub fn view(ctx: &Ctx, _request: &ReadCoordination, data: &CoordinationView) -> Page {
    let may_plan = ctx.may(Action::PlanDiagnosis);
    let diagnoses = data
        .diagnoses
        .iter()
        .map(|d| {
            let open = d.open.iter().map(|s| ctx.t(s.words())).collect::<Vec<_>>().join(", ");
            let meta = if open.is_empty() { ctx.t(w::NOTHING_OPEN).to_owned() } else { ctx.fill(w::OPEN_NOW, &[("steps", &open)]) };
            ui::row(d.title.get(ctx.locale), Some(&format!("/d/{}", d.id)), &meta, None)
        })
        .collect::<Vec<_>>();
    let diagnoses = if diagnoses.is_empty() {
        let text = if may_plan { w::NO_DIAGNOSIS_TEXT } else { w::NO_DIAGNOSIS_WAIT };
        ui::empty(ctx.t(w::NO_DIAGNOSIS), ctx.t(text), None)
    } else {
        ui::rows(diagnoses)
    };
    let groups = (!data.groups.is_empty()).then(|| {
        let rows = data.groups.iter().map(|g| ui::row(g.name.get(ctx.locale), Some(&format!("/groups/{}", g.id)), "", None)).collect();
        ui::section(ctx.t(w::MY_GROUPS), ui::rows(rows))
    });
    let sessions = (!data.sessions.is_empty()).then(|| {
        let rows = data.sessions.iter().map(|(id, place)| ui::row(place, Some(&format!("/sessions/{id}")), "", None)).collect();
        ui::section(ctx.t(w::MY_SESSIONS), ui::rows(rows))
    });
    let make = may_plan.then(|| make(ctx, data));
    let main = view! { {waiting::view(ctx, data)} {groups} {sessions} {ui::section(ctx.t(w::DIAGNOSES), diagnoses)} {make} };
    let day = format!("{} · {}", long_day(ctx.locale, ctx.today), data.territory.get(ctx.locale));
    let body = view! {
        {ui::page_head(vec![], &waiting::lede(ctx, data), &day, None)}
        {ui::folio(main.into_any(), organisations(ctx, data))}
    };
    page(ctx.t(w::TODAY), body.into_any())
}

fn organisations(ctx: &Ctx, data: &CoordinationView) -> AnyView {
    let count = |kind| data.organisations.iter().filter(|o| o.kind == kind).count();
    let parity =
        ctx.fill(w::PARITY, &[("public", &count(OrganisationKind::Public)), ("associations", &count(OrganisationKind::Association))]);
    let names = data.organisations.iter().map(|o| view! { <li>{o.name.clone()}</li> }).collect::<Vec<_>>();
    let journal = ctx.may(Action::ReadJournal).then(|| ui::link(&format!("/c/{}/journal", data.id), ctx.t(w::JOURNAL)));
    view! { {ui::margin_note(ctx.t(w::ORGANISATIONS), view! { {ui::meta(&parity)} <ul>{names}</ul> }.into_any())} {journal} }.into_any()
}

fn make(ctx: &Ctx, data: &CoordinationView) -> AnyView {
    let action = format!("/api/c/{}/diagnoses", data.id);
    let options =
        methods().iter().map(|m| (m.code.clone(), m.name.get(ctx.locale).to_owned(), m.summary.get(ctx.locale).to_owned())).collect();
    let fields = view! {
        {ui::text(ctx, &action, "title_fr", w::TITLE_FR, None, "")}
        {ui::text(ctx, &action, "title_nl", w::TITLE_NL, None, "")}
        {ui::choice_with_hints(ctx, &action, "method", w::METHOD, None, options, "")}
        {ui::date(ctx, &action, "starts", w::STARTS, None, Some(ctx.today))}
        {ui::submit(ctx.t(w::MAKE))}
    };
    ui::fold(ctx, &action, ctx.t(w::NEW_DIAGNOSIS), ui::form(ctx, &action, fields.into_any()))
}

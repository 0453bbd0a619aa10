//! A group room: its findings by state, who is in it, what residents said.

use super::words as w;
use crate::components as ui;
use crate::components::Status;
use crate::ctx::{Ctx, Dress, Page};
use constat_shared::api::finding::{FindingLine, FindingState, GroupRoom, ReadGroup};
use constat_shared::locale::Locale;
use constat_shared::permission::{Action, Room};
use leptos::prelude::*;

/// The room.
pub fn view(ctx: &Ctx, request: &ReadGroup, data: &GroupRoom) -> Page {
    let writes = ctx.may(Action::WriteDraft);
    let start = writes.then(|| {
        let action = format!("/api/groups/{}/findings", request.group);
        let fields = view! { {ui::sentence(ctx, &action, "sentence", w::SENTENCE, Some(w::SENTENCE_HINT), "")} {ui::submit(ctx.t(w::START))} };
        ui::section(ctx.t(w::NEW), view! { {ui::para(ctx.t(w::NEW_LEDE))} {ui::form(ctx, &action, fields.into_any())} }.into_any())
    });
    let closed = (!writes && ctx.may(Action::ReadGroup) && ctx.is(constat_shared::permission::Who::GroupWorker)).then(|| ui::notice(ctx.t(w::STEP_CLOSED)));
    let parts = [
        (FindingState::Proposed, w::PROPOSED),
        (FindingState::Draft, w::DRAFTS),
        (FindingState::Validated, w::VALIDATED),
        (FindingState::Released, w::RELEASED),
        (FindingState::Withdrawn, w::WITHDRAWN),
    ];
    let lists = parts
        .into_iter()
        .filter_map(|(state, title)| {
            let rows: Vec<_> = data.findings.iter().filter(|f| f.state == state).map(|f| line(ctx, f)).collect();
            (!rows.is_empty()).then(|| ui::section_with(ctx.t(title), &rows.len().to_string(), ui::keyed_rows(rows)))
        })
        .collect::<Vec<_>>();
    let lists = if lists.is_empty() { ui::empty(ctx.t(w::EMPTY), ctx.t(w::EMPTY_TEXT), None) } else { lists.into_any() };
    let main = view! { {closed} {start} {lists} };
    let crumbs = vec![(format!("/d/{}", data.diagnosis), ctx.t(w::DIAGNOSIS).to_owned())];
    let title = data.name.get(ctx.locale).to_owned();
    let body = view! { {ui::page_head(crumbs, &title, ctx.t(data.theme.words()), None)} {ui::folio(main.into_any(), margin(ctx, data))} };
    Page { title, room: Room::Group, dress: Dress::Member, locales: &Locale::MEMBERS, body: body.into_any() }
}

fn line(ctx: &Ctx, f: &FindingLine) -> AnyView {
    let counts = [(f.comments, w::COUNT_COMMENTS), (f.consents, w::COUNT_CONSENTS), (f.open_objections, w::COUNT_OBJECTIONS)];
    let mut meta: Vec<String> = counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, words)| ctx.fill(words, &[("n", &n)])).collect();
    if f.mine {
        meta.insert(0, ctx.t(w::MINE).to_owned());
    }
    let tag = match f.state {
        FindingState::Draft => None,
        FindingState::Proposed if f.open_objections > 0 => Some(Status::Late),
        FindingState::Proposed => Some(Status::Study),
        FindingState::Validated | FindingState::Released => Some(Status::Yes),
        FindingState::Withdrawn => Some(Status::Away),
    };
    let tag = tag.map(|status| ui::status_tag(status, ctx.t(f.state.words())));
    ui::keyed_row(&f.number.to_string(), &f.sentence, Some(&format!("/findings/{}", f.id)), &meta.join(" · "), tag)
}

fn margin(ctx: &Ctx, data: &GroupRoom) -> AnyView {
    let names = data.members.iter().map(|name| view! { <li>{name.clone()}</li> }).collect::<Vec<_>>();
    let untied = data.heard.iter().filter(|h| !h.tied).count();
    let heard = if data.heard.is_empty() {
        ui::meta(ctx.t(w::HEARD_NONE))
    } else {
        // The words that no finding has taken up yet come first.
        let mut list: Vec<_> = data.heard.iter().collect();
        list.sort_by_key(|h| h.tied);
        let quotes = list.iter().take(8).map(|h| ui::quote(ctx, ui::Seal::Resident, &h.text, &h.language, "")).collect::<Vec<_>>();
        view! { {ui::meta(&ctx.fill(w::UNTIED, &[("n", &untied)]))} {quotes} }.into_any()
    };
    view! {
        {ui::margin_note(ctx.t(w::WHO), view! { <ul>{names}</ul> }.into_any())}
        {ui::margin_note(ctx.t(w::HEARD), heard)}
    }
    .into_any()
}

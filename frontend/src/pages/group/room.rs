//! A group room: its findings by state, who is in it, what residents said.

use super::{counted, words as w};
use crate::components as ui;
use crate::components::Status;
use crate::ctx::{Ctx, Dress, Page};
use constat_shared::api::finding::{FindingLine, FindingState, GroupRoom, ReadGroup};
use constat_shared::locale::Locale;
use constat_shared::permission::{Action, Room, Who};
use leptos::prelude::*;

/// How many of the residents' words stand open in the margin; the others are folded.
const OPEN: usize = 3;

/// The room.
pub fn view(ctx: &Ctx, request: &ReadGroup, data: &GroupRoom) -> Page {
    let writes = ctx.may(Action::WriteDraft);
    let empty = data.findings.is_empty();
    let closed = (!writes && ctx.is(Who::GroupWorker)).then(|| ui::notice(ctx.t(w::STEP_CLOSED)));
    let start = || {
        let action = format!("/api/groups/{}/findings", request.group);
        let fields =
            view! { {ui::sentence(ctx, &action, "sentence", w::SENTENCE, Some(w::SENTENCE_HINT), "")} {ui::submit(ctx.t(w::START))} };
        ui::form(ctx, &action, fields.into_any())
    };
    let main = if empty {
        let text = if writes { w::EMPTY_TEXT } else { w::EMPTY_READ };
        view! { {closed} {ui::empty(ctx.t(w::EMPTY), ctx.t(text), writes.then(start))} {differ(ctx, data)} }.into_any()
    } else {
        let new = writes.then(|| {
            let body = view! { <div class="stack">{ui::para(ctx.t(w::NEW_LEDE))} {start()}</div> };
            view! { <div id="new">{ui::section(ctx.t(w::NEW), body.into_any())}</div> }
        });
        view! { {closed} {differ(ctx, data)} {lists(ctx, data)} {new} }.into_any()
    };
    let crumbs =
        vec![(format!("/d/{}", data.diagnosis), ctx.t(w::DIAGNOSIS).to_owned()), (String::new(), ctx.t(data.theme.words()).to_owned())];
    let title = data.name.get(ctx.locale).to_owned();
    let lede = if empty { String::new() } else { lede(ctx, data) };
    let actions = (!empty && (writes || !data.heard.is_empty())).then(|| {
        let write = writes.then(|| ui::button_link("#new", ctx.t(w::WRITE)));
        let heard = (!data.heard.is_empty()).then(|| ui::quiet_button_link("#heard", ctx.t(w::READ_HEARD)));
        view! { {write} {heard} }.into_any()
    });
    let search = (!empty || !data.heard.is_empty()).then(|| ui::search(ctx, &format!("/groups/{}/search", request.group), ""));
    let body = view! { {ui::page_head(crumbs, &title, &lede, actions)} {search} {ui::folio(main, margin(ctx, data))} };
    Page { title, room: Room::Group, dress: Dress::Member, locales: &Locale::MEMBERS, body: body.into_any() }
}

/// Said on the page, so that nobody has to find it out.
fn differ(ctx: &Ctx, data: &GroupRoom) -> Option<AnyView> {
    let lines = data.differ.iter().map(|differ| view! { <li>{differ.say(ctx.locale)}</li> }).collect_view();
    (!data.differ.is_empty()).then(|| {
        let body = view! { <ul class="stack-s">{lines}</ul><p class="meta">{ctx.t(w::DIFFER_HOW)}</p> };
        view! { <div id="differ">{ui::section(ctx.t(w::DIFFER), body.into_any())}</div> }.into_any()
    })
}

fn lede(ctx: &Ctx, data: &GroupRoom) -> String {
    let count = |states: &[FindingState]| data.findings.iter().filter(|f| states.contains(&f.state)).count();
    let (drafts, proposed) = (count(&[FindingState::Draft]), count(&[FindingState::Proposed]));
    let validated = count(&[FindingState::Validated, FindingState::Released]);
    ctx.fill(w::LEDE, &[("d", &drafts), ("p", &proposed), ("v", &validated)])
}

fn lists(ctx: &Ctx, data: &GroupRoom) -> Vec<AnyView> {
    [
        (FindingState::Draft, w::DRAFTS, w::DRAFTS_NOTE),
        (FindingState::Proposed, w::PROPOSED, w::PROPOSED_NOTE),
        (FindingState::Validated, w::VALIDATED, w::VALIDATED_NOTE),
        (FindingState::Released, w::RELEASED, w::RELEASED_NOTE),
        (FindingState::Withdrawn, w::WITHDRAWN, w::WITHDRAWN_NOTE),
    ]
    .into_iter()
    .filter_map(|(state, title, note)| {
        let rows: Vec<_> = data.findings.iter().filter(|f| f.state == state).map(|f| line(ctx, f)).collect();
        (!rows.is_empty()).then(|| ui::section_with(ctx.t(title), ctx.t(note), ui::keyed_rows(rows)))
    })
    .collect()
}

fn line(ctx: &Ctx, f: &FindingLine) -> AnyView {
    let counts = [
        (f.comments, w::ONE_COMMENT, w::COUNT_COMMENTS),
        (f.consents, w::ONE_CONSENT, w::COUNT_CONSENTS),
        (f.open_objections, w::ONE_OBJECTION, w::COUNT_OBJECTIONS),
    ];
    let meta: Vec<String> = counts.into_iter().filter(|(n, _, _)| *n > 0).map(|(n, one, several)| counted(ctx, n, one, several)).collect();
    let tag = match f.state {
        FindingState::Draft => None,
        FindingState::Proposed if f.open_objections > 0 => Some(Status::Partly),
        FindingState::Proposed => Some(Status::Study),
        FindingState::Validated | FindingState::Released => Some(Status::Yes),
        FindingState::Withdrawn => Some(Status::Away),
    };
    let tag = tag.map(|status| ui::status_tag(status, ctx.t(f.state.words())));
    let mine = f.mine.then(|| ui::status_tag(Status::Expected, ctx.t(w::MINE)));
    let end = (tag.is_some() || mine.is_some()).then(|| view! { {mine} {tag} }.into_any());
    ui::keyed_row(&f.number.to_string(), &f.sentence, Some(&format!("/findings/{}", f.id)), &meta.join(" · "), end)
}

fn margin(ctx: &Ctx, data: &GroupRoom) -> AnyView {
    let first = data.findings.is_empty().then(|| {
        let steps = [w::FIRST_1, w::FIRST_2, w::FIRST_3].into_iter().map(|step| view! { <li>{ctx.t(step)}</li> }).collect_view();
        ui::margin_note(ctx.t(w::FIRST), view! { <ol>{steps}</ol> }.into_any())
    });
    let names = data.members.iter().map(|name| view! { <li>{name.clone()}</li> }).collect_view();
    view! {
        {first}
        {ui::margin_note(ctx.t(w::WHO), view! { <ul>{names}</ul> }.into_any())}
        {ui::margin_note(ctx.t(w::NEVER), ui::para(ctx.t(w::NEVER_TEXT)))}
        <div id="heard">{ui::margin_note(ctx.t(w::HEARD), heard(ctx, data))}</div>
    }
    .into_any()
}

/// The words that no finding has taken up yet come first.
fn heard(ctx: &Ctx, data: &GroupRoom) -> AnyView {
    if data.heard.is_empty() {
        return ui::meta(ctx.t(w::HEARD_NONE));
    }
    let untied = data.heard.iter().filter(|h| !h.tied).count();
    let mut list: Vec<_> = data.heard.iter().collect();
    list.sort_by_key(|h| h.tied);
    let mut quotes: Vec<_> = list.into_iter().map(|h| ui::quote(ctx, ui::Seal::Resident, &h.text, &h.language, "")).collect();
    let others = quotes.split_off(OPEN.min(quotes.len()));
    let others = (!others.is_empty()).then(|| ui::disclosure(ctx.t(w::MORE_HEARD), others.into_any()));
    view! { {ui::meta(&ctx.fill(w::UNTIED, &[("n", &untied)]))} {quotes} {others} }.into_any()
}

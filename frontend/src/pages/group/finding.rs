//! A finding in its group room: written by its author, deliberated by the group, resting on proof.

use super::{desk, proof, voices, words as w};
use crate::components as ui;
use crate::components::{Icon, Status};
use crate::ctx::{Ctx, Dress, Page};
use constat_shared::api::finding::{FindingState, FindingView, ReadFinding};
use constat_shared::locale::Locale;
use constat_shared::permission::{Action, Room};
use leptos::prelude::*;

/// The page.
pub fn view(ctx: &Ctx, _request: &ReadFinding, f: &FindingView) -> Page {
    let writes = f.mine && ctx.may(Action::ChangeDraft);
    let number = ctx.fill(w::NUMBER, &[("n", &f.number)]);
    let crumbs = vec![
        (format!("/d/{}", f.diagnosis), ctx.t(w::DIAGNOSIS).to_owned()),
        (format!("/groups/{}", f.group), f.group_name.get(ctx.locale).to_owned()),
        (String::new(), number.clone()),
    ];
    let (title, status) = match f.state {
        FindingState::Draft => (w::TITLE_DRAFT, Status::Expected),
        FindingState::Proposed => (w::TITLE_PROPOSED, Status::Study),
        FindingState::Validated => (w::TITLE_VALIDATED, Status::Yes),
        FindingState::Released => (w::TITLE_RELEASED, Status::Yes),
        FindingState::Withdrawn => (w::TITLE_WITHDRAWN, Status::Away),
    };
    let mine = f.mine.then(|| ui::status_tag(Status::Expected, ctx.t(w::MINE)));
    let plenary =
        (f.state == FindingState::Released).then(|| ui::link(&format!("/d/{}/findings#f{}", f.diagnosis, f.number), ctx.t(w::IN_PLENARY)));
    let actions = view! { {ui::status_tag(status, ctx.t(f.state.words()))} {mine} {plenary} };
    let says = if writes { desk::write(ctx, f) } else { desk::read(ctx, f) };
    let main = view! {
        {says}
        {proof::quotes(ctx, f)}
        {voices::consent(ctx, f)}
        {voices::decisions(ctx, f)}
        {voices::comments(ctx, f)}
        {versions(ctx, f)}
    };
    let margin = view! { {lacks(ctx, f)} {proof::margin(ctx, f)} {name(ctx, f)} };
    let body =
        view! { {ui::page_head(crumbs, ctx.t(title), "", Some(actions.into_any()))} {ui::folio(main.into_any(), margin.into_any())} };
    Page { title: number, room: Room::Group, dress: Dress::Member, locales: &Locale::MEMBERS, body: body.into_any() }
}

/// What a good finding has; only while it may still be changed.
fn lacks(ctx: &Ctx, f: &FindingView) -> Option<AnyView> {
    let s = &f.saying;
    let tied = f.heard.iter().any(|h| h.tied);
    let things = [
        (w::HAS_SENTENCE, !s.sentence.is_empty()),
        (w::HAS_WHO, !s.whom.is_empty() && !s.place.is_empty()),
        (w::HAS_SINCE, !s.since.is_empty()),
        (w::HAS_PROOF, tied || !f.quotes.is_empty() || !f.evidence.is_empty()),
    ];
    f.state.writable().then(|| {
        let items = things
            .into_iter()
            .map(|(what, there)| {
                let (class, sign, word) = if there { (Some("done"), Icon::Check, w::THERE) } else { (None, Icon::Box, w::LACKING) };
                view! { <li class=class>{ui::icon(sign)}<span><span class="sr">{ctx.t(word)}" "</span>{ctx.t(what)}</span></li> }
            })
            .collect_view();
        ui::margin_note(ctx.t(w::LACKS), view! { <ul class="missing">{items}</ul> }.into_any())
    })
}

fn name(ctx: &Ctx, f: &FindingView) -> Option<AnyView> {
    f.mine.then(|| ui::margin_note(ctx.t(w::NAME), ui::para(ctx.t(w::NAME_TEXT))))
}

/// Earlier versions, and the one that stands; nothing before the first validation.
fn versions(ctx: &Ctx, f: &FindingView) -> Option<AnyView> {
    let rows: Vec<_> = f
        .versions
        .iter()
        .map(|v| {
            let released = ctx.t(if v.released { w::WAS_RELEASED } else { w::NOT_RELEASED });
            ui::row(&v.saying.sentence, None, &format!("{} · {released}", ctx.fill(w::VERSION, &[("n", &v.version)])), None)
        })
        .collect();
    (!rows.is_empty()).then(|| ui::section(ctx.t(w::VERSIONS), ui::rows(rows)))
}

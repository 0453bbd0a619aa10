//! What a finding says: its author's desk, and the same to be read.

use super::words as w;
use crate::components as ui;
use crate::ctx::Ctx;
use constat_shared::api::finding::{FindingState, FindingView};
use constat_shared::error::Fault;
use constat_shared::permission::Action;
use leptos::prelude::*;

/// The author's desk: the sentence first. After a conflict the stored version stands beside, and the author's own words in
/// the fields.
pub(super) fn write(ctx: &Ctx, f: &FindingView) -> AnyView {
    let action = format!("/api/findings/{}", f.id);
    let (s, action) = (&f.saying, action.as_str());
    let first = vec![
        ui::area(ctx, action, "whom", w::WHOM, None, &s.whom),
        ui::area(ctx, action, "place", w::WHERE, None, &s.place),
        ui::area(ctx, action, "since", w::SINCE, None, &s.since),
    ];
    let second = vec![
        ui::area(ctx, action, "frequency", w::OFTEN, None, &s.frequency),
        ui::area(ctx, action, "existing", w::EXISTING, None, &s.existing),
        ui::area(ctx, action, "missing", w::MISSING, None, &s.missing),
    ];
    let conflict = ctx.form(action).is_some_and(|form| form.problem.code == Fault::Conflict);
    // Beside a stored version there is room for one column only.
    let details = if conflict { view! { {first} {second} }.into_any() } else { ui::half(first.into_any(), second.into_any()) };
    let clears = (f.state == FindingState::Proposed && f.consents > 0).then(|| ui::warm_notice(ctx.t(w::CLEARS)));
    // The revision is the stored one even after a conflict: whoever saves then has seen the other version.
    let fields = view! {
        {ui::hidden("revision", &f.revision.to_string())}
        {ui::sentence(ctx, action, "sentence", w::SENTENCE, Some(w::SENTENCE_HINT), &s.sentence)}
        {ui::meta(ctx.t(w::ENOUGH))}
        {details}
        {clears}
        {ui::submit(ctx.t(w::SAVE))}
    };
    // A proposal changes by its button alone, for a change takes the group's voices back; beside another version too.
    let form = if conflict || f.state != FindingState::Draft {
        ui::form(ctx, action, fields.into_any())
    } else {
        ui::autosave_form(ctx, action, fields.into_any())
    };
    let form = if conflict {
        let stored = view! { {ui::para(ctx.t(w::STORED_TEXT))} {said(ctx, f)} };
        ui::half(form, ui::notice_with(ctx.t(w::STORED), stored.into_any()))
    } else {
        form
    };
    let draft = f.state == FindingState::Draft;
    let propose = (draft && ctx.may(Action::Deliberate))
        .then(|| ui::main_action(ctx, &format!("/api/findings/{}/propose", f.id), ctx.t(w::PROPOSE), vec![]));
    let drop = (draft && f.version == 0).then(|| ui::danger_action(ctx, &format!("/api/findings/{}/drop", f.id), ctx.t(w::DROP), vec![]));
    let next = ui::line([propose, drop].into_iter().flatten().collect());
    view! { {form} {next} {translate(ctx, f)} }.into_any()
}

/// For all who do not write it.
pub(super) fn read(ctx: &Ctx, f: &FindingView) -> AnyView {
    let draft = f.state == FindingState::Draft;
    let note = (draft && ctx.may(Action::AddProof)).then(|| ui::notice(ctx.t(w::NOT_MINE)));
    view! { {note} {said(ctx, f)} {translate(ctx, f)} }.into_any()
}

/// What it says.
fn said(ctx: &Ctx, f: &FindingView) -> AnyView {
    let s = &f.saying;
    let facts = [
        (w::WHOM, &s.whom),
        (w::WHERE, &s.place),
        (w::SINCE, &s.since),
        (w::OFTEN, &s.frequency),
        (w::EXISTING, &s.existing),
        (w::MISSING, &s.missing),
    ];
    let facts: Vec<_> =
        facts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| (ctx.t(label).to_owned(), text.clone())).collect();
    let facts = (!facts.is_empty()).then(|| ui::facts(facts));
    let translation = (!s.translation.is_empty()).then(|| ui::meta(&s.translation));
    view! { <p class="lede" lang=f.language.as_str()>{s.sentence.clone()}</p> {translation} {facts} }.into_any()
}

fn translate(ctx: &Ctx, f: &FindingView) -> Option<AnyView> {
    (ctx.may(Action::AddProof) && f.state != FindingState::Withdrawn).then(|| {
        let action = format!("/api/findings/{}/translation", f.id);
        let fields = view! { {ui::area(ctx, &action, "translation", w::OTHER_LANGUAGE, None, &f.saying.translation)} {ui::quiet_submit(ctx.t(w::SAVE))} };
        ui::fold(ctx, &action, ctx.t(w::OTHER_LANGUAGE), ui::form(ctx, &action, fields.into_any()))
    })
}

//! A finding in its group room: written by its author, deliberated by the group, resting on proof.

use super::{seal, voices, words as w};
use crate::components as ui;
use crate::ctx::{Ctx, Dress, Page};
use constat_shared::api::finding::{FindingState, FindingView, QuoteSeal, ReadFinding, Saying};
use constat_shared::error::Fault;
use constat_shared::locale::{Locale, Words, short_day};
use constat_shared::permission::{Action, Room};
use leptos::prelude::*;

/// The page.
pub fn view(ctx: &Ctx, _request: &ReadFinding, f: &FindingView) -> Page {
    let writes = f.mine && ctx.may(Action::ChangeDraft);
    let title = ctx.fill(w::NUMBER, &[("n", &f.number)]);
    let crumbs = vec![
        (format!("/d/{}", f.diagnosis), ctx.t(w::DIAGNOSIS).to_owned()),
        (format!("/groups/{}", f.group), f.group_name.get(ctx.locale).to_owned()),
    ];
    let says = if writes { desk(ctx, f) } else { read_only(ctx, f) };
    let main = view! {
        {says}
        {voices::consent(ctx, f)}
        {voices::decisions(ctx, f)}
        {voices::comments(ctx, f)}
    };
    let body = view! {
        {ui::page_head(crumbs, &title, ctx.t(f.state.words()), None)}
        {ui::folio(main.into_any(), proof(ctx, f))}
    };
    Page { title, room: Room::Group, dress: Dress::Member, locales: &Locale::MEMBERS, body: body.into_any() }
}

fn fields_of(s: &Saying) -> [(&'static str, Words, &str); 6] {
    [
        ("whom", w::WHOM, &s.whom),
        ("place", w::WHERE, &s.place),
        ("since", w::SINCE, &s.since),
        ("frequency", w::OFTEN, &s.frequency),
        ("existing", w::EXISTING, &s.existing),
        ("missing", w::MISSING, &s.missing),
    ]
}

/// What it says, to be read.
fn said(ctx: &Ctx, f: &FindingView) -> AnyView {
    let facts = fields_of(&f.saying).into_iter().filter(|(_, _, text)| !text.is_empty()).map(|(_, label, text)| (ctx.t(label).to_owned(), text.to_owned())).collect();
    let translation = (!f.saying.translation.is_empty()).then(|| ui::meta(&f.saying.translation));
    view! { <p class="lede" lang=f.language.as_str()>{f.saying.sentence.clone()}</p> {translation} {ui::facts(facts)} }.into_any()
}

fn read_only(ctx: &Ctx, f: &FindingView) -> AnyView {
    let note = (f.state == FindingState::Draft && ctx.may(Action::AddProof)).then(|| ui::notice(ctx.t(w::NOT_MINE)));
    view! { {note} {said(ctx, f)} {translate(ctx, f)} }.into_any()
}

fn translate(ctx: &Ctx, f: &FindingView) -> Option<AnyView> {
    (ctx.may(Action::AddProof) && f.state != FindingState::Withdrawn).then(|| {
        let action = format!("/api/findings/{}/translation", f.id);
        let fields = view! { {ui::area(ctx, &action, "translation", w::OTHER_LANGUAGE, None, &f.saying.translation)} {ui::quiet_submit(ctx.t(w::SAVE))} };
        ui::disclosure(ctx.t(w::OTHER_LANGUAGE), ui::form(ctx, &action, fields.into_any()))
    })
}

/// The author's desk. After a conflict the stored version stands above, and the author's own words in the fields.
fn desk(ctx: &Ctx, f: &FindingView) -> AnyView {
    let action = format!("/api/findings/{}", f.id);
    let conflict = ctx.form(&action).is_some_and(|form| form.problem.code == Fault::Conflict);
    let stored = conflict.then(|| ui::notice_with(ctx.t(w::STORED), view! { {ui::para(ctx.t(w::STORED_TEXT))} {said(ctx, f)} }.into_any()));
    let details = fields_of(&f.saying).into_iter().map(|(name, label, text)| ui::area(ctx, &action, name, label, None, text)).collect::<Vec<_>>();
    let fields = view! {
        {ui::hidden("revision", &f.revision.to_string())}
        {ui::sentence(ctx, &action, "sentence", w::SENTENCE, Some(w::SENTENCE_HINT), &f.saying.sentence)}
        {details}
        {ui::submit(ctx.t(w::SAVE))}
    };
    let propose = (f.state == FindingState::Draft && ctx.may(Action::Deliberate))
        .then(|| ui::main_action(ctx, &format!("/api/findings/{}/propose", f.id), ctx.t(w::PROPOSE), vec![]));
    let drop = (f.state == FindingState::Draft && f.version == 0)
        .then(|| ui::danger_action(ctx, &format!("/api/findings/{}/drop", f.id), ctx.t(w::DROP), vec![]));
    let next = ui::line([propose, drop].into_iter().flatten().collect());
    view! { {stored} {ui::form(ctx, &action, fields.into_any())} {next} {translate(ctx, f)} }.into_any()
}

/// What it rests on: quotes, figures, residents' words.
fn proof(ctx: &Ctx, f: &FindingView) -> AnyView {
    let may = f.state.writable() && ctx.may(Action::AddProof);
    let remove = |path: String| may.then(|| ui::action_button(ctx, &path, ctx.t(w::REMOVE), vec![]));
    let quotes = f
        .quotes
        .iter()
        .map(|q| view! { {ui::quote(ctx, seal(q.seal), &q.text, q.language.as_str(), "")} {remove(format!("/api/findings/{}/quotes/{}/remove", f.id, q.id))} })
        .collect::<Vec<_>>();
    let evidence = f
        .evidence
        .iter()
        .map(|e| {
            let date = e.measured_on.map(short_day).unwrap_or_default();
            let link = (!e.link.is_empty()).then_some(e.link.as_str());
            view! {
                {ui::evidence(ctx, &e.label, &e.figure, &e.unit, &e.source, &date, link)}
                {remove(format!("/api/findings/{}/evidence/{}/remove", f.id, e.id))}
            }
        })
        .collect::<Vec<_>>();
    let none = (f.quotes.is_empty() && f.evidence.is_empty() && !f.heard.iter().any(|h| h.tied)).then(|| ui::meta(ctx.t(w::NO_PROOF)));
    let add = may.then(|| view! { {quote_form(ctx, f)} {evidence_form(ctx, f)} });
    view! {
        {ui::margin_note(ctx.t(w::PROOF), view! { {none} {quotes} {evidence} {add} }.into_any())}
        {heard(ctx, f)}
    }
    .into_any()
}

fn quote_form(ctx: &Ctx, f: &FindingView) -> AnyView {
    let action = format!("/api/findings/{}/quotes", f.id);
    let seals = [(QuoteSeal::Resident, w::SEAL_R), (QuoteSeal::Actor, w::SEAL_A), (QuoteSeal::Coordination, w::SEAL_C)];
    let seals = seals.into_iter().map(|(s, label)| (s.as_str().to_owned(), ctx.t(label).to_owned())).collect();
    let languages = Locale::ALL.iter().map(|l| (l.as_str().to_owned(), l.own_name().to_owned())).collect();
    let fields = view! {
        {ui::choice(ctx, &action, "seal", w::SEAL, None, seals, "")}
        {ui::area(ctx, &action, "text", w::QUOTE, None, "")}
        {ui::select(ctx, &action, "language", w::LANGUAGE, None, languages, f.language.as_str())}
        {ui::quiet_submit(ctx.t(w::ADD))}
    };
    ui::disclosure(ctx.t(w::ADD_QUOTE), ui::form(ctx, &action, fields.into_any()))
}

fn evidence_form(ctx: &Ctx, f: &FindingView) -> AnyView {
    let action = format!("/api/findings/{}/evidence", f.id);
    let fields = view! {
        {ui::text(ctx, &action, "label", w::LABEL, None, "")}
        {ui::text(ctx, &action, "figure", w::FIGURE, None, "")}
        {ui::text(ctx, &action, "unit", w::UNIT, None, "")}
        {ui::text(ctx, &action, "source", w::SOURCE, None, "")}
        {ui::date(ctx, &action, "measured_on", w::DATE, None, None)}
        {ui::link_field(ctx, &action, "link", w::LINK, None, "")}
        {ui::quiet_submit(ctx.t(w::ADD))}
    };
    ui::disclosure(ctx.t(w::ADD_EVIDENCE), ui::form(ctx, &action, fields.into_any()))
}

fn heard(ctx: &Ctx, f: &FindingView) -> AnyView {
    let may = ctx.may(Action::TieContribution);
    let show = |tied: bool| {
        let (verb, label) = if tied { ("untie", w::UNTIE) } else { ("tie", w::TIE) };
        f.heard
            .iter()
            .filter(|h| h.tied == tied)
            .map(|h| {
                let button = may.then(|| ui::action_button(ctx, &format!("/api/findings/{}/contributions/{}/{verb}", f.id, h.id), ctx.t(label), vec![]));
                view! { {ui::quote(ctx, ui::Seal::Resident, &h.text, &h.language, "")} {button} }
            })
            .collect::<Vec<_>>()
    };
    let tied = f.heard.iter().filter(|h| h.tied).count();
    let others = (may && f.heard.len() > tied).then(|| ui::disclosure(ctx.t(w::HEARD), show(false).into_any()));
    let body = view! { {ui::meta(&ctx.fill(w::TIED, &[("n", &tied)]))} {show(true)} {others} };
    ui::margin_note(ctx.t(w::HEARD), body.into_any())
}

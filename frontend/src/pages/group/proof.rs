//! What a finding rests on: quotes, figures, residents' words.

use super::{seal, words as w};
use crate::components as ui;
use crate::components::Knot;
use crate::ctx::Ctx;
use constat_shared::api::finding::{EvidenceView, FindingView, QuoteSeal};
use constat_shared::locale::{Locale, long_day};
use constat_shared::permission::Action;
use leptos::prelude::*;

/// Adding and taking off is for the group, while it writes.
fn may(ctx: &Ctx, f: &FindingView) -> bool {
    f.state.writable() && ctx.may(Action::AddProof)
}

/// A figure with its source.
pub(crate) fn figure(ctx: &Ctx, e: &EvidenceView) -> AnyView {
    let link = (!e.link.is_empty()).then_some(e.link.as_str());
    ui::evidence(
        ctx,
        &e.label,
        &e.figure,
        &e.unit,
        &e.source,
        &e.measured_on.map(|day| long_day(ctx.locale, day)).unwrap_or_default(),
        link,
    )
}

/// Quotes, beside what it says.
pub(super) fn quotes(ctx: &Ctx, f: &FindingView) -> Option<AnyView> {
    let may = may(ctx, f);
    if f.quotes.is_empty() && !may {
        return None;
    }
    let none = f.quotes.is_empty().then(|| ui::meta(ctx.t(w::NO_QUOTE)));
    let quotes = f
        .quotes
        .iter()
        .map(|q| {
            let remove =
                may.then(|| ui::action_button(ctx, &format!("/api/findings/{}/quotes/{}/remove", f.id, q.id), ctx.t(w::REMOVE), vec![]));
            view! { <div class="stack-s">{ui::quote(ctx, seal(q.seal), &q.text, q.language.as_str(), "")} {remove}</div> }
        })
        .collect_view();
    let add = may.then(|| quote_form(ctx, f));
    Some(ui::section_with(ctx.t(w::QUOTES), ctx.t(w::QUOTES_NOTE), view! { <div class="stack">{none} {quotes} {add}</div> }.into_any()))
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
    ui::fold(ctx, &action, ctx.t(w::ADD_QUOTE), ui::form(ctx, &action, fields.into_any()))
}

/// The chain, the figures, and what residents said on the theme.
pub(super) fn margin(ctx: &Ctx, f: &FindingView) -> AnyView {
    view! { {chain(ctx, f)} {figures(ctx, f)} {heard(ctx, f)} }.into_any()
}

/// From the finding down to the voices; each link says how many stand there.
fn chain(ctx: &Ctx, f: &FindingView) -> Option<AnyView> {
    let knot = |sign: &str, title: &str, count: usize| Knot {
        sign: sign.to_owned(),
        title: title.to_owned(),
        text: count.to_string(),
        href: None,
    };
    let tied = f.heard.iter().filter(|h| h.tied).count();
    let rests: Vec<Knot> = [("D", w::FIGURES, f.evidence.len()), ("T", w::QUOTES, f.quotes.len()), ("R", w::HEARD, tied)]
        .into_iter()
        .filter(|(_, _, count)| *count > 0)
        .map(|(sign, title, count)| knot(sign, ctx.t(title), count))
        .collect();
    (!rests.is_empty()).then(|| {
        let head = Knot {
            sign: f.number.to_string(),
            title: ctx.fill(w::NUMBER, &[("n", &f.number)]),
            text: ctx.t(f.state.words()).to_owned(),
            href: None,
        };
        ui::margin_note(ctx.t(w::PROOF), ui::chain(std::iter::once(head).chain(rests).collect()))
    })
}

fn figures(ctx: &Ctx, f: &FindingView) -> Option<AnyView> {
    let may = may(ctx, f);
    if f.evidence.is_empty() && !may {
        return None;
    }
    let none = f.evidence.is_empty().then(|| ui::meta(ctx.t(w::NO_FIGURE)));
    let list = f
        .evidence
        .iter()
        .map(|e| {
            let remove =
                may.then(|| ui::action_button(ctx, &format!("/api/findings/{}/evidence/{}/remove", f.id, e.id), ctx.t(w::REMOVE), vec![]));
            view! { <div class="stack-s">{figure(ctx, e)} {remove}</div> }
        })
        .collect_view();
    let add = may.then(|| evidence_form(ctx, f));
    Some(ui::margin_note(ctx.t(w::FIGURES), view! { {none} {list} {add} }.into_any()))
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
    ui::fold(ctx, &action, ctx.t(w::ADD_EVIDENCE), ui::form(ctx, &action, fields.into_any()))
}

fn heard(ctx: &Ctx, f: &FindingView) -> AnyView {
    if f.heard.is_empty() {
        return ui::margin_note(ctx.t(w::HEARD), ui::meta(ctx.t(w::HEARD_NONE)));
    }
    let may = ctx.may(Action::TieContribution);
    let show = |tied: bool| {
        let (verb, label) = if tied { ("untie", w::UNTIE) } else { ("tie", w::TIE) };
        f.heard
            .iter()
            .filter(|h| h.tied == tied)
            .map(|h| {
                let button = may.then(|| {
                    ui::action_button(ctx, &format!("/api/findings/{}/contributions/{}/{verb}", f.id, h.id), ctx.t(label), vec![])
                });
                view! { <div class="stack-s">{ui::quote(ctx, ui::Seal::Resident, &h.text, &h.language, "")} {button}</div> }
            })
            .collect_view()
    };
    let tied = f.heard.iter().filter(|h| h.tied).count();
    let others = (f.heard.len() > tied).then(|| ui::disclosure(ctx.t(w::TO_TIE), show(false).into_any()));
    ui::margin_note(ctx.t(w::HEARD), view! { {ui::meta(&ctx.fill(w::TIED, &[("n", &tied)]))} {show(true)} {others} }.into_any())
}

//! The resident's page: one question, a field, and what becomes of the words. A text that looks personal comes back
//! here before anything is stored.

use super::words as w;
use super::{asked_by, light, marked, theme_options, what_follows};
use crate::components as ui;
use crate::ctx::{Ctx, FormState, Page};
use constat_shared::api::consultation::{Contribute, ReadResidentPage, ResidentPage};
use constat_shared::api::{Endpoint, fill_path};
use constat_shared::error::{Fault, Problem};
use constat_shared::locale::{Locale, Words};
use constat_shared::permission::Room;
use constat_shared::personal::{Hint, hints};
use constat_shared::validate::clean;
use leptos::prelude::*;

/// The page.
pub fn view(ctx: &Ctx, _request: &ReadResidentPage, data: &ResidentPage) -> Page {
    let action = fill_path(Contribute::PATH, |_| Some(data.code.clone()));
    let personal = ctx.form(&action).is_some_and(|f| f.problem.fields.iter().any(|f| f.code == Fault::FieldLooksPersonal));
    if personal { ask(ctx, data, &action) } else { question(ctx, data, &action) }
}

fn question(ctx: &Ctx, data: &ResidentPage, action: &str) -> Page {
    let (question, language) = data.question.get(ctx.locale);
    let form = ui::form(
        ctx,
        action,
        vec![
            hidden(ctx, data, action),
            ui::area(ctx, action, "text", w::YOUR_WORDS, Some(w::NO_NAMES), ""),
            themes(ctx, data, action),
            ui::submit(ctx.t(w::SEND)),
            view! { <p class="hint">{ctx.t(w::WE_ASK_FIRST)}</p> }.into_any(),
        ]
        .into_any(),
    );
    let promise = data.promise.get(ctx.locale);
    let written_in =
        if ctx.locale == Locale::Nl && !data.promise.nl.is_empty() || data.promise.fr.is_empty() { Locale::Nl } else { Locale::Fr };
    let promise = (!promise.is_empty()).then(|| view! { <div lang=written_in.as_str() dir="ltr">{ui::prose(promise)}</div> });
    let follows = view! { {promise}{what_follows(ctx, data.until, data.read_from, data.answers)} };
    let unread = (ctx.locale == Locale::Ar).then(|| ui::meta(ctx.t(w::NOT_REVIEWED)));
    let body = view! {
        <div class="page-head">
            <h1 lang=language.as_str() dir=language.dir()>{question.to_owned()}</h1>
            <p>{ctx.t(w::WRITE_AS_YOU_TALK)}</p>
        </div>
        {form}
        {ui::section(ctx.t(w::WHAT_FOLLOWS), ui::stack(vec![follows.into_any()]))}
        {ui::section(ctx.t(w::HELP), ui::para(ctx.t(w::HELP_TEXT)))}
        <div class="section stack-s">
            {unread}
            {asked_by(ctx, &data.asks, &data.place)}
            <p class="meta"><a href=format!("/r/{}/take-back", data.code)>{ctx.t(w::TAKE_BACK_LINK)}</a></p>
        </div>
    };
    light(question, Room::Residents, body.into_any())
}

fn hidden(ctx: &Ctx, data: &ResidentPage, action: &str) -> AnyView {
    // The token of the form that was filled in stays: sending it twice is known by it.
    let once = ctx.value(action, "once", &data.once);
    vec![ui::hidden("once", &once), ui::hidden("language", ctx.locale.as_str())].into_any()
}

fn themes(ctx: &Ctx, data: &ResidentPage, action: &str) -> AnyView {
    if data.themes.is_empty() {
        return ().into_any();
    }
    ui::choice(ctx, action, "theme", w::ABOUT, Some(w::MAY_SKIP), theme_options(ctx, &data.themes, ctx.t(w::SKIP)), "")
}

/// What looks personal is shown; the person decides. This is no fault of theirs, and does not look like one.
fn ask(ctx: &Ctx, data: &ResidentPage, action: &str) -> Page {
    let text = clean(&ctx.value(action, "text", ""));
    let found = hints(&text);
    let title: String =
        if found.len() == 1 { ctx.t(w::ONE_PASSAGE).to_owned() } else { ctx.fill(w::SOME_PASSAGES, &[("count", &found.len())]) };
    let calm = calm(ctx);
    let body = view! {
        <div class="page-head"><h1>{ctx.t(w::READ_AGAIN)}</h1><p>{ctx.t(w::NOTHING_SENT)}</p></div>
        <section class="notice warm" role="status" aria-labelledby="seen">
            <h2 id="seen">{title}</h2>
            <div class="read" dir="auto">{marked::text(&text, &found)}</div>
            <ul>{found.iter().map(|hint| passage(ctx, hint)).collect_view()}</ul>
        </section>
        <form class="form section" method="post" action=action.to_owned()>
            {ui::hidden("_page", &ctx.path)}
            {hidden(&calm, data, action)}
            {ui::area(&calm, action, "text", w::YOUR_WORDS, Some(w::MEND_HERE), "")}
            {themes(&calm, data, action)}
            {ui::submit(ctx.t(w::SEND))}
            {ui::submit_value("sure", "true", ctx.t(w::SEND_AS_IT_IS))}
            <p class="hint">{ctx.t(w::WILL_BE_STRUCK)}</p>
        </form>
    };
    light(ctx.t(w::READ_AGAIN), Room::Residents, body.into_any())
}

fn passage(ctx: &Ctx, hint: &Hint) -> AnyView {
    let looks: Words = hint.kind.words();
    view! { <li><strong><bdi>{hint.words.clone()}</bdi></strong>" "{ctx.t(looks)}</li> }.into_any()
}

/// The same form without its faults: the passages are told above.
fn calm(ctx: &Ctx) -> Ctx {
    let without = |f: &FormState| FormState { problem: Problem { fields: Vec::new(), ..f.problem.clone() }, ..f.clone() };
    Ctx { form: ctx.form.as_ref().map(without), ..ctx.clone() }
}

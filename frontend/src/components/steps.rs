//! The nine steps of a diagnosis, and what is missing before one may close.

use crate::components::icon::{Icon, icon};
use crate::ctx::Ctx;
use constat_shared::diagnosis::StepState;
use leptos::prelude::*;

constat_shared::words! {
    DONE = "fait", "gedaan", "done";
    TO_DO = "manque", "ontbreekt", "missing";
}

/// One step.
pub struct StepDisc {
    /// What is written in its disc.
    pub number: u8,
    /// Name.
    pub name: String,
    /// State.
    pub state: StepState,
    /// From when to when, in words; may be empty.
    pub dates: String,
    /// Its page.
    pub href: Option<String>,
    /// What is said about it.
    pub body: Option<AnyView>,
}

/// The steps in their order.
pub fn steps(ctx: &Ctx, steps: Vec<StepDisc>) -> AnyView {
    let items = steps
        .into_iter()
        .map(|StepDisc { number, name, state, dates, href, body }| {
            let title = match href {
                Some(href) => view! { <a href=href>{name}</a> }.into_any(),
                None => name.into_any(),
            };
            let dates = if dates.is_empty() { dates } else { format!(", {dates}") };
            view! {
                <li data-state=state.as_str()>
                    <span class="disc" aria-hidden="true">{number.to_string()}</span>
                    <div>
                        <h3>{title}<span class="meta"><strong>{ctx.t(state.words())}</strong>{dates}</span></h3>
                        {body}
                    </div>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="steps">{items}</ol> }.into_any()
}

/// One thing that a step waits for.
pub struct Missing {
    /// Whether it is there.
    pub done: bool,
    /// What it is.
    pub text: String,
    /// Where it is settled.
    pub href: Option<String>,
}

/// What a step waits for, under a title of its own.
pub fn missing(ctx: &Ctx, title: &str, things: Vec<Missing>) -> AnyView {
    view! { <div class="guards"><h4>{title.to_owned()}</h4>{missing_list(ctx, things)}</div> }.into_any()
}

/// The same where the page has said what it is.
pub fn missing_list(ctx: &Ctx, things: Vec<Missing>) -> AnyView {
    let items = things
        .into_iter()
        .map(|Missing { done, text, href }| {
            let text = match href {
                Some(href) => view! { <a href=href>{text}</a> }.into_any(),
                None => text.into_any(),
            };
            let (class, sign, word) = if done { (Some("done"), Icon::Check, DONE) } else { (None, Icon::Box, TO_DO) };
            view! { <li class=class>{icon(sign)}<span><span class="sr">{ctx.t(word)}" "</span>{text}</span></li> }
        })
        .collect_view();
    view! { <ul class="missing">{items}</ul> }.into_any()
}

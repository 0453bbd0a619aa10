//! How the saving stands, said inside the form.

use crate::words as w;
use constat_shared::locale::Locale;
use leptos::prelude::*;

/// How it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was typed yet.
    Quiet,
    /// On its way.
    Running,
    /// Stored.
    Saved,
    /// Kept here, sent again later.
    Waiting,
    /// The server says why not.
    Refused(String),
    /// Another version was stored.
    Conflict,
}

/// The line: how it stands, and words of an earlier visit that are still here.
#[component]
pub fn SaveState(
    /// Language.
    locale: Locale,
    /// How it stands.
    saving: ArcRwSignal<Saving>,
    /// Whether there are words of an earlier visit.
    older: ArcRwSignal<bool>,
    /// The page, where the other version stands.
    page: String,
    /// Puts the earlier words back, or forgets them.
    decide: impl Fn(bool) + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let line = move || {
        let said = match saving.get() {
            // The line takes no place as long as there is nothing to say.
            Saving::Quiet => return None,
            Saving::Running => w::SAVING.get(locale).into_any(),
            Saving::Saved => w::SAVED.get(locale).into_any(),
            Saving::Waiting => w::WAITING.get(locale).into_any(),
            Saving::Refused(message) => message.into_any(),
            Saving::Conflict => view! { {w::CONFLICT.get(locale)}<a href=page.clone()>{w::THEIRS.get(locale)}</a> }.into_any(),
        };
        Some(view! { <span>{said}</span> })
    };
    let offer = move || {
        let (take, forget) = (decide.clone(), decide.clone());
        older.get().then(move || {
            view! {
                <span>{w::OLDER.get(locale)}</span>
                <button class="btn text" type="button" on:click=move |_| take(true)>{w::TAKE.get(locale)}</button>
                <button class="btn text" type="button" on:click=move |_| forget(false)>{w::FORGET.get(locale)}</button>
            }
        })
    };
    view! { {line} {offer} }
}

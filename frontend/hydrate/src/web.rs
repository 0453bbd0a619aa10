//! The page: its forms, its language, what happens to it.

use constat_shared::locale::Locale;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, EventTarget, HtmlElement, HtmlFormElement, Window};

/// The window.
pub fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// All forms that a selector finds.
pub fn forms(selector: &str) -> Vec<HtmlFormElement> {
    let Some(found) = document().and_then(|d| d.query_selector_all(selector).ok()) else { return Vec::new() };
    (0..found.length()).filter_map(|place| found.item(place)?.dyn_into().ok()).collect()
}

/// The place inside a form that a selector finds, emptied: what we say stands there.
pub fn place(form: &HtmlFormElement, selector: &str) -> Option<HtmlElement> {
    let place = form.query_selector(selector).ok()??.dyn_into::<HtmlElement>().ok()?;
    place.set_text_content(None);
    Some(place)
}

/// The language of the page.
pub fn locale() -> Locale {
    let root: Option<Element> = document().and_then(|d| d.document_element());
    root.and_then(|root| root.get_attribute("lang")).and_then(|lang| lang.parse().ok()).unwrap_or(Locale::Fr)
}

/// Whether the page is out of sight, perhaps for good.
pub fn hidden() -> bool {
    document().is_some_and(|d| d.visibility_state() == web_sys::VisibilityState::Hidden)
}

/// Listens for as long as the page lives.
pub fn on(target: &EventTarget, event: &str, listen: impl FnMut(Event) + 'static) {
    let listen = Closure::<dyn FnMut(Event)>::new(listen).into_js_value();
    // Fails only without a function.
    let _ = target.add_event_listener_with_callback(event, listen.unchecked_ref());
}

/// Listens on the whole document.
pub fn on_document(event: &str, listen: impl FnMut(Event) + 'static) {
    if let Some(document) = document() {
        on(&document, event, listen);
    }
}

/// Does something later; gives back what stops it.
pub fn later(milliseconds: u64, work: impl FnOnce() + 'static) -> Option<leptos::prelude::TimeoutHandle> {
    leptos::prelude::set_timeout_with_handle(work, Duration::from_millis(milliseconds)).ok()
}

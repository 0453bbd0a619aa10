//! Points left, counted as they are given.

use crate::{web, words as w};
use constat_shared::locale::Locale;
use leptos::prelude::*;
use std::cmp::Ordering;
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement};

/// Points given so far.
fn given(form: &HtmlFormElement) -> i64 {
    let all = form.elements();
    let fields = (0..all.length()).filter_map(|place| all.item(place)?.dyn_into::<HtmlInputElement>().ok());
    fields
        .filter(|f| f.name() == "points")
        .filter_map(|f| f.value().trim().parse::<i64>().ok())
        .filter(|n| *n > 0)
        .fold(0, i64::saturating_add)
}

fn said(locale: Locale, left: i64) -> String {
    let words = match (left.cmp(&0), left.unsigned_abs()) {
        (Ordering::Greater, 1) => w::LEFT_ONE,
        (Ordering::Greater, _) => w::LEFT,
        (Ordering::Equal, _) => w::LEFT_NONE,
        (Ordering::Less, 1) => w::OVER_ONE,
        (Ordering::Less, _) => w::OVER,
    };
    words.fill(locale, &[("n", &left.unsigned_abs())])
}

/// Counts in this form from now on.
pub fn wake(form: &HtmlFormElement) {
    let points = form.get_attribute("data-dots").and_then(|text| text.parse::<i64>().ok());
    let (Some(points), Some(place)) = (points, web::place(form, "[data-dots-left]")) else { return };
    let locale = web::locale();
    let left = ArcRwSignal::new(points.saturating_sub(given(form)));
    let shown = left.clone();
    mount_to(place, move || view! { <span>{move || said(locale, shown.get())}</span> }).forget();
    let counted = form.clone();
    web::on(form, "input", move |_| left.set(points.saturating_sub(given(&counted))));
}

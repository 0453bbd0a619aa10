//! Pictures of places, drawn on the server: a strip per item. Shape and colour tell colleges apart together. No text of a person
//! goes into them.

use super::words as w;
use crate::ctx::Ctx;
use constat_shared::api::prioritisation::{College, CollegePlace, Compared};
use leptos::prelude::*;
use std::fmt::Write as _;

/// A college's mark around a point.
pub(super) fn mark(college: College, x: f64, y: f64, size: f64) -> String {
    match college {
        College::Residents => format!(r#"<circle class="res" cx="{x:.1}" cy="{y:.1}" r="{size:.1}"/>"#),
        College::Workers => {
            let (left, top, edge) = (x - size * 0.92, y - size * 0.92, size * 1.84);
            format!(r#"<rect class="work" x="{left:.1}" y="{top:.1}" width="{edge:.1}" height="{edge:.1}"/>"#)
        }
        College::Organisations => {
            let (top, d) = (y - size * 1.33, size * 1.33);
            format!(r#"<path class="org" d="M{x:.1} {top:.1}l{d:.1} {d:.1}l-{d:.1} {d:.1}l-{d:.1} -{d:.1}z"/>"#)
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "places on a picture: at most forty")]
pub(super) fn figure(place: i64) -> f64 {
    place as f64
}

/// In words, for who does not see the picture.
fn told(ctx: &Ctx, places: &[CollegePlace]) -> String {
    let place = ctx.t(w::PLACE).to_lowercase();
    places.iter().map(|p| format!("{} {place} {}", ctx.t(p.college.words()), p.place)).collect::<Vec<_>>().join(", ")
}

/// The places of one item on a line from 1 to `last`.
pub(super) fn strip(ctx: &Ctx, compared: &Compared, last: i64, large: bool) -> AnyView {
    let step = 262.5 / figure((last - 1).max(1));
    let at = |place: i64| 14.0 + step * figure(place - 1);
    let mut svg = String::new();
    for place in 1..=last {
        let x = at(place);
        // Writing to a String cannot fail.
        let _ = write!(svg, r#"<path class="grid" d="M{x:.1} 6v24"/>"#);
    }
    let (from, to) = (at(compared.gap.high.place), at(compared.gap.low.place));
    let class = if large { "gap" } else { "gap small" };
    let _ = write!(svg, r#"<path class="{class}" d="M{from:.1} 18H{to:.1}"/>"#);
    for (index, p) in compared.places.iter().enumerate() {
        // Marks at one place stand above one another.
        let same = compared.places.iter().filter(|other| other.place == p.place).count();
        let before = compared.places.iter().take(index).filter(|other| other.place == p.place).count();
        let y = 18.0
            + match (same, before) {
                (2, 0) => -6.5,
                (2, _) => 6.5,
                (3, 0) => -11.0,
                (3, 2) => 11.0,
                _ => 0.0,
            };
        svg.push_str(&mark(p.college, at(p.place), y, 6.0));
    }
    view! { <div class="chart"><svg viewBox="0 0 291 36" role="img" aria-label=told(ctx, &compared.places) inner_html=svg></svg></div> }
        .into_any()
}

//! Pictures of places, drawn on the server: a strip per item, and lines from college to college. Shape and colour tell
//! colleges apart together. No text of a person goes into them.

use super::words as w;
use crate::ctx::Ctx;
use constat_shared::api::prioritisation::{College, CollegePlace, Compared};
use leptos::prelude::*;
use std::fmt::Write as _;

/// A college's mark around a point.
fn mark(college: College, x: f64, y: f64, size: f64) -> String {
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
fn figure(place: i64) -> f64 {
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

/// Lines from each college's place to the next one's; the widest gaps in bold.
pub(super) fn slopes(ctx: &Ctx, compared: &[Compared], colleges: &[College], widest: i64) -> AnyView {
    let between = 260.0 / figure(i64::try_from(colleges.len().saturating_sub(1)).unwrap_or(1).max(1));
    let column = |index: usize| 140.0 + between * figure(i64::try_from(index).unwrap_or_default());
    let row = |place: i64| 48.0 + 34.0 * figure(place - 1);
    let height = row(i64::try_from(compared.len()).unwrap_or(1)) + 24.0;
    let mut svg = String::new();
    for (index, college) in colleges.iter().enumerate() {
        let (x, name) = (column(index), ctx.t(college.words()));
        let _ = write!(svg, r#"<text class="s m" x="{x:.0}" y="18">{name}</text>"#);
    }
    // Bold lines come last, on top.
    let mut order: Vec<&Compared> = compared.iter().collect();
    order.sort_by_key(|c| c.gap.places);
    for c in &order {
        let mut line = String::new();
        for (index, p) in c.places.iter().enumerate() {
            let _ = write!(line, "{}{:.0} {:.0}", if index == 0 { 'M' } else { 'L' }, column(index), row(p.place));
        }
        let class = if c.gap.places == widest { "ln hot" } else { "ln" };
        let _ = write!(svg, r#"<path class="{class}" d="{line}"/>"#);
    }
    for c in &order {
        for (index, p) in c.places.iter().enumerate() {
            svg.push_str(&mark(p.college, column(index), row(p.place), 7.0));
        }
    }
    for (end, first) in [(0, true), (colleges.len().saturating_sub(1), false)] {
        for place in 1..=i64::try_from(compared.len()).unwrap_or(1) {
            let here: Vec<String> = compared
                .iter()
                .filter(|c| c.places.get(end).is_some_and(|p| p.place == place))
                .map(|c| c.item.number.to_string())
                .collect();
            if here.is_empty() {
                continue;
            }
            let (names, y) = (ctx.fill(w::NUMBERED, &[("n", &here.join(", "))]), row(place) + 5.0);
            let _ = if first {
                write!(svg, r#"<text class="e" x="{:.0}" y="{y:.0}">{}&#160;&#160;{place}</text>"#, column(end) - 14.0, names)
            } else {
                write!(svg, r#"<text x="{:.0}" y="{y:.0}">{place}&#160;&#160;{}</text>"#, column(end) + 14.0, names)
            };
        }
    }
    let label = ctx.t(w::MOVES);
    let caption = ctx.fill(w::MOVES_NOTE, &[("n", &widest)]);
    let frame = format!("0 0 540 {height:.0}");
    view! {
        <figure class="chart slopes">
            <svg viewBox=frame role="img" aria-label=label inner_html=svg></svg>
            <figcaption>{caption}</figcaption>
        </figure>
    }
    .into_any()
}

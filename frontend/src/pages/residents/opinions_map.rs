//! The map of opinions, drawn on the server. Shape and colour tell groups apart together, and a letter stands on each. No text of a
//! person goes into it.

use super::opinions_words as o;
use crate::ctx::Ctx;
use constat_shared::api::consultation::{OpinionPoint, OpinionsView};
use constat_shared::locale::Words;
use leptos::prelude::*;
use std::fmt::Write as _;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 420.0;
const EDGE: f64 = 22.0;

/// What groups are called: numbers would read as ranks.
const LETTERS: [char; 5] = ['A', 'B', 'C', 'D', 'E'];
const SHAPES: [Words; 5] = [o::CIRCLES, o::SQUARES, o::TRIANGLES, o::DIAMONDS, o::CROSSES];
const COLOURS: [&str; 5] = ["var(--accent)", "var(--part)", "var(--away)", "var(--yes)", "var(--no)"];

/// A group's letter.
pub(super) fn letter(group: usize) -> char {
    LETTERS.get(group).copied().unwrap_or('?')
}

/// A group's mark, as it is on the map.
pub(super) fn mark(group: usize) -> AnyView {
    let svg = format!(r#"<path fill="{}" d="{}"/>"#, colour(group), shape(group, 8.0, 8.0, 6.0));
    view! { <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" inner_html=svg></svg> }.into_any()
}

fn colour(group: usize) -> &'static str {
    COLOURS.get(group).copied().unwrap_or("var(--ink)")
}

/// The outline of a group's mark around a place.
fn shape(group: usize, x: f64, y: f64, r: f64) -> String {
    match group {
        0 => format!("M{:.1} {y:.1}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0-{d} 0z", x - r, d = r * 2.0),
        1 => format!("M{:.1} {:.1}h{d:.1}v{d:.1}h-{d:.1}z", x - r * 0.9, y - r * 0.9, d = r * 1.8),
        2 => format!("M{x:.1} {:.1}l{a:.1} {h:.1}h-{b:.1}z", y - r * 1.1, a = r * 1.15, h = r * 2.0, b = r * 2.3),
        3 => format!("M{x:.1} {:.1}l{d:.1} {d:.1}l-{d:.1} {d:.1}l-{d:.1}-{d:.1}z", y - r * 1.25, d = r * 1.25),
        _ => {
            let (arm, long) = (r * 0.65, r * 0.85);
            format!(
                "M{:.1} {:.1}h{arm:.1}v{long:.1}h{long:.1}v{arm:.1}h-{long:.1}v{long:.1}h-{arm:.1}v-{long:.1}h-{long:.1}v-{arm:.1}h{long:.1}z",
                x - arm / 2.0,
                y - arm / 2.0 - long
            )
        }
    }
}

/// From what is on the map to places on the picture.
struct Scale {
    left: f64,
    top: f64,
    by: f64,
    shift: (f64, f64),
}

impl Scale {
    /// One scale for both directions: distance is what counts.
    fn of(points: &[OpinionPoint]) -> Self {
        let range = |value: fn(&OpinionPoint) -> f64| {
            let ends = |(low, high): (f64, f64), v: f64| (low.min(v), high.max(v));
            points.iter().map(value).fold((f64::INFINITY, f64::NEG_INFINITY), ends)
        };
        let ((left, right), (low, high)) = (range(|p| p.x), range(|p| p.y));
        let (wide, tall) = ((right - left).max(1e-6), (high - low).max(1e-6));
        let by = ((WIDTH - 2.0 * EDGE) / wide).min((HEIGHT - 2.0 * EDGE) / tall);
        let shift = ((WIDTH - wide * by) / 2.0, (HEIGHT - tall * by) / 2.0);
        Self { left, top: high, by, shift }
    }
    fn place(&self, p: &OpinionPoint) -> (f64, f64) {
        (self.shift.0 + (p.x - self.left) * self.by, self.shift.1 + (self.top - p.y) * self.by)
    }
}

/// Where a group lies, in words.
fn lies(ctx: &Ctx, (x, y): (f64, f64)) -> String {
    let part = |at: f64, of: f64, names: [Words; 2]| match at / of {
        share if share < 0.4 => Some(names[0]),
        share if share > 0.6 => Some(names[1]),
        _ => None,
    };
    let found: Vec<&str> = [part(x, WIDTH, [o::LEFT, o::RIGHT]), part(y, HEIGHT, [o::ABOVE, o::BELOW])]
        .into_iter()
        .flatten()
        .map(|words| ctx.t(words))
        .collect();
    if found.is_empty() { ctx.t(o::MIDDLE).to_owned() } else { found.join(", ") }
}

#[expect(clippy::cast_precision_loss, reason = "people on a picture, far below 2^52")]
fn mean(places: &[(f64, f64)]) -> (f64, f64) {
    let n = places.len().max(1) as f64;
    let sum = places.iter().fold((0.0, 0.0), |sum, place| (sum.0 + place.0, sum.1 + place.1));
    (sum.0 / n, sum.1 / n)
}

/// The picture; none without points.
pub(super) fn view(ctx: &Ctx, data: &OpinionsView) -> Option<AnyView> {
    if data.points.is_empty() {
        return None;
    }
    let scale = Scale::of(&data.points);
    let places =
        |group: Option<usize>| -> Vec<(f64, f64)> { data.points.iter().filter(|p| p.group == group).map(|p| scale.place(p)).collect() };
    // Where there are many, marks are smaller.
    let size = if data.points.len() > 400 { 3.2 } else { 6.5 };
    let (mut marks, mut labels, mut told) = (String::new(), String::new(), Vec::new());
    let rest = places(None);
    if !rest.is_empty() {
        let dots: String = rest.iter().map(|(x, y)| shape(0, *x, *y, size * 0.5)).collect();
        // Writing to a String cannot fail.
        let _ = write!(marks, r#"<path fill="var(--edge)" d="{dots}"/>"#);
    }
    for group in (0..data.groups.len()).filter(|group| *group < LETTERS.len()) {
        let at = places(Some(group));
        if at.is_empty() {
            continue;
        }
        let outline: String = at.iter().map(|(x, y)| shape(group, *x, *y, size)).collect();
        let _ = write!(marks, r#"<path fill="{}" d="{outline}"/>"#, colour(group));
        let (x, y) = mean(&at);
        let _ = write!(
            labels,
            r#"<circle cx="{x:.1}" cy="{y:.1}" r="17" fill="var(--sheet)" stroke="{}" stroke-width="2.5"/><text class="m s l" x="{x:.1}" y="{:.1}">{}</text>"#,
            colour(group),
            y + 7.5,
            letter(group)
        );
        let shape = SHAPES.get(group).map_or("", |words| ctx.t(*words));
        told.push(ctx.fill(o::MAP_PART, &[("letter", &letter(group)), ("n", &at.len()), ("shape", &shape), ("where", &lies(ctx, (x, y)))]));
    }
    if !rest.is_empty() {
        told.push(ctx.fill(o::MAP_REST, &[("n", &rest.len())]));
    }
    let title = ctx.fill(o::MAP_TITLE, &[("n", &data.points.len())]);
    let svg =
        format!(r#"<title id="map-t">{title}</title><desc id="map-d">{}. {}</desc>{marks}{labels}"#, told.join("; "), ctx.t(o::MAP_AXES));
    Some(
        view! {
            {key(ctx, data, !rest.is_empty())}
            <figure class="chart">
                <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-labelledby="map-t" aria-describedby="map-d" inner_html=svg></svg>
                <figcaption>{ctx.t(o::MAP_AXES)}</figcaption>
            </figure>
        }
        .into_any(),
    )
}

/// Which mark is which group.
fn key(ctx: &Ctx, data: &OpinionsView, rest: bool) -> AnyView {
    let shown = data.groups.iter().enumerate().filter(|(_, group)| group.size.is_some());
    let parts = shown.map(|(at, _)| view! { <span>{mark(at)}{ctx.fill(o::GROUP, &[("letter", &letter(at))])}</span> }).collect_view();
    let rest = rest.then(|| {
        let svg = format!(r#"<path fill="var(--edge)" d="{}"/>"#, shape(0, 8.0, 8.0, 3.0));
        view! { <span><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" inner_html=svg></svg>{ctx.t(o::NO_GROUP)}</span> }
    });
    view! { <p class="key-line">{parts}{rest}</p> }.into_any()
}

//! The colleges' orders side by side: lines from each place to the next, what is withheld in a hatched band below, and the same as
//! a table. Every mark carries the finding's number, so that the picture reads without colours and where a line is missing.

use super::chart::{figure, mark};
use super::{said, words as w};
use crate::components as ui;
use crate::ctx::Ctx;
use constat_shared::api::prioritisation::{CollegeResult, Item, ResultsView};
use leptos::prelude::*;
use std::fmt::Write as _;

/// Half of a mark, and the space that two marks at one place need.
const SIZE: f64 = 10.5;
const APART: f64 = 26.0;
/// Marks in a row of the band.
const IN_BAND: usize = 3;

/// An item's place in one college.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    /// This one, among the items that the college shows.
    Place(i64),
    /// Not told.
    Held,
    /// The college did not vote on it.
    Absent,
}

/// One item, its cells in the order of the colleges.
struct Row<'a> {
    item: &'a Item,
    cells: Vec<Cell>,
    /// Whether all colleges show it and are as far apart on it as on any.
    wide: bool,
}

/// The picture and its table; nothing for fewer than two colleges with a result.
pub(super) fn view(ctx: &Ctx, data: &ResultsView) -> Option<AnyView> {
    let colleges: Vec<&CollegeResult> = data.colleges.iter().filter(|c| !c.withheld).collect();
    if colleges.len() < 2 {
        return None;
    }
    let rows = rows(data, &colleges);
    let widest = widest(data);
    let held = rows.iter().any(|row| row.cells.contains(&Cell::Held));
    let mut caption = vec![ctx.t(w::ORDERS_NOTE).to_owned()];
    caption.extend(widest.map(|n| ctx.fill(w::MOVES_NOTE, &[("n", &n)])));
    caption.extend(rows.iter().any(leads_past).then(|| ctx.t(w::PAST_NOTE).to_owned()));
    caption.extend(held.then(|| ctx.t(w::BAND_NOTE).to_owned()));
    let (picture, height) = picture(ctx, &colleges, &rows);
    let frame = format!("0 0 316 {height:.0}");
    Some(
        view! {
            <div class="beside">
                <figure class="chart slopes">
                    <svg viewBox=frame role="img" aria-label=ctx.t(w::MOVES) inner_html=picture></svg>
                    <figcaption>{caption.join(" ")}</figcaption>
                </figure>
                {table(ctx, &colleges, &rows)}
            </div>
        }
        .into_any(),
    )
}

/// The largest gap between colleges over what all of them show, if it is one.
fn widest(data: &ResultsView) -> Option<i64> {
    data.compared.iter().map(|c| c.gap.places).max().filter(|n| *n > 1)
}

/// All items, in the order of the first college that knows them.
fn rows<'a>(data: &ResultsView, colleges: &[&'a CollegeResult]) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = Vec::new();
    let widest = widest(data);
    for row in colleges.iter().flat_map(|college| &college.rows) {
        if rows.iter().any(|known| known.item.id == row.item.id) {
            continue;
        }
        let cell = |college: &&CollegeResult| {
            let found = college.rows.iter().find(|other| other.item.id == row.item.id);
            found.map_or(Cell::Absent, |found| found.place.map_or(Cell::Held, Cell::Place))
        };
        let wide = data.compared.iter().any(|c| c.item.id == row.item.id && Some(c.gap.places) == widest);
        rows.push(Row { item: &row.item, cells: colleges.iter().map(cell).collect(), wide });
    }
    rows
}

/// Where things stand.
struct Frame {
    between: f64,
    last: i64,
}

impl Frame {
    fn column(&self, college: usize) -> f64 {
        62.0 + self.between * count(college)
    }
    fn row(place: i64) -> f64 {
        48.0 + 32.0 * figure(place - 1)
    }
    /// Top of the band.
    fn band(&self) -> f64 {
        Self::row(self.last) + 40.0
    }
    /// One of `of` marks beside one another around a column.
    fn beside(&self, college: usize, index: usize, of: usize) -> f64 {
        self.column(college) + APART * (count(index) - count(of.saturating_sub(1)) / 2.0)
    }
}

fn count(number: usize) -> f64 {
    figure(i64::try_from(number).unwrap_or_default())
}

fn picture(ctx: &Ctx, colleges: &[&CollegeResult], rows: &[Row<'_>]) -> (String, f64) {
    let places = rows.iter().flat_map(|row| &row.cells).filter_map(|cell| if let Cell::Place(n) = cell { Some(*n) } else { None });
    let last = places.max().unwrap_or(1);
    let frame = Frame { between: 202.0 / count(colleges.len().saturating_sub(1).max(1)), last };
    let mut svg = String::new();
    // Writing to a String cannot fail.
    for (at, college) in colleges.iter().enumerate() {
        let _ = write!(svg, r#"<text class="s m" x="{:.0}" y="16">{}</text>"#, frame.column(at), ctx.t(college.college.words()));
    }
    for place in 1..=last {
        let y = Frame::row(place);
        let _ = write!(svg, r#"<path class="grid" d="M30 {y:.0}H316"/><text class="q e" x="20" y="{:.0}">{place}</text>"#, y + 4.5);
    }
    // Bold lines come last, on top.
    for wide in [false, true] {
        for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.wide == wide) {
            line(&mut svg, &frame, rows, index, if row.wide { "ln hot" } else { "ln" });
        }
    }
    for (at, college) in colleges.iter().enumerate() {
        for (index, row) in rows.iter().enumerate() {
            if let Some((x, y)) = stands(&frame, rows, index, at) {
                svg.push_str(&mark(college.college, x, y, SIZE));
                let _ = write!(svg, r#"<text class="no" x="{x:.1}" y="{:.1}">{}</text>"#, y + 4.0, row.item.number);
            }
        }
    }
    let height = band(ctx, &mut svg, &frame, colleges, rows);
    (svg, height)
}

/// Where an item's mark stands in a college that shows it; marks at one place stand beside one another.
fn stands(frame: &Frame, rows: &[Row<'_>], item: usize, college: usize) -> Option<(f64, f64)> {
    let cell = |row: &Row<'_>| row.cells.get(college).copied();
    let Some(Cell::Place(place)) = rows.get(item).and_then(cell) else { return None };
    let same: Vec<usize> =
        rows.iter().enumerate().filter(|(_, row)| cell(row) == Some(Cell::Place(place))).map(|(index, _)| index).collect();
    let before = same.iter().filter(|index| **index < item).count();
    Some((frame.beside(college, before, same.len()), Frame::row(place)))
}

/// From each college that shows an item to the next that does; dashed past one in between that does not.
fn line(svg: &mut String, frame: &Frame, rows: &[Row<'_>], item: usize, class: &str) {
    let mut from: Option<(usize, f64, f64)> = None;
    for at in 0..rows.get(item).map_or(0, |row| row.cells.len()) {
        let Some((x, y)) = stands(frame, rows, item, at) else { continue };
        if let Some((before, from_x, from_y)) = from {
            let past = if before + 1 == at { "" } else { " past" };
            let _ = write!(svg, r#"<path class="{class}{past}" d="M{from_x:.1} {from_y:.1}L{x:.1} {y:.1}"/>"#);
        }
        from = Some((at, x, y));
    }
}

/// Whether a line leads past a college.
fn leads_past(row: &Row<'_>) -> bool {
    let shown = |cell: &Cell| matches!(cell, Cell::Place(_));
    let first = row.cells.iter().position(shown);
    let last = row.cells.iter().rposition(shown);
    first.zip(last).is_some_and(|(first, last)| row.cells.iter().skip(first).take(last - first).any(|cell| !shown(cell)))
}

/// What each college withholds; gives back where the picture ends.
fn band(ctx: &Ctx, svg: &mut String, frame: &Frame, colleges: &[&CollegeResult], rows: &[Row<'_>]) -> f64 {
    let held = |college: usize| rows.iter().filter(move |row| row.cells.get(college) == Some(&Cell::Held));
    let most = (0..colleges.len()).map(|college| held(college).count()).max().unwrap_or(0);
    let top = frame.band();
    if most == 0 {
        return top;
    }
    let bottom = top + 26.0 + 28.0 * count(most.div_ceil(IN_BAND));
    let _ = write!(
        svg,
        concat!(
            r#"<defs><pattern id="held" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">"#,
            r#"<path class="grid" d="M0 0V6"/></pattern></defs><rect class="held" x="0" y="{top:.0}" width="316" height="{high:.0}"/>"#,
            r#"<text class="s" x="0" y="{text:.0}">{word}</text>"#
        ),
        high = bottom - top,
        text = top - 8.0,
        top = top,
        word = ctx.t(w::WITHHELD_BAND),
    );
    for (at, college) in colleges.iter().enumerate() {
        let all: Vec<&Row<'_>> = held(at).collect();
        for (line, some) in all.chunks(IN_BAND).enumerate() {
            for (index, row) in some.iter().enumerate() {
                let (x, y) = (frame.beside(at, index, some.len()), top + 27.0 + 28.0 * count(line));
                let _ = write!(svg, r#"<g class="out">{}</g>"#, mark(college.college, x, y, SIZE));
                let _ = write!(svg, r#"<text class="no out" x="{x:.1}" y="{:.1}">{}</text>"#, y + 4.0, row.item.number);
            }
        }
    }
    bottom + 4.0
}

fn table(ctx: &Ctx, colleges: &[&CollegeResult], rows: &[Row<'_>]) -> AnyView {
    let mut head = vec![ctx.t(w::FINDING).to_owned()];
    head.extend(colleges.iter().map(|college| ctx.t(college.college.words()).to_owned()));
    let lines = rows
        .iter()
        .map(|row| {
            let (text, lang) = said(ctx, row.item);
            let first = view! { <span class="numbered"><b class="n">{row.item.number}</b><span lang=lang>{text}</span></span> };
            let mut cells = vec![first.into_any()];
            cells.extend(row.cells.iter().map(|cell| match cell {
                Cell::Place(place) => ui::number_cell(*place),
                Cell::Held => ui::held_cell(ctx.t(w::WITHHELD)),
                Cell::Absent => view! { <span class="n">"–"</span> }.into_any(),
            }));
            cells
        })
        .collect();
    ui::table(ctx.t(w::ORDERS), head, lines)
}

#[cfg(test)]
mod tests {
    use super::{Cell, Frame, Item, Row, stands};

    fn item(number: i32) -> Item {
        let id = format!("00000000-0000-4000-8000-{number:012}").parse().unwrap();
        Item { id, number, sentence: String::new(), language: "fr".to_owned(), translation: String::new() }
    }

    #[test]
    fn what_a_college_withholds_has_no_place_in_the_picture_and_ties_stand_apart() {
        let items = [item(1), item(2), item(3)];
        let cells = [[Cell::Place(1), Cell::Held], [Cell::Place(1), Cell::Place(1)], [Cell::Absent, Cell::Place(2)]];
        let rows: Vec<Row<'_>> = items.iter().zip(cells).map(|(item, cells)| Row { item, cells: cells.to_vec(), wide: false }).collect();
        let frame = Frame { between: 202.0, last: 2 };
        let at = |item, college| stands(&frame, &rows, item, college);
        assert_eq!(at(0, 1), None);
        assert_eq!(at(2, 0), None);
        let (one, other) = (at(0, 0).unwrap(), at(1, 0).unwrap());
        assert!((one.1 - other.1).abs() < 0.1 && (other.0 - one.0).abs() > 20.0);
        assert_eq!(at(1, 1), Some((264.0, Frame::row(1))));
    }
}

//! The result of one closed round: bars, the same as a table, what is withheld and why.

use super::{conduct, decimal, firm, method_words as m, percent, picture, points, said, words as w};
use crate::components as ui;
use crate::ctx::Ctx;
use constat_shared::api::prioritisation::{CollegeResult, Criterion, ResultRow, RoundMethod};
use constat_shared::locale::Words;
use leptos::prelude::*;

/// A section with the result.
pub(super) fn result(ctx: &Ctx, result: &CollegeResult, title: &str) -> AnyView {
    let turnout = ctx.fill(w::VOTED_N, &[("voted", &result.turnout.voted), ("entitled", &result.turnout.entitled)]);
    if result.withheld {
        let text = ctx.fill(w::WITHHELD_ALL, &[("n", &result.threshold)]);
        return ui::section_with(title, &turnout, ui::stack(vec![firm::quorum(ctx, result).into_any(), ui::notice(&text)]));
    }
    let shown: Vec<(&ResultRow, f64)> = result.rows.iter().filter_map(|row| row.share.map(|share| (row, share))).collect();
    // Bars compare with the longest of them: shares of many items are all small.
    let longest = shown.iter().map(|(_, share)| *share).fold(0.0, f64::max);
    let bars = shown
        .iter()
        .map(|(row, share)| {
            let place = row.place.unwrap_or_default();
            let label = format!("{place}\u{2002}{}", said(ctx, &row.item).0);
            (label, percent(ctx, *share), if longest > 0.0 { share / longest } else { 0.0 })
        })
        .collect();
    let hidden = result.rows.iter().filter(|row| row.place.is_none()).count();
    let withheld = (hidden > 0).then(|| ui::notice(&ctx.fill(w::WITHHELD_SOME, &[("k", &hidden), ("n", &result.threshold)])));
    let more = columns(ctx, result);
    let rows = result.rows.iter().map(|row| table_row(ctx, row, &more)).collect();
    let mut head = [w::FINDING, w::PLACE, w::SCORE, w::SHARE, w::VOICES].map(|words| ctx.t(words).to_owned()).to_vec();
    head.extend(more.iter().map(|(title, _)| title.clone()));
    let body = ui::stack(vec![
        firm::quorum(ctx, result).into_any(),
        ui::bars(ctx.t(result.method.words()), &note(ctx, result), bars),
        withheld.into_any(),
        picture::view(ctx, result).into_any(),
        firm::view(ctx, result).into_any(),
        conduct::changes(ctx, &result.changes).into_any(),
        ui::disclosure(ctx.t(w::FIGURES), ui::table(title, head, rows)),
    ]);
    let meta = result.agreement.map_or(turnout.clone(), |agreement| {
        format!("{turnout} · {}, W\u{A0}=\u{A0}{}", ctx.t(w::AGREEMENT_IN), agreement_line(ctx, agreement))
    });
    ui::section_with(title, &meta, body)
}

/// What a method has more to tell of an item, or of how firm its place is: a title, and the figure of a row.
type Column = (String, Box<dyn Fn(&Ctx, &ResultRow) -> Option<String>>);

fn columns(ctx: &Ctx, result: &CollegeResult) -> Vec<Column> {
    let mut all: Vec<Column> = Vec::new();
    if result.method == RoundMethod::Reaction {
        all.push((ctx.t(m::AGREE).to_owned(), Box::new(|_, row| row.answers.map(|a| a.agree.to_string()))));
        all.push((ctx.t(m::DISAGREE).to_owned(), Box::new(|_, row| row.answers.map(|a| a.disagree.to_string()))));
        all.push((ctx.t(m::PASS).to_owned(), Box::new(|_, row| row.answers.map(|a| a.pass.to_string()))));
    }
    for (place, criterion) in result.settings.criteria.iter().enumerate() {
        let title = criterion.name.get(ctx.locale).to_owned();
        all.push((title, Box::new(move |ctx, row| row.means.get(place).map(|mean| decimal(ctx, *mean, 2)))));
    }
    if result.rows.iter().any(|row| row.strength.is_some()) {
        all.push((ctx.t(m::STRENGTH).to_owned(), Box::new(|ctx, row| row.strength.map(|s| picture::interval(ctx, &s)))));
    }
    if let Some(told) = result.firm {
        all.push((ctx.fill(m::FIRM, &[("top", &told.top)]), Box::new(|ctx, row| row.firm.map(|firm| firm::cell(ctx, firm)))));
    }
    all
}

fn table_row(ctx: &Ctx, row: &ResultRow, more: &[Column]) -> Vec<AnyView> {
    let held = || ui::held_cell(ctx.t(w::WITHHELD));
    let figure = |text: Option<String>| text.map_or_else(held, |text| view! { <span class="n">{text}</span> }.into_any());
    let mut cells = vec![
        ui::cell(&format!("{}\u{2002}{}", row.item.number, said(ctx, &row.item).0)),
        figure(row.place.map(|n| n.to_string())),
        figure(row.score.map(|n| points(ctx, n))),
        figure(row.share.map(|n| percent(ctx, n))),
        figure(row.voices.map(|n| n.to_string())),
    ];
    cells.extend(more.iter().map(|(_, of)| figure(of(ctx, row))));
    cells
}

/// How it was counted.
pub(super) fn note(ctx: &Ctx, result: &CollegeResult) -> String {
    match result.method {
        RoundMethod::Dots => ctx.fill(w::DOTS_NOTE, &[("points", &result.points), ("most", &result.most)]),
        RoundMethod::Ranking => ctx.t(w::RANKING_NOTE).to_owned(),
        RoundMethod::Approval => ctx.fill(m::APPROVAL_NOTE, &[("most", &result.most)]),
        RoundMethod::Reaction => ctx.t(m::REACTION_NOTE).to_owned(),
        RoundMethod::Rating => ctx.fill(m::RATING_NOTE, &[("criteria", &weights(ctx, result))]),
        RoundMethod::Hanlon => ctx.t(m::HANLON_NOTE).to_owned(),
        RoundMethod::Comparison => ctx.t(m::COMPARISON_NOTE).to_owned(),
    }
}

fn weights(ctx: &Ctx, result: &CollegeResult) -> String {
    let one = |criterion: &Criterion| format!("{} × {}", criterion.name.get(ctx.locale), criterion.weight);
    result.settings.criteria.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// How strong an agreement is, in a word.
pub(super) const fn strength(agreement: f64) -> Words {
    if agreement < 0.3 {
        w::WEAK
    } else if agreement < 0.5 {
        w::MEDIUM
    } else if agreement < 0.7 {
        w::FAIRLY
    } else {
        w::STRONG
    }
}

fn agreement_line(ctx: &Ctx, agreement: f64) -> String {
    format!("{} ({})", decimal(ctx, agreement, 2), ctx.t(strength(agreement)))
}

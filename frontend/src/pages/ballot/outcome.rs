//! The result of one closed round: bars, the same as a table, what is withheld and why.

use super::{decimal, percent, points, said, words as w};
use crate::components as ui;
use crate::ctx::Ctx;
use constat_shared::api::prioritisation::{CollegeResult, ResultRow, RoundMethod};
use constat_shared::locale::Words;
use leptos::prelude::*;

/// A section with the result.
pub(super) fn result(ctx: &Ctx, result: &CollegeResult, title: &str) -> AnyView {
    let turnout = ctx.fill(w::VOTED_N, &[("voted", &result.turnout.voted), ("entitled", &result.turnout.entitled)]);
    if result.withheld {
        let text = ctx.fill(w::WITHHELD_ALL, &[("n", &result.threshold)]);
        return ui::section_with(title, &turnout, ui::notice(&text));
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
    let rows = result.rows.iter().map(|row| table_row(ctx, row)).collect();
    let head = [w::FINDING, w::PLACE, w::SCORE, w::SHARE, w::VOICES].map(|words| ctx.t(words).to_owned()).to_vec();
    let body = ui::stack(vec![
        ui::bars(ctx.t(result.method.words()), &note(ctx, result), bars),
        withheld.into_any(),
        ui::disclosure(ctx.t(w::FIGURES), ui::table(title, head, rows)),
    ]);
    let meta = result.agreement.map_or(turnout.clone(), |agreement| {
        format!("{turnout} · {}, W\u{A0}=\u{A0}{}", ctx.t(w::AGREEMENT_IN), agreement_line(ctx, agreement))
    });
    ui::section_with(title, &meta, body)
}

fn table_row(ctx: &Ctx, row: &ResultRow) -> Vec<AnyView> {
    let held = || ui::held_cell(ctx.t(w::WITHHELD));
    let figure = |text: Option<String>| text.map_or_else(held, |text| view! { <span class="n">{text}</span> }.into_any());
    vec![
        ui::cell(&format!("{}\u{2002}{}", row.item.number, said(ctx, &row.item).0)),
        figure(row.place.map(|n| n.to_string())),
        figure(row.score.map(|n| points(ctx, n))),
        figure(row.share.map(|n| percent(ctx, n))),
        figure(row.voices.map(|n| n.to_string())),
    ]
}

/// How it was counted.
pub(super) fn note(ctx: &Ctx, result: &CollegeResult) -> String {
    match result.method {
        RoundMethod::Dots => ctx.fill(w::DOTS_NOTE, &[("points", &result.points), ("most", &result.most)]),
        RoundMethod::Ranking => ctx.t(w::RANKING_NOTE).to_owned(),
    }
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

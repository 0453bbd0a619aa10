//! A picture for each method that has more to show than bars: answers, strengths with their intervals, criteria. Drawn on the
//! server, told apart by shape and not by colour; the same figures stand in words and in the table beside.

use super::{decimal, method_words as m, said};
use crate::components as ui;
use crate::ctx::Ctx;
use constat_shared::api::prioritisation::{Answers, CollegeResult, ResultRow, RoundMethod, Strength};
use leptos::prelude::*;

/// The picture of this result, if its method has one of its own.
pub(super) fn view(ctx: &Ctx, result: &CollegeResult) -> Option<AnyView> {
    let rows: Vec<&ResultRow> = result.rows.iter().filter(|row| row.place.is_some()).collect();
    match result.method {
        RoundMethod::Reaction => Some(reactions(ctx, &rows)),
        RoundMethod::Comparison => strengths(ctx, &rows),
        RoundMethod::Rating | RoundMethod::Hanlon => Some(criteria(ctx, result, &rows)),
        RoundMethod::Dots | RoundMethod::Ranking | RoundMethod::Approval => None,
    }
}

fn figure(title: &str, note: &str, rows: Vec<AnyView>) -> AnyView {
    view! { <figure class="bars chart"><figcaption class="h-ui">{title.to_owned()}</figcaption>{rows}<p class="meta">{note.to_owned()}</p></figure> }.into_any()
}

/// An item, its figures in words, and under them its picture.
fn row(ctx: &Ctx, row: &ResultRow, words: String, picture: Option<(String, &'static str)>) -> AnyView {
    let (text, lang) = said(ctx, &row.item);
    let label = format!("{}\u{2002}{text}", row.place.unwrap_or_default());
    let picture =
        picture.map(|(svg, frame)| view! { <svg viewBox=frame preserveAspectRatio="none" aria-hidden="true" inner_html=svg></svg> });
    view! { <div class="bar-row told"><span lang=lang>{label}</span><strong class="n">{words}</strong>{picture}</div> }.into_any()
}

#[expect(clippy::cast_precision_loss, reason = "numbers of ballots")]
fn reaction_bar(answers: &Answers) -> String {
    let [agree, pass, disagree] = [answers.agree, answers.pass, answers.disagree].map(|number| number as f64);
    let all = (agree + pass + disagree).max(1.0);
    let [agree, pass, disagree] = [agree, pass, disagree].map(|number| 100.0 * number / all);
    let (from, to) = (agree, agree + pass);
    format!(
        r#"<rect class="full" width="{agree:.2}" height="6"/><path class="thin" d="M{from:.2} 3H{to:.2}"/><rect class="hollow" x="{to:.2}" y=".5" width="{disagree:.2}" height="5"/>"#
    )
}

fn reactions(ctx: &Ctx, rows: &[&ResultRow]) -> AnyView {
    let one = |r: &&ResultRow| match &r.answers {
        Some(answers) => {
            let words = ctx.fill(m::REACTIONS_OF, &[("agree", &answers.agree), ("disagree", &answers.disagree), ("pass", &answers.pass)]);
            row(ctx, r, words, Some((reaction_bar(answers), "0 0 100 6")))
        }
        None => row(ctx, r, ctx.t(m::TOO_RARE).to_owned(), None),
    };
    figure(ctx.t(m::REACTIONS), ctx.t(m::REACTIONS_NOTE), rows.iter().map(one).collect())
}

/// A strength and its interval in words.
pub(super) fn interval(ctx: &Ctx, strength: &Strength) -> String {
    // A true minus, and no nothing below nothing.
    let told = |figure: f64| decimal(ctx, if figure.abs() < 0.005 { 0.0 } else { figure }, 2).replace('-', "\u{2212}");
    let [value, low, high] = [strength.value, strength.low, strength.high].map(told);
    format!("{value} ({low}\u{2009}…\u{2009}{high})")
}

fn strengths(ctx: &Ctx, rows: &[&ResultRow]) -> Option<AnyView> {
    let known: Vec<(&ResultRow, Strength)> = rows.iter().filter_map(|row| Some((*row, row.strength?))).collect();
    let low = known.iter().map(|(_, strength)| strength.low).fold(f64::INFINITY, f64::min);
    let high = known.iter().map(|(_, strength)| strength.high).fold(f64::NEG_INFINITY, f64::max);
    if known.is_empty() || high <= low {
        return None;
    }
    let at = |value: f64| 4.0 + 283.0 * (value - low) / (high - low);
    let draw = |strength: &Strength| {
        let [value, low, high, middle] = [strength.value, strength.low, strength.high, 0.0].map(at);
        let (left, bottom) = (value - 3.5, 7.0);
        format!(
            r#"<path class="grid" d="M{middle:.1} 0v14"/><path class="span" d="M{low:.1} 7H{high:.1}M{low:.1} 3v8M{high:.1} 3v8"/><rect class="full" x="{left:.1}" y="{:.1}" width="7" height="7"/>"#,
            bottom - 3.5
        )
    };
    let rows = known.iter().map(|(r, strength)| row(ctx, r, interval(ctx, strength), Some((draw(strength), "0 0 291 14")))).collect();
    Some(figure(ctx.t(m::STRENGTHS), ctx.t(m::STRENGTH_NOTE), rows))
}

fn criteria(ctx: &Ctx, result: &CollegeResult, rows: &[&ResultRow]) -> AnyView {
    let one = |(place, criterion): (usize, &constat_shared::api::prioritisation::Criterion)| {
        let best = f64::from(criterion.best);
        let bars = rows
            .iter()
            .filter_map(|row| {
                let mean = *row.means.get(place)?;
                Some(ui::bar(mean / best, &ctx.fill(super::words::NUMBERED, &[("n", &row.item.number)]), &decimal(ctx, mean, 1)))
            })
            .collect_view();
        view! { <figure class="bars"><figcaption>{criterion.name.get(ctx.locale).to_owned()}</figcaption>{bars}</figure> }
    };
    let all = result.settings.criteria.iter().enumerate().map(one).collect_view();
    view! { <div class="stack-s"><h3 class="h-ui">{ctx.t(m::CRITERIA_PICTURE)}</h3>{ui::meta(ctx.t(m::CRITERIA_NOTE))}<div class="multiples">{all}</div></div> }
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::reaction_bar;
    use constat_shared::api::prioritisation::Answers;

    #[test]
    fn the_three_answers_share_the_bar() {
        let bar = reaction_bar(&Answers { agree: 5, disagree: 10, pass: 5 });
        assert!(bar.contains(r#"class="full" width="25.00""#) && bar.contains("M25.00 3H50.00"), "{bar}");
        assert!(bar.contains(r#"class="hollow" x="50.00" y=".5" width="50.00""#), "{bar}");
        assert!(!reaction_bar(&Answers { agree: 0, disagree: 0, pass: 0 }).contains("NaN"));
    }
}

//! Pages of prioritisation: rounds, ballots, results side by side.

mod chart;
mod outcome;
mod plan;
pub mod results;
pub mod round;
pub mod rounds;
mod sheet;
pub mod slip;
mod slopes;
pub mod words;

use crate::ctx::Ctx;
use constat_shared::api::prioritisation::Item;
use constat_shared::locale::Locale;

/// What an item says to this reader, and in which language: the translation where it is theirs, else the original.
fn said(ctx: &Ctx, item: &Item) -> (String, String) {
    let wanted = if ctx.locale == Locale::Nl { "nl" } else { "fr" };
    if item.language != wanted && !item.translation.is_empty() && matches!(ctx.locale, Locale::Fr | Locale::Nl) {
        (item.translation.clone(), wanted.to_owned())
    } else {
        (item.sentence.clone(), item.language.clone())
    }
}

/// A figure with at most one decimal, as it is written in this language.
fn decimal(ctx: &Ctx, figure: f64, places: usize) -> String {
    let text = format!("{figure:.places$}");
    if ctx.locale == Locale::En { text } else { text.replace('.', ",") }
}

/// Points: whole numbers stay whole.
fn points(ctx: &Ctx, figure: f64) -> String {
    decimal(ctx, figure, usize::from(figure.fract().abs() > 0.01))
}

/// A part of one as per cent.
fn percent(ctx: &Ctx, share: f64) -> String {
    let space = if ctx.locale == Locale::En { "" } else { "\u{A0}" };
    format!("{:.0}{space}%", share * 100.0)
}

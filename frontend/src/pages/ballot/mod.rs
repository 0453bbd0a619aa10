//! Pages of prioritisation: rounds, ballots, results side by side.

mod cards;
mod chart;
pub mod choose;
mod choose_words;
mod conduct;
mod firm;
pub mod method_words;
mod outcome;
mod picture;
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

/// Points: whole and half numbers stay so; a mean has two decimals.
fn points(ctx: &Ctx, figure: f64) -> String {
    decimal(ctx, figure, if (figure * 2.0).fract().abs() < 0.001 { usize::from(figure.fract().abs() > 0.01) } else { 2 })
}

/// A part of one as per cent.
fn percent(ctx: &Ctx, share: f64) -> String {
    let space = if ctx.locale == Locale::En { "" } else { "\u{A0}" };
    format!("{:.0}{space}%", share * 100.0)
}

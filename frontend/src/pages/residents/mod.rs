//! Consultation: the pages of residents, and those of the members who listen to them.

pub mod code;
pub mod kept;
mod marked;
pub mod opinions;
mod opinions_map;
mod opinions_words;
pub mod paper;
pub mod queue;
mod queue_words;
pub mod sessions;
pub mod take_back;
#[cfg(test)]
mod tests;
mod words;
pub mod write;

use crate::components as ui;
use crate::ctx::{Ctx, Dress, Page};
use constat_shared::api::consultation::{ChannelNumbers, Language, SessionLine, SessionState, ThemeChoice};
use constat_shared::locale::{Bilingual, Locale, long_day};
use constat_shared::permission::Room;
use constat_shared::time::Day;
use leptos::prelude::*;
use words as w;

/// A page of residents: light, in four languages.
fn light(title: &str, room: Room, body: AnyView) -> Page {
    Page { title: title.to_owned(), room, dress: Dress::Light, locales: Locale::ALL, body }
}

/// A page of members.
fn member(title: &str, room: Room, body: AnyView) -> Page {
    Page { title: title.to_owned(), room, dress: Dress::Member, locales: &Locale::MEMBERS, body }
}

/// Themes as answers, with one for none.
fn theme_options(ctx: &Ctx, themes: &[ThemeChoice], none: &str) -> Vec<(String, String)> {
    let named = themes.iter().map(|t| (t.id.to_string(), ctx.t(t.code.words()).to_owned()));
    named.chain([(String::new(), none.to_owned())]).collect()
}

/// Day and hours of a session; one that was held elsewhere has no hours.
fn when(ctx: &Ctx, session: &SessionLine) -> String {
    let day = long_day(ctx.locale, session.day);
    if session.starts.is_empty() { day } else { format!("{day}, {}–{}", session.starts, session.ends) }
}

/// A language by its own name.
fn language(ctx: &Ctx, language: Language) -> String {
    if language == Language::Other { ctx.t(w::OTHER_LANGUAGE).to_owned() } else { language.own_name().to_owned() }
}

/// Every language, as an answer.
fn language_options(ctx: &Ctx) -> Vec<(String, String)> {
    Language::ALL.iter().map(|l| (l.as_str().to_owned(), language(ctx, *l))).collect()
}

fn state_tag(ctx: &Ctx, state: SessionState) -> AnyView {
    let kind = match state {
        SessionState::Planned => ui::Status::Expected,
        SessionState::Open => ui::Status::Study,
        SessionState::Closed => ui::Status::Yes,
    };
    ui::status_tag(kind, ctx.t(state.words()))
}

/// Contributions by channel and by what became of them, with what they add up to.
fn numbers(ctx: &Ctx, place: &str, numbers: &[ChannelNumbers]) -> AnyView {
    let head = [w::CHANNEL, w::WAITING, w::ACCEPTED, w::SET_ASIDE, w::WITHDRAWN, w::TOTAL].map(|words| ctx.t(words).to_owned());
    let row = |name: &str, figures: [i64; 5]| {
        let mut cells = vec![ui::cell(name)];
        cells.extend(figures.map(ui::number_cell));
        cells
    };
    let figures = |n: &ChannelNumbers| [n.received, n.accepted, n.set_aside, n.withdrawn, n.total];
    let used = |n: &&ChannelNumbers| n.total > 0;
    let mut rows: Vec<Vec<AnyView>> = numbers.iter().filter(used).map(|n| row(ctx.t(n.channel.words()), figures(n))).collect();
    let all = |part: fn(&ChannelNumbers) -> i64| numbers.iter().map(part).sum::<i64>();
    rows.push(row(
        ctx.t(w::TOTAL),
        [all(|n| n.received), all(|n| n.accepted), all(|n| n.set_aside), all(|n| n.withdrawn), all(|n| n.total)],
    ));
    // A page may hold several: each says of which session.
    ui::table(&format!("{}, {place}", ctx.t(w::NUMBERS)), head.to_vec(), rows)
}

/// A day in words, the month in Arabic too.
fn day_words(locale: Locale, day: Day) -> String {
    const MONTHS: [&str; 12] =
        ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];
    let date = day.date();
    match usize::try_from(date.month() - 1).ok().and_then(|month| MONTHS.get(month)) {
        Some(month) if locale == Locale::Ar => format!("{}\u{A0}{month}\u{A0}{}", date.day(), date.year()),
        _ => long_day(locale, day),
    }
}

/// What happens to the words, by day as far as days are planned.
fn what_follows(ctx: &Ctx, until: Option<Day>, read_from: Option<Day>, answers: Option<Day>) -> AnyView {
    let day = |words: constat_shared::locale::Words, day: Day| ctx.fill(words, &[("day", &day_words(ctx.locale, day))]);
    let mut facts = Vec::new();
    if let Some(until) = until {
        facts.push((day(w::UNTIL, until), ctx.t(w::UNTIL_TEXT).to_owned()));
    }
    facts.push((read_from.map_or_else(|| ctx.t(w::THEN).to_owned(), |d| day(w::FROM, d)), ctx.t(w::READ_TEXT).to_owned()));
    facts.push((answers.map_or_else(|| ctx.t(w::IN_THE_END).to_owned(), |d| day(w::ON, d)), ctx.t(w::ANSWER_TEXT).to_owned()));
    ui::facts(facts)
}

/// Who asks, at the end of residents' pages.
fn asked_by(ctx: &Ctx, asks: &Bilingual, place: &str) -> AnyView {
    let text = if place.is_empty() {
        ctx.fill(w::ASKED_BY, &[("who", &asks.get(ctx.locale))])
    } else {
        ctx.fill(w::ASKED_BY_AT, &[("who", &asks.get(ctx.locale)), ("place", &place)])
    };
    ui::meta(&text)
}

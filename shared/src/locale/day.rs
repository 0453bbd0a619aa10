//! Days as people read them.

use super::Locale;
use crate::time::Day;

const FR: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const NL: [&str; 12] =
    ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];
const EN: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

fn month(locale: Locale, month: i8) -> &'static str {
    let names = match locale {
        Locale::Fr | Locale::Ar => &FR,
        Locale::Nl => &NL,
        Locale::En => &EN,
    };
    usize::try_from(month - 1).ok().and_then(|i| names.get(i)).copied().unwrap_or_default()
}

/// `3 mars 2027`, `1er mars 2027`, `3 maart 2027`, `3 March 2027`.
pub fn long_day(locale: Locale, day: Day) -> String {
    let date = day.date();
    let first = if date.day() == 1 && matches!(locale, Locale::Fr | Locale::Ar) { "er" } else { "" };
    format!("{}{first}\u{A0}{}\u{A0}{}", date.day(), month(locale, date.month()), date.year())
}

/// `3/3/2027`.
pub fn short_day(day: Day) -> String {
    let date = day.date();
    format!("{}/{}/{}", date.day(), date.month(), date.year())
}

//! What the templates read: the cleaned model, the fonts' names, a date in words, a QR code.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use serde_json::json;

use crate::RenderError;
use crate::fonts::Fonts;
use crate::model::{Document, Locale};
use crate::text::{Cleaner, Strictness};

/// All that a template needs besides the fonts themselves.
pub(crate) struct Input {
    pub(crate) template: Template,
    /// The model and its surroundings as JSON.
    pub(crate) data: Vec<u8>,
    pub(crate) qr: Option<String>,
    /// The date inside the PDF.
    pub(crate) date: Date,
    pub(crate) replaced: usize,
}

/// Which template prints a document.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Template {
    Memorandum,
    Poster,
    Sheets,
    VotingSlips,
}

impl Input {
    pub(crate) fn of(document: &Document, fonts: &Fonts, strictness: Strictness) -> Result<Self, RenderError> {
        let (template, locale, date, target) = match document {
            Document::Memorandum(memorandum) => {
                (Template::Memorandum, memorandum.locale, Some(parse_date(&memorandum.date)?), memorandum.verify_url.as_deref())
            }
            Document::Poster(poster) => (Template::Poster, poster.locale, None, Some(poster.url.as_str())),
            Document::Sheets(sheets) => (Template::Sheets, sheets.locale, None, None),
            Document::VotingSlips(slips) => (Template::VotingSlips, slips.locale, None, Some(slips.url.as_str())),
        };
        let qr = target.and_then(qr_code);
        let mut cleaner = Cleaner::new(fonts, strictness);
        let doc = cleaner.value(serde_json::to_value(document)?);
        let content = json!({
            "doc": doc,
            "serif": Fonts::serif(),
            "sans": Fonts::sans(),
            "date_line": date.map(|date| in_words(date, locale)),
            "qr": qr.is_some(),
            "replaced": cleaner.replaced,
        });
        Ok(Self {
            template,
            data: serde_json::to_vec(&content)?,
            qr,
            // Posters and slips have no date of their own, and an archivable PDF needs one.
            date: date.unwrap_or_else(today),
            replaced: cleaner.replaced,
        })
    }
}

/// Accepts a date, a date with a time, or an instant (then its date in UTC).
fn parse_date(text: &str) -> Result<Date, RenderError> {
    let text = text.trim();
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Ok(instant.to_zoned(TimeZone::UTC).date());
    }
    text.parse::<DateTime>().map(DateTime::date).map_err(|_| RenderError::Date(text.to_owned()))
}

fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}

fn in_words(date: Date, locale: Locale) -> String {
    let (months, first) = match locale {
        Locale::Fr => (
            ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
            "1er",
        ),
        Locale::Nl => (
            ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
            "1",
        ),
    };
    let month = usize::try_from(date.month() - 1).ok().and_then(|index| months.get(index).copied()).unwrap_or_default();
    let day = if date.day() == 1 { first.to_owned() } else { date.day().to_string() };
    format!("{day}\u{a0}{month} {}", date.year())
}

/// An address that is empty or too long for a QR code is only printed as text.
fn qr_code(target: &str) -> Option<String> {
    if target.trim().is_empty() {
        return None;
    }
    let code = QrCode::with_error_correction_level(target.as_bytes(), EcLevel::M).ok()?;
    Some(code.render::<svg::Color<'_>>().quiet_zone(false).min_dimensions(200, 200).build())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_and_written() {
        let first = parse_date("2026-10-01").unwrap();
        assert_eq!(in_words(first, Locale::Fr), "1er\u{a0}octobre 2026");
        let later = parse_date("2026-03-31T23:30:00+02:00").unwrap();
        assert_eq!(in_words(later, Locale::Nl), "31\u{a0}maart 2026");
        assert!(parse_date("2026-03-31T10:00:00").is_ok());
        assert!(matches!(parse_date("soon"), Err(RenderError::Date(_))));
    }

    #[test]
    fn an_unusable_address_gives_no_code() {
        assert!(qr_code(" ").is_none());
        assert!(qr_code(&"x".repeat(9000)).is_none());
        assert!(qr_code("https://valmont.example/lavoir").is_some());
    }
}

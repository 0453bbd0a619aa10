//! Paper of a session: its poster, and sheets to write on.

use super::slip;
use crate::error::Result;
use crate::keys;
use crate::pages::File;
use constat_document::model::{Document, Locale as PaperLocale, Poster, PosterLine, Sheets};
use constat_frontend::ctx::Ctx;
use constat_shared::api::consultation::{CodeTyped, QueueView, ReadQueue, TypeCode};
use constat_shared::error::Fault;
use constat_shared::locale::{Locale, long_day};

/// Sheets in one print: a table of each, and some to spare.
const SHEETS: usize = 20;
/// Lines on a sheet.
const LINES: u32 = 14;

/// From the code that was typed to its page.
pub fn to_page(_ctx: &Ctx, _r: &TypeCode, typed: &CodeTyped) -> Result<File> {
    Ok(File::Redirect(if typed.code.is_empty() { "/r".to_owned() } else { format!("/r/{}", typed.code) }))
}

/// Paper exists in French and Dutch.
const fn paper(locale: Locale) -> (PaperLocale, Locale) {
    if matches!(locale, Locale::Nl) { (PaperLocale::Nl, Locale::Nl) } else { (PaperLocale::Fr, Locale::Fr) }
}

fn when(queue: &QueueView, locale: Locale) -> String {
    format!("{}, {} – {}", long_day(locale, queue.session.day), queue.session.starts, queue.session.ends)
}

fn place(queue: &QueueView) -> String {
    let parts = [queue.session.place.as_str(), queue.session.address.as_str()];
    parts.iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(", ")
}

/// For a waiting room or a shop window.
pub fn poster(ctx: &Ctx, _r: &ReadQueue, queue: &QueueView) -> Result<File> {
    // Of a session that was held elsewhere there is no paper.
    if queue.session.imported {
        return Err(Fault::NotFound.into());
    }
    let (locale, words) = paper(ctx.locale);
    let question = queue.question.get(words);
    let others = queue.session.languages.iter().filter_map(|l| l.locale()).filter(|l| *l != question.1);
    let languages =
        others.map(|l| PosterLine { lang: l.as_str().to_owned(), text: queue.question.text(l).to_owned() }).filter(|l| !l.text.is_empty());
    let poster = Poster {
        locale,
        title: queue.asks.get(words).to_owned(),
        question: question.0.to_owned(),
        place: place(queue),
        date_line: when(queue, words),
        languages: languages.collect(),
        code: queue.code.clone(),
        url: format!("{}/r/{}", ctx.public_url, queue.code),
        promise: queue.promise.get(words).to_owned(),
    };
    Ok(File::Pdf { document: Box::new(Document::Poster(poster)), name: format!("constat-{}", queue.code) })
}

/// Numbers on slips are drawn anew for each print; one exists for us once its sheet is typed in.
pub fn sheets(ctx: &Ctx, _r: &ReadQueue, queue: &QueueView) -> Result<File> {
    // Of a session that was held elsewhere there is no paper.
    if queue.session.imported {
        return Err(Fault::NotFound.into());
    }
    let (locale, words) = paper(ctx.locale);
    let sheets = Sheets {
        locale,
        title: queue.asks.get(words).to_owned(),
        question: queue.question.get(words).0.to_owned(),
        session: format!("{}. {}", when(queue, words), place(queue)),
        code: queue.code.clone(),
        slip_numbers: (0..SHEETS).map(|_| slip::grouped(&keys::spoken_code(slip::LENGTH))).collect(),
        lines: LINES,
        promise: queue.promise.get(words).to_owned(),
    };
    Ok(File::Pdf { document: Box::new(Document::Sheets(sheets)), name: format!("constat-{}-sheets", queue.code) })
}

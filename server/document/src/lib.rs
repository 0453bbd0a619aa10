//! Paper: turns a document model into one accessible PDF (PDF/UA-1 and PDF/A-2a at once).
//!
//! Owns the templates, the fonts and the rule that no text of a resident may make an export fail.
//! Knows neither the database nor the network: everything that is printed is in [`model`].
//! The same memorandum gives the same bytes; other documents carry the day of printing.

mod error;
mod fonts;
mod input;
pub mod model;
mod text;
mod world;

use std::io::{Read, Write};

use typst::diag::SourceDiagnostic;
use typst::foundations::Datetime;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub use error::RenderError;
use input::Input;
pub use model::Document;
use text::Strictness;
use world::PaperWorld;

/// A finished PDF, and what had to be left out of it.
#[derive(Debug)]
pub struct Rendered {
    /// The file.
    pub pdf: Vec<u8>,
    /// How many characters no font could show; each is printed as a replacement sign.
    pub replaced: usize,
}

/// Renders a document to PDF.
pub fn render(document: &Document) -> Result<Vec<u8>, RenderError> {
    render_counted(document).map(|rendered| rendered.pdf)
}

/// Renders a document and tells how many characters could not be shown.
///
/// Compiling keeps caches in this process (about 100 MB after a long memorandum), so the server
/// renders in a child process by way of [`run_child`].
pub fn render_counted(document: &Document) -> Result<Rendered, RenderError> {
    match render_with(document, Strictness::Clusters) {
        // A font may list every character of a cluster and still lack their combination.
        Err(RenderError::Export(_)) => render_with(document, Strictness::Bases),
        other => other,
    }
}

/// The whole work of the child process: a JSON [`Document`] in, PDF bytes out.
pub fn run_child(mut stdin: impl Read, mut stdout: impl Write) -> Result<(), RenderError> {
    let mut json = Vec::new();
    stdin.read_to_end(&mut json)?;
    let document: Document = serde_json::from_slice(&json)?;
    stdout.write_all(&render(&document)?)?;
    stdout.flush()?;
    Ok(())
}

fn render_with(document: &Document, strictness: Strictness) -> Result<Rendered, RenderError> {
    let fonts = fonts::fonts()?;
    let input = Input::of(document, fonts, strictness)?;
    let replaced = input.replaced;
    let world = PaperWorld::new(fonts, &input)?;
    let paged = typst::compile::<PagedDocument>(&world).output.map_err(|errors| RenderError::Template(messages(&errors)))?;
    let standards =
        PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).map_err(|error| RenderError::Export(error.message().to_string()))?;
    let options = PdfOptions { standards, timestamp: timestamp(input.date), ..PdfOptions::default() };
    let pdf = typst_pdf::pdf(&paged, &options).map_err(|errors| RenderError::Export(messages(&errors)))?;
    Ok(Rendered { pdf, replaced })
}

fn timestamp(date: jiff::civil::Date) -> Option<Timestamp> {
    let year = i32::from(date.year());
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    Datetime::from_ymd_hms(year, month, day, 0, 0, 0).map(Timestamp::new_utc)
}

fn messages(errors: &[SourceDiagnostic]) -> String {
    let lines: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    lines.join("; ")
}

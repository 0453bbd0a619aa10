//! The fonts inside the program, and what they can show.
//!
//! No system font is used, so that paper looks the same everywhere. They are loaded at the first
//! document, not at start.

use std::sync::OnceLock;

use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontInstance, FontVariant, FontVariations};
use typst_kit::fonts::{FontStore, embedded};

use crate::RenderError;

const SERIF: &str = "Libertinus Serif";
const SANS: &str = "Noto Sans";
/// Tried in this order for what the first face lacks. All of them are in both lists below.
const FALLBACK: [&str; 4] = ["DejaVu Sans", SERIF, "DejaVu Sans Mono", "New Computer Modern"];

/// The loaded fonts, and the faces of each fallback family.
pub(crate) struct Fonts {
    pub(crate) store: FontStore,
    families: Vec<Vec<FontInstance>>,
}

impl Fonts {
    /// Families for headings and running text.
    pub(crate) fn serif() -> Vec<&'static str> {
        let rest = FALLBACK.into_iter().filter(|family| *family != SERIF);
        std::iter::once(SERIF).chain(rest).collect()
    }

    /// Families for captions, tables and forms.
    pub(crate) fn sans() -> Vec<&'static str> {
        std::iter::once(SANS).chain(FALLBACK).collect()
    }

    /// Whether one family can show all these characters together, in each weight and slope.
    ///
    /// Asks for the glyph itself: the book's coverage also counts what a font maps to no glyph.
    pub(crate) fn cover(&self, characters: impl Iterator<Item = char> + Clone) -> bool {
        self.families.iter().any(|faces| {
            let mut wanted = characters.clone();
            wanted.all(|c| faces.iter().all(|face| has_glyph(face, c)))
        })
    }
}

/// None of the fonts is variable, so the values do not matter.
fn plain(font: Font) -> FontInstance {
    font.instantiate(FontVariant::default(), Abs::pt(10.0), &FontVariations::default())
}

fn has_glyph(face: &FontInstance, c: char) -> bool {
    face.ttf().glyph_index(c).is_some_and(|glyph| glyph.0 != 0)
}

/// The fonts of this process.
pub(crate) fn fonts() -> Result<&'static Fonts, RenderError> {
    static FONTS: OnceLock<Option<Fonts>> = OnceLock::new();
    FONTS.get_or_init(load).as_ref().ok_or(RenderError::Fonts("DejaVu Sans or Noto Sans"))
}

fn load() -> Option<Fonts> {
    let mut store = FontStore::new();
    store.extend(embedded());
    for data in [notosans::REGULAR_TTF, notosans::BOLD_TTF, dejavu::sans::regular(), dejavu::sans::bold()] {
        let font = Font::new(Bytes::new(data), 0)?;
        let info = font.info().clone();
        store.push((font, info));
    }
    let book = store.book();
    let families = FALLBACK
        .iter()
        .map(|family| book.select_family(&family.to_lowercase()).filter_map(|index| store.font(index).map(plain)).collect())
        .filter(|faces: &Vec<FontInstance>| !faces.is_empty())
        .collect();
    Some(Fonts { store, families })
}

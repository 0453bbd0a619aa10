//! Makes any text printable.
//!
//! A PDF/A may not contain a character without a glyph, and the export fails as a whole. So what
//! no font can show is replaced before, and counted: one emoji must not stop a memorandum.

use serde_json::{Map, Value, json};
use unicode_segmentation::UnicodeSegmentation;

use crate::fonts::Fonts;

/// How much of a character that is made of several is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Strictness {
    /// Letters keep their marks if one font covers both.
    Clusters,
    /// Letters lose their marks.
    Bases,
}

/// Replaces what cannot be printed, and keeps count.
pub(crate) struct Cleaner<'a> {
    fonts: &'a Fonts,
    strictness: Strictness,
    sign: &'static str,
    /// Characters replaced until now, as a reader counts them.
    pub(crate) replaced: usize,
}

impl<'a> Cleaner<'a> {
    pub(crate) fn new(fonts: &'a Fonts, strictness: Strictness) -> Self {
        let sign = ["\u{fffd}", "\u{25af}"].into_iter().find(|sign| fonts.cover(sign.chars())).unwrap_or("?");
        Self { fonts, strictness, sign, replaced: 0 }
    }

    /// Cleans every text of a model. What names a language becomes what the templates need.
    pub(crate) fn value(&mut self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(&text)),
            Value::Array(items) => items.into_iter().map(|item| self.value(item)).collect(),
            Value::Object(fields) => {
                let mut cleaned = Map::new();
                for (key, field) in fields {
                    let field = match field {
                        Value::String(tag) if key == "lang" => language(&tag),
                        other => self.value(other),
                    };
                    cleaned.insert(key, field);
                }
                Value::Object(cleaned)
            }
            other => other,
        }
    }

    fn text(&mut self, text: &str) -> String {
        let mut cleaned = String::with_capacity(text.len());
        for cluster in text.graphemes(true) {
            self.cluster(cluster, &mut cleaned);
        }
        cleaned
    }

    fn cluster(&mut self, cluster: &str, cleaned: &mut String) {
        match cluster {
            "\n" | "\r\n" | "\r" | "\u{b}" | "\u{c}" | "\u{85}" | "\u{2028}" | "\u{2029}" => {
                cleaned.push('\n');
                return;
            }
            "\t" => {
                cleaned.push(' ');
                return;
            }
            _ => {}
        }
        let shown = cluster.chars().filter(|c| !is_invisible(*c));
        if shown.clone().next().is_none() {
            // Joiners between letters steer Arabic and Persian writing; the rest has no effect
            // on paper, or a harmful one.
            cleaned.extend(cluster.chars().filter(|c| matches!(c, '\u{200c}' | '\u{200d}')));
            return;
        }
        let printable = shown.clone().all(|c| !is_forbidden(c)) && self.fonts.cover(shown.clone());
        if printable && (self.strictness == Strictness::Clusters || shown.clone().count() == 1) {
            cleaned.extend(cluster.chars().filter(|c| !is_invisible(*c) || matches!(c, '\u{200c}' | '\u{200d}' | '\u{200e}' | '\u{200f}')));
            return;
        }
        self.replaced += 1;
        match shown.clone().next() {
            Some(base) if !is_forbidden(base) && self.fonts.cover(std::iter::once(base)) => {
                cleaned.push(base);
            }
            _ => cleaned.push_str(self.sign),
        }
    }
}

/// Characters without an own picture: joiners, variation selectors, direction and byte-order
/// marks, soft hyphens.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Characters that an archivable PDF may not hold, even if a font has them: control and private
/// characters and noncharacters.
fn is_forbidden(c: char) -> bool {
    let code = u32::from(c);
    c.is_control() || matches!(code, 0xe000..=0xf8ff | 0xf_0000.. | 0xfdd0..=0xfdef | 0xfff0..=0xfffb) || code & 0xfffe == 0xfffe
}

/// Language subtag, region and direction of a BCP 47 tag; `und` for what is none.
fn language(tag: &str) -> Value {
    let mut parts = tag.split(['-', '_']);
    let code = parts
        .next()
        .filter(|code| matches!(code.len(), 2 | 3) && code.bytes().all(|b| b.is_ascii_alphabetic()))
        .map_or_else(|| "und".to_owned(), str::to_ascii_lowercase);
    let mut script = None;
    let mut region = None;
    for part in parts.filter(|part| part.bytes().all(|b| b.is_ascii_alphabetic())) {
        match part.len() {
            4 if script.is_none() => script = Some(part.to_ascii_lowercase()),
            2 if region.is_none() => region = Some(part.to_ascii_uppercase()),
            _ => {}
        }
    }
    let rtl = match script.as_deref() {
        Some(script) => matches!(script, "arab" | "hebr" | "syrc" | "thaa" | "nkoo"),
        None => matches!(
            code.as_str(),
            "ar" | "ary"
                | "arz"
                | "arb"
                | "ckb"
                | "dv"
                | "fa"
                | "fas"
                | "he"
                | "iw"
                | "per"
                | "prs"
                | "ps"
                | "pus"
                | "sd"
                | "syr"
                | "ug"
                | "ur"
                | "urd"
                | "yi"
        ),
    };
    json!({ "code": code, "region": region, "rtl": rtl })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::fonts;

    fn cleaned(text: &str) -> (String, usize) {
        let mut cleaner = Cleaner::new(fonts().unwrap(), Strictness::Clusters);
        let text = cleaner.text(text);
        (text, cleaner.replaced)
    }

    #[test]
    fn keeps_the_scripts_of_the_networks() {
        for text in [
            "L’été, « où ça ? » – 12 000 €",
            "Zoë Übel, ijs, 's avonds",
            "لا أعرف أين أذهب، والمكتب مغلق",
            "نمی‌دانم کجا بروم",
            "Не знаю, куди йти",
            "Δεν ξέρω",
            "ⴰⵣⵓⵍ",
            "Napisz w swoim języku, Scrieți, yazın",
        ] {
            assert_eq!(cleaned(text), (text.to_owned(), 0));
        }
    }

    #[test]
    fn replaces_each_unknown_character_once() {
        assert_eq!(cleaned("a\0b"), ("a\u{fffd}b".to_owned(), 1));
        assert_eq!(cleaned("漢字"), ("\u{fffd}\u{fffd}".to_owned(), 2));
        assert_eq!(cleaned("👨‍👩‍👧‍👦!"), ("\u{fffd}!".to_owned(), 1));
        assert_eq!(cleaned("\u{e123}\u{fffe}"), ("\u{fffd}\u{fffd}".to_owned(), 2));
    }

    #[test]
    fn drops_marks_without_a_picture_silently() {
        assert_eq!(cleaned("\u{feff}a\u{202e}b\u{ad}c"), ("abc".to_owned(), 0));
    }

    #[test]
    fn line_ends_become_one_kind() {
        assert_eq!(cleaned("a\r\nb\u{2028}c\td"), ("a\nb\nc d".to_owned(), 0));
    }

    #[test]
    fn languages() {
        assert_eq!(language("ar-MA"), json!({"code": "ar", "region": "MA", "rtl": true}));
        assert_eq!(language("uz-Arab"), json!({"code": "uz", "region": null, "rtl": true}));
        assert_eq!(language("nl"), json!({"code": "nl", "region": null, "rtl": false}));
        assert_eq!(language(""), json!({"code": "und", "region": null, "rtl": false}));
    }
}

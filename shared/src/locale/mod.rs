//! Languages, and words that exist in each of them.

crate::text_enum! {
    /// A language of the interface.
    Locale {
        /// French.
        Fr = "fr",
        /// Dutch.
        Nl = "nl",
        /// English.
        En = "en",
        /// Arabic: residents' pages only.
        Ar = "ar",
    }
}

impl Locale {
    /// The three languages that members' pages exist in.
    pub const MEMBERS: [Self; 3] = [Self::Fr, Self::Nl, Self::En];

    /// Direction of writing, for `dir`.
    pub const fn dir(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            Self::Fr | Self::Nl | Self::En => "ltr",
        }
    }
    /// Its own name in its own language.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::Nl => "Nederlands",
            Self::En => "English",
            Self::Ar => "العربية",
        }
    }
    /// The best of ours for an `Accept-Language` header; French when none fits.
    pub fn from_accept(header: &str) -> Self {
        let mut wanted: Vec<(u16, usize, Self)> = header
            .split(',')
            .enumerate()
            .filter_map(|(order, part)| {
                let mut pieces = part.split(';');
                let tag = pieces.next()?.trim().to_ascii_lowercase();
                let quality = pieces.find_map(|p| p.trim().strip_prefix("q=")).and_then(|q| q.parse::<f32>().ok()).unwrap_or(1.0);
                let locale = tag.split('-').next()?.parse().ok()?;
                // Thousandths, so that they can be sorted exactly.
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=1000")]
                let thousandths = (quality.clamp(0.0, 1.0) * 1000.0) as u16;
                (thousandths > 0).then_some((1000 - thousandths, order, locale))
            })
            .collect();
        wanted.sort_unstable_by_key(|(quality, order, _)| (*quality, *order));
        wanted.first().map_or(Self::Fr, |(_, _, locale)| *locale)
    }
}

/// One text in each language of the members' pages, and in Arabic where residents read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    fr: &'static str,
    nl: &'static str,
    en: &'static str,
    ar: Option<&'static str>,
}

impl Words {
    /// French, Dutch, English.
    pub const fn new(fr: &'static str, nl: &'static str, en: &'static str) -> Self {
        Self { fr, nl, en, ar: None }
    }
    /// And Arabic.
    #[must_use]
    pub const fn with_ar(self, ar: &'static str) -> Self {
        Self { ar: Some(ar), ..self }
    }
    /// In this language; where Arabic is missing, French.
    pub const fn get(self, locale: Locale) -> &'static str {
        match locale {
            Locale::Fr => self.fr,
            Locale::Nl => self.nl,
            Locale::En => self.en,
            Locale::Ar => match self.ar {
                Some(text) => text,
                None => self.fr,
            },
        }
    }
    /// In this language, with `{name}` replaced by each value.
    pub fn fill(self, locale: Locale, values: &[(&str, &dyn std::fmt::Display)]) -> String {
        values.iter().fold(self.get(locale).to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), &value.to_string()))
    }
}

/// A text that people of the coordination write in both languages; either may still be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Bilingual {
    /// French.
    pub fr: String,
    /// Dutch.
    pub nl: String,
}

impl Bilingual {
    /// Both at once.
    pub fn new(fr: impl Into<String>, nl: impl Into<String>) -> Self {
        Self { fr: fr.into(), nl: nl.into() }
    }
    /// In this language where it exists, else in the other one.
    pub fn get(&self, locale: Locale) -> &str {
        let (first, second) = if locale == Locale::Nl { (&self.nl, &self.fr) } else { (&self.fr, &self.nl) };
        if first.is_empty() { second } else { first }
    }
    /// Whether both languages are there.
    pub fn complete(&self) -> bool {
        !self.fr.is_empty() && !self.nl.is_empty()
    }
}

mod day;
pub use day::{long_day, short_day};

/// Declares words as constants: `NAME = "fr", "nl", "en";`, optionally with Arabic as a fourth.
#[macro_export]
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $fr:literal, $nl:literal, $en:literal $(, $ar:literal)?;)+) => {
        $($(#[$doc])* pub const $name: $crate::locale::Words = $crate::locale::Words::new($fr, $nl, $en)$(.with_ar($ar))?;)+
    };
}

#[cfg(test)]
mod tests {
    use super::Locale;

    #[test]
    fn accept_language_is_followed_by_quality_then_order() {
        for (header, locale) in [
            ("nl-BE,nl;q=0.9,fr;q=0.8", Locale::Nl),
            ("de,en;q=0.5,nl;q=0.7", Locale::Nl),
            ("", Locale::Fr),
            ("ja", Locale::Fr),
            ("ar;q=0.4", Locale::Ar),
            ("fr;q=0,en;q=0.1", Locale::En),
            ("*;q=x,,;;", Locale::Fr),
        ] {
            assert_eq!(Locale::from_accept(header), locale, "{header}");
        }
    }
}

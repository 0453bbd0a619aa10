//! Operations of consultation: sessions with residents, what they write, and who reads it first.

mod opinions;
mod queue;
mod resident;
mod session;

pub use opinions::*;
pub use queue::*;
pub use resident::*;
pub use session::*;

use crate::diagnosis::ThemeCode;
use crate::ids::{MembershipId, ThemeId};
use crate::locale::{Locale, Words};
use serde::{Deserialize, Serialize};

crate::text_enum! {
    /// How far a session is.
    SessionState {
        /// Announced.
        Planned = "planned",
        /// Residents write.
        Open = "open",
        /// Nobody writes any more.
        Closed = "closed",
    }
}

impl SessionState {
    /// In words.
    pub const fn words(self) -> Words {
        match self {
            Self::Planned => Words::new("prévue", "gepland", "planned"),
            Self::Open => Words::new("ouverte", "open", "open"),
            Self::Closed => Words::new("clôturée", "afgesloten", "closed"),
        }
    }
}

crate::text_enum! {
    /// How a contribution came.
    Channel {
        /// On a screen of the resident's own.
        Phone = "phone",
        /// On a sheet, typed in by a facilitator.
        Paper = "paper",
        /// Said at a table, written down by a facilitator.
        Table = "table",
        /// On a screen that stands at the place.
        Kiosk = "kiosk",
        /// Given elsewhere, and taken over with a file.
        Import = "import",
    }
}

impl Channel {
    /// In words.
    pub const fn words(self) -> Words {
        match self {
            Self::Phone => Words::new("téléphone", "telefoon", "phone"),
            Self::Paper => Words::new("papier", "papier", "paper"),
            Self::Table => Words::new("dit à table", "aan tafel gezegd", "said at a table"),
            Self::Kiosk => Words::new("écran sur place", "scherm ter plaatse", "screen on site"),
            Self::Import => Words::new("repris d’ailleurs", "elders verzameld", "collected elsewhere"),
        }
    }
}

crate::text_enum! {
    /// A language that people speak or write; more than our pages have.
    Language {
        /// French.
        Fr = "fr",
        /// Dutch.
        Nl = "nl",
        /// English.
        En = "en",
        /// Arabic.
        Ar = "ar",
        /// Turkish.
        Tr = "tr",
        /// Spanish.
        Es = "es",
        /// Portuguese.
        Pt = "pt",
        /// Romanian.
        Ro = "ro",
        /// Polish.
        Pl = "pl",
        /// Ukrainian.
        Uk = "uk",
        /// Any other.
        Other = "und",
    }
}

impl Language {
    /// Its own name in its own language.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::Nl => "Nederlands",
            Self::En => "English",
            Self::Ar => "العربية",
            Self::Tr => "Türkçe",
            Self::Es => "Español",
            Self::Pt => "Português",
            Self::Ro => "Română",
            Self::Pl => "Polski",
            Self::Uk => "Українська",
            Self::Other => "…",
        }
    }
    /// The language of our pages that it is, if any.
    pub const fn locale(self) -> Option<Locale> {
        match self {
            Self::Fr => Some(Locale::Fr),
            Self::Nl => Some(Locale::Nl),
            Self::En => Some(Locale::En),
            Self::Ar => Some(Locale::Ar),
            _ => None,
        }
    }
}

crate::text_enum! {
    /// What became of a contribution.
    ContributionState {
        /// No facilitator has read it yet.
        Received = "received",
        /// The theme's group reads it.
        Accepted = "accepted",
        /// Put aside, with a reason.
        SetAside = "set_aside",
        /// Taken back by its author; its text is gone.
        Withdrawn = "withdrawn",
    }
}

impl ContributionState {
    /// In words, for several.
    pub const fn words(self) -> Words {
        match self {
            Self::Received => Words::new("à lire", "te lezen", "to read"),
            Self::Accepted => Words::new("acceptées", "aanvaard", "accepted"),
            Self::SetAside => Words::new("écartées", "opzijgelegd", "set aside"),
            Self::Withdrawn => Words::new("reprises par leur auteur·rice", "teruggenomen", "taken back"),
        }
    }
}

crate::text_enum! {
    /// Why a contribution was set aside, where no person wrote the reason.
    AsideCode {
        /// The moderators of the conversation that it was taken over from took it out.
        Moderated = "moderated_elsewhere",
        /// There are no words in it.
        NoWords = "no_words",
    }
}

impl AsideCode {
    /// In words.
    pub const fn words(self) -> Words {
        match self {
            Self::Moderated => Words::new(
                "retirée par la modération, là où elle a été donnée",
                "verwijderd door de moderatie, waar ze werd gegeven",
                "taken out by the moderators where it was given",
            ),
            Self::NoWords => Words::new("aucun mot", "geen woorden", "no words"),
        }
    }
}

/// What stands in place of words that were struck out.
pub const STRUCK: &str = "█████";

/// A question in the languages of a session; empty where there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// French.
    pub fr: String,
    /// Dutch.
    pub nl: String,
    /// English.
    pub en: String,
    /// Arabic.
    pub ar: String,
}

impl Question {
    /// In exactly this language.
    pub fn text(&self, locale: Locale) -> &str {
        match locale {
            Locale::Fr => &self.fr,
            Locale::Nl => &self.nl,
            Locale::En => &self.en,
            Locale::Ar => &self.ar,
        }
    }
    /// In this language, or in the first that there is, and which that is.
    pub fn get(&self, locale: Locale) -> (&str, Locale) {
        let order = [locale, Locale::Fr, Locale::Nl, Locale::En, Locale::Ar];
        order.into_iter().map(|l| (self.text(l), l)).find(|(text, _)| !text.is_empty()).unwrap_or(("", locale))
    }
}

/// A theme that may be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemeChoice {
    /// Id.
    pub id: ThemeId,
    /// Which.
    pub code: ThemeCode,
}

/// A member who may facilitate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facilitator {
    /// The membership.
    pub id: MembershipId,
    /// Name.
    pub name: String,
}

/// A contribution that was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The number on the slip, with which it can be taken back.
    pub slip: String,
    /// Names the contribution to the page that shows the slip.
    pub once: String,
}

#[cfg(test)]
mod tests {
    use super::Question;
    use crate::locale::Locale;

    #[test]
    fn a_question_is_asked_in_a_language_that_it_has() {
        let question = Question { nl: "Wat?".into(), ..Question::default() };
        assert_eq!(question.get(Locale::Ar), ("Wat?", Locale::Nl));
        assert_eq!(Question::default().get(Locale::En), ("", Locale::En));
    }
}

//! Where residents and workers do not say the same: a sober rule, so that the page can say it.

use crate::locale::{Bilingual, Words};
use serde::{Deserialize, Serialize};

/// From so many words of residents on a theme on, their silence or insistence says something.
pub const VOICES: usize = 5;
/// From so many places between two colleges on, a gap is named.
pub const PLACES: i64 = 3;

/// A difference between what residents say and what the group has written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Differ {
    /// Residents speak of the theme, and no validated finding rests on their words.
    Unheard {
        /// Accepted contributions.
        heard: i64,
    },
    /// Residents speak of the theme, and not of what these findings say.
    Unsaid {
        /// Numbers of validated findings that rest on no contribution.
        findings: Vec<i32>,
    },
    /// In closed rounds, the two put a finding far apart.
    Places {
        /// Its number.
        number: i32,
        /// Its sentence.
        sentence: Bilingual,
        /// Its place with residents.
        residents: i64,
        /// Its place with workers.
        workers: i64,
    },
}

const UNHEARD: Words = Words::new(
    "Les habitants ont donné {heard} paroles sur ce thème, et aucun constat validé ne repose sur elles.",
    "Inwoners gaven {heard} bijdragen over dit thema, en geen enkele gevalideerde vaststelling steunt erop.",
    "Residents gave {heard} contributions on this theme, and no validated finding rests on them.",
);
const UNSAID: Words = Words::new(
    "Le terrain le constate, les habitants qui ont parlé de ce thème ne le disent pas\u{A0}: {findings}.",
    "Het terrein stelt het vast, de inwoners die over dit thema spraken zeggen het niet: {findings}.",
    "Workers see it, the residents who spoke of this theme do not say it: {findings}.",
);
const HIGHER: Words = Words::new(
    "Constat {number}, «\u{A0}{sentence}\u{A0}»\u{A0}: place {residents} pour les habitants, place {workers} pour le terrain.",
    "Vaststelling {number}, „{sentence}”: plaats {residents} bij de inwoners, plaats {workers} bij het terrein.",
    "Finding {number}, “{sentence}”: place {residents} with residents, place {workers} with workers.",
);

impl Differ {
    /// In words.
    pub fn say(&self, locale: crate::locale::Locale) -> String {
        match self {
            Self::Unheard { heard } => UNHEARD.fill(locale, &[("heard", heard)]),
            Self::Unsaid { findings } => {
                let numbers = findings.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                UNSAID.fill(locale, &[("findings", &numbers)])
            }
            Self::Places { number, sentence, residents, workers } => {
                let sentence = sentence.get(locale);
                HIGHER.fill(locale, &[("number", number), ("residents", residents), ("workers", workers), ("sentence", &sentence)])
            }
        }
    }
}

/// By what was heard on a theme, and by which validated findings rest on how much of it: `(number, contributions)`.
pub fn by_words(heard: usize, validated: &[(i32, usize)]) -> Option<Differ> {
    if heard < VOICES {
        return None;
    }
    let without: Vec<i32> = validated.iter().filter(|(_, ties)| *ties == 0).map(|(number, _)| *number).collect();
    if without.len() == validated.len() {
        return Some(Differ::Unheard { heard: i64::try_from(heard).unwrap_or(i64::MAX) });
    }
    (!without.is_empty()).then_some(Differ::Unsaid { findings: without })
}

#[cfg(test)]
mod tests {
    use super::{Differ, by_words};

    #[test]
    fn few_words_say_nothing_and_many_are_set_against_the_findings() {
        let rests = [(1, 0), (2, 3)];
        assert_eq!(by_words(4, &rests), None, "too few to tell");
        assert_eq!(by_words(5, &rests), Some(Differ::Unsaid { findings: vec![1] }));
        assert_eq!(by_words(5, &[(1, 0)]), Some(Differ::Unheard { heard: 5 }));
        assert_eq!(by_words(9, &[]), Some(Differ::Unheard { heard: 9 }), "nothing was written at all");
        assert_eq!(by_words(9, &[(2, 1)]), None, "they agree");
    }
}

//! Method templates and method cards: data files, one per method.

use super::StepKind;
use crate::locale::Locale;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// One text in three languages, from a data file.
#[derive(Debug, Clone, Deserialize)]
pub struct Text3 {
    fr: String,
    nl: String,
    en: String,
}

impl Text3 {
    /// In this language.
    pub fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::Fr | Locale::Ar => &self.fr,
            Locale::Nl => &self.nl,
            Locale::En => &self.en,
        }
    }
}

/// A step of a template, in weeks from the start.
#[derive(Debug, Clone, Deserialize)]
pub struct MethodStep {
    /// Kind.
    pub kind: StepKind,
    /// First week.
    pub starts_week: i32,
    /// Week in which it ends.
    pub ends_week: i32,
}

/// A way to run a diagnosis.
#[derive(Debug, Clone, Deserialize)]
pub struct Method {
    /// Stable code.
    pub code: String,
    /// Name.
    pub name: Text3,
    /// One sentence.
    pub summary: Text3,
    /// Steps in order; they may overlap.
    pub steps: Vec<MethodStep>,
}

/// What a coordinator who never did this needs to know about a step.
#[derive(Debug, Clone, Deserialize)]
pub struct Card {
    /// Why the step exists.
    pub why: Text3,
    /// How long.
    pub duration: Text3,
    /// With whom.
    pub with: Text3,
    /// What to prepare.
    pub prepare: Text3,
    /// What usually goes wrong.
    pub pitfalls: Text3,
}

const FILES: [&str; 6] = [
    include_str!("../../data/methods/six-year.json"),
    include_str!("../../data/methods/one-theme.json"),
    include_str!("../../data/methods/with-expert.json"),
    include_str!("../../data/methods/neighbourhood.json"),
    include_str!("../../data/methods/one-public.json"),
    include_str!("../../data/methods/update.json"),
];

/// The six templates. A file that cannot be read is left out; the test below fails then.
pub fn methods() -> &'static [Method] {
    static METHODS: OnceLock<Vec<Method>> = OnceLock::new();
    METHODS.get_or_init(|| FILES.iter().filter_map(|text| serde_json::from_str(text).ok()).collect())
}

/// The card of a kind of step.
pub fn card(kind: StepKind) -> Option<&'static Card> {
    static CARDS: OnceLock<BTreeMap<String, Card>> = OnceLock::new();
    CARDS.get_or_init(|| serde_json::from_str(include_str!("../../data/cards.json")).unwrap_or_default()).get(kind.as_str())
}

#[cfg(test)]
mod tests {
    use super::{StepKind, card, methods};

    #[test]
    fn six_templates_each_hear_the_residents_before_adoption() {
        assert_eq!(methods().len(), 6);
        for method in methods() {
            let place = |kind| method.steps.iter().position(|s| s.kind == kind);
            assert!(place(StepKind::Consultation) < place(StepKind::Adoption), "{}", method.code);
            assert!(place(StepKind::Consultation).is_some(), "{}", method.code);
        }
    }

    #[test]
    fn every_kind_of_step_has_its_card() {
        for kind in StepKind::ALL {
            assert!(card(*kind).is_some(), "{kind}");
        }
    }
}

//! Kinds and states of a step.

use crate::locale::Words;

crate::text_enum! {
    /// The nine kinds of step, in their usual order.
    StepKind {
        /// Purpose, territory, themes, groups, promise.
        Framing = "framing",
        /// Groups write findings.
        Findings = "findings",
        /// Residents are heard.
        Consultation = "consultation",
        /// Groups read what residents said.
        Synthesis = "synthesis",
        /// Rounds.
        Prioritisation = "prioritisation",
        /// The memorandum is written.
        Writing = "writing",
        /// Mandate holders sign.
        Adoption = "adoption",
        /// It is handed over.
        Delivery = "delivery",
        /// Answers and what became of them.
        FollowUp = "follow_up",
    }
}

crate::text_enum! {
    /// Where a step stands.
    StepState {
        /// Not yet.
        Planned = "planned",
        /// Now.
        Open = "open",
        /// Done; may be opened again with a reason.
        Closed = "closed",
    }
}

impl StepKind {
    /// What it is called.
    pub const fn words(self) -> Words {
        match self {
            Self::Framing => Words::new("Cadrage", "Afbakening", "Framing"),
            Self::Findings => Words::new("Constats", "Vaststellingen", "Findings"),
            Self::Consultation => Words::new("Consultation", "Raadpleging", "Consultation"),
            Self::Synthesis => Words::new("Synthèse", "Synthese", "Synthesis"),
            Self::Prioritisation => Words::new("Priorités", "Prioriteiten", "Priorities"),
            Self::Writing => Words::new("Rédaction", "Redactie", "Writing"),
            Self::Adoption => Words::new("Adoption", "Aanneming", "Adoption"),
            Self::Delivery => Words::new("Remise", "Overhandiging", "Delivery"),
            Self::FollowUp => Words::new("Suivi", "Opvolging", "Follow-up"),
        }
    }
}

impl StepState {
    /// What it is called.
    pub const fn words(self) -> Words {
        match self {
            Self::Planned => Words::new("à venir", "gepland", "planned"),
            Self::Open => Words::new("ouverte", "open", "open"),
            Self::Closed => Words::new("close", "gesloten", "closed"),
        }
    }
}

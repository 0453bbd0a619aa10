//! What a finding rests on: quotes, evidence, residents' words; and its sentence in the other language.

use super::QuoteSeal;
use crate::api::{Done, Target};
use crate::error::Fault;
use crate::ids::{ContributionId, EvidenceId, FindingId, QuoteId};
use crate::locale::Locale;
use crate::time::Day;
use crate::validate::{Check, LINE, PARAGRAPH};

crate::endpoint! {
    /// Write the sentence in the other language.
    TranslateFinding {
        /// Which.
        finding: FindingId,
        /// The sentence in the other language.
        translation: String,
    }
    "finding.translate", "Write the sentence in the other language", Post "/api/findings/{finding}/translation", AddProof -> Done;
    target(r) Target::Finding(r.finding);
    validate(r) Check::new().optional("translation", &r.translation, PARAGRAPH);
}

crate::endpoint! {
    /// Add a quote.
    AddQuote {
        /// To which.
        finding: FindingId,
        /// Whose words.
        seal: QuoteSeal,
        /// The words.
        text: String,
        /// Their language.
        #[serde(default)]
        language: Option<Locale>,
    }
    "finding.quote", "Add a quote to a finding", Post "/api/findings/{finding}/quotes", AddProof -> Done;
    target(r) Target::Finding(r.finding);
    validate(r) Check::new().required("text", &r.text, PARAGRAPH);
}

crate::endpoint! {
    /// Take a quote off a draft.
    RemoveQuote {
        /// Of which finding.
        finding: FindingId,
        /// Which.
        quote: QuoteId,
    }
    "finding.remove_quote", "Take a quote off a finding that is not validated", Post "/api/findings/{finding}/quotes/{quote}/remove", AddProof -> Done;
    target(r) Target::Finding(r.finding);
}

crate::endpoint! {
    /// Add a piece of evidence.
    AddEvidence {
        /// To which.
        finding: FindingId,
        /// What the figure counts.
        label: String,
        /// The figure.
        figure: String,
        /// Its unit.
        #[serde(default)]
        unit: String,
        /// Who counted.
        source: String,
        /// When.
        #[serde(default)]
        measured_on: Option<Day>,
        /// Where it can be read.
        #[serde(default)]
        link: String,
    }
    "finding.evidence", "Add a piece of evidence: figure, unit, source, date, link", Post "/api/findings/{finding}/evidence", AddProof -> Done;
    target(r) Target::Finding(r.finding);
    validate(r) Check::new()
        .required("label", &r.label, LINE)
        .required("figure", &r.figure, LINE)
        .optional("unit", &r.unit, LINE)
        .required("source", &r.source, LINE)
        .optional("link", &r.link, 2_000)
        .that("link", r.link.is_empty() || r.link.starts_with("https://") || r.link.starts_with("http://"), Fault::FieldNotALink);
}

crate::endpoint! {
    /// Take a piece of evidence off a draft.
    RemoveEvidence {
        /// Of which finding.
        finding: FindingId,
        /// Which.
        evidence: EvidenceId,
    }
    "finding.remove_evidence", "Take a piece of evidence off a finding that is not validated", Post "/api/findings/{finding}/evidence/{evidence}/remove", AddProof -> Done;
    target(r) Target::Finding(r.finding);
}

crate::endpoint! {
    /// Tie an accepted contribution to a finding.
    TieContribution {
        /// To which.
        finding: FindingId,
        /// Which.
        contribution: ContributionId,
    }
    "contribution.tie", "Tie an accepted contribution to a finding", Post "/api/findings/{finding}/contributions/{contribution}/tie", TieContribution -> Done;
    target(r) Target::Finding(r.finding);
}

crate::endpoint! {
    /// Untie a contribution.
    UntieContribution {
        /// From which.
        finding: FindingId,
        /// Which.
        contribution: ContributionId,
    }
    "contribution.untie", "Untie a contribution from a finding", Post "/api/findings/{finding}/contributions/{contribution}/untie", TieContribution -> Done;
    target(r) Target::Finding(r.finding);
}

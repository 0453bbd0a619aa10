//! Findings as the plenary reads them.

use super::{EvidenceView, QuoteView, Saying};
use crate::api::Target;
use crate::diagnosis::ThemeCode;
use crate::ids::{DiagnosisId, FindingId, ThemeId};
use crate::locale::{Bilingual, Locale};
use serde::{Deserialize, Serialize};

/// A finding as the plenary reads it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PlenaryFinding {
    /// Id.
    pub id: FindingId,
    /// Number.
    pub number: i32,
    /// Theme.
    pub theme: ThemeCode,
    /// Released, or only validated (then for workers and coordinator).
    pub released: bool,
    /// Language of the sentence.
    pub language: Locale,
    /// How many times it was validated.
    pub version: i32,
    /// What it says.
    pub saying: Saying,
    /// Quotes.
    pub quotes: Vec<QuoteView>,
    /// Evidence.
    pub evidence: Vec<EvidenceView>,
    /// Accepted contributions of residents that are tied to it.
    pub voices: i64,
}

/// The plenary's findings.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PlenaryView {
    /// Diagnosis.
    pub diagnosis: DiagnosisId,
    /// Its title.
    pub title: Bilingual,
    /// Retained themes.
    pub themes: Vec<(ThemeId, ThemeCode)>,
    /// By theme, then number.
    pub findings: Vec<PlenaryFinding>,
}

crate::endpoint! {
    /// Read the findings that the groups released.
    ReadPlenary {
        /// Of which.
        diagnosis: DiagnosisId,
        /// Of one theme only.
        #[serde(default)]
        theme: Option<ThemeCode>,
    }
    "plenary.read", "Read released findings with their proof", Get "/api/d/{diagnosis}/findings", ReadPlenary -> PlenaryView;
    target(r) Target::Diagnosis(r.diagnosis);
}

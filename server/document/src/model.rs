//! What can be printed, as plain data: the contract between the server and the paper.

use serde::{Deserialize, Serialize};

/// One printable document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Document {
    /// The memorandum of a coordination, as draft or sealed.
    Memorandum(Memorandum),
    /// An A3 poster that invites residents to contribute.
    Poster(Poster),
    /// A4 sheets on which residents write by hand.
    Sheets(Sheets),
    /// Voting codes to cut out and hand over.
    VotingSlips(VotingSlips),
}

/// The language of the fixed words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// French.
    Fr,
    /// Dutch.
    Nl,
}

/// The memorandum: findings, recommendations, priorities, method, signatures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Memorandum {
    pub locale: Locale,
    pub title: String,
    /// The coordination's name.
    pub coordination: String,
    /// The municipality or area, shown on the plate.
    pub territory: String,
    /// ISO date; also the date inside the PDF.
    pub date: String,
    /// The seal's hash, printed on every page; none before sealing.
    pub sha256: Option<String>,
    /// A draft is marked as such on every page.
    pub draft: bool,
    /// Where the sealed text can be compared.
    pub verify_url: Option<String>,
    /// Paragraphs are separated by line ends.
    pub preface: String,
    pub chapters: Vec<Chapter>,
    pub recommendations: Vec<Recommendation>,
    pub priorities: Vec<CollegePriorities>,
    /// How it was made, the overridden guards included.
    pub method: Vec<MethodNote>,
    pub signatures: Vec<String>,
    pub abstentions: u32,
    pub spokespersons: Vec<String>,
}

/// One theme with its findings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chapter {
    pub title: String,
    pub findings: Vec<Finding>,
}

/// One validated finding and what it rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Short name that recommendations refer to, such as `C 12`.
    pub label: String,
    pub sentence: String,
    /// Pairs of label and text.
    pub facts: Vec<(String, String)>,
    pub quotes: Vec<Quote>,
    pub evidence: Vec<Evidence>,
    pub version: i32,
    /// Accepted contributions of residents tied to the finding.
    pub voices: i64,
}

/// Words of a person whose name is sealed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// `A` for an actor, `C` for the coordination, `R` for a resident.
    pub seal: String,
    pub text: String,
    /// BCP 47.
    pub lang: String,
}

/// One figure next to a finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    pub figure: String,
    pub unit: String,
    pub source: String,
    /// As it is to be read.
    pub date: String,
    pub link: Option<String>,
    /// What the figure measures.
    pub label: String,
}

/// One recommendation, addressed and dated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recommendation {
    pub number: i32,
    pub text: String,
    /// Level of government.
    pub level: String,
    pub addressee: String,
    /// As it is to be read.
    pub due: String,
    /// Labels of findings.
    pub findings: Vec<String>,
}

/// The priorities of one college, never merged with another's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CollegePriorities {
    pub college: String,
    pub method: String,
    pub voters: String,
    pub rows: Vec<PriorityRow>,
    pub note: Option<String>,
}

/// One line of a ranking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PriorityRow {
    pub rank: String,
    pub label: String,
    /// Length of the bar, 0 to 1; none if the result is withheld.
    pub share: Option<f64>,
    /// The result in words, beside the bar.
    pub value: String,
}

/// One point of the method.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MethodNote {
    pub title: String,
    pub text: String,
}

/// A poster for a waiting room or a shop window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Poster {
    pub locale: Locale,
    /// Who asks, shown on the plate.
    pub title: String,
    pub question: String,
    pub place: String,
    pub date_line: String,
    /// The same invitation in other languages.
    pub languages: Vec<PosterLine>,
    /// The session's code, for who has no camera.
    pub code: String,
    /// Printed, and encoded in the QR code.
    pub url: String,
    /// Who reads the contributions and when the answer comes.
    pub promise: String,
}

/// An invitation in one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PosterLine {
    /// BCP 47.
    pub lang: String,
    pub text: String,
}

/// Sheets to write on, one page per slip number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sheets {
    pub locale: Locale,
    /// Who asks, shown on the plate.
    pub title: String,
    pub question: String,
    /// When and where.
    pub session: String,
    pub code: String,
    /// One page each; the stub to keep repeats it.
    pub slip_numbers: Vec<String>,
    /// Ruled lines wanted; fewer are drawn if the page is full.
    pub lines: u32,
    /// Who reads the sheet and what becomes of it.
    pub promise: String,
}

/// Voting codes, ten to an A4 page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VotingSlips {
    pub title: String,
    pub locale: Locale,
    pub codes: Vec<String>,
    /// Printed, and encoded in the QR code.
    pub url: String,
    /// What to do with the code.
    pub hint: String,
}

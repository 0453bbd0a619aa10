//! What residents do with a code, without an account.

use super::{Kept, Language, Question, ThemeChoice};
use crate::api::{Done, Target};
use crate::ids::ThemeId;
use crate::locale::Bilingual;
use crate::time::Day;
use crate::validate::{Check, LINE, PARAGRAPH};
use serde::{Deserialize, Serialize};

/// What a resident's page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResidentPage {
    /// The code.
    pub code: String,
    /// Who asks: the coordination.
    pub asks: Bilingual,
    /// Where.
    pub place: String,
    /// The question.
    pub question: Question,
    /// Themes that may be named.
    pub themes: Vec<ThemeChoice>,
    /// What becomes of the words, in the coordination's own.
    pub promise: Bilingual,
    /// Until when anyone can write.
    pub until: Option<Day>,
    /// From when the groups read.
    pub read_from: Option<Day>,
    /// When the answers are expected.
    pub answers: Option<Day>,
    /// For this one form: a second sending of it is known.
    pub once: String,
}

crate::endpoint! {
    /// The resident's page of an open session.
    ReadResidentPage { /// The code on the poster.
        code: String }
    "resident.page", "Read the resident's page of an open session", Get "/api/r/{code}", Contribute -> ResidentPage;
    target(r) Target::SessionCode(r.code.clone());
}

crate::endpoint! {
    /// Say what one sees. Without `sure`, a text that looks personal comes back with `field_looks_personal`.
    Contribute {
        /// The code on the poster.
        code: String,
        /// The theme, if one was chosen.
        #[serde(default)] theme: Option<ThemeId>,
        /// The words.
        #[serde(default)] text: String,
        /// Language of the page that they were written on.
        language: Language,
        /// Send as it is.
        #[serde(default)] sure: bool,
        /// From the page: tells a second sending of the same form.
        #[serde(default)] once: String
    }
    "contribution.give", "Contribute as a resident", Post "/api/r/{code}", Contribute -> Kept;
    target(r) Target::SessionCode(r.code.clone());
    validate(r) Check::new().required("text", &r.text, PARAGRAPH).optional("once", &r.once, LINE);
    next(r, v) Some(format!("/r/{}/kept?once={}", plain_code(&r.code), v.once));
}

/// A code as it stands in an address.
fn plain_code(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// A contribution that arrived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptPage {
    /// The code.
    pub code: String,
    /// Who asks: the coordination.
    pub asks: Bilingual,
    /// The number on the slip, in groups.
    pub slip: String,
    /// Taken back since.
    pub withdrawn: bool,
    /// From when the groups read.
    pub read_from: Option<Day>,
    /// When the answers are expected.
    pub answers: Option<Day>,
}

crate::endpoint! {
    /// The page that shows the slip once more.
    ReadKept { /// The code on the poster.
        code: String, /// From the answer to the contribution.
        #[serde(default)] once: String }
    "resident.kept", "Read the slip number of a contribution that was just given", Get "/api/r/{code}/kept", Contribute -> KeptPage;
    target(r) Target::SessionCode(r.code.clone());
}

crate::endpoint! {
    /// Take one's own words back while the session is open.
    TakeBack { /// The code on the poster.
        code: String, /// The number on the slip.
        #[serde(default)] slip: String }
    "contribution.take_back", "Take back a contribution with its slip number", Post "/api/r/{code}/take-back", TakeBack -> Done;
    target(r) Target::SessionCode(r.code.clone());
    validate(r) Check::new().required("slip", &r.slip, LINE);
    next(r, _v) Some(format!("/r/{}/taken-back", plain_code(&r.code)));
}

/// A code, ready for an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeTyped {
    /// The code; empty when nothing was typed.
    pub code: String,
}

crate::endpoint! {
    /// Go to the page of a code that was typed.
    TypeCode { /// The code as typed.
        #[serde(default)] code: String }
    "resident.code", "Normalise a session code that was typed", Get "/api/r", ReadPublic -> CodeTyped;
    target(_r) Target::Nothing;
    validate(r) Check::new().optional("code", &r.code, LINE);
}

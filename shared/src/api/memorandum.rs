//! Operations of the memorandum: made, written, adopted, sealed.

mod link;
pub use link::{
    EnterAdoptionRoom, OfferedBefore, ReadByLink, ReadSignatoryDoor, RequestSignatoryCode, SignByLink, SignatoryDoor, SignatoryEntered,
};

use crate::error::Fault;
use crate::ids::{DiagnosisId, FindingId, MemorandumId, RecipientId, RecommendationId};
use crate::locale::{Bilingual, Locale, Words};
pub use crate::memorandum::{CollegeResult, Content, Lack, Level, ResultRow};
use crate::time::Day;
use crate::validate::{Check, LINE, PAGE, PARAGRAPH, clean};
use serde::{Deserialize, Serialize};

use super::{Done, Target};

crate::text_enum! {
    /// Where a memorandum stands.
    MemorandumState {
        /// It is written.
        Draft = "draft",
        /// The mandate holders have it before them; nobody writes.
        Adoption = "adoption",
        /// It does not change any more.
        Sealed = "sealed",
    }
}

impl MemorandumState {
    /// What it is called.
    pub const fn words(self) -> Words {
        match self {
            Self::Draft => Words::new("en rédaction", "in redactie", "being written"),
            Self::Adoption => Words::new("en adoption", "ter aanneming", "in adoption"),
            Self::Sealed => Words::new("scellé", "verzegeld", "sealed"),
        }
    }
}

/// Where the memorandum of a diagnosis is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MemorandumPlace {
    /// Diagnosis.
    pub diagnosis: DiagnosisId,
    /// Its title.
    pub title: Bilingual,
    /// The memorandum, once made.
    pub memorandum: Option<MemorandumId>,
    /// Where it stands.
    pub state: Option<MemorandumState>,
    /// Released findings, which it is built from.
    pub findings: i64,
    /// Chosen themes, which are its chapters.
    pub themes: i64,
}

/// A memorandum that was just made, or had been made before.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MemorandumMade {
    /// Id.
    pub id: MemorandumId,
}

/// Something that was added.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RecommendationAdded {
    /// Id.
    pub id: RecommendationId,
    /// Number.
    pub number: i32,
}

/// Someone who was added.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RecipientAdded {
    /// Id.
    pub id: RecipientId,
}

/// A released finding that a recommendation may rest on.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FindingChoice {
    /// Id.
    pub id: FindingId,
    /// Number.
    pub number: i32,
    /// Sentence.
    pub sentence: Bilingual,
}

/// Someone whom the memorandum asks.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RecipientRow {
    /// Id.
    pub id: RecipientId,
    /// Name.
    pub name: String,
    /// Address; empty for everyone but the coordinator.
    pub email: String,
    /// Function.
    pub title: String,
    /// What they are in charge of.
    pub portfolio: String,
    /// Language of the letter.
    pub locale: Locale,
}

/// How far adoption has come. Who abstained is in no field.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct AdoptionView {
    /// Organisations that signed, by name.
    pub signed: Vec<String>,
    /// How many abstained.
    pub abstentions: i64,
    /// Mandates that have said nothing.
    pub silent: i64,
    /// What the caller's own organisation said.
    pub mine: Option<bool>,
    /// The organisation whose mandate the caller holds.
    pub my_organisation: Option<String>,
}

/// A memorandum among those who write and adopt it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MemorandumView {
    /// Id.
    pub id: MemorandumId,
    /// Diagnosis.
    pub diagnosis: DiagnosisId,
    /// Name in the public address.
    pub slug: String,
    /// Where it stands.
    pub state: MemorandumState,
    /// Whether everyone may read it.
    pub published: bool,
    /// The text; after sealing word for word what was sealed.
    pub content: Content,
    /// Hash of the sealed text; empty before.
    pub sha256: String,
    /// Whom it asks.
    pub recipients: Vec<RecipientRow>,
    /// Findings to choose from while it is written.
    pub findings: Vec<FindingChoice>,
    /// Adoption.
    pub adoption: AdoptionView,
    /// The text that was offered before the one that is before the mandate holders, if any.
    #[serde(default)]
    pub before: Option<OfferedBefore>,
}

/// The sealed text with its hash: whoever has it can check it without us.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SealedMemorandum {
    /// [`Content`], as it was sealed.
    pub content: serde_json::Value,
    /// SHA-256 of the canonical form of `content`, in hexadecimal.
    pub sha256: String,
}

/// What a request says of a recommendation.
fn recommendation(text_fr: &str, text_nl: &str, level: Option<Level>) -> Check {
    Check::new()
        .optional("text_fr", text_fr, PARAGRAPH)
        .optional("text_nl", text_nl, PARAGRAPH)
        .that("text_fr", !clean(text_fr).is_empty() || !clean(text_nl).is_empty(), Fault::FieldEmpty)
        .that("level", level.is_some(), Fault::FieldNotAChoice)
}

crate::endpoint! {
    /// Find the memorandum of a diagnosis.
    FindMemorandum { /// The diagnosis.
        diagnosis: DiagnosisId }
    "memorandum.find", "Find the memorandum of a diagnosis", Get "/api/d/{diagnosis}/memorandum", ReadDraftMemorandum -> MemorandumPlace;
    target(r) Target::Diagnosis(r.diagnosis);
}

crate::endpoint! {
    /// Make the one memorandum of a diagnosis.
    MakeMemorandum { /// The diagnosis.
        diagnosis: DiagnosisId }
    "memorandum.make", "Make the memorandum of a diagnosis, or find the one that was made", Post "/api/d/{diagnosis}/memorandum", WriteMemorandum -> MemorandumMade;
    target(r) Target::Diagnosis(r.diagnosis);
    next(_r, v) Some(format!("/memoranda/{}/write", v.id));
}

crate::endpoint! {
    /// Read a memorandum.
    ReadMemorandum { /// The memorandum.
        memorandum: MemorandumId, /// Language of the printed document.
        #[serde(default)] locale: Option<Locale> }
    "memorandum.read", "Read a memorandum: its text, its recipients, how far adoption has come", Get "/api/memoranda/{memorandum}", ReadDraftMemorandum -> MemorandumView;
    target(r) Target::Memorandum(r.memorandum);
}

crate::endpoint! {
    /// Take the sealed text away.
    ExportMemorandum { /// The memorandum.
        memorandum: MemorandumId }
    "memorandum.export", "Read the sealed text with its hash", Get "/api/memoranda/{memorandum}/sealed", ReadDraftMemorandum -> SealedMemorandum;
    target(r) Target::Memorandum(r.memorandum);
}

crate::endpoint! {
    /// Write title and preface.
    EditMemorandum { /// The memorandum.
        memorandum: MemorandumId, /// Title in French.
        #[serde(default)] title_fr: String, /// Title in Dutch.
        #[serde(default)] title_nl: String, /// Preface in French.
        #[serde(default)] preface_fr: String, /// Preface in Dutch.
        #[serde(default)] preface_nl: String, /// Empty, or the one language that holds: `fr` or `nl`.
        #[serde(default)] working_language: String }
    "memorandum.edit", "Write title, preface and working language", Post "/api/memoranda/{memorandum}", WriteMemorandum -> Done;
    target(r) Target::Memorandum(r.memorandum);
    validate(r) Check::new()
        .optional("title_fr", &r.title_fr, LINE)
        .optional("title_nl", &r.title_nl, LINE)
        .that("title_fr", !clean(&r.title_fr).is_empty() || !clean(&r.title_nl).is_empty(), Fault::FieldEmpty)
        .optional("preface_fr", &r.preface_fr, PAGE)
        .optional("preface_nl", &r.preface_nl, PAGE)
        .that("working_language", matches!(r.working_language.as_str(), "" | "fr" | "nl"), Fault::FieldNotAChoice);
}

crate::endpoint! {
    /// Add a recommendation.
    AddRecommendation { /// The memorandum.
        memorandum: MemorandumId, /// Text in French.
        #[serde(default)] text_fr: String, /// Text in Dutch.
        #[serde(default)] text_nl: String, /// Level of government.
        #[serde(default)] level: Option<Level>, /// The finding that it rests on.
        #[serde(default)] finding: Option<FindingId>, /// Who is asked.
        #[serde(default)] recipient: Option<RecipientId>, /// By when.
        #[serde(default)] due: Option<Day> }
    "recommendation.add", "Add a recommendation", Post "/api/memoranda/{memorandum}/recommendations", WriteMemorandum -> RecommendationAdded;
    target(r) Target::Memorandum(r.memorandum);
    validate(r) recommendation(&r.text_fr, &r.text_nl, r.level);
}

crate::endpoint! {
    /// Change a recommendation.
    EditRecommendation { /// The recommendation.
        recommendation: RecommendationId, /// Text in French.
        #[serde(default)] text_fr: String, /// Text in Dutch.
        #[serde(default)] text_nl: String, /// Level of government.
        #[serde(default)] level: Option<Level>, /// The finding that it rests on.
        #[serde(default)] finding: Option<FindingId>, /// Who is asked.
        #[serde(default)] recipient: Option<RecipientId>, /// By when.
        #[serde(default)] due: Option<Day> }
    "recommendation.edit", "Change a recommendation", Post "/api/recommendations/{recommendation}", WriteMemorandum -> Done;
    target(r) Target::Recommendation(r.recommendation);
    validate(r) recommendation(&r.text_fr, &r.text_nl, r.level);
}

crate::endpoint! {
    /// Take a recommendation out; the later ones move up.
    RemoveRecommendation { /// The recommendation.
        recommendation: RecommendationId }
    "recommendation.remove", "Take a recommendation out", Post "/api/recommendations/{recommendation}/remove", WriteMemorandum -> Done;
    target(r) Target::Recommendation(r.recommendation);
}

crate::endpoint! {
    /// Name someone whom the memorandum asks.
    AddRecipient { /// The memorandum.
        memorandum: MemorandumId, /// Name.
        #[serde(default)] name: String, /// Mail address.
        #[serde(default)] email: String, /// Function.
        #[serde(default)] title: String, /// What they are in charge of.
        #[serde(default)] portfolio: String, /// Language of the letter.
        #[serde(default)] locale: Option<Locale> }
    "recipient.add", "Name someone whom the memorandum asks", Post "/api/memoranda/{memorandum}/recipients", WriteMemorandum -> RecipientAdded;
    target(r) Target::Memorandum(r.memorandum);
    validate(r) Check::new()
        .required("name", &r.name, LINE)
        .email("email", &r.email)
        .optional("title", &r.title, LINE)
        .optional("portfolio", &r.portfolio, LINE)
        .that("locale", r.locale.is_none_or(|l| Locale::MEMBERS.contains(&l)), Fault::FieldNotAChoice);
}

crate::endpoint! {
    /// Ask someone no more.
    RemoveRecipient { /// The memorandum.
        memorandum: MemorandumId, /// Who.
        recipient: RecipientId }
    "recipient.remove", "Take a recipient out; what they were asked waits for another addressee", Post "/api/memoranda/{memorandum}/recipients/{recipient}/remove", WriteMemorandum -> Done;
    target(r) Target::Memorandum(r.memorandum);
}

crate::endpoint! {
    /// Put the text before the mandate holders.
    OfferForAdoption { /// The memorandum.
        memorandum: MemorandumId }
    "memorandum.offer", "Put the text before the mandate holders", Post "/api/memoranda/{memorandum}/offer", SealMemorandum -> Done;
    target(r) Target::Memorandum(r.memorandum);
    next(r, _v) Some(format!("/memoranda/{}/adoption", r.memorandum));
}

crate::endpoint! {
    /// Write on: what was signed was another text, so signatures fall.
    BackToDraft { /// The memorandum.
        memorandum: MemorandumId }
    "memorandum.back", "Take the text back to write on; signatures fall", Post "/api/memoranda/{memorandum}/back", SealMemorandum -> Done;
    target(r) Target::Memorandum(r.memorandum);
    next(r, _v) Some(format!("/memoranda/{}", r.memorandum));
}

crate::endpoint! {
    /// Sign for one's organisation, or abstain.
    SignMemorandum { /// The memorandum.
        memorandum: MemorandumId, /// `true` signs, `false` abstains; no reason is asked.
        #[serde(default)] signs: Option<bool> }
    "memorandum.sign", "Sign for one's organisation, or abstain", Post "/api/memoranda/{memorandum}/signature", Sign -> Done;
    target(r) Target::Memorandum(r.memorandum);
    validate(r) Check::new().that("signs", r.signs.is_some(), Fault::FieldNotAChoice);
}

crate::endpoint! {
    /// Name someone who speaks for the memorandum.
    NameSpokesperson { /// The memorandum.
        memorandum: MemorandumId, /// Name.
        #[serde(default)] name: String }
    "memorandum.spokesperson", "Name someone who speaks for the memorandum", Post "/api/memoranda/{memorandum}/spokespersons", Sign -> Done;
    target(r) Target::Memorandum(r.memorandum);
    validate(r) Check::new().required("name", &r.name, LINE);
}

crate::endpoint! {
    /// Someone speaks no more.
    RemoveSpokesperson { /// The memorandum.
        memorandum: MemorandumId, /// Name.
        #[serde(default)] name: String }
    "memorandum.spokesperson_remove", "Take a spokesperson off the list", Post "/api/memoranda/{memorandum}/spokespersons/remove", Sign -> Done;
    target(r) Target::Memorandum(r.memorandum);
}

crate::endpoint! {
    /// Seal the text.
    SealTheMemorandum { /// The memorandum.
        memorandum: MemorandumId }
    "memorandum.seal", "Seal the text: from now on it does not change", Post "/api/memoranda/{memorandum}/seal", SealMemorandum -> SealedMemorandum;
    target(r) Target::Memorandum(r.memorandum);
    next(r, _v) Some(format!("/memoranda/{}", r.memorandum));
}

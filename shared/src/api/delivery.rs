//! Operations of delivery: letters, the officials' answers, follow-up, the public page.

use crate::error::Fault;
use crate::ids::{DiagnosisId, MemorandumId, RecipientId, RecommendationId};
use crate::locale::{Bilingual, Locale, Words};
use crate::time::Day;
use crate::validate::{Check, LINE, PARAGRAPH, is_email};
use serde::{Deserialize, Serialize};

use super::memorandum::{MemorandumState, SealedMemorandum};
use super::{Done, Target};

mod followed;
pub use followed::{AnswerKind, AnswerTally, AnswerView, FollowUpStatus, FollowUpView, Followed, days_late};

crate::text_enum! {
    /// How far a letter has come.
    RecipientState {
        /// Not sent.
        Waiting = "waiting",
        /// On its way.
        Sending = "sending",
        /// The mail server has taken it.
        Reached = "reached",
        /// It came back, or somebody says that it did not arrive.
        Unreachable = "unreachable",
    }
}

impl RecipientState {
    /// What it is called.
    pub const fn words(self) -> Words {
        match self {
            Self::Waiting => Words::new("Pas encore envoyé", "Nog niet verstuurd", "Not sent yet"),
            Self::Sending => Words::new("Envoi en cours", "Wordt verstuurd", "Being sent"),
            Self::Reached => Words::new("Remis", "Bezorgd", "Delivered"),
            Self::Unreachable => Words::new("Injoignable", "Onbereikbaar", "Unreachable"),
        }
    }
}

/// Who was delivered to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeliveredTo {
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
    /// How far the letter has come.
    pub state: RecipientState,
    /// When it was taken.
    pub reached_on: Option<Day>,
    /// How much they are asked.
    pub asked: i64,
    /// How much they have answered.
    pub answered: i64,
}

/// Delivery, as members see it. Empty while the memorandum is not sealed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeliveryView {
    /// Memorandum.
    pub memorandum: MemorandumId,
    /// Diagnosis.
    pub diagnosis: DiagnosisId,
    /// Title.
    pub title: Bilingual,
    /// Where the memorandum stands.
    pub state: MemorandumState,
    /// Name in the public address.
    pub slug: String,
    /// Whether everyone may read it.
    pub published: bool,
    /// Hash.
    pub sha256: String,
    /// When it was sealed.
    pub sealed_on: Option<Day>,
    /// Recipients.
    pub recipients: Vec<DeliveredTo>,
    /// What was asked and what became of it.
    pub recommendations: Vec<Followed>,
    /// Numbers.
    pub tally: AnswerTally,
}

/// What a delivery did.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Delivered {
    /// Letters written now; recipients who had one get no second.
    pub letters: i64,
}

/// Before the officials' room.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OfficialDoor {
    /// Whether the caller is in the room already.
    pub inside: bool,
}

/// The token that the cookie carries.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OfficialEntered {
    /// Token.
    pub token: Option<String>,
}

/// The officials' room of one recipient.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OfficialRoom {
    /// Name of who is here.
    pub name: String,
    /// Their function.
    pub title: String,
    /// The memorandum's title.
    pub memorandum: Bilingual,
    /// The coordination.
    pub coordination: Bilingual,
    /// When it reached them.
    pub delivered_on: Option<Day>,
    /// Name in the public address, when published.
    pub slug: Option<String>,
    /// Asked of them.
    pub mine: Vec<Followed>,
    /// Asked of others.
    pub others: Vec<Followed>,
    /// Who signed.
    pub signatures: Vec<String>,
    /// How many abstained.
    pub abstentions: i64,
    /// Who speaks.
    pub spokespersons: Vec<String>,
    /// Hash.
    pub sha256: String,
}

/// The public page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PublicMemorandum {
    /// Title.
    pub title: Bilingual,
    /// The coordination.
    pub coordination: Bilingual,
    /// When the first recipient was reached.
    pub delivered_on: Option<Day>,
    /// When it was sealed.
    pub sealed_on: Option<Day>,
    /// Who signed.
    pub signatures: Vec<String>,
    /// How many abstained.
    pub abstentions: i64,
    /// Who speaks.
    pub spokespersons: Vec<String>,
    /// Contributions of residents that it rests on.
    pub contributions: i64,
    /// What was asked and what became of it.
    pub recommendations: Vec<Followed>,
    /// Numbers.
    pub tally: AnswerTally,
    /// Hash.
    pub sha256: String,
}

crate::endpoint! {
    /// Deliver to every recipient who has no letter yet.
    Deliver { /// The memorandum.
        memorandum: MemorandumId }
    "delivery.send", "Deliver to every recipient who has no letter yet", Post "/api/memoranda/{memorandum}/deliver", Deliver -> Delivered;
    target(r) Target::Memorandum(r.memorandum);
}

crate::endpoint! {
    /// Send one letter again with a new link, to a corrected address if one is given.
    Resend { /// The memorandum.
        memorandum: MemorandumId, /// Who.
        recipient: RecipientId, /// Corrected address; empty: the same.
        #[serde(default)] email: String }
    "delivery.resend", "Send one letter again with a new link", Post "/api/memoranda/{memorandum}/recipients/{recipient}/resend", Deliver -> Done;
    target(r) Target::Memorandum(r.memorandum);
    validate(r) Check::new().that("email", r.email.trim().is_empty() || is_email(r.email.trim()), Fault::FieldNotAnAddress);
}

crate::endpoint! {
    /// Say that a recipient cannot be reached.
    MarkUnreachable { /// The memorandum.
        memorandum: MemorandumId, /// Who.
        recipient: RecipientId }
    "delivery.unreachable", "Say that a recipient cannot be reached", Post "/api/memoranda/{memorandum}/recipients/{recipient}/unreachable", Deliver -> Done;
    target(r) Target::Memorandum(r.memorandum);
}

crate::endpoint! {
    /// Read who received it, and the answers.
    ReadDelivery { /// The memorandum.
        memorandum: MemorandumId }
    "delivery.read", "Read who received it, and the answers", Get "/api/memoranda/{memorandum}/delivery", ReadDelivery -> DeliveryView;
    target(r) Target::Memorandum(r.memorandum);
}

crate::endpoint! {
    /// Let everyone read it.
    PublishMemorandum { /// The memorandum.
        memorandum: MemorandumId }
    "memorandum.publish", "Publish the memorandum's page", Post "/api/memoranda/{memorandum}/publish", Publish -> Done;
    target(r) Target::Memorandum(r.memorandum);
}

crate::endpoint! {
    /// Take the public page down.
    UnpublishMemorandum { /// The memorandum.
        memorandum: MemorandumId }
    "memorandum.unpublish", "Take the public page down", Post "/api/memoranda/{memorandum}/unpublish", Publish -> Done;
    target(r) Target::Memorandum(r.memorandum);
}

crate::endpoint! {
    /// Stand before the officials' room.
    ReadOfficialDoor { /// The link's token.
        token: String, /// A code was asked for.
        #[serde(default)] sent: bool }
    "official.door", "Stand before the officials' room", Get "/api/o/{token}", OpenOfficialRoom -> OfficialDoor;
    target(r) Target::Official(r.token.clone());
}

crate::endpoint! {
    /// Ask for the code. The answer is the same whatever the token.
    RequestCode { /// The link's token.
        token: String }
    "official.code", "Ask for a code by mail", Post "/api/o/{token}/code", OpenOfficialRoom -> Done;
    target(_r) Target::Nothing;
    next(r, _v) Some(format!("/o/{}?sent=true", r.token));
}

crate::endpoint! {
    /// Enter with the code.
    EnterOfficialRoom { /// The link's token.
        token: String, /// Six digits.
        #[serde(default)] code: String }
    "official.enter", "Enter the officials' room with the code", Post "/api/o/{token}/enter", OpenOfficialRoom -> OfficialEntered;
    target(_r) Target::Nothing;
    validate(r) Check::new().required("code", &r.code, LINE);
    next(r, _v) Some(format!("/o/{}/room", r.token));
}

crate::endpoint! {
    /// Read what was delivered to oneself.
    ReadOfficialRoom { /// The link's token.
        token: String, /// The recommendation to look at, on a page of its own.
        #[serde(default)] recommendation: Option<RecommendationId> }
    "official.read", "Read what was delivered to oneself", Get "/api/o/{token}/room", ReadOfficialRoom -> OfficialRoom;
    target(r) Target::Official(r.token.clone());
}

crate::endpoint! {
    /// Answer a recommendation; an earlier answer stays underneath.
    AnswerRecommendation { /// The link's token.
        token: String, /// The recommendation.
        recommendation: RecommendationId, /// What.
        #[serde(default)] kind: Option<AnswerKind>, /// In words: what will be done, or why not.
        #[serde(default)] text: String, /// By when.
        #[serde(default)] due: Option<Day>, /// Whose it is.
        #[serde(default)] whose: String }
    "official.answer", "Answer a recommendation", Post "/api/o/{token}/answers/{recommendation}", AnswerRecommendation -> Done;
    target(r) Target::Recommendation(r.recommendation);
    validate(r) {
        let check = Check::new()
            .that("kind", r.kind.is_some(), Fault::FieldNotAChoice)
            .optional("text", &r.text, PARAGRAPH)
            .optional("whose", &r.whose, LINE);
        let check = if r.kind.is_some_and(AnswerKind::worded) { check.required("text", &r.text, PARAGRAPH) } else { check };
        let check = if r.kind == Some(AnswerKind::NotOurs) { check.required("whose", &r.whose, LINE) } else { check };
        check.that("due", r.due.is_some() || !r.kind.is_some_and(AnswerKind::dated), Fault::FieldNotADate)
    };
    next(r, _v) Some(format!("/o/{}/room", r.token));
}

crate::endpoint! {
    /// Note what became of a recommendation.
    FollowUpRecommendation { /// The recommendation.
        recommendation: RecommendationId, /// What.
        #[serde(default)] status: Option<FollowUpStatus>, /// In words.
        #[serde(default)] note: String }
    "follow_up.note", "Note what became of a recommendation", Post "/api/recommendations/{recommendation}/follow-up", FollowUp -> Done;
    target(r) Target::Recommendation(r.recommendation);
    validate(r) Check::new().that("status", r.status.is_some(), Fault::FieldNotAChoice).required("note", &r.note, PARAGRAPH);
}

crate::endpoint! {
    /// Read the public page.
    ReadPublicMemorandum { /// Name in the address.
        slug: String }
    "public.memorandum", "Read what was asked and what was answered", Get "/api/m/{slug}", ReadPublic -> PublicMemorandum;
    target(_r) Target::Nothing;
}

crate::endpoint! {
    /// Take the sealed text away from the public page.
    ReadPublicSealed { /// Name in the address.
        slug: String, /// Language of the printed document.
        #[serde(default)] locale: Option<Locale> }
    "public.sealed", "Read the sealed text with its hash", Get "/api/m/{slug}/sealed", ReadPublic -> SealedMemorandum;
    target(_r) Target::Nothing;
}

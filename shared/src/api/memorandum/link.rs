//! The way of a mandate holder who has a link: before the door, inside, and out again. No account; it opens the adoption room of
//! one memorandum and nothing else.

use super::{Content, MemorandumView};
use crate::api::{Done, Target};
use crate::error::Fault;
use crate::time::Day;
use crate::validate::{Check, LINE};
use serde::{Deserialize, Serialize};

/// A text that was offered before the present one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedBefore {
    /// When.
    pub offered_on: Day,
    /// The text.
    pub content: Content,
}

/// Before the room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatoryDoor {
    /// Whether the caller is inside already.
    pub inside: bool,
}

/// Entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatoryEntered {
    /// For the cookie.
    pub token: Option<String>,
}

crate::endpoint! {
    /// Stand before the adoption room.
    ReadSignatoryDoor { /// The link's token.
        token: String, /// A code was asked for.
        #[serde(default)] sent: bool }
    "adoption.door", "Stand before the adoption room with a personal link", Get "/api/a/{token}", OpenAdoptionRoom -> SignatoryDoor;
    target(r) Target::Signatory(r.token.clone());
}

crate::endpoint! {
    /// Ask for the code. The answer is the same whatever the token.
    RequestSignatoryCode { /// The link's token.
        token: String }
    "adoption.code", "Ask for a code by mail to enter the adoption room", Post "/api/a/{token}/code", OpenAdoptionRoom -> Done;
    target(_r) Target::Nothing;
    next(r, _v) Some(format!("/a/{}?sent=true", r.token));
}

crate::endpoint! {
    /// Enter with the code.
    EnterAdoptionRoom { /// The link's token.
        token: String, /// Six digits.
        #[serde(default)] code: String }
    "adoption.enter", "Enter the adoption room with the code", Post "/api/a/{token}/enter", OpenAdoptionRoom -> SignatoryEntered;
    target(_r) Target::Nothing;
    validate(r) Check::new().required("code", &r.code, LINE);
    next(r, _v) Some(format!("/a/{}/room", r.token));
}

crate::endpoint! {
    /// Read the final draft.
    ReadByLink { /// The link's token.
        token: String }
    "adoption.read", "Read the final draft with a personal link", Get "/api/a/{token}/room", ReadByLink -> MemorandumView;
    target(r) Target::Signatory(r.token.clone());
}

crate::endpoint! {
    /// Sign for one's organisation, or abstain.
    SignByLink { /// The link's token.
        token: String, /// `true` signs, `false` abstains; no reason is asked.
        #[serde(default)] signs: Option<bool> }
    "adoption.sign", "Sign or abstain with a personal link", Post "/api/a/{token}/signature", SignByLink -> Done;
    target(r) Target::Signatory(r.token.clone());
    validate(r) Check::new().that("signs", r.signs.is_some(), Fault::FieldNotAChoice);
    next(r, _v) Some(format!("/a/{}/room#choice", r.token));
}

//! Search, inside one room at a time: what is found there is what is read there.

use super::{FindingState, HeardView, PlenaryFinding};
use crate::api::Target;
use crate::ids::{DiagnosisId, FindingId, GroupId};
use crate::locale::{Bilingual, Locale};
use crate::validate::{Check, LINE};
use serde::{Deserialize, Serialize};

/// What was found in the plenary.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PlenaryFinds {
    /// Diagnosis.
    pub diagnosis: DiagnosisId,
    /// Its title.
    pub title: Bilingual,
    /// The best first.
    pub findings: Vec<PlenaryFinding>,
    /// Whether there are more than are told.
    pub more: bool,
    /// The caller's own groups in this diagnosis, to look there as well.
    pub groups: Vec<(GroupId, Bilingual)>,
}

crate::endpoint! {
    /// Look for words in the findings that the plenary reads.
    SearchPlenary {
        /// In which diagnosis.
        diagnosis: DiagnosisId,
        /// Words; each must be there, or a word that begins with it.
        #[serde(default)]
        q: String,
    }
    "plenary.search", "Look for words in the findings that the plenary reads", Get "/api/d/{diagnosis}/search", ReadPlenary -> PlenaryFinds;
    target(r) Target::Diagnosis(r.diagnosis);
    validate(r) Check::new().optional("q", &r.q, LINE);
}

/// A finding of a group that was found.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct GroupFind {
    /// Id.
    pub id: FindingId,
    /// Number.
    pub number: i32,
    /// State.
    pub state: FindingState,
    /// Language of what it says.
    pub language: Locale,
    /// The sentence.
    pub sentence: String,
    /// The other text in which a word stands that is not in the sentence.
    pub elsewhere: Option<String>,
}

/// What was found in a group room.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct GroupFinds {
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub name: Bilingual,
    /// Its diagnosis.
    pub diagnosis: DiagnosisId,
    /// The best first.
    pub findings: Vec<GroupFind>,
    /// What residents said on its theme, the best first.
    pub heard: Vec<HeardView>,
    /// Whether there are more than are told.
    pub more: bool,
}

crate::endpoint! {
    /// Look for words in a group room.
    SearchGroup {
        /// Which.
        group: GroupId,
        /// Words; each must be there, or a word that begins with it.
        #[serde(default)]
        q: String,
    }
    "group.search", "Look for words in a group room: findings and what residents said", Get "/api/groups/{group}/search", ReadGroup -> GroupFinds;
    target(r) Target::Group(r.group);
    validate(r) Check::new().optional("q", &r.q, LINE);
}

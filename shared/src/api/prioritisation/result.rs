//! Results of closed rounds, as far as they may be shown.

use super::{College, Item, RoundMethod, Turnout};
use crate::api::Target;
use crate::ids::{DiagnosisId, RoundId};
use crate::locale::Bilingual;
use serde::{Deserialize, Serialize};

/// An item in a college's result. Withheld: no figure and no place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ResultRow {
    /// The item.
    pub item: Item,
    /// Place among the items that are shown, from 1; ties share one.
    pub place: Option<i64>,
    /// Points, or Borda points.
    pub score: Option<f64>,
    /// Dots: part of the points that were given. Ranking: part of the most that could be reached.
    pub share: Option<f64>,
    /// Ballots that said something about it.
    pub voices: Option<i64>,
}

/// The result of a closed round.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CollegeResult {
    /// The round.
    pub round: RoundId,
    /// Its question.
    pub title: Bilingual,
    /// Who decided.
    pub college: College,
    /// How.
    pub method: RoundMethod,
    /// Dots: points of each voter.
    pub points: i32,
    /// Dots: most on one item.
    pub most: i32,
    /// Under so many ballots or voices nothing is shown.
    pub threshold: i32,
    /// How many of how many.
    pub turnout: Turnout,
    /// Too few ballots: everything is withheld.
    pub withheld: bool,
    /// Items, best first; withheld ones last. Empty when everything is withheld.
    pub rows: Vec<ResultRow>,
    /// Points given in all; withheld as soon as one item is.
    pub total: Option<f64>,
    /// Kendall's W, corrected for ties.
    pub agreement: Option<f64>,
}

/// One college's place for an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollegePlace {
    /// College.
    pub college: College,
    /// Place among the items that are compared.
    pub place: i64,
}

/// How far colleges are apart on an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollegeGap {
    /// Places between them.
    pub places: i64,
    /// Who puts it highest.
    pub high: CollegePlace,
    /// Who puts it lowest.
    pub low: CollegePlace,
}

/// An item that several colleges voted on, and that none of them withholds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// The item.
    pub item: Item,
    /// Its place in each college, residents first.
    pub places: Vec<CollegePlace>,
    /// How far apart.
    pub gap: CollegeGap,
}

/// Results of a diagnosis, college by college.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ResultsView {
    /// The diagnosis.
    pub diagnosis: DiagnosisId,
    /// Its title.
    pub diagnosis_title: Bilingual,
    /// The last closed round of each college, residents first.
    pub colleges: Vec<CollegeResult>,
    /// Closed rounds before the last of their college.
    pub earlier: Vec<CollegeResult>,
    /// Common items in the order of the first college; empty for fewer than two colleges.
    pub compared: Vec<Compared>,
    /// Common items that are not compared because a college withholds them.
    pub not_compared: i64,
}

crate::endpoint! {
    /// Results of all closed rounds, colleges side by side.
    ReadResults {
        /// The diagnosis.
        diagnosis: DiagnosisId,
    }
    "round.results", "Read the results of closed rounds, colleges side by side", Get "/api/d/{diagnosis}/results", ReadRound -> ResultsView;
    target(r) Target::Diagnosis(r.diagnosis);
}

//! Results of closed rounds, as far as they may be shown.

use super::{Change, College, Item, RoundMethod, Settings, Turnout};
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
    /// Points, Borda points, approvals, agreements less disagreements, a mean rating, or the part of comparisons won.
    pub score: Option<f64>,
    /// Dots: part of the points that were given. Otherwise: part of the most that could be reached.
    pub share: Option<f64>,
    /// Ballots that said something about it.
    pub voices: Option<i64>,
    /// Reaction: how often each answer was given; withheld if one of them is a small number.
    pub answers: Option<Answers>,
    /// Grid: the mean on each criterion.
    pub means: Vec<f64>,
    /// Comparison: its strength among all, if every item is shown and all can be compared.
    pub strength: Option<Strength>,
    /// In how many of a hundred draws of the ballots it was among the first.
    pub firm: Option<f64>,
}

/// How often each answer was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// Agreements.
    pub agree: i64,
    /// Disagreements.
    pub disagree: i64,
    /// Passes.
    pub pass: i64,
}

/// A Bradley–Terry strength: natural logarithm, the mean of all being 0.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Strength {
    /// The most likely.
    pub value: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// How firm a result is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Firm {
    /// How many of the first places were looked at.
    pub top: i64,
    /// How often the ballots were drawn again.
    pub draws: i64,
    /// From which seed.
    pub seed: u64,
    /// How many ballots would have to be others for other items among the first, where the method allows to say.
    pub to_change: Option<i64>,
}

/// Another way to count the same rankings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherCount {
    /// Its name among all ways to count.
    pub method: String,
    /// Findings by their numbers, best first; level ones together.
    pub order: Vec<Vec<i32>>,
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
    /// Dots: most on one item. Approval: most items.
    pub most: i32,
    /// What else the method needed to know.
    pub settings: Settings,
    /// Per cent of those entitled that the result needed behind it; 0 for none.
    pub quorum: i32,
    /// Whether as many have voted.
    pub quorum_met: bool,
    /// When and why its last day was changed.
    pub changes: Vec<Change>,
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
    /// How firm it is; told only if every item is shown.
    pub firm: Option<Firm>,
    /// Ranking: what other ways to count say; told only if every item is shown.
    pub others: Vec<OtherCount>,
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

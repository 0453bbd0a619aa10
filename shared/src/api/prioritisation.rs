//! Operations of prioritisation: rounds, ballots, results of closed rounds.

pub mod advice;
mod ballot;
pub mod method;
mod result;

pub use advice::{Advice, AdviceView, ReadAdvice};
pub use ballot::{CastBallot, CastSlip, FindSlip, ReadSlipBallot, SlipBallotView, SlipFound, ballot_fault};
pub use method::{Criterion, RoundMethod, Settings};
pub use result::{
    Answers, CollegeGap, CollegePlace, CollegeResult, Compared, Firm, OtherCount, ReadResults, ResultRow, ResultsView, Strength,
};

use super::{Done, Target};
use crate::error::Fault;
use crate::ids::{CoordinationId, DiagnosisId, FindingId, RoundId};
use crate::locale::{Bilingual, Words};
use crate::time::Day;
use crate::validate::{Check, LINE, PARAGRAPH};
use ballot::figure;
use serde::{Deserialize, Serialize};

crate::text_enum! {
    /// Who decides in a round. Colleges vote apart and are never averaged.
    College {
        /// People who live there, with a slip.
        Residents = "residents",
        /// Workers of the field, each for themselves.
        Workers = "workers",
        /// Member organisations, one voice each, through the holder of their mandate.
        Organisations = "organisations",
    }
}

impl College {
    /// What people call it.
    pub const fn words(self) -> Words {
        match self {
            Self::Residents => Words::new("Habitants", "Bewoners", "Residents").with_ar("السكان"),
            Self::Workers => Words::new("Terrain", "Terrein", "Field"),
            Self::Organisations => Words::new("Organisations", "Organisaties", "Organisations"),
        }
    }
}

crate::text_enum! {
    /// How far a round is.
    RoundState {
        /// It can still be changed.
        Planned = "planned",
        /// Ballots come in; nobody sees a result.
        Open = "open",
        /// Counted; nothing changes any more.
        Closed = "closed",
    }
}

impl RoundState {
    /// What people call it.
    pub const fn words(self) -> Words {
        match self {
            Self::Planned => Words::new("Prévu", "Gepland", "Planned"),
            Self::Open => Words::new("Ouvert", "Open", "Open"),
            Self::Closed => Words::new("Clos", "Gesloten", "Closed"),
        }
    }
}

/// Most slips that one request makes.
pub const MOST_SLIPS: i32 = 2_000;
/// Most items of one round: more cannot be weighed against one another.
pub const MOST_ITEMS: usize = 40;

/// A finding that is voted on, as it was released.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Id.
    pub id: FindingId,
    /// Number in the diagnosis.
    pub number: i32,
    /// The sentence.
    pub sentence: String,
    /// Its language.
    pub language: String,
    /// The sentence in the other language; empty while it is missing.
    pub translation: String,
}

/// How many of how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turnout {
    /// Have voted.
    pub voted: i64,
    /// May vote.
    pub entitled: i64,
}

/// A round in a list.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RoundLine {
    /// Id.
    pub id: RoundId,
    /// Its question.
    pub title: Bilingual,
    /// Who decides.
    pub college: College,
    /// How.
    pub method: RoundMethod,
    /// How far.
    pub state: RoundState,
    /// Items.
    pub items: i64,
    /// How many of how many; nothing before it opens.
    pub turnout: Option<Turnout>,
}

/// The rounds of a diagnosis.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RoundsView {
    /// Its coordination.
    pub coordination: CoordinationId,
    /// The diagnosis.
    pub diagnosis: DiagnosisId,
    /// Its title.
    pub diagnosis_title: Bilingual,
    /// Rounds, oldest first.
    pub rounds: Vec<RoundLine>,
    /// Released findings that a new round may be about; for the coordinator only.
    pub findings: Vec<Item>,
}

crate::endpoint! {
    /// The rounds of a diagnosis.
    ReadRounds {
        /// The diagnosis.
        diagnosis: DiagnosisId,
        /// The method that a new round is offered with.
        #[serde(default)]
        method: Option<RoundMethod>,
    }
    "round.list", "List the rounds of a diagnosis", Get "/api/d/{diagnosis}/rounds", ReadRound -> RoundsView;
    target(r) Target::Diagnosis(r.diagnosis);
}

/// The round that a change was made to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RoundMade {
    /// Id.
    pub id: RoundId,
}

crate::endpoint! {
    /// Plan a round.
    PlanRound {
        /// The diagnosis.
        diagnosis: DiagnosisId,
        /// The question in French; one of the two languages is enough.
        #[serde(default)]
        title_fr: String,
        /// The question in Dutch.
        #[serde(default)]
        title_nl: String,
        /// Who decides.
        college: College,
        /// How.
        method: RoundMethod,
        /// Dots: points of each voter.
        #[serde(default, deserialize_with = "figure")]
        points: i32,
        /// Dots: most on one item. Approval: most items.
        #[serde(default, deserialize_with = "figure")]
        most: i32,
        /// Grid: one criterion on each line, as `French / Dutch * weight`.
        #[serde(default)]
        criteria: String,
        /// Per cent of those entitled that the result needs behind it; 0 for none.
        #[serde(default, deserialize_with = "figure")]
        quorum: i32,
        /// The last day to vote.
        #[serde(default)]
        closes: Option<Day>,
        /// Released findings.
        #[serde(default)]
        items: Vec<FindingId>,
        /// Under so many ballots or voices nothing is shown.
        #[serde(default = "five", deserialize_with = "figure")]
        threshold: i32,
    }
    "round.plan", "Plan a round: question, college, method, items", Post "/api/d/{diagnosis}/rounds", PlanRound -> RoundMade;
    target(r) Target::Diagnosis(r.diagnosis);
    validate(r) Check::new()
        .that("title_fr", !(r.title_fr.trim().is_empty() && r.title_nl.trim().is_empty()), Fault::FieldEmpty)
        .optional("title_fr", &r.title_fr, LINE)
        .optional("title_nl", &r.title_nl, LINE)
        .that("points", r.method != RoundMethod::Dots || (1..=100).contains(&r.points), Fault::FieldOutOfBounds)
        .that("most", r.method != RoundMethod::Dots || (1..=r.points.max(1)).contains(&r.most), Fault::FieldOutOfBounds)
        .that("most", r.method != RoundMethod::Approval || (1..=r.items.len().max(1)).contains(&usize::try_from(r.most).unwrap_or(0)), Fault::FieldOutOfBounds)
        .that("criteria", r.method != RoundMethod::Rating || method::criteria(&r.criteria).is_some(), Fault::FieldNotAChoice)
        .optional("criteria", &r.criteria, PARAGRAPH)
        .that("quorum", (0..=100).contains(&r.quorum), Fault::FieldOutOfBounds)
        .that("items", (2..=MOST_ITEMS).contains(&r.items.len()), Fault::FieldOutOfBounds)
        .that("threshold", (3..=100).contains(&r.threshold), Fault::FieldOutOfBounds);
    next(_r, v) Some(format!("/rounds/{}", v.id));
}

/// The threshold when none is named.
const fn five() -> i32 {
    5
}

crate::endpoint! {
    /// Remove a round that was never opened.
    RemoveRound {
        /// The round.
        round: RoundId,
    }
    "round.remove", "Remove a planned round", Post "/api/rounds/{round}/remove", PlanRound -> RoundRemoved;
    target(r) Target::Round(r.round);
    next(_r, v) Some(format!("/d/{}/rounds", v.diagnosis));
}

/// Where a removed round was.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RoundRemoved {
    /// The diagnosis.
    pub diagnosis: DiagnosisId,
}

crate::endpoint! {
    /// Open a planned round. A round of residents gets its slips now.
    OpenRound {
        /// The round.
        round: RoundId,
        /// Residents: how many slips.
        #[serde(default, deserialize_with = "figure")]
        slips: i32,
    }
    "round.open", "Open a round", Post "/api/rounds/{round}/open", MoveRound -> SlipsView;
    target(r) Target::Round(r.round);
    next(r, _v) Some(format!("/rounds/{}", r.round));
}

/// The codes of a residents' round; none for the other colleges.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SlipsView {
    /// The round's question.
    pub title: Bilingual,
    /// One per slip, as printed.
    pub codes: Vec<String>,
}

crate::endpoint! {
    /// More slips for an open round of residents.
    AddSlips {
        /// The round.
        round: RoundId,
        /// How many more.
        #[serde(deserialize_with = "figure")]
        slips: i32,
    }
    "round.add_slips", "Add slips to an open round of residents", Post "/api/rounds/{round}/slips", MoveRound -> SlipsView;
    target(r) Target::Round(r.round);
    validate(r) Check::new().that("slips", (1..=MOST_SLIPS).contains(&r.slips), Fault::FieldOutOfBounds);
    next(r, _v) Some(format!("/rounds/{}", r.round));
}

crate::endpoint! {
    /// The slips of an open round of residents, to print. Closing makes this impossible.
    ReadSlips {
        /// The round.
        round: RoundId,
    }
    "round.slips", "Read the slips of an open round, to print them", Get "/api/rounds/{round}/slips", MoveRound -> SlipsView;
    target(r) Target::Round(r.round);
}

crate::endpoint! {
    /// Close an open round: its key and the marks on its ballots are destroyed, then its result can be read. Before its last day
    /// is over it takes that all have voted, or a reason.
    CloseRound {
        /// The round.
        round: RoundId,
        /// Why before its day.
        #[serde(default)]
        reason: String,
    }
    "round.close", "Close a round", Post "/api/rounds/{round}/close", MoveRound -> Done;
    target(r) Target::Round(r.round);
    validate(r) Check::new().optional("reason", &r.reason, LINE);
    next(r, _v) Some(format!("/rounds/{}", r.round));
}

crate::endpoint! {
    /// Give an open round more time, with a reason that stands beside its result.
    ProlongRound {
        /// The round.
        round: RoundId,
        /// The new last day.
        until: Day,
        /// Why.
        reason: String,
    }
    "round.prolong", "Prolong an open round, with a reason", Post "/api/rounds/{round}/prolong", MoveRound -> Done;
    target(r) Target::Round(r.round);
    validate(r) Check::new().required("reason", &r.reason, LINE);
    next(r, _v) Some(format!("/rounds/{}", r.round));
}

/// Another last day than was planned, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// When this was decided.
    pub day: Day,
    /// The new last day; nothing when it was closed early.
    pub until: Option<Day>,
    /// Why.
    pub reason: String,
}

/// A round as a member sees it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RoundView {
    /// Id.
    pub id: RoundId,
    /// Its diagnosis.
    pub diagnosis: DiagnosisId,
    /// Its title.
    pub diagnosis_title: Bilingual,
    /// The question.
    pub title: Bilingual,
    /// Who decides.
    pub college: College,
    /// How.
    pub method: RoundMethod,
    /// Dots: points of each voter.
    pub points: i32,
    /// Dots: most on one item. Approval: most items.
    pub most: i32,
    /// What else the method needs to know.
    pub settings: Settings,
    /// Comparison: the pairs to ask this time, by places in the list, the first to show first.
    pub ask: Vec<(usize, usize)>,
    /// Per cent of those entitled that the result needs behind it; 0 for none.
    pub quorum: i32,
    /// The last day to vote.
    pub closes: Option<Day>,
    /// When and why that day was changed.
    pub changes: Vec<Change>,
    /// Under so many ballots or voices nothing is shown.
    pub threshold: i32,
    /// How far.
    pub state: RoundState,
    /// What is voted on.
    pub items: Vec<Item>,
    /// How many of how many; nothing before it opens.
    pub turnout: Option<Turnout>,
    /// Names of the organisations that have voted; for the coordinator, in a round of organisations.
    pub voted_organisations: Vec<String>,
    /// Whether the caller belongs to this college and the round is open.
    pub may_vote: bool,
    /// Whether the caller's voice is in.
    pub have_voted: bool,
    /// The organisation that the caller votes for.
    pub votes_for: String,
    /// A residents' round exists and is not closed: a round of organisations cannot open.
    pub residents_first: bool,
    /// The result; only of a closed round.
    pub result: Option<CollegeResult>,
}

crate::endpoint! {
    /// One round.
    ReadRound {
        /// The round.
        round: RoundId,
    }
    "round.read", "Read a round: question, turnout, and its result once closed", Get "/api/rounds/{round}", ReadRound -> RoundView;
    target(r) Target::Round(r.round);
}

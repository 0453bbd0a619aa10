//! What residents answered to one another's statements, once a session is closed: counts, groups, what is common, what divides.

use super::{Language, Question, SessionLine};
use crate::api::Target;
use crate::ids::{DiagnosisId, SessionId};
use crate::locale::Bilingual;
use serde::{Deserialize, Serialize};

/// Figures of fewer people than this are withheld.
pub const FEWEST: usize = 5;

/// Somebody on the map, without a name: where they stand, rounded.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct OpinionPoint {
    /// Along the first direction.
    pub x: f64,
    /// Along the second.
    pub y: f64,
    /// Place in `OpinionsView::groups`; none for who answered too little.
    pub group: Option<usize>,
}

/// What a group says to a statement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupStatement {
    /// Number of the statement.
    pub number: i32,
    /// Whether it agrees; else it disagrees.
    pub agrees: bool,
    /// Share of those in the group who answered it; none where it would tell of few people.
    pub share: Option<f64>,
}

/// A group of people who answered alike.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OpinionGroup {
    /// How many; none if the group is withheld because it has too few.
    pub size: Option<i64>,
    /// What it shares, agreements first.
    pub statements: Vec<GroupStatement>,
}

/// A statement that nearly everyone sees alike.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CommonStatement {
    /// Number of the statement.
    pub number: i32,
    /// Whether they agree; else they disagree.
    pub agrees: bool,
    /// Their share of those who answered it.
    pub share: f64,
}

/// A statement that divides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DividingStatement {
    /// Number of the statement.
    pub number: i32,
    /// Agreement in the group that agrees most, less that in the one that agrees least; none where groups are not compared.
    pub spread: Option<f64>,
}

/// How many gave each answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// Agree.
    pub agree: i64,
    /// Disagree.
    pub disagree: i64,
    /// Pass.
    pub pass: i64,
}

/// A statement that facilitators accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpinionStatement {
    /// Its number.
    pub number: i32,
    /// Its words.
    pub text: String,
    /// Their language.
    pub language: Language,
    /// None where too few answered.
    pub answers: Option<Answers>,
}

/// What a reader should know before believing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Caution {
    /// So few that a few others could change the picture.
    FewPeople {
        /// How many.
        people: i64,
    },
    /// Most of the possible answers were not given.
    ManyGaps {
        /// Share of gaps, in percent.
        percent: i64,
    },
    /// The map fills gaps with the mean of a statement.
    GapsFilled,
    /// The second direction of the map could as well be another.
    WeakSecond,
    /// There are no groups to tell apart.
    NoGroups,
    /// Groups say nothing of a single person.
    GroupsSimplify,
    /// What a group agrees on most is shown, although it may be chance.
    MayBeChance,
    /// A group is withheld, and with it what others' figures would tell of it.
    SmallGroup,
}

/// The result of a conversation. It names no person and no ballot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OpinionsView {
    /// The diagnosis.
    pub diagnosis: DiagnosisId,
    /// Its title.
    pub title: Bilingual,
    /// The session, without its inside.
    pub session: SessionLine,
    /// What was asked.
    pub question: Question,
    /// People who answered.
    pub participants: i64,
    /// Answers, passes among them.
    pub votes: i64,
    /// Statements that are not shown.
    pub set_aside: i64,
    /// Whether everything is withheld because too few took part.
    pub withheld: bool,
    /// From left to right; without those of groups that are withheld.
    pub points: Vec<OpinionPoint>,
    /// The largest first.
    pub groups: Vec<OpinionGroup>,
    /// What nearly all see alike.
    pub common: Vec<CommonStatement>,
    /// What divides most.
    pub dividing: Vec<DividingStatement>,
    /// All that were accepted, by number.
    pub statements: Vec<OpinionStatement>,
    /// What to know before believing it.
    pub cautions: Vec<Caution>,
}

crate::endpoint! {
    /// What residents answered to one another's statements.
    ReadOpinions { /// The session.
        session: SessionId }
    "session.opinions", "Read how residents answered to the statements of a closed session", Get "/api/sessions/{session}/opinions", ReadOpinions -> OpinionsView;
    target(r) Target::Session(r.session);
}

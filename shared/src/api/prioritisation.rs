//! Operations of prioritisation: rounds, ballots, results of closed rounds.

use super::{Done, Target};
use crate::error::Fault;
use crate::ids::{CoordinationId, DiagnosisId, FindingId, RoundId};
use crate::locale::{Bilingual, Words};
use crate::tally::BallotFault;
use crate::validate::{Check, LINE};
use serde::{Deserialize, Deserializer, Serialize};

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
    /// How a round is voted and counted.
    RoundMethod {
        /// Points spread over the items.
        Dots = "dots",
        /// A full or partial order.
        Ranking = "ranking",
    }
}

impl RoundMethod {
    /// What people call it.
    pub const fn words(self) -> Words {
        match self {
            Self::Dots => Words::new("Points à répartir", "Punten verdelen", "Points to spread"),
            Self::Ranking => Words::new("Classement", "Rangschikking", "Ranking"),
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
        /// Dots: most on one item.
        #[serde(default, deserialize_with = "figure")]
        most: i32,
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
    /// Close an open round: its key and the marks on its ballots are destroyed, then its result can be read.
    CloseRound {
        /// The round.
        round: RoundId,
    }
    "round.close", "Close a round", Post "/api/rounds/{round}/close", MoveRound -> Done;
    target(r) Target::Round(r.round);
    next(r, _v) Some(format!("/rounds/{}", r.round));
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
    /// Dots: most on one item.
    pub most: i32,
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

crate::endpoint! {
    /// Vote as a worker or for one's organisation. It replaces an earlier ballot until the round closes.
    CastBallot {
        /// The round.
        round: RoundId,
        /// Items that the ballot says something about.
        #[serde(default)]
        item: Vec<FindingId>,
        /// For each of them: points, or its rank. Nothing and 0: nothing said.
        #[serde(default, deserialize_with = "figures")]
        points: Vec<i32>,
    }
    "ballot.cast", "Vote as a worker or for an organisation", Post "/api/rounds/{round}/ballot", CastBallot -> Done;
    target(r) Target::Round(r.round);
    next(r, _v) Some(format!("/rounds/{}", r.round));
}

/// A round as a resident with a slip sees it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SlipBallotView {
    /// The coordination's name.
    pub coordination: Bilingual,
    /// The question.
    pub title: Bilingual,
    /// How.
    pub method: RoundMethod,
    /// Dots: points of each voter.
    pub points: i32,
    /// Dots: most on one item.
    pub most: i32,
    /// What is voted on.
    pub items: Vec<Item>,
    /// Whether this slip was used.
    pub have_voted: bool,
}

crate::endpoint! {
    /// Look for the round that a slip belongs to.
    FindSlip {
        /// As typed.
        #[serde(default)]
        code: String,
    }
    "ballot.find_slip", "Find the open round of a slip", Post "/api/v", ReadPublic -> SlipFound;
    target(_r) Target::Nothing;
    validate(r) Check::new().required("code", &r.code, LINE);
    next(_r, v) Some(super::fill_path("/v/{code}", |_| Some(v.code.clone())));
}

/// The code as it is written in an address.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SlipFound {
    /// Code.
    pub code: String,
}

crate::endpoint! {
    /// The ballot of a resident with a slip.
    ReadSlipBallot {
        /// The slip's code.
        code: String,
    }
    "ballot.read_slip", "Read the ballot of a slip", Get "/api/v/{code}", CastSlip -> SlipBallotView;
    target(r) Target::Slip(r.code.clone());
}

crate::endpoint! {
    /// Vote as a resident. It replaces an earlier ballot of the same slip until the round closes.
    CastSlip {
        /// The slip's code.
        code: String,
        /// Items that the ballot says something about.
        #[serde(default)]
        item: Vec<FindingId>,
        /// For each of them: points, or its rank. Nothing and 0: nothing said.
        #[serde(default, deserialize_with = "figures")]
        points: Vec<i32>,
    }
    "ballot.slip", "Vote as a resident, with a slip", Post "/api/v/{code}", CastSlip -> Done;
    target(r) Target::Slip(r.code.clone());
    next(r, _v) Some(super::fill_path("/v/{code}", |_| Some(r.code.clone())));
}

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

/// What to say of a ballot's fault, and at which field: `points` for the whole, `points.N` for the item at place N.
pub fn ballot_fault(fault: BallotFault) -> (String, Fault) {
    match fault {
        BallotFault::Empty => ("points".to_owned(), Fault::FieldEmpty),
        BallotFault::TooMany => ("points".to_owned(), Fault::FieldOutOfBounds),
        BallotFault::TooMuchOnOne(item) | BallotFault::OutOfBounds(item) => (format!("points.{item}"), Fault::FieldOutOfBounds),
    }
}

/// A figure as forms send it: an empty field is 0, and what is no figure is one that no rule allows.
struct Given(i32);

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Reader;
        impl serde::de::Visitor<'_> for Reader {
            type Value = Given;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a whole number")
            }
            fn visit_i64<E>(self, v: i64) -> Result<Given, E> {
                Ok(Given(i32::try_from(v).unwrap_or(-1)))
            }
            fn visit_u64<E>(self, v: u64) -> Result<Given, E> {
                Ok(Given(i32::try_from(v).unwrap_or(-1)))
            }
            fn visit_str<E>(self, v: &str) -> Result<Given, E> {
                let text = v.trim();
                Ok(Given(if text.is_empty() { 0 } else { text.parse().unwrap_or(-1) }))
            }
        }
        d.deserialize_any(Reader)
    }
}

fn figure<'de, D: Deserializer<'de>>(d: D) -> Result<i32, D::Error> {
    Given::deserialize(d).map(|g| g.0)
}
fn figures<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<i32>, D::Error> {
    Vec::<Given>::deserialize(d).map(|all| all.into_iter().map(|g| g.0).collect())
}

#[cfg(test)]
mod tests {
    use super::CastSlip;

    #[test]
    fn an_empty_figure_is_nothing_and_a_word_is_no_figure() {
        let id = uuid::Uuid::nil();
        let text = format!(r#"{{"code":"A","item":["{id}","{id}","{id}","{id}"],"points":[3,""," 4 ","two"]}}"#);
        let read: CastSlip = serde_json::from_str(&text).unwrap();
        assert_eq!(read.points, vec![3, 0, 4, -1]);
        assert_eq!(read.item.len(), 4);
        let bare: CastSlip = serde_json::from_str(r#"{"code":"A"}"#).unwrap();
        assert!(bare.item.is_empty() && bare.points.is_empty());
    }
}

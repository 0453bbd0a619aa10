//! Ballots: of members, and of residents with a slip.

use super::{Item, RoundMethod, Settings};
use crate::api::{Done, Target, fill_path};
use crate::error::Fault;
use crate::ids::{FindingId, RoundId};
use crate::locale::Bilingual;
use crate::tally::BallotFault;
use crate::validate::{Check, LINE};
use serde::{Deserialize, Deserializer, Serialize};

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
        /// The same in one word, as `subject=figure`: an item by its id; on a criterion as `id.1`; a pair as `id~id`. In a form:
        /// a field `say.subject` each. Approval: 1. Reaction: 1 agree, 2 disagree, 3 pass. Pair: 1 first, 2 second, 3 level.
        #[serde(default)]
        say: Vec<String>,
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
    /// Dots: most on one item. Approval: most items.
    pub most: i32,
    /// What else the method needs to know.
    pub settings: Settings,
    /// Comparison: the pairs to ask this time.
    pub ask: Vec<(usize, usize)>,
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
    next(_r, v) Some(fill_path("/v/{code}", |_| Some(v.code.clone())));
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
        /// The same in one word, as `subject=figure`: an item by its id; on a criterion as `id.1`; a pair as `id~id`. In a form:
        /// a field `say.subject` each. Approval: 1. Reaction: 1 agree, 2 disagree, 3 pass. Pair: 1 first, 2 second, 3 level.
        #[serde(default)]
        say: Vec<String>,
    }
    "ballot.slip", "Vote as a resident, with a slip", Post "/api/v/{code}", CastSlip -> Done;
    target(r) Target::Slip(r.code.clone());
    next(r, _v) Some(fill_path("/v/{code}", |_| Some(r.code.clone())));
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

pub(super) fn figure<'de, D: Deserializer<'de>>(d: D) -> Result<i32, D::Error> {
    Given::deserialize(d).map(|g| g.0)
}
pub(super) fn figures<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<i32>, D::Error> {
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
        assert!(bare.item.is_empty() && bare.points.is_empty() && bare.say.is_empty());
    }
}

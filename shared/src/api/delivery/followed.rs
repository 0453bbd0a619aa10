//! What became of what was asked: answers, follow-up, and when it is late.

use crate::locale::Words;
use crate::memorandum::{FindingText, RecommendationText};
use crate::time::Day;
use serde::{Deserialize, Serialize};

crate::text_enum! {
    /// What an official can answer.
    AnswerKind {
        /// It will be done by a day.
        Yes = "yes",
        /// Some of it.
        Partly = "partly",
        /// It will not, for a reason.
        No = "no",
        /// Until a day.
        UnderStudy = "under_study",
        /// It is for somebody else.
        NotOurs = "not_ours",
    }
}

impl AnswerKind {
    /// What it is called.
    pub const fn words(self) -> Words {
        match self {
            Self::Yes => Words::new("Oui", "Ja", "Yes"),
            Self::Partly => Words::new("En partie", "Gedeeltelijk", "Partly"),
            Self::No => Words::new("Non", "Nee", "No"),
            Self::UnderStudy => Words::new("À l’étude", "In onderzoek", "Under study"),
            Self::NotOurs => Words::new("Pas de notre ressort", "Niet onze bevoegdheid", "Not ours"),
        }
    }
    /// Whether it says by when.
    pub const fn dated(self) -> bool {
        matches!(self, Self::Yes | Self::UnderStudy)
    }
    /// Whether it says something in words.
    pub const fn worded(self) -> bool {
        matches!(self, Self::Yes | Self::Partly | Self::No)
    }
}

crate::text_enum! {
    /// What became of a recommendation.
    FollowUpStatus {
        /// Something moves.
        Started = "started",
        /// It is there.
        Done = "done",
        /// Nothing moves.
        Stalled = "stalled",
    }
}

impl FollowUpStatus {
    /// What it is called.
    pub const fn words(self) -> Words {
        match self {
            Self::Started => Words::new("En route", "Begonnen", "Started"),
            Self::Done => Words::new("Fait", "Gedaan", "Done"),
            Self::Stalled => Words::new("À l’arrêt", "Stilgevallen", "Stalled"),
        }
    }
}

/// The answer that counts now: the last one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerView {
    /// What.
    pub kind: AnswerKind,
    /// In words.
    pub text: String,
    /// By when.
    pub due: Option<Day>,
    /// Whose it is, when not theirs.
    pub whose: String,
    /// When it was given.
    pub answered_on: Day,
    /// The how many-th answer it is.
    pub version: i32,
}

/// An entry of the follow-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUpView {
    /// What.
    pub status: FollowUpStatus,
    /// In words.
    pub note: String,
    /// When it was noted.
    pub noted_on: Day,
}

/// A recommendation and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Followed {
    /// As it was sealed.
    pub asked: RecommendationText,
    /// The finding that it rests on.
    pub finding: Option<FindingText>,
    /// The answer that counts.
    pub answer: Option<AnswerView>,
    /// Last first.
    pub follow_up: Vec<FollowUpView>,
    /// Days past the promised or the asked day, while it is not done.
    pub late: Option<i32>,
}

impl Followed {
    /// Whether it is there.
    pub fn done(&self) -> bool {
        self.follow_up.first().is_some_and(|f| f.status == FollowUpStatus::Done)
    }
}

/// Days past the day that counts: what was asked for while there is no answer, what was promised once there is.
pub fn days_late(asked_for: Option<Day>, answer: Option<&AnswerView>, done: bool, today: Day) -> Option<i32> {
    let day = match answer {
        _ if done => None,
        None => asked_for,
        Some(AnswerView { kind: AnswerKind::Yes | AnswerKind::Partly | AnswerKind::UnderStudy, due, .. }) => *due,
        Some(_) => None,
    };
    day.filter(|day| *day < today).map(|day| today.0 - day.0)
}

/// How answers stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerTally {
    /// Recommendations.
    pub asked: i64,
    /// Answered, or asked for by a day that is past.
    pub expected: i64,
    /// Answered.
    pub answered: i64,
    /// Done.
    pub done: i64,
    /// Late.
    pub late: i64,
    /// Answered of all asked, in whole percent.
    pub rate: i64,
}

impl AnswerTally {
    /// Counts.
    pub fn of(list: &[Followed], today: Day) -> Self {
        let count = |is: &dyn Fn(&Followed) -> bool| i64::try_from(list.iter().filter(|f| is(f)).count()).unwrap_or(i64::MAX);
        let (asked, answered) = (count(&|_| true), count(&|f| f.answer.is_some()));
        Self {
            asked,
            expected: count(&|f| f.answer.is_some() || f.asked.due.is_some_and(|d| d < today)),
            answered,
            done: count(&Followed::done),
            late: count(&|f| f.late.is_some()),
            rate: if asked == 0 { 0 } else { (answered * 100 + asked / 2) / asked },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AnswerKind, AnswerView, days_late};
    use crate::time::Day;

    #[test]
    fn late_is_what_has_no_answer_or_has_not_kept_it() {
        let answer = |kind, due| AnswerView { kind, text: String::new(), due, whose: String::new(), answered_on: Day(0), version: 1 };
        let (today, past, later) = (Day(100), Some(Day(90)), Some(Day(110)));
        assert_eq!(days_late(past, None, false, today), Some(10));
        assert_eq!(days_late(later, None, false, today), None);
        assert_eq!(days_late(past, Some(&answer(AnswerKind::Yes, later)), false, today), None);
        assert_eq!(days_late(later, Some(&answer(AnswerKind::UnderStudy, past)), false, today), Some(10));
        assert_eq!(days_late(past, Some(&answer(AnswerKind::Yes, past)), true, today), None);
        assert_eq!(days_late(past, Some(&answer(AnswerKind::No, None)), false, today), None);
        assert_eq!(days_late(Some(today), None, false, today), None);
    }
}

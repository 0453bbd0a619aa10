//! Sessions: who plans, opens and closes them.

use super::{Channel, Facilitator, Language, SessionState};
use crate::api::{Done, Target};
use crate::error::Fault;
use crate::ids::{DiagnosisId, MembershipId, SessionId};
use crate::locale::Bilingual;
use crate::time::Day;
use crate::validate::{Check, LINE};
use serde::{Deserialize, Serialize};

/// How many came by a channel, by what became of them; the parts add up to the total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelNumbers {
    /// Which channel.
    pub channel: Channel,
    /// Not read yet.
    pub received: i64,
    /// Accepted.
    pub accepted: i64,
    /// Set aside.
    pub set_aside: i64,
    /// Taken back.
    pub withdrawn: i64,
    /// All.
    pub total: i64,
}

/// What only the coordinator and the session's facilitators know of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionInside {
    /// The code on its poster; empty for a session that was held elsewhere.
    pub code: String,
    /// People who were there, once closed.
    pub people: Option<i32>,
    /// Contributions by channel.
    pub numbers: Vec<ChannelNumbers>,
}

/// One session as members see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionLine {
    /// Id.
    pub id: SessionId,
    /// Where.
    pub place: String,
    /// Street and town.
    pub address: String,
    /// When.
    pub day: Day,
    /// From.
    pub starts: String,
    /// To.
    pub ends: String,
    /// Languages spoken there.
    pub languages: Vec<Language>,
    /// How far it is.
    pub state: SessionState,
    /// For the coordinator and its facilitators.
    pub inside: Option<SessionInside>,
    /// Whether there is a result of statements for the reader to read.
    #[serde(default)]
    pub opinions: bool,
    /// Whether it was held elsewhere and taken over: nobody writes in it here.
    #[serde(default)]
    pub imported: bool,
}

/// The sessions of a diagnosis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionsView {
    /// The diagnosis.
    pub diagnosis: DiagnosisId,
    /// Its title.
    pub title: Bilingual,
    /// By day.
    pub sessions: Vec<SessionLine>,
    /// Who may be named facilitator; for the coordinator only.
    pub workers: Vec<Facilitator>,
    /// Who facilitates which session; for the coordinator only.
    #[serde(default)]
    pub named: Vec<(SessionId, MembershipId)>,
}

crate::endpoint! {
    /// The sessions of a diagnosis.
    ReadSessions { /// The diagnosis.
        diagnosis: DiagnosisId }
    "session.list", "Read the consultation sessions of a diagnosis", Get "/api/d/{diagnosis}/sessions", ReadSessions -> SessionsView;
    target(r) Target::Diagnosis(r.diagnosis);
}

/// A session that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionMade {
    /// Its id.
    pub id: SessionId,
    /// The code on its poster.
    pub code: String,
}

fn is_clock(text: &str) -> bool {
    let Some((hours, minutes)) = text.trim().split_once(':') else { return false };
    let below =
        |text: &str, end: u32| text.len() == 2 && text.chars().all(|c| c.is_ascii_digit()) && text.parse().is_ok_and(|n: u32| n < end);
    below(hours, 24) && below(minutes, 60)
}

crate::endpoint! {
    /// Plan a session and name who facilitates it.
    PlanSession {
        /// The diagnosis.
        diagnosis: DiagnosisId,
        /// Where.
        #[serde(default)] place: String,
        /// Street and town.
        #[serde(default)] address: String,
        /// When.
        #[serde(default)] day: Option<Day>,
        /// From, as `14:00`.
        #[serde(default)] starts: String,
        /// To, as `16:00`.
        #[serde(default)] ends: String,
        /// Languages spoken there.
        #[serde(default)] languages: Vec<Language>,
        /// The question in French.
        #[serde(default)] question_fr: String,
        /// The question in Dutch.
        #[serde(default)] question_nl: String,
        /// The question in English.
        #[serde(default)] question_en: String,
        /// The question in Arabic.
        #[serde(default)] question_ar: String,
        /// Workers who facilitate.
        #[serde(default)] facilitators: Vec<MembershipId>
    }
    "session.plan", "Plan a consultation session", Post "/api/d/{diagnosis}/sessions", PlanSession -> SessionMade;
    target(r) Target::Diagnosis(r.diagnosis);
    validate(r) Check::new()
        .required("place", &r.place, LINE)
        .optional("address", &r.address, LINE)
        .that("day", r.day.is_some(), Fault::FieldNotADate)
        .that("starts", is_clock(&r.starts), Fault::FieldNotADate)
        .that("ends", is_clock(&r.ends) && (!is_clock(&r.starts) || r.ends.trim() > r.starts.trim()), Fault::FieldNotADate)
        .that("languages", !r.languages.is_empty(), Fault::FieldEmpty)
        .required("question_fr", &r.question_fr, LINE)
        .required("question_nl", &r.question_nl, LINE)
        .optional("question_en", &r.question_en, LINE)
        .optional("question_ar", &r.question_ar, LINE);
    next(_r, v) Some(format!("/sessions/{}", v.id));
}

crate::endpoint! {
    /// Let residents write.
    OpenSession { /// The session.
        session: SessionId }
    "session.open", "Open a session", Post "/api/sessions/{session}/open", RunSession -> Done;
    target(r) Target::Session(r.session);
    next(r, _v) Some(format!("/sessions/{}", r.session));
}

/// More people than a session ever holds.
pub const MOST_PEOPLE: i32 = 9_999;

crate::endpoint! {
    /// Stop writing and say how many people were there.
    CloseSession { /// The session.
        session: SessionId, /// People who were there.
        #[serde(default)] people: Option<i32> }
    "session.close", "Close a session with the number of people present", Post "/api/sessions/{session}/close", RunSession -> Done;
    target(r) Target::Session(r.session);
    validate(r) Check::new().that("people", r.people.is_some_and(|p| (0..=MOST_PEOPLE).contains(&p)), Fault::FieldOutOfBounds);
    next(r, _v) Some(format!("/sessions/{}", r.session));
}

crate::endpoint! {
    /// Say anew who facilitates a session; nobody named: the coordinator alone.
    ChangeFacilitators { /// The session.
        session: SessionId, /// Workers who facilitate from now on.
        #[serde(default)] facilitators: Vec<MembershipId> }
    "session.facilitators", "Change who facilitates a session", Post "/api/sessions/{session}/facilitators", PlanSession -> Done;
    target(r) Target::Session(r.session);
}

crate::endpoint! {
    /// Let residents write again in a session that was closed.
    ReopenSession { /// The session.
        session: SessionId, /// Why; members read it with the step, and the memorandum says it.
        #[serde(default)] reason: String }
    "session.reopen", "Open a closed session again, with a written reason", Post "/api/sessions/{session}/reopen", ReopenSession -> Done;
    target(r) Target::Session(r.session);
    validate(r) Check::new().required("reason", &r.reason, LINE);
    next(r, _v) Some(format!("/sessions/{}", r.session));
}

#[cfg(test)]
mod tests {
    use super::is_clock;

    #[test]
    fn a_clock_has_two_and_two_digits() {
        assert!(is_clock("09:30") && is_clock("23:59"));
        for wrong in ["", "9:30", "24:00", "12:60", "12h30", "+1:30", "12:3"] {
            assert!(!is_clock(wrong), "{wrong}");
        }
    }
}

//! The queue: what facilitators read, pass on, strike out, set aside, and type in from paper.

use super::{AsideCode, Channel, ChannelNumbers, ContributionState, Facilitator, Kept, Language, Question, SessionLine, ThemeChoice};
use crate::api::{Done, Target};
use crate::diagnosis::ThemeCode;
use crate::error::Fault;
use crate::ids::{ContributionId, DiagnosisId, SessionId, ThemeId};
use crate::locale::Bilingual;
use crate::personal::Hint;
use crate::validate::{Check, LINE, PARAGRAPH};
use serde::{Deserialize, Serialize};

/// One contribution as a facilitator reads it. It has no time and no author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContributionView {
    /// Id.
    pub id: ContributionId,
    /// The theme that it names.
    pub theme: Option<ThemeCode>,
    /// How it came.
    pub channel: Channel,
    /// Language of the page or sheet that it was written on.
    pub language: Language,
    /// The words.
    pub text: String,
    /// Whether words were struck out.
    pub struck: bool,
    /// What became of it.
    pub state: ContributionState,
    /// Why it was set aside, as a person wrote it.
    pub reason: String,
    /// The same where no person did.
    #[serde(default)]
    pub aside: Option<AsideCode>,
    /// What looks like personal data in it.
    pub hints: Vec<Hint>,
}

/// A session for those who run it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueView {
    /// The diagnosis.
    pub diagnosis: DiagnosisId,
    /// Its title.
    pub title: Bilingual,
    /// Who asks: the coordination.
    pub asks: Bilingual,
    /// The session, with its inside.
    pub session: SessionLine,
    /// The code on its poster; empty for a session that was held elsewhere.
    pub code: String,
    /// Its question.
    pub question: Question,
    /// What residents are promised.
    pub promise: Bilingual,
    /// Who facilitates.
    pub facilitators: Vec<Facilitator>,
    /// Themes that a sheet may name.
    pub themes: Vec<ThemeChoice>,
    /// All but those taken back; the order tells nothing.
    pub contributions: Vec<ContributionView>,
    /// By channel.
    pub numbers: Vec<ChannelNumbers>,
    /// For one form to type a sheet into: a second sending of it is known.
    pub once: String,
}

crate::endpoint! {
    /// What was written in a session, for those who run it.
    ReadQueue { /// The session.
        session: SessionId, /// Whether a sheet was just typed in.
        #[serde(default)] kept: bool, /// On the page: only what has become this of.
        #[serde(default)] state: Option<ContributionState>, /// On the page: which part of them, from 1.
        #[serde(default)] page: usize }
    "session.queue", "Read a session's queue of contributions", Get "/api/sessions/{session}", ReadQueue -> QueueView;
    target(r) Target::Session(r.session);
}

crate::endpoint! {
    /// Pass a contribution on to the theme's group.
    AcceptContribution { /// The session.
        session: SessionId, /// The contribution.
        contribution: ContributionId }
    "contribution.accept", "Accept a contribution", Post "/api/sessions/{session}/contributions/{contribution}/accept", RunSession -> Done;
    target(r) Target::Session(r.session);
    next(r, _v) Some(format!("/sessions/{}", r.session));
}

crate::endpoint! {
    /// Strike words out for good; a bar stays in their place.
    StrikeContribution { /// The session.
        session: SessionId, /// The contribution.
        contribution: ContributionId, /// The words, letter by letter.
        #[serde(default)] words: String }
    "contribution.strike", "Strike words out of a contribution", Post "/api/sessions/{session}/contributions/{contribution}/strike", RunSession -> Done;
    target(r) Target::Session(r.session);
    validate(r) Check::new().required("words", &r.words, PARAGRAPH);
    next(r, _v) Some(format!("/sessions/{}#c-{}", r.session, r.contribution));
}

crate::endpoint! {
    /// Set a contribution aside and say why.
    SetAside { /// The session.
        session: SessionId, /// The contribution.
        contribution: ContributionId, /// Why.
        #[serde(default)] reason: String }
    "contribution.set_aside", "Set a contribution aside with a reason", Post "/api/sessions/{session}/contributions/{contribution}/set-aside", RunSession -> Done;
    target(r) Target::Session(r.session);
    validate(r) Check::new().required("reason", &r.reason, LINE);
    next(r, _v) Some(format!("/sessions/{}", r.session));
}

crate::endpoint! {
    /// Give a contribution to a theme, whose group reads it once it is accepted; without a theme, to none.
    GiveTheme { /// The session.
        session: SessionId, /// The contribution.
        contribution: ContributionId, /// A retained theme.
        #[serde(default)] theme: Option<ThemeId> }
    "contribution.theme", "Give a contribution to a theme, whose group reads it once it is accepted", Post "/api/sessions/{session}/contributions/{contribution}/theme", RunSession -> Done;
    target(r) Target::Session(r.session);
}

crate::endpoint! {
    /// Type in one contribution of a paper sheet.
    EnterPaper {
        /// The session.
        session: SessionId,
        /// The theme, if it names one.
        #[serde(default)] theme: Option<ThemeId>,
        /// The words.
        #[serde(default)] text: String,
        /// Their language.
        language: Language,
        /// A sheet, or what was said at a table; a sheet unless told.
        #[serde(default)] channel: Option<Channel>,
        /// The number on the sheet's slip; without it one is made.
        #[serde(default)] slip: String,
        /// From the page: tells a second sending of the same form.
        #[serde(default)] once: String
    }
    "contribution.paper", "Type in a contribution from paper", Post "/api/sessions/{session}/paper", RunSession -> Kept;
    target(r) Target::Session(r.session);
    validate(r) Check::new().required("text", &r.text, PARAGRAPH).optional("slip", &r.slip, LINE).optional("once", &r.once, LINE)
        .that("channel", matches!(r.channel, None | Some(Channel::Paper | Channel::Table)), Fault::FieldNotAChoice);
    // The fragment puts the cursor back into the form.
    next(r, _v) Some(format!("/sessions/{}/paper?kept=true#{}", r.session, paper_field(r.session)));
}

/// The `id` of the field that a sheet is typed into.
pub fn paper_field(session: SessionId) -> String {
    format!("f-api-sessions-{session}-paper-text")
}

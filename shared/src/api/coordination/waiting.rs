//! What waits for the reader today.

use crate::api::Target;
use crate::diagnosis::{Missing, StepKind};
use crate::ids::{CoordinationId, DiagnosisId};
use crate::locale::{Bilingual, Words};
use crate::permission::Room;
use crate::time::Day;
use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $text:literal in $room:ident, $fr:literal, $nl:literal, $en:literal;)+) => {
        crate::text_enum! {
            /// A kind of thing that waits. Its order is that of urgency.
            WaitingKind { $($(#[$doc])* $name = $text),+ }
        }
        impl WaitingKind {
            /// In words, with `{n}` for how many.
            pub const fn words(self) -> Words { match self { $(Self::$name => Words::new($fr, $nl, $en)),+ } }
            /// The room that it comes from.
            pub const fn room(self) -> Room { match self { $(Self::$name => Room::$room),+ } }
        }
    };
}

kinds! {
    /// Letters that have been waiting for a while or were given up.
    Letters = "letters" in Office, "Lettres qui n’arrivent pas à partir\u{A0}: {n}", "Brieven die niet vertrekken: {n}", "Letters that do not leave: {n}";
    /// Contributions that no facilitator has read.
    Queue = "queue" in Residents, "Paroles d’habitants à lire\u{A0}: {n}", "Woorden van inwoners om te lezen: {n}", "Residents’ contributions to read: {n}";
    /// A session whose day has come.
    SessionToOpen = "session_to_open" in Residents, "Une séance est à ouvrir", "Een sessie moet open", "A session is to be opened";
    /// A session whose day is past.
    SessionToClose = "session_to_close" in Residents, "Une séance passée est encore ouverte", "Een voorbije sessie is nog open", "A session that is over is still open";
    /// Answers of officials that are late.
    AnswersOverdue = "answers_overdue" in Officials, "Réponses en retard\u{A0}: {n}", "Antwoorden te laat: {n}", "Answers overdue: {n}";
    /// People who were invited and have not come.
    Invitations = "invitations" in Office, "Invitations sans réponse\u{A0}: {n}", "Uitnodigingen zonder antwoord: {n}", "Invitations without an answer: {n}";
    /// Objections to a finding that the reader writes.
    Objections = "objections" in Group, "Objections qui attendent votre réponse\u{A0}: {n}", "Bezwaren die op uw antwoord wachten: {n}", "Objections that wait for your answer: {n}";
    /// A finding that the reader has said nothing of.
    Consent = "consent" in Group, "Un constat attend votre consentement", "Een vaststelling wacht op uw instemming", "A finding waits for your consent";
    /// A finding that the reader writes and that nothing holds back.
    Validate = "validate" in Group, "Votre constat peut être validé", "Uw vaststelling kan gevalideerd worden", "Your finding may be validated";
    /// A memorandum that the reader's organisation has said nothing of.
    Memorandum = "memorandum" in Adoption, "Un mémorandum attend la signature de votre organisation, ou son abstention", "Een memorandum wacht op de handtekening van uw organisatie, of op haar onthouding", "A memorandum waits for your organisation’s signature, or its abstention";
    /// A round that the reader has not voted in.
    Ballot = "ballot" in BallotBox, "Un vote est ouvert et vous n’avez pas encore voté", "Er loopt een stemming en u hebt nog niet gestemd", "A vote is open and you have not voted yet";
    /// A draft of the reader.
    Draft = "draft" in Group, "Un constat que vous écrivez", "Een vaststelling die u schrijft", "A finding that you are writing";
    /// Contributions that the reader's group has tied to no finding.
    Code = "code" in Group, "Paroles d’habitants que votre groupe n’a pas encore liées\u{A0}: {n}", "Woorden van inwoners die uw groep nog niet koppelde: {n}", "Residents’ contributions that your group has not tied yet: {n}";
    /// Findings that the plenary has had since the reader was here.
    Released = "released" in Plenary, "Constats remis à la plénière depuis votre dernière visite\u{A0}: {n}", "Vaststellingen aan de plenaire gegeven sinds uw laatste bezoek: {n}", "Findings released since you were last here: {n}";
}

/// One thing that waits, counted from what the reader may read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// What.
    pub kind: WaitingKind,
    /// How many.
    pub count: i64,
    /// Of what: a place, a title, a sentence; may be empty.
    pub what: Bilingual,
    /// The page where it is settled.
    pub page: String,
}

/// An open step, and what is missing before it may close.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// The diagnosis.
    pub diagnosis: DiagnosisId,
    /// Its title.
    pub title: Bilingual,
    /// The step.
    pub step: StepKind,
    /// When it is planned to end.
    pub ends: Option<Day>,
    /// What is missing.
    pub missing: Vec<Missing>,
}

/// Who has not answered, as numbers: the coordinator reminds, and does not learn whom.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminders {
    /// People who have not answered an invitation, not voted, or not said whether their organisation signs.
    pub silent: i64,
    /// How many of them were reminded today.
    pub today: i64,
}

/// How many letters were written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminded {
    /// Letters.
    pub letters: i64,
}

crate::endpoint! {
    /// Remind everyone who has not answered; each at most once a day.
    RemindSilent {
        /// Of which coordination.
        coordination: CoordinationId,
    }
    "coordination.remind", "Remind by mail everyone who has not answered, voted or signed; each at most once a day", Post "/api/c/{coordination}/remind", ManageMembers -> Reminded;
    target(r) Target::Coordination(r.coordination);
    next(r, _v) Some(format!("/c/{}#remind", r.coordination));
}

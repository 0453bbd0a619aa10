//! The table itself: one row per action.

use super::{Room, Who};
use crate::diagnosis::StepKind;

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Whose things it touches.
    pub room: Room,
    /// Any of these.
    pub who: &'static [Who],
    /// Any of these steps must be open; none named: at any time.
    pub steps: &'static [StepKind],
}

/// The type-level side of an action: what a permit is for.
pub trait Act: Copy + Send + Sync + 'static {
    /// The row.
    const ACTION: Action;
    /// Its room as a type, so that a function can ask for a pass to it.
    type Room: InRoom;
}

/// A room as a type.
pub trait InRoom: Send + Sync + 'static {
    /// The same as a value.
    const ROOM: Room;
}

/// Rooms as types.
pub mod room {
    macro_rules! rooms { ($($name:ident),+) => {$(
        /// The room of this name, as a type.
        #[derive(Debug, Clone, Copy)]
        pub struct $name;
        impl super::InRoom for $name { const ROOM: super::Room = super::Room::$name; }
    )+}; }
    rooms!(Door, Office, Group, Plenary, Residents, BallotBox, Adoption, Officials, Public);
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $text:literal in $room:ident by [$($who:ident)*] during [$($step:ident)*];)+) => {
        crate::text_enum! {
            /// Everything that may be done, each a row of the table.
            Action { $($(#[$doc])* $name = $text),+ }
        }
        impl Action {
            /// The row.
            pub const fn rule(self) -> Rule {
                match self { $(Self::$name => Rule { room: Room::$room, who: &[$(Who::$who),*], steps: &[$(StepKind::$step),*] }),+ }
            }
        }
        /// Actions as types.
        pub mod act {
            $($(#[$doc])* #[derive(Debug, Clone, Copy)] pub struct $name;
            impl super::Act for $name { const ACTION: super::Action = super::Action::$name; type Room = super::room::$room; })+
        }
    };
}

actions! {
    /// Ask for a link, use it, see and end one's sign-ins, choose a language.
    UseDoor = "door.use" in Door by [Public] during [];
    /// See and change what concerns oneself.
    OwnAccount = "account.own" in Door by [Person] during [];
    /// First start: make the first coordination.
    SetUp = "setup" in Door by [Public] during [];
    /// Today's page of the coordination; its organisations and diagnoses.
    ReadCoordination = "coordination.read" in Office by [Coordinator Worker Manager GroupExpert] during [];
    /// Read members' names and addresses.
    ReadMembers = "members.read" in Office by [Coordinator] during [];
    /// Invite, change a role, suspend or end a membership, add organisations, stop a handing over.
    ManageMembers = "members.manage" in Office by [Coordinator] during [];
    /// Make a diagnosis from a template; plan its steps; write its framing.
    PlanDiagnosis = "diagnosis.plan" in Office by [Coordinator] during [];
    /// Read a diagnosis: steps, guards, themes, groups as numbers.
    ReadDiagnosis = "diagnosis.read" in Office by [Coordinator Worker Manager GroupExpert] during [];
    /// Open, close, reopen a step.
    MoveStep = "step.move" in Office by [Coordinator] during [];
    /// Propose a theme, say which themes matter.
    ProposeTheme = "theme.propose" in Office by [Coordinator Worker Manager] during [Framing];
    /// Retain or drop themes.
    ChooseTheme = "theme.choose" in Office by [Coordinator] during [];
    /// Make groups, change who is in them.
    ManageGroups = "group.manage" in Office by [Coordinator] during [];
    /// Read a group room: drafts, comments, quotes.
    ReadGroup = "group.read" in Group by [Coordinator GroupWorker GroupExpert] during [];
    /// Write a new draft.
    WriteDraft = "finding.draft" in Group by [GroupWorker] during [Findings Synthesis];
    /// Change or drop one's own draft.
    ChangeDraft = "finding.change" in Group by [Author] during [Findings Synthesis];
    /// Put a draft to the group, consent, object, answer an objection.
    Deliberate = "finding.deliberate" in Group by [GroupWorker] during [Findings Synthesis];
    /// Add a quote or a piece of evidence.
    AddProof = "finding.proof" in Group by [GroupWorker] during [Findings Synthesis];
    /// Comment a draft.
    Comment = "finding.comment" in Group by [Coordinator GroupWorker GroupExpert] during [Findings Synthesis];
    /// Validate by the group's consent, send back, release, make a new version, withdraw.
    ValidateFinding = "finding.validate" in Group by [GroupWorker] during [Findings Synthesis];
    /// Tie an accepted contribution to a finding.
    TieContribution = "contribution.tie" in Group by [GroupWorker] during [Consultation Synthesis];
    /// Read released findings.
    ReadPlenary = "plenary.read" in Plenary by [Coordinator Worker Manager GroupExpert] during [];
    /// Read a session's dates, places and numbers.
    ReadSessions = "session.list" in Plenary by [Coordinator Worker Manager] during [];
    /// Read how residents answered to the statements of a closed session.
    ReadOpinions = "session.opinions" in Plenary by [Coordinator Worker Manager] during [];
    /// Plan a session, name its facilitators.
    PlanSession = "session.plan" in Office by [Coordinator] during [];
    /// Open, close a session; enter paper; accept, strike out, set aside.
    RunSession = "session.run" in Residents by [Coordinator Facilitator] during [Consultation];
    /// Open a closed session again, with a written reason.
    ReopenSession = "session.reopen" in Residents by [Coordinator] during [Consultation];
    /// Read a session's queue, its poster and sheets.
    ReadQueue = "session.queue" in Residents by [Coordinator Facilitator] during [];
    /// The resident's page of an open session.
    Contribute = "contribution.give" in Residents by [Resident] during [Consultation];
    /// Take back one's own contribution until the session closes.
    TakeBack = "contribution.take_back" in Residents by [Resident] during [];
    /// Make a round, choose its question, method and items.
    PlanRound = "round.plan" in Office by [Coordinator] during [Prioritisation];
    /// Open and close a round.
    MoveRound = "round.move" in Office by [Coordinator] during [Prioritisation];
    /// Read a round: its question; its turnout; its results once closed.
    ReadRound = "round.read" in Plenary by [Coordinator Worker Manager] during [];
    /// Vote as a worker or for an organisation.
    CastBallot = "ballot.cast" in BallotBox by [Worker MandateHolder] during [Prioritisation];
    /// Vote as a resident, with a slip.
    CastSlip = "ballot.slip" in BallotBox by [Resident] during [Prioritisation];
    /// Read the memorandum's draft while it is written.
    ReadDraftMemorandum = "memorandum.read" in Adoption by [Coordinator Worker MandateHolder] during [];
    /// Make the memorandum; write its texts and recommendations.
    WriteMemorandum = "memorandum.write" in Adoption by [Coordinator] during [Writing];
    /// Offer it for adoption, seal it.
    SealMemorandum = "memorandum.seal" in Adoption by [Coordinator] during [Adoption];
    /// Sign, abstain, name a spokesperson.
    Sign = "memorandum.sign" in Adoption by [MandateHolder] during [Adoption];
    /// Use the personal link of a mandate holder: ask for the code, enter.
    OpenAdoptionRoom = "adoption.enter" in Door by [Public] during [];
    /// Read the final draft with a personal link.
    ReadByLink = "adoption.read" in Adoption by [Signatory] during [];
    /// Sign or abstain with a personal link.
    SignByLink = "adoption.sign" in Adoption by [Signatory] during [Adoption];
    /// Name recipients, deliver.
    Deliver = "delivery.send" in Office by [Coordinator] during [Delivery FollowUp];
    /// Read who received it, and the answers.
    ReadDelivery = "delivery.read" in Plenary by [Coordinator Worker Manager] during [];
    /// Use the personal link: ask for the code, enter.
    OpenOfficialRoom = "official.enter" in Door by [Public] during [];
    /// Read what was delivered to oneself.
    ReadOfficialRoom = "official.read" in Officials by [Recipient] during [];
    /// Answer a recommendation.
    AnswerRecommendation = "official.answer" in Officials by [Recipient] during [];
    /// Note what became of a recommendation.
    FollowUp = "follow_up.note" in Plenary by [Coordinator Worker Manager] during [FollowUp Delivery];
    /// Publish the memorandum's public page, or take it down.
    Publish = "memorandum.publish" in Office by [Coordinator] during [Delivery FollowUp];
    /// Read what is public.
    ReadPublic = "public.read" in Public by [Public] during [];
    /// Read the journal of the coordination.
    ReadJournal = "journal.read" in Office by [Coordinator] during [];
    /// Read mails that were kept because no server is named.
    ReadKeptMail = "mail.read" in Door by [Operator] during [];
}

//! Operations of a coordination: today's page, organisations, members.

mod journal;
mod letters;
mod waiting;
pub use journal::{Checkpoint, JournalLine, JournalView, NotACheckpoint, ReadJournal};
pub use letters::{LetterLine, LetterState, LettersView, ReadLetters, RetryLetters};
pub use waiting::{Closing, RemindSilent, Reminded, Reminders, Waiting, WaitingKind};

use super::{Done, Target};
use crate::ids::{CoordinationId, DiagnosisId, HandOverId, MembershipId, OrganisationId};
use crate::locale::Bilingual;
use crate::permission::Role;
use crate::time::{Day, Instant};
use crate::validate::{Check, LINE, PAGE};
use serde::{Deserialize, Serialize};

crate::text_enum! {
    /// What an organisation is, for parity.
    OrganisationKind {
        /// Public service.
        Public = "public",
        /// Nonprofit association.
        Association = "association",
    }
}

crate::text_enum! {
    /// How far a membership is.
    MembershipState {
        /// Asked, has not come yet.
        Invited = "invited",
        /// Is in.
        Active = "active",
        /// Is kept out for a time, with a reason.
        Suspended = "suspended",
        /// Has left.
        Ended = "ended",
    }
}

/// A diagnosis in a list.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DiagnosisLine {
    /// Id.
    pub id: DiagnosisId,
    /// Title.
    pub title: Bilingual,
    /// Kinds of the open steps.
    pub open: Vec<crate::diagnosis::StepKind>,
}

/// A group that the reader is in.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MyGroup {
    /// Id.
    pub id: crate::ids::GroupId,
    /// Name.
    pub name: Bilingual,
}

/// An organisation.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OrganisationLine {
    /// Id.
    pub id: OrganisationId,
    /// Name.
    pub name: String,
    /// Public or association.
    pub kind: OrganisationKind,
}

/// Today's page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CoordinationView {
    /// Id.
    pub id: CoordinationId,
    /// Name.
    pub name: Bilingual,
    /// Territory.
    pub territory: Bilingual,
    /// Diagnoses, newest first.
    pub diagnoses: Vec<DiagnosisLine>,
    /// Groups that the reader is in.
    pub groups: Vec<MyGroup>,
    /// Sessions that the reader facilitates and that are not closed: id, place.
    pub sessions: Vec<(crate::ids::SessionId, String)>,
    /// Member organisations.
    pub organisations: Vec<OrganisationLine>,
    /// Letters that have been waiting for a while or were given up; for the coordinator only.
    #[serde(default)]
    pub letters_stuck: i64,
    /// What waits for the reader, the most urgent first.
    #[serde(default)]
    pub waiting: Vec<Waiting>,
    /// Open steps and what they still lack; for the coordinator only.
    #[serde(default)]
    pub closing: Vec<Closing>,
    /// Who has not answered, as numbers; for the coordinator only.
    #[serde(default)]
    pub reminders: Option<Reminders>,
}

crate::endpoint! {
    /// Today's page.
    ReadCoordination {
        /// Which.
        coordination: CoordinationId,
    }
    "coordination.read", "Read a coordination: diagnoses, own groups, organisations", Get "/api/c/{coordination}", ReadCoordination -> CoordinationView;
    target(r) Target::Coordination(r.coordination);
}

/// A member, for the coordinator.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MemberLine {
    /// Id.
    pub id: MembershipId,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// Organisation.
    pub organisation: Option<String>,
    /// Role.
    pub role: Role,
    /// Whether they hold their organisation's mandate.
    pub mandate: bool,
    /// How far.
    pub state: MembershipState,
    /// Last day, of an expert.
    pub until: Option<Day>,
    /// Why it was suspended, or taken up again.
    pub reason: String,
}

/// A coordination on its way to a new coordinator.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HandOverLine {
    /// Id.
    pub id: HandOverId,
    /// Address of the one who is to coordinate.
    pub email: String,
    /// When; until then it can be stopped. Not yet announced: none.
    pub due_at: Option<Instant>,
}

/// Members and organisations.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MembersView {
    /// Members, by name.
    pub members: Vec<MemberLine>,
    /// Organisations, by name.
    pub organisations: Vec<OrganisationLine>,
    /// Announced, and not yet done.
    pub hand_overs: Vec<HandOverLine>,
}

crate::endpoint! {
    /// Stop the handing over of the coordination, which the server's keeper has begun.
    StopHandOver {
        /// Where.
        coordination: CoordinationId,
        /// Which.
        hand_over: HandOverId,
    }
    "hand_over.stop", "Stop the handing over of the coordination", Post "/api/c/{coordination}/hand-overs/{hand_over}/stop", ManageMembers -> Done;
    target(r) Target::Coordination(r.coordination);
}

crate::endpoint! {
    /// Members and organisations.
    ReadMembers {
        /// Of which.
        coordination: CoordinationId,
    }
    "members.read", "Read members and organisations", Get "/api/c/{coordination}/members", ReadMembers -> MembersView;
    target(r) Target::Coordination(r.coordination);
}

crate::endpoint! {
    /// Add an organisation.
    AddOrganisation {
        /// To which.
        coordination: CoordinationId,
        /// Name.
        name: String,
        /// Public or association.
        kind: OrganisationKind,
    }
    "organisation.add", "Add a member organisation", Post "/api/c/{coordination}/organisations", ManageMembers -> OrganisationLine;
    target(r) Target::Coordination(r.coordination);
    validate(r) Check::new().required("name", &r.name, LINE);
}

/// One pasted line, read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct InviteLine {
    /// From 1.
    pub line: usize,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// Organisation, by name.
    pub organisation: String,
    /// Role.
    pub role: Option<Role>,
    /// What is wrong with it; nothing: it can be invited.
    pub fault: Option<crate::error::Fault>,
    /// The column that is wrong: name, email, organisation, role.
    pub column: String,
}

/// What a pasted list would do, or did.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct InviteView {
    /// Line by line.
    pub lines: Vec<InviteLine>,
    /// How many were invited.
    pub invited: usize,
}

crate::endpoint! {
    /// Look at a pasted list before anybody is invited.
    PreviewInvites {
        /// To which.
        coordination: CoordinationId,
        /// One person per line: name, address, organisation, role; separated by comma, semicolon or tab.
        list: String,
    }
    "members.preview", "Read a pasted list and name its faulty lines, without inviting", Get "/api/c/{coordination}/invites", ManageMembers -> InviteView;
    target(r) Target::Coordination(r.coordination);
    validate(r) Check::new().optional("list", &r.list, PAGE);
}

crate::endpoint! {
    /// Invite the faultless lines of a pasted list.
    Invite {
        /// To which.
        coordination: CoordinationId,
        /// As in the preview.
        list: String,
    }
    "members.invite", "Invite everybody on the faultless lines of a list", Post "/api/c/{coordination}/invites", ManageMembers -> InviteView;
    target(r) Target::Coordination(r.coordination);
    validate(r) Check::new().required("list", &r.list, PAGE);
    next(r, _v) Some(format!("/c/{}/members", r.coordination));
}

crate::endpoint! {
    /// Change a member's role or mandate; it counts from the next request.
    ChangeMember {
        /// Where.
        coordination: CoordinationId,
        /// Whom.
        membership: MembershipId,
        /// New role.
        role: Role,
        /// Whether they hold the mandate.
        #[serde(default)]
        mandate: bool,
    }
    "members.change", "Change a member’s role and mandate", Post "/api/c/{coordination}/members/{membership}", ManageMembers -> Done;
    target(r) Target::Coordination(r.coordination);
}

crate::endpoint! {
    /// End a membership.
    EndMembership {
        /// Where.
        coordination: CoordinationId,
        /// Whose.
        membership: MembershipId,
    }
    "members.end", "End a membership", Post "/api/c/{coordination}/members/{membership}/end", ManageMembers -> Done;
    target(r) Target::Coordination(r.coordination);
}

crate::endpoint! {
    /// Keep somebody out from the next request on. Nothing of theirs is lost.
    SuspendMembership {
        /// Where.
        coordination: CoordinationId,
        /// Whose.
        membership: MembershipId,
        /// Why; the person reads it too.
        reason: String,
    }
    "members.suspend", "Suspend a membership, with a reason", Post "/api/c/{coordination}/members/{membership}/suspend", ManageMembers -> Done;
    target(r) Target::Coordination(r.coordination);
    validate(r) Check::new().required("reason", &r.reason, LINE);
}

crate::endpoint! {
    /// Let somebody in again who was suspended.
    ResumeMembership {
        /// Where.
        coordination: CoordinationId,
        /// Whose.
        membership: MembershipId,
        /// Why; the person reads it too.
        reason: String,
    }
    "members.resume", "Take back a suspension, with a reason", Post "/api/c/{coordination}/members/{membership}/resume", ManageMembers -> Done;
    target(r) Target::Coordination(r.coordination);
    validate(r) Check::new().required("reason", &r.reason, LINE);
}

crate::endpoint! {
    /// Take back the end of a membership.
    RestoreMembership {
        /// Where.
        coordination: CoordinationId,
        /// Whose.
        membership: MembershipId,
    }
    "members.restore", "Take back the end of a membership", Post "/api/c/{coordination}/members/{membership}/restore", ManageMembers -> Done;
    target(r) Target::Coordination(r.coordination);
}

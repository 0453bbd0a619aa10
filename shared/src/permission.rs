//! Who may do what: one table, used by the server to decide, by the interface to show, by the tests to enumerate.
//!
//! What stands nowhere in the table is refused. What someone may not know of is absent (404), not refused.

use crate::diagnosis::StepKind;
use crate::locale::Words;

crate::text_enum! {
    /// A person's role in a coordination; at most one.
    Role {
        /// Runs the coordination; neutral.
        Coordinator = "coordinator",
        /// Delegate who works in the field.
        Worker = "worker",
        /// Responsible in a member organisation.
        Manager = "manager",
        /// Holder of a mandate.
        ElectedOfficial = "elected_official",
        /// Invited by a group until a day.
        Expert = "expert",
    }
}

impl Role {
    /// What people call it.
    pub const fn words(self) -> Words {
        match self {
            Self::Coordinator => Words::new("coordinateur·rice", "coördinator", "coordinator"),
            Self::Worker => Words::new("personne de terrain", "terreinwerker", "worker"),
            Self::Manager => Words::new("responsable", "leidinggevende", "manager"),
            Self::ElectedOfficial => Words::new("mandataire", "mandataris", "elected official"),
            Self::Expert => Words::new("expert·e", "expert", "expert"),
        }
    }
}

crate::text_enum! {
    /// What the caller is to the thing that a request names. A caller may be several at once.
    Who {
        /// Anyone at all.
        Public = "public",
        /// Anyone who has signed in.
        Person = "person",
        /// Holds a valid code or slip of an open session or round.
        Resident = "resident",
        /// Coordinator of this coordination.
        Coordinator = "coordinator",
        /// Worker of this group.
        GroupWorker = "group_worker",
        /// Expert of this group whose end date is not past.
        GroupExpert = "group_expert",
        /// Any worker of this coordination.
        Worker = "worker",
        /// Manager of this coordination.
        Manager = "manager",
        /// Manager who holds the mandate of an organisation.
        MandateHolder = "mandate_holder",
        /// Author of this draft.
        Author = "author",
        /// Facilitator of this session.
        Facilitator = "facilitator",
        /// Recipient of this memorandum, in the officials' room.
        Recipient = "recipient",
        /// Runs the server.
        Operator = "operator",
    }
}

crate::text_enum! {
    /// A compartment of what people read.
    Room {
        /// One's own account and sign-in.
        Door = "door",
        /// The coordination's office: members, organisations, calendar.
        Office = "office",
        /// A working group among itself.
        Group = "group",
        /// All members.
        Plenary = "plenary",
        /// Residents of a session and its facilitators.
        Residents = "residents",
        /// Votes; written, never read.
        BallotBox = "ballot_box",
        /// The final draft among mandate holders.
        Adoption = "adoption",
        /// The recipients of a memorandum.
        Officials = "officials",
        /// Everyone.
        Public = "public",
    }
}

impl Room {
    /// What it is called on its ribbon.
    pub const fn words(self) -> Words {
        match self {
            Self::Door => Words::new("Votre compte", "Uw account", "Your account"),
            Self::Office => Words::new("Coordination", "Coördinatie", "Coordination"),
            Self::Group => Words::new("Salle du groupe", "Kamer van de groep", "Group room"),
            Self::Plenary => Words::new("Salle plénière", "Plenaire kamer", "Plenary room"),
            Self::Residents => Words::new("Salle des habitants", "Kamer van de inwoners", "Residents’ room").with_ar("فضاء السكان"),
            Self::BallotBox => Words::new("Urne", "Stembus", "Ballot box"),
            Self::Adoption => Words::new("Salle d’adoption", "Kamer van de aanneming", "Adoption room"),
            Self::Officials => Words::new("Salle des mandataires", "Kamer van de mandatarissen", "Officials’ room"),
            Self::Public => Words::new("Place publique", "Openbaar plein", "Public square"),
        }
    }
    /// One sentence: who reads here.
    pub const fn readers(self) -> Words {
        match self {
            Self::Door => Words::new("Vous seul·e lisez cette page.", "Alleen u leest deze pagina.", "Only you read this page."),
            Self::Office => Words::new(
                "Lisent ici\u{A0}: les membres de la coordination.",
                "Hier lezen: de leden van de coördinatie.",
                "Read here: the members of the coordination.",
            ),
            Self::Group => Words::new(
                "Lisent ici\u{A0}: les personnes de terrain du groupe et la coordination. Ni responsable, ni mandataire.",
                "Hier lezen: de terreinwerkers van de groep en de coördinatie. Geen leidinggevende, geen mandataris.",
                "Read here: the group’s workers and the coordinator. No manager, no official.",
            ),
            Self::Plenary => Words::new(
                "Lisent ici\u{A0}: la coordination, les personnes de terrain, les responsables. Pas les mandataires.",
                "Hier lezen: de coördinatie, de terreinwerkers, de leidinggevenden. Niet de mandatarissen.",
                "Read here: the coordinator, workers and managers. Not the officials.",
            ),
            Self::Residents => Words::new(
                "Lisent ici\u{A0}: les personnes qui animent cette séance et la coordination.",
                "Hier lezen: wie deze sessie begeleidt en de coördinatie.",
                "Read here: those who facilitate this session, and the coordinator.",
            )
            .with_ar("يقرأ هنا من ينشّطون هذا اللقاء ومنسّق أو منسّقة الشبكة."),
            Self::BallotBox => Words::new(
                "Personne ne lit ici\u{A0}: on vote, et le bulletin quitte votre nom.",
                "Niemand leest hier: u stemt, en het biljet verlaat uw naam.",
                "Nobody reads here: you vote, and the ballot leaves your name.",
            ),
            Self::Adoption => Words::new(
                "Lisent ici\u{A0}: la coordination, les personnes de terrain, les responsables qui portent un mandat.",
                "Hier lezen: de coördinatie, de terreinwerkers, de leidinggevenden met een mandaat.",
                "Read here: the coordinator, workers, and the managers who hold a mandate.",
            ),
            Self::Officials => Words::new(
                "Lisent ici\u{A0}: les mandataires qui ont reçu ce mémorandum et la coordination.",
                "Hier lezen: de mandatarissen die dit memorandum kregen en de coördinatie.",
                "Read here: the officials who received this memorandum, and the coordinator.",
            ),
            Self::Public => {
                Words::new("Tout le monde peut lire cette page.", "Iedereen kan deze pagina lezen.", "Everyone may read this page.")
            }
        }
    }
    /// Who may know that this room and what is in it exist. For the others it is absent.
    pub const fn known_to(self) -> &'static [Who] {
        match self {
            Self::Door | Self::Public => &[Who::Public],
            Self::Office | Self::Plenary => &[Who::Coordinator, Who::Worker, Who::Manager, Who::GroupExpert],
            Self::Group => &[Who::Coordinator, Who::GroupWorker, Who::GroupExpert],
            Self::Residents => &[Who::Coordinator, Who::Facilitator, Who::Resident],
            Self::BallotBox => &[Who::Coordinator, Who::Worker, Who::Manager, Who::Resident],
            Self::Adoption => &[Who::Coordinator, Who::Worker, Who::Manager, Who::MandateHolder],
            Self::Officials => &[Who::Coordinator, Who::Recipient],
        }
    }
}

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
    /// Invite, change a role, end a membership, add organisations.
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
    ReadOpinions = "session.opinions" in Plenary by [Coordinator Worker] during [];
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

/// What the caller is here, and which steps are open: all that a decision needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Everything the caller is.
    pub who: Vec<Who>,
    /// Steps open in the diagnosis that the request names.
    pub open: Vec<StepKind>,
}

/// The answer of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It may be done.
    Allowed,
    /// Nobody has signed in; the same for everything that is not public.
    SignIn,
    /// For this caller the thing does not exist.
    Absent,
    /// The caller may know of it, but not do this.
    Refused,
    /// It may be done by this caller while another step is open.
    StepClosed,
}

/// Decides by the table alone.
pub fn decide(action: Action, standing: &Standing) -> Decision {
    let rule = action.rule();
    let is = |who: &Who| *who == Who::Public || standing.who.contains(who);
    if !rule.who.iter().any(is) {
        let stranger = !standing.who.iter().any(|w| !matches!(w, Who::Public));
        // Residents and officials have no account to sign in to.
        let by_account = !rule.who.iter().any(|w| matches!(w, Who::Resident | Who::Recipient));
        return if stranger && by_account {
            Decision::SignIn
        } else if rule.room.known_to().iter().any(is) && !matches!(rule.room, Room::Door | Room::Public) {
            Decision::Refused
        } else {
            Decision::Absent
        };
    }
    if rule.steps.is_empty() || rule.steps.iter().any(|step| standing.open.contains(step)) {
        Decision::Allowed
    } else {
        Decision::StepClosed
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, Decision, Standing, Who, decide};

    fn standing(who: &[Who]) -> Standing {
        Standing { who: who.to_vec(), open: crate::diagnosis::StepKind::ALL.to_vec() }
    }

    #[test]
    fn a_manager_never_enters_a_group_room() {
        for action in Action::ALL.iter().filter(|a| a.rule().room == super::Room::Group) {
            for hat in [Who::Manager, Who::MandateHolder] {
                assert_eq!(decide(*action, &standing(&[Who::Person, hat])), Decision::Absent, "{action}");
            }
        }
    }

    #[test]
    fn an_elected_official_sees_only_the_public_square_and_the_officials_room() {
        for action in Action::ALL {
            let allowed = decide(*action, &standing(&[Who::Person, Who::Recipient])) == Decision::Allowed;
            let room = action.rule().room;
            assert!(!allowed || matches!(room, super::Room::Officials | super::Room::Public | super::Room::Door), "{action}");
        }
    }

    #[test]
    fn the_coordinator_has_no_vote_and_no_finding() {
        for action in [Action::CastBallot, Action::CastSlip, Action::WriteDraft, Action::ValidateFinding, Action::Deliberate, Action::Sign]
        {
            assert_ne!(decide(action, &standing(&[Who::Person, Who::Coordinator])), Decision::Allowed, "{action}");
        }
    }

    #[test]
    fn the_operator_reads_no_content() {
        for action in Action::ALL.iter().filter(|a| !a.rule().who.contains(&Who::Public)) {
            let may = decide(*action, &standing(&[Who::Person, Who::Operator])) == Decision::Allowed;
            assert_eq!(may, matches!(action, Action::OwnAccount | Action::ReadKeptMail), "{action}");
        }
    }

    #[test]
    fn without_a_step_nothing_bound_to_a_step_is_allowed() {
        for action in Action::ALL.iter().filter(|a| !a.rule().steps.is_empty()) {
            let all = Standing { who: Who::ALL.to_vec(), open: Vec::new() };
            assert_eq!(decide(*action, &all), Decision::StepClosed, "{action}");
        }
    }
}

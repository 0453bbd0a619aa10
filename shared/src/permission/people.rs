//! Roles, what a caller is to a thing, and the rooms with their words.

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
        /// Mandate holder who entered the adoption room of this memorandum with a personal link.
        Signatory = "signatory",
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
            Self::Adoption => &[Who::Coordinator, Who::Worker, Who::Manager, Who::MandateHolder, Who::Signatory],
            Self::Officials => &[Who::Coordinator, Who::Recipient],
        }
    }
}

//! Operations of findings: written in the group room, validated by the group, read in the plenary.

mod deliberate;
mod differ;
mod plenary;
mod proof;
mod search;

pub use deliberate::{
    AbandonRevision, AddComment, AnswerObjection, Consent, Object, ProposeFinding, ReleaseFinding, RestoreFinding, ReviseFinding, SendBack,
    ValidateFinding, WithdrawFinding,
};
pub use differ::{Differ, PLACES, VOICES, by_words};
pub use plenary::{PlenaryFinding, PlenaryView, ReadPlenary};
pub use proof::{AddEvidence, AddQuote, RemoveEvidence, RemoveQuote, TieContribution, TranslateFinding, UntieContribution};
pub use search::{GroupFind, GroupFinds, PlenaryFinds, SearchGroup, SearchPlenary};

use super::Target;
use crate::diagnosis::ThemeCode;
use crate::error::Fault;
use crate::ids::{ContributionId, DiagnosisId, EvidenceId, FindingId, GroupId, ObjectionId, QuoteId};
use crate::locale::{Bilingual, Locale, Words};
use crate::time::Day;
use crate::validate::{Check, PARAGRAPH};
use serde::{Deserialize, Serialize};

crate::text_enum! {
    /// Where a finding stands.
    FindingState {
        /// Its author writes.
        Draft = "draft",
        /// The group consents or objects.
        Proposed = "proposed",
        /// The group has validated it.
        Validated = "validated",
        /// The plenary reads it.
        Released = "released",
        /// Taken back; never lost.
        Withdrawn = "withdrawn",
    }
}

impl FindingState {
    /// What it is called.
    pub const fn words(self) -> Words {
        match self {
            Self::Draft => Words::new("brouillon", "ontwerp", "draft"),
            Self::Proposed => Words::new("proposé au groupe", "voorgesteld aan de groep", "proposed to the group"),
            Self::Validated => Words::new("validé", "gevalideerd", "validated"),
            Self::Released => Words::new("remis à la plénière", "aan de plenaire gegeven", "released to the plenary"),
            Self::Withdrawn => Words::new("retiré", "ingetrokken", "withdrawn"),
        }
    }
    /// Whether its words may still be changed.
    pub const fn writable(self) -> bool {
        matches!(self, Self::Draft | Self::Proposed)
    }
}

crate::text_enum! {
    /// Whose words a quote holds.
    QuoteSeal {
        /// An actor: somebody who works in the field.
        Actor = "A",
        /// The coordination.
        Coordination = "C",
        /// A resident.
        Resident = "R",
    }
}

/// Everything that is said in a finding.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saying {
    /// What is seen, in one sentence.
    pub sentence: String,
    /// The sentence in the other language.
    pub translation: String,
    /// Whom it touches.
    pub whom: String,
    /// Where.
    pub place: String,
    /// Since when.
    pub since: String,
    /// How often.
    pub frequency: String,
    /// What exists already.
    pub existing: String,
    /// What is missing.
    pub missing: String,
}

/// A quote.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct QuoteView {
    /// Id.
    pub id: QuoteId,
    /// Whose words.
    pub seal: QuoteSeal,
    /// Their language.
    pub language: Locale,
    /// The words.
    pub text: String,
}

/// A piece of evidence.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EvidenceView {
    /// Id.
    pub id: EvidenceId,
    /// What the figure counts.
    pub label: String,
    /// The figure.
    pub figure: String,
    /// Its unit.
    pub unit: String,
    /// Who counted.
    pub source: String,
    /// When.
    pub measured_on: Option<Day>,
    /// Where it can be read; empty: nowhere.
    pub link: String,
}

/// A comment. It carries no name, and no id either: ids of comments tell their order in time.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CommentView {
    /// The words.
    pub text: String,
    /// Whether the reader wrote it.
    pub mine: bool,
}

/// An objection. It carries no name.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ObjectionView {
    /// Id.
    pub id: ObjectionId,
    /// The words.
    pub text: String,
    /// The group's answer; empty: none yet.
    pub answer: String,
    /// Whether the reader raised it.
    pub mine: bool,
}

/// An accepted contribution of a resident.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HeardView {
    /// Id.
    pub id: ContributionId,
    /// Its language.
    pub language: String,
    /// The words.
    pub text: String,
    /// Whether it is tied to this finding (or, in a list, to any).
    pub tied: bool,
}

/// A version that the group validated.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct VersionView {
    /// Which.
    pub version: i32,
    /// Whether it was released to the plenary.
    pub released: bool,
    /// What it says.
    pub saying: Saying,
}

/// A finding in its group room.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FindingView {
    /// Id.
    pub id: FindingId,
    /// Diagnosis.
    pub diagnosis: DiagnosisId,
    /// Group.
    pub group: GroupId,
    /// The group's name.
    pub group_name: Bilingual,
    /// Theme.
    pub theme: ThemeCode,
    /// Number within the diagnosis.
    pub number: i32,
    /// Where it stands.
    pub state: FindingState,
    /// Goes up with each save; sent back with the next one.
    pub revision: i32,
    /// How many times it was validated.
    pub version: i32,
    /// Language of the sentence.
    pub language: Locale,
    /// What it says.
    pub saying: Saying,
    /// Whether the reader writes it; only while it is a draft.
    pub mine: bool,
    /// Quotes.
    pub quotes: Vec<QuoteView>,
    /// Evidence.
    pub evidence: Vec<EvidenceView>,
    /// Comments.
    pub comments: Vec<CommentView>,
    /// How many of the group consent.
    pub consents: i64,
    /// Whether the reader is one of them.
    pub consented: bool,
    /// Objections.
    pub objections: Vec<ObjectionView>,
    /// Accepted contributions of the theme.
    pub heard: Vec<HeardView>,
    /// Versions that were validated, from the first on.
    pub versions: Vec<VersionView>,
}

/// A finding in the list of its group.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FindingLine {
    /// Id.
    pub id: FindingId,
    /// Number.
    pub number: i32,
    /// Where it stands.
    pub state: FindingState,
    /// The sentence.
    pub sentence: String,
    /// Whether the reader writes it.
    pub mine: bool,
    /// Comments.
    pub comments: i64,
    /// Consents.
    pub consents: i64,
    /// Objections without an answer.
    pub open_objections: i64,
}

/// A group room.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct GroupRoom {
    /// Id.
    pub id: GroupId,
    /// Diagnosis.
    pub diagnosis: DiagnosisId,
    /// Name.
    pub name: Bilingual,
    /// Theme.
    pub theme: ThemeCode,
    /// Names of who is in it.
    pub members: Vec<String>,
    /// Findings by number.
    pub findings: Vec<FindingLine>,
    /// Accepted contributions of the theme.
    pub heard: Vec<HeardView>,
    /// Where residents and the group do not say the same.
    #[serde(default)]
    pub differ: Vec<Differ>,
}

crate::endpoint! {
    /// Read a group room.
    ReadGroup {
        /// Which.
        group: GroupId,
    }
    "group.read", "Read a group room: drafts, proposals, findings, what residents said", Get "/api/groups/{group}", ReadGroup -> GroupRoom;
    target(r) Target::Group(r.group);
}

crate::endpoint! {
    /// Read a finding in its group room.
    ReadFinding {
        /// Which.
        finding: FindingId,
    }
    "finding.read", "Read a finding in its group room", Get "/api/findings/{finding}", ReadGroup -> FindingView;
    target(r) Target::Finding(r.finding);
}

/// What was written.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Written {
    /// Id.
    pub id: FindingId,
    /// Number.
    pub number: i32,
    /// To be sent with the next save.
    pub revision: i32,
}

crate::endpoint! {
    /// Write a new draft: one sentence is enough.
    WriteDraft {
        /// In which group.
        group: GroupId,
        /// The sentence.
        sentence: String,
        /// Its language.
        #[serde(default)]
        language: Option<Locale>,
    }
    "finding.draft", "Write a new draft", Post "/api/groups/{group}/findings", WriteDraft -> Written;
    target(r) Target::Group(r.group);
    validate(r) Check::new().required("sentence", &r.sentence, PARAGRAPH).that("language", r.language.is_none_or(|l| l != Locale::Ar), Fault::FieldNotAChoice);
    next(_r, v) Some(format!("/findings/{}", v.id));
}

crate::endpoint! {
    /// Save a draft.
    SaveDraft {
        /// Which.
        finding: FindingId,
        /// As it was read.
        revision: i32,
        /// The sentence.
        sentence: String,
        /// Whom it touches.
        #[serde(default)]
        whom: String,
        /// Where.
        #[serde(default)]
        place: String,
        /// Since when.
        #[serde(default)]
        since: String,
        /// How often.
        #[serde(default)]
        frequency: String,
        /// What exists already.
        #[serde(default)]
        existing: String,
        /// What is missing.
        #[serde(default)]
        missing: String,
    }
    "finding.save", "Save a draft; a revision that is not the last one is a conflict", Post "/api/findings/{finding}", ChangeDraft -> Written;
    target(r) Target::Finding(r.finding);
    validate(r) Check::new()
        .required("sentence", &r.sentence, PARAGRAPH)
        .optional("whom", &r.whom, PARAGRAPH)
        .optional("place", &r.place, PARAGRAPH)
        .optional("since", &r.since, PARAGRAPH)
        .optional("frequency", &r.frequency, PARAGRAPH)
        .optional("existing", &r.existing, PARAGRAPH)
        .optional("missing", &r.missing, PARAGRAPH);
}

/// Where a dropped draft was.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Dropped {
    /// The group.
    pub group: GroupId,
}

crate::endpoint! {
    /// Drop one's own draft.
    DropDraft {
        /// Which.
        finding: FindingId,
    }
    "finding.drop", "Drop one’s own draft", Post "/api/findings/{finding}/drop", ChangeDraft -> Dropped;
    target(r) Target::Finding(r.finding);
    next(_r, v) Some(format!("/groups/{}", v.group));
}

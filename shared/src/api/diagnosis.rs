//! Operations of a diagnosis: making it from a template, steps, themes, groups.

use super::{Done, Target};
use crate::diagnosis::{Missing, StepKind, StepState, ThemeCode};
use crate::ids::{CoordinationId, DiagnosisId, GroupId, MembershipId, StepId, ThemeId};
use crate::locale::Bilingual;
use crate::time::Day;
use crate::validate::{Check, LINE, PARAGRAPH};
use serde::{Deserialize, Serialize};

crate::endpoint! {
    /// Make a diagnosis from a method template.
    MakeDiagnosis {
        /// Where.
        coordination: CoordinationId,
        /// Title in French.
        #[serde(default)]
        title_fr: String,
        /// Title in Dutch.
        #[serde(default)]
        title_nl: String,
        /// Code of the template.
        method: String,
        /// First day.
        starts: Day,
    }
    "diagnosis.make", "Make a diagnosis from a method template", Post "/api/c/{coordination}/diagnoses", PlanDiagnosis -> DiagnosisMade;
    target(r) Target::Coordination(r.coordination);
    validate(r) Check::new()
        .required("title_fr", if r.title_fr.trim().is_empty() { &r.title_nl } else { &r.title_fr }, LINE)
        .optional("title_nl", &r.title_nl, LINE)
        .that("method", crate::diagnosis::methods().iter().any(|m| m.code == r.method), crate::error::Fault::FieldNotAChoice);
    next(_r, v) Some(format!("/d/{}", v.diagnosis));
}

/// What was made.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DiagnosisMade {
    /// Id.
    pub diagnosis: DiagnosisId,
}

/// A step, with what is still missing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StepView {
    /// Id.
    pub id: StepId,
    /// Kind.
    pub kind: StepKind,
    /// Where it stands.
    pub state: StepState,
    /// First planned day.
    pub starts: Option<Day>,
    /// Last planned day.
    pub ends: Option<Day>,
    /// Before it may close (or open).
    pub missing: Vec<Missing>,
    /// Written reasons: overridden guards, reopenings.
    pub reasons: Vec<String>,
}

/// A theme.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ThemeView {
    /// Id.
    pub id: ThemeId,
    /// Code.
    pub code: ThemeCode,
    /// Retained.
    pub chosen: bool,
    /// How many members named it; nobody sees who.
    pub voices: i64,
    /// Whether the reader did.
    pub mine: bool,
    /// Why it has no finding.
    pub why_empty: String,
}

/// A group as every member may know of it: a theme and numbers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct GroupView {
    /// Id.
    pub id: GroupId,
    /// Name.
    pub name: Bilingual,
    /// Theme.
    pub theme: ThemeCode,
    /// Workers from public services.
    pub public: i64,
    /// Workers from associations.
    pub associations: i64,
    /// Names, for those who may know them; empty for managers.
    pub members: Vec<GroupMemberView>,
    /// Whether the reader may enter.
    pub enter: bool,
}

/// Somebody in a group.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct GroupMemberView {
    /// Membership.
    pub id: MembershipId,
    /// Name.
    pub name: String,
}

/// A diagnosis.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DiagnosisView {
    /// Id.
    pub id: DiagnosisId,
    /// Coordination.
    pub coordination: CoordinationId,
    /// Title.
    pub title: Bilingual,
    /// Code of its template.
    pub method: String,
    /// Territory.
    pub territory: String,
    /// What will be done with what people say.
    pub promise: Bilingual,
    /// In order.
    pub steps: Vec<StepView>,
    /// In order of their code.
    pub themes: Vec<ThemeView>,
    /// By name.
    pub groups: Vec<GroupView>,
    /// Workers and experts who can be put into a group; for the coordinator only.
    pub candidates: Vec<GroupMemberView>,
}

crate::endpoint! {
    /// Read a diagnosis.
    ReadDiagnosis {
        /// Which.
        diagnosis: DiagnosisId,
    }
    "diagnosis.read", "Read a diagnosis: steps, what is missing, themes, groups", Get "/api/d/{diagnosis}", ReadDiagnosis -> DiagnosisView;
    target(r) Target::Diagnosis(r.diagnosis);
}

crate::endpoint! {
    /// Write the framing: territory and promise.
    WriteFraming {
        /// Which.
        diagnosis: DiagnosisId,
        /// Territory.
        #[serde(default)]
        territory: String,
        /// Promise in French.
        #[serde(default)]
        promise_fr: String,
        /// Promise in Dutch.
        #[serde(default)]
        promise_nl: String,
    }
    "diagnosis.frame", "Write territory and promise", Post "/api/d/{diagnosis}/framing", PlanDiagnosis -> Done;
    target(r) Target::Diagnosis(r.diagnosis);
    validate(r) Check::new().optional("territory", &r.territory, LINE).optional("promise_fr", &r.promise_fr, PARAGRAPH).optional("promise_nl", &r.promise_nl, PARAGRAPH);
}

crate::endpoint! {
    /// Plan a step.
    PlanStep {
        /// Which.
        step: StepId,
        /// First day.
        #[serde(default)]
        starts: Option<Day>,
        /// Last day.
        #[serde(default)]
        ends: Option<Day>,
    }
    "step.plan", "Plan the dates of a step", Post "/api/steps/{step}/dates", PlanDiagnosis -> Done;
    target(r) Target::Step(r.step);
    validate(r) Check::new().that("ends", r.starts.zip(r.ends).is_none_or(|(a, b)| a <= b), crate::error::Fault::FieldNotADate);
}

crate::endpoint! {
    /// Open a step.
    OpenStep {
        /// Which.
        step: StepId,
        /// Written reason, to override what is missing.
        #[serde(default)]
        reason: String,
    }
    "step.open", "Open a planned step", Post "/api/steps/{step}/open", MoveStep -> Done;
    target(r) Target::Step(r.step);
    validate(r) Check::new().optional("reason", &r.reason, PARAGRAPH);
}

crate::endpoint! {
    /// Close a step.
    CloseStep {
        /// Which.
        step: StepId,
        /// Written reason, to override what is missing.
        #[serde(default)]
        reason: String,
    }
    "step.close", "Close an open step", Post "/api/steps/{step}/close", MoveStep -> Done;
    target(r) Target::Step(r.step);
    validate(r) Check::new().optional("reason", &r.reason, PARAGRAPH);
}

crate::endpoint! {
    /// Open a closed step again.
    ReopenStep {
        /// Which.
        step: StepId,
        /// Why.
        reason: String,
    }
    "step.reopen", "Open a closed step again, with a reason", Post "/api/steps/{step}/reopen", MoveStep -> Done;
    target(r) Target::Step(r.step);
    validate(r) Check::new().required("reason", &r.reason, PARAGRAPH);
}

crate::endpoint! {
    /// Say that a theme matters, or take it back.
    VoiceTheme {
        /// Which.
        theme: ThemeId,
    }
    "theme.voice", "Say that a theme matters, or take it back; nobody sees who", Post "/api/themes/{theme}/voice", ProposeTheme -> Done;
    target(r) Target::Theme(r.theme);
}

crate::endpoint! {
    /// Retain a theme, or drop it.
    ChooseTheme {
        /// Which.
        theme: ThemeId,
        /// Retained.
        #[serde(default)]
        chosen: bool,
        /// Why it will have no finding.
        #[serde(default)]
        why_empty: String,
    }
    "theme.choose", "Retain or drop a theme", Post "/api/themes/{theme}/choose", ChooseTheme -> Done;
    target(r) Target::Theme(r.theme);
    validate(r) Check::new().optional("why_empty", &r.why_empty, PARAGRAPH);
}

crate::endpoint! {
    /// Form a group on a retained theme.
    FormGroup {
        /// On which theme.
        theme: ThemeId,
        /// Name in French.
        #[serde(default)]
        name_fr: String,
        /// Name in Dutch.
        #[serde(default)]
        name_nl: String,
    }
    "group.form", "Form a working group on a theme", Post "/api/themes/{theme}/groups", ManageGroups -> GroupFormed;
    target(r) Target::Theme(r.theme);
    validate(r) Check::new().optional("name_fr", &r.name_fr, LINE).optional("name_nl", &r.name_nl, LINE);
}

/// What was formed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct GroupFormed {
    /// Id.
    pub group: GroupId,
}

crate::endpoint! {
    /// Put a worker or an expert into a group.
    JoinGroup {
        /// Which.
        group: GroupId,
        /// Whom.
        membership: MembershipId,
    }
    "group.join", "Put a worker or expert into a group", Post "/api/groups/{group}/members", ManageGroups -> Done;
    target(r) Target::Group(r.group);
}

crate::endpoint! {
    /// Take somebody out of a group.
    LeaveGroup {
        /// Which.
        group: GroupId,
        /// Whom.
        membership: MembershipId,
    }
    "group.leave", "Take somebody out of a group", Post "/api/groups/{group}/members/{membership}/leave", ManageGroups -> Done;
    target(r) Target::Group(r.group);
}

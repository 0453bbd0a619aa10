//! What a group does with a finding: proposal, consent, objections, comments, validation, release.

use crate::api::{Done, Target};
use crate::ids::{FindingId, ObjectionId};
use crate::validate::{Check, PARAGRAPH};

macro_rules! on_finding {
    ($($(#[$doc:meta])* $name:ident = $label:literal, $summary:literal, $path:literal, $action:ident;)+) => {$(
        crate::endpoint! {
            $(#[$doc])*
            $name {
                /// Which.
                finding: FindingId,
            }
            $label, $summary, Post $path, $action -> Done;
            target(r) Target::Finding(r.finding);
        }
    )+};
}

on_finding! {
    /// Put a draft before the group.
    ProposeFinding = "finding.propose", "Put a draft before the group", "/api/findings/{finding}/propose", Deliberate;
    /// Consent, or take the consent back.
    Consent = "finding.consent", "Consent to a proposed finding, or take it back", "/api/findings/{finding}/consent", Deliberate;
    /// Validate by the group's consent: authorship is erased.
    ValidateFinding = "finding.validate", "Validate a proposed finding; its authorship is erased for good", "/api/findings/{finding}/validate", ValidateFinding;
    /// Back to the author's desk.
    SendBack = "finding.send_back", "Send a proposed finding back to be written on", "/api/findings/{finding}/send-back", ValidateFinding;
    /// Give it to the plenary.
    ReleaseFinding = "finding.release", "Release a validated finding to the plenary", "/api/findings/{finding}/release", ValidateFinding;
    /// Take it back; it is marked, never lost.
    WithdrawFinding = "finding.withdraw", "Mark a finding as withdrawn", "/api/findings/{finding}/withdraw", ValidateFinding;
    /// Take the withdrawal back.
    RestoreFinding = "finding.restore", "Take a withdrawal back", "/api/findings/{finding}/restore", ValidateFinding;
    /// Write a new version; the last validated one stays readable until then.
    ReviseFinding = "finding.revise", "Start a new version of a validated finding", "/api/findings/{finding}/revise", ValidateFinding;
    /// Give a new version up: the finding is again what was validated last.
    AbandonRevision = "finding.abandon", "Give up a new version; the finding is again as it was validated last", "/api/findings/{finding}/abandon", ValidateFinding;
}

crate::endpoint! {
    /// Object, in words.
    Object {
        /// To which.
        finding: FindingId,
        /// Why.
        objection: String,
    }
    "finding.object", "Object to a proposed finding, in words that must be answered", Post "/api/findings/{finding}/objections", Deliberate -> Done;
    target(r) Target::Finding(r.finding);
    validate(r) Check::new().required("objection", &r.objection, PARAGRAPH);
}

crate::endpoint! {
    /// Answer an objection.
    AnswerObjection {
        /// Of which finding.
        finding: FindingId,
        /// Which.
        objection: ObjectionId,
        /// How.
        answer: String,
    }
    "finding.answer_objection", "Answer an objection", Post "/api/findings/{finding}/objections/{objection}", Deliberate -> Done;
    target(r) Target::Finding(r.finding);
    validate(r) Check::new().required("answer", &r.answer, PARAGRAPH);
}

crate::endpoint! {
    /// Comment a finding.
    AddComment {
        /// Which.
        finding: FindingId,
        /// The words.
        comment: String,
    }
    "finding.comment", "Comment a finding in its group room", Post "/api/findings/{finding}/comments", Comment -> Done;
    target(r) Target::Finding(r.finding);
    validate(r) Check::new().required("comment", &r.comment, PARAGRAPH);
}

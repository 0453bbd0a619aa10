//! The diagnosis and its steps: opened, closed, and closed with a written reason where something is still missing.

use crate::support::world::Client;
use constat_shared::api::diagnosis::{CloseStep, DiagnosisView, OpenStep, ReadDiagnosis, StepView};
use constat_shared::diagnosis::{Missing, StepKind};
use constat_shared::error::Fault;
use constat_shared::ids::DiagnosisId;

/// The diagnosis, for its coordinator.
pub struct Steps<'a> {
    pub coordinator: &'a Client,
    pub diagnosis: DiagnosisId,
}

impl Steps<'_> {
    pub async fn read(&self) -> DiagnosisView {
        self.coordinator.call(ReadDiagnosis { diagnosis: self.diagnosis }).await.expect("the coordinator reads")
    }
    async fn of(&self, kind: StepKind) -> StepView {
        self.read().await.steps.into_iter().find(|step| step.kind == kind).expect("the template has it")
    }
    pub async fn open(&self, kind: StepKind) {
        let step = self.of(kind).await.id;
        self.coordinator.call(OpenStep { step, reason: String::new() }).await.unwrap_or_else(|e| panic!("{kind} opens: {e:?}"));
    }
    /// Nothing is missing.
    pub async fn close(&self, kind: StepKind) {
        let step = self.of(kind).await;
        assert_eq!(step.missing, [], "{kind}");
        self.coordinator.call(CloseStep { step: step.id, reason: String::new() }).await.unwrap_or_else(|e| panic!("{kind} closes: {e:?}"));
    }
    /// Just this is missing; the step waits for a reason, and the reason stays to be read.
    pub async fn close_without(&self, kind: StepKind, missing: Missing, reason: &str) {
        let step = self.of(kind).await;
        assert_eq!(step.missing, [missing], "{kind}");
        let close = async |reason: &str| self.coordinator.call(CloseStep { step: step.id, reason: reason.to_owned() }).await;
        assert_eq!(close("").await.expect_err("guarded").code, Fault::StillMissing);
        close(reason).await.expect("overridden");
        assert_eq!(self.of(kind).await.reasons, [reason]);
    }
}

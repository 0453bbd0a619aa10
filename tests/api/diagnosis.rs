//! Diagnoses: made from a template, moved by steps, themes without names.

use crate::support::world::{Engine, World};
use constat_shared::api::diagnosis::{
    ChooseTheme, CloseStep, FormGroup, JoinGroup, MakeDiagnosis, OpenStep, PlanStep, ReadDiagnosis, ReopenStep, VoiceTheme,
};
use constat_shared::diagnosis::{Missing, StepKind, StepState};
use constat_shared::error::Fault;

fn new(world: &World) -> MakeDiagnosis {
    MakeDiagnosis {
        coordination: world.coordination(),
        title_fr: "Jeunes".into(),
        title_nl: String::new(),
        method: "one-theme".into(),
        starts: "2027-01-04".parse().expect("a day"),
    }
}

async fn steps_wait_for_what_is_missing_and_a_written_reason_overrides_it(engine: Engine) {
    let world = World::shared(engine).await;
    let claire = world.enter("claire").await;
    let diagnosis = claire.call(new(world)).await.expect("made").diagnosis;
    let read = async || claire.call(ReadDiagnosis { diagnosis }).await.expect("read");
    let view = read().await;
    let framing = view.steps.first().expect("framing");
    assert_eq!((framing.kind, framing.state), (StepKind::Framing, StepState::Open));
    assert!(framing.missing.contains(&Missing::NoGroup));

    let close = async |reason: &str| claire.call(CloseStep { step: framing.id, reason: reason.into() }).await;
    assert_eq!(close("").await.expect_err("guarded").code, Fault::StillMissing);
    close("Les groupes se forment en janvier.").await.expect("overridden");
    assert_eq!(close("").await.expect_err("closed already").code, Fault::WrongState);
    assert_eq!(read().await.steps[0].reasons, ["Les groupes se forment en janvier."]);

    assert_eq!(claire.call(ReopenStep { step: framing.id, reason: " ".into() }).await.expect_err("why?").code, Fault::Invalid);
    claire.call(ReopenStep { step: framing.id, reason: "Un thème manquait.".into() }).await.expect("open again");

    let adoption = view.steps.iter().find(|s| s.kind == StepKind::Adoption).expect("adoption").id;
    let denied = claire.call(OpenStep { step: adoption, reason: "Nous sommes pressés.".into() }).await;
    assert_eq!(denied.expect_err("no adoption without residents").code, Fault::StillMissing);
    let backwards = PlanStep { step: adoption, starts: "2027-03-02".parse().ok(), ends: "2027-03-01".parse().ok() };
    assert_eq!(claire.call(backwards).await.expect_err("before it starts").fields[0].path, "ends");
}

async fn themes_are_named_without_names_and_groups_take_no_manager(engine: Engine) {
    let world = World::shared(engine).await;
    let (claire, karim, philippe) = (world.enter("claire").await, world.enter("karim").await, world.enter("philippe").await);
    let diagnosis = claire.call(new(world)).await.expect("made").diagnosis;
    let theme = claire.call(ReadDiagnosis { diagnosis }).await.expect("read").themes[0].id;
    karim.call(VoiceTheme { theme }).await.expect("a voice");
    philippe.call(VoiceTheme { theme }).await.expect("a voice");
    let seen = |view: &constat_shared::api::diagnosis::DiagnosisView| (view.themes[0].voices, view.themes[0].mine);
    assert_eq!(seen(&karim.call(ReadDiagnosis { diagnosis }).await.expect("read")), (2, true));
    assert_eq!(seen(&claire.call(ReadDiagnosis { diagnosis }).await.expect("read")), (2, false));
    karim.call(VoiceTheme { theme }).await.expect("taken back");
    assert_eq!(seen(&karim.call(ReadDiagnosis { diagnosis }).await.expect("read")), (1, false));

    let group = FormGroup { theme, name_fr: String::new(), name_nl: String::new() };
    assert_eq!(claire.call(group.clone()).await.expect_err("not retained").code, Fault::WrongState);
    claire.call(ChooseTheme { theme, chosen: true, why_empty: String::new() }).await.expect("retained");
    let group = claire.call(group).await.expect("formed").group;
    let members =
        claire.call(constat_shared::api::coordination::ReadMembers { coordination: world.coordination() }).await.expect("read").members;
    let id = |name: &str| members.iter().find(|m| m.email.starts_with(name)).expect("a member").id;
    assert_eq!(claire.call(JoinGroup { group, membership: id("philippe") }).await.expect_err("a manager").code, Fault::Invalid);
    claire.call(JoinGroup { group, membership: id("karim") }).await.expect("a worker");

    let manager = philippe.call(ReadDiagnosis { diagnosis }).await.expect("read");
    assert_eq!(manager.groups[0].members.len(), 0, "a manager sees numbers, not persons");
    assert_eq!(manager.groups[0].public + manager.groups[0].associations, 1);
}

crate::on_both_engines!(
    steps_wait_for_what_is_missing_and_a_written_reason_overrides_it,
    themes_are_named_without_names_and_groups_take_no_manager
);

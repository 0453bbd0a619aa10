//! A session after it was planned: who facilitates may change, and a closed one may open again for a written reason.

use crate::support::world::{Client, Engine, World};
use constat_shared::api::consultation::{
    ChangeFacilitators, CloseSession, Contribute, Language, ReadQueue, ReadResidentPage, ReadSessions, ReopenSession, SessionState,
    SessionsView,
};
use constat_shared::api::diagnosis::ReadDiagnosis;
use constat_shared::diagnosis::StepKind;
use constat_shared::error::Fault;
use constat_shared::ids::{DiagnosisId, MembershipId, SessionId};

async fn sessions(who: &Client, diagnosis: DiagnosisId) -> SessionsView {
    who.call(ReadSessions { diagnosis }).await.expect("read")
}

/// The open session of the demonstration.
async fn of_poster(world: &World, claire: &Client) -> (DiagnosisId, SessionId) {
    let diagnosis = world.diagnosis().await.id;
    let view = sessions(claire, diagnosis).await;
    let id = view.sessions.iter().find(|s| s.inside.as_ref().is_some_and(|i| i.code == world.session_code)).expect("there").id;
    (diagnosis, id)
}

fn queue(session: SessionId) -> ReadQueue {
    ReadQueue { session, kept: false, state: None, page: 0 }
}

async fn the_coordinator_changes_who_facilitates(engine: Engine) {
    let world = World::fresh(engine).await;
    let (claire, els, greet) = (world.enter("claire").await, world.enter("els").await, world.enter("greet").await);
    let (diagnosis, session) = of_poster(&world, &claire).await;
    assert!(els.call(queue(session)).await.is_ok(), "Els facilitates");
    assert_eq!(greet.call(queue(session)).await.expect_err("not yet").code, Fault::NotFound);
    let before = sessions(&claire, diagnosis).await;
    let named = |view: &SessionsView| view.named.iter().filter(|(id, _)| *id == session).map(|(_, m)| *m).collect::<Vec<_>>();
    let greets = before.workers.iter().find(|w| w.name.starts_with("Greet")).expect("a worker").id;
    assert!(!named(&before).contains(&greets) && !named(&before).is_empty());
    assert!(sessions(&els, diagnosis).await.named.is_empty(), "names are for the coordinator");

    let nobody = ChangeFacilitators { session, facilitators: vec![MembershipId::from_uuid(uuid::Uuid::nil())] };
    assert_eq!(claire.call(nobody).await.expect_err("no worker").fields[0].code, Fault::FieldNotAChoice);
    assert_eq!(named(&sessions(&claire, diagnosis).await), named(&before), "nothing was changed");
    let hers = ChangeFacilitators { session, facilitators: vec![greets] };
    assert_eq!(els.call(hers).await.expect_err("the coordinator’s").code, Fault::NotAllowed);
    let (page, path) = (format!("/d/{diagnosis}/sessions"), format!("/api/sessions/{session}/facilitators"));
    let (_, html) = claire.page(&page).await;
    assert!(html.contains(&format!("action=\"{path}\"")) && html.contains("Changer qui anime"), "{html}");
    assert_eq!(claire.form(&path, &[("facilitators", &greets.to_string())], &page).await.0, 303);
    assert_eq!(named(&sessions(&claire, diagnosis).await), [greets]);
    assert!(greet.call(queue(session)).await.is_ok());
    assert_eq!(els.call(queue(session)).await.expect_err("no more").code, Fault::NotFound);
    assert_eq!(claire.form(&path, &[], &page).await.0, 303, "nobody: the coordinator alone");
    assert!(named(&sessions(&claire, diagnosis).await).is_empty());
    assert!(claire.call(queue(session)).await.is_ok());
}

async fn a_closed_session_opens_again_for_a_written_reason(engine: Engine) {
    let world = World::fresh(engine).await;
    let (claire, els) = (world.enter("claire").await, world.enter("els").await);
    let (diagnosis, session) = of_poster(&world, &claire).await;
    let again = |reason: &str| ReopenSession { session, reason: reason.into() };
    assert_eq!(claire.call(again("Trois feuilles.")).await.expect_err("it is open").code, Fault::WrongState);
    els.call(CloseSession { session, people: Some(12) }).await.expect("closed");
    let code = world.session_code.clone();
    let give = |once: &str| Contribute {
        code: code.clone(),
        theme: None,
        text: "Le bus ne passe plus le soir.".into(),
        language: Language::Fr,
        sure: true,
        once: once.into(),
    };
    assert!(world.nobody().call(give("x")).await.is_err(), "nobody writes in a closed session");
    assert_eq!(claire.call(again("  ")).await.expect_err("why?").fields[0].code, Fault::FieldEmpty);
    assert_eq!(els.call(again("Trois feuilles.")).await.expect_err("the coordinator’s").code, Fault::NotAllowed);
    let (page, path) = (format!("/d/{diagnosis}/sessions"), format!("/api/sessions/{session}/reopen"));
    let (_, html) = claire.page(&page).await;
    assert!(html.contains(&format!("action=\"{path}\"")) && html.contains("Rouvrir cette séance"), "{html}");
    assert_eq!(claire.form(&path, &[("reason", "Trois feuilles retrouvées.")], &page).await.0, 303);

    let view = sessions(&claire, diagnosis).await;
    assert_eq!(view.sessions.iter().find(|s| s.id == session).expect("there").state, SessionState::Open);
    let once = world.nobody().call(ReadResidentPage { code: code.clone() }).await.expect("open").once;
    world.nobody().call(give(&once)).await.expect("residents write again");
    let read = world.enter("philippe").await.call(ReadDiagnosis { diagnosis }).await.expect("read");
    let step = read.steps.iter().find(|s| s.kind == StepKind::Consultation).expect("there");
    assert!(step.reasons.iter().any(|r| r.ends_with("Trois feuilles retrouvées.")), "{:?}", step.reasons);
    els.call(CloseSession { session, people: Some(15) }).await.expect("closed again");
    world.set_all_steps(false).await;
    assert_eq!(claire.call(again("Trop tard.")).await.expect_err("the step is over").code, Fault::StepClosed);
    assert_eq!(world.check().await.faults, Vec::<String>::new());
}

crate::on_both_engines!(the_coordinator_changes_who_facilitates, a_closed_session_opens_again_for_a_written_reason);

//! Today: what waits for each role, counted from what they may read, and the reminder that names nobody.

use crate::support::world::{Client, Engine, World};
use constat::db::schema;
use constat_shared::api::Method;
use constat_shared::api::coordination::{CoordinationView, ReadCoordination, RemindSilent, Waiting, WaitingKind};
use constat_shared::api::finding::{AnswerObjection, Consent, Object, ProposeFinding, ReadFinding, ValidateFinding, WriteDraft};
use constat_shared::api::prioritisation::{CastBallot, ReadRound};
use constat_shared::error::Fault;
use constat_shared::ids::{FindingId, MemorandumId, RoundId};
use constat_shared::permission::Room;
use diesel::prelude::*;
use serde_json::json;

async fn today(world: &World, who: &Client) -> CoordinationView {
    who.call(ReadCoordination { coordination: world.coordination() }).await.expect("a member's page")
}

async fn waiting(world: &World, who: &Client, kind: WaitingKind) -> Vec<Waiting> {
    today(world, who).await.waiting.into_iter().filter(|w| w.kind == kind).collect()
}

async fn the_coordinator_sees_what_waits_and_where_it_is_settled(engine: Engine) {
    let world = World::fresh(engine).await;
    let claire = world.enter("claire").await;
    let view = today(&world, &claire).await;
    let kinds: Vec<WaitingKind> = view.waiting.iter().map(|w| w.kind).collect();
    for kind in [WaitingKind::Queue, WaitingKind::AnswersOverdue] {
        assert!(kinds.contains(&kind), "{kind} in {kinds:?}");
    }
    assert!(kinds.is_sorted(), "the most urgent first: {kinds:?}");
    assert!(kinds.iter().all(|kind| !matches!(kind.room(), Room::Group | Room::BallotBox)), "no vote, no finding of their own: {kinds:?}");
    for thing in &view.waiting {
        assert_eq!(claire.page(thing.page.split('#').next().unwrap_or_default()).await.0, 200, "{}", thing.page);
    }
    // Five steps are open in the demonstration; follow-up never lacks anything.
    let lacking = view.closing.iter().filter(|step| !step.missing.is_empty()).count();
    assert!(view.closing.len() == 5 && lacking > 0, "{:?}", view.closing);
    let (_, page) = claire.page(&format!("/c/{}", world.coordination())).await;
    for thing in &view.waiting {
        assert!(page.contains(&format!("href=\"{}\"", thing.page)), "{}", thing.page);
    }
}

async fn a_reminder_goes_to_the_silent_once_a_day_and_names_nobody(engine: Engine) {
    let world = World::fresh(engine).await;
    let (claire, karim, coordination) = (world.enter("claire").await, world.enter("karim").await, world.coordination());
    let before = today(&world, &claire).await.reminders.expect("numbers");
    assert!(before.silent > 0 && before.today == 0, "{before:?}");
    // Who votes is silent no more.
    let round: RoundId = world.open_round.parse().expect("an id");
    let item: Vec<FindingId> = karim.call(ReadRound { round }).await.expect("read").items.iter().map(|i| i.id).collect();
    let was = waiting(&world, &karim, WaitingKind::Ballot).await.len();
    karim.call(CastBallot { round, points: (1..).take(item.len()).collect(), item, say: Vec::new() }).await.expect("voted");
    assert_eq!(waiting(&world, &karim, WaitingKind::Ballot).await.len() + 1, was);
    let silent = today(&world, &claire).await.reminders.expect("numbers").silent;
    assert_eq!(silent + 1, before.silent);

    assert_eq!(karim.call(RemindSilent { coordination }).await.expect_err("the coordinator’s").code, Fault::NotAllowed);
    let letters = async || claire.send(Method::Get, &format!("/api/c/{coordination}/letters"), &json!({})).await.1;
    let read = letters().await;
    assert_eq!(claire.call(RemindSilent { coordination }).await.expect("written").letters, silent);
    assert_eq!(claire.call(RemindSilent { coordination }).await.expect("again").letters, 0, "once a day");
    let after = today(&world, &claire).await.reminders.expect("numbers");
    assert_eq!((after.silent, after.today), (silent, silent));
    assert_eq!(letters().await, read, "the coordinator reads none of them");
    for key in ["karim", "philippe"] {
        let view = today(&world, &world.enter(key).await).await;
        assert!(view.reminders.is_none() && view.closing.is_empty(), "{key}");
    }
}

async fn a_worker_is_led_from_draft_to_validation_and_others_see_only_what_is_theirs(engine: Engine) {
    let world = World::fresh(engine).await;
    let (karim, yusuf, philippe) = (world.enter("karim").await, world.enter("yusuf").await, world.enter("philippe").await);
    let group = world.group("housing").await.id;
    let manager = today(&world, &philippe).await.waiting;
    assert!(manager.iter().all(|w| w.kind.room() != Room::Group), "{manager:?}");
    let sentence = "Les logements du square sont humides.";
    let made = karim.call(WriteDraft { group, sentence: sentence.into(), language: None }).await.expect("written");
    let finding = made.id;
    let of = |all: Vec<Waiting>| all.into_iter().filter(|w| w.page == format!("/findings/{finding}")).map(|w| w.kind).collect::<Vec<_>>();
    let seen = async |who: &Client| of(today(&world, who).await.waiting);
    assert_eq!((seen(&karim).await, seen(&yusuf).await), (vec![WaitingKind::Draft], vec![]));
    karim.call(ProposeFinding { finding }).await.expect("proposed");
    assert_eq!((seen(&karim).await, seen(&yusuf).await), (vec![], vec![WaitingKind::Consent]));
    yusuf.call(Object { finding, objection: "Aussi rue du Lavoir.".into() }).await.expect("objected");
    assert_eq!((seen(&karim).await, seen(&yusuf).await), (vec![WaitingKind::Objections], vec![]));
    let objection = karim.call(ReadFinding { finding }).await.expect("read").objections[0].id;
    karim.call(AnswerObjection { finding, objection, answer: "Ajouté.".into() }).await.expect("answered");
    yusuf.call(Consent { finding }).await.expect("consented");
    assert_eq!((seen(&karim).await, seen(&yusuf).await), (vec![WaitingKind::Validate], vec![]));
    // Another group, and a manager, learn nothing at any moment.
    let (elsewhere, after) = (today(&world, &world.enter("amina").await).await.waiting, today(&world, &philippe).await.waiting);
    assert!(of(elsewhere).is_empty());
    assert_eq!(after, manager, "a manager's page says nothing of drafts");
    karim.call(ValidateFinding { finding }).await.expect("validated");
    assert!(seen(&karim).await.is_empty());
    assert_eq!(today(&world, &philippe).await.waiting, manager, "nor of what is not released");
    let (_, page) = philippe.page(&format!("/c/{}", world.coordination())).await;
    assert!(!page.contains(sentence) && !page.contains("/groups/"), "{page}");
}

async fn a_mandate_holder_sees_a_memorandum_until_the_organisation_has_spoken(engine: Engine) {
    let world = World::fresh(engine).await;
    world.set_all_steps(true).await;
    let philippe = world.enter("philippe").await;
    assert!(waiting(&world, &philippe, WaitingKind::Memorandum).await.is_empty(), "it is sealed");
    let app = world.app();
    let offer = move || {
        app.db.write(|conn| {
            use schema::{memorandum as m, signature as s};
            diesel::delete(s::table).execute(conn)?;
            diesel::update(m::table).set(m::state.eq("adoption")).execute(conn)?;
            Ok(m::table.select(m::id).first::<MemorandumId>(conn)?)
        })
    };
    let memorandum = tokio::task::spawn_blocking(offer).await.expect("no panic").expect("the database answers");
    let there = waiting(&world, &philippe, WaitingKind::Memorandum).await;
    assert_eq!(there.iter().map(|w| w.page.as_str()).collect::<Vec<_>>(), [format!("/memoranda/{memorandum}/adoption")]);
    let (status, _) = philippe.send(Method::Post, &format!("/api/memoranda/{memorandum}/signature"), &json!({ "signs": false })).await;
    assert_eq!(status, 200);
    assert!(waiting(&world, &philippe, WaitingKind::Memorandum).await.is_empty(), "abstaining is an answer");
    let released = waiting(&world, &philippe, WaitingKind::Released).await;
    assert!(released.iter().all(|w| w.page.ends_with("/findings")), "{released:?}");
}

crate::on_both_engines!(
    the_coordinator_sees_what_waits_and_where_it_is_settled,
    a_reminder_goes_to_the_silent_once_a_day_and_names_nobody,
    a_worker_is_led_from_draft_to_validation_and_others_see_only_what_is_theirs,
    a_mandate_holder_sees_a_memorandum_until_the_organisation_has_spoken,
);

//! Rounds: one voice each, nothing shown before closing.

use crate::support::world::{Engine, World};
use constat_shared::api::Method;
use constat_shared::api::prioritisation::{CastBallot, ReadRound};
use constat_shared::error::Fault;
use constat_shared::ids::RoundId;
use serde_json::json;

async fn an_open_round_shows_turnout_and_nothing_else_and_a_ballot_is_replaced(engine: Engine) {
    let world = World::fresh(engine).await;
    let round: RoundId = world.open_round.parse().expect("an id");
    let (els, claire) = (world.enter("els").await, world.enter("claire").await);
    let before = els.call(ReadRound { round }).await.expect("read");
    assert!(before.result.is_none(), "nothing before closing");
    let item: Vec<_> = before.items.iter().map(|i| i.id).collect();
    let ranks: Vec<i32> = (1..).take(item.len()).collect();
    let cast = CastBallot { round, item: item.clone(), points: ranks.clone(), say: Vec::new() };
    assert_eq!(claire.call(cast.clone()).await.expect_err("neutral").code, Fault::NotAllowed);
    els.call(cast).await.expect("voted");
    els.call(CastBallot { round, item: item.clone(), points: ranks.into_iter().rev().collect(), say: Vec::new() })
        .await
        .expect("changed her mind");
    let after = els.call(ReadRound { round }).await.expect("read");
    let voted = |turnout: Option<constat_shared::api::prioritisation::Turnout>| turnout.expect("members see how many").voted;
    assert_eq!(voted(after.turnout), voted(before.turnout) + 1, "one voice");
    assert!(after.result.is_none());

    let twice = CastBallot { round, item: vec![item[0], item[0]], points: vec![1, 2], say: Vec::new() };
    assert_eq!(els.call(twice).await.expect_err("twice the same").code, Fault::Invalid);
    let (status, _) = claire.send(Method::Post, &format!("/api/rounds/{round}/close"), &json!({})).await;
    assert_eq!(status, 200);
    let closed = els.call(ReadRound { round }).await.expect("read");
    assert!(closed.result.is_some());
    let late = CastBallot { round, item, points: vec![1, 2, 3, 4, 5, 6], say: Vec::new() };
    assert_eq!(els.call(late).await.expect_err("closed").code, Fault::WrongState);
}

async fn the_database_holds_what_must_always_hold(engine: Engine) {
    let world = World::fresh(engine).await;
    let karim = world.enter("karim").await;
    karim.call(ReadRound { round: world.closed_round.parse().expect("an id") }).await.expect("members read closed results");
    let report = world.check().await;
    assert_eq!(report.faults, Vec::<String>::new());
    assert!(report.looked_at > 9, "{}", report.looked_at);
}

crate::on_both_engines!(an_open_round_shows_turnout_and_nothing_else_and_a_ballot_is_replaced, the_database_holds_what_must_always_hold);

//! A lost coordination gets a new coordinator: told to all, after three days, unless it is stopped.

use crate::support::world::{Engine, World, program};
use constat::coordination::hand_over_due;
use constat::db::schema::journal;
use constat_shared::api::coordination::{EndMembership, ReadCoordination, ReadMembers, StopHandOver};
use constat_shared::api::door::OpenLink;
use constat_shared::error::Fault;
use constat_shared::permission::Role;
use constat_shared::time::Instant;
use diesel::prelude::*;
use std::process::Command;

const NEW: &str = "nouvelle@example.be";

/// `constat hand-over` on this world's data; what it says.
fn command(world: &World, address: &str) -> (bool, String) {
    let app = world.app();
    let mut command = Command::new(program());
    command.arg("hand-over").arg("--data").arg(&app.config.data);
    if let Some(url) = &app.config.database_url {
        command.arg("--database-url").arg(url);
    }
    let output = command.arg(world.coordination().to_string()).arg(address).output().expect("it starts");
    (output.status.success(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
}

/// What the server does so many hours from now.
async fn later(world: &World, hours: i64) {
    let app = world.app();
    let work = move || hand_over_due(&app, Instant(app.clock.now().0 + hours * 3_600_000));
    tokio::task::spawn_blocking(work).await.expect("no panic").expect("the database answers");
}

async fn journalled(world: &World) -> Vec<String> {
    let app = world.app();
    let read = move || {
        let rows = journal::table.filter(journal::action.like("hand_over.%")).order(journal::number.asc()).select(journal::action);
        app.db.read(|conn| Ok(rows.load::<String>(conn)?))
    };
    tokio::task::spawn_blocking(read).await.expect("no panic").expect("read")
}

async fn it_is_announced_waits_three_days_and_is_done(engine: Engine) {
    let world = World::fresh(engine).await;
    let (claire, karim, coordination) = (world.enter("claire").await, world.enter("karim").await, world.coordination());
    let before = claire.call(ReadMembers { coordination }).await.expect("read").members;
    // When the server's keeper asks for it
    let (done, said) = command(&world, NEW);
    assert!(done && said.contains("72 hours"), "{said}");
    later(&world, 0).await;
    // Then each member is told, to whom and until when it can be stopped
    for member in &before {
        let letters = world.letters(&member.email).await;
        assert!(letters.iter().any(|l| l.contains(NEW) && l.contains("/members")), "{}: {letters:?}", member.email);
    }
    // A second one has to wait, and what is no address is refused
    assert!(!command(&world, "other@example.be").0);
    assert!(!command(&world, "nobody").0);
    // For three days nothing changes
    later(&world, 71).await;
    assert_eq!(claire.call(ReadMembers { coordination }).await.expect("read").members.len(), before.len());
    // Then the new coordinator comes in by a link of their own
    later(&world, 73).await;
    let token = world.nobody().call(OpenLink { token: world.link(NEW).await, to: String::new() }).await.expect("it opens").token;
    let members = world.with_token(token).call(ReadMembers { coordination }).await.expect("they coordinate").members;
    assert!(members.iter().any(|m| m.email == NEW && m.role == Role::Coordinator));
    karim.call(ReadCoordination { coordination }).await.expect("nobody else's place has changed");
    // Once
    later(&world, 200).await;
    assert_eq!(journalled(&world).await, ["hand_over.ask", "hand_over.announce", "hand_over.done"]);
    let report = world.check().await;
    assert!(report.faults.is_empty(), "{:?}", report.faults);
}

async fn a_coordinator_who_is_still_there_stops_it(engine: Engine) {
    let world = World::fresh(engine).await;
    let (claire, karim, coordination) = (world.enter("claire").await, world.enter("karim").await, world.coordination());
    assert!(command(&world, NEW).0);
    later(&world, 0).await;
    let (_, page) = claire.page(&format!("/c/{coordination}/members")).await;
    assert!(page.contains(NEW) && page.contains("Arrêter la remise"), "{page}");
    let hand_over = claire.call(ReadMembers { coordination }).await.expect("read").hand_overs[0].id;
    assert_eq!(karim.call(StopHandOver { coordination, hand_over }).await.expect_err("no coordinator").code, Fault::NotAllowed);
    claire.call(StopHandOver { coordination, hand_over }).await.expect("stopped");
    later(&world, 100).await;
    let members = claire.call(ReadMembers { coordination }).await.expect("read");
    assert!(members.hand_overs.is_empty() && !members.members.iter().any(|m| m.email == NEW));
    assert_eq!(claire.call(StopHandOver { coordination, hand_over }).await.expect_err("over").code, Fault::NotFound);
    assert_eq!(journalled(&world).await, ["hand_over.ask", "hand_over.announce", "hand_over.stop"]);
}

async fn a_member_who_had_left_comes_back_as_coordinator(engine: Engine) {
    let world = World::fresh(engine).await;
    let (claire, coordination) = (world.enter("claire").await, world.coordination());
    let members = claire.call(ReadMembers { coordination }).await.expect("read").members;
    let karim = members.iter().find(|m| m.email.starts_with("karim")).expect("karim");
    claire.call(EndMembership { coordination, membership: karim.id }).await.expect("ended");
    assert!(command(&world, &karim.email).0);
    later(&world, 0).await;
    later(&world, 73).await;
    let back = world.enter("karim").await.call(ReadMembers { coordination }).await.expect("he coordinates").members;
    assert_eq!(back.iter().filter(|m| m.email == karim.email).map(|m| m.role).collect::<Vec<_>>(), [Role::Coordinator]);
}

crate::on_both_engines!(
    it_is_announced_waits_three_days_and_is_done,
    a_coordinator_who_is_still_there_stops_it,
    a_member_who_had_left_comes_back_as_coordinator,
);

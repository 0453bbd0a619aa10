//! The journal: what its coordinator reads, and what is found when somebody who writes in the database alters it.

use crate::support::world::{Engine, World};
use constat::db::Conn;
use constat_shared::api::coordination::{Checkpoint, JournalView, ReadJournal};
use constat_shared::error::Fault;
use diesel::connection::SimpleConnection;

/// What an attacker may do to the chain, with full rights in the database.
const CHANGED: &str = "UPDATE journal SET day = day + 1 WHERE number = 3";
const REMOVED: &str = "DELETE FROM journal WHERE number = 3";
const INSERTED: &str = "UPDATE journal SET number = -number WHERE number > 2; UPDATE journal SET number = 1 - number WHERE number < 0;
    INSERT INTO journal SELECT coordination_id, 3, action, actor, target, day, previous, hash FROM journal WHERE number = 2";
const REORDERED: &str = "UPDATE journal SET number = -1 WHERE number = 2; UPDATE journal SET number = 2 WHERE number = 3;
    UPDATE journal SET number = 3 WHERE number = -1";
const CUT: &str = "DELETE FROM journal WHERE number > 3";

async fn in_database<T: Send + 'static>(
    world: &World,
    work: impl FnOnce(&mut Conn) -> constat::error::Result<T> + Send + 'static,
) -> constat::error::Result<T> {
    let app = world.app();
    tokio::task::spawn_blocking(move || app.db.write(work)).await.expect("no panic")
}

/// The same as whoever owns the tables.
async fn tamper(world: &World, statements: &'static str) {
    in_database(world, move |conn| {
        let unlock = match conn {
            Conn::Sqlite(_) => "DROP TRIGGER journal_is_not_changed; DROP TRIGGER journal_is_not_cut",
            Conn::Pg(_) => "ALTER TABLE journal DISABLE TRIGGER USER",
        };
        conn.batch_execute(unlock)?;
        Ok(conn.batch_execute(statements)?)
    })
    .await
    .expect("done");
}

async fn journal(world: &World) -> JournalView {
    let claire = world.enter("claire").await;
    claire.call(ReadJournal { coordination: world.coordination(), before: None, verify: true }).await.expect("the coordinator reads")
}

async fn faults(world: &World, kept: &Checkpoint) -> (usize, usize) {
    let (app, kept) = (world.app(), kept.clone());
    let look = move || {
        let inside = constat::check::check(&app.db)?;
        let alone = inside.faults.len();
        Ok::<_, constat::error::AppError>((alone, constat::check::against(&app.db, &[kept], inside)?.faults.len()))
    };
    tokio::task::spawn_blocking(look).await.expect("no panic").expect("the database answers")
}

async fn found(engine: Engine, statements: &'static str, by_the_chain_alone: bool) {
    let world = World::fresh(engine).await;
    let kept = journal(&world).await.checkpoint.expect("the demonstration has a past");
    assert!(kept.rows > 10, "{kept}");
    assert_eq!(faults(&world, &kept).await, (0, 0), "given a whole journal");
    tamper(&world, statements).await;
    let (alone, with_checkpoint) = faults(&world, &kept).await;
    assert_eq!(alone > 0, by_the_chain_alone, "{statements}");
    assert!(with_checkpoint > 0, "{statements}");
    assert_eq!(journal(&world).await.whole, Some(!by_the_chain_alone), "what its coordinator is told");
}

async fn a_changed_row_is_found(engine: Engine) {
    found(engine, CHANGED, true).await;
}
async fn a_removed_row_is_found(engine: Engine) {
    found(engine, REMOVED, true).await;
}
async fn an_inserted_row_is_found(engine: Engine) {
    found(engine, INSERTED, true).await;
}
async fn reordered_rows_are_found(engine: Engine) {
    found(engine, REORDERED, true).await;
}
async fn a_cut_tail_is_found_by_what_was_kept_elsewhere(engine: Engine) {
    found(engine, CUT, false).await;
}

async fn a_chain_written_anew_is_found_by_what_was_kept_elsewhere(engine: Engine) {
    let world = World::fresh(engine).await;
    let kept = journal(&world).await.checkpoint.expect("a past");
    tamper(&world, "DELETE FROM journal").await;
    let (coordination, rows) = (world.coordination(), kept.rows);
    let today = world.app().clock.today();
    in_database(&world, move |conn| {
        (0..=rows).try_for_each(|_| constat::journal::append_from_outside(conn, coordination, "made.up", &[], today))
    })
    .await
    .expect("written");
    assert_eq!(faults(&world, &kept).await, (0, 1));
}

async fn the_database_itself_refuses_to_change_or_cut_it(engine: Engine) {
    let world = World::fresh(engine).await;
    let before = journal(&world).await.checkpoint.expect("a past");
    for statement in [CHANGED, REMOVED, "DELETE FROM journal"] {
        let refused = in_database(&world, move |conn| Ok(conn.batch_execute(statement)?)).await.expect_err(statement);
        assert!(refused.cause.is_some_and(|cause| cause.contains("the journal is never")), "{statement}");
    }
    assert_eq!(journal(&world).await.checkpoint.expect("a past"), before);
}

async fn its_coordinator_reads_it_page_by_page_and_no_sealed_person(engine: Engine) {
    let world = World::shared(engine).await;
    let (claire, coordination) = (world.enter("claire").await, world.coordination());
    let mut before = None;
    let mut lines = Vec::new();
    loop {
        let page = claire.call(ReadJournal { coordination, before, verify: false }).await.expect("read");
        assert_eq!(page.whole, None, "nobody asked");
        before = page.lines.last().map(|line| line.number);
        lines.extend(page.lines);
        if !page.older {
            break;
        }
    }
    let numbers: Vec<i64> = lines.iter().map(|line| line.number).collect();
    assert_eq!(numbers, (1..).take(numbers.len()).collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>());
    let sealed = ["finding.", "ballot.", "contribution.", "round.cast", "theme.propose", "memorandum.sign"];
    let told = lines.iter().find(|line| sealed.iter().any(|start| line.name.starts_with(start)) && line.actor.is_some());
    assert!(told.is_none(), "{told:?}");
    assert!(lines.iter().any(|line| line.actor.is_some()), "what is not sealed has its person");
    for key in ["nadia", "philippe"] {
        let refused = world.enter(key).await.call(ReadJournal { coordination, before: None, verify: false }).await.expect_err(key);
        assert_eq!(refused.code, Fault::NotAllowed);
    }
    let (status, page) = claire.page(&format!("/c/{coordination}/journal?verify=true")).await;
    assert_eq!(status, 200);
    assert!(page.contains("constat check --checkpoint"), "{page}");
}

crate::on_both_engines!(
    a_changed_row_is_found,
    a_removed_row_is_found,
    an_inserted_row_is_found,
    reordered_rows_are_found,
    a_cut_tail_is_found_by_what_was_kept_elsewhere,
    a_chain_written_anew_is_found_by_what_was_kept_elsewhere,
    the_database_itself_refuses_to_change_or_cut_it,
    its_coordinator_reads_it_page_by_page_and_no_sealed_person,
);

//! What is past its time goes, and nothing that is frozen changes.

use crate::support::world::{Engine, World};
use constat::db::schema;
use constat::retain::{Gone, When, enforce};
use constat_shared::api::Method;
use constat_shared::api::consultation::STRUCK;
use constat_shared::privacy::{CONTRIBUTION_DAYS, IDLE_ACCOUNT_DAYS, KEPT_LETTER_DAYS, UNREAD_CONTRIBUTION_DAYS};
use constat_shared::time::Instant;
use diesel::prelude::*;
use serde_json::json;

/// The rules, as they would apply so many days from now, on a world that is not taken for a demonstration.
async fn after(world: &World, days: i32, trial: bool) -> Gone {
    let app = world.app();
    let work = move || {
        app.db.write(|conn| Ok(diesel::update(schema::coordination::table).set(schema::coordination::demo.eq(false)).execute(conn)?))?;
        let now = Instant(app.clock.now().0 + i64::from(days) * 86_400_000);
        enforce(&app.db, When { keys: &app.keys, now, today: app.clock.today().plus(days) }, trial)
    };
    tokio::task::spawn_blocking(work).await.expect("no panic").expect("the database answers")
}

/// State and words of all contributions.
async fn contributions(world: &World) -> Vec<(String, String)> {
    let app = world.app();
    let read = move || {
        use schema::contribution::dsl as t;
        app.db.read(|conn| Ok(t::contribution.order(t::id).select((t::state, t::text)).load::<(String, String)>(conn)?))
    };
    tokio::task::spawn_blocking(read).await.expect("no panic").expect("the database answers")
}

async fn numbers(world: &World) -> String {
    let claire = world.enter("claire").await;
    let round = claire.send(Method::Get, &format!("/api/rounds/{}", world.closed_round), &json!({})).await;
    let memorandum = world.nobody().send(Method::Get, &format!("/api/m/{}", world.slug), &json!({})).await;
    format!("{round:?}{memorandum:?}")
}

async fn residents_words_go_in_their_time_and_their_number_stays(engine: Engine) {
    let world = World::fresh(engine).await;
    let (before, frozen) = (contributions(&world).await, numbers(&world).await);
    let with_words =
        |all: &[(String, String)], state: &str| all.iter().filter(|(s, text)| s == state && text != STRUCK && !text.is_empty()).count();

    // No session of the demonstration is later than a few months from today.
    let late = UNREAD_CONTRIBUTION_DAYS + 120;
    let trial = after(&world, late, true).await;
    assert_eq!(contributions(&world).await, before, "a trial changes nothing");
    let gone = after(&world, late, false).await;
    assert_eq!(gone, trial);
    let then = contributions(&world).await;
    assert!(with_words(&then, "set_aside") < with_words(&before, "set_aside"), "only an open session keeps what was set aside");
    assert_eq!(with_words(&then, "accepted"), with_words(&before, "accepted"));
    let states = |all: &[(String, String)]| all.iter().map(|(state, _)| state.clone()).collect::<Vec<_>>();
    assert_eq!(states(&then), states(&before), "the numbers stay");

    after(&world, CONTRIBUTION_DAYS + 400, false).await;
    let last = contributions(&world).await;
    for state in ["accepted", "received", "set_aside"] {
        assert_eq!(with_words(&last, state), 0, "{state}");
    }
    assert_eq!(states(&last), states(&before));
    assert_eq!(numbers(&world).await, frozen, "a closed round and a sealed memorandum are what they were");
    assert_eq!(world.check().await.faults, Vec::<String>::new());
    assert_eq!(after(&world, CONTRIBUTION_DAYS + 400, false).await.of("contribution"), 0, "once is enough");
}

async fn letters_links_and_sign_ins_go(engine: Engine) {
    let world = World::fresh(engine).await;
    let (first, second) = (world.enter("els").await, world.enter("els").await);
    world.nobody().send(Method::Post, "/api/sign-in", &json!({"email": "els.goossens@valombre.example"})).await;
    super::limits::answered(&world).await;
    let gone = after(&world, 3, false).await;
    assert_eq!((gone.of("sign_in_link"), gone.of("login")), (1, 0));
    assert!(gone.of("door_letter") >= 1, "{gone:?}");
    let gone = after(&world, 61, false).await;
    assert_eq!(gone.of("login"), 1, "the newest stays with the account");
    drop((first, second));
    let gone = after(&world, KEPT_LETTER_DAYS + 1, false).await;
    let app = world.app();
    let left = tokio::task::spawn_blocking(move || app.db.read(|conn| Ok(schema::mail::table.count().get_result::<i64>(conn)?)));
    assert_eq!(left.await.expect("no panic").expect("read"), 0, "{gone:?}");
}

async fn an_ended_membership_and_then_its_account_go(engine: Engine) {
    let world = World::fresh(engine).await;
    let (app, karim, els) = (world.app(), constat::demo::person("karim"), constat::demo::person("els"));
    let end = move || {
        use schema::{membership as m, person as p};
        app.db.write(|conn| {
            diesel::update(m::table.filter(m::person_id.eq_any([karim, els]))).set(m::state.eq("ended")).execute(conn)?;
            // Whoever runs the server keeps the account.
            diesel::update(p::table.filter(p::id.eq(els))).set(p::operator.eq(true)).execute(conn)?;
            Ok(())
        })
    };
    tokio::task::spawn_blocking(end).await.expect("no panic").expect("ended");
    let count = async |who: constat_shared::ids::PersonId| {
        let app = world.app();
        let read = move || {
            use schema::{membership as m, person as p};
            app.db.read(|conn| {
                let places = m::table.filter(m::person_id.eq(who)).count().get_result::<i64>(conn)?;
                Ok((places, p::table.filter(p::id.eq(who)).count().get_result::<i64>(conn)?))
            })
        };
        tokio::task::spawn_blocking(read).await.expect("no panic").expect("read")
    };
    let today = after(&world, 0, false).await;
    assert_eq!((today.of("membership"), today.of("person")), (0, 0), "it ends today");
    assert_eq!((count(karim).await, count(els).await), ((1, 1), (1, 1)));
    let late = after(&world, IDLE_ACCOUNT_DAYS + 1, false).await;
    assert_eq!((late.of("membership"), late.of("person")), (1, 1));
    assert_eq!((count(karim).await, count(els).await), ((0, 0), (0, 1)));
    assert_eq!(world.check().await.faults, Vec::<String>::new());
}

async fn the_journal_counts_and_tells_no_words(engine: Engine) {
    let world = World::fresh(engine).await;
    let gone = after(&world, UNREAD_CONTRIBUTION_DAYS + 120, false).await;
    let app = world.app();
    let read = move || {
        use schema::journal::dsl as t;
        app.db.read(|conn| {
            Ok(t::journal.filter(t::action.like("retention.%")).select((t::action, t::actor)).load::<(String, Option<Vec<u8>>)>(conn)?)
        })
    };
    let rows = tokio::task::spawn_blocking(read).await.expect("no panic").expect("read");
    let expected = format!("retention.contribution {}", gone.of("contribution"));
    assert!(gone.of("contribution") > 0 && rows.iter().any(|(action, _)| *action == expected), "{rows:?}");
    assert!(rows.iter().all(|(_, actor)| actor.is_none()));
}

async fn the_demonstration_is_left_alone(engine: Engine) {
    let world = World::fresh(engine).await;
    let before = contributions(&world).await;
    let app = world.app();
    let work = move || {
        let days = CONTRIBUTION_DAYS * 2;
        let now = Instant(app.clock.now().0 + i64::from(days) * 86_400_000);
        enforce(&app.db, When { keys: &app.keys, now, today: app.clock.today().plus(days) }, false)
    };
    tokio::task::spawn_blocking(work).await.expect("no panic").expect("done");
    assert_eq!(contributions(&world).await, before);
}

crate::on_both_engines!(
    residents_words_go_in_their_time_and_their_number_stays,
    letters_links_and_sign_ins_go,
    an_ended_membership_and_then_its_account_go,
    the_journal_counts_and_tells_no_words,
    the_demonstration_is_left_alone,
);

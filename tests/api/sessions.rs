//! One's own sessions: seen, ended one by one or all at once, and a new device is told of.

use crate::support::world::{Engine, World};
use constat::db::schema::{login, person};
use constat_shared::api::door::{EndOtherLogins, OpenLink, ReadAccount};
use constat_shared::error::Fault;
use constat_shared::time::Instant;
use diesel::prelude::*;
use serde_json::json;

const ELS: &str = "els.goossens@valombre.example";

async fn a_new_device_is_told_of_in_the_persons_language(engine: Engine) {
    let world = World::fresh(engine).await;
    let nobody = world.nobody();
    let app = world.app();
    let dutch = move || {
        app.db.write(|conn| Ok(diesel::update(person::table.filter(person::email.eq(ELS))).set(person::locale.eq("nl")).execute(conn)?))
    };
    tokio::task::spawn_blocking(dutch).await.expect("no panic").expect("written");
    let strange = async || world.letters(ELS).await.into_iter().filter(|letter| letter.contains("niet kenden")).collect::<Vec<_>>();
    // When she enters for the first time, nothing is said
    let entered = nobody.call(OpenLink { token: world.link(ELS).await, to: String::new() }).await.expect("it opens");
    assert_eq!(strange().await, Vec::<String>::new());
    // Nor when she comes back on the same device
    let cookie = format!("constat_device={}", entered.device.expect("a name for the device"));
    let agent = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0";
    let headers =
        [("cookie", cookie.as_str()), ("sec-fetch-site", "same-origin"), ("content-type", "application/json"), ("user-agent", agent)];
    let token = world.link(ELS).await;
    let (status, again) = nobody.odd("/api/sign-in/open", &headers, json!({"token": token}).to_string().into_bytes()).await;
    assert_eq!((status, &again["device"]), (200, &json!(null)), "it keeps its name");
    assert_eq!(strange().await, Vec::<String>::new());
    // But when somebody enters on another, she reads which, and no way in stands in it
    let token = world.link(ELS).await;
    let (status, _) = nobody.odd("/api/sign-in/open", &headers[2..], json!({"token": token}).to_string().into_bytes()).await;
    assert_eq!(status, 200);
    let letters = strange().await;
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert!(letters[0].contains("Firefox, op Windows") && letters[0].contains("/me"), "{}", letters[0]);
    assert!(!letters[0].contains("/sign-in/") && !letters[0].split_whitespace().any(|word| word.len() >= 40), "{}", letters[0]);
}

async fn all_other_sessions_end_at_once(engine: Engine) {
    let world = World::fresh(engine).await;
    let (phone, library, desk) = (world.enter("hilde").await, world.enter("hilde").await, world.enter("hilde").await);
    let bystander = world.enter("greet").await;
    desk.call(EndOtherLogins {}).await.expect("ended");
    for gone in [phone, library] {
        assert_eq!(gone.call(ReadAccount {}).await.expect_err("over").code, Fault::SignInFirst);
    }
    let left = desk.call(ReadAccount {}).await.expect("still in").logins;
    assert!(left.len() == 1 && left[0].this, "{left:?}");
    bystander.call(ReadAccount {}).await.expect("nobody else's");
}

async fn the_last_use_is_noted_to_a_quarter_of_an_hour(engine: Engine) {
    let world = World::fresh(engine).await;
    let desk = world.enter("hilde").await;
    let seen = async || desk.call(ReadAccount {}).await.expect("read").logins[0].seen_at;
    let app = world.app();
    let first = seen().await;
    assert_eq!(seen().await, first, "not each request writes");
    let long_ago = Instant(first.0 - 16 * 60_000);
    let age = move || app.db.write(|conn| Ok(diesel::update(login::table).set(login::seen_at.eq(long_ago)).execute(conn)?));
    tokio::task::spawn_blocking(age).await.expect("no panic").expect("written");
    let start = std::time::Instant::now();
    while seen().await == long_ago {
        assert!(start.elapsed().as_secs() < 30, "noted after the answer");
    }
    assert!(seen().await >= first);
}

crate::on_both_engines!(
    a_new_device_is_told_of_in_the_persons_language,
    all_other_sessions_end_at_once,
    the_last_use_is_noted_to_a_quarter_of_an_hour,
);

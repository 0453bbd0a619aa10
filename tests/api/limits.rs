//! Limits on attempts: an office enters, a mailbox is not flooded, nobody is kept out by somebody else, and no answer tells who is
//! known here.

use crate::support::Folder;
use crate::support::postgres::fresh_database;
use crate::support::world::{Client, Engine, World, token_in};
use constat::db::schema::link_request;
use constat_shared::api::Method;
use constat_shared::api::door::OpenLink;
use diesel::prelude::*;
use serde_json::json;
use std::time::{Duration, Instant};

const ELS: &str = "els.goossens@valombre.example";

async fn ask(client: &Client, email: &str) -> u16 {
    client.send(Method::Post, "/api/sign-in", &json!({"email": email})).await.0
}

/// Waits until the background has answered to all that asked.
pub(super) async fn answered(world: &World) {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(30) {
        let app = world.app();
        let left = move || app.db.read(|conn| Ok(link_request::table.count().get_result::<i64>(conn)?));
        if tokio::task::spawn_blocking(left).await.expect("no panic").expect("the database answers") == 0 {
            return;
        }
    }
    panic!("links that were asked for still wait");
}

async fn an_office_behind_one_connection_comes_in(engine: Engine) {
    let world = World::fresh(engine).await;
    let office = world.nobody_at(2);
    // When a hundred people ask from one network
    for number in 0..100 {
        assert_eq!(ask(&office, &format!("person-{number}@example.be")).await, 200, "{number}");
    }
    // Then the next has to wait, and another network has not
    assert_eq!(ask(&office, "one-more@example.be").await, 429);
    assert_eq!(ask(&world.nobody_at(3), "one-more@example.be").await, 200);
}

async fn nobody_is_kept_out_by_somebody_who_asks_for_links(engine: Engine) {
    let world = World::fresh(engine).await;
    // Given Els, who has entered from her own device, and has a link in her mailbox
    let at_home = world.nobody_at(4);
    let entered = at_home.call(OpenLink { token: world.link(ELS).await, to: String::new() }).await.expect("it opens");
    let cookie = format!("constat_device={}", entered.device.expect("a name for the device"));
    let earlier = world.link(ELS).await;
    // When others ask for her again and again, from many networks
    for place in 10..30 {
        assert_eq!(ask(&world.nobody_at(place), ELS).await, 200, "the same answer, counted or not");
    }
    answered(&world).await;
    // Then her mailbox holds few links
    let letters = world.letters(ELS).await;
    assert_eq!(letters.len(), 6, "{letters:#?}");
    // And the one she had still opens, on whatever device, from a network whose budget others have used up
    let crowded = world.nobody_at(10);
    for number in 0..120 {
        ask(&crowded, &format!("x{number}@example.be")).await;
    }
    crowded.call(OpenLink { token: earlier, to: String::new() }).await.expect("it opens");
    // And so does the last that somebody else had sent to her
    crowded.call(OpenLink { token: token_in(&letters[0]), to: String::new() }).await.expect("it opens");
    // And on her own device she asks for one and gets it, even there
    let headers = [("cookie", cookie.as_str()), ("sec-fetch-site", "same-origin"), ("content-type", "application/json")];
    let (status, _) = crowded.odd("/api/sign-in", &headers, json!({"email": ELS}).to_string().into_bytes()).await;
    assert_eq!(status, 200);
    answered(&world).await;
    assert_eq!(world.letters(ELS).await.iter().filter(|l| l.contains("/sign-in/link/")).count(), 7);
    // But her device is nothing to another account
    for _ in 0..10 {
        let other = json!({"email": "karim.ouali@valombre.example"}).to_string().into_bytes();
        let (status, _) = crowded.odd("/api/sign-in", &headers, other).await;
        assert_eq!(status, 429);
    }
}

async fn behind_a_proxy_each_visitor_has_a_budget_and_nobody_invents_one(engine: Engine) {
    let database = (engine == Engine::Postgres).then(fresh_database);
    let trusted = constat::auth::network::list("127.0.0.9/32").expect("a network");
    let world = World::start_as(Folder::new(), database, |config| config.trusted_proxies = trusted).await;
    let ask = async |client: &Client, number: u32, forwarded: &str| {
        let headers = [("x-forwarded-for", forwarded), ("content-type", "application/json")];
        let body = json!({"email": format!("p{number}@example.be")}).to_string().into_bytes();
        client.odd("/api/sign-in", &headers, body).await.0
    };
    let (proxy, stranger) = (world.nobody_at(9), world.nobody_at(8));
    // When somebody behind the proxy uses up a budget, whatever they write in front of what the proxy adds
    for number in 0..100 {
        assert_eq!(ask(&proxy, number, &format!("198.51.100.{number}, 192.0.2.1")).await, 200);
    }
    assert_eq!(ask(&proxy, 100, "203.0.113.1, 192.0.2.1").await, 429);
    // Then another visitor behind the same proxy is not concerned
    assert_eq!(ask(&proxy, 101, "192.0.2.2").await, 200);
    // And who is no proxy speaks for nobody
    for number in 0..100 {
        assert_eq!(ask(&stranger, number, &format!("192.0.2.{number}")).await, 200);
    }
    assert_eq!(ask(&stranger, 100, "192.0.2.200").await, 429);
}

crate::on_both_engines!(
    an_office_behind_one_connection_comes_in,
    nobody_is_kept_out_by_somebody_who_asks_for_links,
    behind_a_proxy_each_visitor_has_a_budget_and_nobody_invents_one,
);

//! What someone may not know of answers as what does not exist: the same status, headers, words and length, and, measured by
//! `cargo xtask bench absence`, in the same time.

use super::{address, body, names};
use crate::support::people::Newcomer;
use crate::support::world::{Client, Engine, World};
use constat::routes::Operation;
use constat_shared::api::Method;
use constat_shared::permission::{Decision, Role, decide};
use std::time::Instant;

/// Ids that name nothing.
fn made_up() -> String {
    uuid::Uuid::new_v4().to_string()
}

/// Placeholders that name a thing by its id.
const THINGS: [&str; 10] =
    ["coordination", "diagnosis", "step", "theme", "group", "finding", "session", "round", "memorandum", "recommendation"];

/// The thing of an operation, if it names one by id.
fn thing(operation: &Operation) -> Option<&'static str> {
    THINGS.into_iter().find(|name| operation.path.contains(&format!("{{{name}}}")))
}

/// The answer without what is different in every answer: the ids that were asked for, its own number, the time.
async fn told(client: &Client, operation: &Operation, path: &str, id: &str, accept: &str) -> String {
    let fields = body(operation.name);
    let sent = (operation.method == Method::Post).then_some(&fields);
    let response = client.raw(operation.method, path, accept, sent).await;
    let mut out = format!("{}\n", response.status());
    let number = response.headers().get("x-request-id").and_then(|n| n.to_str().ok()).unwrap_or("none").to_owned();
    for (name, value) in response.headers() {
        out.extend([name.as_str(), ": ", &String::from_utf8_lossy(value.as_bytes()), "\n"]);
    }
    let date = response.headers().get("date").and_then(|d| d.to_str().ok()).unwrap_or("none").to_owned();
    out.push_str(&response.text().await.expect("a body"));
    out.replace(id, "ID").replace(&number, "NUMBER").replace(&date, "DATE")
}

/// Those who stand outside: of the coordination, of the group, of the room.
async fn outsiders(world: &World) -> Vec<(&'static str, Client)> {
    let elsewhere = Newcomer::new(world.elsewhere().await, Role::Coordinator);
    vec![
        ("nobody", world.nobody()),
        ("coordinator of another coordination", world.settle(elsewhere).await),
        ("manager", world.enter("philippe").await),
        ("worker of another group", world.enter("greet").await),
        ("an official inside", world.inside(&world.official).await),
    ]
}

/// Whether the table says that the thing is absent to them: it answers 404, or asks whoever has not signed in to do so.
async fn absent(client: &Client, operation: &Operation, path: &str) -> bool {
    let (status, _) = client.send(operation.method, path, &body(operation.name)).await;
    matches!(status, 401 | 404)
}

async fn what_is_forbidden_answers_as_what_is_missing(engine: Engine) {
    let world = World::fresh(engine).await;
    let names = names(&world).await;
    world.set_all_steps(true).await;
    let registry = constat::routes::all();
    let clients = outsiders(&world).await;
    let (mut pairs, mut wrong) = (0, Vec::new());
    for operation in registry.operations() {
        let Some(thing) = thing(operation) else { continue };
        let (there, missing) = (names[thing].clone(), made_up());
        let path = |id: &str| {
            let filled = constat_shared::api::fill_path(operation.path, |name| {
                Some(if name == thing { id.to_owned() } else { names["other"].clone() })
            });
            address(operation.name, &filled)
        };
        for (key, client) in &clients {
            // Those whom the table lets know of it are not to be kept from it.
            if !absent(client, operation, &path(&there)).await {
                continue;
            }
            for accept in ["application/json", "text/html"] {
                pairs += 1;
                let forbidden = told(client, operation, &path(&there), &there, accept).await;
                let none = told(client, operation, &path(&missing), &missing, accept).await;
                if forbidden != none {
                    wrong.push(format!("{} {key} {accept}:\n{forbidden:.400}\n--\n{none:.400}", operation.name));
                }
            }
        }
    }
    println!("{pairs} pairs of forbidden and missing, alike to the letter");
    assert_eq!(wrong, Vec::<String>::new());
    assert!(pairs > 300, "{pairs}");
}

crate::on_both_engines!(what_is_forbidden_answers_as_what_is_missing, what_is_forbidden_takes_as_long_as_what_is_missing);

/// How often a guess by time alone, "the slower one is there", is right: a half is chance (Mann and Whitney 1947).
fn told_apart(there: &[u128], missing: &[u128]) -> f64 {
    let mut all: Vec<(u128, bool)> = there.iter().map(|t| (*t, true)).chain(missing.iter().map(|t| (*t, false))).collect();
    all.sort_unstable();
    let (mut ranks, mut at) = (0.0, 0);
    while at < all.len() {
        let same = all[at..].iter().take_while(|(time, _)| *time == all[at].0).count();
        #[expect(clippy::cast_precision_loss, reason = "some thousands")]
        let rank = at as f64 + f64::midpoint(same as f64, 1.0);
        for (_, is_there) in &all[at..at + same] {
            ranks += if *is_there { rank } else { 0.0 };
        }
        at += same;
    }
    #[expect(clippy::cast_precision_loss, reason = "some thousands")]
    let (n, m) = (there.len() as f64, missing.len() as f64);
    let share = (ranks - n * (n + 1.0) / 2.0) / (n * m);
    share.max(1.0 - share)
}

#[test]
fn times_that_differ_are_told_apart_and_equal_ones_are_not() {
    let slow: Vec<u128> = (100..200).collect();
    let quick: Vec<u128> = (0..100).collect();
    assert!((told_apart(&slow, &quick) - 1.0).abs() < 1e-9);
    assert!((told_apart(&slow, &slow) - 0.5).abs() < 1e-9);
}

/// So many pairs for each operation; the benchmark asks for 2,000, and only then is there a verdict.
async fn what_is_forbidden_takes_as_long_as_what_is_missing(engine: Engine) {
    let wanted: Option<usize> = std::env::var("CONSTAT_ABSENCE_PAIRS").ok().and_then(|text| text.parse().ok());
    let pairs = wanted.unwrap_or(2);
    let world = World::fresh(engine).await;
    let names = names(&world).await;
    world.set_all_steps(true).await;
    let registry = constat::routes::all();
    let clients = outsiders(&world).await;
    let (mut worst, mut apart) = (0.5_f64, Vec::new());
    for operation in registry.operations() {
        let Some(thing) = thing(operation) else { continue };
        let path = |id: &str| {
            let filled = constat_shared::api::fill_path(operation.path, |name| {
                Some(if name == thing { id.to_owned() } else { names["other"].clone() })
            });
            address(operation.name, &filled)
        };
        // One outsider who is a member, if it is absent to one: they are the curious ones.
        let mut found = None;
        for (key, client) in &clients {
            if *key != "nobody"
                && decide(operation.action, &constat_shared::permission::Standing::default()) != Decision::Allowed
                && absent(client, operation, &path(&names[thing])).await
            {
                found = Some((key, client));
                break;
            }
        }
        let Some((key, client)) = found else { continue };
        let (mut there, mut missing) = (Vec::new(), Vec::new());
        let fields = body(operation.name);
        for nth in 0..pairs {
            // In turn, and as often the one first as the other: what a machine does meanwhile falls on both.
            for forbidden in [nth % 2 == 0, nth % 2 == 1] {
                let address = if forbidden { path(&names[thing]) } else { path(&made_up()) };
                let begun = Instant::now();
                let _answer = client.send(operation.method, &address, &fields).await;
                if forbidden { &mut there } else { &mut missing }.push(begun.elapsed().as_nanos());
            }
        }
        let share = told_apart(&there, &missing);
        if wanted.is_some() {
            worst = worst.max(share);
            println!("{:<28} {:.1} %  {key}", operation.name, share * 100.0);
            if share > 0.52 {
                apart.push(format!("{} {:.1} %", operation.name, share * 100.0));
            }
        }
    }
    println!("{engine:?}: {pairs} pairs for each operation, told apart at best in {:.1} %", worst * 100.0);
    assert_eq!(apart, Vec::<String>::new(), "told apart better than 52 %");
}

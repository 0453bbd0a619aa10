//! Those at the edge of a coordination: every operation denies them what the table denies, whatever they were or are elsewhere.

use super::{address, asked_of_official, body, expected, names, read, standing};
use crate::support::people::Newcomer;
use crate::support::world::{Client, Engine, World};
use constat_shared::api::Method;
use constat_shared::api::coordination::ReadMembers;
use constat_shared::permission::{Decision, Role, Who, decide};
use serde_json::json;

/// What each is to the coordination of the demonstration.
pub(super) const EDGE: [(&str, &[Who]); 12] = [
    ("invited worker", &[]),
    ("ended worker", &[]),
    ("suspended worker", &[]),
    ("suspended coordinator", &[]),
    ("expired expert", &[]),
    ("expert on their last day", &[Who::GroupExpert]),
    ("expert of another group", &[Who::GroupExpert]),
    ("expert without a group", &[]),
    ("coordinator of another coordination", &[]),
    ("manager without mandate", &[Who::Manager]),
    ("operator", &[Who::Operator]),
    ("official inside", &[]),
];

async fn client(world: &World, key: &str) -> Client {
    let here = world.coordination();
    let housing = vec![world.group("housing").await.id];
    let claire = world.enter("claire").await;
    let organisation = claire.call(ReadMembers { coordination: here }).await.expect("read").organisations[0].id;
    let worker = Newcomer { groups: housing.clone(), organisation: Some(organisation), ..Newcomer::new(here, Role::Worker) };
    let expert = Newcomer { groups: housing, ..Newcomer::new(here, Role::Expert) };
    let who = match key {
        "invited worker" => Newcomer { state: "invited", ..worker },
        "ended worker" => Newcomer { state: "ended", ..worker },
        "suspended worker" => Newcomer { state: "suspended", ..worker },
        "suspended coordinator" => Newcomer { state: "suspended", ..Newcomer::new(here, Role::Coordinator) },
        "expired expert" => Newcomer { until: Some(-1), ..expert },
        "expert on their last day" => Newcomer { until: Some(0), ..expert },
        "expert of another group" => Newcomer { groups: vec![world.group("food").await.id], ..expert },
        "expert without a group" => Newcomer { groups: Vec::new(), ..expert },
        "coordinator of another coordination" => Newcomer::new(world.elsewhere().await, Role::Coordinator),
        "manager without mandate" => Newcomer { organisation: Some(organisation), ..Newcomer::new(here, Role::Manager) },
        "operator" => return world.enter("ruben").await,
        "official inside" => return world.inside(&world.official).await,
        other => panic!("who is {other}?"),
    };
    world.settle(who).await
}

/// The whole standing: role, thing, and what is true of this person wherever they go.
pub(super) fn who(key: &str, role: &[Who], path: &str) -> Vec<Who> {
    let of_group = path.starts_with("/api/groups/{group}") || path.starts_with("/api/findings/{finding}");
    match key {
        // No account: nothing but the room, and what was asked of them.
        "official inside" => {
            let theirs = path.starts_with("/api/o/{token}") || path.starts_with("/api/recommendations/");
            let mut who = vec![Who::Public];
            who.extend(theirs.then_some(Who::Recipient));
            who.extend(path.starts_with("/api/r/{code}").then_some(Who::Resident));
            who
        }
        "expert of another group" if of_group => vec![Who::Public, Who::Person],
        // The server's keeper is so on every page, and nothing in any coordination.
        "operator" => {
            let mut who = standing(key, &[], path, false).who;
            who.push(Who::Operator);
            who
        }
        _ => standing(key, role, path, false).who,
    }
}

async fn those_at_the_edge_get_what_the_table_says(engine: Engine) {
    let world = World::fresh(engine).await;
    let names = names(&world).await;
    let asked = asked_of_official(&world).await;
    let registry = constat::routes::all();
    let mut clients = Vec::new();
    for (key, role) in EDGE {
        clients.push((key, role, client(&world, key).await));
    }
    let (mut cells, mut denied, mut wrong) = (0, 0, Vec::new());
    for open in [true, false] {
        world.set_all_steps(open).await;
        for operation in registry.operations() {
            let path = constat_shared::api::fill_path(operation.path, |name| match name {
                "code" if operation.path.starts_with("/api/r/") => Some(world.session_code.clone()),
                "code" => Some("AAAAAAAA".to_owned()),
                "key" => Some("nobody".to_owned()),
                "recommendation" => Some(asked.clone()),
                _ => names.get(name).or_else(|| names.get("other")).cloned(),
            });
            let path = address(operation.name, &path);
            for (key, role, client) in &clients {
                cells += 1;
                let mut place = standing(key, role, operation.path, open);
                place.who = who(key, role, operation.path);
                let decision = decide(operation.action, &place);
                let decision = if operation.path == "/api/v/{code}" { Decision::Absent } else { decision };
                if let Some((status, code)) = expected(decision) {
                    denied += 1;
                    let (got, problem) = client.send(operation.method, &path, &body(operation.name)).await;
                    if (got, problem["code"].as_str()) != (status, Some(code)) {
                        wrong.push(format!("{} {key:?} open={open}: {status} {code} expected, {got} {}", operation.name, problem["code"]));
                    }
                } else if operation.method == Method::Get {
                    let (got, problem) = client.send(operation.method, &path, &json!({})).await;
                    if !read(operation, got) {
                        wrong.push(format!("{} {key:?} open={open}: allowed, but {got} {}", operation.name, problem["code"]));
                    }
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(cells, registry.operations().len() * EDGE.len() * 2);
    assert!(denied * 2 > cells, "{denied} of {cells}");
}

crate::on_both_engines!(those_at_the_edge_get_what_the_table_says);

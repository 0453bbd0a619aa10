//! One step open at a time: what belongs to another step is closed, for everybody, and nothing else changes.

use super::outside::EDGE;
use super::{PERSONS, address, body, expected, names, read, standing};
use crate::support::world::{Client, Engine, World};
use constat_shared::api::Method;
use constat_shared::diagnosis::StepKind;
use constat_shared::permission::decide;
use serde_json::json;

async fn each_step_opens_its_own_operations(engine: Engine) {
    let world = World::fresh(engine).await;
    let names = names(&world).await;
    let registry = constat::routes::all();
    let mut clients: Vec<(&str, &[constat_shared::permission::Who], Client)> = Vec::new();
    for (key, role) in PERSONS {
        clients.push((key, role, if key.is_empty() { world.nobody() } else { world.enter(key).await }));
    }
    let (mut cells, mut wrong) = (0, Vec::new());
    for step in StepKind::ALL.iter().copied() {
        world.set_only(step).await;
        for operation in registry.operations().iter().filter(|operation| !operation.action.rule().steps.is_empty()) {
            let path = constat_shared::api::fill_path(operation.path, |name| match name {
                "code" if operation.path.starts_with("/api/r/") => Some(world.session_code.clone()),
                "code" => Some("AAAAAAAA".to_owned()),
                _ => names.get(name).or_else(|| names.get("other")).cloned(),
            });
            let path = address(operation.name, &path);
            for (key, role, client) in &clients {
                // There is no open round of residents: no slip is good.
                if operation.path == "/api/v/{code}" {
                    continue;
                }
                cells += 1;
                let mut place = standing(key, role, operation.path, false);
                place.open = vec![step];
                let Some((status, code)) = expected(decide(operation.action, &place)) else {
                    if operation.method == Method::Get {
                        let (got, problem) = client.send(operation.method, &path, &json!({})).await;
                        if !read(operation, got) {
                            wrong.push(format!("{} {key:?} {step}: allowed, but {got} {}", operation.name, problem["code"]));
                        }
                    }
                    continue;
                };
                let (got, problem) = client.send(operation.method, &path, &body(operation.name)).await;
                if (got, problem["code"].as_str()) != (status, Some(code)) {
                    wrong.push(format!("{} {key:?} {step}: {status} {code} expected, {got} {}", operation.name, problem["code"]));
                }
            }
        }
    }
    println!("{cells} cells with one step open; {} people at the edge are asked with all open and none", EDGE.len());
    assert_eq!(wrong, Vec::<String>::new());
    assert!(cells > 3_000, "{cells}");
}

crate::on_both_engines!(each_step_opens_its_own_operations);

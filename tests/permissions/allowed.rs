//! What the table allows reaches its verb: no write is denied to whom it belongs. A copied world for each operation, so that
//! one write does not stand in another's way.

use super::{PERSONS, asked_of_official, body, names, standing};
use crate::support::snapshot::Snapshot;
use crate::support::world::Engine;
use constat_shared::api::Method;
use constat_shared::permission::{Decision, Room, Who, decide};

/// Things inside what a request names: here they are made up, so that the verb may well not find them.
const INNER: [&str; 10] =
    ["hand_over", "membership", "login", "key", "recipient", "objection", "evidence", "quote", "contribution", "slip"];

async fn what_the_table_allows_is_not_denied(engine: Engine) {
    let snapshot = Snapshot::take(engine).await;
    let registry = constat::routes::all();
    let (mut cells, mut done, mut wrong) = (0, 0, Vec::new());
    for operation in registry.operations().iter().filter(|o| o.method == Method::Post) {
        let persons =
            PERSONS.iter().filter(|(key, role)| decide(operation.action, &standing(key, role, operation.path, true)) == Decision::Allowed);
        let mut persons: Vec<&str> = persons.map(|(key, _)| *key).collect();
        if operation.action.rule().who == [Who::Recipient] {
            persons.push("official inside");
        }
        // There is no open round of residents: no slip is good.
        if persons.is_empty() || operation.path == "/api/v/{code}" {
            continue;
        }
        let world = snapshot.world().await;
        let (names, asked) = (names(&world).await, asked_of_official(&world).await);
        world.set_all_steps(true).await;
        let path = constat_shared::api::fill_path(operation.path, |name| match name {
            "code" if operation.path.starts_with("/api/r/") => Some(world.session_code.clone()),
            "code" => Some("AAAAAAAA".to_owned()),
            "key" => Some("nobody".to_owned()),
            "recommendation" if operation.path.starts_with("/api/o/") => Some(asked.clone()),
            _ => names.get(name).or_else(|| names.get("other")).cloned(),
        });
        let inner = INNER.iter().any(|name| operation.fields.contains(name));
        for key in persons {
            let client = match key {
                "" => world.nobody(),
                "official inside" => world.inside(&world.official).await,
                key => world.enter(key).await,
            };
            cells += 1;
            let (got, problem) = client.send(Method::Post, &path, &body(operation.name)).await;
            done += usize::from(got == 200);
            let reached = match got {
                200 | 422 => true,
                404 => inner || operation.action.rule().who.contains(&Who::Public),
                409 => problem["code"] != "step_closed",
                // The door: the link and the code are made up.
                410 | 429 => operation.action.rule().room == Room::Door,
                // The open round is the workers': a mandate holder's turn is another one.
                403 => operation.name == "ballot.cast" && key == "philippe",
                _ => false,
            };
            if !reached {
                wrong.push(format!("{} {key:?}: allowed, but {got} {problem}", operation.name));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(cells > 100 && done > 40, "{done} of {cells} writes were done");
}

crate::on_both_engines!(what_the_table_allows_is_not_denied);

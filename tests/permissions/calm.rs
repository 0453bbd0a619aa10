//! Whatever is sent to whatever operation: it is answered, and never with a failure of the server.

use super::{address, body, names};
use crate::support::world::{Engine, World};
use constat_shared::api::Method;
use serde_json::{Map, Value, json};

/// What a field may hold that no form of ours would send.
fn odd_values() -> Vec<Value> {
    vec![
        Value::Null,
        json!(""),
        json!(" \u{0}\u{7}\u{202e}"),
        json!("'; drop table person; --"),
        json!("é🏚️".repeat(3_000)),
        json!(-1),
        json!(2_147_483_647),
        json!(i64::MAX),
        json!(1e300),
        json!(true),
        json!([]),
        json!(["00000000-0000-0000-0000-000000000000", ""]),
        json!({"x": {"y": []}}),
        json!("9999-12-31"),
        json!("-2147483648"),
        json!("{field} %00 ../../etc/passwd"),
    ]
}

async fn nothing_that_is_sent_makes_the_server_fail(engine: Engine) {
    let world = World::fresh(engine).await;
    let names = names(&world).await;
    world.set_all_steps(true).await;
    let registry = constat::routes::all();
    let clients = [world.enter("claire").await, world.enter("nadia").await, world.inside(&world.official).await];
    let (mut sent, mut wrong) = (0, Vec::new());
    for operation in registry.operations() {
        let good = |name: &str| match name {
            "code" => Some(world.session_code.clone()),
            _ => names.get(name).or_else(|| names.get("other")).cloned(),
        };
        let path = address(operation.name, &constat_shared::api::fill_path(operation.path, good));
        let mut cases: Vec<(String, Value)> = Vec::new();
        for odd in odd_values() {
            if operation.method == Method::Post {
                let all: Map<String, Value> = operation.fields.iter().map(|name| ((*name).to_owned(), odd.clone())).collect();
                cases.push((path.clone(), Value::Object(all)));
                // One at a time, so that the others do not stand before it.
                for name in operation.fields {
                    let mut one = body(operation.name);
                    one[*name] = odd.clone();
                    cases.push((path.clone(), one));
                }
            } else {
                let value = odd.as_str().map_or_else(|| odd.to_string(), |text| text.chars().take(500).collect());
                let pairs: Vec<(&str, &str)> = operation.fields.iter().map(|name| (*name, value.as_str())).collect();
                let address = reqwest::Url::parse_with_params(&format!("http://x{path}"), &pairs).expect("an address");
                cases.push((format!("{}?{}", address.path(), address.query().unwrap_or_default()), Value::Null));
            }
            let text = odd.as_str().map_or_else(|| odd.to_string(), |text| text.chars().take(500).collect());
            cases.push((constat_shared::api::fill_path(operation.path, |_| Some(text.clone())), body(operation.name)));
        }
        for (path, fields) in cases {
            for client in &clients {
                sent += 1;
                let (status, problem) = client.send(operation.method, &path, &fields).await;
                if status >= 500 {
                    wrong.push(format!("{} {path:.120} {:.160}: {status} {}", operation.name, fields.to_string(), problem["code"]));
                }
            }
        }
    }
    wrong.dedup();
    assert_eq!(wrong, Vec::<String>::new());
    assert!(sent > 10_000, "{sent}");
}

crate::on_both_engines!(nothing_that_is_sent_makes_the_server_fail);

//! The permission table, enumerated whole: every operation, each kind of person, all steps open and none.
//!
//! Who each person is to each thing is written here by hand, from what the demonstration says of them, and not computed by the
//! program under test.

mod absence;
mod allowed;
mod calm;
mod mutation;
mod outside;
mod steps;

use crate::support::world::{Client, Engine, World};
use constat::routes::Operation;
use constat_shared::api::Method;
use constat_shared::api::delivery::ReadOfficialRoom;
use constat_shared::diagnosis::StepKind;
use constat_shared::ids::MembershipId;
use constat_shared::permission::{Action, Decision, Standing, Who, decide};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The members looked at, and what each is to the coordination.
const PERSONS: [(&str, &[Who]); 9] = [
    ("", &[]),
    ("claire", &[Who::Coordinator]),
    ("nadia", &[Who::Worker]),
    ("karim", &[Who::Worker]),
    ("els", &[Who::Worker]),
    ("greet", &[Who::Worker]),
    ("philippe", &[Who::Manager, Who::MandateHolder]),
    ("delphine", &[Who::GroupExpert]),
    ("mayor", &[]),
];

/// What a member is to the thing that a path names, beyond their role.
fn beyond_role(key: &str, path: &str) -> Vec<Who> {
    let housing = path.starts_with("/api/groups/{group}") || path.starts_with("/api/findings/{finding}");
    let mut who = Vec::new();
    if housing && ["nadia", "karim", "els"].contains(&key) {
        who.push(Who::GroupWorker);
    }
    // Nadia writes the draft that is looked at.
    if path.starts_with("/api/findings/{finding}") && key == "nadia" {
        who.push(Who::Author);
    }
    if path.starts_with("/api/sessions/{session}") && key == "els" {
        who.push(Who::Facilitator);
    }
    // Whoever has the poster's code is a resident there.
    if path.starts_with("/api/r/{code}") {
        who.push(Who::Resident);
    }
    who
}

fn standing(key: &str, role: &[Who], path: &str, open: bool) -> Standing {
    let mut who = vec![Who::Public];
    let in_coordination = [
        "{coordination}",
        "{diagnosis}",
        "{step}",
        "{theme}",
        "{group}",
        "{finding}",
        "{session}",
        "{round}",
        "{memorandum}",
        "{recommendation}",
        "{code}",
    ];
    if !key.is_empty() {
        who.push(Who::Person);
        // On the public square and at the door nobody has a role.
        let within = in_coordination.iter().any(|name| path.contains(name))
            && !path.starts_with("/api/v/")
            && !path.starts_with("/api/o/{token}/enter");
        if within || path.starts_with("/api/o/") {
            who.extend_from_slice(role);
        }
    }
    who.extend(beyond_role(key, path));
    Standing { who, open: if open { StepKind::ALL.to_vec() } else { Vec::new() } }
}

/// Values for every field that an operation cannot be read without.
fn body(operation: &str) -> Value {
    let mut fields = json!({
        "title_fr": "x", "method": "one-theme", "starts": "2027-01-04", "list": "x", "role": "worker", "name": "x", "kind": "public", "sentence": "x",
        "revision": 1, "comment": "x", "objection": "x", "answer": "x", "translation": "x", "seal": "R", "text": "x", "label": "x", "figure": "1", "source": "x",
        "reason": "x", "email": "x@example.be", "college": "workers", "item": [], "points": [], "place": "x", "day": "2027-01-04", "ends": "2027-01-05",
        "language": "fr", "words": "x", "people": 1, "code": "x", "slip": "x", "token": "x", "coordination": "x", "territory": "x", "organisation": "x",
        "slips": 1, "until": "2027-01-05", "note": "x", "status": "done", "channel": "paper", "membership": "00000000-0000-4000-8000-000000000000"
    });
    fields["word"] = "x".into();
    // Where one name means two things.
    match operation {
        "round.plan" => {
            fields["method"] = json!("dots");
            fields["points"] = json!(5);
        }
        "official.answer" => fields["kind"] = json!("no"),
        _ => {}
    }
    fields
}

/// What is read by an address needs its query.
fn address(operation: &str, path: &str) -> String {
    if operation == "members.preview" { format!("{path}?list=x") } else { path.to_owned() }
}

/// Whether an answer says that a read was allowed: what it names may be made up here, or be of another kind.
fn read(operation: &Operation, status: u16) -> bool {
    // The demonstration has no closed session with statements: `api/opinions.rs` reads one.
    let elsewhere = ["resident.kept", "round.slips", "session.opinions"].contains(&operation.name);
    let made_up = operation.action.rule().who.contains(&Who::Public) || elsewhere;
    matches!(status, 200 | 422) || (status == 404 && made_up)
}

async fn names(world: &World) -> BTreeMap<&'static str, String> {
    let diagnosis = world.diagnosis().await;
    let room = world.group("housing").await;
    let claire = world.enter("claire").await;
    let finding = room.findings.iter().find(|f| f.number == 8).expect("Nadia's draft").id;
    let (_, found) = claire.send(Method::Get, &format!("/api/d/{}/memorandum", diagnosis.id), &json!({})).await;
    let memorandum = found["memorandum"].as_str().expect("a memorandum").to_owned();
    let (_, read) = claire.send(Method::Get, &format!("/api/memoranda/{memorandum}"), &json!({})).await;
    let recommendation = read["content"]["recommendations"][0]["id"].as_str().expect("a recommendation").to_owned();
    let (_, today) = world.enter("els").await.send(Method::Get, &format!("/api/c/{}", world.coordination()), &json!({})).await;
    let session = today["sessions"][0][0].as_str().expect("Els facilitates").to_owned();
    let nobody = MembershipId::from_uuid(uuid::Uuid::nil()).to_string();
    let theme = diagnosis.themes[0].id.to_string();
    let step = diagnosis.steps[0].id.to_string();
    BTreeMap::from([
        ("coordination", world.coordination().to_string()),
        ("diagnosis", diagnosis.id.to_string()),
        ("step", step),
        ("theme", theme),
        ("group", room.id.to_string()),
        ("finding", finding.to_string()),
        ("session", session),
        ("round", world.open_round.clone()),
        ("memorandum", memorandum),
        ("recommendation", recommendation),
        ("slug", world.slug.clone()),
        ("token", world.official.clone()),
        ("other", nobody),
    ])
}

/// A recommendation that waits for the official of the demonstration's link.
async fn asked_of_official(world: &World) -> String {
    let token = world.official.clone();
    let room = world.inside(&token).await.call(ReadOfficialRoom { token, recommendation: None }).await.expect("inside");
    room.mine.first().expect("something was asked of them").asked.id.to_string()
}

fn expected(decision: Decision) -> Option<(u16, &'static str)> {
    match decision {
        Decision::Allowed => None,
        Decision::SignIn => Some((401, "sign_in_first")),
        Decision::Absent => Some((404, "not_found")),
        Decision::Refused => Some((403, "not_allowed")),
        Decision::StepClosed => Some((409, "step_closed")),
    }
}

/// What the table denies is denied over the wire, with the right words; what it allows for reading is read. Writes that it allows
/// are the subject of the features' own tests: here they would change the world under the other cells.
async fn enumerate(engine: Engine) {
    let world = World::fresh(engine).await;
    let names = names(&world).await;
    let operations = constat::routes::all();
    let mut clients: Vec<(&str, &[Who], Client)> = Vec::new();
    for (key, role) in PERSONS {
        let client = if key.is_empty() { world.nobody() } else { world.enter(key).await };
        clients.push((key, role, client));
    }
    let (mut cells, mut wrong) = (0, Vec::new());
    for open in [true, false] {
        world.set_all_steps(open).await;
        for operation in operations.operations() {
            let path = constat_shared::api::fill_path(operation.path, |name| match name {
                "code" if operation.path.starts_with("/api/r/") => Some(world.session_code.clone()),
                "code" => Some("AAAAAAAA".to_owned()),
                "key" => Some("nobody".to_owned()),
                _ => names.get(name).or_else(|| names.get("other")).cloned(),
            });
            let path = address(operation.name, &path);
            for (key, role, client) in &clients {
                cells += 1;
                let decision = decide(operation.action, &standing(key, role, operation.path, open));
                // There is no open round of residents: no slip is good.
                let decision = if operation.path == "/api/v/{code}" { Decision::Absent } else { decision };
                let Some((status, code)) = expected(decision) else {
                    if operation.method == Method::Get {
                        let (got, problem) = client.send(operation.method, &path, &json!({})).await;
                        if !read(operation, got) {
                            wrong.push(format!("{} {key:?} open={open}: allowed, but {got} {}", operation.name, problem["code"]));
                        }
                    }
                    continue;
                };
                let (got, problem) = client.send(operation.method, &path, &body(operation.name)).await;
                if (got, problem["code"].as_str()) != (status, Some(code)) {
                    wrong.push(format!("{} {key:?} open={open}: {status} {code} expected, {got} {}", operation.name, problem["code"]));
                }
            }
        }
    }
    println!("{cells} cells, all steps open and none");
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(cells, operations.operations().len() * PERSONS.len() * 2);
    assert!(cells > 1_500, "{cells}");
}

crate::on_both_engines!(enumerate);

#[test]
fn every_action_of_the_table_has_an_operation() {
    let registry = constat::routes::all();
    let unused: Vec<_> =
        Action::ALL.iter().filter(|a| !registry.operations().iter().any(|o| o.action == **a)).map(|a| a.as_str()).collect();
    assert_eq!(unused, Vec::<&str>::new());
}

#[test]
fn operations_have_names_and_paths_of_their_own() {
    let registry = constat::routes::all();
    let mut names: Vec<_> = registry.operations().iter().map(|o| o.name).collect();
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all);
}

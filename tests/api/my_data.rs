//! What is kept about a person, for that person; and the end of an account.

use crate::support::world::{Client, Engine, World};
use constat_shared::api::Method;
use constat_shared::api::coordination::{ChangeMember, ReadMembers};
use constat_shared::api::door::{DeleteAccount, MyData, ReadAccount, ReadMyData};
use constat_shared::api::finding::{ReadFinding, WriteDraft};
use constat_shared::error::Fault;
use constat_shared::permission::Role;
use serde_json::json;

async fn data(client: &Client) -> MyData {
    client.call(ReadMyData {}).await.expect("one's own data")
}

fn delete() -> DeleteAccount {
    DeleteAccount { word: "supprimer".into() }
}

fn values(data: &MyData, table: &str, name: &str) -> Vec<String> {
    let rows = data.sections.iter().filter(|s| s.table == table).flat_map(|s| &s.rows);
    rows.filter_map(|row| row.iter().find(|f| f.name == name).map(|f| f.value.clone())).collect()
}

async fn one_reads_what_is_about_oneself_and_nobody_else(engine: Engine) {
    let world = World::shared(engine).await;
    let nadia = world.enter("nadia").await;
    let mine = data(&nadia).await;
    let account = nadia.call(ReadAccount {}).await.expect("read");
    assert_eq!(values(&mine, "person", "email"), std::slice::from_ref(&account.email));
    assert_eq!(mine.count("membership"), account.places.len());
    assert!(mine.count("login") >= 1 && mine.count("group_member") >= 1, "{mine:?}");
    assert!(values(&mine, "finding", "sentence").iter().all(|sentence| !sentence.is_empty()));
    assert!(!values(&mine, "finding", "sentence").is_empty(), "her own draft");
    let other = data(&world.enter("greet").await).await;
    let hers = values(&mine, "finding", "sentence");
    assert!(values(&other, "finding", "sentence").iter().all(|sentence| !hers.contains(sentence)));
    let text = serde_json::to_string(&other).expect("JSON");
    assert!(!text.contains(&account.email) && !text.contains(&account.name), "nobody else stands in it");
}

async fn it_is_a_page_and_two_files_in_ones_language(engine: Engine) {
    let world = World::shared(engine).await;
    let els = world.enter("els").await;
    let (status, page) = els.page("/account/data").await;
    assert_eq!(status, 200);
    assert!(page.contains("Els Goossens") || page.contains("els.goossens@valombre.example"), "{page}");
    let (status, file) = els.page("/account/data.html").await;
    assert_eq!(status, 200);
    assert!(file.starts_with("<!doctype html>") && !file.contains("<script") && !file.contains("<link"), "it stands alone: {file}");
    let (status, file) = els.page("/account/data.json").await;
    assert_eq!(status, 200);
    let read: MyData = serde_json::from_str(&file).expect("JSON");
    assert_eq!(values(&read, "person", "email"), ["els.goossens@valombre.example"]);
    let (status, _) = world.nobody().page("/account/data").await;
    assert_eq!(status, 303, "to the door");
}

async fn every_exported_table_is_one_of_the_register(engine: Engine) {
    let world = World::shared(engine).await;
    for key in ["claire", "nadia", "philippe", "mayor", "delphine"] {
        for section in data(&world.enter(key).await).await.sections {
            let table = constat_shared::privacy::table(&section.table);
            assert!(table.is_some(), "{}", section.table);
        }
    }
}

async fn the_last_coordinator_names_another_one_first(engine: Engine) {
    let world = World::fresh(engine).await;
    let (claire, coordination) = (world.enter("claire").await, world.coordination());
    assert_eq!(data(&claire).await.alone_in.len(), 1);
    assert_eq!(claire.call(delete()).await.expect_err("alone").code, Fault::LastCoordinator);
    let (status, page) = claire.page("/account/data").await;
    assert!(status == 200 && !page.contains("/api/me/delete"), "no button that would not work");
    let members = claire.call(ReadMembers { coordination }).await.expect("read").members;
    let worker = members.iter().find(|m| m.role == Role::Worker).expect("a worker").id;
    claire.call(ChangeMember { coordination, membership: worker, role: Role::Coordinator, mandate: false }).await.expect("changed");
    claire.call(delete()).await.expect("now another runs it");
    assert_eq!(claire.call(ReadAccount {}).await.expect_err("gone").code, Fault::SignInFirst);
}

async fn an_account_goes_and_what_is_frozen_stays(engine: Engine) {
    let world = World::fresh(engine).await;
    let nadia = world.enter("nadia").await;
    let group = world.group("housing").await.id;
    let draft: WriteDraft =
        serde_json::from_value(json!({"group": group, "sentence": "Seul le brouillon de Nadia", "language": "fr"})).expect("a request");
    nadia.call(draft).await.expect("written");
    let before = data(&nadia).await;
    let own = values(&before, "finding", "state").iter().filter(|state| *state == "draft").count();
    assert!(own >= 1, "{before:?}");
    let memorandum = world.nobody().send(Method::Get, &format!("/api/m/{}", world.slug), &json!({})).await;
    let claire = world.enter("claire").await;
    let results = format!("/api/rounds/{}", world.closed_round);
    let closed = claire.send(Method::Get, &results, &json!({})).await;

    let (status, _, page) = nadia.form("/api/me/delete", &[("word", "effacer")], "/account/data").await;
    assert!(status == 422 && page.contains("<form"), "another word: the page again, {status}");
    let (status, to, _) = nadia.form("/api/me/delete", &[("word", "verwijderen")], "/account/data").await;
    assert_eq!((status, to.as_str()), (303, "/account/gone"));

    assert_eq!(nadia.call(ReadAccount {}).await.expect_err("gone").code, Fault::SignInFirst);
    assert_eq!(world.nobody().send(Method::Get, &format!("/api/m/{}", world.slug), &json!({})).await, memorandum);
    assert_eq!(claire.send(Method::Get, &results, &json!({})).await, closed);
    assert_eq!(world.check().await.faults, Vec::<String>::new());
    let room = world.group("housing").await;
    let text = serde_json::to_string(&room).expect("JSON");
    assert!(!text.contains("Seul le brouillon de Nadia"), "her draft went with her");
    let members = claire.call(ReadMembers { coordination: world.coordination() }).await.expect("read").members;
    let name = values(&before, "person", "name").remove(0);
    assert!(members.iter().all(|m| m.name != name));
    for finding in room.findings {
        claire.call(ReadFinding { finding: finding.id }).await.expect("what the group has is whole");
    }
}

crate::on_both_engines!(
    one_reads_what_is_about_oneself_and_nobody_else,
    it_is_a_page_and_two_files_in_ones_language,
    every_exported_table_is_one_of_the_register,
    the_last_coordinator_names_another_one_first,
    an_account_goes_and_what_is_frozen_stays,
);

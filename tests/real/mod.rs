//! The whole way of a real conversation, on both engines: from the files of another program to a memorandum that officials
//! have answered. It walks on the conversation that `CONSTAT_POLIS` names (`cargo xtask real DIR`), else on a small invented one.

mod delivery;
mod export;
mod feed;
mod findings;
mod long_list;
mod memorandum;
mod people;
mod program;
mod steps;

use crate::support::Folder;
use crate::support::postgres::fresh_database;
use crate::support::smtp::MailServer;
use crate::support::world::{Engine, World, program as binary};
use constat_shared::api::coordination::ReadCoordination;
use constat_shared::api::door::ReadAccount;
use constat_shared::permission::Role;
use export::Export;
use people::{COORDINATOR, Post};
use program::Data;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::time::Instant;
use steps::Steps;

/// At most so many findings: more would be no priorities.
const MOST: usize = 12;

fn own_conversation() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/polis")
}

fn conversation() -> PathBuf {
    std::env::var_os("CONSTAT_POLIS").map_or_else(own_conversation, PathBuf::from)
}

/// Takes it over twice: what came in adds up, and the second time nothing changes.
fn take_over(data: &Data<'_>, export: &Export) -> Value {
    let language = std::env::var("CONSTAT_POLIS_LANGUAGE").unwrap_or_else(|_| "und".to_owned());
    let figures = data.import(export, COORDINATOR, &language);
    let number = |name: &str| figures[name].as_u64().unwrap_or_else(|| panic!("{name}: {figures}"));
    assert_eq!(number("statements"), number("accepted") + number("set_aside"));
    if let Some(reference) = export.reference() {
        let shown = number("statements") - export.unseen as u64;
        assert_eq!([number("participants"), shown, number("votes")], reference, "as somebody else counted");
    }
    if figures["refused"] == serde_json::json!([]) {
        let ours = [export.participants, export.statements.len(), export.votes].map(|n| n as u64);
        assert_eq!(["participants", "statements", "votes"].map(number), ours, "every line was taken, as the files say");
    } else {
        // Lines that cannot be taken are named with their reason; the report shows how many.
        assert_ne!(export.folder, own_conversation(), "{}", figures["refused"]);
    }
    let rows = data.rows();
    assert_eq!(
        rows,
        [number("statements"), number("statements"), number("participants"), 1, 1, 1].map(|n| i64::try_from(n).expect("a number"))
    );
    let again = data.import(export, COORDINATOR, &language);
    assert_eq!((&again["unchanged"], &again["session"]), (&Value::Bool(true), &figures["session"]));
    assert_eq!(data.rows(), rows, "nothing was added");
    figures
}

async fn a_conversation_becomes_a_memorandum_that_officials_answer(engine: Engine) {
    let begun = Instant::now();
    let export = Export::read(&conversation());
    let chosen = export.agreed(MOST);
    assert!(chosen.len() >= 10, "only {} statements that most agree with", chosen.len());

    let (folder, database_url) = (Folder::new(), (engine == Engine::Postgres).then(fresh_database));
    let path = folder.path().to_owned();
    let data = Data { folder: &path, database_url: database_url.as_deref() };
    let figures = take_over(&data, &export);
    let imported = begun.elapsed();

    let mail = MailServer::start(0);
    let world = World::without_demonstration(folder, database_url.clone(), mail.url.clone()).await;
    let mut post = Post::new(mail);
    let coordinator = people::sign_in(&world, &mut post, 1, COORDINATOR).await;
    let places = coordinator.call(ReadAccount {}).await.expect("read").places;
    assert_eq!((places.len(), places[0].role), (1, Role::Coordinator));
    let coordination = places[0].id;
    let diagnosis = coordinator.call(ReadCoordination { coordination }).await.expect("read").diagnoses[0].id;
    let people = people::invite(&world, &mut post, &coordinator, coordination).await;

    let steps = Steps { coordinator: &coordinator, diagnosis };
    let session = figures["session"].as_str().expect("a session").parse().expect("an id");
    let groups = findings::frame(&steps, &people, &chosen).await;
    let queue = findings::queue(&coordinator, session, &figures).await;
    let slowest = long_list::every_part_is_reached(&coordinator, &queue).await;
    let said = findings::code(&steps, &people, &queue, &groups, &chosen).await;
    let found = findings::write(&steps, &people, &groups, chosen, &said, &export.topic).await;

    let order = memorandum::prioritise(&steps, &people, &found).await;
    let title = if export.topic.is_empty() { "Consultation" } else { &export.topic };
    let id = memorandum::write(&world, &steps, &found, &order, title).await;
    let sealed = memorandum::adopt(&steps, &people, id).await;

    let tokens = delivery::deliver(&steps, &mut post, id).await;
    delivery::answer(&world, &steps, &people, &mut post, id, &tokens[0]).await;
    let slug = coordinator.call(constat_shared::api::memorandum::ReadMemorandum { memorandum: id, locale: None }).await.expect("read").slug;
    let name = if engine == Engine::Sqlite { "sqlite" } else { "postgres" };
    let paper = binary().ancestors().nth(2).expect("the target folder").join("real").join(format!("{name}.pdf"));
    let (pages, bytes) = delivery::in_public(&world, &data, &slug, &sealed.sha256, &found, &paper).await;
    let check = data.check();
    assert!(check.contains(" 0 do not hold"), "{check}");

    let figure = |name: &str| figures[name].to_string();
    report(
        name,
        &[
            ("conversation", export.topic.clone()),
            ("participants", figure("participants")),
            ("votes", figure("votes")),
            ("statements", figure("statements")),
            ("  accepted", figure("accepted")),
            ("  set aside", figure("set_aside")),
            ("  never shown", export.unseen.to_string()),
            ("lines left out", figures["refused"].as_array().map_or(0, Vec::len).to_string()),
            ("findings", found.len().to_string()),
            ("recommendations", order.len().to_string()),
            ("letters", tokens.len().to_string()),
            ("answers", "2".to_owned()),
            ("PDF", format!("{pages} pages, {bytes} bytes, {}", paper.display())),
            ("check", check.trim().to_owned()),
            ("slowest part of the queue", format!("{slowest} ms")),
            ("seconds to import twice", format!("{:.1}", imported.as_secs_f64())),
            ("seconds in all", format!("{:.1}", begun.elapsed().as_secs_f64())),
        ],
    );
}

/// What went in and what came out, at once: the engines may run side by side.
fn report(engine: &str, lines: &[(&str, String)]) {
    let text: Vec<String> = lines.iter().map(|(name, value)| format!("  {name:<26} {value}")).collect();
    println!("\n{engine}\n{}", text.join("\n"));
}

crate::on_both_engines!(a_conversation_becomes_a_memorandum_that_officials_answer);

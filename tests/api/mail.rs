//! Letters through a real mail server: each recipient exactly once, also when the server says "later".

use crate::support::Folder;
use crate::support::postgres::fresh_database;
use crate::support::smtp::MailServer;
use crate::support::world::{Engine, World};
use constat_shared::api::door::RequestLink;
use std::collections::BTreeSet;

async fn world(engine: Engine, mail: &MailServer) -> World {
    let database = (engine == Engine::Postgres).then(fresh_database);
    World::start_with_mail(Folder::new(), database, Some(mail.url.clone())).await
}

async fn every_official_gets_one_letter(engine: Engine) {
    // Given a demonstration that delivers its memorandum to four officials, and a server that is busy at first
    let mail = MailServer::start(1);
    let world = world(engine, &mail).await;
    // When the outbox is sent
    let letters: Vec<_> = (0..4).map(|_| mail.next().expect("a letter for each official")).collect();
    // Then each has one, under a name of its own
    let (to, ids): (BTreeSet<_>, BTreeSet<_>) = letters.iter().map(|l| (l.to.as_str(), l.message_id.as_str())).unzip();
    assert_eq!((to.len(), ids.len()), (4, 4), "{letters:?}");
    // And a letter asked for afterwards is the next that comes: none was sent twice
    world.nobody().call(RequestLink { email: "els.goossens@valombre.example".into(), to: String::new() }).await.expect("asked");
    assert_eq!(mail.next().expect("the link").to, "els.goossens@valombre.example");
    assert_eq!(mail.another(), None);
}

crate::on_both_engines!(every_official_gets_one_letter);

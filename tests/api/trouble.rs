//! What happens when the machine fails: a full disk, a database that is away, a mail server that is gone.

use crate::support::Folder;
use crate::support::postgres::{OwnServer, fresh_database};
use crate::support::smtp::MailServer;
use crate::support::world::{Engine, World, program};
use constat::db::schema::mail::dsl as mail;
use constat::mail::sender::MOST_ATTEMPTS;
use constat_shared::api::coordination::{LetterLine, LetterState, ReadCoordination, ReadLetters, RetryLetters};
use constat_shared::api::delivery::RequestCode;
use constat_shared::api::door::RequestLink;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Somebody at a server, as a browser or a program would ask.
struct Visitor {
    http: Client,
    url: String,
    token: String,
}

/// What came back.
#[derive(Debug)]
struct Answer {
    status: u16,
    id: String,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }
    /// Whether whoever reads it can say which request it was.
    fn names_its_request(&self) -> bool {
        !self.id.is_empty() && self.body.contains(&self.id)
    }
}

impl Visitor {
    fn at(url: &str) -> Self {
        let http = Client::builder().redirect(reqwest::redirect::Policy::none()).timeout(Duration::from_mins(1)).build();
        Self { http: http.expect("a client"), url: url.to_owned(), token: String::new() }
    }
    async fn member(url: &str, key: &str) -> Self {
        let nobody = Self::at(url);
        let answer = nobody.json(&format!("/api/demo/enter/{key}"), &json!({})).await;
        Self { token: answer.json()["token"].as_str().expect("a token").to_owned(), ..nobody }
    }
    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.url));
        if self.token.is_empty() { request } else { request.bearer_auth(&self.token) }
    }
    async fn send(request: RequestBuilder) -> Answer {
        let response = request.send().await.expect("an answer");
        let id = response.headers().get("x-request-id").and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        Answer { status: response.status().as_u16(), id, body: response.text().await.expect("a body") }
    }
    async fn page(&self, path: &str) -> Answer {
        Self::send(self.request(Method::GET, path).header("accept", "text/html")).await
    }
    async fn read(&self, path: &str) -> Answer {
        Self::send(self.request(Method::GET, path)).await
    }
    async fn json(&self, path: &str, body: &Value) -> Answer {
        Self::send(self.request(Method::POST, path).json(body)).await
    }
    async fn form(&self, path: &str, page: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self.request(Method::POST, path).header("accept", "text/html").header("origin", &self.url);
        Self::send(request.form(&[fields, &[("_page", page)]].concat())).await
    }
}

/// The program as a process of its own, in which no file may grow beyond so many bytes.
struct Process {
    child: Child,
    url: String,
}

impl Process {
    fn start(data: &Path, largest_file: Option<u64>) -> Self {
        let mut command = Command::new("sh");
        // Without the signal the program is told by an error, as on a full disk.
        let limit = largest_file.map_or("unlimited".to_owned(), |n| n.to_string());
        command.args(["-c", r#"trap "" XFSZ; limit=$1; shift; exec prlimit --fsize="$limit" "$@""#, "sh", &limit]).arg(program());
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines().map_while(Result::ok);
        let line = lines.find(|line| line.contains("http://")).expect("it says where it is");
        std::thread::spawn(move || lines.for_each(drop));
        let url = line.split_whitespace().find(|word| word.starts_with("http://")).expect("its address").to_owned();
        Self { child, url }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _ended = self.child.wait();
    }
}

/// How many findings a group's room lists, and the room's path.
async fn room(visitor: &Visitor) -> (String, usize) {
    let coordination = constat::demo::coordination();
    let today = visitor.read(&format!("/api/c/{coordination}")).await.json();
    let group = today["groups"][0]["id"].as_str().expect("a group").to_owned();
    let read = visitor.read(&format!("/api/groups/{group}")).await;
    assert_eq!(read.status, 200, "{read:?}");
    (group, read.json()["findings"].as_array().expect("findings").len())
}

#[tokio::test]
async fn a_full_disk_is_told_as_such_and_nothing_is_written_by_half() {
    let folder = Folder::new();
    let check = || Command::new(program()).args(["check", "--data"]).arg(folder.path()).output().expect("it starts");
    drop(Process::start(folder.path(), None));
    // Takes what is in the write-ahead log into the database: the log starts anew.
    let mut conn = SqliteConnection::establish(&folder.path().join("constat.db").to_string_lossy()).expect("the database opens");
    conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)").expect("the log is taken in");
    drop(conn);
    let full = Process::start(folder.path(), Some(400 * 1024));
    let karim = Visitor::member(&full.url, "karim").await;
    let (group, before) = room(&karim).await;
    let (page, path) = (format!("/groups/{group}"), format!("/api/groups/{group}/findings"));

    let sentence = "Des familles attendent six mois. ".repeat(110);
    let mut written = 0;
    let refused = loop {
        let answer = karim.json(&path, &json!({"sentence": sentence})).await;
        if answer.status != 200 {
            break answer;
        }
        written += 1;
        assert!(written < 500, "the disk fills up");
    };
    assert_eq!((refused.status, refused.json()["code"].as_str()), (507, Some("storage_full")), "{refused:?}");
    assert!(refused.names_its_request() && refused.json()["message"].as_str().is_some_and(|m| m.contains("disque")), "{refused:?}");

    let again = karim.form(&path, &page, &[("sentence", &sentence)]).await;
    assert_eq!(again.status, 507, "{again:?}");
    assert!(again.body.contains(sentence.trim_end()), "what was typed is kept in the form");
    assert!(again.names_its_request() && again.body.contains("prévenez la personne qui gère le serveur"));
    let dutch = karim.request(Method::POST, &path).header("cookie", "constat_lang=nl").header("origin", &full.url);
    let dutch = Visitor::send(dutch.json(&json!({"sentence": sentence}))).await;
    assert!(dutch.status == 507 && dutch.body.contains("verwittig wie de server beheert"), "{dutch:?}");

    assert_eq!(karim.page(&page).await.status, 200, "reading goes on");
    assert_eq!(room(&karim).await.1, before + written, "what was refused is not there, what was confirmed is");
    drop(full);

    let checked = check();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    let roomy = Process::start(folder.path(), None);
    let karim = Visitor::member(&roomy.url, "karim").await;
    assert_eq!(room(&karim).await.1, before + written, "nor after a new start");
    assert_eq!(karim.json(&path, &json!({"sentence": sentence})).await.status, 200, "and there is room again");
}

#[tokio::test]
async fn a_database_that_is_away_is_told_soon_and_found_again() {
    let server = OwnServer::start();
    let world = World::start(Folder::new(), Some(server.database())).await;
    let karim = Visitor::member(&world.url, "karim").await;
    let (group, _) = room(&karim).await;
    let (page, path) = (format!("/groups/{group}"), format!("/api/groups/{group}/findings"));
    server.stop();

    let soon = Duration::from_secs(8);
    let timed = async |what: &str, request: RequestBuilder| {
        let started = Instant::now();
        let answer = Visitor::send(request).await;
        assert_eq!(answer.status, 503, "{what}: {answer:?}");
        assert!(answer.names_its_request(), "{what}: {answer:?}");
        assert!(started.elapsed() < soon, "{what} took {:?}", started.elapsed());
        answer
    };
    let browser = |request: RequestBuilder| request.header("accept", "text/html").header("origin", &world.url);
    let shown = timed("a page", browser(karim.request(Method::GET, &page))).await;
    assert!(shown.body.contains("Réessayez dans une minute"), "{shown:?}");
    let read = timed("an operation", karim.request(Method::GET, &format!("/api/groups/{group}"))).await;
    assert_eq!(read.json()["code"], "unavailable");
    let typed = [("sentence", "Trois mots perdus ?"), ("_page", page.as_str())];
    let form = timed("a form", browser(karim.request(Method::POST, &path)).form(&typed)).await;
    let field = |name: &str, value: &str| form.body.contains(&format!("name=\"{name}\" value=\"{value}\""));
    assert!(field("sentence", "Trois mots perdus ?") && field("_page", &page), "what was typed can be sent again: {form:?}");
    assert!(form.body.contains(&format!("action=\"{path}\"")), "to where it was sent");
    let nobody = Visitor::at(&world.url);
    timed("a resident’s page", browser(nobody.request(Method::GET, &format!("/r/{}", world.session_code)))).await;
    let crowd: Vec<_> = (0..24).map(|_| tokio::spawn(Visitor::send(karim.request(Method::GET, &page)))).collect();
    let started = Instant::now();
    for one in crowd {
        assert_eq!(one.await.expect("no panic").status, 503);
    }
    assert!(started.elapsed() < soon, "a crowd took {:?}", started.elapsed());

    server.start_again();
    let back = async { while karim.page(&page).await.status != 200 {} };
    tokio::time::timeout(Duration::from_secs(20), back).await.expect("it is found again by itself");
    let sent = karim.form(&path, &page, &typed[..1]).await;
    assert_eq!(sent.status, 303, "{sent:?}");
}

/// Asks until the letters are as they should be: the sender works on its own.
async fn until(world: &World, claire: &crate::support::world::Client, right: impl Fn(&[(LetterState, i32)]) -> bool) {
    let ask = async {
        loop {
            let view = claire.call(ReadLetters { coordination: world.coordination() }).await.expect("read");
            let letters: Vec<_> = view.letters.iter().map(|l| (l.state, l.attempts)).collect();
            if right(&letters) {
                return;
            }
            world.app().mail_waiting.notify_one();
        }
    };
    tokio::time::timeout(Duration::from_secs(40), ask).await.expect("the letters come that far");
}

async fn letters_wait_for_a_mail_server_that_is_gone(engine: Engine) {
    // Given a mail server that has gone: nobody listens there any more
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let place = listener.local_addr().expect("bound");
    drop(listener);
    let database = (engine == Engine::Postgres).then(fresh_database);
    let world = World::start_with_mail(Folder::new(), database, Some(format!("smtp://{place}"))).await;
    let (claire, coordination) = (world.enter("claire").await, world.coordination());
    // Then the four letters of the demonstration wait, and the coordinator alone reads it
    until(&world, &claire, |letters| letters.len() == 4 && letters.iter().any(|(_, attempts)| *attempts > 0)).await;
    assert!(world.enter("els").await.call(ReadLetters { coordination }).await.is_err(), "addresses are not for all");
    let (status, page) = claire.page(&format!("/c/{coordination}/letters")).await;
    assert!(status == 200 && page.contains("En attente") && page.contains("Réessayer maintenant"), "{page}");
    // When each has but its last attempt left
    let app = world.app();
    let last = move || {
        let set = (mail::attempts.eq(MOST_ATTEMPTS - 1), mail::next_at.eq(app.clock.now()));
        app.db.write(|conn| Ok(diesel::update(mail::mail.filter(mail::state.eq("queued"))).set(set).execute(conn)?))
    };
    tokio::task::spawn_blocking(last).await.expect("no panic").expect("written");
    until(&world, &claire, |letters| letters.len() == 4 && letters.iter().all(|(state, _)| *state == LetterState::Failed)).await;
    // Then they are given up, said to be so, and still there
    let today = claire.call(ReadCoordination { coordination }).await.expect("read");
    assert_eq!(today.letters_stuck, 4);
    assert_eq!(world.enter("els").await.call(ReadCoordination { coordination }).await.expect("read").letters_stuck, 0);
    assert!(claire.page(&format!("/c/{coordination}")).await.1.contains(&format!("/c/{coordination}/letters")));
    assert!(claire.page(&format!("/c/{coordination}/letters")).await.1.contains("Abandonnée"));
    // When the server is back and the coordinator says "again", twice
    let server = MailServer::start_at(&place.to_string(), 1);
    claire.call(RetryLetters { coordination }).await.expect("again");
    claire.call(RetryLetters { coordination }).await.expect("and again");
    // Then each arrives once
    let letters: Vec<_> = (0..4).map(|_| server.next().expect("a letter for each official")).collect();
    let to: BTreeSet<_> = letters.iter().map(|l| l.to.as_str()).collect();
    assert_eq!(to.len(), 4, "{letters:?}");
    until(&world, &claire, <[_]>::is_empty).await;
    world.nobody().call(RequestLink { email: "els.goossens@valombre.example".into(), to: String::new() }).await.expect("asked");
    assert_eq!(server.next().expect("the link").to, "els.goossens@valombre.example");
    assert_eq!(server.another(), None, "none was sent twice");
    let (_, page) = claire.page(&format!("/c/{coordination}/letters")).await;
    assert!(page.contains("Aucune lettre n’attend"), "{page}");
}

async fn every_error_names_its_request(engine: Engine) {
    let world = World::shared(engine).await;
    let els = Visitor::member(&world.url, "els").await;
    let coordination = world.coordination();
    let group = world.group("housing").await.id;
    let [members, save] = [format!("/api/c/{coordination}/members"), format!("/api/groups/{group}/findings")];
    let post = |path: &str| els.request(Method::POST, path);
    let get = |path: &str| els.request(Method::GET, path);
    let cases = |browser: bool| {
        let cases = vec![
            (404, get("/nothing/here")),
            (404, get("/api/nothing")),
            (404, get("/assets/0/nothing.css")),
            (404, get(&format!("/findings/{}", uuid::Uuid::nil()))),
            (404, els.request(Method::DELETE, "/")),
            (403, get(&members)),
            (421, get("/").header("host", "elsewhere.example")),
            (403, post(&save).header("origin", "https://elsewhere.example").form(&[("sentence", "x")])),
            (400, post(&save).header("content-type", "application/json").body("{")),
            (415, post(&save).header("content-type", "text/plain").body("x")),
            (413, post(&save).header("content-type", "application/json").body("x".repeat(300_000))),
            (422, post(&save).json(&json!({"sentence": ""}))),
        ];
        cases.into_iter().map(move |(status, r)| (status, r.header("accept", if browser { "text/html" } else { "application/json" })))
    };
    for browser in [false, true] {
        for (status, request) in cases(browser) {
            let answer = Visitor::send(request).await;
            assert_eq!(answer.status, status, "{answer:?}");
            assert!(answer.names_its_request(), "browser {browser}: {answer:?}");
            // An address of a page answers with a page, whoever asks.
            let page = browser || answer.body.starts_with("<!");
            assert!(page || answer.json()["request_id"] == answer.id.as_str(), "{answer:?}");
        }
    }
}

/// The subject of a code's mail is the code: whoever could read it beside the link would be the official.
async fn an_officials_code_is_no_letter_of_the_coordinators(engine: Engine) {
    // Given a server that keeps its mails
    let world = World::fresh(engine).await;
    let (claire, coordination) = (world.enter("claire").await, world.coordination());
    let before = claire.call(ReadLetters { coordination }).await.expect("read").letters;
    // When an official asks for a code
    world.nobody().call(RequestCode { token: world.official.clone() }).await.expect("asked");
    let app = world.app();
    let codes = move || app.db.read(|conn| Ok(mail::mail.filter(mail::key.like("official-code:%")).count().get_result::<i64>(conn)?));
    assert_eq!(tokio::task::spawn_blocking(codes).await.expect("no panic").expect("read"), 1, "the code waits in the outbox");
    // Then the coordinator reads the letters of before, and no other
    let after = claire.call(ReadLetters { coordination }).await.expect("read").letters;
    let ids = |letters: &[LetterLine]| letters.iter().map(|letter| letter.id).collect::<Vec<_>>();
    assert!(!before.is_empty() && ids(&before) == ids(&after), "{after:?}");
}

crate::on_both_engines!(
    letters_wait_for_a_mail_server_that_is_gone,
    every_error_names_its_request,
    an_officials_code_is_no_letter_of_the_coordinators
);

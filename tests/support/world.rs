//! The demonstration's world on a real server, on either engine, and clients who live in it.

use super::Folder;
use super::postgres::fresh_database;
use constat::config::Config;
use constat_shared::api::coordination::ReadCoordination;
use constat_shared::api::diagnosis::{DiagnosisView, ReadDiagnosis};
use constat_shared::api::door::RequestLink;
use constat_shared::api::finding::{GroupRoom, ReadGroup};
use constat_shared::api::{Endpoint, Method};
use constat_shared::error::Problem;
use constat_shared::ids::{CoordinationId, DiagnosisId, GroupId};
use reqwest::{RequestBuilder, StatusCode};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::{OnceLock, mpsc};

/// Where the data are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A running server with the demonstration in it.
pub struct World {
    pub url: String,
    pub session_code: String,
    pub open_round: String,
    pub closed_round: String,
    pub slug: String,
    pub official: String,
    app: std::sync::Arc<constat::app::App>,
    // Dropped first: the server's sign to stop.
    _alive: tokio::sync::oneshot::Sender<()>,
    _folder: Folder,
}

/// Builds the program once: documents are rendered by it in a child process.
pub fn program() -> PathBuf {
    let tests = std::env::current_exe().expect("this test program has a path");
    let folder = tests.parent().and_then(|deps| deps.parent()).expect("target/debug/deps");
    folder.join("constat")
}

impl World {
    /// A world of one's own, for a test that changes what all others see.
    pub async fn fresh(engine: Engine) -> Self {
        Self::start(Folder::new(), (engine == Engine::Postgres).then(fresh_database)).await
    }
    /// A server on these data: the demonstration when there are none. It stops when the world goes.
    pub async fn start(folder: Folder, database_url: Option<String>) -> Self {
        Self::start_with_mail(folder, database_url, None).await
    }
    /// The same, and its mails leave through this server.
    pub async fn start_with_mail(folder: Folder, database_url: Option<String>, smtp_url: Option<String>) -> Self {
        Self::start_as(folder, database_url, |config| config.smtp_url = smtp_url).await
    }
    /// A server on data of its own, without the demonstration; its mails leave through this server.
    pub async fn without_demonstration(folder: Folder, database_url: Option<String>, smtp_url: String) -> Self {
        let change = |config: &mut Config| (config.smtp_url, config.empty) = (Some(smtp_url), true);
        Self::start_as(folder, database_url, change).await
    }
    /// A server that is set up otherwise.
    pub async fn start_as(folder: Folder, database_url: Option<String>, change: impl FnOnce(&mut Config)) -> Self {
        let mut config = Config {
            listen: "127.0.0.1:0".to_owned(),
            data: folder.path().to_owned(),
            database_url,
            public_url: None,
            smtp_url: None,
            mail_from: "Constat <constat@example.be>".to_owned(),
            timezone: "Europe/Brussels".to_owned(),
            metrics: None,
            trusted_proxies: Vec::new(),
            empty: false,
            program: Some(program()),
        };
        change(&mut config);
        let empty = config.empty;
        let (told, hears) = mpsc::channel();
        let (alive, gone) = tokio::sync::oneshot::channel::<()>();
        std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let running = constat::app::start(config).await.expect("the server starts");
                told.send((format!("http://{}", running.address), std::sync::Arc::clone(&running.app))).expect("the test waits");
                let _dropped = gone.await;
                running.stop().await;
            });
        });
        let (url, app) = hears.recv().expect("the server says where it is");
        let demo: Value = if empty {
            Value::Null
        } else {
            reqwest::get(format!("{url}/demo.json")).await.expect("an answer").json().await.expect("JSON")
        };
        let text = |name: &str| demo[name].as_str().unwrap_or_default().to_owned();
        Self {
            session_code: text("session_code"),
            open_round: text("open_round"),
            closed_round: text("closed_round"),
            slug: text("memorandum_slug"),
            official: text("official_link").rsplit('/').next().unwrap_or_default().to_owned(),
            url,
            app,
            _alive: alive,
            _folder: folder,
        }
    }
    /// The world that tests share which do not stand in each other's way.
    pub async fn shared(engine: Engine) -> &'static Self {
        static WORLDS: [OnceLock<World>; 2] = [OnceLock::new(), OnceLock::new()];
        static MAKING: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
        let slot = &WORLDS[usize::from(engine == Engine::Postgres)];
        let _turn = MAKING.lock().await;
        if slot.get().is_none() {
            let made = slot.set(Self::fresh(engine).await);
            assert!(made.is_ok(), "one at a time");
        }
        slot.get().expect("made above")
    }
    /// Somebody without account.
    pub fn nobody(&self) -> Client {
        self.nobody_at(1)
    }
    /// The same at an address of their own on loopback: attempts are counted by address, as those of people at home.
    pub fn nobody_at(&self, place: u8) -> Client {
        Client { http: http(place), url: self.url.clone(), token: None, cookie: None }
    }
    /// An official with this room's token.
    pub fn official(&self, token: &str) -> Client {
        Client { cookie: Some(format!("constat_official={token}")), ..self.nobody() }
    }
    /// A mandate holder inside the adoption room by a personal link, with this room's token.
    pub fn signatory(&self, token: &str) -> Client {
        Client { cookie: Some(format!("constat_signatory={token}")), ..self.nobody() }
    }
    /// Somebody with this session token.
    pub fn with_token(&self, token: String) -> Client {
        Client { token: Some(token), ..self.nobody() }
    }
    /// What the last letter to this address says that holds these words: links are sent in the background, a moment after the answer.
    pub async fn letter(&self, address: &str, words: &str) -> String {
        let start = std::time::Instant::now();
        while start.elapsed() < std::time::Duration::from_secs(30) {
            if let Some(letter) = self.letters(address).await.into_iter().find(|letter| letter.contains(words)) {
                return letter;
            }
        }
        panic!("no letter to {address} with {words}");
    }
    /// All letters to this address, the last one first.
    pub async fn letters(&self, address: &str) -> Vec<String> {
        let (_, mails) = self.nobody().send(Method::Get, "/api/demo/mail", &json!({})).await;
        let to = |mail: &&Value| mail["to"].as_str().is_some_and(|to| to.contains(address));
        let list = mails.as_array().expect("a list");
        list.iter().filter(to).map(|mail| mail["body"].as_str().unwrap_or_default().to_owned()).collect()
    }
    /// Asks for a link and waits for it: its token.
    pub async fn link(&self, address: &str) -> String {
        let links = async || self.letters(address).await.into_iter().filter(|l| l.contains("/sign-in/link/")).collect::<Vec<_>>();
        let before = links().await.len();
        self.nobody().call(RequestLink { email: address.to_owned(), to: String::new() }).await.expect("asked");
        let start = std::time::Instant::now();
        while start.elapsed() < std::time::Duration::from_secs(30) {
            let now = links().await;
            if now.len() > before {
                return token_in(&now[0]);
            }
        }
        panic!("no link for {address}");
    }
    /// The program itself, for what no operation can bring about.
    pub fn app(&self) -> std::sync::Arc<constat::app::App> {
        std::sync::Arc::clone(&self.app)
    }
    /// Opens or closes every step, past all guards.
    pub async fn set_all_steps(&self, open: bool) {
        use diesel::prelude::*;
        let app = std::sync::Arc::clone(&self.app);
        let work = move || {
            app.db.write(|conn| {
                use constat::db::schema::step::dsl as t;
                Ok(diesel::update(t::step).set(t::state.eq(if open { "open" } else { "closed" })).execute(conn)?)
            })
        };
        tokio::task::spawn_blocking(work).await.expect("no panic").expect("the database answers");
    }
    /// Opens steps of this kind and closes all others, past all guards.
    pub async fn set_only(&self, kind: constat_shared::diagnosis::StepKind) {
        use diesel::prelude::*;
        self.set_all_steps(false).await;
        let app = std::sync::Arc::clone(&self.app);
        let work = move || {
            app.db.write(|conn| {
                use constat::db::schema::step::dsl as t;
                Ok(diesel::update(t::step.filter(t::kind.eq(kind))).set(t::state.eq("open")).execute(conn)?)
            })
        };
        tokio::task::spawn_blocking(work).await.expect("no panic").expect("the database answers");
    }
    /// `constat check` on this world's database.
    pub async fn check(&self) -> constat::check::Report {
        let app = std::sync::Arc::clone(&self.app);
        tokio::task::spawn_blocking(move || constat::check::check(&app.db)).await.expect("no panic").expect("the database answers")
    }
    /// The member of this key, signed in.
    pub async fn enter(&self, key: &str) -> Client {
        let nobody = self.nobody();
        let (status, body) = nobody.send(Method::Post, &format!("/api/demo/enter/{key}"), &json!({})).await;
        assert_eq!(status, 200, "{key}: {body}");
        let token = body["token"].as_str().expect("a token").to_owned();
        Client { token: Some(token), ..nobody }
    }
    #[expect(clippy::unused_self, reason = "every world has one, and it is the same")]
    pub fn coordination(&self) -> CoordinationId {
        constat::demo::coordination()
    }
    pub async fn diagnosis(&self) -> DiagnosisView {
        let claire = self.enter("claire").await;
        let today = claire.call(ReadCoordination { coordination: self.coordination() }).await.expect("the coordinator reads");
        let diagnosis: DiagnosisId = today.diagnoses.last().expect("the demonstration has one").id;
        claire.call(ReadDiagnosis { diagnosis }).await.expect("the coordinator reads")
    }
    /// The group of this theme, as its coordinator sees it.
    pub async fn group(&self, theme: &str) -> GroupRoom {
        let claire = self.enter("claire").await;
        let diagnosis = self.diagnosis().await;
        let group: GroupId = diagnosis.groups.iter().find(|g| g.theme.as_str() == theme).expect("a group").id;
        claire.call(ReadGroup { group }).await.expect("the coordinator reads")
    }
}

fn http(place: u8) -> reqwest::Client {
    // The server closes what was idle for five seconds: on a busy machine a kept connection could close under a request.
    let idle = std::time::Duration::from_secs(2);
    let from = std::net::Ipv4Addr::new(127, 0, 0, place);
    let builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).pool_idle_timeout(idle);
    builder.local_address(std::net::IpAddr::from(from)).build().expect("a client")
}

/// The token of the link in a letter.
pub fn token_in(letter: &str) -> String {
    letter.split_whitespace().find_map(|word| word.split_once("/sign-in/link/")).expect("a link").1.to_owned()
}

/// One person with a program.
pub struct Client {
    http: reqwest::Client,
    url: String,
    token: Option<String>,
    cookie: Option<String>,
}

impl Client {
    /// The same person, signed in.
    pub fn with_token(self, token: String) -> Self {
        Self { token: Some(token), ..self }
    }
    /// The same person, at another server on the same data.
    pub fn at(&self, url: &str) -> Self {
        Self { http: self.http.clone(), url: url.to_owned(), token: self.token.clone(), cookie: self.cookie.clone() }
    }
    /// A request that nobody has looked at yet.
    pub async fn raw(&self, method: Method, path: &str, accept: &str, body: Option<&Value>) -> reqwest::Response {
        let request = self.request(method, path).header("accept", accept);
        let request = match body {
            Some(body) => request.json(body),
            None => request,
        };
        request.send().await.expect("an answer")
    }
    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let method = if method == Method::Get { reqwest::Method::GET } else { reqwest::Method::POST };
        let request = self.http.request(method, format!("{}{path}", self.url));
        let request = match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        };
        match &self.cookie {
            Some(cookie) => request.header("cookie", cookie).header("sec-fetch-site", "same-origin"),
            None => request,
        }
    }
    /// Any path, any body.
    pub async fn send(&self, method: Method, path: &str, body: &Value) -> (u16, Value) {
        let request = self.request(method, path);
        let request = if method == Method::Post { request.json(body) } else { request };
        let response = request.send().await.expect("an answer");
        let status = response.status().as_u16();
        let text = response.text().await.expect("a body");
        (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
    }
    /// A typed operation.
    pub async fn call<E: Endpoint>(&self, request: E) -> Result<E::Response, Problem> {
        let body = serde_json::to_value(&request).expect("JSON");
        let mut path = request.path();
        if E::METHOD == Method::Get {
            let in_path = |name: &str| E::PATH.contains(&format!("{{{name}}}"));
            let pairs: Vec<(String, String)> = body
                .as_object()
                .into_iter()
                .flatten()
                .filter(|(name, value)| !in_path(name) && !value.is_null())
                .map(|(name, value)| (name.clone(), value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)))
                .collect();
            if !pairs.is_empty() {
                let query = reqwest::Url::parse_with_params("http://x/", &pairs).expect("a query");
                path = format!("{path}?{}", query.query().unwrap_or_default());
            }
        }
        let response = {
            let sent = self.request(E::METHOD, &path);
            let sent = if E::METHOD == Method::Post { sent.json(&body) } else { sent };
            sent.send().await.expect("an answer")
        };
        let status = response.status();
        let text = response.text().await.expect("a body");
        if status == StatusCode::OK {
            Ok(serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}: {text}", E::NAME)))
        } else {
            Err(serde_json::from_str(&text).unwrap_or_else(|e| panic!("{} {status}: {e}: {text}", E::NAME)))
        }
    }
    /// A page, as a browser asks for it.
    pub async fn page(&self, path: &str) -> (u16, String) {
        let response = self.request(Method::Get, path).header("accept", "text/html").send().await.expect("an answer");
        (response.status().as_u16(), response.text().await.expect("a page"))
    }
    /// A form without script, sent from a page of ours; status, `Location`, body.
    pub async fn form(&self, path: &str, fields: &[(&str, &str)], from: &str) -> (u16, String, String) {
        let request = self
            .request(Method::Post, path)
            .header("accept", "text/html")
            .header("origin", &self.url)
            .header("referer", format!("{}{from}", self.url))
            .form(fields);
        let response = request.send().await.expect("an answer");
        let location = response.headers().get("location").and_then(|l| l.to_str().ok()).unwrap_or_default().to_owned();
        (response.status().as_u16(), location, response.text().await.expect("a body"))
    }
    /// Headers of one's own.
    pub async fn odd(&self, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> (u16, Value) {
        let mut request = self.request(Method::Post, path).body(body);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = request.send().await.expect("an answer");
        let status = response.status().as_u16();
        (status, serde_json::from_str(&response.text().await.unwrap_or_default()).unwrap_or_default())
    }
}

/// Makes one test per engine out of one function that takes an engine.
#[macro_export]
macro_rules! on_both_engines {
    ($($name:ident),+ $(,)?) => {
        mod sqlite { $( #[tokio::test] async fn $name() { super::$name($crate::support::world::Engine::Sqlite).await; } )+ }
        mod postgres { $( #[tokio::test] async fn $name() { super::$name($crate::support::world::Engine::Postgres).await; } )+ }
    };
}

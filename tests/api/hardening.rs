//! What each kind of answer tells a browser not to do, and what a server does with those who are slow or large.

use crate::support::Folder;
use crate::support::world::{Engine, World};
use reqwest::header::HeaderMap;
use reqwest::{Client, Method};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

const FIXED: [(&str, &str); 4] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

fn http() -> Client {
    Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client")
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).map_or("", |value| value.to_str().expect("text"))
}

/// Status, headers and body, as a browser of today asks.
async fn ask(world: &World, token: &str, method: Method, path: &str, accept: &str) -> (u16, HeaderMap, String) {
    let request = http().request(method, format!("{}{path}", world.url)).header("accept", accept).header("sec-fetch-site", "same-origin");
    let request = if token.is_empty() { request } else { request.bearer_auth(token) };
    let answer = request.send().await.expect("an answer");
    (answer.status().as_u16(), answer.headers().clone(), String::from_utf8_lossy(&answer.bytes().await.expect("a body")).into_owned())
}

async fn token(world: &World, key: &str) -> String {
    let answer = http().post(format!("{}/api/demo/enter/{key}", world.url)).json(&serde_json::json!({})).send().await.expect("an answer");
    answer.json::<serde_json::Value>().await.expect("JSON")["token"].as_str().expect("a token").to_owned()
}

async fn every_kind_of_answer_is_hardened(engine: Engine) {
    let world = World::shared(engine).await;
    let karim = token(world, "karim").await;
    let group = world.group("housing").await.id;
    let (_, _, home) = ask(world, "", Method::GET, "/sign-in", "text/html").await;
    let sheet =
        home.split("href=\"").filter_map(|rest| rest.split('"').next()).find(|href| href.contains(".css")).expect("a sheet").to_owned();
    let (page, data) = ("text/html", "application/json");
    let group = format!("/groups/{group}");
    let memorandum = format!("/m/{}", world.slug);
    let cases = [
        (200, "", Method::GET, "/sign-in", page),
        (200, karim.as_str(), Method::GET, group.as_str(), page),
        (200, "", Method::GET, memorandum.as_str(), page),
        (404, "", Method::GET, "/nothing", page),
        (303, "", Method::GET, "/me", page),
        (200, karim.as_str(), Method::GET, "/api/me", data),
        (401, "", Method::GET, "/api/me", data),
        (404, "", Method::DELETE, "/", data),
        (200, "", Method::GET, sheet.as_str(), "text/css"),
        (404, "", Method::GET, "/assets/0/nothing.css", data),
        (200, "", Method::GET, "/health", data),
        (200, "", Method::GET, "/ready", data),
        (303, "", Method::GET, "/lang/nl?to=/sign-in", page),
        (303, "", Method::GET, "/demo/enter/els", page),
        (200, "", Method::GET, "/demo.json", data),
        (200, "", Method::GET, "/api/openapi.json", data),
    ];
    let mut programs = 0;
    for (status, token, method, path, accept) in cases {
        let (got, headers, body) = ask(world, token, method, path, accept).await;
        assert_eq!(got, status, "{path}");
        for (name, value) in FIXED {
            assert_eq!(text(&headers, name), value, "{path} {name}");
        }
        assert!(!text(&headers, "x-request-id").is_empty(), "{path}");
        assert_eq!(text(&headers, "referrer-policy"), "no-referrer", "{path}");
        assert!(text(&headers, "permissions-policy").contains("camera=()"), "{path}");
        assert_eq!(text(&headers, "strict-transport-security"), "", "{path}: there is no TLS here");
        assert_eq!(text(&headers, "cache-control").starts_with("public"), path.ends_with("css") && status == 200, "{path}");
        // Nothing by default, nothing inline, nothing from a string, nobody else's.
        let policy = text(&headers, "content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'") && !policy.contains("http"), "{path}: {policy}");
        let program = body.contains("<script type=\"module\"");
        programs += usize::from(program);
        assert_eq!(policy.contains("script-src 'self' 'wasm-unsafe-eval'"), program, "{path}: {policy}");
        assert_eq!(
            policy.contains("require-trusted-types-for 'script'"),
            text(&headers, "content-type").starts_with("text/html"),
            "{path}"
        );
        assert!(!body.contains(" style=\""), "{path}: a style in the text would not be applied");
    }
    // Without the client in the build no page loads it.
    assert!(programs <= 1, "{programs}");
}

async fn a_browser_that_does_not_say_where_a_form_comes_from_may_send_our_own_address(engine: Engine) {
    let world = World::shared(engine).await;
    let answer = http().get(format!("{}/sign-in", world.url)).header("accept", "text/html").send().await.expect("an answer");
    assert_eq!(text(answer.headers(), "referrer-policy"), "same-origin");
}

async fn over_tls_cookies_belong_to_this_host_and_the_browser_stays_on_tls(engine: Engine) {
    let trusted = constat::auth::network::list("127.0.0.1").expect("a network");
    let database = (engine == Engine::Postgres).then(crate::support::postgres::fresh_database);
    let world = World::start_as(Folder::new(), database, |config| config.trusted_proxies = trusted).await;
    let enter = async |scheme: &str, cookie: &str, path: &str| {
        let request = http().get(format!("{}{path}", world.url)).header("x-forwarded-proto", scheme).header("cookie", cookie);
        request.header("accept", "text/html").send().await.expect("an answer")
    };
    // When the trusted proxy says that it was reached by TLS
    let answer = enter("https", "", "/demo/enter/els").await;
    let cookie = text(answer.headers(), "set-cookie").to_owned();
    assert!(cookie.starts_with("__Host-constat_session=") && cookie.contains("Secure") && cookie.contains("HttpOnly"), "{cookie}");
    assert!(cookie.contains("SameSite=Lax") && cookie.contains("Path=/") && !cookie.contains("Domain"), "{cookie}");
    assert_eq!(text(answer.headers(), "strict-transport-security"), "max-age=63072000");
    // Then a cookie that a neighbour under the same domain could have set is not read
    let token = cookie.split(';').next().and_then(|c| c.split_once('=')).expect("a value").1.to_owned();
    assert_eq!(enter("https", &format!("__Host-constat_session={token}"), "/me").await.status(), 200);
    assert_eq!(enter("https", &format!("constat_session={token}"), "/me").await.status(), 303);
    // And without TLS nothing is said of it
    let plain = enter("http", "", "/demo/enter/els").await;
    assert!(text(plain.headers(), "set-cookie").starts_with("constat_session="));
    assert_eq!(text(plain.headers(), "strict-transport-security"), "");
    // Nor is a visitor believed who is no proxy of ours
    let open = World::start_as(Folder::new(), None, |_| {}).await;
    let claimed = http().get(format!("{}/demo/enter/els", open.url)).header("x-forwarded-proto", "https").send().await.expect("an answer");
    assert!(text(claimed.headers(), "set-cookie").starts_with("constat_session="));
}

async fn headers_longer_than_any_browsers_are_refused(engine: Engine) {
    let world = World::shared(engine).await;
    let answer = http().get(format!("{}/sign-in", world.url)).header("x-long", "x".repeat(40_000)).send().await.expect("an answer");
    assert_eq!((answer.status().as_u16(), text(answer.headers(), "x-frame-options")), (431, "DENY"));
    let id = text(answer.headers(), "x-request-id").to_owned();
    assert!(answer.text().await.expect("a body").contains(&id));
}

/// Sends a byte at a time until the other side has had enough; how long that took, and what it said.
fn a_byte_at_a_time(world: &World, first: &str, bytes: &str) -> (Duration, String) {
    let mut stream = TcpStream::connect(world.url.trim_start_matches("http://")).expect("connected");
    stream.set_read_timeout(Some(Duration::from_millis(200))).expect("set");
    stream.write_all(first.as_bytes()).expect("sent");
    let start = Instant::now();
    let mut said = Vec::new();
    for byte in bytes.bytes().cycle() {
        let mut buffer = [0; 4096];
        let written = stream.write_all(&[byte]);
        match stream.read(&mut buffer) {
            Ok(0) => break,
            Ok(n) => said.extend_from_slice(&buffer[..n]),
            Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => {}
            Err(_) => break,
        }
        if written.is_err() || said.ends_with(b"}") || start.elapsed() > Duration::from_mins(1) {
            break;
        }
    }
    (start.elapsed(), String::from_utf8_lossy(&said).into_owned())
}

#[tokio::test]
async fn who_sends_a_byte_at_a_time_is_cut_off() {
    let world = World::shared(Engine::Sqlite).await;
    // Headers that never end
    let (took, said) = a_byte_at_a_time(world, "GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx: ", "slow");
    assert!(took < Duration::from_secs(10), "{took:?} {said}");
    // A body that never ends
    let head = "POST /api/sign-in HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 9999\r\n\r\n";
    let (took, said) = a_byte_at_a_time(world, head, " ");
    assert!(took < Duration::from_secs(30), "{took:?}");
    assert!(said.starts_with("HTTP/1.1 408") && said.contains("too_slow"), "{said}");
}

crate::on_both_engines!(
    every_kind_of_answer_is_hardened,
    a_browser_that_does_not_say_where_a_form_comes_from_may_send_our_own_address,
    over_tls_cookies_belong_to_this_host_and_the_browser_stays_on_tls,
    headers_longer_than_any_browsers_are_refused,
);

//! What pages weigh on the wire: the built program on its demonstration, visited as each role, with every file that a page
//! makes a browser fetch. A page above its budget fails.

use crate::shell::{Outcome, cargo, command, succeed, target};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// What a visit may cost, in bytes as they come over the wire with their headers.
struct Budget {
    what: &'static str,
    bytes: usize,
    requests: usize,
    scripts: bool,
}

/// A resident on an old phone: the page and all that it needs.
const RESIDENT: Budget = Budget { what: "resident's first visit", bytes: 30 * 1024, requests: 3, scripts: false };
/// A member's first page, with every font, sheet and program that any of their pages needs.
const FIRST: Budget = Budget { what: "first page and all files", bytes: 200 * 1024, requests: 20, scripts: true };
/// Every page after that: the files are there already.
const LATER: Budget = Budget { what: "later page", bytes: 20 * 1024, requests: 1, scripts: true };

/// Pages looked at per role; one of each kind is enough.
const MOST_PAGES: usize = 40;

/// Builds the program, starts it on an empty folder and visits it as everyone.
pub fn weigh() -> Outcome {
    succeed(&mut cargo(&["build", "--package", "constat"]))?;
    let server = Server::start()?;
    let demo = text(&server.get("/demo.json", None, false)?.body);
    let mut wrong = Vec::new();
    let code = json_text(&demo, "session_code").ok_or("The demonstration has no open session")?;
    let resident = server.visit(&format!("/r/{code}"), None)?;
    judge("nobody", &format!("/r/{code}"), &resident.whole(), &RESIDENT, &mut wrong);
    let public = json_text(&demo, "memorandum_slug").map(|slug| format!("/m/{slug}"));
    let official = json_text(&demo, "official_link").and_then(|link| path_of(&link));
    for path in [Some("/".to_owned()), Some("/sign-in".to_owned()), public, official].into_iter().flatten() {
        let visit = server.visit(&path, None)?;
        judge("nobody", &kind(&path), &visit.whole(), &FIRST, &mut wrong);
        judge("nobody", &kind(&path), &visit.page, &LATER, &mut wrong);
    }
    let entrances = demo.match_indices("/demo/enter/").filter_map(|(at, _)| demo.get(at..)?.split('"').next());
    for entrance in entrances.collect::<BTreeSet<_>>() {
        let cookie = server.get(entrance, None, false)?;
        let (Some(first), Some(cookie)) = (cookie.header("location"), cookie.header("set-cookie")) else { continue };
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        let role = entrance.rsplit('/').next().unwrap_or_default();
        weigh_member(&server, role, &first, &cookie, &mut wrong)?;
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("{}\nToo heavy: {} pages, see above.", wrong.join("\n"), wrong.len())) }
}

/// The first page, and one page of every kind that leads on from it.
fn weigh_member(server: &Server, role: &str, first: &str, cookie: &str, wrong: &mut Vec<String>) -> Outcome {
    let mut files: BTreeMap<String, Weight> = BTreeMap::new();
    let mut kinds = BTreeSet::from([kind(first)]);
    let mut waiting = vec![first.to_owned()];
    let mut seen = Vec::new();
    while let Some(path) = waiting.pop().filter(|_| seen.len() < MOST_PAGES) {
        let visit = server.visit(&path, Some(cookie))?;
        files.extend(visit.files);
        seen.push((path, visit.page));
        for link in visit.links {
            if kinds.insert(kind(&link)) {
                waiting.insert(0, link);
            }
        }
    }
    let mut pages = seen.into_iter();
    if let Some((path, page)) = pages.next() {
        judge(role, &kind(&path), &files.values().fold(page, |sum, file| sum.and(*file)), &FIRST, wrong);
    }
    for (path, page) in pages {
        judge(role, &kind(&path), &page, &LATER, wrong);
    }
    Ok(())
}

/// Bytes and requests, and how many of them were scripts.
#[derive(Clone, Copy, Default)]
struct Weight {
    bytes: usize,
    requests: usize,
    scripts: usize,
}

impl Weight {
    const fn and(self, other: Self) -> Self {
        Self { bytes: self.bytes + other.bytes, requests: self.requests + other.requests, scripts: self.scripts + other.scripts }
    }
}

fn judge(who: &str, page: &str, weight: &Weight, budget: &Budget, wrong: &mut Vec<String>) {
    let Weight { bytes, requests, scripts } = *weight;
    println!("{who:<12} {page:<34} {:<26} {bytes:>7} bytes {requests:>3} requests", budget.what);
    if bytes > budget.bytes || requests > budget.requests || (scripts > 0 && !budget.scripts) {
        wrong.push(format!(
            "{page} as {who}: {bytes} bytes, {requests} requests, {scripts} scripts; a {} may cost {} bytes, {} requests{}",
            budget.what,
            budget.bytes,
            budget.requests,
            if budget.scripts { "" } else { ", no script" }
        ));
    }
}

/// An address without its ids and codes: pages of one kind are alike.
fn kind(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let named = |part: &str| if part.len() > 12 && part.bytes().any(|b| b.is_ascii_digit()) { "…".to_owned() } else { part.to_owned() };
    path.split('/').map(named).collect::<Vec<_>>().join("/")
}

/// A page with what it makes a browser fetch.
#[derive(Default)]
struct Visit {
    page: Weight,
    files: BTreeMap<String, Weight>,
    links: Vec<String>,
}

impl Visit {
    fn whole(&self) -> Weight {
        self.files.values().fold(self.page, |sum, file| sum.and(*file))
    }
}

struct Answer {
    head: String,
    body: Vec<u8>,
    wire: usize,
}

impl Answer {
    fn header(&self, name: &str) -> Option<String> {
        let lines = self.head.lines().filter_map(|line| line.split_once(':'));
        lines.filter(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned()).next()
    }
}

/// The program on an empty folder. It ends with this value.
struct Server {
    child: Child,
    address: SocketAddr,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _ended = self.child.wait();
    }
}

impl Server {
    fn start() -> Outcome<Self> {
        let data = target()?.join("weights");
        if data.exists() {
            std::fs::remove_dir_all(&data).map_err(|e| format!("Cannot empty {}: {e}", data.display()))?;
        }
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
        let address = free.map_err(|e| format!("Cannot find a port: {e}"))?;
        let program = target()?.join("debug").join("constat");
        let mut serve = command(&program.to_string_lossy(), &["serve", "--listen", &address.to_string(), "--data"]);
        serve.arg(data).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let child = serve.spawn().map_err(|e| format!("Cannot start {}: {e}", program.display()))?;
        let mut server = Self { child, address };
        let started = Instant::now();
        while server.get("/health", None, false).is_err() {
            let ended = server.child.try_wait().map_err(|e| e.to_string())?;
            if ended.is_some() || started.elapsed() > Duration::from_mins(1) {
                return Err("The program does not answer".to_owned());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(server)
    }

    fn get(&self, path: &str, cookie: Option<&str>, compressed: bool) -> Outcome<Answer> {
        let failed = |e: std::io::Error| format!("{path}: {e}");
        let mut stream = TcpStream::connect(self.address).map_err(failed)?;
        let cookie = cookie.map(|cookie| format!("Cookie: {cookie}\r\n")).unwrap_or_default();
        let coding = if compressed { "br" } else { "identity" };
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nAccept: text/html,*/*\r\nAccept-Language: fr\r\nAccept-Encoding: {coding}\r\n{cookie}\r\n",
            self.address
        );
        stream.write_all(request.as_bytes()).map_err(failed)?;
        let mut whole = Vec::new();
        stream.read_to_end(&mut whole).map_err(failed)?;
        let end = whole.windows(4).position(|w| w == b"\r\n\r\n").ok_or_else(|| format!("{path}: no answer"))?;
        let wire = whole.len();
        let body = whole.split_off(end + 4);
        Ok(Answer { head: text(&whole), body, wire })
    }

    fn weight(&self, path: &str, cookie: Option<&str>) -> Outcome<Weight> {
        let answer = self.get(path, cookie, true)?;
        let script = answer.header("content-type").is_some_and(|kind| kind.contains("javascript") || kind.contains("wasm"));
        Ok(Weight { bytes: answer.wire, requests: 1, scripts: usize::from(script) })
    }

    /// Fetches a page as a browser would, twice: to read it, and to weigh it.
    fn visit(&self, path: &str, cookie: Option<&str>) -> Outcome<Visit> {
        let answer = self.get(path, cookie, false)?;
        // What is no page, or is no longer there, such as a document on paper, is not weighed.
        if !answer.head.contains(" 200 ") || !answer.header("content-type").is_some_and(|kind| kind.contains("text/html")) {
            return Ok(Visit::default());
        }
        let page = text(&answer.body);
        let mut visit = Visit { page: self.weight(path, cookie)?, links: links(&page), ..Visit::default() };
        let mut waiting = files(&page);
        while let Some(file) = waiting.pop() {
            if visit.files.contains_key(&file) {
                continue;
            }
            let content = text(&self.get(&file, None, false)?.body);
            let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
            waiting
                .extend(inner(&content).into_iter().map(|inner| if inner.starts_with('/') { inner } else { format!("{folder}/{inner}") }));
            let weight = self.weight(&file, None)?;
            visit.files.insert(file, weight);
        }
        Ok(visit)
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What stands between a mark and the next of these signs, each time.
fn between<'a>(page: &'a str, mark: &'a str, end: &'a [char]) -> impl Iterator<Item = &'a str> {
    page.split(mark).skip(1).filter_map(move |rest| rest.split(end).next())
}

/// Files that a page fetches by itself.
fn files(page: &str) -> Vec<String> {
    let links = between(page, "<link ", &['>']).flat_map(|tag| between(tag, "href=\"", &['"']));
    let others = between(page, " src=\"", &['"']);
    links.chain(others).filter(|file| file.starts_with('/')).map(str::to_owned).collect()
}

/// Files that a sheet or a script fetches.
fn inner(content: &str) -> Vec<String> {
    let fonts = between(content, "url(", &[')']).map(|url| url.trim_matches(['"', '\'']));
    let modules = between(content, "'./", &['\'']);
    fonts.chain(modules).filter(|url| !url.contains(':') && url.contains('.') && !url.contains(' ')).map(str::to_owned).collect()
}

/// Where a page leads on to, on this server, for whoever reads in it.
fn links(page: &str) -> Vec<String> {
    let anchors = between(page, "<a ", &['>']).flat_map(|tag| between(tag, "href=\"", &['"', '#']));
    let away = ["/demo", "/lang/", "/api/", "/assets/", "/r"];
    anchors.filter(|link| link.starts_with('/') && !away.iter().any(|a| link.starts_with(a))).map(str::to_owned).collect()
}

/// A text of a flat JSON object.
fn json_text(json: &str, name: &str) -> Option<String> {
    let rest = json.split_once(&format!("\"{name}\":\""))?.1;
    rest.split('"').next().map(str::to_owned)
}

fn path_of(url: &str) -> Option<String> {
    url.split_once("://")?.1.split_once('/').map(|(_, path)| format!("/{path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_fetches_and_where_it_leads_are_told_apart() {
        let page = "<link rel=\"stylesheet\" href=\"/assets/1/a.css\"><script src=\"/assets/2/s.js\"></script><a class=\"x\" href=\"/c/1#top\">x</a>";
        assert_eq!(files(page), ["/assets/1/a.css", "/assets/2/s.js"]);
        assert_eq!(links(page), ["/c/1"]);
        assert_eq!(
            inner("import s from './app.js'; @font-face{src:url(\"/assets/f.woff2\")} a{b:url(data:x)}"),
            ["/assets/f.woff2", "app.js"]
        );
    }

    #[test]
    fn pages_of_one_kind_have_one_name() {
        assert_eq!(kind("/groups/0f8fad5b-d9cb-469f-a165-70867728950e?x=1"), "/groups/…");
        assert_eq!(kind("/d/new"), "/d/new");
    }

    #[test]
    fn a_page_above_its_budget_is_told() {
        let mut wrong = Vec::new();
        judge("x", "/", &Weight { bytes: 30 * 1024, requests: 3, scripts: 0 }, &RESIDENT, &mut wrong);
        assert!(wrong.is_empty());
        judge("x", "/", &Weight { bytes: 1, requests: 1, scripts: 1 }, &RESIDENT, &mut wrong);
        assert_eq!(wrong.len(), 1);
    }
}

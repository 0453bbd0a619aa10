//! A real browser, steered as a person uses it: by what is written on the page.
//!
//! The helpers end the test when something is not there, and then say what the page shows.

mod conditions;

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// The size of what is seen of the page.
#[derive(Clone, Copy, Debug)]
pub enum Window {
    /// A phone held upright, 390 × 844.
    Phone,
    /// A computer, 1280 × 900.
    Wide,
}

/// How long something may take to appear that is on its way; on a busy machine, browsers are slow.
const PATIENCE: Duration = Duration::from_secs(30);

/// One browser with its own cookies, closed when dropped.
pub struct Browser {
    client: Client,
    session: String,
    port: u16,
}

impl Browser {
    /// Starts a browser that prefers French.
    pub async fn start(window: Window) -> Self {
        Self::with(capabilities(window, true)).await
    }

    /// The same, and it runs no script of any page. It is clicked even where a phone would be touched: `ChromeDriver` waits for
    /// a script to feel the touch.
    pub async fn start_without_scripts(window: Window) -> Self {
        let browser = Self::with(capabilities(window, false)).await;
        browser.switch_scripts_off().await;
        browser
    }

    async fn with(capabilities: Value) -> Self {
        let port = DRIVER.get_or_init(Driver::start).port;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().cloned().unwrap_or_default())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("a browser session");
        let session = client.session_id().await.ok().flatten().expect("the session has a name");
        Self { client, session, port }
    }

    /// A command that the client library has no words for.
    async fn tell(&self, command: &str, body: &Value) -> Value {
        let url = format!("http://127.0.0.1:{}/session/{}/{command}", self.port, self.session);
        let answer = reqwest::Client::new().post(url).json(body).send().await.expect("ChromeDriver answers");
        answer.json().await.expect("JSON")
    }

    /// Goes to a page.
    pub async fn open(&self, url: &str) {
        let result = self.client.goto(url).await;
        self.must(result, &format!("open {url}")).await;
    }

    /// Sets a field: text, a date as `2026-03-09`, or the option with this label.
    pub async fn fill(&self, css: &str, text: &str) {
        let task = format!("fill {css}");
        let found = self.wait_for(&[Locator::Css(css)]).await;
        let field = self.must(found, &task).await;
        let result = self.set(&field, text).await;
        self.must(result, &task).await;
    }

    /// Presses a button by its label, or anything else by its CSS selector.
    pub async fn press(&self, what: &str) {
        let (label, text) = (comparable("."), comparable(&quoted(what)));
        let button = format!(
            "//*[self::button or self::summary or @role='button'][{label}={text}] \
             | //input[@type='submit'][{}={text}]",
            comparable("@value")
        );
        let found = self.wait_for(&[Locator::XPath(&button), Locator::Css(what)]).await;
        self.click(found, &format!("press {what}")).await;
    }

    /// Follows the link with this text; if there is none, the first that contains it.
    pub async fn follow(&self, link: &str) {
        let (label, text) = (comparable("."), comparable(&quoted(link)));
        let exact = format!("//a[{label}={text}]");
        let partial = format!("//a[contains({label}, {text})]");
        let found = self.wait_for(&[Locator::XPath(&exact), Locator::XPath(&partial)]).await;
        self.click(found, &format!("follow {link}")).await;
    }

    /// The text that can be seen on the page. A page that is just being left is asked again.
    pub async fn text(&self) -> String {
        self.part("body").await
    }

    /// The text that can be seen in the first part of the page that a CSS selector finds.
    pub async fn part(&self, css: &str) -> String {
        for _ in 0..50 {
            if let Ok(part) = self.wait_for(&[Locator::Css(css)]).await
                && let Ok(text) = part.text().await
            {
                return text;
            }
        }
        let found = self.wait_for(&[Locator::Css(css)]).await;
        let part = self.must(found, &format!("find {css}")).await;
        let result = part.text().await;
        self.must(result, &format!("read {css}")).await
    }

    /// Waits until this is shown somewhere on the page: a form's answer takes a moment to arrive.
    pub async fn shows(&self, words: &str) {
        self.shows_in("body", words).await;
    }

    /// Waits until this is shown in a part of the page.
    pub async fn shows_in(&self, css: &str, words: &str) {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if plain(&self.part(css).await).contains(&plain(words)) {
                return;
            }
        }
        panic!("never shown in {css}: {words}\non {}, which shows:\n{}", self.url().await, self.text().await);
    }

    /// What a field holds.
    pub async fn value(&self, css: &str) -> String {
        let task = format!("read what {css} holds");
        let found = self.wait_for(&[Locator::Css(css)]).await;
        let result = self.must(found, &task).await.prop("value").await;
        self.must(result, &task).await.unwrap_or_default()
    }

    /// Whether the cursor is in what this selector finds.
    pub async fn has_cursor(&self, css: &str) -> bool {
        let script = "return document.activeElement?.matches(arguments[0]) ?? false";
        let result = self.client.execute(script, vec![json!(css)]).await;
        self.must(result, "find the cursor").await == json!(true)
    }

    /// Goes back to the page before.
    pub async fn back(&self) {
        let result = self.client.back().await;
        self.must(result, "go back").await;
    }

    /// Lets scripts of this page reach nothing, in whatever way. Where the network is only said to be cut, a last request
    /// that outlives its page arrives all the same.
    pub async fn cut_scripts_off(&self) {
        let script = "window.fetch = () => Promise.reject(new TypeError('no network'))";
        let result = self.client.execute(script, Vec::new()).await;
        self.must(result, "cut scripts off").await;
    }

    /// Types on the keyboard, wherever the cursor is.
    pub async fn keys(&self, text: &str) {
        let found = self.client.active_element().await;
        let result = self.must(found, "find the cursor").await.send_keys(text).await;
        self.must(result, &format!("type {text}")).await;
    }

    /// The title of the page.
    pub async fn title(&self) -> String {
        let result = self.client.title().await;
        self.must(result, "read the title").await
    }

    /// Waits until the address holds this: a form's answer takes a moment to arrive.
    pub async fn arrives(&self, part: &str) {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if self.url().await.contains(part) {
                return;
            }
        }
        panic!("never at {part}, but on {}, which shows:\n{}", self.url().await, self.text().await);
    }

    /// The address of the page.
    pub async fn url(&self) -> String {
        let result = self.client.current_url().await;
        self.must(result, "read the address").await.to_string()
    }

    /// Writes a picture of the window as PNG.
    pub async fn screenshot(&self, path: &Path) {
        let result = self.client.screenshot().await;
        let picture = self.must(result, "take a picture").await;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).expect("a folder for the picture");
        }
        std::fs::write(path, picture).expect("the picture is written");
    }

    /// What the browser complained of since last asked: script errors, blocked or missing files.
    pub async fn complaints(&self) -> Vec<String> {
        let answer = self.tell("se/log", &json!({ "type": "browser" })).await;
        let entries = answer["value"].as_array().cloned().unwrap_or_default();
        let serious = entries.iter().filter(|entry| entry["level"] == "SEVERE");
        serious.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Sets a field according to its kind.
    async fn set(&self, field: &Element, text: &str) -> Result<(), CmdError> {
        if field.tag_name().await?.eq_ignore_ascii_case("select") {
            return field.select_by_label(text).await;
        }
        let kind = field.attr("type").await?.unwrap_or_default();
        if ["date", "month", "time", "datetime-local"].contains(&kind.as_str()) {
            // Typed, the order of the parts would be that of this machine's language.
            let script = "const [field, value] = arguments; field.value = value;
                for (const name of ['input', 'change'])
                    field.dispatchEvent(new Event(name, { bubbles: true }));";
            let arguments = vec![json!(field), json!(text)];
            return self.client.execute(script, arguments).await.map(drop);
        }
        field.clear().await?;
        field.send_keys(text).await
    }

    /// The first that any of these finds: the page before may still be there when a person would already look for it.
    async fn wait_for(&self, locators: &[Locator<'_>]) -> Result<Element, CmdError> {
        let start = Instant::now();
        loop {
            let mut last = None;
            for locator in locators {
                match self.client.find(*locator).await {
                    Ok(found) => return Ok(found),
                    Err(error) => last = Some(error),
                }
            }
            if let Some(error) = last.filter(|_| start.elapsed() >= PATIENCE) {
                return Err(error);
            }
        }
    }

    async fn click(&self, found: Result<Element, CmdError>, task: &str) {
        let element = self.must(found, task).await;
        // A line at the edge of the window may lie over it: a person scrolls on.
        let script = "arguments[0].scrollIntoView({ block: 'center' })";
        let scrolled = self.client.execute(script, vec![json!(element)]).await;
        self.must(scrolled, task).await;
        let result = element.click().await;
        self.must(result, task).await;
    }

    async fn must<T>(&self, result: Result<T, CmdError>, task: &str) -> T {
        match result {
            Ok(value) => value,
            Err(error) => {
                let url = self.client.current_url().await.map(String::from).unwrap_or_default();
                let page = match self.client.find(Locator::Css("body")).await {
                    Ok(body) => body.text().await.unwrap_or_default(),
                    Err(_) => String::new(),
                };
                panic!("cannot {task}: {error}\non {url}, which shows:\n{page}");
            }
        }
    }
}

impl Drop for Browser {
    /// Also reached when a test fails, when there is no waiting for asynchronous things any more.
    fn drop(&mut self) {
        let Ok(mut stream) = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)) else {
            return;
        };
        let request = format!("DELETE /session/{} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.session, self.port);
        if stream.write_all(request.as_bytes()).is_ok() {
            // The first bytes come when the browser is closed.
            let _closed = stream.read(&mut [0_u8; 64]);
        }
    }
}

/// Text with all spaces alike: a page's text comes with some of the unbreakable ones, and without others.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Text as it is compared by the path queries: all white space alike, the unbreakable one too.
fn comparable(expression: &str) -> String {
    format!("normalize-space(translate({expression}, '\u{a0}\u{202f}', '  '))")
}

/// Text as a string of such a query, which knows no escapes.
fn quoted(text: &str) -> String {
    if text.contains('"') && text.contains('\'') {
        format!("concat(\"{}\")", text.replace('"', "\", '\"', \""))
    } else if text.contains('"') {
        format!("'{text}'")
    } else {
        format!("\"{text}\"")
    }
}

fn strings(value: &Value) -> Vec<String> {
    let items = value.as_array().into_iter().flatten();
    items.filter_map(|item| item.as_str().map(str::to_owned)).collect()
}

fn capabilities(window: Window, touch: bool) -> Value {
    let (width, height, mobile) = match window {
        Window::Phone => (390, 844, true),
        Window::Wide => (1280, 900, false),
    };
    let preferences = json!({ "intl.accept_languages": "fr-BE,fr" });
    json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-dev-shm-usage", "--lang=fr",
                format!("--window-size={width},{height}"),
            ],
            "prefs": preferences,
            // Exact, where the size of a window includes its frame and has a lower limit.
            "mobileEmulation": { "deviceMetrics": {
                "width": width, "height": height, "pixelRatio": 1, "touch": mobile && touch, "mobile": mobile,
            } },
        },
    })
}

/// The program that starts and steers browsers: one for all tests of this process.
struct Driver {
    port: u16,
    _process: Child,
    _watcher: Child,
}

static DRIVER: OnceLock<Driver> = OnceLock::new();

impl Driver {
    fn start() -> Self {
        let program = std::env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        // Browsers leave files behind; in a folder of their own these can go all at once.
        let folder: PathBuf = std::env::temp_dir().join(format!("browsers-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the browsers");
        let mut child = Command::new(program)
            .process_group(0)
            .arg("--port=0")
            .env("TMPDIR", &folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("ChromeDriver starts; `cargo xtask test` installs it");
        let group = format!("-{}", child.id());
        let watcher =
            super::afterwards(r#"kill -s TERM -- "$1"; sleep 1; kill -s KILL -- "$1"; rm -rf "$2""#, &[group.as_ref(), folder.as_os_str()]);
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| {
                let (_, port) = line.split_once("started successfully on port ")?;
                port.trim_end_matches('.').parse().ok()
            })
            .expect("ChromeDriver says its port");
        // A full pipe would halt it.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Self { port, _process: child, _watcher: watcher }
    }
}

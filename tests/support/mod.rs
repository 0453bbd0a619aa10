//! What the specification stands on: a real PostgreSQL, a real browser, and their own tests.

pub mod browser;
pub mod people;
pub mod postgres;
pub mod smtp;
pub mod snapshot;
pub mod started;
pub mod world;

use std::ffi::OsStr;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// A new empty folder, removed with all it holds when dropped, and at the latest when this process ends.
///
/// Not from a crate: the usual one switches on a feature below the document engine, so that going
/// from `cargo xtask run` to `test` and back would build the engine anew each time.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static FOLDERS: AtomicU32 = AtomicU32::new(0);
        let path = of_this_process().join(FOLDERS.fetch_add(1, Ordering::Relaxed).to_string());
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _gone = std::fs::remove_dir_all(&self.0);
    }
}

/// What the names of this process's files in the common folder begin with; its number follows.
const NAMES: &str = "constat-";

/// The folder of all that this process writes. Statics are never dropped, and a run can be killed: what stays is removed
/// afterwards, and what a run left behind that could not even do that is removed by the next.
fn of_this_process() -> &'static Path {
    static FOLDER: OnceLock<(PathBuf, Child)> = OnceLock::new();
    let (path, _watcher) = FOLDER.get_or_init(|| {
        remove_leftovers(&std::env::temp_dir());
        let path = std::env::temp_dir().join(format!("{NAMES}{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        let watcher = afterwards(r#"rm -rf "$1""#, &[path.as_os_str()]);
        (path, watcher)
    });
    path
}

/// Removes what runs wrote that are no more.
fn remove_leftovers(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let number = name.strip_prefix(NAMES).and_then(|rest| rest.split('-').next()?.parse::<u32>().ok());
        if number.is_some_and(|number| !runs(number)) {
            // Another run may be at it too, or they may be someone else's.
            let _gone = std::fs::remove_dir_all(entry.path()).or_else(|_| std::fs::remove_file(entry.path()));
        }
    }
}

/// Whether there is such a process. One of somebody else is taken for none; what it wrote cannot be removed anyway.
fn runs(process: u32) -> bool {
    let signal = Command::new("sh").args(["-c", &format!("kill -0 {process}")]).stderr(Stdio::null()).status();
    signal.expect("sh starts").success()
}

/// Runs a shell script once this process has ended, in whatever way it ends.
///
/// Tests leave without a last word: the test program exits without dropping statics, and it can be
/// interrupted. The script's process waits on a pipe that only this process holds; the system
/// closes it. Keep the result in a static: dropping it lets the script run at once.
fn afterwards(script: &str, arguments: &[&OsStr]) -> Child {
    Command::new("sh")
        .args(["-c", &format!("cat >/dev/null; {script}"), "sh"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // A group of its own: Ctrl+C must not take it along.
        .process_group(0)
        .spawn()
        .expect("sh starts")
}

/// The words on a document's pages.
pub fn paper_text(pdf: &[u8]) -> String {
    let folder = Folder::new();
    let path = folder.path().join("paper.pdf");
    std::fs::write(&path, pdf).expect("written");
    let output = Command::new("pdftotext").arg(&path).arg("-").output().expect("pdftotext starts; `cargo xtask test` installs it");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

mod itself {
    use super::browser::{Browser, Window};
    use super::postgres::fresh_database;
    use super::{Folder, remove_leftovers};
    use std::process::Command;

    fn ask(url: &str, statement: &str) -> String {
        let output =
            Command::new("psql").args(["--no-psqlrc", "--tuples-only", "--no-align", "-c", statement, url]).output().expect("psql starts");
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{errors}");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    #[test]
    fn each_database_is_new_and_its_own() {
        let (one, other) = (fresh_database(), fresh_database());
        ask(&one, "create table needs (id int)");
        let count = "select count(*) from information_schema.tables where table_name = 'needs'";
        assert_eq!(ask(&one, count), "1");
        assert_eq!(ask(&other, count), "0");
    }

    const PAGE: &str = "data:text/html;charset=utf-8,<!doctype html><html lang=fr><title>Essai</title>\
        <meta name=viewport content='width=device-width'><main><h1>Un essai</h1><p id=size></p>\
        <form action='about:blank'><label>Nom <input name=nom></label>\
        <label>Jour <input name=jour type=date></label>\
        <label>Ville <select name=ville><option>Liège<option>Namur</select></label>\
        <label><input name=accord type=checkbox> D'accord</label>\
        <button type=button onclick=\"document.querySelector('h1').textContent=\
        ['nom','jour','ville'].map(n=>document.forms[0][n].value).join()+document.forms[0].accord.checked\
        \">Montrer tout</button></form><p><a href='about:blank'>Page vide</a></p>\
        <script>document.querySelector('p').textContent=innerWidth+'x'+innerHeight</script></main>";

    #[test]
    fn what_a_killed_run_left_is_removed_and_the_rest_stays() {
        let folder = Folder::new();
        let mut gone = Command::new("true").spawn().expect("it starts");
        gone.wait().expect("it ends");
        let (dead, alive) = (gone.id(), std::process::id());
        let [one, other, ours, foreign] =
            [format!("constat-{dead}"), format!("constat-{dead}-3"), format!("constat-{alive}"), "constat-x".to_owned()]
                .map(|name| folder.path().join(name));
        for path in [&one, &ours, &foreign] {
            std::fs::create_dir_all(path.join("0")).expect("a folder");
        }
        std::fs::write(&other, "said").expect("a file");
        remove_leftovers(folder.path());
        assert!(!one.exists() && !other.exists(), "of a run that is no more");
        assert!(ours.exists() && foreign.exists(), "of this run, and of others");
    }

    #[tokio::test]
    async fn with_scripts_off_a_page_is_read_and_used_all_the_same() {
        let browser = Browser::start_without_scripts(Window::Phone).await;
        browser.open(PAGE).await;
        let text = browser.text().await;
        assert!(text.contains("Un essai") && !text.contains("390x"), "its script did not run: {text}");
        browser.fill("[name=nom]", "Zoé").await;
        browser.press("Montrer tout").await;
        assert!(!browser.text().await.contains("Zoé,"), "nor when a button was pressed");
        assert_eq!(browser.dead_controls().await.len(), 1, "the button that needs it");
        browser.follow("Page vide").await;
        assert_eq!(browser.url().await, "about:blank");
    }

    #[tokio::test]
    async fn a_page_is_read_and_used_as_by_a_person() {
        let browser = Browser::start(Window::Wide).await;
        browser.open(PAGE).await;
        assert_eq!(browser.title().await, "Essai");
        assert!(browser.text().await.contains("1280x900"));
        browser.fill("[name=nom]", "Zoé").await;
        browser.fill("[name=jour]", "2026-03-09").await;
        browser.fill("[name=ville]", "Namur").await;
        browser.press("[name=accord]").await;
        browser.press("Montrer tout").await;
        let text = browser.text().await;
        assert!(text.contains("Zoé,2026-03-09,Namurtrue"), "{text}");
        assert_eq!(browser.axe().await, Vec::<String>::new());
        assert_eq!(browser.complaints().await, Vec::<String>::new());

        let folder = Folder::new();
        let picture = folder.path().join("page.png");
        browser.screenshot(&picture).await;
        assert!(std::fs::read(&picture).expect("written").starts_with(b"\x89PNG"));

        browser.follow("Page vide").await;
        assert_eq!(browser.url().await, "about:blank");
    }

    #[tokio::test]
    async fn what_is_wrong_with_a_page_is_told() {
        let browser = Browser::start(Window::Phone).await;
        let page = PAGE.replace("<p id=size>", "<img src=data:,><script>nothing()</script><p>");
        browser.open(&page).await;
        assert!(browser.text().await.contains("390x844"));
        let violations = browser.axe().await;
        assert!(violations.iter().any(|line| line.starts_with("image-alt")), "{violations:?}");
        let complaints = browser.complaints().await;
        assert!(complaints.iter().any(|line| line.contains("nothing is not defined")), "{complaints:?}");
    }
}

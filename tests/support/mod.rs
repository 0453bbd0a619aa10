//! What the specification stands on: a real PostgreSQL, a real browser, and their own tests.

pub mod browser;
pub mod people;
pub mod postgres;
pub mod smtp;
pub mod snapshot;
pub mod world;

use std::ffi::OsStr;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// A new empty folder, removed with all it holds when dropped.
///
/// Not from a crate: the usual one switches on a feature below the document engine, so that going
/// from `cargo xtask run` to `test` and back would build the engine anew each time.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static FOLDERS: AtomicU32 = AtomicU32::new(0);
        let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
        let name = format!("constat-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        // Left over where the machine went away in the middle of a run.
        let _absent = std::fs::remove_dir_all(&path);
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

mod itself {
    use super::Folder;
    use super::browser::{Browser, Window};
    use super::postgres::fresh_database;
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

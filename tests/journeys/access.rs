//! Every page that a role can reach, in French and Dutch, in light and in the dark: axe finds nothing.

use super::official::come_in;
use super::scene::{Setting, own_world, world};
use crate::support::browser::{Browser, Window};
use crate::support::world::{Client, World};
use std::collections::{BTreeMap, BTreeSet};

/// Pages of one kind that are judged: they differ by what is in them, findings most.
fn most(kind: &str) -> usize {
    if kind.starts_with("/findings/") { 4 } else { 2 }
}

/// What leads to a file, a change of language or another person.
const ELSEWHERE: [&str; 12] =
    ["/api/", "/assets/", "/lang/", "/demo/enter/", "/pdf", "/json", ".json", "/feed", "/poster", "/sheets", "/slips", "/r/go"];

/// The kind of a page: its address without what is particular.
fn kind(path: &str) -> String {
    let particular = |part: &str| part.len() > 4 && part.bytes().any(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    let steps = path.split(['?', '#']).next().unwrap_or_default().split('/');
    steps.map(|part| if particular(part) { "*" } else { part }).collect::<Vec<_>>().join("/")
}

/// Addresses on this server that a page leads to.
fn links(page: &str) -> impl Iterator<Item = String> {
    let all = page.split("<a ").skip(1).filter_map(|link| link.split_once("href=\"")?.1.split('"').next());
    let ours = all.filter(|link| link.starts_with('/') && !ELSEWHERE.iter().any(|part| link.contains(part)));
    ours.map(|link| link.split('#').next().unwrap_or_default().replace("&amp;", "&")).collect::<Vec<_>>().into_iter()
}

/// All pages that links lead to from here, some of each kind.
async fn reach(client: &Client, from: &[String]) -> Vec<String> {
    let (mut found, mut kinds) = (Vec::new(), BTreeMap::<String, usize>::new());
    let (mut seen, mut next) = (BTreeSet::new(), from.to_vec());
    while let Some(path) = next.pop() {
        let kind = kind(&path);
        let most = most(&kind);
        let count = kinds.entry(kind).or_default();
        if *count >= most || !seen.insert(path.clone()) {
            continue;
        }
        *count += 1;
        let (status, page) = client.page(&path).await;
        assert!(status < 500, "{path}: {status}");
        if (300..400).contains(&status) {
            continue;
        }
        next.extend(links(&page));
        found.push(path);
    }
    found
}

/// What axe says of these pages in these languages, in light and in the dark.
async fn faults(world: &World, browser: &Browser, pages: &[String], locales: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    for page in pages {
        for locale in locales {
            let page_in = page.replace('?', "%3F").replace('=', "%3D").replace('&', "%26");
            browser.open(&format!("{}/lang/{locale}?to={page_in}", world.url)).await;
            wrong.extend(browser.axe_in_both_lights().await.into_iter().map(|fault| format!("{page} {locale}: {fault}")));
        }
    }
    wrong
}

fn paths(paths: &[&str]) -> Vec<String> {
    paths.iter().map(|path| (*path).to_owned()).collect()
}

/// All pages of a member: in French on the one window, in Dutch on the other.
async fn member_pages(key: &str, least: usize) {
    let world = world().await;
    let home = format!("/c/{}", world.coordination());
    let pages = reach(&world.enter(key).await, &[home, "/".to_owned(), "/me".to_owned()]).await;
    assert!(pages.len() >= least, "{key} reaches more than {pages:?}");
    let mut wrong = Vec::new();
    for at in [Setting { locale: "fr", window: Window::Phone }, Setting { locale: "nl", window: Window::Wide }] {
        let browser = at.member(world, key).await;
        wrong.extend(faults(world, &browser, &pages, &[at.locale]).await);
    }
    assert_eq!(wrong, Vec::<String>::new());
}

macro_rules! no_page_keeps_out {
    ($($name:ident $key:literal $least:literal),+ $(,)?) => {
        $( #[tokio::test] async fn $name() { member_pages($key, $least).await; } )+
    };
}
no_page_keeps_out!(
    given_a_coordinator_when_any_page_opens_then_nothing_keeps_them_out "claire" 20,
    given_a_worker_when_any_page_opens_then_nothing_keeps_them_out "karim" 15,
    given_a_facilitator_when_any_page_opens_then_nothing_keeps_them_out "els" 15,
    given_a_manager_when_any_page_opens_then_nothing_keeps_them_out "philippe" 10,
    given_an_expert_when_any_page_opens_then_nothing_keeps_them_out "delphine" 5,
    given_a_mayor_when_any_page_opens_then_nothing_keeps_them_out "mayor" 2,
    given_an_operator_when_any_page_opens_then_nothing_keeps_them_out "ruben" 2,
);

#[tokio::test]
async fn given_a_resident_or_anyone_when_a_page_opens_then_nothing_keeps_them_out() {
    let world = world().await;
    let home = format!("/r/{}", world.session_code);
    let browser = Browser::start(Window::Phone).await;
    let pages = paths(&["/r", &home, &format!("{home}/take-back"), &format!("{home}/taken-back"), "/v"]);
    let mut wrong = faults(world, &browser, &pages, &["fr", "nl", "ar"]).await;
    let public = format!("/m/{}", world.slug);
    let (door, asks) = (format!("/o/{}", world.official), format!("/o/{}?sent=true", world.official));
    let from =
        ["/", "/sign-in", "/sign-in/sent", "/sign-in/link/x", "/rooms", "/demo", "/setup", "/style", "/nothing", &public, &door, &asks];
    let pages = reach(&world.nobody(), &paths(&from)).await;
    assert!(pages.len() >= from.len() - 2, "{pages:?}");
    wrong.extend(faults(world, &browser, &pages, &["fr", "nl"]).await);
    assert_eq!(wrong, Vec::<String>::new());
}

#[tokio::test]
async fn given_an_official_inside_when_any_page_opens_then_nothing_keeps_them_out() {
    let world = own_world().await;
    let room = format!("/o/{}/room", world.official);
    let pages = reach(&world.inside(&world.official).await, &[room]).await;
    assert!(pages.len() >= 4, "{pages:?}");
    let at = Setting { locale: "nl", window: Window::Phone };
    let browser = at.visitor(&world, &format!("/o/{}", world.official)).await;
    come_in(at, &world, &browser).await;
    assert_eq!(faults(&world, &browser, &pages, &["fr", "nl"]).await, Vec::<String>::new());
}

#[tokio::test]
async fn given_a_form_that_comes_back_when_it_is_read_then_nothing_keeps_anyone_out() {
    let world = world().await;
    for locale in ["fr", "nl"] {
        let at = Setting { locale, window: Window::Phone };
        let browser = at.visitor(world, &format!("/r/{}", world.session_code)).await;
        browser.fill("[name=text]", "Écrivez à an@exemple.be ou au 0470 12 34 56.").await;
        browser.press(at.say("Envoyer", "Versturen")).await;
        browser.shows(at.say("Rien n’est encore parti", "Er is nog niets vertrokken")).await;
        assert_eq!(browser.axe_in_both_lights().await, Vec::<String>::new());
        browser.open(&format!("{}/sign-in", world.url)).await;
        browser.press(at.say("Recevoir le lien", "De link krijgen")).await;
        browser.shows(at.say("Ce n’est pas une adresse électronique", "Dit is geen e-mailadres")).await;
        assert_eq!(browser.axe_in_both_lights().await, Vec::<String>::new());
    }
}

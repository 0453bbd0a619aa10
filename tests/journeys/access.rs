//! Pages on a phone, by people who read them with other means than eyes and a mouse: axe finds nothing.
//! The pages of every role on a wide screen are in `mod.rs`.

use super::scene::{member, phone, world};
use crate::support::browser::{Browser, Window};
use crate::support::world::World;

/// What axe says of these pages in these languages.
async fn faults(world: &World, browser: &Browser, pages: &[String], locales: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    for page in pages {
        for locale in locales {
            browser.open(&format!("{}/lang/{locale}?to={page}", world.url)).await;
            let title = browser.title().await;
            let absent = ["Il n’y a rien", "Op dit adres", "لا شيء"].iter().any(|words| title.starts_with(words));
            assert!(!absent, "{page}: {title}");
            wrong.extend(browser.axe().await.into_iter().map(|fault| format!("{page} {locale}: {fault}")));
        }
    }
    wrong
}

#[tokio::test]
async fn given_a_resident_or_anyone_when_a_page_opens_then_nothing_keeps_them_out() {
    let world = world().await;
    let home = format!("/r/{}", world.session_code);
    let pages = ["/r".to_owned(), home.clone(), format!("{home}/take-back"), format!("{home}/taken-back"), "/v".to_owned()];
    let browser = phone(world, "/r", "fr").await;
    let mut wrong = faults(world, &browser, &pages, &["fr", "nl", "ar"]).await;
    let pages = [format!("/m/{}", world.slug), format!("/o/{}", world.official), format!("/o/{}?sent=true", world.official)];
    wrong.extend(faults(world, &browser, &pages, &["fr", "nl"]).await);
    assert_eq!(wrong, Vec::<String>::new());
}

#[tokio::test]
async fn given_a_form_that_comes_back_when_it_is_read_then_nothing_keeps_anyone_out() {
    let world = world().await;
    let browser = phone(world, &format!("/r/{}", world.session_code), "fr").await;
    browser.fill("[name=text]", "Écrivez à an@exemple.be ou au 0470 12 34 56.").await;
    browser.press("Envoyer").await;
    super::scene::shows(&browser, "Rien n’est encore parti").await;
    assert_eq!(browser.axe().await, Vec::<String>::new());
    browser.open(&format!("{}/sign-in", world.url)).await;
    browser.press("Recevoir le lien").await;
    super::scene::shows(&browser, "Ce n’est pas une adresse électronique").await;
    assert_eq!(browser.axe().await, Vec::<String>::new());
}

#[tokio::test]
async fn given_a_member_with_a_phone_when_a_page_opens_then_nothing_keeps_them_out() {
    let world = world().await;
    let diagnosis = world.diagnosis().await.id;
    let room = world.group("poverty").await;
    let mut pages = vec![format!("/groups/{}", room.id)];
    pages.extend(room.findings.iter().map(|f| format!("/findings/{}", f.id)).rev().take(4));
    pages.extend(["", "/findings", "/rounds", "/results", "/memorandum"].map(|rest| format!("/d/{diagnosis}{rest}")));
    pages.extend([format!("/rounds/{}", world.open_round), format!("/rounds/{}", world.closed_round), "/me".to_owned()]);
    let browser = member(world, "hilde", Window::Phone, "nl").await;
    let wrong = faults(world, &browser, &pages, &["fr", "nl"]).await;
    assert_eq!(wrong, Vec::<String>::new());
}

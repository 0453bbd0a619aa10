//! Journeys in a real browser, through the pages alone.

mod access;
mod coordinator;
mod memorandum;
mod official;
mod resident;
mod scene;
mod voter;
mod weight;
mod worker;

use crate::support::browser::{Browser, Window};
use crate::support::world::{Engine, World};

/// A resident in a waiting room: no account, a code, one sentence, a slip to take it back.
#[tokio::test]
async fn a_resident_gives_a_sentence_and_gets_a_slip() {
    let world = World::shared(Engine::Sqlite).await;
    let phone = Browser::start(Window::Phone).await;
    phone.open(&format!("{}/r/{}", world.url, world.session_code)).await;
    assert_eq!(phone.axe().await, Vec::<String>::new());
    phone.fill("textarea", "Le bus ne passe plus après vingt heures.").await;
    phone.press("form[method=post] button").await;
    phone.arrives("/kept").await;
    let text = phone.text().await;
    assert!(text.contains("C’est bien arrivé. Merci."), "{text}");
    assert_eq!(phone.axe().await, Vec::<String>::new());
}

/// A worker on a phone writes a finding, and the group room shows it to colleagues without a name.
#[tokio::test]
async fn a_worker_writes_a_finding_and_a_colleague_reads_it_without_a_name() {
    let world = World::shared(Engine::Sqlite).await;
    let room = world.group("food").await.id;
    let sentence = "Des familles partagent un repas en deux à la fin du mois.";
    let phone = Browser::start(Window::Phone).await;
    phone.open(&format!("{}/demo/enter/marta", world.url)).await;
    phone.open(&format!("{}/groups/{room}", world.url)).await;
    assert_eq!(phone.axe().await, Vec::<String>::new());
    phone.fill("textarea[name=sentence]", sentence).await;
    phone.press("Commencer ce constat").await;
    phone.arrives("/findings/").await;
    assert_eq!(phone.axe().await, Vec::<String>::new());

    let colleague = Browser::start(Window::Wide).await;
    colleague.open(&format!("{}/demo/enter/hilde", world.url)).await;
    colleague.open(&format!("{}/lang/fr?to=/groups/{room}", world.url)).await;
    let text = colleague.text().await;
    assert!(text.contains(sentence), "{text}");
    colleague.follow(sentence).await;
    colleague.arrives("/findings/").await;
    assert!(!colleague.text().await.contains("Marta"), "no name stands by it");
}

/// The main pages hold nothing that keeps people with disabilities out, in French and Dutch.
#[tokio::test]
async fn pages_of_every_role_pass_the_accessibility_checker() {
    let world = World::shared(Engine::Sqlite).await;
    let diagnosis = world.diagnosis().await.id;
    let home = format!("/c/{}", world.coordination());
    let d = |rest: &str| format!("/d/{diagnosis}{rest}");
    let public = format!("/m/{}", world.slug);
    let round = format!("/rounds/{}", world.open_round);
    let visits: [(&str, Vec<String>); 4] = [
        ("claire", vec![home.clone(), d(""), d("/findings"), d("/sessions"), d("/rounds"), d("/results"), format!("{home}/members")]),
        ("karim", vec![home.clone(), round]),
        ("philippe", vec![home, d("")]),
        ("", vec![public, "/sign-in".to_owned(), "/rooms".to_owned(), "/demo".to_owned(), "/nothing".to_owned()]),
    ];
    let mut wrong = Vec::new();
    for (key, pages) in visits {
        let browser = Browser::start(Window::Wide).await;
        if !key.is_empty() {
            browser.open(&format!("{}/demo/enter/{key}", world.url)).await;
        }
        for page in pages {
            for locale in ["fr", "nl"] {
                browser.open(&format!("{}/lang/{locale}?to={page}", world.url)).await;
                wrong.extend(browser.axe().await.into_iter().map(|fault| format!("{key} {page} {locale}: {fault}")));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

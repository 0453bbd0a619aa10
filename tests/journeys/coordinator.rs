//! The coordinator's office: a diagnosis from a template, steps that open and close, a poster on paper.

use super::scene::{member, shows, world};
use crate::support::browser::{Browser, Window};
use crate::support::world::{Engine, World};

/// Makes a diagnosis from a template, and is left on its page.
pub async fn new_diagnosis(claire: &Browser, title: &str, method: &str) {
    claire.press("Nouveau diagnostic").await;
    claire.fill("[name=title_fr]", title).await;
    claire.fill("[name=title_nl]", &format!("{title} (nl)")).await;
    claire.press(&format!("[name=method][value='{method}']")).await;
    claire.press("Créer le diagnostic").await;
    claire.arrives("/d/").await;
    shows(claire, title).await;
}

#[tokio::test]
async fn given_a_template_when_a_step_closes_too_early_then_a_reason_is_asked_and_kept() {
    let world = World::fresh(Engine::Sqlite).await;
    let claire = member(&world, "claire", Window::Wide, "fr").await;
    new_diagnosis(&claire, "Le logement, deux ans après", "one-theme").await;
    claire.press("Ouvrir l’étape").await;
    shows(&claire, "Un thème n’a ni constat validé").await;
    shows(&claire, "Aucun thème n’a encore de groupe.").await;
    let folded = "details:has(> div > form[action$='/close']) > summary";
    claire.press(folded).await;
    claire.press("form[action$='/close'] button").await;
    shows(&claire, "Il manque encore quelque chose pour fermer l’étape.").await;
    claire.fill("form[action$='/close'] [name=reason]", "Le groupe du diagnostic précédent continue.").await;
    claire.press("form[action$='/close'] button").await;
    shows(&claire, "Raisons écrites").await;
    claire.press("Raisons écrites").await;
    shows(&claire, "Le groupe du diagnostic précédent continue.").await;

    claire.press("details:has(> div > form[action$='/reopen']) > summary").await;
    claire.fill("form[action$='/reopen'] [name=reason]", "Un groupe de plus se forme.").await;
    claire.press("form[action$='/reopen'] button").await;
    shows(&claire, "Aucun thème n’a encore de groupe.").await;
}

#[tokio::test]
async fn given_a_diagnosis_not_filled_in_when_it_is_sent_then_its_form_stays_open_and_says_what_lacks() {
    let world = world().await;
    let claire = member(world, "claire", Window::Wide, "nl").await;
    claire.press("Nieuwe diagnose").await;
    claire.press("[name=method][value=update]").await;
    claire.press("De diagnose maken").await;
    shows(&claire, "Nog in te vullen.").await;
    claire.fill("[aria-invalid=true][name=title_fr]", "Encore un").await;
    claire.press("[name=method]:checked").await;
}

#[tokio::test]
async fn given_a_session_when_its_poster_is_printed_then_it_is_a_pdf() {
    let world = world().await;
    let claire = member(world, "claire", Window::Wide, "fr").await;
    claire.press("main a[href^='/d/']").await;
    claire.arrives("/d/").await;
    claire.follow("Séances avec les habitants").await;
    claire.arrives("/sessions").await;
    claire.press("main a[href^='/sessions/']").await;
    claire.arrives("/sessions/").await;
    let session = claire.url().await;

    // The browser would keep the file; here it is asked for as the browser asks, with its cookie.
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
    let entered = http.get(format!("{}/demo/enter/claire", world.url)).send().await.expect("an answer");
    let cookie = entered.headers()["set-cookie"].to_str().expect("text").split(';').next().unwrap_or_default().to_owned();
    for paper in ["poster", "sheets"] {
        let asked = http.get(format!("{session}/{paper}")).header("cookie", &cookie).header("accept", "text/html");
        let answer = asked.send().await.expect("an answer");
        assert_eq!(answer.status(), 200, "{paper}");
        assert_eq!(answer.headers()["content-type"], "application/pdf", "{paper}");
        assert!(answer.bytes().await.expect("a body").starts_with(b"%PDF-"), "{paper}");
    }
}

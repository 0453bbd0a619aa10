//! The coordinator's office: what today asks for, a diagnosis from a template, steps that open and close, a poster on paper.

use super::scene::{Setting, file, in_both_languages, own_world, world};
use crate::support::browser::Browser;

/// Makes a diagnosis from a template, and is left on its page.
pub async fn new_diagnosis(at: Setting, claire: &Browser, fr: &str, nl: &str, method: &str) {
    claire.press(at.say("Nouveau diagnostic", "Nieuwe diagnose")).await;
    claire.fill("[name=title_fr]", fr).await;
    claire.fill("[name=title_nl]", nl).await;
    claire.press(&format!("[name=method][value='{method}']")).await;
    claire.press(at.say("Créer le diagnostic", "De diagnose maken")).await;
    claire.arrives("/d/").await;
    claire.shows(at.say(fr, nl)).await;
}

async fn given_monday_morning_when_the_coordinator_comes_in_then_what_is_missing_is_one_page_away(at: Setting) {
    let world = world().await;
    let claire = at.member(world, "claire").await;
    claire.shows(at.say("Ouvert maintenant\u{A0}: ", "Nu open: ")).await;
    claire.press("main a[href^='/d/']").await;
    claire.arrives("/d/").await;
    claire.shows(at.say("Il manque encore", "Er ontbreekt nog")).await;
    claire.follow(at.say("Constats de la plénière", "Vaststellingen van de plenaire")).await;
    claire.arrives("/findings").await;
}

async fn given_a_template_when_a_step_closes_too_early_then_a_reason_is_asked_and_kept(at: Setting) {
    let world = own_world().await;
    let claire = at.member(&world, "claire").await;
    new_diagnosis(at, &claire, "Le logement, deux ans après", "Wonen, twee jaar later", "one-theme").await;
    let no_group = at.say("Aucun thème n’a encore de groupe.", "Geen enkel thema heeft al een groep.");
    claire.press(at.say("Ouvrir l’étape", "De stap openen")).await;
    claire.shows(at.say("Un thème n’a ni constat validé", "Een thema heeft geen gevalideerde vaststelling")).await;
    claire.shows(no_group).await;
    claire.press("details:has(> div > form[action$='/close']) > summary").await;
    claire.press("form[action$='/close'] button").await;
    claire.shows(at.say("Il manque encore quelque chose pour fermer l’étape.", "Er ontbreekt nog iets om de stap te sluiten.")).await;
    claire.fill("form[action$='/close'] [name=reason]", "Le groupe du diagnostic précédent continue.").await;
    claire.press("form[action$='/close'] button").await;
    let reasons = at.say("Raisons écrites", "Geschreven redenen");
    claire.shows(reasons).await;
    claire.press(reasons).await;
    claire.shows("Le groupe du diagnostic précédent continue.").await;

    claire.press("details:has(> div > form[action$='/reopen']) > summary").await;
    claire.fill("form[action$='/reopen'] [name=reason]", "Un groupe de plus se forme.").await;
    claire.press("form[action$='/reopen'] button").await;
    claire.shows(no_group).await;
}

async fn given_a_diagnosis_not_filled_in_when_it_is_sent_then_its_form_stays_open_and_says_what_lacks(at: Setting) {
    let world = world().await;
    let claire = at.member(world, "claire").await;
    claire.press(at.say("Nouveau diagnostic", "Nieuwe diagnose")).await;
    claire.press("[name=method][value=update]").await;
    claire.press(at.say("Créer le diagnostic", "De diagnose maken")).await;
    claire.shows(at.say("À remplir.", "Nog in te vullen.")).await;
    claire.fill("[aria-invalid=true][name=title_fr]", "Encore un").await;
    claire.press("[name=method]:checked").await;
}

async fn given_a_session_when_its_poster_is_printed_then_it_is_a_pdf(at: Setting) {
    let world = world().await;
    let claire = at.member(world, "claire").await;
    claire.press("main a[href^='/d/']").await;
    claire.arrives("/d/").await;
    claire.follow(at.say("Séances avec les habitants", "Sessies met inwoners")).await;
    claire.arrives("/sessions").await;
    claire.press("main a[href^='/sessions/']").await;
    claire.arrives("/sessions/").await;
    let session = claire.url().await;
    for paper in ["poster", "sheets"] {
        claire.part(&format!("main a[href$='/{paper}']")).await;
        let answer = file(world, "claire", &format!("{session}/{paper}")).await;
        assert_eq!(answer.status(), 200, "{paper}");
        assert_eq!(answer.headers()["content-type"], "application/pdf", "{paper}");
        assert!(answer.bytes().await.expect("a body").starts_with(b"%PDF-"), "{paper}");
    }
}

in_both_languages!(
    given_monday_morning_when_the_coordinator_comes_in_then_what_is_missing_is_one_page_away,
    given_a_template_when_a_step_closes_too_early_then_a_reason_is_asked_and_kept,
    given_a_diagnosis_not_filled_in_when_it_is_sent_then_its_form_stays_open_and_says_what_lacks,
    given_a_session_when_its_poster_is_printed_then_it_is_a_pdf,
);

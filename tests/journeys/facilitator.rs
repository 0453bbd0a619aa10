//! Who listens to residents: reads, strikes names out, passes on, and types in what was written on paper.

use super::scene::{Setting, file, in_both_languages, own_world};
use crate::support::browser::Browser;
use crate::support::world::World;

const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";

/// Els facilitates the open session, and has it in front of her.
async fn at_the_session(at: Setting, world: &World) -> Browser {
    let els = at.member(world, "els").await;
    els.follow("Buurtwerk Molenveld").await;
    els.arrives("/sessions/").await;
    els
}

/// Goes on by keyboard until the cursor is there.
async fn tab_to(browser: &Browser, css: &str) {
    for _ in 0..40 {
        if browser.has_cursor(css).await {
            return;
        }
        browser.keys(TAB).await;
    }
    panic!("40 keys do not lead to {css} on {}", browser.url().await);
}

async fn given_sheets_when_they_are_typed_in_by_keyboard_alone_then_each_is_kept(at: Setting) {
    let world = own_world().await;
    let els = at_the_session(at, &world).await;
    els.follow(at.say("Encoder une feuille", "Een blad overtypen")).await;
    els.arrives("/paper").await;
    let kept = at.say("La contribution est gardée", "De bijdrage is bewaard");
    for text in ["Trop cher, le bus du soir.", "Plus de banc sur la place.", "Le médecin ne prend plus personne."] {
        // A keyboard begins at the top: the first key leads past the head of the page.
        els.keys(TAB).await;
        els.keys(ENTER).await;
        tab_to(&els, "textarea[name=text]").await;
        els.keys(text).await;
        tab_to(&els, "[name=slip]").await;
        els.keys(TAB).await;
        els.keys(ENTER).await;
        els.arrives("kept=true").await;
        els.shows(kept).await;
        assert_eq!(els.value("textarea[name=text]").await, "", "ready for the next");
    }
    els.follow(at.say("Retour à la séance", "Terug naar de sessie")).await;
    els.shows("Trop cher, le bus du soir.").await;
    els.shows("Plus de banc sur la place.").await;
    els.shows("Le médecin ne prend plus personne.").await;
}

async fn given_a_sheet_sent_twice_when_the_page_is_gone_back_to_then_it_counts_once(at: Setting) {
    let world = own_world().await;
    let els = at_the_session(at, &world).await;
    let session = els.url().await;
    els.open(&format!("{session}/paper")).await;
    els.fill("[name=text]", "Une feuille, une seule.").await;
    els.press(at.say("Garder et continuer", "Bewaren en verdergaan")).await;
    els.arrives("kept=true").await;
    els.back().await;
    els.fill("[name=text]", "Une feuille, une seule.").await;
    els.press(at.say("Garder et continuer", "Bewaren en verdergaan")).await;
    els.arrives("kept=true").await;
    els.open(&session).await;
    assert_eq!(els.text().await.matches("Une feuille, une seule.").count(), 1);
}

async fn given_a_name_in_a_text_when_it_is_struck_out_then_the_group_reads_the_rest_as_it_was(at: Setting) {
    let world = own_world().await;
    let resident = at.other().visitor(&world, &format!("/r/{}", world.session_code)).await;
    resident.fill("[name=text]", "Écrivez à an@exemple.be pour le potager.").await;
    resident.press(at.other().say("Envoyer", "Versturen")).await;
    resident.press(at.other().say("Envoyer tel quel", "Zo versturen")).await;
    resident.arrives("/kept").await;

    let els = at_the_session(at, &world).await;
    els.shows("an@exemple.be").await;
    els.press(at.say("Barrer «\u{A0}an@exemple.be\u{A0}»", "„an@exemple.be” doorstrepen")).await;
    els.shows(at.say("des mots ont été barrés", "er zijn woorden doorgestreept")).await;
    let text = els.text().await;
    assert!(!text.contains("an@exemple.be"), "it is gone for good");
    assert!(text.contains("pour le potager."), "the rest stands");
    assert!(els.part("main").await.contains("Écrivez à"), "untouched");
}

async fn given_a_session_when_its_sheets_are_printed_then_each_bears_a_slip_and_the_address(at: Setting) {
    let world = own_world().await;
    let els = at_the_session(at, &world).await;
    let paper = file(&world, "els", &format!("{}/sheets", els.url().await)).await;
    assert_eq!(paper.headers()["content-type"], "application/pdf");
    let text = crate::support::paper_text(&paper.bytes().await.expect("a body"));
    assert!(text.contains(&world.session_code), "{text}");
}

in_both_languages!(
    given_sheets_when_they_are_typed_in_by_keyboard_alone_then_each_is_kept,
    given_a_sheet_sent_twice_when_the_page_is_gone_back_to_then_it_counts_once,
    given_a_name_in_a_text_when_it_is_struck_out_then_the_group_reads_the_rest_as_it_was,
    given_a_session_when_its_sheets_are_printed_then_each_bears_a_slip_and_the_address,
);

//! A group that analyses: residents' words beside its findings.

use super::scene::{Setting, in_both_languages, own_world};
use super::worker::begin;

async fn given_residents_words_when_one_is_tied_then_the_finding_rests_on_it_and_nobody_edits_it(at: Setting) {
    let world = own_world().await;
    let karim = at.member(&world, "karim").await;
    begin(at, &karim, at.say("Logement", "Wonen"), "Les logements sont humides en hiver.").await;
    let finding = karim.url().await;
    let none = at.say("Paroles d’habitants liées\u{A0}: 0", "Gekoppelde woorden van inwoners: 0");
    let one = at.say("Paroles d’habitants liées\u{A0}: 1", "Gekoppelde woorden van inwoners: 1");
    karim.shows(none).await;
    karim.press(at.say("Les lire à côté du constat", "Lees ze naast de vaststelling")).await;
    let words = karim.part("form[action*='/contributions/']").await;
    assert_eq!(words.trim(), at.say("Lier", "Koppelen"), "the only thing to do with them");
    karim.press(at.say("Lier", "Koppelen")).await;
    karim.shows(one).await;
    karim.shows(at.say("Sur quoi il repose", "Waarop het steunt")).await;
    assert_eq!(karim.axe_in_both_lights().await, Vec::<String>::new());

    let colleague = at.other().member(&world, "yusuf").await;
    colleague.open(&finding).await;
    colleague.shows(at.other().say("Paroles d’habitants liées\u{A0}: 1", "Gekoppelde woorden van inwoners: 1")).await;
    colleague.press(at.other().say("Délier", "Loskoppelen")).await;
    colleague.shows(at.other().say("Paroles d’habitants liées\u{A0}: 0", "Gekoppelde woorden van inwoners: 0")).await;
    karim.open(&finding).await;
    karim.shows(none).await;
}

async fn given_figures_and_quotes_when_they_are_added_then_the_finding_shows_them_without_names(at: Setting) {
    let world = own_world().await;
    let karim = at.member(&world, "karim").await;
    begin(at, &karim, at.say("Logement", "Wonen"), "Les loyers montent plus vite que les revenus.").await;
    karim.press(at.say("Ajouter un témoignage", "Een getuigenis toevoegen")).await;
    karim.press("[name=seal][value=R]").await;
    karim.fill("[name=text]", "Je paie la moitié de ma pension.").await;
    karim.press("form[action$='/quotes'] button").await;
    karim.shows("Je paie la moitié de ma pension.").await;
    karim.press(at.say("Joindre une donnée", "Een gegeven toevoegen")).await;
    for (field, text) in [("label", "Loyer médian"), ("figure", "742"), ("unit", "euros"), ("source", "Observatoire du logement")] {
        karim.fill(&format!("[name={field}]"), text).await;
    }
    karim.press("form[action$='/evidence'] button").await;
    karim.shows("Observatoire du logement").await;
    assert!(!karim.part("main").await.contains("Karim"), "no name");
    assert_eq!(karim.axe_in_both_lights().await, Vec::<String>::new());
}

in_both_languages!(
    given_residents_words_when_one_is_tied_then_the_finding_rests_on_it_and_nobody_edits_it,
    given_figures_and_quotes_when_they_are_added_then_the_finding_shows_them_without_names,
);

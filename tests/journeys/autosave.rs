//! A draft on the tram: saved as it is typed, kept without network, and never over another's version.

use super::scene::{Setting, enter, in_both_languages, world};
use super::worker::begin;
use crate::support::browser::Browser;

/// Where the form says how the saving stands.
const STATE: &str = "[data-save-state]";

fn saved(at: Setting) -> &'static str {
    at.say("Enregistré", "Bewaard")
}

fn waiting(at: Setting) -> &'static str {
    at.say("Pas encore envoyé", "Nog niet verzonden")
}

/// Karim with a new draft of the housing group in front of him.
async fn draft(at: Setting) -> Browser {
    let karim = at.member(world().await, "karim").await;
    begin(at, &karim, at.say("Logement", "Wonen"), "L’attente d’un logement social dépasse trois ans.").await;
    karim
}

async fn given_a_draft_when_words_are_typed_then_they_are_saved_without_a_button(at: Setting) {
    let karim = draft(at).await;
    assert_eq!(karim.part(STATE).await, "", "nothing is said before there is something to say");
    karim.fill("[name=whom]", "Les familles de plus de trois enfants").await;
    karim.fill("[name=since]", "Depuis deux hivers").await;
    karim.shows_in(STATE, saved(at)).await;
    assert_eq!(karim.axe_in_both_lights().await, Vec::<String>::new());
    karim.open(&karim.url().await).await;
    assert_eq!(karim.value("[name=whom]").await, "Les familles de plus de trois enfants");
    assert_eq!(karim.value("[name=since]").await, "Depuis deux hivers");
    assert_eq!(karim.part(STATE).await, "");
    assert_eq!(karim.complaints().await, Vec::<String>::new());
}

async fn given_a_sentence_taken_away_when_it_is_refused_then_the_form_says_why_and_keeps_the_rest(at: Setting) {
    let karim = draft(at).await;
    karim.fill("[name=sentence]", " ").await;
    karim.fill("[name=place]", "Le quartier de la gare").await;
    karim.shows_in(STATE, at.say("est à corriger", "iets verbeterd worden")).await;
    assert_eq!(karim.axe_in_both_lights().await, Vec::<String>::new());
    karim.fill("[name=sentence]", "L’attente d’un logement dépasse trois ans.").await;
    karim.shows_in(STATE, saved(at)).await;
    karim.open(&karim.url().await).await;
    assert_eq!(karim.value("[name=place]").await, "Le quartier de la gare");
}

async fn given_no_network_when_words_are_typed_then_they_stay_on_the_device_and_leave_later(at: Setting) {
    let karim = draft(at).await;
    karim.cut_off(true).await;
    karim.fill("[name=whom]", "Les personnes seules").await;
    karim.shows_in(STATE, waiting(at)).await;
    assert_eq!(karim.axe_in_both_lights().await, Vec::<String>::new());
    karim.cut_off(false).await;
    karim.shows_in(STATE, saved(at)).await;
    karim.open(&karim.url().await).await;
    assert_eq!(karim.value("[name=whom]").await, "Les personnes seules");
}

async fn given_no_network_when_the_page_is_left_then_the_words_are_back_with_the_network(at: Setting) {
    let karim = draft(at).await;
    let finding = karim.url().await;
    karim.cut_off(true).await;
    karim.cut_scripts_off().await;
    karim.fill("[name=whom]", "Les personnes sans adresse").await;
    karim.shows_in(STATE, waiting(at)).await;
    karim.open("data:text/html,<title>Tunnel</title>").await;
    karim.cut_off(false).await;
    let elsewhere = at.member(world().await, "karim").await;
    elsewhere.open(&finding).await;
    assert_eq!(elsewhere.value("[name=whom]").await, "", "the server never had them");
    karim.open(&finding).await;
    karim.shows_in(STATE, saved(at)).await;
    assert_eq!(karim.value("[name=whom]").await, "Les personnes sans adresse");
    elsewhere.open(&finding).await;
    assert_eq!(elsewhere.value("[name=whom]").await, "Les personnes sans adresse");
}

async fn given_words_on_the_device_when_the_author_signs_out_then_whoever_sits_there_next_finds_none(at: Setting) {
    let karim = draft(at).await;
    let finding = karim.url().await;
    karim.cut_off(true).await;
    karim.cut_scripts_off().await;
    karim.fill("[name=whom]", "Les personnes sans adresse").await;
    karim.shows_in(STATE, waiting(at)).await;
    karim.open("data:text/html,<title>Tunnel</title>").await;
    karim.cut_off(false).await;
    karim.open(&format!("{}/me", world().await.url)).await;
    karim.press(at.say("Se déconnecter", "Afmelden")).await;
    karim.shows(at.say("Se connecter", "Aanmelden")).await;
    enter(world().await, &karim, "karim", at.locale).await;
    karim.open(&finding).await;
    // Once something else is saved, the script has looked at what was kept.
    karim.fill("[name=since]", "Depuis deux hivers").await;
    karim.shows_in(STATE, saved(at)).await;
    assert_eq!(karim.value("[name=whom]").await, "");
}

/// Two devices of one author: nobody else may write in a draft.
async fn given_two_at_once_when_the_second_types_then_both_texts_stand_there_to_choose_from(at: Setting) {
    let first = draft(at).await;
    let finding = first.url().await;
    let second = at.member(world().await, "karim").await;
    second.open(&finding).await;
    first.fill("[name=whom]", "Les jeunes").await;
    first.shows_in(STATE, saved(at)).await;

    second.fill("[name=whom]", "Les aînés").await;
    second.shows_in(STATE, at.say("Quelqu’un a enregistré entre-temps", "Iemand heeft intussen bewaard")).await;
    assert_eq!(second.axe_in_both_lights().await, Vec::<String>::new());
    second.press(at.say("Enregistrer", "Bewaren")).await;
    second.shows(at.say("La version enregistrée entre-temps", "De versie die intussen bewaard is")).await;
    second.shows("Les jeunes").await;
    assert_eq!(second.value("[name=whom]").await, "Les aînés", "one's own are still in the field");
    assert_eq!(second.axe_in_both_lights().await, Vec::<String>::new());
    second.fill("[name=whom]", "Les jeunes et les aînés").await;
    second.press(at.say("Enregistrer", "Bewaren")).await;
    second.shows(at.say("Un constat en écriture", "Een vaststelling in de maak")).await;
    first.open(&finding).await;
    assert_eq!(first.value("[name=whom]").await, "Les jeunes et les aînés");
}

async fn given_another_version_when_the_second_opens_it_then_the_own_words_are_offered(at: Setting) {
    let first = draft(at).await;
    let finding = first.url().await;
    let second = at.member(world().await, "karim").await;
    second.open(&finding).await;
    first.fill("[name=place]", "Le centre").await;
    first.shows_in(STATE, saved(at)).await;

    second.fill("[name=place]", "La gare").await;
    second.shows_in(STATE, at.say("Quelqu’un a enregistré", "Iemand heeft")).await;
    second.follow(at.say("ouvrez sa version", "open die versie")).await;
    second.shows_in(STATE, at.say("encore sur cet appareil", "nog op dit toestel")).await;
    assert_eq!(second.value("[name=place]").await, "Le centre", "the stored version stands there");
    assert_eq!(second.axe_in_both_lights().await, Vec::<String>::new());
    second.press(at.say("Les reprendre", "Terugzetten")).await;
    assert_eq!(second.value("[name=place]").await, "La gare");
    second.shows_in(STATE, saved(at)).await;
    first.open(&finding).await;
    assert_eq!(first.value("[name=place]").await, "La gare");
}

in_both_languages!(
    given_a_draft_when_words_are_typed_then_they_are_saved_without_a_button,
    given_a_sentence_taken_away_when_it_is_refused_then_the_form_says_why_and_keeps_the_rest,
    given_no_network_when_words_are_typed_then_they_stay_on_the_device_and_leave_later,
    given_no_network_when_the_page_is_left_then_the_words_are_back_with_the_network,
    given_words_on_the_device_when_the_author_signs_out_then_whoever_sits_there_next_finds_none,
    given_two_at_once_when_the_second_types_then_both_texts_stand_there_to_choose_from,
    given_another_version_when_the_second_opens_it_then_the_own_words_are_offered,
);

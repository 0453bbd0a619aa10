//! A ballot: ranking and points, on a phone, in two languages.

use super::scene::{member, shows, world};
use crate::support::browser::Window;

#[tokio::test]
async fn given_an_open_ranking_when_a_worker_votes_then_the_ballot_is_in_and_can_be_replaced() {
    let world = world().await;
    let karim = member(world, "karim", Window::Phone, "fr").await;
    karim.open(&format!("{}/rounds/{}", world.url, world.open_round)).await;
    shows(&karim, "Personne ne voit votre bulletin").await;
    karim.press("Déposer mon bulletin").await;
    shows(&karim, "Le bulletin est encore vide").await;
    karim.fill("[id$='-points-0']", "2").await;
    karim.fill("[id$='-points-1']", "1").await;
    karim.press("Déposer mon bulletin").await;
    shows(&karim, "Votre bulletin est dans l’urne").await;
    karim.press("Remplacer mon bulletin").await;
    karim.fill("[id$='-points-2']", "1").await;
    karim.press("Déposer mon bulletin").await;
    shows(&karim, "Votre bulletin est dans l’urne").await;
}

#[tokio::test]
async fn given_a_round_of_points_when_too_many_are_given_then_the_ballot_says_so_and_keeps_them() {
    let world = world().await;
    let claire = member(world, "claire", Window::Wide, "fr").await;
    claire.press("main a[href^='/d/']").await;
    claire.arrives("/d/").await;
    claire.follow("Tours de priorités").await;
    claire.arrives("/rounds").await;
    claire.fill("[name=title_fr]", "Par quoi commencer en premier").await;
    claire.fill("[name=title_nl]", "Waarmee eerst beginnen").await;
    claire.press("[name=college][value=workers]").await;
    for place in 1..=3 {
        claire.press(&format!("label:nth-of-type({place}) > [name=items]")).await;
    }
    claire.press("Préparer ce tour").await;
    claire.arrives("/rounds/").await;
    claire.press("Ouvrir le tour").await;
    shows(&claire, "Clore le tour").await;
    assert!(claire.text().await.contains("la coordination n’a pas de voix"));

    let jonas = member(world, "jonas", Window::Phone, "nl").await;
    jonas.open(&claire.url().await).await;
    for place in 0..3 {
        jonas.fill(&format!("[id$='-points-{place}']"), "4").await;
    }
    jonas.press("Mijn biljet indienen").await;
    shows(&jonas, "Gegeven: 12. Dat is 2 te veel.").await;
    jonas.fill("[id$='-points-2'][value='4']", "2").await;
    jonas.press("Mijn biljet indienen").await;
    shows(&jonas, "Uw biljet zit in de stembus").await;
}

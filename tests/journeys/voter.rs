//! A ballot: a ranking and points by members, and points by a resident with a slip.

use super::scene::{Setting, file, in_both_languages, own_world};
use crate::support::browser::Browser;
use crate::support::world::World;

/// Where a ballot says how many points are left.
const LEFT: &str = "[data-dots-left]";

async fn given_an_open_ranking_when_a_worker_votes_then_the_ballot_is_in_and_can_be_replaced(at: Setting) {
    let world = own_world().await;
    let karim = at.member(&world, "karim").await;
    karim.open(&format!("{}/rounds/{}", world.url, world.open_round)).await;
    karim.shows(at.say("Personne ne voit votre bulletin", "Niemand ziet uw biljet")).await;
    let (cast, is_in) = (at.say("Déposer mon bulletin", "Mijn biljet indienen"), is_in(at));
    karim.press(cast).await;
    karim.shows(at.say("Le bulletin est encore vide", "Het biljet is nog leeg")).await;
    karim.fill("[id$='-points-0']", "2").await;
    karim.fill("[id$='-points-1']", "1").await;
    karim.press(cast).await;
    karim.shows(is_in).await;
    karim.press(at.say("Remplacer mon bulletin", "Mijn biljet vervangen")).await;
    karim.fill("[id$='-points-2']", "1").await;
    karim.press(cast).await;
    karim.shows(is_in).await;
}

fn is_in(at: Setting) -> &'static str {
    at.say("Votre bulletin est dans l’urne", "Uw biljet zit in de stembus")
}

/// Prepares a round of ten points on three findings for this college, and is left on its page.
async fn prepare(at: Setting, claire: &Browser, college: &str) {
    claire.press("main a[href^='/d/']").await;
    claire.arrives("/d/").await;
    claire.follow(at.say("Tours de priorités", "Prioriteitenrondes")).await;
    claire.arrives("/rounds").await;
    claire.fill("[name=title_fr]", "Par quoi commencer en premier").await;
    claire.fill("[name=title_nl]", "Waarmee eerst beginnen").await;
    claire.press(&format!("[name=college][value={college}]")).await;
    for place in 1..=3 {
        claire.press(&format!("label:nth-of-type({place}) > [name=items]")).await;
    }
    claire.press(at.say("Préparer ce tour", "Deze ronde voorbereiden")).await;
    claire.arrives("/rounds/").await;
}

async fn given_a_round_of_points_when_too_many_are_given_then_the_ballot_says_so_and_keeps_them(at: Setting) {
    let world = own_world().await;
    let claire = at.member(&world, "claire").await;
    prepare(at, &claire, "workers").await;
    claire.press(at.say("Ouvrir le tour", "De ronde openen")).await;
    claire.shows(at.say("Clore le tour", "De ronde sluiten")).await;
    assert!(claire.text().await.contains(at.say("la coordination n’a pas de voix", "de coördinatie heeft geen stem")));

    let there = at.other();
    let jonas = there.member(&world, "jonas").await;
    jonas.open(&claire.url().await).await;
    for (place, points, left) in [
        (0, "4", there.say("Encore 6 points à donner", "Nog 6 punten te geven")),
        (1, "4", there.say("Encore 2 points à donner", "Nog 2 punten te geven")),
        (2, "3", there.say("Un point de trop", "Eén punt te veel")),
        (2, "4", there.say("2 points de trop", "2 punten te veel")),
    ] {
        jonas.fill(&format!("[id$='-points-{place}']"), points).await;
        jonas.shows_in(LEFT, left).await;
    }
    assert_eq!(jonas.axe_in_both_lights().await, Vec::<String>::new());
    let cast = there.say("Déposer mon bulletin", "Mijn biljet indienen");
    jonas.press(cast).await;
    jonas.shows(there.say("Donnés\u{A0}: 12. C’est 2 de trop.", "Gegeven: 12. Dat is 2 te veel.")).await;
    jonas.shows_in(LEFT, there.say("2 points de trop", "2 punten te veel")).await;
    assert_eq!(jonas.axe_in_both_lights().await, Vec::<String>::new());
    jonas.fill("[id$='-points-2'][value='4']", "2").await;
    jonas.shows_in(LEFT, there.say("Tous vos points sont donnés", "Al uw punten zijn gegeven")).await;
    jonas.press(cast).await;
    jonas.shows(is_in(there)).await;
}

/// Opens a round of residents with this many slips; its page, and the codes as printed.
pub async fn issue_slips(at: Setting, world: &World, claire: &Browser, count: usize) -> (String, Vec<String>) {
    prepare(at, claire, "residents").await;
    claire.fill("[name=slips]", &count.to_string()).await;
    claire.press(at.say("Ouvrir le tour", "De ronde openen")).await;
    claire.shows(at.say("Imprimer les talons", "De strookjes drukken")).await;
    let round = claire.url().await;
    let paper = file(world, "claire", &format!("{round}/slips")).await;
    assert_eq!(paper.headers()["content-type"], "application/pdf");
    let codes = codes(&paper.bytes().await.expect("a body"));
    assert_eq!(codes.len(), count, "one slip each: {codes:?}");
    (round, codes)
}

/// What looks like the code of a slip on the paper.
fn codes(pdf: &[u8]) -> Vec<String> {
    let text = crate::support::paper_text(pdf);
    let half = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    text.split_whitespace()
        .filter(|word| word.split_once('-').is_some_and(|(one, other)| half(one) && half(other)))
        .map(ToOwned::to_owned)
        .collect()
}

/// A resident types the code of a slip and votes. Works without script.
pub async fn vote_by_slip(at: Setting, resident: &Browser, code: &str) {
    let cast = at.say("Déposer mon bulletin", "Mijn biljet indienen");
    resident.fill("[name=code]", "AAAA-AAAA").await;
    let open = at.say("Ouvrir le bulletin", "Het biljet openen");
    resident.press(open).await;
    resident.shows(at.say("ne convient pas", "klopt niet")).await;
    resident.fill("[name=code]", &code.to_lowercase()).await;
    resident.press(open).await;
    resident.arrives("/v/").await;
    resident.shows(at.say("Personne ne voit votre bulletin", "Niemand ziet uw biljet")).await;
    resident.fill("[id$='-points-0']", "4").await;
    resident.fill("[id$='-points-1']", "4").await;
    resident.fill("[id$='-points-2']", "3").await;
    resident.press(cast).await;
    resident.shows(at.say("Donnés\u{A0}: 11. C’est 1 de trop.", "Gegeven: 11. Dat is 1 te veel.")).await;
    resident.fill("[id$='-points-2']", "2").await;
    resident.press(cast).await;
    resident.shows(is_in(at)).await;
    resident.press(at.say("Remplacer mon bulletin", "Mijn biljet vervangen")).await;
    resident.fill("[id$='-points-1']", "1").await;
    resident.press(cast).await;
    resident.shows(is_in(at)).await;
}

async fn given_a_printed_slip_when_a_resident_votes_then_the_ballot_counts_once_and_names_nobody(at: Setting) {
    let world = own_world().await;
    let claire = at.member(&world, "claire").await;
    let (round, slips) = issue_slips(at, &world, &claire, 6).await;
    let resident = at.visitor(&world, "/v").await;
    vote_by_slip(at, &resident, &slips[0]).await;
    claire.open(&round).await;
    claire.shows(at.say("1 voix sur 6", "1 van 6 stemmen")).await;
    assert!(!claire.text().await.contains(&slips[0]), "no code is shown");
    claire.press(at.say("Clore le tour", "De ronde sluiten")).await;
    claire.shows(at.say("Moins de 5 bulletins", "Minder dan 5 biljetten")).await;
    resident.open(&resident.url().await).await;
    resident.shows(super::worker::nothing_here(at)).await;
}

in_both_languages!(
    given_an_open_ranking_when_a_worker_votes_then_the_ballot_is_in_and_can_be_replaced,
    given_a_round_of_points_when_too_many_are_given_then_the_ballot_says_so_and_keeps_them,
    given_a_printed_slip_when_a_resident_votes_then_the_ballot_counts_once_and_names_nobody,
);

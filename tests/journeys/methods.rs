//! Every method from planning to its result on a small screen, with scripts switched off, through the pages alone; and with
//! nothing but the keyboard.

use super::scene::{Setting, enter, in_every_setting, own_world};
use crate::support::browser::Browser;
use crate::support::world::World;

const VOTERS: [&str; 5] = ["nadia", "karim", "els", "greet", "jonas"];

async fn member(at: Setting, world: &World, key: &str) -> Browser {
    let browser = Browser::start_without_scripts(at.window).await;
    enter(world, &browser, key, at.locale).await;
    browser
}

/// Prepares a round of workers by this method on three findings, opens it, and is left on its page.
async fn open(at: Setting, claire: &Browser, method: &str) {
    claire.press("main a[href^='/d/']").await;
    claire.arrives("/d/").await;
    claire.follow(at.say("Tours de priorités", "Prioriteitenrondes")).await;
    claire.arrives("/rounds").await;
    claire.fill("[name=title_fr]", "Par quoi commencer en premier").await;
    claire.fill("[name=title_nl]", "Waarmee eerst beginnen").await;
    claire.press("[name=college][value=workers]").await;
    claire.press(&format!("[name=method][value={method}]")).await;
    claire.fill("[name=most]", "2").await;
    for place in 1..=3 {
        claire.press(&format!("label:nth-of-type({place}) > [name=items]")).await;
    }
    claire.press(at.say("Préparer ce tour", "Deze ronde voorbereiden")).await;
    claire.arrives("/rounds/").await;
    claire.press(at.say("Le bulletin, tel que chacun le verra", "Het biljet, zoals ieder het zal zien")).await;
    claire.shows(at.say("Ouvrir le tour", "De ronde openen")).await;
    assert_eq!(claire.dead_controls().await, Vec::<String>::new());
    claire.press(at.say("Ouvrir le tour", "De ronde openen")).await;
    claire.shows(at.say("Clore le tour", "De ronde sluiten")).await;
}

/// Five workers vote, each as `fill` does it, and Claire closes: the result is on her page.
async fn vote_and_close(at: Setting, method: &str, fill: impl AsyncFn(&Browser)) -> Browser {
    let world = own_world().await;
    let claire = member(at, &world, "claire").await;
    open(at, &claire, method).await;
    let round = claire.url().await;
    for key in VOTERS {
        let voter = member(at, &world, key).await;
        voter.open(&round).await;
        if key == VOTERS[0] {
            voter.press(at.say("Déposer mon bulletin", "Mijn biljet indienen")).await;
            voter.shows(at.say("Le bulletin est encore vide", "Het biljet is nog leeg")).await;
            assert_eq!(voter.dead_controls().await, Vec::<String>::new());
            voter.open(&round).await;
        }
        fill(&voter).await;
        voter.press(at.say("Déposer mon bulletin", "Mijn biljet indienen")).await;
        voter.shows(at.say("Votre bulletin est dans l’urne", "Uw biljet zit in de stembus")).await;
    }
    claire.open(&round).await;
    claire.shows(at.say("5 voix sur", "5 van")).await;
    claire.press(at.say("Clore le tour", "De ronde sluiten")).await;
    claire.shows(at.say("Est-ce solide", "Hoe stevig is dit")).await;
    claire
}

/// A radio button of the nth card.
fn on_card(card: usize, value: &str) -> String {
    format!(".cards > li:nth-child({card}) input[value='{value}']")
}
fn next(card: usize) -> String {
    format!(".cards > li:nth-child({card}) a[href$='-card-{}']", card + 1)
}

async fn given_answers_to_give_when_five_vote_then_the_picture_tells_who_agrees(at: Setting) {
    let claire = vote_and_close(at, "reaction", async |voter: &Browser| {
        for (card, value) in [(1, "1"), (2, "2"), (3, "3")] {
            voter.press(&on_card(card, value)).await;
            if card < 3 {
                voter.press(&next(card)).await;
            }
        }
    })
    .await;
    claire.shows(at.say("5 d’accord, 0 pas d’accord, 0 passent", "5 eens, 0 oneens, 0 slaan over")).await;
}

async fn given_two_choices_when_three_are_ticked_then_the_ballot_says_so_and_keeps_them(at: Setting) {
    let world = own_world().await;
    let claire = member(at, &world, "claire").await;
    open(at, &claire, "approval").await;
    let (cast, is_in) =
        (at.say("Déposer mon bulletin", "Mijn biljet indienen"), at.say("Votre bulletin est dans l’urne", "Uw biljet zit in de stembus"));
    let voter = member(at, &world, "karim").await;
    voter.open(&claire.url().await).await;
    for tick in 1..=3 {
        voter.press(&format!(".ticks label:nth-of-type({tick}) input")).await;
    }
    voter.press(cast).await;
    voter.shows(at.say("3 cochés\u{A0}: c’est 1 de trop", "3 aangevinkt: dat is 1 te veel")).await;
    assert_eq!(voter.dead_controls().await, Vec::<String>::new());
    voter.press(".ticks label:nth-of-type(3) input").await;
    voter.press(cast).await;
    voter.shows(is_in).await;
    voter.press(at.say("Remplacer mon bulletin", "Mijn biljet vervangen")).await;
    voter.press(".ticks label:nth-of-type(1) input").await;
    voter.press(cast).await;
    voter.shows(is_in).await;
}

async fn given_a_grid_when_a_criterion_is_left_out_then_the_ballot_asks_for_it(at: Setting) {
    let claire = vote_and_close(at, "rating", async |voter: &Browser| {
        let rate = async |criterion: usize, item: usize, value: usize| {
            voter.press(&format!(".cards > li:nth-child({criterion}) fieldset:nth-of-type({item}) input[value='{value}']")).await;
        };
        for item in 1..=3 {
            rate(1, item, 6 - item).await;
        }
        voter.press(&next(1)).await;
        voter.press(at.say("Déposer mon bulletin", "Mijn biljet indienen")).await;
        voter.shows(at.say("Choisissez une réponse, ou retirez", "Kies een antwoord, of haal")).await;
        for criterion in 2..=3 {
            for item in 1..=3 {
                rate(criterion, item, 6 - item).await;
            }
        }
    })
    .await;
    claire.shows(at.say("Critère par critère", "Criterium per criterium")).await;
    claire.shows(at.say("Gravité × 2", "Ernst × 2")).await;
}

async fn given_pairs_when_five_compare_then_strengths_stand_with_their_intervals(at: Setting) {
    let claire = vote_and_close(at, "comparison", async |voter: &Browser| {
        for card in 1..=3 {
            // Level each time: whichever pairs were drawn, all can be compared.
            voter.press(&on_card(card, "3")).await;
            if card < 3 {
                voter.press(&next(card)).await;
            }
        }
    })
    .await;
    claire.shows(at.say("Forces, avec leur incertitude", "Sterktes, met hun onzekerheid")).await;
}

in_every_setting!(
    given_two_choices_when_three_are_ticked_then_the_ballot_says_so_and_keeps_them,
    given_answers_to_give_when_five_vote_then_the_picture_tells_who_agrees,
    given_a_grid_when_a_criterion_is_left_out_then_the_ballot_asks_for_it,
    given_pairs_when_five_compare_then_strengths_stand_with_their_intervals,
);

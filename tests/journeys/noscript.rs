//! Scripts really switched off: everything can still be done, and no control and no word on the page needs one.

use super::official::{answer_in_every_way, come_in};
use super::resident::{words, write_and_take_back};
use super::scene::{Setting, enter, in_both_languages, own_world, world};
use super::voter::{issue_slips, vote_by_slip};
use super::worker::from_sentence_to_plenary;
use crate::support::browser::{Browser, Window};
use crate::support::world::World;

/// A browser that runs no script, at this page.
async fn visitor(at: Setting, world: &World, path: &str) -> Browser {
    let browser = Browser::start_without_scripts(at.window).await;
    browser.open(&format!("{}/lang/{}?to={path}", world.url, at.locale)).await;
    browser
}

/// The same, and a member sits at it.
async fn member(at: Setting, world: &World, key: &str) -> Browser {
    let browser = Browser::start_without_scripts(at.window).await;
    enter(world, &browser, key, at.locale).await;
    browser
}

/// Nothing on the page waits for a script, and nothing promises what only a script does.
async fn promises_nothing(browser: &Browser) {
    assert_eq!(browser.dead_controls().await, Vec::<String>::new(), "{}", browser.url().await);
    let text = browser.text().await.to_lowercase();
    for promise in ["javascript", "enregistré au fur", "nouvel essai", "nieuwe poging"] {
        assert!(!text.contains(promise), "{} promises: {promise}", browser.url().await);
    }
}

async fn given_no_scripts_when_a_resident_votes_by_slip_then_the_ballot_is_in(at: Setting) {
    let world = own_world().await;
    let claire = member(at, &world, "claire").await;
    let (round, slips) = issue_slips(at, &world, &claire, 2).await;
    promises_nothing(&claire).await;
    let resident = visitor(at, &world, "/v").await;
    promises_nothing(&resident).await;
    vote_by_slip(at, &resident, &slips[1]).await;
    promises_nothing(&resident).await;
    claire.open(&round).await;
    claire.shows(at.say("1 voix sur 2", "1 van 2 stemmen")).await;
}

async fn given_no_scripts_when_an_official_answers_then_everyone_reads_it(at: Setting) {
    let world = own_world().await;
    let official = visitor(at, &world, &format!("/o/{}", world.official)).await;
    promises_nothing(&official).await;
    come_in(at, &world, &official).await;
    promises_nothing(&official).await;
    let last = answer_in_every_way(at, &official).await;
    official.press("main li a[href*='/r/']").await;
    official.arrives("/r/").await;
    promises_nothing(&official).await;
    let anyone = visitor(at, &world, &format!("/m/{}", world.slug)).await;
    anyone.shows(&last).await;
    promises_nothing(&anyone).await;
}

async fn given_no_scripts_when_a_draft_is_written_then_it_goes_all_the_way(at: Setting) {
    let world = own_world().await;
    let (amina, sofie) = (member(at, &world, "amina").await, member(at.other(), &world, "sofie").await);
    promises_nothing(&amina).await;
    super::worker::begin(at, &amina, at.say("Migration", "Migratie"), "Un essai qui sera abandonné.").await;
    amina.fill("[name=whom]", "Personne encore").await;
    assert_eq!(amina.part("[data-save-state]").await, "", "no script runs");
    promises_nothing(&amina).await;
    amina.press(at.say("Abandonner ce brouillon", "Dit ontwerp laten vallen")).await;
    amina.arrives("/groups/").await;
    promises_nothing(&amina).await;
    enter(&world, &amina, "amina", at.locale).await;
    from_sentence_to_plenary(at, &amina, &sofie, "Les cours de langue affichent complet.").await;
    promises_nothing(&amina).await;
    promises_nothing(&sofie).await;
}

in_both_languages!(
    given_no_scripts_when_a_resident_votes_by_slip_then_the_ballot_is_in,
    given_no_scripts_when_an_official_answers_then_everyone_reads_it,
    given_no_scripts_when_a_draft_is_written_then_it_goes_all_the_way,
);

#[tokio::test]
async fn given_no_scripts_when_a_resident_writes_then_the_words_arrive_and_can_be_taken_back() {
    let world = world().await;
    for locale in ["fr", "nl", "ar"] {
        let at = Setting { locale, window: Window::Phone };
        let resident = visitor(at, world, &format!("/r/{}", world.session_code)).await;
        promises_nothing(&resident).await;
        write_and_take_back(&resident, &words(locale)).await;
        promises_nothing(&resident).await;
    }
}

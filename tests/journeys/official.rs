//! An elected official with a personal link, and anyone on the public page.

use super::scene::{Setting, in_every_setting, needs_no_script, own_world};
use super::worker::nothing_here;
use crate::support::browser::Browser;
use crate::support::world::World;

/// The six digits of the newest letter with a code.
fn code(letters: &str) -> String {
    let words = letters.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter(|word| word.len() == 6).find(|word| word.bytes().all(|b| b.is_ascii_digit())).expect("a code").to_owned()
}

/// From the link in the letter to the room, with the code of a second letter. Works without script.
pub async fn come_in(at: Setting, world: &World, official: &Browser) {
    official.press(at.say("Recevoir le code", "De code ontvangen")).await;
    official.arrives("sent=true").await;
    let asks = official.url().await;
    official.open(&format!("{}/demo/mail", world.url)).await;
    let code = code(&official.text().await);
    official.open(&asks).await;
    official.fill("[name=code]", &code).await;
    official.press(at.say("Entrer", "Binnengaan")).await;
    official.arrives("/room").await;
}

/// Each kind of answer in turn, on the first recommendation; gives back the last. Works without script.
pub async fn answer_in_every_way(at: Setting, official: &Browser) -> String {
    let mut last = String::new();
    for (kind, due, whose) in
        [("no", "", ""), ("partly", "", ""), ("under_study", "2031-02-01", ""), ("yes", "2031-03-01", ""), ("not_ours", "", "La Région")]
    {
        official.press("main li a[href*='/r/']").await;
        official.arrives("/r/").await;
        last = format!("Voici ce qui est décidé ({kind}).");
        official.press(&format!("[name=kind][value={kind}]")).await;
        official.fill("[name=text]", &last).await;
        let publish = at.say("Publier la réponse", "Het antwoord publiceren");
        if !due.is_empty() {
            official.press(publish).await;
            official.shows(at.say("Ce n’est pas une date possible", "Dit is geen mogelijke datum")).await;
            assert_eq!(official.value("[name=text]").await, last, "nothing is lost");
            official.fill("[aria-invalid=true][name=due]", due).await;
        }
        if !whose.is_empty() {
            official.press(publish).await;
            official.fill("[aria-invalid=true][name=whose]", whose).await;
        }
        official.press(publish).await;
        official.arrives("/room").await;
    }
    last
}

async fn given_a_personal_link_when_the_official_answers_then_everyone_reads_it(at: Setting) {
    let world = own_world().await;
    let door = format!("/o/{}", world.official);
    needs_no_script(&world, &door).await;
    let official = at.visitor(&world, &door).await;
    come_in(at, &world, &official).await;
    official.press("main li a[href*='/r/']").await;
    official.arrives("/r/").await;
    let answer = "Un agent tiendra la permanence chaque mardi, dès le printemps.";
    official.press("[name=kind][value=yes]").await;
    official.fill("[name=text]", answer).await;
    official.fill("[name=due]", "2031-03-15").await;
    official.press(at.say("Publier la réponse", "Het antwoord publiceren")).await;
    official.arrives("/room").await;

    let public = format!("/m/{}", world.slug);
    needs_no_script(&world, &public).await;
    let anyone = at.visitor(&world, &public).await;
    anyone.shows(answer).await;
    anyone.shows(at.say("15 mars 2031", "15 maart 2031")).await;
    anyone.shows(at.say("ce qui a été répondu", "wat geantwoord werd")).await;
    anyone.follow(at.say("NL", "FR")).await;
    anyone.shows(at.other().say("ce qui a été répondu", "wat geantwoord werd")).await;
    anyone.shows(answer).await;
}

async fn given_a_recommendation_when_it_is_answered_in_every_way_then_the_last_one_stands(at: Setting) {
    let world = own_world().await;
    let official = at.visitor(&world, &format!("/o/{}", world.official)).await;
    come_in(at, &world, &official).await;
    let last = answer_in_every_way(at, &official).await;
    let anyone = at.visitor(&world, &format!("/m/{}", world.slug)).await;
    anyone.shows(&last).await;
    anyone.shows(at.say("Cela revient à\u{A0}: La Région", "Dit is voor: La Région")).await;
}

async fn given_a_wrong_code_when_it_is_typed_then_the_room_stays_shut(at: Setting) {
    let world = own_world().await;
    let official = at.visitor(&world, &format!("/o/{}?sent=true", world.official)).await;
    official.fill("[name=code]", "12").await;
    official.press(at.say("Entrer", "Binnengaan")).await;
    official.arrives("/enter").await;
    official.shows(at.say("Code reçu par courriel", "Code uit de e-mail")).await;
    official.open(&format!("{}/o/{}/room", world.url, world.official)).await;
    official.shows(nothing_here(at)).await;
}

in_every_setting!(
    given_a_personal_link_when_the_official_answers_then_everyone_reads_it,
    given_a_recommendation_when_it_is_answered_in_every_way_then_the_last_one_stands,
    given_a_wrong_code_when_it_is_typed_then_the_room_stays_shut,
);

//! An elected official with a personal link, and anyone on the public page.

use super::scene::{needs_no_script, phone, shows, world};

/// The six digits of the newest letter with a code.
fn code(letters: &str) -> String {
    let words = letters.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter(|word| word.len() == 6).find(|word| word.bytes().all(|b| b.is_ascii_digit())).expect("a code").to_owned()
}

#[tokio::test]
async fn given_a_personal_link_when_the_official_answers_then_everyone_reads_it() {
    let world = world().await;
    let door = format!("/o/{}", world.official);
    needs_no_script(world, &door).await;
    let phone = phone(world, &door, "fr").await;
    phone.press("Recevoir le code").await;
    phone.arrives("sent=true").await;
    let asks = phone.url().await;
    phone.open(&format!("{}/demo/mail", world.url)).await;
    let code = code(&phone.text().await);
    phone.open(&asks).await;
    phone.fill("[name=code]", &code).await;
    phone.press("Entrer").await;
    phone.arrives("/room").await;
    phone.press("main li a[href*='/r/']").await;
    phone.arrives("/r/").await;

    let answer = "Un agent tiendra la permanence chaque mardi, dès le printemps.";
    phone.press("[name=kind][value=yes]").await;
    phone.fill("[name=text]", answer).await;
    phone.press("Publier la réponse").await;
    shows(&phone, "Ce n’est pas une date possible").await;
    assert!(phone.text().await.contains(answer), "nothing is lost");
    phone.fill("[aria-invalid=true][name=due]", "2031-03-01").await;
    phone.press("Publier la réponse").await;
    phone.arrives("/room").await;

    let public = format!("/m/{}", world.slug);
    needs_no_script(world, &public).await;
    let anyone = super::scene::phone(world, &public, "fr").await;
    shows(&anyone, answer).await;
    assert!(anyone.text().await.contains("1 mars 2031") || anyone.text().await.contains("1er mars 2031"), "by when");
    anyone.follow("NL").await;
    shows(&anyone, "wat gevraagd werd, wat geantwoord werd").await;
    shows(&anyone, answer).await;
}

#[tokio::test]
async fn given_a_wrong_code_when_it_is_typed_then_the_room_stays_shut() {
    let world = world().await;
    let phone = phone(world, &format!("/o/{}?sent=true", world.official), "nl").await;
    phone.fill("[name=code]", "12").await;
    phone.press("Binnengaan").await;
    phone.arrives("/enter").await;
    shows(&phone, "Code uit de e-mail").await;
    phone.open(&format!("{}/o/{}/room", world.url, world.official)).await;
    shows(&phone, "Op dit adres is er niets").await;
}

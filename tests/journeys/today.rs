//! Coordinator and worker find their way by their first page alone.

use super::scene::{Setting, in_both_languages, own_world};
use super::worker::begin;

async fn given_monday_morning_when_the_coordinator_follows_the_first_page_then_each_line_leads_to_its_place(at: Setting) {
    let world = own_world().await;
    let claire = at.member(&world, "claire").await;
    let home = claire.url().await;
    assert_eq!(claire.axe_in_both_lights().await, Vec::<String>::new());
    claire.shows(at.say("choses vous attendent", "dingen wachten op u")).await;
    claire.follow(at.say("Paroles d’habitants à lire", "Woorden van inwoners om te lezen")).await;
    claire.arrives("/sessions/").await;
    claire.press(at.say("Accepter", "Aanvaarden")).await;
    claire.open(&home).await;
    claire.follow(at.say("Réponses en retard", "Antwoorden te laat")).await;
    claire.arrives("/delivery").await;
    claire.open(&home).await;
    claire.shows(at.say("Avant de clore l’étape", "Vóór de stap")).await;
    claire.press("main .missing a").await;
    claire.arrives("/d/").await;
    claire.open(&home).await;
    claire.press("form[action$='/remind'] button").await;
    claire.shows(at.say("Rappels partis aujourd’hui", "Herinneringen vertrokken vandaag")).await;
    assert!(!claire.part("#remind").await.contains('@'), "nobody is named");
}

async fn given_a_tram_ride_when_two_workers_follow_their_first_pages_then_a_finding_becomes_the_groups(at: Setting) {
    let world = own_world().await;
    let (karim, yusuf) = (at.member(&world, "karim").await, at.other().member(&world, "yusuf").await);
    let (home, beside) = (karim.url().await, at.other());
    let sentence = "Au square, les caves sont inondées chaque automne.";
    begin(at, &karim, at.say("Logement", "Wonen"), sentence).await;
    let finding = karim.url().await.split('?').next().unwrap_or_default().to_owned();
    let page = finding.split("/findings/").nth(1).unwrap_or_default().to_owned();
    let line = format!("#waiting a[href='/findings/{page}']");
    karim.open(&home).await;
    karim.shows_in("#waiting", at.say("Un constat que vous écrivez", "Een vaststelling die u schrijft")).await;
    karim.press(&line).await;
    karim.arrives("/findings/").await;
    karim.press(at.say("Proposer au groupe", "Aan de groep voorstellen")).await;
    karim.shows(at.say("Un constat proposé au groupe", "Een vaststelling voor de groep")).await;
    yusuf.open(&home).await;
    yusuf.shows_in("#waiting", beside.say("Un constat attend votre consentement", "Een vaststelling wacht op uw instemming")).await;
    yusuf.press(&line).await;
    yusuf.arrives("/findings/").await;
    yusuf.press(beside.say("Je consens", "Ik stem in")).await;
    yusuf.shows(beside.say("1 consentement", "1 instemming")).await;
    karim.open(&home).await;
    karim.shows_in("#waiting", at.say("Votre constat peut être validé", "Uw vaststelling kan gevalideerd worden")).await;
    karim.press(&line).await;
    karim.arrives("/findings/").await;
    karim.press(at.say("Valider", "Valideren")).await;
    karim.shows(at.say("Un constat validé", "Een gevalideerde vaststelling")).await;
    karim.open(&home).await;
    assert!(!karim.part("main").await.contains(sentence), "nothing of it waits any more");
    assert_eq!(karim.axe_in_both_lights().await, Vec::<String>::new());
}

in_both_languages!(
    given_monday_morning_when_the_coordinator_follows_the_first_page_then_each_line_leads_to_its_place,
    given_a_tram_ride_when_two_workers_follow_their_first_pages_then_a_finding_becomes_the_groups,
);

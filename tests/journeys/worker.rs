//! Workers of a group, from a sentence to a finding of the group; and a manager, who is not in the room.

use super::scene::{Setting, in_both_languages, own_world, world};
use crate::support::browser::Browser;
use crate::support::world::World;

/// What a page says that one may not know of.
pub fn nothing_here(at: Setting) -> &'static str {
    at.say("Il n’y a rien à cette adresse", "Op dit adres is er niets")
}

/// Starts a finding in the group of this name, and is left on its page.
pub async fn begin(at: Setting, writer: &Browser, group: &str, sentence: &str) {
    writer.follow(group).await;
    writer.arrives("/groups/").await;
    writer.fill("[name=sentence]", sentence).await;
    writer.press(at.say("Commencer ce constat", "Deze vaststelling beginnen")).await;
    writer.arrives("/findings/").await;
}

/// From a sentence to the plenary, by its author and a colleague who reads in the other language. Works without script.
pub async fn from_sentence_to_plenary(at: Setting, amina: &Browser, sofie: &Browser, sentence: &str) {
    let beside = at.other();
    begin(at, amina, at.say("Migration", "Migratie"), sentence).await;
    let finding = amina.url().await;
    amina.fill("[name=whom]", "Les adultes arrivés depuis moins d’un an").await;
    amina.press(at.say("Enregistrer", "Bewaren")).await;
    amina.shows(at.say("Un constat en écriture", "Een vaststelling in de maak")).await;
    assert_eq!(amina.value("[name=whom]").await, "Les adultes arrivés depuis moins d’un an");
    amina.press(at.say("Proposer au groupe", "Aan de groep voorstellen")).await;
    amina.shows(at.say("Un constat proposé au groupe", "Een vaststelling voor de groep")).await;

    sofie.open(&finding).await;
    sofie.shows(sentence).await;
    sofie.shows("Les adultes arrivés depuis moins d’un an").await;
    assert!(!sofie.text().await.contains("Amina"), "no name stands by it");
    sofie.press(beside.say("Je consens", "Ik stem in")).await;
    sofie.shows(beside.say("1 consentement", "1 instemming")).await;

    amina.open(&finding).await;
    amina.shows(at.say("1 consentement", "1 instemming")).await;
    assert!(amina.text().await.contains(at.say("Le vôtre", "Het uwe")), "the author knows it");
    amina.press(at.say("Valider", "Valideren")).await;
    amina.shows(at.say("Un constat validé", "Een gevalideerde vaststelling")).await;
    assert!(!amina.text().await.contains(at.say("Le vôtre", "Het uwe")), "the author is erased");
}

async fn given_a_draft_when_a_colleague_consents_then_the_group_validates_and_releases_it(at: Setting) {
    let world = own_world().await;
    let sentence = "Les primo-arrivants attendent quatre mois un premier cours de langue.";
    let (amina, sofie) = (at.member(&world, "amina").await, at.other().member(&world, "sofie").await);
    from_sentence_to_plenary(at, &amina, &sofie, sentence).await;

    let philippe = at.member(&world, "philippe").await;
    philippe.open(&amina.url().await).await;
    philippe.shows(nothing_here(at)).await;

    amina.press(at.say("Remettre à la plénière", "Aan de plenaire geven")).await;
    amina.shows(at.say("Un constat remis à la plénière", "Een vrijgegeven vaststelling")).await;
    amina.follow(at.say("Le lire en plénière", "Lees ze in de plenaire")).await;
    amina.arrives("/findings#f").await;
    philippe.open(&amina.url().await).await;
    philippe.shows(sentence).await;
}

async fn given_a_draft_when_a_manager_looks_for_it_then_nothing_is_there(at: Setting) {
    let world: &World = world().await;
    let greet = at.member(world, "greet").await;
    begin(at, &greet, at.say("Aînés", "Ouderen"), "Ouderen komen de trap van het station niet op.").await;

    let geert = at.other().member(world, "geert").await;
    let nothing = nothing_here(at.other());
    assert!(!geert.text().await.contains(at.say("Ouderen", "Aînés")), "no way leads there");
    geert.open(&greet.url().await).await;
    geert.shows(nothing).await;
    let of_the_draft = geert.text().await;
    geert.open(&format!("{}/groups/{}", world.url, world.group("elderly").await.id)).await;
    geert.shows(nothing).await;
    geert.open(&format!("{}/findings/01890000-0000-7000-8000-000000000000", world.url)).await;
    let of_nothing = geert.text().await;
    let told = |text: &str| {
        let reference = |line: &&str| !line.starts_with("Référence") && !line.starts_with("Referentie");
        text.lines().filter(reference).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(told(&of_the_draft), told(&of_nothing), "what may not be seen looks like what does not exist");
}

in_both_languages!(
    given_a_draft_when_a_colleague_consents_then_the_group_validates_and_releases_it,
    given_a_draft_when_a_manager_looks_for_it_then_nothing_is_there,
);

//! Workers of a group, from a sentence to a finding of the group; and a manager, who is not in the room.

use super::scene::{member, shows, world};
use crate::support::browser::Window;

const NOTHING_HERE: &str = "Il n’y a rien à cette adresse";

#[tokio::test]
async fn given_a_draft_when_a_colleague_consents_then_the_group_validates_and_releases_it() {
    let world = world().await;
    let sentence = "Les primo-arrivants attendent quatre mois un premier cours de langue.";
    let amina = member(world, "amina", Window::Phone, "fr").await;
    amina.follow("Migration").await;
    amina.arrives("/groups/").await;
    amina.fill("[name=sentence]", sentence).await;
    amina.press("Commencer ce constat").await;
    amina.arrives("/findings/").await;
    let finding = amina.url().await;
    amina.fill("[name=whom]", "Les adultes arrivés depuis moins d’un an").await;
    amina.press("Enregistrer").await;
    shows(&amina, "Un constat en écriture").await;
    amina.press("Proposer au groupe").await;
    shows(&amina, "Un constat proposé au groupe").await;

    let sofie = member(world, "sofie", Window::Phone, "nl").await;
    sofie.open(&finding).await;
    shows(&sofie, sentence).await;
    assert!(!sofie.text().await.contains("Amina"), "no name stands by it");
    sofie.press("Ik stem in").await;
    shows(&sofie, "1 instemming").await;

    amina.open(&finding).await;
    shows(&amina, "1 consentement").await;
    amina.press("Valider").await;
    shows(&amina, "Un constat validé").await;
    assert!(!amina.text().await.contains("Le vôtre"), "the author is erased");

    let philippe = member(world, "philippe", Window::Wide, "fr").await;
    philippe.open(&finding).await;
    shows(&philippe, NOTHING_HERE).await;

    amina.press("Remettre à la plénière").await;
    shows(&amina, "Un constat remis à la plénière").await;
    amina.follow("Le lire en plénière").await;
    amina.arrives("/findings#f").await;
    philippe.open(&amina.url().await).await;
    shows(&philippe, sentence).await;
}

#[tokio::test]
async fn given_a_draft_when_a_manager_looks_for_it_then_nothing_is_there() {
    let world = world().await;
    let sentence = "Ouderen komen de trap van het station niet op.";
    let greet = member(world, "greet", Window::Phone, "nl").await;
    greet.follow("Ouderen").await;
    greet.arrives("/groups/").await;
    let room = greet.url().await;
    greet.fill("[name=sentence]", sentence).await;
    greet.press("Deze vaststelling beginnen").await;
    greet.arrives("/findings/").await;

    let geert = member(world, "geert", Window::Wide, "fr").await;
    assert!(!geert.text().await.contains("Aînés"), "no way leads there");
    geert.open(&greet.url().await).await;
    shows(&geert, NOTHING_HERE).await;
    let of_the_draft = geert.text().await;
    geert.open(&room).await;
    shows(&geert, NOTHING_HERE).await;
    geert.open(&format!("{}/findings/01890000-0000-7000-8000-000000000000", world.url)).await;
    let of_nothing = geert.text().await;
    let told = |text: &str| text.lines().filter(|line| !line.starts_with("Référence")).collect::<Vec<_>>().join("\n");
    assert_eq!(told(&of_the_draft), told(&of_nothing), "what may not be seen looks like what does not exist");
}

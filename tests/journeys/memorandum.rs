//! A memorandum from nothing: heard, found, written, signed by some, sealed.

use super::coordinator::new_diagnosis;
use super::scene::{member, shows};
use crate::support::browser::{Browser, Window};
use crate::support::world::{Engine, World};

/// Opens the first step that is not open yet; then this is shown.
async fn open_step(claire: &Browser, then: &str) {
    claire.press("Ouvrir l’étape").await;
    shows(claire, then).await;
}

/// Retains the first theme and puts two workers to it.
async fn form_group(claire: &Browser) {
    claire.press("form[action^='/api/themes/'][action$='/choose'] button").await;
    shows(claire, "Former un groupe").await;
    claire.press("Former un groupe").await;
    shows(claire, "Dans le groupe").await;
    for (name, parity) in [("Karim Ouali", "1 du public, 0 d’associations"), ("Els Goossens", "1 du public, 1 d’associations")] {
        claire.press("Dans le groupe").await;
        claire.fill("[name=membership]", name).await;
        claire.press("form[action^='/api/groups/'][action$='/members'] button").await;
        shows(claire, parity).await;
    }
}

/// Plans a session with Karim, who opens it.
async fn hear_residents(world: &World, claire: &Browser, karim: &Browser) {
    let workers = world.diagnosis().await.candidates;
    let facilitator = workers.iter().find(|w| w.name == "Karim Ouali").expect("a worker").id;
    claire.follow("Séances avec les habitants").await;
    claire.arrives("/sessions").await;
    claire.fill("[name=place]", "Salle des fêtes").await;
    claire.fill("[name=day]", "2027-02-01").await;
    claire.fill("[name=starts]", "14:00").await;
    claire.fill("[name=ends]", "16:00").await;
    claire.fill("[name=question_fr]", "Qu’est-ce qui vous manque ici ?").await;
    claire.fill("[name=question_nl]", "Wat mist u hier?").await;
    claire.press(&format!("[name=facilitators][value='{facilitator}']")).await;
    claire.press("Prévoir une séance").await;
    claire.arrives("/sessions/").await;
    karim.open(&claire.url().await).await;
    karim.press("main form[action$='/open'] button").await;
    shows(karim, "ouverte").await;
}

/// Karim writes, Els consents, the group gives it to the plenary.
async fn find(world: &World, diagnosis: &str, karim: &Browser, sentence: &str) {
    karim.open(diagnosis).await;
    karim.press("main a[href^='/groups/']").await;
    karim.arrives("/groups/").await;
    karim.fill("[name=sentence]", sentence).await;
    karim.press("Commencer ce constat").await;
    karim.arrives("/findings/").await;
    let finding = karim.url().await;
    karim.press("Proposer au groupe").await;
    shows(karim, "Un constat proposé au groupe").await;
    let els = member(world, "els", Window::Phone, "nl").await;
    els.open(&finding).await;
    els.press("Ik stem in").await;
    shows(&els, "1 instemming").await;
    els.press("Valideren").await;
    shows(&els, "Een gevalideerde vaststelling").await;
    els.press("Aan de plenaire geven").await;
    shows(&els, "Een vrijgegeven vaststelling").await;
}

/// Names one official and asks one thing of them.
async fn ask(claire: &Browser) {
    claire.fill("[name=name]", "Bernadette Colson").await;
    claire.fill("[name=email]", "bernadette.colson@valombre.example").await;
    claire.fill("[name=title]", "Bourgmestre").await;
    claire.press("form[action$='/recipients'] button").await;
    shows(claire, "Bernadette Colson").await;
    claire.fill("[name=text_fr]", "Ouvrir un guichet le soir, une fois par semaine.").await;
    claire.fill("[name=text_nl]", "Eén avond per week een loket openen.").await;
    for field in ["finding", "level", "recipient"] {
        claire.press(&format!("[name={field}] option:nth-of-type(2)")).await;
    }
    claire.fill("[name=due]", "2027-09-01").await;
    claire.press("form[action$='/recommendations'] button").await;
    shows(claire, "Complète").await;
}

#[tokio::test]
async fn given_a_finding_when_a_memorandum_is_written_and_signed_then_it_is_sealed_without_telling_who_abstained() {
    let world = World::fresh(Engine::Sqlite).await;
    let claire = member(&world, "claire", Window::Wide, "fr").await;
    new_diagnosis(&claire, "Mise à jour de l’hiver", "update").await;
    let diagnosis = claire.url().await;
    form_group(&claire).await;
    open_step(&claire, "Un thème n’a ni constat validé").await;
    open_step(&claire, "Aucune séance avec des habitants n’a eu lieu.").await;
    open_step(&claire, "Rien ne manque pour fermer cette étape.").await;
    open_step(&claire, "Le mémorandum n’existe pas encore.").await;
    let karim = member(&world, "karim", Window::Phone, "fr").await;
    hear_residents(&world, &claire, &karim).await;
    find(&world, &diagnosis, &karim, "Les guichets ferment avant la fin du travail.").await;

    claire.open(&diagnosis).await;
    claire.follow("Mémorandum").await;
    claire.press("Créer le mémorandum").await;
    claire.arrives("/write").await;
    let memorandum = claire.url().await.trim_end_matches("/write").to_owned();
    ask(&claire).await;
    claire.open(&diagnosis).await;
    open_step(&claire, "Une organisation n’a ni signé ni dit qu’elle s’abstient.").await;
    claire.open(&format!("{memorandum}/write")).await;
    claire.press("Soumettre à l’adoption").await;
    claire.arrives("/adoption").await;

    let philippe = member(&world, "philippe", Window::Phone, "fr").await;
    philippe.open(&format!("{memorandum}/adoption")).await;
    philippe.press("[name=signs][value=true]").await;
    philippe.press("Confirmer").await;
    shows(&philippe, "Votre organisation signe.").await;
    let geert = member(&world, "geert", Window::Phone, "nl").await;
    geert.open(&format!("{memorandum}/adoption")).await;
    geert.press("[name=signs][value=false]").await;
    geert.press("Bevestigen").await;
    shows(&geert, "Uw organisatie onthoudt zich.").await;

    claire.open(&format!("{memorandum}/adoption")).await;
    shows(&claire, "1 organisation signe, 1 s’abstient").await;
    assert!(!claire.text().await.contains("De Wilgenhof"), "nobody reads who abstained");
    claire.press("Sceller le mémorandum").await;
    shows(&claire, "Empreinte SHA-256").await;
    assert!(claire.text().await.contains("CPAS de Valombre"), "who signed is named");
    assert!(!claire.text().await.contains("De Wilgenhof"));
}

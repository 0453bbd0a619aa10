//! A memorandum from nothing: heard, found, written, signed by some, sealed.

use super::coordinator::new_diagnosis;
use super::scene::{Setting, in_both_languages, own_world};
use crate::support::browser::Browser;
use crate::support::world::World;

/// Opens the first step that is not open yet; then this is shown.
async fn open_step(at: Setting, claire: &Browser, then: &str) {
    claire.press(at.say("Ouvrir l’étape", "De stap openen")).await;
    claire.shows(then).await;
}

/// Retains the first theme and puts two workers to it.
async fn form_group(at: Setting, claire: &Browser) {
    let (form, within) = (at.say("Former un groupe", "Een groep vormen"), at.say("Dans le groupe", "In de groep"));
    claire.press("form[action^='/api/themes/'][action$='/choose'] button").await;
    claire.shows(form).await;
    claire.press(form).await;
    claire.shows(within).await;
    for (name, parity) in [
        ("Karim Ouali", at.say("1 du public, 0 d’associations", "1 openbaar, 0 verenigingen")),
        ("Els Goossens", at.say("1 du public, 1 d’associations", "1 openbaar, 1 verenigingen")),
    ] {
        claire.press(within).await;
        claire.fill("[name=membership]", name).await;
        claire.press("form[action^='/api/groups/'][action$='/members'] button").await;
        claire.shows(parity).await;
    }
}

/// Plans a session with Karim, who opens it.
async fn hear_residents(at: Setting, world: &World, claire: &Browser, karim: &Browser) {
    let workers = world.diagnosis().await.candidates;
    let facilitator = workers.iter().find(|w| w.name == "Karim Ouali").expect("a worker").id;
    claire.follow(at.say("Séances avec les habitants", "Sessies met inwoners")).await;
    claire.arrives("/sessions").await;
    claire.fill("[name=place]", "Salle des fêtes").await;
    claire.fill("[name=day]", "2027-02-01").await;
    claire.fill("[name=starts]", "14:00").await;
    claire.fill("[name=ends]", "16:00").await;
    claire.fill("[name=question_fr]", "Qu’est-ce qui vous manque ici ?").await;
    claire.fill("[name=question_nl]", "Wat mist u hier?").await;
    claire.press(&format!("[name=facilitators][value='{facilitator}']")).await;
    claire.press(at.say("Prévoir une séance", "Een sessie plannen")).await;
    claire.arrives("/sessions/").await;
    karim.open(&claire.url().await).await;
    karim.press("main form[action$='/open'] button").await;
    karim.shows(at.say("ouverte", "open")).await;
    karim.shows(at.say("Clôturer la séance", "De sessie afsluiten")).await;
}

/// Karim writes, Els consents in the other language, the group gives it to the plenary.
async fn find(at: Setting, world: &World, diagnosis: &str, karim: &Browser, sentence: &str) {
    karim.open(diagnosis).await;
    karim.press("main a[href^='/groups/']").await;
    karim.arrives("/groups/").await;
    karim.fill("[name=sentence]", sentence).await;
    karim.press(at.say("Commencer ce constat", "Deze vaststelling beginnen")).await;
    karim.arrives("/findings/").await;
    let finding = karim.url().await;
    karim.press(at.say("Proposer au groupe", "Aan de groep voorstellen")).await;
    karim.shows(at.say("Un constat proposé au groupe", "Een vaststelling voor de groep")).await;
    let there = at.other();
    let els = there.member(world, "els").await;
    els.open(&finding).await;
    els.press(there.say("Je consens", "Ik stem in")).await;
    els.shows(there.say("1 consentement", "1 instemming")).await;
    els.press(there.say("Valider", "Valideren")).await;
    els.shows(there.say("Un constat validé", "Een gevalideerde vaststelling")).await;
    els.press(there.say("Remettre à la plénière", "Aan de plenaire geven")).await;
    els.shows(there.say("Un constat remis à la plénière", "Een vrijgegeven vaststelling")).await;
}

/// Names one official and asks one thing of them.
async fn ask(at: Setting, claire: &Browser) {
    claire.fill("[name=name]", "Bernadette Colson").await;
    claire.fill("[name=email]", "bernadette.colson@valombre.example").await;
    claire.fill("[name=title]", "Bourgmestre").await;
    claire.press("form[action$='/recipients'] button").await;
    claire.shows("Bernadette Colson").await;
    claire.fill("[name=text_fr]", "Ouvrir un guichet le soir, une fois par semaine.").await;
    claire.fill("[name=text_nl]", "Eén avond per week een loket openen.").await;
    for field in ["finding", "level", "recipient"] {
        claire.press(&format!("[name={field}] option:nth-of-type(2)")).await;
    }
    claire.fill("[name=due]", "2027-09-01").await;
    claire.press("form[action$='/recommendations'] button").await;
    claire.shows(at.say("Complète", "Volledig")).await;
}

/// A holder of a mandate signs or abstains, on one page.
async fn decide(at: Setting, world: &World, key: &str, adoption: &str, signs: bool) {
    let holder = at.member(world, key).await;
    holder.open(adoption).await;
    holder.shows(at.say("Lire tout le texte", "De hele tekst lezen")).await;
    holder.press(&format!("[name=signs][value={signs}]")).await;
    holder.press(at.say("Confirmer", "Bevestigen")).await;
    let said = if signs {
        at.say("Votre organisation signe.", "Uw organisatie tekent.")
    } else {
        at.say("Votre organisation s’abstient.", "Uw organisatie onthoudt zich.")
    };
    holder.shows(said).await;
}

async fn given_a_finding_when_a_memorandum_is_written_and_signed_then_it_is_sealed_without_telling_who_abstained(at: Setting) {
    let world = own_world().await;
    let claire = at.member(&world, "claire").await;
    new_diagnosis(at, &claire, "Mise à jour de l’hiver", "Wintereditie", "update").await;
    let diagnosis = claire.url().await;
    form_group(at, &claire).await;
    for (fr, nl) in [
        ("Un thème n’a ni constat validé", "Een thema heeft geen gevalideerde vaststelling"),
        ("Aucune séance avec des habitants n’a eu lieu.", "Er was nog geen sessie met inwoners."),
        ("Rien ne manque pour fermer cette étape.", "Er ontbreekt niets om deze stap te sluiten."),
        ("Le mémorandum n’existe pas encore.", "Het memorandum bestaat nog niet."),
    ] {
        open_step(at, &claire, at.say(fr, nl)).await;
    }
    let karim = at.member(&world, "karim").await;
    hear_residents(at, &world, &claire, &karim).await;
    find(at, &world, &diagnosis, &karim, "Les guichets ferment avant la fin du travail.").await;

    claire.open(&diagnosis).await;
    claire.follow(at.say("Mémorandum", "Memorandum")).await;
    claire.press(at.say("Créer le mémorandum", "Het memorandum maken")).await;
    claire.arrives("/write").await;
    let memorandum = claire.url().await.trim_end_matches("/write").to_owned();
    ask(at, &claire).await;
    claire.open(&diagnosis).await;
    open_step(at, &claire, at.say("Une organisation n’a ni signé ni dit", "Een organisatie heeft niet getekend")).await;
    claire.open(&format!("{memorandum}/write")).await;
    claire.press(at.say("Soumettre à l’adoption", "Ter aanneming voorleggen")).await;
    claire.arrives("/adoption").await;

    let adoption = format!("{memorandum}/adoption");
    decide(at, &world, "philippe", &adoption, true).await;
    decide(at.other(), &world, "geert", &adoption, false).await;

    claire.open(&adoption).await;
    claire.shows(at.say("1 organisation signe, 1 s’abstient", "1 organisatie tekent, 1 onthoudt zich")).await;
    assert!(!claire.text().await.contains("De Wilgenhof"), "nobody reads who abstained");
    claire.press(at.say("Sceller le mémorandum", "Het memorandum verzegelen")).await;
    claire.shows(at.say("Empreinte SHA-256", "SHA-256-vingerafdruk")).await;
    assert!(claire.text().await.contains("CPAS de Valombre"), "who signed is named");
    assert!(!claire.text().await.contains("De Wilgenhof"));
}

in_both_languages!(given_a_finding_when_a_memorandum_is_written_and_signed_then_it_is_sealed_without_telling_who_abstained,);

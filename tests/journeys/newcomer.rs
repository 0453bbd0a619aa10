//! Somebody who has just started the program: the demonstration from inside each role, and a first coordination of one's own.

use super::scene::{Setting, in_both_languages, world};
use crate::support::browser::Browser;
use crate::support::started::Started;

async fn given_the_demonstration_when_a_role_is_pressed_then_its_rooms_are_seen_from_inside(at: Setting) {
    let world = world().await;
    let newcomer = at.visitor(world, "/demo").await;
    for (key, name) in
        [("claire", "Claire Montulet"), ("karim", "Karim Ouali"), ("philippe", "Philippe Grandjean"), ("delphine", "Delphine")]
    {
        newcomer.press(&format!("main a[href='/demo/enter/{key}']")).await;
        newcomer.arrives("/c/").await;
        newcomer.shows(name).await;
        // Each member has a language of their own.
        newcomer.open(&format!("{}/lang/{}?to=/demo", world.url, at.locale)).await;
    }
    newcomer.shows(at.say("Une coordination inventée", "Een verzonnen coördinatie")).await;
    newcomer.press("main a[href^='/r/']").await;
    newcomer.arrives("/r/").await;
    newcomer.part("textarea[name=text]").await;
    newcomer.press(at.say("a[href='/demo']", "a[href='/demo']")).await;
    newcomer.press("main a[href^='/m/']").await;
    newcomer.arrives("/m/").await;
    newcomer.shows(at.say("ce qui a été répondu", "wat geantwoord werd")).await;
}

async fn given_an_empty_program_when_five_questions_are_answered_then_the_coordination_is_there(at: Setting) {
    let started = Started::empty();
    let newcomer = Browser::start(at.window).await;
    newcomer.open(&format!("{}/lang/{}?to=/setup", started.url(), at.locale)).await;
    newcomer.shows(at.say("Cinq questions", "Vijf vragen")).await;
    assert_eq!(newcomer.axe_in_both_lights().await, Vec::<String>::new());
    for (field, text) in [
        ("code", "AAAA"),
        ("coordination", "Réseau social de Hautmont"),
        ("territory", "Hautmont"),
        ("name", "Anne Lambert"),
        ("email", "anne@hautmont.example"),
        ("organisation", "CPAS de Hautmont"),
    ] {
        newcomer.fill(&format!("[name={field}]"), text).await;
    }
    let create = at.say("Créer la coordination", "De coördinatie maken");
    newcomer.press(create).await;
    newcomer.shows(at.say("Ce code ne convient pas", "Deze code klopt niet")).await;
    assert_eq!(newcomer.value("[name=name]").await, "Anne Lambert", "nothing is lost");
    newcomer.fill("[aria-invalid=true][name=code]", started.code()).await;
    newcomer.press(create).await;
    newcomer.arrives("/c/").await;
    newcomer.shows("Anne Lambert").await;
    newcomer.shows(at.say("Pas encore de diagnostic", "Nog geen diagnose")).await;
    assert_eq!(newcomer.axe_in_both_lights().await, Vec::<String>::new());
    newcomer.open(&format!("{}/setup", started.url())).await;
    for (field, text) in [("code", started.code()), ("coordination", "Une autre")] {
        newcomer.fill(&format!("[name={field}]"), text).await;
    }
    newcomer.press(create).await;
    assert!(!newcomer.url().await.contains("/c/"), "the code serves once");
}

in_both_languages!(
    given_the_demonstration_when_a_role_is_pressed_then_its_rooms_are_seen_from_inside,
    given_an_empty_program_when_five_questions_are_answered_then_the_coordination_is_there,
);

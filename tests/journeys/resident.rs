//! A resident in a waiting room: one page, own language, nothing that needs a script.

use super::scene::{needs_no_script, phone, shows, world};

/// The number under the words "your slip number".
fn slip(text: &str, label: &str) -> String {
    let mut lines = text.lines().skip_while(|line| !line.contains(label)).skip(1);
    lines.find(|line| !line.trim().is_empty()).expect("a number under the label").trim().to_owned()
}

#[tokio::test]
async fn given_a_poster_when_a_text_names_someone_then_it_is_pointed_out_before_it_leaves() {
    let world = world().await;
    let phone = phone(world, &format!("/r/{}", world.session_code), "fr").await;
    phone.fill("[name=text]", "Le bus manque. Appelez le 0470 12 34 56.").await;
    phone.press("Envoyer").await;
    shows(&phone, "Rien n’est encore parti").await;
    assert!(phone.text().await.contains("0470 12 34 56"), "the passage is shown");
    phone.fill("[name=text]", "Le bus manque. Appelez le 0470 65 43 21.").await;
    phone.press("Envoyer").await;
    shows(&phone, "0470 65 43 21").await;
    assert!(phone.text().await.contains("Rien n’est encore parti"), "as often as it takes");
    phone.fill("[name=text]", "Le bus manque après vingt heures.").await;
    phone.press("Envoyer").await;
    phone.arrives("/kept").await;
    shows(&phone, "C’est bien arrivé. Merci.").await;
}

#[tokio::test]
async fn given_a_text_that_names_someone_when_the_resident_insists_then_it_is_sent_as_it_is() {
    let world = world().await;
    let phone = phone(world, &format!("/r/{}", world.session_code), "nl").await;
    phone.fill("[name=text]", "Bel mij op 0470 12 34 56 als de bus terugkomt.").await;
    phone.press("Versturen").await;
    shows(&phone, "Er is nog niets vertrokken").await;
    phone.press("Zo versturen").await;
    phone.arrives("/kept").await;
    shows(&phone, "Het is goed aangekomen").await;
}

#[tokio::test]
async fn given_a_slip_when_the_resident_types_its_number_then_the_words_are_erased() {
    let world = world().await;
    let phone = phone(world, &format!("/r/{}", world.session_code), "fr").await;
    phone.fill("[name=text]", "Les bancs de la place ont été enlevés.").await;
    phone.press("Envoyer").await;
    phone.arrives("/kept").await;
    let kept = phone.url().await;
    let number = slip(&phone.text().await, "Votre numéro de talon");
    phone.follow("Reprendre ce que j’ai écrit").await;
    phone.arrives("/take-back").await;
    phone.fill("[name=slip]", &number).await;
    phone.press("Effacer mes mots").await;
    shows(&phone, "Vos mots sont effacés").await;
    phone.open(&kept).await;
    shows(&phone, "Ces mots ont été repris").await;
}

#[tokio::test]
async fn given_arabic_when_a_resident_writes_then_the_page_runs_right_to_left_to_the_end() {
    let world = world().await;
    let phone = phone(world, &format!("/r/{}", world.session_code), "ar").await;
    phone.fill("html[lang=ar][dir=rtl] [name=text]", "لا توجد حافلة في المساء.").await;
    phone.press("إرسال").await;
    phone.arrives("/kept").await;
    shows(&phone, "وصلت كلماتكم").await;
}

#[tokio::test]
async fn given_a_code_typed_by_hand_when_scripts_are_off_then_nothing_is_missing() {
    let world = world().await;
    let code = &world.session_code;
    let phone = phone(world, "/r", "fr").await;
    phone.fill("[name=code]", &code.to_lowercase()).await;
    phone.press("Continuer").await;
    phone.arrives(&format!("/r/{code}")).await;
    for path in [format!("/r/{code}"), format!("/r/{code}/take-back"), "/r".to_owned()] {
        needs_no_script(world, &path).await;
    }
}

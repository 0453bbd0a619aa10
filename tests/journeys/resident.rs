//! A resident in a waiting room: one page, own language, nothing that needs a script.

use super::scene::{Setting, in_every_setting, needs_no_script, phone, world};
use crate::support::browser::Browser;

/// The words of these pages in one language.
pub struct Words {
    pub send: &'static str,
    pub not_sent: &'static str,
    pub arrived: &'static str,
    pub slip: &'static str,
    pub take_back: &'static str,
    pub erase: &'static str,
    pub erased: &'static str,
    pub taken: &'static str,
}

/// French, Dutch, Arabic.
pub fn words(locale: &str) -> Words {
    match locale {
        "fr" => Words {
            send: "Envoyer",
            not_sent: "Rien n’est encore parti",
            arrived: "C’est bien arrivé. Merci.",
            slip: "Votre numéro de talon",
            take_back: "Reprendre ce que j’ai écrit",
            erase: "Effacer mes mots",
            erased: "Vos mots sont effacés",
            taken: "Ces mots ont été repris",
        },
        "nl" => Words {
            send: "Versturen",
            not_sent: "Er is nog niets vertrokken",
            arrived: "Het is goed aangekomen. Dank u.",
            slip: "Uw strooknummer",
            take_back: "Terugnemen wat ik schreef",
            erase: "Mijn woorden wissen",
            erased: "Uw woorden zijn gewist",
            taken: "Deze woorden zijn teruggenomen",
        },
        _ => Words {
            send: "إرسال",
            not_sent: "لم يُرسَل شيء بعد",
            arrived: "وصلت كلماتكم",
            slip: "رقم قسيمتكم",
            take_back: "استرجاع ما كتبتُه",
            erase: "محو كلماتي",
            erased: "مُحيت كلماتكم",
            taken: "استُرجعت هذه الكلمات",
        },
    }
}

/// The number under the words "your slip number".
fn slip(text: &str, label: &str) -> String {
    let mut lines = text.lines().skip_while(|line| !line.contains(label)).skip(1);
    lines.find(|line| !line.trim().is_empty()).expect("a number under the label").trim().to_owned()
}

/// Writes a text that names someone, mends it, sends it, and takes it back with the slip. Works without script.
pub async fn write_and_take_back(resident: &Browser, words: &Words) {
    resident.fill("[name=text]", "Le bus manque. Appelez le 0470 12 34 56.").await;
    resident.press(words.send).await;
    resident.shows(words.not_sent).await;
    assert!(resident.text().await.contains("0470 12 34 56"), "the passage is shown");
    resident.fill("[name=text]", "Le bus manque. Appelez le 0470 65 43 21.").await;
    resident.press(words.send).await;
    resident.shows("0470 65 43 21").await;
    assert!(resident.text().await.contains(words.not_sent), "as often as it takes");
    resident.fill("[name=text]", "Le bus manque après vingt heures.").await;
    resident.press(words.send).await;
    resident.arrives("/kept").await;
    resident.shows(words.arrived).await;
    let kept = resident.url().await;
    let number = slip(&resident.text().await, words.slip);
    resident.follow(words.take_back).await;
    resident.arrives("/take-back").await;
    resident.fill("[name=slip]", &number).await;
    resident.press(words.erase).await;
    resident.shows(words.erased).await;
    resident.open(&kept).await;
    resident.shows(words.taken).await;
}

async fn given_a_poster_when_a_text_names_someone_then_it_is_pointed_out_and_can_be_taken_back(at: Setting) {
    let world = world().await;
    let resident = at.visitor(world, &format!("/r/{}", world.session_code)).await;
    write_and_take_back(&resident, &words(at.locale)).await;
}

async fn given_a_text_that_names_someone_when_the_resident_insists_then_it_is_sent_as_it_is(at: Setting) {
    let world = world().await;
    let resident = at.visitor(world, &format!("/r/{}", world.session_code)).await;
    let words = words(at.locale);
    resident.fill("[name=text]", "Bel mij op 0470 12 34 56 als de bus terugkomt.").await;
    resident.press(words.send).await;
    resident.shows(words.not_sent).await;
    resident.press(at.say("Envoyer tel quel", "Zo versturen")).await;
    resident.arrives("/kept").await;
    resident.shows(words.arrived).await;
}

async fn given_a_code_typed_by_hand_when_it_is_sent_then_the_question_is_there(at: Setting) {
    let world = world().await;
    let code = &world.session_code;
    let resident = at.visitor(world, "/r").await;
    resident.fill("[name=code]", &code.to_lowercase()).await;
    resident.press(at.say("Continuer", "Verder")).await;
    resident.arrives(&format!("/r/{code}")).await;
    for path in [format!("/r/{code}"), format!("/r/{code}/take-back"), "/r".to_owned(), "/v".to_owned()] {
        needs_no_script(world, &path).await;
    }
}

in_every_setting!(
    given_a_poster_when_a_text_names_someone_then_it_is_pointed_out_and_can_be_taken_back,
    given_a_text_that_names_someone_when_the_resident_insists_then_it_is_sent_as_it_is,
    given_a_code_typed_by_hand_when_it_is_sent_then_the_question_is_there,
);

#[tokio::test]
async fn given_arabic_when_a_resident_writes_then_the_page_runs_right_to_left_to_the_end() {
    let world = world().await;
    let phone = phone(world, &format!("/r/{}", world.session_code), "ar").await;
    phone.part("html[lang=ar][dir=rtl] body").await;
    write_and_take_back(&phone, &words("ar")).await;
    phone.part("html[lang=ar][dir=rtl] body").await;
}

//! A sealed memorandum: verified, answered by those it asks, read by everyone.

use crate::support::world::{Engine, World};
use constat_shared::api::Method;
use constat_shared::api::delivery::{ReadOfficialRoom, ReadPublicMemorandum, ReadPublicSealed};
use constat_shared::error::Fault;
use serde_json::json;

async fn the_sealed_text_proves_itself_and_a_changed_one_does_not(engine: Engine) {
    let world = World::shared(engine).await;
    let sealed = world.nobody().call(ReadPublicSealed { slug: world.slug.clone(), locale: None }).await.expect("public");
    let file = serde_json::to_vec(&sealed).expect("JSON");
    assert_eq!(constat::memorandum::verify::verify(&file).map(|v| v.sha256), Ok(sealed.sha256.clone()));
    let changed = String::from_utf8(file).expect("UTF-8").replacen("202", "203", 1);
    assert!(constat::memorandum::verify::verify(changed.as_bytes()).is_err());
    let public = world.nobody().call(ReadPublicMemorandum { slug: world.slug.clone() }).await.expect("public");
    assert_eq!(public.recommendations.len(), 12);
    assert_eq!(public.sha256, sealed.sha256);
    assert!(!serde_json::to_string(&public).expect("JSON").contains("@valombre"), "no address in public");
}

async fn an_official_enters_with_a_code_from_the_mail_and_answers(engine: Engine) {
    let world = World::fresh(engine).await;
    let nobody = world.nobody();
    let token = world.official.clone();
    assert_eq!(
        nobody.call(ReadOfficialRoom { token: token.clone(), recommendation: None }).await.expect_err("not yet").code,
        Fault::NotFound
    );
    let path = format!("/api/o/{token}");
    let (status, _) = nobody.send(Method::Post, &format!("{path}/code"), &json!({})).await;
    assert_eq!(status, 200);
    let (_, mails) = nobody.send(Method::Get, "/api/demo/mail", &json!({})).await;
    let subject = mails[0]["subject"].as_str().expect("the newest letter");
    let code = subject.rsplit(':').next().expect("a code").trim().to_owned();
    let wrong = if code == "000000" { "000001" } else { "000000" };
    let (status, _) = nobody.send(Method::Post, &format!("{path}/enter"), &json!({"code": wrong})).await;
    assert_eq!(status, 422);
    let (status, entered) = nobody.send(Method::Post, &format!("{path}/enter"), &json!({"code": code})).await;
    assert_eq!(status, 200, "{entered}");
    let (again, _) = nobody.send(Method::Post, &format!("{path}/enter"), &json!({"code": code})).await;
    assert_eq!(again, 422, "a code works once");

    let official = world.official(entered["token"].as_str().expect("a token"));
    let room = official.call(ReadOfficialRoom { token: token.clone(), recommendation: None }).await.expect("inside");
    let asked = room.mine.first().expect("something to answer, or to answer anew");
    let answer = format!("{path}/answers/{}", asked.asked.id);
    let (status, problem) = official.send(Method::Post, &answer, &json!({"kind": "yes", "text": "Nous le ferons."})).await;
    assert_eq!((status, problem["fields"][0]["path"].as_str()), (422, Some("due")), "by when?");
    let (status, problem) =
        official.send(Method::Post, &answer, &json!({"kind": "yes", "text": "Nous le ferons.", "due": "2099-06-30"})).await;
    assert_eq!(status, 200, "{problem}");
    let foreign = room.others.first().expect("somebody else's").asked.id;
    let (status, _) = official.send(Method::Post, &format!("{path}/answers/{foreign}"), &json!({"kind": "no", "text": "Non."})).await;
    assert_eq!(status, 404, "what is asked of another is not theirs to answer");
    let (_, page) = nobody.page(&format!("/m/{}", world.slug)).await;
    assert!(page.contains("Nous le ferons."));
    assert!(!page.contains("<script"), "the public page needs none");
}

async fn paper_is_paper(engine: Engine) {
    let world = World::shared(engine).await;
    for locale in ["fr", "nl"] {
        let (status, text) = world.nobody().page(&format!("/m/{}/pdf?locale={locale}", world.slug)).await;
        assert_eq!(status, 200);
        assert!(text.starts_with("%PDF-"), "{locale}");
    }
}

crate::on_both_engines!(
    the_sealed_text_proves_itself_and_a_changed_one_does_not,
    an_official_enters_with_a_code_from_the_mail_and_answers,
    paper_is_paper
);

//! Consultation: given without account, withdrawn by slip, read by facilitators only.

use crate::support::world::{Engine, World};
use constat_shared::api::Method;
use constat_shared::api::consultation::{
    AcceptContribution, ChannelNumbers, Contribute, Language, ReadQueue, ReadResidentPage, ReadSessions, SetAside, StrikeContribution,
    TakeBack,
};
use constat_shared::error::Fault;
use constat_shared::ids::SessionId;
use serde_json::json;

async fn session(world: &World) -> SessionId {
    let els = world.enter("els").await;
    let diagnosis = world.diagnosis().await.id;
    let sessions = els.call(ReadSessions { diagnosis }).await.expect("read").sessions;
    sessions.iter().find(|s| s.inside.as_ref().is_some_and(|i| i.code == world.session_code)).expect("hers").id
}

fn give(world: &World, text: &str, once: &str) -> Contribute {
    Contribute { code: world.session_code.clone(), theme: None, text: text.into(), language: Language::Fr, sure: false, once: once.into() }
}

async fn a_resident_gives_is_asked_about_personal_data_and_takes_back(engine: Engine) {
    let world = World::fresh(engine).await;
    let nobody = world.nobody();
    let page = nobody.call(ReadResidentPage { code: world.session_code.to_lowercase() }).await.expect("no account needed");
    let asked = nobody.call(give(&world, "Appelez-moi au 0470 12 34 56.", &page.once)).await.expect_err("a phone number");
    assert_eq!(asked.fields[0].code, Fault::FieldLooksPersonal);
    let sure = Contribute { sure: true, ..give(&world, "Appelez-moi au 0470 12 34 56.", &page.once) };
    let kept = nobody.call(sure.clone()).await.expect("kept");
    assert_eq!(nobody.call(sure).await.expect("sent twice").slip, kept.slip, "twice the same form is one contribution");

    let wrong = TakeBack { code: world.session_code.clone(), slip: "AAAAAAAA".into() };
    assert_eq!(nobody.call(wrong).await.expect_err("no such slip").code, Fault::WrongCode);
    nobody.call(TakeBack { code: world.session_code.clone(), slip: kept.slip }).await.expect("taken back");
    let queue =
        world.enter("els").await.call(ReadQueue { session: session(&world).await, kept: false, state: None, page: 0 }).await.expect("read");
    assert!(!format!("{queue:?}").contains("0470"), "the words are gone");
}

async fn facilitators_accept_strike_and_set_aside_and_the_numbers_add_up(engine: Engine) {
    let world = World::fresh(engine).await;
    let (els, id) = (world.enter("els").await, session(&world).await);
    world.nobody().call(give(&world, "Monsieur Dupont du troisième crie la nuit.", "x")).await.ok();
    let page = world.nobody().call(ReadResidentPage { code: world.session_code.clone() }).await.expect("read");
    world.nobody().call(Contribute { sure: true, ..give(&world, "Voisin Zorglub crie la nuit.", &page.once) }).await.expect("kept");
    let queue = els.call(ReadQueue { session: id, kept: false, state: None, page: 0 }).await.expect("read");
    let find = |text: &str| queue.contributions.iter().find(|c| c.text.contains(text)).expect("there").id;
    let contribution = find("Zorglub");
    assert_eq!(els.call(SetAside { session: id, contribution, reason: " ".into() }).await.expect_err("why?").code, Fault::Invalid);
    els.call(StrikeContribution { session: id, contribution, words: "Zorglub".into() }).await.expect("struck");
    els.call(AcceptContribution { session: id, contribution }).await.expect("accepted");

    let after = els.call(ReadQueue { session: id, kept: false, state: None, page: 0 }).await.expect("read");
    let struck = after.contributions.iter().find(|c| c.id == contribution).expect("there");
    assert!(struck.struck && struck.text.contains("█") && !struck.text.contains("Zorglub"));
    let of = |n: &ChannelNumbers| n.received + n.accepted + n.set_aside + n.withdrawn;
    assert!(
        after.numbers.iter().all(|n| of(n) == n.total),
        "in = received + accepted + set aside + withdrawn, by channel: {:?}",
        after.numbers
    );
    let other = world.enter("karim").await;
    assert_eq!(
        other.call(ReadQueue { session: id, kept: false, state: None, page: 0 }).await.expect_err("no facilitator").code,
        Fault::NotFound
    );
}

async fn a_wrong_code_and_odd_words_are_answered_calmly(engine: Engine) {
    let world = World::shared(engine).await;
    let nobody = world.nobody();
    assert_eq!(nobody.call(ReadResidentPage { code: "ZZZZZ".into() }).await.expect_err("none").code, Fault::NotFound);
    let path = format!("/api/r/{}", world.session_code);
    let long = "x".repeat(50_000);
    for (text, status) in [("", 422), ("\u{0}", 422), (long.as_str(), 422), ("🙂🙂", 200), ("صعب", 200), ("<script>x</script>", 200)]
    {
        let (got, body) = nobody.send(Method::Post, &path, &json!({"text": text, "language": "ar", "once": text.len().to_string()})).await;
        assert_eq!(got, status, "{body}");
    }
}

crate::on_both_engines!(
    a_resident_gives_is_asked_about_personal_data_and_takes_back,
    facilitators_accept_strike_and_set_aside_and_the_numbers_add_up,
    a_wrong_code_and_odd_words_are_answered_calmly,
);

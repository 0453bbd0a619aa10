//! Findings: from one sentence to the plenary, with no author left.

use crate::support::world::{Client, Engine, World};
use constat_shared::api::Method;
use constat_shared::api::finding::{
    AddComment, AnswerObjection, Consent, Differ, FindingState, Object, ProposeFinding, ReadFinding, ReadGroup, ReadPlenary,
    ReleaseFinding, ReviseFinding, SaveDraft, ValidateFinding, WriteDraft, Written,
};
use constat_shared::error::Fault;
use constat_shared::ids::FindingId;
use serde_json::json;

async fn draft(world: &World, who: &Client, sentence: &str) -> Written {
    let group = world.group("housing").await.id;
    who.call(WriteDraft { group, sentence: sentence.into(), language: None }).await.expect("written")
}

fn save(finding: FindingId, revision: i32, sentence: &str) -> SaveDraft {
    let empty = String::new;
    SaveDraft {
        finding,
        revision,
        sentence: sentence.into(),
        whom: empty(),
        place: empty(),
        since: empty(),
        frequency: empty(),
        existing: empty(),
        missing: empty(),
    }
}

async fn a_draft_goes_through_consent_to_the_plenary_and_its_author_is_gone(engine: Engine) {
    let world = World::shared(engine).await;
    let (karim, els, philippe) = (world.enter("karim").await, world.enter("els").await, world.enter("philippe").await);
    let finding = draft(world, &karim, "Des locataires attendent une visite pendant des mois.").await.id;
    assert!(karim.call(ReadFinding { finding }).await.expect("read").mine);
    assert!(!els.call(ReadFinding { finding }).await.expect("read").mine, "nobody else learns whose it is");
    assert_eq!(els.call(save(finding, 1, "x")).await.expect_err("not hers").code, Fault::NotAllowed);

    els.call(AddComment { finding, comment: "Chez nous aussi.".into() }).await.expect("said");
    karim.call(ProposeFinding { finding }).await.expect("proposed");
    els.call(Object { finding, objection: "Depuis quand ?".into() }).await.expect("objected");
    karim.call(Consent { finding }).await.expect("consents");
    assert_eq!(karim.call(ValidateFinding { finding }).await.expect_err("unanswered").code, Fault::ObjectionOpen);
    let objection = karim.call(ReadFinding { finding }).await.expect("read").objections[0].id;
    karim.call(AnswerObjection { finding, objection, answer: "Depuis 2024.".into() }).await.expect("answered");
    karim.call(ValidateFinding { finding }).await.expect("validated");

    let after = karim.call(ReadFinding { finding }).await.expect("read");
    assert_eq!(after.state, FindingState::Validated);
    assert!(!after.mine && after.comments.iter().all(|c| !c.mine) && after.objections.iter().all(|o| !o.mine), "no trace of a person");
    let diagnosis = after.diagnosis;
    let sees =
        async |who: &Client| who.call(ReadPlenary { diagnosis, theme: None }).await.expect("read").findings.iter().any(|f| f.id == finding);
    assert!(!sees(&philippe).await, "a manager waits for the release");
    assert!(sees(&els).await);
    karim.call(ReleaseFinding { finding }).await.expect("released");
    assert!(sees(&philippe).await);

    els.call(ReviseFinding { finding }).await.expect("a new version");
    assert!(sees(&philippe).await, "the plenary keeps the last version meanwhile");
    els.call(save(finding, after.revision + 1, "Une autre phrase.")).await.expect("hers to write");
    let plenary = philippe.call(ReadPlenary { diagnosis, theme: None }).await.expect("read");
    let read = plenary.findings.iter().find(|f| f.id == finding).expect("there");
    assert_eq!(read.saying.sentence, "Des locataires attendent une visite pendant des mois.");
}

async fn the_second_of_two_savers_is_told_and_loses_nothing(engine: Engine) {
    let world = World::shared(engine).await;
    let nadia = world.enter("nadia").await;
    let written = draft(world, &nadia, "Une phrase.").await;
    nadia.call(save(written.id, written.revision, "Sur le téléphone.")).await.expect("saved");
    assert_eq!(nadia.call(save(written.id, written.revision, "Sur l’ordinateur.")).await.expect_err("too late").code, Fault::Conflict);

    let page = format!("/findings/{}", written.id);
    let fields = [("revision", "1"), ("sentence", "Sur l’ordinateur <script>.")];
    let (status, _, body) = nadia.form(&format!("/api{page}"), &fields, &page).await;
    assert_eq!(status, 409);
    assert!(body.contains("Sur le téléphone."), "the stored version is shown");
    assert!(body.contains("Sur l’ordinateur &lt;script"), "and what was typed is kept, harmless");
    assert!(!body.contains("<script>."));
}

async fn every_odd_text_is_kept_or_refused_with_words(engine: Engine) {
    let world = World::shared(engine).await;
    let ines = world.enter("ines").await;
    let group = world.group("housing").await.id;
    let path = format!("/api/groups/{group}/findings");
    let long = "x".repeat(50_000);
    for (text, status) in [
        ("", 422),
        ("   ", 422),
        ("\u{0}", 422),
        (long.as_str(), 422),
        ("😀 مرحبا", 200),
        ("<script>alert(1)</script>", 200),
        ("a\u{0}b", 200),
    ] {
        let (got, body) = ines.send(Method::Post, &path, &json!({"sentence": text})).await;
        assert_eq!(got, status, "{body}");
    }
    let (_, page) = ines.page(&format!("/groups/{group}")).await;
    assert!(!page.contains("<script>alert") && page.contains("&lt;script"));
}

async fn managers_and_officials_find_nothing_of_a_group_room(engine: Engine) {
    let world = World::shared(engine).await;
    let room = world.group("housing").await;
    let finding = room.findings[0].id;
    for key in ["philippe", "mayor", "greet", "ruben"] {
        let who = world.enter(key).await;
        assert_eq!(who.call(ReadGroup { group: room.id }).await.expect_err("absent").code, Fault::NotFound, "{key}");
        assert_eq!(who.call(ReadFinding { finding }).await.expect_err("absent").code, Fault::NotFound, "{key}");
        let (status, page) = who.page(&format!("/groups/{}", room.id)).await;
        assert_eq!(status, 404, "{key}");
        let (_, nothing) = who.page("/groups/00000000-0000-4000-8000-000000000000").await;
        let shape = |text: &str| text.len().abs_diff(page.len());
        assert!(shape(&nothing) < 16, "{key}: what is hidden looks like what does not exist");
    }
}

async fn the_group_room_says_where_residents_and_workers_differ(engine: Engine) {
    let world = World::shared(engine).await;
    let claire = world.enter("claire").await;
    for group in world.diagnosis().await.groups {
        let room = claire.call(ReadGroup { group: group.id }).await.expect("the coordinator reads");
        for differ in &room.differ {
            match differ {
                Differ::Unheard { heard } => assert!(*heard >= 5 && usize::try_from(*heard) == Ok(room.heard.len())),
                Differ::Unsaid { findings } => {
                    assert!(room.heard.len() >= 5 && room.heard.iter().any(|h| h.tied));
                    let there = |number: &i32| room.findings.iter().any(|f| f.number == *number && !f.state.writable());
                    assert!(!findings.is_empty() && findings.iter().all(there));
                }
                Differ::Places { residents, workers, .. } => assert!((residents - workers).abs() >= 3),
            }
        }
        let (_, page) = claire.page(&format!("/groups/{}", group.id)).await;
        assert_eq!(page.contains("id=\"differ\""), !room.differ.is_empty());
    }
}

crate::on_both_engines!(
    a_draft_goes_through_consent_to_the_plenary_and_its_author_is_gone,
    the_second_of_two_savers_is_told_and_loses_nothing,
    every_odd_text_is_kept_or_refused_with_words,
    managers_and_officials_find_nothing_of_a_group_room,
    the_group_room_says_where_residents_and_workers_differ,
);

//! A new version of a released finding: while it is written the released one stands everywhere, and it may be given up.

use crate::support::world::{Client, Engine, World};
use constat_shared::api::finding::{
    AbandonRevision, AddQuote, Consent, FindingState, FindingView, ProposeFinding, QuoteSeal, ReadFinding, ReadPlenary, ReleaseFinding,
    ReviseFinding, SaveDraft, ValidateFinding, WithdrawFinding, WriteDraft,
};
use constat_shared::api::memorandum::{Content, FindMemorandum, MakeMemorandum, MemorandumView, ReadMemorandum};
use constat_shared::api::prioritisation::{ReadRounds, RoundsView};
use constat_shared::error::Fault;
use constat_shared::ids::{DiagnosisId, FindingId};

const RELEASED: &str = "Des locataires attendent une visite pendant des mois.";
const REVISED: &str = "Une phrase que la plénière ne lit pas encore.";

fn save(f: &FindingView, sentence: &str) -> SaveDraft {
    let s = f.saying.clone();
    SaveDraft {
        finding: f.id,
        revision: f.revision,
        sentence: sentence.into(),
        whom: s.whom,
        place: s.place,
        since: s.since,
        frequency: s.frequency,
        existing: s.existing,
        missing: s.missing,
    }
}

fn quote(finding: FindingId, text: &str) -> AddQuote {
    AddQuote { finding, seal: QuoteSeal::Actor, text: text.into(), language: None }
}

async fn read(who: &Client, finding: FindingId) -> FindingView {
    who.call(ReadFinding { finding }).await.expect("read")
}

/// A finding of the housing group, released with one quote.
async fn released(world: &World, who: &Client) -> FindingId {
    let group = world.group("housing").await.id;
    let finding = who.call(WriteDraft { group, sentence: RELEASED.into(), language: None }).await.expect("written").id;
    who.call(quote(finding, "On nous a oubliés.")).await.expect("added");
    who.call(ProposeFinding { finding }).await.expect("proposed");
    who.call(Consent { finding }).await.expect("consents");
    who.call(ValidateFinding { finding }).await.expect("validated");
    who.call(ReleaseFinding { finding }).await.expect("released");
    finding
}

/// Els starts a new version, writes in it and adds a quote.
async fn revised(world: &World, finding: FindingId) -> Client {
    let els = world.enter("els").await;
    els.call(ReviseFinding { finding }).await.expect("begun");
    els.call(save(&read(&els, finding).await, REVISED)).await.expect("saved");
    els.call(quote(finding, "Un mot de plus.")).await.expect("added");
    els
}

async fn a_new_version_is_given_up_and_the_released_one_is_back(engine: Engine) {
    let world = World::fresh(engine).await;
    world.set_all_steps(true).await;
    let (karim, nadia, philippe) = (world.enter("karim").await, world.enter("nadia").await, world.enter("philippe").await);
    let finding = released(&world, &karim).await;
    assert_eq!(karim.call(AbandonRevision { finding }).await.expect_err("nothing begun").code, Fault::WrongState);
    // By its author, from the page
    let els = revised(&world, finding).await;
    let page = format!("/findings/{finding}");
    let (_, html) = els.page(&page).await;
    assert!(html.contains(&format!("/api{page}/abandon")), "the author finds the button");
    assert_eq!(philippe.call(AbandonRevision { finding }).await.expect_err("not his").code, Fault::NotFound);
    assert_eq!(els.form(&format!("/api{page}/abandon"), &[], &page).await.0, 303);
    let back = read(&els, finding).await;
    assert_eq!((back.state, back.saying.sentence.as_str(), back.version, back.mine), (FindingState::Released, RELEASED, 1, false));
    let quotes: Vec<_> = back.quotes.iter().map(|q| q.text.as_str()).collect();
    assert_eq!(quotes, ["On nous a oubliés."]);
    // By the group, also once it was proposed; and what it is then can be revised as ever
    let els = revised(&world, finding).await;
    els.call(ProposeFinding { finding }).await.expect("proposed");
    els.call(Consent { finding }).await.expect("consents");
    nadia.call(AbandonRevision { finding }).await.expect("given up");
    let back = read(&nadia, finding).await;
    assert_eq!((back.state, back.consents, back.saying.sentence.as_str()), (FindingState::Released, 0, RELEASED));
    let plenary = philippe.call(ReadPlenary { diagnosis: back.diagnosis, theme: None }).await.expect("read");
    let shown = plenary.findings.iter().find(|f| f.id == finding).expect("there");
    assert_eq!((shown.saying.sentence.as_str(), shown.quotes.len(), shown.version), (RELEASED, 1, 1));
    // A draft that never was validated is dropped, not given up
    let group = back.group;
    let draft = karim.call(WriteDraft { group, sentence: "x".into(), language: None }).await.expect("written").id;
    assert_eq!(karim.call(AbandonRevision { finding: draft }).await.expect_err("no version").code, Fault::WrongState);
    assert_eq!(world.check().await.faults, Vec::<String>::new());
}

async fn memorandum(claire: &Client, diagnosis: DiagnosisId) -> MemorandumView {
    claire.call(MakeMemorandum { diagnosis }).await.expect("made or found");
    let place = claire.call(FindMemorandum { diagnosis }).await.expect("found");
    claire.call(ReadMemorandum { memorandum: place.memorandum.expect("one"), locale: None }).await.expect("read")
}

fn sentences(content: &Content) -> Vec<String> {
    content.chapters.iter().flat_map(|c| &c.findings).map(|f| f.sentence.fr.clone()).collect()
}

async fn choices(claire: &Client, diagnosis: DiagnosisId) -> Vec<String> {
    let rounds: RoundsView = claire.call(ReadRounds { diagnosis, method: None }).await.expect("read");
    rounds.findings.into_iter().map(|item| item.sentence).collect()
}

async fn a_finding_under_revision_stays_in_memorandum_and_rounds(engine: Engine) {
    let world = World::fresh(engine).await;
    world.set_all_steps(true).await;
    let (claire, karim) = (world.enter("claire").await, world.enter("karim").await);
    // A memorandum that is not sealed shows what is released now
    let app = world.app();
    let unsealed = move || {
        use constat::db::schema::memorandum::dsl as t;
        use diesel::prelude::*;
        app.db.write(|conn| Ok(diesel::update(t::memorandum).set((t::state.eq("draft"), t::sealed.eq(""))).execute(conn)?))
    };
    tokio::task::spawn_blocking(unsealed).await.expect("no panic").expect("written");
    let finding = released(&world, &karim).await;
    let diagnosis = read(&karim, finding).await.diagnosis;
    let before = (sentences(&memorandum(&claire, diagnosis).await.content), choices(&claire, diagnosis).await);
    assert!(before.0.iter().any(|s| s == RELEASED) && before.1.iter().any(|s| s == RELEASED), "{before:?}");

    revised(&world, finding).await;
    let view = memorandum(&claire, diagnosis).await;
    assert_eq!((sentences(&view.content), choices(&claire, diagnosis).await), before, "nothing of the new version, all of the old");
    let text = view.content.chapters.iter().flat_map(|c| &c.findings).find(|f| f.sentence.fr == RELEASED).expect("there");
    assert_eq!(text.quotes.iter().map(|q| q.text.as_str()).collect::<Vec<_>>(), ["On nous a oubliés."]);
    assert!(view.findings.iter().any(|f| f.id == finding), "a recommendation may rest on it");

    let els = world.enter("els").await;
    els.call(AbandonRevision { finding }).await.expect("given up");
    els.call(WithdrawFinding { finding }).await.expect("withdrawn");
    assert!(!sentences(&memorandum(&claire, diagnosis).await.content).iter().any(|s| s == RELEASED), "a withdrawn one is in neither");
    assert!(!choices(&claire, diagnosis).await.iter().any(|s| s == RELEASED));
}

crate::on_both_engines!(a_new_version_is_given_up_and_the_released_one_is_back, a_finding_under_revision_stays_in_memorandum_and_rounds,);

//! Answers that are kept: whatever is written, by whichever process, holds from the next request.

use crate::support::started::Started;
use crate::support::world::{Client, Engine, World};
use constat_shared::api::consultation::{CloseSession, ReadSessions};
use constat_shared::api::coordination::{ChangeMember, EndMembership, ReadMembers};
use constat_shared::api::door::SignOut;
use constat_shared::api::finding::{PlenaryFinding, PlenaryView, ReadPlenary, WithdrawFinding};
use constat_shared::error::Fault;
use constat_shared::ids::DiagnosisId;
use constat_shared::permission::Role;

fn list(diagnosis: DiagnosisId) -> ReadPlenary {
    ReadPlenary { diagnosis, theme: None }
}

/// Three times: it is made, then its place is known, then it comes from there.
async fn kept(who: &Client, diagnosis: DiagnosisId) -> PlenaryView {
    let first = who.call(list(diagnosis)).await.expect("read");
    for _ in 0..2 {
        assert_eq!(numbers(&who.call(list(diagnosis)).await.expect("read again")), numbers(&first));
    }
    first
}

fn numbers(view: &PlenaryView) -> Vec<i32> {
    view.findings.iter().map(|f| f.number).collect()
}

async fn another_process_changes_a_role_and_the_next_request_knows_it(engine: Engine) {
    let world = World::fresh(engine).await;
    let (karim, diagnosis, coordination) = (world.enter("karim").await, world.diagnosis().await.id, world.coordination());
    let seen = kept(&karim, diagnosis).await;
    assert!(seen.findings.iter().any(|f| !f.released), "a worker reads what is validated");
    let beside = Started::beside(&world);
    let claire = world.enter("claire").await.at(beside.url());
    let members = claire.call(ReadMembers { coordination }).await.expect("read").members;
    let membership = members.iter().find(|m| m.email.starts_with("karim")).expect("karim").id;

    claire.call(ChangeMember { coordination, membership, role: Role::Manager, mandate: false }).await.expect("changed");
    let seen = kept(&karim, diagnosis).await;
    assert!(seen.findings.iter().all(|f| f.released), "a manager does not");

    claire.call(EndMembership { coordination, membership }).await.expect("ended");
    assert_eq!(karim.call(list(diagnosis)).await.expect_err("absent").code, Fault::NotFound);
}

async fn another_process_withdraws_a_finding_and_nobody_reads_it_any_more(engine: Engine) {
    let world = World::fresh(engine).await;
    let (claire, diagnosis) = (world.enter("claire").await, world.diagnosis().await.id);
    let of_group = |f: &PlenaryFinding| f.released && f.theme.as_str() == "housing";
    let released = kept(&claire, diagnosis).await.findings.into_iter().find(of_group).expect("one");
    let beside = Started::beside(&world);
    let yusuf = world.enter("yusuf").await.at(beside.url());
    yusuf.call(WithdrawFinding { finding: released.id }).await.expect("withdrawn");
    let seen = claire.call(list(diagnosis)).await.expect("read");
    assert!(!seen.findings.iter().any(|f| f.id == released.id), "{:?}", numbers(&seen));
}

async fn a_session_that_another_process_ended_reads_nothing(engine: Engine) {
    let world = World::fresh(engine).await;
    let (karim, diagnosis) = (world.enter("karim").await, world.diagnosis().await.id);
    kept(&karim, diagnosis).await;
    let beside = Started::beside(&world);
    let again = world.enter("karim").await;
    kept(&again, diagnosis).await;

    let karim_there = karim.at(beside.url());
    karim_there.call(SignOut {}).await.expect("out");
    assert_eq!(karim_there.at(&world.url).call(list(diagnosis)).await.expect_err("out").code, Fault::SignInFirst);
    kept(&again, diagnosis).await;
}

async fn what_is_kept_for_one_reader_is_not_for_another(engine: Engine) {
    let world = World::shared(engine).await;
    let (karim, diagnosis) = (world.enter("karim").await, world.diagnosis().await.id);
    kept(&karim, diagnosis).await;
    assert_eq!(world.nobody().call(list(diagnosis)).await.expect_err("who?").code, Fault::SignInFirst);
    let forged = world.with_token("x.y.z".into());
    for _ in 0..3 {
        assert_eq!(forged.call(list(diagnosis)).await.expect_err("who?").code, Fault::SignInFirst);
    }
}

async fn the_residents_page_ends_with_its_session_and_its_token_is_new_each_time(engine: Engine) {
    let world = World::fresh(engine).await;
    let (nobody, els) = (world.nobody(), world.enter("els").await);
    let path = format!("/r/{}", world.session_code);
    let mut tokens = Vec::new();
    for _ in 0..3 {
        let (status, page) = nobody.page(&path).await;
        assert_eq!(status, 200);
        let token = page.split("name=\"once\"").nth(1).and_then(|rest| rest.split("value=\"").nth(1)).expect("a token");
        tokens.push(token.split('"').next().expect("an end").to_owned());
    }
    tokens.sort();
    tokens.dedup();
    assert_eq!(tokens.len(), 3);

    let beside = Started::beside(&world);
    let els = els.at(beside.url());
    let diagnosis = world.diagnosis().await.id;
    let sessions = els.call(ReadSessions { diagnosis }).await.expect("read").sessions;
    let session = sessions.iter().find(|s| s.inside.as_ref().is_some_and(|i| i.code == world.session_code)).expect("there").id;
    els.call(CloseSession { session, people: Some(12) }).await.expect("closed");
    assert_ne!(nobody.page(&path).await.0, 200);
}

crate::on_both_engines!(
    another_process_changes_a_role_and_the_next_request_knows_it,
    another_process_withdraws_a_finding_and_nobody_reads_it_any_more,
    a_session_that_another_process_ended_reads_nothing,
    what_is_kept_for_one_reader_is_not_for_another,
    the_residents_page_ends_with_its_session_and_its_token_is_new_each_time,
);

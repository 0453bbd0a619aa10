//! Members: invited by a pasted list, changed from the next request.

use crate::support::world::{Engine, World};
use constat_shared::api::coordination::{
    ChangeMember, EndMembership, Invite, MembershipState, PreviewInvites, ReadMembers, ResumeMembership, SuspendMembership,
};
use constat_shared::api::door::ReadAccount;
use constat_shared::api::finding::ReadGroup;
use constat_shared::error::Fault;
use constat_shared::permission::Role;

async fn a_pasted_list_names_its_faulty_lines_and_invites_the_others(engine: Engine) {
    let world = World::fresh(engine).await;
    let (claire, coordination) = (world.enter("claire").await, world.coordination());
    let before = claire.call(ReadMembers { coordination }).await.expect("read");
    let home = before.organisations[0].name.clone();
    let list = format!(
        "Zoé Martin; zoe@example.be; {home}; terrain\nSans Adresse; pas-une-adresse; {home}; terrain\n\nJan Peeters; jan@example.be; Nergens; terreinwerker\nKarim; karim.ouali@valombre.example; {home}; terrain\nIk; ik@example.be; {home}; koning"
    );

    let seen = claire.call(PreviewInvites { coordination, list: list.clone() }).await.expect("read");
    let faults: Vec<_> = seen.lines.iter().map(|l| (l.line, l.fault, l.column.as_str())).collect();
    assert_eq!(
        faults,
        [
            (1, None, ""),
            (2, Some(Fault::FieldNotAnAddress), "email"),
            (4, Some(Fault::FieldNotAChoice), "organisation"),
            (5, Some(Fault::FieldTaken), "email"),
            (6, Some(Fault::FieldNotAChoice), "role"),
        ]
    );
    assert_eq!(
        claire.call(ReadMembers { coordination }).await.expect("read").members.len(),
        before.members.len(),
        "looking invites nobody"
    );

    assert_eq!(claire.call(Invite { coordination, list: list.clone() }).await.expect("invited").invited, 1);
    assert_eq!(claire.call(Invite { coordination, list }).await.expect("again").invited, 0, "the same list twice changes nothing");
}

async fn a_worker_who_becomes_manager_leaves_the_group_room_at_once(engine: Engine) {
    let world = World::fresh(engine).await;
    let (claire, yusuf) = (world.enter("claire").await, world.enter("yusuf").await);
    let coordination = world.coordination();
    let group = world.group("housing").await.id;
    yusuf.call(ReadGroup { group }).await.expect("he is in the group");
    let members = claire.call(ReadMembers { coordination }).await.expect("read").members;
    let membership = members.iter().find(|m| m.email.starts_with("yusuf")).expect("yusuf").id;

    claire.call(ChangeMember { coordination, membership, role: Role::Manager, mandate: false }).await.expect("changed");
    assert_eq!(yusuf.call(ReadGroup { group }).await.expect_err("absent").code, Fault::NotFound);

    claire.call(EndMembership { coordination, membership }).await.expect("ended");
    assert_eq!(yusuf.call(ReadMembers { coordination }).await.expect_err("absent").code, Fault::NotFound);
}

async fn a_suspended_member_is_kept_out_reads_why_and_finds_all_again(engine: Engine) {
    let world = World::fresh(engine).await;
    let (claire, yusuf) = (world.enter("claire").await, world.enter("yusuf").await);
    let coordination = world.coordination();
    let group = world.group("housing").await.id;
    let members = claire.call(ReadMembers { coordination }).await.expect("read").members;
    let him = members.iter().find(|m| m.email.starts_with("yusuf")).expect("yusuf");
    let membership = him.id;
    // Without a reason nothing happens
    let none = claire.call(SuspendMembership { coordination, membership, reason: " ".into() }).await.expect_err("why?");
    assert_eq!(none.fields[0].code, Fault::FieldEmpty);
    yusuf.call(ReadGroup { group }).await.expect("he is in the group");
    // Suspended, the rooms are not there for him from the next request on, and he is told why
    claire.call(SuspendMembership { coordination, membership, reason: "Un conflit à éclaircir".into() }).await.expect("suspended");
    assert_eq!(yusuf.call(ReadGroup { group }).await.expect_err("absent").code, Fault::NotFound);
    assert_eq!(yusuf.call(ReadMembers { coordination }).await.expect_err("absent").code, Fault::NotFound);
    assert!(yusuf.call(ReadAccount {}).await.expect("his own account").places.is_empty());
    world.letter(&him.email, "Un conflit à éclaircir").await;
    let again = SuspendMembership { coordination, membership, reason: "x".into() };
    assert_eq!(claire.call(again).await.expect_err("once").code, Fault::WrongState);
    let line =
        claire.call(ReadMembers { coordination }).await.expect("read").members.into_iter().find(|m| m.id == membership).expect("listed");
    assert_eq!((line.state, line.reason.as_str()), (MembershipState::Suspended, "Un conflit à éclaircir"));
    // Taken back, he is in his group as before
    claire.call(ResumeMembership { coordination, membership, reason: "Éclairci".into() }).await.expect("resumed");
    yusuf.call(ReadGroup { group }).await.expect("he is still in the group");
    world.letter(&him.email, "Éclairci").await;
    let report = world.check().await;
    assert!(report.faults.is_empty(), "{:?}", report.faults);
}

async fn the_last_coordinator_cannot_go(engine: Engine) {
    let world = World::shared(engine).await;
    let (claire, coordination) = (world.enter("claire").await, world.coordination());
    let members = claire.call(ReadMembers { coordination }).await.expect("read").members;
    let membership = members.iter().find(|m| m.role == Role::Coordinator).expect("claire").id;
    assert_eq!(claire.call(EndMembership { coordination, membership }).await.expect_err("kept").code, Fault::WrongState);
    let suspend = SuspendMembership { coordination, membership, reason: "x".into() };
    assert_eq!(claire.call(suspend).await.expect_err("kept").code, Fault::WrongState);
}

crate::on_both_engines!(
    a_pasted_list_names_its_faulty_lines_and_invites_the_others,
    a_worker_who_becomes_manager_leaves_the_group_room_at_once,
    a_suspended_member_is_kept_out_reads_why_and_finds_all_again,
    the_last_coordinator_cannot_go,
);

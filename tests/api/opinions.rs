//! How residents answered to statements: read by members, told of nobody, withheld where few stand behind it.

use crate::support::Folder;
use crate::support::world::{Engine, World};
use constat::import::{Figures, Wishes, polis, write};
use constat_shared::api::Method;
use constat_shared::api::consultation::{
    AcceptContribution, AsideCode, Caution, Language, ReadOpinions, ReadQueue, ReadSessions, ReopenSession, SetAside,
};
use constat_shared::error::Fault;
use constat_shared::ids::SessionId;
use serde_json::json;
use std::fmt::Write as _;

/// Taken out where it was given.
const OUT: &str = "Zorglub est un voleur.";
/// Two camps of twelve, and three people who see everything otherwise.
const CAMPS: [(usize, [&str; 8]); 3] = [
    (12, ["1", "1", "1", "1", "-1", "-1", "-1", "1"]),
    (12, ["-1", "-1", "-1", "-1", "1", "1", "1", "1"]),
    (3, ["1", "-1", "1", "-1", "1", "-1", "1", "-1"]),
];

/// An export of these camps; the ninth statement was taken out, and the tenth has few answers.
fn export(camps: &[(usize, [&str; 8])]) -> Folder {
    let folder = Folder::new();
    let mut comments = String::from("timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n");
    let mut votes = String::from("participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2,3,4,5,6,7,8,9\n");
    for number in 0..10 {
        let (moderated, text) = if number == 8 { (-1, OUT.to_owned()) } else { (1, format!("Affirmation numéro {number}.")) };
        writeln!(comments, "1,x,{number},0,0,0,{moderated},{text}").expect("written");
    }
    for (person, answers) in camps.iter().flat_map(|(people, answers)| std::iter::repeat_n(answers, *people)).enumerate() {
        let rare = if person < 4 { "1" } else { "" };
        writeln!(votes, "{person},,0,9,0,0,{},1,{rare}", answers.join(",")).expect("written");
    }
    for (name, text) in [("comments.csv", comments), ("participants-votes.csv", votes), ("summary.csv", "topic,Le quartier\n".to_owned())] {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

async fn taken_over(world: &World, camps: &[(usize, [&str; 8])]) -> SessionId {
    let folder = export(camps);
    let (app, diagnosis) = (world.app(), world.diagnosis().await.id);
    let work = move || -> Result<Figures, String> {
        let (today, now) = (app.clock.today(), app.clock.now());
        let wishes = Wishes { diagnosis: Some(diagnosis), coordinator: String::new(), language: Language::Fr, today, now };
        write(&app.db, &polis::read(folder.path())?, &wishes, &mut |_, _| {})
    };
    let figures = tokio::task::spawn_blocking(work).await.expect("no panic").expect("taken over");
    figures.session.expect("a session")
}

async fn who_may_read_it_reads_the_same_and_no_set_aside_words(engine: Engine) {
    let world = World::fresh(engine).await;
    let session = taken_over(&world, &CAMPS[..2]).await;
    let claire = world.enter("claire").await;
    let view = claire.call(ReadOpinions { session }).await.expect("the coordinator reads");
    assert_eq!(view, world.enter("karim").await.call(ReadOpinions { session }).await.expect("a worker reads"));
    assert_eq!((view.participants, view.votes, view.set_aside, view.withheld), (24, 24 * 9 + 4, 1, false));
    assert_eq!(view.groups.iter().map(|group| group.size).collect::<Vec<_>>(), [Some(12), Some(12)]);
    assert_eq!(view.points.len(), 24);
    assert_eq!(view.common.iter().map(|common| (common.number, common.agrees, common.share)).collect::<Vec<_>>(), [(7, true, 1.0)]);
    assert!(view.groups.iter().all(|group| group.statements.iter().all(|statement| statement.share == Some(1.0))), "{:?}", view.groups);
    assert!(view.dividing.iter().all(|d| d.number < 7 && d.spread.is_some_and(|spread| spread > 0.8)), "{:?}", view.dividing);
    let answers: Vec<_> = view.statements.iter().map(|s| (s.number, s.answers.map(|a| (a.agree, a.disagree, a.pass)))).collect();
    assert_eq!((answers[0], answers[7]), ((0, Some((12, 12, 0))), (7, Some((24, 0, 0)))));
    assert_eq!(answers.last(), Some(&(9, None)), "four answered");
    assert_eq!(view.cautions[0], Caution::FewPeople { people: 24 });

    let (_, answer) = claire.send(Method::Get, &format!("/api/sessions/{session}/opinions"), &json!({})).await;
    let (status, page) = claire.page(&format!("/sessions/{session}/opinions")).await;
    assert_eq!(status, 200);
    for told in [answer.to_string(), page] {
        assert!(told.contains("Affirmation numéro 3.") && !told.contains("Zorglub"), "{told}");
    }
}

async fn what_is_set_aside_later_goes_and_what_is_accepted_comes(engine: Engine) {
    let world = World::fresh(engine).await;
    world.set_all_steps(true).await;
    let session = taken_over(&world, &CAMPS[..2]).await;
    let claire = world.enter("claire").await;
    claire.call(ReadOpinions { session }).await.expect("read, and kept");
    let queue = claire.call(ReadQueue { session, kept: false, state: None, page: 0 }).await.expect("read");
    let find = |text: &str| queue.contributions.iter().find(|c| c.text == text).expect("there").id;
    let contribution = find("Affirmation numéro 3.");
    claire.call(SetAside { session, contribution, reason: "doublon".into() }).await.expect("set aside");
    claire.call(AcceptContribution { session, contribution: find(OUT) }).await.expect("accepted");
    let view = claire.call(ReadOpinions { session }).await.expect("read");
    let numbers: Vec<i32> = view.statements.iter().map(|statement| statement.number).collect();
    assert_eq!(numbers, [0, 1, 2, 4, 5, 6, 7, 8, 9]);
    assert!(view.common.iter().any(|common| common.number == 8), "everyone agreed to it: {:?}", view.common);
    let named = view.groups.iter().flat_map(|group| &group.statements).map(|statement| statement.number);
    assert!(named.chain(view.dividing.iter().map(|d| d.number)).all(|number| number != 3));
}

async fn others_learn_nothing_of_it(engine: Engine) {
    let world = World::fresh(engine).await;
    let session = taken_over(&world, &CAMPS[..2]).await;
    let diagnosis = world.diagnosis().await.id;
    let all = world.enter("claire").await.call(ReadSessions { diagnosis }).await.expect("read").sessions;
    assert_eq!(all.iter().filter(|line| line.opinions).map(|line| line.id).collect::<Vec<_>>(), [session]);
    let none = all.iter().find(|line| line.id != session).expect("a session without statements").id;
    let nothing = SessionId::from_uuid(uuid::Uuid::nil());
    for key in ["claire", "karim"] {
        let read = world.enter(key).await.call(ReadOpinions { session: none }).await;
        assert_eq!(read.expect_err("no statements").code, Fault::NotFound, "{key}");
    }
    // Managers read the result, and nothing of the queue behind it.
    let manager = world.enter("philippe").await;
    let read = manager.call(ReadOpinions { session }).await.expect("a closed result");
    assert!(read.statements.iter().all(|statement| statement.text != OUT));
    assert_eq!(manager.call(ReadOpinions { session: none }).await.expect_err("no statements").code, Fault::NotFound);
    let lines = manager.call(ReadSessions { diagnosis }).await.expect("read").sessions;
    assert!(lines.iter().all(|line| line.inside.is_none() && line.opinions == (line.id == session)));
    let queue = ReadQueue { session, kept: false, state: None, page: 0 };
    assert_eq!(manager.call(queue).await.expect_err("the facilitators’").code, Fault::NotFound);
    // For officials there are no sessions at all.
    let official = world.enter("mayor").await;
    for id in [session, none, nothing] {
        assert_eq!(official.call(ReadOpinions { session: id }).await.expect_err("absent").code, Fault::NotFound);
    }
    assert_eq!(world.nobody().call(ReadOpinions { session }).await.expect_err("no account").code, Fault::SignInFirst);
}

async fn what_was_held_elsewhere_has_no_code_no_paper_and_says_why_in_the_readers_language(engine: Engine) {
    let world = World::fresh(engine).await;
    world.set_all_steps(true).await;
    let session = taken_over(&world, &CAMPS[..2]).await;
    let claire = world.enter("claire").await;
    let queue = claire.call(ReadQueue { session, kept: false, state: None, page: 0 }).await.expect("read");
    let out = queue.contributions.iter().find(|c| c.text == OUT).expect("there");
    assert_eq!((out.aside, out.reason.as_str()), (Some(AsideCode::Moderated), ""));
    assert!(queue.session.imported && queue.code.is_empty());
    let page = format!("/sessions/{session}");
    let (_, html) = claire.page(&page).await;
    assert!(html.contains("retirée par la modération"), "{html}");
    for gone in ["/poster\"", "/sheets\"", "/paper\"", "/r/"] {
        assert!(!html.contains(gone), "{gone}");
    }
    for paper in ["poster", "sheets"] {
        assert_eq!(claire.page(&format!("{page}/{paper}")).await.0, 404, "{paper}");
    }
    let diagnosis = world.diagnosis().await.id;
    let (_, list) = claire.page(&format!("/d/{diagnosis}/sessions")).await;
    let (_, row) = list.split_once("Le quartier").expect("there");
    let row = row.split("</li>").next().unwrap_or_default();
    assert!(!row.contains("/reopen") && !row.contains("Code "), "{row}");
    let again = ReopenSession { session, reason: "Encore.".into() };
    assert_eq!(claire.call(again).await.expect_err("not here").code, Fault::WrongState);
    let sheet = json!({ "text": "Un", "language": "fr" });
    let (status, _) = claire.send(Method::Post, &format!("/api/sessions/{session}/paper"), &sheet).await;
    assert_eq!(status, 409);
    // A person's own reason takes the place of the code.
    claire.call(AcceptContribution { session, contribution: out.id }).await.expect("accepted");
    claire.call(SetAside { session, contribution: out.id, reason: "insulte".into() }).await.expect("set aside");
    let queue = claire.call(ReadQueue { session, kept: false, state: None, page: 0 }).await.expect("read");
    let out = queue.contributions.iter().find(|c| c.text == OUT).expect("there");
    assert_eq!((out.aside, out.reason.as_str()), (None, "insulte"));
}

async fn small_groups_are_withheld_and_what_would_tell_of_them(engine: Engine) {
    let world = World::fresh(engine).await;
    let session = taken_over(&world, &CAMPS).await;
    let claire = world.enter("claire").await;
    let view = claire.call(ReadOpinions { session }).await.expect("read");
    assert_eq!(view.groups.iter().map(|group| group.size).collect::<Vec<_>>(), [Some(12), Some(12), None]);
    assert!(view.groups[2].statements.is_empty());
    assert_eq!(view.points.len(), 24, "nor are its people on the map");
    assert!(view.groups.iter().flat_map(|group| &group.statements).all(|statement| statement.share.is_none()));
    assert!(!view.dividing.is_empty() && view.dividing.iter().all(|d| d.spread.is_none()));
    assert!(view.cautions.contains(&Caution::SmallGroup));
    let (_, page) = claire.page(&format!("/sessions/{session}/opinions")).await;
    assert!(page.contains("moins de 5 personnes"), "the page says why");

    let few = taken_over(&world, &[(4, CAMPS[0].1)]).await;
    let view = claire.call(ReadOpinions { session: few }).await.expect("read");
    assert!(view.withheld && view.points.is_empty() && view.groups.is_empty() && view.common.is_empty() && view.dividing.is_empty());
    assert!(view.statements.iter().all(|statement| statement.answers.is_none()));
}

crate::on_both_engines!(
    who_may_read_it_reads_the_same_and_no_set_aside_words,
    what_is_set_aside_later_goes_and_what_is_accepted_comes,
    others_learn_nothing_of_it,
    what_was_held_elsewhere_has_no_code_no_paper_and_says_why_in_the_readers_language,
    small_groups_are_withheld_and_what_would_tell_of_them,
);

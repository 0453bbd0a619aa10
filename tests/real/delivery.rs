//! From the sealed text to answers: letters, the officials' room, the public page, paper, files.

use super::feed;
use super::findings::Found;
use super::people::{OFFICIALS, People, Post, address};
use super::program::{Data, run};
use super::steps::Steps;
use crate::support::world::World;
use crate::support::{Folder, paper_text};
use constat_shared::api::delivery::{
    AnswerKind, AnswerRecommendation, Deliver, EnterOfficialRoom, FollowUpRecommendation, FollowUpStatus, PublishMemorandum, ReadDelivery,
    ReadOfficialRoom, ReadPublicMemorandum, RecipientState, RequestCode,
};
use constat_shared::diagnosis::StepKind;
use constat_shared::error::Fault;
use constat_shared::ids::MemorandumId;
use std::path::Path;
use std::process::Command;

/// What the first official says: yes by a day, and no for a reason.
const ANSWERS: [(AnswerKind, &str); 2] =
    [(AnswerKind::Yes, "Les travaux sont au budget de l’an prochain."), (AnswerKind::No, "Le sol appartient à la Région, pas à nous.")];

/// One letter each, with a link of their own; the links' tokens.
pub async fn deliver(steps: &Steps<'_>, post: &mut Post, memorandum: MemorandumId) -> Vec<String> {
    steps.open(StepKind::Delivery).await;
    let deliver = async || steps.coordinator.call(Deliver { memorandum }).await.expect("delivered").letters;
    assert_eq!((deliver().await, deliver().await), (3, 0), "who has a letter gets no second");
    steps.coordinator.call(PublishMemorandum { memorandum }).await.expect("public");
    let mut token = |name: &str| {
        let letter = post.letter(&address(name), "/o/");
        letter.text.split_whitespace().find_map(|word| word.split_once("/o/")).expect("a link").1.to_owned()
    };
    OFFICIALS.iter().map(|(name, _, _)| token(name)).collect()
}

/// The first official opens the link, types the code from the mail, and answers twice; what became of one is noted.
pub async fn answer(world: &World, steps: &Steps<'_>, people: &People, post: &mut Post, memorandum: MemorandumId, token: &str) {
    let (official, token) = (address(OFFICIALS[0].0), token.to_owned());
    let door = world.nobody_at(200);
    let inside = ReadOfficialRoom { token: token.clone(), recommendation: None };
    assert_eq!(door.call(inside.clone()).await.expect_err("a code first").code, Fault::NotFound);
    door.call(RequestCode { token: token.clone() }).await.expect("asked");
    let letter = post.letter(&official, "Votre code").text;
    let digits = |word: &&str| word.len() == 6 && word.bytes().all(|b| b.is_ascii_digit());
    let code = letter.split_whitespace().find(digits).expect("a code").to_owned();
    let entered = door.call(EnterOfficialRoom { token: token.clone(), code }).await.expect("it opens");
    let client = world.official(&entered.token.expect("a token"));
    let mine = client.call(inside).await.expect("inside").mine;
    assert!(mine.len() >= 3, "{}", mine.len());
    for ((kind, text), asked) in ANSWERS.into_iter().zip(&mine) {
        let due = (kind == AnswerKind::Yes).then(|| world.app().clock.today().plus(200));
        let (token, text, whose) = (token.clone(), text.to_owned(), String::new());
        let answer = AnswerRecommendation { token, recommendation: asked.asked.id, kind: Some(kind), text, due, whose };
        client.call(answer).await.expect("answered");
    }
    let note = "Le marché de travaux est lancé.".to_owned();
    let follow = FollowUpRecommendation { recommendation: mine[0].asked.id, status: Some(FollowUpStatus::Started), note };
    people.workers[1].1.call(follow).await.expect("noted");

    // The code was sent after the letters: what became of those is known.
    let view = steps.coordinator.call(ReadDelivery { memorandum }).await.expect("read");
    assert!(view.recipients.iter().all(|r| r.state == RecipientState::Reached), "{:?}", view.recipients);
    assert_eq!(view.tally.answered, 2);
    let mut each: Vec<String> = OFFICIALS.iter().map(|(name, _, _)| address(name)).collect();
    each.sort();
    assert_eq!(post.all("/o/"), each, "each exactly once");
    steps.close(StepKind::Delivery).await;
    steps.open(StepKind::FollowUp).await;
}

/// What everyone can read: the page, the feed, paper in both languages, a file that proves itself.
pub async fn in_public(world: &World, data: &Data<'_>, slug: &str, sha256: &str, found: &[Found], paper: &Path) -> (usize, usize) {
    let read = world.nobody().call(ReadPublicMemorandum { slug: slug.to_owned() }).await.expect("public");
    assert_eq!((read.recommendations.len(), read.tally.answered, read.sha256.as_str()), (found.len(), 2, sha256));
    assert_eq!(read.contributions, i64::try_from(found.len()).expect("a number"), "residents’ words that it rests on");
    let (status, page) = world.nobody().page(&format!("/m/{slug}")).await;
    assert_eq!(status, 200);
    for number in 1..=found.len() {
        assert!(page.contains(&format!("id=\"r{number}\"")), "recommendation {number} is on the page");
    }
    for (_, text) in ANSWERS {
        assert!(page.contains(text), "{text}");
    }
    let (status, atom) = world.nobody().page(&format!("/m/{slug}/feed")).await;
    assert_eq!((status, feed::entries(&atom)), (200, 4), "sealed, two answers, one note");

    let folder = Folder::new();
    for (name, path) in [("sealed.json", format!("/m/{slug}/json")), ("exported.json", String::new())] {
        let file = folder.path().join(name);
        if path.is_empty() {
            data.export(slug, &file);
        } else {
            std::fs::write(&file, world.nobody().page(&path).await.1).expect("written");
        }
        assert!(run(&["verify", &file.display().to_string()]).contains(sha256), "{name} proves itself");
    }
    print(world, slug, found, paper).await
}

/// Both papers; pages and bytes of the French one, which stays.
async fn print(world: &World, slug: &str, found: &[Found], paper: &Path) -> (usize, usize) {
    let fetch = async |locale: &str| {
        let answer = reqwest::get(format!("{}/m/{slug}/pdf?locale={locale}", world.url)).await.expect("an answer");
        let bytes = answer.bytes().await.expect("a document");
        assert!(bytes.starts_with(b"%PDF"), "{locale}: {:?}", String::from_utf8_lossy(&bytes[..bytes.len().min(200)]));
        bytes
    };
    fetch("nl").await;
    let bytes = fetch("fr").await;
    std::fs::create_dir_all(paper.parent().expect("a folder")).expect("a folder");
    std::fs::write(paper, &bytes).expect("written");
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let text = paper_text(&bytes);
    assert!(text.lines().all(|line| line.trim() != "0"), "what is withheld has no place");
    let words = plain(&text);
    // The typefaces have no Chinese, Japanese or Korean: a sign stands there for each character.
    let printed = |text: &str| text.chars().all(|c| c < '\u{2E80}');
    for statement in found.iter().map(|f| &f.statement).filter(|s| printed(&s.text)) {
        let beginning: String = plain(&statement.text).chars().take(20).collect();
        assert!(words.contains(&beginning), "on paper: {}", statement.text);
    }
    let output = Command::new("pdfinfo").arg(paper).output().expect("pdfinfo starts; `cargo xtask real` installs it");
    let about = String::from_utf8_lossy(&output.stdout).into_owned();
    let pages = about.lines().find_map(|line| line.strip_prefix("Pages:")?.trim().parse().ok()).expect("pages");
    assert!(pages > 4, "{pages} pages");
    (pages, bytes.len())
}

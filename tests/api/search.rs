//! Search: inside a room only what is read there, without accents, from the beginning of a word.

use crate::support::world::{Engine, World};
use constat_shared::api::finding::{
    Consent, ProposeFinding, ReadGroup, ReleaseFinding, SearchGroup, SearchPlenary, ValidateFinding, WithdrawFinding, WriteDraft,
};
use constat_shared::error::Fault;

async fn a_word_is_found_where_its_reader_may_read_it_and_nowhere_else(engine: Engine) {
    let world = World::shared(engine).await;
    let (karim, els) = (world.enter("karim").await, world.enter("els").await);
    let (philippe, claire) = (world.enter("philippe").await, world.enter("claire").await);
    let group = world.group("housing").await;
    let (group, diagnosis) = (group.id, group.diagnosis);
    let sentence = "Les zibelines dévorent l’Œuvre du quartier.".to_owned();
    let finding = karim.call(WriteDraft { group, sentence, language: None }).await.expect("written").id;

    let in_group = async |who: &crate::support::world::Client, q: &str| {
        who.call(SearchGroup { group, q: q.into() }).await.expect("found").findings.iter().any(|f| f.id == finding)
    };
    let in_plenary = async |who: &crate::support::world::Client, q: &str| {
        who.call(SearchPlenary { diagnosis, q: q.into() }).await.expect("found").findings.iter().any(|f| f.id == finding)
    };
    for q in ["zibeline", "ZIBELINES devorent", "oeuvre", "quart zib"] {
        assert!(in_group(&els, q).await, "{q}");
        assert!(!in_plenary(&karim, q).await, "a draft is in its group room alone: {q}");
    }
    assert!(!in_group(&els, "zibeline absente").await, "each word must be there");
    assert_eq!(philippe.call(SearchGroup { group, q: "zibeline".into() }).await.expect_err("no manager").code, Fault::NotFound);

    karim.call(ProposeFinding { finding }).await.expect("proposed");
    els.call(Consent { finding }).await.expect("consents");
    karim.call(ValidateFinding { finding }).await.expect("validated");
    assert!(in_plenary(&els, "zibeline").await && in_plenary(&claire, "zibeline").await, "workers and coordinator read what is validated");
    assert!(!in_plenary(&philippe, "zibeline").await, "a manager waits for the release");
    karim.call(ReleaseFinding { finding }).await.expect("released");
    assert!(in_plenary(&philippe, "zibeline").await);
    karim.call(WithdrawFinding { finding }).await.expect("withdrawn");
    assert!(!in_plenary(&philippe, "zibeline").await && !in_plenary(&claire, "zibeline").await);
    assert!(in_group(&karim, "zibeline").await, "marked as withdrawn, never lost");
}

async fn residents_words_are_found_by_the_group_of_their_theme(engine: Engine) {
    let world = World::shared(engine).await;
    let (karim, els) = (world.enter("karim").await, world.enter("els").await);
    let group = world.group("housing").await.id;
    let all = karim.call(ReadGroup { group }).await.expect("read").heard;
    let said = all.first().expect("the demonstration has some");
    let word = constat_shared::wording::words(&said.text).max_by_key(|w| w.folded.len()).expect("a word").folded;
    let found = els.call(SearchGroup { group, q: word.clone() }).await.expect("found");
    assert!(found.heard.iter().any(|h| h.id == said.id), "{word}");
    let mut closed = 0;
    for other in world.diagnosis().await.groups.iter().map(|g| g.id).filter(|id| *id != group) {
        let inside = karim.call(ReadGroup { group: other }).await.is_ok();
        let searched = karim.call(SearchGroup { group: other, q: word.clone() }).await;
        assert_eq!(searched.is_ok(), inside, "who may not enter may not search");
        closed += usize::from(!inside);
    }
    assert!(closed > 0, "there are rooms that he may not enter");
}

async fn what_nobody_can_mean_finds_nothing_and_breaks_nothing(engine: Engine) {
    let world = World::shared(engine).await;
    let claire = world.enter("claire").await;
    let diagnosis = world.group("housing").await.diagnosis;
    for q in ["", " ", "a", "%", "_", "'; DROP TABLE finding; --", "\0", "🦊", "<script>", &"zz".repeat(90)] {
        let found = claire.call(SearchPlenary { diagnosis, q: q.into() }).await.expect("an answer");
        assert!(found.findings.is_empty(), "{q:?}");
    }
    let long = claire.call(SearchPlenary { diagnosis, q: "x".repeat(50_000) }).await.expect_err("too long");
    assert_eq!(long.fields.first().map(|f| (f.path.as_str(), f.code)), Some(("q", Fault::FieldTooLong)));
}

crate::on_both_engines!(
    a_word_is_found_where_its_reader_may_read_it_and_nowhere_else,
    residents_words_are_found_by_the_group_of_their_theme,
    what_nobody_can_mean_finds_nothing_and_breaks_nothing,
);

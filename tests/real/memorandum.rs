//! From findings to a sealed text: priorities of the organisations, recommendations, adoption.

use super::findings::Found;
use super::people::{OFFICIALS, People, address};
use super::steps::Steps;
use crate::support::world::World;
use constat_shared::api::memorandum::{
    AddRecipient, AddRecommendation, EditMemorandum, Level, MakeMemorandum, NameSpokesperson, OfferForAdoption, ReadMemorandum,
    SealTheMemorandum, SealedMemorandum, SignMemorandum,
};
use constat_shared::api::prioritisation::{CastBallot, CloseRound, College, OpenRound, PlanRound, ReadRound, RoundMethod};
use constat_shared::diagnosis::StepKind;
use constat_shared::error::Fault;
use constat_shared::ids::{FindingId, MemorandumId};

/// What one holder of a mandate gives: ten points, three at most on one finding.
const POINTS: [i32; 7] = [3, 2, 1, 1, 1, 1, 1];

/// The organisations say what comes first; the findings in the order of the result.
pub async fn prioritise(steps: &Steps<'_>, people: &People, found: &[Found]) -> Vec<FindingId> {
    steps.open(StepKind::Prioritisation).await;
    let items: Vec<FindingId> = found.iter().map(|f| f.id).collect();
    let plan = PlanRound {
        diagnosis: steps.diagnosis,
        title_fr: "Par quoi commencer\u{202F}?".to_owned(),
        title_nl: "Waarmee beginnen?".to_owned(),
        college: College::Organisations,
        method: RoundMethod::Dots,
        points: 10,
        most: 3,
        criteria: String::new(),
        quorum: 0,
        closes: None,
        items: items.clone(),
        threshold: 3,
    };
    let round = steps.coordinator.call(plan).await.expect("planned").id;
    steps.coordinator.call(OpenRound { round, slips: 0 }).await.expect("open");
    for (place, holder) in people.holders.iter().enumerate() {
        // They begin near one another, and not all at the same finding.
        let given = |shift: usize| {
            let item = items.iter().cycle().skip(place / 2 + shift).take(POINTS.len()).copied().collect();
            CastBallot { round, item, points: POINTS.to_vec(), say: Vec::new() }
        };
        if place == 0 {
            holder.call(given(1)).await.expect("voted");
        }
        holder.call(given(0)).await.expect("voted, or changed their mind");
        assert!(holder.call(ReadRound { round }).await.expect("read").result.is_none(), "nothing before closing");
    }
    let neutral = CastBallot { round, item: vec![items[0]], points: vec![1], say: Vec::new() };
    assert_eq!(steps.coordinator.call(neutral).await.expect_err("neutral").code, Fault::NotAllowed);
    steps.coordinator.call(CloseRound { round, reason: String::new() }).await.expect("closed");
    let result = steps.coordinator.call(ReadRound { round }).await.expect("read").result.expect("counted");
    assert_eq!((result.turnout.voted, result.withheld, result.rows.len()), (6, false, items.len()));
    assert_eq!(result.rows[0].place, Some(1));
    steps.close(StepKind::Prioritisation).await;
    result.rows.iter().map(|row| row.item.id).collect()
}

/// Writes what is asked, of whom, by when; complete in both languages.
pub async fn write(world: &World, steps: &Steps<'_>, found: &[Found], order: &[FindingId], topic: &str) -> MemorandumId {
    let title: String = topic.chars().take(150).collect();
    steps.open(StepKind::Writing).await;
    let memorandum = steps.coordinator.call(MakeMemorandum { diagnosis: steps.diagnosis }).await.expect("made").id;
    let preface = EditMemorandum {
        memorandum,
        title_fr: format!("Ce que demandent les habitants\u{A0}: {title}"),
        title_nl: format!("Wat de bewoners vragen: {title}"),
        preface_fr: "Chaque demande part d’une phrase écrite par un habitant et partagée par la plupart de ceux qui l’ont lue.".to_owned(),
        preface_nl: "Elke vraag begint bij een zin die een bewoner schreef en die de meesten delen die hem lazen.".to_owned(),
        working_language: String::new(),
    };
    steps.coordinator.call(preface).await.expect("written");
    let mut recipients = Vec::new();
    for (name, function, locale) in OFFICIALS {
        let recipient = AddRecipient {
            memorandum,
            name: name.to_owned(),
            email: address(name),
            title: function.to_owned(),
            portfolio: String::new(),
            locale: locale.parse().ok(),
        };
        recipients.push(steps.coordinator.call(recipient).await.expect("named").id);
    }
    let due = world.app().clock.today().plus(180);
    let asked = [Level::Municipality, Level::Region, Level::Cpas].into_iter().zip(recipients).cycle();
    for (finding, (level, recipient)) in order.iter().zip(asked) {
        let statement = &found.iter().find(|f| f.id == *finding).expect("one of ours").statement;
        let (agree, voted, text) = (statement.agree, statement.voted, &statement.text);
        let add = AddRecommendation {
            memorandum,
            text_fr: format!(
                "Répondre, avec un calendrier, à ce que {agree} personnes sur {voted} demandent ou constatent\u{A0}: «\u{A0}{text}\u{A0}»"
            ),
            text_nl: format!("Met een planning antwoorden op wat {agree} van de {voted} mensen vragen of vaststellen: „{text}”"),
            level: Some(level),
            finding: Some(*finding),
            recipient: Some(recipient),
            due: Some(due),
        };
        steps.coordinator.call(add).await.expect("asked");
    }
    let view = steps.coordinator.call(ReadMemorandum { memorandum, locale: None }).await.expect("read");
    assert!(view.content.recommendations.len() >= 10, "{}", view.content.recommendations.len());
    assert!(view.content.complete(), "each with finding, level, addressee, day, both languages");
    steps.close(StepKind::Writing).await;
    memorandum
}

/// Signed by all but one, who abstains unnamed; then it does not change any more.
pub async fn adopt(steps: &Steps<'_>, people: &People, memorandum: MemorandumId) -> SealedMemorandum {
    steps.open(StepKind::Adoption).await;
    steps.coordinator.call(OfferForAdoption { memorandum }).await.expect("offered");
    for (place, holder) in people.holders.iter().enumerate() {
        holder.call(SignMemorandum { memorandum, signs: Some(place > 0) }).await.expect("said");
    }
    for name in ["Monique Thiry", "Wim Peeters"] {
        people.holders[1].call(NameSpokesperson { memorandum, name: name.to_owned() }).await.expect("named");
    }
    let view = steps.coordinator.call(ReadMemorandum { memorandum, locale: None }).await.expect("read").adoption;
    assert_eq!((view.signed.len(), view.abstentions, view.silent), (5, 1, 0));
    let sealed = steps.coordinator.call(SealTheMemorandum { memorandum }).await.expect("sealed");
    let word = sealed.content.to_string();
    assert!(!word.contains("@quartier.example"), "no address in what is sealed");
    steps.close(StepKind::Adoption).await;
    sealed
}

//! What the groups make of it: statements that most agree with become findings, each with its figure and its words.

use super::export::Statement;
use super::people::People;
use super::steps::Steps;
use crate::support::world::Client;
use constat_shared::api::consultation::{ContributionState, GiveTheme, QueueView, ReadQueue};
use constat_shared::api::diagnosis::{ChooseTheme, DiagnosisView, FormGroup, JoinGroup, VoiceTheme, WriteFraming};
use constat_shared::api::finding::{
    AddEvidence, AddQuote, AnswerObjection, Consent, FindingState, Object, ProposeFinding, QuoteSeal, ReadFinding, ReadGroup, ReadPlenary,
    ReleaseFinding, TieContribution, TranslateFinding, ValidateFinding, WriteDraft,
};
use constat_shared::diagnosis::{Missing, StepKind, ThemeCode};
use constat_shared::error::Fault;
use constat_shared::ids::{ContributionId, FindingId, GroupId, SessionId, ThemeId};
use constat_shared::locale::Locale;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A finding, and the statement that it came from.
pub struct Found {
    pub id: FindingId,
    pub statement: Statement,
}

/// Parts of words by which a statement is put to a theme: in the field, workers do this by reading. What names none of
/// them is of no theme of the list.
const SIGNS: [(ThemeCode, &[&str]); 7] = [
    (ThemeCode::ChildhoodYouth, &["school", "youth", "child", "jeunes", "école", "enfant", "speeltuin", "jongeren", "kinderen"]),
    (ThemeCode::Housing, &["housing", "rent", "homeless", "logement", "loyer", "woning", "huur"]),
    (ThemeCode::PhysicalWellbeing, &["health", "hospital", "doctor", "médecin", "santé", "huisarts", "ziekenhuis"]),
    (ThemeCode::Addictions, &["opioid", "drug", "addict", "drogue", "alcool", "verslaving"]),
    (ThemeCode::Safety, &["police", "crime", "éclairé", "km/h", "traffic", "politie", "verkeer"]),
    (ThemeCode::Food, &["food", "grocery", "aliment", "voedsel"]),
    (ThemeCode::SocialCohesion, &["communit", "neighbo", "solitude", "quartier", "cpas", "bank"]),
];

fn theme_of(text: &str) -> ThemeCode {
    let text = text.to_lowercase();
    SIGNS.iter().find(|(_, signs)| signs.iter().any(|sign| text.contains(sign))).map_or(ThemeCode::Other, |(theme, _)| *theme)
}

/// The groups of the diagnosis, by theme.
pub struct Groups(BTreeMap<ThemeCode, (ThemeId, GroupId)>);

/// Framing: members name themes, the coordinator retains those that people spoke of, each gets a group of both kinds.
pub async fn frame(steps: &Steps<'_>, people: &People, chosen: &[Statement]) -> Groups {
    let framing = WriteFraming {
        diagnosis: steps.diagnosis,
        territory: "Vieux Moulin – Oude Molen".to_owned(),
        promise_fr: "Ce que vous dites est lu mot pour mot, et les élus y répondent par écrit.".to_owned(),
        promise_nl: "Wat u zegt wordt woord voor woord gelezen, en de verkozenen antwoorden schriftelijk.".to_owned(),
    };
    steps.coordinator.call(framing).await.expect("framed");
    let themes: BTreeSet<ThemeCode> = chosen.iter().map(|s| theme_of(&s.text)).collect();
    let view: DiagnosisView = steps.read().await;
    let mut groups = BTreeMap::new();
    for (place, code) in themes.into_iter().enumerate() {
        let theme = view.themes.iter().find(|t| t.code == code).expect("the list has it").id;
        for (_, worker) in &people.workers {
            worker.call(VoiceTheme { theme }).await.expect("a voice");
        }
        steps.coordinator.call(ChooseTheme { theme, chosen: true, why_empty: String::new() }).await.expect("retained");
        let form = FormGroup { theme, name_fr: String::new(), name_nl: String::new() };
        let group = steps.coordinator.call(form).await.expect("formed").group;
        for (membership, _) in members(people, place) {
            steps.coordinator.call(JoinGroup { group, membership: *membership }).await.expect("in the group");
        }
        groups.insert(code, (theme, group));
    }
    steps.close(StepKind::Framing).await;
    Groups(groups)
}

/// Three of the workers: neighbours in the list are of a public service and of an association.
fn members(people: &People, place: usize) -> impl Iterator<Item = &(constat_shared::ids::MembershipId, Client)> {
    people.workers.iter().cycle().skip(place % people.workers.len()).take(3)
}

/// The session as the import left it: what went in is there, by what became of it.
pub async fn queue(coordinator: &Client, session: SessionId, figures: &Value) -> QueueView {
    let queue = coordinator.call(ReadQueue { session, kept: false, state: None, page: 0 }).await.expect("the coordinator reads");
    let count = |state| queue.contributions.iter().filter(|c| c.state == state).count();
    assert_eq!(figures["accepted"], count(ContributionState::Accepted));
    assert_eq!(figures["set_aside"], count(ContributionState::SetAside));
    assert!(
        queue.contributions.iter().all(|c| (c.state == ContributionState::SetAside) == (c.aside.is_some() || !c.reason.is_empty())),
        "why is said"
    );
    queue
}

/// Consultation: what findings will rest on is given to the theme's group, which did not read it before.
pub async fn code(steps: &Steps<'_>, people: &People, queue: &QueueView, groups: &Groups, chosen: &[Statement]) -> Vec<ContributionId> {
    steps.open(StepKind::Consultation).await;
    let mut said = Vec::new();
    for statement in chosen {
        let same = |c: &&constat_shared::api::consultation::ContributionView| {
            c.state == ContributionState::Accepted && c.text == statement.text && !said.contains(&c.id)
        };
        let contribution = queue.contributions.iter().find(same).expect("it came in as it was written").id;
        let (theme, _) = groups.0[&theme_of(&statement.text)];
        let give = GiveTheme { session: queue.session.id, contribution, theme: Some(theme) };
        assert_eq!(people.workers[0].1.call(give.clone()).await.expect_err("does not run this session").code, Fault::NotFound);
        steps.coordinator.call(give).await.expect("of this theme now");
        said.push(contribution);
    }
    steps.close(StepKind::Consultation).await;
    said
}

/// Findings and synthesis: written by a worker, consented by the group, validated, released.
pub async fn write(
    steps: &Steps<'_>,
    people: &People,
    groups: &Groups,
    chosen: Vec<Statement>,
    said: &[ContributionId],
    topic: &str,
) -> Vec<Found> {
    steps.open(StepKind::Findings).await;
    steps.open(StepKind::Synthesis).await;
    let mut found = Vec::new();
    for (number, (statement, contribution)) in chosen.into_iter().zip(said).enumerate() {
        let code = theme_of(&statement.text);
        let place = groups.0.keys().position(|theme| *theme == code).expect("a group");
        let group = groups.0[&code].1;
        let circle: Vec<&Client> = members(people, place).map(|(_, client)| client).collect();
        let author = circle[number % circle.len()];
        let others = [circle[(number + 1) % circle.len()], circle[(number + 2) % circle.len()]];
        let room = author.call(ReadGroup { group }).await.expect("in the group");
        assert!(room.heard.iter().any(|h| h.id == *contribution && !h.tied), "the group reads it now");

        let (percent, voted, text) = (statement.percent(), statement.voted, &statement.text);
        let sentence = format!("{percent}\u{A0}% des {voted} personnes qui se sont prononcées sont d’accord\u{A0}: «\u{A0}{text}\u{A0}»");
        let finding = author.call(WriteDraft { group, sentence, language: Some(Locale::Fr) }).await.expect("written").id;
        let translation = format!("{percent}% van de {voted} mensen die zich uitspraken, is het eens: „{text}”");
        author.call(TranslateFinding { finding, translation }).await.expect("in Dutch as well");
        let language = None;
        author.call(AddQuote { finding, seal: QuoteSeal::Resident, text: text.clone(), language }).await.expect("quoted");
        let evidence = AddEvidence {
            finding,
            label: "D’accord, sur les votes donnés à cette phrase – eens, van de stemmen over deze zin".to_owned(),
            figure: percent.to_string(),
            unit: "%".to_owned(),
            source: format!("Polis\u{A0}: {topic}").chars().take(150).collect(),
            measured_on: None,
            link: String::new(),
        };
        author.call(evidence).await.expect("counted");
        author.call(TieContribution { finding, contribution: *contribution }).await.expect("tied");
        author.call(ProposeFinding { finding }).await.expect("proposed");
        if number == 0 {
            object(finding, others[0], author).await;
        }
        for member in others {
            member.call(Consent { finding }).await.expect("consents");
        }
        others[1].call(ValidateFinding { finding }).await.expect("validated");
        others[1].call(ReleaseFinding { finding }).await.expect("released");
        let after = author.call(ReadFinding { finding }).await.expect("read");
        assert!(after.state == FindingState::Released && !after.mine, "nobody’s any more");
        found.push(Found { id: finding, statement });
    }
    steps.close(StepKind::Findings).await;
    let reason = "Les phrases que peu de personnes partagent restent dans la liste\u{A0}: aucun constat ne s’appuie sur elles.";
    steps.close_without(StepKind::Synthesis, Missing::ContributionUnread, reason).await;
    let plenary = people.holders[0].call(ReadPlenary { diagnosis: steps.diagnosis, theme: None }).await.expect("read").findings;
    assert_eq!(plenary.len(), found.len());
    assert!(plenary.iter().all(|f| f.voices == 1 && f.quotes.len() == 1 && f.evidence.len() == 1), "each with what it rests on");
    found
}

/// One of the group asks first; nothing is validated before the answer.
async fn object(finding: FindingId, member: &Client, author: &Client) {
    member.call(Object { finding, objection: "Combien de personnes se sont prononcées\u{202F}?".to_owned() }).await.expect("objected");
    author.call(Consent { finding }).await.expect("consents");
    assert_eq!(author.call(ValidateFinding { finding }).await.expect_err("unanswered").code, Fault::ObjectionOpen);
    let objection = author.call(ReadFinding { finding }).await.expect("read").objections[0].id;
    author.call(AnswerObjection { finding, objection, answer: "Le nombre est dans la phrase.".to_owned() }).await.expect("answered");
}

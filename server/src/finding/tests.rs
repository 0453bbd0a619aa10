//! The verbs through the table, on a database of their own.

use crate::app::App;
use crate::auth::{Caller, Person};
use crate::bench::{Bench, seed_diagnosis};
use crate::db::{Conn, schema};
use crate::error::Result;
use constat_shared::api::Endpoint;
use constat_shared::api::finding::{
    AddComment, AddEvidence, AddQuote, AnswerObjection, Consent, DropDraft, FindingState, FindingView, Object, PlenaryView, ProposeFinding,
    QuoteSeal, ReadFinding, ReadGroup, ReadPlenary, ReleaseFinding, RemoveQuote, RestoreFinding, ReviseFinding, SaveDraft, SendBack,
    TieContribution, TranslateFinding, UntieContribution, ValidateFinding, WithdrawFinding, WriteDraft,
};
use constat_shared::error::Fault;
use constat_shared::ids::{
    ContributionId, CoordinationId, DiagnosisId, FindingId, GroupId, LoginId, MembershipId, PersonId, SessionId, StepId, ThemeId,
};
use constat_shared::locale::Locale;
use constat_shared::permission::Role;
use constat_shared::time::Day;
use diesel::prelude::*;
use std::sync::Arc;
use uuid::Uuid;

const COORDINATOR: usize = 0;
const BO: usize = 1;
const CIS: usize = 2;
const OUTSIDER: usize = 3;
const MANAGER: usize = 4;

/// Ids of what is seeded: one group on one theme, and three contributions of which the first alone may be tied.
struct Seeded {
    coordination: CoordinationId,
    diagnosis: DiagnosisId,
    group: GroupId,
    contributions: [ContributionId; 3],
    people: Vec<Caller>,
}

struct Place {
    bench: Bench,
    seeded: Seeded,
}

impl Place {
    async fn new() -> Self {
        let bench = Bench::start("finding").await;
        let seeded = bench.app().db.write(seed).expect("seeded");
        Self { bench, seeded }
    }
    fn app(&self) -> &Arc<App> {
        self.bench.app()
    }
    async fn run<E: Endpoint>(&self, who: usize, request: E) -> Result<E::Response> {
        self.bench.run(self.seeded.people[who].clone(), request).await
    }
    async fn ok<E: Endpoint>(&self, who: usize, request: E) -> E::Response {
        match self.run(who, request).await {
            Ok(response) => response,
            Err(error) => panic!("{}: {:?}", E::NAME, error.fault),
        }
    }
    async fn fault<E: Endpoint>(&self, who: usize, request: E) -> Fault {
        self.bench.fault(self.seeded.people[who].clone(), request).await
    }
    async fn draft(&self) -> FindingId {
        self.ok(BO, WriteDraft { group: self.seeded.group, sentence: "Aucune porte le soir.".into(), language: None }).await.id
    }
    async fn read(&self, who: usize, finding: FindingId) -> FindingView {
        self.ok(who, ReadFinding { finding }).await
    }
    async fn plenary(&self, who: usize) -> PlenaryView {
        self.ok(who, ReadPlenary { diagnosis: self.seeded.diagnosis, theme: None }).await
    }
    async fn quote(&self, finding: FindingId, text: &str) {
        self.ok(CIS, AddQuote { finding, seal: QuoteSeal::Resident, text: text.into(), language: None }).await;
    }
    async fn save(&self, finding: FindingId, sentence: &str) {
        let revision = self.read(BO, finding).await.revision;
        self.ok(BO, saving(finding, revision, sentence)).await;
    }
    /// From draft to validated by the consent of one.
    async fn validate(&self, finding: FindingId) {
        self.ok(BO, ProposeFinding { finding }).await;
        self.ok(CIS, Consent { finding }).await;
        self.ok(CIS, ValidateFinding { finding }).await;
    }
    async fn end(self) {
        self.bench.end().await;
    }
}

fn saving(finding: FindingId, revision: i32, sentence: &str) -> SaveDraft {
    let text = String::new;
    SaveDraft {
        finding,
        revision,
        sentence: sentence.into(),
        whom: "Jeunes".into(),
        place: text(),
        since: text(),
        frequency: text(),
        existing: text(),
        missing: text(),
    }
}

fn seed(conn: &mut Conn) -> Result<Seeded> {
    use schema::{group_member as g, membership as m, person as p, step as s, theme as t, working_group as w};
    let (coordination, diagnosis) = (CoordinationId::from_uuid(Uuid::now_v7()), DiagnosisId::from_uuid(Uuid::now_v7()));
    let (theme, other, group) =
        (ThemeId::from_uuid(Uuid::now_v7()), ThemeId::from_uuid(Uuid::now_v7()), GroupId::from_uuid(Uuid::now_v7()));
    seed_diagnosis(conn, coordination, diagnosis)?;
    for (place, kind) in [(1, "findings"), (2, "consultation")] {
        let ids = (s::coordination_id.eq(coordination), s::id.eq(StepId::from_uuid(Uuid::now_v7())), s::diagnosis_id.eq(diagnosis));
        diesel::insert_into(s::table).values((ids, s::place.eq(place), s::kind.eq(kind), s::state.eq("open"))).execute(conn)?;
    }
    for (id, code) in [(theme, "housing"), (other, "culture")] {
        diesel::insert_into(t::table)
            .values((
                t::coordination_id.eq(coordination),
                t::id.eq(id),
                t::diagnosis_id.eq(diagnosis),
                t::code.eq(code),
                t::chosen.eq(true),
                t::why_empty.eq(""),
            ))
            .execute(conn)?;
    }
    let ids = (w::coordination_id.eq(coordination), w::id.eq(group), w::diagnosis_id.eq(diagnosis), w::theme_id.eq(theme));
    diesel::insert_into(w::table).values((ids, w::name_fr.eq("Logement"), w::name_nl.eq("Wonen"))).execute(conn)?;
    let mut people = Vec::new();
    for (name, role) in
        [("An", Role::Coordinator), ("Bo", Role::Worker), ("Cis", Role::Worker), ("Eva", Role::Worker), ("Dirk", Role::Manager)]
    {
        let (person, membership) = (PersonId::from_uuid(Uuid::now_v7()), MembershipId::from_uuid(Uuid::now_v7()));
        diesel::insert_into(p::table)
            .values((
                p::id.eq(person),
                p::name.eq(name),
                p::email.eq(format!("{name}@example.be")),
                p::locale.eq("fr"),
                p::operator.eq(false),
                p::created_at.eq(0_i64),
            ))
            .execute(conn)?;
        let ids = (m::coordination_id.eq(coordination), m::id.eq(membership), m::person_id.eq(person));
        diesel::insert_into(m::table)
            .values((ids, m::role.eq(role), m::mandate.eq(false), m::state.eq("active"), m::title.eq(""), m::portfolio.eq("")))
            .execute(conn)?;
        if matches!(name, "Bo" | "Cis") {
            diesel::insert_into(g::table)
                .values((g::coordination_id.eq(coordination), g::group_id.eq(group), g::membership_id.eq(membership)))
                .execute(conn)?;
        }
        people.push(Caller::person(Person {
            id: person,
            name: name.into(),
            locale: Locale::Fr,
            operator: false,
            login: LoginId::from_uuid(Uuid::now_v7()),
        }));
    }
    let contributions = heard(conn, coordination, diagnosis, [(theme, "accepted"), (theme, "received"), (other, "accepted")])?;
    Ok(Seeded { coordination, diagnosis, group, contributions, people })
}

fn heard(conn: &mut Conn, coordination: CoordinationId, diagnosis: DiagnosisId, list: [(ThemeId, &str); 3]) -> Result<[ContributionId; 3]> {
    use schema::{contribution as c, session as s};
    let session = SessionId::from_uuid(Uuid::now_v7());
    let ids = (
        s::coordination_id.eq(coordination),
        s::id.eq(session),
        s::diagnosis_id.eq(diagnosis),
        s::code.eq("K7M4P"),
        s::state.eq("closed"),
        s::languages.eq("fr"),
    );
    let when = (s::place.eq("Ici"), s::address.eq(""), s::day.eq(Day(20_000)), s::starts.eq("14:00"), s::ends.eq("16:00"));
    let asks = (s::question_fr.eq(""), s::question_nl.eq(""), s::question_en.eq(""), s::question_ar.eq(""));
    diesel::insert_into(s::table).values((ids, when, asks)).execute(conn)?;
    let made = list.map(|_| ContributionId::from_uuid(Uuid::new_v4()));
    for (id, (theme, state)) in made.iter().zip(list) {
        let ids = (
            c::coordination_id.eq(coordination),
            c::id.eq(id),
            c::session_id.eq(session),
            c::theme_id.eq(theme),
            c::slip.eq(id.bytes().to_vec()),
        );
        let text = (
            c::channel.eq("phone"),
            c::language.eq("fr"),
            c::text.eq("Tout ferme."),
            c::struck.eq(false),
            c::state.eq(state),
            c::reason.eq(""),
        );
        diesel::insert_into(c::table).values((ids, text)).execute(conn)?;
    }
    Ok(made)
}

/// How many marks of a person are left on a finding: author, comments, voices.
fn marks(place: &Place, finding: FindingId) -> (bool, i64, i64) {
    use schema::{comment as c, finding as f, voice as v};
    let coordination = place.seeded.coordination;
    let count = |conn: &mut Conn| -> Result<(bool, i64, i64)> {
        let author = f::table.find((coordination, finding)).select(f::author.is_not_null()).first::<bool>(conn)?;
        let comments = c::table.filter(c::finding_id.eq(finding)).filter(c::mark.is_not_null()).count().get_result::<i64>(conn)?;
        let voices = v::table.filter(v::finding_id.eq(finding)).filter(v::mark.is_not_null()).count().get_result::<i64>(conn)?;
        Ok((author, comments, voices))
    };
    place.app().db.read(count).expect("counted")
}

#[tokio::test]
async fn a_draft_stays_in_its_group_and_is_mine_to_its_author_only() {
    let place = Place::new().await;
    let finding = place.draft().await;
    for who in [OUTSIDER, MANAGER] {
        assert_eq!(place.fault(who, ReadFinding { finding }).await, Fault::NotFound);
        assert_eq!(place.fault(who, ReadGroup { group: place.seeded.group }).await, Fault::NotFound);
        assert!(place.plenary(who).await.findings.is_empty());
    }
    assert!(place.read(BO, finding).await.mine);
    for who in [CIS, COORDINATOR] {
        let shown = place.read(who, finding).await;
        assert!(!shown.mine);
        let json = serde_json::to_string(&shown).expect("json");
        assert!(!json.contains("author") && !json.contains("Bo"), "{json}");
    }
    let room = place.ok(CIS, ReadGroup { group: place.seeded.group }).await;
    assert_eq!((room.members, room.findings.len(), room.heard.len()), (vec!["Bo".to_owned(), "Cis".to_owned()], 1, 1));
    assert_eq!(place.fault(CIS, saving(finding, 1, "Autre")).await, Fault::NotAllowed);
    assert_eq!(
        place.fault(COORDINATOR, WriteDraft { group: place.seeded.group, sentence: "Non".into(), language: None }).await,
        Fault::NotAllowed
    );
    place.ok(BO, DropDraft { finding }).await;
    assert_eq!(place.fault(BO, ReadFinding { finding }).await, Fault::NotFound);
    place.end().await;
}

#[tokio::test]
async fn a_save_on_an_older_revision_is_a_conflict_and_changes_nothing() {
    let place = Place::new().await;
    let finding = place.draft().await;
    assert_eq!(place.ok(BO, saving(finding, 1, "Le soir, rien.")).await.revision, 2);
    assert_eq!(place.fault(BO, saving(finding, 1, "Perdu")).await, Fault::Conflict);
    let shown = place.read(BO, finding).await;
    assert_eq!((shown.saying.sentence.as_str(), shown.saying.whom.as_str(), shown.revision), ("Le soir, rien.", "Jeunes", 2));
    place.end().await;
}

#[tokio::test]
async fn each_has_one_voice_and_a_change_takes_consents_back() {
    let place = Place::new().await;
    let finding = place.draft().await;
    assert_eq!(place.fault(CIS, Consent { finding }).await, Fault::WrongState, "not proposed yet");
    place.ok(CIS, ProposeFinding { finding }).await;
    let object = |text: &str| Object { finding, objection: text.into() };
    place.ok(CIS, object("Trop vague")).await;
    place.ok(CIS, object("Toujours trop vague")).await;
    let shown = place.read(CIS, finding).await;
    assert_eq!(shown.objections.iter().map(|o| (o.text.as_str(), o.mine)).collect::<Vec<_>>(), [("Toujours trop vague", true)]);
    place.ok(CIS, Consent { finding }).await;
    let shown = place.read(BO, finding).await;
    assert_eq!((shown.consents, shown.consented, shown.objections.len()), (1, false, 0));
    place.save(finding, "Le soir, rien.").await;
    assert_eq!(place.read(CIS, finding).await.consents, 0);
    place.ok(CIS, Consent { finding }).await;
    place.ok(CIS, Consent { finding }).await;
    assert_eq!(place.read(CIS, finding).await.consents, 0, "taken back");
    place.ok(BO, SendBack { finding }).await;
    assert_eq!(place.read(BO, finding).await.state, FindingState::Draft);
    place.end().await;
}

#[tokio::test]
async fn validation_waits_for_answers_and_erases_every_mark() {
    let place = Place::new().await;
    let finding = place.draft().await;
    place.ok(CIS, AddComment { finding, comment: "Depuis quand ?".into() }).await;
    assert_eq!(place.read(CIS, finding).await.comments.first().map(|c| c.mine), Some(true));
    place.ok(BO, ProposeFinding { finding }).await;
    assert_eq!(place.fault(BO, ValidateFinding { finding }).await, Fault::WrongState, "nobody consents");
    place.ok(BO, Consent { finding }).await;
    place.ok(CIS, Object { finding, objection: "Trop vague".into() }).await;
    assert_eq!(place.fault(BO, ValidateFinding { finding }).await, Fault::ObjectionOpen);
    let objection = place.read(BO, finding).await.objections[0].id;
    place.ok(BO, AnswerObjection { finding, objection, answer: "Précisé.".into() }).await;
    assert_eq!(marks(&place, finding), (true, 1, 2));
    assert_eq!(place.fault(COORDINATOR, ValidateFinding { finding }).await, Fault::NotAllowed);
    place.ok(BO, ValidateFinding { finding }).await;
    assert_eq!(marks(&place, finding), (false, 0, 0));
    let shown = place.read(BO, finding).await;
    assert!(!shown.mine && !shown.consented && shown.comments.iter().all(|c| !c.mine) && shown.objections.iter().all(|o| !o.mine));
    assert_eq!((shown.state, shown.version, shown.versions.len()), (FindingState::Validated, 1, 1));
    assert_eq!(place.fault(BO, saving(finding, shown.revision, "Autre")).await, Fault::NotAllowed, "it is nobody’s any more");
    place.end().await;
}

#[tokio::test]
async fn the_plenary_reads_the_released_version_while_the_group_writes_the_next() {
    let place = Place::new().await;
    let finding = place.draft().await;
    place.quote(finding, "Premier").await;
    place.validate(finding).await;
    assert!(place.plenary(MANAGER).await.findings.is_empty(), "validated only");
    for who in [OUTSIDER, COORDINATOR] {
        assert_eq!(place.plenary(who).await.findings.iter().map(|f| f.released).collect::<Vec<_>>(), [false]);
    }
    place.ok(BO, ReleaseFinding { finding }).await;
    place.ok(BO, TranslateFinding { finding, translation: "Geen deur.".into() }).await;
    place.ok(BO, TieContribution { finding, contribution: place.seeded.contributions[0] }).await;
    place.ok(BO, ReviseFinding { finding }).await;
    let first = |view: PlenaryView| {
        let f = view.findings.into_iter().next().expect("one");
        (f.version, f.released, f.saying.sentence, f.quotes.into_iter().map(|q| q.text).collect::<Vec<_>>(), f.voices)
    };
    let released = (1, true, "Aucune porte le soir.".to_owned(), vec!["Premier".to_owned()], 1);
    place.save(finding, "Le soir, rien.").await;
    place.quote(finding, "Second").await;
    let shown = place.read(CIS, finding).await;
    place.ok(CIS, RemoveQuote { finding, quote: shown.quotes.iter().find(|q| q.text == "Premier").expect("there").id }).await;
    place.ok(BO, UntieContribution { finding, contribution: place.seeded.contributions[0] }).await;
    for who in [MANAGER, OUTSIDER, COORDINATOR] {
        assert_eq!(first(place.plenary(who).await), released);
    }
    place.validate(finding).await;
    assert_eq!(first(place.plenary(MANAGER).await), released, "the second version is not released");
    let second = (2, false, "Le soir, rien.".to_owned(), vec!["Second".to_owned()], 0);
    assert_eq!(first(place.plenary(OUTSIDER).await), second);
    place.ok(BO, ReleaseFinding { finding }).await;
    assert_eq!(first(place.plenary(MANAGER).await).0, 2);
    place.ok(CIS, WithdrawFinding { finding }).await;
    assert!(place.plenary(MANAGER).await.findings.is_empty());
    assert_eq!(place.read(CIS, finding).await.versions.len(), 2, "marked, never lost");
    place.ok(CIS, RestoreFinding { finding }).await;
    assert_eq!(first(place.plenary(MANAGER).await).0, 2);
    place.end().await;
}

#[tokio::test]
async fn proof_is_an_accepted_contribution_of_the_theme_or_a_web_address() {
    let place = Place::new().await;
    let finding = place.draft().await;
    let [accepted, waiting, elsewhere] = place.seeded.contributions;
    for contribution in [waiting, elsewhere] {
        assert_eq!(place.fault(BO, TieContribution { finding, contribution }).await, Fault::NotFound);
    }
    place.ok(BO, TieContribution { finding, contribution: accepted }).await;
    assert_eq!(place.fault(BO, TieContribution { finding, contribution: accepted }).await, Fault::AlreadyDone);
    assert!(place.read(CIS, finding).await.heard.iter().all(|h| h.tied));
    let figure = |link: &str| AddEvidence {
        finding,
        label: "Attente".into(),
        figure: "6".into(),
        unit: "mois".into(),
        source: "CPAS".into(),
        measured_on: None,
        link: link.into(),
    };
    assert_eq!(place.fault(BO, figure("javascript:alert(1)")).await, Fault::FieldNotALink);
    place.ok(BO, figure("https://example.be/a")).await;
    place.validate(finding).await;
    assert_eq!(place.fault(BO, figure("https://example.be/b")).await, Fault::WrongState);
    place.end().await;
}

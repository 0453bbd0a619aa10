//! The verbs through the table, on a database of their own.

use crate::app::App;
use crate::auth::{Caller, Person};
use crate::bench::{Bench, seed_diagnosis};
use crate::db::schema;
use crate::error::Result;
use constat_shared::api::Endpoint;
use constat_shared::api::consultation::{
    AcceptContribution, Channel, CloseSession, Contribute, ContributionState, EnterPaper, GiveTheme, Language, OpenSession, PlanSession,
    QueueView, ReadKept, ReadQueue, ReadResidentPage, ReadSessions, STRUCK, SetAside, StrikeContribution, TakeBack,
};
use constat_shared::error::Fault;
use constat_shared::ids::{CoordinationId, DiagnosisId, LoginId, MembershipId, PersonId, SessionId, ThemeId};
use constat_shared::locale::Locale;
use constat_shared::permission::Role;
use constat_shared::time::Day;
use diesel::prelude::*;
use std::sync::Arc;
use uuid::Uuid;

/// A coordination with a diagnosis whose consultation is open, and one planned session.
struct Place {
    bench: Bench,
    diagnosis: DiagnosisId,
    theme: ThemeId,
    session: SessionId,
    code: String,
    people: Vec<(MembershipId, Caller)>,
}

impl Place {
    async fn new() -> Self {
        let bench = Bench::start("consultation").await;
        let (coordination, diagnosis, theme) =
            (CoordinationId::from_uuid(Uuid::now_v7()), DiagnosisId::from_uuid(Uuid::now_v7()), ThemeId::from_uuid(Uuid::now_v7()));
        let people = bench.app().db.write(|conn| seed(conn, coordination, diagnosis, theme)).expect("seeded");
        let mut place = Self { bench, diagnosis, theme, session: SessionId::from_uuid(Uuid::nil()), code: String::new(), people };
        let plan = PlanSession {
            diagnosis,
            place: "Restaurant social".into(),
            address: String::new(),
            day: Some(Day(20_000)),
            starts: "14:00".into(),
            ends: "16:00".into(),
            languages: vec![Language::Nl, Language::Fr, Language::Tr],
            question_fr: "Qu’est-ce qui vous manque ici ?".into(),
            question_nl: "Wat mist u hier?".into(),
            question_en: String::new(),
            question_ar: String::new(),
            facilitators: vec![place.people[1].0],
        };
        let made = place.run(COORDINATOR, plan).await.expect("planned");
        (place.session, place.code) = (made.id, made.code);
        place
    }
    fn app(&self) -> &Arc<App> {
        self.bench.app()
    }
    fn caller(&self, who: usize) -> Caller {
        self.people.get(who).map_or_else(|| Caller::nobody(Locale::Fr), |(_, caller)| caller.clone())
    }
    async fn run<E: Endpoint>(&self, who: usize, request: E) -> Result<E::Response> {
        self.bench.run(self.caller(who), request).await
    }
    async fn fault<E: Endpoint>(&self, who: usize, request: E) -> Fault {
        self.bench.fault(self.caller(who), request).await
    }
    async fn open(&self) {
        self.run(FACILITATOR, OpenSession { session: self.session }).await.expect("opened");
    }
    async fn queue(&self) -> QueueView {
        self.run(FACILITATOR, ReadQueue { session: self.session, kept: false, state: None, page: 0 }).await.expect("a queue")
    }
    fn words(&self, text: &str, once: &str) -> Contribute {
        Contribute {
            code: self.code.clone(),
            theme: Some(self.theme),
            text: text.into(),
            language: Language::Fr,
            sure: false,
            once: once.into(),
        }
    }
    async fn end(self) {
        self.bench.end().await;
    }
}

const COORDINATOR: usize = 0;
const FACILITATOR: usize = 1;
const OTHER_WORKER: usize = 2;
const MANAGER: usize = 3;
const NOBODY: usize = 9;

fn seed(
    conn: &mut crate::db::Conn,
    coordination: CoordinationId,
    diagnosis: DiagnosisId,
    theme: ThemeId,
) -> Result<Vec<(MembershipId, Caller)>> {
    use schema::{membership as m, person as p, step as s, theme as t};
    seed_diagnosis(conn, coordination, diagnosis)?;
    let step = constat_shared::ids::StepId::from_uuid(Uuid::now_v7());
    diesel::insert_into(s::table)
        .values((
            s::coordination_id.eq(coordination),
            s::id.eq(step),
            s::diagnosis_id.eq(diagnosis),
            s::place.eq(1),
            s::kind.eq("consultation"),
            s::state.eq("open"),
            s::ends.eq(Day(20_030)),
        ))
        .execute(conn)?;
    diesel::insert_into(t::table)
        .values((
            t::coordination_id.eq(coordination),
            t::id.eq(theme),
            t::diagnosis_id.eq(diagnosis),
            t::code.eq("housing"),
            t::chosen.eq(true),
            t::why_empty.eq(""),
        ))
        .execute(conn)?;
    let mut people = Vec::new();
    for (name, role) in [("An", Role::Coordinator), ("Bo", Role::Worker), ("Cis", Role::Worker), ("Dirk", Role::Manager)] {
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
        let login = LoginId::from_uuid(Uuid::now_v7());
        people.push((membership, Caller::person(Person { id: person, name: name.into(), locale: Locale::Fr, operator: false, login })));
    }
    Ok(people)
}

#[tokio::test]
async fn a_resident_is_asked_before_anything_personal_is_kept_and_can_take_it_back() {
    let place = Place::new().await;
    assert_eq!(place.fault(NOBODY, ReadResidentPage { code: place.code.clone() }).await, Fault::NotFound, "not open yet");
    place.open().await;
    let page = place.run(NOBODY, ReadResidentPage { code: place.code.to_lowercase() }).await.expect("a page");
    assert_eq!((page.themes.len(), page.until), (1, Some(Day(20_030))));

    let text = "Appelez-moi au 0400 00 00 00";
    assert_eq!(place.fault(NOBODY, place.words(text, &page.once)).await, Fault::FieldLooksPersonal);
    assert_eq!(place.queue().await.contributions.len(), 0, "nothing is kept meanwhile");
    let sure = Contribute { sure: true, ..place.words(text, &page.once) };
    let kept = place.run(NOBODY, sure.clone()).await.expect("kept");
    let again = place.run(NOBODY, sure).await.expect("known");
    assert_eq!(kept, again, "sent twice, kept once");
    let other = place.run(NOBODY, place.words("Il manque des bancs.", &page.once)).await.expect("other words are another contribution");
    assert_ne!(other.slip, kept.slip);
    let queue = place.queue().await;
    assert_eq!(queue.contributions.len(), 2);
    assert_eq!(queue.contributions.iter().map(|c| c.hints.len()).sum::<usize>(), 1);

    let shown = place.run(NOBODY, ReadKept { code: place.code.clone(), once: kept.once.clone() }).await.expect("the slip's page");
    assert_eq!((shown.slip.as_str(), shown.withdrawn), (kept.slip.as_str(), false));
    assert_eq!(
        place.fault(NOBODY, ReadKept { code: place.code.clone(), once: page.once.clone() }).await,
        Fault::NotFound,
        "a form is no contribution"
    );

    let back = |slip: &str| TakeBack { code: place.code.clone(), slip: slip.into() };
    assert_eq!(place.fault(NOBODY, back("AAAA AAAA")).await, Fault::WrongCode);
    place.run(NOBODY, back(&kept.slip.to_lowercase())).await.expect("taken back");
    let queue = place.queue().await;
    assert_eq!(queue.contributions.len(), 1);
    let stored: Vec<String> =
        place.app().db.read(|conn| Ok(schema::contribution::table.select(schema::contribution::text).load(conn)?)).expect("read");
    assert!(stored.iter().all(|t| !t.contains("0400")), "the words are gone");
    let numbers = queue.numbers.iter().find(|n| n.channel == Channel::Phone).expect("a channel");
    assert_eq!((numbers.received, numbers.withdrawn, numbers.total), (1, 1, 2));

    let theme = ThemeId::from_uuid(Uuid::now_v7());
    let foreign = Contribute { theme: Some(theme), ..place.words("Un thème d’ailleurs.", "") };
    assert_eq!(place.fault(NOBODY, foreign).await, Fault::FieldNotAChoice);

    place.run(FACILITATOR, CloseSession { session: place.session, people: Some(12) }).await.expect("closed");
    assert_eq!(place.fault(NOBODY, ReadResidentPage { code: place.code.clone() }).await, Fault::NotFound);
    assert_eq!(place.fault(NOBODY, back(&other.slip)).await, Fault::NotFound, "only while it is open");
    place.end().await;
}

#[tokio::test]
async fn a_facilitator_passes_on_strikes_out_and_sets_aside() {
    let place = Place::new().await;
    place.open().await;
    assert_eq!(place.fault(FACILITATOR, OpenSession { session: place.session }).await, Fault::WrongState);
    for text in ["La voisine, Zoé, et encore Zoé.", "Trop cher.", "Bof."] {
        place.run(NOBODY, place.words(text, "")).await.expect("kept");
    }
    let queue = place.queue().await;
    let id = |text: &str| queue.contributions.iter().find(|c| c.text.starts_with(text)).expect("there").id;
    let (session, voisine, cher, bof) = (place.session, id("La"), id("Trop"), id("Bof"));

    let strike = |words: &str| StrikeContribution { session, contribution: voisine, words: words.into() };
    assert_eq!(place.fault(FACILITATOR, strike("zoé")).await, Fault::FieldNotInText);
    place.run(FACILITATOR, strike("Zoé")).await.expect("struck");
    assert_eq!(place.fault(FACILITATOR, strike(STRUCK)).await, Fault::FieldNotInText);
    place.run(COORDINATOR, AcceptContribution { session, contribution: cher }).await.expect("accepted");
    assert_eq!(place.fault(FACILITATOR, AcceptContribution { session, contribution: cher }).await, Fault::WrongState);
    let aside = |reason: &str| SetAside { session, contribution: bof, reason: reason.into() };
    assert_eq!(place.fault(FACILITATOR, aside(" ")).await, Fault::FieldEmpty);
    place.run(FACILITATOR, aside("Vide de sens")).await.expect("set aside");
    let theme = |theme: Option<ThemeId>| GiveTheme { session, contribution: cher, theme };
    assert_eq!(place.fault(FACILITATOR, theme(Some(ThemeId::from_uuid(Uuid::now_v7())))).await, Fault::FieldNotAChoice);
    assert_eq!(place.fault(OTHER_WORKER, theme(None)).await, Fault::NotFound);
    let themed = async || place.queue().await.contributions.iter().find(|c| c.id == cher).expect("there").theme.is_some();
    assert!(themed().await, "it came with one");
    place.run(FACILITATOR, theme(None)).await.expect("none");
    assert!(!themed().await);
    place.run(FACILITATOR, theme(Some(place.theme))).await.expect("one again");
    assert!(themed().await);

    let queue = place.queue().await;
    let of = |id| queue.contributions.iter().find(|c| c.id == id).expect("there");
    assert_eq!((of(voisine).text.clone(), of(voisine).struck), (format!("La voisine, {STRUCK}, et encore {STRUCK}."), true));
    assert_eq!((of(cher).state, of(bof).state), (ContributionState::Accepted, ContributionState::SetAside));
    let all: i64 = queue.numbers.iter().map(|n| n.total).sum();
    let parts: i64 = queue.numbers.iter().map(|n| n.received + n.accepted + n.set_aside + n.withdrawn).sum();
    assert_eq!((all, parts), (3, 3));
    place.end().await;
}

#[tokio::test]
async fn who_does_not_run_a_session_reads_its_date_and_place_only() {
    let place = Place::new().await;
    place.open().await;
    for (who, fault) in [(OTHER_WORKER, Fault::NotFound), (MANAGER, Fault::NotFound)] {
        assert_eq!(place.fault(who, ReadQueue { session: place.session, kept: false, state: None, page: 0 }).await, fault);
        assert_eq!(place.fault(who, CloseSession { session: place.session, people: Some(1) }).await, fault);
        let list = place.run(who, ReadSessions { diagnosis: place.diagnosis }).await.expect("a list");
        assert!(list.workers.is_empty() && list.sessions.iter().all(|s| s.inside.is_none()));
    }
    for who in [COORDINATOR, FACILITATOR] {
        let list = place.run(who, ReadSessions { diagnosis: place.diagnosis }).await.expect("a list");
        assert_eq!(
            list.sessions.iter().filter_map(|s| s.inside.as_ref()).map(|i| i.code.as_str()).collect::<Vec<_>>(),
            [place.code.as_str()]
        );
    }
    place.end().await;
}

#[tokio::test]
async fn a_sheet_holds_several_contributions_and_each_only_once() {
    let place = Place::new().await;
    let sheet = |text: &str, slip: &str| EnterPaper {
        session: place.session,
        theme: None,
        text: text.into(),
        language: Language::Tr,
        channel: None,
        slip: slip.into(),
        once: String::new(),
    };
    assert_eq!(place.fault(FACILITATOR, sheet("Un", "")).await, Fault::WrongState, "not begun");
    place.open().await;
    assert_eq!(place.fault(FACILITATOR, sheet("Un", "K7M4")).await, Fault::WrongCode);
    for text in ["Un", "Deux", "Un"] {
        let kept = place.run(FACILITATOR, sheet(text, "k7m4-pq2r")).await.expect("kept");
        assert_eq!(kept.slip, "K7M4 PQ2R");
    }
    assert_eq!(place.queue().await.contributions.len(), 2);
    place.run(NOBODY, TakeBack { code: place.code.clone(), slip: "K7M4PQ2R".into() }).await.expect("the whole sheet");
    assert_eq!(place.queue().await.contributions.len(), 0);
    place.run(FACILITATOR, CloseSession { session: place.session, people: Some(0) }).await.expect("closed");
    place.run(FACILITATOR, sheet("Trois", "")).await.expect("sheets are typed in later");
    place.end().await;
}

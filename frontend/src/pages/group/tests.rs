//! The group's pages and the plenary, rendered whole.

use super::{finding, room};
use crate::ctx::{Ctx, FormState, Page};
use crate::{pages::plenary, shell};
use constat_shared::api::finding::{
    FindingState, FindingView, GroupRoom, HeardView, PlenaryFinding, PlenaryView, QuoteSeal, QuoteView, ReadFinding, ReadGroup,
    ReadPlenary, Saying,
};
use constat_shared::diagnosis::{StepKind, ThemeCode};
use constat_shared::error::{Fault, Problem};
use constat_shared::ids::{DiagnosisId, FindingId, GroupId};
use constat_shared::locale::{Bilingual, Locale};
use constat_shared::permission::{Standing, Who};
use constat_shared::time::Day;

const ID: &str = "00000000-0000-4000-8000-000000000001";

fn ctx(locale: Locale, who: &[Who], form: Option<FormState>) -> Ctx {
    Ctx {
        locale,
        path: format!("/findings/{ID}"),
        viewer: None,
        standing: Standing { who: who.to_vec(), open: StepKind::ALL.to_vec() },
        form,
        today: Day(20_000),
        demo: true,
        public_url: "https://constat.example".into(),
    }
}

fn id<T: std::str::FromStr>() -> T
where
    T::Err: std::fmt::Debug,
{
    ID.parse().unwrap()
}

fn saying(sentence: &str) -> Saying {
    Saying { sentence: sentence.into(), place: "Vieux-Lavoir".into(), ..Saying::default() }
}

fn data(state: FindingState, mine: bool) -> FindingView {
    FindingView {
        id: id::<FindingId>(),
        diagnosis: id::<DiagnosisId>(),
        group: id::<GroupId>(),
        group_name: Bilingual::new("Logement", "Wonen"),
        theme: ThemeCode::Housing,
        number: 5,
        state,
        revision: 3,
        version: 0,
        language: Locale::Fr,
        saying: saying("Aucune porte </textarea><script>le soir"),
        mine,
        quotes: vec![QuoteView { id: id(), seal: QuoteSeal::Resident, language: Locale::Fr, text: "Tout ferme.".into() }],
        evidence: Vec::new(),
        comments: Vec::new(),
        consents: 1,
        consented: false,
        objections: Vec::new(),
        heard: vec![HeardView { id: id(), language: "tr".into(), text: "Kapalı.".into(), tied: true }],
        versions: Vec::new(),
    }
}

fn html(ctx: &Ctx, page: Page) -> String {
    shell::render(ctx, page)
}

fn shown(ctx: &Ctx, f: &FindingView) -> String {
    html(ctx, finding::view(ctx, &ReadFinding { finding: id() }, f))
}

#[test]
fn only_its_author_gets_the_desk_and_what_is_typed_stays_text() {
    let author = ctx(Locale::Fr, &[Who::Person, Who::Worker, Who::GroupWorker, Who::Author], None);
    let page = shown(&author, &data(FindingState::Draft, true));
    assert!(page.contains(r#"name="revision""#) && page.contains("Le vôtre") && page.contains("/propose"), "{page}");
    assert!(!page.contains("<script"), "{page}");
    let other = ctx(Locale::Fr, &[Who::Person, Who::Worker, Who::GroupWorker], None);
    let page = shown(&other, &data(FindingState::Draft, false));
    assert!(!page.contains(r#"name="revision""#) && !page.contains("Le vôtre") && !page.contains("<script"), "{page}");
    let coordinator = ctx(Locale::Fr, &[Who::Person, Who::Coordinator], None);
    let page = shown(&coordinator, &data(FindingState::Proposed, false));
    assert!(page.contains("/comments") && !page.contains("/consent") && !page.contains("/validate"), "{page}");
}

#[test]
fn after_a_conflict_the_stored_version_stands_beside_what_was_typed() {
    let action = format!("/api/findings/{ID}");
    let problem = Problem { code: Fault::Conflict, message: "Conflit".into(), fields: Vec::new(), request_id: String::new() };
    let values = vec![("revision".to_owned(), "2".to_owned()), ("sentence".to_owned(), "Mes mots".to_owned())];
    let form = FormState { endpoint: "finding.save".into(), action, values, problem };
    let author = ctx(Locale::Fr, &[Who::Person, Who::Worker, Who::GroupWorker, Who::Author], Some(form));
    let page = shown(&author, &data(FindingState::Draft, true));
    assert!(page.contains("Mes mots") && page.contains("Aucune porte") && page.contains("Vieux-Lavoir"), "{page}");
    assert!(page.contains(r#"value="3""#) && !page.contains(r#"value="2""#), "the next save rests on what was shown: {page}");
}

#[test]
fn validation_is_offered_once_somebody_consents_and_every_objection_is_answered() {
    let worker = ctx(Locale::Nl, &[Who::Person, Who::Worker, Who::GroupWorker], None);
    let validate = format!("/api/findings/{ID}/validate");
    assert!(shown(&worker, &data(FindingState::Proposed, false)).contains(&validate));
    let silent = FindingView { consents: 0, ..data(FindingState::Proposed, false) };
    assert!(!shown(&worker, &silent).contains(&validate));
}

#[test]
fn an_empty_room_says_what_to_do_first() {
    let empty = GroupRoom {
        id: id(),
        diagnosis: id(),
        name: Bilingual::new("Logement", "Wonen"),
        theme: ThemeCode::Housing,
        members: vec!["Bo".into()],
        findings: Vec::new(),
        differ: Vec::new(),
        heard: Vec::new(),
    };
    for locale in Locale::MEMBERS {
        let worker = ctx(locale, &[Who::Person, Who::Worker, Who::GroupWorker], None);
        let page = html(&worker, room::view(&worker, &ReadGroup { group: id() }, &empty));
        assert!(page.contains(r#"class="empty""#) && page.contains(&format!("/api/groups/{ID}/findings")), "{page}");
        let coordinator = ctx(locale, &[Who::Person, Who::Coordinator], None);
        let page = html(&coordinator, room::view(&coordinator, &ReadGroup { group: id() }, &empty));
        assert!(page.contains(r#"class="empty""#) && !page.contains("/findings\""), "{page}");
    }
}

#[test]
fn the_plenary_shows_the_reader_s_language_and_what_a_finding_rests_on() {
    let f = PlenaryFinding {
        id: id(),
        number: 5,
        theme: ThemeCode::Housing,
        released: true,
        language: Locale::Fr,
        version: 1,
        saying: Saying { translation: "Geen deur".into(), ..saying("Aucune porte") },
        quotes: data(FindingState::Released, false).quotes,
        evidence: Vec::new(),
        voices: 2,
    };
    let view = PlenaryView {
        diagnosis: id(),
        title: Bilingual::new("Valmont", "Dalberg"),
        themes: vec![(id(), ThemeCode::Housing)],
        findings: vec![f],
    };
    let manager = ctx(Locale::Nl, &[Who::Person, Who::Manager], None);
    let page = html(&manager, plenary::view(&manager, &ReadPlenary { diagnosis: id(), theme: None }, &view));
    assert!(
        page.contains(r#"<h3 lang="nl">Geen deur</h3>"#) && page.contains("Aucune porte") && page.contains(r#"class="chain""#),
        "{page}"
    );
}

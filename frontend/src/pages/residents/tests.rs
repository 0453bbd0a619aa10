//! Residents' pages, rendered whole.

use super::{kept, write};
use crate::ctx::{Ctx, FormState};
use crate::{shell, style};
use constat_shared::api::consultation::{KeptPage, Question, ReadKept, ReadResidentPage, ResidentPage, ThemeChoice};
use constat_shared::diagnosis::ThemeCode;
use constat_shared::error::{Fault, FieldFault, Problem};
use constat_shared::ids::ThemeId;
use constat_shared::locale::{Bilingual, Locale};
use constat_shared::permission::Standing;
use constat_shared::time::Day;

fn ctx(locale: Locale, form: Option<FormState>) -> Ctx {
    Ctx {
        locale,
        path: "/r/K7M4P".into(),
        viewer: None,
        standing: Standing::default(),
        form,
        today: Day(20_000),
        demo: true,
        public_url: "https://constat.example".into(),
    }
}

/// As large as it gets: every theme, a long promise.
fn data() -> ResidentPage {
    let theme = |(n, code): (usize, &ThemeCode)| ThemeChoice {
        id: format!("00000000-0000-4000-8000-{n:012}").parse::<ThemeId>().unwrap(),
        code: *code,
    };
    ResidentPage {
        code: "K7M4P".into(),
        asks: Bilingual::new("Coordination sociale de Valmont", "Sociale coördinatie van Dalberg"),
        place: "Restaurant social".into(),
        question: Question {
            fr: "Qu’est-ce qui vous manque, ici, pour aller bien\u{202F}?".into(),
            nl: "Wat mist u hier?".into(),
            ..Question::default()
        },
        themes: ThemeCode::ALL.iter().enumerate().map(theme).collect(),
        promise: Bilingual::new("Nous répondons. ".repeat(40), "Wij antwoorden. ".repeat(40)),
        until: Some(Day(20_010)),
        read_from: Some(Day(20_011)),
        answers: Some(Day(20_060)),
        once: "0".repeat(32),
    }
}

fn page(ctx: &Ctx) -> String {
    shell::render(ctx, write::view(ctx, &ReadResidentPage { code: "K7M4P".into() }, &data()))
}

#[test]
fn the_page_and_its_sheet_are_light_and_without_script() {
    let sheet = style::assets().iter().find(|a| a.path == style::light()).map_or(0, |a| a.bytes.len());
    let icon = style::assets().iter().find(|a| a.path == style::icon()).map_or(0, |a| a.bytes.len());
    for locale in Locale::ALL {
        let html = page(&ctx(*locale, None));
        assert!(!html.contains("<script"), "{locale}");
        assert!(html.len() < 16 * 1024, "{locale}: {} bytes", html.len());
        // Sent compressed, each to a third or less.
        assert!((html.len() + sheet + icon) / 2 < 30 * 1024, "{locale}: {} and {sheet} bytes", html.len());
        assert_eq!(html.matches("<link").count(), 2, "a style sheet and an icon");
    }
}

#[test]
fn arabic_runs_from_right_to_left_and_the_question_keeps_its_language() {
    let html = page(&ctx(Locale::Ar, None));
    assert!(html.contains("dir=\"rtl\""));
    assert!(html.contains("<h1 lang=\"fr\" dir=\"ltr\">"), "there is no Arabic question: the French one is shown as such");
}

#[test]
fn a_text_that_looks_personal_is_shown_again_with_its_passages() {
    let form = FormState {
        endpoint: "contribution.give".into(),
        action: "/api/r/K7M4P".into(),
        values: vec![("text".into(), "Appelez Madame Baertens au 0400 00 00 00".into()), ("once".into(), "abc".into())],
        problem: Problem {
            code: Fault::Invalid,
            message: String::new(),
            fields: vec![FieldFault { path: "text".into(), code: Fault::FieldLooksPersonal }],
            request_id: String::new(),
        },
    };
    let html = page(&ctx(Locale::Fr, Some(form)));
    assert!(html.contains("<mark>Madame Baertens</mark>") && html.contains("<mark>0400 00 00 00</mark>"), "{html}");
    assert!(html.contains("name=\"sure\" value=\"true\""));
    assert!(html.contains("name=\"once\" value=\"abc\""), "the same form is still the same");
    assert!(!html.contains("class=\"error\""));
}

#[test]
fn the_slip_is_on_the_page_after() {
    let ctx = ctx(Locale::Nl, None);
    let data =
        KeptPage { code: "K7M4P".into(), asks: data().asks, slip: "K7M4 PQ2R".into(), withdrawn: false, read_from: None, answers: None };
    let html = shell::render(&ctx, kept::view(&ctx, &ReadKept { code: data.code.clone(), once: String::new() }, &data));
    assert!(html.contains("K7M4 PQ2R"));
}

//! Renders each kind of document and checks what the PDF claims about itself.

use constat_document::model::{
    Chapter, CollegePriorities, Document, Evidence, Finding, Locale, Memorandum, MethodNote, Poster, PosterLine, PriorityRow, Quote,
    Recommendation, Sheets, VotingSlips,
};
use constat_document::{RenderError, render, render_counted, run_child};

const ARABIC: &str = "لا أعرف إلى أين أذهب. المكتب مُغلَق كلَّ يوم جمعة، ولا أحد يُجيب.";

fn quote(seal: &str, text: &str, lang: &str) -> Quote {
    Quote { seal: seal.to_owned(), text: text.to_owned(), lang: lang.to_owned() }
}

fn finding(number: usize) -> Finding {
    let mut quotes = vec![quote("R", "On repeint, et en janvier c’est pareil.", "fr-BE")];
    if number == 1 {
        quotes.push(quote("R", ARABIC, "ar"));
        quotes.push(quote("A", "De wachtlijst is zes maanden 😡🧑‍🤝‍🧑.", "nl"));
        quotes.push(quote("C", "Rien\0 ne bouge.", "not a language"));
    }
    Finding {
        label: format!("C {number}"),
        sentence: "Après rénovation, l’humidité revient dès le premier hiver.".to_owned(),
        facts: vec![("Qui".to_owned(), "Les ménages du Vieux-Lavoir".to_owned()), ("Depuis quand".to_owned(), "Hiver 2024".to_owned())],
        quotes,
        evidence: vec![Evidence {
            figure: "14".to_owned(),
            unit: "logements sur 31".to_owned(),
            source: "Visites du groupe logement".to_owned(),
            date: "février 2026".to_owned(),
            link: number.is_multiple_of(2).then(|| "https://valmont.example/visites".to_owned()),
            label: "Logements humides un hiver après les travaux".to_owned(),
        }],
        version: 3,
        voices: 34,
    }
}

fn memorandum(findings: usize) -> Memorandum {
    Memorandum {
        locale: Locale::Fr,
        title: "Se loger à Valmont".to_owned(),
        coordination: "Coordination sociale de Valmont".to_owned(),
        territory: "Valmont".to_owned(),
        date: "2026-10-01".to_owned(),
        sha256: Some("3f".repeat(32)),
        draft: false,
        verify_url: Some("https://valmont.example/loger/verifier".to_owned()),
        preface: "Ce texte dit ce que nous avons vu.\n\nIl demande des réponses.".to_owned(),
        chapters: vec![
            Chapter { title: "La santé commence par un mur sec".to_owned(), findings: (1..=findings).map(finding).collect() },
            Chapter { title: "#panic(\"$x$\") *_`@C [".to_owned(), findings: vec![] },
        ],
        recommendations: vec![Recommendation {
            number: 1,
            text: "Contrôler la ventilation six mois après chaque chantier de rénovation, et \
                   publier le résultat."
                .to_owned(),
            level: "communal".to_owned(),
            addressee: "Commune de Valmont, échevinat du logement".to_owned(),
            due: "31 janvier 2027".to_owned(),
            findings: vec!["C 1".to_owned(), "C 999".to_owned()],
        }],
        priorities: vec![CollegePriorities {
            college: "Habitants".to_owned(),
            method: "jugement par points".to_owned(),
            voters: "164 bulletins".to_owned(),
            rows: vec![
                row("1", "Contrôler la ventilation", Some(0.62), "62 %"),
                row("2", "Réparer un ascenseur en 72 heures", Some(0.31), "31 %"),
                row("3", "Un bail dans une langue comprise", None, ""),
            ],
            note: Some("Les résultats de moins de cinq voix ne sont pas publiés.".to_owned()),
        }],
        method: vec![MethodNote { title: "Étape habitants".to_owned(), text: "Tenue en avril, dans trois quartiers.".to_owned() }],
        signatures: (1..=9).map(|n| format!("Association {n}")).collect(),
        abstentions: 2,
        spokespersons: vec!["Zoë Lambert".to_owned()],
    }
}

fn row(rank: &str, label: &str, share: Option<f64>, value: &str) -> PriorityRow {
    PriorityRow { rank: rank.to_owned(), label: label.to_owned(), share, value: value.to_owned() }
}

fn poster() -> Document {
    let line = |lang: &str, text: &str| PosterLine { lang: lang.to_owned(), text: text.to_owned() };
    Document::Poster(Poster {
        locale: Locale::Fr,
        title: "Valmont".to_owned(),
        question: "Qu’est-ce qui vous manque, ici, pour aller bien\u{202f}?".to_owned(),
        place: "Maison médicale du Lavoir".to_owned(),
        date_line: "Jusqu’au 30 avril".to_owned(),
        languages: vec![
            line("nl", "Wat mist u hier om u goed te voelen?"),
            line("ar", "ما الذي ينقصكم هنا لتكونوا بخير؟"),
            line("tr", "Burada iyi olmak için neye ihtiyacınız var?"),
            line("uk", "Чого вам тут бракує?"),
            line("es", "¿Qué le falta aquí para estar bien?"),
        ],
        code: "LAVOIR 27".to_owned(),
        url: "https://valmont.example/lavoir".to_owned(),
        promise: "Aucun nom, aucun compte. Réponse affichée ici le 20 juin.".to_owned(),
    })
}

fn sheets() -> Document {
    Document::Sheets(Sheets {
        locale: Locale::Nl,
        title: "Dalberg".to_owned(),
        question: "Wat mist u hier om u goed te voelen?".to_owned(),
        session: "14 april, wachtzaal".to_owned(),
        code: "LAVOIR 27".to_owned(),
        slip_numbers: vec!["P3R 8TX".to_owned(), "K7M 2QA".to_owned()],
        lines: 14,
        promise: "Twee personen van het wijkgezondheidscentrum lezen dit blad.".to_owned(),
    })
}

fn slips() -> Document {
    Document::VotingSlips(VotingSlips {
        title: "Priorités, Valmont".to_owned(),
        locale: Locale::Fr,
        codes: (0..23).map(|n| format!("KX7-{n:03}")).collect(),
        url: "https://valmont.example/vote".to_owned(),
        hint: "Ce code sert une fois. Personne ne sait à qui il a été donné.".to_owned(),
    })
}

/// Keeps the file for a look at it if `CONSTAT_PAPER_DIR` says where.
fn keep(name: &str, pdf: &[u8]) {
    if let Ok(folder) = std::env::var("CONSTAT_PAPER_DIR") {
        let written = std::fs::write(format!("{folder}/{name}.pdf"), pdf);
        assert!(written.is_ok(), "cannot write to {folder}");
    }
}

fn contains(pdf: &[u8], text: &str) -> bool {
    pdf.windows(text.len()).any(|window| window == text.as_bytes())
}

fn assert_conforms(pdf: &[u8]) {
    assert!(pdf.starts_with(b"%PDF-1.7"));
    assert!(contains(pdf, "<pdfaid:part>2</pdfaid:part>"));
    assert!(contains(pdf, "<pdfaid:conformance>A</pdfaid:conformance>"));
    assert!(contains(pdf, "<pdfuaid:part>1</pdfuaid:part>"));
}

#[test]
fn a_long_memorandum_with_every_kind_of_text() {
    let rendered = render_counted(&Document::Memorandum(memorandum(50))).unwrap();
    keep("memorandum", &rendered.pdf);
    assert_conforms(&rendered.pdf);
    assert!(contains(&rendered.pdf, "2026-10-01T00:00:00"));
    // The angry face may be in a font; the couple and NUL are in none.
    assert!((2..=3).contains(&rendered.replaced), "{}", rendered.replaced);
}

#[test]
fn a_draft_in_dutch_without_anything() {
    let draft = Memorandum {
        locale: Locale::Nl,
        title: "Wonen in Dalberg".to_owned(),
        sha256: None,
        draft: true,
        verify_url: None,
        preface: String::new(),
        chapters: vec![],
        recommendations: vec![],
        priorities: vec![],
        method: vec![],
        signatures: vec![],
        abstentions: 0,
        spokespersons: vec![],
        ..memorandum(0)
    };
    let pdf = render(&Document::Memorandum(draft)).unwrap();
    keep("draft", &pdf);
    assert_conforms(&pdf);
}

#[test]
fn a_draft_with_findings() {
    let mut draft = memorandum(3);
    draft.draft = true;
    draft.sha256 = None;
    draft.priorities.push(CollegePriorities { college: "Organisations".to_owned(), ..draft.priorities[0].clone() });
    let pdf = render(&Document::Memorandum(draft)).unwrap();
    keep("draft-findings", &pdf);
    assert_conforms(&pdf);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let document = Document::Memorandum(memorandum(2));
    assert_eq!(render(&document).unwrap(), render(&document).unwrap());
}

#[test]
fn findings_with_the_same_label_do_not_fail() {
    let mut twice = memorandum(2);
    twice.chapters[0].findings.push(finding(1));
    assert_conforms(&render(&Document::Memorandum(twice)).unwrap());
}

#[test]
fn a_memorandum_needs_a_date() {
    let mut undated = memorandum(0);
    undated.date = "soon".to_owned();
    let error = render(&Document::Memorandum(undated)).unwrap_err();
    assert!(matches!(error, RenderError::Date(_)));
}

#[test]
fn posters_sheets_and_slips() {
    for (name, document) in [("poster", poster()), ("sheets", sheets()), ("slips", slips())] {
        let rendered = render_counted(&document).unwrap();
        keep(name, &rendered.pdf);
        assert_conforms(&rendered.pdf);
        assert_eq!(rendered.replaced, 0, "{name}");
    }
}

#[test]
fn no_character_fails_the_export() {
    // A sample of all planes, alone and after a letter, marks included.
    let mut text = String::from("हिन्दी ไทย አማርኛ தமிழ் বাংলা 한국어 ქართული Հայերեն עִבְרִית ﷺ e\u{301}\u{489}\u{20e3} ");
    for code in (0..0x2_0000_u32).step_by(3).chain(0xe_0000..0xe_0200) {
        if let Some(c) = char::from_u32(code) {
            text.push('a');
            text.push(c);
            if code % 90 == 0 {
                text.push('\n');
            }
        }
    }
    let mut strange = memorandum(1);
    strange.chapters[0].findings[0].quotes = vec![quote("R", &text, "ar"), quote("R", &text, "fr")];
    let rendered = render_counted(&Document::Memorandum(strange)).unwrap();
    assert_conforms(&rendered.pdf);
    assert!(rendered.replaced > 10_000);
}

#[test]
fn empty_texts_do_not_fail_the_export() {
    let mut documents = vec![Document::Memorandum(memorandum(1)), poster(), sheets(), slips()];
    for document in &mut documents {
        let mut json = serde_json::to_value(&*document).unwrap();
        empty_all(&mut json);
        *document = serde_json::from_value(json).unwrap();
        assert_conforms(&render(document).unwrap());
    }
}

/// Empties each text that is not a date or a choice.
fn empty_all(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::String(text) => text.clear(),
        serde_json::Value::Array(items) => items.iter_mut().for_each(empty_all),
        serde_json::Value::Object(fields) => fields
            .iter_mut()
            .filter(|(key, field)| {
                let is_date = key.as_str() == "date" && field.as_str() == Some("2026-10-01");
                !is_date && !matches!(key.as_str(), "kind" | "locale")
            })
            .for_each(|(_, field)| empty_all(field)),
        _ => {}
    }
}

#[test]
fn the_child_reads_json_and_writes_a_pdf() {
    let json = serde_json::to_vec(&slips()).unwrap();
    assert!(json.windows(21).any(|part| part == b"\"kind\":\"voting_slips\""));
    let mut pdf = Vec::new();
    run_child(json.as_slice(), &mut pdf).unwrap();
    assert_conforms(&pdf);
    assert!(matches!(run_child(b"{}".as_slice(), Vec::new()), Err(RenderError::Json(_))));
}

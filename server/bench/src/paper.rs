//! A memorandum of about sixty pages to PDF, from the process's start to its end.

use crate::report::{Line, Report};
use crate::{Outcome, load, millis};
use constat_document::model::{Chapter, Document, Evidence, Finding, Locale, Memorandum, Quote, Recommendation};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

const SENTENCE: &str = "Les familles attendent plusieurs mois une réponse, et personne ne sait à qui la demander. ";
const CHAPTERS: i32 = 6;
const FINDINGS: i32 = 16;

/// Prints it a few times; the middle counts.
pub fn measure(program: &Path, report: &mut Report) -> Outcome {
    let input = serde_json::to_vec(&Document::Memorandum(memorandum())).map_err(|e| e.to_string())?;
    let mut times = Vec::new();
    let mut pages = 0;
    for _ in 0..5 {
        let start = Instant::now();
        let pdf = print(program, &input)?;
        times.push(millis(start.elapsed()));
        pages = page_count(&pdf);
    }
    report.add(Line::new("paper: pages", "pages", f64::from(pages)));
    report.add(Line::new("paper: the process from start to end", "ms", load::median(&mut times)).at_most(1_000.0));
    Ok(())
}

fn print(program: &Path, input: &[u8]) -> Outcome<Vec<u8>> {
    let mut command = Command::new(program);
    command.arg("render").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().map_err(|e| e.to_string())?;
    child.stdin.take().ok_or("no input")?.write_all(input).map_err(|e| e.to_string())?;
    let output = child.wait_with_output().map_err(|e| e.to_string())?;
    if output.status.success() { Ok(output.stdout) } else { Err(format!("not printed: {}", output.status)) }
}

/// The tree of pages says how many there are, in plain text.
fn page_count(pdf: &[u8]) -> u32 {
    let text = String::from_utf8_lossy(pdf);
    let counts = text.match_indices("/Count ").filter_map(|(at, mark)| {
        let rest = text.get(at + mark.len()..)?;
        rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    });
    counts.max().unwrap_or(0)
}

fn memorandum() -> Memorandum {
    let long = SENTENCE.repeat(4);
    let finding = |number: i32| Finding {
        label: format!("C {number}"),
        sentence: SENTENCE.trim().to_owned(),
        facts: ["Qui", "Où", "Ce qui existe", "Ce qui manque"].map(|label| (label.to_owned(), SENTENCE.to_owned())).to_vec(),
        quotes: vec![Quote { seal: "A".into(), text: long.clone(), lang: "fr".into() }],
        evidence: vec![Evidence {
            figure: "41".into(),
            unit: "jours".into(),
            source: "CPAS".into(),
            date: "mars 2026".into(),
            link: None,
            label: "Attente moyenne".into(),
        }],
        version: 1,
        voices: 3,
    };
    let chapter = |place: i32| Chapter {
        title: format!("Thème {}", place + 1),
        findings: (0..FINDINGS).map(|n| finding(place * FINDINGS + n + 1)).collect(),
    };
    Memorandum {
        locale: Locale::Fr,
        title: "Mémorandum".into(),
        coordination: "Coordination".into(),
        territory: "Valmont".into(),
        date: "2026-11-25".into(),
        sha256: None,
        draft: true,
        verify_url: None,
        preface: long.clone(),
        chapters: (0..CHAPTERS).map(chapter).collect(),
        recommendations: (1..=40)
            .map(|number| Recommendation {
                number,
                text: long.clone(),
                level: "Commune".into(),
                addressee: "Collège".into(),
                due: "2027".into(),
                findings: vec![format!("C {number}")],
            })
            .collect(),
        priorities: Vec::new(),
        method: Vec::new(),
        signatures: Vec::new(),
        abstentions: 0,
        spokespersons: Vec::new(),
    }
}

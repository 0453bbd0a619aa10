//! Answers per second, beside bare handlers that hand out the same bytes.

use crate::Outcome;
use crate::load::{self, Target};
use crate::program::{self, Running};
use crate::report::{Line, Report};
use crate::world::{self, World};
use constat::db::Url;
use std::path::Path;
use std::time::Duration;

/// How often each is measured, in turns.
const TURNS: usize = 9;
const TURN: Duration = Duration::from_millis(700);
const CONNECTIONS: usize = 16;

/// The list of fifty findings, and the resident's page.
pub fn measure(program: &Path, folder: &Path, report: &mut Report) -> Outcome {
    let data = folder.join("data");
    program::start(program, &data, None)?.1.stop()?;
    let database = data.join("constat.db");
    World::open(&Url::Sqlite(database.clone()))?.grow(world::PAGE)?;
    let (_, running) = program::start(program, &data, None)?;
    let demo = running.demo()?;
    let path = format!("/api/d/{}/findings", world::address('d', 0));
    let list = running.target(&path, Some(&demo.cookie));
    let page = running.target(&format!("/r/{}", demo.session), None);
    let (same_list, _one) = bare(folder, "list", &list, "application/json", &[])?;
    let (coordination, diagnosis) = (world::address('c', 0), world::address('d', 0));
    let rows =
        ["--database", &database.display().to_string(), "--coordination", &coordination, "--diagnosis", &diagnosis].map(str::to_owned);
    let (selected, _two) = bare(folder, "rows", &list, "application/json", &rows)?;
    let (same_page, _three) = bare(folder, "page", &page, "text/html; charset=utf-8", &[])?;

    let mut rates = [const { Vec::new() }; 5];
    let targets = [&list, &same_list, &selected, &page, &same_page];
    // Once without counting: connections, caches and pools are filled.
    for turn in 0..=TURNS {
        for (target, rates) in targets.iter().zip(&mut rates) {
            let rate = load::rate(target, TURN, CONNECTIONS)?;
            if turn > 0 {
                rates.push(rate);
            }
        }
    }
    let [ours, same, selected, shown, bare_page] = &mut rates;
    report.add(Line::new("list of 50 findings: share of a bare handler", "%", share(ours, same)).at_least(40.0));
    report.add(Line::new("list of 50 findings: share of its bare queries", "%", share(ours, selected)).at_least(60.0));
    report.add(Line::new("resident's page: share of a bare handler", "%", share(shown, bare_page)).at_least(50.0));
    let names = ["list of 50 findings", "  bare handler", "  bare queries", "resident's page", "  bare handler "];
    for (name, rates) in names.into_iter().zip(&mut rates) {
        report.add(Line::new(name, "answers/s", load::median(rates)));
    }
    let mut one = load::latencies(&list, 300)?;
    report.add(Line::new("list of 50 findings: one caller alone", "ms", load::median(&mut one)));
    let mut one = load::latencies(&page, 300)?;
    report.add(Line::new("resident's page: one caller alone", "ms", load::median(&mut one)));
    running.stop()
}

/// The middle of the turns' shares: both of a turn were measured in the same seconds.
fn share(ours: &[f64], bare: &[f64]) -> f64 {
    let mut shares: Vec<f64> = ours.iter().zip(bare).map(|(a, b)| a / b * 100.0).collect();
    load::median(&mut shares)
}

/// A bare handler for what a target answers now.
fn bare(folder: &Path, name: &str, target: &Target, content_type: &str, more: &[String]) -> Outcome<(Target, Running)> {
    let answer = load::once(target)?;
    if answer.status != 200 {
        return Err(format!("{name}: answered {}", answer.status));
    }
    let file = folder.join(name);
    std::fs::write(&file, &answer.body).map_err(|e| e.to_string())?;
    let file = file.display().to_string();
    let mut arguments = vec![file.as_str(), content_type];
    arguments.extend(more.iter().map(String::as_str));
    let running = program::start_bare(&arguments)?;
    let target = running.target("/", None);
    let same = load::once(&target)?;
    if same.status != 200 || same.body.len() != answer.body.len() {
        return Err(format!("{name}: the bare handler answers something else"));
    }
    Ok((target, running))
}

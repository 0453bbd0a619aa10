//! How long an answer takes with a hundred, ten thousand and a million rows: the slope of its logarithm.

use crate::Outcome;
use crate::load;
use crate::program;
use crate::report::{Line, Report};
use crate::world::{self, World};
use constat::db::Url;
use std::path::Path;

/// What is asked for, by a worker who is in the first group only.
struct Asked {
    name: &'static str,
    /// Its path, when the diagnosis in the middle has this number.
    path: fn(u32) -> String,
    status: u16,
}

/// One line each: whatever else must not grow with what is stored is put here.
const ASKED: &[Asked] = &[
    Asked { name: "list of 50 findings", path: |middle| format!("/api/d/{}/findings", world::address('d', middle)), status: 200 },
    Asked { name: "group room of 50 findings", path: |_| format!("/api/groups/{}", world::address('g', 0)), status: 200 },
    // For who is not in it, a group does not exist.
    Asked { name: "permission refused", path: |middle| format!("/api/groups/{}", world::address('g', middle)), status: 404 },
];

/// On SQLite.
pub fn sqlite(program: &Path, data: &Path, largest: u32, report: &mut Report) -> Outcome {
    measure(program, data, None, &Url::Sqlite(data.join("constat.db")), largest, report)
}

/// On an empty PostgreSQL database.
pub fn postgres(program: &Path, data: &Path, url: &str, largest: u32, report: &mut Report) -> Outcome {
    measure(program, data, Some(url), &Url::parse(url)?, largest, report)
}

fn measure(program: &Path, data: &Path, database: Option<&str>, url: &Url, largest: u32, report: &mut Report) -> Outcome {
    let engine = if database.is_some() { "PostgreSQL" } else { "SQLite" };
    program::start(program, data, database)?.1.stop()?;
    let mut world = World::open(url)?;
    let mut points = vec![Vec::new(); ASKED.len()];
    for rows in [100, 10_000, 1_000_000].into_iter().filter(|rows| *rows <= largest) {
        world.grow(rows)?;
        let (_, running) = program::start(program, data, database)?;
        let cookie = running.demo()?.cookie;
        let middle = rows / world::PAGE / 2;
        for (asked, points) in ASKED.iter().zip(&mut points) {
            let path = (asked.path)(middle);
            let target = running.target(&path, Some(&cookie));
            let answered = load::once(&target)?.status;
            if answered != asked.status {
                return Err(format!("{path} answered {answered}"));
            }
            load::latencies(&target, 50)?;
            points.push((f64::from(rows), load::median(&mut load::latencies(&target, 300)?)));
        }
        running.stop()?;
    }
    for (Asked { name, .. }, points) in ASKED.iter().zip(&points) {
        for (rows, time) in points {
            report.add(Line::new(format!("{engine}, {rows:>9} rows: {name}"), "ms", *time));
        }
        report.add(Line::new(format!("{engine}, growth: {name}"), "exponent", slope(points)).at_most(0.1));
    }
    Ok(())
}

/// The exponent `e` of time ~ rows^e that fits best.
fn slope(points: &[(f64, f64)]) -> f64 {
    let logs: Vec<(f64, f64)> = points.iter().map(|(x, y)| (x.log10(), y.log10())).collect();
    let count = logs.iter().map(|_| 1.0).sum::<f64>();
    let mean = |of: fn(&(f64, f64)) -> f64| logs.iter().map(of).sum::<f64>() / count;
    let (mx, my) = (mean(|p| p.0), mean(|p| p.1));
    let over = logs.iter().map(|(x, y)| (x - mx) * (y - my)).sum::<f64>();
    let under = logs.iter().map(|(x, _)| (x - mx).powi(2)).sum::<f64>();
    over / under
}

#[cfg(test)]
mod tests {
    use super::slope;

    #[test]
    fn what_takes_the_same_time_has_no_slope_and_what_doubles_with_the_rows_has_one() {
        assert!(slope(&[(1e2, 5.0), (1e4, 5.0), (1e6, 5.0)]).abs() < 1e-9);
        assert!((slope(&[(1e2, 1.0), (1e4, 100.0), (1e6, 10_000.0)]) - 1.0).abs() < 1e-9);
    }
}

//! How long an answer takes with a hundred, ten thousand and a million rows: the slope of its logarithm.

use crate::Outcome;
use crate::load;
use crate::program;
use crate::report::{Line, Report};
use crate::world::{self, World};
use constat::db::Url;
use std::path::Path;

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
    let names = ["list of 50 findings", "group room of 50 findings", "permission refused"];
    let mut points = [const { Vec::new() }; 3];
    for rows in [100, 10_000, 1_000_000].into_iter().filter(|rows| *rows <= largest) {
        world.grow(rows)?;
        let (_, running) = program::start(program, data, database)?;
        let cookie = running.demo()?.cookie;
        let middle = rows / world::PAGE / 2;
        let targets = [
            (format!("/api/d/{}/findings", world::address('d', middle)), 200),
            (format!("/api/groups/{}", world::address('g', 0)), 200),
            // Karim is in the first group only: for him this one does not exist.
            (format!("/api/groups/{}", world::address('g', middle)), 404),
        ];
        for ((path, status), points) in targets.iter().zip(&mut points) {
            let target = running.target(path, Some(&cookie));
            let answered = load::once(&target)?.status;
            if answered != *status {
                return Err(format!("{path} answered {answered}"));
            }
            load::latencies(&target, 50)?;
            points.push((f64::from(rows), load::median(&mut load::latencies(&target, 300)?)));
        }
        running.stop()?;
    }
    for (name, points) in names.iter().zip(&points) {
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

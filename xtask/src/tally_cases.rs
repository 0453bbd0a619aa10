//! `cargo xtask tally-cases DIR`: our counting engine against what other tools and the literature say.

use crate::shell::Outcome;
use constat_shared::tally::cases::{Report, cases, check};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

/// Walks every case; the last line is `N agree, M differ`.
pub fn tally_cases(folder: &Path) -> Outcome {
    let cases = cases(folder).map_err(|e| format!("Cannot read {}: {e}", folder.display()))?;
    if cases.is_empty() {
        return Err(format!("No reference.json below {}.", folder.display()));
    }
    let reports = count(&cases);
    let (mut agree, mut differ) = (0, 0);
    for report in &reports {
        agree += report.agree;
        differ += report.differ;
        for line in &report.lines {
            println!("{line}");
        }
    }
    println!("{agree} agree, {differ} differ");
    if differ == 0 { Ok(()) } else { Err("The engine and the references differ: see the lines above.".to_owned()) }
}

/// One report per case, in the order of the cases; counted on all cores.
fn count(cases: &[PathBuf]) -> Vec<Report> {
    let next = Mutex::new(cases.iter().enumerate());
    let done = Mutex::new(Vec::new());
    let work = || {
        // The lock is held for taking the next case, not while counting it.
        while let Some((place, case)) = next.lock().ok().and_then(|mut cases| cases.next()) {
            let mut report = Report::default();
            check(case, &mut report);
            if let Ok(mut done) = done.lock() {
                done.push((place, report));
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, report)| report).collect()
}

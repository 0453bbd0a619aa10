//! The engine against what other tools and the literature say: the cases beside this file, and those of a folder that
//! `CONSTAT_TALLY_CASES` names, if it is set.

use constat_tally::cases::{Report, cases, check};
use std::path::{Path, PathBuf};

#[test]
fn every_reference_case_agrees() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("cases");
    let more = std::env::var_os("CONSTAT_TALLY_CASES").map(PathBuf::from);
    let mut report = Report::default();
    for folder in [Some(own), more].into_iter().flatten() {
        for case in cases(&folder).expect("a folder that can be read") {
            check(&case, &mut report);
        }
    }
    assert!(report.differ == 0, "{} agree, {} differ\n{}", report.agree, report.differ, report.lines.join("\n"));
}

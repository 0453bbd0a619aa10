//! Results of the closed rounds as the memorandum prints them: one per college, never merged.

use crate::auth::Permit;
use crate::dispatch::Tx;
use crate::error::Result;
use crate::prioritisation;
use constat_shared::api::memorandum::{CollegeResult, ResultRow};
use constat_shared::api::prioritisation as voted;
use constat_shared::locale::Bilingual;
use constat_shared::permission::{Act, room};

/// All of them, oldest first. What is withheld from members is withheld here.
pub(super) fn priorities<A: Act<Room = room::Adoption>>(tx: &mut Tx<'_>, permit: &Permit<A>) -> Result<Vec<CollegeResult>> {
    Ok(prioritisation::closed_results(tx, permit)?.into_iter().map(college).collect())
}

fn college(result: voted::CollegeResult) -> CollegeResult {
    let withheld = result.withheld || result.rows.iter().any(|row| row.place.is_none());
    CollegeResult {
        college: result.college.as_str().to_owned(),
        method: result.method.as_str().to_owned(),
        title: result.title,
        ballots: result.turnout.voted,
        entitled: result.turnout.entitled,
        rows: result.rows.into_iter().map(row).collect(),
        withheld,
        threshold: i64::from(result.threshold),
    }
}

fn row(row: voted::ResultRow) -> ResultRow {
    let (sentence, translation) = (row.item.sentence, row.item.translation);
    let sentence = if row.item.language == "nl" { Bilingual::new(translation, sentence) } else { Bilingual::new(sentence, translation) };
    ResultRow {
        // A withheld item has no rank of its own.
        rank: row.place.unwrap_or(0),
        finding: row.item.number,
        sentence,
        score: row.score.map(figure).unwrap_or_default(),
        permille: row.share.map(thousandths),
    }
}

/// Points as they are; of a mean, two decimals.
fn figure(score: f64) -> String {
    if (score * 2.0).fract() == 0.0 { score.to_string() } else { format!("{score:.2}") }
}

/// Whole thousandths, so that the canonical form has one way to write them.
fn thousandths(share: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "clamped to 0..=1000")]
    let whole = (share.clamp(0.0, 1.0) * 1000.0).round() as i64;
    whole
}

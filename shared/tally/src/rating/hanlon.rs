//! Hanlon's basic priority rating of health problems, and the PEARL test of what can be done about them.
//!
//! Source: Hanlon and Pickett, "Public Health: Administration and Practice" (1984): (A + B) x C / 3; NACCHO, "First Things
//! First" (2010): (A + 2B) x C.

use super::{Ratings, items, order};
use crate::counted::{Counted, ties};
use crate::fault::Fault;
use crate::options::Options;
use crate::table::{Names, Table};
use serde_json::{Map, Value, json};

/// Problems with their ratings.
#[derive(Debug, Clone, Default)]
pub struct Problems {
    names: Names,
    ratings: Vec<Rating>,
    warnings: Vec<String>,
}

#[derive(Debug, Clone, Copy)]
struct Rating {
    size: f64,
    seriousness: f64,
    effectiveness: f64,
    passes: bool,
}

pub(super) fn read(table: &mut Table<'_>) -> Result<Problems, Fault> {
    let mut problems = Problems::default();
    let Problems { names, ratings, warnings } = &mut problems;
    table.columns(["item", "size", "seriousness", "effectiveness"])?;
    let columns = table.known_columns([
        "item",
        "size",
        "seriousness",
        "effectiveness",
        "propriety",
        "economics",
        "acceptability",
        "resources",
        "legality",
    ]);
    table.each(&columns, |row| {
        let at = usize::try_from(row.name(0, names)?).unwrap_or(usize::MAX);
        let mut passes = true;
        for answer in 4..9 {
            passes &= match row.answer(answer)? {
                None | Some(1.0) => true,
                Some(0.0) => false,
                Some(_) => return Err(row.wrong(answer, "1, 0, or nothing")),
            };
        }
        let rating = Rating { size: row.number(1)?, seriousness: row.number(2)?, effectiveness: row.number(3)?, passes };
        match ratings.get_mut(at) {
            Some(before) => {
                *before = rating;
                warnings.push(format!("Item {} stands twice; the last row was taken.", names.name(at)));
            }
            None => ratings.push(rating),
        }
        Ok(())
    })?;
    Ok(problems)
}

pub(super) fn a2b_c(ratings: &Ratings, _options: &Options) -> Result<Counted, Fault> {
    count(ratings, |a, b, c| (a + 2.0 * b) * c)
}

pub(super) fn ab_c_3(ratings: &Ratings, _options: &Options) -> Result<Counted, Fault> {
    count(ratings, |a, b, c| (a + b) * c / 3.0)
}

fn count(ratings: &Ratings, formula: impl Fn(f64, f64, f64) -> f64) -> Result<Counted, Fault> {
    let Ratings::Hanlon(problems) = ratings else {
        return Err(Fault::NoResult("Hanlon's rating needs the columns item, size, seriousness, effectiveness".to_owned()));
    };
    let basic: Vec<f64> = problems.ratings.iter().map(|rating| formula(rating.size, rating.seriousness, rating.effectiveness)).collect();
    if basic.iter().any(|rating| !rating.is_finite()) {
        return Err(Fault::NoResult("a rating is too large to be computed".to_owned()));
    }
    let passes = || problems.ratings.iter().map(|rating| rating.passes);
    let overall: Vec<f64> = basic.iter().zip(passes()).map(|(rating, passes)| if passes { *rating } else { 0.0 }).collect();
    let ids = || problems.names.iter();
    let by_item = |figures: Vec<Value>| ids().map(str::to_owned).zip(figures).collect::<Map<_, _>>();
    let final_order = order(ids().zip(overall.iter().copied()));
    let scores = by_item(overall.iter().map(|rating| json!(rating)).collect());
    let failed: Vec<&str> = ids().zip(passes()).filter(|(_, passes)| !passes).map(|(id, _)| id).collect();
    let mut warnings = problems.warnings.clone();
    if !failed.is_empty() {
        warnings.push(format!("Rated 0 because one PEARL answer is no: {}.", failed.join(", ")));
    }
    Ok(Counted {
        items: items(&final_order, |id| scores.get(id).and_then(Value::as_f64), &[]),
        ties: ties(&final_order),
        winners: final_order.first().filter(|_| passes().any(|passes| passes)).cloned(),
        warnings,
        values: json!({
            "basic_priority_rating": by_item(basic.iter().map(|rating| json!(rating)).collect()),
            "passes_pearl": by_item(passes().map(|passes| json!(passes)).collect()),
            "overall_priority_rating": scores,
            "order": final_order,
            "order_without_pearl": order(ids().zip(basic.iter().copied())),
        }),
        ..Counted::default()
    })
}

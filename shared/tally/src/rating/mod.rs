//! The rating matrix, and Hanlon's basic priority rating.

mod hanlon;
mod matrix;

use super::catalogue::{Count, Entry, Sources};
use super::counted::{Item, Order, by_id, ranks};
use super::fault::Fault;
use super::options::Options;
use super::table::Table;
use hanlon::Problems;
use matrix::Matrix;

/// What raters gave to items on criteria.
#[derive(Debug, Clone)]
pub enum Ratings {
    /// `rater,item,criterion,value`.
    Matrix(Matrix),
    /// One row per item, with size, seriousness and effectiveness.
    Hanlon(Problems),
}

/// Reads the files of a case. The header of the ratings tells which of the two formats it is.
pub fn read(sources: &mut Sources<'_>, _options: &Options) -> Result<Ratings, Fault> {
    let weights = sources.weights.as_deref_mut();
    let ballots = sources.ballots.as_deref_mut().ok_or(Fault::Missing { role: "ballots" })?;
    let mut table = Table::open(ballots, "ballots")?;
    if table.has("seriousness") {
        return hanlon::read(&mut table).map(Ratings::Hanlon);
    }
    let mut weights = Table::open(weights.ok_or(Fault::Missing { role: "weights" })?, "weights")?;
    matrix::read(&mut table, &mut weights).map(Ratings::Matrix)
}

/// A score as it is compared: to 9 decimals, so that 0.1 + 0.2 ties with 0.3.
fn rounded(score: f64) -> f64 {
    format!("{score:.9}").parse::<f64>().unwrap_or(score) + 0.0
}

/// Highest first; scores that are equal to 9 decimals tie.
fn order<'a>(scores: impl Iterator<Item = (&'a str, f64)>) -> Order {
    let mut scores: Vec<(&str, f64)> = scores.map(|(id, score)| (id, rounded(score))).collect();
    scores.sort_by(|(a, left), (b, right)| right.total_cmp(left).then_with(|| by_id(a, b)));
    let groups = scores.chunk_by(|(_, a), (_, b)| a.total_cmp(b).is_eq());
    groups.map(|group| group.iter().map(|(id, _)| (*id).to_owned()).collect()).collect()
}

/// Items, best first; behind them those without a rank.
fn items(order: &Order, score: impl Fn(&str) -> Option<f64>, unranked: &[String]) -> Vec<Item> {
    let item = |id: &str, rank| Item { id: id.to_owned(), name: id.to_owned(), score: score(id), rank };
    let ranked = ranks(order).map(|(id, rank)| item(id, Some(rank)));
    ranked.chain(unranked.iter().map(|id| item(id, None))).collect()
}

/// The ways to count.
pub const ENTRIES: &[Entry] = &[
    Entry {
        id: "weighted_mean",
        method: "rating",
        variant: "Each cell is the mean over the raters who answered; an item's score is the mean of its cells, weighted by criterion. \
                  A criterion without any answer is left out of the item's weights; an item without any answer, or with weights that \
                  sum to 0, has no score. Scores equal to 9 decimals share a place.",
        source: "Ralph L. Keeney and Howard Raiffa, Decisions with Multiple Objectives, 1976 (additive value function)",
        settings: &[],
        count: Count::Rating(matrix::count),
    },
    Entry {
        id: "hanlon_a2b_c",
        method: "rating",
        variant: "Basic priority rating (A + 2B) x C of size A, seriousness B, effectiveness C; the overall rating is 0 if one of the \
                  five PEARL answers (propriety, economics, acceptability, resources, legality) is 0; an empty answer passes. Ratings \
                  equal to 9 decimals share a place.",
        source: "NACCHO, First Things First: Prioritizing Health Problems (Guide to Prioritization Techniques), 2010, after J. J. Hanlon",
        settings: &[],
        count: Count::Rating(hanlon::a2b_c),
    },
    Entry {
        id: "hanlon_ab_c_3",
        method: "rating",
        variant: "Basic priority rating (A + B) x C / 3 of size A, seriousness B, effectiveness C; the overall rating is 0 if one of the \
                  five PEARL answers (propriety, economics, acceptability, resources, legality) is 0; an empty answer passes. Ratings \
                  equal to 9 decimals share a place.",
        source: "John J. Hanlon and George E. Pickett, Public Health: Administration and Practice, 8th edition, 1984",
        settings: &[],
        count: Count::Rating(hanlon::ab_c_3),
    },
];

#[cfg(test)]
mod tests;

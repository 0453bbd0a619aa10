//! What divides: statements that the groups see most differently.

use super::super::counted::Counted;
use super::super::fault::Fault;
use super::super::options::Options;
use super::groups::{Labels, find, given, none, seed};
use super::pca::map;
use super::polis::{Conversation, Statement};
use super::statistics::{by_group, ranked};
use super::{sentences, significant};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// How many are named.
const NAMED: usize = 20;

/// A statement, and how differently the groups see it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Divisive {
    /// Number of the statement.
    pub statement: u64,
    /// The largest less the smallest share of agreement among the groups, from 0 to 1.
    pub spread: f64,
}

/// Statements that were not taken out, the most divisive first, equal ones by number.
pub fn dividing(conversation: &Conversation, labels: &Labels) -> Vec<Divisive> {
    let mut found: Vec<Divisive> =
        spreads(conversation, labels).iter().map(|(statement, spread)| Divisive { statement: statement.id, spread: *spread }).collect();
    found.sort_by(|left, right| right.spread.total_cmp(&left.spread).then(left.statement.cmp(&right.statement)));
    found
}

/// From the shares as they are written, to ten digits: whoever subtracts those gets these.
fn spreads<'a>(conversation: &'a Conversation, labels: &Labels) -> Vec<(&'a Statement, f64)> {
    let groups = by_group(conversation, labels);
    let spread = |at: usize| {
        let shares = groups.iter().filter_map(|group| group.get(at)).map(|s| significant(s.agree.share, 10));
        let (least, most) = shares.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), share| (least.min(share), most.max(share)));
        significant((most - least).max(0.0), 10)
    };
    let open = conversation.statements.iter().enumerate().filter(|(_, statement)| !statement.out());
    open.map(|(at, statement)| (statement, spread(at))).collect()
}

pub(super) fn count(conversation: &Conversation, options: &Options) -> Result<Counted, Fault> {
    let chart = map(conversation);
    let labels = match options.get("labels") {
        Some(_) => given(conversation, options)?,
        None => find(conversation, &chart, seed(options)?).map(|found| found.labels).ok_or_else(none)?,
    };
    let spreads = spreads(conversation, &labels);
    let spread: Map<String, Value> = spreads.iter().map(|(statement, spread)| (statement.id.to_string(), json!(spread))).collect();
    let (items, ties) = ranked(spreads);
    let named: Vec<u64> = items.iter().take(NAMED).filter_map(|item| item.id.parse().ok()).collect();
    let mut values = json!({ "spread_of_agreement": spread, "top_20": named });
    let seen = super::counts::totals(conversation).iter().all(|votes| votes.all > 0);
    if let Some(values) = values.as_object_mut().filter(|_| seen) {
        let extremity = conversation.statements.iter().enumerate();
        let extremity: Map<String, Value> = extremity.map(|(at, s)| (s.id.to_string(), json!(chart.extremity(at)))).collect();
        values.insert("extremity".to_owned(), extremity.into());
    }
    let mut warnings = sentences::of_map(conversation, chart.relative_gap());
    warnings.extend(sentences::of_groups(&labels.sizes()));
    warnings.push("A statement that few saw may seem to divide by chance: look at how many voted on it.".to_owned());
    Ok(Counted { items, ties, warnings, values, ..Counted::default() })
}

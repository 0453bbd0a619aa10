//! What was funded, in the shape that all methods share.

use super::Election;
use super::amount::near;
use crate::counted::{Counted, Item};
use num_rational::BigRational;
use serde_json::{Map, Value, json};

/// A selection, with the figure that each funded project was chosen by.
pub(super) struct Selection {
    /// In order, with the figure: a price, a number of votes; none where it was funded by another rule.
    pub order: Vec<(usize, Option<f64>)>,
    /// What is written of a project that is not funded.
    pub others: Vec<Option<f64>>,
    /// Sets of equal projects that were met.
    pub ties: Vec<Vec<usize>>,
    /// What the figure is called in the rounds.
    pub figure: &'static str,
}

impl Selection {
    /// The funded, in order.
    pub fn projects(&self) -> Vec<usize> {
        self.order.iter().map(|(project, _)| *project).collect()
    }
}

/// The id of a project.
pub(super) fn id(election: &Election, project: usize) -> String {
    election.projects.get(project).map(|project| project.id.clone()).unwrap_or_default()
}

/// The ids of projects.
pub(super) fn ids(election: &Election, projects: &[usize]) -> Vec<String> {
    projects.iter().map(|project| id(election, *project)).collect()
}

/// A count with `selected_in_order`, `cost` and `ties_met`.
pub(super) fn report(election: &Election, selection: &Selection, mut warnings: Vec<String>) -> Counted {
    let projects = selection.projects();
    let cost = election.cost(&projects);
    let committee = ids(election, &projects);
    let ties: Vec<Vec<String>> = selection.ties.iter().map(|tied| ids(election, tied)).collect();
    if !ties.is_empty() {
        warnings.push(format!(
            "{} projects were equal when one of them had to be chosen; the one whose id comes first as text was.",
            if ties.len() == 1 { "Once, several".to_owned() } else { format!("{} times, several", ties.len()) }
        ));
    }
    let mut values = Map::new();
    values.insert("selected_in_order".to_owned(), json!(committee));
    values.insert("cost".to_owned(), json!(near(&cost)));
    values.insert("ties_met".to_owned(), json!(ties));
    Counted {
        items: items(election, selection),
        ties,
        committee: Some(committee),
        rounds: Some(rounds(election, selection)),
        warnings: election.warnings.iter().cloned().chain(warnings).collect(),
        values: Value::Object(values),
        ..Counted::default()
    }
}

/// Adds a figure to a count.
pub(super) fn put(counted: &mut Counted, name: &str, value: Value) {
    if let Value::Object(values) = &mut counted.values {
        values.insert(name.to_owned(), value);
    }
}

/// The funded in order, then the rest in the order of the file.
fn items(election: &Election, selection: &Selection) -> Vec<Item> {
    let mut rank: Vec<Option<usize>> = vec![None; election.projects.len()];
    for (place, (project, _)) in (1..).zip(&selection.order) {
        if let Some(slot) = rank.get_mut(*project) {
            *slot = Some(place);
        }
    }
    let item = |project: usize, score: Option<f64>| {
        let found = election.projects.get(project)?;
        Some(Item { id: found.id.clone(), name: found.name.clone(), score, rank: rank.get(project).copied().flatten() })
    };
    let funded = selection.order.iter().filter_map(|(project, score)| item(*project, *score));
    let rest = rank.iter().enumerate().filter(|(_, rank)| rank.is_none());
    let rest = rest.filter_map(|(project, _)| item(project, selection.others.get(project).copied().flatten()));
    funded.chain(rest).collect()
}

/// Step by step: which project, by which figure, what it costs and what is left of the budget.
fn rounds(election: &Election, selection: &Selection) -> Value {
    let mut left: BigRational = election.budget.clone();
    let mut steps = Vec::new();
    for (project, score) in &selection.order {
        let Some(found) = election.projects.get(*project) else { continue };
        left -= &found.cost;
        let mut step = Map::new();
        step.insert("project".to_owned(), json!(found.id));
        step.insert(selection.figure.to_owned(), json!(score));
        step.insert("cost".to_owned(), json!(near(&found.cost)));
        step.insert("left".to_owned(), json!(near(&left)));
        steps.push(Value::Object(step));
    }
    Value::Array(steps)
}

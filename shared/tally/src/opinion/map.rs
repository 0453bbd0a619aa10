//! What a page of results shows: the map without names, the groups, what is common and what divides.

use super::consensus::{Consensus, agreed};
use super::divisive::{Divisive, dividing};
use super::groups::{Labels, find};
use super::pca::map;
use super::polis::Conversation;
use super::representative::{Representative, representing};
use super::sentences;
use serde::Serialize;

/// A participant on the map, without a name.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Point {
    /// Along the first component.
    pub x: f64,
    /// Along the second.
    pub y: f64,
    /// Place of the group in `GroupMap::groups`; `None` for who voted too little.
    pub group: Option<usize>,
}

/// A group, without its members.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupView {
    /// How many are in it.
    pub size: usize,
    /// Statements that stand for it, agreements first.
    pub statements: Vec<Representative>,
}

/// Everything that a page of results shows of a conversation.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GroupMap {
    /// Participants from left to right, so that their order tells nothing about who they are.
    pub points: Vec<Point>,
    /// The largest first; empty if too few took part.
    pub groups: Vec<GroupView>,
    /// What everyone sees alike.
    pub consensus: Consensus,
    /// The most divisive first; empty without groups.
    pub divisive: Vec<Divisive>,
    /// Variance along the first three components.
    pub explained_variance: Vec<f64>,
    /// What a reader should know before believing it.
    pub warnings: Vec<String>,
}

/// The map, groups, consensus and divisive statements of a conversation, in one go. `SEED` is a good seed.
pub fn group_map(conversation: &Conversation, seed: u64) -> GroupMap {
    let chart = map(conversation);
    let found = find(conversation, &chart, seed).map(|found| found.labels);
    let nobody = || Labels { of: vec![None; conversation.participants.len()], names: Vec::new() };
    let mut warnings = sentences::of_map(conversation, chart.relative_gap());
    match &found {
        Some(labels) => warnings.extend(sentences::of_groups(&labels.sizes())),
        None => warnings.push("There are no groups: too few people voted on enough statements, or all voted alike.".to_owned()),
    }
    let labels = found.unwrap_or_else(nobody);
    let mut points: Vec<Point> = chart.points.iter().zip(&labels.of).map(|([x, y], group)| Point { x: *x, y: *y, group: *group }).collect();
    points.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)).then(a.group.cmp(&b.group)));
    let groups =
        labels.sizes().into_iter().zip(representing(conversation, &labels)).map(|(size, statements)| GroupView { size, statements });
    GroupMap {
        points,
        groups: groups.collect(),
        consensus: agreed(conversation),
        divisive: if labels.names.is_empty() { Vec::new() } else { dividing(conversation, &labels) },
        explained_variance: chart.variance,
        warnings,
    }
}

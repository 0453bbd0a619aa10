//! Opinion groups: who lies together on the map.

use super::super::counted::{Counted, Item};
use super::super::fault::Fault;
use super::super::options::Options;
use super::kmeans::{Grouping, STARTS, Spot, best};
use super::pca::{Chart, map};
use super::polis::{Conversation, id_value};
use super::{real, sentences, silhouette};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Where the starts begin unless the setting says otherwise.
pub const SEED: u64 = 1;
/// Who voted on fewer statements is on the map, but in no group.
const VOTES: usize = 7;
/// Numbers of groups that are tried.
const TRIED: std::ops::RangeInclusive<u8> = 2..=5;

/// Groups of the participants of a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Labels {
    /// Group of each participant, in their order; `None` for who is in none.
    pub of: Vec<Option<usize>>,
    /// Names of the groups: their numbers, as given or from 0.
    pub names: Vec<u64>,
}

impl Labels {
    /// How many are in each group.
    pub fn sizes(&self) -> Vec<usize> {
        let mut sizes = vec![0; self.names.len()];
        for group in self.of.iter().flatten() {
            if let Some(size) = sizes.get_mut(*group) {
                *size += 1;
            }
        }
        sizes
    }
}

/// The groups, and how good each number of groups was.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// Numbered by falling size, then by their first participant.
    pub labels: Labels,
    /// Number of groups, inertia, mean silhouette.
    pub tried: Vec<(u8, f64, f64)>,
}

/// Groups on a map. None if fewer than three different places are taken by people with enough votes.
pub(super) fn find(conversation: &Conversation, map: &Chart, seed: u64) -> Option<Found> {
    let people = conversation.participants.iter().zip(&map.points).enumerate();
    let mut active: Vec<(Spot, usize)> =
        people.filter(|(_, (participant, _))| participant.votes.len() >= VOTES).map(|(at, (_, point))| (*point, at)).collect();
    // By place, so that the draws do not depend on the order of the file.
    active.sort_by(|(a, i), (b, j)| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])).then(i.cmp(j)));
    let points: Vec<Spot> = active.iter().map(|(point, _)| *point).collect();
    let places = points.iter().map(|point| point.map(|x| ((x * 1e9).round() + 0.0).to_bits())).collect::<BTreeSet<_>>().len();
    let tried: Vec<(u8, Grouping)> = TRIED
        .take_while(|groups| places > usize::from(*groups))
        .filter_map(|groups| Some((groups, best(&points, groups, seed)?)))
        .collect();
    let labels: Vec<&[u8]> = tried.iter().map(|(_, grouping)| grouping.labels.as_slice()).collect();
    let scores = silhouette::means(&points, &labels);
    let mut chosen: Option<(f64, &Grouping)> = None;
    for ((_, grouping), score) in tried.iter().zip(&scores) {
        if chosen.is_none_or(|(highest, _)| *score > highest) {
            chosen = Some((*score, grouping));
        }
    }
    let (_, grouping) = chosen?;
    let mut of = vec![None; conversation.participants.len()];
    for ((_, at), label) in active.iter().zip(&grouping.labels) {
        if let Some(place) = of.get_mut(*at) {
            *place = Some(usize::from(*label));
        }
    }
    let figures = tried.iter().zip(scores).map(|((groups, grouping), score)| (*groups, grouping.inertia, score)).collect();
    Some(Found { labels: numbered(of), tried: figures })
}

/// Groups by falling size; of equal ones first whose first participant comes first.
fn numbered(of: Vec<Option<usize>>) -> Labels {
    let mut groups: Vec<(usize, usize, usize)> = Vec::new();
    for (at, label) in of.iter().enumerate().filter_map(|(at, label)| Some((at, (*label)?))) {
        match groups.iter_mut().find(|(known, ..)| *known == label) {
            Some((_, size, _)) => *size += 1,
            None => groups.push((label, 1, at)),
        }
    }
    groups.sort_by_key(|(_, size, first)| (std::cmp::Reverse(*size), *first));
    let rank = |label: usize| groups.iter().position(|(known, ..)| *known == label);
    Labels { of: of.into_iter().map(|label| label.and_then(rank)).collect(), names: (0..).take(groups.len()).collect() }
}

pub(super) fn seed(options: &Options) -> Result<u64, Fault> {
    Ok(options.whole("seed")?.unwrap_or(SEED))
}

/// Why there are no groups.
pub(super) fn none() -> Fault {
    Fault::NoResult(format!(
        "there are no groups: fewer than three people with at least {VOTES} votes lie at different places on the map, so that there is nothing to tell apart"
    ))
}

/// The groups of the setting `labels`, or the engine's own.
pub(super) fn given(conversation: &Conversation, options: &Options) -> Result<Labels, Fault> {
    let Some(setting) = options.get("labels") else {
        return find(conversation, &map(conversation), seed(options)?).map(|found| found.labels).ok_or_else(none);
    };
    let refuse = |expected: String| Fault::Setting { name: "labels".to_owned(), expected };
    let Value::Object(given) = setting else { return Err(refuse("an object from participant to number of group".to_owned())) };
    let group = |value: &Value| value.as_u64().ok_or_else(|| refuse(format!("whole numbers as groups, not {value}")));
    let names = given.values().map(group).collect::<Result<BTreeSet<u64>, Fault>>()?;
    let names: Vec<u64> = names.into_iter().collect();
    let of: Vec<Option<usize>> = conversation
        .participants
        .iter()
        .map(|participant| given.get(&participant.id).and_then(Value::as_u64).and_then(|name| names.binary_search(&name).ok()))
        .collect();
    let matched = of.iter().flatten().count();
    if matched != given.len() {
        return Err(refuse(format!("only participants of this conversation: {} of {} are", matched, given.len())));
    }
    if names.is_empty() {
        return Err(Fault::NoResult("there are no groups: the labels name nobody".to_owned()));
    }
    Ok(Labels { of, names })
}

/// Groups are spoken of by letters: numbers would read as ranks.
fn letter(group: usize) -> char {
    u8::try_from(group).ok().and_then(|group| b'A'.checked_add(group)).filter(u8::is_ascii_uppercase).map_or('?', char::from)
}

pub(super) fn count(conversation: &Conversation, options: &Options) -> Result<Counted, Fault> {
    let seed = seed(options)?;
    let map = map(conversation);
    let found = find(conversation, &map, seed).ok_or_else(none)?;
    let sizes = found.labels.sizes();
    let grouped =
        || conversation.participants.iter().zip(&found.labels.of).filter_map(|(participant, label)| Some((participant, (*label)?)));
    let figures = |figure: fn(&(u8, f64, f64)) -> f64| -> Map<String, Value> {
        found.tried.iter().map(|tried| (tried.0.to_string(), json!(figure(tried)))).collect()
    };
    let items = sizes.iter().enumerate().map(|(group, size)| Item {
        id: group.to_string(),
        name: format!("Group {}", letter(group)),
        score: Some(real(*size)),
        rank: None,
    });
    let mut warnings = sentences::of_map(conversation, map.relative_gap());
    warnings.extend(sentences::of_groups(&sizes));
    Ok(Counted {
        items: items.collect(),
        agreement: Some(json!({ "seed": seed, "starts": STARTS })),
        warnings,
        values: json!({
            "groups": sizes.len(),
            "sizes": sizes,
            "clustered": grouped().map(|(participant, _)| id_value(&participant.id)).collect::<Vec<_>>(),
            "labels": grouped().map(|(_, label)| label).collect::<Vec<_>>(),
            "inertia": figures(|tried| tried.1),
            "silhouette": figures(|tried| tried.2),
        }),
        ..Counted::default()
    })
}

//! The opinion map: two principal components of the votes, and where each participant lies.

use super::super::counted::Counted;
use super::super::fault::Fault;
use super::super::options::Options;
use super::counts::place;
use super::polis::Conversation;
use super::spectrum::{Pair, Sparse, largest};
use super::{real, sentences, significant};
use serde_json::{Map, Value, json};

/// A map of a conversation.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Chart {
    /// Variance along the first three components; fewer if there are fewer participants or statements.
    pub variance: Vec<f64>,
    /// By statement, on both axes.
    pub components: [Vec<f64>; 2],
    /// Mean vote by statement; 0 where it was taken out or nobody voted.
    pub means: Vec<f64>,
    /// By participant, on both axes.
    pub points: Vec<[f64; 2]>,
}

impl Chart {
    /// How much less the third component explains than the second, as a share of the second; 1 if there is no third.
    pub fn relative_gap(&self) -> f64 {
        match self.variance.as_slice() {
            [_, second, third] if *second > 0.0 => significant((second - third) / second, 4),
            _ => 1.0,
        }
    }
    /// How far one agreement with this statement moves somebody who cast no other vote.
    pub fn extremity(&self, statement: usize) -> f64 {
        let scale = real(self.means.len()).sqrt();
        let mean = self.means.get(statement).copied().unwrap_or(0.0);
        let [x, y] = self.components.each_ref().map(|component| component.get(statement).copied().unwrap_or(0.0) * (1.0 - mean) * scale);
        x.hypot(y)
    }
}

/// The mean vote on each statement, where it is not taken out.
fn means(conversation: &Conversation) -> Vec<f64> {
    let mut sums = vec![(0_i64, 0_usize); conversation.statements.len()];
    for vote in conversation.participants.iter().flat_map(|participant| &participant.votes) {
        if let Some((sum, votes)) = place(vote.statement).and_then(|place| sums.get_mut(place)) {
            *sum += i64::from(vote.value);
            *votes += 1;
        }
    }
    let mean = |(statement, (sum, votes)): (&super::polis::Statement, (i64, usize))| {
        let sum = f64::from(i32::try_from(sum).unwrap_or(0));
        if statement.out() || votes == 0 { 0.0 } else { sum / real(votes) }
    };
    conversation.statements.iter().zip(sums).map(mean).collect()
}

/// Votes less the statement's mean. A gap takes the mean, so that nothing is left of it: only votes have entries.
fn centred(conversation: &Conversation, means: &[f64]) -> Sparse {
    let columns: Vec<Option<f64>> =
        conversation.statements.iter().zip(means).map(|(statement, mean)| (!statement.out()).then_some(*mean)).collect();
    let entry = |vote: &super::polis::Vote| {
        let mean = place(vote.statement).and_then(|place| columns.get(place)).copied().flatten()?;
        Some((vote.statement, f64::from(vote.value) - mean))
    };
    let rows = conversation.participants.iter().map(|participant| participant.votes.iter().filter_map(entry).collect()).collect();
    Sparse { columns: conversation.statements.len(), rows }
}

/// The largest entry becomes positive, so that the sign is the same for the same votes.
fn upright(pair: Option<&Pair>, columns: usize) -> Vec<f64> {
    let Some(pair) = pair else { return vec![0.0; columns] };
    let mut most = 0.0_f64;
    for entry in &pair.vector {
        // Entries that are equal but for rounding: the first decides.
        if entry.abs() > most.abs() * (1.0 + 1e-9) {
            most = *entry;
        }
    }
    let sign = if most < 0.0 { -1.0 } else { 1.0 };
    pair.vector.iter().map(|entry| entry * sign).collect()
}

/// The map of a conversation.
pub(super) fn map(conversation: &Conversation) -> Chart {
    let means = means(conversation);
    let matrix = centred(conversation, &means);
    let pairs = largest(&matrix);
    let people = conversation.participants.len();
    let variance = (0..3.min(people).min(matrix.columns)).map(|at| {
        let value = pairs.get(at).map_or(0.0, |pair| pair.value);
        value / real(people.saturating_sub(1).max(1))
    });
    let components = [upright(pairs.first(), matrix.columns), upright(pairs.get(1), matrix.columns)];
    let out = conversation.statements.iter().filter(|statement| statement.out()).count();
    let points = matrix.rows.iter().map(|row| {
        // What was taken out counts as voted on: it is 0 for everyone, not a gap.
        let scale = (real(matrix.columns) / real(out + row.len()).max(1.0)).sqrt();
        components.each_ref().map(|component| {
            let along = row.iter().map(|(column, entry)| entry * place(*column).and_then(|c| component.get(c)).copied().unwrap_or(0.0));
            along.sum::<f64>() * scale
        })
    });
    let points = points.collect();
    Chart { variance: variance.collect(), components, means, points }
}

pub(super) fn count(conversation: &Conversation, _options: &Options) -> Result<Counted, Fault> {
    let map = map(conversation);
    let component = |entries: &Vec<f64>| -> Map<String, Value> {
        conversation.statements.iter().zip(entries).map(|(statement, entry)| (statement.id.to_string(), json!(entry))).collect()
    };
    let people = conversation.participants.iter().zip(&map.points);
    let projection: Map<String, Value> = people.map(|(participant, point)| (participant.id.clone(), json!(point))).collect();
    Ok(Counted {
        warnings: sentences::of_map(conversation, map.relative_gap()),
        values: json!({
            "explained_variance": map.variance,
            "relative_gap_2_3": map.relative_gap(),
            "components": map.components.each_ref().map(component),
            "projection": projection,
        }),
        ..Counted::default()
    })
}

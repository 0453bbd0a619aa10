//! Each statement in each group: shares, and tests of what is special to the group.

use super::super::counted::{Counted, Item, ranks};
use super::super::fault::Fault;
use super::super::options::Options;
use super::counts::{Votes, place};
use super::groups::{Labels, given};
use super::polis::Conversation;
use super::{real, sentences, significant};
use serde_json::{Map, Value, json};

/// One statement in one group, seen from one side: agreement, or disagreement with the votes mirrored.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Side {
    /// Votes of this side.
    pub votes: usize,
    /// Share, with one vote added for and one against.
    pub share: f64,
    /// Test of the share against one half.
    pub test: f64,
    /// Share here over the share among the others.
    pub ratio: f64,
    /// Test of the two shares against each other.
    pub ratio_test: f64,
}

/// One statement in one group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Statistics {
    pub all: usize,
    pub agree: Side,
    pub disagree: Side,
}

/// Share with one vote added for and one against (Laplace).
pub(super) fn share(votes: usize, all: usize) -> f64 {
    (real(votes) + 1.0) / (real(all) + 2.0)
}

/// How far a share lies above one half, in standard deviations, with 1 added to each count.
pub(super) fn test(votes: usize, all: usize) -> f64 {
    let (votes, all) = (real(votes) + 1.0, real(all) + 1.0);
    2.0 * all.sqrt() * (votes / all - 0.5)
}

/// How far two shares lie apart, in standard deviations, with 1 added to each count; 0 if everyone is for it.
fn two_shares(inside: (usize, usize), outside: (usize, usize)) -> f64 {
    let (a, n) = (real(inside.0) + 1.0, real(inside.1) + 1.0);
    let (b, m) = (real(outside.0) + 1.0, real(outside.1) + 1.0);
    if inside.0 == inside.1 && outside.0 == outside.1 {
        return 0.0;
    }
    let pooled = (a + b) / (n + m);
    (a / n - b / m) / (pooled * (1.0 - pooled) * (1.0 / n + 1.0 / m)).sqrt()
}

fn side(inside: Votes, outside: Votes) -> Side {
    let mine = share(inside.agree, inside.all);
    Side {
        votes: inside.agree,
        share: mine,
        test: test(inside.agree, inside.all),
        ratio: mine / share(outside.agree, outside.all),
        ratio_test: two_shares((inside.agree, inside.all), (outside.agree, outside.all)),
    }
}

/// By group, by statement.
pub(super) fn by_group(conversation: &Conversation, labels: &Labels) -> Vec<Vec<Statistics>> {
    let mut inside = vec![vec![Votes::default(); conversation.statements.len()]; labels.names.len()];
    let mut whole = vec![Votes::default(); conversation.statements.len()];
    for (participant, label) in conversation.participants.iter().zip(&labels.of) {
        let Some(group) = label.and_then(|label| inside.get_mut(label)) else { continue };
        for vote in &participant.votes {
            let Some(at) = place(vote.statement) else { continue };
            if let (Some(votes), Some(all)) = (group.get_mut(at), whole.get_mut(at)) {
                votes.add(vote.value);
                all.add(vote.value);
            }
        }
    }
    let one = |(inside, whole): (&Votes, &Votes)| {
        let outside = whole.less(*inside);
        Statistics { all: inside.all, agree: side(*inside, outside), disagree: side(inside.mirrored(), outside.mirrored()) }
    };
    inside.iter().map(|group| group.iter().zip(&whole).map(one).collect()).collect()
}

/// The groups' shares of one statement, multiplied.
fn product(groups: &[Vec<Statistics>], statement: usize, share: fn(&Statistics) -> f64) -> f64 {
    groups.iter().filter_map(|group| group.get(statement)).map(share).product()
}

pub(super) fn count(conversation: &Conversation, options: &Options) -> Result<Counted, Fault> {
    let labels = given(conversation, options)?;
    let groups = by_group(conversation, &labels);
    let whole = |group: &[Statistics], figure: fn(&Statistics) -> usize| group.iter().map(figure).collect::<Vec<_>>();
    let part = |group: &[Statistics], figure: fn(&Statistics) -> f64| group.iter().map(figure).collect::<Vec<_>>();
    let by_group: Map<String, Value> = labels
        .names
        .iter()
        .zip(&groups)
        .map(|(name, group)| {
            let figures = json!({
                "na": whole(group, |s| s.agree.votes),
                "nd": whole(group, |s| s.disagree.votes),
                "ns": whole(group, |s| s.all),
                "pa": part(group, |s| s.agree.share),
                "pd": part(group, |s| s.disagree.share),
                "pat": part(group, |s| s.agree.test),
                "pdt": part(group, |s| s.disagree.test),
                "ra": part(group, |s| s.agree.ratio),
                "rd": part(group, |s| s.disagree.ratio),
                "rat": part(group, |s| s.agree.ratio_test),
                "rdt": part(group, |s| s.disagree.ratio_test),
            });
            (name.to_string(), figures)
        })
        .collect();
    let consensus =
        |share: fn(&Statistics) -> f64| (0..conversation.statements.len()).map(|at| product(&groups, at, share)).collect::<Vec<_>>();
    let agree = consensus(|s| s.agree.share);
    let mut warnings = sentences::of_conversation(conversation);
    warnings.extend(sentences::of_groups(&labels.sizes()));
    let scores: Vec<(&super::polis::Statement, f64)> = conversation.statements.iter().zip(agree.iter().copied()).collect();
    let (items, ties) = ranked(scores);
    Ok(Counted {
        items,
        ties,
        warnings,
        values: json!({
            "statements": conversation.statements.iter().map(|statement| statement.id).collect::<Vec<_>>(),
            "by_group": by_group,
            "group_aware_consensus_agree": agree,
            "group_aware_consensus_disagree": consensus(|s| s.disagree.share),
        }),
        ..Counted::default()
    })
}

/// What lies apart by less is equal: ratios of counts that differ, differ by far more.
const EQUAL: f64 = 1e-9;

/// Statements by falling score, equal ones by number; and which are equal.
pub(super) fn ranked(mut scores: Vec<(&super::polis::Statement, f64)>) -> (Vec<Item>, Vec<Vec<String>>) {
    for (_, score) in &mut scores {
        *score = significant(*score, 10);
    }
    scores.sort_by(|(a, left), (b, right)| right.total_cmp(left).then(a.id.cmp(&b.id)));
    let order: Vec<Vec<String>> = scores
        .chunk_by(|(_, left), (_, right)| (left - right).abs() <= EQUAL * left.abs().max(right.abs()))
        .map(|group| group.iter().map(|(statement, _)| statement.id.to_string()).collect())
        .collect();
    let items = scores.iter().zip(ranks(&order)).map(|((statement, score), (id, rank))| Item {
        id: id.to_owned(),
        name: statement.text.clone(),
        score: Some(*score),
        rank: Some(rank),
    });
    let items = items.collect();
    (items, super::super::counted::ties(&order))
}

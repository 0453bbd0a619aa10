//! Greedy: the project with the highest figure that still fits, again and again.

use super::amount::{common, scaled};
use super::{Ballot, Election, POINT};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use std::cmp::Reverse;

/// What projects are ordered by, highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Voters who approve.
    Votes,
    /// The same, per unit of cost.
    VotesPerCost,
    /// Points, per unit of cost.
    PointsPerCost,
}

/// What greedy funds.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Picked {
    /// In order; what costs nothing comes first, by ids as text.
    pub order: Vec<usize>,
    /// Sets of projects that were equal and fitted when one of them was funded.
    pub ties: Vec<Vec<usize>>,
}

/// Votes of each project.
pub(super) fn votes(election: &Election) -> Vec<u128> {
    tally(election, |ballot| Box::new(ballot.projects.iter().map(|project| (*project, u128::from(ballot.count)))))
}

/// Points of each project, in units of `POINT`.
pub(super) fn points(election: &Election) -> Vec<u128> {
    tally(election, |ballot| {
        let count = u128::from(ballot.count);
        Box::new(
            ballot.projects.iter().zip(&ballot.points).map(move |(project, points)| (*project, u128::from(*points).saturating_mul(count))),
        )
    })
}

fn tally<'e>(election: &'e Election, parts: impl Fn(&'e Ballot) -> Box<dyn Iterator<Item = (u32, u128)> + 'e>) -> Vec<u128> {
    let mut sums = vec![0_u128; election.projects.len()];
    for (project, part) in election.ballots.iter().flat_map(parts) {
        if let Some(sum) = sums.get_mut(project as usize) {
            *sum = sum.saturating_add(part);
        }
    }
    sums
}

/// Each project's figure, exact; none where it costs nothing and the figure is per cost.
pub(super) fn figures(election: &Election, by: By) -> Vec<Option<BigRational>> {
    let whole = |sum: u128, unit: u64| BigRational::new(BigInt::from(sum), BigInt::from(unit));
    let sums: Vec<BigRational> = match by {
        By::Votes | By::VotesPerCost => votes(election).into_iter().map(|sum| whole(sum, 1)).collect(),
        By::PointsPerCost => points(election).into_iter().map(|sum| whole(sum, POINT)).collect(),
    };
    let per = |(sum, cost): (BigRational, &BigRational)| match by {
        By::Votes => Some(sum),
        By::VotesPerCost | By::PointsPerCost => (!cost.is_zero()).then(|| sum / cost),
    };
    sums.into_iter().zip(election.projects.iter().map(|project| &project.cost)).map(per).collect()
}

/// Funds what is not `taken`, out of `left`. `by_text` is the place of each project among the ids as text.
pub(super) fn greedy(election: &Election, by: By, taken: &[bool], left: &BigRational, by_text: &[usize]) -> Picked {
    let open = || election.projects.iter().zip(taken).enumerate().filter(|(_, (_, taken))| !**taken);
    let text = |project: &usize| by_text.get(*project).copied().unwrap_or(*project);
    let mut order: Vec<usize> = open().filter(|(_, (project, _))| project.cost.is_zero()).map(|(place, _)| place).collect();
    order.sort_by_key(text);
    let figures = figures(election, by);
    let unit = common(election.projects.iter().map(|project| &project.cost).chain([left]));
    let mut left = scaled(left, &unit);
    let priced = open().filter(|(_, (project, _))| !project.cost.is_zero());
    let mut pool: Vec<(usize, BigInt, Option<&BigRational>)> =
        priced.map(|(place, (project, _))| (place, scaled(&project.cost, &unit), figures.get(place).and_then(Option::as_ref))).collect();
    pool.sort_by_key(|(place, _, figure)| (Reverse(*figure), text(place)));
    let mut ties = Vec::new();
    for equal in pool.chunk_by(|(_, _, a), (_, _, b)| a == b) {
        // What does not fit now never will, for what is left only falls.
        let mut fit: Vec<&(usize, BigInt, Option<&BigRational>)> = equal.iter().filter(|(_, cost, _)| *cost <= left).collect();
        while let Some((first, cost, _)) = fit.first() {
            if fit.len() > 1 {
                ties.push(fit.iter().map(|(place, _, _)| *place).collect());
            }
            order.push(*first);
            left -= cost;
            fit.remove(0);
            fit.retain(|(_, cost, _)| *cost <= left);
        }
    }
    Picked { order, ties }
}

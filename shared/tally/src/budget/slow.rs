//! The rules once more, as short as they can be said and all in fractions: what the fast ones are held against.

use super::market::Utility;
use super::{Election, POINT};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

/// What a run gives: projects with their prices, and ties.
pub type Slow = (Vec<(usize, BigRational)>, Vec<Vec<usize>>);

/// A whole number as a fraction.
pub fn whole(number: u64) -> BigRational {
    BigRational::from_integer(BigInt::from(number))
}

/// Utilities of every single voter, 0 for what is not on the ballot.
fn voters(election: &Election, utility: Utility) -> Vec<Vec<BigRational>> {
    let mut all = Vec::new();
    for ballot in &election.ballots {
        let mut values = vec![BigRational::zero(); election.projects.len()];
        for (place, project) in ballot.projects.iter().enumerate() {
            let project = *project as usize;
            values[project] = match utility {
                Utility::Cardinality => whole(1),
                Utility::Cost => election.projects[project].cost.clone(),
                Utility::Points => BigRational::new(ballot.points[place].into(), POINT.into()),
            };
        }
        all.extend(std::iter::repeat_n(values, usize::try_from(ballot.count).unwrap()));
    }
    all
}

/// The least price at which all payments make up the cost: the definition, tried at every number of voters who give all.
fn price(cost: &BigRational, utilities: &[&BigRational], money: &[BigRational]) -> Option<BigRational> {
    let mut order: Vec<usize> = (0..utilities.len()).filter(|voter| !utilities[*voter].is_zero()).collect();
    order.sort_by_key(|voter| &money[*voter] / utilities[*voter]);
    (0..order.len()).find_map(|giving| {
        let (all, part) = order.split_at(giving);
        let rest = cost - all.iter().map(|voter| &money[*voter]).sum::<BigRational>();
        let price = rest / part.iter().map(|voter| utilities[*voter]).sum::<BigRational>();
        (&price * utilities[part[0]] <= money[part[0]]).then_some(price)
    })
}

/// Equal shares with this share for each voter.
pub fn equal_shares(election: &Election, utility: Utility, share: &BigRational) -> Slow {
    let values = voters(election, utility);
    let mut money = vec![share.clone(); values.len()];
    let wanted = |project: usize| election.ballots.iter().any(|ballot| ballot.projects.iter().any(|p| *p as usize == project));
    let mut open: Vec<usize> = (0..election.projects.len()).filter(|project| wanted(*project)).collect();
    open.sort_by_key(|project| &election.projects[*project].id);
    let (free, mut open): (Vec<usize>, Vec<usize>) = open.into_iter().partition(|project| election.projects[*project].cost.is_zero());
    let mut steps: Vec<(usize, BigRational)> = free.into_iter().map(|project| (project, BigRational::zero())).collect();
    let mut ties = Vec::new();
    loop {
        let column = |project: usize| values.iter().map(|values| &values[project]).collect::<Vec<_>>();
        let prices: Vec<(usize, BigRational)> =
            open.iter().filter_map(|p| Some((*p, price(&election.projects[*p].cost, &column(*p), &money)?))).collect();
        let Some(least) = prices.iter().map(|(_, price)| price).min().cloned() else { return (steps, ties) };
        let tied: Vec<usize> = prices.iter().filter(|(_, price)| *price == least).map(|(project, _)| *project).collect();
        for (money, values) in money.iter_mut().zip(&values) {
            let payment = (&least * &values[tied[0]]).min(money.clone());
            *money -= payment;
        }
        open.retain(|project| *project != tied[0]);
        steps.push((tied[0], least));
        if tied.len() > 1 {
            ties.push(tied);
        }
    }
}

/// The completion by raised shares, one share after the other.
pub fn raised(election: &Election, utility: Utility, increment: &BigRational) -> (Slow, u64) {
    let mut share = &election.budget / whole(election.voters());
    let mut before = (Vec::new(), Vec::new());
    let mut runs = 0;
    loop {
        let found = equal_shares(election, utility, &share);
        runs += 1;
        let chosen: Vec<usize> = found.0.iter().map(|(project, _)| *project).collect();
        let left = &election.budget - election.cost(&chosen);
        if left < BigRational::zero() {
            return (before, runs);
        }
        let wanted = election.ballots.iter().flat_map(|ballot| ballot.projects.iter()).map(|project| *project as usize);
        if wanted.filter(|project| !chosen.contains(project)).all(|project| election.projects[project].cost > left) {
            return (found, runs);
        }
        share += increment;
        before = found;
    }
}

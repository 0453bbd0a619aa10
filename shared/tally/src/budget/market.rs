//! An election laid out for equal shares: whole numbers instead of fractions, and each project's supporters in a row.

use super::amount::{common, scaled};
use super::{Ballot, Election, POINT};
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};

/// What a funded project is worth to a voter who asked for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Utility {
    /// 1.
    Cardinality,
    /// Its cost.
    Cost,
    /// The points that the voter gave it.
    Points,
}

/// One group of equal ballots among a project's supporters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Supporter {
    /// Which ballot.
    pub group: u32,
    /// How many voters.
    pub count: f64,
    /// How much each pays relative to the others: their points, or 1.
    pub weight: f64,
    /// The same, exact.
    pub exact: u64,
}

/// A project from the side of those who pay for it.
#[derive(Debug, Clone, Default)]
pub(super) struct Stall {
    /// In units of the market.
    pub cost: BigInt,
    /// The same, nearly.
    pub near_cost: f64,
    /// Those who pay.
    pub supporters: Vec<Supporter>,
    /// How many voters they are.
    pub people: f64,
    /// Sum of counts times weights, exact.
    pub weight: u128,
    /// What the price per weight is divided by to become the price per unit of utility.
    pub divisor: BigInt,
    /// The same, nearly.
    pub near_divisor: f64,
}

/// What every run of equal shares on an election has in common.
#[derive(Debug)]
pub(super) struct Market<'e> {
    /// Where it comes from.
    pub election: &'e Election,
    /// One for each project.
    pub stalls: Vec<Stall>,
    /// Of each ballot: the projects it pays for, and with which weight.
    pub groups: Vec<Vec<(u32, u64)>>,
    /// The budget.
    pub limit: BigInt,
    /// How many units make 1.
    pub unit: BigInt,
    /// All who voted.
    pub voters: u64,
    /// Multiplies a price per weight (already by its divisor) into the price per unit of utility.
    pub rate: (BigInt, BigInt),
    /// Each project's place among the ids sorted as text.
    pub by_text: Vec<usize>,
}

/// The nearest number with a floating point.
#[expect(clippy::cast_precision_loss, reason = "the engine allows for a relative error of 2^-52 here")]
pub(super) fn float(number: u128) -> f64 {
    number as f64
}

impl<'e> Market<'e> {
    /// Lays an election out. `more` is an amount that the unit must make whole as well.
    pub fn new(election: &'e Election, utility: Utility, more: &BigRational) -> Self {
        let amounts = election.projects.iter().map(|project| &project.cost).chain([&election.budget, more]);
        let unit = common(amounts);
        let shared = election.ballots.iter().flat_map(|ballot| &ballot.points).fold(0_u64, |shared, points| shared.gcd(points)).max(1);
        let mut stalls: Vec<Stall> = election.projects.iter().map(|project| stall(scaled(&project.cost, &unit), utility)).collect();
        let weights = |ballot: &Ballot| -> Vec<(u32, u64)> {
            if utility == Utility::Points {
                ballot.projects.iter().zip(&ballot.points).map(|(project, points)| (*project, points / shared)).collect()
            } else {
                ballot.projects.iter().map(|project| (*project, 1)).collect()
            }
        };
        let groups: Vec<Vec<(u32, u64)>> = election.ballots.iter().map(weights).collect();
        for ((group, ballot), pays) in (0_u32..).zip(&election.ballots).zip(&groups) {
            for (project, weight) in pays {
                let Some(stall) = usize::try_from(*project).ok().and_then(|place| stalls.get_mut(place)) else { continue };
                let count = float(u128::from(ballot.count));
                stall.supporters.push(Supporter { group, count, weight: float(u128::from(*weight)), exact: *weight });
                stall.people += count;
                stall.weight = stall.weight.saturating_add(u128::from(ballot.count).saturating_mul(u128::from(*weight)));
            }
        }
        let rate = match utility {
            Utility::Cardinality => (BigInt::one(), unit.clone()),
            Utility::Cost => (BigInt::one(), BigInt::one()),
            Utility::Points => (BigInt::from(POINT), &unit * BigInt::from(shared)),
        };
        Self {
            election,
            stalls,
            groups,
            limit: scaled(&election.budget, &unit),
            unit,
            voters: election.voters(),
            rate,
            by_text: by_text(election),
        }
    }
    /// Nothing more of what somebody supports fits into what is left.
    pub fn exhausted(&self, taken: &[bool], left: &BigInt) -> bool {
        let mut open = self.stalls.iter().zip(taken).filter(|(stall, taken)| !**taken && !stall.supporters.is_empty());
        open.all(|(stall, _)| stall.cost > *left)
    }
}

/// Each project's place among the ids sorted as text.
pub(super) fn by_text(election: &Election) -> Vec<usize> {
    let mut sorted: Vec<(&str, usize)> = election.projects.iter().map(|project| project.id.as_str()).zip(0..).collect();
    sorted.sort_unstable();
    let mut places = vec![0; sorted.len()];
    for (place, (_, project)) in sorted.into_iter().enumerate() {
        if let Some(slot) = places.get_mut(project) {
            *slot = place;
        }
    }
    places
}

fn stall(cost: BigInt, utility: Utility) -> Stall {
    let near_cost = cost.to_f64().unwrap_or(f64::MAX);
    let divisor = if utility == Utility::Cost && !cost.is_zero() { cost.clone() } else { BigInt::one() };
    let near_divisor = divisor.to_f64().unwrap_or(f64::MAX);
    Stall { cost, near_cost, divisor, near_divisor, ..Stall::default() }
}

//! One voter's choice, while it is made: what it costs, and whether the election's limits allow it.

use super::{Ballot, Election, POINT};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::ToPrimitive;

/// Which limit a choice breaks, with what was found and what is allowed.
#[derive(Debug, Clone, PartialEq)]
pub enum Breach {
    /// A position that no project has.
    Unknown { project: u32 },
    /// A project is there twice.
    Twice { project: u32 },
    /// As many points as projects are needed, or none at all.
    Points { projects: usize, points: usize },
    /// Fewer projects than must be.
    TooFew { found: usize, least: BigRational },
    /// More projects than may be.
    TooMany { found: usize, most: BigRational },
    /// Together they cost less than they must.
    TooCheap { found: BigRational, least: BigRational },
    /// Together they cost more than they may.
    TooExpensive { found: BigRational, most: BigRational },
    /// Points on one project are out of bounds.
    PointsOnOne { project: u32, found: BigRational },
    /// Too few points together.
    TooFewPoints { found: BigRational, least: BigRational },
    /// Too many points together.
    TooManyPoints { found: BigRational, most: BigRational },
}

/// A choice and what it comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// What the projects cost together.
    pub cost: BigRational,
    /// What may still be chosen before the limit on cost; negative beyond it. None without such a limit.
    pub left: Option<BigRational>,
    /// What is wrong with it; empty if it may be cast. An empty choice breaks only a limit from below.
    pub breaches: Vec<Breach>,
}

impl Election {
    /// Judges one choice: positions of projects, and points in units of `POINT` where voters give them.
    pub fn choice(&self, projects: &[u32], points: &[u64]) -> Choice {
        let mut breaches = Vec::new();
        let mut seen: Vec<u32> = projects.to_vec();
        seen.sort_unstable();
        let twice = seen.windows(2).filter_map(|pair| match pair {
            [a, b] if a == b => Some(Breach::Twice { project: *a }),
            _ => None,
        });
        breaches.extend(twice);
        let place = |project: &u32| usize::try_from(*project).unwrap_or(usize::MAX);
        let known = |project: &&u32| self.projects.get(place(project)).is_some();
        breaches.extend(projects.iter().filter(|project| !known(project)).map(|project| Breach::Unknown { project: *project }));
        if !points.is_empty() && points.len() != projects.len() {
            breaches.push(Breach::Points { projects: projects.len(), points: points.len() });
        }
        let limits = &self.limits;
        let length = BigRational::from_integer(BigInt::from(projects.len()));
        below(&length, limits.min_length.as_ref(), &mut breaches, |least| Breach::TooFew { found: projects.len(), least });
        above(&length, limits.max_length.as_ref(), &mut breaches, |most| Breach::TooMany { found: projects.len(), most });
        let places: Vec<usize> = projects.iter().map(place).collect();
        let cost = self.cost(&places);
        below(&cost, limits.min_sum_cost.as_ref(), &mut breaches, |least| Breach::TooCheap { found: cost.clone(), least });
        above(&cost, limits.max_sum_cost.as_ref(), &mut breaches, |most| Breach::TooExpensive { found: cost.clone(), most });
        if self.has_points {
            let exact = |sum: u128| BigRational::new(BigInt::from(sum), BigInt::from(POINT));
            for (project, points) in projects.iter().zip(points) {
                let found = exact(u128::from(*points));
                let outside = |found: &BigRational| Breach::PointsOnOne { project: *project, found: found.clone() };
                below(&found, limits.min_points.as_ref(), &mut breaches, |_| outside(&found));
                above(&found, limits.max_points.as_ref(), &mut breaches, |_| outside(&found));
            }
            let sum = exact(points.iter().map(|points| u128::from(*points)).sum());
            below(&sum, limits.min_sum_points.as_ref(), &mut breaches, |least| Breach::TooFewPoints { found: sum.clone(), least });
            above(&sum, limits.max_sum_points.as_ref(), &mut breaches, |most| Breach::TooManyPoints { found: sum.clone(), most });
        }
        let left = limits.max_sum_cost.as_ref().map(|most| most - &cost);
        Choice { cost, left, breaches }
    }
    /// How many voters' ballots break a limit of the file. They are counted all the same.
    pub fn beyond_limits(&self) -> u64 {
        let limits = &self.limits;
        let costs = limits.min_sum_cost.is_some() || limits.max_sum_cost.is_some();
        let lengths = Bounds::new(limits.min_length.as_ref(), limits.max_length.as_ref(), 1);
        let each = Bounds::new(limits.min_points.as_ref(), limits.max_points.as_ref(), POINT);
        let sums = Bounds::new(limits.min_sum_points.as_ref(), limits.max_sum_points.as_ref(), POINT);
        let broken = |ballot: &&Ballot| {
            let points = || ballot.points.iter().map(|points| u128::from(*points));
            let count = u128::try_from(ballot.projects.len()).unwrap_or(u128::MAX);
            !lengths.hold(count)
                || (self.has_points && !(sums.hold(points().sum()) && points().all(|points| each.hold(points))))
                || (costs && !self.choice(&ballot.projects, &ballot.points).breaches.is_empty())
        };
        self.ballots.iter().filter(broken).fold(0, |sum, ballot| sum.saturating_add(ballot.count))
    }
}

/// Limits in whole units, for what is checked once per ballot.
struct Bounds {
    least: u128,
    most: u128,
}

impl Bounds {
    fn new(least: Option<&BigRational>, most: Option<&BigRational>, unit: u64) -> Self {
        let units = |limit: &BigRational| limit * BigInt::from(unit);
        Self {
            least: least.map_or(0, |least| units(least).ceil().to_integer().to_u128().unwrap_or(0)),
            most: most.map_or(u128::MAX, |most| units(most).floor().to_integer().to_u128().unwrap_or(u128::MAX)),
        }
    }
    fn hold(&self, found: u128) -> bool {
        found >= self.least && found <= self.most
    }
}

fn below(found: &BigRational, least: Option<&BigRational>, breaches: &mut Vec<Breach>, breach: impl Fn(BigRational) -> Breach) {
    breaches.extend(least.filter(|least| found < *least).map(|least| breach(least.clone())));
}

fn above(found: &BigRational, most: Option<&BigRational>, breaches: &mut Vec<Breach>, breach: impl Fn(BigRational) -> Breach) {
    breaches.extend(most.filter(|most| found > *most).map(|most| breach(most.clone())));
}

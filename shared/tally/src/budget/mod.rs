//! Participatory budgets: equal shares, and greedy beside it.

mod amount;
mod catalogue;
mod choice;
mod complete;
mod equal_shares;
mod greedy;
mod market;
mod pabulib;
mod price;
#[cfg(test)]
mod properties;
mod records;
mod report;
#[cfg(test)]
mod slow;
mod write;

pub use amount::{near, parse, text};
pub use catalogue::ENTRIES;
pub use choice::{Breach, Choice};
pub use write::write_pabulib;

use super::catalogue::Sources;
use super::fault::Fault;
use super::options::Options;
use num_rational::BigRational;
use num_traits::Zero;

/// Points are counted in billionths, so that up to nine decimals are exact.
pub const POINT: u64 = 1_000_000_000;

/// How voters fill in a ballot.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum VoteType {
    /// Any number of projects.
    #[default]
    Approval,
    /// One project.
    ChooseOne,
    /// Points spread over projects, out of a sum.
    Cumulative,
    /// A score for each project by itself; counted as points.
    Scoring,
}

impl VoteType {
    /// Whether ballots carry points.
    pub fn has_points(self) -> bool {
        matches!(self, Self::Cumulative | Self::Scoring)
    }
    /// As Pabulib writes it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Approval => "approval",
            Self::ChooseOne => "choose-1",
            Self::Cumulative => "cumulative",
            Self::Scoring => "scoring",
        }
    }
}

/// What can be funded.
#[derive(Debug, Clone, PartialEq)]
pub struct Project {
    /// As the file names it.
    pub id: String,
    /// In words; empty where the file has none.
    pub name: String,
    /// Not negative.
    pub cost: BigRational,
    /// The column `selected`, where this row has one: `1` is funded.
    pub selected: Option<String>,
}

/// Voters who filled in the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ballot {
    /// Positions among the election's projects, rising, none twice.
    pub projects: Box<[u32]>,
    /// Beside them, in units of `POINT`, more than 0; empty where voters give no points.
    pub points: Box<[u64]>,
    /// How many voters.
    pub count: u64,
}

/// What a single ballot may hold, by the file's own rules. None is no limit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Limits {
    /// Fewest projects.
    pub min_length: Option<BigRational>,
    /// Most projects.
    pub max_length: Option<BigRational>,
    /// Least that they cost together.
    pub min_sum_cost: Option<BigRational>,
    /// Most that they cost together.
    pub max_sum_cost: Option<BigRational>,
    /// Fewest points on a project.
    pub min_points: Option<BigRational>,
    /// Most points on a project.
    pub max_points: Option<BigRational>,
    /// Fewest points together.
    pub min_sum_points: Option<BigRational>,
    /// Most points together.
    pub max_sum_points: Option<BigRational>,
}

/// Projects with their costs, and who approves them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Election {
    /// The other lines of META, in their order.
    pub meta: Vec<(String, String)>,
    /// What there is to spend.
    pub budget: BigRational,
    /// How voters voted.
    pub vote_type: VoteType,
    /// Whether ballots carry points.
    pub has_points: bool,
    /// What a ballot may hold.
    pub limits: Box<Limits>,
    /// In the order of the file.
    pub projects: Vec<Project>,
    /// Distinct ballots; empty ones too, for they have a share of the budget.
    pub ballots: Vec<Ballot>,
    /// What a reader should know of the file.
    pub warnings: Vec<String>,
}

impl Election {
    /// How many voted.
    pub fn voters(&self) -> u64 {
        self.ballots.iter().fold(0, |sum, ballot| sum.saturating_add(ballot.count))
    }
    /// A line of META.
    pub fn about(&self, key: &str) -> Option<&str> {
        self.meta.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }
    /// What these projects cost together, by position.
    pub fn cost<'a>(&self, projects: impl IntoIterator<Item = &'a usize>) -> BigRational {
        let costs = projects.into_iter().filter_map(|place| self.projects.get(*place)).map(|project| &project.cost);
        costs.fold(BigRational::zero(), |sum, cost| sum + cost)
    }
}

/// Reads the files of a case.
pub fn read(sources: &mut Sources<'_>, _options: &Options) -> Result<Election, Fault> {
    pabulib::read(sources.ballots()?)
}

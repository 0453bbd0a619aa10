//! The ways to count a participatory budget, by name.

use super::Election;
use super::amount::{parse, scaled, text};
use super::complete::raise;
use super::equal_shares::{Outcome, TieBreak, run};
use super::greedy::{By, Picked, figures, greedy, votes};
use super::market::{Market, Utility, by_text};
use super::report::{Selection, id, ids, put, report};
use crate::catalogue::{Count, Entry, Setting};
use crate::counted::{Counted, Item};
use crate::fault::Fault;
use crate::options::Options;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use serde_json::{Value, json};

const SHARES: &str =
    "Dominik Peters, Grzegorz Pierczyński and Piotr Skowron, Proportional Participatory Budgeting with Additive Utilities, 2021";
const GREEDY: &str = "Nimrod Talmon and Piotr Faliszewski, A Framework for Approval-Based Budgeting Methods, 2019";
const PABULIB: &str = "Dariusz Stolicki, Stanisław Szufa and Nimrod Talmon, Pabulib: A Participatory Budgeting Library, 2020";

const INCREMENT: &[Setting] = &[Setting {
    name: "increment",
    about: "By how much every voter's share grows in each step: an amount of money above 0.",
    default: "1",
}];

type Counts = fn(&Election, &Options) -> Result<Counted, Fault>;

const fn entry(id: &'static str, variant: &'static str, source: &'static str, settings: &'static [Setting], count: Counts) -> Entry {
    Entry { id, method: "budget", variant, source, settings, count: Count::Budget(count) }
}

/// The ways to count.
pub const ENTRIES: &[Entry] = &[
    entry(
        "mes_cardinality",
        "Method of equal shares; a funded project is worth 1 to each voter who approves it; every voter, also with an empty ballot, has budget / ballots; exact fractions; no completion; equal projects: the smallest id as text.",
        SHARES,
        &[],
        |election, _| shares(election, Utility::Cardinality),
    ),
    entry(
        "mes_cardinality_add1",
        "As mes_cardinality; then every voter's share grows by 1 until nothing more that somebody approves fits, or the cost exceeds the budget: then the outcome before counts.",
        SHARES,
        &[],
        |election, _| raised(election, Utility::Cardinality, &BigRational::one()),
    ),
    entry(
        "mes_cardinality_increment",
        "As mes_cardinality_add1, with steps of the size `increment`.",
        SHARES,
        INCREMENT,
        |election, options| raised(election, Utility::Cardinality, &increment(options)?),
    ),
    entry(
        "mes_cardinality_greedy",
        "As mes_cardinality; then greedy by votes with what is left of the budget.",
        SHARES,
        &[],
        |election, _| filled(election, Utility::Cardinality),
    ),
    entry(
        "mes_cost",
        "Method of equal shares; a funded project is worth its cost to each voter who approves it; every voter, also with an empty ballot, has budget / ballots; exact fractions; no completion; equal projects: the smallest id as text.",
        SHARES,
        &[],
        |election, _| shares(election, Utility::Cost),
    ),
    entry(
        "mes_cost_add1",
        "As mes_cost; then every voter's share grows by 1 until nothing more that somebody approves fits, or the cost exceeds the budget: then the outcome before counts.",
        SHARES,
        &[],
        |election, _| raised(election, Utility::Cost, &BigRational::one()),
    ),
    entry("mes_cost_increment", "As mes_cost_add1, with steps of the size `increment`.", SHARES, INCREMENT, |election, options| {
        raised(election, Utility::Cost, &increment(options)?)
    }),
    entry("mes_cost_greedy", "As mes_cost; then greedy by votes with what is left of the budget.", SHARES, &[], |election, _| {
        filled(election, Utility::Cost)
    }),
    entry(
        "mes_points",
        "Method of equal shares; a funded project is worth the points that a voter gave it; every voter, also with an empty ballot, has budget / ballots; exact fractions; no completion; equal projects: the smallest id as text.",
        SHARES,
        &[],
        |election, _| shares(election, Utility::Points),
    ),
    entry(
        "mes_points_add1",
        "As mes_points; then every voter's share grows by 1 until nothing more that somebody gave points to fits, or the cost exceeds the budget: then the outcome before counts.",
        SHARES,
        &[],
        |election, _| raised(election, Utility::Points, &BigRational::one()),
    ),
    entry("mes_points_increment", "As mes_points_add1, with steps of the size `increment`.", SHARES, INCREMENT, |election, options| {
        raised(election, Utility::Points, &increment(options)?)
    }),
    entry(
        "mes_points_greedy",
        "As mes_points; then greedy by points / cost with what is left of the budget.",
        SHARES,
        &[],
        |election, _| filled(election, Utility::Points),
    ),
    entry(
        "greedy_votes",
        "In falling order of votes; a project that does not fit is skipped; what costs nothing comes first; equal projects: the smallest id as text.",
        GREEDY,
        &[],
        |election, _| picked(election, By::Votes),
    ),
    entry(
        "greedy_votes_per_cost",
        "In falling order of votes / cost; a project that does not fit is skipped; what costs nothing comes first; equal projects: the smallest id as text.",
        GREEDY,
        &[],
        |election, _| picked(election, By::VotesPerCost),
    ),
    entry(
        "greedy_points_per_cost",
        "In falling order of points / cost; a project that does not fit is skipped; what costs nothing comes first; equal projects: the smallest id as text.",
        GREEDY,
        &[],
        |election, _| picked(election, By::PointsPerCost),
    ),
    entry(
        "official",
        "What the file itself marks as funded, 1 in the column selected, with the name of the rule that it states; nothing is counted.",
        PABULIB,
        &[],
        |election, _| official(election),
    ),
];

const NO_BALLOTS: &str = "Nobody voted, so nothing is chosen.";

/// The size of a step.
fn increment(options: &Options) -> Result<BigRational, Fault> {
    let refuse = || Fault::Setting { name: "increment".to_owned(), expected: "an amount of money above 0".to_owned() };
    let amount = match options.get("increment") {
        None => Some(BigRational::one()),
        Some(Value::Number(number)) => parse(&number.to_string()),
        Some(Value::String(text)) => parse(text.trim()),
        Some(_) => None,
    };
    amount.filter(Signed::is_positive).ok_or_else(refuse)
}

fn need_points(election: &Election, needed: bool) -> Result<(), Fault> {
    if needed && !election.has_points && !election.ballots.is_empty() {
        return Err(Fault::NoResult("the voters of this file gave no points; count votes instead".to_owned()));
    }
    Ok(())
}

fn no_ballots(election: &Election) -> Option<Vec<String>> {
    (election.voters() == 0).then(|| vec![NO_BALLOTS.to_owned()])
}

fn selection(outcome: Outcome) -> Selection {
    let order = outcome.steps.into_iter().map(|(project, rho)| (project, Some(rho))).collect();
    Selection { order, others: Vec::new(), ties: outcome.ties, figure: "rho" }
}

fn told(election: &Election, outcome: Outcome, warnings: Vec<String>) -> Counted {
    let rho: Vec<f64> = outcome.steps.iter().map(|(_, rho)| *rho).collect();
    let mut counted = report(election, &selection(outcome), warnings);
    if !rho.is_empty() {
        put(&mut counted, "rho", json!(rho));
    }
    counted
}

fn shares(election: &Election, utility: Utility) -> Result<Counted, Fault> {
    need_points(election, utility == Utility::Points)?;
    if let Some(warnings) = no_ballots(election) {
        return Ok(told(election, Outcome::default(), warnings));
    }
    let market = Market::new(election, utility, &BigRational::zero());
    let outcome = run(&market, &market.limit, TieBreak::default());
    let mut warnings = Vec::new();
    if !market.exhausted(&outcome.taken(election.projects.len()), &(&market.limit - &outcome.spent)) {
        warnings.push("Some projects would still fit into what is left of the budget; a completion can spend it.".to_owned());
    }
    Ok(told(election, outcome, warnings))
}

fn raised(election: &Election, utility: Utility, increment: &BigRational) -> Result<Counted, Fault> {
    need_points(election, utility == Utility::Points)?;
    if let Some(warnings) = no_ballots(election) {
        return Ok(told(election, Outcome::default(), warnings));
    }
    let market = Market::new(election, utility, increment);
    let (outcome, runs) = raise(&market, &scaled(increment, &market.unit), TieBreak::default())?;
    let warning = (runs > 1).then(|| {
        let last = BigRational::new(market.limit.clone(), &market.unit * num_bigint::BigInt::from(market.voters));
        format!("Every voter's share began with {} and grew by {} in each of {} steps.", shown(&last), text(increment), runs - 1)
    });
    let mut counted = told(election, outcome, warning.into_iter().collect());
    put(&mut counted, "runs", json!(runs));
    Ok(counted)
}

/// An amount for readers, with two decimals.
fn shown(amount: &BigRational) -> String {
    format!("{:.2}", super::amount::near(amount))
}

fn filled(election: &Election, utility: Utility) -> Result<Counted, Fault> {
    need_points(election, utility == Utility::Points)?;
    if let Some(warnings) = no_ballots(election) {
        return Ok(report(election, &selection(Outcome::default()), warnings));
    }
    let market = Market::new(election, utility, &BigRational::zero());
    let outcome = run(&market, &market.limit, TieBreak::default());
    let left = BigRational::new(&market.limit - &outcome.spent, market.unit.clone());
    let by = if utility == Utility::Points { By::PointsPerCost } else { By::Votes };
    let more = greedy(election, by, &outcome.taken(election.projects.len()), &left, &market.by_text);
    let mut selection = selection(outcome);
    selection.order.extend(more.order.iter().map(|project| (*project, None)));
    selection.ties.extend(more.ties);
    Ok(report(election, &selection, vote_warning(election, by, &more.order)))
}

/// The funded that nobody asked for.
fn unwanted(election: &Election, by: By, order: &[usize]) -> Vec<usize> {
    let sums = if by == By::PointsPerCost { super::greedy::points(election) } else { votes(election) };
    order.iter().copied().filter(|project| sums.get(*project).is_none_or(Zero::is_zero)).collect()
}

fn vote_warning(election: &Election, by: By, order: &[usize]) -> Vec<String> {
    let unwanted = unwanted(election, by, order);
    let named = || ids(election, &unwanted).join(", ");
    if unwanted.is_empty() { Vec::new() } else { vec![format!("Funded without a single vote, for there was money left: {}.", named())] }
}

fn picked(election: &Election, by: By) -> Result<Counted, Fault> {
    need_points(election, by == By::PointsPerCost)?;
    let figures = figures(election, by);
    let others: Vec<Option<f64>> = figures.iter().map(|figure| figure.as_ref().map(super::amount::near)).collect();
    let figure = match by {
        By::Votes => "votes",
        By::VotesPerCost => "votes_per_cost",
        By::PointsPerCost => "points_per_cost",
    };
    let empty = no_ballots(election);
    let (picked, mut warnings) = match empty {
        Some(warnings) => (Picked::default(), warnings),
        None => (greedy(election, by, &vec![false; election.projects.len()], &election.budget, &by_text(election)), Vec::new()),
    };
    warnings.extend(vote_warning(election, by, &picked.order));
    let without = unwanted(election, by, &picked.order);
    let order = picked.order.iter().map(|project| (*project, others.get(*project).copied().flatten())).collect();
    let mut counted = report(election, &Selection { order, others, ties: picked.ties, figure }, warnings);
    if !without.is_empty() {
        put(&mut counted, "selected_without_votes", json!(ids(election, &without)));
    }
    Ok(counted)
}

fn official(election: &Election) -> Result<Counted, Fault> {
    if election.projects.iter().any(|project| project.selected.is_none()) {
        return Err(Fault::NoResult("the file does not say which projects were funded: it has no column selected".to_owned()));
    }
    let marked = |word: &'static str| election.projects.iter().filter(move |project| project.selected.as_deref() == Some(word));
    let mut selected: Vec<String> = marked("1").map(|project| project.id.clone()).collect();
    selected.sort_unstable();
    let sums = votes(election);
    let item = |(place, sum): (usize, &u128)| {
        let project = election.projects.get(place)?;
        let rank = (project.selected.as_deref() == Some("1")).then_some(1);
        Some(Item { id: id(election, place), name: project.name.clone(), score: sum.to_f64(), rank })
    };
    let mut items: Vec<Item> = sums.iter().enumerate().filter_map(item).collect();
    items.sort_by_key(|item| item.rank.is_none());
    let other = election.projects.iter().any(|project| !["", "0", "1"].contains(&project.selected.as_deref().unwrap_or_default()));
    let mut warnings = election.warnings.clone();
    warnings.push("This is what the organisers published, by their own rule; nothing was counted.".to_owned());
    if other {
        warnings.push("The file marks further projects with other values than 1; they are not among the funded here.".to_owned());
    }
    let values = json!({ "selected": selected, "rule": election.about("rule").unwrap_or_default() });
    Ok(Counted { items, committee: Some(selected), warnings, values, ..Counted::default() })
}

//! The method of equal shares: every voter has the same part of the budget, and the project that costs its supporters least
//! per unit of utility is funded next, as long as they can pay for it.
//!
//! Peters, Pierczyński and Skowron, Proportional Participatory Budgeting with Additive Utilities, 2021. Prices only
//! rise while money is spent, so a project is looked at again only when its last known bound is the lowest one (lazy
//! evaluation, as in their own implementation).

use super::amount::ratio;
use super::market::{Market, Stall, float};
use super::price::{Bound, Price, Till};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Which of several equal projects is funded first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TieBreak {
    /// The one whose id comes first as text: `10` before `9`.
    #[default]
    SmallestIdAsText,
}

/// What one run funds.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Outcome {
    /// In order, with the price per unit of utility.
    pub steps: Vec<(usize, f64)>,
    /// Sets of projects that were equal when one of them was funded, each in the order of ids as text.
    pub ties: Vec<Vec<usize>>,
    /// What they cost, in units of the market.
    pub spent: BigInt,
}

impl Outcome {
    /// Whether each project is funded.
    pub fn taken(&self, projects: usize) -> Vec<bool> {
        let mut taken = vec![false; projects];
        for (project, _) in &self.steps {
            if let Some(slot) = taken.get_mut(*project) {
                *slot = true;
            }
        }
        taken
    }
}

/// A project in the queue, by a bound of its price per unit of utility.
#[derive(Debug, Clone, Copy)]
struct Waiting {
    bound: f64,
    project: usize,
    /// At which step the bound was found.
    step: usize,
}

impl Ord for Waiting {
    /// The lowest bound is the greatest, for the heap gives back the greatest.
    fn cmp(&self, other: &Self) -> Ordering {
        other.bound.total_cmp(&self.bound).then_with(|| other.project.cmp(&self.project))
    }
}
impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Waiting {}

/// Certainly not above, whatever the roundings between.
const DOWN: f64 = 1.0 - 32.0 * f64::EPSILON;
/// Certainly not below.
const UP: f64 = 1.0 + 32.0 * f64::EPSILON;

/// One run, in which every voter has `above / voters` units.
pub(super) fn run(market: &Market<'_>, above: &BigInt, tie_break: TieBreak) -> Outcome {
    run_on(market, above, tie_break).0
}

/// The same, with by how much each voter's share can grow before the outcome may change: the share must grow by this or more.
/// None if that is not known.
///
/// While nobody gives all they have, no price depends on the share; so with a larger share the same projects win in the same
/// order, until the supporters of another can pay for it. Only one that was already dearer than the last winner at its very
/// lowest price cannot come in between.
pub(super) fn run_on(market: &Market<'_>, above: &BigInt, tie_break: TieBreak) -> (Outcome, Option<BigRational>) {
    let mut outcome = free(market);
    let voters = BigInt::from(market.voters);
    if voters.is_zero() {
        return (outcome, None);
    }
    let mut till = Till::new(market, above, &voters);
    let mut queue: BinaryHeap<Waiting> = (0..).zip(&market.stalls).filter_map(|(project, stall)| first(project, stall)).collect();
    // Bounds of the price per weight, from any step before.
    let mut least: Vec<f64> = market.stalls.iter().map(|stall| stall.near_cost / float(stall.weight) * DOWN).collect();
    let mut step = 1;
    let mut last = Some(None);
    while let Some((tied, losers, price)) = cheapest(market, &mut till, &mut queue, &mut least, step) {
        let TieBreak::SmallestIdAsText = tie_break;
        let Some((winner, stall)) = tied.first().and_then(|first| Some((*first, market.stalls.get(*first)?))) else { break };
        queue.extend(losers.into_iter().filter(|waiting| waiting.project != winner));
        till.pay(winner, stall, &price);
        outcome.steps.push((winner, rho(market, &till, stall)));
        outcome.spent += &stall.cost;
        if tied.len() > 1 {
            outcome.ties.push(tied);
        }
        last = last.filter(|_| price.drained.is_empty()).map(|_| Some(stall));
        step += 1;
    }
    let room = last.and_then(|last| room(market, &mut till, &outcome, last));
    (outcome, room)
}

/// How far the share can grow before somebody can pay for one of the projects that are not funded.
fn room(market: &Market<'_>, till: &mut Till<'_>, outcome: &Outcome, last: Option<&Stall>) -> Option<BigRational> {
    // Without payments that take all, a price per utility is the cost over all weights.
    let dearer = |stall: &Stall, last: &Stall| {
        let side = |one: &Stall, other: &Stall| &one.cost * BigInt::from(other.weight) * &other.divisor;
        side(stall, last) > side(last, stall)
    };
    let mut least: Option<BigRational> = None;
    for (stall, taken) in market.stalls.iter().zip(outcome.taken(market.stalls.len())) {
        if taken || stall.supporters.is_empty() {
            continue;
        }
        if last.is_some_and(|last| !dearer(stall, last)) {
            return None;
        }
        let missing = till.missing(stall);
        least = Some(least.map_or(missing.clone(), |least| least.min(missing)));
    }
    least
}

/// What costs nothing and is wanted by somebody.
fn free(market: &Market<'_>) -> Outcome {
    let wanted = market.stalls.iter().enumerate().filter(|(_, stall)| stall.cost.is_zero() && !stall.supporters.is_empty());
    let mut free: Vec<usize> = wanted.map(|(project, _)| project).collect();
    free.sort_by_key(|project| market.by_text.get(*project));
    Outcome { steps: free.into_iter().map(|project| (project, 0.0)).collect(), ..Outcome::default() }
}

/// The place of a project in the queue before anybody has paid.
fn first(project: usize, stall: &Stall) -> Option<Waiting> {
    let open = !stall.cost.is_zero() && !stall.supporters.is_empty();
    open.then(|| Waiting { bound: stall.near_cost / float(stall.weight) / stall.near_divisor * DOWN, project, step: 0 })
}

/// The cheapest projects by the order of their ids, what of the queue was looked at for them, and the price of the first.
fn cheapest(
    market: &Market<'_>,
    till: &mut Till<'_>,
    queue: &mut BinaryHeap<Waiting>,
    least: &mut [f64],
    step: usize,
) -> Option<(Vec<usize>, Vec<Waiting>, Price)> {
    let mut looked = Vec::new();
    let mut best: Vec<(usize, Price)> = Vec::new();
    let mut most = f64::INFINITY;
    while let Some(waiting) = queue.pop() {
        if waiting.bound > most {
            queue.push(waiting);
            break;
        }
        let Some((stall, least)) = market.stalls.get(waiting.project).zip(least.get_mut(waiting.project)) else { continue };
        if waiting.step != step {
            if let Bound::Least(raised) = till.bound(stall, *least) {
                *least = raised;
                queue.push(Waiting { bound: raised / stall.near_divisor * DOWN, step, ..waiting });
            }
            continue;
        }
        let Some(price) = till.price(stall, *least) else { continue };
        looked.push(waiting);
        let leader = best.first().and_then(|(project, price)| Some((price, market.stalls.get(*project)?)));
        let order = leader.map_or(Ordering::Less, |leader| Till::compare((&price, stall), leader));
        if order == Ordering::Less {
            best.clear();
            most = ratio(&price.above, &(&till.ledger.below * &price.weight * &stall.divisor)) * UP;
        }
        if order != Ordering::Greater {
            best.push((waiting.project, price));
        }
    }
    best.sort_by_key(|(project, _)| market.by_text.get(*project));
    let tied = best.iter().map(|(project, _)| *project).collect();
    let (_, price) = best.into_iter().next()?;
    Some((tied, looked, price))
}

/// The last price per unit of utility.
fn rho(market: &Market<'_>, till: &Till<'_>, stall: &Stall) -> f64 {
    let (times, over) = &market.rate;
    till.ledger.prices.last().map_or(0.0, |price| ratio(&(price * times), &(&till.ledger.below * over * &stall.divisor)))
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::ENTRIES;
    use super::super::pabulib::read;
    use crate::catalogue::Count;
    use crate::counted::Counted;
    use crate::fault::Fault;
    use crate::options::Options;
    use std::fmt::Write;

    fn count(id: &str, budget: &str, projects: &[(&str, &str)], votes: &[(usize, &str)]) -> Result<Counted, Fault> {
        let mut text = format!("META\nkey;value\nbudget;{budget}\nPROJECTS\nproject_id;cost\n");
        for (id, cost) in projects {
            writeln!(text, "{id};{cost}").unwrap();
        }
        text += "VOTES\nvoter_id;vote\n";
        for (times, vote) in votes {
            text += &format!("v;{vote}\n").repeat(*times);
        }
        let Count::Budget(count) = ENTRIES.iter().find(|entry| entry.id == id).unwrap().count else { unreachable!() };
        count(&read(&mut text.as_bytes()).unwrap(), &Options::default())
    }
    fn funded(id: &str, budget: &str, projects: &[(&str, &str)], votes: &[(usize, &str)]) -> Vec<String> {
        count(id, budget, projects, votes).unwrap().committee.unwrap()
    }

    /// Peters and Skowron, Proportionality and the Limits of Welfarism, 2020: with k seats, l n / k voters with the same ballot
    /// get l of them. Here 60, 30 and 10 of 100 voters and 10 seats.
    #[test]
    fn parties_get_their_part_of_the_seats() {
        let seats: Vec<String> = ["a", "b", "c"].iter().flat_map(|party| (0..9).map(move |seat| format!("{party}{seat}"))).collect();
        let projects: Vec<(&str, &str)> = seats.iter().map(|seat| (seat.as_str(), "1")).collect();
        let list = |party: usize| seats[party * 9..party * 9 + 9].join(",");
        let chosen = funded("mes_cardinality", "10", &projects, &[(60, &list(0)), (30, &list(1)), (10, &list(2))]);
        let of = |party: &str| chosen.iter().filter(|seat| seat.starts_with(party)).count();
        assert_eq!((of("a"), of("b"), of("c")), (6, 3, 1));
    }
    /// Two parts of a town, 60 and 40 of 100 voters: greedy gives all to the larger one, equal shares to each its own (the usual
    /// introduction to the method, as in Peters, Pierczyński and Skowron 2021).
    #[test]
    fn the_smaller_part_of_a_town_gets_something() {
        let projects = [("n1", "250"), ("n2", "250"), ("n3", "250"), ("n4", "250"), ("s1", "250"), ("s2", "250")];
        let votes = [(60, "n1,n2,n3,n4"), (40, "s1,s2")];
        assert_eq!(funded("greedy_votes", "1000", &projects, &votes), ["n1", "n2", "n3", "n4"]);
        assert_eq!(funded("mes_cost", "1000", &projects, &votes), ["n1", "n2", "s1"]);
        // The south can pay 2 x 250 from 12.5 each, the north 3 x 250 from 12.5 too: at 13 both do, which is more than the budget.
        assert_eq!(funded("mes_cost_add1", "1000", &projects, &votes), ["n1", "n2", "s1"]);
        assert_eq!(funded("mes_cost_greedy", "1000", &projects, &votes), ["n1", "n2", "s1", "n3"]);
    }
    #[test]
    fn equal_projects_are_taken_by_their_ids_as_text_and_told() {
        let counted = count("mes_cardinality", "3", &[("9", "1"), ("10", "1"), ("-", "1")], &[(3, "9,10,-")]).unwrap();
        assert_eq!(counted.committee.unwrap(), ["-", "10", "9"]);
        assert_eq!(counted.ties, [vec!["-", "10", "9"], vec!["10", "9"]]);
    }
    #[test]
    fn without_voters_nothing_is_chosen() {
        for entry in ENTRIES.iter().filter(|entry| entry.id != "official") {
            let counted = count(entry.id, "3", &[("a", "1")], &[]).unwrap();
            assert_eq!(counted.committee, Some(Vec::new()), "{}", entry.id);
            assert!(counted.warnings[0].starts_with("Nobody voted"));
        }
    }
    #[test]
    fn without_projects_or_without_approvals_nothing_is_chosen() {
        assert!(funded("mes_cost_add1", "3", &[], &[(2, "")]).is_empty());
        assert!(funded("mes_cost_add1", "3", &[("a", "1")], &[(2, "")]).is_empty());
        assert!(funded("mes_cost", "0", &[("a", "1")], &[(2, "a")]).is_empty());
    }
    #[test]
    fn a_single_voter_gets_what_costs_least_while_the_budget_lasts() {
        assert_eq!(funded("mes_cardinality", "6", &[("a", "4"), ("b", "2"), ("c", "3")], &[(1, "a,b,c")]), ["b", "c"]);
    }
    #[test]
    fn points_are_not_made_up() {
        assert!(count("mes_points", "3", &[("a", "1")], &[(1, "a")]).unwrap_err().to_string().contains("gave no points"));
    }
    #[test]
    fn names_in_any_script_stay_as_they_are() {
        assert_eq!(funded("mes_cost", "6", &[("حديقة", "3"), ("🌳", "3")], &[(1, "🌳,حديقة")]), ["حديقة", "🌳"]);
    }
}

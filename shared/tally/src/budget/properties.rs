//! What must hold for every election: against the slow rules, and by the theorems of the field.

use super::catalogue::ENTRIES;
use super::complete::raise;
use super::equal_shares::{TieBreak, run};
use super::market::{Market, Utility};
use super::slow::{self, whole};
use super::{Ballot, Election, POINT, Project, VoteType, amount, pabulib, write_pabulib};
use crate::catalogue::Count;
use crate::counted::Counted;
use crate::options::Options;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};
use proptest::prelude::*;
use serde_json::Value;

fn count(id: &str, election: &Election) -> Counted {
    let Count::Budget(count) = ENTRIES.iter().find(|entry| entry.id == id).unwrap().count else { unreachable!() };
    count(election, &Options::default()).unwrap()
}

fn chosen(counted: &Counted) -> Vec<String> {
    counted.committee.clone().unwrap()
}

fn merged(mut ballots: Vec<Ballot>) -> Vec<Ballot> {
    ballots.sort_unstable();
    let mut merged: Vec<Ballot> = Vec::new();
    for ballot in ballots {
        match merged.last_mut().filter(|last| last.projects == ballot.projects && last.points == ballot.points) {
            Some(last) => last.count += ballot.count,
            None => merged.push(ballot),
        }
    }
    merged
}

/// Small numbers make ties and exact payments frequent; large and odd ones make rounding matter.
fn election(most_projects: usize, most_voters: usize, costs: std::ops::Range<u64>, points: bool) -> impl Strategy<Value = Election> {
    let projects = prop::collection::vec((costs.clone(), 1_u64..4), 1..=most_projects);
    (projects, 0.2_f64..1.5, 0_u64..3).prop_flat_map(move |(costs, part, odd)| {
        let votes = prop::collection::vec(prop::collection::vec(prop::option::weighted(0.5, 0_u64..4), costs.len()), 1..=most_voters);
        (Just(costs), Just(part), Just(odd), votes).prop_map(move |(costs, part, odd, votes)| {
            let projects: Vec<Project> = costs
                .iter()
                .enumerate()
                .map(|(place, (cost, below))| Project {
                    id: (place * 7 % 12).to_string() + &"x".repeat(place / 12),
                    name: format!("Project {place}; “{}”", place % 3),
                    // Halves and fifths are decimals, so that they can be written.
                    cost: BigRational::new((*cost).into(), [1, 1, 2, 5][usize::try_from(*below).unwrap()].into()),
                    selected: Some((place % 2).to_string()),
                })
                .collect();
            let all: u64 = costs.iter().map(|(cost, _)| cost).sum();
            #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "any budget will do")]
            let budget = (all as f64 * part) as u64;
            let ballots = votes.into_iter().map(|vote| {
                let given: Vec<(u32, u64)> = (0..).zip(vote).filter_map(|(project, given)| Some((project, given?))).collect();
                let given: Vec<(u32, u64)> = given.into_iter().filter(|(_, value)| !points || *value > 0).collect();
                let value = |points: u64| points * POINT / if odd == 0 { 1 } else { 8 * odd / 2 };
                Ballot {
                    projects: given.iter().map(|(project, _)| *project).collect(),
                    points: if points { given.iter().map(|(_, points)| value(*points)).collect() } else { Box::default() },
                    count: 1,
                }
            });
            Election {
                budget: whole(budget) + BigRational::new(odd.into(), 4.into()),
                vote_type: if points { VoteType::Cumulative } else { VoteType::Approval },
                has_points: points,
                projects,
                ballots: merged(ballots.collect()),
                ..Election::default()
            }
        })
    })
}

fn any_utility() -> impl Strategy<Value = Utility> {
    prop_oneof![Just(Utility::Cardinality), Just(Utility::Cost), Just(Utility::Points)]
}

fn same_as_slow(election: &Election, utility: Utility) -> Result<(), TestCaseError> {
    let market = Market::new(election, utility, &BigRational::zero());
    let fast = run(&market, &market.limit, TieBreak::default());
    let (steps, ties) = slow::equal_shares(election, utility, &(&election.budget / whole(election.voters())));
    let order: Vec<usize> = fast.steps.iter().map(|(project, _)| *project).collect();
    prop_assert_eq!(&order, &steps.iter().map(|(project, _)| *project).collect::<Vec<_>>());
    prop_assert_eq!(&fast.ties, &ties);
    for ((_, fast), (_, slow)) in fast.steps.iter().zip(&steps) {
        prop_assert!((fast - amount::near(slow)).abs() <= 1e-14 * fast, "{} {}", fast, slow);
    }
    prop_assert_eq!(BigRational::new(fast.spent, market.unit), election.cost(&order));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]
    #[test]
    fn equal_shares_is_its_definition_where_ties_are_frequent(election in election(6, 7, 0..13, true), utility in any_utility()) {
        same_as_slow(&election, utility)?;
    }
    #[test]
    fn after_greedy_nothing_more_fits(election in election(7, 8, 0..20, true)) {
        for id in ["greedy_votes", "greedy_votes_per_cost", "greedy_points_per_cost", "mes_cardinality_greedy", "mes_cost_greedy", "mes_points_greedy"] {
            let funded = chosen(&count(id, &election));
            let (inside, outside): (Vec<usize>, Vec<usize>) = (0..election.projects.len()).partition(|p| funded.contains(&election.projects[*p].id));
            let left = &election.budget - election.cost(&inside);
            prop_assert!(outside.iter().all(|project| election.projects[*project].cost > left), "{}", id);
        }
    }
    /// Extended justified representation up to one project, for approval utilities 1 and cost: Peters, Pierczyński and Skowron 2021.
    /// Of voters who could pay for the projects T that all of them approve, one has as much as T gives, or more with one project more.
    #[test]
    fn equal_shares_gives_extended_justified_representation_up_to_one(election in election(5, 8, 1..13, false)) {
        for (id, by_cost) in [("mes_cardinality", false), ("mes_cost", true)] {
            let funded = chosen(&count(id, &election));
            let size = |project: usize| if by_cost { election.projects[project].cost.clone() } else { BigRational::one() };
            let value = |projects: &[usize]| projects.iter().map(|project| size(*project)).sum::<BigRational>();
            for set in 1_u32..1 << election.projects.len() {
                let wanted: Vec<usize> = (0..election.projects.len()).filter(|project| set >> project & 1 == 1).collect();
                let mut unhappy = 0;
                for ballot in &election.ballots {
                    let approved: Vec<usize> = ballot.projects.iter().map(|project| *project as usize).collect();
                    if !wanted.iter().all(|project| approved.contains(project)) {
                        continue;
                    }
                    let (has, lacks): (Vec<usize>, Vec<usize>) = approved.iter().partition(|p| funded.contains(&election.projects[**p].id));
                    let one_more = lacks.iter().map(|project| size(*project)).max().unwrap_or_default();
                    if value(&has) < value(&wanted) && value(&has) + one_more <= value(&wanted) {
                        unhappy += ballot.count;
                    }
                }
                let theirs = &election.budget * whole(unhappy) / whole(election.voters());
                prop_assert!(unhappy == 0 || theirs < election.cost(&wanted), "{}: {:?} deserve {:?}", id, unhappy, wanted);
            }
        }
    }
    #[test]
    fn all_amounts_times_a_factor_change_nothing(election in election(6, 7, 0..20, true), above in 1_u64..1000, below in 1_u64..1000) {
        let factor = BigRational::new(above.into(), below.into());
        let mut other = election.clone();
        other.budget *= &factor;
        other.projects.iter_mut().for_each(|project| project.cost *= &factor);
        for id in ["mes_cardinality", "mes_cost", "mes_points", "mes_cost_greedy", "mes_points_greedy", "greedy_votes", "greedy_votes_per_cost", "greedy_points_per_cost"] {
            let (one, two) = (count(id, &election), count(id, &other));
            prop_assert_eq!(chosen(&one), chosen(&two), "{}", id);
            prop_assert_eq!(one.ties, two.ties, "{}", id);
        }
    }
    #[test]
    fn equal_ballots_count_the_same_merged_or_not(election in election(5, 8, 0..13, true)) {
        let single = |ballot: &Ballot| std::iter::repeat_n(Ballot { count: 1, ..ballot.clone() }, usize::try_from(ballot.count).unwrap());
        let apart = Election { ballots: election.ballots.iter().flat_map(single).collect(), ..election.clone() };
        for id in ["mes_cardinality", "mes_cost_add1", "mes_points", "mes_points_greedy", "greedy_votes"] {
            prop_assert_eq!(count(id, &election).values, count(id, &apart).values, "{}", id);
        }
    }
    #[test]
    fn projects_by_other_names_are_funded_all_the_same_where_nothing_is_tied(election in election(6, 8, 1..1000, true), turn in 1_usize..6) {
        let mut other = election.clone();
        let ids: Vec<String> = election.projects.iter().map(|project| project.id.clone()).collect();
        let size = ids.len();
        (0..size).for_each(|place| other.projects[place].id.clone_from(&ids[(place + turn) % size]));
        for id in ["mes_cardinality", "mes_cost", "mes_points", "greedy_votes", "greedy_points_per_cost"] {
            let (one, two) = (count(id, &election), count(id, &other));
            if one.ties.is_empty() && !chosen(&one).iter().any(|id| election.projects.iter().any(|p| &p.id == id && p.cost.is_zero())) {
                let back = |id: &String| ids[(ids.iter().position(|known| known == id).unwrap() + turn) % size].clone();
                prop_assert_eq!(chosen(&one).iter().map(back).collect::<Vec<_>>(), chosen(&two), "{}", id);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn nothing_costs_more_than_the_budget(election in election(7, 8, 0..20, true)) {
        for id in ENTRIES.iter().map(|entry| entry.id).filter(|id| *id != "official") {
            let funded = chosen(&count(id, &election));
            let places: Vec<usize> = (0..election.projects.len()).filter(|p| funded.contains(&election.projects[*p].id)).collect();
            prop_assert_eq!(places.len(), funded.len(), "{}: each once", id);
            prop_assert!(election.cost(&places) <= election.budget, "{}", id);
        }
    }
    #[test]
    fn equal_shares_is_its_definition_with_large_numbers(election in election(14, 30, 1..1_000_000_000_000, true), utility in any_utility()) {
        same_as_slow(&election, utility)?;
    }
    #[test]
    fn equal_shares_is_its_definition_with_plain_costs(election in election(12, 25, 90..110, true), utility in any_utility()) {
        same_as_slow(&election, utility)?;
    }
    #[test]
    fn raised_shares_are_those_of_one_run_after_the_other(election in election(5, 6, 0..40, true), utility in any_utility(), above in 1_u64..5, below in 1_u64..4) {
        let increment = BigRational::new(above.into(), below.into());
        let market = Market::new(&election, utility, &increment);
        let (fast, runs) = raise(&market, &amount::scaled(&increment, &market.unit), TieBreak::default()).unwrap();
        let ((steps, ties), slow_runs) = slow::raised(&election, utility, &increment);
        prop_assert_eq!(fast.steps.iter().map(|(project, _)| *project).collect::<Vec<_>>(), steps.iter().map(|(project, _)| *project).collect::<Vec<_>>());
        prop_assert_eq!(fast.ties, ties);
        prop_assert_eq!(runs, slow_runs);
    }
    #[test]
    fn what_is_written_reads_back_whoever_voted_first(election in election(8, 9, 0..500, true), points in any::<bool>(), turn in any::<prop::sample::Index>()) {
        let mut election = election;
        if !points {
            election.has_points = false;
            election.vote_type = VoteType::Approval;
            election.ballots = merged(election.ballots.into_iter().map(|ballot| Ballot { points: Box::default(), ..ballot }).collect());
        }
        election.meta = vec![("description".to_owned(), "Ça; \"là\"\nشارع 🌳".to_owned())];
        election.warnings = Vec::new();
        let written = write_pabulib(&election).unwrap();
        let read = |text: &str| pabulib::read(&mut text.as_bytes()).unwrap();
        prop_assert_eq!(&read(&written), &election);
        // Anonymity: the lines of votes in another order.
        let (head, votes) = written.split_at(written.find("voter_id").unwrap());
        let (names, votes) = votes.split_at(votes.find('\n').unwrap() + 1);
        let mut lines: Vec<&str> = votes.lines().collect();
        let middle = turn.index(lines.len());
        lines.rotate_left(middle);
        prop_assert_eq!(&read(&format!("{head}{names}{}", lines.join("\r\n"))), &election);
    }
    #[test]
    fn no_damage_to_a_file_makes_the_reader_or_a_count_stumble(
        election in election(5, 6, 0..500, true),
        at in any::<prop::sample::Index>(),
        away in 0_usize..12,
        instead in "[;,\"\r\n\u{feff}0-9.e/-]{0,3}",
    ) {
        let written = write_pabulib(&election).unwrap();
        let mut letters: Vec<char> = written.chars().collect();
        let start = at.index(letters.len());
        letters.splice(start..letters.len().min(start + away), instead.chars());
        let damaged: String = letters.into_iter().collect();
        match pabulib::read(&mut damaged.as_bytes()) {
            Err(fault) => prop_assert!(fault.to_string().contains("expected"), "{}", fault),
            Ok(election) => {
                for entry in ENTRIES.iter().filter(|entry| !entry.id.contains("add1") && !entry.id.contains("increment")) {
                    let Count::Budget(count) = entry.count else { unreachable!() };
                    let _ = count(&election, &Options::default());
                }
            }
        }
    }
}

#[test]
fn a_share_that_must_grow_a_million_times_is_found_at_once() {
    let project = |id: &str, cost: u64| Project { id: id.to_owned(), name: String::new(), cost: whole(cost), selected: None };
    let ballots = vec![
        Ballot { projects: Box::new([0]), points: Box::default(), count: 999 },
        Ballot { projects: Box::new([1]), points: Box::default(), count: 1 },
    ];
    let projects = vec![project("school", 1000), project("palace", 2_000_000_000)];
    let election =
        Election { budget: BigRational::from_integer(BigInt::from(3_000_000_000_u64)), projects, ballots, ..Election::default() };
    let counted = count("mes_cost_add1", &election);
    assert_eq!(chosen(&counted), ["school", "palace"]);
    // The share is 3,000,000 at first and 2,000,000,000 at last.
    assert_eq!(counted.values["runs"], Value::from(1_997_000_001));
}

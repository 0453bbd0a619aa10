//! Reads Pabulib's `.pb` files: sections META, PROJECTS and VOTES, each with a line of column names.
//!
//! Format: Stolicki, Szufa and Talmon, Pabulib: A Participatory Budgeting Library, 2020 (arXiv 2012.06539). Ballots are merged
//! while they are read, so memory grows with projects and distinct ballots.

use super::amount;
use super::records::{Cells, Records};
use super::{Ballot, Election, Limits, POINT, Project, VoteType};
use crate::fault::{Fault, Unfit};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};
use rustc_hash::{FxHashMap, FxHashSet};
use std::io::BufRead;

/// Points of one voter on one project stay below this, so that sums over all voters cannot overflow.
const MOST_POINTS: u64 = 1_000_000_000;

/// Reads an election.
pub fn read(from: &mut dyn BufRead) -> Result<Election, Fault> {
    let mut records = Records::new(from);
    let mut election = Election::default();
    let Some(first) = records.next()? else { return Err(Unfit::whole("the section META, and the file is empty").into()) };
    begins(&first, "META")?;
    let stated = read_meta(&mut records, &mut election)?;
    let numbers = read_projects(&mut records, &mut election)?;
    let twice = read_votes(&mut records, &mut election, &numbers)?;
    warn(&mut election, &stated, twice);
    Ok(election)
}

/// This section and no other begins here.
fn begins(cells: &Cells<'_>, expected: &str) -> Result<(), Unfit> {
    if cells.section() == Some(expected) {
        return Ok(());
    }
    let found = cells.get(0).unwrap_or_default();
    Err(cells.unfit(0, found, format!("the section {expected}, for META, PROJECTS and VOTES follow in this order")))
}

/// What META says of the numbers of projects and votes.
#[derive(Default)]
struct Stated {
    projects: Option<u64>,
    votes: Option<u64>,
}

/// Reads to the line PROJECTS.
fn read_meta(records: &mut Records<'_>, election: &mut Election) -> Result<Stated, Fault> {
    let mut stated = Stated::default();
    let mut budget = None;
    let mut header = true;
    while let Some(cells) = records.next()? {
        if cells.section().is_some() {
            begins(&cells, "PROJECTS")?;
            election.budget = budget.ok_or_else(|| cells.unfit(0, "PROJECTS", "a line budget before it, in META"))?;
            return Ok(stated);
        }
        if std::mem::take(&mut header) {
            continue;
        }
        let all = cells.all();
        let Some((key, values)) = all.split_first() else { continue };
        // Some descriptions hold a bare semicolon.
        let value = values.join(";");
        let amount = || read_amount(&cells, 1, &value);
        let limits: &mut Limits = &mut election.limits;
        let limit = match *key {
            "min_length" => Some(&mut limits.min_length),
            "max_length" => Some(&mut limits.max_length),
            "min_sum_cost" => Some(&mut limits.min_sum_cost),
            "max_sum_cost" => Some(&mut limits.max_sum_cost),
            "min_points" => Some(&mut limits.min_points),
            "max_points" => Some(&mut limits.max_points),
            "min_sum_points" => Some(&mut limits.min_sum_points),
            "max_sum_points" => Some(&mut limits.max_sum_points),
            _ => None,
        };
        match *key {
            "budget" => budget = Some(amount()?),
            "vote_type" => election.vote_type = vote_type(&cells, &value)?,
            "num_projects" => stated.projects = value.parse().ok(),
            "num_votes" => stated.votes = value.parse().ok(),
            // A limit in words limits nothing here; nothing of it is counted.
            _ => {
                if let Some(limit) = limit {
                    *limit = amount::parse(&value);
                }
            }
        }
        let own = ["budget", "vote_type", "num_projects", "num_votes"].contains(key);
        if !own {
            election.meta.retain(|(name, _)| name != key);
            election.meta.push(((*key).to_owned(), value));
        }
    }
    Err(Unfit::whole("the sections PROJECTS and VOTES after META").into())
}

fn vote_type(cells: &Cells<'_>, value: &str) -> Result<VoteType, Unfit> {
    let known = [VoteType::Approval, VoteType::ChooseOne, VoteType::Cumulative, VoteType::Scoring];
    let expected = || match value {
        "ordinal" => "approval, choose-1, cumulative or scoring: orders of projects are not counted here",
        _ => "approval, choose-1, cumulative or scoring",
    };
    known.into_iter().find(|known| known.word() == value).ok_or_else(|| cells.unfit(1, value, expected()))
}

/// An amount of money.
fn read_amount(cells: &Cells<'_>, cell: usize, text: &str) -> Result<BigRational, Unfit> {
    let amount =
        amount::parse(text).ok_or_else(|| cells.unfit(cell, text, "an amount such as 1200 or 1200.50, of at most 60 characters"))?;
    if amount.is_negative() {
        return Err(cells.unfit(cell, text, "an amount of 0 or more"));
    }
    Ok(amount)
}

/// The place of a column; a column that must be there is missed at its header.
fn column(header: &Cells<'_>, name: &str) -> Option<usize> {
    header.all().iter().position(|cell| cell.eq_ignore_ascii_case(name))
}

fn must(header: &Cells<'_>, name: &str) -> Result<usize, Unfit> {
    let found = || header.all().join(";");
    column(header, name).ok_or_else(|| header.unfit(0, &found(), format!("column names with {name} among them, parted by ;")))
}

/// Reads to the line VOTES. Gives back each project's place by its id.
fn read_projects(records: &mut Records<'_>, election: &mut Election) -> Result<FxHashMap<String, u32>, Fault> {
    let mut numbers = FxHashMap::default();
    let mut columns = None;
    while let Some(cells) = records.next()? {
        if cells.section().is_some() {
            begins(&cells, "VOTES")?;
            return Ok(numbers);
        }
        let Some((id_column, cost_column, name_column, selected_column)) = columns else {
            columns = Some((must(&cells, "project_id")?, must(&cells, "cost")?, column(&cells, "name"), column(&cells, "selected")));
            continue;
        };
        let id = cells.get(id_column).unwrap_or_default();
        if id.is_empty() {
            return Err(cells.unfit(id_column, id, "the id of a project").into());
        }
        let place = u32::try_from(election.projects.len()).map_err(|_| cells.unfit(id_column, id, "fewer than 4 billion projects"))?;
        if numbers.insert(id.to_owned(), place).is_some() {
            return Err(cells.unfit(id_column, id, "an id that no project above has").into());
        }
        let cost = read_amount(&cells, cost_column, cells.get(cost_column).unwrap_or_default())?;
        let text = |column: Option<usize>| column.and_then(|column| cells.get(column)).map(str::to_owned);
        let name = text(name_column).unwrap_or_default();
        election.projects.push(Project { id: id.to_owned(), name, cost, selected: text(selected_column) });
    }
    Err(Unfit::whole("the section VOTES after PROJECTS").into())
}

/// Reads to the end. Gives back how many ballots name a project twice.
fn read_votes(records: &mut Records<'_>, election: &mut Election, numbers: &FxHashMap<String, u32>) -> Result<u64, Fault> {
    let Some(header) = records.next()? else { return Ok(0) };
    let vote_column = must(&header, "vote")?;
    let points_column = column(&header, "points").filter(|_| election.vote_type.has_points());
    election.has_points = points_column.is_some();
    let mut twice = 0_u64;
    let mut ballot: Vec<(u32, u64)> = Vec::new();
    let mut merged: FxHashMap<Box<[(u32, u64)]>, u64> = FxHashMap::default();
    while let Some(cells) = records.next()? {
        if cells.section().is_some() {
            return Err(cells.unfit(0, cells.get(0).unwrap_or_default(), "votes to the end of the file").into());
        }
        ballot.clear();
        let vote = cells.get(vote_column).unwrap_or_default();
        for id in vote.split(',').map(str::trim).filter(|id| !id.is_empty()) {
            let place = numbers.get(id).ok_or_else(|| cells.unfit(vote_column, id, "the id of a project of this file"))?;
            ballot.push((*place, 0));
        }
        if let Some(column) = points_column {
            give_points(&cells, column, &mut ballot)?;
        }
        ballot.sort_unstable();
        let repeated = ballot.windows(2).any(|pair| matches!(pair, [(a, _), (b, _)] if a == b));
        if repeated {
            if election.has_points {
                return Err(cells.unfit(vote_column, vote, "each project once, for it is not said which of its points hold").into());
            }
            ballot.dedup();
            twice = twice.saturating_add(1);
        }
        if election.has_points {
            ballot.retain(|(_, points)| *points > 0);
        }
        if let Some(count) = merged.get_mut(ballot.as_slice()) {
            *count = count.saturating_add(1);
        } else {
            merged.insert(ballot.as_slice().into(), 1);
        }
    }
    let points =
        |key: &[(u32, u64)]| if points_column.is_some() { key.iter().map(|(_, points)| *points).collect() } else { Box::default() };
    let ballots = merged.into_iter();
    election.ballots =
        ballots.map(|(key, count)| Ballot { projects: key.iter().map(|(p, _)| *p).collect(), points: points(&key), count }).collect();
    // The same order for the same ballots, in whatever order they were cast.
    election.ballots.sort_unstable();
    Ok(twice)
}

/// Writes the points of a ballot beside its projects.
fn give_points(cells: &Cells<'_>, column: usize, ballot: &mut [(u32, u64)]) -> Result<(), Unfit> {
    let text = cells.get(column).unwrap_or_default();
    let given = || text.split(',').map(str::trim).filter(|points| !points.is_empty());
    if given().count() != ballot.len() {
        return Err(cells.unfit(column, text, format!("{} numbers, one for each project of the vote", ballot.len())));
    }
    for ((_, points), text) in ballot.iter_mut().zip(given()) {
        *points = read_points(text).ok_or_else(|| {
            cells.unfit(column, text, "points from 0 to a billion, with at most nine decimals, one number for each project")
        })?;
    }
    Ok(())
}

/// Points in units of `POINT`.
fn read_points(text: &str) -> Option<u64> {
    // Nearly all points are small whole numbers.
    if let Ok(whole) = text.parse::<u64>() {
        return if whole <= MOST_POINTS { whole.checked_mul(POINT) } else { None };
    }
    let exact = amount::parse(text)? * BigInt::from(POINT);
    let fits = exact.is_integer() && !exact.is_negative();
    exact.to_integer().to_u64().filter(|points| fits && *points <= MOST_POINTS.saturating_mul(POINT))
}

/// What a reader of the result should know of the file.
fn warn(election: &mut Election, stated: &Stated, twice: u64) {
    let mut warnings = Vec::new();
    let projects = u64::try_from(election.projects.len()).unwrap_or(u64::MAX);
    let voters = election.voters();
    for (stated, found, what) in [(stated.projects, projects, "projects"), (stated.votes, voters, "votes")] {
        if let Some(stated) = stated.filter(|stated| *stated != found) {
            warnings.push(format!("The file says that it has {stated} {what}, and it has {found}; all that it has were counted."));
        }
    }
    if twice > 0 {
        warnings.push(format!("{twice} ballots name a project twice; each was counted once."));
    }
    if election.vote_type.has_points() && !election.has_points {
        warnings.push("The file says that voters gave points, and has no points; each project on a ballot counts as approved.".to_owned());
    }
    let beyond = election.beyond_limits();
    if beyond > 0 {
        warnings.push(format!("{beyond} ballots are not within the limits that the file states; they were counted all the same."));
    }
    let names: FxHashSet<&str> = election.projects.iter().map(|project| project.name.as_str()).filter(|name| !name.is_empty()).collect();
    let named = election.projects.iter().filter(|project| !project.name.is_empty()).count();
    if names.len() < named {
        warnings.push("Some projects have the same name; look at their ids.".to_owned());
    }
    election.warnings = warnings;
}

#[cfg(test)]
mod tests {
    use super::super::VoteType;
    use super::{Election, amount, read};

    const HEAD: &str = "META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost\na;10\nb;20\nVOTES\nvoter_id;vote\n";

    fn elect(text: &str) -> Election {
        read(&mut text.as_bytes()).unwrap()
    }
    fn fault(text: &str) -> String {
        read(&mut text.as_bytes()).unwrap_err().to_string()
    }
    fn points(vote: &str) -> String {
        let head = HEAD.replace("approval", "cumulative").replace("voter_id;vote", "voter_id;vote;points");
        format!("{head}{vote}\n")
    }

    #[test]
    fn equal_ballots_are_merged_in_whatever_order_they_name_projects() {
        let election = elect(&format!("{HEAD}1;a,b\n2; b , a ,\n3;\n4\n5;b\n"));
        let counts: Vec<(usize, u64)> = election.ballots.iter().map(|ballot| (ballot.projects.len(), ballot.count)).collect();
        assert_eq!(counts, [(0, 2), (2, 2), (1, 1)]);
        assert_eq!(election.voters(), 5);
    }
    #[test]
    fn columns_may_stand_in_any_order_and_others_are_passed_over() {
        let text = "meta;;\nkey;value\nbudget;361677,8\nPROJECTS;;\nname;selected;cost;project_id\n\"A; B\";1;0.10;x y\nVotes;\nvote;age;voter_id\nx y;;7\n";
        let election = elect(text);
        assert_eq!(election.budget, amount::parse("361677.8").unwrap());
        assert_eq!((election.projects[0].id.as_str(), election.projects[0].name.as_str()), ("x y", "A; B"));
        assert_eq!(election.projects[0].selected.as_deref(), Some("1"));
        assert_eq!(election.vote_type, VoteType::Approval);
        assert_eq!(election.voters(), 1);
    }
    #[test]
    fn a_description_may_hold_a_bare_semicolon() {
        let election = elect(&HEAD.replace("budget;100", "description;one; two\nbudget;100\nnum_votes;3"));
        assert_eq!(election.about("description"), Some("one;two"));
        assert_eq!(election.warnings, ["The file says that it has 3 votes, and it has 0; all that it has were counted."]);
    }
    #[test]
    fn faults_are_named_with_line_and_cell() {
        let cases = [
            (format!("{HEAD}1;a\n2;a,c\n"), "line 12, column 2: “c”: expected the id of a project of this file"),
            (HEAD.replace("b;20", "b;NaN"), "line 8, column 2: “NaN”: expected an amount such as"),
            (HEAD.replace("b;20", "b;inf"), "line 8, column 2: “inf”: expected an amount such as"),
            (HEAD.replace("b;20", "b;-20"), "line 8, column 2: “-20”: expected an amount of 0 or more"),
            (HEAD.replace("b;20", "b"), "line 8, column 2: expected an amount such as"),
            (HEAD.replace("b;20", "a;20"), "line 8, column 1: “a”: expected an id that no project above has"),
            (HEAD.replace("b;20", ";20"), "line 8, column 1: expected the id of a project"),
            (HEAD.replace("budget;100", "budget;much"), "line 3, column 2: “much”: expected an amount"),
            (HEAD.replace("budget;100\n", ""), "line 4, column 1: “PROJECTS”: expected a line budget before it"),
            (
                HEAD.replace("approval", "ordinal"),
                "line 4, column 2: “ordinal”: expected approval, choose-1, cumulative or scoring: orders",
            ),
            (
                HEAD.replace("project_id;cost", "project_id;price"),
                "line 6, column 1: “project_id;price”: expected column names with cost among them",
            ),
            (
                HEAD.replace("voter_id;vote", "voter_id;choice"),
                "line 10, column 1: “voter_id;choice”: expected column names with vote among them",
            ),
            (HEAD.replace("META\n", ""), "line 1, column 1: “key”: expected the section META"),
            (HEAD.replace("PROJECTS\n", "VOTES\n"), "line 5, column 1: “VOTES”: expected the section PROJECTS"),
            (format!("{HEAD}VOTES\n"), "line 11, column 1: “VOTES”: expected votes to the end of the file"),
            (String::new(), "expected the section META, and the file is empty"),
            ("META\nkey;value\nbudget;3\n".to_owned(), "expected the sections PROJECTS and VOTES after META"),
            (points("1;a,b;3"), "line 11, column 3: “3”: expected 2 numbers, one for each project of the vote"),
            (points("1;a,b;3,NaN"), "line 11, column 3: “NaN”: expected points from 0 to a billion"),
            (points("1;a,b;3,-1"), "line 11, column 3: “-1”: expected points from 0 to a billion"),
            (points("1;a;1e30"), "line 11, column 3: “1e30”: expected points from 0 to a billion"),
            (points("1;a,a;3,4"), "line 11, column 2: “a,a”: expected each project once"),
        ];
        for (text, expected) in cases {
            let found = fault(&text);
            assert!(found.starts_with(&format!("ballots: {expected}")), "{found}\n{expected}");
        }
    }
    #[test]
    fn points_keep_nine_decimals_and_none_of_zero() {
        let election = elect(&points("1;b,a;0.000000001,0\n2;;"));
        assert_eq!((&*election.ballots[1].projects, &*election.ballots[1].points), (&[1][..], &[1][..]));
        assert_eq!(election.voters(), 2);
    }
    #[test]
    fn what_breaks_a_limit_of_the_file_is_counted_and_said() {
        let election = elect(&format!("{}1;a,b\n2;a\n3;a,a\n", HEAD.replace("budget;100", "max_length;1\nmax_sum_cost;10\nbudget;100")));
        assert_eq!(election.voters(), 3);
        let said = [
            "1 ballots name a project twice; each was counted once.",
            "1 ballots are not within the limits that the file states; they were counted all the same.",
        ];
        assert_eq!(election.warnings, said);
        assert_eq!(election.choice(&[0], &[]).left, Some(amount::parse("0").unwrap()));
        let much = election.choice(&[0, 1], &[]);
        assert_eq!((much.cost, much.left, much.breaches.len()), (amount::parse("30").unwrap(), amount::parse("-20"), 2));
        assert_eq!(election.choice(&[0, 0, 9], &[1]).breaches.len(), 5);
    }
    #[test]
    fn very_large_and_very_small_amounts_are_exact() {
        let huge = "9".repeat(60);
        assert_eq!(elect(&HEAD.replace("b;20", &format!("b;{huge}"))).projects[1].cost, amount::parse(&huge).unwrap());
        assert!(fault(&HEAD.replace("b;20", &format!("b;{huge}9"))).contains("at most 60 characters"));
    }
}

//! How firm the count of a file is: the bootstrap over the ballots of each kind of file, and how few other ballots alter it.

use super::super::catalogue::{Entry, Input};
use super::super::counted::Counted;
use super::super::dots::Points;
use super::super::fault::Fault;
use super::super::options::Options;
use super::super::{budget, pairwise, ranking};
use super::raters::Raters;
use super::{Change, Gaps, Robustness, TOP, bootstrap_within, sums, to_change};
use rustc_hash::FxHashMap;
use serde::Serialize;

/// How often the ballots are drawn, and from which seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draws {
    /// How often.
    pub runs: u32,
    /// With it, anybody draws the same again.
    pub seed: u64,
}

/// What is asked of a draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// Whether an item is among the first places.
    Places,
    /// Whether it is chosen, where several are chosen together or the method names winners only.
    Chosen,
}

/// How firm a count is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Firm {
    /// The seed.
    pub seed: u64,
    /// How often the ballots were drawn.
    pub runs: u32,
    /// In how many draws the method had no result.
    pub without: u32,
    /// Ballots in each draw, as many as were cast.
    pub ballots: u64,
    /// What was asked of each draw.
    pub asked: Asked,
    /// How many places count as the first.
    pub top: usize,
    /// Best first, as in the count.
    pub items: Vec<FirmItem>,
    /// How few ballots would have to be others, where the method allows to say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_change: Option<ToChange>,
}

/// One item in the draws.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FirmItem {
    /// As the file names it.
    pub id: String,
    /// In how many draws it was first, alone or shared.
    pub first: u32,
    /// In how many draws it was among the first, or chosen.
    pub within: u32,
    /// The best place, when the best 2.5 % of draws are left out.
    pub best: usize,
    /// The worst place, when the worst 2.5 % of draws are left out.
    pub worst: usize,
}

/// How few ballots would have to be others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ToChange {
    /// For another first item.
    pub first: Option<Change>,
    /// For another set of first items.
    pub top: Option<Change>,
}

/// Draws the ballots again and counts each time. `raters` are the rows of a file of ratings, which the count itself merges.
pub fn firm(entry: &Entry, input: &Input, raters: Option<&Raters>, options: &Options, draws: Draws) -> Result<Firm, Fault> {
    let counted = entry.count(input, options)?;
    match (input, raters) {
        (Input::Dots(points), _) => dots(points, options, &counted, draws),
        (Input::Ranking(profile), _) => orders(entry, profile, options, &counted, draws),
        (Input::Pairwise(comparisons), _) => pairs(entry, comparisons, options, &counted, draws),
        (Input::Budget(election), _) => projects(entry, election, options, &counted, draws),
        (Input::Rating(_), Some(raters)) if entry.id == "weighted_mean" => {
            let ids: Vec<&str> = raters.items().collect();
            let found = bootstrap_within(TOP, draws.seed, draws.runs, &vec![1; raters.len()], |times| raters.scores(times));
            Ok(told(&found, &ids, &counted, Asked::Places, None))
        }
        _ => Err(Fault::NoResult(format!(
            "{} cannot be drawn again: that is there for dots, rankings, weighted ratings, comparisons and budgets",
            entry.id
        ))),
    }
}

fn dots(points: &Points, options: &Options, counted: &Counted, draws: Draws) -> Result<Firm, Fault> {
    let (weights, gives) = points.merged(options)?;
    let ids: Vec<&str> = points.ids().collect();
    let found = bootstrap_within(TOP, draws.seed, draws.runs, &weights, sums(ids.len(), &gives));
    let most = |name: &str| options.whole(name).map(|limit| limit.map(|limit| u32::try_from(limit).unwrap_or(u32::MAX)));
    let (points, on_one) = (most("points_per_ballot")?, most("most_on_one_item")?);
    let change = points.or(on_one).map(|other| {
        let gaps = Gaps::Dots { points: points.unwrap_or(other), most: on_one.unwrap_or(other) };
        let halves: Vec<Vec<u64>> = gives.iter().map(|row| row.iter().map(|points| points.saturating_mul(2)).collect()).collect();
        changes(&weights, &halves, ids.len(), gaps)
    });
    Ok(told(&found, &ids, counted, Asked::Places, change))
}

fn changes(weights: &[u32], halves: &[Vec<u64>], items: usize, gaps: Gaps) -> ToChange {
    ToChange { first: to_change(weights, halves, items, 1, gaps), top: to_change(weights, halves, items, TOP, gaps) }
}

fn orders(entry: &Entry, profile: &ranking::Profile, options: &Options, counted: &Counted, draws: Draws) -> Result<Firm, Fault> {
    let ids: Vec<&str> = profile.items().iter().map(|item| item.id.as_str()).collect();
    let weights: Vec<u32> = profile.orders().map(|(_, count)| times(count)).collect::<Result<_, _>>()?;
    if entry.id == "borda" {
        let halves: Vec<Vec<u64>> = profile.orders().map(|(order, _)| half_points(order, ids.len())).collect();
        let found = bootstrap_within(TOP, draws.seed, draws.runs, &weights, sums(ids.len(), &halves));
        let change = changes(&weights, &halves, ids.len(), Gaps::Borda);
        return Ok(told(&found, &ids, counted, Asked::Places, Some(change)));
    }
    let groups: Vec<Vec<Vec<usize>>> =
        profile.orders().map(|(order, _)| order.groups().map(|group| group.items().collect()).collect()).collect();
    let again = |times: &[u32]| {
        let drawn = times.iter().zip(&groups).filter(|(times, _)| **times > 0).map(|(times, order)| (u64::from(*times), order.clone()));
        let mut drawn = ranking::Profile::of(profile.items().to_vec(), drawn)?;
        drawn.seats = profile.seats;
        entry.count(&Input::Ranking(drawn), options)
    };
    recounted(&weights, &ids, counted, draws, again)
}

/// What Borda gives to each item, twice: items that the order does not list share the mean of the last places.
fn half_points(order: ranking::Order<'_>, items: usize) -> Vec<u64> {
    let wide = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let mut below = items;
    let mut halves = vec![wide(items.saturating_sub(order.listed()).saturating_sub(1)); items];
    for group in order.groups() {
        below = below.saturating_sub(group.len());
        for item in group.items() {
            halves.get_mut(item).into_iter().for_each(|half| *half = wide((2 * below + group.len()).saturating_sub(1)));
        }
    }
    halves
}

fn pairs(entry: &Entry, all: &pairwise::Comparisons, options: &Options, counted: &Counted, draws: Draws) -> Result<Firm, Fault> {
    let both = |pair: &pairwise::Pair| [(pair.one, pair.other, pair.for_one), (pair.other, pair.one, pair.for_other)];
    let wins: Vec<(usize, usize, f64)> = all.pairs().iter().flat_map(both).filter(|(_, _, count)| *count > 0.0).collect();
    let weights: Vec<u32> = wins.iter().map(|(_, _, count)| whole(*count)).collect::<Result<_, _>>()?;
    let ids: Vec<&str> = all.items().iter().map(String::as_str).collect();
    let again = |times: &[u32]| {
        let drawn = wins.iter().zip(times).map(|((winner, loser, _), times)| (*winner, *loser, f64::from(*times)));
        entry.count(&Input::Pairwise(pairwise::Comparisons::new(all.items().to_vec(), drawn)), options)
    };
    recounted(&weights, &ids, counted, draws, again)
}

fn projects(entry: &Entry, election: &budget::Election, options: &Options, counted: &Counted, draws: Draws) -> Result<Firm, Fault> {
    let weights: Vec<u32> = election.ballots.iter().map(|ballot| times(ballot.count)).collect::<Result<_, _>>()?;
    let ids: Vec<&str> = election.projects.iter().map(|project| project.id.as_str()).collect();
    let again = |times: &[u32]| {
        let mut drawn = election.clone();
        drawn.ballots.iter_mut().zip(times).for_each(|(ballot, times)| ballot.count = u64::from(*times));
        drawn.ballots.retain(|ballot| ballot.count > 0);
        entry.count(&Input::Budget(drawn), options)
    };
    recounted(&weights, &ids, counted, draws, again)
}

/// Counts each draw by the entry itself.
fn recounted(
    weights: &[u32],
    ids: &[&str],
    counted: &Counted,
    draws: Draws,
    again: impl Fn(&[u32]) -> Result<Counted, Fault>,
) -> Result<Firm, Fault> {
    let ranked = counted.items.iter().any(|item| item.rank.is_some());
    let asked = match (&counted.committee, ranked, &counted.winners) {
        (None, true, _) => Asked::Places,
        (Some(_), ..) | (None, false, Some(_)) => Asked::Chosen,
        (None, false, None) => {
            return Err(Fault::NoResult("this method orders no items and chooses none: nothing to draw again".to_owned()));
        }
    };
    let at: FxHashMap<&str, usize> = ids.iter().copied().zip(0..).collect();
    let score = |times: &[u32]| {
        let Ok(counted) = again(times) else { return Vec::new() };
        let mut scores = vec![if asked == Asked::Chosen { 0.0 } else { f64::NAN }; ids.len()];
        let mut put = |id: &str, score: f64| at.get(id).and_then(|at| scores.get_mut(*at)).into_iter().for_each(|place| *place = score);
        if asked == Asked::Chosen {
            counted.committee.iter().chain(&counted.winners).flatten().for_each(|id| put(id, 1.0));
        } else {
            let ranks = counted.items.iter().filter_map(|item| Some((&item.id, u32::try_from(item.rank?).ok()?)));
            ranks.for_each(|(id, rank)| put(id, -f64::from(rank)));
        }
        scores
    };
    let top = if asked == Asked::Chosen { 1 } else { TOP };
    let found = bootstrap_within(top, draws.seed, draws.runs, weights, score);
    Ok(told(&found, ids, counted, asked, None))
}

fn told(found: &Robustness, ids: &[&str], counted: &Counted, asked: Asked, to_change: Option<ToChange>) -> Firm {
    let by_id: FxHashMap<&str, _> = ids.iter().copied().zip(&found.items).collect();
    let item = |id: &str| {
        let found = by_id.get(id)?;
        Some(FirmItem { id: id.to_owned(), first: found.first, within: found.within, best: found.best, worst: found.worst })
    };
    let Robustness { seed, runs, without, ballots, top, .. } = *found;
    let items = counted.items.iter().filter_map(|counted| item(&counted.id)).collect();
    Firm { seed, runs, without, ballots, asked, top, items, to_change }
}

fn times(count: u64) -> Result<u32, Fault> {
    u32::try_from(count).map_err(|_| Fault::NoResult("more than four thousand million equal ballots are not drawn again".to_owned()))
}

/// A whole number of comparisons.
fn whole(count: f64) -> Result<u32, Fault> {
    let fits = count.fract() == 0.0 && count <= f64::from(u32::MAX);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and within bounds, as just looked at")]
    fits.then_some(count as u32).ok_or_else(|| {
        Fault::NoResult("shared comparisons, such as halves for a draw, are no ballots that could be drawn again".to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::{Asked, Draws, Firm, firm};
    use crate::{Kind, Options, Sources, find, read};

    fn of(id: &str, kind: Kind, text: &str, options: Options) -> Firm {
        let mut ballots = text.as_bytes();
        let mut sources = Sources { ballots: Some(&mut ballots), ..Sources::default() };
        let input = read(kind, &mut sources, &options).expect("it reads");
        let (entry, _) = find(id).expect("it is listed");
        firm(entry, &input, None, &options, Draws { runs: 400, seed: 5 }).expect("it can be drawn again")
    }

    const CAPITAL: &str = "# ALTERNATIVE NAME 1: Memphis\n# ALTERNATIVE NAME 2: Nashville\n# ALTERNATIVE NAME 3: Chattanooga\n\
                           # ALTERNATIVE NAME 4: Knoxville\n42: 1,2,3,4\n26: 2,3,4,1\n15: 3,4,2,1\n17: 4,3,2,1\n";

    /// By hand: 194 and 173 points; six ballots of those who put Nashville first and Chattanooga second, 4 points each.
    #[test]
    fn borda_says_how_firm_and_how_few_would_alter_it() {
        let found = of("borda", Kind::Ranking, CAPITAL, Options::default());
        assert_eq!((found.asked, found.top, found.ballots, found.items[0].id.as_str()), (Asked::Places, 5, 100, "2"));
        assert_eq!(found.to_change.expect("Borda sums").first.expect("two items or more").ballots, 6);
        assert!(found.items[0].first > 300 && found.items.iter().all(|item| item.within == 400), "{found:?}");
    }
    /// Both count the same ballots of the same draws: by sums, and by the entry itself.
    #[test]
    fn sums_and_a_whole_recount_of_each_draw_agree() {
        let (sums, whole) = (
            of("borda", Kind::Ranking, CAPITAL, Options::default()),
            of("borda_unlisted_zero", Kind::Ranking, CAPITAL, Options::default()),
        );
        assert_eq!(sums.items, whole.items);
    }
    /// By hand: all 30 give 2 to a; b gets 1 from 10 of them. For another first item b has to gain on a: at most 3 a ballot.
    #[test]
    fn dots_over_the_limit_are_not_drawn() {
        let rows: String =
            (0..30).map(|ballot| if ballot < 10 { format!("{ballot},a,2\n{ballot},b,1\n") } else { format!("{ballot},a,2\n") }).collect();
        let text = format!("ballot,item,points\nover,b,9\n{rows}");
        let found = of("dots", Kind::Dots, &text, Options::default().with("points_per_ballot", "3").with("most_on_one_item", "2"));
        assert_eq!(found.ballots, 30);
        assert_eq!((found.items[0].id.as_str(), found.items[0].first), ("a", 400));
    }
    #[test]
    fn a_budget_is_asked_who_is_funded() {
        let text = "META\nkey;value\nnum_projects;2\nnum_votes;3\nbudget;10\nvote_type;approval\nPROJECTS\nproject_id;cost\na;10\nb;10\n\
                    VOTES\nvoter_id;vote\n1;a\n2;a\n3;b\n";
        let found = of("greedy_votes", Kind::Budget, text, Options::default());
        assert_eq!(found.asked, Asked::Chosen);
        // By hand: of three draws at least two are for a with chance 20/27.
        assert!((250..340).contains(&found.items[0].within), "{found:?}");
        assert_eq!(found.items.iter().map(|item| item.within).sum::<u32>(), 400);
    }
    #[test]
    fn comparisons_are_drawn_one_by_one() {
        let found = of("win_counts", Kind::Pairwise, "winner,loser,count\na,b,30\nb,a,2\n", Options::default());
        assert_eq!((found.ballots, found.items[0].first), (32, 400));
    }
}

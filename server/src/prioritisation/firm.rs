//! How firm a result is, and what other counts of the same ballots say. Only of results of which every item is shown.

use constat_shared::api::prioritisation::{CollegeResult, Firm, Item, OtherCount, Strength};
use constat_shared::tally::pairwise::maximum_likelihood;
use constat_shared::tally::ranking::{Alternative, Profile};
use constat_shared::tally::{Input, Options, Outcome, Rule, find};

/// Draws of the ballots: enough for whole per cents, and quick at any size of a round.
const DRAWS: u32 = 500;
/// Ways to count rankings that are laid beside Borda's.
const OTHERS: [&str; 4] = ["copeland", "schulze_margins", "ranked_pairs_margins", "irv"];
/// Half of the 95 % interval, in standard errors.
const INTERVAL: f64 = 1.959_964;

/// Tells it.
pub fn tell(out: &mut CollegeResult, rule: &Rule, items: &[Item], ballots: &[Vec<i64>], counted: &Outcome) {
    draws(out, items, counted);
    strengths(out, items, counted);
    if *rule == Rule::Ranking {
        out.others = others(items, ballots);
    }
}

fn place(items: &[Item], of: &Item) -> Option<usize> {
    items.iter().position(|item| item.id == of.id)
}

fn draws(out: &mut CollegeResult, items: &[Item], counted: &Outcome) {
    let drawn = counted.drawn(out.settings.seed, DRAWS);
    let done = f64::from(drawn.runs - drawn.without);
    if done <= 0.0 {
        return;
    }
    for row in &mut out.rows {
        let within = place(items, &row.item).and_then(|item| drawn.items.get(item)).map(|item| f64::from(item.within));
        row.firm = within.map(|within| within * 100.0 / done);
    }
    out.firm = Some(Firm {
        top: i64::try_from(counted.top()).unwrap_or(i64::MAX),
        draws: i64::from(DRAWS),
        seed: out.settings.seed,
        to_change: counted.to_change().and_then(|change| i64::try_from(change.ballots).ok()),
    });
}

fn strengths(out: &mut CollegeResult, items: &[Item], counted: &Outcome) {
    let Some(fit) = counted.comparisons.as_ref().and_then(|comparisons| maximum_likelihood(comparisons).ok()) else { return };
    let errors = fit.standard_errors();
    for row in &mut out.rows {
        let Some(item) = place(items, &row.item) else { continue };
        let (Some(value), Some(error)) = (fit.strengths.get(item), errors.get(item)) else { continue };
        row.strength = Some(Strength { value: *value, low: value - INTERVAL * error, high: value + INTERVAL * error });
    }
}

fn others(items: &[Item], ballots: &[Vec<i64>]) -> Vec<OtherCount> {
    let names = items.iter().map(|item| Alternative { id: item.number.to_string(), name: String::new() }).collect();
    let Ok(profile) = Profile::of(names, ballots.iter().map(|ranks| (1, groups(ranks)))) else { return Vec::new() };
    let input = Input::Ranking(profile);
    OTHERS.iter().filter_map(|id| other(id, &input)).collect()
}

/// Items by their ranks, level ones together; those without a rank are left out.
fn groups(ranks: &[i64]) -> Vec<Vec<usize>> {
    let mut placed: Vec<(i64, usize)> = ranks.iter().copied().zip(0..).filter(|(rank, _)| *rank > 0).collect();
    placed.sort_unstable();
    placed.chunk_by(|one, other| one.0 == other.0).map(|group| group.iter().map(|(_, item)| *item).collect()).collect()
}

fn other(id: &str, input: &Input) -> Option<OtherCount> {
    let (entry, _) = find(id)?;
    let counted = entry.count(input, &Options::default()).ok()?;
    let placed: Vec<(usize, i32)> = counted.items.iter().filter_map(|item| Some((item.rank?, item.id.parse().ok()?))).collect();
    let order = placed.chunk_by(|one, other| one.0 == other.0).map(|group| group.iter().map(|(_, number)| *number).collect());
    Some(OtherCount { method: id.to_owned(), order: order.collect() })
}

#[cfg(test)]
mod tests {
    use super::groups;

    #[test]
    fn ranks_become_groups_best_first() {
        assert_eq!(groups(&[2, 1, 0, 2, 5]), vec![vec![1], vec![0, 3], vec![4]]);
    }
}

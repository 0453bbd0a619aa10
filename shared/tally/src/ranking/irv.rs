//! Instant runoff: the lowest goes, round by round, until one item has more than half of the ballots that still count.
//!
//! Sources: Ware's use of Hare's method for one seat (1871), as in Tideman, "Collective Decisions and Voting" (2006); all ways
//! to break ties: Conitzer, Rognlie and Xia, "Preference functions that score rankings and maximum likelihood estimation",
//! IJCAI (2009).

use super::super::catalogue::{Count, Entry};
use super::super::counted::Counted;
use super::super::fault::Fault;
use super::super::options::Options;
use super::irv_ties;
use super::outcome::{Groups, by_score, few_enough, float, outcome, per_item};
use super::profile::Profile;
use serde_json::{Value, json};

/// Without a tie for lowest `rounds` and `winners`, otherwise `rounds_to_tie` and the winners under both treatments.
pub(super) const IRV: Entry = Entry {
    id: "irv",
    method: "ranking",
    variant: "The item that is first on the fewest ballots goes, one a round, until one is first on more than half of those that still \
              count; a ballot whose items have all gone stops counting. If two are lowest together the rounds stop, and the winners \
              are given for all ways to break ties (up to 16 items) and for all lowest going together. Only for ballots that tie no \
              items, except all the last ones.",
    source: "Tideman, Collective Decisions and Voting, 2006; Conitzer, Rognlie and Xia, Preference functions that score rankings and \
             maximum likelihood estimation, 2009 (ties)",
    settings: &[],
    count: Count::Ranking(irv),
};

/// As `IRV`.
pub(super) const IRV_OVERVOTE_STOPS: Entry = Entry {
    id: "irv_overvote_stops",
    method: "ranking",
    variant: "As instant runoff, and a ballot ends before its first tie of several items; one with nothing before it does not count at all.",
    source: "Tideman, Collective Decisions and Voting, 2006; overvote rule of United States cities, e.g. Burlington, Vermont, 2009",
    settings: &[],
    count: Count::Ranking(irv_overvote_stops),
};

fn irv(profile: &Profile, _options: &Options) -> Result<Counted, Fault> {
    let items = profile.items().len();
    if profile.orders().any(|(order, _)| order.ties_inside(items)) {
        let reason = "some ballots tie items, and instant runoff moves whole ballots: count by `irv_overvote_stops`, which ends such ballots before the tie";
        return Err(Fault::NoResult(reason.to_owned()));
    }
    instant_runoff(profile)
}

fn irv_overvote_stops(profile: &Profile, _options: &Options) -> Result<Counted, Fault> {
    let mut counted = instant_runoff(profile)?;
    let items = profile.items().len();
    let ended: u64 = profile.orders().filter(|(order, _)| order.ties_inside(items)).map(|(_, count)| count).sum();
    if ended > 0 {
        counted.warnings.push(format!("{ended} of {} ballots tie items and count only up to their first tie.", profile.ballots()));
    }
    Ok(counted)
}

/// Ballots that wait on the item that they count for now.
pub(super) struct Runoff<'a> {
    ballots: Vec<(&'a [u32], u64)>,
    /// For each item: ballots and the place on them that counts.
    piles: Vec<Vec<(usize, usize)>>,
    tally: Vec<u64>,
    alive: Vec<bool>,
    exhausted: u64,
}

impl<'a> Runoff<'a> {
    fn new(items: usize, ballots: Vec<(&'a [u32], u64)>) -> Self {
        let (piles, tally, alive) = (vec![Vec::new(); items], vec![0; items], vec![true; items]);
        let mut runoff = Self { ballots, piles, tally, alive, exhausted: 0 };
        for ballot in 0..runoff.ballots.len() {
            runoff.pass(ballot, 0);
        }
        runoff
    }
    /// Gives a ballot to the first item from this place on that is still there.
    fn pass(&mut self, ballot: usize, from: usize) {
        let Some((order, count)) = self.ballots.get(ballot) else { return };
        for (place, item) in order.iter().enumerate().skip(from) {
            let item = *item as usize;
            if self.alive.get(item) == Some(&true)
                && let (Some(pile), Some(tally)) = (self.piles.get_mut(item), self.tally.get_mut(item))
            {
                pile.push((ballot, place));
                *tally += count;
                return;
            }
        }
        self.exhausted += count;
    }
    fn remove(&mut self, items: &[usize]) {
        for item in items {
            if let Some(alive) = self.alive.get_mut(*item) {
                *alive = false;
            }
        }
        for item in items {
            if let Some(tally) = self.tally.get_mut(*item) {
                *tally = 0;
            }
            let pile = self.piles.get_mut(*item).map(std::mem::take).unwrap_or_default();
            for (ballot, place) in pile {
                self.pass(ballot, place + 1);
            }
        }
    }
    /// Items still there, with their ballots.
    fn standing(&self) -> impl Iterator<Item = (usize, u64)> {
        self.tally.iter().zip(&self.alive).enumerate().filter(|(_, (_, alive))| **alive).map(|(item, (tally, _))| (item, *tally))
    }
    /// Who has more than half of what still counts.
    fn majority(&self) -> Option<usize> {
        let live: u128 = self.standing().map(|(_, tally)| u128::from(tally)).sum();
        self.standing().find(|(_, tally)| 2 * u128::from(*tally) > live).map(|(item, _)| item)
    }
    fn lowest(&self) -> Vec<usize> {
        let low = self.standing().map(|(_, tally)| tally).min();
        self.standing().filter(|(_, tally)| Some(*tally) == low).map(|(item, _)| item).collect()
    }
    /// Goes on with all the lowest going together; if these are all that are left, all win.
    fn all_lowest_go(mut self) -> Vec<usize> {
        loop {
            if let Some(winner) = self.majority() {
                return vec![winner];
            }
            let lowest = self.lowest();
            if lowest.len() == self.standing().count() {
                return lowest;
            }
            self.remove(&lowest);
        }
    }
}

fn instant_runoff(profile: &Profile) -> Result<Counted, Fault> {
    few_enough(profile)?;
    let items = profile.items().len();
    let ballots: Vec<(&[u32], u64)> =
        profile.orders().map(|(order, count)| (order.strict(), count)).filter(|(order, _)| !order.is_empty()).collect();
    if ballots.is_empty() {
        return Err(Fault::NoResult("no ballot puts one item first, so there is nothing to count".to_owned()));
    }
    let mut runoff = Runoff::new(items, ballots);
    let mut rounds = Vec::new();
    let mut gone = Vec::new();
    loop {
        let tally = per_item(profile, runoff.standing().map(|(item, _)| item), |item| json!(runoff.tally.get(item)));
        let mut round = json!({"tally": tally, "exhausted": runoff.exhausted});
        let mut say = |key: &str, value: Value| round.as_object_mut().map(|round| round.insert(key.to_owned(), value));
        let lowest = runoff.lowest();
        let winner = runoff.majority().or_else(|| lowest.first().copied().filter(|_| runoff.standing().count() == 1));
        if let Some(winner) = winner {
            say("elected", json!([profile.id(winner)]));
            rounds.push(round);
            return Ok(decided(profile, &runoff, winner, &gone, rounds));
        }
        say("lowest", json!(profile.ids(lowest.iter().copied())));
        if lowest.len() > 1 {
            say("stopped", json!("tie for lowest"));
            rounds.push(round);
            return Ok(tied(profile, runoff, &lowest, rounds));
        }
        rounds.push(round);
        runoff.remove(&lowest);
        gone.extend(lowest);
    }
}

/// The winner, then those still there by their ballots, then those gone, the last first.
fn decided(profile: &Profile, runoff: &Runoff<'_>, winner: usize, gone: &[usize], rounds: Vec<Value>) -> Counted {
    let scores: Vec<f64> = runoff.tally.iter().map(|tally| float(*tally)).collect();
    let standing =
        |group: &Vec<usize>| group.iter().copied().filter(|item| *item != winner && runoff.alive.get(*item) == Some(&true)).collect();
    let mut order: Groups = vec![vec![winner]];
    order.extend(by_score(&runoff.tally).iter().map(standing).filter(|group: &Vec<usize>| !group.is_empty()));
    order.extend(gone.iter().rev().map(|item| vec![*item]));
    let values = json!({"rounds": rounds, "winners": [profile.id(winner)]});
    let counted = outcome(profile, &order, Some(&scores), values);
    Counted { rounds: Some(Value::Array(rounds)), ..counted }
}

fn tied(profile: &Profile, runoff: Runoff<'_>, lowest: &[usize], rounds: Vec<Value>) -> Counted {
    let scores: Vec<f64> = runoff.tally.iter().map(|tally| float(*tally)).collect();
    let mut values = json!({"rounds_to_tie": rounds});
    let universes = irv_ties::winners(profile.items().len(), &runoff.ballots, runoff.standing().map(|(item, _)| item));
    let together = runoff.all_lowest_go();
    let ids = |items: &[usize]| profile.ids(items.iter().copied());
    if let Some(values) = values.as_object_mut() {
        if let Some(universes) = &universes {
            values.insert("winners_parallel_universes".to_owned(), json!(ids(universes)));
        }
        values.insert("winners_all_lowest_removed".to_owned(), json!(ids(&together)));
    }
    let winners = universes.as_ref().unwrap_or(&together);
    let order = if winners.len() == 1 { vec![winners.clone()] } else { Vec::new() };
    let mut counted = outcome(profile, &order, Some(&scores), values);
    let level = ids(lowest).join(", ");
    counted.warnings.push(match winners.as_slice() {
        [_] => format!("Items were lowest together ({level}); the same item wins whichever of them goes first."),
        _ => format!("Items were lowest together ({level}), and who wins depends on which of them goes first."),
    });
    if universes.is_none() {
        counted
            .warnings
            .push("There are too many items to try all ways to break ties; the winner is the one if all lowest go together.".to_owned());
    }
    Counted { winners: Some(ids(winners)), ties: vec![ids(lowest)], rounds: Some(Value::Array(rounds)), ..counted }
}

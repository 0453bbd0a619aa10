//! The single transferable vote after Meek: elected items keep just the part of every vote that they need.
//!
//! Source: Hill, Wichmann and Woodall, "Algorithm 123: Single transferable vote by Meek's method", The Computer Journal 30 (1987).

use super::super::catalogue::{Count, Entry};
use super::super::counted::Counted;
use super::super::fault::Fault;
use super::super::options::Options;
use super::outcome::{float, outcome};
use super::profile::Profile;
use super::seats::{SEATS, papers, seats, warn};
use rustc_hash::FxHashMap;
use serde_json::json;

/// The surpluses that are left when keep factors are close enough, as a part of all ballots.
const OMEGA: f64 = 1e-10;

/// Votes this far above the quota have reached it; smaller differences are noise of floating point.
const REACHED: f64 = 1e-9;

/// Votes nearer than this are level.
const LEVEL: f64 = 1e-6;

/// More turns than any count takes.
const MOST_TURNS: usize = 100_000;

/// `elected`, `tie_for_exclusion_met`.
pub(super) const STV_MEEK: Entry = Entry {
    id: "stv_meek",
    method: "ranking",
    variant: "Meek's method: the quota is what still counts divided by seats + 1 and is computed again with the keep factors, until the \
              surpluses left are less than 1e-10 of the ballots. Of several lowest the one with the lowest id goes, and \
              `tie_for_exclusion_met` says whether that happened.",
    source: "Hill, Wichmann and Woodall, Algorithm 123: Single transferable vote by Meek's method, 1987",
    settings: &[SEATS],
    count: Count::Ranking(stv_meek),
};

/// The state of a count: one number for each item.
struct Meek<'a> {
    orders: Vec<(&'a [u32], f64)>,
    keep: Vec<f64>,
    votes: Vec<f64>,
    quota: f64,
    hopeful: Vec<usize>,
    elected: Vec<usize>,
    tie: bool,
}

impl Meek<'_> {
    fn of(values: &[f64], item: usize) -> f64 {
        values.get(item).copied().unwrap_or_default()
    }
    /// Votes and quota under the keep factors.
    fn distribute(&mut self, seats: f64) {
        self.votes.fill(0.0);
        let mut used = 0.0;
        for (order, count) in &self.orders {
            let mut left = 1.0;
            for item in order.iter().map(|item| *item as usize) {
                let keep = Self::of(&self.keep, item);
                if keep > 0.0 {
                    let part = left * keep;
                    if let Some(votes) = self.votes.get_mut(item) {
                        *votes += part * count;
                    }
                    left -= part;
                    if left <= 0.0 {
                        break;
                    }
                }
            }
            used += (1.0 - left) * count;
        }
        self.quota = used / (seats + 1.0);
    }
    /// Hopeful items with this property, by falling votes; equal ones by id.
    fn falling(&self, property: impl Fn(f64) -> bool) -> Vec<usize> {
        let mut items: Vec<usize> = self.hopeful.iter().copied().filter(|item| property(Self::of(&self.votes, *item))).collect();
        items.sort_by(|a, b| Self::of(&self.votes, *b).total_cmp(&Self::of(&self.votes, *a)));
        items
    }
    /// Distributes until somebody new reaches the quota or the surpluses are gone. Says who did.
    fn converge(&mut self, seats: f64, total: f64) -> Vec<usize> {
        for _ in 0..MOST_TURNS {
            self.distribute(seats);
            let surplus: f64 = self.elected.iter().map(|item| (Self::of(&self.votes, *item) - self.quota).max(0.0)).sum();
            let new = self.falling(|votes| votes >= self.quota + REACHED);
            if !new.is_empty() {
                self.hopeful.retain(|item| !new.contains(item));
                self.elected.extend(&new);
                return new;
            }
            // Without ballots there is no surplus either.
            if surplus < OMEGA * total || surplus <= 0.0 {
                break;
            }
            self.reduce(f64::INFINITY);
        }
        Vec::new()
    }
    /// Lowers the keep factors of the elected towards what they need.
    fn reduce(&mut self, most: f64) {
        for item in &self.elected {
            let votes = Self::of(&self.votes, *item);
            if let Some(keep) = self.keep.get_mut(*item).filter(|_| votes > 0.0) {
                *keep *= (self.quota / votes).min(most);
            }
        }
    }
    fn run(&mut self, seats: usize) {
        let total: f64 = self.orders.iter().map(|(_, count)| count).sum();
        let number = float(u64::try_from(seats).unwrap_or(u64::MAX));
        loop {
            let new = self.converge(number, total);
            if self.elected.len() >= seats {
                return;
            }
            if self.hopeful.len() <= seats - self.elected.len() {
                let rest = self.falling(|_| true);
                self.elected.extend(rest);
                return;
            }
            if !new.is_empty() {
                self.reduce(1.0);
                continue;
            }
            let low = self.hopeful.iter().map(|item| Self::of(&self.votes, *item)).fold(f64::INFINITY, f64::min);
            let mut lowest = self.hopeful.iter().copied().filter(|item| Self::of(&self.votes, *item) - low < LEVEL);
            let Some(first) = lowest.next() else { return };
            self.tie |= lowest.next().is_some();
            self.hopeful.retain(|item| *item != first);
            if let Some(keep) = self.keep.get_mut(first) {
                *keep = 0.0;
            }
        }
    }
}

fn stv_meek(profile: &Profile, options: &Options) -> Result<Counted, Fault> {
    let (seats, said) = seats(profile, options)?;
    let items = profile.items().len();
    // Orders that differ only behind their first tie count as one.
    let mut orders: Vec<(&[u32], u64)> = Vec::new();
    let mut known: FxHashMap<&[u32], usize> = FxHashMap::default();
    for (order, count) in papers(profile) {
        let at = *known.entry(order).or_insert(orders.len());
        match orders.get_mut(at) {
            Some((_, sum)) => *sum += count,
            None => orders.push((order, count)),
        }
    }
    let orders = orders.into_iter().map(|(order, count)| (order, float(count))).collect();
    let mut meek = Meek {
        orders,
        keep: vec![1.0; items],
        votes: vec![0.0; items],
        quota: 0.0,
        hopeful: (0..items).collect(),
        elected: Vec::new(),
        tie: false,
    };
    meek.run(seats);
    let mut by_id = meek.elected.clone();
    by_id.sort_unstable();
    let values = json!({"elected": profile.ids(by_id), "tie_for_exclusion_met": meek.tie});
    let order: Vec<Vec<usize>> = meek.elected.iter().map(|item| vec![*item]).collect();
    let mut counted = outcome(profile, &order, Some(&meek.votes), values);
    counted.winners = None;
    counted.committee = Some(profile.ids(meek.elected.iter().copied()));
    if meek.tie {
        counted.warnings.push("Items were lowest together, and the one with the lowest id was excluded.".to_owned());
    }
    warn(profile, seats, said, &mut counted);
    Ok(counted)
}

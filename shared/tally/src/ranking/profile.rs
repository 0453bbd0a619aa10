//! Orders of items, equal ones merged, in one flat list: memory grows with the distinct orders, not with the ballots.

use super::super::counted::by_id;
use super::super::fault::Fault;
use super::matrix::Matrix;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

/// Marks a place that is level with the place before it.
pub(super) const LEVEL: u32 = 1 << 31;

/// The most ballots of a profile, so that sums and differences of counts fit 64 bits with a sign.
pub const MOST_BALLOTS: u64 = i64::MAX as u64;

/// More items than this would need gigabytes for the pairwise counts.
pub const MOST_COMPARED: usize = 4_000;

/// One of the things that are ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// As the orders name it.
    pub id: String,
    /// In words; the id where the file has no words for it.
    pub name: String,
}

/// Orders, equal ones merged. Items are numbered from 0 in the order of their ids.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    pub(super) items: Vec<Alternative>,
    places: Vec<u32>,
    ends: Vec<usize>,
    counts: Vec<u64>,
    total: u64,
    /// How many are to be elected, where the file says so.
    pub seats: Option<u64>,
    /// What a reader should know about the file, in English sentences.
    pub warnings: Vec<String>,
    matrix: OnceLock<Matrix>,
}

/// One order: groups of level items, best first. Items that it does not list are level below all that it lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order<'a>(pub(super) &'a [u32]);

impl<'a> Order<'a> {
    /// Tie groups, best first.
    pub fn groups(self) -> impl Iterator<Item = Group<'a>> {
        self.0.chunk_by(|_, next| next & LEVEL != 0).map(Group)
    }
    /// The items before the first tie, one to a place.
    pub fn strict(self) -> &'a [u32] {
        let tie = self.0.iter().position(|place| place & LEVEL != 0);
        // The item before a level one belongs to the tie as well.
        self.0.get(..tie.map_or(self.0.len(), |at| at.saturating_sub(1))).unwrap_or_default()
    }
    /// Number of items listed.
    pub fn listed(self) -> usize {
        self.0.len()
    }
    /// Whether a tie stands anywhere but at the very end of an order of all `items`, where it says no more than silence.
    pub fn ties_inside(self, items: usize) -> bool {
        let strict = self.strict().len();
        let rest = self.0.get(strict..).unwrap_or_default();
        let one_group = rest.iter().skip(1).all(|place| place & LEVEL != 0);
        !(rest.is_empty() || one_group && self.0.len() == items)
    }
}

/// Items that one order puts level.
#[derive(Debug, Clone, Copy)]
pub struct Group<'a>(&'a [u32]);

impl<'a> Group<'a> {
    /// How many.
    #[expect(clippy::len_without_is_empty, reason = "a group is never empty")]
    pub fn len(self) -> usize {
        self.0.len()
    }
    /// Their numbers, rising.
    pub fn items(self) -> impl Iterator<Item = usize> + 'a {
        self.0.iter().map(|place| (place & !LEVEL) as usize)
    }
}

impl Profile {
    /// Orders of items given as tie groups of item numbers, best first, with how many ballots say so. For callers that hold
    /// ballots already; files go through `read`. Items are taken in the order of their ids; an order that names an item
    /// twice or one that is not there is refused.
    pub fn of(items: Vec<Alternative>, orders: impl IntoIterator<Item = (u64, Vec<Vec<usize>>)>) -> Result<Self, Fault> {
        let mut builder = Builder::default();
        let mut order = Vec::new();
        for (count, groups) in orders {
            order.clear();
            let mut seen = vec![false; items.len()];
            for group in groups {
                let start = order.len();
                for item in group {
                    let fresh =
                        seen.get_mut(item).filter(|seen| !**seen).ok_or_else(|| no("an order names an item twice or an unknown one"))?;
                    *fresh = true;
                    order.push(u32::try_from(item).map_err(|_| no("there are too many items"))?);
                }
                close(&mut order, start);
            }
            builder.add(&order, count).ok_or_else(|| no("there are too many ballots"))?;
        }
        Ok(builder.finish(items))
    }
    /// The items, in the order of their ids.
    pub fn items(&self) -> &[Alternative] {
        &self.items
    }
    /// Distinct orders with how many ballots say so, as they first came.
    pub fn orders(&self) -> impl Iterator<Item = (Order<'_>, u64)> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .zip(&self.counts)
            .map(|((start, end), count)| (Order(self.places.get(start..*end).unwrap_or_default()), *count))
    }
    /// How many distinct orders there are.
    pub fn distinct(&self) -> usize {
        self.counts.len()
    }
    /// All ballots, empty ones too.
    pub fn ballots(&self) -> u64 {
        self.total
    }
    /// Ballots that list nothing.
    pub fn empty(&self) -> u64 {
        self.orders().filter(|(order, _)| order.listed() == 0).map(|(_, count)| count).sum()
    }
    /// How many ballots put one item above another, counted once.
    pub fn matrix(&self) -> Result<&Matrix, Fault> {
        if self.items.len() > MOST_COMPARED {
            return Err(no(&format!("{} items are too many to compare each with each; at most {MOST_COMPARED} are", self.items.len())));
        }
        Ok(self.matrix.get_or_init(|| Matrix::count(self)))
    }
    /// The id of an item.
    pub(super) fn id(&self, item: usize) -> &str {
        self.items.get(item).map_or("", |item| item.id.as_str())
    }
    /// Ids of items.
    pub(super) fn ids(&self, items: impl IntoIterator<Item = usize>) -> Vec<String> {
        items.into_iter().map(|item| self.id(item).to_owned()).collect()
    }
}

fn no(reason: &str) -> Fault {
    Fault::NoResult(reason.to_owned())
}

/// Makes level what was pushed since `start`: sorted, so that equal orders look equal, and all but the first marked.
pub(super) fn close(order: &mut [u32], start: usize) {
    let Some(group) = order.get_mut(start..) else { return };
    group.sort_unstable();
    group.iter_mut().skip(1).for_each(|place| *place |= LEVEL);
}

/// Merges equal orders while they come.
#[derive(Debug, Default)]
pub(super) struct Builder {
    places: Vec<u32>,
    ends: Vec<usize>,
    counts: Vec<u64>,
    total: u64,
    /// The latest order of a hash; `earlier` holds the one before it with the same hash.
    latest: FxHashMap<u64, usize>,
    earlier: Vec<Option<usize>>,
}

impl Builder {
    /// Adds ballots that say one order; nothing if there are more ballots than can be counted.
    pub(super) fn add(&mut self, order: &[u32], count: u64) -> Option<()> {
        self.total = self.total.checked_add(count).filter(|total| *total <= MOST_BALLOTS)?;
        if count == 0 {
            return Some(());
        }
        let mut hasher = FxHasher::default();
        order.hash(&mut hasher);
        let hash = hasher.finish();
        let mut candidate = self.latest.get(&hash).copied();
        let before = candidate;
        while let Some(at) = candidate {
            if self.order(at) == Some(order) {
                if let Some(known) = self.counts.get_mut(at) {
                    *known += count;
                }
                return Some(());
            }
            candidate = self.earlier.get(at).copied().flatten();
        }
        self.latest.insert(hash, self.counts.len());
        self.earlier.push(before);
        self.places.extend_from_slice(order);
        self.ends.push(self.places.len());
        self.counts.push(count);
        Some(())
    }
    fn order(&self, at: usize) -> Option<&[u32]> {
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.places.get(start..*self.ends.get(at)?)
    }
    /// The profile. Items are renumbered if they did not come in the order of their ids.
    pub(super) fn finish(mut self, items: Vec<Alternative>) -> Profile {
        let mut sorted: Vec<(u32, Alternative)> = (0..).zip(items).collect();
        if !sorted.is_sorted_by(|(_, a), (_, b)| by_id(&a.id, &b.id).is_le()) {
            sorted.sort_by(|(_, a), (_, b)| by_id(&a.id, &b.id));
            let mut number = vec![0; sorted.len()];
            for (new, (old, _)) in (0_u32..).zip(&sorted) {
                if let Some(number) = number.get_mut(*old as usize) {
                    *number = new;
                }
            }
            for place in &mut self.places {
                *place = (*place & LEVEL) | number.get((*place & !LEVEL) as usize).copied().unwrap_or_default();
            }
            let mut start = 0;
            for end in &self.ends {
                if let Some(order) = self.places.get_mut(start..*end) {
                    for group in order.chunk_by_mut(|_, next| next & LEVEL != 0) {
                        for place in group.iter_mut() {
                            *place &= !LEVEL;
                        }
                        close(group, 0);
                    }
                }
                start = *end;
            }
        }
        Profile {
            items: sorted.into_iter().map(|(_, item)| item).collect(),
            places: self.places,
            ends: self.ends,
            counts: self.counts,
            total: self.total,
            ..Profile::default()
        }
    }
}

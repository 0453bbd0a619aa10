//! Papers in piles, and their moves, by SSI 2007/42: exact, in hundred-thousandths of a vote.

/// Five decimal places: rule 48(3).
pub(super) const UNIT: u128 = 100_000;

/// Ballots of one order on the pile of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Paper {
    /// In hundred-thousandths, at most one vote.
    value: u32,
    /// Which order.
    ballot: u32,
    /// Where on it the pile's item stands.
    place: u32,
}

/// What happens after a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Next {
    /// All seats are filled.
    Done,
    /// The surplus of this item moves if one waits, else this item is excluded.
    Move(usize),
    /// Only lot can tell which of these moves.
    Lot(Vec<usize>),
}

/// A count, between two stages.
#[derive(Debug, Clone)]
pub(super) struct Papers<'a> {
    ballots: &'a [(&'a [u32], u64)],
    seats: usize,
    quota: u128,
    piles: Vec<Vec<Paper>>,
    tally: Vec<u128>,
    continuing: Vec<bool>,
    excluded: Vec<bool>,
    elected: Vec<usize>,
    /// Elected items whose surplus waits.
    pending: Vec<usize>,
    /// Not transferable, with what is cut off after five decimals.
    lost: u128,
    history: Vec<Vec<u128>>,
}

impl<'a> Papers<'a> {
    /// First preferences. Items are numbered in the order of their ids.
    pub(super) fn new(items: usize, ballots: &'a [(&'a [u32], u64)], seats: usize) -> Self {
        let total: u128 = ballots.iter().map(|(_, count)| u128::from(*count)).sum();
        let mut papers = Self {
            ballots,
            seats,
            quota: total / (seats as u128 + 1) + 1,
            piles: vec![Vec::new(); items],
            tally: vec![0; items],
            continuing: vec![true; items],
            excluded: vec![false; items],
            elected: Vec::new(),
            pending: Vec::new(),
            lost: 0,
            history: Vec::new(),
        };
        for ballot in (0..).take(ballots.len()) {
            papers.pass(Paper { value: 100_000, ballot, place: 0 }, 0);
        }
        papers
    }
    /// Fixed for the whole count, in votes.
    pub(super) fn quota(&self) -> u64 {
        u64::try_from(self.quota).unwrap_or(u64::MAX)
    }
    /// In the order of their election.
    pub(super) fn elected(&self) -> &[usize] {
        &self.elected
    }
    /// In hundred-thousandths.
    pub(super) fn tally(&self, item: usize) -> u128 {
        self.tally.get(item).copied().unwrap_or_default()
    }
    /// In hundred-thousandths.
    pub(super) fn lost(&self) -> u128 {
        self.lost
    }
    pub(super) fn is_excluded(&self, item: usize) -> bool {
        self.excluded.get(item) == Some(&true)
    }
    /// Whether the next move is a surplus.
    pub(super) fn surplus_waits(&self) -> bool {
        !self.pending.is_empty()
    }
    /// How much it takes to copy it.
    pub(super) fn size(&self) -> usize {
        self.ballots.len() + self.tally.len() * (self.history.len() + 1)
    }
    /// What is left to decide, the same for two counts that can only go on in the same way.
    pub(super) fn rest(&self) -> impl std::hash::Hash + Eq {
        let open: Vec<usize> = (0..self.tally.len()).filter(|item| self.is_continuing(*item) || self.pending.contains(item)).collect();
        let pile = |item: &usize| {
            let mut pile = self.piles.get(*item).cloned().unwrap_or_default();
            pile.sort_unstable();
            pile
        };
        let piles: Vec<Vec<Paper>> = open.iter().map(pile).collect();
        let past = |stage: &Vec<u128>| open.iter().filter_map(|item| stage.get(*item).copied()).collect();
        let mut history: Vec<Vec<u128>> = self.history.iter().map(past).collect();
        // A stage that repeats the one before it decides no tie that this one does not.
        history.dedup();
        let mut elected = self.elected.clone();
        elected.sort_unstable();
        let mut pending = self.pending.clone();
        pending.sort_unstable();
        (open, elected, pending, piles, history)
    }
    fn is_continuing(&self, item: usize) -> bool {
        self.continuing.get(item) == Some(&true)
    }
    fn remaining(&self) -> impl Iterator<Item = usize> {
        self.continuing.iter().enumerate().filter(|(_, continuing)| **continuing).map(|(item, _)| item)
    }
    /// Ends a stage: who has reached the quota is elected, and so are the last ones for whom seats are left.
    pub(super) fn declare(&mut self) -> (Vec<usize>, Next) {
        self.history.push(self.tally.clone());
        let mut new = self.falling(|papers, item| papers.tally(item) >= papers.quota * UNIT);
        self.elect(&new);
        self.pending.extend(new.iter().copied().filter(|item| self.tally.get(*item).is_some_and(|tally| *tally > self.quota * UNIT)));
        if self.elected.len() < self.seats && self.remaining().count() <= self.seats - self.elected.len() {
            let rest = self.falling(|_, _| true);
            self.elect(&rest);
            new.extend(rest);
            return (new, Next::Done);
        }
        if self.elected.len() >= self.seats {
            return (new, Next::Done);
        }
        let next = if self.surplus_waits() { self.pick(self.pending.clone(), true) } else { self.pick(self.remaining().collect(), false) };
        (new, next)
    }
    /// Continuing items with this property, by falling votes.
    fn falling(&self, property: impl Fn(&Self, usize) -> bool) -> Vec<usize> {
        let mut items: Vec<usize> = self.remaining().filter(|item| property(self, *item)).collect();
        items.sort_by_key(|item| std::cmp::Reverse(self.tally(*item)));
        items
    }
    fn elect(&mut self, items: &[usize]) {
        for item in items {
            if let Some(continuing) = self.continuing.get_mut(*item) {
                *continuing = false;
            }
            self.elected.push(*item);
        }
    }
    /// The highest or lowest of some items; the latest earlier stage at which they differ decides (rules 49(2) and 51(2)).
    fn pick(&self, among: Vec<usize>, highest: bool) -> Next {
        let extreme = |votes: &[u128], among: &[usize]| -> Vec<usize> {
            let of = |item: &usize| votes.get(*item).copied().unwrap_or_default();
            let all = among.iter().map(of);
            let best = if highest { all.max() } else { all.min() };
            among.iter().copied().filter(|item| Some(of(item)) == best).collect()
        };
        let mut level = extreme(&self.tally, &among);
        level.sort_unstable();
        let mut tied = level.clone();
        for past in self.history.iter().rev() {
            if tied.len() == 1 {
                break;
            }
            tied = extreme(past, &tied);
        }
        match tied.as_slice() {
            [one] => Next::Move(*one),
            _ => Next::Lot(level),
        }
    }
    /// Moves the surplus of an item whose surplus waits; excludes any other.
    pub(super) fn go_on(&mut self, item: usize) {
        let papers = self.piles.get_mut(item).map(std::mem::take).unwrap_or_default();
        let total = self.tally(item);
        if self.pending.contains(&item) {
            self.pending.retain(|other| *other != item);
            let full = self.quota * UNIT;
            let surplus = total.saturating_sub(full);
            let mut moved = 0;
            let lost_before = self.lost;
            for paper in papers {
                let value = u128::from(paper.value) * surplus / total.max(1);
                let value = u32::try_from(value).unwrap_or(paper.value);
                moved += self.pass(Paper { value, ..paper }, paper.place as usize + 1);
            }
            moved += self.lost - lost_before;
            self.lost += surplus.saturating_sub(moved);
            self.set(item, full);
        } else {
            if let (Some(continuing), Some(excluded)) = (self.continuing.get_mut(item), self.excluded.get_mut(item)) {
                (*continuing, *excluded) = (false, true);
            }
            for paper in papers {
                self.pass(paper, paper.place as usize + 1);
            }
            self.set(item, 0);
        }
    }
    fn set(&mut self, item: usize, votes: u128) {
        if let Some(tally) = self.tally.get_mut(item) {
            *tally = votes;
        }
    }
    /// Gives a paper to the first continuing item from this place on; says what arrived there.
    fn pass(&mut self, paper: Paper, from: usize) -> u128 {
        let Some((order, count)) = self.ballots.get(paper.ballot as usize) else { return 0 };
        let votes = u128::from(paper.value) * u128::from(*count);
        for (place, item) in (0_u32..).zip(order.iter()).skip(from) {
            let item = *item as usize;
            if self.is_continuing(item)
                && let (Some(pile), Some(tally)) = (self.piles.get_mut(item), self.tally.get_mut(item))
            {
                pile.push(Paper { place, ..paper });
                *tally += votes;
                return votes;
            }
        }
        self.lost += votes;
        0
    }
}

//! What a project would cost each of its supporters now: first a floating number that is certainly not above the price, then,
//! only where that does not decide, the exact fraction.
//!
//! A supporter with money b and weight w pays min(b, p w); the price p is the least at which all payments make up the cost. For
//! any set C of supporters taken to give all they have, (cost - what C has) / (weight of the others) is at most p: so whatever
//! rounding does to the choice of C, only the rounding of this one quotient matters, and it is bounded.
//!
//! Exactly, a voter's money is the share less the prices of the funded projects on the ballot, or nothing once all was given.
//! So every price is a combination, with whole coefficients, of the share and the earlier prices; these are kept as numerators
//! over one common denominator.

use super::amount::ratio;
use super::market::{Market, Stall, float};
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Zero};
use std::cmp::Ordering;

/// 2^-53, half the distance from 1 to the next number.
const ROUND: f64 = f64::EPSILON / 2.0;

/// What a group of voters with equal ballots has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Purse {
    /// Money of each, nearly.
    pub money: f64,
    /// All was given.
    pub empty: bool,
}

/// The exact side of a run: share and prices over one denominator.
#[derive(Debug, Clone)]
pub(super) struct Ledger {
    pub below: BigInt,
    pub share: BigInt,
    /// Of the steps so far.
    pub prices: Vec<BigInt>,
}

/// A price per weight: `above / (below * weight)`, with the ledger's `below`.
#[derive(Debug, Clone)]
pub(super) struct Price {
    pub above: BigInt,
    pub weight: BigInt,
    /// Groups that give all they have.
    pub drained: Vec<u32>,
}

/// A run as far as it has got.
#[derive(Debug)]
pub(super) struct Till<'m> {
    pub market: &'m Market<'m>,
    pub purses: Vec<Purse>,
    pub ledger: Ledger,
    /// Of each project: the step that funded it, from 1 among those with a price; 0 is none.
    pub step: Vec<u32>,
    /// The share, nearly.
    near_share: f64,
    /// Coefficients of the prices, kept to be filled again.
    sums: Vec<u128>,
}

/// A group's purse, what it pays for with which weight, and how many voters it is.
type Group<'m> = (Purse, &'m [(u32, u64)], u128);

/// What is known of a price without fractions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Bound {
    /// The supporters cannot pay.
    Beyond,
    /// The price is at least this.
    Least(f64),
}

impl<'m> Till<'m> {
    /// Every voter has `above / below`.
    pub fn new(market: &'m Market<'m>, above: &BigInt, below: &BigInt) -> Self {
        let shared = above.gcd(below).max(BigInt::one());
        let ledger = Ledger { below: below / &shared, share: above / &shared, prices: Vec::new() };
        let near_share = ratio(&ledger.share, &ledger.below);
        let purses = vec![Purse { money: near_share, empty: false }; market.groups.len()];
        Self { market, purses, ledger, step: vec![0; market.stalls.len()], near_share, sums: Vec::new() }
    }
    /// How far a purse's money may be from the truth. Each step multiplies, rounds and subtracts once, all below the share.
    fn slip(&self) -> f64 {
        8.0 * float(self.ledger.prices.len().try_into().unwrap_or(u128::MAX).saturating_add(2)) * ROUND * self.near_share
    }
    /// How far a project's sum of payments may be from the truth, sums of several thousand roundings included.
    fn slack(&self, stall: &Stall) -> f64 {
        let terms = float(stall.supporters.len().try_into().unwrap_or(u128::MAX));
        stall.people * self.slip() * (1.0 + 8.0 * ROUND) + (terms + 16.0) * 4.0 * ROUND * stall.near_cost
    }
    /// A number that the price is certainly not below, raised from one that was so before.
    pub fn bound(&self, stall: &Stall, before: f64) -> Bound {
        let slack = self.slack(stall);
        let terms = float(stall.supporters.len().try_into().unwrap_or(u128::MAX));
        let careful = 1.0 - (terms + 16.0) * 2.0 * ROUND;
        let mut least = before;
        loop {
            let (mut given, mut weight, mut all) = (0.0, 0.0, 0.0);
            for supporter in &stall.supporters {
                let Some(purse) = self.purses.get(supporter.group as usize) else { continue };
                let money = purse.money * supporter.count;
                all += money;
                if purse.money < least * supporter.weight {
                    given += money;
                } else {
                    weight += supporter.weight * supporter.count;
                }
            }
            if stall.near_cost - all > slack {
                return Bound::Beyond;
            }
            let next = if weight > 0.0 { (stall.near_cost - given - slack) / weight * careful } else { least };
            if next <= least {
                return Bound::Least(least);
            }
            least = next;
        }
    }
    /// The exact price, or none if the supporters cannot pay. `least` is a bound from this step.
    pub fn price(&mut self, stall: &Stall, least: f64) -> Option<Price> {
        let slip = self.slip();
        // Where the price surely lies below `most`, those with more than that need no closer look; if it turns out not to, all do.
        let most = least * (1.0 + 1e-6) + slip;
        let found = self.try_price(stall, least, most, slip)?;
        let near = ratio(&found.above, &(&self.ledger.below * &found.weight));
        if near * (1.0 + 8.0 * ROUND) <= most {
            return Some(found);
        }
        self.try_price(stall, least, f64::INFINITY, slip)
    }
    fn try_price(&mut self, stall: &Stall, least: f64, most: f64, slip: f64) -> Option<Price> {
        let mut drained = Vec::new();
        let mut close = Vec::new();
        let mut weight = stall.weight;
        for supporter in &stall.supporters {
            let Some((purse, _, count)) = self.group(supporter.group) else { continue };
            let line = supporter.weight * least * (1.0 - 8.0 * ROUND);
            if purse.empty || purse.money + slip < line {
                drained.push(supporter.group);
                weight = weight.saturating_sub(u128::from(supporter.exact).saturating_mul(count));
            } else if purse.money - slip <= supporter.weight * most {
                close.push((supporter.group, supporter.exact));
            }
        }
        let mut above = &stall.cost * &self.ledger.below - self.together(drained.iter().copied());
        let mut exact: Vec<Close> = close.into_iter().filter_map(|(group, weight)| self.close(group, weight)).collect();
        exact.sort_by(Close::first_drained);
        for close in exact {
            if &above * BigInt::from(close.weight) <= &close.money * BigInt::from(weight) {
                break;
            }
            above -= &close.money * BigInt::from(close.count);
            weight = weight.saturating_sub(u128::from(close.weight).saturating_mul(close.count));
            drained.push(close.group);
        }
        (weight > 0).then(|| Price { above, weight: BigInt::from(weight), drained })
    }
    /// What these groups have together, exactly, over the ledger's `below`.
    fn together(&mut self, groups: impl Iterator<Item = u32>) -> BigInt {
        let mut sums = std::mem::take(&mut self.sums);
        sums.clear();
        sums.resize(self.ledger.prices.len(), 0);
        let mut people = 0_u128;
        for (purse, pays, count) in groups.filter_map(|group| self.group(group)) {
            if purse.empty {
                continue;
            }
            people = people.saturating_add(count);
            for (step, paid) in self.paid(pays) {
                if let Some(sum) = sums.get_mut(step) {
                    *sum = sum.saturating_add(paid.saturating_mul(count));
                }
            }
        }
        let spent = sums.iter().zip(&self.ledger.prices).filter(|(sum, _)| **sum > 0);
        let spent = spent.fold(BigInt::zero(), |all, (sum, price)| all + price * BigInt::from(*sum));
        self.sums = sums;
        &self.ledger.share * BigInt::from(people) - spent
    }
    /// By how much the share must grow, at least, until a project's supporters could pay for it if nothing else changed.
    pub fn missing(&mut self, stall: &Stall) -> BigRational {
        let has = self.together(stall.supporters.iter().map(|supporter| supporter.group));
        let people =
            stall.supporters.iter().filter_map(|supporter| self.group(supporter.group)).fold(0_u128, |sum, (_, _, count)| sum + count);
        let below = &self.ledger.below * BigInt::from(people.max(1));
        BigRational::new(&stall.cost * &self.ledger.below - has, below)
    }
    fn group(&self, group: u32) -> Option<Group<'m>> {
        let place = group as usize;
        let pays = self.market.groups.get(place)?;
        Some((*self.purses.get(place)?, pays, u128::from(self.market.election.ballots.get(place)?.count)))
    }
    /// The steps that a ballot paid its full part of, from 0, with its weight in each.
    fn paid<'a>(&'a self, pays: &'a [(u32, u64)]) -> impl Iterator<Item = (usize, u128)> + 'a {
        pays.iter().filter_map(|(project, weight)| {
            let step = self.step.get(*project as usize)?.checked_sub(1)?;
            Some((step as usize, u128::from(*weight)))
        })
    }
    /// A group's money as a fraction.
    fn close(&self, group: u32, weight: u64) -> Option<Close> {
        let (_, pays, count) = self.group(group)?;
        let paid = self.paid(pays).filter_map(|(step, weight)| Some(self.ledger.prices.get(step)? * BigInt::from(weight)));
        let money = paid.fold(self.ledger.share.clone(), |money, paid| money - paid);
        Some(Close { group, count, weight, money })
    }
    /// Takes the money for a project, and writes its price down.
    pub fn pay(&mut self, project: usize, stall: &Stall, price: &Price) {
        let ledger = &mut self.ledger;
        let shared = price.above.gcd(&price.weight);
        let more = &price.weight / &shared;
        if !more.is_one() {
            ledger.below *= &more;
            ledger.share *= &more;
            ledger.prices.iter_mut().for_each(|price| *price *= &more);
        }
        ledger.prices.push(&price.above / &shared);
        let near = ledger.prices.last().map_or(0.0, |price| ratio(price, &ledger.below));
        if let (Some(step), Ok(number)) = (self.step.get_mut(project), u32::try_from(self.ledger.prices.len())) {
            *step = number;
        }
        for supporter in &stall.supporters {
            if let Some(purse) = self.purses.get_mut(supporter.group as usize) {
                purse.money -= near * supporter.weight;
            }
        }
        for group in &price.drained {
            if let Some(purse) = self.purses.get_mut(*group as usize) {
                *purse = Purse { money: 0.0, empty: true };
            }
        }
    }
    /// Two prices per unit of utility, compared exactly.
    pub fn compare(left: (&Price, &Stall), right: (&Price, &Stall)) -> Ordering {
        let side = |one: (&Price, &Stall), other: (&Price, &Stall)| &one.0.above * &other.0.weight * &other.1.divisor;
        side(left, right).cmp(&side(right, left))
    }
}

/// A supporter whose money is so near to the price that floating numbers cannot tell who gives all.
struct Close {
    group: u32,
    count: u128,
    weight: u64,
    money: BigInt,
}

impl Close {
    fn first_drained(&self, other: &Self) -> Ordering {
        (&self.money * BigInt::from(other.weight)).cmp(&(&other.money * BigInt::from(self.weight)))
    }
}

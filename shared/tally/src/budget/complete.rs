//! What equal shares leaves over, given out: by raising every voter's share step by step.

use super::equal_shares::{Outcome, TieBreak, run, run_on};
use super::market::Market;
use crate::fault::Fault;
use num_bigint::BigInt;
use num_traits::{One, ToPrimitive, Zero};

/// More runs than this are a mistake in the increment. Large elections get fewer, for each takes longer.
fn most_runs(market: &Market<'_>) -> u64 {
    let size = market.stalls.iter().map(|stall| stall.supporters.len() + 100).sum::<usize>();
    (2_000_000_000 / u64::try_from(size).unwrap_or(u64::MAX).max(1)).clamp(5_000, 500_000)
}

/// Raises every voter's share by `increment` (in units of the market, more than 0) until nothing more fits into the budget or
/// the projects cost more than it; then the outcome before counts. Gives back how many runs that takes, too.
///
/// Whether an outcome exceeds the budget is not monotone in the share, so a share is passed over only where its outcome is
/// known to be the last one again. Peters, Pierczyński and Skowron 2021, on completion.
pub(super) fn raise(market: &Market<'_>, increment: &BigInt, tie_break: TieBreak) -> Result<(Outcome, u64), Fault> {
    let mut above = market.limit.clone();
    let more = increment * BigInt::from(market.voters);
    if more <= BigInt::zero() {
        return Ok((run(market, &above, tie_break), 1));
    }
    let mut before = Outcome::default();
    let mut runs = 0_u64;
    for _ in 0..most_runs(market) {
        let (outcome, room) = run_on(market, &above, tie_break);
        runs = runs.saturating_add(1);
        if outcome.spent > market.limit {
            return Ok((before, runs));
        }
        if market.exhausted(&outcome.taken(market.stalls.len()), &(&market.limit - &outcome.spent)) {
            return Ok((outcome, runs));
        }
        before = outcome;
        let steps = room.map_or(BigInt::one(), |room| (room / increment).ceil().to_integer().max(BigInt::one()));
        runs = runs.saturating_add(steps.to_u64().unwrap_or(u64::MAX) - 1);
        above += &more * steps;
    }
    Err(Fault::NoResult(format!("after {runs} steps the shares still leave something over; choose a larger increment")))
}

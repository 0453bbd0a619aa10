//! Instant runoff under all ways to break ties for lowest.
//!
//! Source: Conitzer, Rognlie and Xia, "Preference functions that score rankings and maximum likelihood estimation", IJCAI (2009).

/// Time and memory double with each item.
pub(super) const MOST_ITEMS: usize = 16;

/// Winners for some way to remove one lowest item a round, from those standing on; nothing if there are too many items.
///
/// A ballot counts for an item when all items before it are gone. Summed once over all sets of gone items (a zeta transform),
/// the tally of every round of every way is then a look-up, so the time is items squared times two to the items.
pub(super) fn winners(items: usize, ballots: &[(&[u32], u64)], standing: impl Iterator<Item = usize>) -> Option<Vec<usize>> {
    if items > MOST_ITEMS {
        return None;
    }
    let sets = 1_usize << items;
    let mut tallies = vec![vec![0_u64; sets]; items];
    for (order, count) in ballots {
        let mut before = 0_usize;
        for item in order.iter().map(|item| *item as usize) {
            *tallies.get_mut(item)?.get_mut(before)? += count;
            before |= 1 << item;
        }
    }
    for tally in &mut tallies {
        for bit in (0..items).map(|item| 1_usize << item) {
            for pair in tally.chunks_mut(2 * bit) {
                let (without, with) = pair.split_at_mut(bit);
                with.iter_mut().zip(without).for_each(|(with, without)| *with += *without);
            }
        }
    }
    let tally = |item: usize, left: usize| tallies.get(item).and_then(|sums| sums.get((sets - 1) ^ left)).copied().unwrap_or_default();
    let start = standing.fold(0_usize, |set, item| set | 1 << item);
    let mut won = 0_usize;
    let mut seen = vec![false; sets];
    let mut stack = vec![start];
    while let Some(left) = stack.pop() {
        if std::mem::replace(seen.get_mut(left)?, true) {
            continue;
        }
        let inside = || (0..items).filter(|item| left >> item & 1 == 1);
        let live: u128 = inside().map(|item| u128::from(tally(item, left))).sum();
        let majority = inside().find(|item| 2 * u128::from(tally(*item, left)) > live);
        if let Some(winner) = majority.or_else(|| inside().next().filter(|_| left.is_power_of_two())) {
            won |= 1 << winner;
            continue;
        }
        let low = inside().map(|item| tally(item, left)).min();
        stack.extend(inside().filter(|item| Some(tally(*item, left)) == low).map(|item| left & !(1 << item)));
    }
    Some((0..items).filter(|item| won >> item & 1 == 1).collect())
}

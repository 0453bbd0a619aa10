//! Which pairs a voter is asked about. They are drawn by chance and know of no other ballot: what others said must not show in
//! what is asked.

use super::repo::Row;
use constat_shared::api::prioritisation::RoundMethod;

/// So many pairs are asked at once; a longer list gets a part of its pairs, each item twice.
const FEW: usize = 15;

/// Pairs by places in the list, the one to show first first.
pub fn pairs(round: &Row, items: usize) -> Vec<(usize, usize)> {
    if round.method == RoundMethod::Comparison { drawn(items, chance) } else { Vec::new() }
}

fn drawn(items: usize, mut chance: impl FnMut(usize) -> usize) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..items).collect();
    shuffle(&mut order, &mut chance);
    let mut pairs: Vec<(usize, usize)> = if items * items.saturating_sub(1) / 2 <= FEW {
        order.iter().enumerate().flat_map(|(at, one)| order.iter().skip(at + 1).map(|other| (*one, *other))).collect()
    } else {
        // Around a circle: everything hangs together, and each item comes twice.
        order.iter().zip(order.iter().cycle().skip(1)).map(|(one, other)| (*one, *other)).collect()
    };
    shuffle(&mut pairs, &mut chance);
    pairs.into_iter().map(|(one, other)| if chance(2) == 0 { (one, other) } else { (other, one) }).collect()
}

/// Fisher and Yates.
fn shuffle<T>(list: &mut [T], chance: &mut impl FnMut(usize) -> usize) {
    for last in (1..list.len()).rev() {
        list.swap(last, chance(last + 1));
    }
}

fn chance(below: usize) -> usize {
    let (high, _) = uuid::Uuid::new_v4().as_u64_pair();
    usize::try_from(high >> 16).unwrap_or(0).checked_rem(below).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{chance, drawn};
    use std::collections::BTreeSet;

    #[test]
    fn a_short_list_is_asked_whole_and_a_long_one_has_each_item_twice() {
        for items in [2_usize, 3, 6, 7, 12, 40] {
            let pairs = drawn(items, chance);
            let distinct: BTreeSet<_> = pairs.iter().map(|(one, other)| (one.min(other), one.max(other))).collect();
            assert_eq!(distinct.len(), pairs.len(), "{items}");
            assert_eq!(pairs.len(), if items <= 6 { items * (items - 1) / 2 } else { items });
            assert!((0..items).all(|item| pairs.iter().filter(|(one, other)| *one == item || *other == item).count() >= 2.min(items - 1)));
        }
    }
}

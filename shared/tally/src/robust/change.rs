//! How few ballots would have to be others to alter the result: the margin of victory.
//!
//! Sources: Xia, "Computing the Margin of Victory for Various Preference Elections", ACM Conference on Electronic Commerce
//! (2012), for the notion; Faliszewski, Hemaspaandra and Hemaspaandra, "How Hard Is Bribery in
//! Elections?", Journal of Artificial Intelligence Research 35 (2009).
//!
//! The argument. Scores are sums over ballots. While every item inside is above every item outside, the set of the first
//! items stays as it is; as soon as one inside is not above one outside, it is another set, or a tie. So the least number of
//! ballots is the least over all pairs of one inside and one outside. For a pair, another ballot in the place of one that
//! gave `a` to the item inside and `b` to the one outside moves their difference by at most `a − b + gap`, where the gap is
//! the most by which any one ballot can put an item above another; this most is reached by ballots that do just that, for
//! each ballot by itself. So the ballots with the largest moves are changed first, until the difference is gone, and no
//! fewer can do it: the number is exact.

use rustc_hash::FxHashMap;
use serde::Serialize;
use std::cmp::Reverse;

/// How few ballots alter the set of the first items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Change {
    /// So many ballots have to be others; with fewer, the set of the first items is the same.
    pub ballots: u64,
    /// Whether so many are enough. If not, this is a lower bound only.
    pub exact: bool,
}

/// The most by which one ballot can put an item above another, in half points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gaps {
    /// Dots: so many points for each voter, so many at most on one item.
    Dots {
        /// Points of each voter.
        points: u32,
        /// Most on one item.
        most: u32,
    },
    /// Rankings counted after Borda: the first is above the last by all places but one.
    Borda,
    /// Another sum of points; the gap in half points. It has to be within reach of a ballot for any two items.
    Other(u64),
}

impl Gaps {
    fn gap(self, items: usize) -> u64 {
        match self {
            Self::Dots { points, most } => 2 * u64::from(points.min(most)),
            Self::Borda => u64::try_from(items.saturating_sub(1)).map_or(u64::MAX, |places| places.saturating_mul(2)),
            Self::Other(gap) => gap,
        }
    }
}

/// How many ballots would have to be others for the items of the first `top` places to be others, or to be no longer above
/// all the rest: 1 for the first place, 5 for the top five. Ballots are changed, not added or left out.
///
/// `weights` says how often each distinct ballot was cast, `gives` what it gives to each item in half points. `None` where no
/// ballot can alter anything: there are none, or all items are among the first.
///
/// Where items are level across the border, the answer is at least 1; it is exact for the first place, where one ballot that
/// separates two of the first suffices, and otherwise a lower bound.
pub fn to_change(weights: &[u32], gives: &[Vec<u64>], items: usize, top: usize, gaps: Gaps) -> Option<Change> {
    let gap = i128::from(gaps.gap(items));
    let given = |row: &[u64], item: usize| i128::from(row.get(item).copied().unwrap_or_default());
    let cast = || gives.iter().zip(weights).filter(|(_, weight)| **weight > 0);
    if gap == 0 || top == 0 || cast().next().is_none() {
        return None;
    }
    let mut scored: Vec<(i128, usize)> =
        (0..items).map(|item| (cast().map(|(row, weight)| given(row, item) * i128::from(*weight)).sum(), item)).collect();
    scored.sort_unstable_by_key(|(score, item)| (Reverse(*score), *item));
    let (inside, outside) = scored.split_at_checked(top).filter(|(_, outside)| !outside.is_empty())?;
    let (lowest, highest) = (inside.last()?.0, outside.first()?.0);
    if lowest == highest {
        return Some(Change { ballots: 1, exact: top == 1 });
    }
    let mut least: Option<u64> = None;
    for (high, above) in inside {
        for (low, below) in outside {
            // No ballot moves more than twice the gap: pairs that lie too far apart need not be looked at.
            let bound = u64::try_from((high - low + 2 * gap - 1) / (2 * gap)).unwrap_or(u64::MAX);
            if least.is_some_and(|least| bound >= least) {
                break;
            }
            let moves = cast().map(|(row, weight)| (given(row, *above) - given(row, *below) + gap, u64::from(*weight)));
            least = overcome(high - low, moves).into_iter().chain(least).min();
        }
    }
    least.map(|ballots| Change { ballots, exact: true })
}

/// How many of the largest moves it takes to sum to a difference, if all together do.
fn overcome(difference: i128, moves: impl Iterator<Item = (i128, u64)>) -> Option<u64> {
    let mut times: FxHashMap<i128, u64> = FxHashMap::default();
    for (size, number) in moves {
        *times.entry(size).or_default() += number;
    }
    let mut times: Vec<(i128, u64)> = times.into_iter().filter(|(size, _)| *size > 0).collect();
    times.sort_unstable_by_key(|(size, _)| Reverse(*size));
    let (mut left, mut changed) = (difference, 0_u64);
    for (size, number) in times {
        let needed = (left + size - 1) / size;
        if needed <= i128::from(number) {
            return Some(changed.saturating_add(u64::try_from(needed).unwrap_or(0)));
        }
        left -= size * i128::from(number);
        changed = changed.saturating_add(number);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Change, Gaps, to_change};
    use proptest::prelude::*;

    fn exact(ballots: u64) -> Option<Change> {
        Some(Change { ballots, exact: true })
    }

    /// By hand: 60 against 40 stickers, one each. A voter who changes sides moves the difference by two, so ten are needed for
    /// a tie.
    #[test]
    fn one_dot_each_needs_half_the_difference() {
        let gives = [vec![2, 0], vec![0, 2]];
        assert_eq!(to_change(&[60, 40], &gives, 2, 1, Gaps::Dots { points: 1, most: 1 }), exact(10));
        assert_eq!(to_change(&[61, 40], &gives, 2, 1, Gaps::Dots { points: 1, most: 1 }), exact(11));
    }

    /// By hand, on the Tennessee example of the textbooks: Nashville has 194 points, Chattanooga 173. The largest moves are of
    /// those who put Nashville first and Chattanooga second, 1 + 3 points: six of them are needed for 21 points.
    #[test]
    fn borda_of_the_tennessee_example() {
        // Memphis, Nashville, Chattanooga, Knoxville.
        let gives = [vec![6, 4, 2, 0], vec![0, 6, 4, 2], vec![0, 2, 6, 4], vec![0, 2, 4, 6]];
        assert_eq!(to_change(&[42, 26, 15, 17], &gives, 4, 1, Gaps::Borda), exact(6));
    }

    #[test]
    fn a_tie_across_the_border_is_altered_by_one() {
        let gives = [vec![2, 0, 0], vec![0, 2, 0], vec![0, 0, 2]];
        assert_eq!(to_change(&[5, 5, 1], &gives, 3, 1, Gaps::Dots { points: 1, most: 1 }), exact(1));
        assert_eq!(to_change(&[5, 2, 2], &gives, 3, 2, Gaps::Dots { points: 1, most: 1 }), Some(Change { ballots: 1, exact: false }));
    }

    #[test]
    fn where_nothing_can_be_altered_there_is_no_number() {
        let dots = Gaps::Dots { points: 3, most: 2 };
        assert_eq!(to_change(&[], &[], 3, 1, dots), None);
        assert_eq!(to_change(&[0], &[vec![2, 0]], 2, 1, dots), None);
        assert_eq!(to_change(&[4], &[vec![2, 0]], 2, 5, dots), None);
        assert_eq!(to_change(&[4], &[vec![2, 0]], 2, 1, Gaps::Dots { points: 0, most: 2 }), None);
        assert_eq!(to_change(&[4], &[vec![2, 0]], 2, 0, dots), None);
        assert_eq!(to_change(&[4], &[vec![0]], 1, 1, Gaps::Borda), None);
    }

    #[test]
    fn the_largest_numbers_do_not_overflow() {
        let gives = [vec![u64::MAX, 0], vec![0, u64::MAX]];
        assert_eq!(to_change(&[u32::MAX, 1], &gives, 2, 1, Gaps::Other(u64::MAX)), exact(u64::from(u32::MAX / 2)));
    }

    /// All ballots of three items: up to two dots, at most two on one.
    fn all() -> Vec<Vec<u64>> {
        let each = || (0_u64..3).flat_map(|a| (0..3).flat_map(move |b| (0..3).map(move |c| vec![2 * a, 2 * b, 2 * c])));
        each().filter(|b| (1..=4).contains(&b.iter().sum::<u64>())).collect()
    }
    /// The items within the first places.
    fn first(ballots: &[Vec<u64>], top: usize) -> Vec<usize> {
        let sums: Vec<u64> = (0..3).map(|item| ballots.iter().map(|ballot| ballot[item]).sum()).collect();
        (0..3).filter(|item| sums.iter().filter(|sum| **sum > sums[*item]).count() < top).collect()
    }
    /// Whether some change of so many ballots alters the first, by trying all.
    fn alters(ballots: &[Vec<u64>], before: &[usize], top: usize, changes: usize, from: usize) -> bool {
        first(ballots, top) != before
            || changes > 0
                && (from..ballots.len()).any(|place| {
                    all().into_iter().any(|other| {
                        let mut changed = ballots.to_vec();
                        changed[place] = other;
                        alters(&changed, before, top, changes - 1, place + 1)
                    })
                })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn no_fewer_ballots_alter_the_first_and_so_many_do_against_trying_all(picks in prop::collection::vec(prop::sample::select(all()), 1..6), top in 1_usize..3) {
            let before = first(&picks, top);
            let found = to_change(&vec![1; picks.len()], &picks, 3, top, Gaps::Dots { points: 2, most: 2 });
            let found = found.expect("two of three items are never all");
            let least = usize::try_from(found.ballots).unwrap();
            prop_assert!(least >= 1);
            if least <= 3 {
                prop_assert!(!alters(&picks, &before, top, least - 1, 0));
                prop_assert!(!found.exact || alters(&picks, &before, top, least, 0));
            }
        }
    }
}

//! Scores that are means over those who spoke: kept as whole parts of a half point, so that the rest of a round, which
//! compares whole numbers, orders means exactly.

use super::{Method, Tally, sums, tally};

/// Parts of a half point. Two different means over at most 65,536 voices each differ by at least 1 / 65,536², which is one part:
/// cut to parts they still differ, and equal ones are equal. With more voices, means closer than that share a place.
pub const UNIT: u64 = 1 << 32;

/// Counts a method whose score is the mean of what was given to an item over what could have been given; without anything, 0.
pub fn count<M: Method>(method: &M, items: usize, ballots: &[M::Ballot]) -> Tally {
    let (given, voices) = sums(method, items, ballots);
    let mut times = vec![0_u64; items];
    for ballot in ballots {
        times.iter_mut().zip(method.times(ballot)).for_each(|(sum, more)| *sum += more);
    }
    let means: Vec<u64> = given.iter().zip(&times).map(|(given, times)| mean(*given, *times)).collect();
    tally(ballots.len(), &means, &voices)
}

fn mean(given: u64, times: u64) -> u64 {
    let parts = (u128::from(given) * u128::from(UNIT)).checked_div(u128::from(times)).unwrap_or(0);
    u64::try_from(parts).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::{UNIT, mean};
    use proptest::prelude::*;
    use std::cmp::Ordering;

    #[test]
    fn whole_and_half_means_are_exact_and_nothing_is_zero() {
        assert_eq!([mean(10, 4), mean(0, 3), mean(7, 0)], [5 * UNIT / 2, 0, 0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]
        #[test]
        fn means_are_ordered_as_their_fractions_are(a in 0_u64..655_360, b in 1_u64..=65_536, c in 0_u64..655_360, d in 1_u64..=65_536, near in 0_u64..3) {
            // Fractions that are as close as possible, too.
            let close = a * d / b + near;
            for c in [c, close] {
                let exact: Ordering = (a * d).cmp(&(c * b));
                prop_assert_eq!(mean(a, b).cmp(&mean(c, d)), exact);
            }
        }
    }
}

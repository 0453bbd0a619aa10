//! Which two items to ask about next.

use super::parts::{part_of, parts};
use super::strength::{chances, maximum_likelihood};
use super::{Comparisons, Fit};
use std::cmp::Ordering;

/// A pair to ask about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NextPair {
    /// The item that comes first in the list.
    pub one: usize,
    /// The item that comes later.
    pub other: usize,
    /// How much the answer is expected to teach: the chance that the one is chosen × the chance that the other is × the
    /// variance of their difference. `None` while strengths do not exist.
    pub information: Option<f64>,
}

/// The pair whose answer would teach most.
///
/// One more answer about a pair multiplies the determinant of the information matrix by 1 + p (1 − p) v, with p the chance
/// that the one is chosen and v the variance of their difference (the determinant of a matrix and one more product of
/// vectors), so the pair with the largest p (1 − p) v shrinks the joint confidence region most: D-optimality, as in Wald,
/// "On the Efficient Design of Statistical Investigations", Annals of Mathematical Statistics 14 (1943), and for paired
/// comparisons Glickman and Jensen, "Adaptive paired comparison design", Journal of Statistical Planning and Inference 127
/// (2005). While the comparisons are not strongly connected there are no variances: then the item with the fewest
/// comparisons is put beside an item of another part with which, and then altogether, it or that one was compared least.
/// Ties go by the order of the items. `None` for fewer than two items.
pub fn next_pair(comparisons: &Comparisons) -> Option<NextPair> {
    maximum_likelihood(comparisons).ok().and_then(|fit| by_information(&fit)).or_else(|| by_number(comparisons))
}

fn by_information(fit: &Fit) -> Option<NextPair> {
    let mut best: Option<NextPair> = None;
    for (one, left) in fit.strengths.iter().enumerate() {
        for (other, right) in fit.strengths.iter().enumerate().skip(one + 1) {
            let (high, low) = chances(left - right);
            let information = high * low * fit.variance(one, other);
            // Pairs that differ by rounding only are level.
            if best.and_then(|best| best.information).is_none_or(|most| information > most * (1.0 + 1e-9)) {
                best = Some(NextPair { one, other, information: Some(information) });
            }
        }
    }
    best
}

fn by_number(comparisons: &Comparisons) -> Option<NextPair> {
    let items = comparisons.items().len();
    let parts = parts(comparisons);
    let of = part_of(&parts, items);
    let totals: Vec<f64> = comparisons.wins_and_losses().into_iter().map(|(wins, losses)| wins + losses).collect();
    let (first, _) = totals.iter().enumerate().min_by(|(_, a), (_, b)| a.total_cmp(b))?;
    let mut together = vec![0.0; items];
    for pair in comparisons.pairs() {
        let mate = if pair.one == first { pair.other } else { pair.one };
        if pair.one == first || pair.other == first {
            together.get_mut(mate).into_iter().for_each(|sum| *sum += pair.for_one + pair.for_other);
        }
    }
    let elsewhere = |item: usize| item != first && (parts.len() < 2 || of.get(item) != of.get(first));
    let fewest = |a: &(usize, (&f64, &f64)), b: &(usize, (&f64, &f64))| -> Ordering { a.1.0.total_cmp(b.1.0).then(a.1.1.total_cmp(b.1.1)) };
    let (second, _) = together.iter().zip(&totals).enumerate().filter(|(item, _)| elsewhere(*item)).min_by(fewest)?;
    Some(NextPair { one: first.min(second), other: first.max(second), information: None })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{comparisons, named};
    use super::super::{Comparisons, maximum_likelihood, parts};
    use super::next_pair;
    use proptest::prelude::*;

    fn asked(comparisons: &Comparisons) -> Option<(usize, usize)> {
        next_pair(comparisons).map(|pair| (pair.one, pair.other))
    }

    #[test]
    fn without_two_items_there_is_nothing_to_ask() {
        assert_eq!(asked(&named(&[])), None);
        assert_eq!(asked(&Comparisons::new(vec!["a".into()], [])), None);
    }

    #[test]
    fn an_item_that_was_never_compared_comes_first() {
        let items = ["a", "b", "c", "d"].map(String::from).to_vec();
        assert_eq!(asked(&Comparisons::new(items.clone(), [])), Some((0, 1)));
        assert_eq!(asked(&Comparisons::new(items, [(0, 1, 1.0), (1, 2, 1.0)])), Some((0, 3)));
    }

    #[test]
    fn parts_that_are_not_linked_are_linked_before_anything_else() {
        let islands = named(&[("a", "b", 3.0), ("b", "a", 1.0), ("c", "d", 1.0), ("d", "c", 1.0)]);
        assert_eq!(asked(&islands), Some((0, 2)));
    }

    /// By hand: in a ring of four level items, each pair of neighbours compared twice, a link is a conductance of 1/2;
    /// opposite items then differ with variance 2, neighbours with 3/2.
    #[test]
    fn items_far_apart_teach_most() {
        let ring = named(&[
            ("a", "b", 1.0),
            ("b", "a", 1.0),
            ("b", "c", 1.0),
            ("c", "b", 1.0),
            ("c", "d", 1.0),
            ("d", "c", 1.0),
            ("d", "a", 1.0),
            ("a", "d", 1.0),
        ]);
        let next = next_pair(&ring).unwrap();
        assert_eq!((next.one, next.other), (0, 2));
        assert!((next.information.unwrap() - 0.25 * 2.0).abs() < 1e-12);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3_000))]
        #[test]
        fn a_pair_is_two_items_and_links_parts_if_there_are_several(found in comparisons(6, 14)) {
            let items = found.items().len();
            match next_pair(&found) {
                None => prop_assert!(items < 2),
                Some(next) => {
                    prop_assert!(next.one < next.other && next.other < items);
                    let parts = parts(&found);
                    prop_assert_eq!(parts.len() == 1, next.information.is_some());
                    prop_assert!(parts.len() == 1 || parts.iter().all(|part| !(part.contains(&next.one) && part.contains(&next.other))));
                }
            }
        }
        /// The determinant of the information grows most for the pair that is asked, against trying each pair: the chances
        /// are held at what they are, as the design's theory does.
        #[test]
        fn no_other_pair_has_more_information(found in comparisons(5, 30)) {
            if let (Ok(fit), Some(next)) = (maximum_likelihood(&found), next_pair(&found)) {
                for one in 0..fit.strengths.len() { for other in 0..one {
                    let (p, q) = super::chances(fit.strengths[one] - fit.strengths[other]);
                    prop_assert!(p * q * fit.variance(one, other) <= next.information.unwrap() * (1.0 + 1e-6));
                } }
            }
        }
    }
}

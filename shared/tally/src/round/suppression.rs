//! What is withheld because too few people stand behind it, and what else is withheld so that it cannot be worked out.
//!
//! Source: primary and complementary suppression as in Willenborg and de Waal, "Elements of Statistical Disclosure
//! Control" (2001), chapters 1 and 4. Three rules:
//!
//! 1. Fewer ballots than the threshold in a college: its whole result is withheld.
//! 2. Fewer voices than the threshold on an item: the item is withheld: its score, share, voices, and its place,
//!    since neighbours with known scores would tell it.
//! 3. What is withheld is never alone: other items follow, fewest voices first, until at least two are withheld and
//!    together they have as many voices as the threshold. Otherwise the sum of a ballot, which is known, would give
//!    away the score of one item or of a handful of people. Items with equally many voices are withheld together, so
//!    that the order of the list decides nothing. More follow where a reader who knows these rules could still tell that a
//!    withheld item has more than one voice: each ballot has a voice somewhere, and what is withheld has fewer voices than
//!    anything that is shown.

use super::{Tally, places};

/// One item as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// It may be shown.
    Shown {
        /// Its place in the list that was voted on.
        item: usize,
        /// Its place among the items that are shown.
        place: usize,
        /// Half points.
        score: u64,
        /// Ballots that said something about it.
        voices: usize,
    },
    /// It is withheld.
    Withheld {
        /// Its place in the list that was voted on.
        item: usize,
    },
}

/// A college's result as it may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Release {
    /// Too few ballots.
    Withheld,
    /// Item by item; what is withheld comes last, in the order of the list.
    Shown {
        /// The items.
        cells: Vec<Cell>,
        /// Half points given to the items that are shown.
        shown: u64,
        /// Half points given in all; withheld as soon as one item is.
        total: Option<u64>,
    },
}

/// Which items are withheld, by the number of voices on each and of ballots in all.
pub fn withheld(voices: &[usize], ballots: usize, threshold: usize) -> Vec<bool> {
    let mut limit = threshold;
    loop {
        let out: Vec<bool> = voices.iter().map(|v| *v < limit).collect();
        // The fewest voices that are still shown are the next to go.
        match voices.iter().copied().filter(|v| *v >= limit).min() {
            Some(next) if !enough(voices, limit, next, ballots, threshold) => limit = next + 1,
            _ => return out,
        }
    }
}

/// Whether what has fewer voices than `limit` may be withheld alone, where `least` is the fewest that are shown.
fn enough(voices: &[usize], limit: usize, least: usize, ballots: usize, threshold: usize) -> bool {
    let (hidden, shown): (Vec<usize>, Vec<usize>) = voices.iter().partition(|v| **v < limit);
    let Some(others) = hidden.len().checked_sub(1) else { return true };
    // As many voices as a reader knows to be withheld, and as many as the other withheld items can have of them.
    let known = ballots.saturating_sub(shown.iter().sum()).max(threshold);
    let elsewhere = others.saturating_mul(least.saturating_sub(1));
    others >= 1 && hidden.iter().sum::<usize>() >= threshold && known <= elsewhere.saturating_add(1)
}

/// What of a tally may be shown.
pub fn release(tally: &Tally, threshold: usize) -> Release {
    if tally.ballots < threshold || tally.ballots == 0 {
        return Release::Withheld;
    }
    let voices: Vec<usize> = tally.standings.iter().map(|s| s.voices).collect();
    let hidden = withheld(&voices, tally.ballots, threshold);
    let shown: Vec<_> = tally.standings.iter().zip(&hidden).filter(|(_, h)| !**h).map(|(s, _)| s).collect();
    let scores: Vec<u64> = shown.iter().map(|s| s.score).collect();
    let mut cells: Vec<Cell> =
        shown.iter().zip(places(&scores)).map(|(s, place)| Cell::Shown { item: s.item, place, score: s.score, voices: s.voices }).collect();
    let mut rest: Vec<usize> = tally.standings.iter().zip(&hidden).filter(|(_, h)| **h).map(|(s, _)| s.item).collect();
    rest.sort_unstable();
    let total = rest.is_empty().then_some(tally.given);
    cells.extend(rest.into_iter().map(|item| Cell::Withheld { item }));
    Release::Shown { cells, shown: scores.iter().sum(), total }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Release, release, withheld};
    use crate::{Dots, Method};
    use proptest::prelude::*;

    fn hidden(voices: &[usize]) -> Vec<usize> {
        withheld(voices, 0, 5).into_iter().enumerate().filter(|(_, h)| *h).map(|(i, _)| i).collect()
    }

    #[test]
    fn one_small_cell_takes_the_next_smallest_with_it() {
        assert_eq!(hidden(&[30, 2, 12, 9]), vec![1, 3]);
        assert_eq!(hidden(&[30, 20, 12, 9]), Vec::<usize>::new());
        assert_eq!(hidden(&[30, 4, 3, 9]), vec![1, 2]);
    }

    #[test]
    fn two_cells_of_a_handful_of_people_are_not_enough() {
        assert_eq!(hidden(&[30, 1, 0, 9, 40]), vec![1, 2, 3]);
    }

    #[test]
    fn equally_many_voices_are_withheld_together() {
        assert_eq!(hidden(&[30, 2, 9, 9]), vec![1, 2, 3]);
        assert_eq!(hidden(&[0]), vec![0]);
        assert_eq!(hidden(&[]), Vec::<usize>::new());
    }

    /// Nine of the ballots have no voice on what is shown: they are on two items of at most five voices, so on four and five.
    #[test]
    fn more_is_withheld_where_the_rest_of_the_ballots_would_tell() {
        assert_eq!(withheld(&[30, 6, 4, 5], 45, 5), vec![false, true, true, true]);
        assert_eq!(withheld(&[30, 6, 4, 5], 40, 5), vec![false, false, true, true]);
    }

    fn cast(rule: Dots, ballots: &[[i64; 4]]) -> Release {
        let ballots: Vec<_> = ballots.iter().map(|b| rule.ballot(b).unwrap()).collect();
        release(&rule.count(4, &ballots), 5)
    }

    #[test]
    fn a_college_of_four_is_withheld_whole_and_one_of_five_is_not() {
        let rule = Dots { points: 3, most: 3 };
        assert_eq!(cast(rule, &[[3, 0, 0, 0]; 4]), Release::Withheld);
        assert_eq!(cast(rule, &[]), Release::Withheld);
        // Everyone gave all to one item: the three others have no voice, and the one that all named goes with them.
        let Release::Shown { cells, total, .. } = cast(rule, &[[3, 0, 0, 0]; 5]) else { panic!("withheld") };
        assert!(cells.iter().all(|c| matches!(c, Cell::Withheld { .. })) && total.is_none());
    }

    #[test]
    fn places_close_up_over_what_is_withheld_and_the_total_goes() {
        let rule = Dots { points: 6, most: 3 };
        let mut ballots = vec![[3, 1, 2, 0]; 6];
        ballots.push([2, 0, 1, 3]);
        let Release::Shown { cells, shown, total } = cast(rule, &ballots) else { panic!("withheld") };
        assert_eq!(
            cells,
            vec![
                Cell::Shown { item: 0, place: 1, score: 40, voices: 7 },
                Cell::Shown { item: 2, place: 2, score: 26, voices: 7 },
                Cell::Withheld { item: 1 },
                Cell::Withheld { item: 3 },
            ]
        );
        assert_eq!((shown, total), (66, None));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]
        #[test]
        fn what_is_withheld_hides_at_least_two_cells_and_a_crowd(voices in prop::collection::vec(0_usize..20, 0..12), ballots in 0_usize..60, threshold in 1_usize..10) {
            let out = withheld(&voices, ballots, threshold);
            let hidden: Vec<usize> = voices.iter().zip(&out).filter(|(_, h)| **h).map(|(v, _)| *v).collect();
            let all = hidden.len() == voices.len();
            prop_assert!(hidden.is_empty() || all || (hidden.len() >= 2 && hidden.iter().sum::<usize>() >= threshold));
            prop_assert!(voices.iter().zip(&out).all(|(v, h)| *h || *v >= threshold));
        }
        #[test]
        fn the_order_of_the_list_decides_nothing(pair in prop::collection::vec(0_usize..12, 0..10).prop_flat_map(|v| (Just(v.clone()), Just(v).prop_shuffle()))) {
            let kept = |voices: &[usize]| {
                let mut rows: Vec<(usize, bool)> = voices.iter().copied().zip(withheld(voices, 40, 5)).collect();
                rows.sort_unstable();
                rows
            };
            prop_assert_eq!(kept(&pair.0), kept(&pair.1));
        }
    }
}

//! Majorities that contradict one another: A is chosen over B more often than not, B over C, and C over A.

use super::Comparisons;
use super::parts::{of_graph, part_of};
use std::collections::VecDeque;

/// Links that are followed in all, so that tens of thousands of items cost seconds at most. Beyond it, a cycle is named as
/// before, but there may be a shorter one.
const MOST_LINKS: usize = 100_000_000;

/// A shortest cycle of majorities in each part of the items that has one, shortest first. Each item was chosen over the next
/// more often than not, and the last over the first. A cycle begins with its first item in the list; of equally short ones
/// the one that begins with the earliest item is named.
///
/// Source: Condorcet, "Essai sur l'application de l'analyse à la probabilité des décisions" (1785), for the paradox. Where
/// every pair has a majority, three items suffice if there is a cycle at all: Moon, "Topics on Tournaments" (1968).
pub fn cycles(comparisons: &Comparisons) -> Vec<Vec<usize>> {
    let beaten = comparisons.beaten(|wins, losses| wins > losses);
    let parts = of_graph(&beaten);
    let mut search = Search { beaten: &beaten, of: part_of(&parts, beaten.len()), from: vec![None; beaten.len()], left: MOST_LINKS };
    let mut found: Vec<Vec<usize>> = parts.iter().filter(|part| part.len() > 2).filter_map(|part| search.shortest(part)).collect();
    found.sort_by_key(|cycle| (cycle.len(), cycle.first().copied()));
    found
}

struct Search<'a> {
    beaten: &'a [Vec<usize>],
    of: Vec<usize>,
    /// For each item, the start of the last search that met it, and the item before it there.
    from: Vec<Option<(usize, usize)>>,
    left: usize,
}

impl Search<'_> {
    fn shortest(&mut self, part: &[usize]) -> Option<Vec<usize>> {
        let mut best: Option<Vec<usize>> = None;
        for start in part {
            // Three is the least: two items have one majority at most.
            let most = best.as_ref().map_or(usize::MAX, Vec::len);
            if most == 3 || (self.left == 0 && best.is_some()) {
                break;
            }
            best = self.through(*start, most).or(best);
        }
        best
    }
    /// A shortest cycle through this item that is shorter than `most`, by breadth-first search.
    fn through(&mut self, start: usize, most: usize) -> Option<Vec<usize>> {
        let part = self.of.get(start).copied();
        let mut waiting = VecDeque::from([(start, 1)]);
        while let Some((item, length)) = waiting.pop_front() {
            if length >= most {
                return None;
            }
            let beaten = self.beaten.get(item)?;
            self.left = self.left.saturating_sub(beaten.len());
            for next in beaten {
                if *next == start {
                    return Some(self.path(start, item));
                }
                let slot = self.from.get_mut(*next)?;
                if self.of.get(*next).copied() == part && slot.is_none_or(|(by, _)| by != start) {
                    *slot = Some((start, item));
                    waiting.push_back((*next, length + 1));
                }
            }
        }
        None
    }
    fn path(&self, start: usize, last: usize) -> Vec<usize> {
        let mut path = vec![last];
        let mut item = last;
        while item != start
            && let Some((_, before)) = self.from.get(item).copied().flatten()
        {
            path.push(before);
            item = before;
        }
        path.reverse();
        path
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{comparisons, named};
    use super::cycles;
    use proptest::prelude::*;

    #[test]
    fn three_items_in_a_circle_are_named() {
        let circle = named(&[("a", "b", 2.0), ("b", "a", 1.0), ("b", "c", 1.0), ("c", "a", 1.0), ("d", "a", 1.0)]);
        assert_eq!(cycles(&circle), vec![vec![0, 1, 2]]);
    }

    #[test]
    fn an_order_and_level_pairs_have_no_cycle() {
        assert!(cycles(&named(&[("a", "b", 1.0), ("b", "c", 1.0), ("a", "c", 1.0)])).is_empty());
        assert!(cycles(&named(&[("a", "b", 1.0), ("b", "c", 1.0), ("c", "a", 1.0), ("a", "c", 1.0)])).is_empty());
        assert!(cycles(&named(&[])).is_empty());
    }

    #[test]
    fn the_shortest_is_named_and_each_part_has_its_own() {
        let long = [("a", "b", 1.0), ("b", "c", 1.0), ("c", "d", 1.0), ("d", "a", 1.0), ("x", "y", 1.0), ("y", "z", 1.0), ("z", "x", 1.0)];
        assert_eq!(cycles(&named(&long)), vec![vec![4, 5, 6], vec![0, 1, 2, 3]]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]
        #[test]
        fn what_is_named_is_a_cycle_and_with_all_pairs_decided_it_has_three(found in comparisons(6, 24)) {
            let majority = |a: usize, b: usize| found.pairs().iter().any(|p| (p.one, p.other) == (a, b) && p.for_one > p.for_other || (p.one, p.other) == (b, a) && p.for_other > p.for_one);
            let named = cycles(&found);
            for cycle in &named {
                let next = cycle.iter().cycle().skip(1);
                prop_assert!(cycle.iter().zip(next).all(|(a, b)| majority(*a, *b)));
                prop_assert_eq!(cycle.iter().min(), cycle.first());
            }
            let items = found.items().len();
            let three = (0..items).any(|a| (0..items).any(|b| (0..items).any(|c| majority(a, b) && majority(b, c) && majority(c, a))));
            prop_assert_eq!(three, named.first().is_some_and(|cycle| cycle.len() == 3));
        }
    }
}

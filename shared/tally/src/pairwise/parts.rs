//! Which items are linked both ways by chains of wins.

use super::Comparisons;
use std::cmp::Reverse;

/// The strongly connected parts of the comparisons: within a part each item was, through others, chosen over each other
/// one. The largest part first, equal ones by their first item; items within in the order of the list.
///
/// Source: Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1 (1972).
pub fn parts(comparisons: &Comparisons) -> Vec<Vec<usize>> {
    of_graph(&comparisons.beaten(|wins, _| wins > 0.0))
}

/// The strongly connected parts of a graph, given by the followers of each node. Without recursion, so that no chain of
/// items is too long.
pub fn of_graph(followers: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut search = Search { number: vec![None; followers.len()], low: vec![0; followers.len()], ..Search::default() };
    for root in 0..followers.len() {
        if search.number(root).is_none() {
            search.from(root, followers);
        }
    }
    let mut found = search.found;
    for part in &mut found {
        part.sort_unstable();
    }
    found.sort_by_key(|part| (Reverse(part.len()), part.first().copied()));
    found
}

/// The part of each node, from parts that hold each node once.
pub fn part_of(parts: &[Vec<usize>], nodes: usize) -> Vec<usize> {
    let mut of = vec![0; nodes];
    for (place, part) in parts.iter().enumerate() {
        for node in part {
            if let Some(slot) = of.get_mut(*node) {
                *slot = place;
            }
        }
    }
    of
}

#[derive(Default)]
struct Search {
    /// When a node was first met; `usize::MAX` once its part is complete.
    number: Vec<Option<usize>>,
    /// The earliest open node that can be reached from it.
    low: Vec<usize>,
    next: usize,
    open: Vec<usize>,
    found: Vec<Vec<usize>>,
}

impl Search {
    fn number(&self, node: usize) -> Option<usize> {
        self.number.get(node).copied().flatten()
    }
    fn meet(&mut self, node: usize) {
        if let (Some(number), Some(low)) = (self.number.get_mut(node), self.low.get_mut(node)) {
            *number = Some(self.next);
            *low = self.next;
        }
        self.next += 1;
        self.open.push(node);
    }
    fn lower(&mut self, node: usize, to: usize) {
        if let Some(low) = self.low.get_mut(node) {
            *low = to.min(*low);
        }
    }
    fn from(&mut self, root: usize, followers: &[Vec<usize>]) {
        self.meet(root);
        let mut path = vec![(root, 0)];
        while let Some((node, done)) = path.last_mut() {
            let node = *node;
            if let Some(follower) = followers.get(node).and_then(|all| all.get(*done)).copied() {
                *done += 1;
                match self.number(follower) {
                    None => {
                        self.meet(follower);
                        path.push((follower, 0));
                    }
                    // A node of a complete part has the highest number, which lowers nothing.
                    Some(number) => self.lower(node, number),
                }
                continue;
            }
            path.pop();
            let low = self.low.get(node).copied().unwrap_or_default();
            if let Some((before, _)) = path.last() {
                self.lower(*before, low);
            }
            if self.number(node) == Some(low) {
                self.close(node);
            }
        }
    }
    fn close(&mut self, root: usize) {
        let from = self.open.iter().rposition(|node| *node == root).unwrap_or_default();
        let part = self.open.split_off(from);
        for node in &part {
            if let Some(number) = self.number.get_mut(*node) {
                *number = Some(usize::MAX);
            }
        }
        self.found.push(part);
    }
}

#[cfg(test)]
mod tests {
    use super::of_graph;
    use proptest::prelude::*;

    #[test]
    fn parts_come_by_size_and_then_by_their_first_item() {
        let followers = [vec![1], vec![2], vec![1], vec![4], vec![3], vec![]];
        assert_eq!(of_graph(&followers), vec![vec![1, 2], vec![3, 4], vec![0], vec![5]]);
        assert_eq!(of_graph(&[]), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn a_chain_of_a_hundred_thousand_items_is_no_trouble() {
        let mut ring: Vec<Vec<usize>> = (0..100_000).map(|n| vec![n + 1]).collect();
        ring.push(vec![0]);
        assert_eq!(of_graph(&ring).len(), 1);
        ring.pop();
        ring.push(vec![]);
        assert_eq!(of_graph(&ring).len(), 100_001);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]
        /// Against the definition: two nodes are in one part if each can be reached from the other (Warshall, 1962).
        #[test]
        fn two_items_are_in_one_part_if_each_reaches_the_other(edges in prop::collection::vec((0_usize..7, 0_usize..7), 0..16)) {
            let mut followers = vec![vec![]; 7];
            let mut reach = [[false; 7]; 7];
            for (a, b) in edges {
                followers[a].push(b);
                reach[a][b] = true;
            }
            for via in 0..7 { for a in 0..7 { for b in 0..7 { reach[a][b] |= reach[a][via] && reach[via][b]; } } }
            let parts = of_graph(&followers);
            let of = super::part_of(&parts, 7);
            prop_assert_eq!(parts.iter().map(Vec::len).sum::<usize>(), 7);
            for a in 0..7 { for b in 0..7 { prop_assert_eq!(a == b || (reach[a][b] && reach[b][a]), of[a] == of[b]); } }
        }
    }
}

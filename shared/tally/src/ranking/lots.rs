//! All results that lot can lead to.

use super::papers::{Next, Papers};
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// How much is looked at before lot is said to decide in too many ways: papers and figures of all counts that are followed.
const MOST_WORK: usize = 30_000_000;

/// The sets that can be elected from a count that has stopped at a tie, each in the order of ids, and whether these are all.
/// Counts that can only go on in the same way are followed once.
pub(super) fn results(stopped: &Papers<'_>, tied: &[usize]) -> (BTreeSet<Vec<usize>>, bool) {
    let mut found = BTreeSet::new();
    let mut seen = FxHashSet::default();
    let mut work = 0;
    let mut stack: Vec<(Papers<'_>, Vec<usize>)> = vec![(stopped.clone(), tied.to_vec())];
    while let Some((mut count, mut choices)) = stack.pop() {
        let Some(item) = choices.pop() else { continue };
        work += count.size();
        if work > MOST_WORK {
            return (found, false);
        }
        if !choices.is_empty() {
            stack.push((count.clone(), choices));
        }
        count.go_on(item);
        let end = loop {
            match count.declare().1 {
                Next::Move(item) => count.go_on(item),
                Next::Done => break None,
                Next::Lot(tied) => break Some(tied),
            }
        };
        if let Some(tied) = end {
            let mut hasher = DefaultHasher::new();
            count.rest().hash(&mut hasher);
            if seen.insert(hasher.finish()) {
                stack.push((count, tied));
            }
        } else {
            let mut elected = count.elected().to_vec();
            elected.sort_unstable();
            found.insert(elected);
        }
    }
    (found, true)
}

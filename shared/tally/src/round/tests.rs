//! What holds for every method.

use super::{Approval, Comparison, Dots, Method, Ranking, Rating, Reaction, places};
use proptest::prelude::*;

const ITEMS: usize = 6;

fn dots() -> impl Strategy<Value = Vec<Vec<i64>>> {
    prop::collection::vec(prop::collection::vec(0_i64..=2, ITEMS).prop_filter("says something", |b| b.iter().any(|n| *n > 0)), 0..30)
}
fn orders() -> impl Strategy<Value = Vec<Vec<i64>>> {
    let most = i64::try_from(ITEMS).unwrap();
    prop::collection::vec(prop::collection::vec(0..=most, ITEMS).prop_filter("says something", |b| b.iter().any(|n| *n > 0)), 0..30)
}
fn permutation() -> impl Strategy<Value = Vec<usize>> {
    Just((0..ITEMS).collect::<Vec<_>>()).prop_shuffle()
}
fn count<M: Method>(method: &M, ballots: &[Vec<i64>]) -> (super::Tally, Option<super::Agreement>) {
    let ballots: Vec<M::Ballot> = ballots.iter().map(|b| method.ballot(b).expect("a valid ballot")).collect();
    (method.count(ITEMS, &ballots), method.agreement(&ballots))
}
/// Score, place and voices of each item in the order of the list.
fn by_item(tally: &super::Tally) -> Vec<(u64, usize, usize)> {
    let mut rows: Vec<_> = tally.standings.iter().map(|s| (s.item, (s.score, s.place, s.voices))).collect();
    rows.sort_unstable();
    rows.into_iter().map(|(_, row)| row).collect()
}
fn renamed(ballots: &[Vec<i64>], names: &[usize]) -> Vec<Vec<i64>> {
    ballots.iter().map(|b| names.iter().map(|n| b[*n]).collect()).collect()
}

const DOTS: Dots = Dots { points: 12, most: 2 };

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    // May, "A set of independent necessary and sufficient conditions for simple majority decision" (1952):
    // anonymity (who cast which ballot changes nothing) and neutrality (names of items change nothing).
    #[test]
    fn the_order_of_ballots_changes_nothing(ballots in dots().prop_flat_map(|b| (Just(b.clone()), Just(b).prop_shuffle()))) {
        prop_assert_eq!(count(&DOTS, &ballots.0), count(&DOTS, &ballots.1));
    }
    #[test]
    fn the_order_of_rankings_changes_nothing(ballots in orders().prop_flat_map(|b| (Just(b.clone()), Just(b).prop_shuffle()))) {
        prop_assert_eq!(count(&Ranking, &ballots.0), count(&Ranking, &ballots.1));
    }
    #[test]
    fn items_may_be_renamed(points in dots(), ranks in orders(), names in permutation()) {
        let move_rows = |rows: Vec<(u64, usize, usize)>| names.iter().map(|n| rows[*n]).collect::<Vec<_>>();
        let (before, after) = (count(&DOTS, &points), count(&DOTS, &renamed(&points, &names)));
        prop_assert_eq!(move_rows(by_item(&before.0)), by_item(&after.0));
        prop_assert_eq!(before.1, after.1);
        let (before, after) = (count(&Ranking, &ranks), count(&Ranking, &renamed(&ranks, &names)));
        prop_assert_eq!(move_rows(by_item(&before.0)), by_item(&after.0));
        prop_assert_eq!(before.1, after.1);
    }
    #[test]
    fn sums_equal_what_was_given(points in dots(), ranks in orders()) {
        let typed: i64 = points.iter().flatten().sum();
        let tally = count(&DOTS, &points).0;
        prop_assert_eq!(i64::try_from(tally.given).unwrap(), 2 * typed);
        prop_assert_eq!(tally.standings.iter().map(|s| s.score).sum::<u64>(), tally.given);
        // Each ranking gives n(n-1)/2 points, whatever it leaves unranked.
        prop_assert_eq!(count(&Ranking, &ranks).0.given, (ranks.len() * ITEMS * (ITEMS - 1)) as u64);
    }
    #[test]
    fn what_all_prefer_comes_first(ranks in orders(), first in 0..ITEMS) {
        prop_assume!(!ranks.is_empty());
        let ranks: Vec<Vec<i64>> = ranks.into_iter().map(|b| b.iter().enumerate().map(|(i, r)| if i == first { 1 } else if *r == 0 { 0 } else { (r + 1).min(6) }).collect()).collect();
        let tally = count(&Ranking, &ranks).0;
        prop_assert_eq!((tally.standings[0].item, tally.standings[1].place), (first, 2));
    }
    #[test]
    fn agreement_is_between_none_and_all(points in dots(), ranks in orders()) {
        for agreement in [count(&DOTS, &points).1, count(&Ranking, &ranks).1].into_iter().flatten() {
            prop_assert!((-1e-12..=1.0 + 1e-12).contains(&agreement.w));
        }
    }
}

/// Ballots of a method among rows of figures: what it forbids is left out.
fn valid<M: Method>(method: &M, rows: &[Vec<i64>]) -> Vec<Vec<i64>> {
    rows.iter().filter(|row| method.ballot(row).is_ok()).cloned().collect()
}
/// Anonymity and neutrality (May 1952), and that scores are within the whole that shares are of.
fn fair<M: Method>(method: &M, rows: &[Vec<i64>], shuffled: &[Vec<i64>], names: &[usize]) {
    let rows = valid(method, rows);
    let (tally, agreement) = count(method, &rows);
    assert_eq!((tally.clone(), agreement), count(method, &valid(method, shuffled)));
    let after = count(method, &renamed(&rows, names)).0;
    let before = by_item(&tally);
    assert_eq!(names.iter().map(|n| before[*n]).collect::<Vec<_>>(), by_item(&after));
    let whole = method.whole(tally.ballots, ITEMS, tally.given);
    assert!(tally.standings.iter().all(|s| s.score <= whole && s.voices <= tally.ballots));
    assert_eq!(tally.standings.iter().map(|s| s.score).sum::<u64>(), tally.given);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn every_method_treats_ballots_and_items_alike(
        rows in prop::collection::vec(prop::collection::vec(0_i64..=3, ITEMS), 0..20).prop_flat_map(|r| (Just(r.clone()), Just(r).prop_shuffle())),
        pairs in prop::collection::vec((0..ITEMS, 0..ITEMS, 1_i64..=2), 0..20).prop_flat_map(|r| (Just(r.clone()), Just(r).prop_shuffle())),
        names in permutation(),
    ) {
        // Most rows fall to the rule of a method: approvals are 0 and 1, comparisons name two items.
        let approvals = |rows: &[Vec<i64>]| rows.iter().map(|row| row.iter().map(|figure| figure / 2).collect()).collect::<Vec<Vec<i64>>>();
        let compared = |pairs: &[(usize, usize, i64)]| pairs.iter().map(|(a, b, figure)| {
            let mut row = vec![0; ITEMS];
            row[*a] = 1;
            row[*b] = *figure;
            row
        }).collect::<Vec<_>>();
        fair(&Rating, &rows.0, &rows.1, &names);
        fair(&Reaction, &rows.0, &rows.1, &names);
        fair(&Ranking, &rows.0, &rows.1, &names);
        // Equal costs: with others, another name is another item.
        let costs = Approval { costs: vec![1; ITEMS], limit: 4 };
        fair(&costs, &approvals(&rows.0), &approvals(&rows.1), &names);
        fair(&Comparison, &compared(&pairs.0), &compared(&pairs.1), &names);
    }
}

#[test]
fn ties_share_a_place_and_leave_out_the_next() {
    assert_eq!(places(&[4, 9, 4, 1]), vec![2, 1, 2, 4]);
    assert_eq!(places(&[]), Vec::<usize>::new());
}

#[test]
fn a_round_without_ballots_has_all_at_one_place() {
    let tally = Ranking.count(3, &[]);
    assert!(tally.standings.iter().all(|s| s.place == 1 && s.score == 0 && s.voices == 0));
    assert_eq!(Ranking.agreement(&[]), None);
}

//! Strengths against the literature and against what theory promises.

use super::super::testing::{comparisons, named};
use super::{Comparisons, Missing, chances, maximum_likelihood, ridge};
use crate::pairwise::parts;
use proptest::prelude::*;

fn close(found: &[f64], expected: &[f64], within: f64) {
    assert!(
        found.len() == expected.len() && found.iter().zip(expected).all(|(a, b)| (a - b).abs() <= within),
        "{found:?} is not {expected:?}"
    );
}

/// Two items: the difference is the logarithm of the odds, and its variance 1 / (n p q); by hand.
#[test]
fn two_items_have_the_logarithm_of_the_odds() {
    let fit = maximum_likelihood(&named(&[("a", "b", 3.0), ("b", "a", 1.0)])).unwrap();
    close(&fit.strengths, &[3.0_f64.ln() / 2.0, -(3.0_f64.ln()) / 2.0], 1e-14);
    assert!((fit.variance(0, 1) - 1.0 / (4.0 * 0.75 * 0.25)).abs() < 1e-12);
    close(&fit.standard_errors(), &[(1.0_f64 / 3.0).sqrt(); 2], 1e-12);
    assert!((fit.log_likelihood - (3.0 * 0.75_f64.ln() + 0.25_f64.ln())).abs() < 1e-13);
}

/// Agresti, "Categorical Data Analysis", 2nd edition (2002), table 10.10: baseball teams of the American League in 1987,
/// wins of the row over the column; estimates against Baltimore in section 10.6.1: Milwaukee 1.58, Detroit 1.44, Toronto
/// 1.29, New York 1.25, Boston 1.11, Cleveland 0.68.
#[test]
fn baseball_1987_as_published() {
    let teams = ["Baltimore", "Boston", "Cleveland", "Detroit", "Milwaukee", "New York", "Toronto"];
    // Milwaukee, Detroit, Toronto, New York, Boston, Cleveland, Baltimore: each row's wins over these.
    let columns = [4, 3, 6, 5, 1, 2, 0];
    let rows = [
        [0, 7, 9, 7, 7, 9, 11],
        [6, 0, 7, 5, 11, 9, 9],
        [4, 6, 0, 7, 7, 8, 12],
        [6, 8, 6, 0, 6, 7, 10],
        [6, 2, 6, 7, 0, 7, 12],
        [4, 4, 5, 6, 6, 0, 6],
        [2, 4, 1, 3, 1, 7, 0],
    ];
    let wins =
        rows.iter().zip(columns).flat_map(|(row, winner)| row.iter().zip(columns).map(move |(n, loser)| (winner, loser, f64::from(*n))));
    let fit = maximum_likelihood(&Comparisons::new(teams.map(String::from).to_vec(), wins)).unwrap();
    let against: Vec<f64> = fit.against_first_item().iter().map(|(strength, _)| *strength).collect();
    close(&against, &[0.0, 1.11, 0.68, 1.44, 1.58, 1.25, 1.29], 0.005);
}

#[test]
fn there_is_a_reason_where_there_are_no_strengths() {
    assert_eq!(maximum_likelihood(&named(&[])), Err(Missing::TooFew));
    assert_eq!(maximum_likelihood(&Comparisons::new(vec!["a".into()], [])), Err(Missing::TooFew));
    assert_eq!(maximum_likelihood(&named(&[("a", "b", 1.0)])), Err(Missing::Apart(2)));
    let many = Comparisons::new((0..4_000).map(|n| n.to_string()).collect(), (0..4_000).map(|n| (n, (n + 1) % 4_000, 1.0)));
    assert_eq!(maximum_likelihood(&many), Err(Missing::TooMany(3_000)));
}

#[test]
fn counts_of_three_hundred_digits_are_no_trouble() {
    let fit = maximum_likelihood(&named(&[("a", "b", 1e300), ("b", "a", 1.0)])).unwrap();
    close(&fit.strengths, &[150.0 * 10.0_f64.ln(), -150.0 * 10.0_f64.ln()], 1e-9);
    let fit = maximum_likelihood(&named(&[("a", "b", 1e-300), ("b", "a", 1e-300)])).unwrap();
    close(&fit.strengths, &[0.0, 0.0], 0.0);
    // A difference of 600 ln 10 is a chance that is smaller than any number of this machine.
    assert_eq!(maximum_likelihood(&named(&[("a", "b", 1e300), ("b", "a", 1e-300)])), Err(Missing::OutOfReach));
}

#[test]
fn chances_add_up_to_one_and_keep_their_digits() {
    assert_eq!(chances(0.0), (0.5, 0.5));
    assert!((chances(-700.0).0 / (-700.0_f64).exp() - 1.0).abs() < 1e-12);
    assert_eq!(chances(1e9), (1.0, 0.0));
}

/// For one pair 3 : 0 and alpha 1/10, by hand: with d the difference, 3 / (1 + exp(d)) = d / 10.
#[test]
fn the_ridge_of_a_pair_that_has_no_maximum_likelihood() {
    let strengths = ridge(&named(&[("a", "b", 3.0)]), 0.1).unwrap();
    let difference = strengths[0] - strengths[1];
    assert!((3.0 / (1.0 + difference.exp()) - difference / 10.0).abs() < 1e-12 && (strengths[0] + strengths[1]).abs() < 1e-15);
}

/// The slope of log-likelihood − alpha × squares for each item, from the definition.
fn slope(found: &Comparisons, strengths: &[f64], alpha: f64) -> Vec<f64> {
    let mut slope: Vec<f64> = strengths.iter().map(|s| -2.0 * alpha * s).collect();
    for pair in found.pairs() {
        let chance = 1.0 / (1.0 + (strengths[pair.other] - strengths[pair.one]).exp());
        let more = pair.for_one - (pair.for_one + pair.for_other) * chance;
        slope[pair.one] += more;
        slope[pair.other] -= more;
    }
    slope
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    // Ford (1957): the maximum exists, and is one, exactly if the items cannot be split into two sets of which no item of
    // the first was ever chosen over one of the second.
    #[test]
    fn strengths_exist_exactly_if_the_comparisons_are_strongly_connected(found in comparisons(6, 20)) {
        let parts = parts(&found).len();
        prop_assert_eq!(maximum_likelihood(&found).is_ok(), parts == 1 && found.items().len() > 1);
    }
    #[test]
    fn at_the_maximum_the_slope_is_zero_and_the_sum_too(found in comparisons(7, 40)) {
        if let Ok(fit) = maximum_likelihood(&found) {
            prop_assert!(slope(&found, &fit.strengths, 0.0).iter().all(|s| s.abs() < 1e-8));
            prop_assert!(fit.strengths.iter().sum::<f64>().abs() < 1e-9);
            prop_assert!(fit.standard_errors().iter().all(|e| e.is_finite() && *e >= 0.0));
        }
    }
    #[test]
    fn a_ridge_always_exists_and_its_slope_is_zero(found in comparisons(7, 20), alpha in 0.01_f64..3.0) {
        let strengths = ridge(&found, alpha).unwrap();
        prop_assert!(slope(&found, &strengths, alpha).iter().all(|s| s.abs() < 1e-8));
        prop_assert!(strengths.iter().sum::<f64>().abs() < 1e-9);
    }
    #[test]
    fn names_and_order_change_nothing(rows in prop::collection::vec((0_usize..5, 0_usize..5, 1_u8..5), 8..30), names in Just(vec![0_usize, 1, 2, 3, 4]).prop_shuffle()) {
        let items: Vec<String> = (0..5).map(|n: usize| n.to_string()).collect();
        let plain = Comparisons::new(items.clone(), rows.iter().map(|(a, b, n)| (*a, *b, f64::from(*n))));
        let renamed = Comparisons::new(items.clone(), rows.iter().rev().map(|(a, b, n)| (names[*a], names[*b], f64::from(*n))));
        prop_assert_eq!(&plain, &Comparisons::new(items, rows.iter().rev().map(|(a, b, n)| (*a, *b, f64::from(*n)))));
        match (maximum_likelihood(&plain), maximum_likelihood(&renamed)) {
            (Ok(one), Ok(other)) => {
                let (errors, others) = (one.standard_errors(), other.standard_errors());
                for item in 0..5 {
                    prop_assert!((one.strengths[item] - other.strengths[names[item]]).abs() < 1e-9);
                    prop_assert!((errors[item] / others[names[item]] - 1.0).abs() < 1e-8);
                }
            }
            (one, other) => prop_assert_eq!(one.is_ok(), other.is_ok()),
        }
    }
    /// Zermelo (1929): if all pairs were compared equally often, strengths order as wins do.
    #[test]
    fn with_all_pairs_equally_often_the_order_is_that_of_wins(firsts in prop::collection::vec(1_u8..6, 6)) {
        let pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];
        let wins = pairs.iter().zip(&firsts).flat_map(|((a, b), n)| [(*a, *b, f64::from(*n)), (*b, *a, f64::from(6 - n))]);
        let found = Comparisons::new((0..4).map(|n: usize| n.to_string()).collect(), wins);
        let (fit, wins) = (maximum_likelihood(&found).unwrap(), found.wins_and_losses());
        for a in 0..4 { for b in 0..4 {
            if wins[a].0 > wins[b].0 { prop_assert!(fit.strengths[a] > fit.strengths[b]); }
            if wins[a].0.to_bits() == wins[b].0.to_bits() { prop_assert!((fit.strengths[a] - fit.strengths[b]).abs() < 1e-9); }
        } }
    }
}

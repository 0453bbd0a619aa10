//! How far voters of one college agree: Kendall's coefficient of concordance, corrected for ties.
//!
//! Source: Kendall and Babington Smith, "The Problem of m Rankings", Annals of Mathematical Statistics 10 (1939);
//! the correction for ties as in Kendall, "Rank Correlation Methods" (1948), chapter 6.

use crate::agreement::Concordance;

/// The coefficient and what it was computed from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// 0: as many orders as voters; 1: one order.
    pub w: f64,
    /// Voters.
    pub voters: usize,
}

/// Kendall's W over what each voter gives to each item: more is better. `None` where nothing can agree: fewer than two
/// voters or items, or every voter finds all items equal.
pub fn kendall_w(given: &[Vec<u64>]) -> Option<Agreement> {
    let items = given.first()?.len();
    if given.len() < 2 || items < 2 {
        return None;
    }
    let mut concordance = Concordance::new(items);
    for ballot in given {
        concordance.add(ballot, u64::cmp);
    }
    concordance.result().w.map(|w| Agreement { w, voters: given.len() })
}

#[cfg(test)]
mod tests {
    use super::kendall_w;

    /// Ranks become points: the lower the rank, the more. Doubled, so that averaged ranks stay whole.
    fn w(ranks: &[&[f64]]) -> Option<f64> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small positive test figures")]
        let given: Vec<Vec<u64>> = ranks.iter().map(|r| r.iter().map(|x| (1_000.0 - 2.0 * x) as u64).collect()).collect();
        kendall_w(&given).map(|a| a.w)
    }
    fn close(found: Option<f64>, expected: f64, tolerance: f64) {
        assert!(found.is_some_and(|w| (w - expected).abs() < tolerance), "{found:?} is not {expected}");
    }

    /// Siegel, "Nonparametric Statistics for the Behavioral Sciences" (1956), chapter 9, after Kendall: three rankings
    /// of ten with ties; S = 591 and W = 591 / (742.5 - 3 × 9.5) = 0.828.
    #[test]
    fn with_ties_as_published() {
        let x: &[f64] = &[1.0, 4.5, 2.0, 4.5, 3.0, 7.5, 6.0, 9.0, 7.5, 10.0];
        let y: &[f64] = &[2.5, 1.0, 2.5, 4.5, 4.5, 8.0, 9.0, 6.5, 10.0, 6.5];
        let z: &[f64] = &[2.0, 1.0, 4.5, 4.5, 4.5, 4.5, 8.0, 8.0, 8.0, 10.0];
        close(w(&[x, y, z]), 591.0 / 714.0, 1e-12);
        close(w(&[x, y, z]), 0.828, 5e-4);
    }

    /// From `ProofWiki`, "Kendall's Coefficient of Concordance, Arbitrary Example 1": four judges, three competitors, 1/16.
    #[test]
    fn without_ties_as_published() {
        close(w(&[&[1.0, 3.0, 2.0], &[1.0, 2.0, 3.0], &[2.0, 3.0, 1.0], &[3.0, 1.0, 2.0]]), 1.0 / 16.0, 1e-12);
    }

    #[test]
    fn all_alike_and_all_against() {
        close(w(&[&[1.0, 2.0, 3.0], &[1.0, 2.0, 3.0]]), 1.0, 1e-12);
        close(w(&[&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]]), 0.0, 1e-12);
    }

    #[test]
    fn nothing_can_agree_with_nothing() {
        assert_eq!(kendall_w(&[]), None);
        assert_eq!(kendall_w(&[vec![1, 2]]), None);
        assert_eq!(kendall_w(&[vec![1], vec![1]]), None);
        assert_eq!(kendall_w(&[vec![1, 1], vec![5, 5]]), None);
    }
}

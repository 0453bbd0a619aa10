//! The upper tail of the chi-square distribution with a whole number of degrees of freedom.
//!
//! Source: Abramowitz and Stegun, "Handbook of Mathematical Functions" (1964), 26.4.4 and 26.4.5: finite sums of positive
//! terms. Added as logarithms, since single factors leave the range of numbers long before the sum does.

use std::f64::consts::PI;

/// Q(x | degrees): how probable a value of at least x is.
pub fn upper_tail(x: f64, degrees: usize) -> f64 {
    if degrees == 0 {
        // All of it lies at 0.
        return if x > 0.0 { 0.0 } else { 1.0 };
    }
    let half = x / 2.0;
    if half <= 0.0 {
        return 1.0;
    }
    // Q(a + 1, h) = Q(a, h) + hᵃ e⁻ʰ / Γ(a + 1), from a = 1/2 or 1 up to degrees / 2.
    let odd = degrees % 2 == 1;
    let mut tail = if odd { libm::erfc(half.sqrt()) } else { (-half).exp() };
    let mut a = if odd { 0.5 } else { 1.0 };
    let mut term = if odd { half.ln() / 2.0 - half - (PI / 4.0).ln() / 2.0 } else { half.ln() - half };
    for _ in 1..degrees.div_ceil(2) {
        tail += term.exp();
        a += 1.0;
        term += (half / a).ln();
    }
    tail.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::upper_tail;
    use proptest::prelude::*;

    fn close(found: f64, expected: f64, tolerance: f64) {
        assert!((found - expected).abs() <= tolerance, "{found} is not {expected}");
    }

    /// Abramowitz and Stegun, table 26.8, percentage points of the chi-square distribution.
    #[test]
    fn percentage_points_as_published() {
        for (degrees, x, tail) in [
            (1, 3.841_46, 0.05),
            (2, 5.991_47, 0.05),
            (3, 7.814_73, 0.05),
            (4, 13.276_7, 0.01),
            (5, 11.070_5, 0.05),
            (9, 21.666_0, 0.01),
            (10, 18.307_0, 0.05),
            (30, 43.772_9, 0.05),
            (99, 123.225, 0.05),
            (100, 124.342, 0.05),
            (100, 77.929_5, 0.95),
        ] {
            close(upper_tail(x, degrees), tail, 2e-6);
        }
    }

    #[test]
    fn at_the_ends() {
        close(upper_tail(0.0, 3), 1.0, 0.0);
        close(upper_tail(1e9, 3), 0.0, 0.0);
        close(upper_tail(0.0, 0), 1.0, 0.0);
        close(upper_tail(0.1, 0), 0.0, 0.0);
        // With two degrees, the tail is exp(-x/2).
        close(upper_tail(1_400.0, 2), (-700.0_f64).exp(), 1e-310);
    }

    /// The median lies near degrees (1 - 2 / (9 degrees))³ (Wilson and Hilferty 1931), where factors alone would overflow.
    #[test]
    fn many_degrees() {
        for degrees in [4_999_u32, 5_000, 100_001] {
            let n = f64::from(degrees);
            close(upper_tail(n * (1.0 - 2.0 / (9.0 * n)).powi(3), degrees as usize), 0.5, 1e-5);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]
        #[test]
        fn falls_with_x_and_grows_with_degrees(x in 0.0..500.0_f64, more in 0.0..50.0_f64, degrees in 1..300_usize) {
            let tail = upper_tail(x, degrees);
            prop_assert!((0.0..=1.0).contains(&tail));
            prop_assert!(upper_tail(x + more, degrees) <= tail + 1e-12);
            prop_assert!(upper_tail(x, degrees + 1) >= tail - 1e-12);
        }
    }
}

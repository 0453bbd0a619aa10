//! Amounts of money: decimals read exactly, as fractions, and written back.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// Longer numbers are a mistake in the file, and would make every later sum slow.
const MOST_CHARACTERS: usize = 60;
/// The same for powers of ten.
const MOST_EXPONENT: u32 = 60;

/// Reads `1200`, `1200.50`, `1200,50`, `1.2e3` or `1/3`. None if it is something else, or longer than 60 characters.
pub fn parse(text: &str) -> Option<BigRational> {
    if text.len() > MOST_CHARACTERS {
        return None;
    }
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let sign = |size: BigRational| if negative { -size } else { size };
    if let Some((above, below)) = text.split_once('/') {
        let (above, below) = (whole(above)?, whole(below)?);
        return (!below.is_zero()).then(|| sign(BigRational::new(above, below)));
    }
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (before, after) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let mantissa = whole(&format!("{before}{after}"))?;
    let places = i32::try_from(after.len()).ok()?.checked_sub(exponent)?;
    let power = places.unsigned_abs();
    if power > MOST_EXPONENT {
        return None;
    }
    let ten = BigInt::from(10).pow(power);
    Some(sign(if places > 0 { BigRational::new(mantissa, ten) } else { BigRational::from_integer(mantissa * ten) }))
}

/// Digits and nothing else.
fn whole(text: &str) -> Option<BigInt> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

/// Writes it so that `parse` reads the same: a decimal where one is exact, a fraction otherwise.
pub fn text(amount: &BigRational) -> String {
    let mut rest = amount.denom().clone();
    let (mut twos, mut fives) = (0_usize, 0_usize);
    for (factor, count) in [(BigInt::from(2), &mut twos), (BigInt::from(5), &mut fives)] {
        while !rest.is_one() && rest.is_multiple_of(&factor) {
            rest /= &factor;
            *count += 1;
        }
    }
    if !rest.is_one() {
        return format!("{}/{}", amount.numer(), amount.denom());
    }
    let places = twos.max(fives);
    let Ok(power) = u32::try_from(places) else { return format!("{}/{}", amount.numer(), amount.denom()) };
    let scaled = (amount.numer().abs() * BigInt::from(10).pow(power) / amount.denom()).to_string();
    let sign = if amount.is_negative() { "-" } else { "" };
    if places == 0 {
        return format!("{sign}{scaled}");
    }
    let padded = format!("{scaled:0>width$}", width = places + 1);
    let (before, after) = padded.split_at_checked(padded.len() - places).unwrap_or((&padded, ""));
    format!("{sign}{before}.{after}")
}

/// The nearest number with a floating point, within a few units of its last place; none of the amounts here overflows.
pub fn near(amount: &BigRational) -> f64 {
    ratio(amount.numer(), amount.denom())
}

/// `above / below`, within 2^-52 of its size. `below` must not be 0.
pub fn ratio(above: &BigInt, below: &BigInt) -> f64 {
    if above.is_zero() || below.is_zero() {
        return 0.0;
    }
    let bits = |number: &BigInt| i64::try_from(number.bits()).unwrap_or(i64::MAX / 4);
    // A quotient of 64 bits or more: cutting it costs less than rounding it does.
    let shift = 65 + bits(below) - bits(above);
    let left = usize::try_from(shift).unwrap_or(0);
    let right = usize::try_from(-shift).unwrap_or(0);
    let quotient = (above << left) / (below << right);
    let exponent = i32::try_from(-shift).unwrap_or(0);
    // In two halves, so that neither leaves the range of the type.
    quotient.to_f64().unwrap_or(0.0) * 2_f64.powi(exponent / 2) * 2_f64.powi(exponent - exponent / 2)
}

/// The least whole number that makes all of them whole.
pub fn common<'a>(amounts: impl Iterator<Item = &'a BigRational>) -> BigInt {
    amounts.fold(BigInt::one(), |unit, amount| unit.lcm(amount.denom()))
}

/// An amount in a unit that makes it whole.
pub fn scaled(amount: &BigRational, unit: &BigInt) -> BigInt {
    amount.numer() * (unit / amount.denom())
}

#[cfg(test)]
mod tests {
    use super::{BigRational, near, parse, ratio, text};
    use num_bigint::BigInt;
    use proptest::prelude::*;

    fn fraction(above: i64, below: i64) -> BigRational {
        BigRational::new(above.into(), below.into())
    }
    #[test]
    fn decimals_are_exact() {
        assert_eq!(parse("361677.8"), Some(fraction(3_616_778, 10)));
        assert_eq!(parse("361677,80"), Some(fraction(3_616_778, 10)));
        assert_eq!(parse("400000.0"), Some(fraction(400_000, 1)));
        assert_eq!(parse("0.1"), Some(fraction(1, 10)));
        assert_eq!(parse(".5"), Some(fraction(1, 2)));
        assert_eq!(parse("1.5e3"), Some(fraction(1500, 1)));
        assert_eq!(parse("15e-1"), Some(fraction(3, 2)));
        assert_eq!(parse("-2"), Some(fraction(-2, 1)));
        assert_eq!(parse("1/3"), Some(fraction(1, 3)));
    }
    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "NaN", "inf", "-", ".", "1 000", "1_000", "12€", "1.2.3", "0x10", "1e", "1e999999999", "1/0", "--1", "1/-2", "٣"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse(&"9".repeat(61)), None);
    }
    #[test]
    fn amounts_are_written_as_they_were_read() {
        for known in ["0", "1200", "1200.5", "0.05", "-0.05", "1/3", "1000000000000000000000.000001"] {
            assert_eq!(text(&parse(known).unwrap()), known);
        }
    }
    #[test]
    fn the_nearest_number_of_very_large_fractions_is_still_near() {
        let huge = BigInt::from(7).pow(900);
        let third: BigInt = &huge * 3;
        assert!((ratio(&huge, &third) - 1.0 / 3.0).abs() < 1e-15);
        assert!((near(&parse("1e60").unwrap()) / 1e60 - 1.0).abs() < 1e-15);
        assert!((near(&parse("1e-60").unwrap()) / 1e-60 - 1.0).abs() < 1e-15);
    }
    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5000))]
        #[test]
        fn any_amount_survives_being_written(above in any::<i64>(), below in 1_i64..100_000) {
            let amount = fraction(above, below);
            let written = text(&amount);
            prop_assume!(written.len() <= 60);
            prop_assert_eq!(parse(&written), Some(amount));
        }
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,70}") {
            let _ = parse(&text);
        }
    }
}

//! Chance that can be repeated: the same seed gives the same numbers in every browser and on every server, because only whole
//! numbers are computed with.

/// A stream of bits from a seed: xoshiro256++, whose state is filled by splitmix64. Not for secrets.
///
/// Source: Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM Transactions on Mathematical Software 47
/// (2021); Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA (2014).
#[derive(Debug, Clone)]
pub struct Chance([u64; 4]);

impl Chance {
    /// The stream of this seed.
    pub fn new(seed: u64) -> Self {
        let mut state = seed;
        Self(std::array::from_fn(|_| splitmix(&mut state)))
    }
    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        let [a, b, c, d] = self.0;
        let (left, right) = (c ^ a, d ^ b);
        self.0 = [a ^ right, b ^ left, left ^ (b << 17), right.rotate_left(45)];
        a.wrapping_add(d).rotate_left(23).wrapping_add(a)
    }
    /// How many of so many coins fall heads.
    fn heads(&mut self, coins: u64) -> u64 {
        let whole: u64 = (0..coins / 64).map(|_| u64::from(self.bits().count_ones())).sum();
        let rest = coins % 64;
        if rest == 0 { whole } else { whole + u64::from((self.bits() >> (64 - rest)).count_ones()) }
    }
    /// How many of `trials` succeed, if each does with the chance `part` / `whole`: a binomial number, exactly.
    ///
    /// Each trial is a number between 0 and 1 of which one binary digit after the other is drawn, for all trials at once, and
    /// compared with the digits of the chance; at each digit half of the trials are decided. So the cost is that of two bits
    /// per trial. Source: Devroye, "Non-Uniform Random Variate Generation" (1986), chapter XV.
    pub fn binomial(&mut self, trials: u64, part: u64, whole: u64) -> u64 {
        if part >= whole {
            return trials;
        }
        let (mut open, mut rest, mut won) = (trials, u128::from(part), 0);
        let whole = u128::from(whole);
        // Where all further digits are 0, no trial is below.
        while open > 0 && rest > 0 {
            rest *= 2;
            let heads = self.heads(open);
            if rest >= whole {
                rest -= whole;
                won += open - heads;
                open = heads;
            } else {
                open -= heads;
            }
        }
        won
    }
}

fn splitmix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

/// Draws ballots again, with replacement: of equal ballots only their number is kept, and the numbers follow the multinomial
/// distribution of the original ones.
///
/// The ballots are split in two halves, the drawn ones between them by a binomial number, and so on: the cost is that of the
/// distinct ballots, and of one bit per ballot and halving.
#[derive(Debug, Clone)]
pub struct Resample {
    /// Sums of the numbers below each node; the node `n` has the children `2 n` and `2 n + 1`, the root is 1.
    sums: Vec<u64>,
    /// The same for one draw; kept, so that no draw allocates.
    drawn: Vec<u64>,
    leaves: usize,
    weights: Vec<u32>,
}

impl Resample {
    /// From how often each distinct ballot was cast.
    pub fn new(ballots: &[u32]) -> Self {
        let leaves = ballots.len().next_power_of_two();
        let mut sums = vec![0; leaves];
        sums.extend(ballots.iter().map(|number| u64::from(*number)));
        sums.resize(2 * leaves, 0);
        for node in (1..leaves).rev() {
            let children: u64 = sums.get(2 * node..2 * node + 2).unwrap_or_default().iter().sum();
            sums.get_mut(node).into_iter().for_each(|sum| *sum = children);
        }
        Self { drawn: vec![0; 2 * leaves], weights: vec![0; ballots.len()], sums, leaves }
    }
    /// As many ballots as there were.
    pub fn draw(&mut self, chance: &mut Chance) -> &[u32] {
        let at = |sums: &[u64], node: usize| sums.get(node).copied().unwrap_or_default();
        let all = at(&self.sums, 1);
        self.drawn.get_mut(1).into_iter().for_each(|root| *root = all);
        for node in 1..self.leaves {
            let here = at(&self.drawn, node);
            let left = if here == 0 { 0 } else { chance.binomial(here, at(&self.sums, 2 * node), at(&self.sums, node)) };
            if let Some([first, second]) = self.drawn.get_mut(2 * node..2 * node + 2) {
                (*first, *second) = (left, here - left);
            }
        }
        let leaves = self.drawn.iter().skip(self.leaves);
        self.weights.iter_mut().zip(leaves).for_each(|(weight, drawn)| *weight = u32::try_from(*drawn).unwrap_or(u32::MAX));
        &self.weights
    }
}

#[cfg(test)]
mod tests {
    use super::{Chance, Resample, splitmix};
    use proptest::prelude::*;

    /// First numbers of the authors' own programs: splitmix64.c from 1234567, xoshiro256plusplus.c from the state 1, 2, 3, 4.
    #[test]
    fn the_streams_are_those_of_their_authors() {
        let mut state = 1_234_567;
        let first: Vec<u64> = (0..5).map(|_| splitmix(&mut state)).collect();
        let expected = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        assert_eq!(first, expected);
        let mut chance = Chance([1, 2, 3, 4]);
        let first: Vec<u64> = (0..6).map(|_| chance.bits()).collect();
        assert_eq!(
            first,
            [41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386, 9_228_616_714_210_784_205, 9_973_669_472_204_895_162]
        );
    }

    /// Chi-square over 20,000 draws of a binomial number of five trials, chance 3 / 7: 20.52 is exceeded once in a thousand
    /// with five degrees of freedom.
    #[test]
    fn binomial_numbers_are_as_frequent_as_they_should() {
        let mut chance = Chance::new(1);
        let mut seen = [0_u32; 6];
        for _ in 0..20_000 {
            seen[usize::try_from(chance.binomial(5, 3, 7)).unwrap()] += 1;
        }
        let choose = [1.0, 5.0, 10.0, 10.0, 5.0, 1.0];
        let chi: f64 = (0..6_i32)
            .zip(choose)
            .zip(seen)
            .map(|((k, ways), seen)| {
                let expected = 20_000.0 * ways * (3.0_f64 / 7.0).powi(k) * (4.0_f64 / 7.0).powi(5 - k);
                (f64::from(seen) - expected).powi(2) / expected
            })
            .sum();
        assert!(chi < 20.52, "{chi} {seen:?}");
    }

    /// Mean n p and variance n p (1 − p) of each ballot's number, within five standard errors.
    #[test]
    fn redrawn_ballots_have_the_mean_and_variance_of_the_multinomial_distribution() {
        let ballots = [500_u32, 1, 0, 250, 249];
        let (mut resample, mut chance) = (Resample::new(&ballots), Chance::new(7));
        let runs: Vec<Vec<f64>> = (0..4_000).map(|_| resample.draw(&mut chance).iter().map(|n| f64::from(*n)).collect()).collect();
        for (place, number) in ballots.iter().enumerate() {
            let share = f64::from(*number) / 1_000.0;
            let variance = 1_000.0 * share * (1.0 - share);
            let mean = runs.iter().map(|run| run[place]).sum::<f64>() / 4_000.0;
            let found = runs.iter().map(|run| (run[place] - 1_000.0 * share).powi(2)).sum::<f64>() / 4_000.0;
            assert!((mean - 1_000.0 * share).abs() <= 5.0 * (variance / 4_000.0).sqrt(), "{mean} {number}");
            assert!((found - variance).abs() <= 0.15 * variance, "{found} {variance}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]
        #[test]
        fn as_many_ballots_are_drawn_as_there_were_and_none_that_nobody_cast(ballots in prop::collection::vec(0_u32..200, 0..40), seed: u64) {
            let (mut one, mut other) = (Resample::new(&ballots), Resample::new(&ballots));
            let drawn = one.draw(&mut Chance::new(seed)).to_vec();
            prop_assert_eq!(&drawn, other.draw(&mut Chance::new(seed)));
            prop_assert_eq!(drawn.iter().sum::<u32>(), ballots.iter().sum::<u32>());
            prop_assert!(drawn.iter().zip(&ballots).all(|(drawn, cast)| *cast > 0 || *drawn == 0));
        }
        #[test]
        fn a_binomial_number_lies_within_its_trials(trials in 0_u64..5_000, part: u64, whole: u64, seed: u64) {
            let found = Chance::new(seed).binomial(trials, part, whole);
            prop_assert!(found <= trials && (part < whole || found == trials) && (part > 0 || whole == 0 || found == 0));
        }
    }
}

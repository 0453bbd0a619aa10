//! K-means in the plane.

/// Numbers that look like chance and are the same for the same seed.
/// Source: Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014.
pub(super) struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
    /// From 0 up to, not including, 1.
    pub fn share(&mut self) -> f64 {
        let top = u32::try_from(self.next() >> 32).unwrap_or(0);
        f64::from(top) / 4_294_967_296.0
    }
}

/// A place on the map.
pub(super) type Spot = [f64; 2];

/// Points in groups.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grouping {
    /// Sum of squared distances to the middle of the own group.
    pub inertia: f64,
    /// Group of each point, from 0.
    pub labels: Vec<u8>,
}

/// Starts per number of groups.
pub(super) const STARTS: u64 = 50;
/// Rounds per start at most.
const ROUNDS: usize = 300;

fn squared(a: Spot, b: Spot) -> f64 {
    let (x, y) = (a[0] - b[0], a[1] - b[1]);
    x * x + y * y
}

/// The least inertia of all starts, for 2 to 5 groups.
pub(super) fn best(points: &[Spot], groups: u8, seed: u64) -> Option<Grouping> {
    match groups {
        2 => fitted::<2>(points, seed),
        3 => fitted::<3>(points, seed),
        4 => fitted::<4>(points, seed),
        5 => fitted::<5>(points, seed),
        _ => None,
    }
}

fn fitted<const K: usize>(points: &[Spot], seed: u64) -> Option<Grouping> {
    let spread = spread(points);
    let starts = |from: u64, to: u64| {
        let run = |start: u64| {
            let mut chance = Chance::new(seed.wrapping_mul(1_000_003).wrapping_add(start));
            // Half of the starts draw freely, half look for good draws: many points and few have their best start in different ones.
            let draws = if start.is_multiple_of(2) { 1 } else { 3 };
            improved(points, sown::<K>(points, draws, &mut chance), spread * 1e-4)
        };
        (from..to).map(run).reduce(|best, other| if other.0 < best.0 { other } else { best })
    };
    #[cfg(not(target_arch = "wasm32"))]
    let best = if points.len() < 200 {
        starts(0, STARTS)
    } else {
        std::thread::scope(|scope| {
            let second = scope.spawn(|| starts(STARTS / 2, STARTS));
            let first = starts(0, STARTS / 2);
            let second = second.join().ok().flatten();
            first.into_iter().chain(second).reduce(|best, other| if other.0 < best.0 { other } else { best })
        })
    };
    #[cfg(target_arch = "wasm32")]
    let best = starts(0, STARTS);
    let (_, centres) = improved(points, best?.1, 0.0);
    let (inertia, labels) = assigned(points, &centres);
    Some(Grouping { inertia, labels })
}

/// Mean variance of both coordinates.
fn spread(points: &[Spot]) -> f64 {
    let count = super::real(points.len()).max(1.0);
    let middle = |axis: fn(&Spot) -> f64| points.iter().map(axis).sum::<f64>() / count;
    let centre = [middle(|p| p[0]), middle(|p| p[1])];
    points.iter().map(|point| squared(*point, centre)).sum::<f64>() / count / 2.0
}

/// First middles: each by chance in proportion to its squared distance from those before, the best of some draws.
/// Source: Arthur, Vassilvitskii: k-means++: the advantages of careful seeding, 2007.
fn sown<const K: usize>(points: &[Spot], draws: usize, chance: &mut Chance) -> [Spot; K] {
    let mut centres = [[0.0; 2]; K];
    let mut nearest = vec![1.0_f64; points.len()];
    for at in 0..K {
        let total: f64 = nearest.iter().sum();
        let mut chosen: Option<(f64, Spot, Vec<f64>)> = None;
        for _ in 0..(if at == 0 { 1 } else { draws }) {
            let mut left = chance.share() * total;
            let drawn = points.iter().zip(&nearest).find(|(_, weight)| {
                left -= **weight;
                left < 0.0
            });
            let Some(spot) = drawn.map(|(point, _)| *point).or_else(|| points.last().copied()) else { return centres };
            let cap = |near: f64| if at == 0 { f64::INFINITY } else { near };
            let closer: Vec<f64> = points.iter().zip(&nearest).map(|(point, near)| squared(*point, spot).min(cap(*near))).collect();
            let sum = closer.iter().sum();
            if chosen.as_ref().is_none_or(|(best, ..)| sum < *best) {
                chosen = Some((sum, spot, closer));
            }
        }
        if let (Some((_, spot, closer)), Some(centre)) = (chosen, centres.get_mut(at)) {
            *centre = spot;
            nearest = closer;
        }
    }
    centres
}

/// The nearest middle and the squared distance to it; the first of equal ones.
fn nearest<const K: usize>(point: Spot, centres: &[Spot; K]) -> (u8, f64) {
    let mut best = (0, f64::INFINITY);
    for (at, centre) in (0_u8..).zip(centres) {
        let distance = squared(point, *centre);
        if distance < best.1 {
            best = (at, distance);
        }
    }
    best
}

fn assigned<const K: usize>(points: &[Spot], centres: &[Spot; K]) -> (f64, Vec<u8>) {
    let mut inertia = 0.0;
    let labels = points.iter().map(|point| {
        let (label, distance) = nearest(*point, centres);
        inertia += distance;
        label
    });
    let labels = labels.collect();
    (inertia, labels)
}

/// Moves middles until they move no more than `still` (squared, together). Source: Lloyd: Least squares quantization in PCM, 1982.
fn improved<const K: usize>(points: &[Spot], mut centres: [Spot; K], still: f64) -> (f64, [Spot; K]) {
    let mut inertia = f64::INFINITY;
    for _ in 0..ROUNDS {
        let mut sums = [[0.0_f64; 3]; K];
        let mut farthest = (0.0, None);
        inertia = 0.0;
        for point in points {
            let (label, distance) = nearest(*point, &centres);
            inertia += distance;
            if distance > farthest.0 {
                farthest = (distance, Some(*point));
            }
            if let Some([x, y, count]) = sums.get_mut(usize::from(label)) {
                *x += point[0];
                *y += point[1];
                *count += 1.0;
            }
        }
        let mut moved = 0.0;
        for (centre, [x, y, count]) in centres.iter_mut().zip(sums) {
            // A group that lost everyone starts again at the worst placed point.
            let to = if count > 0.0 { [x / count, y / count] } else { farthest.1.take().unwrap_or(*centre) };
            moved += squared(*centre, to);
            *centre = to;
        }
        if moved <= still {
            break;
        }
    }
    (inertia, centres)
}

#[cfg(test)]
mod tests {
    use super::{Chance, best};
    use proptest::prelude::*;

    /// By hand: three pairs, each with its two points one apart, so 3 x 2 x 1/4.
    #[test]
    fn pairs_that_lie_apart_are_groups() {
        let points = [[0.0, 0.0], [0.0, 1.0], [10.0, 0.0], [10.0, 1.0], [0.0, 20.0], [0.0, 21.0]];
        let found = best(&points, 3, 1).unwrap();
        assert!((found.inertia - 1.5).abs() < 1e-12);
        assert_eq!(found.labels[0], found.labels[1]);
        assert_eq!(found.labels[2], found.labels[3]);
        assert_ne!(found.labels[0], found.labels[4]);
    }
    #[test]
    fn the_generator_gives_the_published_numbers() {
        // The first outputs for seed 0 that the authors' C code (prng.di.unimi.it/splitmix64.c) prints.
        let mut chance = Chance::new(0);
        assert_eq!([chance.next(), chance.next(), chance.next()], [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4, 0x06c4_5d18_8009_454f]);
    }
    #[test]
    fn points_that_all_lie_together_do_no_harm() {
        assert_eq!(best(&[[1.0, 1.0]; 4], 3, 1).map(|found| found.inertia), Some(0.0));
        assert_eq!(best(&[], 2, 1).map(|found| found.labels.len()), Some(0));
    }
    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        /// Where Lloyd's rounds end (Lloyd 1982): every point is nearest to the mean of its own group.
        #[test]
        fn everyone_is_nearest_to_the_middle_of_the_own_group(points in prop::collection::vec((-9_i8..9, -9_i8..9), 5..30), groups in 2_u8..6) {
            let points: Vec<[f64; 2]> = points.into_iter().map(|(x, y)| [f64::from(x), f64::from(y)]).collect();
            let found = best(&points, groups, 1).unwrap();
            let middle = |group: u8| {
                let members: Vec<_> = points.iter().zip(&found.labels).filter(|(_, label)| **label == group).map(|(point, _)| *point).collect();
                let n = f64::from(u32::try_from(members.len()).unwrap());
                (n > 0.0).then(|| [members.iter().map(|p| p[0]).sum::<f64>() / n, members.iter().map(|p| p[1]).sum::<f64>() / n])
            };
            let middles: Vec<Option<[f64; 2]>> = (0..groups).map(middle).collect();
            let mut inertia = 0.0;
            for (point, label) in points.iter().zip(&found.labels) {
                let own = super::squared(*point, middles[usize::from(*label)].unwrap());
                prop_assert!(middles.iter().flatten().all(|other| own <= super::squared(*point, *other) + 1e-9));
                inertia += own;
            }
            prop_assert!((inertia - found.inertia).abs() < 1e-9);
        }
    }
}

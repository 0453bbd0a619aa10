//! How well points lie in their groups: the mean silhouette.
//!
//! Source: Rousseeuw: Silhouettes: a graphical aid to the interpretation and validation of cluster analysis, 1987. Every
//! distance is needed, and several groupings of the same points share them: points are sorted by their groups in all
//! groupings at once, distances are summed up once per such cell, and each grouping adds up its cells.

use super::kmeans::Spot;
use super::real;
use std::collections::BTreeMap;

/// Numbers that are added up side by side.
const LANES: usize = 8;

/// Points that are in the same group in every grouping.
struct Cell {
    /// Group in each grouping.
    labels: Vec<u8>,
    xs: Vec<f64>,
    ys: Vec<f64>,
}

/// Mean silhouette of each grouping (labels by point). A point alone in its group counts 0.
pub(super) fn means(points: &[Spot], groupings: &[&[u8]]) -> Vec<f64> {
    let mut cells: BTreeMap<Vec<u8>, Cell> = BTreeMap::new();
    for (at, [x, y]) in points.iter().enumerate() {
        let labels: Vec<u8> = groupings.iter().filter_map(|labels| labels.get(at).copied()).collect();
        let cell = cells.entry(labels.clone()).or_insert_with(|| Cell { labels, xs: Vec::new(), ys: Vec::new() });
        cell.xs.push(*x);
        cell.ys.push(*y);
    }
    let cells: Vec<Cell> = cells.into_values().collect();
    let sizes: Vec<Vec<f64>> = (0..groupings.len()).map(|grouping| sizes(&cells, grouping)).collect();
    let owners: Vec<(&Cell, f64, f64)> =
        cells.iter().flat_map(|cell| cell.xs.iter().zip(&cell.ys).map(move |(x, y)| (cell, *x, *y))).collect();
    let (first, second) = owners.split_at(owners.len() / 2);
    let sums = |points: &[(&Cell, f64, f64)]| {
        let (mut sums, mut far) = (vec![0.0; groupings.len()], vec![0.0; cells.len()]);
        for (cell, x, y) in points {
            add(cell, [*x, *y], &cells, &sizes, &mut far, &mut sums);
        }
        sums
    };
    #[cfg(not(target_arch = "wasm32"))]
    let total = std::thread::scope(|scope| {
        let other = scope.spawn(|| sums(second));
        let own = sums(first);
        let other = other.join().unwrap_or_else(|_| sums(second));
        own.into_iter().zip(other).map(|(a, b)| a + b).collect::<Vec<f64>>()
    });
    #[cfg(target_arch = "wasm32")]
    let total: Vec<f64> = sums(first).into_iter().zip(sums(second)).map(|(a, b)| a + b).collect();
    total.into_iter().map(|sum| sum / real(points.len()).max(1.0)).collect()
}

/// People in each group of a grouping.
fn sizes(cells: &[Cell], grouping: usize) -> Vec<f64> {
    let mut sizes = vec![0.0; usize::from(u8::MAX) + 1];
    for cell in cells {
        if let Some(size) = cell.labels.get(grouping).and_then(|label| sizes.get_mut(usize::from(*label))) {
            *size += real(cell.xs.len());
        }
    }
    sizes
}

/// Adds the silhouettes of one point, for each grouping; `far` is room for its distances to each cell.
fn add(cell: &Cell, [x, y]: Spot, cells: &[Cell], sizes: &[Vec<f64>], far: &mut [f64], sums: &mut [f64]) {
    for (sum, other) in far.iter_mut().zip(cells) {
        *sum = distances(x, y, &other.xs, &other.ys);
    }
    let label = |cell: &Cell, grouping: usize| cell.labels.get(grouping).copied().unwrap_or(0);
    for (grouping, (sum, sizes)) in sums.iter_mut().zip(sizes).enumerate() {
        let by_cell = cells.iter().zip(far.iter()).map(|(other, far)| (label(other, grouping), *far));
        *sum += silhouette(label(cell, grouping), sizes, by_cell);
    }
}

/// One point: its own group, the groups' sizes, and distances summed up by cell.
fn silhouette(own: u8, sizes: &[f64], cells: impl Iterator<Item = (u8, f64)>) -> f64 {
    let mut totals = [0.0; 8];
    for (label, far) in cells {
        if let Some(total) = totals.get_mut(usize::from(label)) {
            *total += far;
        }
    }
    let (mut inside, mut outside) = (0.0, f64::INFINITY);
    for ((label, total), size) in (0_u8..).zip(totals).zip(sizes) {
        if label == own {
            if *size <= 1.0 {
                return 0.0;
            }
            inside = total / (size - 1.0);
        } else if *size > 0.0 {
            outside = outside.min(total / size);
        }
    }
    let larger = inside.max(outside);
    if larger > 0.0 && larger.is_finite() { (outside - inside) / larger } else { 0.0 }
}

/// The sum of distances from a point.
fn distances(x: f64, y: f64, xs: &[f64], ys: &[f64]) -> f64 {
    let (xs, ys) = (xs.as_chunks::<LANES>(), ys.as_chunks::<LANES>());
    let mut sums = [0.0_f64; LANES];
    for (xs, ys) in xs.0.iter().zip(ys.0) {
        for ((sum, a), b) in sums.iter_mut().zip(xs).zip(ys) {
            let (dx, dy) = (a - x, b - y);
            *sum += (dx * dx + dy * dy).sqrt();
        }
    }
    let rest: f64 = xs.1.iter().zip(ys.1).map(|(a, b)| ((a - x) * (a - x) + (b - y) * (b - y)).sqrt()).sum();
    sums.iter().sum::<f64>() + rest
}

#[cfg(test)]
mod tests {
    use super::means;

    /// By hand: on a line at 0, 1 and 10, 12. Point 0: inside 1, outside 11, (11 - 1) / 11; point 1: (10 - 1) / 10; point 10:
    /// inside 2, outside 9.5, 7.5 / 9.5; point 12: inside 2, outside 11.5, 9.5 / 11.5.
    #[test]
    fn the_silhouette_compares_the_own_group_with_the_next() {
        let points = [[0.0, 0.0], [1.0, 0.0], [10.0, 0.0], [12.0, 0.0]];
        let by_hand = (10.0 / 11.0 + 9.0 / 10.0 + 7.5 / 9.5 + 9.5 / 11.5) / 4.0;
        let found = means(&points, &[&[0, 0, 1, 1], &[0, 1, 2, 2]]);
        assert!((found[0] - by_hand).abs() < 1e-12);
        // Points alone in their group count 0: (0 + 0 + (9 - 2) / 9 + (11 - 2) / 11) / 4.
        assert!((found[1] - (7.0 / 9.0 + 9.0 / 11.0) / 4.0).abs() < 1e-12);
    }
    #[test]
    fn points_at_one_place_have_no_silhouette() {
        assert_eq!(means(&[[1.0, 1.0]; 4], &[&[0, 0, 1, 1]]), vec![0.0]);
        assert_eq!(means(&[], &[&[]]), vec![0.0]);
    }
}

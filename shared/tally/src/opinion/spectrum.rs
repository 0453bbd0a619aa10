//! The largest principal components of a sparse matrix, by block Krylov iteration with restarts.
//!
//! Source: Golub, Underwood: The block Lanczos method for computing eigenvalues, 1977; all vectors are orthogonalised
//! against each other twice (Giraud et al.: Rounding error analysis of the classical Gram-Schmidt process, 2005), and a
//! cycle restarts from its best vectors. Several vectors go together so that equal eigenvalues are all found.

use super::counts::place;
use nalgebra::{DMatrix, SymmetricEigen};

/// Vectors that go together.
pub(super) const BLOCK: usize = 6;
/// Blocks until a restart.
const CYCLE: usize = 20;
/// After how many blocks to look whether it is exact already.
const LOOK: usize = 5;
/// Cycles at most; two directions that explain the same to many digits have no answer to converge to.
const CYCLES: usize = 150;
/// Where the two directions are exact enough: residual over the largest eigenvalue.
const EXACT: f64 = 1e-12;
/// The third gives only its eigenvalue, whose error is the square of this.
const THIRD: f64 = 1e-6;
/// A vector that loses this share of its length to the others before it is one of them but for rounding.
const DEPENDENT: f64 = 1e-10;
/// From how many entries a second thread is worth its start.
#[cfg(not(target_arch = "wasm32"))]
const LARGE: usize = 50_000;

/// A numbered row of a block: one number for each of its vectors.
type Wide = [f64; BLOCK];

/// A sparse matrix, row by row.
#[derive(Debug, Default)]
pub(super) struct Sparse {
    /// How many columns.
    pub columns: usize,
    /// Rows: column and entry.
    pub rows: Vec<Vec<(u32, f64)>>,
}

/// An eigenvalue with its vector of length 1.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pair {
    /// Eigenvalue of the transposed matrix times the matrix.
    pub value: f64,
    /// By column.
    pub vector: Vec<f64>,
}

impl Sparse {
    /// The transposed matrix times the matrix times a block.
    fn apply(&self, block: &[Wide]) -> Vec<Wide> {
        #[cfg(not(target_arch = "wasm32"))]
        if self.rows.iter().map(Vec::len).sum::<usize>() >= LARGE {
            let (first, second) = self.rows.split_at(self.rows.len() / 2);
            let halves = std::thread::scope(|scope| {
                let other = scope.spawn(|| part(second, block));
                let own = part(first, block);
                other.join().ok().map(|other| (own, other))
            });
            if let Some((mut own, other)) = halves {
                for (sum, more) in own.iter_mut().zip(other) {
                    add(sum, 1.0, &more);
                }
                return own;
            }
        }
        part(&self.rows, block)
    }
}

fn part(rows: &[Vec<(u32, f64)>], block: &[Wide]) -> Vec<Wide> {
    let mut out = vec![[0.0; BLOCK]; block.len()];
    for row in rows {
        let mut score = [0.0; BLOCK];
        for (column, entry) in row {
            if let Some(vector) = place(*column).and_then(|column| block.get(column)) {
                add(&mut score, *entry, vector);
            }
        }
        for (column, entry) in row {
            if let Some(sum) = place(*column).and_then(|column| out.get_mut(column)) {
                add(sum, *entry, &score);
            }
        }
    }
    out
}

fn add(sum: &mut Wide, times: f64, more: &Wide) {
    for (sum, more) in sum.iter_mut().zip(more) {
        *sum += times * more;
    }
}

pub(super) fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(a, b)| a * b).sum()
}

fn subtract(from: &mut [f64], times: f64, what: &[f64]) {
    for (from, what) in from.iter_mut().zip(what) {
        *from -= times * what;
    }
}

fn scale(vector: &mut [f64], by: f64) {
    for entry in vector {
        *entry *= by;
    }
}

/// What of the vectors is new beside the basis, each of length 1.
fn novel(basis: &[Vec<f64>], vectors: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let mut found: Vec<Vec<f64>> = Vec::new();
    for mut vector in vectors {
        let before = dot(&vector, &vector).sqrt();
        for _ in 0..2 {
            for other in basis.iter().chain(&found) {
                let along = dot(&vector, other);
                subtract(&mut vector, along, other);
            }
        }
        let length = dot(&vector, &vector).sqrt();
        if length > before * DEPENDENT && length > f64::MIN_POSITIVE {
            scale(&mut vector, 1.0 / length);
            // Of a vector that was nearly dependent, rounding is a large part: once more.
            for other in basis.iter().chain(&found) {
                let along = dot(&vector, other);
                subtract(&mut vector, along, other);
            }
            let length = dot(&vector, &vector).sqrt();
            if length > 0.5 {
                scale(&mut vector, 1.0 / length);
                found.push(vector);
            }
        }
    }
    found
}

fn wide(vectors: &[Vec<f64>], columns: usize) -> Vec<Wide> {
    let mut block = vec![[0.0; BLOCK]; columns];
    for (lane, vector) in vectors.iter().enumerate() {
        for (row, entry) in block.iter_mut().zip(vector) {
            if let Some(cell) = row.get_mut(lane) {
                *cell = *entry;
            }
        }
    }
    block
}

fn narrow(block: &[Wide], lanes: usize) -> Vec<Vec<f64>> {
    (0..lanes).map(|lane| block.iter().filter_map(|row| row.get(lane).copied()).collect()).collect()
}

/// Numbers between -1/2 and 1/2 without order, the same every time.
fn start(columns: usize) -> Vec<Vec<f64>> {
    let mut chance = super::kmeans::Chance::new(1);
    (0..BLOCK).map(|_| (0..columns).map(|_| chance.share() - 0.5).collect()).collect()
}

/// The three largest eigenvalues of the transposed matrix times the matrix, largest first; fewer if the rest is 0.
pub(super) fn largest(matrix: &Sparse) -> Vec<Pair> {
    let mut from = start(matrix.columns);
    let mut last = Vec::new();
    for _ in 0..CYCLES {
        let (found, exact) = cycle(matrix, from);
        if exact {
            return kept(found);
        }
        from = found.iter().map(|(pair, _)| pair.vector.clone()).collect();
        last = found;
    }
    kept(last)
}

/// From some vectors to the best that they and their images span; and whether that is exact.
fn cycle(matrix: &Sparse, from: Vec<Vec<f64>>) -> (Vec<(Pair, f64)>, bool) {
    let (mut basis, mut images) = (Vec::new(), Vec::new());
    let mut block = novel(&basis, from);
    let mut found = Vec::new();
    for step in 1..=CYCLE {
        let applied = narrow(&matrix.apply(&wide(&block, matrix.columns)), block.len());
        basis.append(&mut block);
        block = novel(&basis, applied.clone());
        images.extend(applied);
        if block.is_empty() || step % LOOK == 0 {
            found = ritz(&basis, &images).unwrap_or_default();
            if block.is_empty() || exact(&found) {
                return (found, true);
            }
        }
    }
    (found, false)
}

fn exact(found: &[(Pair, f64)]) -> bool {
    let largest = found.first().map_or(0.0, |(pair, _)| pair.value);
    let limits = [EXACT, EXACT, THIRD];
    found.iter().zip(limits).all(|((_, residual), limit)| *residual <= limit * largest)
}

/// What is more than rounding.
fn kept(found: Vec<(Pair, f64)>) -> Vec<Pair> {
    let largest = found.first().map_or(0.0, |(pair, _)| pair.value);
    let floor = largest * 1e-13 + f64::MIN_POSITIVE;
    found.into_iter().map(|(pair, _)| pair).take(3).filter(|pair| pair.value > floor).collect()
}

/// The best approximations in a basis, largest first, with the length of what is missing.
fn ritz(basis: &[Vec<f64>], images: &[Vec<f64>]) -> Option<Vec<(Pair, f64)>> {
    let size = basis.len();
    let products: Vec<f64> = images.iter().flat_map(|image| basis.iter().map(move |vector| dot(vector, image))).collect();
    if size == 0 || products.len() != size * size {
        return None;
    }
    let small = DMatrix::from_vec(size, size, products);
    let solved = SymmetricEigen::try_new((&small + small.transpose()) * 0.5, f64::EPSILON, 10_000)?;
    let mut order: Vec<(usize, f64)> = solved.eigenvalues.iter().copied().enumerate().collect();
    order.sort_by(|(_, left), (_, right)| right.total_cmp(left));
    let found = order.into_iter().take(BLOCK).map(|(at, value)| {
        let weights: Vec<f64> = solved.eigenvectors.column(at).iter().copied().collect();
        let vector = combined(basis, &weights);
        let mut residual = combined(images, &weights);
        subtract(&mut residual, value, &vector);
        (Pair { value, vector }, dot(&residual, &residual).sqrt())
    });
    Some(found.collect())
}

fn combined(vectors: &[Vec<f64>], weights: &[f64]) -> Vec<f64> {
    let mut sum = vec![0.0; vectors.first().map_or(0, Vec::len)];
    for (vector, weight) in vectors.iter().zip(weights) {
        subtract(&mut sum, -weight, vector);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::{Sparse, dot, largest};
    use nalgebra::{DMatrix, SymmetricEigen};
    use proptest::prelude::*;

    fn dense(rows: &[Vec<f64>]) -> Sparse {
        let sparse =
            |row: &Vec<f64>| row.iter().enumerate().filter(|(_, x)| **x != 0.0).map(|(j, x)| (u32::try_from(j).unwrap(), *x)).collect();
        Sparse { columns: rows[0].len(), rows: rows.iter().map(sparse).collect() }
    }

    #[test]
    fn equal_eigenvalues_are_all_found() {
        let values = |rows: &[Vec<f64>]| largest(&dense(rows)).iter().map(|pair| pair.value).collect::<Vec<_>>();
        let found = values(&[vec![2.0, 0.0, 0.0, 0.0], vec![0.0, 2.0, 0.0, 0.0], vec![0.0, 0.0, 2.0, 0.0], vec![0.0, 0.0, 0.0, 1.0]]);
        assert_eq!(found.len(), 3);
        assert!(found.iter().all(|value| (value - 4.0).abs() < 1e-12), "{found:?}");
    }
    #[test]
    fn a_matrix_of_rank_one_has_one_direction() {
        let found = largest(&dense(&[vec![3.0, 4.0], vec![-3.0, -4.0]]));
        assert_eq!(found.len(), 1);
        assert!((found[0].value - 50.0).abs() < 1e-12);
        assert!((found[0].vector[0].abs() - 0.6).abs() < 1e-12);
    }
    #[test]
    fn nothing_but_zeros_has_no_direction() {
        assert!(largest(&dense(&[vec![0.0; 4], vec![0.0; 4]])).is_empty());
        assert!(largest(&Sparse::default()).is_empty());
    }
    proptest! {
        #![proptest_config(ProptestConfig::with_cases(30))]
        /// Against the whole decomposition, which has nothing to converge; larger than one cycle, so that it restarts.
        #[test]
        fn restarts_reach_what_the_whole_decomposition_says(seed in any::<u64>(), rows in 150_usize..200, columns in 121_usize..180) {
            let mut chance = super::super::kmeans::Chance::new(seed);
            let camp: Vec<f64> = (0..columns).map(|_| chance.share() - 0.5).collect();
            let matrix: Vec<Vec<f64>> = (0..rows).map(|row| camp.iter().map(|lean| {
                let side = if row % 3 == 0 { 1.5 } else { -0.5 };
                if chance.share() < 0.3 { side * lean + chance.share() - 0.5 } else { 0.0 }
            }).collect()).collect();
            let whole = DMatrix::from_fn(rows, columns, |i, j| matrix[i][j]);
            let mut values: Vec<f64> = SymmetricEigen::new(whole.transpose() * &whole).eigenvalues.iter().copied().collect();
            values.sort_by(|a, b| b.total_cmp(a));
            let found = largest(&dense(&matrix));
            for (pair, value) in found.iter().zip(&values) {
                prop_assert!((pair.value - value).abs() < 1e-9 * values[0], "{} {}", pair.value, value);
                prop_assert!((dot(&pair.vector, &pair.vector) - 1.0).abs() < 1e-12);
            }
            prop_assert!(dot(&found[0].vector, &found[1].vector).abs() < 1e-10);
            prop_assert_eq!(found.len(), 3);
        }
    }
}

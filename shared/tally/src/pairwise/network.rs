//! Solves with the information matrix of comparisons, which is the Laplacian of a network: items are nodes, what is known
//! about a pair is the conductance between them, and one node, the ground, is held at 0.
//!
//! Source: Cholesky's elimination, written for Laplacians so that nothing is ever subtracted: Grassmann, Taksar and
//! Heyman, "Regenerative analysis and steady state distributions for Markov chains", Operations Research 33 (1985), and
//! `O'Cinneide`, "Entrywise perturbation theory and error analysis for Markov chains", Numerische Mathematik 65 (1993).
//! Every entry is right to nearly all its digits, even where some pairs are a million times better known than others; a
//! library's general Cholesky is not.

/// Conductances below the diagonal: row `k` has `k` entries. Node 0 is the ground.
#[derive(Debug, Clone)]
pub struct Network(Vec<Vec<f64>>);

/// An eliminated node: its conductance in all to the nodes before it, and the share of each.
struct Step {
    total: f64,
    shares: Vec<f64>,
}

/// A network whose nodes are eliminated, the last first.
pub struct Solved(Vec<Step>);

impl Network {
    /// Nodes without links, the ground among them.
    pub fn new(nodes: usize) -> Self {
        Self((0..nodes).map(|before| vec![0.0; before]).collect())
    }
    /// Adds a conductance, 0 or more, between two nodes.
    pub fn link(&mut self, one: usize, other: usize, conductance: f64) {
        if let Some(entry) = self.0.get_mut(one.max(other)).and_then(|row| row.get_mut(one.min(other))) {
            *entry += conductance;
        }
    }
    /// Eliminates all nodes; `None` if one hangs on no path to the ground.
    pub fn solve(mut self) -> Option<Solved> {
        let mut steps = Vec::with_capacity(self.0.len());
        while let Some(row) = self.0.pop().filter(|row| !row.is_empty()) {
            let total: f64 = row.iter().sum();
            if !(total > 0.0 && total.is_finite()) {
                return None;
            }
            let shares: Vec<f64> = row.iter().map(|entry| entry / total).collect();
            // Without this node its neighbours are linked through it.
            for (target, share) in self.0.iter_mut().zip(&shares).filter(|(_, share)| **share > 0.0) {
                for (entry, other) in target.iter_mut().zip(&row) {
                    *entry += share * other;
                }
            }
            steps.push(Step { total, shares });
        }
        Some(Solved(steps))
    }
}

impl Solved {
    /// The potentials at which these flows enter at the nodes; the first is the ground's, 0.
    pub fn potentials(&self, flows: &[f64]) -> Vec<f64> {
        let mut rest = flows.to_vec();
        let mut own = Vec::with_capacity(self.0.len());
        for step in &self.0 {
            let mine = rest.pop().unwrap_or_default();
            rest.iter_mut().zip(&step.shares).for_each(|(flow, share)| *flow += share * mine);
            own.push(mine / step.total);
        }
        let mut found = vec![0.0];
        for (step, own) in self.0.iter().rev().zip(own.iter().rev()) {
            let through: f64 = step.shares.iter().zip(&found).map(|(share, potential)| share * potential).sum();
            found.push(own + through);
        }
        found
    }
    /// The inverse of the matrix without the ground's row and column, these filled with 0: covariances of all items
    /// when the ground is fixed.
    pub fn inverse(&self) -> Vec<Vec<f64>> {
        let mut rows: Vec<Vec<f64>> = vec![vec![0.0]];
        for step in self.0.iter().rev() {
            let mut new = vec![0.0; rows.len()];
            for (row, share) in rows.iter().zip(&step.shares).filter(|(_, share)| **share > 0.0) {
                new.iter_mut().zip(row).for_each(|(entry, other)| *entry += share * other);
            }
            let back: f64 = new.iter().zip(&step.shares).map(|(entry, share)| entry * share).sum();
            rows.iter_mut().zip(&new).for_each(|(row, entry)| row.push(*entry));
            new.push(1.0 / step.total + back);
            rows.push(new);
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::Network;
    use proptest::prelude::*;

    /// Ohm's law: two resistors of 1 and 1/3 in a row are 4/3.
    #[test]
    fn resistors_in_a_row_add_up() {
        let mut network = Network::new(3);
        network.link(0, 1, 1.0);
        network.link(2, 1, 3.0);
        let solved = network.solve().unwrap();
        assert!((solved.inverse()[2][2] - 4.0 / 3.0).abs() < 1e-15);
        assert!((solved.potentials(&[0.0, 0.0, 1.0])[2] - 4.0 / 3.0).abs() < 1e-15);
    }

    #[test]
    fn a_node_without_a_path_to_the_ground_is_noticed() {
        let mut network = Network::new(4);
        network.link(0, 1, 1.0);
        network.link(2, 3, 1.0);
        assert!(network.solve().is_none());
    }

    #[test]
    fn links_of_very_different_strength_lose_no_digits() {
        let mut network = Network::new(3);
        network.link(1, 2, 1e200);
        network.link(0, 1, 1e-200);
        assert!((network.solve().unwrap().inverse()[2][2] / 1e200 - 1.0).abs() < 1e-15);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]
        #[test]
        fn the_inverse_and_the_potentials_fulfil_kirchhoffs_law(links in prop::collection::vec(0.01_f64..10.0, 15), flows in prop::collection::vec(-5.0_f64..5.0, 6)) {
            let mut network = Network::new(6);
            let pairs: Vec<(usize, usize)> = (0..6).flat_map(|i| (0..i).map(move |j| (i, j))).collect();
            for ((i, j), link) in pairs.iter().zip(&links) {
                network.link(*i, *j, *link);
            }
            let solved = network.solve().unwrap();
            let (found, inverse) = (solved.potentials(&flows), solved.inverse());
            for node in 1..6 {
                let out = |v: &dyn Fn(usize) -> f64| -> f64 {
                    pairs.iter().zip(&links).filter(|((i, j), _)| *i == node || *j == node).map(|((i, j), link)| link * (v(node) - v(i + j - node))).sum()
                };
                prop_assert!((out(&|n| found[n]) - flows[node]).abs() < 1e-9);
                for (other, row) in inverse.iter().enumerate().skip(1) {
                    prop_assert!((out(&|n| inverse[n][other]) - f64::from(u8::from(node == other))).abs() < 1e-9);
                    prop_assert!((inverse[node][other] - row[node]).abs() < 1e-12);
                }
            }
        }
    }
}

//! An attack on what is withheld: a reader who knows everything that is shown, the rule of the ballots and this program
//! works out, by linear programming in whole numbers, between which bounds each withheld figure lies.
//!
//! The promise: of no withheld item is any number of voices from 1 to one below the threshold ruled out, nor any of those numbers
//! of points. That an item has fewer voices than every shown one is told by its being withheld.

use constat_tally::round::{Cell, Dots, Method, Ranking, Release, Tally, release, withheld};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

/// Numbers that are the same on every machine (Marsaglia, "Xorshift RNGs", 2003).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
    fn between(&mut self, least: u64, most: u64) -> u64 {
        least + self.below(most - least + 1)
    }
}

fn real(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::INFINITY, f64::from)
}

/// What everybody reads.
struct Published {
    ballots: usize,
    items: usize,
    threshold: usize,
    shown_voices: Vec<usize>,
    shown_points: usize,
    hidden: usize,
}

impl Published {
    fn read(tally: &Tally, threshold: usize) -> Option<Self> {
        let Release::Shown { cells, total, .. } = release(tally, threshold) else { return None };
        let hidden = cells.iter().filter(|cell| matches!(cell, Cell::Withheld { .. })).count();
        assert_eq!(total.is_none(), hidden > 0);
        let shown: Vec<(usize, u64)> = cells
            .iter()
            .filter_map(|cell| match cell {
                Cell::Shown { voices, score, .. } => Some((*voices, *score)),
                Cell::Withheld { .. } => None,
            })
            .collect();
        Some(Self {
            ballots: tally.ballots,
            items: cells.len(),
            threshold,
            shown_points: usize::try_from(shown.iter().map(|(_, score)| score).sum::<u64>() / 2).expect("small"),
            shown_voices: shown.into_iter().map(|(voices, _)| voices).collect(),
            hidden,
        })
    }
    /// All that a reader knows of the voices and points that are withheld. The items are alike to them: the bounds of one are
    /// the bounds of each.
    fn known(&self, rule: Dots, direction: OptimizationDirection, of_points: bool) -> Problem {
        let mut problem = Problem::new(direction);
        let most = self.shown_voices.iter().min().map_or(self.ballots, |least| least - 1);
        let (mut voices, mut points): (Vec<Variable>, Vec<Variable>) = (Vec::new(), Vec::new());
        for nth in 0..self.hidden {
            let wanted = |this: bool| if nth == 0 && this { 1.0 } else { 0.0 };
            let top = i32::try_from(most).expect("small");
            let each = i32::try_from(rule.most).expect("small");
            voices.push(problem.add_integer_var(wanted(!of_points), (0, top)));
            points.push(problem.add_integer_var(wanted(of_points), (0, top * each)));
            let (v, p) = (voices[nth], points[nth]);
            problem.add_constraint([(p, 1.0), (v, -1.0)], ComparisonOp::Ge, 0.0);
            problem.add_constraint([(p, 1.0), (v, -f64::from(rule.most))], ComparisonOp::Le, 0.0);
        }
        let sum = |of: &[Variable]| of.iter().map(|one| (*one, 1.0)).collect::<Vec<_>>();
        let shown = self.shown_voices.iter().sum::<usize>();
        let names = self.items.min(usize::try_from(rule.points).expect("small"));
        let points_in_all = self.ballots * usize::try_from(rule.points).expect("small");
        // Every ballot has a voice and a point somewhere, and no more of them than the rule allows.
        problem.add_constraint(sum(&voices), ComparisonOp::Ge, real(self.ballots) - real(shown));
        problem.add_constraint(sum(&points), ComparisonOp::Ge, real(self.ballots) - real(self.shown_points));
        problem.add_constraint(sum(&voices), ComparisonOp::Le, real(self.ballots * names) - real(shown));
        problem.add_constraint(sum(&points), ComparisonOp::Le, real(points_in_all) - real(self.shown_points));
        if !self.shown_voices.is_empty() {
            problem.add_constraint(sum(&voices), ComparisonOp::Ge, real(self.threshold));
        }
        problem
    }
    fn bound(&self, rule: Dots, direction: OptimizationDirection, of_points: bool) -> f64 {
        let outcome = self.known(rule, direction, of_points).solve().expect("what is true is possible");
        outcome.into_solution().expect("no limit was set").objective()
    }
}

fn random_ballots(chance: &mut Chance, rule: Dots, items: usize) -> Vec<Vec<i64>> {
    let ballots = chance.between(3, 30);
    // Some items are liked, some by hardly anybody.
    let liked: Vec<u64> = (0..items).map(|_| chance.between(1, 12)).collect();
    let mut out = Vec::new();
    for _ in 0..ballots {
        let mut figures = vec![0_i64; items];
        let give = if chance.below(3) == 0 { u64::from(rule.points) } else { chance.between(1, u64::from(rule.points)) };
        for _ in 0..give {
            let mut at = chance.below(liked.iter().sum());
            let item = liked
                .iter()
                .position(|weight| {
                    if at < *weight {
                        true
                    } else {
                        at -= weight;
                        false
                    }
                })
                .expect("within");
            if figures[item] < i64::from(rule.most) {
                figures[item] += 1;
            }
        }
        out.push(figures);
    }
    out
}

#[test]
fn no_withheld_figure_is_bounded_more_tightly_than_the_threshold_promises() {
    let mut chance = Chance(0x5eed_cafe);
    let (mut sets, mut cells) = (0, 0);
    while sets < 2_000 {
        let points = u32::try_from(chance.between(1, 6)).expect("small");
        let rule = Dots { points, most: u32::try_from(chance.between(1, u64::from(points))).expect("small") };
        let (items, threshold) =
            (usize::try_from(chance.between(2, 8)).expect("small"), usize::try_from(chance.between(3, 6)).expect("small"));
        let figures = random_ballots(&mut chance, rule, items);
        let ballots: Vec<_> = figures.iter().map(|row| rule.ballot(row).expect("by the rule")).collect();
        let tally = rule.count(items, &ballots);
        let Some(published) = Published::read(&tally, threshold).filter(|p| p.hidden > 0) else { continue };
        sets += 1;
        cells += published.hidden;
        let voices: Vec<usize> = tally.standings.iter().map(|s| s.voices).collect();
        for of_points in [false, true] {
            let least = published.bound(rule, OptimizationDirection::Minimize, of_points);
            let most = published.bound(rule, OptimizationDirection::Maximize, of_points);
            let told = format!("{voices:?} of {} ballots, {rule:?}, threshold {threshold}: {least} to {most}", tally.ballots);
            assert!(least <= 1.0 + 1e-6, "{told}");
            assert!(most + 1e-6 >= real(threshold) - 1.0, "{told}");
        }
    }
    println!("{sets} published sets, {cells} withheld items, none bounded within 1 to one below the threshold");
}

/// The attack is sharp: it beats the rule that two withheld items and the threshold's voices are enough.
#[test]
fn two_items_with_a_crowd_behind_them_can_still_be_told() {
    // 45 ballots of one voice each: 36 of them on what is shown, so nine on two items that have at most five.
    let published = Published { ballots: 45, items: 4, threshold: 5, shown_voices: vec![30, 6], shown_points: 36, hidden: 2 };
    let rule = Dots { points: 1, most: 1 };
    let least = published.bound(rule, OptimizationDirection::Minimize, false);
    let most = published.bound(rule, OptimizationDirection::Maximize, false);
    assert!((least - 4.0).abs() < 1e-6 && (most - 5.0).abs() < 1e-6, "{least} to {most}");
    assert_eq!(withheld(&[30, 6, 4, 5], 45, 5), [false, true, true, true]);
}

/// The sum of a ranking's scores is known, and with it how far the ballots agree would give the squares: two equations, two unknown.
/// So what is withheld takes the agreement along; `server` does so, and here is why.
#[test]
fn agreement_would_tell_two_withheld_items_of_a_ranking_apart() {
    let rows = [[1, 2, 3, 0], [1, 2, 3, 0], [2, 1, 3, 0], [1, 2, 0, 3], [2, 1, 3, 0], [1, 3, 0, 2], [1, 2, 0, 3]];
    let ballots: Vec<_> = rows.iter().map(|row| Ranking.ballot(row).expect("a ranking")).collect();
    let tally = Ranking.count(4, &ballots);
    let Release::Shown { cells, .. } = release(&tally, 5) else { panic!("seven ballots") };
    let shown: Vec<u64> = cells.iter().filter_map(|c| if let Cell::Shown { score, .. } = c { Some(*score) } else { None }).collect();
    assert_eq!(shown.len(), 2, "two are withheld");
    let left = tally.given - shown.iter().sum::<u64>();
    let true_scores: Vec<u64> = tally.standings.iter().filter(|s| s.item >= 2).map(|s| s.score).collect();
    let square = |a: u64, b: u64| a * a + b * b;
    let squares = square(true_scores[0], true_scores[1]);
    let possible: Vec<u64> = (0..=left).filter(|a| square(*a, left - a) == squares).collect();
    assert!(left > 10 && possible.len() <= 2, "of {left} possible splits, {possible:?} are left");
}

/// The least that could be withheld: every item under the threshold, and then the fewest voices so that the three rules hold.
fn optimum(voices: &[usize], ballots: usize, threshold: usize) -> usize {
    let all = 1_usize << voices.len();
    let fits = |set: usize| {
        let hidden = |item: usize| set >> item & 1 == 1;
        let (mut sum, mut count, mut least) = (0, 0, usize::MAX);
        for (item, number) in voices.iter().enumerate() {
            if hidden(item) {
                (sum, count) = (sum + number, count + 1);
            } else if *number < threshold {
                return None;
            } else {
                least = least.min(*number);
            }
        }
        let tied = voices.iter().enumerate().any(|(a, x)| voices.iter().enumerate().any(|(b, y)| x == y && hidden(a) != hidden(b)));
        let known = ballots.saturating_sub(voices.iter().sum::<usize>() - sum).max(threshold);
        let enough = count == 0 || least == usize::MAX || (count >= 2 && sum >= threshold && known <= 1 + (count - 1) * (least - 1));
        (enough && !tied).then_some(sum)
    };
    (0..all).filter_map(fits).min().expect("all may be withheld")
}

#[test]
fn little_more_is_withheld_than_must_be() {
    let mut chance = Chance(0x0dd_ba11);
    let (mut lost, mut least, mut same, mut cases) = (0, 0, 0, 0);
    for _ in 0..3_000 {
        let items = usize::try_from(chance.between(2, 7)).expect("small");
        let voices: Vec<usize> = (0..items).map(|_| usize::try_from(chance.below(25)).expect("small")).collect();
        let ballots = voices.iter().max().copied().unwrap_or(0).max(5);
        let out = withheld(&voices, ballots, 5);
        let ours: usize = voices.iter().zip(&out).filter(|(_, hidden)| **hidden).map(|(number, _)| number).sum();
        let best = optimum(&voices, ballots, 5);
        assert!(ours >= best, "{voices:?}: the optimum is one");
        if out.iter().any(|hidden| *hidden) {
            (lost, least, cases, same) = (lost + ours, least + best, cases + 1, same + usize::from(ours == best));
        }
    }
    println!("{cases} lists with something withheld: {lost} voices withheld, {least} at least; the optimum in {same}");
    assert!(lost * 100 <= least * 110, "{lost} against {least}");
}

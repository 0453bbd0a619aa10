//! Large inputs, the same on every run: a stream of numbers from a seed, and models of voters that the literature uses.

use crate::Outcome;
use constat_shared::tally::robust::Chance;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// 1,000,000 ballots over 30 items.
pub const DOTS: &str = "large-dots.csv";
/// 1,000 of them.
pub const DOTS_SMALL: &str = "dots-1000.csv";
/// 100,000 orders of 20 items.
pub const ORDERS: &str = "large.soi";
/// 1,000 of them.
pub const ORDERS_SMALL: &str = "ranking-1000.soi";
/// 10,000 participants, 500 statements.
pub const VOTES: &str = "large-participants-votes.csv";
/// 200,000 comparisons of 200 items.
pub const COMPARISONS: &str = "large-comparisons.csv";
/// 20,000 voters, 200 projects.
pub const BUDGET: &str = "large.pb";
/// 2,000 raters, 50 items, 6 criteria.
pub const RATINGS: &str = "large-ratings.csv";
/// Two rounds of 3,000 participants and 100 items.
pub const DELPHI: &str = "large-delphi.csv";
/// 50 raters, 5,000 units.
pub const AGREEMENT: &str = "large-agreement.csv";

/// What is written to.
type To = BufWriter<File>;
type Written = std::io::Result<()>;

/// Makes the file of this name, and those that belong to it.
pub fn make(folder: &Path, name: &str) -> Outcome {
    write(folder, name, |to| match name {
        DOTS => dots(to, 1_000_000),
        DOTS_SMALL => dots(to, 1_000),
        ORDERS => orders(to, 100_000),
        ORDERS_SMALL => orders(to, 1_000),
        VOTES => votes(to, 10_000, 500),
        COMPARISONS => comparisons(to, 200_000, 200),
        BUDGET => budget(to, 20_000, 200),
        RATINGS => ratings(to, 2_000, 50, 6),
        DELPHI => rounds(to, 3_000, 100),
        _ => agreement(to, 50, 5_000),
    })?;
    match name {
        DOTS => write(folder, "large-dots-items.csv", |to| {
            writeln!(to, "item,name")?;
            (0..30).try_for_each(|item| writeln!(to, "i{item},item {item}"))
        }),
        ORDERS => write(folder, "large-tenth.soi", |to| orders(to, 10_000)),
        RATINGS => write(folder, "large-weights.csv", |to| {
            writeln!(to, "criterion,weight")?;
            (0..6).try_for_each(|criterion| writeln!(to, "c{criterion},{}", criterion + 1))
        }),
        _ => Ok(()),
    }
}

/// So many dots ballots or orders; the name of the file.
pub fn sized(folder: &Path, kind: &str, ballots: usize) -> Outcome<String> {
    let name = format!("{kind}-{ballots}.{}", if kind == "dots" { "csv" } else { "soi" });
    if !folder.join(&name).exists() {
        write(folder, &name, |to| if kind == "dots" { dots(to, ballots) } else { orders(to, ballots) })?;
    }
    Ok(name)
}

fn write(folder: &Path, name: &str, fill: impl FnOnce(&mut To) -> Written) -> Outcome {
    let path = folder.join(name);
    let made = File::create(&path).map(BufWriter::new).and_then(|mut to| fill(&mut to).and_then(|()| to.flush()));
    made.map_err(|e| format!("cannot write {}: {e}", path.display()))
}

/// A count as a number.
#[expect(clippy::cast_precision_loss, reason = "counts of ballots and bytes lie far below 2^53")]
pub fn float(count: usize) -> f64 {
    count as f64
}

/// Numbers that look like chance.
struct Numbers(Chance);

impl Numbers {
    fn of(seed: u64) -> Self {
        Self(Chance::new(seed))
    }
    /// Between 0 and 1, neither included.
    fn part(&mut self) -> f64 {
        let bits = u32::try_from(self.0.bits() >> 32).unwrap_or_default();
        (f64::from(bits) + 0.5) / 4_294_967_296.0
    }
    /// From 0 to one less than `below`.
    fn below(&mut self, below: usize) -> usize {
        let below = u64::try_from(below.max(1)).unwrap_or(u64::MAX);
        usize::try_from((self.0.bits() >> 8) % below).unwrap_or_default()
    }
    /// Of the normal distribution (Box and Muller, 1958).
    fn normal(&mut self) -> f64 {
        (-2.0 * self.part().ln()).sqrt() * (std::f64::consts::TAU * self.part()).cos()
    }
    /// Of Gumbel's distribution: added to utilities, their order is that of Plackett and Luce.
    fn gumbel(&mut self) -> f64 {
        -(-self.part().ln()).ln()
    }
    fn normals(&mut self, count: usize, spread: f64) -> Vec<f64> {
        (0..count).map(|_| spread * self.normal()).collect()
    }
    /// The place of a part in shares that sum to 1.
    fn pick(&mut self, shares: &[f64]) -> usize {
        let mut left = self.part();
        let found = shares.iter().position(|share| {
            left -= share;
            left <= 0.0
        });
        found.unwrap_or(shares.len().saturating_sub(1))
    }
    /// Items, best first, by utilities and chance.
    fn order(&mut self, utilities: &[f64]) -> Vec<usize> {
        let mut drawn: Vec<(f64, usize)> = utilities.iter().zip(0..).map(|(utility, item)| (utility + self.gumbel(), item)).collect();
        drawn.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        drawn.into_iter().map(|(_, item)| item).collect()
    }
}

fn at<T>(list: &[T], place: usize) -> &[T] {
    list.get(place..=place).unwrap_or_default()
}

fn number(list: &[f64], place: usize) -> f64 {
    list.get(place).copied().unwrap_or_default()
}

/// Five points each, at most three on one item; one ballot in 500 is over the limit. Popularity falls with the item's number.
fn dots(to: &mut To, ballots: usize) -> Written {
    let mut chance = Numbers::of(2);
    let shares: Vec<f64> = (1..=30).map(|item| float(item).powf(-0.7)).collect();
    let whole: f64 = shares.iter().sum();
    let shares: Vec<f64> = shares.iter().map(|share| share / whole).collect();
    writeln!(to, "ballot,item,points")?;
    for ballot in 1..=ballots {
        let mut picks: [usize; 5] = std::array::from_fn(|_| chance.pick(&shares));
        picks.sort_unstable();
        let over = chance.part() < 0.002;
        for (place, same) in picks.chunk_by(|a, b| a == b).enumerate() {
            let points = if over && place == 0 { same.len() + 4 } else { same.len().min(3) };
            writeln!(to, "{ballot},i{},{points}", same.first().copied().unwrap_or_default())?;
        }
    }
    Ok(())
}

/// 20 items, 3 to 20 of them listed, by voters of three camps.
fn orders(to: &mut To, ballots: usize) -> Written {
    let mut chance = Numbers::of(1);
    let camps: Vec<Vec<f64>> = (0..3).map(|_| chance.normals(20, 1.2)).collect();
    let mut counts = BTreeMap::<String, usize>::new();
    for _ in 0..ballots {
        let camp = chance.pick(&[0.45, 0.35, 0.2]);
        let order = at(&camps, camp).first().map(|utilities| chance.order(utilities)).unwrap_or_default();
        let length = 3 + chance.below(18);
        let listed: Vec<String> = order.iter().take(length).map(|item| (item + 1).to_string()).collect();
        *counts.entry(listed.join(",")).or_default() += 1;
    }
    writeln!(to, "# DATA TYPE: soi\n# NUMBER ALTERNATIVES: 20\n# NUMBER VOTERS: {ballots}\n# NUMBER UNIQUE ORDERS: {}", counts.len())?;
    (1..=20).try_for_each(|item| writeln!(to, "# ALTERNATIVE NAME {item}: item {item}"))?;
    counts.iter().try_for_each(|(order, count)| writeln!(to, "{count}: {order}"))
}

/// Three groups with a common ground; some vote on much, most on little, a fifth of the cells in all.
fn votes(to: &mut To, participants: usize, statements: usize) -> Written {
    let mut chance = Numbers::of(3);
    let common = chance.normals(statements, 0.8);
    let groups: Vec<Vec<f64>> =
        (0..3).map(|_| chance.normals(statements, 1.0).iter().zip(&common).map(|(own, common)| own + common + 0.3).collect()).collect();
    let ids: Vec<String> = (0..statements).map(|statement| statement.to_string()).collect();
    writeln!(to, "participant,group-id,n-comments,n-votes,n-agree,n-disagree,{}", ids.join(","))?;
    for participant in 0..participants {
        let group = chance.pick(&[0.5, 0.3, 0.2]);
        let rate = chance.part().powi(4).max(0.01);
        let (mut cells, mut all, mut agree, mut disagree) = (String::new(), 0, 0, 0);
        for lean in at(&groups, group).iter().flatten() {
            cells.push(',');
            if chance.part() >= rate {
                continue;
            }
            let score = lean + chance.normal();
            all += 1;
            agree += usize::from(score > 0.4);
            disagree += usize::from(score < -0.4);
            cells.push_str(if score > 0.4 {
                "1"
            } else if score < -0.4 {
                "-1"
            } else {
                "0"
            });
        }
        writeln!(to, "{participant},,0,{all},{agree},{disagree}{cells}")?;
    }
    Ok(())
}

/// The chance of winning follows Bradley and Terry.
fn comparisons(to: &mut To, count: usize, items: usize) -> Written {
    let mut chance = Numbers::of(4);
    let strengths = chance.normals(items, 1.0);
    writeln!(to, "winner,loser,count")?;
    for _ in 0..count {
        let one = chance.below(items);
        let other = (one + 1 + chance.below(items - 1)) % items;
        let wins = chance.part() < 1.0 / (1.0 + (number(&strengths, other) - number(&strengths, one)).exp());
        let (winner, loser) = if wins { (one, other) } else { (other, one) };
        writeln!(to, "i{winner},i{loser},1")?;
    }
    Ok(())
}

/// Six parts of the town; 3 to 12 approvals each; a quarter of what all projects cost.
fn budget(to: &mut To, voters: usize, projects: usize) -> Written {
    let mut chance = Numbers::of(5);
    let costs: Vec<f64> = (0..projects).map(|_| ((10.3 + 0.9 * chance.normal()).exp() / 100.0).round() * 100.0 + 100.0).collect();
    let parts: Vec<Vec<f64>> = (0..6).map(|_| chance.normals(projects, 1.0)).collect();
    let limit = (costs.iter().sum::<f64>() / 4.0).floor();
    writeln!(to, "META\nkey;value\ndescription;large\ncountry;none\nunit;none\ninstance;1\nnum_projects;{projects}\nnum_votes;{voters}")?;
    writeln!(to, "budget;{limit:.0}\nvote_type;approval\nrule;greedy\nPROJECTS\nproject_id;cost")?;
    costs.iter().zip(1..).try_for_each(|(cost, id)| writeln!(to, "{id};{cost:.0}"))?;
    writeln!(to, "VOTES\nvoter_id;vote")?;
    for voter in 1..=voters {
        let part = chance.pick(&[0.3, 0.2, 0.2, 0.15, 0.1, 0.05]);
        let order = at(&parts, part).first().map(|utilities| chance.order(utilities)).unwrap_or_default();
        let count = 3 + chance.below(10);
        let mut chosen: Vec<usize> = order.into_iter().take(count).map(|project| project + 1).collect();
        chosen.sort_unstable();
        let chosen: Vec<String> = chosen.iter().map(usize::to_string).collect();
        writeln!(to, "{voter};{}", chosen.join(","))?;
    }
    Ok(())
}

/// 0 to 10; 70 of 100 cells are filled.
fn ratings(to: &mut To, raters: usize, items: usize, criteria: usize) -> Written {
    let mut chance = Numbers::of(6);
    let base = chance.normals(items * criteria, 1.5);
    writeln!(to, "rater,item,criterion,value")?;
    for rater in 0..raters {
        for (cell, base) in base.iter().enumerate() {
            let value = (5.5 + base + 2.0 * chance.normal()).round().clamp(0.0, 10.0);
            if chance.part() < 0.7 {
                writeln!(to, "{rater},i{},c{},{value:.0}", cell / criteria, cell % criteria)?;
            }
        }
    }
    Ok(())
}

/// 1 to 9; in the second round people move towards the middle.
fn rounds(to: &mut To, participants: usize, items: usize) -> Written {
    let mut chance = Numbers::of(7);
    let base = chance.normals(items, 1.5);
    let (mut text, mut second) = ("round,participant,item,value\n".to_owned(), String::new());
    for participant in 0..participants {
        for (item, base) in base.iter().enumerate() {
            let middle = 5.5 + base;
            let one = (middle + 2.0 * chance.normal()).round().clamp(1.0, 9.0);
            let two = (one + 0.4 * (middle - one) + 0.5 * chance.normal()).round().clamp(1.0, 9.0);
            // Writing to a String cannot fail.
            let _ = writeln!(text, "1,{participant},i{item},{one:.0}");
            let _ = writeln!(second, "2,{participant},i{item},{two:.0}");
        }
    }
    to.write_all(text.as_bytes())?;
    to.write_all(second.as_bytes())
}

/// 1 to 5; 60 of 100 cells are filled.
fn agreement(to: &mut To, raters: usize, units: usize) -> Written {
    let mut chance = Numbers::of(8);
    let base = chance.normals(units, 1.0);
    writeln!(to, "rater,unit,value")?;
    for rater in 0..raters {
        for (unit, base) in base.iter().enumerate() {
            let value = (3.0 + base + 0.8 * chance.normal()).round().clamp(1.0, 5.0);
            let filled = chance.part() < 0.6;
            writeln!(to, "{rater},u{unit},{}", if filled { format!("{value:.0}") } else { String::new() })?;
        }
    }
    Ok(())
}

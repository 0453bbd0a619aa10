//! Counting closed rounds, withholding what too few people stand behind, and putting colleges side by side.

use super::firm;
use super::repo::{self, Row};
use crate::auth::Permit;
use crate::db::{Conn, schema};
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use constat_shared::api::prioritisation::{
    Answers, College, CollegeGap, CollegePlace, CollegeResult, Compared, Item, ReadResults, ResultRow, ResultsView, RoundMethod,
    RoundState, Turnout, method,
};
use constat_shared::ids::{CoordinationId, FindingId};
use constat_shared::permission::{Act, act};
use constat_shared::tally::{self, Cell, Outcome, Reactions, Release};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// Results of a diagnosis.
pub fn read(tx: &mut Tx<'_>, permit: &Permit<act::ReadRound>, _r: ReadResults) -> Result<ResultsView> {
    let (coordination, diagnosis) = (permit.coordination()?, permit.diagnosis()?);
    let mut colleges = closed(tx, permit)?;
    let mut earlier = Vec::new();
    // Rounds come oldest first: the last of each college counts.
    let mut last: BTreeMap<College, CollegeResult> = BTreeMap::new();
    for result in colleges.drain(..) {
        earlier.extend(last.insert(result.college, result));
    }
    let colleges: Vec<CollegeResult> = last.into_values().collect();
    let (compared, not_compared) = compare(&colleges);
    Ok(ResultsView {
        diagnosis,
        diagnosis_title: repo::diagnosis_title(tx.conn, coordination, diagnosis)?,
        colleges,
        earlier,
        compared,
        not_compared,
    })
}

/// All closed rounds of the permit's diagnosis, oldest first. Members read them in the plenary, and the memorandum
/// prints them, so any permit for the diagnosis will do: what is withheld is withheld from everyone.
pub fn closed<A: Act>(tx: &mut Tx<'_>, permit: &Permit<A>) -> Result<Vec<CollegeResult>> {
    let (coordination, diagnosis) = (permit.coordination()?, permit.diagnosis()?);
    let rounds = repo::of_diagnosis(tx.conn, coordination, diagnosis)?;
    rounds.iter().filter(|r| r.state == RoundState::Closed).map(|r| result(tx.conn, coordination, r)).collect()
}

/// What residents and workers voted on in their last closed rounds, item by item; nothing where one of them withholds it.
pub fn residents_and_workers<A: Act>(tx: &mut Tx<'_>, permit: &Permit<A>) -> Result<Vec<Compared>> {
    let all = closed(tx, permit)?;
    let last = |college| all.iter().rev().find(|result| result.college == college).cloned();
    let two: Vec<CollegeResult> = [College::Residents, College::Workers].into_iter().filter_map(last).collect();
    Ok(compare(&two).0)
}

/// The result of one closed round; of a round that is not closed, nothing is computed.
pub fn result(conn: &mut Conn, coordination: CoordinationId, round: &Row) -> Result<CollegeResult> {
    round.must_be(RoundState::Closed)?;
    let items = repo::items(conn, coordination, round.id)?;
    let turnout = repo::turnout(conn, coordination, round)?;
    let contents = {
        use schema::ballot::dsl as t;
        t::ballot.filter(t::coordination_id.eq(coordination)).filter(t::round_id.eq(round.id)).select(t::content).load::<String>(conn)?
    };
    let rule = round.rule(items.len())?;
    let mut ballots = Vec::with_capacity(contents.len());
    for content in contents {
        let given: BTreeMap<String, i64> = serde_json::from_str(&content).map_err(AppError::internal)?;
        ballots.push(method::figures(&rule, &items, &given));
    }
    let counted = rule.count(items.len(), &ballots).ok_or_else(|| AppError::internal("a kept ballot breaks the rule of its round"))?;
    let settings = round.settings()?;
    let mut out = CollegeResult {
        round: round.id,
        title: round.title(),
        college: round.college,
        method: round.method,
        points: round.points,
        most: round.most,
        quorum: round.quorum,
        quorum_met: quorum_met(round.quorum, turnout),
        changes: round.changes()?,
        threshold: round.threshold,
        turnout,
        withheld: true,
        rows: Vec::new(),
        total: None,
        agreement: None,
        firm: None,
        others: Vec::new(),
        settings,
    };
    let threshold = usize::try_from(round.threshold).unwrap_or(usize::MAX);
    if let Release::Shown { cells, shown, total } = tally::release(&counted.tally, threshold) {
        out.withheld = false;
        out.total = total.map(|given| points(given) / whole(counted.unit));
        // Agreement rests on the scores of all items: with the sum of a ranking, it would tell two that are withheld apart.
        out.agreement = counted.agreement.filter(|_| total.is_some()).map(|a| a.w);
        let of = Shown {
            method: round.method,
            items: &items,
            whole: rule.whole(counted.tally.ballots, items.len(), shown),
            threshold,
            counted: &counted,
        };
        out.rows = cells.iter().filter_map(|cell| row(&of, *cell)).collect();
        // With an item withheld, what follows could tell something of it.
        if total.is_some() {
            firm::tell(&mut out, &rule, &items, &ballots, &counted);
        }
    }
    Ok(out)
}

/// Whether as many have voted as the quorum asks for.
fn quorum_met(quorum: i32, turnout: Turnout) -> bool {
    turnout.voted * 100 >= turnout.entitled * i64::from(quorum)
}

/// What a row is made from.
struct Shown<'a> {
    method: RoundMethod,
    items: &'a [Item],
    whole: u64,
    threshold: usize,
    counted: &'a Outcome,
}

/// Half points as points.
#[expect(clippy::cast_precision_loss, reason = "far below 2^52: at most 10,000 ballots of 100 points, or a mean in small parts")]
fn points(halves: u64) -> f64 {
    halves as f64 / 2.0
}

fn whole(unit: u64) -> f64 {
    2.0 * points(unit)
}

fn row(of: &Shown<'_>, cell: Cell) -> Option<ResultRow> {
    let blank = |item: usize| {
        let item = of.items.get(item)?.clone();
        Some(ResultRow {
            item,
            place: None,
            score: None,
            share: None,
            voices: None,
            answers: None,
            means: Vec::new(),
            strength: None,
            firm: None,
        })
    };
    Some(match cell {
        Cell::Withheld { item } => blank(item)?,
        Cell::Shown { item, place, score, voices } => {
            let figure = points(score) / whole(of.counted.unit);
            // What a difference was lifted by, so that it is nowhere below nothing.
            let lift = if of.method == RoundMethod::Reaction { i64::try_from(of.counted.tally.ballots).ok()? } else { 0 };
            ResultRow {
                place: i64::try_from(place).ok(),
                score: Some(figure - signed(lift)),
                share: (of.whole > 0).then(|| points(score) / points(of.whole)),
                voices: i64::try_from(voices).ok(),
                answers: of.counted.answers.get(item).and_then(|answers| told(*answers, of.threshold)),
                means: of.counted.means.get(item).cloned().unwrap_or_default(),
                ..blank(item)?
            }
        }
    })
}

#[expect(clippy::cast_precision_loss, reason = "a number of ballots")]
const fn signed(number: i64) -> f64 {
    number as f64
}

/// Answers of which none is a small number.
fn told(answers: Reactions, threshold: usize) -> Option<Answers> {
    let all = [answers.agree, answers.disagree, answers.pass];
    let [agree, disagree, pass] = all.map(|number| i64::try_from(number).unwrap_or(i64::MAX));
    all.iter().all(|number| *number == 0 || *number >= threshold).then_some(Answers { agree, disagree, pass })
}

/// Items that all these colleges voted on and none withholds, and how many are left out because one does.
fn compare(colleges: &[CollegeResult]) -> (Vec<Compared>, i64) {
    let colleges: Vec<&CollegeResult> = colleges.iter().filter(|c| !c.withheld).collect();
    let (Some(first), true) = (colleges.first(), colleges.len() > 1) else { return (Vec::new(), 0) };
    let row_of = |college: &CollegeResult, id: FindingId| college.rows.iter().find(|r| r.item.id == id).cloned();
    let common: Vec<&ResultRow> = first.rows.iter().filter(|r| colleges.iter().all(|c| row_of(c, r.item.id).is_some())).collect();
    let shown: Vec<&ResultRow> =
        common.iter().copied().filter(|r| colleges.iter().all(|c| row_of(c, r.item.id).is_some_and(|r| r.place.is_some()))).collect();
    let left_out = i64::try_from(common.len() - shown.len()).unwrap_or(i64::MAX);
    // Each college's order over these items alone: a high place among other items says nothing here.
    let orders: Vec<(College, Vec<usize>)> = colleges
        .iter()
        .map(|c| {
            let heights: Vec<u64> = shown
                .iter()
                .map(|r| row_of(c, r.item.id).and_then(|r| r.place).and_then(|p| u64::try_from(p).ok()).map_or(0, |p| u64::MAX - p))
                .collect();
            (c.college, tally::places(&heights))
        })
        .collect();
    let at = |college: College, place: usize| CollegePlace { college, place: i64::try_from(place).unwrap_or(i64::MAX) };
    let compared = shown.iter().enumerate().filter_map(|(index, row)| {
        let places: Vec<(College, usize)> =
            orders.iter().filter_map(|(college, order)| order.get(index).map(|place| (*college, *place))).collect();
        let gap = tally::gap(&places)?;
        Some(Compared {
            item: row.item.clone(),
            places: places.iter().map(|(college, place)| at(*college, *place)).collect(),
            gap: CollegeGap {
                places: i64::try_from(gap.places).unwrap_or(i64::MAX),
                high: at(gap.high.0, gap.high.1),
                low: at(gap.low.0, gap.low.1),
            },
        })
    });
    (compared.collect(), left_out)
}

//! Counting closed rounds, withholding what too few people stand behind, and putting colleges side by side.

use super::cast::dots;
use super::repo::{self, Row};
use crate::auth::Permit;
use crate::db::{Conn, schema};
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use constat_shared::api::prioritisation::{
    College, CollegeGap, CollegePlace, CollegeResult, Compared, Item, ReadResults, ResultRow, ResultsView, RoundMethod, RoundState,
};
use constat_shared::ids::{CoordinationId, FindingId};
use constat_shared::permission::{Act, act};
use constat_shared::tally::{self, Agreement, Cell, Method, Ranking, Release};
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

/// The result of one closed round; of a round that is not closed, nothing is computed.
pub fn result(conn: &mut Conn, coordination: CoordinationId, round: &Row) -> Result<CollegeResult> {
    round.must_be(RoundState::Closed)?;
    let items = repo::items(conn, coordination, round.id)?;
    let turnout = repo::turnout(conn, coordination, round)?;
    let contents = {
        use schema::ballot::dsl as t;
        t::ballot.filter(t::coordination_id.eq(coordination)).filter(t::round_id.eq(round.id)).select(t::content).load::<String>(conn)?
    };
    let mut figures = Vec::with_capacity(contents.len());
    for content in contents {
        let given: BTreeMap<FindingId, i64> = serde_json::from_str(&content).map_err(AppError::internal)?;
        figures.push(items.iter().map(|item| given.get(&item.id).copied().unwrap_or(0)).collect());
    }
    let threshold = usize::try_from(round.threshold).unwrap_or(usize::MAX);
    let counted = match round.method {
        RoundMethod::Dots => count(&dots(round), items.len(), &figures, threshold)?,
        RoundMethod::Ranking => count(&Ranking, items.len(), &figures, threshold)?,
    };
    let mut out = CollegeResult {
        round: round.id,
        title: round.title(),
        college: round.college,
        method: round.method,
        points: round.points,
        most: round.most,
        threshold: round.threshold,
        turnout,
        withheld: true,
        rows: Vec::new(),
        total: None,
        agreement: None,
    };
    if let Release::Shown { cells, total, .. } = &counted.release {
        out.withheld = false;
        out.total = total.map(points);
        out.agreement = counted.agreement.map(|a| a.w);
        out.rows = cells.iter().filter_map(|cell| row(&items, *cell, counted.whole)).collect();
    }
    Ok(out)
}

struct Counted {
    release: Release,
    whole: u64,
    agreement: Option<Agreement>,
}

fn count<M: Method>(method: &M, items: usize, figures: &[Vec<i64>], threshold: usize) -> Result<Counted> {
    let read = |f: &Vec<i64>| method.ballot(f).map_err(|_| AppError::internal("a kept ballot breaks the rule of its round"));
    let ballots = figures.iter().map(read).collect::<Result<Vec<_>>>()?;
    let tally = method.count(items, &ballots);
    let release = tally::release(&tally, threshold);
    let shown = if let Release::Shown { shown, .. } = release { shown } else { 0 };
    Ok(Counted { release, whole: method.whole(tally.ballots, items, shown), agreement: method.agreement(&ballots) })
}

/// Half points as points.
#[expect(clippy::cast_precision_loss, reason = "far below 2^52: at most 10,000 ballots of 100 points")]
fn points(halves: u64) -> f64 {
    halves as f64 / 2.0
}

fn row(items: &[Item], cell: Cell, whole: u64) -> Option<ResultRow> {
    Some(match cell {
        Cell::Withheld { item } => ResultRow { item: items.get(item)?.clone(), place: None, score: None, share: None, voices: None },
        Cell::Shown { item, place, score, voices } => ResultRow {
            item: items.get(item)?.clone(),
            place: i64::try_from(place).ok(),
            score: Some(points(score)),
            share: (whole > 0).then(|| points(score) / points(whole)),
            voices: i64::try_from(voices).ok(),
        },
    })
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

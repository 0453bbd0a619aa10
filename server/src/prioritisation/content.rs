//! What a ballot says, read by the rule of its round, and as it is kept: one JSON object of figures by what they are for, the
//! same for every method.

use super::repo::{self, Row};
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use constat_shared::api::prioritisation::{ballot_fault, method};
use constat_shared::error::{Fault, FieldFault};
use constat_shared::ids::{CoordinationId, FindingId};
use constat_shared::tally::BallotFault;
use std::collections::BTreeMap;

/// What was sent.
pub struct Said<'a> {
    /// Items.
    pub item: &'a [FindingId],
    /// A figure for each.
    pub points: &'a [i32],
    /// Figures by what they are for.
    pub say: &'a [String],
}

/// The content to keep: nothing where nothing was said.
pub fn kept(tx: &mut Tx<'_>, coordination: CoordinationId, round: &Row, said: &Said<'_>) -> Result<String> {
    if said.item.len() != said.points.len() {
        return Err(AppError::field("points", Fault::FieldOutOfBounds));
    }
    let items: Vec<FindingId> = repo::items(tx.conn, coordination, round.id)?.into_iter().map(|i| i.id).collect();
    let rule = round.rule(items.len())?;
    let subjects = method::subjects(&rule, &items);
    let given = given(said, &subjects)?;
    let figures: Vec<i64> = subjects.iter().map(|subject| given.get(subject).map_or(0, |given| i64::from(given.figure))).collect();
    let found = rule.faults(&figures);
    if !found.is_empty() {
        let fields = found.into_iter().map(|fault| field(fault, &subjects, &given));
        return Err(AppError::fields(fields.collect()));
    }
    let kept: BTreeMap<String, i32> =
        given.into_iter().filter(|(_, given)| given.figure != 0).map(|(subject, given)| (subject, given.figure)).collect();
    serde_json::to_string(&kept).map_err(AppError::internal)
}

/// A figure, and the place of its item in what was sent; nothing where it was sent under its own name.
struct Given {
    figure: i32,
    place: Option<usize>,
}

fn given(said: &Said<'_>, subjects: &[String]) -> Result<BTreeMap<String, Given>> {
    let placed = said.item.iter().zip(said.points).enumerate();
    let placed = placed.map(|(place, (id, figure))| (id.to_string(), Given { figure: *figure, place: Some(place) }));
    let named = said.say.iter().map(|word| {
        let (subject, figure) = word.rsplit_once('=').unwrap_or((word, "-1"));
        let figure = figure.trim();
        // An empty field says nothing, and what is no figure is one that no rule allows.
        let figure = if figure.is_empty() { 0 } else { figure.parse().unwrap_or(-1) };
        (subject.to_owned(), Given { figure, place: None })
    });
    let (mut all, mut faults) = (BTreeMap::new(), Vec::new());
    for (subject, one) in placed.chain(named) {
        let path = one.place.map_or_else(|| "say".to_owned(), |place| format!("item.{place}"));
        if !subjects.contains(&subject) {
            faults.push(FieldFault { path, code: Fault::FieldNotAChoice });
        } else if all.insert(subject, one).is_some() {
            faults.push(FieldFault { path, code: Fault::FieldTaken });
        }
    }
    if faults.is_empty() { Ok(all) } else { Err(AppError::fields(faults)) }
}

/// Faults name a figure by its place in the rule; the form knows it by its place in what was sent, or by its name.
fn field(fault: BallotFault, subjects: &[String], given: &BTreeMap<String, Given>) -> FieldFault {
    let (BallotFault::TooMuchOnOne(place) | BallotFault::OutOfBounds(place)) = fault else {
        let (path, code) = ballot_fault(fault);
        return FieldFault { path, code };
    };
    let subject = subjects.get(place).cloned().unwrap_or_default();
    match given.get(&subject) {
        Some(Given { place: Some(sent), .. }) => FieldFault { path: format!("points.{sent}"), code: Fault::FieldOutOfBounds },
        Some(Given { figure, .. }) if *figure != 0 => FieldFault { path: format!("say.{subject}"), code: Fault::FieldOutOfBounds },
        // Something that the rule asks for beside what was said.
        _ => FieldFault { path: format!("say.{subject}"), code: Fault::FieldEmpty },
    }
}

//! `rater,unit,value`: who gave what to which unit, sorted by unit.

use crate::fault::Fault;
use crate::table::{Names, Table};

/// Answers of raters to units. Memory grows with answers, not with raters times units.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    raters: Names,
    units: Names,
    /// Unit by unit: who answered, and what.
    who: Vec<usize>,
    values: Vec<f64>,
    /// Where each unit ends.
    ends: Vec<usize>,
    repeated: usize,
}

pub(super) fn read(table: &mut Table<'_>) -> Result<Answers, Fault> {
    let mut answers = Answers::default();
    let columns = table.columns(["rater", "unit", "value"])?;
    let mut rows: Vec<(usize, usize, f64)> = Vec::new();
    table.each(&columns, |row| {
        let rater = usize::try_from(row.name(0, &mut answers.raters)?).unwrap_or(usize::MAX);
        let unit = usize::try_from(row.name(1, &mut answers.units)?).unwrap_or(usize::MAX);
        rows.extend(row.answer(2)?.map(|value| (unit, rater, value)));
        Ok(())
    })?;
    // Stable: of several answers of one rater to one unit, the last in the file comes last, and stands.
    rows.sort_by_key(|(unit, rater, _)| (*unit, *rater));
    for (at, (unit, rater, value)) in rows.iter().enumerate() {
        if rows.get(at + 1).is_some_and(|(next, again, _)| next == unit && again == rater) {
            answers.repeated += 1;
            continue;
        }
        // Units without any answer end where they begin.
        answers.ends.resize(*unit, answers.who.len());
        answers.who.push(*rater);
        answers.values.push(*value);
        answers.ends.push(answers.who.len());
    }
    answers.ends.resize(answers.units.len(), answers.who.len());
    Ok(answers)
}

impl Answers {
    /// Who rated, in the order of the file.
    pub fn raters(&self) -> &Names {
        &self.raters
    }
    /// What was rated, in the order of the file.
    pub fn units(&self) -> &Names {
        &self.units
    }
    /// The values of each unit, by rater.
    pub fn by_unit(&self) -> impl Iterator<Item = &[f64]> + Clone {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| self.values.get(start..*end).unwrap_or_default())
    }
    /// Rater by rater, a value for each unit; None if one is missing, or all.
    pub fn matrix(&self) -> Option<Vec<f64>> {
        let (raters, units) = (self.raters.len(), self.units.len());
        if self.values.is_empty() || raters.checked_mul(units) != Some(self.values.len()) {
            return None;
        }
        Some((0..raters).flat_map(|rater| self.values.iter().skip(rater).step_by(raters).copied()).collect())
    }
    /// What two raters gave to the units that both rated; None if there are not two raters.
    pub fn pairs(&self) -> Option<Vec<(f64, f64)>> {
        let pair = |unit: &[f64]| match unit {
            [first, second] => Some((*first, *second)),
            _ => None,
        };
        (self.raters.len() == 2).then(|| self.by_unit().filter_map(pair).collect())
    }
    /// Why there is no `matrix`.
    pub(super) fn incomplete(&self) -> Fault {
        let missing = self.raters.len().saturating_mul(self.units.len()) - self.values.len();
        Fault::NoResult(if self.values.is_empty() {
            "there is no answer".to_owned()
        } else {
            format!("every rater must have a value for every unit; {missing} are missing")
        })
    }
    /// What a reader should know.
    pub(super) fn warnings(&self) -> Vec<String> {
        let twice = format!("{} answers stand again further down for the same rater and unit; the last counted.", self.repeated);
        if self.repeated > 0 { vec![twice] } else { Vec::new() }
    }
}

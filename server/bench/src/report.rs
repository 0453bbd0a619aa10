//! What was measured, for people and for programs.

use crate::Outcome;
use serde_json::{Value, json};
use std::fmt::Write;

/// One figure.
pub struct Line {
    name: String,
    unit: &'static str,
    value: f64,
    aim: Option<(Bound, f64)>,
}

enum Bound {
    Least,
    Most,
}

impl Line {
    /// A figure without an aim.
    pub fn new(name: impl Into<String>, unit: &'static str, value: f64) -> Self {
        Self { name: name.into(), unit, value, aim: None }
    }
    /// It should not be below.
    pub fn at_least(mut self, aim: f64) -> Self {
        self.aim = Some((Bound::Least, aim));
        self
    }
    /// It should not be above.
    pub fn at_most(mut self, aim: f64) -> Self {
        self.aim = Some((Bound::Most, aim));
        self
    }
    fn reached(&self) -> Option<bool> {
        self.aim.as_ref().map(|(bound, aim)| match bound {
            Bound::Least => self.value >= *aim,
            Bound::Most => self.value <= *aim,
        })
    }
}

/// All figures of a run.
#[derive(Default)]
pub struct Report {
    lines: Vec<Line>,
}

impl Report {
    /// One more.
    pub fn add(&mut self, line: Line) {
        self.lines.push(line);
    }
    /// For people.
    pub fn table(&self) -> String {
        let width = self.lines.iter().map(|l| l.name.chars().count()).max().unwrap_or_default();
        let mut out = String::new();
        for line in &self.lines {
            let digits = usize::from(line.value.abs() < 100.0) * 2;
            let mut text = format!("{:<width$}  {:>10.digits$} {:<10}", line.name, line.value, line.unit);
            if let (Some((bound, aim)), Some(reached)) = (&line.aim, line.reached()) {
                let bound = match bound {
                    Bound::Least => "at least",
                    Bound::Most => "at most",
                };
                // Writing to a String cannot fail.
                let _ = write!(text, "  {} ({bound} {aim})", if reached { "reached" } else { "MISSED" });
            }
            out.push_str(text.trim_end());
            out.push('\n');
        }
        out
    }
    /// For programs.
    pub fn json(&self) -> Outcome<String> {
        let lines: Vec<Value> = self
            .lines
            .iter()
            .map(|l| json!({"name": l.name.trim(), "unit": l.unit, "value": l.value, "aim": l.aim.as_ref().map(|a| a.1), "reached": l.reached()}))
            .collect();
        serde_json::to_string_pretty(&lines).map(|text| text + "\n").map_err(|e| e.to_string())
    }
}

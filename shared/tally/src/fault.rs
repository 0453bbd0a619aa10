//! What can be wrong with a file of ballots, or with how it is to be counted.

use std::fmt;

/// A place in a file, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Line.
    pub line: u64,
    /// Character in the line, or the cell's number where the format has cells.
    pub column: u64,
}

/// Something in a file that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// Where, if it is in one place.
    pub place: Option<Place>,
    /// What stands there, shortened.
    pub found: String,
    /// What was expected, in words.
    pub expected: String,
}

impl Unfit {
    /// At a place.
    pub fn at(line: u64, column: u64, found: &str, expected: impl Into<String>) -> Self {
        Self { place: Some(Place { line, column }), found: shortened(found), expected: expected.into() }
    }
    /// Of the file as a whole.
    pub fn whole(expected: impl Into<String>) -> Self {
        Self { place: None, found: String::new(), expected: expected.into() }
    }
}

/// Long or many-lined texts would hide the message.
fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(40).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(40).is_some() {
        short.push('…');
    }
    short
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Place { line, column }) = self.place {
            write!(f, "line {line}, column {column}: ")?;
        }
        if !self.found.is_empty() {
            write!(f, "“{}”: ", self.found)?;
        }
        write!(f, "expected {}", self.expected)
    }
}

/// Why there is no result.
#[derive(Debug)]
pub enum Fault {
    /// The file cannot be read from its medium.
    Medium(std::io::Error),
    /// The file of this role (`ballots`, `items`, `weights`, `comments`) is not as its format says.
    Unfit { role: &'static str, unfit: Unfit },
    /// This method takes a file of this role, and there is none.
    Missing { role: &'static str },
    /// An option that this method does not know, or not with this value.
    Setting { name: String, expected: String },
    /// The ballots are well formed, but the method has no result for them; the reason in words.
    NoResult(String),
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        Self::Medium(error)
    }
}

impl From<Unfit> for Fault {
    fn from(unfit: Unfit) -> Self {
        Self::Unfit { role: "ballots", unfit }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Medium(error) => write!(f, "the file cannot be read: {error}"),
            Self::Unfit { role, unfit } => write!(f, "{role}: {unfit}"),
            Self::Missing { role } => write!(f, "this method takes a file of {role} as well"),
            Self::Setting { name, expected } => write!(f, "option {name}: expected {expected}"),
            Self::NoResult(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for Fault {}

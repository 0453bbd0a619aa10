//! The settings of a count, as they come from a command line, a stored round or a reference case.

use super::fault::Fault;
use serde_json::{Map, Value};

/// Settings by name. Which there are stands with each entry of the catalogue.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options(pub Map<String, Value>);

impl Options {
    /// With one more setting. Plain text that reads as a number, `true` or `false` becomes one.
    #[must_use]
    pub fn with(mut self, name: &str, text: &str) -> Self {
        let value = serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()));
        self.0.insert(name.to_owned(), value);
        self
    }
    /// What was set, if anything; `null` is nothing.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }
    /// A whole number, not negative.
    pub fn whole(&self, name: &str) -> Result<Option<u64>, Fault> {
        self.read(name, "a whole number, 0 or more", Value::as_u64)
    }
    /// A number.
    pub fn number(&self, name: &str) -> Result<Option<f64>, Fault> {
        self.read(name, "a number", Value::as_f64)
    }
    /// Yes or no.
    pub fn flag(&self, name: &str) -> Result<bool, Fault> {
        Ok(self.read(name, "true or false", Value::as_bool)?.unwrap_or(false))
    }
    /// A text.
    pub fn text(&self, name: &str) -> Result<Option<&str>, Fault> {
        self.read(name, "a text", Value::as_str)
    }
    /// One of some words.
    pub fn one_of<T: Copy>(&self, name: &str, words: &[(&str, T)], otherwise: T) -> Result<T, Fault> {
        let Some(text) = self.text(name)? else { return Ok(otherwise) };
        let known = || words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
        let found = words.iter().find(|(word, _)| *word == text);
        found.map(|(_, value)| *value).ok_or_else(|| Fault::Setting { name: name.to_owned(), expected: format!("one of {}", known()) })
    }
    fn read<'a, T>(&'a self, name: &str, expected: &str, read: impl Fn(&'a Value) -> Option<T>) -> Result<Option<T>, Fault> {
        let refuse = || Fault::Setting { name: name.to_owned(), expected: expected.to_owned() };
        self.get(name).map(|value| read(value).ok_or_else(refuse)).transpose()
    }
}

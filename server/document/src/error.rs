//! Why a document could not be printed.

use std::fmt;
use std::io;

/// What went wrong. The texts are for the log: they may quote what was to be printed.
#[derive(Debug)]
pub enum RenderError {
    /// The date is not an ISO date.
    Date(String),
    /// The input is not a document.
    Json(serde_json::Error),
    /// The pipe of the child process broke.
    Io(io::Error),
    /// An embedded font could not be read.
    Fonts(&'static str),
    /// A template does not compile.
    Template(String),
    /// The PDF does not meet the standards that it must meet.
    Export(String),
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => write!(f, "not an ISO date: {date}"),
            Self::Json(error) => write!(f, "not a document: {error}"),
            Self::Io(error) => write!(f, "the pipe broke: {error}"),
            Self::Fonts(family) => write!(f, "the embedded font {family} is unreadable"),
            Self::Template(messages) => write!(f, "the template does not compile: {messages}"),
            Self::Export(messages) => write!(f, "the PDF does not conform: {messages}"),
        }
    }
}

impl std::error::Error for RenderError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Json(error) => Some(error),
            Self::Io(error) => Some(error),
            Self::Date(_) | Self::Fonts(_) | Self::Template(_) | Self::Export(_) => None,
        }
    }
}

impl From<serde_json::Error> for RenderError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

impl From<io::Error> for RenderError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

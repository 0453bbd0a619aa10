//! The pages of Constat, rendered to text on the server: no script, no state, a function from data to a document.

#![recursion_limit = "512"]

pub mod components;
pub mod ctx;
pub mod pages;
pub mod shell;
pub mod style;

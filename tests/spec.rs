//! The specification, run against the real thing.

#[cfg(test)]
mod support;

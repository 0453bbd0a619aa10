//! The specification, run against the real thing.

#[cfg(test)]
mod api;
#[cfg(test)]
mod journeys;
#[cfg(test)]
mod permissions;
#[cfg(test)]
mod program;
#[cfg(test)]
mod real;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod support;
#[cfg(test)]
mod tally;

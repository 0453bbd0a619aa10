//! Operations, feature by feature, on both engines.

mod consultation;
mod coordination;
mod delivery;
mod diagnosis;
mod door;
mod finding;
mod kept;
mod mail;
mod methods;
mod opinions;
mod prioritisation;
mod revision;
mod search;
mod session;
mod today;
mod trouble;

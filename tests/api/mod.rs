//! Operations, feature by feature, on both engines.

mod adoption;
mod consultation;
mod coordination;
mod delivery;
mod diagnosis;
mod door;
mod finding;
mod hand_over;
mod hardening;
mod kept;
mod limits;
mod mail;
mod methods;
mod opinions;
mod prioritisation;
mod revision;
mod search;
mod session;
mod sessions;
mod today;
mod trouble;

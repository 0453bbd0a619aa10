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
mod journal;
mod kept;
mod limits;
mod mail;
mod methods;
mod my_data;
mod opinions;
mod prioritisation;
mod retention;
mod revision;
mod seal;
mod search;
mod session;
mod sessions;
mod today;
mod trouble;

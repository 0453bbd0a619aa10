//! The officials' room, and delivery as members see it.

pub mod answer;
pub mod delivery;
pub mod door;
mod recipients;
pub mod room;

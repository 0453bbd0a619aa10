//! The public square.

pub mod memorandum;

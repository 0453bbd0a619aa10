//! What the program keeps about a person, and the end of an account.

mod leave;
mod own;
mod read;

pub use leave::delete;
pub(crate) use leave::{forget, leave_rooms};
pub use read::read;

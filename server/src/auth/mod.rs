//! Who calls, where they stand, and the permit that follows.

pub mod caller;
mod limit;
pub mod network;
mod permit;
pub mod standing;
pub mod token;

pub use caller::{Caller, Person};
pub use limit::Limits;
pub use permit::Permit;
pub(crate) use permit::grant;
pub use standing::{Loaded, Member, Scope};

//! Who calls, where they stand, and the permit that follows.

pub mod caller;
mod limit;
mod permit;
pub mod standing;
pub mod token;

pub use caller::{Caller, Person};
pub use limit::Limits;
pub use permit::Permit;
pub use standing::{Loaded, Member, Scope};
pub(crate) use permit::grant;

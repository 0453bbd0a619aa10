//! The group room: where a group writes among itself.

pub mod finding;
pub mod room;
mod voices;
mod words;

use constat_shared::api::finding::QuoteSeal;

/// A quote's seal as the components draw it.
pub(crate) const fn seal(seal: QuoteSeal) -> crate::components::Seal {
    match seal {
        QuoteSeal::Actor => crate::components::Seal::Actor,
        QuoteSeal::Coordination => crate::components::Seal::Coordination,
        QuoteSeal::Resident => crate::components::Seal::Resident,
    }
}

//! The group room: where a group writes among itself.

mod desk;
pub mod finding;
mod proof;
pub mod room;
pub mod search;
#[cfg(test)]
mod tests;
mod voices;
mod words;

pub(crate) use proof::figure;

use crate::ctx::Ctx;
use constat_shared::api::finding::QuoteSeal;
use constat_shared::locale::Words;

/// A quote's seal as the components draw it.
pub(crate) const fn seal(seal: QuoteSeal) -> crate::components::Seal {
    match seal {
        QuoteSeal::Actor => crate::components::Seal::Actor,
        QuoteSeal::Coordination => crate::components::Seal::Coordination,
        QuoteSeal::Resident => crate::components::Seal::Resident,
    }
}

/// How many, in words that know one from several.
fn counted(ctx: &Ctx, n: i64, one: Words, several: Words) -> String {
    ctx.fill(if n == 1 { one } else { several }, &[("n", &n)])
}

//! How many links may be asked for: `docs/decisions/0012-limits-that-lock-nobody-out.md`.

use super::device;
use crate::auth::Caller;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::error::Fault;

/// Per network and quarter of an hour: an office's monday morning.
const NETWORK: u32 = 100;
/// Per account, by whoever it may be. Each is a link in its owner's mailbox, good for as long as the budget is used up.
const ANYBODY: u32 = 6;
/// Per account and device from which it has been entered: nobody else can use these up.
const OWN_DEVICE: u32 = 6;

/// Whether this address gets a link. By what is typed alone: an address that nobody has is counted as any other.
pub(super) fn allows(tx: &mut Tx<'_>, caller: &Caller, email: &str) -> Result<bool> {
    let now = tx.now.0;
    if let Some(key) = &caller.device_key
        && device::knows(tx, key, email)?
    {
        return Ok(tx.app.limits.allow(&format!("link {email} {}", crate::keys::hex(key)), OWN_DEVICE, now));
    }
    if !tx.app.limits.allow(&format!("link from {}", caller.source), NETWORK, now) {
        return Err(Fault::TooMany.into());
    }
    Ok(tx.app.limits.allow(&format!("link {email}"), ANYBODY, now))
}

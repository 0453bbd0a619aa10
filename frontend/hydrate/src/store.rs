//! The browser's own store. Without one, words are kept only as long as the page is open.

use crate::kept::Kept;
use web_sys::Storage;

fn storage() -> Option<Storage> {
    crate::web::window()?.local_storage().ok()?
}

/// What is kept under a name.
pub fn read(name: &str) -> Option<Kept> {
    serde_json::from_str(&storage()?.get_item(name).ok()??).ok()
}

/// Keeps it; a full store keeps the one before.
pub fn write(name: &str, kept: &Kept) {
    if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(kept)) {
        let _ = storage.set_item(name, &text);
    }
}

/// Forgets it.
pub fn forget(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(name);
    }
}

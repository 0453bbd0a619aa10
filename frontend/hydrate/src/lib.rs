//! What wakes in the browser, on top of forms that work without it: a draft is saved as it is typed, points are counted
//! as they are given.

#[cfg(target_arch = "wasm32")]
mod autosave;
#[cfg(target_arch = "wasm32")]
mod dots;
#[cfg(target_arch = "wasm32")]
mod fields;
pub mod kept;
#[cfg(target_arch = "wasm32")]
mod post;
#[cfg(target_arch = "wasm32")]
mod state;
#[cfg(target_arch = "wasm32")]
mod store;
#[cfg(target_arch = "wasm32")]
mod web;
pub mod words;

/// Wakes every form of the page that asks for it.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn start() {
    for form in web::forms("form[data-autosave]") {
        autosave::wake(form);
    }
    for form in web::forms("form[data-dots]") {
        dots::wake(&form);
    }
}

//! The demonstration's entrances: `/demo`, `/demo.json`, `/demo/enter/{role}`, `/demo/mail`.

use crate::app::App;
use crate::pages::Builder;

/// What the terminal says at the start.
pub fn welcome(app: &App) -> String {
    let url = &app.public_url;
    let code = app.setup_code.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
    match code {
        Some(code) => format!("Constat runs at {url}\nOpen {url}/setup and give this code: {code}"),
        None if app.config.empty => format!("Constat runs at {url}"),
        None => format!("Constat runs at {url}\nEnter as anyone of the demonstration: {url}/demo"),
    }
}

/// Pages.
pub(super) fn pages(_p: &mut Builder<'_>) {}

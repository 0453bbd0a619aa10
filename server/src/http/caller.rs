//! Who calls, from cookies and headers.

use crate::app::App;
use crate::auth::{self, Caller, token::Use};
use crate::error::Result;
use actix_web::HttpRequest;
use constat_shared::locale::Locale;
use std::sync::Arc;

/// The cookie that keeps a chosen language.
pub const LANGUAGE: &str = "constat_lang";

/// Reads the caller; a token that is no longer good is as none.
pub async fn read(app: &Arc<App>, request: &HttpRequest) -> Result<Caller> {
    let cookie = |name: &str| request.cookie(name).map(|c| c.value().to_owned());
    let header = |name: &str| request.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    let session = header("authorization").strip_prefix("Bearer ").map(ToOwned::to_owned).or_else(|| cookie(Use::Session.cookie()));
    let official = cookie(Use::Official.cookie()).and_then(|token| auth::caller::official(&app.keys, &token));
    let person = match session {
        Some(token) => {
            let shared = Arc::clone(app);
            app.db.look_up(move |conn| auth::caller::person(conn, &shared.keys, &token)).await?
        }
        None => None,
    };
    let chosen = cookie(LANGUAGE).and_then(|l| l.parse().ok());
    let locale = chosen.or_else(|| person.as_ref().map(|p| p.locale)).unwrap_or_else(|| Locale::from_accept(&header("accept-language")));
    let source = request.peer_addr().map(|a| a.ip().to_string()).unwrap_or_default();
    let device: String = constat_shared::validate::clean(&header("user-agent")).chars().take(120).collect();
    Ok(Caller { person, official, locale, source, device })
}

//! Who calls, from cookies and headers.

use crate::app::App;
use crate::auth::{self, Caller, token::Use};
use crate::error::Result;
use actix_web::HttpRequest;
use constat_shared::locale::Locale;
use std::sync::Arc;

/// The cookie that keeps a chosen language.
pub const LANGUAGE: &str = "constat_lang";

/// What a request carries to say who sends it, as it came.
pub struct Tokens {
    /// A member's.
    pub session: Option<String>,
    /// An official's.
    pub official: Option<String>,
}

/// From the request's headers.
pub fn tokens(request: &HttpRequest) -> Tokens {
    let cookie = |used: Use| request.cookie(used.cookie()).map(|c| c.value().to_owned());
    let bearer = header(request, "authorization").strip_prefix("Bearer ").map(ToOwned::to_owned);
    Tokens { session: bearer.or_else(|| cookie(Use::Session)), official: cookie(Use::Official) }
}

/// The language that was chosen here, and the one that the browser asks for.
pub fn languages(request: &HttpRequest) -> (Option<Locale>, Locale) {
    (request.cookie(LANGUAGE).and_then(|c| c.value().parse().ok()), Locale::from_accept(header(request, "accept-language")))
}

fn header<'a>(request: &'a HttpRequest, name: &str) -> &'a str {
    request.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
}

/// Reads the caller; a token that is no longer good is as none.
pub async fn read(app: &Arc<App>, request: &HttpRequest) -> Result<Caller> {
    let Tokens { session, official } = tokens(request);
    let official = official.and_then(|token| auth::caller::official(&app.keys, &token));
    let person = match session {
        Some(token) => {
            let shared = Arc::clone(app);
            app.db.look_up(move |conn| auth::caller::person(conn, &shared.keys, &token)).await?
        }
        None => None,
    };
    let (chosen, accepted) = languages(request);
    let locale = chosen.or_else(|| person.as_ref().map(|p| p.locale)).unwrap_or(accepted);
    let source = request.peer_addr().map(|a| a.ip().to_string()).unwrap_or_default();
    let device: String = constat_shared::validate::clean(header(request, "user-agent")).chars().take(120).collect();
    Ok(Caller { person, official, locale, source, device })
}

//! Who calls, from cookies and headers.

use super::{cookies, origin};
use crate::app::App;
use crate::auth::{self, Caller, token::Use};
use crate::error::Result;
use actix_web::HttpRequest;
use constat_shared::locale::Locale;
use std::sync::Arc;

/// What a request carries to say who sends it, as it came.
pub struct Tokens {
    /// A member's.
    pub session: Option<String>,
    /// An official's.
    pub official: Option<String>,
    /// A mandate holder's.
    pub signatory: Option<String>,
}

/// From the request's headers; over TLS the cookies have names that only this host can set.
pub fn tokens(request: &HttpRequest, secure: bool) -> Tokens {
    let cookie = |used: Use| request.cookie(used.cookie(secure)).map(|c| c.value().to_owned());
    let bearer = header(request, "authorization").strip_prefix("Bearer ").map(ToOwned::to_owned);
    Tokens { session: bearer.or_else(|| cookie(Use::Session)), official: cookie(Use::Official), signatory: cookie(Use::Signatory) }
}

/// The language that was chosen here, and the one that the browser asks for.
pub fn languages(request: &HttpRequest, secure: bool) -> (Option<Locale>, Locale) {
    (cookies::language(request, secure), Locale::from_accept(header(request, "accept-language")))
}

fn header<'a>(request: &'a HttpRequest, name: &str) -> &'a str {
    request.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
}

/// Reads the caller; a token that is no longer good is as none.
pub async fn read(app: &Arc<App>, request: &HttpRequest) -> Result<Caller> {
    let origin = origin::of(app, request);
    let Tokens { session, official, signatory } = tokens(request, origin.secure);
    let official = official.and_then(|token| auth::caller::official(&app.keys, &token));
    let signatory = signatory.and_then(|token| auth::caller::signatory(&app.keys, &token));
    let person = match session {
        Some(token) => {
            let shared = Arc::clone(app);
            let now = app.clock.now();
            app.db.look_up(move |conn| auth::caller::person(conn, &shared.keys, &token, now)).await?
        }
        None => None,
    };
    let person = person.map(|(person, stale)| {
        if stale {
            note_use(app, person.login);
        }
        person
    });
    let (chosen, accepted) = languages(request, origin.secure);
    let locale = chosen.or_else(|| person.as_ref().map(|p| p.locale)).unwrap_or(accepted);
    // What is no value of ours is none at all.
    let device_key = request
        .cookie(Use::Device.cookie(origin.secure))
        .map(|c| c.value().to_owned())
        .filter(|key| key.len() == 48)
        .map(|key| crate::keys::hash(&key));
    let device: String = constat_shared::validate::clean(header(request, "user-agent")).chars().take(120).collect();
    Ok(Caller { person, official, signatory, locale, source: origin.network, device_key, device })
}

/// After the answer, and again at the next request when it cannot be written.
fn note_use(app: &Arc<App>, login: constat_shared::ids::LoginId) {
    let (app, now) = (Arc::clone(app), app.clock.now());
    drop(tokio::task::spawn_blocking(move || app.db.write(|conn| auth::caller::seen(conn, login, now))));
}

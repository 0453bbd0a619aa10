//! Cookies: never for scripts, never for other sites, and over TLS under a name that only this host can set.

use crate::auth::token::Use;
use actix_web::HttpRequest;
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use constat_shared::locale::Locale;

const fn language_name(secure: bool) -> &'static str {
    if secure { "__Host-constat_lang" } else { "constat_lang" }
}

/// The language that was chosen on this device.
pub fn language(request: &HttpRequest, secure: bool) -> Option<Locale> {
    request.cookie(language_name(secure)).and_then(|c| c.value().parse().ok())
}

/// Keeps a language.
pub fn chosen(locale: Locale, secure: bool) -> Cookie<'static> {
    cookie(language_name(secure), locale.as_str().to_owned(), 365 * 86_400, secure)
}

/// Sets what is carried, or ends it.
pub fn made(used: Use, token: Option<String>, secure: bool) -> Cookie<'static> {
    let (value, seconds) = token.map_or((String::new(), 0), |token| (token, used.seconds()));
    cookie(used.cookie(secure), value, seconds, secure)
}

fn cookie(name: &'static str, value: String, seconds: i64, secure: bool) -> Cookie<'static> {
    Cookie::build(name, value)
        .path("/")
        .http_only(true)
        .secure(secure)
        .same_site(SameSite::Lax)
        .max_age(Duration::seconds(seconds))
        .finish()
}

//! Answers: JSON for programs, pages for people.

use super::caller::LANGUAGE;
use crate::app::App;
use crate::auth::Caller;
use crate::auth::token::Use;
use crate::error::AppError;
use crate::routes::{Answer, CookieChange, Operation};
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use constat_frontend::ctx::FormState;
use constat_shared::error::{Fault, Problem};
use constat_shared::locale::Locale;
use std::sync::Arc;

/// Says in the log what nobody else is told, and makes the body.
pub fn problem_of(error: &AppError, locale: Locale, id: &str) -> Problem {
    match (&error.cause, error.fault.status()) {
        (Some(cause), _) => tracing::error!(id, fault = %error.fault, cause, "failed"),
        (None, status) if status >= 500 => tracing::error!(id, fault = %error.fault, "failed"),
        _ => tracing::debug!(id, fault = %error.fault, "refused"),
    }
    Problem { code: error.fault, message: error.fault.message(locale).to_owned(), fields: error.fields.clone(), request_id: id.to_owned() }
}

/// The status of a fault.
pub fn status(fault: Fault) -> StatusCode {
    StatusCode::from_u16(fault.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn wants_page(request: &HttpRequest) -> bool {
    request.headers().get("accept").and_then(|v| v.to_str().ok()).unwrap_or_default().contains("text/html")
}

/// An error, as a page to a browser and as JSON to a program.
pub fn problem(app: &App, request: &HttpRequest, error: &AppError, id: &str) -> HttpResponse {
    problem_with(app, request, error, (request.path().to_owned(), None), id)
}

/// The same where not even the caller could be read: a browser's form is kept on the page.
pub async fn problem_at_the_door(app: &App, request: &HttpRequest, payload: web::Payload, error: &AppError, id: &str) -> HttpResponse {
    let (mut page, mut sent) = (request.path().to_owned(), None);
    if request.method() == "POST"
        && wants_page(request)
        && let Ok(mut input) = super::input::read(request, Vec::new(), payload, constat_shared::api::Method::Post).await
    {
        page = input.take_page().or_else(|| referer(app, request)).unwrap_or_else(|| "/".to_owned());
        sent = input.form_values().map(|values| (request.path().to_owned(), values));
    }
    problem_with(app, request, error, (page, sent), id)
}

/// A form that was sent: its path, and its fields as typed.
type KeptForm = (String, Vec<(String, String)>);

fn problem_with(app: &App, request: &HttpRequest, error: &AppError, (page, sent): (String, Option<KeptForm>), id: &str) -> HttpResponse {
    let accepted = request.headers().get("accept-language").and_then(|v| v.to_str().ok()).unwrap_or_default();
    let locale = request.cookie(LANGUAGE).and_then(|c| c.value().parse().ok()).unwrap_or_else(|| Locale::from_accept(accepted));
    let problem = problem_of(error, locale, id);
    if wants_page(request) {
        crate::pages::error_page(app, &Caller::nobody(locale), &page, &problem, sent)
    } else {
        HttpResponse::build(status(error.fault)).json(problem)
    }
}

/// A success: 303 to the next page after a form, JSON otherwise.
pub fn done(app: &App, request: &HttpRequest, answer: Answer, form: bool, page: Option<String>) -> HttpResponse {
    let browser = form && request.method() == "POST" && wants_page(request);
    let mut response = if browser {
        let back = || page.or_else(|| referer(app, request)).unwrap_or_else(|| "/".to_owned());
        HttpResponse::SeeOther().insert_header(("location", answer.next.unwrap_or_else(back))).finish()
    } else {
        super::shelf::json(answer.json, answer.kept)
    };
    let secure = app.public_url.starts_with("https://");
    for CookieChange { used, token } in answer.cookies {
        // Words that wait on the device for the network are a room's: whoever sits there next must not find them.
        if used == Use::Session && token.is_none() {
            response.headers_mut().insert(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"storage\""));
        }
        let (value, age) = token.map_or((String::new(), 0), |t| (t, used.seconds()));
        let cookie = Cookie::build(used.cookie(), value)
            .path("/")
            .http_only(true)
            .secure(secure)
            .same_site(SameSite::Lax)
            .max_age(Duration::seconds(age))
            .finish();
        if response.add_cookie(&cookie).is_err() {
            tracing::error!("a cookie could not be written");
        }
    }
    response
}

/// The page that a form was on, when it is ours.
fn referer(app: &App, request: &HttpRequest) -> Option<String> {
    let text = request.headers().get("referer")?.to_str().ok()?;
    let host = request.headers().get("host")?.to_str().ok()?;
    let rest = text.strip_prefix(&app.public_url).or_else(|| text.split_once("://").and_then(|(_, r)| r.strip_prefix(host)))?;
    rest.starts_with('/').then(|| rest.split('#').next().unwrap_or_default().to_owned())
}

/// A form as it was sent.
pub struct Sent {
    /// Names and values.
    pub values: Vec<(String, String)>,
    /// The page that it was on.
    pub page: Option<String>,
}

/// A form that did not pass: its page again, with what was typed and what is wrong.
pub async fn form_again(
    app: &Arc<App>,
    request: &HttpRequest,
    caller: Caller,
    operation: &Operation,
    sent: Sent,
    error: &AppError,
    id: &str,
) -> HttpResponse {
    let Sent { values, page } = sent;
    let page = page.or_else(|| referer(app, request)).filter(|_| wants_page(request) && request.method() == "POST");
    let Some(page) = page else { return problem(app, request, error, id) };
    let form = FormState {
        endpoint: operation.name.to_owned(),
        action: request.path().to_owned(),
        values,
        problem: problem_of(error, caller.locale, id),
    };
    let (path, query) = page.split_once('?').unwrap_or((&page, ""));
    crate::pages::serve(app, caller, path, query, Some(form), id).await
}

/// Headers that every answer carries.
pub fn harden(mut response: HttpResponse, id: &str) -> HttpResponse {
    let headers = response.headers_mut();
    let fixed = [
        (
            "content-security-policy",
            "default-src 'none'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
    ];
    for (name, value) in fixed {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if !headers.contains_key("cache-control") {
        headers.insert(HeaderName::from_static("cache-control"), HeaderValue::from_static("no-store"));
    }
    if let Ok(value) = HeaderValue::from_str(id) {
        headers.insert(HeaderName::from_static("x-request-id"), value);
    }
    response
}

/// Whether the database answers.
pub async fn ready(app: web::Data<App>) -> HttpResponse {
    let app = app.into_inner();
    let ok = tokio::task::spawn_blocking(move || app.db.read(|_| Ok(()))).await.is_ok_and(|r| r.is_ok());
    if ok { HttpResponse::Ok().body("ready") } else { HttpResponse::ServiceUnavailable().body("no database") }
}

/// Files whose name holds their hash never change.
pub async fn asset(request: HttpRequest) -> HttpResponse {
    let mut all = constat_frontend::style::assets().iter().chain(super::client::assets());
    let found = all.find(|a| a.path == request.path());
    found.map_or_else(
        || HttpResponse::NotFound().finish(),
        |a| {
            HttpResponse::Ok()
                .insert_header(("cache-control", "public, max-age=31536000, immutable"))
                .insert_header(("x-content-type-options", "nosniff"))
                .content_type(a.content_type)
                .body(a.bytes)
        },
    )
}

/// Keeps a language and goes back to the page.
pub async fn language(path: web::Path<String>, request: HttpRequest) -> HttpResponse {
    let to = super::input::query(request.query_string()).into_iter().find(|(name, _)| name == "to").map(|(_, to)| to).unwrap_or_default();
    // Only a path of ours: `//host` would lead elsewhere.
    let to = if to.starts_with('/') && !to.starts_with("//") && !to.contains('\\') { to } else { "/".to_owned() };
    let mut answer = HttpResponse::SeeOther();
    answer.insert_header(("location", to)).insert_header(("cache-control", "no-store"));
    if let Ok(locale) = path.into_inner().parse::<Locale>() {
        answer.cookie(
            Cookie::build(LANGUAGE, locale.as_str())
                .path("/")
                .same_site(SameSite::Lax)
                .http_only(true)
                .max_age(Duration::days(365))
                .finish(),
        );
    }
    answer.finish()
}

/// A session that a link opened, and the page it leads to.
pub fn signed_in(app: &App, session: &constat_shared::api::door::SignedIn) -> HttpResponse {
    let used = Use::Session;
    let cookie = Cookie::build(used.cookie(), session.token.clone())
        .path("/")
        .http_only(true)
        .secure(app.public_url.starts_with("https://"))
        .same_site(SameSite::Lax)
        .max_age(Duration::seconds(used.seconds()))
        .finish();
    HttpResponse::SeeOther()
        .cookie(cookie)
        .insert_header(("location", session.to.clone()))
        .insert_header(("cache-control", "no-store"))
        .finish()
}

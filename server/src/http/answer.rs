//! Answers: JSON for programs, pages for people.

use super::{cookies, headers, origin};
use crate::app::App;
use crate::auth::Caller;
use crate::auth::token::Use;
use crate::error::AppError;
use crate::routes::{Answer, CookieChange, Operation};
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
    let chosen = cookies::language(request, origin::of(app, request).secure);
    let locale = chosen.unwrap_or_else(|| Locale::from_accept(accepted));
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
    let secure = origin::of(app, request).secure;
    for CookieChange { used, token } in answer.cookies {
        // Words that wait on the device for the network are a room's: whoever sits there next must not find them.
        if used == Use::Session && token.is_none() {
            response.headers_mut().insert(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"storage\""));
        }
        if response.add_cookie(&cookies::made(used, token, secure)).is_err() {
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

/// Whether the database answers.
pub async fn ready(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    let app = app.into_inner();
    let asked = Arc::clone(&app);
    let answered = tokio::task::spawn_blocking(move || asked.db.read(|_| Ok(()))).await.map_err(AppError::internal).flatten();
    match answered {
        Ok(()) => HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ready"),
        Err(error) => problem(&app, &request, &error, &headers::request_id(&request)),
    }
}

/// Files whose name holds their hash never change.
pub async fn asset(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    let mut all = constat_frontend::style::assets().iter().chain(super::client::assets());
    let Some(found) = all.find(|a| a.path == request.path()) else {
        return problem(&app, &request, &Fault::NotFound.into(), &headers::request_id(&request));
    };
    HttpResponse::Ok()
        .insert_header(("cache-control", "public, max-age=31536000, immutable"))
        .content_type(found.content_type)
        .body(found.bytes)
}

/// Keeps a language and goes back to the page.
pub async fn language(app: web::Data<App>, path: web::Path<String>, request: HttpRequest) -> HttpResponse {
    let to = super::input::query(request.query_string()).into_iter().find(|(name, _)| name == "to").map(|(_, to)| to).unwrap_or_default();
    // Only a path of ours: `//host` would lead elsewhere.
    let ours = to.starts_with('/') && !to.starts_with("//") && !to.contains('\\') && !to.contains(char::is_control);
    let mut answer = HttpResponse::SeeOther();
    answer.insert_header(("location", if ours { to } else { "/".to_owned() }));
    if let Ok(locale) = path.into_inner().parse::<Locale>() {
        answer.cookie(cookies::chosen(locale, origin::of(&app, &request).secure));
    }
    answer.finish()
}

/// A session that a link opened, and the page it leads to.
pub fn signed_in(app: &App, request: &HttpRequest, session: &constat_shared::api::door::SignedIn) -> HttpResponse {
    let secure = origin::of(app, request).secure;
    HttpResponse::SeeOther()
        .cookie(cookies::made(Use::Session, Some(session.token.clone()), secure))
        .insert_header(("location", session.to.clone()))
        .finish()
}

//! What every answer carries, whoever made it: its request's name, and what browsers must not do with it.

use super::{answer, origin};
use crate::app::App;
use crate::keys;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse, web};
use constat_shared::error::Fault;

/// No browser's headers are longer; a form sent by GET stands in the address, which is not counted here.
const LONGEST: usize = 32 * 1024;

/// A page of text and its sheet. Where a browser can tell strings that are programs from others, no string becomes one.
const PAGE: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
/// The same with the program that saves drafts.
const PAGE_WITH_PROGRAM: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
/// Data, files, redirects: nothing in them is ever run or shown as a page of ours.
const NO_PAGE: &str = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

const FIXED: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-create=(self), publickey-credentials-get=(self), usb=()",
    ),
];

#[derive(Clone)]
struct RequestId(String);

/// The name under which a request stands in the log and in its answer.
pub fn request_id(request: &HttpRequest) -> String {
    request.extensions().get::<RequestId>().map_or_else(|| keys::random_hex(6), |id| id.0.clone())
}

/// Says that a page loads the program.
pub(crate) fn with_program(response: &mut HttpResponse) {
    response.headers_mut().insert(HeaderName::from_static("content-security-policy"), HeaderValue::from_static(PAGE_WITH_PROGRAM));
}

/// Around every route: names the request, turns away what no browser sends, and hardens the answer.
pub async fn around(request: ServiceRequest, next: Next<impl MessageBody>) -> Result<ServiceResponse<EitherBody<impl MessageBody>>, Error> {
    let id = keys::random_hex(6);
    request.extensions_mut().insert(RequestId(id.clone()));
    let app = request.app_data::<web::Data<App>>().cloned();
    let long: usize = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
    // Browsers that say where a form comes from need no `Referer`; for the others it is how a form is known as ours.
    let tells = request.headers().contains_key("sec-fetch-site") || request.method() != "GET";
    let secure = app.as_ref().is_some_and(|app| origin::of(app, request.request()).secure);
    let mut response = match app.filter(|_| long > LONGEST) {
        Some(app) => {
            let refused = answer::problem(&app, request.request(), &Fault::HeadersTooLarge.into(), &id);
            request.into_response(refused).map_into_right_body()
        }
        None => next.call(request).await?.map_into_left_body(),
    };
    harden(response.headers_mut(), &id, tells, secure);
    Ok(response)
}

fn harden(headers: &mut HeaderMap, id: &str, tells: bool, secure: bool) {
    let page = headers.get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let mut add = |name: &'static str, value: &'static str| {
        let name = HeaderName::from_static(name);
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    };
    for (name, value) in FIXED {
        add(name, value);
    }
    add("content-security-policy", if page { PAGE } else { NO_PAGE });
    add("referrer-policy", if page && !tells { "same-origin" } else { "no-referrer" });
    add("cache-control", "no-store");
    if secure {
        add("strict-transport-security", "max-age=63072000");
    }
    if let Ok(value) = HeaderValue::from_str(id) {
        headers.insert(HeaderName::from_static("x-request-id"), value);
    }
}

//! The short way, for who asks again what they have read before while nothing was written: see `kept`.

use super::{caller, origin};
use crate::app::App;
use crate::auth::token::{self, Use};
use crate::kept::{Body, Key, Place, Reader, State};
use actix_web::http::Method;
use actix_web::http::header::{CONTENT_TYPE, HeaderValue};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// The kept answer, or else the other, whose place is remembered for this reader.
pub async fn or(app: &App, request: &HttpRequest, other: impl Future<Output = HttpResponse>) -> HttpResponse {
    let path = request.path();
    if *request.method() != Method::GET || !(app.registry.keeps(path) || app.pages.keeps(path)) {
        return other.await;
    }
    // Before the permission is checked: what is found there is not older.
    let Some(state) = State::now(app).await else { return other.await };
    let secure = origin::of(app, request).secure;
    let tokens = caller::tokens(request, secure);
    // Few come by such a link, and not often: nothing is kept for them.
    if tokens.signatory.is_some() {
        return other.await;
    }
    let hash = |token: &Option<String>| token.as_ref().map(|t| Sha256::digest(t.as_bytes()).into());
    let reader = Reader {
        address: request.uri().to_string(),
        languages: caller::languages(request, secure),
        session: hash(&tokens.session),
        official: hash(&tokens.official),
    };
    if let Some(place) = app.readers.get(&reader, &state)
        && app.clock.now().0 < place.until.saturating_mul(1_000)
        && let Some(body) = app.answers.get(&place.key, &state)
    {
        return match body {
            Body::Json(bytes) => json(bytes, None),
            Body::Page(parts) => page(&parts, None),
        };
    }
    let mut response = other.await;
    let key = response.extensions_mut().remove::<Arc<Key>>();
    if let Some(key) = key
        && let Some(until) = expiry(app, &tokens)
    {
        app.readers.put(app, reader, state, Place { key, until }).await;
    }
    response
}

/// When the first of the tokens expires; `None` when one of them is not good.
fn expiry(app: &App, tokens: &caller::Tokens) -> Option<i64> {
    let one = |used, token: &Option<String>| token.as_ref().map_or(Some(i64::MAX), |t| token::expiry(&app.keys, used, t));
    Some(one(Use::Session, &tokens.session)?.min(one(Use::Official, &tokens.official)?))
}

/// JSON, and under what it is kept.
pub fn json(bytes: Bytes, kept: Option<Arc<Key>>) -> HttpResponse {
    answer("application/json", bytes, kept)
}

/// A page with a token of its own, and under what it is kept.
pub fn page(parts: &[String], kept: Option<Arc<Key>>) -> HttpResponse {
    answer("text/html; charset=utf-8", parts.join(&crate::keys::random_hex(16)).into(), kept)
}

fn answer(content_type: &'static str, body: Bytes, kept: Option<Arc<Key>>) -> HttpResponse {
    let mut response = HttpResponse::Ok().insert_header((CONTENT_TYPE, HeaderValue::from_static(content_type))).body(body);
    if let Some(key) = kept {
        response.extensions_mut().insert(key);
    }
    response
}

//! A request's fields: from its path, its query, and its body as JSON or as a form.

use crate::error::{AppError, Result};
use actix_web::{HttpRequest, web};
use constat_shared::api::Method;
use constat_shared::error::{Fault, FieldFault};
use serde::de::DeserializeOwned;

/// Largest body: a memorandum's preface with room to spare.
const LARGEST: usize = 256 * 1024;
/// How long a body may take to arrive: the largest, over the slowest line that still loads a page.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(20);

/// Fields as they came.
#[derive(Debug, Clone)]
pub enum Input {
    /// A JSON object, with the path's values put in.
    Json(serde_json::Map<String, serde_json::Value>),
    /// Names and values; a name may come several times.
    Form(Vec<(String, String)>),
}

impl Input {
    /// Fields of a page's address.
    pub const fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        Self::Form(pairs)
    }
    /// The typed request.
    pub fn decode<T: DeserializeOwned>(self) -> Result<T> {
        match self {
            Self::Json(object) => serde_path_to_error::deserialize(serde_json::Value::Object(object))
                .map_err(|e| unreadable(&e.path().to_string(), &e.inner().to_string())),
            Self::Form(pairs) => {
                let pairs: Vec<(String, String)> = pairs.into_iter().map(listed).collect();
                let encoded = serde_html_form::to_string(&pairs).map_err(AppError::internal)?;
                let parsed = serde_html_form::Deserializer::from_bytes(encoded.as_bytes());
                serde_path_to_error::deserialize(parsed).map_err(|e| unreadable(&e.path().to_string(), &e.inner().to_string()))
            }
        }
    }
    /// The page that a form was on, as the form itself says; only a path of ours.
    pub fn take_page(&mut self) -> Option<String> {
        let Self::Form(pairs) = self else { return None };
        let place = pairs.iter().position(|(name, _)| name == "_page")?;
        let (_, page) = pairs.remove(place);
        (page.starts_with('/') && !page.starts_with("//") && !page.contains('\\') && !page.contains(char::is_control)).then_some(page)
    }
    /// Names and values, when it was a form.
    pub fn form_values(&self) -> Option<Vec<(String, String)>> {
        match self {
            Self::Form(pairs) => Some(pairs.clone()),
            Self::Json(_) => None,
        }
    }
}

/// A form's field `list.key` is the entry `key=value` of the list: radio buttons of one question need a name of their own.
fn listed((name, value): (String, String)) -> (String, String) {
    match name.split_once('.') {
        Some((list, key)) if !list.is_empty() => (list.to_owned(), format!("{key}={value}")),
        _ => (name, value),
    }
}

/// The field that cannot be read, or that is not there, is named; what else the parser thought is not told.
fn unreadable(path: &str, reason: &str) -> AppError {
    let absent = reason.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    let named = |path: &str, code| AppError::fields(vec![FieldFault { path: path.to_owned(), code }]);
    match (absent, path) {
        (Some(name), _) => named(name, Fault::FieldEmpty),
        (None, "" | ".") => AppError::new(Fault::BadBody),
        (None, path) => named(path, Fault::FieldNotAChoice),
    }
}

/// Reads what came.
pub async fn read(request: &HttpRequest, values: Vec<(String, String)>, payload: web::Payload, method: Method) -> Result<Input> {
    let mut pairs = values;
    if method == Method::Get {
        pairs.extend(query(request.query_string()));
        return Ok(Input::Form(pairs));
    }
    let kind = request.headers().get("content-type").and_then(|v| v.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let body = match tokio::time::timeout(PATIENCE, payload.to_bytes_limited(LARGEST)).await {
        Ok(Ok(Ok(body))) => body,
        Ok(Ok(Err(_))) => return Err(Fault::BadBody.into()),
        Ok(Err(_)) => return Err(Fault::TooLarge.into()),
        Err(_) => return Err(Fault::TooSlow.into()),
    };
    match kind.as_str() {
        "application/json" => {
            let value = if body.is_empty() {
                serde_json::Value::Object(serde_json::Map::new())
            } else {
                serde_json::from_slice(&body).map_err(|_| AppError::new(Fault::BadBody))?
            };
            let serde_json::Value::Object(mut object) = value else { return Err(Fault::BadBody.into()) };
            object.extend(pairs.into_iter().map(|(k, v)| (k, serde_json::Value::String(v))));
            Ok(Input::Json(object))
        }
        "application/x-www-form-urlencoded" => {
            let named: Vec<String> = pairs.iter().map(|(k, _)| k.clone()).collect();
            let typed: Vec<(String, String)> = serde_html_form::from_bytes(&body).map_err(|_| AppError::new(Fault::BadBody))?;
            // The path decides over a field of the same name.
            pairs.extend(typed.into_iter().filter(|(name, _)| !named.contains(name)));
            Ok(Input::Form(pairs))
        }
        _ => Err(Fault::BadType.into()),
    }
}

/// Names and values of a query.
pub fn query(text: &str) -> Vec<(String, String)> {
    serde_html_form::from_str(text).unwrap_or_default()
}

/// A path segment with its `%XX` read; `None` when that is no UTF-8, or holds a zero byte, which PostgreSQL takes in no text.
pub fn decode_segment(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |b: Option<u8>| b.and_then(|b| char::from(b).to_digit(16)).and_then(|d| u8::try_from(d).ok());
            let (high, low) = (digit(rest.next())?, digit(rest.next())?);
            bytes.push(high * 16 + low);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
}

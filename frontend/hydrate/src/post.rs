//! Sends a save and says how it went.

use crate::kept::Fields;
use constat_shared::error::Fault;
use serde::Deserialize;
use serde_json::{Map, Value};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestCredentials, RequestInit, Response};

/// Browsers let no more than this outlive its page.
const OUTLIVES: usize = 60_000;

/// How it went.
pub enum Outcome {
    /// Stored; the new revision.
    Stored(i32),
    /// Did not arrive, or the server is in trouble: again later.
    Unreached,
    /// Somebody stored another version.
    Conflict,
    /// Not as it is; the server's words.
    Refused(String),
}

#[derive(Deserialize)]
struct Stored {
    revision: i32,
}

#[derive(Deserialize)]
struct Problem {
    code: String,
    message: String,
}

fn body(revision: i32, fields: Fields) -> String {
    let mut object: Map<String, Value> = fields.into_iter().map(|(name, value)| (name, Value::String(value))).collect();
    object.insert("revision".to_owned(), revision.into());
    Value::Object(object).to_string()
}

async fn fetch(path: &str, body: &str) -> Result<(u16, String), JsValue> {
    let headers = Headers::new()?;
    headers.set("content-type", "application/json")?;
    headers.set("accept", "application/json")?;
    // Refusals in the language of the page.
    headers.set("accept-language", crate::web::locale().as_str())?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_credentials(RequestCredentials::SameOrigin);
    init.set_headers_headers(&headers);
    init.set_body(&JsValue::from_str(body));
    // A page that goes away still sends what was typed last.
    if crate::web::hidden() && body.len() < OUTLIVES {
        js_sys::Reflect::set(&init, &"keepalive".into(), &true.into())?;
    }
    let window = crate::web::window().ok_or(JsValue::NULL)?;
    let response: Response = JsFuture::from(window.fetch_with_str_and_init(path, &init)).await?.dyn_into()?;
    let text = JsFuture::from(response.text()?).await?;
    Ok((response.status(), text.as_string().unwrap_or_default()))
}

/// Sends it.
pub async fn save(path: &str, revision: i32, fields: Fields) -> Outcome {
    let Ok((status, text)) = fetch(path, &body(revision, fields)).await else { return Outcome::Unreached };
    match status {
        200 => serde_json::from_str::<Stored>(&text).map_or(Outcome::Unreached, |stored| Outcome::Stored(stored.revision)),
        408 | 429 | 500.. => Outcome::Unreached,
        _ => serde_json::from_str::<Problem>(&text).map_or(Outcome::Unreached, refused),
    }
}

fn refused(problem: Problem) -> Outcome {
    if problem.code == Fault::Conflict.as_str() { Outcome::Conflict } else { Outcome::Refused(problem.message) }
}

//! What is turned away before anything is read.

use crate::app::App;
use crate::auth::Caller;
use crate::error::Result;
use actix_web::HttpRequest;
use constat_shared::error::Fault;

/// Whether the Host header names this server: its public name, or this machine.
pub fn known_host(app: &App, request: &HttpRequest) -> bool {
    let host = request.headers().get("host").and_then(|h| h.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, port)| if port.chars().all(|c| c.is_ascii_digit()) { name } else { host });
    matches!(name, "127.0.0.1" | "localhost" | "[::1]") || host == authority(&app.public_url) || name == authority(&app.public_url)
}

/// The part of a URL between the scheme and the path.
fn authority(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, rest)| rest).split('/').next().unwrap_or_default()
}

/// A change must come from one of our own pages: browsers say where a form was, also without script.
/// A program that sends neither header and no cookie has nobody's rights to misuse.
pub fn same_origin(app: &App, request: &HttpRequest) -> Result<()> {
    let header = |name: &str| request.headers().get(name).and_then(|v| v.to_str().ok());
    let host = header("host").unwrap_or_default();
    let ours = |origin: &str| authority(origin) == host || origin.trim_end_matches('/') == app.public_url;
    let same = match (header("origin"), header("sec-fetch-site")) {
        (Some(origin), _) if origin != "null" => ours(origin),
        (_, Some(site)) => site == "same-origin" || site == "none",
        (Some(_), None) => false,
        (None, None) => header("cookie").is_none() || header("referer").is_some_and(ours),
    };
    if same { Ok(()) } else { Err(Fault::ForeignForm.into()) }
}

/// Connections that each of the two workers holds at once; further ones wait in the system's queue.
pub const CONNECTIONS: usize = 1_024;

/// Attempts per quarter of an hour and network, where guessing would pay. A waiting room or an office is one network: the
/// budgets are those of many people. Links for the door are counted where it is known who asks (`door::budget`), and opening one is not counted:
/// its token cannot be guessed, and a budget would only let a neighbour keep somebody out.
pub fn attempts(app: &App, caller: &Caller, operation: &str) -> Result<()> {
    let most = match operation {
        "door.set_up" => 20,
        "official.code" | "official.enter" => 100,
        "contribution.give" | "ballot.slip" | "ballot.read_slip" | "contribution.take_back" => 600,
        _ => return Ok(()),
    };
    let key = format!("{operation} {}", caller.source);
    if app.limits.allow(&key, most, app.clock.now().0) { Ok(()) } else { Err(Fault::TooMany.into()) }
}

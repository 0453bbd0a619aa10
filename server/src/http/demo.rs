//! The demonstration's doors that are links: one click, and one file that lists them all.

use super::{answer, caller};
use crate::app::App;
use actix_web::{HttpRequest, HttpResponse, web};
use constat_shared::api::door::{EnterDemo, ReadDemo};
use constat_shared::error::Fault;
use serde_json::json;

/// Signs in as a member of the demonstration and goes to their first page.
pub async fn enter(app: web::Data<App>, path: web::Path<String>, request: HttpRequest) -> HttpResponse {
    let app = app.into_inner();
    let id = super::headers::request_id(&request);
    let done = async {
        let caller = caller::read(&app, &request).await?;
        let verb = app.registry.verb::<EnterDemo>().ok_or(Fault::NotFound)?;
        let outcome = crate::dispatch::dispatch(&app, caller, EnterDemo { key: path.into_inner() }, verb).await?;
        Ok::<_, crate::error::AppError>(outcome.response)
    };
    match done.await {
        Ok(session) => answer::signed_in(&app, &request, &session),
        Err(error) => answer::problem(&app, &request, &error, &id),
    }
}

/// `/demo.json`: for programs that walk through.
pub async fn index(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    let app = app.into_inner();
    let id = super::headers::request_id(&request);
    let done = async {
        let caller = caller::read(&app, &request).await?;
        let verb = app.registry.verb::<ReadDemo>().ok_or(Fault::NotFound)?;
        let outcome = crate::dispatch::dispatch(&app, caller, ReadDemo {}, verb).await?;
        Ok::<_, crate::error::AppError>(outcome.response)
    };
    match done.await {
        Ok(entries) => {
            let url = |href: &str| format!("{}{href}", app.public_url);
            let roles: serde_json::Map<String, serde_json::Value> =
                entries.iter().filter(|e| e.href.starts_with("/demo/")).map(|e| (e.kind.clone(), json!(url(&e.href)))).collect();
            let code = |kind: &str| entries.iter().find(|e| e.kind == kind).map(|e| e.code.clone());
            let link = |kind: &str| entries.iter().find(|e| e.kind == kind).map(|e| url(&e.href));
            HttpResponse::Ok().json(json!({
                "roles": roles,
                "session_code": code("session"),
                "open_round": code("open_round"),
                "closed_round": code("closed_round"),
                "memorandum_slug": code("memorandum"),
                "official_link": link("official"),
            }))
        }
        Err(error) => answer::problem(&app, &request, &error, &id),
    }
}

//! HTTP in, HTTP out. What is decided is decided in `dispatch`.

mod answer;
mod caller;
mod client;
mod cookies;
mod demo;
mod headers;
mod input;
mod limits;
pub mod metrics;
mod openapi;
mod origin;
mod shelf;

pub use answer::{problem_of, status};
pub use headers::around;
pub(crate) use headers::with_program;
pub use input::{Input, decode_segment, query};
pub use limits::CONNECTIONS;
pub use openapi::describe;
pub use shelf::page as kept_page;

use crate::app::App;
use crate::routes::Operation;
use actix_web::http::Method as Verb;
use actix_web::{HttpRequest, HttpResponse, web};
use constat_shared::api::Method;
use constat_shared::error::Fault;
use std::sync::Arc;

/// Adds every route.
pub fn routes(config: &mut web::ServiceConfig) {
    client::announce();
    config
        .service(web::resource("/health").to(|| async { HttpResponse::Ok().body("ok") }))
        .service(web::resource("/ready").to(answer::ready))
        .service(web::resource("/assets/{hash}/{name:.*}").to(answer::asset))
        .service(web::resource("/lang/{locale}").to(answer::language))
        .service(web::resource("/demo.json").to(demo::index))
        .service(web::resource("/demo/enter/{key}").to(demo::enter))
        .service(web::resource("/api/openapi.json").to(openapi::document))
        .default_service(web::to(entry));
}

/// Everything else: an operation under `/api/`, or a page.
async fn entry(app: web::Data<App>, request: HttpRequest, payload: web::Payload) -> HttpResponse {
    let app = app.into_inner();
    let id = headers::request_id(&request);
    let started = std::time::Instant::now();
    let response = if limits::known_host(&app, &request) {
        shelf::or(&app, &request, answer_to(&app, &request, payload, &id)).await
    } else {
        answer::problem(&app, &request, &Fault::UnknownHost.into(), &id)
    };
    let took = started.elapsed();
    app.metrics.answered(response.status().as_u16(), took);
    let milliseconds = took.as_millis();
    // The path may hold a code or a token: only its first part is told.
    let part = request.path().split('/').nth(1).unwrap_or_default();
    tracing::info!(id, method = %request.method(), part, status = response.status().as_u16(), milliseconds, "answered");
    response
}

async fn answer_to(app: &Arc<App>, request: &HttpRequest, payload: web::Payload, id: &str) -> HttpResponse {
    let caller = match caller::read(app, request).await {
        Ok(caller) => caller,
        Err(error) => return answer::problem_at_the_door(app, request, payload, &error, id).await,
    };
    if request.path().starts_with("/api/") {
        let Some((operation, values)) = find(app, request) else {
            return answer::problem(app, request, &Fault::NotFound.into(), id);
        };
        return call(app, request, caller, &operation, values, payload, id).await;
    }
    if matches!(*request.method(), Verb::GET | Verb::HEAD) {
        crate::pages::serve(app, caller, request.path(), request.query_string(), None, id).await
    } else {
        answer::problem(app, request, &Fault::NotFound.into(), id)
    }
}

fn find(app: &App, request: &HttpRequest) -> Option<(Operation, Vec<(String, String)>)> {
    let method = match *request.method() {
        Verb::GET | Verb::HEAD => Method::Get,
        Verb::POST => Method::Post,
        _ => return None,
    };
    let matching = app.registry.operations().iter().filter(|o| o.method == method);
    let mut found: Vec<_> =
        matching.filter_map(|o| crate::pages::matches(o.path, request.path()).map(|values| (o.clone(), values))).collect();
    // A literal segment wins over a placeholder.
    found.sort_by_key(|(_, values)| values.len());
    found.into_iter().next()
}

async fn call(
    app: &Arc<App>,
    request: &HttpRequest,
    caller: crate::auth::Caller,
    operation: &Operation,
    values: Vec<(String, String)>,
    payload: web::Payload,
    id: &str,
) -> HttpResponse {
    if let Err(error) = limits::attempts(app, &caller, operation.name) {
        return answer::problem(app, request, &error, id);
    }
    let mut input = match input::read(request, values, payload, operation.method).await {
        Ok(input) => input,
        Err(error) => {
            let mut response = answer::problem(app, request, &error, id);
            // What is still on its way is not waited for.
            if error.fault == Fault::TooSlow {
                response.head_mut().set_connection_type(actix_web::http::ConnectionType::Close);
            }
            return response;
        }
    };
    if operation.method == Method::Post
        && let Err(error) = limits::same_origin(app, request)
    {
        return answer::problem(app, request, &error, id);
    }
    let page = input.take_page();
    let form = input.form_values();
    match (operation.call)(Arc::clone(app), caller.clone(), input).await {
        Ok(done) => answer::done(app, request, done, form.is_some(), page),
        Err(error) => match form {
            Some(values) => answer::form_again(app, request, caller, operation, answer::Sent { values, page }, &error, id).await,
            None => answer::problem(app, request, &error, id),
        },
    }
}

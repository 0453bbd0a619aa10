//! The OpenAPI 3.1 document, from the same declarations as the routes.

use crate::app::App;
use crate::routes::Registry;
use actix_web::{HttpResponse, web};
use constat_shared::api::Method;
use constat_shared::error::Fault;
use serde_json::{Map, Value, json};

/// `/api/openapi.json`.
pub async fn document(app: web::Data<App>) -> HttpResponse {
    HttpResponse::Ok().json(describe(&app.registry))
}

/// The document.
pub fn describe(registry: &Registry) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for operation in registry.operations() {
        let in_path = |name: &str| operation.path.contains(&format!("{{{name}}}"));
        let parameters: Vec<Value> = operation
            .fields
            .iter()
            .filter(|name| in_path(name) || operation.method == Method::Get)
            .map(|name| json!({"name": name, "in": if in_path(name) { "path" } else { "query" }, "required": in_path(name), "schema": {"type": "string"}}))
            .collect();
        let rule = operation.action.rule();
        let mut entry = json!({
            "operationId": operation.name,
            "summary": operation.summary,
            "description": format!("Room: {}. Permitted to: {}.", rule.room, rule.who.iter().map(|w| w.as_str()).collect::<Vec<_>>().join(", ")),
            "parameters": parameters,
            "responses": {
                "200": {"description": "Done", "content": {"application/json": {}}},
                "default": {"description": "A problem", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}},
            },
        });
        if operation.method == Method::Post {
            let fields: Map<String, Value> =
                operation.fields.iter().filter(|n| !in_path(n)).map(|n| ((*n).to_owned(), json!({}))).collect();
            let schema = json!({"schema": {"type": "object", "properties": fields}});
            if let Some(object) = entry.as_object_mut() {
                object.insert(
                    "requestBody".into(),
                    json!({"content": {"application/json": schema.clone(), "application/x-www-form-urlencoded": schema}}),
                );
            }
        }
        let path = paths.entry(operation.path.to_owned()).or_insert_with(|| json!({}));
        if let Some(object) = path.as_object_mut() {
            object.insert(operation.method.as_str().to_lowercase(), entry);
        }
    }
    let codes: Vec<&str> = Fault::ALL.iter().map(|f| f.as_str()).collect();
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Constat", "version": env!("CARGO_PKG_VERSION"), "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}},
        "paths": paths,
        "components": {"schemas": {"Problem": {
            "type": "object", "required": ["code", "message", "fields", "request_id"],
            "properties": {
                "code": {"type": "string", "enum": codes},
                "message": {"type": "string"},
                "fields": {"type": "array", "items": {"type": "object", "properties": {"path": {"type": "string"}, "code": {"type": "string", "enum": codes}}}},
                "request_id": {"type": "string"},
            },
        }}},
    })
}

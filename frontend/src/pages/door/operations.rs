//! The reference of the programming interface, from the declarations that make the routes.

use super::{page, table_words, words as w};
use crate::components as ui;
use crate::ctx::{Ctx, Page};
use constat_shared::api::door::{OperationLine, ReadOperations};
use constat_shared::permission::Room;
use leptos::prelude::*;

/// Features in the order of their names, each with its operations.
#[expect(clippy::ptr_arg, reason = "a view takes what its operation answers")]
pub fn operations(ctx: &Ctx, _request: &ReadOperations, all: &Vec<OperationLine>) -> Page {
    let feature = |line: &OperationLine| line.name.split('.').next().unwrap_or_default().to_owned();
    let sections = all
        .chunk_by(|a, b| feature(a) == feature(b))
        .map(|lines| {
            let name = lines.first().map(feature).unwrap_or_default();
            let rows = lines.iter().map(|line| row(ctx, line)).collect();
            let head = [w::OPERATION, w::WHAT, w::FIELDS, w::PERMITTED].map(|word| ctx.t(word).to_owned()).to_vec();
            ui::section(&name, ui::table(&name, head, rows))
        })
        .collect::<Vec<_>>();
    let document = view! { <p><a href="/api/openapi.json">"OpenAPI 3.1: /api/openapi.json"</a></p> };
    let body = view! { {ui::page_head(vec![], ctx.t(w::API), ctx.t(w::API_LEDE), None)} {document} {sections} };
    page(ctx.t(w::API), Room::Public, body.into_any())
}

fn row(ctx: &Ctx, line: &OperationLine) -> Vec<AnyView> {
    let rule = line.action.rule();
    let who = rule.who.iter().map(|who| ctx.t(table_words::who(*who))).collect::<Vec<_>>().join(", ");
    let address = format!("{} {}", line.method, line.path);
    let what = line.summary.clone();
    vec![
        view! { <code lang="en">{address}</code> }.into_any(),
        view! { <span lang="en">{what}</span> }.into_any(),
        ui::cell(&line.fields.join(", ")),
        ui::cell(&who),
    ]
}

//! What a program may ask this one: printed from the declarations that make the routes.

use crate::auth::Permit;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::api::door::{OperationLine, ReadOperations};
use constat_shared::permission::act;

/// All of them, by path.
pub fn read(tx: &mut Tx<'_>, _permit: &Permit<act::ReadPublic>, _r: ReadOperations) -> Result<Vec<OperationLine>> {
    let operations = tx.app.registry.operations().iter();
    let mut lines: Vec<OperationLine> = operations
        .map(|operation| OperationLine {
            name: operation.name.to_owned(),
            method: operation.method.as_str().to_uppercase(),
            path: operation.path.to_owned(),
            summary: operation.summary.to_owned(),
            fields: operation.fields.iter().map(|field| (*field).to_owned()).collect(),
            action: operation.action,
        })
        .collect();
    lines.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(lines)
}

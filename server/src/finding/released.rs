//! Which findings the plenary has.

use super::repo;
use crate::db::{Conn, schema};
use crate::error::Result;
use constat_shared::api::finding::FindingState;
use constat_shared::ids::{CoordinationId, DiagnosisId, FindingId};
use diesel::prelude::*;
use std::collections::HashSet;

/// Those of which a version was released and that were not withdrawn, also while their group writes the next version.
pub fn released(conn: &mut Conn, coordination: CoordinationId, diagnosis: DiagnosisId) -> Result<HashSet<FindingId>> {
    use schema::{finding as f, finding_version as v};
    let rows = v::table
        .inner_join(f::table.on(f::id.eq(v::finding_id).and(f::coordination_id.eq(v::coordination_id))))
        .filter(f::coordination_id.eq(coordination))
        .filter(f::diagnosis_id.eq(diagnosis))
        .filter(f::state.ne(FindingState::Withdrawn))
        .select((v::finding_id, v::content))
        .load::<(FindingId, String)>(conn)?;
    let mut out = HashSet::new();
    for (id, content) in rows {
        if !out.contains(&id) && repo::version(0, &content)?.kept.released {
            out.insert(id);
        }
    }
    Ok(out)
}

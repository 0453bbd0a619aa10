//! The diagnosis that takes a conversation over; made where there is none yet.

use super::Wishes;
use super::polis::Export;
use crate::coordination::{Founding, found};
use crate::db::{Conn, schema};
use crate::diagnosis::insert_from_template;
use crate::error::{AppError, Result};
use constat_shared::diagnosis::methods;
use constat_shared::ids::{CoordinationId, DiagnosisId};
use constat_shared::locale::{Bilingual, Locale};
use diesel::prelude::*;

/// A diagnosis and its coordination.
pub struct Place {
    pub coordination: CoordinationId,
    pub diagnosis: DiagnosisId,
}

/// Finds it or makes it; the inner error says in words what has to be named.
pub fn find(conn: &mut Conn, export: &Export, wishes: &Wishes) -> Result<std::result::Result<Place, String>> {
    use schema::diagnosis::dsl as t;
    let all =
        t::diagnosis
            .order((t::created_at, t::id))
            .select((t::coordination_id, t::id, t::title_fr))
            .load::<(CoordinationId, DiagnosisId, String)>(conn)?;
    let place =
        |(coordination, diagnosis, _): &(CoordinationId, DiagnosisId, String)| Place { coordination: *coordination, diagnosis: *diagnosis };
    if let Some(wanted) = wishes.diagnosis {
        let found = all.iter().find(|(_, id, _)| *id == wanted).map(place);
        return Ok(found.ok_or_else(|| format!("there is no diagnosis {wanted}")));
    }
    match all.as_slice() {
        [one] => Ok(Ok(place(one))),
        [] => make(conn, export, wishes).map(Ok),
        several => {
            let list: Vec<String> = several.iter().map(|(_, id, title)| format!("  {id}  {title}")).collect();
            Ok(Err(format!("say which diagnosis takes it, with --diagnosis ID:\n{}", list.join("\n"))))
        }
    }
}

fn make(conn: &mut Conn, export: &Export, wishes: &Wishes) -> Result<Place> {
    use schema::coordination::dsl as t;
    let topic = if export.topic.is_empty() { "Consultation" } else { &export.topic };
    let there = t::coordination.select(t::id).first::<CoordinationId>(conn).optional()?;
    let coordination = if let Some(id) = there {
        id
    } else {
        let email = wishes.coordinator.as_str();
        // The statements' language says nothing of the coordinator's: the interface begins in French and switches in place.
        let with = Founding { name: topic, territory: "", organisation: topic, coordinator: email, email, locale: Locale::Fr };
        found(conn, wishes.now, &with)?.0
    };
    let method = methods().iter().find(|m| m.code == "one-public").or(methods().first());
    let method = method.ok_or_else(|| AppError::internal("there is no method template"))?;
    let diagnosis = insert_from_template(conn, wishes.now, coordination, method, &Bilingual::new(topic, topic), wishes.today)?;
    Ok(Place { coordination, diagnosis })
}

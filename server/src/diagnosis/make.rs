//! A diagnosis is made from a method template.

use crate::auth::Permit;
use crate::db::{Conn, schema};
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use constat_shared::api::Done;
use constat_shared::api::diagnosis::{DiagnosisMade, MakeDiagnosis, WriteFraming};
use constat_shared::diagnosis::{Method, StepState, ThemeCode, methods};
use constat_shared::error::Fault;
use constat_shared::ids::{CoordinationId, DiagnosisId, StepId, ThemeId};
use constat_shared::locale::Bilingual;
use constat_shared::permission::act;
use constat_shared::time::{Day, Instant};
use constat_shared::validate::clean;
use diesel::prelude::*;
use uuid::Uuid;

/// Its steps get dates from the template's weeks; the sixteen themes wait to be chosen.
pub fn make(tx: &mut Tx<'_>, permit: &Permit<act::PlanDiagnosis>, r: MakeDiagnosis) -> Result<DiagnosisMade> {
    let method = methods().iter().find(|m| m.code == r.method).ok_or_else(|| AppError::field("method", Fault::FieldNotAChoice))?;
    let title = Bilingual::new(clean(&r.title_fr), clean(&r.title_nl));
    let diagnosis = insert(tx.conn, tx.now, permit.coordination()?, method, &title, r.starts)?;
    Ok(DiagnosisMade { diagnosis })
}

/// Rows of a new diagnosis. The first step is open from the start.
pub fn insert(
    conn: &mut Conn,
    now: Instant,
    coordination: CoordinationId,
    method: &Method,
    title: &Bilingual,
    starts: Day,
) -> Result<DiagnosisId> {
    let id = DiagnosisId::from_uuid(Uuid::now_v7());
    {
        use schema::diagnosis::dsl as t;
        diesel::insert_into(t::diagnosis)
            .values((
                t::coordination_id.eq(coordination),
                t::id.eq(id),
                t::title_fr.eq(&title.fr),
                t::title_nl.eq(&title.nl),
                t::method.eq(&method.code),
                t::territory.eq(""),
                t::promise_fr.eq(""),
                t::promise_nl.eq(""),
                t::created_at.eq(now),
            ))
            .execute(conn)?;
    }
    for (place, step) in (0..).zip(&method.steps) {
        use schema::step::dsl as t;
        let state = if place == 0 { StepState::Open } else { StepState::Planned };
        diesel::insert_into(t::step)
            .values((
                t::coordination_id.eq(coordination),
                t::id.eq(StepId::from_uuid(Uuid::now_v7())),
                t::diagnosis_id.eq(id),
                t::place.eq(place),
                t::kind.eq(step.kind),
                t::state.eq(state),
                t::starts.eq(starts.plus(step.starts_week * 7)),
                t::ends.eq(starts.plus(step.ends_week * 7)),
            ))
            .execute(conn)?;
    }
    for code in ThemeCode::ALL {
        use schema::theme::dsl as t;
        diesel::insert_into(t::theme)
            .values((
                t::coordination_id.eq(coordination),
                t::id.eq(ThemeId::from_uuid(Uuid::now_v7())),
                t::diagnosis_id.eq(id),
                t::code.eq(*code),
                t::chosen.eq(false),
                t::why_empty.eq(""),
            ))
            .execute(conn)?;
    }
    Ok(id)
}

/// Territory and promise.
pub fn frame(tx: &mut Tx<'_>, permit: &Permit<act::PlanDiagnosis>, r: WriteFraming) -> Result<Done> {
    use schema::diagnosis::dsl as t;
    diesel::update(t::diagnosis.find((permit.coordination()?, permit.diagnosis()?)))
        .set((t::territory.eq(clean(&r.territory)), t::promise_fr.eq(clean(&r.promise_fr)), t::promise_nl.eq(clean(&r.promise_nl))))
        .execute(tx.conn)?;
    Ok(Done {})
}

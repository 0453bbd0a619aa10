//! What members see of delivery, and what they note afterwards.

use super::followed::{followed, is_asked};
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use crate::memorandum::repo;
use constat_shared::api::Done;
use constat_shared::api::delivery::{AnswerTally, DeliveredTo, DeliveryView, FollowUpRecommendation, ReadDelivery, RecipientState};
use constat_shared::api::memorandum::MemorandumState;
use constat_shared::error::Fault;
use constat_shared::ids::{FollowUpId, RecipientId};
use constat_shared::locale::{Bilingual, Locale};
use constat_shared::permission::{Who, act};
use constat_shared::time::Day;
use constat_shared::validate::clean;
use diesel::prelude::*;

/// Recipients, answers, numbers. Nothing of a text that is not sealed: managers without a mandate read this too.
pub(super) fn read(tx: &mut Tx<'_>, permit: &Permit<act::ReadDelivery>, _request: ReadDelivery) -> Result<DeliveryView> {
    use schema::diagnosis::dsl as d;
    let (coordination, memorandum) = (permit.coordination()?, permit.memorandum()?);
    let head = repo::head(tx, coordination, memorandum)?;
    let (fr, nl) =
        d::diagnosis.find((coordination, head.diagnosis)).select((d::title_fr, d::title_nl)).first::<(String, String)>(tx.conn)?;
    let mut view = DeliveryView {
        memorandum,
        diagnosis: head.diagnosis,
        title: Bilingual::new(fr, nl),
        state: head.state,
        slug: head.slug,
        published: head.published,
        sha256: head.sha256,
        sealed_on: head.sealed_on,
        recipients: Vec::new(),
        recommendations: Vec::new(),
        tally: AnswerTally::default(),
    };
    if head.state == MemorandumState::Sealed {
        let content = repo::sealed(tx, coordination, memorandum)?;
        view.recommendations = followed(tx, coordination, memorandum, &content)?;
        view.tally = AnswerTally::of(&view.recommendations, tx.today);
        view.title = content.title;
        view.recipients = recipients(tx, permit, &view)?;
    }
    Ok(view)
}

type Row = (RecipientId, String, String, String, String, Locale, RecipientState, Option<Day>);

fn recipients(tx: &mut Tx<'_>, permit: &Permit<act::ReadDelivery>, view: &DeliveryView) -> Result<Vec<DeliveredTo>> {
    use schema::recipient::dsl as t;
    let with_address = permit.is(Who::Coordinator);
    let rows = t::recipient
        .filter(t::coordination_id.eq(permit.coordination()?))
        .filter(t::memorandum_id.eq(view.memorandum))
        .order(t::id.asc())
        .select((t::id, t::name, t::email, t::title, t::portfolio, t::locale, t::state, t::reached_on))
        .load::<Row>(tx.conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, name, email, title, portfolio, locale, state, reached_on)| {
            let asked = view.recommendations.iter().filter(|f| is_asked(id, f));
            DeliveredTo {
                id,
                name,
                email: if with_address { email } else { String::new() },
                title,
                portfolio,
                locale,
                state,
                reached_on,
                asked: repo::count(asked.clone().count()),
                answered: repo::count(asked.filter(|f| f.answer.is_some()).count()),
            }
        })
        .collect())
}

/// Notes what became of a recommendation.
pub(super) fn note(tx: &mut Tx<'_>, permit: &Permit<act::FollowUp>, r: FollowUpRecommendation) -> Result<Done> {
    use schema::follow_up::dsl as t;
    repo::expect_state(tx, permit, MemorandumState::Sealed)?;
    let status = r.status.ok_or_else(|| AppError::field("status", Fault::FieldNotAChoice))?;
    diesel::insert_into(t::follow_up)
        .values((
            t::coordination_id.eq(permit.coordination()?),
            t::id.eq(FollowUpId::from_uuid(uuid::Uuid::now_v7())),
            t::recommendation_id.eq(permit.recommendation()?),
            t::status.eq(status),
            t::note.eq(clean(&r.note)),
            t::noted_on.eq(tx.today),
        ))
        .execute(tx.conn)?;
    Ok(Done {})
}

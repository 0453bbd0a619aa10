//! The memorandum: made, written, signed, sealed, delivered and answered by the same verbs that people use.

use super::data::{Paper, World};
use super::{Demo, fixed, person, unknown};
use crate::auth::{Caller, Person};
use crate::db::schema;
use crate::dispatch::{Tx, perform};
use crate::error::Result;
use constat_shared::api::delivery::{Deliver, FollowUpRecommendation, PublishMemorandum};
use constat_shared::api::memorandum::{
    AddRecipient, AddRecommendation, EditMemorandum, MakeMemorandum, NameSpokesperson, OfferForAdoption, SealTheMemorandum, SignMemorandum,
};
use constat_shared::diagnosis::{StepKind, StepState};
use constat_shared::ids::{AnswerId, LoginId, MemorandumId, RecipientId, RecommendationId};
use constat_shared::locale::Locale;
use diesel::prelude::*;
use std::collections::BTreeMap;

/// Steps that are past in the demonstration, but have to be open while this is written.
const PAST: [StepKind; 3] = [StepKind::Writing, StepKind::Adoption, StepKind::Delivery];

pub(super) fn write(tx: &mut Tx<'_>, demo: &Demo, paper: &Paper, world: &World) -> Result<()> {
    steps(tx, demo, StepState::Open)?;
    let coordinator = member(world, "claire")?;
    let memorandum = perform(tx, &coordinator, MakeMemorandum { diagnosis: demo.diagnosis })?.id;
    perform(
        tx,
        &coordinator,
        EditMemorandum {
            memorandum,
            title_fr: paper.title.fr.clone(),
            title_nl: paper.title.nl.clone(),
            preface_fr: paper.preface.fr.clone(),
            preface_nl: paper.preface.nl.clone(),
            working_language: String::new(),
        },
    )?;
    let recipients = recipients(tx, &coordinator, memorandum, world)?;
    let asked = ask(tx, demo, &coordinator, memorandum, paper, &recipients)?;
    perform(tx, &coordinator, OfferForAdoption { memorandum })?;
    adopt(tx, memorandum, paper, world)?;
    perform(tx, &coordinator, SealTheMemorandum { memorandum })?;
    perform(tx, &coordinator, Deliver { memorandum })?;
    perform(tx, &coordinator, PublishMemorandum { memorandum })?;
    answer(tx, demo, paper, &recipients, &asked)?;
    for noted in &paper.follow_up {
        let recommendation = *asked.get(noted.recommendation).ok_or_else(|| unknown("recommendation"))?;
        perform(
            tx,
            &coordinator,
            FollowUpRecommendation { recommendation, status: noted.status.parse().ok(), note: noted.note.get(Locale::Fr).to_owned() },
        )?;
    }
    steps(tx, demo, StepState::Closed)
}

fn steps(tx: &mut Tx<'_>, demo: &Demo, state: StepState) -> Result<()> {
    use schema::step::dsl as t;
    diesel::update(
        t::step.filter(t::coordination_id.eq(demo.coordination)).filter(t::diagnosis_id.eq(demo.diagnosis)).filter(t::kind.eq_any(PAST)),
    )
    .set(t::state.eq(state))
    .execute(tx.conn)?;
    Ok(())
}

/// The caller that this member would be after signing in.
fn member(world: &World, key: &str) -> Result<Caller> {
    let m = world.members.iter().find(|m| m.key == key).ok_or_else(|| unknown(key))?;
    let login = LoginId::from_uuid(uuid::Uuid::nil());
    Ok(Caller::person(Person { id: person(key), name: m.name.clone(), locale: m.language, operator: false, login }))
}

fn recipients(tx: &mut Tx<'_>, coordinator: &Caller, memorandum: MemorandumId, world: &World) -> Result<BTreeMap<String, RecipientId>> {
    let mut out = BTreeMap::new();
    for m in world.members.iter().filter(|m| m.role == "elected_official") {
        let request = AddRecipient {
            memorandum,
            name: m.name.clone(),
            email: m.email.clone(),
            title: m.title.clone(),
            portfolio: m.portfolio.clone(),
            locale: Some(m.language),
        };
        out.insert(m.key.clone(), perform(tx, coordinator, request)?.id);
    }
    Ok(out)
}

fn ask(
    tx: &mut Tx<'_>,
    demo: &Demo,
    coordinator: &Caller,
    memorandum: MemorandumId,
    paper: &Paper,
    recipients: &BTreeMap<String, RecipientId>,
) -> Result<Vec<RecommendationId>> {
    let mut out = Vec::new();
    for r in &paper.recommendations {
        let request = AddRecommendation {
            memorandum,
            text_fr: r.text.fr.clone(),
            text_nl: r.text.nl.clone(),
            level: r.level.parse().ok(),
            finding: demo.keys.findings.get(&r.finding).copied(),
            recipient: recipients.get(&r.addressee).copied(),
            due: Some(demo.day(r.due)),
        };
        out.push(perform(tx, coordinator, request)?.id);
    }
    Ok(out)
}

fn adopt(tx: &mut Tx<'_>, memorandum: MemorandumId, paper: &Paper, world: &World) -> Result<()> {
    let holders: Vec<_> = world.members.iter().filter(|m| m.mandate).collect();
    for holder in &holders {
        let abstains = holder.organisation.as_ref().is_some_and(|o| paper.abstain.contains(o));
        perform(tx, &member(world, &holder.key)?, SignMemorandum { memorandum, signs: Some(!abstains) })?;
    }
    let first = holders.first().ok_or_else(|| unknown("mandate holder"))?;
    for name in &paper.spokespersons {
        perform(tx, &member(world, &first.key)?, NameSpokesperson { memorandum, name: name.clone() })?;
    }
    // What called for signatures was answered long ago.
    diesel::delete(schema::mail::table).execute(tx.conn)?;
    Ok(())
}

/// Answers are rows: they were given months ago, and one of them promised a day that has passed since.
fn answer(
    tx: &mut Tx<'_>,
    demo: &Demo,
    paper: &Paper,
    recipients: &BTreeMap<String, RecipientId>,
    asked: &[RecommendationId],
) -> Result<()> {
    use schema::answer::dsl as t;
    for a in &paper.answers {
        let addressee = paper.recommendations.get(a.recommendation).map(|r| r.addressee.as_str()).unwrap_or_default();
        let recommendation = *asked.get(a.recommendation).ok_or_else(|| unknown("recommendation"))?;
        let recipient = *recipients.get(addressee).ok_or_else(|| unknown(addressee))?;
        diesel::insert_into(t::answer)
            .values((
                t::coordination_id.eq(demo.coordination),
                t::id.eq(AnswerId::from_uuid(fixed(&format!("answer {}", a.recommendation)))),
                t::recommendation_id.eq(recommendation),
                t::recipient_id.eq(recipient),
                t::version.eq(1),
                t::kind.eq(&a.kind),
                t::text.eq(&a.text),
                t::due.eq(a.by.map(|day| demo.day(day))),
                t::whose.eq(a.whose.clone().unwrap_or_default()),
                t::answered_on.eq(tx.today.plus(-90)),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}

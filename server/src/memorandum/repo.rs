//! The memorandum's own row, and who may sign it.

use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use constat_shared::api::memorandum::{AdoptionView, Content, MemorandumState, OfferedBefore, RecipientRow};
use constat_shared::error::Fault;
use constat_shared::ids::{CoordinationId, DiagnosisId, MemorandumId, OrganisationId, RecipientId};
use constat_shared::locale::{Bilingual, Locale};
use constat_shared::permission::{Act, Role, Who, room};
use constat_shared::time::Day;
use constat_shared::validate::clean;
use diesel::prelude::*;
use std::collections::BTreeSet;

/// What is no secret to whoever may know of the memorandum at all.
#[derive(Debug, Clone)]
pub struct Head {
    /// Diagnosis.
    pub diagnosis: DiagnosisId,
    /// Name in the public address.
    pub slug: String,
    /// Where it stands.
    pub state: MemorandumState,
    /// Whether everyone may read it.
    pub published: bool,
    /// Hash, once sealed.
    pub sha256: String,
    /// When.
    pub sealed_on: Option<Day>,
}

/// Texts of the draft.
#[derive(Debug, Clone)]
pub struct Texts {
    /// Title.
    pub title: Bilingual,
    /// Preface.
    pub preface: Bilingual,
    /// Empty, `fr` or `nl`.
    pub working_language: String,
    /// Who speaks.
    pub spokespersons: Vec<String>,
}

/// One line of text as we keep it.
pub fn line(text: &str) -> String {
    clean(text).replace('\n', " ")
}

/// The row without its texts.
pub fn head(tx: &mut Tx<'_>, coordination: CoordinationId, memorandum: MemorandumId) -> Result<Head> {
    use schema::memorandum::dsl as t;
    let (diagnosis, slug, state, published, sha256, sealed_on) = t::memorandum
        .find((coordination, memorandum))
        .select((t::diagnosis_id, t::slug, t::state, t::published, t::sha256, t::sealed_on))
        .first(tx.conn)?;
    Ok(Head { diagnosis, slug, state, published, sha256, sealed_on })
}

/// The draft's texts.
pub fn texts<A: Act<Room = room::Adoption>>(tx: &mut Tx<'_>, permit: &Permit<A>) -> Result<Texts> {
    use schema::memorandum::dsl as t;
    let (title_fr, title_nl, preface_fr, preface_nl, working_language, spokespersons) = t::memorandum
        .find((permit.coordination()?, permit.memorandum()?))
        .select((t::title_fr, t::title_nl, t::preface_fr, t::preface_nl, t::working_language, t::spokespersons))
        .first::<(String, String, String, String, String, String)>(tx.conn)?;
    Ok(Texts {
        title: Bilingual::new(title_fr, title_nl),
        preface: Bilingual::new(preface_fr, preface_nl),
        working_language,
        spokespersons: spokespersons.lines().map(ToOwned::to_owned).filter(|l| !l.is_empty()).collect(),
    })
}

/// What was sealed, character for character; nothing before.
pub fn sealed_text(tx: &mut Tx<'_>, coordination: CoordinationId, memorandum: MemorandumId) -> Result<String> {
    use schema::memorandum::dsl as t;
    let found = t::memorandum
        .find((coordination, memorandum))
        .filter(t::state.eq(MemorandumState::Sealed))
        .select(t::sealed)
        .first(tx.conn)
        .optional()?;
    found.ok_or_else(|| AppError::new(Fault::WrongState))
}

/// The same as a value.
pub fn sealed(tx: &mut Tx<'_>, coordination: CoordinationId, memorandum: MemorandumId) -> Result<Content> {
    let text = sealed_text(tx, coordination, memorandum)?;
    serde_json::from_str(&text).map_err(AppError::internal)
}

/// Refuses unless the memorandum stands there.
pub fn expect_state<A: Act>(tx: &mut Tx<'_>, permit: &Permit<A>, state: MemorandumState) -> Result<()> {
    let (coordination, memorandum) = (permit.coordination()?, permit.memorandum()?);
    if head(tx, coordination, memorandum)?.state == state { Ok(()) } else { Err(Fault::WrongState.into()) }
}

/// Whom it asks; addresses for the coordinator only.
pub fn recipients<A: Act>(tx: &mut Tx<'_>, permit: &Permit<A>) -> Result<Vec<RecipientRow>> {
    use schema::recipient::dsl as t;
    let with_address = permit.is(Who::Coordinator);
    let rows = t::recipient
        .filter(t::coordination_id.eq(permit.coordination()?))
        .filter(t::memorandum_id.eq(permit.memorandum()?))
        .order(t::id.asc())
        .select((t::id, t::name, t::email, t::title, t::portfolio, t::locale))
        .load::<(RecipientId, String, String, String, String, Locale)>(tx.conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, name, email, title, portfolio, locale)| RecipientRow {
            id,
            name,
            email: if with_address { email } else { String::new() },
            title,
            portfolio,
            locale,
        })
        .collect())
}

/// Organisations whose mandate somebody holds today.
fn mandates(tx: &mut Tx<'_>, coordination: CoordinationId) -> Result<BTreeSet<OrganisationId>> {
    use schema::membership::dsl as t;
    let rows = t::membership
        .filter(t::coordination_id.eq(coordination))
        .filter(t::role.eq(Role::Manager))
        .filter(t::mandate.eq(true))
        .filter(t::state.eq("active"))
        .filter(t::organisation_id.is_not_null())
        .select((t::organisation_id, t::until))
        .load::<(Option<OrganisationId>, Option<Day>)>(tx.conn)?;
    let today = tx.today;
    Ok(rows.into_iter().filter(|(_, until)| until.is_none_or(|day| today <= day)).filter_map(|(id, _)| id).collect())
}

/// How far adoption has come: names of those who sign, numbers of the others.
pub fn adoption<A: Act<Room = room::Adoption>>(tx: &mut Tx<'_>, permit: &Permit<A>) -> Result<AdoptionView> {
    use schema::{organisation, signature};
    let (coordination, memorandum) = (permit.coordination()?, permit.memorandum()?);
    let rows = signature::table
        .inner_join(
            organisation::table
                .on(organisation::id.eq(signature::organisation_id).and(organisation::coordination_id.eq(signature::coordination_id))),
        )
        .filter(signature::coordination_id.eq(coordination))
        .filter(signature::memorandum_id.eq(memorandum))
        .select((organisation::id, organisation::name, signature::signs))
        .load::<(OrganisationId, String, bool)>(tx.conn)?;
    let mandates = mandates(tx, coordination)?;
    let own = permit.member().ok().filter(|_| permit.is(Who::MandateHolder) || permit.is(Who::Signatory)).and_then(|m| m.organisation);
    let my_organisation = match own {
        Some(id) => organisation::table.find((coordination, id)).select(organisation::name).first(tx.conn).optional()?,
        None => None,
    };
    let silent = mandates.iter().filter(|id| !rows.iter().any(|(o, _, _)| o == *id)).count();
    let mut signed: Vec<String> = rows.iter().filter(|(_, _, signs)| *signs).map(|(_, name, _)| name.clone()).collect();
    signed.sort_by_key(|name| name.to_lowercase());
    Ok(AdoptionView {
        signed,
        abstentions: count(rows.iter().filter(|(_, _, signs)| !signs).count()),
        silent: count(silent),
        mine: rows.iter().find(|(id, _, _)| Some(*id) == own).map(|(_, _, signs)| *signs),
        my_organisation,
    })
}

/// Sets down a text as it is offered; its number, from 1.
pub fn keep_offer(tx: &mut Tx<'_>, coordination: CoordinationId, memorandum: MemorandumId, content: &Content) -> Result<i32> {
    use schema::offer::dsl as t;
    let offers = t::offer.filter(t::coordination_id.eq(coordination)).filter(t::memorandum_id.eq(memorandum));
    let last = offers.order(t::number.desc()).select(t::number).first::<i32>(tx.conn).optional()?;
    let number = last.unwrap_or(0) + 1;
    diesel::insert_into(t::offer)
        .values((
            t::coordination_id.eq(coordination),
            t::memorandum_id.eq(memorandum),
            t::number.eq(number),
            t::content.eq(serde_json::to_string(content).map_err(AppError::internal)?),
            t::offered_on.eq(tx.today),
        ))
        .execute(tx.conn)?;
    Ok(number)
}

/// What was offered before the text that is before the mandate holders now.
pub fn offered_before(tx: &mut Tx<'_>, coordination: CoordinationId, memorandum: MemorandumId) -> Result<Option<OfferedBefore>> {
    use schema::offer::dsl as t;
    let offers = t::offer.filter(t::coordination_id.eq(coordination)).filter(t::memorandum_id.eq(memorandum));
    let row = offers.order(t::number.desc()).offset(1).limit(1).select((t::content, t::offered_on)).first::<(String, Day)>(tx.conn);
    let Some((text, offered_on)) = row.optional()? else { return Ok(None) };
    Ok(Some(OfferedBefore { offered_on, content: serde_json::from_str(&text).map_err(AppError::internal)? }))
}

/// As the interface counts.
pub fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

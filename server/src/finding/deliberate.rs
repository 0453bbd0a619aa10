//! The group among itself: proposals, consent, objections and their answers, comments. No voice carries a name.

use super::repo;
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::api::Done;
use constat_shared::api::finding::{AddComment, AnswerObjection, Consent, FindingState, Object, ProposeFinding};
use constat_shared::error::Fault;
use constat_shared::ids::{CommentId, ObjectionId};
use constat_shared::permission::act;
use constat_shared::validate::clean;
use diesel::prelude::*;
use uuid::Uuid;

type May = Permit<act::Deliberate>;

/// A draft with a sentence goes before the group.
pub fn propose(tx: &mut Tx<'_>, permit: &May, _r: ProposeFinding) -> Result<Done> {
    repo::must_be(tx, permit, &[FindingState::Draft])?;
    repo::set_state(tx, permit, FindingState::Proposed)?;
    Ok(Done {})
}

/// The caller's one voice on the permit's finding, if any: every new one takes the place of the earlier one.
fn take_back(tx: &mut Tx<'_>, permit: &May) -> Result<bool> {
    use schema::voice::dsl as t;
    let (coordination, finding) = (permit.coordination()?, permit.finding()?);
    let mark = repo::mark(tx, b"voice", permit.person()?, finding);
    let mine = || t::voice.filter(t::coordination_id.eq(coordination)).filter(t::finding_id.eq(finding)).filter(t::mark.eq(mark.clone()));
    let consented = diesel::select(diesel::dsl::exists(mine().filter(t::consents.eq(true)))).get_result(tx.conn)?;
    diesel::delete(mine()).execute(tx.conn)?;
    Ok(consented)
}

/// Consents, which lifts an own objection; a second time takes the consent back.
pub fn consent(tx: &mut Tx<'_>, permit: &May, _r: Consent) -> Result<Done> {
    use schema::voice::dsl as t;
    repo::must_be(tx, permit, &[FindingState::Proposed])?;
    let (coordination, finding) = (permit.coordination()?, permit.finding()?);
    let mark = repo::mark(tx, b"voice", permit.person()?, finding);
    if !take_back(tx, permit)? {
        diesel::insert_into(t::voice)
            .values((
                t::coordination_id.eq(coordination),
                t::id.eq(ObjectionId::from_uuid(Uuid::new_v4())),
                t::finding_id.eq(finding),
                t::mark.eq(Some(mark.clone())),
                t::consents.eq(true),
                t::objection.eq(""),
                t::answer.eq(""),
            ))
            .execute(tx.conn)?;
    }
    Ok(Done {})
}

/// Objects in words; whoever objects does not consent at the same time, and objects once.
pub fn object(tx: &mut Tx<'_>, permit: &May, r: Object) -> Result<Done> {
    use schema::voice::dsl as t;
    repo::must_be(tx, permit, &[FindingState::Proposed])?;
    let (coordination, finding) = (permit.coordination()?, permit.finding()?);
    let mark = repo::mark(tx, b"voice", permit.person()?, finding);
    take_back(tx, permit)?;
    diesel::insert_into(t::voice)
        .values((
            t::coordination_id.eq(coordination),
            t::id.eq(ObjectionId::from_uuid(Uuid::new_v4())),
            t::finding_id.eq(finding),
            t::mark.eq(Some(mark.clone())),
            t::consents.eq(false),
            t::objection.eq(clean(&r.objection)),
            t::answer.eq(""),
        ))
        .execute(tx.conn)?;
    Ok(Done {})
}

/// Answers an objection of this finding.
pub fn answer(tx: &mut Tx<'_>, permit: &May, r: AnswerObjection) -> Result<Done> {
    use schema::voice::dsl as t;
    repo::must_be(tx, permit, &[FindingState::Proposed])?;
    let one =
        t::voice.find((permit.coordination()?, r.objection)).filter(t::finding_id.eq(permit.finding()?)).filter(t::consents.eq(false));
    if diesel::update(one).set(t::answer.eq(clean(&r.answer))).execute(tx.conn)? == 0 { Err(Fault::NotFound.into()) } else { Ok(Done {}) }
}

/// Comments while it is written.
pub fn comment(tx: &mut Tx<'_>, permit: &Permit<act::Comment>, r: AddComment) -> Result<Done> {
    use schema::comment::dsl as t;
    repo::must_be(tx, permit, &[FindingState::Draft, FindingState::Proposed])?;
    let finding = permit.finding()?;
    let mark = repo::mark(tx, b"comment", permit.person()?, finding);
    diesel::insert_into(t::comment)
        .values((
            t::coordination_id.eq(permit.coordination()?),
            t::id.eq(CommentId::from_uuid(Uuid::now_v7())),
            t::finding_id.eq(finding),
            t::mark.eq(Some(mark)),
            t::text.eq(clean(&r.comment)),
        ))
        .execute(tx.conn)?;
    Ok(Done {})
}

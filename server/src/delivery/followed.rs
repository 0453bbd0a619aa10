//! What was asked, with the answer that counts and what became of it.

use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::api::delivery::{AnswerKind, AnswerView, FollowUpStatus, FollowUpView, Followed, RecipientState, days_late};
use constat_shared::api::memorandum::Content;
use constat_shared::api::memorandum::MemorandumState;
use constat_shared::ids::{CoordinationId, MemorandumId, RecommendationId};
use constat_shared::locale::Bilingual;
use constat_shared::time::Day;
use diesel::prelude::*;

type AnswerRow = (RecommendationId, AnswerKind, String, Option<Day>, String, Day, i32);

/// Every recommendation of a sealed text, in order.
pub(super) fn followed(
    tx: &mut Tx<'_>,
    coordination: CoordinationId,
    memorandum: MemorandumId,
    content: &Content,
) -> Result<Vec<Followed>> {
    use schema::{answer, follow_up, recommendation};
    let answers = answer::table
        .inner_join(
            recommendation::table
                .on(recommendation::id.eq(answer::recommendation_id).and(recommendation::coordination_id.eq(answer::coordination_id))),
        )
        .filter(recommendation::coordination_id.eq(coordination))
        .filter(recommendation::memorandum_id.eq(memorandum))
        .order(answer::version.desc())
        .select((recommendation::id, answer::kind, answer::text, answer::due, answer::whose, answer::answered_on, answer::version))
        .load::<AnswerRow>(tx.conn)?;
    let notes =
        follow_up::table
            .inner_join(recommendation::table.on(
                recommendation::id.eq(follow_up::recommendation_id).and(recommendation::coordination_id.eq(follow_up::coordination_id)),
            ))
            .filter(recommendation::coordination_id.eq(coordination))
            .filter(recommendation::memorandum_id.eq(memorandum))
            .order((follow_up::noted_on.desc(), follow_up::id.desc()))
            .select((recommendation::id, follow_up::status, follow_up::note, follow_up::noted_on))
            .load::<(RecommendationId, FollowUpStatus, String, Day)>(tx.conn)?;
    let today = tx.today;
    let with = |asked: &constat_shared::memorandum::RecommendationText| {
        let answer = answers.iter().find(|(id, ..)| *id == asked.id).map(|(_, kind, text, due, whose, answered_on, version)| AnswerView {
            kind: *kind,
            text: text.clone(),
            due: *due,
            whose: whose.clone(),
            answered_on: *answered_on,
            version: *version,
        });
        let follow_up: Vec<FollowUpView> = notes
            .iter()
            .filter(|(id, ..)| *id == asked.id)
            .map(|(_, status, note, noted_on)| FollowUpView { status: *status, note: note.clone(), noted_on: *noted_on })
            .collect();
        let done = follow_up.first().is_some_and(|f| f.status == FollowUpStatus::Done);
        let late = days_late(asked.due, answer.as_ref(), done, today);
        Followed { asked: asked.clone(), finding: asked.finding.and_then(|n| content.finding(n)).cloned(), answer, follow_up, late }
    };
    Ok(content.recommendations.iter().map(with).collect())
}

/// A delivered memorandum of which answers are late.
pub(crate) struct Overdue {
    /// Which.
    pub(crate) memorandum: MemorandumId,
    /// Its title.
    pub(crate) title: Bilingual,
    /// How many answers.
    pub(crate) answers: usize,
}

/// Late answers of all delivered memoranda of a coordination.
pub(crate) fn overdue(tx: &mut Tx<'_>, coordination: CoordinationId) -> Result<Vec<Overdue>> {
    let delivered: Vec<MemorandumId> = {
        use schema::{memorandum as m, recipient as t};
        t::table
            .inner_join(m::table.on(m::id.eq(t::memorandum_id).and(m::coordination_id.eq(t::coordination_id))))
            .filter(t::coordination_id.eq(coordination))
            .filter(t::state.eq(RecipientState::Reached))
            .filter(m::state.eq(MemorandumState::Sealed))
            .select(t::memorandum_id)
            .distinct()
            .order(t::memorandum_id.asc())
            .load(tx.conn)?
    };
    let mut out = Vec::new();
    for memorandum in delivered {
        let content = crate::memorandum::repo::sealed(tx, coordination, memorandum)?;
        let answers = followed(tx, coordination, memorandum, &content)?.iter().filter(|f| f.late.is_some()).count();
        if answers > 0 {
            out.push(Overdue { memorandum, title: content.title, answers });
        }
    }
    Ok(out)
}

/// Whether this recommendation is asked of this recipient.
pub(super) fn is_asked(of: constat_shared::ids::RecipientId, followed: &Followed) -> bool {
    followed.asked.addressee.as_ref().is_some_and(|a| a.recipient == of)
}

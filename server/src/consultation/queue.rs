//! The queue: facilitators read, pass on, strike out, set aside. Nothing else changes a resident's words.

use super::repo;
use super::shelve::shelve;
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use crate::keys;
use constat_shared::api::Done;
use constat_shared::api::consultation::{
    AcceptContribution, AsideCode, Channel, ContributionState, ContributionView, GiveTheme, Language, QueueView, ReadQueue, STRUCK,
    SessionInside, SetAside, StrikeContribution,
};
use constat_shared::error::Fault;
use constat_shared::ids::{ContributionId, ThemeId};
use constat_shared::permission::act;
use constat_shared::personal::hints;
use constat_shared::validate::clean;
use diesel::prelude::*;

type Row = (ContributionId, Option<ThemeId>, Channel, Language, String, bool, ContributionState, String, Option<AsideCode>);

/// Everything that those who run a session need, in the order of random ids.
pub fn read(tx: &mut Tx<'_>, permit: &Permit<act::ReadQueue>, _r: ReadQueue) -> Result<QueueView> {
    let (coordination, diagnosis, id) = (permit.coordination()?, permit.diagnosis()?, permit.session()?);
    let row = repo::session(tx, permit)?;
    let numbers = repo::numbers(tx, coordination, id)?;
    let mut session = row.line;
    session.opinions = repo::with_opinions(tx, coordination)?.contains(&id);
    session.inside = Some(SessionInside { code: row.code.clone(), people: row.people, numbers: numbers.clone() });
    let themes = repo::themes(tx, coordination, diagnosis)?;
    let rows = {
        use schema::contribution::dsl as t;
        t::contribution
            .filter(t::coordination_id.eq(coordination))
            .filter(t::session_id.eq(id))
            .filter(t::state.ne(ContributionState::Withdrawn))
            .order(t::id)
            .select((t::id, t::theme_id, t::channel, t::language, t::text, t::struck, t::state, t::reason, t::aside))
            .load::<Row>(tx.conn)?
    };
    let view = |(id, theme, channel, language, text, struck, state, reason, aside): Row| ContributionView {
        id,
        theme: theme.and_then(|theme| themes.iter().find(|t| t.id == theme)).map(|t| t.code),
        channel,
        language,
        hints: hints(&text),
        text,
        struck,
        state,
        reason,
        aside,
    };
    let contributions = rows.into_iter().map(view).collect();
    let (title, promise) = repo::diagnosis(tx, coordination, diagnosis)?;
    Ok(QueueView {
        diagnosis,
        title,
        asks: repo::asks(tx, coordination)?,
        session,
        code: row.code,
        question: repo::question(tx, permit)?,
        promise,
        facilitators: repo::facilitators(tx, permit)?,
        themes,
        contributions,
        numbers,
        once: keys::random_hex(16),
    })
}

/// State and words of a contribution of this session.
fn find(tx: &mut Tx<'_>, permit: &Permit<act::RunSession>, id: ContributionId) -> Result<(ContributionState, String)> {
    use schema::contribution::dsl as t;
    Ok(t::contribution
        .find((permit.coordination()?, id))
        .filter(t::session_id.eq(permit.session()?))
        .select((t::state, t::text))
        .first(tx.conn)?)
}

fn is_tied(tx: &mut Tx<'_>, permit: &Permit<act::RunSession>, id: ContributionId) -> Result<bool> {
    use schema::contribution_finding::dsl as t;
    let ties = t::contribution_finding.filter(t::coordination_id.eq(permit.coordination()?)).filter(t::contribution_id.eq(id));
    Ok(diesel::select(diesel::dsl::exists(ties)).get_result(tx.conn)?)
}

fn set(tx: &mut Tx<'_>, permit: &Permit<act::RunSession>, id: ContributionId, state: ContributionState, reason: &str) -> Result<Done> {
    use schema::contribution::dsl as t;
    diesel::update(t::contribution.find((permit.coordination()?, id)))
        .set((t::state.eq(state), t::reason.eq(reason), t::aside.eq(None::<AsideCode>)))
        .execute(tx.conn)?;
    shelve(tx, permit, id)?;
    Ok(Done {})
}

/// From now on the theme's group reads it; also what was set aside by mistake.
pub fn accept(tx: &mut Tx<'_>, permit: &Permit<act::RunSession>, r: AcceptContribution) -> Result<Done> {
    match find(tx, permit, r.contribution)? {
        (ContributionState::Received | ContributionState::SetAside, _) => set(tx, permit, r.contribution, ContributionState::Accepted, ""),
        _ => Err(Fault::WrongState.into()),
    }
}

/// Not for the group, and why. What a finding rests on stays.
pub fn set_aside(tx: &mut Tx<'_>, permit: &Permit<act::RunSession>, r: SetAside) -> Result<Done> {
    match find(tx, permit, r.contribution)? {
        (ContributionState::Received, _) => {}
        (ContributionState::Accepted, _) if !is_tied(tx, permit, r.contribution)? => {}
        _ => return Err(Fault::WrongState.into()),
    }
    set(tx, permit, r.contribution, ContributionState::SetAside, &clean(&r.reason))
}

/// Whose group reads it. What came without a theme gets one here; what a finding rests on stays with its group.
pub fn give_theme(tx: &mut Tx<'_>, permit: &Permit<act::RunSession>, r: GiveTheme) -> Result<Done> {
    let (state, _) = find(tx, permit, r.contribution)?;
    if state == ContributionState::Withdrawn || is_tied(tx, permit, r.contribution)? {
        return Err(Fault::WrongState.into());
    }
    repo::check_theme(tx, permit.coordination()?, permit.diagnosis()?, r.theme)?;
    use schema::contribution::dsl as t;
    diesel::update(t::contribution.find((permit.coordination()?, r.contribution))).set(t::theme_id.eq(r.theme)).execute(tx.conn)?;
    shelve(tx, permit, r.contribution)?;
    Ok(Done {})
}

/// The words are gone for good: what was struck out is stored nowhere.
pub fn strike(tx: &mut Tx<'_>, permit: &Permit<act::RunSession>, r: StrikeContribution) -> Result<Done> {
    let (state, text) = find(tx, permit, r.contribution)?;
    if state == ContributionState::Withdrawn {
        return Err(Fault::WrongState.into());
    }
    let words = clean(&r.words);
    let only_bars = words.chars().all(|c| STRUCK.contains(c) || c.is_whitespace());
    if only_bars || !text.contains(&words) {
        return Err(AppError::field("words", Fault::FieldNotInText));
    }
    use schema::contribution::dsl as t;
    diesel::update(t::contribution.find((permit.coordination()?, r.contribution)))
        .set((t::text.eq(text.replace(&words, STRUCK)), t::struck.eq(true)))
        .execute(tx.conn)?;
    shelve(tx, permit, r.contribution)?;
    Ok(Done {})
}

//! Queries of the feature. Every one names the coordination first.

use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use constat_shared::api::consultation::{
    Channel, ChannelNumbers, ContributionState, Facilitator, Language, Question, SessionLine, SessionState, ThemeChoice,
};
use constat_shared::diagnosis::ThemeCode;
use constat_shared::error::Fault;
use constat_shared::ids::{ContributionId, CoordinationId, DiagnosisId, MembershipId, SessionId, ThemeId};
use constat_shared::locale::Bilingual;
use constat_shared::permission::{Act, room};
use constat_shared::time::Day;
use diesel::prelude::*;
use uuid::Uuid;

/// A session's row without its question.
type Row = (SessionId, String, String, Day, String, String, String, SessionState, String, Option<i32>);

/// A session, and what only few are told of it.
pub struct SessionRow {
    /// For everyone.
    pub line: SessionLine,
    /// The code on its poster.
    pub code: String,
    /// People who were there.
    pub people: Option<i32>,
}

fn line(row: Row) -> SessionRow {
    let (id, place, address, day, starts, ends, languages, state, code, people) = row;
    let languages = languages.split(' ').filter_map(|l| l.parse::<Language>().ok()).collect();
    SessionRow {
        line: SessionLine { id, place, address, day, starts, ends, languages, state, inside: None, opinions: false, imported: false },
        code,
        people,
    }
}

/// All sessions of a diagnosis, by day.
pub fn sessions(tx: &mut Tx<'_>, coordination: CoordinationId, diagnosis: DiagnosisId) -> Result<Vec<SessionRow>> {
    use schema::session::dsl as t;
    let rows = t::session
        .filter(t::coordination_id.eq(coordination))
        .filter(t::diagnosis_id.eq(diagnosis))
        .order((t::day, t::starts, t::id))
        .select((t::id, t::place, t::address, t::day, t::starts, t::ends, t::languages, t::state, t::code, t::people))
        .load::<Row>(tx.conn)?;
    let mut sessions: Vec<SessionRow> = rows.into_iter().map(line).collect();
    let elsewhere = imported(tx, coordination)?;
    for session in &mut sessions {
        session.mark(&elsewhere);
    }
    Ok(sessions)
}

/// Sessions that were held elsewhere and taken over.
fn imported(tx: &mut Tx<'_>, coordination: CoordinationId) -> Result<Vec<SessionId>> {
    use schema::import::dsl as t;
    Ok(t::import.filter(t::coordination_id.eq(coordination)).select(t::session_id).load(tx.conn)?)
}

impl SessionRow {
    /// Nobody types the code of a session that was held elsewhere: it is told to nobody.
    fn mark(&mut self, elsewhere: &[SessionId]) {
        self.line.imported = elsewhere.contains(&self.line.id);
        if self.line.imported {
            self.code.clear();
        }
    }
}

/// What residents write, and paper, belongs to sessions that are held here.
pub fn held_here<A: Act<Room = room::Residents>>(tx: &mut Tx<'_>, permit: &Permit<A>) -> Result<()> {
    let session = permit.session()?;
    if imported(tx, permit.coordination()?)?.contains(&session) { Err(Fault::WrongState.into()) } else { Ok(()) }
}

/// Sessions whose statements residents answered to, and that are closed.
pub fn with_opinions(tx: &mut Tx<'_>, coordination: CoordinationId) -> Result<Vec<SessionId>> {
    use schema::session::dsl as t;
    let statements = schema::statement::table
        .filter(schema::statement::coordination_id.eq(coordination))
        .filter(schema::statement::session_id.eq(t::id));
    let closed = t::session.filter(t::coordination_id.eq(coordination)).filter(t::state.eq(SessionState::Closed));
    Ok(closed.filter(diesel::dsl::exists(statements)).select(t::id).load(tx.conn)?)
}

/// The session of a permit to the residents' room.
pub fn session<A: Act<Room = room::Residents>>(tx: &mut Tx<'_>, permit: &Permit<A>) -> Result<SessionRow> {
    use schema::session::dsl as t;
    let row = t::session
        .find((permit.coordination()?, permit.session()?))
        .select((t::id, t::place, t::address, t::day, t::starts, t::ends, t::languages, t::state, t::code, t::people))
        .first::<Row>(tx.conn)?;
    let mut row = line(row);
    row.mark(&imported(tx, permit.coordination()?)?);
    Ok(row)
}

/// Its question.
pub fn question<A: Act<Room = room::Residents>>(tx: &mut Tx<'_>, permit: &Permit<A>) -> Result<Question> {
    use schema::session::dsl as t;
    let row = t::session.find((permit.coordination()?, permit.session()?)).select((
        t::question_fr,
        t::question_nl,
        t::question_en,
        t::question_ar,
    ));
    let (fr, nl, en, ar) = row.first(tx.conn)?;
    Ok(Question { fr, nl, en, ar })
}

/// How far the session is, for verbs that depend on it.
pub fn state<A: Act<Room = room::Residents>>(tx: &mut Tx<'_>, permit: &Permit<A>) -> Result<SessionState> {
    use schema::session::dsl as t;
    Ok(t::session.find((permit.coordination()?, permit.session()?)).select(t::state).first(tx.conn)?)
}

/// Title and promise of a diagnosis.
pub fn diagnosis(tx: &mut Tx<'_>, coordination: CoordinationId, id: DiagnosisId) -> Result<(Bilingual, Bilingual)> {
    use schema::diagnosis::dsl as t;
    let row = t::diagnosis.find((coordination, id)).select((t::title_fr, t::title_nl, t::promise_fr, t::promise_nl));
    let (fr, nl, promise_fr, promise_nl) = row.first::<(String, String, String, String)>(tx.conn)?;
    Ok((Bilingual::new(fr, nl), Bilingual::new(promise_fr, promise_nl)))
}

/// Name of a coordination.
pub fn asks(tx: &mut Tx<'_>, coordination: CoordinationId) -> Result<Bilingual> {
    use schema::coordination::dsl as t;
    let (fr, nl) = t::coordination.find(coordination).select((t::name_fr, t::name_nl)).first::<(String, String)>(tx.conn)?;
    Ok(Bilingual::new(fr, nl))
}

/// Themes that were retained, in the order of the starting list.
pub fn themes(tx: &mut Tx<'_>, coordination: CoordinationId, diagnosis: DiagnosisId) -> Result<Vec<ThemeChoice>> {
    use schema::theme::dsl as t;
    let rows = t::theme
        .filter(t::coordination_id.eq(coordination))
        .filter(t::diagnosis_id.eq(diagnosis))
        .filter(t::chosen.eq(true))
        .select((t::id, t::code))
        .load::<(ThemeId, ThemeCode)>(tx.conn)?;
    let mut themes: Vec<ThemeChoice> = rows.into_iter().map(|(id, code)| ThemeChoice { id, code }).collect();
    themes.sort_unstable_by_key(|t| t.code);
    Ok(themes)
}

/// A theme that was named must be one of those.
pub fn check_theme(tx: &mut Tx<'_>, coordination: CoordinationId, diagnosis: DiagnosisId, theme: Option<ThemeId>) -> Result<()> {
    let Some(theme) = theme else { return Ok(()) };
    let known = themes(tx, coordination, diagnosis)?.iter().any(|t| t.id == theme);
    if known { Ok(()) } else { Err(AppError::field("theme", Fault::FieldNotAChoice)) }
}

/// Workers of the coordination.
pub fn workers(tx: &mut Tx<'_>, coordination: CoordinationId) -> Result<Vec<Facilitator>> {
    use schema::membership::dsl as m;
    use schema::person::dsl as p;
    let rows = m::membership
        .inner_join(p::person.on(p::id.eq(m::person_id)))
        .filter(m::coordination_id.eq(coordination))
        .filter(m::role.eq(constat_shared::permission::Role::Worker))
        .filter(m::state.eq("active"))
        .order(p::name)
        .select((m::id, p::name))
        .load::<(MembershipId, String)>(tx.conn)?;
    Ok(rows.into_iter().map(|(id, name)| Facilitator { id, name }).collect())
}

/// Who facilitates the session.
pub fn facilitators<A: Act<Room = room::Residents>>(tx: &mut Tx<'_>, permit: &Permit<A>) -> Result<Vec<Facilitator>> {
    use schema::facilitator::dsl as t;
    let named: Vec<MembershipId> = t::facilitator
        .filter(t::coordination_id.eq(permit.coordination()?))
        .filter(t::session_id.eq(permit.session()?))
        .select(t::membership_id)
        .load(tx.conn)?;
    Ok(workers(tx, permit.coordination()?)?.into_iter().filter(|w| named.contains(&w.id)).collect())
}

/// Contributions of a session by channel and state: counted now, kept nowhere.
pub fn numbers(tx: &mut Tx<'_>, coordination: CoordinationId, session: SessionId) -> Result<Vec<ChannelNumbers>> {
    use schema::contribution::dsl as t;
    let rows = t::contribution
        .filter(t::coordination_id.eq(coordination))
        .filter(t::session_id.eq(session))
        .select((t::channel, t::state))
        .load::<(Channel, ContributionState)>(tx.conn)?;
    let count = |channel: Channel, state: Option<ContributionState>| {
        let found = rows.iter().filter(|(c, s)| *c == channel && state.is_none_or(|state| *s == state)).count();
        i64::try_from(found).unwrap_or(i64::MAX)
    };
    let of = |channel: Channel| ChannelNumbers {
        channel,
        received: count(channel, Some(ContributionState::Received)),
        accepted: count(channel, Some(ContributionState::Accepted)),
        set_aside: count(channel, Some(ContributionState::SetAside)),
        withdrawn: count(channel, Some(ContributionState::Withdrawn)),
        total: count(channel, None),
    };
    Ok(Channel::ALL.iter().map(|c| of(*c)).collect())
}

/// What is stored of a contribution.
pub struct NewContribution {
    /// The theme that it names.
    pub theme: Option<ThemeId>,
    /// How it came.
    pub channel: Channel,
    /// Language of the page or sheet.
    pub language: Language,
    /// The words.
    pub text: String,
    /// Hash of its slip.
    pub slip: Vec<u8>,
}

/// Stores a contribution: without a time, under a random id.
pub fn add<A: Act<Room = room::Residents>>(tx: &mut Tx<'_>, permit: &Permit<A>, new: NewContribution) -> Result<()> {
    use schema::contribution::dsl as t;
    diesel::insert_into(t::contribution)
        .values((
            t::coordination_id.eq(permit.coordination()?),
            t::id.eq(ContributionId::from_uuid(Uuid::new_v4())),
            t::session_id.eq(permit.session()?),
            t::theme_id.eq(new.theme),
            t::channel.eq(new.channel),
            t::language.eq(new.language),
            t::text.eq(new.text),
            t::struck.eq(false),
            t::state.eq(ContributionState::Received),
            t::reason.eq(""),
            t::slip.eq(new.slip),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// What lies under a slip.
pub struct Slipped {
    /// Id.
    pub id: ContributionId,
    /// Its session.
    pub session: SessionId,
    /// What became of it.
    pub state: ContributionState,
    /// The words.
    pub text: String,
}

/// The contribution under the hash of a slip.
pub fn by_slip<A: Act<Room = room::Residents>>(tx: &mut Tx<'_>, permit: &Permit<A>, hash: &[u8]) -> Result<Option<Slipped>> {
    use schema::contribution::dsl as t;
    let row = t::contribution
        .filter(t::coordination_id.eq(permit.coordination()?))
        .filter(t::slip.eq(hash))
        .select((t::id, t::session_id, t::state, t::text))
        .first::<(ContributionId, SessionId, ContributionState, String)>(tx.conn)
        .optional()?;
    Ok(row.map(|(id, session, state, text)| Slipped { id, session, state, text }))
}

//! The rows of a conversation: a closed session, its contributions, statements and ballots.

use super::Wishes;
use super::place::Place;
use super::polis::{Export, Statement};
use crate::db::{Conn, schema};
use crate::error::Result;
use crate::{journal, keys};
use constat_shared::api::consultation::{AsideCode, Channel, ContributionState, SessionState};
use constat_shared::ids::{ContributionId, CoordinationId, SessionId};
use diesel::prelude::*;
use uuid::Uuid;

/// The session that these very files made before.
pub fn before(conn: &mut Conn, coordination: CoordinationId, sha256: &[u8]) -> Result<Option<SessionId>> {
    use schema::import::dsl as t;
    Ok(t::import.find((coordination, sha256)).select(t::session_id).first(conn).optional()?)
}

/// Inserts everything.
pub fn insert(
    conn: &mut Conn,
    place: &Place,
    export: &Export,
    wishes: &Wishes,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<SessionId> {
    let (total, mut done) = (export.statements.len() + export.ballots.len(), 0);
    progress(0, total);
    let id = session(conn, place, export, wishes)?;
    for statement in &export.statements {
        insert_statement(conn, place.coordination, id, wishes, statement)?;
        done += 1;
        progress(done, total);
    }
    // In the order of ids drawn by chance, so that nothing tells which line of the file a ballot was.
    let mut ballots: Vec<(Vec<u8>, &String)> = export.ballots.iter().map(|content| (Uuid::new_v4().as_bytes().to_vec(), content)).collect();
    ballots.sort_unstable();
    for (ballot, content) in ballots {
        use schema::reaction_ballot::dsl as t;
        diesel::insert_into(t::reaction_ballot)
            .values((t::coordination_id.eq(place.coordination), t::id.eq(ballot), t::session_id.eq(id), t::content.eq(content)))
            .execute(conn)?;
        done += 1;
        progress(done, total);
    }
    {
        use schema::import::dsl as t;
        diesel::insert_into(t::import)
            .values((
                t::coordination_id.eq(place.coordination),
                t::sha256.eq(&export.sha256),
                t::session_id.eq(id),
                t::source.eq("polis"),
                t::day.eq(wishes.today),
            ))
            .execute(conn)?;
    }
    journal::append_from_outside(conn, place.coordination, "import.polis", id.bytes(), wishes.today)?;
    Ok(id)
}

fn session(conn: &mut Conn, place: &Place, export: &Export, wishes: &Wishes) -> Result<SessionId> {
    use schema::session::dsl as t;
    let id = SessionId::from_uuid(Uuid::now_v7());
    let name = if export.topic.is_empty() { "Polis" } else { &export.topic };
    diesel::insert_into(t::session)
        .values((
            (t::coordination_id.eq(place.coordination), t::id.eq(id), t::diagnosis_id.eq(place.diagnosis)),
            // Nobody types it: the session is closed. Longer than a code that somebody could be given.
            t::code.eq(keys::spoken_code(16)),
            (t::place.eq(name), t::address.eq(""), t::day.eq(wishes.today), t::starts.eq(""), t::ends.eq("")),
            t::languages.eq(wishes.language.as_str()),
            (t::question_fr.eq(&export.topic), t::question_nl.eq(&export.topic)),
            (t::question_en.eq(&export.topic), t::question_ar.eq(&export.topic)),
            t::state.eq(SessionState::Closed),
            t::people.eq(i32::try_from(export.ballots.len()).ok()),
        ))
        .execute(conn)?;
    Ok(id)
}

fn insert_statement(conn: &mut Conn, coordination: CoordinationId, session: SessionId, wishes: &Wishes, said: &Statement) -> Result<()> {
    let id = ContributionId::from_uuid(Uuid::new_v4());
    let (state, aside) = match said {
        Statement { accepted: true, .. } => (ContributionState::Accepted, None),
        Statement { text, .. } if text.is_empty() => (ContributionState::SetAside, Some(AsideCode::NoWords)),
        _ => (ContributionState::SetAside, Some(AsideCode::Moderated)),
    };
    {
        use schema::contribution::dsl as t;
        diesel::insert_into(t::contribution)
            .values((
                (t::coordination_id.eq(coordination), t::id.eq(id), t::session_id.eq(session)),
                (t::channel.eq(Channel::Import), t::language.eq(wishes.language)),
                (t::text.eq(&said.text), t::struck.eq(false), t::state.eq(state)),
                (t::reason.eq(""), t::aside.eq(aside)),
                // No slip was given out: a hash of nothing that anybody holds.
                t::slip.eq(keys::hash(&keys::random_hex(32))),
            ))
            .execute(conn)?;
    }
    use schema::statement::dsl as t;
    diesel::insert_into(t::statement)
        .values((t::coordination_id.eq(coordination), t::session_id.eq(session), t::number.eq(said.number), t::contribution_id.eq(id)))
        .execute(conn)?;
    Ok(())
}

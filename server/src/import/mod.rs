//! What comes in from elsewhere: a conversation that another program held becomes a session of a diagnosis.

mod place;
pub mod polis;
mod rows;

use crate::db::Db;
use constat_shared::api::consultation::Language;
use constat_shared::ids::{DiagnosisId, SessionId};
use constat_shared::time::{Day, Instant};
use polis::{Export, Refused};
use serde::Serialize;

/// Where it goes, and what the export does not say.
#[derive(Debug, Clone)]
pub struct Wishes {
    /// A diagnosis; without one, the only one there is, or one made for it.
    pub diagnosis: Option<DiagnosisId>,
    /// Who coordinates, if a coordination has to be made.
    pub coordinator: String,
    /// The language that people wrote.
    pub language: Language,
    /// Today, there.
    pub today: Day,
    /// Now.
    pub now: Instant,
}

/// What went in and what came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Statements taken.
    pub statements: usize,
    /// Of them, those that the conversation's moderators let stand.
    pub accepted: usize,
    /// Of them, those that they took out.
    pub set_aside: usize,
    /// Answers to statements: agree, disagree or pass.
    pub votes: usize,
    /// People who answered.
    pub participants: usize,
    /// Lines left out, and why.
    pub refused: Vec<Refused>,
    /// The session that holds it; none in a preview.
    pub session: Option<SessionId>,
    /// Whether it was there already, and nothing changed.
    pub unchanged: bool,
}

impl Figures {
    /// Of an export that has not been written.
    pub fn of(export: &Export) -> Self {
        let accepted = export.statements.iter().filter(|statement| statement.accepted).count();
        Self {
            statements: export.statements.len(),
            accepted,
            set_aside: export.statements.len() - accepted,
            votes: export.votes,
            participants: export.ballots.len(),
            refused: export.refused.clone(),
            session: None,
            unchanged: false,
        }
    }
}

/// Writes all of it or nothing. `progress` hears how many rows of how many are written.
pub fn write(db: &Db, export: &Export, wishes: &Wishes, progress: &mut dyn FnMut(usize, usize)) -> Result<Figures, String> {
    let mut figures = Figures::of(export);
    if export.statements.is_empty() {
        return Err("there is no statement to take".to_owned());
    }
    let outcome = db.write(|conn| {
        let place = match place::find(conn, export, wishes)? {
            Ok(place) => place,
            Err(message) => return Ok(Err(message)),
        };
        if let Some(session) = rows::before(conn, place.coordination, &export.sha256)? {
            return Ok(Ok((session, true)));
        }
        rows::insert(conn, &place, export, wishes, progress).map(|session| Ok((session, false)))
    });
    let (session, unchanged) = outcome.map_err(|e| e.to_string())??;
    figures.session = Some(session);
    figures.unchanged = unchanged;
    Ok(figures)
}

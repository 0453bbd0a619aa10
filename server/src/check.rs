//! `constat check`: proves that what must always hold, holds in this database.

use crate::db::{Db, engine, schema};
use crate::error::Result;
use crate::journal;
use constat_shared::api::coordination::Checkpoint;
use constat_shared::ids::{CoordinationId, RoundId, SessionId};
use diesel::prelude::*;

/// What was looked at, and what does not hold.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many things were looked at.
    pub looked_at: usize,
    /// One line per fault; no content, no person.
    pub faults: Vec<String>,
}

impl Report {
    fn look(&mut self, holds: bool, fault: impl FnOnce() -> String) {
        self.looked_at += 1;
        if !holds {
            self.faults.push(fault());
        }
    }
}

/// Looks at everything.
pub fn check(db: &Db) -> Result<Report> {
    db.read(|conn| {
        let mut report = Report::default();
        let broken = engine::broken_references(conn)?;
        report.look(broken == 0, || format!("{broken} rows name something that does not exist"));
        let coordinations = schema::coordination::table.select(schema::coordination::id).load::<CoordinationId>(conn)?;
        for coordination in coordinations {
            let bad = journal::broken(conn, coordination)?;
            report.look(bad.is_none(), || {
                format!("coordination {coordination}: the journal's chain breaks at row {}", bad.unwrap_or_default())
            });
            rounds(conn, coordination, &mut report)?;
            marks(conn, coordination, &mut report)?;
            reactions(conn, coordination, &mut report)?;
            let stale = crate::search::stale(conn, coordination)?;
            report.look(stale == 0, || format!("coordination {coordination}: search does not find {stale} things as they are"));
        }
        Ok(report)
    })
}

/// And that each journal still holds what was kept of it elsewhere: without that, who may write in the database may write
/// a whole chain anew, or cut its end.
pub fn against(db: &Db, kept: &[Checkpoint], mut report: Report) -> Result<Report> {
    db.read(|conn| {
        for checkpoint in kept {
            let holds = journal::holds(conn, checkpoint)?;
            report.look(holds, || {
                format!(
                    "coordination {}: row {} of the journal is not the one that was kept: something up to there was changed or cut off",
                    checkpoint.coordination, checkpoint.rows
                )
            });
        }
        Ok(report)
    })
}

/// As many ballots as voices; no mark after closing.
fn rounds(conn: &mut crate::db::Conn, coordination: CoordinationId, report: &mut Report) -> Result<()> {
    use schema::{ballot as b, roll as l, round as r, round_slip as s};
    let rounds = r::table.filter(r::coordination_id.eq(coordination)).select((r::id, r::state)).load::<(RoundId, String)>(conn)?;
    for (id, state) in rounds {
        let ballots = b::table.filter(b::coordination_id.eq(coordination)).filter(b::round_id.eq(id)).count().get_result::<i64>(conn)?;
        let roll = l::table.filter(l::coordination_id.eq(coordination)).filter(l::round_id.eq(id)).count().get_result::<i64>(conn)?;
        let slips = s::table
            .filter(s::coordination_id.eq(coordination))
            .filter(s::round_id.eq(id))
            .filter(s::used.eq(true))
            .count()
            .get_result::<i64>(conn)?;
        report.look(ballots == roll + slips, || format!("round {id}: {ballots} ballots, but {} voices", roll + slips));
        let marked = b::table
            .filter(b::coordination_id.eq(coordination))
            .filter(b::round_id.eq(id))
            .filter(b::mark.is_not_null())
            .count()
            .get_result::<i64>(conn)?;
        report.look(state == "open" || marked == 0, || format!("round {id}: {marked} ballots still carry a mark"));
    }
    Ok(())
}

/// Validation has erased every mark of an author.
fn marks(conn: &mut crate::db::Conn, coordination: CoordinationId, report: &mut Report) -> Result<()> {
    use schema::finding as f;
    let kept = f::table
        .filter(f::coordination_id.eq(coordination))
        .filter(f::state.eq_any(["validated", "released", "withdrawn"]))
        .filter(f::author.is_not_null())
        .count()
        .get_result::<i64>(conn)?;
    report.look(kept == 0, || format!("coordination {coordination}: {kept} validated findings still carry their author's mark"));
    Ok(())
}

/// Each ballot says something about as many statements as its session has.
fn reactions(conn: &mut crate::db::Conn, coordination: CoordinationId, report: &mut Report) -> Result<()> {
    use schema::{import as i, reaction_ballot as b, statement as s};
    let sessions = i::table.filter(i::coordination_id.eq(coordination)).select(i::session_id).load::<SessionId>(conn)?;
    for session in sessions {
        let statements =
            s::table.filter(s::coordination_id.eq(coordination)).filter(s::session_id.eq(session)).count().get_result::<i64>(conn)?;
        let ballots = b::table
            .filter(b::coordination_id.eq(coordination))
            .filter(b::session_id.eq(session))
            .select(b::content)
            .load::<String>(conn)?;
        let fit =
            |content: &&String| i64::try_from(content.len()) == Ok(statements) && content.bytes().all(|letter| b"adp-".contains(&letter));
        let odd = ballots.iter().filter(|content| !fit(content)).count();
        report.look(odd == 0, || format!("session {session}: {odd} ballots do not fit its {statements} statements"));
    }
    Ok(())
}

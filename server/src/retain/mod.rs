//! Retention: what is past its time goes, by the rules in `shared/src/privacy/keep.rs`. Nothing that is frozen changes: a
//! sealed memorandum, a closed round, the numbers of a session. The demonstration is left alone: all in it is invented.

mod accounts;
mod letters;
mod residents;

use crate::app::App;
use crate::db::{Conn, Db, engine, schema};
use crate::dispatch::lock_key;
use crate::error::Result;
use crate::journal;
use crate::keys::Keys;
use constat_shared::ids::CoordinationId;
use constat_shared::privacy::Keep;
use constat_shared::time::{Day, Instant};
use diesel::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// By which clock and with which keys.
#[derive(Clone, Copy)]
pub struct When<'a> {
    /// Finds the marks of whoever goes.
    pub keys: &'a Keys,
    /// Now.
    pub now: Instant,
    /// Today, where the coordinations are.
    pub today: Day,
}

impl When<'_> {
    /// What was before this moment is so many days old.
    const fn days_ago(&self, days: i32) -> Instant {
        Instant(self.now.0.saturating_sub(days as i64 * 86_400_000))
    }
}

/// What went, or would go, by each rule.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Gone {
    /// A rule, what it touched, how many.
    pub counts: Vec<(Keep, &'static str, usize)>,
}

impl Gone {
    fn add(&mut self, rule: Keep, what: &'static str, count: usize) {
        match self.counts.iter_mut().find(|(_, known, _)| *known == what) {
            Some((_, _, sum)) => *sum += count,
            None => self.counts.push((rule, what, count)),
        }
    }
    /// How many of this kind.
    pub fn of(&self, what: &str) -> usize {
        self.counts.iter().find(|(_, known, _)| *known == what).map_or(0, |(_, _, count)| *count)
    }
    /// All together.
    pub fn total(&self) -> usize {
        self.counts.iter().map(|(_, _, count)| count).sum()
    }
}

/// Enforces every rule, each part in a transaction of its own so that nobody waits long. A trial rolls all back.
pub fn enforce(db: &Db, when: When<'_>, trial: bool) -> Result<Gone> {
    let run = |work: &mut dyn FnMut(&mut Conn) -> Result<()>| if trial { db.read(work) } else { db.write(work) };
    let mut gone = Gone::default();
    run(&mut |conn| accounts::enforce(conn, when, &mut gone))?;
    run(&mut |conn| letters::of_doors(conn, when, &mut gone))?;
    let real = db.read(|conn| {
        use schema::coordination::dsl as t;
        Ok(t::coordination.filter(t::demo.eq(false)).select(t::id).order(t::id).load::<CoordinationId>(conn)?)
    })?;
    for coordination in real {
        run(&mut |conn| {
            engine::lock(conn, lock_key(coordination.bytes()))?;
            let mut here = Gone::default();
            accounts::ended(conn, coordination, when, &mut here)?;
            residents::enforce(conn, coordination, when, &mut here)?;
            letters::enforce(conn, coordination, when, &mut here)?;
            for (rule, what, count) in here.counts.into_iter().filter(|(_, _, count)| *count > 0) {
                // How many of which kind, and nothing of what they said.
                journal::append_from_outside(conn, coordination, &format!("retention.{what} {count}"), &[], when.today)?;
                gone.add(rule, what, count);
            }
            Ok(())
        })?;
    }
    Ok(gone)
}

/// The first time after the start, then again and again.
const FIRST: Duration = Duration::from_mins(1);
const PAUSE: Duration = Duration::from_hours(6);

/// Runs until the program stops.
pub async fn run(app: Arc<App>) {
    tokio::time::sleep(FIRST).await;
    loop {
        let shared = Arc::clone(&app);
        let work = move || {
            let when = When { keys: &shared.keys, now: shared.clock.now(), today: shared.clock.today() };
            let gone = enforce(&shared.db, when, false);
            shared.db.sweep();
            gone
        };
        match tokio::task::spawn_blocking(work).await {
            Ok(Ok(gone)) if gone.total() > 0 => tracing::info!(rows = gone.total(), "what was past its time is gone"),
            Ok(Ok(_)) => {}
            Ok(Err(error)) => tracing::error!(%error, "retention could not be enforced; it is tried again"),
            Err(error) => tracing::error!(%error, "retention stopped; it is tried again"),
        }
        tokio::time::sleep(PAUSE).await;
    }
}

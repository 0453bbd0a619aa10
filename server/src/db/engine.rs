//! Everything in which the two engines differ. Nothing else in the program matches on the arm.

use super::Url;
use diesel::connection::SimpleConnection;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::r2d2::{CustomizeConnection, Error as PoolError};
use diesel::sql_types::{BigInt, Integer, Text};
use diesel::sqlite::Sqlite;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use std::path::Path;

const SQLITE: EmbeddedMigrations = embed_migrations!("../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../migrations/postgres");

/// A connection to either engine.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// PostgreSQL.
    Pg(PgConnection),
    /// SQLite inside the program.
    Sqlite(SqliteConnection),
}

/// Sets what SQLite wants to be told on each connection.
#[derive(Debug)]
pub(super) struct Pragmas;

impl CustomizeConnection<Conn, PoolError> for Pragmas {
    fn on_acquire(&self, conn: &mut Conn) -> Result<(), PoolError> {
        match conn {
            Conn::Sqlite(c) => c
                .batch_execute(
                    "PRAGMA busy_timeout=10000; PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA cache_size=-1024;",
                )
                .map_err(PoolError::QueryError),
            Conn::Pg(c) => c.batch_execute("SET client_min_messages=warning; SET lock_timeout='10s';").map_err(PoolError::QueryError),
        }
    }
}

/// The true reason why a database cannot be reached; the enum's own error hides it.
pub(super) fn probe(url: &Url) -> Result<(), String> {
    match url {
        Url::Postgres(text) => PgConnection::establish(text).map(drop).map_err(|e| format!("cannot reach PostgreSQL: {e}")),
        Url::Sqlite(path) => {
            if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
                std::fs::create_dir_all(folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
            }
            Ok(())
        }
    }
}

/// Runs what is pending.
pub(super) fn migrate(conn: &mut Conn) -> Result<(), String> {
    match conn {
        Conn::Pg(c) => c.run_pending_migrations(POSTGRES).map(drop),
        Conn::Sqlite(c) => c.run_pending_migrations(SQLITE).map(drop),
    }
    .map_err(|e| format!("cannot migrate the database: {e}"))
}

/// Before a migration, the SQLite file as it was is kept beside it.
pub(super) fn copy_aside(conn: &mut Conn, path: &Path) -> Result<(), String> {
    let Conn::Sqlite(c) = conn else { return Ok(()) };
    let applied = c.applied_migrations().map_err(|e| e.to_string())?;
    let pending = c.pending_migrations(SQLITE).map_err(|e| e.to_string())?;
    if applied.is_empty() || pending.is_empty() {
        return Ok(());
    }
    let name = pending.last().map(|m| m.name().to_string()).unwrap_or_default();
    backup(conn, &path.with_extension(format!("before-{name}.db")))
}

/// A whole copy of the SQLite database. PostgreSQL has `pg_dump`.
pub(super) fn backup(conn: &mut Conn, to: &Path) -> Result<(), String> {
    match conn {
        Conn::Sqlite(c) => diesel::sql_query("VACUUM INTO $1")
            .bind::<Text, _>(to.display().to_string())
            .execute(c)
            .map(drop)
            .map_err(|e| format!("cannot copy the database: {e}")),
        Conn::Pg(_) => Err("for PostgreSQL use pg_dump".to_owned()),
    }
}

/// Which commits can be seen. While one process finds the same mark, it finds the same rows, whichever process writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// SQLite's `data_version`: for one connection that never writes, it changes with each commit of all others.
    File(i32),
    /// PostgreSQL's snapshot in words: which transactions are seen. Equal snapshots see the same.
    Snapshot(String),
}

/// The mark of now, as this connection sees it. On SQLite always ask the same connection, and never write by it.
pub(super) fn mark(conn: &mut Conn) -> QueryResult<Mark> {
    match conn {
        Conn::Sqlite(c) => DataVersion.get_result(c).map(Mark::File),
        Conn::Pg(c) => Snapshot.get_result(c).map(Mark::Snapshot),
    }
}

#[derive(QueryId)]
struct DataVersion;

impl Query for DataVersion {
    type SqlType = Integer;
}

impl RunQueryDsl<SqliteConnection> for DataVersion {}

impl QueryFragment<Sqlite> for DataVersion {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        out.push_sql("PRAGMA data_version");
        Ok(())
    }
}

#[derive(QueryId)]
struct Snapshot;

impl Query for Snapshot {
    type SqlType = Text;
}

impl RunQueryDsl<PgConnection> for Snapshot {}

impl QueryFragment<Pg> for Snapshot {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("SELECT pg_current_snapshot()::text");
        Ok(())
    }
}

/// Carries what was written into the SQLite file and empties its log: what was erased stands there no more. Whoever reads at
/// this moment is waited for a little; then it is left to the next time. On PostgreSQL this is the server's own business.
pub(super) fn sweep(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(c) => c.batch_execute("PRAGMA busy_timeout=500; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout=10000;"),
        Conn::Pg(_) => Ok(()),
    }
}

/// How a writing transaction starts.
pub(super) const fn begin_write(conn: &Conn) -> &'static str {
    match conn {
        Conn::Pg(_) => "BEGIN",
        Conn::Sqlite(_) => "BEGIN IMMEDIATE",
    }
}

/// Waits until no other transaction writes in this coordination. SQLite has one writer already.
pub(crate) fn lock(conn: &mut Conn, key: i64) -> QueryResult<()> {
    match conn {
        Conn::Pg(c) => diesel::sql_query("SELECT pg_advisory_xact_lock($1)").bind::<BigInt, _>(key).execute(c).map(drop),
        Conn::Sqlite(_) => Ok(()),
    }
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// Rows that name a row that does not exist. PostgreSQL does not let them come into being.
pub(crate) fn broken_references(conn: &mut Conn) -> QueryResult<i64> {
    match conn {
        Conn::Sqlite(c) => diesel::sql_query("SELECT count(*) AS n FROM pragma_foreign_key_check").get_result::<Count>(c).map(|row| row.n),
        Conn::Pg(_) => Ok(0),
    }
}

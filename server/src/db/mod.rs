//! The database: one schema over two engines, chosen by URL.

pub mod engine;
pub mod schema;

pub use engine::{Conn, Mark};

use crate::error::{AppError, Result};
use constat_shared::error::Fault;
use diesel::connection::{Connection, SimpleConnection};
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Pool, PooledConnection};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Where the data are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Url {
    /// A file of ours.
    Sqlite(PathBuf),
    /// A PostgreSQL URL, as libpq reads it.
    Postgres(String),
}

impl Url {
    /// Reads a URL. Anything else is refused, never taken for a file name.
    pub fn parse(text: &str) -> std::result::Result<Self, String> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        match text.strip_prefix("sqlite://") {
            Some(path) if !path.is_empty() => Ok(Self::Sqlite(PathBuf::from(path))),
            _ => Err(format!("`{text}` is no database URL: write sqlite://path/to/file or postgres://user@host/database")),
        }
    }
    fn text(&self) -> String {
        match self {
            Self::Sqlite(path) => format!("sqlite://{}", path.display()),
            Self::Postgres(url) => patient(url),
        }
    }
}

/// A PostgreSQL URL by which a machine that is gone is noticed within seconds; what the operator has set there stays.
fn patient(url: &str) -> String {
    let mut url = url.to_owned();
    for (name, value) in [("connect_timeout", "4"), ("tcp_user_timeout", "10000")] {
        if !url.contains(&format!("{name}=")) {
            url.push(if url.contains('?') { '&' } else { '?' });
            url.push_str(name);
            url.push('=');
            url.push_str(value);
        }
    }
    url
}

/// The pool and what goes with it.
#[derive(Clone)]
pub struct Db {
    pool: Pool<ConnectionManager<Conn>>,
    url: Url,
    // SQLite has one writer; waiting here is fair, waiting in SQLite is not.
    gate: Arc<Mutex<()>>,
    // On SQLite: the one connection that is asked whether anything was written. It never writes itself.
    watch: Option<Arc<Mutex<Conn>>>,
    // When the server last was away, in milliseconds since the start; 0: it answered.
    away: Arc<AtomicU64>,
    start: Instant,
}

/// How long a request waits for a connection.
const PATIENCE: Duration = Duration::from_secs(4);
/// For how long after such a wait the next ones do not wait as well: they would queue up behind each other.
const REST: Duration = Duration::from_secs(2);

impl Db {
    /// Connects, puts a copy of the SQLite file aside when there is something to migrate, migrates.
    pub fn open(url: &Url) -> std::result::Result<Self, String> {
        engine::probe(url)?;
        let sqlite = matches!(url, Url::Sqlite(_));
        let size = if sqlite { 6 } else { 10 };
        let pool = Pool::builder()
            .max_size(size)
            .min_idle(Some(1))
            // A file cannot hang up: only a server is asked whether it is still there.
            .test_on_check_out(!sqlite)
            .connection_timeout(PATIENCE)
            .connection_customizer(Box::new(engine::Pragmas))
            .build(ConnectionManager::<Conn>::new(url.text()))
            .map_err(|e| format!("cannot open the database: {e}"))?;
        let mut db =
            Self { pool, url: url.clone(), gate: Arc::new(Mutex::new(())), watch: None, away: Arc::default(), start: Instant::now() };
        let mut conn = db.pool.get().map_err(|e| e.to_string())?;
        if let Url::Sqlite(path) = url {
            engine::copy_aside(&mut conn, path)?;
        }
        engine::migrate(&mut conn)?;
        drop(conn);
        db.write(crate::search::when_new).map_err(|e| format!("cannot fill the search: {e}"))?;
        if sqlite {
            let mut conn = Conn::establish(&url.text()).map_err(|e| format!("cannot open the database: {e}"))?;
            engine::Pragmas.on_acquire(&mut conn).map_err(|e| format!("cannot open the database: {e}"))?;
            db.watch = Some(Arc::new(Mutex::new(conn)));
        }
        Ok(db)
    }
    /// Where the data are.
    pub const fn url(&self) -> &Url {
        &self.url
    }
    fn get(&self) -> Result<PooledConnection<ConnectionManager<Conn>>> {
        let now = || u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX);
        let away = self.away.load(Ordering::Relaxed);
        if away != 0 && now() < away.saturating_add(u64::try_from(REST.as_millis()).unwrap_or(u64::MAX)) {
            let conn = self.pool.try_get().ok_or_else(|| AppError::because(Fault::Unavailable, "the database is away"))?;
            self.away.store(0, Ordering::Relaxed);
            return Ok(conn);
        }
        let got = self.pool.get().map_err(|e| AppError::because(Fault::Unavailable, e));
        // SQLite is never away: there, all connections were busy.
        let away = if got.is_ok() || matches!(self.url, Url::Sqlite(_)) { 0 } else { now().max(1) };
        self.away.store(away, Ordering::Relaxed);
        got
    }
    /// Runs `work` in a transaction that is rolled back in the end, whatever happens: for reading.
    pub fn read<T>(&self, work: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        let mut conn = self.get()?;
        reading(&mut conn, work)
    }
    /// The same from a handler, for a few rows by their keys: SQLite finds them sooner than another thread would wake.
    pub async fn look_up<T: Send + 'static>(&self, work: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static) -> Result<T> {
        if matches!(self.url, Url::Sqlite(_))
            && let Some(mut conn) = self.pool.try_get()
        {
            return reading(&mut conn, work);
        }
        let db = self.clone();
        tokio::task::spawn_blocking(move || db.read(work)).await.map_err(AppError::internal)?
    }
    /// Unchanged before something was read and after: it was read from what is stored now. `None`: that cannot be told.
    pub async fn mark(&self) -> Option<Mark> {
        if let Some(watch) = &self.watch {
            return engine::mark(&mut watch.lock().unwrap_or_else(PoisonError::into_inner)).ok();
        }
        let db = self.clone();
        let asked = tokio::task::spawn_blocking(move || db.get().ok().and_then(|mut conn| engine::mark(&mut conn).ok()));
        asked.await.ok().flatten()
    }
    /// Runs `work` in a transaction that is committed when it succeeds.
    pub fn write<T>(&self, work: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        let _turn = matches!(self.url, Url::Sqlite(_)).then(|| self.gate.lock().unwrap_or_else(PoisonError::into_inner));
        let mut conn = self.get()?;
        let begin = engine::begin_write(&conn);
        let open = Open::begin(&mut conn, begin)?;
        let out = work(open.conn)?;
        open.commit()?;
        Ok(out)
    }
    /// After something was erased for good: also the log of writes forgets it.
    pub fn sweep(&self) {
        if !matches!(self.url, Url::Sqlite(_)) {
            return;
        }
        let _turn = self.gate.lock().unwrap_or_else(PoisonError::into_inner);
        let swept = self.get().and_then(|mut conn| Ok(engine::sweep(&mut conn)?));
        if let Err(error) = swept {
            tracing::warn!(%error, "the database's log was not emptied; it is tried again");
        }
    }
    /// Writes a whole copy of the SQLite file.
    pub fn backup(&self, to: &Path) -> std::result::Result<(), String> {
        let mut conn = self.pool.get().map_err(|e| e.to_string())?;
        engine::backup(&mut conn, to)
    }
}

fn reading<T>(conn: &mut Conn, work: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
    let mut open = Open::begin(conn, "BEGIN")?;
    work(open.conn).inspect_err(|_| open.failed = true)
}

/// A transaction that ends even when the work panics.
struct Open<'a> {
    conn: &'a mut Conn,
    done: bool,
    failed: bool,
}

impl<'a> Open<'a> {
    fn begin(conn: &'a mut Conn, statement: &str) -> Result<Self> {
        conn.batch_execute(statement)?;
        Ok(Self { conn, done: false, failed: false })
    }
    fn commit(mut self) -> Result<()> {
        self.conn.batch_execute("COMMIT")?;
        self.done = true;
        Ok(())
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        if !self.done && self.conn.batch_execute("ROLLBACK").is_err() && !self.failed {
            tracing::warn!("a transaction could not be rolled back; its connection will be replaced");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Url, patient};

    #[test]
    fn a_server_that_is_gone_is_noticed_and_what_the_operator_set_stays() {
        assert_eq!(patient("postgres://a@h/b"), "postgres://a@h/b?connect_timeout=4&tcp_user_timeout=10000");
        assert_eq!(patient("postgres://a@h/b?connect_timeout=9"), "postgres://a@h/b?connect_timeout=9&tcp_user_timeout=10000");
    }

    #[test]
    fn a_mistyped_url_is_refused_and_never_a_file_name() {
        for wrong in ["postgress://a/b", "sqlite:/x", "data.db", "", "sqlite://", "mysql://x"] {
            assert!(Url::parse(wrong).is_err(), "{wrong}");
        }
        assert_eq!(Url::parse("sqlite://data/c.db"), Ok(Url::Sqlite("data/c.db".into())));
    }
}

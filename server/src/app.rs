//! Builds the program: `main` and the tests start the same one.

use crate::auth::Limits;
use crate::config::Config;
use crate::db::Db;
use crate::kept::{Body, Kept, Key, Place, Reader};
use crate::keys::Keys;
use crate::pages::Pages;
use crate::routes::Registry;
use crate::{http, mail};
use actix_web::dev::ServerHandle;
use actix_web::{App as Web, HttpServer, web};
use constat_shared::time::{Day, Instant};
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use tokio::sync::Notify;

/// Tells the time where the coordination is.
pub struct Clock {
    zone: jiff::tz::TimeZone,
}

impl Clock {
    /// Now.
    pub fn now(&self) -> Instant {
        Instant(jiff::Timestamp::now().as_millisecond())
    }
    /// The civil day and the hour there at some instant.
    pub fn civil(&self, at: Instant) -> (Day, String) {
        let there = jiff::Timestamp::from_millisecond(at.0).unwrap_or_default().to_zoned(self.zone.clone());
        (Day::from_date(there.date()), format!("{:02}:{:02}", there.hour(), there.minute()))
    }
    /// The civil day there.
    pub fn today(&self) -> Day {
        Day::from_date(jiff::Timestamp::now().to_zoned(self.zone.clone()).date())
    }
    /// The civil day of an instant there; today, where it is none that a calendar has.
    pub fn day(&self, at: Instant) -> Day {
        let at = jiff::Timestamp::from_millisecond(at.0);
        at.map_or_else(|_| self.today(), |at| Day::from_date(at.to_zoned(self.zone.clone()).date()))
    }
}

/// Everything that a request may need.
pub struct App {
    /// How it was started.
    pub config: Config,
    /// The database.
    pub db: Db,
    /// Secrets.
    pub keys: Keys,
    /// Time.
    pub clock: Clock,
    /// Attempts.
    pub limits: Limits,
    /// Wakes the sender of mails.
    pub mail_waiting: Notify,
    /// Wakes whoever answers to links that were asked for.
    pub links_waiting: Notify,
    /// What the program counts about itself.
    pub metrics: http::metrics::Metrics,
    /// All operations.
    pub registry: Registry,
    /// All pages.
    pub pages: Pages,
    /// Answers that are kept.
    pub answers: Kept<Key, Body>,
    /// Which of them is whose.
    pub readers: Kept<Reader, Place>,
    /// Where it is reached, without a slash at the end.
    pub public_url: String,
    /// Needed once, to make the first coordination.
    pub setup_code: Mutex<Option<String>>,
    /// This program's own file, to start itself for documents.
    pub program: PathBuf,
}

/// A server that runs.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    /// The program.
    pub app: Arc<App>,
    handle: ServerHandle,
    server: tokio::task::JoinHandle<std::io::Result<()>>,
    background: [tokio::task::JoinHandle<()>; 4],
}

impl Running {
    /// Waits until it has stopped.
    pub async fn wait(self) -> std::io::Result<()> {
        let out = self.server.await.map_err(std::io::Error::other)?;
        self.background.iter().for_each(tokio::task::JoinHandle::abort);
        out
    }
    /// Finishes what it answers, then stops.
    pub async fn stop(self) {
        self.handle.stop(true).await;
        self.background.iter().for_each(tokio::task::JoinHandle::abort);
    }
}

/// Opens everything and listens.
pub async fn start(config: Config) -> Result<Running, String> {
    std::fs::create_dir_all(&config.data).map_err(|e| format!("cannot make {}: {e}", config.data.display()))?;
    let url = config.url()?;
    let db = tokio::task::spawn_blocking(move || Db::open(&url)).await.map_err(|e| e.to_string())??;
    let listener = TcpListener::bind(&config.listen).map_err(|e| format!("cannot listen on {}: {e}", config.listen))?;
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    let registry = crate::routes::all();
    let app = Arc::new(App {
        keys: Keys::open(&config.data)?,
        clock: Clock {
            zone: jiff::tz::TimeZone::get(&config.timezone).map_err(|e| format!("unknown time zone {}: {e}", config.timezone))?,
        },
        limits: Limits::default(),
        mail_waiting: Notify::new(),
        links_waiting: Notify::new(),
        metrics: http::metrics::Metrics::default(),
        pages: crate::pages::all(&registry),
        registry,
        answers: Kept::default(),
        readers: Kept::default(),
        public_url: config.public_url.clone().unwrap_or_else(|| format!("http://{address}")).trim_end_matches('/').to_owned(),
        setup_code: Mutex::new(None),
        program: config.program.clone().map_or_else(std::env::current_exe, Ok).map_err(|e| e.to_string())?,
        db,
        config,
    });
    crate::first_start::prepare(&app).await?;
    let background = [
        tokio::spawn(mail::sender::run(Arc::clone(&app))),
        tokio::spawn(crate::door::answer_links(Arc::clone(&app))),
        tokio::spawn(crate::coordination::watch_hand_overs(Arc::clone(&app))),
        tokio::spawn(crate::retain::run(Arc::clone(&app))),
    ];
    let shared = Arc::clone(&app);
    let server = HttpServer::new(move || {
        Web::new()
            .app_data(web::Data::from(Arc::clone(&shared)))
            .wrap(actix_web::middleware::Compress::default())
            .wrap(actix_web::middleware::from_fn(http::around))
            .configure(http::routes)
    })
    .workers(2)
    // As many as there are connections to the database, or a little more: others would only wait, each with its memory.
    .worker_max_blocking_threads(4)
    .shutdown_timeout(10)
    // Whoever has not said within five seconds what they want is cut off; bodies have their own patience.
    .client_request_timeout(std::time::Duration::from_secs(5))
    .client_disconnect_timeout(std::time::Duration::from_secs(2))
    .max_connections(http::CONNECTIONS)
    .listen(listener)
    .map_err(|e| e.to_string())?
    .run();
    let handle = server.handle();
    if let Some(address) = app.config.metrics.clone() {
        tokio::spawn(http::metrics::serve(&app, &address)?);
    }
    Ok(Running { address, app, handle, server: tokio::spawn(server), background })
}

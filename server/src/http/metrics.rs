//! What the program counts about itself, for those who watch servers: on a port of its own, no content, no person.

use crate::app::App;
use crate::db::schema;
use actix_web::dev::Server;
use actix_web::{App as Web, HttpResponse, HttpServer, web};
use diesel::prelude::*;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use std::sync::Arc;
use std::time::Duration;

/// Seconds at which answers are told apart.
const BOUNDS: [f64; 8] = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.0];

/// Counters of a running program.
pub struct Metrics {
    registry: Registry,
    answers: Family<[(&'static str, &'static str); 1], Counter>,
    seconds: Histogram,
    waiting: Gauge,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("constat");
        let answers = Family::default();
        let seconds = Histogram::new(BOUNDS);
        let waiting = Gauge::default();
        registry.register("answers", "Requests answered, by class of status", answers.clone());
        registry.register("answer_seconds", "How long answers took", seconds.clone());
        registry.register("mails_waiting", "Mails not yet handed to the mail server", waiting.clone());
        Self { registry, answers, seconds, waiting }
    }
}

impl Metrics {
    /// Counts an answer.
    pub fn answered(&self, status: u16, took: Duration) {
        let class = match status {
            0..300 => "2xx",
            300..400 => "3xx",
            400..500 => "4xx",
            _ => "5xx",
        };
        self.answers.get_or_create(&[("status", class)]).inc();
        self.seconds.observe(took.as_secs_f64());
    }
    /// The text that such programs read.
    fn text(&self) -> String {
        let mut text = String::new();
        if encode(&mut text, &self.registry).is_err() {
            tracing::warn!("the metrics could not be written");
        }
        text
    }
}

/// A server that answers nothing else.
pub fn serve(app: &Arc<App>, address: &str) -> Result<Server, String> {
    let shared = Arc::clone(app);
    let server =
        HttpServer::new(move || Web::new().app_data(web::Data::from(Arc::clone(&shared))).service(web::resource("/metrics").to(answer)));
    let server = server.workers(1).disable_signals().bind(address).map_err(|e| format!("cannot listen on {address} for metrics: {e}"))?;
    Ok(server.run())
}

async fn answer(app: web::Data<App>) -> HttpResponse {
    let asked = Arc::clone(&app);
    let waiting = web::block(move || {
        asked.db.read(|conn| {
            use schema::mail::dsl as t;
            Ok(t::mail.filter(t::state.eq("queued")).count().get_result::<i64>(conn)?)
        })
    });
    if let Ok(Ok(count)) = waiting.await {
        app.metrics.waiting.set(count);
    }
    HttpResponse::Ok().content_type("application/openmetrics-text; version=1.0.0; charset=utf-8").body(app.metrics.text())
}

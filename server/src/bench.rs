//! For the features' own tests: the real program on a SQLite file of its own, and callers without HTTP.

use crate::app::{self, App, Running};
use crate::auth::Caller;
use crate::config::Config;
use crate::db::{Conn, schema};
use crate::dispatch::{Verb, dispatch};
use crate::error::Result;
use constat_shared::api::Endpoint;
use constat_shared::error::Fault;
use constat_shared::ids::{CoordinationId, DiagnosisId};
use diesel::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;
use uuid::Uuid;

/// A running program with an empty database.
pub(crate) struct Bench {
    running: Running,
    folder: PathBuf,
}

impl Bench {
    pub(crate) async fn start(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("constat-{name}-{}", Uuid::new_v4()));
        let config = Config {
            listen: "127.0.0.1:0".into(),
            data: folder.clone(),
            database_url: None,
            public_url: None,
            smtp_url: None,
            mail_from: "Constat <constat@localhost.localdomain>".into(),
            timezone: "Europe/Brussels".into(),
            metrics: None,
            trusted_proxies: Vec::new(),
            empty: true,
            program: None,
        };
        Self { running: app::start(config).await.expect("starts"), folder }
    }
    pub(crate) fn app(&self) -> &Arc<App> {
        &self.running.app
    }
    pub(crate) async fn run<E: Endpoint>(&self, caller: Caller, request: E) -> Result<E::Response> {
        let verb: Verb<E> = self.app().registry.verb::<E>().expect("a route");
        let before = self.unfindable();
        let outcome = dispatch(self.app(), caller, request, verb).await;
        assert!(self.unfindable() <= before, "{}: search does not find what it changed as it is now", E::NAME);
        outcome.map(|outcome| outcome.response)
    }
    /// How many things search does not find as they are: rows that a test wrote by hand may be among them.
    fn unfindable(&self) -> usize {
        let count = self.app().db.read(|conn| {
            let coordinations = schema::coordination::table.select(schema::coordination::id).load::<CoordinationId>(conn)?;
            coordinations.into_iter().map(|coordination| crate::search::stale(conn, coordination)).sum::<Result<usize>>()
        });
        count.expect("it looks")
    }
    /// The fault of a request that must not pass: its first field's, else its own.
    pub(crate) async fn fault<E: Endpoint>(&self, caller: Caller, request: E) -> Fault {
        match self.run(caller, request).await {
            Ok(_) => panic!("{} passed", E::NAME),
            Err(error) => error.fields.first().map_or(error.fault, |f| f.code),
        }
    }
    pub(crate) async fn end(self) {
        self.running.stop().await;
        let _gone = std::fs::remove_dir_all(&self.folder);
    }
}

/// A coordination with one diagnosis, and a promise in both languages.
pub(crate) fn seed_diagnosis(conn: &mut Conn, coordination: CoordinationId, diagnosis: DiagnosisId) -> Result<()> {
    use schema::{coordination as c, diagnosis as d};
    diesel::insert_into(c::table)
        .values((
            c::id.eq(coordination),
            c::name_fr.eq("Valmont"),
            c::name_nl.eq("Dalberg"),
            c::territory_fr.eq(""),
            c::territory_nl.eq(""),
            c::demo.eq(false),
            c::created_at.eq(0_i64),
        ))
        .execute(conn)?;
    let texts = (d::title_fr.eq("Titre"), d::title_nl.eq("Titel"), d::promise_fr.eq("Promis"), d::promise_nl.eq("Beloofd"));
    diesel::insert_into(d::table)
        .values((
            d::coordination_id.eq(coordination),
            d::id.eq(diagnosis),
            texts,
            d::method.eq("full"),
            d::territory.eq(""),
            d::created_at.eq(0_i64),
        ))
        .execute(conn)?;
    Ok(())
}

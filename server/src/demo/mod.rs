//! The demonstration: an invented coordination, the same on every machine, written in one transaction.

mod data;
mod findings;
mod heard;
mod paper;
mod people;
mod rounds;

use crate::app::App;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use constat_shared::error::Fault;
use constat_shared::ids::{CoordinationId, DiagnosisId, FindingId, GroupId, MembershipId, OrganisationId, PersonId, SessionId, ThemeId};
use constat_shared::time::Day;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The day on which the data files' dates are right; other days are moved with today.
const ANCHOR: Day = Day(20_782);

/// One member per role, for whoever wants to look around.
pub const REPRESENTATIVES: &[(&str, &str)] = &[
    ("coordinator", "claire"),
    ("worker", "karim"),
    ("manager", "philippe"),
    ("elected_official", "mayor"),
    ("expert", "delphine"),
    ("operator", "ruben"),
];

/// The one coordination of the demonstration.
pub fn coordination() -> CoordinationId {
    CoordinationId::from_uuid(fixed("coordination"))
}

/// The person of this key.
pub fn person(key: &str) -> PersonId {
    PersonId::from_uuid(fixed(&format!("person {key}")))
}

/// An id that is the same on every machine.
fn fixed(name: &str) -> Uuid {
    let hash = Sha256::digest(format!("constat demonstration: {name}"));
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(hash) {
        *to = from;
    }
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

/// A code that is the same on every machine.
fn fixed_code(name: &str, length: usize) -> String {
    const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let hash = Sha256::digest(format!("constat demonstration: {name}"));
    hash.iter().filter_map(|b| LETTERS.get(usize::from(b % 32))).map(|b| char::from(*b)).take(length).collect()
}

/// Ids by the keys of the data files.
#[derive(Default)]
struct Keys {
    organisations: BTreeMap<String, OrganisationId>,
    members: BTreeMap<String, MembershipId>,
    themes: BTreeMap<String, ThemeId>,
    groups: BTreeMap<String, (GroupId, ThemeId)>,
    findings: BTreeMap<String, FindingId>,
    sessions: BTreeMap<String, SessionId>,
}

/// What the parts share.
struct Demo {
    coordination: CoordinationId,
    diagnosis: DiagnosisId,
    keys: Keys,
    shift: i32,
}

impl Demo {
    fn day(&self, day: Day) -> Day {
        day.plus(self.shift)
    }
}

/// A key that the data files do not have.
fn unknown(key: &str) -> AppError {
    AppError::internal(format!("the demonstration has no {key}"))
}

/// Fills an empty database.
pub fn fill(app: &App) -> Result<()> {
    let files = data::files().map_err(AppError::internal)?;
    let (now, today) = (app.clock.now(), app.clock.today());
    app.db.write(|conn| {
        let mut tx = Tx { conn, app, now, today };
        let mut demo = people::write(&mut tx, &files.world)?;
        demo.shift = today.0 - ANCHOR.0;
        findings::write(&mut tx, &mut demo, &files.findings)?;
        heard::write(&mut tx, &mut demo, &files.heard)?;
        rounds::write(&mut tx, &demo, &files.paper.rounds, &files.world)?;
        paper::write(&mut tx, &demo, &files.paper, &files.world)?;
        crate::search::all(tx.conn, coordination())
    })
}

/// Whether this server shows the demonstration; elsewhere its pages do not exist.
pub fn only(app: &App) -> Result<()> {
    if app.config.empty { Err(Fault::NotFound.into()) } else { Ok(()) }
}

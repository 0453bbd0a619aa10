//! Rows of rounds. Every function that reads takes the permit whose ids it uses, or ids that came from one.

use crate::auth::Permit;
use crate::db::{Conn, schema};
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use crate::finding::Kept;
use constat_shared::api::finding::FindingState;
use constat_shared::api::prioritisation::{Change, College, Item, RoundMethod, RoundState, Settings, Turnout, method};
use constat_shared::error::Fault;
use constat_shared::ids::{CoordinationId, DiagnosisId, FindingId, RoundId};
use constat_shared::locale::Bilingual;
use constat_shared::permission::Act;
use constat_shared::tally::Rule;
use constat_shared::time::Day;
use diesel::prelude::*;
use std::collections::HashMap;

/// A round.
#[derive(Debug, Clone, Queryable)]
pub struct Row {
    pub id: RoundId,
    pub diagnosis: DiagnosisId,
    pub title_fr: String,
    pub title_nl: String,
    pub college: College,
    pub method: RoundMethod,
    pub points: i32,
    pub most: i32,
    pub threshold: i32,
    pub entitled: i32,
    pub state: RoundState,
    pub settings: String,
    pub quorum: i32,
    pub closes: Option<Day>,
    pub changes: String,
}

impl Row {
    /// What the method needs to know.
    pub fn settings(&self) -> Result<Settings> {
        serde_json::from_str(&self.settings).map_err(AppError::internal)
    }
    /// When and why its last day was changed.
    pub fn changes(&self) -> Result<Vec<Change>> {
        serde_json::from_str(&self.changes).map_err(AppError::internal)
    }
    /// Its rule over so many items.
    pub fn rule(&self, items: usize) -> Result<Rule> {
        Ok(method::rule(self.method, self.points, self.most, &self.settings()?, items))
    }
    /// Open, and its last day is not over.
    pub fn takes_ballots(&self, today: Day) -> Result<()> {
        self.must_be(RoundState::Open)?;
        if self.is_over(today) { Err(Fault::WrongState.into()) } else { Ok(()) }
    }
    /// Whether its last day is over.
    pub fn is_over(&self, today: Day) -> bool {
        self.closes.is_some_and(|closes| today > closes)
    }
    /// The question.
    pub fn title(&self) -> Bilingual {
        Bilingual::new(self.title_fr.clone(), self.title_nl.clone())
    }
    /// Nothing else may be done in another state.
    pub fn must_be(&self, state: RoundState) -> Result<()> {
        if self.state == state { Ok(()) } else { Err(Fault::WrongState.into()) }
    }
}

macro_rules! columns {
    () => {{
        use schema::round::dsl as t;
        (
            t::id,
            t::diagnosis_id,
            t::title_fr,
            t::title_nl,
            t::college,
            t::method,
            t::points,
            t::most,
            t::threshold,
            t::entitled,
            t::state,
            t::settings,
            t::quorum,
            t::closes,
            t::changes,
        )
    }};
}

/// The round of the permit.
pub fn of<A: Act>(tx: &mut Tx<'_>, permit: &Permit<A>) -> Result<Row> {
    let key = (permit.coordination()?, permit.round()?);
    Ok(schema::round::table.find(key).select(columns!()).first(tx.conn)?)
}

/// The rounds of a diagnosis, oldest first: their ids tell when they were planned.
pub fn of_diagnosis(conn: &mut Conn, coordination: CoordinationId, diagnosis: DiagnosisId) -> Result<Vec<Row>> {
    use schema::round::dsl as t;
    let rows =
        t::round.filter(t::coordination_id.eq(coordination)).filter(t::diagnosis_id.eq(diagnosis)).order(t::id.asc()).select(columns!());
    Ok(rows.load(conn)?)
}

/// Whether residents are still to decide: their round exists and is not closed.
pub fn residents_pending(conn: &mut Conn, coordination: CoordinationId, diagnosis: DiagnosisId) -> Result<bool> {
    use schema::round::dsl as t;
    let pending = t::round
        .filter(t::coordination_id.eq(coordination))
        .filter(t::diagnosis_id.eq(diagnosis))
        .filter(t::college.eq(College::Residents))
        .filter(t::state.ne(RoundState::Closed));
    Ok(diesel::select(diesel::dsl::exists(pending)).get_result(conn)?)
}

/// Title of a diagnosis.
pub fn diagnosis_title(conn: &mut Conn, coordination: CoordinationId, diagnosis: DiagnosisId) -> Result<Bilingual> {
    use schema::diagnosis::dsl as t;
    let (fr, nl) = t::diagnosis.find((coordination, diagnosis)).select((t::title_fr, t::title_nl)).first::<(String, String)>(conn)?;
    Ok(Bilingual::new(fr, nl))
}

/// Findings that were released to the plenary and may be voted on, by number; also while their group writes the next version.
pub fn released(conn: &mut Conn, coordination: CoordinationId, diagnosis: DiagnosisId) -> Result<Vec<Item>> {
    use schema::finding::dsl as t;
    let ids = crate::finding::released(conn, coordination, diagnosis)?;
    let rows = t::finding
        .filter(t::coordination_id.eq(coordination))
        .filter(t::diagnosis_id.eq(diagnosis))
        .filter(t::id.eq_any(ids))
        .order(t::number.asc())
        .select((t::id, t::number, t::state, t::language, t::sentence, t::translation))
        .load::<FindingRow>(conn)?;
    as_items(conn, coordination, rows)
}

/// What a round is about, in its order.
pub fn items(conn: &mut Conn, coordination: CoordinationId, round: RoundId) -> Result<Vec<Item>> {
    use schema::finding::dsl as t;
    use schema::round_item::dsl as i;
    let rows = i::round_item
        .inner_join(t::finding.on(t::coordination_id.eq(i::coordination_id).and(t::id.eq(i::finding_id))))
        .filter(i::coordination_id.eq(coordination))
        .filter(i::round_id.eq(round))
        .order((i::place.asc(), t::number.asc()))
        .select((t::id, t::number, t::state, t::language, t::sentence, t::translation))
        .load::<FindingRow>(conn)?;
    as_items(conn, coordination, rows)
}

type FindingRow = (FindingId, i32, FindingState, String, String, String);

/// A group may be writing, or have validated, a new version of a released finding: what is voted on is the version that
/// was released last.
fn as_items(conn: &mut Conn, coordination: CoordinationId, rows: Vec<FindingRow>) -> Result<Vec<Item>> {
    use schema::finding_version::dsl as v;
    let ids: Vec<FindingId> = rows.iter().map(|r| r.0).collect();
    let versions = v::finding_version
        .filter(v::coordination_id.eq(coordination))
        .filter(v::finding_id.eq_any(ids))
        .order(v::version.asc())
        .select((v::finding_id, v::content))
        .load::<(FindingId, String)>(conn)?;
    let mut released: HashMap<FindingId, Kept> = HashMap::new();
    for (id, content) in versions {
        let kept: Kept = serde_json::from_str(&content).map_err(AppError::internal)?;
        if kept.released {
            released.insert(id, kept);
        }
    }
    let item = |(id, number, state, language, sentence, translation): FindingRow| match released.remove(&id) {
        Some(kept) => Item {
            id,
            number,
            sentence: kept.saying.sentence,
            language: kept.language.as_str().to_owned(),
            translation: kept.saying.translation,
        },
        None if state == FindingState::Released => Item { id, number, sentence, language, translation },
        // A sentence under work is nobody's but the group's.
        None => Item { id, number, sentence: String::new(), language, translation: String::new() },
    };
    Ok(rows.into_iter().map(item).collect())
}

/// How many of how many.
pub fn turnout(conn: &mut Conn, coordination: CoordinationId, round: &Row) -> Result<Turnout> {
    let voted = if round.college == College::Residents {
        use schema::round_slip::dsl as t;
        t::round_slip
            .filter(t::coordination_id.eq(coordination))
            .filter(t::round_id.eq(round.id))
            .filter(t::used.eq(true))
            .count()
            .get_result(conn)?
    } else {
        use schema::roll::dsl as t;
        t::roll.filter(t::coordination_id.eq(coordination)).filter(t::round_id.eq(round.id)).count().get_result(conn)?
    };
    Ok(Turnout { voted, entitled: i64::from(round.entitled) })
}

/// Whether this voter is on the roll.
pub fn on_roll(conn: &mut Conn, coordination: CoordinationId, round: RoundId, voter: &[u8]) -> Result<bool> {
    let found = schema::roll::table.find((coordination, round, voter));
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(conn)?)
}

/// How a voter of this round stands on the roll: organisations by name, since the coordinator may read which have
/// voted; workers by a keyed mark. `None` for who belongs to another college.
pub fn voter<A: Act>(tx: &Tx<'_>, permit: &Permit<A>, round: &Row) -> Option<Voter> {
    use constat_shared::permission::Who;
    let member = permit.member().ok()?;
    match round.college {
        College::Workers if permit.is(Who::Worker) => {
            Some(Voter { on_roll: tx.app.keys.mark(&[b"roll", round.id.bytes(), member.id.bytes()]), voice: member.id.bytes().to_vec() })
        }
        College::Organisations if permit.is(Who::MandateHolder) => {
            let organisation = member.organisation?.bytes().to_vec();
            Some(Voter { on_roll: organisation.clone(), voice: organisation })
        }
        College::Residents | College::Workers | College::Organisations => None,
    }
}

/// One voice of a round.
pub struct Voter {
    /// As it stands on the roll.
    pub on_roll: Vec<u8>,
    /// What the mark on its ballot is made from.
    pub voice: Vec<u8>,
}

/// A resident's voice is the slip.
pub fn slip_hash(code: &str) -> Vec<u8> {
    crate::keys::hash(&crate::keys::typed_code(code))
}

/// Whether a slip of this round was used; an error where there is no such slip.
pub fn slip_used(conn: &mut Conn, coordination: CoordinationId, round: RoundId, hash: &[u8]) -> Result<bool> {
    use schema::round_slip::dsl as t;
    let used = t::round_slip.find((coordination, round, hash)).select(t::used).first(conn).optional()?;
    used.ok_or_else(|| AppError::new(Fault::NotFound))
}

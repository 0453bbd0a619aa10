//! Open rounds, and who has not voted in them: for the reader's own page, and for a reminder that names nobody to anybody.

use super::repo;
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::api::prioritisation::{College, RoundState};
use constat_shared::ids::{CoordinationId, DiagnosisId, MembershipId, OrganisationId, RoundId};
use constat_shared::locale::Bilingual;
use constat_shared::permission::{Act, Who};
use diesel::prelude::*;

/// A round that waits for a ballot.
pub struct Waits {
    /// Id.
    pub id: RoundId,
    /// What is asked.
    pub title: Bilingual,
    /// Its diagnosis.
    pub diagnosis: DiagnosisId,
}

type Row = (RoundId, DiagnosisId, College, String, String);

fn open(tx: &mut Tx<'_>, coordination: CoordinationId) -> Result<Vec<Row>> {
    use schema::round::dsl as t;
    Ok(t::round
        .filter(t::coordination_id.eq(coordination))
        .filter(t::state.eq(RoundState::Open))
        .order(t::id.asc())
        .select((t::id, t::diagnosis_id, t::college, t::title_fr, t::title_nl))
        .load::<Row>(tx.conn)?)
}

/// As [`repo::voter`] puts a voter on the roll.
fn on_roll(tx: &Tx<'_>, college: College, round: RoundId, member: MembershipId, organisation: Option<OrganisationId>) -> Option<Vec<u8>> {
    match college {
        College::Workers => Some(tx.app.keys.mark(&[b"roll", round.bytes(), member.bytes()])),
        College::Organisations => organisation.map(|id| id.bytes().to_vec()),
        College::Residents => None,
    }
}

/// Rounds in which the caller may vote and has not.
pub fn open_rounds<A: Act>(tx: &mut Tx<'_>, permit: &Permit<A>) -> Result<Vec<Waits>> {
    let coordination = permit.coordination()?;
    let member = permit.member()?.clone();
    let mut out = Vec::new();
    for (id, diagnosis, college, fr, nl) in open(tx, coordination)? {
        let entitled = match college {
            College::Workers => permit.is(Who::Worker),
            College::Organisations => permit.is(Who::MandateHolder),
            College::Residents => false,
        };
        let Some(voter) = on_roll(tx, college, id, member.id, member.organisation).filter(|_| entitled) else { continue };
        if !repo::on_roll(tx.conn, coordination, id, &voter)? {
            out.push(Waits { id, title: Bilingual::new(fr, nl), diagnosis });
        }
    }
    Ok(out)
}

/// A member who may have to vote.
#[derive(Debug, Clone, Copy)]
pub struct Elector {
    /// Membership.
    pub member: MembershipId,
    /// Organisation, where they hold its mandate.
    pub mandate: Option<OrganisationId>,
    /// Whether they are a worker.
    pub worker: bool,
}

/// Those of these members who have not voted in some open round of a diagnosis whose step is open. Told to nobody: a reminder is
/// sent, and counted.
pub(crate) fn silent(
    tx: &mut Tx<'_>,
    coordination: CoordinationId,
    electors: &[Elector],
    voting: impl Fn(DiagnosisId) -> bool,
) -> Result<Vec<MembershipId>> {
    let rounds: Vec<Row> = open(tx, coordination)?.into_iter().filter(|row| voting(row.1)).collect();
    let mut out = Vec::new();
    for (id, _, college, ..) in rounds {
        for elector in electors {
            let entitled = match college {
                College::Workers => elector.worker,
                College::Organisations => elector.mandate.is_some(),
                College::Residents => false,
            };
            let Some(voter) = on_roll(tx, college, id, elector.member, elector.mandate).filter(|_| entitled) else { continue };
            if !out.contains(&elector.member) && !repo::on_roll(tx.conn, coordination, id, &voter)? {
                out.push(elector.member);
            }
        }
    }
    Ok(out)
}

//! Slips of a residents' round. Their codes are drawn from the round's own key, so that they can be printed while the
//! round is open and never after; the database keeps only their hashes.

use super::repo;
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use constat_shared::api::prioritisation::{AddSlips, College, FindSlip, ReadSlips, RoundState, SlipFound, SlipsView};
use constat_shared::error::Fault;
use constat_shared::ids::{CoordinationId, RoundId};
use constat_shared::permission::act;
use diesel::prelude::*;

/// As in codes that people read aloud: no letter that looks like another.
const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/// Letters of a code.
const LENGTH: usize = 8;
/// Most slips of one round.
const MOST: i32 = 10_000;
/// Codes that one source may try in a quarter of an hour.
const TRIES: u32 = 120;

/// The code of the slip with this number.
fn code(tx: &Tx<'_>, round: RoundId, number: i32) -> Result<String> {
    let mark = tx.app.keys.round_mark(round, &[&b"slip"[..], &number.to_be_bytes()].concat())?;
    Ok(mark.iter().take(LENGTH).filter_map(|b| LETTERS.get(usize::from(b % 32))).map(|b| char::from(*b)).collect())
}

/// In two halves, easier to copy.
fn printed(code: &str) -> String {
    let (first, second): (Vec<_>, Vec<_>) = code.chars().enumerate().partition(|(place, _)| *place < LENGTH / 2);
    let half = |letters: Vec<(usize, char)>| letters.into_iter().map(|(_, c)| c).collect::<String>();
    format!("{}-{}", half(first), half(second))
}

/// Makes so many slips after the first `from`.
pub fn make(tx: &mut Tx<'_>, coordination: CoordinationId, round: RoundId, from: i32, count: i32) -> Result<Vec<String>> {
    use schema::round_slip::dsl as t;
    let mut codes = Vec::new();
    for number in from..from.saturating_add(count) {
        let code = code(tx, round, number)?;
        diesel::insert_into(t::round_slip)
            .values((t::coordination_id.eq(coordination), t::round_id.eq(round), t::hash.eq(repo::slip_hash(&code)), t::used.eq(false)))
            .execute(tx.conn)?;
        codes.push(printed(&code));
    }
    Ok(codes)
}

/// Makes more slips for an open round of residents.
pub fn add(tx: &mut Tx<'_>, permit: &Permit<act::MoveRound>, r: AddSlips) -> Result<SlipsView> {
    use schema::round::dsl as t;
    let coordination = permit.coordination()?;
    let round = repo::of(tx, permit)?;
    round.must_be(RoundState::Open)?;
    if round.college != College::Residents {
        return Err(Fault::WrongState.into());
    }
    let entitled = round.entitled.saturating_add(r.slips);
    if entitled > MOST {
        return Err(AppError::field("slips", Fault::FieldOutOfBounds));
    }
    let codes = make(tx, coordination, round.id, round.entitled, r.slips)?;
    diesel::update(t::round.find((coordination, round.id))).set(t::entitled.eq(entitled)).execute(tx.conn)?;
    Ok(SlipsView { title: round.title(), codes })
}

/// All slips of an open round. Which of them were used is not told.
pub fn list(tx: &mut Tx<'_>, permit: &Permit<act::MoveRound>, _r: ReadSlips) -> Result<SlipsView> {
    let coordination = permit.coordination()?;
    let round = repo::of(tx, permit)?;
    round.must_be(RoundState::Open)?;
    if round.college != College::Residents {
        return Err(Fault::NotFound.into());
    }
    let codes = (0..round.entitled).map(|number| code(tx, round.id, number)).collect::<Result<Vec<_>>>()?;
    // After a restore without its key, a round would give codes that open nothing.
    if let Some(first) = codes.first() {
        repo::slip_used(tx.conn, coordination, round.id, &repo::slip_hash(first)).map_err(|_| AppError::new(Fault::WrongState))?;
    }
    Ok(SlipsView { title: round.title(), codes: codes.iter().map(|c| printed(c)).collect() })
}

/// Leads from a typed code to its ballot, while the round is open.
pub fn find(tx: &mut Tx<'_>, permit: &Permit<act::ReadPublic>, r: FindSlip) -> Result<SlipFound> {
    use schema::round::dsl as t;
    if !tx.app.limits.allow(&format!("ballot.find_slip {}", permit.caller().source), TRIES, tx.now.0) {
        return Err(Fault::TooMany.into());
    }
    let typed = crate::keys::typed_code(&r.code);
    let open = schema::round_slip::table
        .inner_join(t::round.on(t::coordination_id.eq(schema::round_slip::coordination_id).and(t::id.eq(schema::round_slip::round_id))))
        .filter(schema::round_slip::hash.eq(repo::slip_hash(&typed)))
        .filter(t::state.eq(RoundState::Open));
    if diesel::select(diesel::dsl::exists(open)).get_result::<bool>(tx.conn)? {
        Ok(SlipFound { code: typed })
    } else {
        Err(AppError::field("code", Fault::WrongCode))
    }
}

#[cfg(test)]
mod tests {
    use super::printed;

    #[test]
    fn a_code_is_printed_in_two_halves() {
        assert_eq!(printed("ABCD2345"), "ABCD-2345");
        assert_eq!(crate::keys::typed_code("abcd-2345 "), "ABCD2345");
    }
}

//! The officials' room: a personal link, a code by mail, and the answers.

use super::followed::{followed, is_asked};
use super::letter::{self, To};
use crate::auth::Permit;
use crate::auth::token::{self, Use};
use crate::db::schema::{answer::dsl as a, recipient::dsl as t};
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use crate::keys;
use crate::mail::{self, Letter};
use crate::memorandum::repo;
use constat_shared::api::Done;
use constat_shared::api::delivery::{
    AnswerKind, AnswerRecommendation, EnterOfficialRoom, OfficialDoor, OfficialEntered, OfficialRoom, ReadOfficialDoor, ReadOfficialRoom,
    RecipientState, RequestCode,
};
use constat_shared::api::memorandum::MemorandumState;
use constat_shared::error::Fault;
use constat_shared::ids::{AnswerId, CoordinationId, RecipientId};
use constat_shared::locale::Locale;
use constat_shared::permission::act;
use constat_shared::time::{Day, Instant};
use constat_shared::validate::clean;
use diesel::prelude::*;

/// How long a code is good.
const MINUTES: i64 = 15;
/// Codes per link in a quarter of an hour: an inbox is not to be flooded.
const CODES: u32 = 5;
/// Guesses per link in a quarter of an hour, wherever they come from.
const GUESSES: u32 = 8;

/// Whether the caller is inside already.
pub(super) fn door(_tx: &mut Tx<'_>, permit: &Permit<act::OpenOfficialRoom>, _request: ReadOfficialDoor) -> Result<OfficialDoor> {
    Ok(OfficialDoor { inside: permit.recipient().is_ok() })
}

/// The code as it is kept: of no use to who reads the database.
fn code_mark(tx: &Tx<'_>, recipient: RecipientId, code: &str) -> Vec<u8> {
    tx.app.keys.mark(&[b"official code", recipient.bytes(), code.as_bytes()])
}

/// Mails a code. Whoever asks learns nothing from the answer.
pub(super) fn request_code(tx: &mut Tx<'_>, _permit: &Permit<act::OpenOfficialRoom>, r: RequestCode) -> Result<Done> {
    let hash = keys::hash(&r.token);
    let found = t::recipient
        .filter(t::token.eq(&hash))
        .select((t::coordination_id, t::id, t::name, t::email, t::locale))
        .first::<(CoordinationId, RecipientId, String, String, Locale)>(tx.conn)
        .optional()?;
    let Some((coordination, id, name, email, locale)) = found else { return Ok(Done {}) };
    if !tx.app.limits.allow(&format!("official code {id}"), CODES, tx.now.0) {
        return Ok(Done {});
    }
    let number = u64::from_str_radix(&keys::random_hex(8), 16).map_err(AppError::internal)? % 1_000_000;
    let code = format!("{number:06}");
    diesel::update(t::recipient.find((coordination, id)))
        .set((t::code.eq(Some(code_mark(tx, id, &code))), t::code_until.eq(Some(tx.now.plus_minutes(MINUTES)))))
        .execute(tx.conn)?;
    let (subject, body) = letter::code(&To { id, name: name.clone(), locale }, &code);
    let key = format!("official-code:{id}:{}", tx.now.0);
    // No recipient on this mail: whether a code arrives says nothing about the delivery.
    mail::enqueue(tx, &Letter { key, coordination: Some(coordination), recipient: None, to_name: name, to_address: email, subject, body })?;
    Ok(Done {})
}

/// Lets in whoever has the link and the code. A code is good once.
pub(super) fn enter(tx: &mut Tx<'_>, _permit: &Permit<act::OpenOfficialRoom>, r: EnterOfficialRoom) -> Result<OfficialEntered> {
    let hash = keys::hash(&r.token);
    // Counted in memory, since a refused request leaves nothing in the database.
    if !tx.app.limits.allow(&format!("official guess {}", keys::hex(&hash)), GUESSES, tx.now.0) {
        return Err(Fault::TooMany.into());
    }
    let found = t::recipient
        .filter(t::token.eq(&hash))
        .select((t::coordination_id, t::id, t::code, t::code_until, t::state))
        .first::<(CoordinationId, RecipientId, Option<Vec<u8>>, Option<Instant>, RecipientState)>(tx.conn)
        .optional()?;
    let wrong = || AppError::field("code", Fault::WrongCode);
    let (coordination, id, code, until, state) = found.ok_or_else(wrong)?;
    let typed: String = r.code.chars().filter(char::is_ascii_digit).collect();
    let fits = code.is_some_and(|mark| mark == code_mark(tx, id, &typed)) && until.is_some_and(|end| tx.now <= end);
    if !fits {
        return Err(wrong());
    }
    diesel::update(t::recipient.find((coordination, id)))
        .set((t::code.eq(None::<Vec<u8>>), t::code_until.eq(None::<Instant>)))
        .execute(tx.conn)?;
    if state != RecipientState::Reached {
        // Whoever is here has received the letter, whatever the mail server said of it.
        diesel::update(t::recipient.find((coordination, id)))
            .set((t::state.eq(RecipientState::Reached), t::reached_on.eq(tx.today)))
            .execute(tx.conn)?;
    }
    let token = token::sign(&tx.app.keys, Use::Official, &id.to_string(), tx.now.0 / 1000).ok_or_else(|| AppError::internal("no token"))?;
    Ok(OfficialEntered { token: Some(token) })
}

/// What was delivered: what is asked of oneself first.
pub(super) fn read(tx: &mut Tx<'_>, permit: &Permit<act::ReadOfficialRoom>, _request: ReadOfficialRoom) -> Result<OfficialRoom> {
    let (coordination, memorandum, recipient) = (permit.coordination()?, permit.memorandum()?, permit.recipient()?);
    let head = repo::head(tx, coordination, memorandum)?;
    let content = repo::sealed(tx, coordination, memorandum)?;
    let (name, title, delivered_on) =
        t::recipient
            .find((coordination, recipient))
            .select((t::name, t::title, t::reached_on))
            .first::<(String, String, Option<Day>)>(tx.conn)?;
    let (mine, others) = followed(tx, coordination, memorandum, &content)?.into_iter().partition(|f| is_asked(recipient, f));
    Ok(OfficialRoom {
        name,
        title,
        memorandum: content.title,
        coordination: content.coordination,
        delivered_on,
        slug: head.published.then_some(head.slug),
        mine,
        others,
        signatures: content.signatures,
        abstentions: content.abstentions,
        spokespersons: content.spokespersons,
        sha256: head.sha256,
    })
}

/// Answers; what was answered before stays underneath.
pub(super) fn answer(tx: &mut Tx<'_>, permit: &Permit<act::AnswerRecommendation>, r: AnswerRecommendation) -> Result<Done> {
    repo::expect_state(tx, permit, MemorandumState::Sealed)?;
    let (coordination, recommendation, recipient) = (permit.coordination()?, permit.recommendation()?, permit.recipient()?);
    let token: Vec<u8> = t::recipient.find((coordination, recipient)).select(t::token).first(tx.conn)?;
    if token != keys::hash(&r.token) {
        return Err(Fault::NotFound.into());
    }
    let kind = r.kind.ok_or_else(|| AppError::field("kind", Fault::FieldNotAChoice))?;
    // A day that is past promises nothing.
    let due = r.due.filter(|_| matches!(kind, AnswerKind::Yes | AnswerKind::Partly | AnswerKind::UnderStudy));
    if due.is_some_and(|day| day < tx.today) {
        return Err(AppError::field("due", Fault::FieldNotADate));
    }
    let last = a::answer
        .filter(a::coordination_id.eq(coordination))
        .filter(a::recommendation_id.eq(recommendation))
        .order(a::version.desc())
        .select(a::version)
        .first::<i32>(tx.conn)
        .optional()?;
    diesel::insert_into(a::answer)
        .values((
            a::coordination_id.eq(coordination),
            a::id.eq(AnswerId::from_uuid(uuid::Uuid::now_v7())),
            a::recommendation_id.eq(recommendation),
            a::recipient_id.eq(recipient),
            a::version.eq(last.unwrap_or(0) + 1),
            a::kind.eq(kind),
            a::text.eq(clean(&r.text)),
            a::due.eq(due),
            a::whose.eq(if kind == AnswerKind::NotOurs { repo::line(&r.whose) } else { String::new() }),
            a::answered_on.eq(tx.today),
        ))
        .execute(tx.conn)?;
    Ok(Done {})
}

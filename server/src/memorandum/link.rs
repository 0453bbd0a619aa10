//! A mandate holder's personal link into the adoption room, the code by mail, and the letter that brings it.

use super::{adopt, read, repo};
use crate::auth::Permit;
use crate::auth::token::{self, Use};
use crate::db::schema::{self, signatory_link::dsl as t};
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use crate::keys;
use crate::mail::{self, Letter};
use constat_shared::api::Done;
use constat_shared::api::memorandum::{
    EnterAdoptionRoom, MemorandumView, ReadByLink, ReadSignatoryDoor, RequestSignatoryCode, SignByLink, SignatoryDoor, SignatoryEntered,
};
use constat_shared::error::Fault;
use constat_shared::ids::{CoordinationId, MembershipId, MemorandumId, PersonId};
use constat_shared::locale::{Bilingual, Locale, long_day};
use constat_shared::permission::{Role, act};
use constat_shared::time::{Day, Instant};
use diesel::prelude::*;

/// How many days a link is good.
const DAYS: i32 = 60;
/// How long a code is good.
const MINUTES: i64 = 15;
/// Codes per link in a quarter of an hour: an inbox is not to be flooded.
const CODES: u32 = 5;
/// Guesses per link in a quarter of an hour, wherever they come from.
const GUESSES: u32 = 8;

constat_shared::words! {
    SUBJECT = "À signer ou non\u{A0}: {title}", "Te tekenen of niet: {title}", "To sign or not: {title}";
    FIRST = "Le texte final est prêt.", "De definitieve tekst is klaar.", "The final text is ready.";
    AGAIN = "Le texte a été repris depuis la dernière fois\u{A0}: ce qui a changé est marqué mot par mot, et votre organisation doit se prononcer à nouveau.", "De tekst werd herwerkt sinds de vorige keer: wat veranderd is staat woord voor woord aangeduid, en uw organisatie moet zich opnieuw uitspreken.", "The text was taken up again since last time: what changed is marked word by word, and your organisation has to speak anew.";
    BODY = "Bonjour {name},\n\n«\u{A0}{title}\u{A0}»\u{A0}: {what} Vous parlez pour {organisation}. Dix minutes suffisent, sur un téléphone aussi\u{A0}:\n\n{link}\n\nSigner ou s’abstenir, les deux se valent, et aucune raison n’est demandée. À l’ouverture, nous envoyons un code à cette adresse\u{A0}: ni compte, ni mot de passe. Ce lien est personnel et sert jusqu’au {until}.\n\n{coordination}\n", "Dag {name},\n\n„{title}”: {what} U spreekt voor {organisation}. Tien minuten volstaan, ook op een telefoon:\n\n{link}\n\nTekenen of zich onthouden is evenveel waard, en er wordt geen reden gevraagd. Bij het openen sturen wij een code naar dit adres: geen account, geen wachtwoord. Deze link is persoonlijk en werkt tot {until}.\n\n{coordination}\n", "Hello {name},\n\n“{title}”: {what} You speak for {organisation}. Ten minutes are enough, on a phone as well:\n\n{link}\n\nSigning and abstaining are worth the same, and no reason is asked. When you open it, we send a code to this address: no account, no password. This link is personal and works until {until}.\n\n{coordination}\n";
    CODE_SUBJECT = "Votre code\u{A0}: {code}", "Uw code: {code}", "Your code: {code}";
    CODE_BODY = "Bonjour {name},\n\nVotre code pour lire le texte et signer ou vous abstenir\u{A0}: {code}\n\nIl sert une fois, pendant quinze minutes. Si vous n’avez rien demandé, ignorez ce message.\n", "Dag {name},\n\nUw code om de tekst te lezen en te tekenen of u te onthouden: {code}\n\nHij werkt één keer, gedurende vijftien minuten. Vroeg u niets, dan hoeft u niets te doen.\n", "Hello {name},\n\nYour code to read the text and sign or abstain: {code}\n\nIt works once, for fifteen minutes. If you asked for nothing, ignore this message.\n";
}

/// Links of an earlier offer open nothing any more.
pub(super) fn forget(tx: &mut Tx<'_>, coordination: CoordinationId, memorandum: MemorandumId) -> Result<()> {
    diesel::delete(t::signatory_link.filter(t::coordination_id.eq(coordination)).filter(t::memorandum_id.eq(memorandum)))
        .execute(tx.conn)?;
    Ok(())
}

/// Writes to every mandate holder, each with a link of their own.
pub(super) fn send(
    tx: &mut Tx<'_>,
    coordination: CoordinationId,
    memorandum: MemorandumId,
    (title, number): (&Bilingual, i32),
) -> Result<()> {
    use schema::{coordination as c, membership as m, organisation as o, person as p};
    forget(tx, coordination, memorandum)?;
    let (fr, nl) = c::table.find(coordination).select((c::name_fr, c::name_nl)).first::<(String, String)>(tx.conn)?;
    let from = Bilingual::new(fr, nl);
    let holders = m::table
        .inner_join(p::table.on(p::id.eq(m::person_id)))
        .inner_join(o::table.on(o::coordination_id.eq(m::coordination_id).and(m::organisation_id.eq(o::id.nullable()))))
        .filter(m::coordination_id.eq(coordination))
        .filter(m::role.eq(Role::Manager))
        .filter(m::mandate.eq(true))
        .filter(m::state.eq("active"))
        .filter(m::until.is_null().or(m::until.ge(tx.today)))
        .order(m::id.asc())
        .select((m::id, p::name, p::email, p::locale, o::name))
        .load::<(MembershipId, String, String, Locale, String)>(tx.conn)?;
    let until = tx.today.plus(DAYS);
    for (membership, name, address, locale, organisation) in holders {
        let token = keys::random_hex(24);
        diesel::insert_into(t::signatory_link)
            .values((
                t::coordination_id.eq(coordination),
                t::memorandum_id.eq(memorandum),
                t::membership_id.eq(membership),
                t::token.eq(keys::hash(&token)),
                t::good_until.eq(until),
            ))
            .execute(tx.conn)?;
        let (title, from) = (title.get(locale), from.get(locale));
        let what = if number == 1 { FIRST } else { AGAIN }.get(locale);
        let link = format!("{}/a/{token}", tx.app.public_url);
        let body = BODY.fill(
            locale,
            &[
                ("title", &title),
                ("what", &what),
                ("organisation", &organisation),
                ("link", &link),
                ("until", &long_day(locale, until)),
                ("coordination", &from),
                ("name", &name),
            ],
        );
        let letter = Letter {
            key: format!("adoption {memorandum} {number} {membership}"),
            coordination: Some(coordination),
            recipient: None,
            to_name: name,
            to_address: address,
            subject: SUBJECT.fill(locale, &[("title", &title)]),
            body,
        };
        mail::enqueue(tx, &letter)?;
    }
    Ok(())
}

/// Whether the caller is inside already.
pub(super) fn door(_tx: &mut Tx<'_>, permit: &Permit<act::OpenAdoptionRoom>, _r: ReadSignatoryDoor) -> Result<SignatoryDoor> {
    Ok(SignatoryDoor { inside: permit.is(constat_shared::permission::Who::Signatory) })
}

type Found = (CoordinationId, MemorandumId, MembershipId, Day, Option<Vec<u8>>, Option<Instant>);

fn find(tx: &mut Tx<'_>, token: &str) -> Result<Option<Found>> {
    let today = tx.today;
    let row = t::signatory_link
        .filter(t::token.eq(keys::hash(token)))
        .select((t::coordination_id, t::memorandum_id, t::membership_id, t::good_until, t::code, t::code_until))
        .first::<Found>(tx.conn)
        .optional()?;
    Ok(row.filter(|found| today <= found.3))
}

/// The code as it is kept: of no use to who reads the database.
fn code_mark(tx: &Tx<'_>, memorandum: MemorandumId, membership: MembershipId, code: &str) -> Vec<u8> {
    tx.app.keys.mark(&[b"adoption code", memorandum.bytes(), membership.bytes(), code.as_bytes()])
}

/// Mails a code. Whoever asks learns nothing from the answer.
pub(super) fn code(tx: &mut Tx<'_>, _permit: &Permit<act::OpenAdoptionRoom>, r: RequestSignatoryCode) -> Result<Done> {
    use schema::{membership as m, person as p};
    let Some((coordination, memorandum, membership, ..)) = find(tx, &r.token)? else { return Ok(Done {}) };
    if !tx.app.limits.allow(&format!("adoption code {memorandum} {membership}"), CODES, tx.now.0) {
        return Ok(Done {});
    }
    let person: PersonId = m::table.find((coordination, membership)).select(m::person_id).first(tx.conn)?;
    let (name, address, locale) =
        p::table.find(person).select((p::name, p::email, p::locale)).first::<(String, String, Locale)>(tx.conn)?;
    let number = u64::from_str_radix(&keys::random_hex(8), 16).map_err(AppError::internal)? % 1_000_000;
    let code = format!("{number:06}");
    diesel::update(t::signatory_link.find((coordination, memorandum, membership)))
        .set((t::code.eq(Some(code_mark(tx, memorandum, membership, &code))), t::code_until.eq(Some(tx.now.plus_minutes(MINUTES)))))
        .execute(tx.conn)?;
    let letter = Letter {
        key: format!("adoption-code:{memorandum}:{membership}:{}", tx.now.0),
        coordination: Some(coordination),
        recipient: None,
        // The subject shows on a locked phone: the code is read there without opening anything.
        subject: CODE_SUBJECT.fill(locale, &[("code", &code)]),
        body: CODE_BODY.fill(locale, &[("code", &code), ("name", &name)]),
        to_name: name,
        to_address: address,
    };
    mail::enqueue(tx, &letter)?;
    Ok(Done {})
}

/// Lets in whoever has the link and the code. A code is good once.
pub(super) fn enter(tx: &mut Tx<'_>, _permit: &Permit<act::OpenAdoptionRoom>, r: EnterAdoptionRoom) -> Result<SignatoryEntered> {
    // Counted in memory, since a refused request leaves nothing in the database.
    if !tx.app.limits.allow(&format!("adoption guess {}", keys::hex(&keys::hash(&r.token))), GUESSES, tx.now.0) {
        return Err(Fault::TooMany.into());
    }
    let wrong = || AppError::field("code", Fault::WrongCode);
    let (coordination, memorandum, membership, _, code, until) = find(tx, &r.token)?.ok_or_else(wrong)?;
    let typed: String = r.code.chars().filter(char::is_ascii_digit).collect();
    let now = tx.now;
    let fits = code.is_some_and(|mark| mark == code_mark(tx, memorandum, membership, &typed)) && until.is_some_and(|end| now <= end);
    if !fits {
        return Err(wrong());
    }
    diesel::update(t::signatory_link.find((coordination, memorandum, membership)))
        .set((t::code.eq(None::<Vec<u8>>), t::code_until.eq(None::<Instant>)))
        .execute(tx.conn)?;
    // The token names the link's hash: with the link it goes.
    let subject = keys::hex(&keys::hash(&r.token));
    let token = token::sign(&tx.app.keys, Use::Signatory, &subject, tx.now.0 / 1000).ok_or_else(|| AppError::internal("no token"))?;
    Ok(SignatoryEntered { token: Some(token) })
}

/// The final draft, with what was offered before.
pub(super) fn room(tx: &mut Tx<'_>, permit: &Permit<act::ReadByLink>, _r: ReadByLink) -> Result<MemorandumView> {
    read::memorandum(tx, permit)
}

/// Signs or abstains.
pub(super) fn sign(tx: &mut Tx<'_>, permit: &Permit<act::SignByLink>, r: SignByLink) -> Result<Done> {
    repo::expect_state(tx, permit, constat_shared::api::memorandum::MemorandumState::Adoption)?;
    adopt::say(tx, permit, r.signs)
}

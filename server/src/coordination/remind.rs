//! One button that reminds those who have not answered. The coordinator learns how many, never who.

use crate::auth::{Permit, standing};
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use crate::mail::{self, Letter};
use crate::prioritisation::{Elector, silent};
use constat_shared::api::coordination::{RemindSilent, Reminded, Reminders};
use constat_shared::api::memorandum::MemorandumState;
use constat_shared::diagnosis::StepKind;
use constat_shared::ids::{CoordinationId, DiagnosisId, MembershipId, MemorandumId, OrganisationId};
use constat_shared::locale::Locale;
use constat_shared::permission::{Role, act};
use constat_shared::time::Day;
use diesel::prelude::*;
use std::collections::HashSet;

constat_shared::words! {
    SUBJECT = "{name}\u{A0}: on attend votre réponse", "{name}: uw antwoord wordt verwacht", "{name}: your answer is awaited";
    BODY = "Bonjour {name},\n\n{coordination} attend encore quelque chose de vous. Cela prend quelques minutes. La page «\u{A0}Aujourd’hui\u{A0}» vous dit quoi\u{A0}:\n\n{link}\n\nLa coordination a demandé ce rappel pour toutes les personnes concernées\u{A0}: elle ne voit pas à qui il est parti.\n", "Dag {name},\n\n{coordination} wacht nog op iets van u. Het duurt enkele minuten. De pagina „Vandaag” zegt u wat:\n\n{link}\n\nDe coördinatie vroeg deze herinnering voor iedereen die het aangaat: zij ziet niet naar wie ze vertrok.\n", "Hello {name},\n\n{coordination} still waits for something from you. It takes a few minutes. The page “Today” tells you what:\n\n{link}\n\nThe coordinator asked for this reminder for everyone concerned, and does not see to whom it went.\n";
}

struct Person {
    member: MembershipId,
    name: String,
    address: String,
    locale: Locale,
}

/// Everyone who owes an answer: to an invitation, in an open round, on a memorandum.
fn owing(tx: &mut Tx<'_>, coordination: CoordinationId) -> Result<Vec<Person>> {
    use schema::{membership as m, person as p};
    type Row = (MembershipId, Option<OrganisationId>, Role, bool, String, Option<Day>, String, String, Locale);
    let rows = m::table
        .inner_join(p::table.on(p::id.eq(m::person_id)))
        .filter(m::coordination_id.eq(coordination))
        .filter(m::state.eq_any(["active", "invited"]))
        .order((p::name, m::id))
        .select((m::id, m::organisation_id, m::role, m::mandate, m::state, m::until, p::name, p::email, p::locale))
        .load::<Row>(tx.conn)?;
    let today = tx.today;
    let rows: Vec<Row> = rows.into_iter().filter(|row| row.5.is_none_or(|until| today <= until)).collect();
    let electors: Vec<Elector> = rows
        .iter()
        .filter(|row| row.4 == "active")
        .map(|(member, organisation, role, mandate, ..)| Elector {
            member: *member,
            mandate: organisation.filter(|_| *mandate && *role == Role::Manager),
            worker: *role == Role::Worker,
        })
        .collect();
    let open: HashSet<(DiagnosisId, StepKind)> = standing::all_open_steps(tx.conn, coordination)?.into_iter().collect();
    let mut who: HashSet<MembershipId> =
        silent(tx, coordination, &electors, |diagnosis| open.contains(&(diagnosis, StepKind::Prioritisation)))?.into_iter().collect();
    for organisation in unsigned(tx, coordination, &electors, &open)? {
        who.extend(electors.iter().filter(|e| e.mandate == Some(organisation)).map(|e| e.member));
    }
    let owes = |row: &Row| row.4 == "invited" || who.contains(&row.0);
    Ok(rows
        .into_iter()
        .filter(owes)
        .map(|(member, _, _, _, _, _, name, address, locale)| Person { member, name, address, locale })
        .collect())
}

/// Organisations with a mandate that have said nothing of a memorandum that is before them.
fn unsigned(
    tx: &mut Tx<'_>,
    coordination: CoordinationId,
    electors: &[Elector],
    open: &HashSet<(DiagnosisId, StepKind)>,
) -> Result<Vec<OrganisationId>> {
    use schema::{memorandum as m, signature as s};
    let offered = m::table
        .filter(m::coordination_id.eq(coordination))
        .filter(m::state.eq(MemorandumState::Adoption))
        .select((m::id, m::diagnosis_id))
        .load::<(MemorandumId, DiagnosisId)>(tx.conn)?;
    let mut out = Vec::new();
    for (id, _) in offered.into_iter().filter(|(_, diagnosis)| open.contains(&(*diagnosis, StepKind::Adoption))) {
        let said: Vec<OrganisationId> = s::table
            .filter(s::coordination_id.eq(coordination))
            .filter(s::memorandum_id.eq(id))
            .select(s::organisation_id)
            .load(tx.conn)?;
        out.extend(electors.iter().filter_map(|e| e.mandate).filter(|organisation| !said.contains(organisation)));
    }
    Ok(out)
}

/// What today's reminders are called in the outbox: one letter a person and a day.
fn key(coordination: CoordinationId, member: &str, today: Day) -> String {
    format!("remind {coordination} {today} {member}")
}

/// Numbers for the button.
pub(super) fn numbers(tx: &mut Tx<'_>, coordination: CoordinationId) -> Result<Reminders> {
    use schema::mail::dsl as t;
    let silent = i64::try_from(owing(tx, coordination)?.len()).unwrap_or(i64::MAX);
    let today = t::mail.filter(t::coordination_id.eq(coordination)).filter(t::key.like(key(coordination, "%", tx.today)));
    Ok(Reminders { silent, today: today.count().get_result(tx.conn)? })
}

/// Writes to each of them, at most once a day.
pub(super) fn remind(tx: &mut Tx<'_>, permit: &Permit<act::ManageMembers>, _r: RemindSilent) -> Result<Reminded> {
    let coordination = permit.coordination()?;
    let names = {
        use schema::coordination::dsl as t;
        let (fr, nl) = t::coordination.find(coordination).select((t::name_fr, t::name_nl)).first::<(String, String)>(tx.conn)?;
        constat_shared::locale::Bilingual::new(fr, nl)
    };
    let link = format!("{}/c/{coordination}", tx.app.public_url);
    let mut letters = 0;
    for person in owing(tx, coordination)? {
        let name = names.get(person.locale);
        let letter = Letter {
            key: key(coordination, &person.member.to_string(), tx.today),
            coordination: Some(coordination),
            recipient: None,
            subject: SUBJECT.fill(person.locale, &[("name", &name)]),
            body: BODY.fill(person.locale, &[("name", &person.name), ("coordination", &name), ("link", &link)]),
            to_name: person.name,
            to_address: person.address,
        };
        letters += i64::from(mail::enqueue(tx, &letter)?);
    }
    Ok(Reminded { letters })
}

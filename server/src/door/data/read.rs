//! Everything about the person who asks, table by table.

use super::{leave, own};
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::api::door::{DataField, DataSection, MyData, ReadMyData};
use constat_shared::ids::{CoordinationId, MembershipId, OrganisationId, PersonId, RoundId};
use constat_shared::locale::{Bilingual, Locale};
use constat_shared::permission::act;
use constat_shared::time::{Day, Instant};
use diesel::prelude::*;

/// Collects rows under their tables, in the order in which they come.
#[derive(Default)]
struct Sheet {
    sections: Vec<DataSection>,
}

impl Sheet {
    fn add(&mut self, table: &str, fields: &[(&str, &dyn std::fmt::Display)]) {
        let row = fields.iter().map(|(name, value)| DataField { name: (*name).to_owned(), value: value.to_string() });
        let row = row.filter(|field| !field.value.is_empty()).collect();
        match self.sections.iter_mut().find(|section| section.table == table) {
            Some(section) => section.rows.push(row),
            None => self.sections.push(DataSection { table: table.to_owned(), rows: vec![row] }),
        }
    }
}

/// A moment as people read it, in the time of the world.
fn moment(at: Instant) -> String {
    format!("{} {} UTC", at.day(), at.clock())
}

fn maybe<T: std::fmt::Display>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// One's place in a coordination.
struct Place {
    coordination: CoordinationId,
    name: String,
    membership: MembershipId,
    organisation: Option<OrganisationId>,
    mandate: bool,
}

/// Everything.
pub fn read(tx: &mut Tx<'_>, permit: &Permit<act::OwnAccount>, _r: ReadMyData) -> Result<MyData> {
    let (person, locale) = (permit.person()?, permit.caller().locale);
    let mut sheet = Sheet::default();
    let (name, email) = account(tx, person, &mut sheet)?;
    for place in places(tx, person, locale, &mut sheet)? {
        rooms(tx, &place, locale, &mut sheet)?;
        writings(tx, &place, person, &mut sheet)?;
        votes(tx, &place, locale, &mut sheet)?;
        spoken_for(tx, &place, &name, locale, &mut sheet)?;
    }
    office(tx, &email, &mut sheet)?;
    letters(tx, &email, &mut sheet)?;
    acts(tx, person, &mut sheet)?;
    let alone_in = leave::alone_in(tx.conn, tx.today, person)?.into_iter().map(|(_, name)| name).collect();
    Ok(MyData { made_on: tx.today, sections: sheet.sections, alone_in })
}

fn account(tx: &mut Tx<'_>, person: PersonId, sheet: &mut Sheet) -> Result<(String, String)> {
    use schema::{known_device as d, login as l, person as p, sign_in_link as k};
    let (name, email, language, operator, since) = p::table
        .find(person)
        .select((p::name, p::email, p::locale, p::operator, p::created_at))
        .first::<(String, String, String, bool, Instant)>(tx.conn)?;
    sheet.add(
        "person",
        &[("name", &name), ("email", &email), ("locale", &language), ("operator", &operator), ("created_at", &moment(since))],
    );
    let links = k::table.filter(k::person_id.eq(person)).select((k::expires_at, k::used)).load::<(Instant, bool)>(tx.conn)?;
    for (until, used) in links {
        sheet.add("sign_in_link", &[("expires_at", &moment(until)), ("used", &used)]);
    }
    let logins = l::table
        .filter(l::person_id.eq(person))
        .order(l::created_at.desc())
        .select((l::device, l::created_at, l::seen_at, l::ended))
        .load::<(String, Instant, Instant, bool)>(tx.conn)?;
    for (device, since, seen, ended) in logins {
        sheet.add("login", &[("device", &device), ("created_at", &moment(since)), ("seen_at", &moment(seen)), ("ended", &ended)]);
    }
    let devices = d::table.filter(d::person_id.eq(person)).order(d::seen_at.desc()).select(d::seen_at).load::<Instant>(tx.conn)?;
    for seen in devices {
        sheet.add("known_device", &[("seen_at", &moment(seen))]);
    }
    Ok((name, email))
}

fn places(tx: &mut Tx<'_>, person: PersonId, locale: Locale, sheet: &mut Sheet) -> Result<Vec<Place>> {
    use schema::{coordination as c, membership as m, organisation as o};
    type Row = (
        (CoordinationId, String, String, MembershipId, Option<OrganisationId>, Option<String>),
        (String, bool, String, String, String, Option<Day>, String),
    );
    let rows = m::table
        .inner_join(c::table.on(c::id.eq(m::coordination_id)))
        .left_join(o::table.on(o::coordination_id.eq(m::coordination_id).and(o::id.nullable().eq(m::organisation_id))))
        .filter(m::person_id.eq(person))
        .order(c::name_fr.asc())
        .select((
            (c::id, c::name_fr, c::name_nl, m::id, m::organisation_id, o::name.nullable()),
            (m::role, m::mandate, m::state, m::title, m::portfolio, m::until, m::reason),
        ))
        .load::<Row>(tx.conn)?;
    let mut out = Vec::new();
    for ((coordination, fr, nl, membership, organisation, home), (role, mandate, state, title, portfolio, until, reason)) in rows {
        let name = Bilingual::new(fr, nl).get(locale).to_owned();
        sheet.add(
            "membership",
            &[
                ("coordination", &name),
                ("organisation", &maybe(home)),
                ("role", &role),
                ("mandate", &mandate),
                ("state", &state),
                ("title", &title),
                ("portfolio", &portfolio),
                ("until", &maybe(until)),
                ("reason", &reason),
            ],
        );
        out.push(Place { coordination, name, membership, organisation, mandate });
    }
    Ok(out)
}

fn rooms(tx: &mut Tx<'_>, place: &Place, locale: Locale, sheet: &mut Sheet) -> Result<()> {
    use schema::{facilitator as f, group_member as g, session as s, signatory_link as l, working_group as w};
    let groups = g::table
        .inner_join(w::table.on(w::coordination_id.eq(g::coordination_id).and(w::id.eq(g::group_id))))
        .filter(g::coordination_id.eq(place.coordination))
        .filter(g::membership_id.eq(place.membership))
        .select((w::name_fr, w::name_nl))
        .load::<(String, String)>(tx.conn)?;
    for (fr, nl) in groups {
        sheet.add("group_member", &[("coordination", &place.name), ("group", &Bilingual::new(fr, nl).get(locale))]);
    }
    let sessions = f::table
        .inner_join(s::table.on(s::coordination_id.eq(f::coordination_id).and(s::id.eq(f::session_id))))
        .filter(f::coordination_id.eq(place.coordination))
        .filter(f::membership_id.eq(place.membership))
        .select((s::place, s::day))
        .load::<(String, Day)>(tx.conn)?;
    for (at, day) in sessions {
        sheet.add("facilitator", &[("coordination", &place.name), ("place", &at), ("day", &day)]);
    }
    let links = l::table.filter(l::coordination_id.eq(place.coordination)).filter(l::membership_id.eq(place.membership));
    for until in links.select(l::good_until).load::<Day>(tx.conn)? {
        sheet.add("signatory_link", &[("coordination", &place.name), ("good_until", &until)]);
    }
    Ok(())
}

fn writings(tx: &mut Tx<'_>, place: &Place, person: PersonId, sheet: &mut Sheet) -> Result<()> {
    let own = own::find(tx.conn, &tx.app.keys, place.coordination, person)?;
    for (_, state, _, sentence) in &own.drafts {
        sheet.add("finding", &[("state", state), ("sentence", sentence)]);
    }
    for (_, text) in &own.comments {
        sheet.add("comment", &[("text", text)]);
    }
    for (_, consents, objection) in &own.voices {
        sheet.add("voice", &[("consents", consents), ("objection", objection)]);
    }
    for (_, code, _) in &own.themes {
        sheet.add("theme_voice", &[("theme", code)]);
    }
    Ok(())
}

/// That somebody has voted, never what.
fn votes(tx: &mut Tx<'_>, place: &Place, locale: Locale, sheet: &mut Sheet) -> Result<()> {
    use schema::{memorandum as m, roll as l, round as r, signature as s};
    let rolls = l::table
        .inner_join(r::table.on(r::coordination_id.eq(l::coordination_id).and(r::id.eq(l::round_id))))
        .filter(l::coordination_id.eq(place.coordination))
        .select((r::id, r::title_fr, r::title_nl, r::college, l::voter))
        .load::<(RoundId, String, String, String, Vec<u8>)>(tx.conn)?;
    for (round, fr, nl, college, voter) in rolls {
        let mine = voter == tx.app.keys.mark(&[b"roll", round.bytes(), place.membership.bytes()]);
        let ours = place.mandate && place.organisation.is_some_and(|id| voter == id.bytes());
        if mine || ours {
            sheet.add("roll", &[("round", &Bilingual::new(fr, nl).get(locale)), ("college", &college), ("has_voted", &true)]);
        }
    }
    let Some(organisation) = place.organisation.filter(|_| place.mandate) else { return Ok(()) };
    let signatures = s::table
        .inner_join(m::table.on(m::coordination_id.eq(s::coordination_id).and(m::id.eq(s::memorandum_id))))
        .filter(s::coordination_id.eq(place.coordination))
        .filter(s::organisation_id.eq(organisation))
        .select((m::title_fr, m::title_nl, s::signs))
        .load::<(String, String, bool)>(tx.conn)?;
    for (fr, nl, signs) in signatures {
        sheet.add("signature", &[("memorandum", &Bilingual::new(fr, nl).get(locale)), ("signs", &signs)]);
    }
    Ok(())
}

fn spoken_for(tx: &mut Tx<'_>, place: &Place, name: &str, locale: Locale, sheet: &mut Sheet) -> Result<()> {
    use schema::memorandum as m;
    let rows = m::table.filter(m::coordination_id.eq(place.coordination)).select((m::title_fr, m::title_nl, m::spokespersons)).load::<(
        String,
        String,
        String,
    )>(
        tx.conn
    )?;
    for (fr, nl, names) in rows {
        if names.lines().any(|line| line == name) {
            sheet.add("memorandum", &[("memorandum", &Bilingual::new(fr, nl).get(locale)), ("spokespersons", &name)]);
        }
    }
    Ok(())
}

/// Where memoranda were delivered to the same address.
fn office(tx: &mut Tx<'_>, email: &str, sheet: &mut Sheet) -> Result<()> {
    use schema::{answer as a, recipient as r};
    let rows = r::table.filter(r::email.eq(email)).select((r::id, r::name, r::title, r::portfolio, r::locale, r::state)).load::<(
        constat_shared::ids::RecipientId,
        String,
        String,
        String,
        String,
        String,
    )>(tx.conn)?;
    for (id, name, title, portfolio, language, state) in rows {
        let fields: [(&str, &dyn std::fmt::Display); 6] =
            [("name", &name), ("email", &email), ("title", &title), ("portfolio", &portfolio), ("locale", &language), ("state", &state)];
        sheet.add("recipient", &fields);
        let answers = a::table
            .filter(a::recipient_id.eq(id))
            .order((a::answered_on.asc(), a::version.asc()))
            .select((a::kind, a::text, a::whose, a::answered_on))
            .load::<(String, String, String, Day)>(tx.conn)?;
        for (kind, text, whose, day) in answers {
            sheet.add("answer", &[("kind", &kind), ("text", &text), ("whose", &whose), ("answered_on", &day)]);
        }
    }
    Ok(())
}

/// Letters to the address; of those that open a door, not the words: whoever reads them enters.
fn letters(tx: &mut Tx<'_>, email: &str, sheet: &mut Sheet) -> Result<()> {
    use schema::mail as t;
    let rows = t::table
        .filter(t::to_address.eq(email))
        .order(t::created_at.desc())
        .select((t::to_name, t::subject, t::body, t::state, t::created_at, t::key))
        .load::<(String, String, String, String, Instant, String)>(tx.conn)?;
    for (name, subject, body, state, at, key) in rows {
        let body = if key.starts_with("invite ") { body } else { String::new() };
        sheet.add("mail", &[("created_at", &moment(at)), ("to_name", &name), ("subject", &subject), ("body", &body), ("state", &state)]);
    }
    Ok(())
}

fn acts(tx: &mut Tx<'_>, person: PersonId, sheet: &mut Sheet) -> Result<()> {
    use schema::journal as t;
    let rows = t::table
        .filter(t::actor.eq(person))
        .order((t::day.desc(), t::number.desc()))
        .select((t::action, t::day))
        .load::<(String, Day)>(tx.conn)?;
    for (action, day) in rows {
        sheet.add("journal", &[("day", &day), ("action", &action)]);
    }
    Ok(())
}

//! The demonstration's entrances: `/demo`, `/demo.json`, `/demo/enter/{key}`, `/demo/mail`.

use crate::app::App;
use crate::auth::Permit;
use crate::db::schema;
use crate::demo;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use crate::pages::Builder;
use constat_frontend::pages::door as view;
use constat_shared::api::door::{DemoEntry, EnterDemo, KeptMail, ReadDemo, ReadDemoMail, ReadKeptMail, SignedIn};
use constat_shared::error::Fault;
use constat_shared::ids::{PersonId, RoundId};
use constat_shared::locale::Bilingual;
use constat_shared::permission::{Role, act};
use diesel::prelude::*;

/// What the terminal says at the start.
pub fn welcome(app: &App) -> String {
    let url = &app.public_url;
    let code = app.setup_code.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
    match code {
        Some(code) => format!("Constat runs at {url}\nOpen {url}/setup and give this code: {code}"),
        None if app.config.empty => format!("Constat runs at {url}"),
        None => {
            let lines = demo::REPRESENTATIVES
                .iter()
                .map(|(role, key)| format!("  {role:<18} {url}/demo/enter/{key}"))
                .collect::<Vec<_>>()
                .join("\n");
            format!("Constat runs at {url}\nEnter as anyone of the demonstration: {url}/demo\n{lines}")
        }
    }
}

/// Pages.
pub(super) fn pages(p: &mut Builder<'_>) {
    p.page::<ReadDemo>("/demo", view::entrance);
    p.page::<ReadDemoMail>("/demo/mail", view::demo_mails);
    p.page::<ReadKeptMail>("/mail", view::mails);
}

/// All ways in.
pub fn read(tx: &mut Tx<'_>, permit: &Permit<act::ReadPublic>, _r: ReadDemo) -> Result<Vec<DemoEntry>> {
    demo::only(tx.app)?;
    let mut out = Vec::new();
    let coordination = demo::coordination();
    use schema::{mail as l, membership as m, memorandum as d, person as p, round as r, session as s};
    let members = m::table
        .inner_join(p::table.on(p::id.eq(m::person_id)))
        .filter(m::coordination_id.eq(coordination))
        .filter(m::state.eq("active"))
        .select((p::id, p::name, m::role, m::mandate))
        .load::<(PersonId, String, Role, bool)>(tx.conn)?;
    for (kind, key) in demo::REPRESENTATIVES {
        let id = demo::person(key);
        let found = members.iter().find(|(person, _, _, _)| *person == id);
        let name = match found {
            Some((_, name, _, _)) => name.clone(),
            None => p::table.find(id).select(p::name).first(tx.conn).optional()?.unwrap_or_default(),
        };
        out.push(DemoEntry {
            kind: (*kind).to_owned(),
            title: name,
            meta: kind.replace('_', " "),
            href: format!("/demo/enter/{key}"),
            code: String::new(),
        });
    }
    let entry = |kind: &str, title: String, href: String, code: String| DemoEntry {
        kind: kind.to_owned(),
        title,
        meta: kind.to_owned(),
        href,
        code,
    };
    for (place, code) in s::table
        .filter(s::coordination_id.eq(coordination))
        .filter(s::state.eq("open"))
        .select((s::place, s::code))
        .load::<(String, String)>(tx.conn)?
    {
        out.push(entry("session", place, format!("/r/{code}"), code));
    }
    let locale = permit.caller().locale;
    for (id, fr, nl, state) in r::table
        .filter(r::coordination_id.eq(coordination))
        .select((r::id, r::title_fr, r::title_nl, r::state))
        .load::<(RoundId, String, String, String)>(tx.conn)?
    {
        let kind = if state == "open" { "open_round" } else { "closed_round" };
        let title = Bilingual::new(fr, nl).get(locale).to_owned();
        out.push(entry(kind, title, format!("/rounds/{id}"), id.to_string()));
    }
    for (fr, nl, slug) in d::table
        .filter(d::coordination_id.eq(coordination))
        .filter(d::published.eq(true))
        .select((d::title_fr, d::title_nl, d::slug))
        .load::<(String, String, String)>(tx.conn)?
    {
        let title = Bilingual::new(fr, nl).get(locale).to_owned();
        out.push(entry("memorandum", title, format!("/m/{slug}"), slug));
    }
    // The personal link stands only in the letter: its hash alone is stored.
    let letters = l::table
        .filter(l::coordination_id.eq(coordination))
        .filter(l::recipient_id.is_not_null())
        .order(l::key.asc())
        .select((l::to_name, l::body))
        .load::<(String, String)>(tx.conn)?;
    let start = format!("{}/o/", tx.app.public_url);
    for (name, body) in letters {
        if let Some(token) = body.split_whitespace().find_map(|word| word.strip_prefix(&start)) {
            out.push(entry("official", name, format!("/o/{token}"), token.to_owned()));
        }
    }
    Ok(out)
}

/// Opens a session as one of the members.
pub fn enter(tx: &mut Tx<'_>, permit: &Permit<act::UseDoor>, r: EnterDemo) -> Result<SignedIn> {
    demo::only(tx.app)?;
    let id = demo::person(&r.key);
    let known = schema::person::table.find(id).select(schema::person::id).first::<PersonId>(tx.conn).optional()?;
    let person = known.ok_or_else(|| AppError::new(Fault::NotFound))?;
    let member = schema::membership::table
        .filter(schema::membership::person_id.eq(person))
        .filter(schema::membership::role.ne("elected_official"))
        .count()
        .get_result::<i64>(tx.conn)?
        > 0;
    let token = super::open_session(tx, person, &permit.caller().device)?;
    let to = if member { format!("/c/{}", demo::coordination()) } else { "/".to_owned() };
    Ok(SignedIn { token, to, device: None })
}

/// Every mail of the demonstration, newest first.
pub fn mail(tx: &mut Tx<'_>, _permit: &Permit<act::ReadPublic>, _r: ReadDemoMail) -> Result<Vec<KeptMail>> {
    demo::only(tx.app)?;
    kept(tx)
}

/// Mails that no server took, for the operator.
pub fn operator_mail(tx: &mut Tx<'_>, _permit: &Permit<act::ReadKeptMail>, _r: ReadKeptMail) -> Result<Vec<KeptMail>> {
    kept(tx)
}

fn kept(tx: &mut Tx<'_>) -> Result<Vec<KeptMail>> {
    use schema::mail::dsl as t;
    let rows = t::mail
        .filter(t::state.eq("kept"))
        .order(t::created_at.desc())
        .limit(200)
        .select((t::to_name, t::to_address, t::subject, t::body))
        .load::<(String, String, String, String)>(tx.conn)?;
    Ok(rows.into_iter().map(|(name, address, subject, body)| KeptMail { to: format!("{name} <{address}>"), subject, body }).collect())
}

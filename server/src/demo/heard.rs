//! Sessions and what residents gave.

use super::data::{Contribution, Heard, Session};
use super::{Demo, fixed, fixed_code, unknown};
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::Result;
use crate::keys;
use constat_shared::ids::{ContributionId, SessionId};
use diesel::prelude::*;

pub(super) fn write(tx: &mut Tx<'_>, demo: &mut Demo, heard: &Heard) -> Result<()> {
    for s in &heard.sessions {
        session(tx, demo, s)?;
    }
    for (number, c) in heard.contributions.iter().enumerate() {
        contribution(tx, demo, number, c)?;
    }
    Ok(())
}

fn session(tx: &mut Tx<'_>, demo: &mut Demo, s: &Session) -> Result<()> {
    let id = SessionId::from_uuid(fixed(&format!("session {}", s.key)));
    let question = |language: &str| s.question.get(language).cloned().unwrap_or_default();
    {
        use schema::session::dsl as t;
        diesel::insert_into(t::session)
            .values((
                t::coordination_id.eq(demo.coordination),
                t::id.eq(id),
                t::diagnosis_id.eq(demo.diagnosis),
                t::code.eq(fixed_code(&format!("session code {}", s.key), 5)),
                t::place.eq(&s.place),
                t::address.eq(&s.address),
                t::day.eq(demo.day(s.date)),
                t::starts.eq(&s.starts),
                t::ends.eq(&s.ends),
                t::languages.eq(s.languages.join(" ")),
                t::question_fr.eq(question("fr")),
                t::question_nl.eq(question("nl")),
                t::question_en.eq(question("en")),
                t::question_ar.eq(question("ar")),
                t::state.eq(&s.state),
                t::people.eq(s.people.filter(|_| s.state == "closed")),
            ))
            .execute(tx.conn)?;
    }
    for key in &s.facilitators {
        use schema::facilitator::dsl as t;
        let membership = demo.keys.members.get(key).ok_or_else(|| unknown(key))?;
        diesel::insert_into(t::facilitator)
            .values((t::coordination_id.eq(demo.coordination), t::session_id.eq(id), t::membership_id.eq(membership)))
            .execute(tx.conn)?;
    }
    demo.keys.sessions.insert(s.key.clone(), id);
    Ok(())
}

fn contribution(tx: &mut Tx<'_>, demo: &Demo, number: usize, c: &Contribution) -> Result<()> {
    let id = ContributionId::from_uuid(fixed(&format!("contribution {number}")));
    let session = demo.keys.sessions.get(&c.session).ok_or_else(|| unknown(&c.session))?;
    // Withdrawn is withdrawn: the words are gone.
    let text = if c.state == "withdrawn" { "" } else { &c.text };
    {
        use schema::contribution::dsl as t;
        diesel::insert_into(t::contribution)
            .values((
                t::coordination_id.eq(demo.coordination),
                t::id.eq(id),
                t::session_id.eq(session),
                t::theme_id.eq(c.theme.as_ref().and_then(|theme| demo.keys.themes.get(theme)).copied()),
                t::channel.eq(&c.channel),
                t::language.eq(&c.language),
                t::text.eq(text),
                t::struck.eq(c.struck),
                t::state.eq(&c.state),
                t::reason.eq(c.reason.clone().unwrap_or_default()),
                t::slip.eq(keys::hash(&fixed_code(&format!("slip {number}"), 8))),
            ))
            .execute(tx.conn)?;
    }
    for key in &c.findings {
        use schema::contribution_finding::dsl as t;
        let finding = demo.keys.findings.get(key).ok_or_else(|| unknown(key))?;
        diesel::insert_into(t::contribution_finding)
            .values((t::coordination_id.eq(demo.coordination), t::contribution_id.eq(id), t::finding_id.eq(finding)))
            .execute(tx.conn)?;
    }
    Ok(())
}

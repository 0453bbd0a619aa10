//! Sixty findings in every state.

use super::data::Finding;
use super::{Demo, fixed, person, unknown};
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use crate::finding::Kept;
use constat_shared::api::finding::Saying;
use constat_shared::ids::{CommentId, EvidenceId, FindingId, ObjectionId, QuoteId};
use diesel::prelude::*;

pub(super) fn write(tx: &mut Tx<'_>, demo: &mut Demo, findings: &[Finding]) -> Result<()> {
    for (number, f) in (1..).zip(findings) {
        finding(tx, demo, number, f)?;
    }
    Ok(())
}

fn finding(tx: &mut Tx<'_>, demo: &mut Demo, number: i32, f: &Finding) -> Result<()> {
    let id = FindingId::from_uuid(fixed(&format!("finding {}", f.key)));
    let (group, theme) = *demo.keys.groups.get(&f.group).ok_or_else(|| unknown(&f.group))?;
    demo.keys.findings.insert(f.key.clone(), id);
    // Marks live until validation only.
    let marked = matches!(f.state.as_str(), "draft" | "proposed");
    let mark = |tx: &Tx<'_>, kind: &[u8], key: &str| marked.then(|| tx.app.keys.mark(&[kind, person(key).bytes(), id.bytes()]));
    let author = mark(tx, b"author", &f.author);
    {
        use schema::finding::dsl as t;
        diesel::insert_into(t::finding)
            .values((
                (
                    t::coordination_id.eq(demo.coordination),
                    t::id.eq(id),
                    t::diagnosis_id.eq(demo.diagnosis),
                    t::theme_id.eq(theme),
                    t::group_id.eq(group),
                ),
                (
                    t::number.eq(number),
                    t::state.eq(&f.state),
                    t::revision.eq(1),
                    t::version.eq(i32::from(!marked)),
                    t::author.eq(author),
                    t::language.eq(f.language),
                ),
                (t::sentence.eq(&f.sentence), t::translation.eq(&f.sentence_translation), t::whom.eq(&f.whom), t::place.eq(&f.place)),
                (t::since.eq(&f.since), t::frequency.eq(&f.frequency), t::existing.eq(&f.existing), t::missing.eq(&f.missing)),
            ))
            .execute(tx.conn)?;
    }
    if !marked {
        use schema::finding_version::dsl as t;
        let saying = Saying {
            sentence: f.sentence.clone(),
            translation: f.sentence_translation.clone(),
            whom: f.whom.clone(),
            place: f.place.clone(),
            since: f.since.clone(),
            frequency: f.frequency.clone(),
            existing: f.existing.clone(),
            missing: f.missing.clone(),
        };
        let kept = Kept { language: f.language, released: f.state == "released", saying };
        diesel::insert_into(t::finding_version)
            .values((
                t::coordination_id.eq(demo.coordination),
                t::finding_id.eq(id),
                t::version.eq(1),
                t::content.eq(serde_json::to_string(&kept).map_err(AppError::internal)?),
                t::validated_on.eq(tx.today.plus(-200)),
            ))
            .execute(tx.conn)?;
    }
    for (n, q) in f.quotes.iter().enumerate() {
        use schema::quote::dsl as t;
        let quote = QuoteId::from_uuid(fixed(&format!("quote {} {n}", f.key)));
        diesel::insert_into(t::quote)
            .values((
                t::coordination_id.eq(demo.coordination),
                t::id.eq(quote),
                t::finding_id.eq(id),
                t::seal.eq(&q.seal),
                t::language.eq(&q.language),
                t::text.eq(&q.text),
            ))
            .execute(tx.conn)?;
    }
    for (n, e) in f.evidence.iter().enumerate() {
        use schema::evidence::dsl as t;
        let evidence = EvidenceId::from_uuid(fixed(&format!("evidence {} {n}", f.key)));
        diesel::insert_into(t::evidence)
            .values((
                t::coordination_id.eq(demo.coordination),
                t::id.eq(evidence),
                t::finding_id.eq(id),
                t::label.eq(&e.label),
                t::figure.eq(&e.figure),
                t::unit.eq(&e.unit),
                t::source.eq(&e.source),
                t::measured_on.eq(e.date),
                t::link.eq(e.link.clone().unwrap_or_default()),
            ))
            .execute(tx.conn)?;
    }
    for (n, c) in f.comments.iter().enumerate() {
        use schema::comment::dsl as t;
        let comment = CommentId::from_uuid(fixed(&format!("comment {} {n}", f.key)));
        let mark = mark(tx, b"comment", &c.author);
        diesel::insert_into(t::comment)
            .values((
                t::coordination_id.eq(demo.coordination),
                t::id.eq(comment),
                t::finding_id.eq(id),
                t::mark.eq(mark),
                t::text.eq(&c.text),
            ))
            .execute(tx.conn)?;
    }
    if let Some(o) = &f.objection {
        use schema::voice::dsl as t;
        let voice = ObjectionId::from_uuid(fixed(&format!("objection {}", f.key)));
        let mark = mark(tx, b"voice", &o.author);
        diesel::insert_into(t::voice)
            .values((
                t::coordination_id.eq(demo.coordination),
                t::id.eq(voice),
                t::finding_id.eq(id),
                t::mark.eq(mark),
                t::consents.eq(false),
                t::objection.eq(&o.text),
                t::answer.eq(o.answer.clone().unwrap_or_default()),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}

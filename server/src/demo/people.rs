//! The coordination, its organisations, members, diagnosis and groups.

use super::data::World;
use super::{Demo, Keys, coordination, fixed, person, unknown};
use crate::db::schema;
use crate::diagnosis::insert_from_template;
use crate::dispatch::Tx;
use crate::error::Result;
use constat_shared::diagnosis::{StepKind, StepState, ThemeCode, methods};
use constat_shared::ids::{GroupId, MembershipId, OrganisationId, ThemeId};
use constat_shared::locale::Bilingual;
use constat_shared::permission::Role;
use diesel::prelude::*;

pub(super) fn write(tx: &mut Tx<'_>, world: &World) -> Result<Demo> {
    let id = coordination();
    {
        use schema::coordination::dsl as t;
        diesel::insert_into(t::coordination)
            .values((
                t::id.eq(id),
                t::name_fr.eq(&world.name.fr),
                t::name_nl.eq(&world.name.nl),
                t::territory_fr.eq(&world.territory.fr),
                t::territory_nl.eq(&world.territory.nl),
                t::demo.eq(true),
                t::created_at.eq(tx.now),
            ))
            .execute(tx.conn)?;
    }
    let mut keys = Keys::default();
    for o in &world.organisations {
        use schema::organisation::dsl as t;
        let organisation = OrganisationId::from_uuid(fixed(&format!("organisation {}", o.key)));
        diesel::insert_into(t::organisation)
            .values((t::coordination_id.eq(id), t::id.eq(organisation), t::name.eq(&o.name), t::kind.eq(o.kind)))
            .execute(tx.conn)?;
        keys.organisations.insert(o.key.clone(), organisation);
    }
    for m in &world.members {
        member(tx, &mut keys, m)?;
    }
    let method = methods().iter().find(|m| m.code == "six-year").ok_or_else(|| unknown("six-year method"))?;
    let title = Bilingual::new("Diagnostic social 2026", "Sociale diagnose 2026");
    // Far enough along: framing is past, follow-up has begun.
    let diagnosis = insert_from_template(tx.conn, tx.now, id, method, &title, tx.today.plus(-540))?;
    {
        use schema::diagnosis::dsl as t;
        diesel::update(t::diagnosis.find((id, diagnosis)))
            .set((
                t::territory.eq(world.territory.get(constat_shared::locale::Locale::Fr)),
                t::promise_fr.eq(&world.promise.fr),
                t::promise_nl.eq(&world.promise.nl),
            ))
            .execute(tx.conn)?;
    }
    for kind in StepKind::ALL {
        use schema::step::dsl as t;
        // The first memorandum is delivered; the groups go on with its update.
        let state = match kind {
            StepKind::Framing | StepKind::Writing | StepKind::Adoption | StepKind::Delivery => StepState::Closed,
            StepKind::Findings | StepKind::Consultation | StepKind::Synthesis | StepKind::Prioritisation | StepKind::FollowUp => {
                StepState::Open
            }
        };
        diesel::update(t::step.filter(t::coordination_id.eq(id)).filter(t::diagnosis_id.eq(diagnosis)).filter(t::kind.eq(*kind)))
            .set(t::state.eq(state))
            .execute(tx.conn)?;
    }
    {
        use schema::theme::dsl as t;
        let themes = t::theme.filter(t::coordination_id.eq(id)).filter(t::diagnosis_id.eq(diagnosis)).select((t::code, t::id)).load::<(
            ThemeCode,
            ThemeId,
        )>(
            tx.conn
        )?;
        keys.themes = themes.into_iter().map(|(code, id)| (code.as_str().to_owned(), id)).collect();
    }
    for g in &world.groups {
        group(tx, &mut keys, diagnosis, g)?;
    }
    Ok(Demo { coordination: id, diagnosis, keys, shift: 0 })
}

fn member(tx: &mut Tx<'_>, keys: &mut Keys, m: &super::data::Member) -> Result<()> {
    let id = person(&m.key);
    let operator = m.role == "operator";
    {
        use schema::person::dsl as t;
        diesel::insert_into(t::person)
            .values((
                t::id.eq(id),
                t::name.eq(&m.name),
                t::email.eq(&m.email),
                t::locale.eq(m.language),
                t::operator.eq(operator),
                t::created_at.eq(tx.now),
            ))
            .execute(tx.conn)?;
    }
    if operator {
        return Ok(());
    }
    let role: Role = m.role.parse().map_err(|_| unknown(&m.role))?;
    let membership = MembershipId::from_uuid(fixed(&format!("membership {}", m.key)));
    use schema::membership::dsl as t;
    diesel::insert_into(t::membership)
        .values((
            t::coordination_id.eq(coordination()),
            t::id.eq(membership),
            t::person_id.eq(id),
            t::organisation_id.eq(m.organisation.as_ref().and_then(|key| keys.organisations.get(key)).copied()),
            t::role.eq(role),
            t::mandate.eq(m.mandate),
            t::state.eq("active"),
            t::title.eq(&m.title),
            t::portfolio.eq(&m.portfolio),
            t::until.eq((role == Role::Expert).then(|| tx.today.plus(90))),
        ))
        .execute(tx.conn)?;
    keys.members.insert(m.key.clone(), membership);
    Ok(())
}

fn group(tx: &mut Tx<'_>, keys: &mut Keys, diagnosis: constat_shared::ids::DiagnosisId, g: &super::data::Group) -> Result<()> {
    let theme = *keys.themes.get(g.theme.as_str()).ok_or_else(|| unknown(g.theme.as_str()))?;
    let id = GroupId::from_uuid(fixed(&format!("group {}", g.key)));
    {
        use schema::theme::dsl as t;
        diesel::update(t::theme.find((coordination(), theme))).set(t::chosen.eq(true)).execute(tx.conn)?;
    }
    {
        use schema::working_group::dsl as t;
        diesel::insert_into(t::working_group)
            .values((
                t::coordination_id.eq(coordination()),
                t::id.eq(id),
                t::diagnosis_id.eq(diagnosis),
                t::theme_id.eq(theme),
                t::name_fr.eq(&g.name.fr),
                t::name_nl.eq(&g.name.nl),
            ))
            .execute(tx.conn)?;
    }
    for key in g.members.iter().chain(&g.expert) {
        use schema::group_member::dsl as t;
        let membership = keys.members.get(key).ok_or_else(|| unknown(key))?;
        diesel::insert_into(t::group_member)
            .values((t::coordination_id.eq(coordination()), t::group_id.eq(id), t::membership_id.eq(membership)))
            .execute(tx.conn)?;
    }
    keys.groups.insert(g.key.clone(), (id, theme));
    Ok(())
}

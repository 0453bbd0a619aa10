//! Persons whom the demonstration does not have: invited, gone, expired, from elsewhere.

use super::world::{Client, World};
use constat::auth::token::{Use, sign};
use constat::db::schema;
use constat::keys;
use constat_shared::ids::{CoordinationId, GroupId, MembershipId, OrganisationId, PersonId, RecipientId};
use constat_shared::locale::Locale;
use constat_shared::permission::Role;
use diesel::prelude::*;
use uuid::Uuid;

/// Somebody to be put into a coordination.
#[derive(Debug, Clone)]
pub struct Newcomer {
    pub coordination: CoordinationId,
    pub role: Role,
    pub organisation: Option<OrganisationId>,
    pub mandate: bool,
    /// `active`, `invited`, `suspended`, `ended`.
    pub state: &'static str,
    /// Last day of the membership, counted from today.
    pub until: Option<i32>,
    pub groups: Vec<GroupId>,
}

impl Newcomer {
    pub fn new(coordination: CoordinationId, role: Role) -> Self {
        Self { coordination, role, organisation: None, mandate: false, state: "active", until: None, groups: Vec::new() }
    }
}

impl World {
    /// Writes them into the tables, past all guards, and signs them in.
    pub async fn settle(&self, who: Newcomer) -> Client {
        let app = self.app();
        let work = move || {
            let (now, today) = (app.clock.now(), app.clock.today());
            let (person, membership) = (PersonId::from_uuid(Uuid::new_v4()), MembershipId::from_uuid(Uuid::new_v4()));
            app.db.write(|conn| {
                use schema::{group_member as g, membership as m, person as p};
                let email = format!("{person}@example.be");
                diesel::insert_into(p::table)
                    .values((
                        p::id.eq(person),
                        p::name.eq("X"),
                        p::email.eq(email),
                        p::locale.eq(Locale::Fr),
                        p::operator.eq(false),
                        p::created_at.eq(now),
                    ))
                    .execute(conn)?;
                diesel::insert_into(m::table)
                    .values((
                        m::coordination_id.eq(who.coordination),
                        m::id.eq(membership),
                        m::person_id.eq(person),
                        m::organisation_id.eq(who.organisation),
                        m::role.eq(who.role),
                        m::mandate.eq(who.mandate),
                        m::state.eq(who.state),
                        m::title.eq(""),
                        m::portfolio.eq(""),
                        m::until.eq(who.until.map(|days| today.plus(days))),
                    ))
                    .execute(conn)?;
                for group in who.groups {
                    diesel::insert_into(g::table)
                        .values((g::coordination_id.eq(who.coordination), g::group_id.eq(group), g::membership_id.eq(membership)))
                        .execute(conn)?;
                }
                Ok(())
            })?;
            sign_in(&app, person)
        };
        let token = tokio::task::spawn_blocking(work).await.expect("no panic").expect("the database answers");
        self.with_token(token)
    }
    /// Another coordination, empty.
    pub async fn elsewhere(&self) -> CoordinationId {
        let app = self.app();
        let work = move || {
            let id = CoordinationId::from_uuid(Uuid::new_v4());
            let now = app.clock.now();
            app.db.write(|conn| {
                use schema::coordination::dsl as t;
                let names = (t::name_fr.eq("Ailleurs"), t::name_nl.eq("Elders"), t::territory_fr.eq("x"), t::territory_nl.eq("x"));
                diesel::insert_into(t::coordination)
                    .values((t::id.eq(id), names, t::demo.eq(false), t::created_at.eq(now)))
                    .execute(conn)?;
                Ok(id)
            })
        };
        tokio::task::spawn_blocking(work).await.expect("no panic").expect("the database answers")
    }
    /// The official to whom this personal link was sent, inside the officials' room.
    pub async fn inside(&self, link: &str) -> Client {
        let (app, hash) = (self.app(), keys::hash(link));
        let work = move || {
            let id = app.db.read(|conn| {
                use schema::recipient::dsl as t;
                Ok(t::recipient.filter(t::token.eq(hash)).select(t::id).first::<RecipientId>(conn)?)
            })?;
            Ok::<_, constat::error::AppError>(sign(&app.keys, Use::Official, &id.to_string(), app.clock.now().0 / 1000))
        };
        let token = tokio::task::spawn_blocking(work).await.expect("no panic").expect("the database answers");
        self.official(&token.expect("signed"))
    }
}

fn sign_in(app: &constat::app::App, person: PersonId) -> constat::error::Result<String> {
    let (now, today) = (app.clock.now(), app.clock.today());
    app.db.write(|conn| constat::door::open_session(&mut constat::dispatch::Tx { conn, app, now, today }, person, "test"))
}

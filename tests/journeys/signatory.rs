//! A mandate holder: one link in a mail, the final draft with what changed, a choice. Ten minutes on a phone.

use super::official::come_in;
use super::scene::{Setting, in_every_setting, own_world};
use crate::support::browser::Browser;
use crate::support::world::World;
use constat::db::schema;
use constat_shared::api::memorandum::{BackToDraft, EditRecommendation, OfferForAdoption, ReadMemorandum};
use constat_shared::ids::MemorandumId;
use diesel::prelude::*;

/// Offered, taken back, one sentence written anew, offered again.
async fn offered_twice(world: &World) {
    world.set_all_steps(true).await;
    let app = world.app();
    let back = move || {
        app.db.write(|conn| {
            use schema::{memorandum as m, signature as s};
            diesel::delete(s::table).execute(conn)?;
            diesel::update(m::table).set(m::state.eq("draft")).execute(conn)?;
            Ok(m::table.select(m::id).first::<MemorandumId>(conn)?)
        })
    };
    let memorandum = tokio::task::spawn_blocking(back).await.expect("no panic").expect("the database answers");
    let claire = world.enter("claire").await;
    claire.call(OfferForAdoption { memorandum }).await.expect("offered");
    claire.call(BackToDraft { memorandum }).await.expect("back");
    let view = claire.call(ReadMemorandum { memorandum, locale: None }).await.expect("read");
    let first = &view.content.recommendations[0];
    let edit = EditRecommendation {
        recommendation: first.id,
        text_fr: format!("{} Même en été.", first.text.fr),
        text_nl: format!("{} Ook in de zomer.", first.text.nl),
        level: Some(first.level),
        finding: view.findings.iter().find(|f| Some(f.number) == first.finding).map(|f| f.id),
        recipient: first.addressee.as_ref().map(|a| a.recipient),
        due: first.due,
    };
    claire.call(edit).await.expect("written");
    claire.call(OfferForAdoption { memorandum }).await.expect("offered again");
}

/// The newest letter with a link into the adoption room to this address.
async fn link(world: &World, to: &'static str) -> String {
    let app = world.app();
    let read = move || {
        app.db.read(|conn| {
            use schema::mail::dsl as t;
            let found = t::mail.filter(t::to_address.like(format!("{to}%"))).filter(t::key.like("adoption %"));
            Ok(found.order((t::created_at.desc(), t::id.desc())).select(t::body).first::<String>(conn)?)
        })
    };
    let body = tokio::task::spawn_blocking(read).await.expect("no panic").expect("a letter");
    let (_, rest) = body.split_once("/a/").expect("a link");
    format!("/a/{}", rest.split_whitespace().next().expect("a token"))
}

async fn given_a_link_in_a_mail_when_the_holder_reads_what_changed_then_the_choice_is_made_without_an_account(at: Setting) {
    let world = own_world().await;
    offered_twice(&world).await;
    let holder: Browser = at.visitor(&world, &link(&world, "philippe").await).await;
    assert_eq!(holder.axe_in_both_lights().await, Vec::<String>::new());
    come_in(at, &world, &holder).await;
    holder.shows_in("#changes", at.say("Même en été.", "Ook in de zomer.")).await;
    holder.shows_in("#changes ins", at.say("été.", "zomer.")).await;
    assert_eq!(holder.axe_in_both_lights().await, Vec::<String>::new());
    holder.press(at.say("Confirmer", "Bevestigen")).await;
    holder.shows(at.say("Choisissez une des réponses proposées.", "Kies een van de voorgestelde antwoorden.")).await;
    holder.press("[name=signs][value=true]").await;
    holder.press(at.say("Confirmer", "Bevestigen")).await;
    holder.shows(at.say("Votre organisation signe.", "Uw organisatie tekent.")).await;
    holder.press("[name=signs][value=false]").await;
    holder.press(at.say("Confirmer", "Bevestigen")).await;
    holder.shows(at.say("Votre organisation s’abstient.", "Uw organisatie onthoudt zich.")).await;
    holder.press(at.say("Lire tout le texte", "De hele tekst lezen")).await;
    holder.shows(at.say("Signataires", "Ondertekenaars")).await;
}

in_every_setting!(given_a_link_in_a_mail_when_the_holder_reads_what_changed_then_the_choice_is_made_without_an_account,);

//! The final draft before mandate holders: what changed since the last one, and a link of one's own into the room.

use crate::support::world::{Client, Engine, World};
use constat::auth::token::{Use, sign};
use constat::db::schema;
use constat::keys;
use constat_shared::api::Method;
use constat_shared::api::memorandum::{
    BackToDraft, EditRecommendation, EnterAdoptionRoom, MemorandumView, OfferForAdoption, ReadByLink, ReadMemorandum, ReadSignatoryDoor,
    RequestSignatoryCode, SealTheMemorandum, SignByLink,
};
use constat_shared::changes::{Part, compare};
use constat_shared::error::Fault;
use constat_shared::ids::MemorandumId;
use constat_shared::locale::Locale;
use diesel::prelude::*;
use serde_json::json;

/// The demonstration's memorandum, back on the desk with all steps open.
async fn on_the_desk(world: &World) -> MemorandumId {
    world.set_all_steps(true).await;
    let app = world.app();
    let back = move || {
        app.db.write(|conn| {
            use schema::{memorandum as m, offer as o, signature as s};
            diesel::delete(s::table).execute(conn)?;
            // The demonstration offered its text before it sealed it.
            diesel::delete(o::table).execute(conn)?;
            diesel::update(m::table).set(m::state.eq("draft")).execute(conn)?;
            Ok(m::table.select(m::id).first::<MemorandumId>(conn)?)
        })
    };
    tokio::task::spawn_blocking(back).await.expect("no panic").expect("the database answers")
}

/// The newest letter to this address whose subject begins so, and what it says.
async fn letter(world: &World, to: &str, subject: &str) -> String {
    let (app, to, subject) = (world.app(), format!("{to}%"), format!("{subject}%"));
    let read = move || {
        app.db.read(|conn| {
            use schema::mail::dsl as t;
            let found = t::mail.filter(t::to_address.like(to)).filter(t::subject.like(subject)).order((t::created_at.desc(), t::id.desc()));
            Ok(found.select(t::body).first::<String>(conn)?)
        })
    };
    tokio::task::spawn_blocking(read).await.expect("no panic").expect("a letter")
}

fn token_in(letter: &str) -> String {
    let (_, rest) = letter.split_once("/a/").expect("a link");
    rest.split_whitespace().next().expect("a token").to_owned()
}

/// Whoever has this link and has typed the code.
fn inside(world: &World, token: &str) -> Client {
    let app = world.app();
    let subject = keys::hex(&keys::hash(token));
    let cookie = sign(&app.keys, Use::Signatory, &subject, app.clock.now().0 / 1000).expect("signed");
    world.signatory(&cookie)
}

async fn change_first(claire: &Client, view: &MemorandumView, text_fr: &str) {
    let first = &view.content.recommendations[0];
    let finding = view.findings.iter().find(|f| Some(f.number) == first.finding).map(|f| f.id);
    let edit = EditRecommendation {
        recommendation: first.id,
        text_fr: text_fr.into(),
        text_nl: first.text.nl.clone(),
        level: Some(first.level),
        finding,
        recipient: first.addressee.as_ref().map(|a| a.recipient),
        due: first.due,
    };
    claire.call(edit).await.expect("written");
}

async fn what_changed_since_the_last_offer_is_told_word_by_word(engine: Engine) {
    let world = World::fresh(engine).await;
    let memorandum = on_the_desk(&world).await;
    let (claire, philippe) = (world.enter("claire").await, world.enter("philippe").await);
    let read = ReadMemorandum { memorandum, locale: None };
    claire.call(OfferForAdoption { memorandum }).await.expect("offered");
    let first = philippe.call(read.clone()).await.expect("read");
    assert!(first.before.is_none(), "nothing was offered before");
    claire.call(BackToDraft { memorandum }).await.expect("back");
    let draft = claire.call(read.clone()).await.expect("read");
    assert!(draft.before.is_none(), "a draft is compared with nothing");
    let old = draft.content.recommendations[0].text.fr.clone();
    change_first(&claire, &draft, &format!("{old} Chaque mardi.")).await;
    claire.call(OfferForAdoption { memorandum }).await.expect("offered again");
    let second = philippe.call(read).await.expect("read");
    let before = second.before.clone().expect("the first offer");
    let changes = compare(&before.content, &second.content, Locale::Fr, |_| String::new());
    let number = second.content.recommendations[0].number;
    assert_eq!(changes.iter().map(|c| c.part).collect::<Vec<_>>(), [Part::Recommendation(number)]);
    let (status, page) = philippe.page(&format!("/memoranda/{memorandum}/adoption")).await;
    assert_eq!(status, 200);
    let (_, told) = page.split_once("id=\"changes\"").expect("the section");
    assert!(told.contains("<ins>") && told.contains("Chaque mardi."), "{told}");
}

async fn a_link_opens_one_room_after_a_code_and_nothing_else(engine: Engine) {
    let world = World::fresh(engine).await;
    let memorandum = on_the_desk(&world).await;
    let claire = world.enter("claire").await;
    claire.call(OfferForAdoption { memorandum }).await.expect("offered");
    let body = letter(&world, "philippe", "À signer ou non").await;
    let token = token_in(&body);
    let nobody = world.nobody();
    assert!(!nobody.call(ReadSignatoryDoor { token: token.clone(), sent: false }).await.expect("a door").inside);
    for closed in
        [nobody.call(ReadByLink { token: token.clone() }).await.err(), claire.call(ReadByLink { token: token.clone() }).await.err()]
    {
        assert_eq!(closed.expect("the link alone opens nothing").code, Fault::NotFound);
    }
    nobody.call(RequestSignatoryCode { token: token.clone() }).await.expect("sent");
    nobody.call(RequestSignatoryCode { token: "x".into() }).await.expect("the same answer");
    let code = letter(&world, "philippe", "Votre code").await;
    let code: String = code.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 6).expect("six digits").to_owned();
    let wrong = if code == "000000" { "000001" } else { "000000" };
    let enter = |code: &str| EnterAdoptionRoom { token: token.clone(), code: code.into() };
    assert_eq!(nobody.call(enter(wrong)).await.expect_err("wrong").fields[0].code, Fault::WrongCode);
    let entered = nobody.call(enter(&code)).await.expect("entered").token.expect("a cookie");
    assert_eq!(nobody.call(enter(&code)).await.expect_err("once").fields[0].code, Fault::WrongCode);

    let philippe = world.signatory(&entered);
    let view = philippe.call(ReadByLink { token: token.clone() }).await.expect("inside");
    assert!(view.adoption.my_organisation.is_some() && view.recipients.iter().all(|r| r.email.is_empty()));
    philippe.call(SignByLink { token: token.clone(), signs: Some(false) }).await.expect("said");
    let view = philippe.call(ReadByLink { token: token.clone() }).await.expect("inside");
    assert_eq!((view.adoption.mine, view.adoption.abstentions), (Some(false), 1));
    philippe.call(SignByLink { token: token.clone(), signs: Some(true) }).await.expect("another mind");
    let (status, page) = philippe.page(&format!("/a/{token}/room")).await;
    assert!(status == 200 && page.contains("Votre organisation signe."), "{page}");
    assert!(!page.contains("/memoranda/"), "nothing on the page leads elsewhere");

    // The room of this memorandum and no other: what members read is not there.
    for path in [format!("/api/memoranda/{memorandum}"), format!("/api/c/{}", world.coordination()), "/api/me".to_owned()] {
        assert_ne!(philippe.send(Method::Get, &path, &json!({})).await.0, 200, "{path}");
    }
    let other = letter(&world, "", "À signer ou non").await;
    let other = if token_in(&other) == token { letter(&world, "", "Te tekenen of niet").await } else { other };
    assert_eq!(philippe.call(ReadByLink { token: token_in(&other) }).await.expect_err("another's link").code, Fault::NotFound);
}

async fn a_link_ends_with_its_text_and_with_the_mandate(engine: Engine) {
    let world = World::fresh(engine).await;
    let memorandum = on_the_desk(&world).await;
    let claire = world.enter("claire").await;
    claire.call(OfferForAdoption { memorandum }).await.expect("offered");
    let old = token_in(&letter(&world, "philippe", "À signer ou non").await);
    let philippe = inside(&world, &old);
    philippe.call(SignByLink { token: old.clone(), signs: Some(true) }).await.expect("signed");
    claire.call(BackToDraft { memorandum }).await.expect("back");
    assert_eq!(philippe.call(ReadByLink { token: old.clone() }).await.expect_err("gone").code, Fault::NotFound);
    claire.call(OfferForAdoption { memorandum }).await.expect("offered again");
    let body = letter(&world, "philippe", "À signer ou non").await;
    assert!(body.contains("ce qui a changé est marqué"), "{body}");
    let new = token_in(&body);
    assert_ne!(new, old);
    let philippe = inside(&world, &new);
    assert_eq!(philippe.call(ReadByLink { token: new.clone() }).await.expect("inside").adoption.mine, None, "signatures fell");
    philippe.call(SignByLink { token: new.clone(), signs: Some(true) }).await.expect("signed");
    claire.call(SealTheMemorandum { memorandum }).await.expect("sealed");
    assert_eq!(philippe.call(SignByLink { token: new.clone(), signs: Some(false) }).await.expect_err("sealed").code, Fault::WrongState);
    let app = world.app();
    let end = move || {
        app.db.write(|conn| {
            use schema::membership::dsl as t;
            Ok(diesel::update(t::membership.filter(t::mandate.eq(true))).set(t::mandate.eq(false)).execute(conn)?)
        })
    };
    tokio::task::spawn_blocking(end).await.expect("no panic").expect("the database answers");
    assert_eq!(philippe.call(ReadByLink { token: new }).await.expect_err("no mandate").code, Fault::NotFound);
    assert_eq!(world.check().await.faults, Vec::<String>::new());
}

crate::on_both_engines!(
    what_changed_since_the_last_offer_is_told_word_by_word,
    a_link_opens_one_room_after_a_code_and_nothing_else,
    a_link_ends_with_its_text_and_with_the_mandate,
);

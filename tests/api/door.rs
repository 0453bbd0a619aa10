//! The door: sign-in, sessions, and what is turned away before anything is read.

use crate::support::world::{Engine, World, token_in};
use constat_shared::api::Method;
use constat_shared::api::coordination::{Invite, ReadCoordination, ReadMembers};
use constat_shared::api::door::{EndLogin, OpenLink, ReadAccount, RequestLink, SignOut};
use constat_shared::error::Fault;
use constat_shared::time::Instant;
use diesel::prelude::*;
use serde_json::json;

async fn a_link_opens_one_session_once(engine: Engine) {
    let world = World::fresh(engine).await;
    let nobody = world.nobody();
    nobody.call(RequestLink { email: "Karim.Ouali@valombre.example".into(), to: String::new() }).await.expect("asked");
    let token = token_in(&world.letter("karim.ouali@valombre.example", "/sign-in/link/").await);

    let first = nobody.call(OpenLink { token: token.clone(), to: "//evil.example".into() }).await.expect("it opens");
    assert_eq!(first.to, "/", "a link leads nowhere but here");
    let second = nobody.call(OpenLink { token, to: String::new() }).await.expect_err("it is spent");
    assert_eq!(second.code, Fault::LinkSpent);
}

async fn a_link_is_of_no_use_after_its_fifteen_minutes(engine: Engine) {
    let world = World::fresh(engine).await;
    let nobody = world.nobody();
    let token = world.link("els.goossens@valombre.example").await;

    let app = world.app();
    let until = move || {
        use constat::db::schema::sign_in_link::dsl as t;
        let now = app.clock.now();
        let until = app.db.read(|conn| Ok(t::sign_in_link.select(t::expires_at).first::<Instant>(conn)?))?;
        app.db.write(|conn| Ok(diesel::update(t::sign_in_link).set(t::expires_at.eq(now.plus_minutes(-1))).execute(conn)?))?;
        Ok::<_, constat::error::AppError>(until.0 - now.0)
    };
    let lasts = tokio::task::spawn_blocking(until).await.expect("no panic").expect("the database answers");
    assert!((14 * 60_000..=15 * 60_000).contains(&lasts), "{lasts}");
    let late = nobody.call(OpenLink { token, to: String::new() }).await.expect_err("too late");
    assert_eq!(late.code, Fault::LinkSpent);
}

async fn whoever_was_invited_comes_in_by_the_first_link(engine: Engine) {
    let world = World::fresh(engine).await;
    let (claire, nobody, coordination) = (world.enter("claire").await, world.nobody(), world.coordination());
    let home = claire.call(ReadMembers { coordination }).await.expect("read").organisations[0].name.clone();
    let list = format!("Zoé Martin; zoe@example.be; {home}; terrain");
    claire.call(Invite { coordination, list }).await.expect("invited");
    let link = world.link("zoe@example.be").await;
    let token = nobody.call(OpenLink { token: link, to: String::new() }).await.expect("it opens").token;
    let zoe = world.with_token(token);
    assert_eq!(zoe.call(ReadCoordination { coordination }).await.expect("she is a member now").id, coordination);
}

async fn without_script_one_signs_in_by_two_forms(engine: Engine) {
    let world = World::fresh(engine).await;
    let nobody = world.nobody();
    let (status, page) = nobody.page(&format!("/c/{}", world.coordination())).await;
    assert_eq!((status, page.as_str()), (303, ""), "to the door");
    let (status, to, _) = nobody.form("/api/sign-in", &[("email", "els.goossens@valombre.example")], "/sign-in").await;
    assert_eq!(status, 303, "{to}");
    let token = token_in(&world.letter("els.goossens@valombre.example", "/sign-in/link/").await);
    let (status, page) = nobody.page(&format!("/sign-in/link/{token}")).await;
    assert_eq!(status, 200);
    assert!(page.contains("action=\"/api/sign-in/open\""), "a link in a mail that is only looked at signs nobody in: {page}");
    let (status, to, _) = nobody.form("/api/sign-in/open", &[("token", &token)], &format!("/sign-in/link/{token}")).await;
    assert_eq!((status, to.as_str()), (303, "/"));
    let (status, _, page) = nobody.form("/api/sign-in/open", &[("token", &token)], &format!("/sign-in/link/{token}")).await;
    assert!(status >= 400 && page.contains("<form"), "the page again, with what is wrong: {status}");
}

async fn the_answer_does_not_tell_whether_an_address_is_known(engine: Engine) {
    let world = World::shared(engine).await;
    let ask = async |email: &str| world.nobody().send(Method::Post, "/api/sign-in", &json!({"email": email})).await;
    assert_eq!(ask("nobody@example.be").await, ask("els.goossens@valombre.example").await);
}

async fn a_session_is_seen_and_ended(engine: Engine) {
    let world = World::shared(engine).await;
    let (phone, desk) = (world.enter("hilde").await, world.enter("hilde").await);
    let account = desk.call(ReadAccount {}).await.expect("read");
    let other = account.logins.iter().find(|l| !l.this).expect("the phone").id;
    for login in account.logins.iter().filter(|l| !l.this) {
        desk.call(EndLogin { login: login.id }).await.expect("ended");
    }
    assert_eq!(phone.call(ReadAccount {}).await.expect_err("over").code, Fault::SignInFirst);
    let stranger = world.enter("greet").await;
    assert_eq!(stranger.call(EndLogin { login: other }).await.expect_err("not theirs").code, Fault::NotFound);
    desk.call(SignOut {}).await.expect("out");
    assert_eq!(desk.call(ReadAccount {}).await.expect_err("over").code, Fault::SignInFirst);
}

async fn forged_tokens_open_nothing(engine: Engine) {
    let world = World::shared(engine).await;
    for token in ["", "x", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.", "a.b.c"] {
        let (status, _) = world
            .nobody()
            .odd(
                "/api/me/logins/00000000-0000-0000-0000-000000000000/end",
                &[("authorization", &format!("Bearer {token}")), ("content-type", "application/json")],
                b"{}".to_vec(),
            )
            .await;
        assert_eq!(status, 401, "{token}");
    }
}

/// What is odd, headers, body, status, code.
type Case<'a> = (&'a str, Vec<(&'a str, &'a str)>, Vec<u8>, u16, &'a str);

async fn what_cannot_be_read_is_said_kindly_with_a_request_id(engine: Engine) {
    let world = World::shared(engine).await;
    let nobody = world.nobody();
    let json_type = ("content-type", "application/json");
    let cases: [Case<'_>; 7] = [
        ("broken JSON", vec![json_type], b"{".to_vec(), 400, "bad_body"),
        ("JSON that is no object", vec![json_type], b"[1]".to_vec(), 400, "bad_body"),
        ("another type", vec![("content-type", "text/xml")], b"<a/>".to_vec(), 415, "bad_type"),
        ("too large", vec![json_type], vec![b' '; 300_000], 413, "too_large"),
        (
            "another site's form",
            vec![json_type, ("origin", "https://evil.example")],
            b"{\"email\":\"a@b.be\"}".to_vec(),
            403,
            "foreign_form",
        ),
        ("an unknown host", vec![json_type, ("host", "evil.example")], b"{}".to_vec(), 421, "unknown_host"),
        ("no address", vec![json_type], b"{\"email\":\"\\u0000\"}".to_vec(), 422, "invalid"),
    ];
    for (what, headers, body, status, code) in cases {
        let (got, problem) = nobody.odd("/api/sign-in", &headers, body).await;
        assert_eq!((got, problem["code"].as_str()), (status, Some(code)), "{what}: {problem}");
        assert!(problem["request_id"].as_str().is_some_and(|id| !id.is_empty()), "{what}");
    }
}

crate::on_both_engines!(
    a_link_opens_one_session_once,
    a_link_is_of_no_use_after_its_fifteen_minutes,
    whoever_was_invited_comes_in_by_the_first_link,
    without_script_one_signs_in_by_two_forms,
    the_answer_does_not_tell_whether_an_address_is_known,
    a_session_is_seen_and_ended,
    forged_tokens_open_nothing,
    what_cannot_be_read_is_said_kindly_with_a_request_id,
);

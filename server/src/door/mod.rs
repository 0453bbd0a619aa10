//! The door: sign-in, one's own account, the first start, the demonstration's entrance.

mod account;
mod budget;
mod data;
mod demo;
mod device;
mod links;
mod operations;
mod setup;
mod sign_in;

pub(crate) use data::{forget, leave_rooms};
pub use demo::welcome;
pub use links::answer_links;
pub use sign_in::open_session;

use crate::auth::token::Use;
use crate::error::AppError;
use crate::pages::{Builder, File};
use crate::routes::{CookieChange, Registry};
use constat_frontend::pages::door as view;
use constat_shared::api::door::{
    DeleteAccount, EndLogin, EndOtherLogins, EnterDemo, OpenLink, ReadAccount, ReadDemo, ReadDemoMail, ReadKeptMail, ReadMyData,
    ReadOperations, RequestLink, SetUp, SignOut, SignedIn,
};

/// Operations.
pub fn routes(r: &mut Registry) {
    r.on::<RequestLink>(sign_in::request);
    r.on_with_cookies::<OpenLink>(sign_in::open, entered);
    r.on_with_cookies::<SignOut>(sign_in::out, |_| {
        vec![CookieChange { used: Use::Session, token: None }, CookieChange { used: Use::Official, token: None }]
    });
    r.on::<ReadAccount>(account::read);
    r.on::<EndLogin>(account::end_login);
    r.on::<EndOtherLogins>(account::end_other_logins);
    r.on::<ReadMyData>(data::read);
    r.on_with_cookies::<DeleteAccount>(data::delete, |_| {
        vec![CookieChange { used: Use::Session, token: None }, CookieChange { used: Use::Official, token: None }]
    });
    r.on::<ReadOperations>(operations::read);
    r.on::<ReadDemo>(demo::read);
    r.on::<ReadDemoMail>(demo::mail);
    r.on::<ReadKeptMail>(demo::operator_mail);
    r.on_with_cookies::<EnterDemo>(demo::enter, entered);
    r.on_with_cookies::<SetUp>(setup::set_up, |done| vec![CookieChange { used: Use::Session, token: Some(done.token.clone()) }]);
}

fn entered(done: &SignedIn) -> Vec<CookieChange> {
    let device = done.device.clone().map(|key| CookieChange { used: Use::Device, token: Some(key) });
    let session = CookieChange { used: Use::Session, token: Some(done.token.clone()) };
    [Some(session), device].into_iter().flatten().collect()
}

/// Pages.
pub fn pages(p: &mut Builder<'_>) {
    p.plain("/sign-in", view::sign_in);
    p.plain("/sign-in/sent", view::sent);
    p.plain("/sign-in/link/{token}", view::open);
    p.plain("/setup", view::setup);
    p.plain("/rooms", view::rooms);
    p.plain("/privacy", view::privacy::notice);
    p.plain("/privacy/register", view::privacy::register);
    p.plain("/privacy/assessment", view::privacy::assessment);
    p.page::<ReadOperations>("/api", view::operations);
    p.plain("/style", constat_frontend::pages::style_page::view);
    p.page::<ReadAccount>("/", view::home);
    p.page::<ReadAccount>("/me", view::account);
    p.page::<ReadMyData>("/account/data", view::data::view);
    p.plain("/account/gone", view::data::gone);
    p.file::<ReadMyData>("/account/data.html", |ctx, _, mine| {
        Ok(File::Text { content_type: "text/html; charset=utf-8", body: view::data::document(ctx, mine) })
    });
    p.file::<ReadMyData>("/account/data.json", |_, _, mine| {
        let body = serde_json::to_string_pretty(mine).map_err(AppError::internal)?;
        Ok(File::Text { content_type: "application/json", body })
    });
    demo::pages(p);
}

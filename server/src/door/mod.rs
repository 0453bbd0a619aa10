//! The door: sign-in, one's own account, the first start, the demonstration's entrance.

mod account;
mod budget;
mod demo;
mod device;
mod links;
mod operations;
mod setup;
mod sign_in;

pub use demo::welcome;
pub use links::answer_links;
pub use sign_in::open_session;

use crate::auth::token::Use;
use crate::pages::Builder;
use crate::routes::{CookieChange, Registry};
use constat_frontend::pages::door as view;
use constat_shared::api::door::{
    EndLogin, EndOtherLogins, EnterDemo, OpenLink, ReadAccount, ReadDemo, ReadDemoMail, ReadKeptMail, ReadOperations, RequestLink, SetUp,
    SignOut, SignedIn,
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
    p.page::<ReadOperations>("/api", view::operations);
    p.plain("/style", constat_frontend::pages::style_page::view);
    p.page::<ReadAccount>("/", view::home);
    p.page::<ReadAccount>("/me", view::account);
    demo::pages(p);
}

//! Letters that were kept instead of sent.

use super::{page, words as w};
use crate::components as ui;
use crate::ctx::{Ctx, Page};
use constat_shared::api::door::{KeptMail, ReadDemoMail, ReadKeptMail};
use constat_shared::permission::Room;
use leptos::prelude::*;

/// Letters that no server took away, newest first.
#[expect(clippy::ptr_arg, reason = "the operation answers a list")]
pub fn demo_mails(ctx: &Ctx, _request: &ReadDemoMail, mails: &Vec<KeptMail>) -> Page {
    list(ctx, mails)
}

/// The same for the operator.
#[expect(clippy::ptr_arg, reason = "the operation answers a list")]
pub fn mails(ctx: &Ctx, _request: &ReadKeptMail, mails: &Vec<KeptMail>) -> Page {
    list(ctx, mails)
}

fn list(ctx: &Ctx, mails: &[KeptMail]) -> Page {
    let list = mails
        .iter()
        .map(|m| {
            // A link in a letter can be followed here as in a mail program.
            let lines = m.body.lines().map(|line| {
                if line.starts_with("http") { ui::link(line, line) } else { view! { <span>{line.to_owned()}</span> }.into_any() }
            });
            let text = lines.map(|l| view! { {l}<br/> }).collect::<Vec<_>>();
            ui::row_with(&m.subject, None, &m.to, view! { <p>{text}</p> }.into_any(), None)
        })
        .collect::<Vec<_>>();
    let list = if list.is_empty() {
        ui::empty(ctx.t(w::NO_MAIL), ctx.t(w::NO_MAIL_TEXT), None)
    } else {
        ui::section(ctx.t(w::NEWEST), ui::rows(list))
    };
    let body = view! { {ui::page_head(vec![("/demo".to_owned(), ctx.t(w::DEMO).to_owned())], ctx.t(w::MAILS), "", None)} {list} };
    page(ctx.t(w::MAILS), Room::Door, body.into_any())
}

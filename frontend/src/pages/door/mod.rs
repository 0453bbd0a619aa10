//! The door: sign-in, one's own account, the first start, who enters where, the demonstration.

mod account;
pub mod data;
mod data_words;
mod demo;
mod device;
mod entrance;
mod operations;
pub mod privacy;
mod rooms;
mod setup;
mod sign_in;
mod table_words;
mod words;

pub use account::{account, home};
pub use demo::{demo_mails, mails};
pub use device::named as device_named;
pub use entrance::view as entrance;
pub use operations::operations;
pub use rooms::rooms;
pub use setup::setup;
pub use sign_in::{open, sent, sign_in};
pub(crate) use table_words::action as action_words;

use crate::ctx::{Ctx, Dress, Page};
use constat_shared::locale::Locale;
use constat_shared::permission::Room;
use leptos::prelude::AnyView;

fn page(title: &str, room: Room, body: AnyView) -> Page {
    Page { title: title.to_owned(), room, dress: Dress::Member, locales: &Locale::MEMBERS, body }
}

/// A value of the page's own query.
fn query(ctx: &Ctx, name: &str) -> String {
    let query = ctx.path.split_once('?').map_or("", |(_, q)| q);
    let found = query.split('&').find_map(|pair| pair.split_once('=').filter(|(n, _)| *n == name).map(|(_, v)| v));
    percent_decode(found.unwrap_or_default())
}

fn percent_decode(text: &str) -> String {
    let mut out = Vec::new();
    let mut bytes = text.bytes();
    while let Some(b) = bytes.next() {
        let digits = if b == b'%' { bytes.next().zip(bytes.next()) } else { None };
        let digit = |d: u8| char::from(d).to_digit(16).and_then(|v| u8::try_from(v).ok());
        match digits.and_then(|(h, l)| digit(h).zip(digit(l))) {
            Some((high, low)) => out.push(high * 16 + low),
            None => out.push(b),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

//! The office: today's page, members, the diagnosis.

pub mod diagnosis;
pub mod journal;
pub mod letters;
pub mod members;
pub mod today;
mod waiting;
mod words;

use crate::ctx::{Dress, Page};
use constat_shared::locale::Locale;
use constat_shared::permission::Room;
use leptos::prelude::AnyView;

fn page(title: &str, body: AnyView) -> Page {
    Page { title: title.to_owned(), room: Room::Office, dress: Dress::Member, locales: &Locale::MEMBERS, body }
}

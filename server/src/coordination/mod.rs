//! The coordination: today's page, organisations, members.

mod found;
mod hand_over;
mod invite;
mod journal;
mod letters;
mod members;
mod remind;
mod suspension;
mod today;
mod waiting;
mod work;

pub use found::{Founding, found};
pub use hand_over::{ask as ask_hand_over, go_on as hand_over_due, watch as watch_hand_overs};

use crate::pages::Builder;
use crate::routes::Registry;
use constat_frontend::pages::office as view;
use constat_shared::api::coordination::{
    AddOrganisation, ChangeMember, EndMembership, Invite, PreviewInvites, ReadCoordination, ReadJournal, ReadLetters, ReadMembers,
    RemindSilent, RestoreMembership, ResumeMembership, RetryLetters, StopHandOver, SuspendMembership,
};

/// Operations.
pub fn routes(r: &mut Registry) {
    r.on::<ReadCoordination>(today::read);
    r.on::<ReadMembers>(members::read);
    r.on::<AddOrganisation>(members::add_organisation);
    r.on::<ChangeMember>(members::change);
    r.on::<EndMembership>(members::end);
    r.on::<RestoreMembership>(members::restore);
    r.on::<SuspendMembership>(suspension::suspend);
    r.on::<ResumeMembership>(suspension::resume);
    r.on::<StopHandOver>(hand_over::stop);
    r.on::<ReadLetters>(letters::read);
    r.on::<RetryLetters>(letters::retry);
    r.on::<RemindSilent>(remind::remind);
    r.on::<ReadJournal>(journal::read);
    r.on::<PreviewInvites>(invite::preview);
    r.on::<Invite>(invite::invite);
}

/// Pages.
pub fn pages(p: &mut Builder<'_>) {
    p.page::<ReadCoordination>("/c/{coordination}", view::today::view);
    p.page::<ReadMembers>("/c/{coordination}/members", view::members::view);
    p.page::<ReadLetters>("/c/{coordination}/letters", view::letters::view);
    p.page::<ReadJournal>("/c/{coordination}/journal", view::journal::view);
    p.page::<PreviewInvites>("/c/{coordination}/members/preview", view::members::preview);
}

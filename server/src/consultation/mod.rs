//! The consultation feature: sessions with residents, their contributions, and who reads them first.

mod opinions;
mod page;
mod paper;
mod print;
mod queue;
mod repo;
mod resident;
mod session;
mod shelve;
mod slip;
#[cfg(test)]
mod tests;

pub use shelve::placed;

use crate::pages::Builder;
use crate::routes::Registry;
use constat_frontend::pages::residents as view;
use constat_shared::api::consultation::{
    AcceptContribution, ChangeFacilitators, CloseSession, Contribute, EnterPaper, GiveTheme, OpenSession, PlanSession, ReadKept,
    ReadOpinions, ReadQueue, ReadResidentPage, ReadSessions, ReopenSession, SetAside, StrikeContribution, TakeBack, TypeCode,
};

/// Operations.
pub fn routes(r: &mut Registry) {
    r.on::<ReadSessions>(session::list);
    r.on::<PlanSession>(session::plan);
    r.on::<OpenSession>(session::open);
    r.on::<CloseSession>(session::close);
    r.on::<ChangeFacilitators>(session::facilitators);
    r.on::<ReopenSession>(session::reopen);
    r.on::<ReadQueue>(queue::read);
    r.on_kept::<ReadOpinions>(opinions::read);
    r.on::<AcceptContribution>(queue::accept);
    r.on::<StrikeContribution>(queue::strike);
    r.on::<SetAside>(queue::set_aside);
    r.on::<GiveTheme>(queue::give_theme);
    r.on::<EnterPaper>(paper::enter);
    r.on::<ReadResidentPage>(page::read);
    r.on::<ReadKept>(page::kept);
    r.on::<Contribute>(resident::contribute);
    r.on::<TakeBack>(resident::take_back);
    r.on::<TypeCode>(page::code);
}

/// Pages.
pub fn pages(p: &mut Builder<'_>) {
    p.plain("/r", view::code::view);
    p.file::<TypeCode>("/r/go", print::to_page);
    p.kept_page::<ReadResidentPage>("/r/{code}", view::write::view, |page| &page.once);
    p.page::<ReadKept>("/r/{code}/kept", view::kept::view);
    p.page::<ReadResidentPage>("/r/{code}/take-back", view::take_back::view);
    p.page::<ReadResidentPage>("/r/{code}/taken-back", view::take_back::done);
    p.page::<ReadSessions>("/d/{diagnosis}/sessions", view::sessions::view);
    p.page::<ReadQueue>("/sessions/{session}", view::queue::view);
    p.page::<ReadOpinions>("/sessions/{session}/opinions", view::opinions::view);
    p.page::<ReadQueue>("/sessions/{session}/paper", view::paper::view);
    p.file::<ReadQueue>("/sessions/{session}/poster", print::poster);
    p.file::<ReadQueue>("/sessions/{session}/sheets", print::sheets);
}

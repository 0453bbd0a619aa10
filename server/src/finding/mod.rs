//! Findings: written in the group room, validated by the group, read in the plenary.

mod abandon;
mod deliberate;
mod draft;
mod plenary;
mod proof;
mod read;
mod released;
mod repo;
mod room;
mod search;
mod shelve;
#[cfg(test)]
mod tests;
mod validate;

pub use plenary::released_findings;
pub use released::released;
pub use repo::Kept;
pub use shelve::placed;

use crate::pages::Builder;
use crate::routes::Registry;
use constat_frontend::pages::{group, plenary as square};
use constat_shared::api::finding::{
    AbandonRevision, AddComment, AddEvidence, AddQuote, AnswerObjection, Consent, DropDraft, Object, ProposeFinding, ReadFinding,
    ReadGroup, ReadPlenary, ReleaseFinding, RemoveEvidence, RemoveQuote, RestoreFinding, ReviseFinding, SaveDraft, SearchGroup,
    SearchPlenary, SendBack, TieContribution, TranslateFinding, UntieContribution, ValidateFinding, WithdrawFinding, WriteDraft,
};

/// Operations.
pub fn routes(r: &mut Registry) {
    r.on::<ReadGroup>(room::read);
    r.on::<ReadFinding>(read::read);
    r.on::<WriteDraft>(draft::write);
    r.on::<SaveDraft>(draft::save);
    r.on::<DropDraft>(draft::drop);
    r.on::<ProposeFinding>(deliberate::propose);
    r.on::<Consent>(deliberate::consent);
    r.on::<Object>(deliberate::object);
    r.on::<AnswerObjection>(deliberate::answer);
    r.on::<AddComment>(deliberate::comment);
    r.on::<ValidateFinding>(validate::validate);
    r.on::<SendBack>(validate::send_back);
    r.on::<ReleaseFinding>(validate::release);
    r.on::<WithdrawFinding>(validate::withdraw);
    r.on::<RestoreFinding>(validate::restore);
    r.on::<ReviseFinding>(validate::revise);
    r.on::<AbandonRevision>(abandon::abandon);
    r.on::<TranslateFinding>(proof::translate);
    r.on::<AddQuote>(proof::add_quote);
    r.on::<RemoveQuote>(proof::remove_quote);
    r.on::<AddEvidence>(proof::add_evidence);
    r.on::<RemoveEvidence>(proof::remove_evidence);
    r.on::<TieContribution>(proof::tie);
    r.on::<UntieContribution>(proof::untie);
    r.on_kept::<ReadPlenary>(plenary::read);
    r.on::<SearchPlenary>(search::plenary);
    r.on::<SearchGroup>(search::group);
}

/// Pages.
pub fn pages(p: &mut Builder<'_>) {
    p.page::<ReadGroup>("/groups/{group}", group::room::view);
    p.page::<ReadFinding>("/findings/{finding}", group::finding::view);
    p.page::<ReadPlenary>("/d/{diagnosis}/findings", square::view);
    p.page::<SearchPlenary>("/d/{diagnosis}/search", square::search::view);
    p.page::<SearchGroup>("/groups/{group}/search", group::search::view);
}

//! Delivery: letters, the officials' answers, follow-up, the public page.

mod feed;
mod follow;
mod followed;
mod letter;
mod official;
mod public;
mod send;

pub(crate) use followed::overdue;

use crate::auth::token::Use;
use crate::pages::Builder;
use crate::routes::{CookieChange, Registry};
use constat_frontend::pages::{officials, public as square};
use constat_shared::api::delivery::{
    AnswerRecommendation, Deliver, EnterOfficialRoom, FollowUpRecommendation, MarkUnreachable, PublishMemorandum, ReadDelivery,
    ReadOfficialDoor, ReadOfficialRoom, ReadPublicMemorandum, ReadPublicSealed, RequestCode, Resend, UnpublishMemorandum,
};

/// Operations.
pub fn routes(r: &mut Registry) {
    r.on::<Deliver>(send::deliver);
    r.on::<Resend>(send::resend);
    r.on::<MarkUnreachable>(send::mark_unreachable);
    r.on::<ReadDelivery>(follow::read);
    r.on::<FollowUpRecommendation>(follow::note);
    r.on::<PublishMemorandum>(public::publish);
    r.on::<UnpublishMemorandum>(public::unpublish);
    r.on::<ReadOfficialDoor>(official::door);
    r.on::<RequestCode>(official::request_code);
    r.on_with_cookies::<EnterOfficialRoom>(official::enter, |entered| {
        vec![CookieChange { used: Use::Official, token: entered.token.clone() }]
    });
    r.on::<ReadOfficialRoom>(official::read);
    r.on::<AnswerRecommendation>(official::answer);
    r.on::<ReadPublicMemorandum>(public::read);
    r.on::<ReadPublicSealed>(public::sealed);
}

/// Pages.
pub fn pages(p: &mut Builder<'_>) {
    p.page::<ReadDelivery>("/memoranda/{memorandum}/delivery", officials::delivery::view);
    p.page::<ReadOfficialDoor>("/o/{token}", officials::door::view);
    p.page::<ReadOfficialRoom>("/o/{token}/room", officials::room::view);
    p.page::<ReadOfficialRoom>("/o/{token}/r/{recommendation}", officials::answer::view);
    p.page::<ReadPublicMemorandum>("/m/{slug}", square::memorandum::view);
    p.file::<ReadPublicMemorandum>("/m/{slug}/feed", feed::atom);
    p.file::<ReadPublicSealed>("/m/{slug}/pdf", public::pdf);
    p.file::<ReadPublicSealed>("/m/{slug}/json", public::json);
}

//! The memorandum: built by itself from what was released, written, adopted, sealed.

pub mod adopt;
pub mod build;
mod files;
mod link;
pub mod make;
pub mod paper;
mod priorities;
pub mod read;
pub mod recipients;
pub mod recommendations;
pub mod repo;
pub mod seal;
pub mod verify;

pub(crate) use files::export;

use crate::auth::token::Use;
use crate::pages::Builder;
use crate::routes::{CookieChange, Registry};
use constat_frontend::pages::adoption;
use constat_shared::api::memorandum::{
    AddRecipient, AddRecommendation, BackToDraft, EditMemorandum, EditRecommendation, EnterAdoptionRoom, ExportMemorandum, FindMemorandum,
    MakeMemorandum, NameSpokesperson, OfferForAdoption, ReadByLink, ReadMemorandum, ReadSignatoryDoor, RemoveRecipient,
    RemoveRecommendation, RemoveSpokesperson, RequestSignatoryCode, SealTheMemorandum, SignByLink, SignMemorandum,
};

/// Operations.
pub fn routes(r: &mut Registry) {
    r.on::<FindMemorandum>(read::find);
    r.on::<MakeMemorandum>(make::make);
    r.on::<ReadMemorandum>(read::read);
    r.on::<ExportMemorandum>(read::export);
    r.on::<EditMemorandum>(make::edit);
    r.on::<AddRecommendation>(recommendations::add);
    r.on::<EditRecommendation>(recommendations::edit);
    r.on::<RemoveRecommendation>(recommendations::remove);
    r.on::<AddRecipient>(recipients::add);
    r.on::<RemoveRecipient>(recipients::remove);
    r.on::<OfferForAdoption>(adopt::offer);
    r.on::<BackToDraft>(adopt::back);
    r.on::<SignMemorandum>(adopt::sign);
    r.on::<NameSpokesperson>(adopt::name_spokesperson);
    r.on::<RemoveSpokesperson>(adopt::remove_spokesperson);
    r.on::<SealTheMemorandum>(seal::seal);
    r.on::<ReadSignatoryDoor>(link::door);
    r.on::<RequestSignatoryCode>(link::code);
    r.on_with_cookies::<EnterAdoptionRoom>(link::enter, |entered| {
        vec![CookieChange { used: Use::Signatory, token: entered.token.clone() }]
    });
    r.on::<ReadByLink>(link::room);
    r.on::<SignByLink>(link::sign);
}

/// Pages.
pub fn pages(p: &mut Builder<'_>) {
    p.page::<FindMemorandum>("/d/{diagnosis}/memorandum", adoption::find::view);
    p.page::<ReadMemorandum>("/memoranda/{memorandum}", adoption::read::view);
    p.page::<ReadMemorandum>("/memoranda/{memorandum}/write", adoption::write::view);
    p.page::<ReadMemorandum>("/memoranda/{memorandum}/adoption", adoption::sign::view);
    p.page::<ReadSignatoryDoor>("/a/{token}", adoption::link::door);
    p.page::<ReadByLink>("/a/{token}/room", adoption::link::room);
    p.file::<ReadMemorandum>("/memoranda/{memorandum}/pdf", files::pdf);
    p.file::<ExportMemorandum>("/memoranda/{memorandum}/json", files::json);
}

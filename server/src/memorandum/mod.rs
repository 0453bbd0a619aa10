//! The memorandum: built by itself from what was released, written, adopted, sealed.

pub mod adopt;
pub mod build;
mod files;
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

use crate::pages::Builder;
use crate::routes::Registry;
use constat_frontend::pages::adoption;
use constat_shared::api::memorandum::{
    AddRecipient, AddRecommendation, BackToDraft, EditMemorandum, EditRecommendation, ExportMemorandum, FindMemorandum, MakeMemorandum,
    NameSpokesperson, OfferForAdoption, ReadMemorandum, RemoveRecipient, RemoveRecommendation, RemoveSpokesperson, SealTheMemorandum,
    SignMemorandum,
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
}

/// Pages.
pub fn pages(p: &mut Builder<'_>) {
    p.page::<FindMemorandum>("/d/{diagnosis}/memorandum", adoption::find::view);
    p.page::<ReadMemorandum>("/memoranda/{memorandum}", adoption::read::view);
    p.page::<ReadMemorandum>("/memoranda/{memorandum}/write", adoption::write::view);
    p.page::<ReadMemorandum>("/memoranda/{memorandum}/adoption", adoption::sign::view);
    p.file::<ReadMemorandum>("/memoranda/{memorandum}/pdf", files::pdf);
    p.file::<ExportMemorandum>("/memoranda/{memorandum}/json", files::json);
}

//! The diagnosis: from a template, its steps, themes and groups.

pub mod facts;
mod group;
mod make;
mod read;
mod step;
mod theme;

pub use make::insert as insert_from_template;

use crate::pages::Builder;
use crate::routes::Registry;
use constat_frontend::pages::office as view;
use constat_shared::api::diagnosis::{
    ChooseTheme, CloseStep, FormGroup, JoinGroup, LeaveGroup, MakeDiagnosis, OpenStep, PlanStep, ReadDiagnosis, ReopenStep, VoiceTheme,
    WriteFraming,
};

/// Operations.
pub fn routes(r: &mut Registry) {
    r.on::<MakeDiagnosis>(make::make);
    r.on::<ReadDiagnosis>(read::read);
    r.on::<WriteFraming>(make::frame);
    r.on::<PlanStep>(step::plan);
    r.on::<OpenStep>(step::open);
    r.on::<CloseStep>(step::close);
    r.on::<ReopenStep>(step::reopen);
    r.on::<VoiceTheme>(theme::voice);
    r.on::<ChooseTheme>(theme::choose);
    r.on::<FormGroup>(group::form);
    r.on::<JoinGroup>(group::join);
    r.on::<LeaveGroup>(group::leave);
}

/// Pages.
pub fn pages(p: &mut Builder<'_>) {
    p.page::<ReadDiagnosis>("/d/{diagnosis}", view::diagnosis::view);
}

//! The pieces that pages are made of. Both dresses style the same classes.

mod choice;
mod field;
mod form;
mod icon;
mod layout;
mod proof;
mod rows;
mod search;
mod status;
mod steps;
mod table;

pub use choice::{check, checks, choice, choice_with_hints, select};
pub use field::{area, code, date, email, link_field, number, sentence, text};
pub use form::{
    action_button, autosave_form, danger_action, danger_submit, dots_form, fold, form, hidden, main_action, quiet_submit, submit,
    submit_value,
};
pub use icon::{Icon, icon, room_icon};
pub use layout::{
    button_link, disclosure, facts, facts_views, folio, half, heading, line, link, margin_note, meta, page_head, para, prose,
    quiet_button_link, section, section_with, stack,
};
pub use proof::{Knot, Seal, bar, bars, chain, evidence, quote, quote_found, voices};
pub use rows::{keyed_row, keyed_rows, row, row_with, rows};
pub use search::{marked, search};
pub use status::{Status, done, empty, in_room, notice, notice_with, ribbon, room_name, status_tag, warm_notice};
pub use steps::{Missing, StepDisc, missing, missing_list, steps};
pub use table::{cell, held_cell, number_cell, table};

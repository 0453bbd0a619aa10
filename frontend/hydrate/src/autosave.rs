//! A draft that is saved as it is typed. What the server does not have yet is kept on the device.

use crate::kept::{Fate, Kept, pause};
use crate::post::{self, Outcome};
use crate::state::{SaveState, Saving};
use crate::{fields, store, web};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlFormElement, SubmitEvent};

/// Milliseconds without a key after which a save starts.
const QUIET: u64 = 800;

/// One form and what goes on with it.
struct Desk {
    form: HtmlFormElement,
    /// Where it is saved; its words are kept under the same name.
    path: String,
    saving: ArcRwSignal<Saving>,
    older: ArcRwSignal<bool>,
    timer: Cell<Option<TimeoutHandle>>,
    /// Something was typed that is not on its way.
    changed: Cell<bool>,
    /// A save is on its way.
    running: Cell<bool>,
    /// Attempts in a row that did not arrive.
    attempts: Cell<u32>,
    /// The button that was pressed meanwhile, and its form: its turn comes after the save.
    next: RefCell<Option<(HtmlFormElement, Option<HtmlElement>)>>,
}

/// Saves this form from now on.
pub fn wake(form: HtmlFormElement) {
    let Some(path) = form.get_attribute("data-autosave") else { return };
    let Some(revision) = fields::first_revision(&form) else { return };
    let desk = Rc::new(Desk {
        path,
        saving: ArcRwSignal::new(Saving::Quiet),
        older: ArcRwSignal::new(false),
        timer: Cell::new(None),
        changed: Cell::new(false),
        running: Cell::new(false),
        attempts: Cell::new(0),
        next: RefCell::new(None),
        form,
    });
    desk.show();
    desk.listen();
    desk.look_back(revision);
}

impl Desk {
    /// Mounts the line that says how it stands.
    fn show(self: &Rc<Self>) {
        let Some(place) = web::place(&self.form, "[data-save-state]") else { return };
        let (saving, older) = (self.saving.clone(), self.older.clone());
        let page = fields::page(&self.form).unwrap_or_default();
        let desk = SendWrapper::new(Rc::clone(self));
        let decide = move |take: bool| desk.decide(take);
        mount_to(place, move || view! { <SaveState locale=web::locale() saving older page decide/> }).forget();
    }

    fn listen(self: &Rc<Self>) {
        let desk = Rc::clone(self);
        web::on(&self.form, "input", move |_| desk.typed());
        let desk = Rc::clone(self);
        web::on_document("submit", move |event| desk.submitted(&event));
        let desk = Rc::clone(self);
        web::on_document("visibilitychange", move |_| {
            if web::hidden() && desk.changed.get() {
                desk.save();
            }
        });
        if let Some(window) = web::window() {
            let desk = Rc::clone(self);
            web::on(&window, "online", move |_| {
                if desk.changed.get() {
                    desk.save();
                }
            });
        }
    }

    /// What an earlier visit left on the device.
    fn look_back(self: &Rc<Self>, revision: i32) {
        let shown = fields::all(&self.form);
        if let Some(kept) = store::read(&self.path) {
            match kept.fate(revision, &shown) {
                Fate::Forget => store::forget(&self.path),
                Fate::Restore => {
                    fields::fill(&self.form, &kept.fields);
                    self.changed.set(true);
                    self.save();
                }
                Fate::Offer => {
                    store::write(&self.older_name(), &kept);
                    store::forget(&self.path);
                }
            }
        }
        self.older.set(store::read(&self.older_name()).is_some());
    }

    fn older_name(&self) -> String {
        format!("{} older", self.path)
    }

    /// Takes the earlier words, or forgets them.
    fn decide(self: &Rc<Self>, take: bool) {
        if let Some(kept) = store::read(&self.older_name()).filter(|_| take) {
            fields::fill(&self.form, &kept.fields);
            self.typed();
        }
        store::forget(&self.older_name());
        self.older.set(false);
    }

    fn typed(self: &Rc<Self>) {
        self.changed.set(true);
        self.keep(false);
        self.save_in(QUIET);
    }

    fn keep(&self, sent: bool) {
        if let Some(revision) = fields::revision(&self.form) {
            store::write(&self.path, &Kept { revision, sent, fields: fields::all(&self.form) });
        }
    }

    fn save_in(self: &Rc<Self>, milliseconds: u64) {
        let desk = Rc::clone(self);
        self.wait_no_more();
        self.timer.set(web::later(milliseconds, move || desk.save()));
    }

    fn wait_no_more(&self) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
    }

    /// Starts a save, unless one runs: that one starts the next when it ends. After a conflict nothing may cover the other
    /// version; words are only kept.
    fn save(self: &Rc<Self>) {
        self.wait_no_more();
        if self.running.get() || self.saving.get_untracked() == Saving::Conflict {
            return;
        }
        let Some(revision) = fields::revision(&self.form) else { return };
        self.running.set(true);
        self.changed.set(false);
        // While there is no network the line stays as it is: it does not flicker with each attempt.
        if self.attempts.get() == 0 {
            self.saving.set(Saving::Running);
        }
        let desk = Rc::clone(self);
        wasm_bindgen_futures::spawn_local(async move {
            let outcome = post::save(&desk.path, revision, fields::all(&desk.form)).await;
            desk.ended(outcome);
        });
    }

    fn ended(self: &Rc<Self>, outcome: Outcome) {
        self.running.set(false);
        let pressed = self.next.take();
        let unreached = matches!(outcome, Outcome::Unreached);
        let attempts = if unreached { self.attempts.get().saturating_add(1) } else { 0 };
        self.attempts.set(attempts);
        match outcome {
            Outcome::Stored(revision) => self.stored(revision, pressed),
            Outcome::Unreached => {
                self.changed.set(true);
                self.keep(false);
                self.saving.set(Saving::Waiting);
                self.save_in(pause(attempts));
            }
            Outcome::Conflict => {
                self.changed.set(true);
                self.saving.set(Saving::Conflict);
            }
            Outcome::Refused(message) => {
                // What was typed meanwhile may be what was missing: it gets its own attempt.
                if !self.changed.replace(true) {
                    self.wait_no_more();
                }
                self.saving.set(Saving::Refused(message));
            }
        }
    }

    fn stored(self: &Rc<Self>, revision: i32, pressed: Option<(HtmlFormElement, Option<HtmlElement>)>) {
        fields::set_revision(&self.form, revision);
        if self.changed.get() {
            // Typed meanwhile: kept for the new revision, saved after the usual quiet.
            self.keep(false);
            if pressed.is_some() {
                self.next.replace(pressed);
                self.save();
            } else {
                self.save_in(QUIET);
            }
            return;
        }
        store::forget(&self.path);
        self.saving.set(Saving::Saved);
        if let Some((form, button)) = pressed {
            // Fails only where the button has left its form.
            let _ = form.request_submit_with_submitter(button.as_ref());
        }
    }

    /// A button of this form, or of one about the same thing: it must not overtake a save. Words still unsent go first.
    fn submitted(self: &Rc<Self>, event: &Event) {
        let Some(form) = event.target().and_then(|t| t.dyn_into::<HtmlFormElement>().ok()) else { return };
        let own = form == self.form;
        let action = form.get_attribute("action").unwrap_or_default();
        let about = action.strip_prefix(&self.path).is_some_and(|rest| rest.starts_with('/'));
        let unsent = self.changed.get();
        let first = if own { self.running.get() || self.attempts.get() > 0 } else { about && (unsent || self.running.get()) };
        if first && self.saving.get_untracked() != Saving::Conflict {
            event.prevent_default();
            let button = event.dyn_ref::<SubmitEvent>().and_then(SubmitEvent::submitter);
            self.next.replace(Some((form, button)));
            self.save();
        } else if own {
            self.wait_no_more();
            self.keep(true);
        }
    }
}

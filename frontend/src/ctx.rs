//! What every page knows: who looks at it, in which language, from where, and what a form held that did not pass.

use constat_shared::error::{Fault, Problem};
use constat_shared::ids::CoordinationId;
use constat_shared::locale::{Locale, Words};
use constat_shared::permission::{Action, Decision, Role, Standing, Who, decide};
use constat_shared::time::Day;
use leptos::prelude::AnyView;

/// Who looks at the page.
#[derive(Debug, Clone, Default)]
pub struct Viewer {
    /// Name.
    pub name: String,
    /// The coordination that the page belongs to, and its name.
    pub coordination: Option<(CoordinationId, String)>,
    /// The role there.
    pub role: Option<Role>,
    /// Runs the server.
    pub operator: bool,
}

/// A form that was sent without script and did not pass.
#[derive(Debug, Clone)]
pub struct FormState {
    /// The endpoint's name.
    pub endpoint: String,
    /// The path that the form was sent to: tells apart several forms of one kind on a page.
    pub action: String,
    /// What was in the fields.
    pub values: Vec<(String, String)>,
    /// What is wrong.
    pub problem: Problem,
}

/// Everything that a view may ask for beside its data.
#[derive(Debug, Clone)]
pub struct Ctx {
    /// Language.
    pub locale: Locale,
    /// Path and query of this page.
    pub path: String,
    /// Who looks, if signed in.
    pub viewer: Option<Viewer>,
    /// What the viewer is to the thing on this page.
    pub standing: Standing,
    /// A form to show again.
    pub form: Option<FormState>,
    /// Today.
    pub today: Day,
    /// Whether this is the demonstration.
    pub demo: bool,
    /// Where this server is reached, without a slash at the end.
    pub public_url: String,
}

impl Ctx {
    /// These words in the page's language.
    pub fn t(&self, words: Words) -> &'static str {
        words.get(self.locale)
    }
    /// These words with their `{names}` filled.
    pub fn fill(&self, words: Words, values: &[(&str, &dyn std::fmt::Display)]) -> String {
        words.fill(self.locale, values)
    }
    /// Whether the table allows this here and now: what is not allowed is not shown.
    pub fn may(&self, action: Action) -> bool {
        decide(action, &self.standing) == Decision::Allowed
    }
    /// Whether the viewer is this here.
    pub fn is(&self, who: Who) -> bool {
        self.standing.who.contains(&who)
    }
    /// The form to show again, if it is the one that is sent to this path.
    pub fn form(&self, action: &str) -> Option<&FormState> {
        self.form.as_ref().filter(|f| f.action == action)
    }
    /// What a field shall hold: what was typed, else what is stored.
    pub fn value(&self, action: &str, field: &str, stored: &str) -> String {
        self.form(action)
            .and_then(|f| f.values.iter().find(|(name, _)| name == field))
            .map_or_else(|| stored.to_owned(), |(_, value)| value.clone())
    }
    /// What is wrong with a field.
    pub fn fault(&self, action: &str, field: &str) -> Option<&'static str> {
        let fault = self.form(action)?.problem.fields.iter().find(|f| f.path == field)?;
        Some(fault.code.message(self.locale))
    }
}

/// How a page is dressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dress {
    /// Members: masthead, navigation, fonts.
    Member,
    /// Residents, public, officials: one small style sheet, no font, no script.
    Light,
}

/// A page before the shell is put around it.
pub struct Page {
    /// Title, without the product's name.
    pub title: String,
    /// Room, for the ribbon and the colour.
    pub room: constat_shared::permission::Room,
    /// Dress.
    pub dress: Dress,
    /// Languages that the page can be switched to.
    pub locales: &'static [Locale],
    /// What is in it.
    pub body: AnyView,
}

/// An error as a page.
#[derive(Debug, Clone)]
pub struct ErrorPage {
    /// What happened.
    pub fault: Fault,
    /// To find it in the log.
    pub request_id: String,
    /// A form that was sent and whose own page cannot be shown: its path, and what was typed.
    pub sent: Option<(String, Vec<(String, String)>)>,
}

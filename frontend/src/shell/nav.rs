//! The members' way through the house: today, the rooms of the diagnosis at hand, members. What the table refuses is not shown.

use crate::ctx::Ctx;
use constat_shared::locale::Words;
use constat_shared::permission::Action;
use leptos::prelude::*;

constat_shared::words! {
    MAIN_NAV = "Principal", "Hoofdmenu", "Main";
    TODAY = "Aujourd’hui", "Vandaag", "Today";
    STEPS = "Étapes", "Stappen", "Steps";
    FINDINGS = "Constats", "Vaststellingen", "Findings";
    CONSULTATION = "Consultation", "Raadpleging", "Consultation";
    PRIORITIES = "Priorités", "Prioriteiten", "Priorities";
    MEMORANDUM = "Mémorandum", "Memorandum", "Memorandum";
    MEMBERS = "Membres", "Leden", "Members";
}

/// A part of a diagnosis: the end of its address, its name, what one must be allowed to, what stands in it.
type Part = (&'static str, Words, Action, &'static [&'static str]);

/// In the order of the steps.
const PARTS: [Part; 5] = [
    ("", STEPS, Action::ReadDiagnosis, &[]),
    ("/findings", FINDINGS, Action::ReadPlenary, &[]),
    ("/sessions", CONSULTATION, Action::ReadSessions, &["/sessions/"]),
    ("/rounds", PRIORITIES, Action::ReadRound, &["/rounds/"]),
    ("/memorandum", MEMORANDUM, Action::ReadDraftMemorandum, &["/memoranda/", "/recommendations/"]),
];

/// The navigation of a coordination's member; `body` tells which diagnosis the page belongs to.
pub(super) fn nav(ctx: &Ctx, body: &str) -> Option<AnyView> {
    let (coordination, _) = ctx.viewer.as_ref()?.coordination.as_ref()?;
    let home = format!("/c/{coordination}");
    let path = ctx.path.split(['?', '#']).next().unwrap_or_default();
    let mut links = vec![link(ctx, home.clone(), TODAY, path, &[])];
    if let Some(diagnosis) = diagnosis(path, body) {
        let allowed = PARTS.iter().filter(|(_, _, action, _)| ctx.may(*action));
        links.extend(allowed.map(|(end, words, _, inside)| link(ctx, format!("/d/{diagnosis}{end}"), *words, path, inside)));
    }
    links.extend(ctx.may(Action::ReadMembers).then(|| link(ctx, format!("{home}/members"), MEMBERS, path, &[])));
    Some(view! { <nav class="main-nav" aria-label=ctx.t(MAIN_NAV)><ul class="line">{links}</ul></nav> }.into_any())
}

/// A link, marked when the page is its own or stands in its part of the house.
fn link(ctx: &Ctx, href: String, words: Words, path: &str, inside: &[&str]) -> AnyView {
    let results = href.strip_suffix("/rounds").is_some_and(|diagnosis| path.strip_suffix("/results") == Some(diagnosis));
    let here = if path == href { Some("page") } else { (results || inside.iter().any(|start| path.starts_with(start))).then_some("true") };
    view! { <li><a href=href aria-current=here>{ctx.t(words)}</a></li> }.into_any()
}

/// The diagnosis in the address, or else the only one that the page leads to.
fn diagnosis<'a>(path: &'a str, body: &'a str) -> Option<&'a str> {
    let own = path.strip_prefix("/d/").and_then(|rest| rest.split('/').next());
    let linked = || {
        let mut ids = body.split("href=\"/d/").skip(1).filter_map(|rest| rest.split(['/', '"', '?', '#']).next());
        let first = ids.next()?;
        ids.all(|id| id == first).then_some(first)
    };
    own.or_else(linked).filter(|id| !id.is_empty())
}

#[cfg(test)]
mod tests {
    use super::diagnosis;

    #[test]
    fn a_page_belongs_to_the_diagnosis_of_its_address_or_to_the_only_one_it_names() {
        let one = r#"<a href="/d/1">a</a> <a href="/d/1/rounds">b</a>"#;
        assert_eq!(diagnosis("/d/2/findings", one), Some("2"));
        assert_eq!(diagnosis("/groups/9", one), Some("1"));
        assert_eq!(diagnosis("/c/9", r#"<a href="/d/1">a</a> <a href="/d/2">b</a>"#), None);
        assert_eq!(diagnosis("/me", ""), None);
    }
}

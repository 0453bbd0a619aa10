//! How a page is laid out: its head, sections, column and margin, and plain text.

use leptos::prelude::*;

/// The page's title alone.
pub fn heading(title: &str) -> AnyView {
    view! { <h1>{title.to_owned()}</h1> }.into_any()
}

/// Where one is, the title, a sentence on what it is about, what one can do. Empty parts are left out.
pub fn page_head(crumbs: Vec<(String, String)>, title: &str, lede: &str, actions: Option<AnyView>) -> AnyView {
    let crumbs = (!crumbs.is_empty()).then(|| {
        let links = crumbs
            .into_iter()
            .map(|(href, label)| {
                if href.is_empty() { view! { <li>{label}</li> }.into_any() } else { view! { <li><a href=href>{label}</a></li> }.into_any() }
            })
            .collect_view();
        view! { <ol class="crumb">{links}</ol> }
    });
    let lede = (!lede.is_empty()).then(|| view! { <p class="lede">{lede.to_owned()}</p> });
    let actions = actions.map(|actions| view! { <div class="line">{actions}</div> });
    view! { <div class="page-head">{crumbs}<h1>{title.to_owned()}</h1>{lede}{actions}</div> }.into_any()
}

/// A part of the page, under a rule.
pub fn section(title: &str, body: AnyView) -> AnyView {
    section_with(title, "", body)
}

/// A part of the page with a quiet sentence under its title.
pub fn section_with(title: &str, meta: &str, body: AnyView) -> AnyView {
    let meta = (!meta.is_empty()).then(|| view! { <p class="meta">{meta.to_owned()}</p> });
    view! { <section class="section"><h2>{title.to_owned()}</h2>{meta}{body}</section> }.into_any()
}

/// A column of text and its margin.
pub fn folio(main: AnyView, margin: AnyView) -> AnyView {
    view! { <div class="folio"><div class="stack">{main}</div><aside class="margin">{margin}</aside></div> }.into_any()
}

/// A note in the margin.
pub fn margin_note(title: &str, body: AnyView) -> AnyView {
    view! { <section><h2>{title.to_owned()}</h2>{body}</section> }.into_any()
}

/// Two equal pages side by side.
pub fn half(first: AnyView, second: AnyView) -> AnyView {
    view! { <div class="half"><div class="stack">{first}</div><div class="stack">{second}</div></div> }.into_any()
}

/// One under the other.
pub fn stack(parts: Vec<AnyView>) -> AnyView {
    view! { <div class="stack">{parts}</div> }.into_any()
}

/// One beside the other, wrapping.
pub fn line(parts: Vec<AnyView>) -> AnyView {
    view! { <div class="line">{parts}</div> }.into_any()
}

/// A paragraph.
pub fn para(text: &str) -> AnyView {
    view! { <p>{text.to_owned()}</p> }.into_any()
}

/// A quiet line.
pub fn meta(text: &str) -> AnyView {
    view! { <p class="meta">{text.to_owned()}</p> }.into_any()
}

/// What somebody wrote: reading type; a blank line starts a paragraph.
pub fn prose(text: &str) -> AnyView {
    let text = text.replace("\r\n", "\n");
    let paragraphs = text.split("\n\n").filter(|p| !p.trim().is_empty()).map(|p| view! { <p>{p.trim().to_owned()}</p> }).collect_view();
    view! { <div class="read">{paragraphs}</div> }.into_any()
}

/// A link.
pub fn link(href: &str, label: &str) -> AnyView {
    view! { <a href=href.to_owned()>{label.to_owned()}</a> }.into_any()
}

/// A link that looks like the main button.
pub fn button_link(href: &str, label: &str) -> AnyView {
    view! { <a class="btn" href=href.to_owned()>{label.to_owned()}</a> }.into_any()
}

/// A link that looks like a quiet button.
pub fn quiet_button_link(href: &str, label: &str) -> AnyView {
    view! { <a class="btn second" href=href.to_owned()>{label.to_owned()}</a> }.into_any()
}

/// Something that opens.
pub fn disclosure(summary: &str, body: AnyView) -> AnyView {
    view! { <details class="more"><summary>{summary.to_owned()}</summary><div class="stack">{body}</div></details> }.into_any()
}

/// Names and what they are.
pub fn facts(facts: Vec<(String, String)>) -> AnyView {
    facts_views(facts.into_iter().map(|(name, value)| (name, value.into_any())).collect())
}

/// The same with views.
pub fn facts_views(facts: Vec<(String, AnyView)>) -> AnyView {
    let facts = facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view();
    view! { <dl class="facts">{facts}</dl> }.into_any()
}

//! The list pattern: key, sentence, one quiet line, status. The order means something; the page says what.

use leptos::prelude::*;

/// A list.
pub fn rows(rows: Vec<AnyView>) -> AnyView {
    view! { <ul class="rows">{rows}</ul> }.into_any()
}

/// A list whose rows have a key in front.
pub fn keyed_rows(rows: Vec<AnyView>) -> AnyView {
    view! { <ul class="rows keyed">{rows}</ul> }.into_any()
}

fn entry(key: Option<&str>, title: &str, href: Option<&str>, meta: &str, body: Option<AnyView>, end: Option<AnyView>) -> AnyView {
    let key = key.map(|key| view! { <span class="key">{key.to_owned()}</span> });
    let title = title.to_owned();
    let title = match href {
        Some(href) => view! { <a href=href.to_owned()>{title}</a> }.into_any(),
        None => title.into_any(),
    };
    let meta = (!meta.is_empty()).then(|| view! { <p class="meta">{meta.to_owned()}</p> });
    let end = end.map(|end| view! { <div class="end">{end}</div> });
    view! { <li>{key}<div class="stack-s"><h3>{title}</h3>{meta}{body}</div>{end}</li> }.into_any()
}

/// A row.
pub fn row(title: &str, href: Option<&str>, meta: &str, end: Option<AnyView>) -> AnyView {
    entry(None, title, href, meta, None, end)
}

/// A row of [`keyed_rows`].
pub fn keyed_row(key: &str, title: &str, href: Option<&str>, meta: &str, end: Option<AnyView>) -> AnyView {
    entry(Some(key), title, href, meta, None, end)
}

/// A row with more in it.
pub fn row_with(title: &str, href: Option<&str>, meta: &str, body: AnyView, end: Option<AnyView>) -> AnyView {
    entry(None, title, href, meta, Some(body), end)
}

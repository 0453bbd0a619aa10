//! Tables: caption, real headers, figures to the right; a wide one scrolls in a region of its own.

use leptos::prelude::*;

/// A table; the first cell of each row is the row's header.
pub fn table(caption: &str, head: Vec<String>, rows: Vec<Vec<AnyView>>) -> AnyView {
    let head = head.into_iter().map(|title| view! { <th scope="col">{title}</th> }).collect_view();
    let rows = rows
        .into_iter()
        .map(|cells| {
            let mut cells = cells.into_iter();
            let first = cells.next().map(|cell| view! { <th scope="row">{cell}</th> });
            let rest = cells.map(|cell| view! { <td>{cell}</td> }).collect_view();
            view! { <tr>{first}{rest}</tr> }
        })
        .collect_view();
    view! {
        <div class="scroll" role="region" tabindex="0" aria-label=caption.to_owned()>
            <table><caption>{caption.to_owned()}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}

/// Words in a cell.
pub fn cell(text: &str) -> AnyView {
    text.to_owned().into_any()
}

/// A figure in a cell.
pub fn number_cell(number: i64) -> AnyView {
    view! { <span class="n">{number.to_string()}</span> }.into_any()
}

/// A figure that is held back, with the word that says so.
pub fn held_cell(text: &str) -> AnyView {
    view! { <span class="held"><span>{text.to_owned()}</span></span> }.into_any()
}

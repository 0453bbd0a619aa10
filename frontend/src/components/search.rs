//! Search inside a room: the line to type in, and found words marked in what was found.

use crate::ctx::Ctx;
use constat_shared::validate::LINE;
use constat_shared::wording;
use leptos::prelude::*;

constat_shared::words! {
    LABEL = "Chercher des mots", "Woorden zoeken", "Search for words";
    GO = "Chercher", "Zoeken", "Search";
}

/// A line that asks this address; `typed` is what was asked for.
pub fn search(ctx: &Ctx, address: &str, typed: &str) -> AnyView {
    view! {
        <form class="search" role="search" method="get" action=address.to_owned()>
            <label for="q">{ctx.t(LABEL)}</label>
            <div class="search-line">
                <input id="q" name="q" type="search" value=typed.to_owned() maxlength=LINE.to_string() enterkeyhint="search" />
                <button class="btn second">{ctx.t(GO)}</button>
            </div>
        </form>
    }
    .into_any()
}

/// A text in which the words that were looked for are marked.
pub fn marked(text: &str, typed: &str) -> AnyView {
    let asked = wording::asked(typed);
    let pieces = wording::marked(text, &asked);
    let pieces = pieces.into_iter().map(|(found, piece)| {
        let piece = piece.to_owned();
        if found { view! { <mark>{piece}</mark> }.into_any() } else { view! { {piece} }.into_any() }
    });
    pieces.collect_view().into_any()
}

#[cfg(test)]
mod tests {
    use super::{marked, search};
    use crate::ctx::Ctx;
    use constat_shared::locale::Locale;
    use constat_shared::permission::Standing;
    use constat_shared::time::Day;
    use leptos::prelude::*;

    fn ctx() -> Ctx {
        Ctx {
            locale: Locale::Fr,
            path: "/d/1/search".into(),
            viewer: None,
            standing: Standing::default(),
            form: None,
            today: Day(20_000),
            demo: false,
            public_url: "https://constat.example".into(),
        }
    }

    #[test]
    fn what_was_typed_stays_and_is_marked_where_it_was_found() {
        let page = search(&ctx(), "/d/1/search", "\"><script>").to_html();
        assert!(page.contains("action=\"/d/1/search\"") && !page.contains("<script>"));
        assert_eq!(marked("Des <b>loyers</b>", "LOYER").to_html().replace("<!>", ""), "Des &lt;b&gt;<mark>loyers</mark>&lt;/b&gt;");
    }
}

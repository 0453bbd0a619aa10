//! Fields of one line or more. What was typed is always kept.

use crate::components::form::{Around, around};
use crate::ctx::Ctx;
use constat_shared::locale::Words;
use constat_shared::time::Day;
use leptos::prelude::*;

/// How one-line fields differ.
#[derive(Clone, Copy, Default)]
struct Kind {
    input: &'static str,
    class: Option<&'static str>,
    mode: Option<&'static str>,
    complete: Option<&'static str>,
    bounds: Option<(i64, i64)>,
}

fn input(ctx: &Ctx, action: &str, name: &str, label: Words, hint: Option<Words>, stored: &str, kind: Kind) -> AnyView {
    let value = ctx.value(action, name, stored);
    let Around { id, described, invalid, class, hint, fault } = around(ctx, action, name, hint);
    let (min, max) = kind.bounds.unzip();
    view! {
        <div class=class>
            <label for=id.clone()>{ctx.t(label)}</label>
            {hint}
            {fault}
            <input
                id=id
                name=name.to_owned()
                type=kind.input
                class=kind.class
                inputmode=kind.mode
                autocomplete=kind.complete
                min=min.map(|n| n.to_string())
                max=max.map(|n| n.to_string())
                value=value
                aria-describedby=described
                aria-invalid=invalid
            />
        </div>
    }
    .into_any()
}

/// One line of text.
pub fn text(ctx: &Ctx, action: &str, name: &str, label: Words, hint: Option<Words>, stored: &str) -> AnyView {
    input(ctx, action, name, label, hint, stored, Kind { input: "text", ..Kind::default() })
}

/// A mail address.
pub fn email(ctx: &Ctx, action: &str, name: &str, label: Words, hint: Option<Words>, stored: &str) -> AnyView {
    input(ctx, action, name, label, hint, stored, Kind { input: "email", complete: Some("email"), ..Kind::default() })
}

/// A web address.
pub fn link_field(ctx: &Ctx, action: &str, name: &str, label: Words, hint: Option<Words>, stored: &str) -> AnyView {
    input(ctx, action, name, label, hint, stored, Kind { input: "url", mode: Some("url"), ..Kind::default() })
}

/// A code that was received and is typed by hand.
pub fn code(ctx: &Ctx, action: &str, name: &str, label: Words, hint: Option<Words>, stored: &str) -> AnyView {
    let kind = Kind { input: "text", class: Some("code-in"), complete: Some("one-time-code"), ..Kind::default() };
    input(ctx, action, name, label, hint, stored, kind)
}

/// A day.
pub fn date(ctx: &Ctx, action: &str, name: &str, label: Words, hint: Option<Words>, stored: Option<Day>) -> AnyView {
    let stored = stored.map(|day| day.to_string()).unwrap_or_default();
    input(ctx, action, name, label, hint, &stored, Kind { input: "date", ..Kind::default() })
}

/// A whole number between two bounds.
#[expect(clippy::too_many_arguments, reason = "a field's own parts, always in the same order")]
pub fn number(ctx: &Ctx, action: &str, name: &str, label: Words, hint: Option<Words>, stored: Option<i64>, min: i64, max: i64) -> AnyView {
    let stored = stored.map(|n| n.to_string()).unwrap_or_default();
    let kind = Kind { input: "number", class: Some("w-s"), mode: Some("numeric"), bounds: Some((min, max)), ..Kind::default() };
    input(ctx, action, name, label, hint, &stored, kind)
}

/// The renderer does not escape what is inside this element, so we do. Browsers drop a first line break.
fn in_textarea(text: &str) -> String {
    format!("\n{}", text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

fn textarea(ctx: &Ctx, action: &str, name: &str, label: Words, hint: Option<Words>, stored: &str, sentence: bool) -> AnyView {
    let value = in_textarea(&ctx.value(action, name, stored));
    let Around { id, described, invalid, class, hint, fault } = around(ctx, action, name, hint);
    view! {
        <div class=class>
            <label for=id.clone()>{ctx.t(label)}</label>
            {hint}
            {fault}
            <textarea
                id=id
                name=name.to_owned()
                rows=if sentence { "3" } else { "5" }
                class=sentence.then_some("sentence")
                aria-describedby=described
                aria-invalid=invalid
            >
                {value}
            </textarea>
        </div>
    }
    .into_any()
}

/// Several lines of text.
pub fn area(ctx: &Ctx, action: &str, name: &str, label: Words, hint: Option<Words>, stored: &str) -> AnyView {
    textarea(ctx, action, name, label, hint, stored, false)
}

/// The one sentence that matters, in large reading type.
pub fn sentence(ctx: &Ctx, action: &str, name: &str, label: Words, hint: Option<Words>, stored: &str) -> AnyView {
    textarea(ctx, action, name, label, hint, stored, true)
}

#[cfg(test)]
mod tests {
    use super::in_textarea;
    use leptos::prelude::*;

    #[test]
    fn text_never_leaves_its_area() {
        let html = view! { <textarea>{in_textarea("</textarea><script>a && b")}</textarea> }.to_html();
        assert_eq!(html, "<textarea>\n&lt;/textarea&gt;&lt;script&gt;a &amp;&amp; b</textarea>");
    }
}

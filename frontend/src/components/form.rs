//! Forms and their buttons. A form that did not pass says so on top and leads to each field.

use crate::components::icon::{Icon, icon};
use crate::ctx::{Ctx, FormState};
use constat_shared::error::Problem;
use leptos::prelude::*;

constat_shared::words! {
    REFERENCE = "Référence", "Referentie", "Reference", "المرجع";
    ERROR_PREFIX = "À corriger\u{A0}: ", "Te verbeteren: ", "To mend: ", "للتصحيح: ";
}

/// The `id` of a field: unique on the page as long as a form has each name once.
pub(super) fn field_id(action: &str, name: &str) -> String {
    let safe = |text: &str| text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect::<String>();
    format!("f{}-{}", safe(action), safe(name))
}

/// What is wrong with this form as a whole, with a link per field when there are several.
fn summary(ctx: &Ctx, action: &str) -> Option<AnyView> {
    let FormState { problem: Problem { code, message, fields, request_id }, .. } = ctx.form(action)?;
    let message = message.clone();
    // For a fault of ours somebody looks it up.
    let reference =
        (code.status() >= 500).then(|| view! { <p class="meta">{ctx.t(REFERENCE)}" "<bdi><code>{request_id.clone()}</code></bdi></p> });
    let links = (fields.len() >= 2).then(|| {
        let items = fields
            .iter()
            .map(|fault| {
                let href = format!("#{}", field_id(action, &fault.path));
                view! { <li><a href=href>{fault.code.message(ctx.locale)}</a></li> }
            })
            .collect_view();
        view! { <ul>{items}</ul> }
    });
    Some(view! { <div class="errors" role="alert" tabindex="-1"><p class="error">{icon(Icon::Alert)}<span>{message}</span></p>{links}{reference}</div> }.into_any())
}

/// A form that posts to `action`, and what the browser's script finds it by.
fn woken(ctx: &Ctx, action: &str, autosave: Option<String>, dots: Option<String>, children: AnyView) -> AnyView {
    view! {
        <form class="form" method="post" action=action.to_owned() data-autosave=autosave data-dots=dots>
            {summary(ctx, action)}
            {page(ctx)}
            {children}
        </form>
    }
    .into_any()
}

/// A form that posts to `action`.
pub fn form(ctx: &Ctx, action: &str, children: AnyView) -> AnyView {
    woken(ctx, action, None, None, children)
}

/// The same, saved as it is typed where the browser can; it holds a field `revision`.
pub fn autosave_form(ctx: &Ctx, action: &str, children: AnyView) -> AnyView {
    let state = view! { <p class="saved" data-save-state="" role="status"></p> };
    woken(ctx, action, Some(action.to_owned()), None, view! { {children} {state} }.into_any())
}

/// The same, with so many points to give in fields `points`; those left are said in its `data-dots-left`.
pub fn dots_form(ctx: &Ctx, action: &str, points: i32, children: AnyView) -> AnyView {
    woken(ctx, action, None, Some(points.to_string()), children)
}

/// Something with a form in it, closed until it is wanted, or until its form comes back.
pub fn fold(ctx: &Ctx, action: &str, summary: &str, body: AnyView) -> AnyView {
    let open = ctx.form(action).is_some();
    view! { <details class="more" open=open><summary>{summary.to_owned()}</summary><div class="stack">{body}</div></details> }.into_any()
}

fn one_button(ctx: &Ctx, action: &str, class: &'static str, label: &str, values: Vec<(&str, String)>) -> AnyView {
    let values = values.into_iter().map(|(name, value)| hidden(name, &value)).collect_view();
    let button = button(class, label);
    view! { <form class="act" method="post" action=action.to_owned()>{summary(ctx, action)}{page(ctx)}{values}{button}</form> }.into_any()
}

/// A form of one quiet button.
pub fn action_button(ctx: &Ctx, action: &str, label: &str, values: Vec<(&str, String)>) -> AnyView {
    one_button(ctx, action, "btn second", label, values)
}
/// A form of one strong button.
pub fn main_action(ctx: &Ctx, action: &str, label: &str, values: Vec<(&str, String)>) -> AnyView {
    one_button(ctx, action, "btn", label, values)
}
/// A form of one red button.
pub fn danger_action(ctx: &Ctx, action: &str, label: &str, values: Vec<(&str, String)>) -> AnyView {
    one_button(ctx, action, "btn danger", label, values)
}

/// The page that the form is on: where it is shown again when it does not pass, as often as it takes.
fn page(ctx: &Ctx) -> AnyView {
    hidden("_page", &ctx.path)
}

/// A value that is sent along.
pub fn hidden(name: &str, value: &str) -> AnyView {
    view! { <input type="hidden" name=name.to_owned() value=value.to_owned()/> }.into_any()
}

fn button(class: &'static str, label: &str) -> AnyView {
    view! { <button class=class type="submit">{label.to_owned()}</button> }.into_any()
}

/// The button that sends the form.
pub fn submit(label: &str) -> AnyView {
    button("btn", label)
}
/// The same, where another button is the main one.
pub fn quiet_submit(label: &str) -> AnyView {
    button("btn second", label)
}
/// The same, for what takes something away.
pub fn danger_submit(label: &str) -> AnyView {
    button("btn danger", label)
}
/// A quiet button that sends a value of its own with the form.
pub fn submit_value(name: &str, value: &str, label: &str) -> AnyView {
    view! { <button class="btn second" type="submit" name=name.to_owned() value=value.to_owned()>{label.to_owned()}</button> }.into_any()
}

/// A field's label, hint and fault, and how its control points to them.
pub(super) struct Around {
    pub(super) id: String,
    pub(super) described: Option<String>,
    pub(super) invalid: Option<&'static str>,
    pub(super) class: &'static str,
    pub(super) hint: Option<AnyView>,
    pub(super) fault: Option<AnyView>,
}

/// Label, hint, fault, control: in this order, all above.
pub(super) fn around(ctx: &Ctx, action: &str, name: &str, hint: Option<constat_shared::locale::Words>) -> Around {
    let id = field_id(action, name);
    let fault = ctx.fault(action, name);
    let ids: Vec<String> = [hint.map(|_| format!("{id}-hint")), fault.map(|_| format!("{id}-fault"))].into_iter().flatten().collect();
    Around {
        described: (!ids.is_empty()).then(|| ids.join(" ")),
        invalid: fault.map(|_| "true"),
        class: if fault.is_some() { "field bad" } else { "field" },
        hint: hint.map(|words| view! { <p class="hint" id=format!("{id}-hint")>{ctx.t(words)}</p> }.into_any()),
        fault: fault.map(|message| {
            let prefix = ctx.t(ERROR_PREFIX);
            view! { <p class="error" id=format!("{id}-fault")>{icon(Icon::Alert)}<span><span class="sr">{prefix}</span>{message}</span></p> }.into_any()
        }),
        id,
    }
}

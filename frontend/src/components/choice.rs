//! Fields that offer answers.

use crate::components::form::{Around, around, field_id};
use crate::ctx::Ctx;
use constat_shared::locale::Words;
use leptos::prelude::*;

/// One radio button or box with its words.
fn pick(kind: &'static str, id: String, name: &str, value: String, label: String, hint: &str, chosen: bool) -> AnyView {
    let hint = (!hint.is_empty()).then(|| view! { <span class="hint">{hint.to_owned()}</span> });
    view! {
        <label class="pick">
            <input type=kind id=id name=name.to_owned() value=value checked=chosen/>
            <span><span class="said">{label}</span>{hint}</span>
        </label>
    }
    .into_any()
}

/// The first control of a group carries the field's id, so that the summary's link leads to it.
fn nth_id(id: &str, index: usize) -> String {
    if index == 0 { id.to_owned() } else { format!("{id}-{index}") }
}

fn group(ctx: &Ctx, action: &str, name: &str, legend: Words, hint: Option<Words>, picks: Vec<AnyView>) -> AnyView {
    let Around { described, class, hint, fault, .. } = around(ctx, action, name, hint);
    view! { <fieldset class=class aria-describedby=described><legend>{ctx.t(legend)}</legend>{hint}{fault}{picks}</fieldset> }.into_any()
}

/// One answer of several.
pub fn choice(
    ctx: &Ctx,
    action: &str,
    name: &str,
    legend: Words,
    hint: Option<Words>,
    options: Vec<(String, String)>,
    stored: &str,
) -> AnyView {
    let options = options.into_iter().map(|(value, label)| (value, label, String::new())).collect();
    choice_with_hints(ctx, action, name, legend, hint, options, stored)
}

/// One answer of several, each with a quiet line of explanation.
pub fn choice_with_hints(
    ctx: &Ctx,
    action: &str,
    name: &str,
    legend: Words,
    hint: Option<Words>,
    options: Vec<(String, String, String)>,
    stored: &str,
) -> AnyView {
    let id = field_id(action, name);
    let chosen = ctx.value(action, name, stored);
    // "None of them" is an answer as well: it is chosen only by who chose it.
    let answered = ctx.form(action).is_some_and(|form| form.values.iter().any(|(field, _)| field == name));
    let picks = options
        .into_iter()
        .enumerate()
        .map(|(index, (value, label, note))| {
            let is = value == chosen && (answered || !value.is_empty());
            pick("radio", nth_id(&id, index), name, value, label, &note, is)
        })
        .collect();
    group(ctx, action, name, legend, hint, picks)
}

/// Any number of answers.
pub fn checks(
    ctx: &Ctx,
    action: &str,
    name: &str,
    legend: Words,
    hint: Option<Words>,
    options: Vec<(String, String)>,
    stored: &[String],
) -> AnyView {
    let id = field_id(action, name);
    // A form that came back without this name had no box ticked.
    let chosen = ctx.form(action).map_or_else(
        || stored.to_vec(),
        |form| form.values.iter().filter(|(field, _)| field == name).map(|(_, value)| value.clone()).collect(),
    );
    let picks = options
        .into_iter()
        .enumerate()
        .map(|(index, (value, label))| {
            let is = chosen.contains(&value);
            pick("checkbox", nth_id(&id, index), name, value, label, "", is)
        })
        .collect();
    group(ctx, action, name, legend, hint, picks)
}

/// One box alone.
pub fn check(ctx: &Ctx, action: &str, name: &str, value: &str, label: &str, stored: bool) -> AnyView {
    let chosen = ctx.form(action).map_or(stored, |form| form.values.iter().any(|(field, typed)| field == name && typed == value));
    let Around { id, class, fault, .. } = around(ctx, action, name, None);
    let pick = pick("checkbox", id, name, value.to_owned(), label.to_owned(), "", chosen);
    view! { <div class=class>{fault}{pick}</div> }.into_any()
}

/// One answer of a long list.
pub fn select(
    ctx: &Ctx,
    action: &str,
    name: &str,
    label: Words,
    hint: Option<Words>,
    options: Vec<(String, String)>,
    stored: &str,
) -> AnyView {
    let chosen = ctx.value(action, name, stored);
    let Around { id, described, invalid, class, hint, fault } = around(ctx, action, name, hint);
    let options = options
        .into_iter()
        .map(|(value, label)| {
            let is = value == chosen;
            view! { <option value=value selected=is>{label}</option> }
        })
        .collect_view();
    view! {
        <div class=class>
            <label for=id.clone()>{ctx.t(label)}</label>
            {hint}
            {fault}
            <select id=id name=name.to_owned() aria-describedby=described aria-invalid=invalid>{options}</select>
        </div>
    }
    .into_any()
}

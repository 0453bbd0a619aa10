//! Reads and fills the fields of a form.

use crate::kept::Fields;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// The field that says which version is changed.
const REVISION: &str = "revision";

fn elements(form: &HtmlFormElement) -> impl Iterator<Item = Element> {
    let all = form.elements();
    (0..all.length()).filter_map(move |place| all.item(place))
}

/// A field's name and value. Names that begin with a line are for the page's own way, not for the operation.
fn read(element: &Element) -> Option<(String, String)> {
    let name = element.get_attribute("name").filter(|name| !name.is_empty() && !name.starts_with('_'))?;
    let value = if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        area.value()
    } else if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
        select.value()
    } else {
        let input = element.dyn_ref::<HtmlInputElement>()?;
        let picked = !matches!(input.type_().as_str(), "checkbox" | "radio") || input.checked();
        picked.then(|| input.value())?
    };
    Some((name, value))
}

fn write(element: &Element, value: &str) {
    if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(value);
    } else if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
        select.set_value(value);
    } else if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        if matches!(input.type_().as_str(), "checkbox" | "radio") {
            input.set_checked(input.value() == value);
        } else {
            input.set_value(value);
        }
    }
}

/// What the form holds, without its revision.
pub fn all(form: &HtmlFormElement) -> Fields {
    elements(form).filter_map(|e| read(&e)).filter(|(name, _)| name != REVISION).collect()
}

/// Puts words back.
pub fn fill(form: &HtmlFormElement, fields: &Fields) {
    for element in elements(form) {
        let name = element.get_attribute("name").filter(|name| name != REVISION);
        if let Some(value) = name.and_then(|name| fields.get(&name)) {
            write(&element, value);
        }
    }
}

fn hidden(form: &HtmlFormElement, name: &str) -> Option<HtmlInputElement> {
    elements(form).find(|e| e.get_attribute("name").as_deref() == Some(name))?.dyn_into().ok()
}

/// The revision as the server wrote it; a browser that remembers forms may have put an older one into the field.
pub fn first_revision(form: &HtmlFormElement) -> Option<i32> {
    let field = hidden(form, REVISION)?;
    field.set_value(&field.default_value());
    revision(form)
}

/// The revision that the next save changes.
pub fn revision(form: &HtmlFormElement) -> Option<i32> {
    hidden(form, REVISION)?.value().parse().ok()
}

/// Notes what the server answered.
pub fn set_revision(form: &HtmlFormElement, revision: i32) {
    if let Some(field) = hidden(form, REVISION) {
        field.set_value(&revision.to_string());
    }
}

/// The page that the form is on.
pub fn page(form: &HtmlFormElement) -> Option<String> {
    hidden(form, "_page").map(|field| field.value())
}

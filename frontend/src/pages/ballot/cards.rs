//! Ballots as cards: one question at a time where the browser can, all below one another where it cannot. No script: each card
//! is an anchor, and everything is sent at once, so that nothing of a ballot is kept before its voter wants it.

use super::method_words as m;
use super::said;
use super::sheet::Sheet;
use crate::components::{Icon, icon};
use crate::ctx::Ctx;
use constat_shared::api::prioritisation::method::{of_pair, on_criterion};
use constat_shared::api::prioritisation::{Item, RoundMethod};
use leptos::prelude::*;

/// Names of fields that carry a figure: the word, a dot, what it is for.
const SAY: &str = "say.";

/// The cards of a ballot of this method; nothing for methods that have figures in a list.
pub(super) fn view(ctx: &Ctx, sheet: &Sheet<'_>) -> Option<AnyView> {
    let cards = match sheet.method {
        RoundMethod::Dots | RoundMethod::Ranking => return None,
        RoundMethod::Approval => return Some(ticks(ctx, sheet)),
        RoundMethod::Reaction => sheet.items.iter().map(|item| statement(ctx, sheet, item)).collect(),
        RoundMethod::Rating | RoundMethod::Hanlon => {
            (0..sheet.settings.criteria.len()).filter_map(|criterion| criterion_card(ctx, sheet, criterion)).collect()
        }
        RoundMethod::Comparison => asked(ctx, sheet).into_iter().filter_map(|pair| pair_card(ctx, sheet, pair)).collect(),
    };
    Some(deck(ctx, sheet, cards))
}

/// Cards one after the other. What came back is shown whole: a fault must not hide behind a card.
fn deck(ctx: &Ctx, sheet: &Sheet<'_>, cards: Vec<AnyView>) -> AnyView {
    let of = cards.len();
    let id = |n: usize| sheet.id(&format!("card-{n}"));
    let all = sheet.id("cards");
    let to = |n: usize, words| (1..=of).contains(&n).then(|| view! { <a class="btn second" href=format!("#{}", id(n))>{ctx.t(words)}</a> });
    let whole = sheet.came_back(ctx) || of < 2;
    let cards = cards
        .into_iter()
        .zip(1..)
        .map(|(card, n)| {
            let steps = (!whole).then(|| view! { <p class="line steps">{to(n - 1, m::BEFORE)}{to(n + 1, m::NEXT)}<a href=format!("#{all}")>{ctx.t(m::ALL_AT_ONCE)}</a></p> });
            view! { <li id=id(n)><p class="meta">{ctx.fill(m::ONE_OF, &[("n", &n), ("of", &of)])}</p>{card}{steps}</li> }
        })
        .collect_view();
    let class = if whole { "cards" } else { "cards one" };
    view! { <ol class=class id=all>{cards}</ol> }.into_any()
}

/// One answer that can be given.
struct Answer {
    value: String,
    label: String,
    lang: Option<String>,
}

fn plain(value: u8, label: &str) -> Answer {
    Answer { value: value.to_string(), label: label.to_owned(), lang: None }
}

/// A question with its answers side by side.
fn question(ctx: &Ctx, sheet: &Sheet<'_>, subject: &str, legend: AnyView, answers: Vec<Answer>, class: &'static str) -> AnyView {
    let name = format!("{SAY}{subject}");
    let id = sheet.id(&name);
    let typed = sheet.typed(ctx, &name);
    let wrong = sheet
        .fault(ctx, &name)
        .map(|_| view! { <p class="error" id=format!("{id}-fault")>{icon(Icon::Alert)}<span>{ctx.t(m::CHOOSE_ONE)}</span></p> });
    let described = wrong.is_some().then(|| format!("{id}-fault"));
    let answers = answers
        .into_iter()
        .enumerate()
        .map(|(place, answer)| {
            let chosen = typed.as_deref() == Some(answer.value.as_str());
            let id = (place == 0).then(|| id.clone());
            view! {
                <label class="pick"><input type="radio" id=id name=name.clone() value=answer.value checked=chosen/><span lang=answer.lang dir="auto">{answer.label}</span></label>
            }
        })
        .collect_view();
    let bad = if wrong.is_some() { "field bad" } else { "field" };
    view! { <fieldset class=bad aria-describedby=described><legend>{legend}</legend>{wrong}<div class=class>{answers}</div></fieldset> }
        .into_any()
}

fn sentence(ctx: &Ctx, item: &Item) -> AnyView {
    let (text, lang) = said(ctx, item);
    view! { <span lang=lang dir="auto">{text}</span> }.into_any()
}

fn statement(ctx: &Ctx, sheet: &Sheet<'_>, item: &Item) -> AnyView {
    let answers = vec![plain(1, ctx.t(m::AGREE)), plain(2, ctx.t(m::DISAGREE)), plain(3, ctx.t(m::PASS))];
    question(ctx, sheet, &item.id.to_string(), sentence(ctx, item), answers, "answers")
}

fn criterion_card(ctx: &Ctx, sheet: &Sheet<'_>, place: usize) -> Option<AnyView> {
    let criterion = sheet.settings.criteria.get(place)?;
    let title = ctx.fill(m::CRITERION, &[("name", &criterion.name.get(ctx.locale)), ("best", &criterion.best)]);
    let rows = sheet
        .items
        .iter()
        .map(|item| {
            let mut answers: Vec<Answer> = (1..=criterion.best).map(|rating| plain(rating, &rating.to_string())).collect();
            answers.push(Answer { value: String::new(), label: ctx.t(m::NO_RATING).to_owned(), lang: None });
            question(ctx, sheet, &on_criterion(item.id, place + 1), sentence(ctx, item), answers, "answers scale")
        })
        .collect_view();
    Some(view! { <h2>{title}</h2>{rows} }.into_any())
}

/// The pairs of this ballot: as the server drew them, or as they stood on the ballot that came back.
fn asked(ctx: &Ctx, sheet: &Sheet<'_>) -> Vec<(usize, usize)> {
    let Some(form) = ctx.form(sheet.action) else { return sheet.ask.to_vec() };
    let read = |text: &str| {
        let (one, other) = text.split_once('-')?;
        Some((one.parse().ok()?, other.parse().ok()?))
    };
    form.values.iter().filter(|(name, _)| name == "asked").filter_map(|(_, value)| read(value)).take(sheet.ask.len().max(1)).collect()
}

fn pair_card(ctx: &Ctx, sheet: &Sheet<'_>, (left, right): (usize, usize)) -> Option<AnyView> {
    let (one, other) = (sheet.items.get(left)?, sheet.items.get(right)?);
    // The pair is named, and its figure meant, in the order of the list; it is shown in the order that was drawn.
    let (subject, for_left, for_right) = if left < right { (of_pair(one.id, other.id), 1, 2) } else { (of_pair(other.id, one.id), 2, 1) };
    let answer = |value: u8, item: &Item| {
        let (label, lang) = said(ctx, item);
        Answer { value: value.to_string(), label, lang: Some(lang) }
    };
    let answers = vec![answer(for_left, one), answer(for_right, other), plain(3, ctx.t(m::LEVEL))];
    let legend = ctx.t(m::WHICH_OF_TWO).into_any();
    let asked = crate::components::hidden("asked", &format!("{left}-{right}"));
    Some(view! { {asked}{question(ctx, sheet, &subject, legend, answers, "stack-s")} }.into_any())
}

/// Boxes to tick, at most so many.
fn ticks(ctx: &Ctx, sheet: &Sheet<'_>) -> AnyView {
    let rows = sheet
        .items
        .iter()
        .map(|item| {
            let name = format!("{SAY}{}", item.id);
            let chosen = sheet.typed(ctx, &name).as_deref() == Some("1");
            view! { <label class="pick"><input type="checkbox" id=sheet.id(&name) name=name.clone() value="1" checked=chosen/>{sentence(ctx, item)}</label> }
        })
        .collect_view();
    let most = ctx.fill(m::AT_MOST, &[("most", &sheet.most)]);
    view! { <fieldset class="ticks"><legend>{most}</legend>{rows}</fieldset> }.into_any()
}

/// How many boxes were ticked on what came back.
pub(super) fn ticked(ctx: &Ctx, sheet: &Sheet<'_>) -> i64 {
    let form = ctx.form(sheet.action);
    let count = form.map_or(0, |form| form.values.iter().filter(|(name, value)| name.starts_with(SAY) && value == "1").count());
    i64::try_from(count).unwrap_or(i64::MAX)
}

//! The ballot itself, the same for members and residents. Nothing is chosen beforehand; it works without script.

use super::{cards, method_words as m, said, words as w};
use crate::components as ui;
use crate::components::{Icon, icon};
use crate::ctx::{Ctx, FormState};
use constat_shared::api::prioritisation::{Item, RoundMethod, Settings};
use constat_shared::error::Fault;
use leptos::prelude::*;

/// What a ballot needs to know of its round.
pub(super) struct Sheet<'a> {
    /// Where it is sent.
    pub(super) action: &'a str,
    /// How one votes.
    pub(super) method: RoundMethod,
    /// Dots: points.
    pub(super) points: i32,
    /// Dots: most on one item. Approval: most items.
    pub(super) most: i32,
    /// What else the method needs to know.
    pub(super) settings: &'a Settings,
    /// Comparison: the pairs to ask.
    pub(super) ask: &'a [(usize, usize)],
    /// Items.
    pub(super) items: &'a [Item],
    /// The button's words.
    pub(super) cast: &'a str,
}

impl Sheet<'_> {
    fn dots(&self) -> bool {
        self.method == RoundMethod::Dots
    }
    /// How to fill it in, in a sentence.
    pub(super) fn lede(&self, ctx: &Ctx) -> String {
        match self.method {
            RoundMethod::Dots => ctx.fill(w::DOTS_LEDE, &[("points", &self.points), ("most", &self.most)]),
            RoundMethod::Ranking => ctx.t(w::RANKING_LEDE).to_owned(),
            RoundMethod::Approval => ctx.fill(m::APPROVAL_LEDE, &[("most", &self.most)]),
            RoundMethod::Reaction => ctx.t(m::REACTION_LEDE).to_owned(),
            RoundMethod::Rating | RoundMethod::Hanlon => ctx.t(m::RATING_LEDE).to_owned(),
            RoundMethod::Comparison => ctx.t(m::COMPARISON_LEDE).to_owned(),
        }
    }
    /// What was typed in a field, if the form came back.
    pub(super) fn typed(&self, ctx: &Ctx, name: &str) -> Option<String> {
        ctx.form(self.action)?.values.iter().find(|(field, _)| field == name).map(|(_, value)| value.clone())
    }
    /// What is wrong with a field.
    pub(super) fn fault(&self, ctx: &Ctx, name: &str) -> Option<Fault> {
        fault(ctx.form(self.action), name)
    }
    /// Whether it was sent and came back.
    pub(super) fn came_back(&self, ctx: &Ctx) -> bool {
        ctx.form(self.action).is_some()
    }
    /// The form.
    pub(super) fn view(&self, ctx: &Ctx) -> AnyView {
        let inner = view! { {self.questions(ctx)}{ui::submit(self.cast)}{ui::meta(ctx.t(w::REPLACE_UNTIL))} };
        if self.dots() {
            ui::dots_form(ctx, self.action, self.points, inner.into_any())
        } else {
            ui::form(ctx, self.action, inner.into_any())
        }
    }
    /// The same to look at: nothing can be filled in or sent.
    pub(super) fn preview(&self, ctx: &Ctx) -> AnyView {
        view! { <form action=ctx.path.clone()><fieldset class="preview" disabled><legend class="sr">{ctx.t(m::PREVIEW)}</legend>{ui::para(&self.lede(ctx))}{self.questions(ctx)}</fieldset></form> }
            .into_any()
    }
    fn questions(&self, ctx: &Ctx) -> AnyView {
        let typed: Vec<&str> = ctx
            .form(self.action)
            .map(|f| f.values.iter().filter(|(name, _)| name == "points").map(|(_, value)| value.as_str()).collect())
            .unwrap_or_default();
        let ledger = self.ledger(ctx, &typed);
        let list = cards::view(ctx, self).unwrap_or_else(|| {
            let rows = self.items.iter().enumerate();
            let rows = rows.map(|(place, item)| self.row(ctx, place, item, typed.get(place).copied().unwrap_or_default())).collect_view();
            let class = if self.method == RoundMethod::Dots { "ballot" } else { "ballot order" };
            view! { <ol class=class>{rows}</ol> }.into_any()
        });
        view! { {ledger}{list} }.into_any()
    }
    /// The id of a part of the form; the summary of faults links to it.
    pub(super) fn id(&self, part: &str) -> String {
        let safe = |text: &str| text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect::<String>();
        format!("f{}-{}", safe(self.action), safe(part))
    }
    /// The points to give, and after a return how many were given; for a ranking, what is wrong with it as a whole.
    fn ledger(&self, ctx: &Ctx, typed: &[&str]) -> Option<AnyView> {
        let whole = fault(ctx.form(self.action), "points");
        let ticks = self.method == RoundMethod::Approval;
        let given: i64 = if ticks {
            cards::ticked(ctx, self)
        } else {
            typed.iter().filter_map(|t| t.trim().parse::<i64>().ok()).filter(|n| *n > 0).fold(0, i64::saturating_add)
        };
        let over = given.saturating_sub(i64::from(if ticks { self.most } else { self.points }));
        let too_many = if ticks { m::TOO_MANY_TICKED } else { w::LEDGER_OVER };
        let stale = fault(ctx.form(self.action), "say").map(|_| ctx.t(m::CHANGED).to_owned());
        let wrong = match (whole, self.method) {
            (None, _) => stale,
            (Some(Fault::FieldEmpty), _) => Some(ctx.t(w::NOTHING_GIVEN).to_owned()),
            (Some(_), RoundMethod::Dots | RoundMethod::Approval) if over > 0 => {
                Some(ctx.fill(too_many, &[("given", &given), ("over", &over)]))
            }
            (Some(other), _) => Some(other.message(ctx.locale).to_owned()),
        };
        let wrong = wrong.map(|text| view! { <p class="error">{icon(Icon::Alert)}<span>{text}</span></p> });
        let id = self.id("points");
        if !self.dots() {
            return wrong.map(|wrong| view! { <div class="tally" id=id>{wrong}</div> }.into_any());
        }
        let rule = ctx.fill(w::LEDGER, &[("points", &self.points), ("most", &self.most)]);
        let state =
            (wrong.is_none() && !typed.is_empty()).then(|| ctx.fill(w::LEDGER_GIVEN, &[("given", &given), ("points", &self.points)]));
        // Where there is script, it counts here.
        let state = view! { <span class="meta" role="status" data-dots-left="">{state}</span> };
        Some(view! { <div class="tally" id=id><span>{rule}</span>{state}{wrong}</div> }.into_any())
    }
    fn row(&self, ctx: &Ctx, place: usize, item: &Item, typed: &str) -> AnyView {
        let (text, lang) = said(ctx, item);
        let form = ctx.form(self.action);
        let highest = i64::from(self.most);
        let count = self.items.len();
        let wrong = match (fault(form, &format!("points.{place}")), fault(form, &format!("item.{place}")), self.method) {
            (Some(_), _, RoundMethod::Dots) => Some(ctx.fill(w::ITEM_BOUNDS, &[("most", &highest)])),
            (Some(_), _, _) => Some(ctx.fill(w::RANK_BOUNDS, &[("most", &count)])),
            (None, Some(_), _) => Some(ctx.t(w::ITEM_CHANGED).to_owned()),
            (None, None, _) => None,
        };
        let id = self.id(&format!("points-{place}"));
        let described = wrong.is_some().then(|| format!("{id}-fault"));
        let invalid = wrong.is_some().then_some("true");
        let words = if self.dots() { w::POINTS_FOR } else { w::RANK_FOR };
        let label = ctx.fill(words, &[("what", &text)]);
        let control = if self.dots() {
            view! {
                <input class="w-xs" type="number" inputmode="numeric" name="points" id=id.clone() min="0" max=highest.to_string() value=typed.to_owned() aria-label=label aria-describedby=described aria-invalid=invalid/>
            }
            .into_any()
        } else {
            let options = (1..=count)
                .map(|rank| {
                    let value = rank.to_string();
                    let is = value == typed.trim();
                    view! { <option value=value.clone() selected=is>{value.clone()}</option> }
                })
                .collect_view();
            view! {
                <select name="points" id=id.clone() aria-label=label aria-describedby=described aria-invalid=invalid><option value="">{ctx.t(w::UNRANKED)}</option>{options}</select>
            }
            .into_any()
        };
        let class = if wrong.is_some() { "move bad" } else { "move" };
        let wrong = wrong.map(|text| view! { <p class="error" id=format!("{id}-fault")>{icon(Icon::Alert)}<span>{text}</span></p> });
        view! {
            <li>
                <div class="stack-s"><h2 lang=lang dir="auto">{text}</h2>{wrong}</div>
                <div class=class>{ui::hidden("item", &item.id.to_string())}{control}</div>
            </li>
        }
        .into_any()
    }
}

fn fault(form: Option<&FormState>, path: &str) -> Option<Fault> {
    form?.problem.fields.iter().find(|f| f.path == path).map(|f| f.code)
}

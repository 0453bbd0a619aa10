//! The ballot itself, the same for members and residents. Nothing is chosen beforehand; it works without script.

use super::{said, words as w};
use crate::components as ui;
use crate::components::{Icon, icon};
use crate::ctx::{Ctx, FormState};
use constat_shared::api::prioritisation::{Item, RoundMethod};
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
    /// Dots: most on one item.
    pub(super) most: i32,
    /// Items.
    pub(super) items: &'a [Item],
    /// The button's words.
    pub(super) cast: &'a str,
}

impl Sheet<'_> {
    /// How to fill it in, in a sentence.
    pub(super) fn lede(&self, ctx: &Ctx) -> String {
        match self.method {
            RoundMethod::Dots => ctx.fill(w::DOTS_LEDE, &[("points", &self.points), ("most", &self.most)]),
            RoundMethod::Ranking => ctx.t(w::RANKING_LEDE).to_owned(),
        }
    }
    /// Whether it was sent and came back.
    pub(super) fn came_back(&self, ctx: &Ctx) -> bool {
        ctx.form(self.action).is_some()
    }
    /// The form.
    pub(super) fn view(&self, ctx: &Ctx) -> AnyView {
        let typed: Vec<&str> = ctx
            .form(self.action)
            .map(|f| f.values.iter().filter(|(name, _)| name == "points").map(|(_, value)| value.as_str()).collect())
            .unwrap_or_default();
        let rows = self
            .items
            .iter()
            .enumerate()
            .map(|(place, item)| self.row(ctx, place, item, typed.get(place).copied().unwrap_or_default()))
            .collect_view();
        let class = if self.method == RoundMethod::Dots { "ballot" } else { "ballot order" };
        let inner = view! {
            {self.ledger(ctx, &typed)}
            <ol class=class>{rows}</ol>
            {ui::submit(self.cast)}
            {ui::meta(ctx.t(w::REPLACE_UNTIL))}
        };
        match self.method {
            RoundMethod::Dots => ui::dots_form(ctx, self.action, self.points, inner.into_any()),
            RoundMethod::Ranking => ui::form(ctx, self.action, inner.into_any()),
        }
    }
    /// The id of a part of the form; the summary of faults links to it.
    fn id(&self, part: &str) -> String {
        let safe: String = self.action.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        format!("f{safe}-{part}")
    }
    /// The points to give, and after a return how many were given; for a ranking, what is wrong with it as a whole.
    fn ledger(&self, ctx: &Ctx, typed: &[&str]) -> Option<AnyView> {
        let whole = fault(ctx.form(self.action), "points");
        let given: i64 = typed.iter().filter_map(|t| t.trim().parse::<i64>().ok()).filter(|n| *n > 0).fold(0, i64::saturating_add);
        let over = given.saturating_sub(i64::from(self.points));
        let wrong = match (whole, self.method) {
            (None, _) => None,
            (Some(Fault::FieldEmpty), _) => Some(ctx.t(w::NOTHING_GIVEN).to_owned()),
            (Some(_), RoundMethod::Dots) if over > 0 => Some(ctx.fill(w::LEDGER_OVER, &[("given", &given), ("over", &over)])),
            (Some(other), _) => Some(other.message(ctx.locale).to_owned()),
        };
        let wrong = wrong.map(|text| view! { <p class="error">{icon(Icon::Alert)}<span>{text}</span></p> });
        let id = self.id("points");
        match self.method {
            RoundMethod::Dots => {
                let rule = ctx.fill(w::LEDGER, &[("points", &self.points), ("most", &self.most)]);
                let state = (wrong.is_none() && !typed.is_empty())
                    .then(|| ctx.fill(w::LEDGER_GIVEN, &[("given", &given), ("points", &self.points)]));
                // Where there is script, it counts here.
                let state = view! { <span class="meta" role="status" data-dots-left="">{state}</span> };
                Some(view! { <div class="tally" id=id><span>{rule}</span>{state}{wrong}</div> }.into_any())
            }
            RoundMethod::Ranking => wrong.map(|wrong| view! { <div class="tally" id=id>{wrong}</div> }.into_any()),
        }
    }
    fn row(&self, ctx: &Ctx, place: usize, item: &Item, typed: &str) -> AnyView {
        let (text, lang) = said(ctx, item);
        let form = ctx.form(self.action);
        let highest = i64::from(self.most);
        let count = self.items.len();
        let wrong = match (fault(form, &format!("points.{place}")), fault(form, &format!("item.{place}")), self.method) {
            (Some(_), _, RoundMethod::Dots) => Some(ctx.fill(w::ITEM_BOUNDS, &[("most", &highest)])),
            (Some(_), _, RoundMethod::Ranking) => Some(ctx.fill(w::RANK_BOUNDS, &[("most", &count)])),
            (None, Some(_), _) => Some(ctx.t(w::ITEM_CHANGED).to_owned()),
            (None, None, _) => None,
        };
        let id = self.id(&format!("points-{place}"));
        let described = wrong.is_some().then(|| format!("{id}-fault"));
        let invalid = wrong.is_some().then_some("true");
        let label = match self.method {
            RoundMethod::Dots => ctx.fill(w::POINTS_FOR, &[("what", &text)]),
            RoundMethod::Ranking => ctx.fill(w::RANK_FOR, &[("what", &text)]),
        };
        let control = match self.method {
            RoundMethod::Dots => view! {
                <input class="w-xs" type="number" inputmode="numeric" name="points" id=id.clone() min="0" max=highest.to_string() value=typed.to_owned() aria-label=label aria-describedby=described aria-invalid=invalid/>
            }
            .into_any(),
            RoundMethod::Ranking => {
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
            }
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

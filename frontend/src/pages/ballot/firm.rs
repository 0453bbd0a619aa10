//! In words: how firm a result is, whether ways to count agree, whether enough have voted.

use super::{method_words as m, percent};
use crate::components as ui;
use crate::ctx::Ctx;
use constat_shared::api::prioritisation::{CollegeResult, OtherCount};
use leptos::prelude::*;

/// A quorum that was missed; said before the result.
pub(super) fn quorum(ctx: &Ctx, result: &CollegeResult) -> Option<AnyView> {
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("needed", &result.quorum), ("voted", &result.turnout.voted), ("entitled", &result.turnout.entitled)];
    match (result.quorum > 0, result.quorum_met) {
        (false, _) => None,
        (true, true) => Some(ui::meta(&ctx.fill(m::QUORUM_REACHED, &values))),
        (true, false) => Some(ui::warm_notice(&ctx.fill(m::QUORUM_MISSED, &values))),
    }
}

/// How firm, in a few sentences.
pub(super) fn view(ctx: &Ctx, result: &CollegeResult) -> Option<AnyView> {
    let firm = result.firm?;
    let top = usize::try_from(firm.top).unwrap_or(0);
    // Items that share the last of these places are all among the first.
    let first = result.rows.iter().filter(|row| row.place.is_some_and(|place| place <= firm.top));
    let low = first.filter_map(|row| row.firm).fold(100.0, f64::min);
    let words = if low >= 90.0 { m::FIRM_ALL } else { m::FIRM_SOME };
    let mut lines = vec![ui::para(&ctx.fill(words, &[("top", &top), ("low", &format!("{low:.0}"))]))];
    lines.extend(firm.to_change.map(|n| ui::para(&ctx.fill(if n == 1 { m::TO_CHANGE_ONE } else { m::TO_CHANGE }, &[("n", &n)]))));
    lines.extend(others(ctx, &result.others));
    lines.push(ui::meta(&ctx.fill(m::DRAWS_NOTE, &[("draws", &firm.draws), ("seed", &firm.seed)])));
    Some(view! { <div class="stack-s"><h3 class="h-ui">{ctx.t(m::FIRM_TITLE)}</h3>{lines}</div> }.into_any())
}

/// A part of a hundred draws, for the table.
pub(super) fn cell(ctx: &Ctx, firm: f64) -> String {
    percent(ctx, firm / 100.0)
}

/// What a way to count is called.
fn counted_by(method: &str) -> &str {
    match method {
        "copeland" => "Copeland",
        "schulze_margins" => "Schulze",
        "ranked_pairs_margins" => "Tideman",
        "irv" => "Hare",
        other => other,
    }
}

fn others(ctx: &Ctx, others: &[OtherCount]) -> Option<AnyView> {
    let first = others.first()?.order.first();
    let same = others.iter().all(|other| other.order.first() == first);
    let names = others.iter().map(|other| counted_by(&other.method)).collect::<Vec<_>>().join(", ");
    let words = if same { ctx.fill(m::OTHERS_SAME, &[("methods", &names)]) } else { ctx.t(m::OTHERS_DIFFER).to_owned() };
    let rows = others.iter().map(|other| vec![ui::cell(counted_by(&other.method)), ui::cell(&order(&other.order))]).collect();
    let head = vec![ctx.t(super::words::METHOD).to_owned(), ctx.t(m::ORDER).to_owned()];
    let table = ui::disclosure(ctx.t(m::OTHER_COUNTS), ui::table(ctx.t(m::OTHER_COUNTS), head, rows));
    Some(view! { {ui::para(&words)}{table} }.into_any())
}

/// Numbers of findings, best first; level ones with an equals sign between.
fn order(groups: &[Vec<i32>]) -> String {
    let group = |group: &Vec<i32>| group.iter().map(ToString::to_string).collect::<Vec<_>>().join("\u{A0}=\u{A0}");
    groups.iter().map(group).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn level_ones_stand_together() {
        assert_eq!(order(&[vec![4], vec![1, 2], vec![3]]), "4, 1\u{A0}=\u{A0}2, 3");
    }
}

//! The result of a conversation among residents: the map, the groups in words, what nearly all share, what divides, every statement.

use super::opinions_words as o;
use super::words as w;
use super::{member, opinions_map, when};
use crate::components as ui;
use crate::ctx::{Ctx, Page};
use constat_shared::api::consultation::{
    Answers, Caution, FEWEST, GroupStatement, OpinionGroup, OpinionStatement, OpinionsView, ReadOpinions,
};
use constat_shared::locale::{Locale, Words, long_day};
use constat_shared::permission::{Action, Room};
use leptos::prelude::*;

/// So many stand in the table; the others open.
const AT_ONCE: usize = 50;

/// The page.
pub fn view(ctx: &Ctx, _request: &ReadOpinions, data: &OpinionsView) -> Page {
    let mut crumbs = vec![
        (format!("/d/{}", data.diagnosis), data.title.get(ctx.locale).to_owned()),
        (format!("/d/{}/sessions", data.diagnosis), ctx.t(w::SESSIONS).to_owned()),
    ];
    // Workers who do not facilitate the session have no page of it.
    let queue = if ctx.may(Action::ReadQueue) { format!("/sessions/{}", data.session.id) } else { String::new() };
    crumbs.push((queue, data.session.place.clone()));
    let (asked, lang) = data.question.get(ctx.locale);
    let asked = (!asked.is_empty()).then(|| {
        let words = view! { <p class="read" lang=lang.as_str() dir="auto">{asked.to_owned()}</p> };
        ui::section(ctx.t(o::ASKED), words.into_any())
    });
    let result = if data.withheld {
        ui::notice(&ctx.fill(o::ALL_WITHHELD, &[("n", &FEWEST)]))
    } else {
        view! { {map(ctx, data)}{groups(ctx, data)}{common(ctx, data)}{dividing(ctx, data)} }.into_any()
    };
    let main = view! { {asked}{result} }.into_any();
    let head = ui::page_head(crumbs, ctx.t(o::TITLE), ctx.t(o::LEDE), None);
    let body = view! { {head}{ui::folio(main, margin(ctx, data))}{table(ctx, data)} };
    member(ctx.t(o::TITLE), Room::Plenary, body.into_any())
}

/// Thousands apart, as each language writes them.
fn count(ctx: &Ctx, number: i64) -> String {
    let gap = match ctx.locale {
        Locale::Nl => ".",
        Locale::En => ",",
        Locale::Fr | Locale::Ar => "\u{202F}",
    };
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push_str(gap);
        }
        out.push(digit);
    }
    out
}

fn percent(ctx: &Ctx, share: f64) -> String {
    let space = if ctx.locale == Locale::En { "" } else { "\u{A0}" };
    format!("{:.0}{space}%", share * 100.0)
}

#[expect(clippy::cast_precision_loss, reason = "counts of people, far below 2^52")]
fn share(part: i64, of: i64) -> f64 {
    if of > 0 { part as f64 / of as f64 } else { 0.0 }
}

fn margin(ctx: &Ctx, data: &OpinionsView) -> AnyView {
    let shown = i64::try_from(data.statements.len()).unwrap_or(i64::MAX);
    let day = if data.session.starts.is_empty() { long_day(ctx.locale, data.session.day) } else { when(ctx, &data.session) };
    let mut facts = vec![
        (ctx.t(o::PARTICIPANTS).to_owned(), count(ctx, data.participants)),
        (ctx.t(o::VOTES).to_owned(), count(ctx, data.votes)),
        (ctx.t(o::STATEMENTS).to_owned(), count(ctx, shown)),
    ];
    if data.set_aside > 0 {
        facts.push((ctx.t(o::SET_ASIDE).to_owned(), count(ctx, data.set_aside)));
    }
    facts.push((ctx.t(o::WHEN).to_owned(), day));
    let cautions = data.cautions.iter().map(|c| caution(ctx, *c)).chain([ctx.t(o::NOT_ALL).to_owned()]);
    let cautions = cautions.map(|text| view! { <li>{text}</li> }).collect_view();
    view! {
        {ui::margin_note(ctx.t(o::FIGURES), ui::facts(facts))}
        {ui::margin_note(ctx.t(o::CAUTIONS), view! { <ul class="stack-s">{cautions}</ul> }.into_any())}
    }
    .into_any()
}

fn caution(ctx: &Ctx, caution: Caution) -> String {
    let words = match caution {
        Caution::FewPeople { people } => return ctx.fill(o::FEW_PEOPLE, &[("n", &people)]),
        Caution::ManyGaps { percent } => return ctx.fill(o::MANY_GAPS, &[("share", &self::percent(ctx, share(percent, 100)))]),
        Caution::GapsFilled => o::GAPS_FILLED,
        Caution::WeakSecond => o::WEAK_SECOND,
        Caution::NoGroups => o::NO_GROUPS,
        Caution::GroupsSimplify => o::GROUPS_SIMPLIFY,
        Caution::MayBeChance => o::MAY_BE_CHANCE,
        Caution::SmallGroup => o::SMALL_GROUP,
    };
    ctx.t(words).to_owned()
}

fn map(ctx: &Ctx, data: &OpinionsView) -> Option<AnyView> {
    Some(ui::section_with(ctx.t(o::MAP), ctx.t(o::MAP_META), opinions_map::view(ctx, data)?))
}

/// A statement's words, and what is said of it.
fn line(data: &OpinionsView, number: i32, said: String) -> Option<AnyView> {
    let statement = data.statements.iter().find(|s| s.number == number)?;
    let (lang, text) = (statement.language.as_str(), statement.text.clone());
    Some(view! { <li class="stack-s"><p class="read" lang=lang dir="auto">{text}</p>{ui::meta(&said)}</li> }.into_any())
}

fn list(lines: Vec<AnyView>, none: &str) -> AnyView {
    if lines.is_empty() { ui::para(none) } else { view! { <ul class="stack">{lines}</ul> }.into_any() }
}

fn groups(ctx: &Ctx, data: &OpinionsView) -> Option<AnyView> {
    if data.groups.is_empty() {
        return None;
    }
    let each = data.groups.iter().enumerate().map(|(at, group)| one_group(ctx, data, at, group)).collect::<Vec<_>>();
    let rest = data.participants - data.groups.iter().filter_map(|group| group.size).sum::<i64>();
    let rest = (rest > 0).then(|| ui::meta(&ctx.fill(o::IN_NONE, &[("n", &count(ctx, rest))])));
    Some(ui::section_with(ctx.t(o::GROUPS), ctx.t(o::GROUPS_META), ui::stack(each.into_iter().chain(rest).collect())))
}

fn one_group(ctx: &Ctx, data: &OpinionsView, at: usize, group: &OpinionGroup) -> AnyView {
    let name = ctx.fill(o::GROUP, &[("letter", &opinions_map::letter(at))]);
    let Some(size) = group.size else {
        let why = ctx.fill(o::GROUP_WITHHELD, &[("n", &FEWEST)]);
        return view! { <div class="stack-s"><h3>{name}</h3>{ui::notice(&why)}</div> }.into_any();
    };
    let meta = ctx.fill(o::GROUP_SIZE, &[("n", &count(ctx, size)), ("share", &percent(ctx, share(size, data.participants)))]);
    let lines = group.statements.iter().filter_map(|s| line(data, s.number, says(ctx, s))).collect();
    view! {
        <div class="stack-s">
            <div class="line">{opinions_map::mark(at)}<h3>{name}</h3></div>
            {ui::meta(&meta)}
            {list(lines, ctx.t(o::NOTHING_OWN))}
        </div>
    }
    .into_any()
}

fn says(ctx: &Ctx, statement: &GroupStatement) -> String {
    let (with, without): (Words, Words) =
        if statement.agrees { (o::GROUP_AGREES, o::MOSTLY_AGREES) } else { (o::GROUP_DISAGREES, o::MOSTLY_DISAGREES) };
    statement.share.map_or_else(|| ctx.t(without).to_owned(), |share| ctx.fill(with, &[("share", &percent(ctx, share))]))
}

fn common(ctx: &Ctx, data: &OpinionsView) -> AnyView {
    let said = |agrees: bool, share: f64| ctx.fill(if agrees { o::ALL_AGREE } else { o::ALL_DISAGREE }, &[("share", &percent(ctx, share))]);
    let lines = data.common.iter().filter_map(|c| line(data, c.number, said(c.agrees, c.share))).collect();
    ui::section_with(ctx.t(o::COMMON), ctx.t(o::COMMON_META), list(lines, ctx.t(o::COMMON_NONE)))
}

fn dividing(ctx: &Ctx, data: &OpinionsView) -> AnyView {
    let lines = data.dividing.iter().filter_map(|d| {
        let answers = data.statements.iter().find(|s| s.number == d.number).and_then(|s| s.answers);
        let spread = d.spread.map(|spread| ctx.fill(o::SPREAD, &[("n", &format!("{:.0}", spread * 100.0))]));
        let parts: Vec<String> = [spread, answers.map(|answers| told(ctx, answers))].into_iter().flatten().collect();
        line(data, d.number, parts.join(" · "))
    });
    let compared = data.dividing.iter().any(|d| d.spread.is_some());
    let meta = if compared { o::DIVIDES_META } else { o::DIVIDES_ALL_META };
    ui::section_with(ctx.t(o::DIVIDES), ctx.t(meta), list(lines.collect(), ctx.t(o::DIVIDES_NONE)))
}

/// The three answers in words.
fn told(ctx: &Ctx, answers: Answers) -> String {
    let [agree, disagree, pass] = [answers.agree, answers.disagree, answers.pass].map(|n| count(ctx, n));
    ctx.fill(o::BAR, &[("agree", &agree), ("disagree", &disagree), ("pass", &pass)])
}

fn table(ctx: &Ctx, data: &OpinionsView) -> AnyView {
    let head = || [o::STATEMENT, o::AGREE, o::DISAGREE, o::PASS].map(|words| ctx.t(words).to_owned()).to_vec();
    let rows = |part: &[OpinionStatement]| part.iter().map(|s| row(ctx, s)).collect::<Vec<_>>();
    let (first, others) = data.statements.split_at(data.statements.len().min(AT_ONCE));
    let more = (!others.is_empty()).then(|| {
        let title = ctx.fill(o::OTHERS, &[("n", &count(ctx, i64::try_from(others.len()).unwrap_or(i64::MAX)))]);
        ui::disclosure(&title, ui::table(&title, head(), rows(others)))
    });
    // Defined once, for the bars of both tables.
    let stripes = r#"<defs><pattern id="op-no" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M1 0V5" stroke="var(--part)" stroke-width="2.5"/></pattern></defs>"#;
    let body = view! {
        <svg width="0" height="0" aria-hidden="true" inner_html=stripes></svg>
        {ui::meta(ctx.t(o::BAR_KEY))}
        {ui::table(ctx.t(if others.is_empty() { o::ALL } else { o::FIRST_PART }), head(), rows(first))}
        {more}
    };
    ui::section_with(ctx.t(o::ALL), ctx.t(o::ALL_META), body.into_any())
}

/// The bar stands under the words: on a phone the figures keep their place beside them.
fn row(ctx: &Ctx, s: &OpinionStatement) -> Vec<AnyView> {
    let (lang, text) = (s.language.as_str(), s.text.clone());
    let below = s.answers.map_or_else(|| ui::held_cell(&ctx.fill(o::TOO_FEW, &[("n", &FEWEST)])), bar);
    let words = view! { <span class="meta">{s.number}</span>" "<span lang=lang dir="auto">{text}</span>{below} }.into_any();
    let figure = |part: fn(Answers) -> i64| {
        s.answers.map_or_else(|| ().into_any(), |answers| view! { <span class="n">{count(ctx, part(answers))}</span> }.into_any())
    };
    vec![words, figure(|a| a.agree), figure(|a| a.disagree), figure(|a| a.pass)]
}

/// Solid, striped, empty: it reads without colour. The figures stand beside it.
fn bar(answers: Answers) -> AnyView {
    let all = answers.agree + answers.disagree + answers.pass;
    let (agree, disagree) = (120.0 * share(answers.agree, all), 120.0 * share(answers.disagree, all));
    let svg = format!(
        r#"<rect width="120" height="12" fill="var(--sheet)" stroke="var(--edge)"/><rect width="{agree:.1}" height="12" fill="var(--accent)"/><rect x="{agree:.1}" width="{disagree:.1}" height="12" fill="url(#op-no)"/>"#
    );
    view! { <svg viewBox="0 0 120 12" width="120" height="12" aria-hidden="true" inner_html=svg></svg> }.into_any()
}

//! Results of closed rounds, colleges side by side, the gaps between them in words.

use super::{chart, decimal, outcome, said, slopes, words as w};
use crate::components as ui;
use crate::components::{Icon, icon};
use crate::ctx::{Ctx, Dress, Page};
use constat_shared::api::prioritisation::{College, CollegeGap, CollegePlace, CollegeResult, ReadResults, ResultsView};
use constat_shared::locale::Locale;
use constat_shared::permission::Room;
use leptos::prelude::*;

/// The page.
pub fn view(ctx: &Ctx, _request: &ReadResults, data: &ResultsView) -> Page {
    let diagnosis = data.diagnosis;
    let crumbs = vec![
        (format!("/d/{diagnosis}"), data.diagnosis_title.get(ctx.locale).to_owned()),
        (format!("/d/{diagnosis}/rounds"), ctx.t(w::ROUNDS).to_owned()),
    ];
    let title = title(ctx, data);
    let body = if data.colleges.is_empty() {
        let link = ui::quiet_button_link(&format!("/d/{diagnosis}/rounds"), ctx.t(w::ROUNDS));
        view! { {ui::page_head(crumbs, &title, "", None)}{ui::empty(ctx.t(w::NO_RESULT), ctx.t(w::NO_RESULT_YET), Some(link))} }.into_any()
    } else {
        let main = view! { {comparison(ctx, data)}{moves(ctx, data)}{apart(ctx, data)} };
        view! {
            {ui::page_head(crumbs, &title, ctx.t(w::RESULTS_LEDE), None)}
            {ui::folio(main.into_any(), margin(ctx, data))}
        }
        .into_any()
    };
    Page { title, room: Room::Plenary, dress: Dress::Member, locales: &Locale::MEMBERS, body }
}

/// A gap that deserves to be seen: half of the list, and at least three places.
fn large(data: &ResultsView, gap: &CollegeGap) -> bool {
    let items = i64::try_from(data.compared.len()).unwrap_or(i64::MAX);
    gap.places >= 3.max(items / 2)
}

/// The title says what was found.
fn title(ctx: &Ctx, data: &ResultsView) -> String {
    if data.compared.is_empty() {
        return ctx.t(w::RESULTS).to_owned();
    }
    let agree = data.compared.iter().filter(|c| c.gap.places <= 1).count();
    let apart = data.compared.iter().filter(|c| large(data, &c.gap)).count();
    if agree == data.compared.len() && data.not_compared == 0 {
        ctx.t(w::RESULTS_ALIKE).to_owned()
    } else if apart == 0 {
        ctx.t(w::RESULTS).to_owned()
    } else {
        ctx.fill(w::RESULTS_SPLIT, &[("agree", &agree), ("n", &data.compared.len()), ("apart", &apart)])
    }
}

fn sign(college: College) -> AnyView {
    icon(match college {
        College::Residents => Icon::Residents,
        College::Workers => Icon::Workers,
        College::Organisations => Icon::Organisations,
    })
}

/// The colleges that are compared, residents first.
fn compared_colleges(data: &ResultsView) -> Vec<College> {
    data.compared.first().map(|c| c.places.iter().map(|p| p.college).collect()).unwrap_or_default()
}

fn comparison(ctx: &Ctx, data: &ResultsView) -> AnyView {
    let left_out = (data.not_compared > 0).then(|| ui::meta(&ctx.fill(w::NOT_COMPARED, &[("n", &data.not_compared)])));
    let colleges = compared_colleges(data);
    let Some(first) = colleges.first() else {
        let several = data.colleges.iter().filter(|c| !c.withheld).count() > 1;
        let why = if several { w::NONE_IN_COMMON } else { w::ONE_COLLEGE };
        return view! { {ui::notice(ctx.t(why))}{left_out.filter(|_| !several)} }.into_any();
    };
    let last = i64::try_from(data.compared.len()).unwrap_or(1);
    let key = colleges.iter().map(|c| view! { <span>{sign(*c)}{ctx.t(c.words())}</span> }).collect_view();
    let rows = data
        .compared
        .iter()
        .map(|c| {
            let (text, lang) = said(ctx, &c.item);
            let words = gap_words(ctx, &c.gap);
            let wide = large(data, &c.gap);
            let words = if wide { view! { <strong>{words}</strong> }.into_any() } else { words.into_any() };
            view! { <li><b lang=lang>{text}" "<span class="meta">{c.item.number}</span></b>{chart::strip(ctx, c, last, c.gap.places > 2)}<p>{words}</p></li> }
        })
        .collect_view();
    let order = ctx.fill(w::IN_ORDER_OF, &[("college", &ctx.t(first.words()).to_lowercase())]);
    view! {
        <section class="stack">
            <div class="line apart"><h2 class="h-ui">{ctx.fill(w::PLACES_OF, &[("n", &last)])}</h2><p class="key-line">{key}</p></div>
            <div><div class="ranks-head meta" aria-hidden="true"><span>{order}</span><span class="line apart"><span>{ctx.t(w::FIRST)}</span><span>{last}</span></span><span>{ctx.t(w::GAP)}</span></div>
            <ol class="ranks">{rows}</ol></div>
            {left_out}
            <details class="figures"><summary>{ctx.t(w::FIGURES)}</summary>{table(ctx, data, &colleges)}</details>
        </section>
    }
    .into_any()
}

fn table(ctx: &Ctx, data: &ResultsView, colleges: &[College]) -> AnyView {
    let mut head = vec![ctx.t(w::FINDING).to_owned()];
    head.extend(colleges.iter().map(|c| ctx.t(c.words()).to_owned()));
    head.push(ctx.t(w::GAP).to_owned());
    let rows = data
        .compared
        .iter()
        .map(|c| {
            let mut cells = vec![ui::cell(&format!("{}\u{2002}{}", c.item.number, said(ctx, &c.item).0))];
            cells.extend(c.places.iter().map(|p| ui::number_cell(p.place)));
            cells.push(ui::number_cell(c.gap.places));
            cells
        })
        .collect();
    ui::table(&ctx.fill(w::PLACES_OF, &[("n", &data.compared.len())]), head, rows)
}

/// "6 places apart: place 2 for residents, place 8 for organisations."
fn gap_words(ctx: &Ctx, gap: &CollegeGap) -> String {
    match gap.places {
        0 => ctx.t(w::SAME).to_owned(),
        1 => ctx.t(w::NEARLY).to_owned(),
        n => ctx.fill(w::APART, &[("n", &n), ("high", &place_words(ctx, gap.high)), ("low", &place_words(ctx, gap.low))]),
    }
}

fn place_words(ctx: &Ctx, at: CollegePlace) -> String {
    let college = ctx.t(w::for_college(at.college));
    if at.place == 1 {
        ctx.fill(w::TOP_FOR, &[("college", &college)])
    } else {
        ctx.fill(w::PLACE_FOR, &[("place", &at.place), ("college", &college)])
    }
}

fn moves(ctx: &Ctx, data: &ResultsView) -> Option<AnyView> {
    let picture = slopes::view(ctx, data)?;
    let widest = data.compared.iter().map(|c| c.gap.places).max().filter(|n| *n > 1);
    let strongest = data.compared.iter().filter(|c| Some(c.gap.places) == widest).take(2);
    let notes = strongest.map(|c| {
        let (text, lang) = said(ctx, &c.item);
        let title = ctx.fill(w::NUMBERED, &[("n", &c.item.number)]);
        view! { <div class="stack-s"><h3>{title}</h3><p lang=lang>{text}</p><p class="meta">{gap_words(ctx, &c.gap)}</p></div> }.into_any()
    });
    let mut notes = notes.collect::<Vec<_>>().into_iter();
    let notes = match (notes.next(), notes.next()) {
        (Some(one), Some(other)) => Some(ui::half(one, other)),
        (Some(one), None) => Some(one),
        (None, _) => None,
    };
    Some(ui::section(ctx.t(w::MOVES), ui::stack(vec![picture, notes.into_any()])))
}

/// Each college on its own, then rounds that a later one has replaced.
fn apart(ctx: &Ctx, data: &ResultsView) -> AnyView {
    let each = data.colleges.iter().map(|r| outcome::result(ctx, r, &titled(ctx, r))).collect_view();
    let earlier = (!data.earlier.is_empty()).then(|| {
        let links = data.earlier.iter().map(|r| ui::row(&titled(ctx, r), Some(&format!("/rounds/{}", r.round)), "", None)).collect();
        ui::section(ctx.t(w::EARLIER), ui::rows(links))
    });
    view! { {each}{earlier} }.into_any()
}

fn titled(ctx: &Ctx, result: &CollegeResult) -> String {
    let colon = if ctx.locale == Locale::Fr { "\u{A0}:" } else { ":" };
    format!("{}{colon} {}", ctx.t(result.college.words()), result.title.get(ctx.locale))
}

fn margin(ctx: &Ctx, data: &ResultsView) -> AnyView {
    let voted = data
        .colleges
        .iter()
        .map(|r| {
            (ctx.t(r.college.words()).to_owned(), ctx.fill(w::VOTED_N, &[("voted", &r.turnout.voted), ("entitled", &r.turnout.entitled)]))
        })
        .collect();
    let agreements: Vec<AnyView> = data
        .colleges
        .iter()
        .filter_map(|r| {
            let agreement = r.agreement?;
            let figure = format!("{} ({})", ctx.t(outcome::strength(agreement)), decimal(ctx, agreement, 2));
            let bar = ui::bar(agreement, ctx.t(r.college.words()), &figure);
            Some(view! { <div class="college">{sign(r.college)}{bar}</div> }.into_any())
        })
        .collect();
    let agreement = (!agreements.is_empty()).then(|| {
        let bars = view! { <div class="stack-s">{agreements}</div>{ui::meta(ctx.t(w::AGREEMENT_NOTE))} };
        ui::margin_note(ctx.t(w::AGREEMENT), bars.into_any())
    });
    let mut methods: Vec<String> = data.colleges.iter().map(|r| outcome::note(ctx, r)).collect();
    methods.dedup();
    let methods = methods.iter().map(|m| ui::para(m)).collect_view();
    view! {
        {ui::margin_note(ctx.t(w::WHO_VOTED), ui::facts(voted))}
        {agreement}
        {ui::margin_note(ctx.t(w::WITHHELD_TITLE), ui::para(ctx.t(w::WITHHELD_RULE)))}
        {ui::margin_note(ctx.t(w::METHOD), methods.into_any())}
    }
    .into_any()
}

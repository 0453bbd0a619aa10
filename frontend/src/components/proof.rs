//! Where things come from: quotes, evidence, the chain from a recommendation down to voices, bars.

use crate::components::icon::{Icon, icon};
use crate::ctx::Ctx;
use leptos::prelude::*;

constat_shared::words! {
    A_RESIDENT = "Un habitant", "Een inwoner", "A resident", "أحد السكان";
    AN_ACTOR = "Un acteur de terrain ou d’un service", "Iemand van het terrein of van een dienst", "Someone from the field or from a service";
    THE_COORDINATION = "La coordination", "De coördinatie", "The coordination";
    SOURCE = "Source", "Bron", "Source", "المصدر";
    RESIDENTS = "habitants", "inwoners", "residents", "من السكان";
    WORKERS = "du terrain", "van het terrein", "from the field", "من العاملين في الميدان";
    ORGANISATIONS = "organisations", "organisaties", "organisations", "منظمات";
}

/// Who speaks in a quote; never a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seal {
    /// R, round.
    Resident,
    /// A, square.
    Actor,
    /// C, arched.
    Coordination,
}

/// A quote under its seal; `source` is what is said of it, else the seal's own words.
pub fn quote(ctx: &Ctx, seal: Seal, text: &str, lang: &str, source: &str) -> AnyView {
    quoted(ctx, seal, text.to_owned().into_any(), lang, source)
}

/// A quote in which the words that were looked for are marked.
pub fn quote_found(ctx: &Ctx, seal: Seal, text: &str, lang: &str, typed: &str) -> AnyView {
    quoted(ctx, seal, super::marked(text, typed), lang, "")
}

fn quoted(ctx: &Ctx, seal: Seal, text: AnyView, lang: &str, source: &str) -> AnyView {
    let (class, letter, words) = match seal {
        Seal::Resident => ("seal r", "R", A_RESIDENT),
        Seal::Actor => ("seal a", "A", AN_ACTOR),
        Seal::Coordination => ("seal c", "C", THE_COORDINATION),
    };
    let lang = (!lang.is_empty()).then(|| lang.to_owned());
    let source = if source.is_empty() { ctx.t(words).to_owned() } else { source.to_owned() };
    view! {
        <figure class="quote">
            <span class=class aria-hidden="true">{letter}</span>
            <blockquote lang=lang dir="auto">{text}</blockquote>
            <figcaption class="meta">{source}</figcaption>
        </figure>
    }
    .into_any()
}

/// A figure with where it comes from.
pub fn evidence(ctx: &Ctx, label: &str, figure: &str, unit: &str, source: &str, date: &str, link: Option<&str>) -> AnyView {
    let figure = (!figure.is_empty()).then(|| {
        let unit = unit.to_owned();
        view! { <p class="figure"><span class="n">{figure.to_owned()}</span>" "<span class="unit">{unit}</span></p> }
    });
    let source = match link {
        Some(href) => view! { <a href=href.to_owned() rel="noopener noreferrer">{source.to_owned()}</a> }.into_any(),
        None => source.to_owned().into_any(),
    };
    let date = if date.is_empty() { String::new() } else { format!(", {date}") };
    let colon = if matches!(ctx.locale, constat_shared::locale::Locale::Fr) { "\u{A0}: " } else { ": " };
    view! {
        <div class="proof stack-s">
            {figure}
            <p class="what">{label.to_owned()}</p>
            <p class="meta">{ctx.t(SOURCE)}{colon}{source}{date}</p>
        </div>
    }
    .into_any()
}

/// One link of a chain.
pub struct Knot {
    /// One or two letters or figures in its knot.
    pub sign: String,
    /// What kind of thing it is, and which.
    pub title: String,
    /// What it says.
    pub text: String,
    /// Its page.
    pub href: Option<String>,
}

/// From the top down, each resting on the one below.
pub fn chain(knots: Vec<Knot>) -> AnyView {
    let items = knots
        .into_iter()
        .map(|Knot { sign, title, text, href }| {
            let title = match href {
                Some(href) => view! { <a href=href>{title}</a> }.into_any(),
                None => title.into_any(),
            };
            view! { <li><span class="knot" aria-hidden="true">{sign}</span><div><p class="h-ui">{title}</p><p>{text}</p></div></li> }
        })
        .collect_view();
    view! { <ol class="chain">{items}</ol> }.into_any()
}

/// How many of each college, in the same order everywhere, residents first.
pub fn voices(ctx: &Ctx, residents: Option<i64>, workers: Option<i64>, organisations: Option<i64>) -> AnyView {
    let marks =
        [(residents, Icon::Residents, RESIDENTS), (workers, Icon::Workers, WORKERS), (organisations, Icon::Organisations, ORGANISATIONS)]
            .into_iter()
            .filter_map(|(count, mark, words)| {
                count.map(|count| view! { <span>{icon(mark)}<span>{format!("{count} {}", ctx.t(words))}</span></span> })
            })
            .collect_view();
    view! { <p class="voices meta">{marks}</p> }.into_any()
}

/// A bar from 0 to 1 with its words above it.
pub fn bar(share: f64, label: &str, figure: &str) -> AnyView {
    let width = format!("{:.2}", share.clamp(0.0, 1.0) * 100.0);
    view! {
        <div class="bar-row">
            <span>{label.to_owned()}</span>
            <strong class="n">{figure.to_owned()}</strong>
            <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar-ground" width="100" height="4"></rect>
                <rect class="bar-fill" width=width height="4"></rect>
            </svg>
        </div>
    }
    .into_any()
}

/// Bars under one title that says the finding.
pub fn bars(title: &str, note: &str, bars: Vec<(String, String, f64)>) -> AnyView {
    let bars = bars.into_iter().map(|(label, figure, share)| bar(share, &label, &figure)).collect_view();
    let note = (!note.is_empty()).then(|| view! { <p class="meta">{note.to_owned()}</p> });
    view! { <figure class="bars"><figcaption class="h-ui">{title.to_owned()}</figcaption>{bars}{note}</figure> }.into_any()
}

//! What is kept, why and until when, for anyone; the register and the assessment for those who ask for them.

use super::page;
use crate::components as ui;
use crate::ctx::{Ctx, Dress, Page};
use constat_shared::locale::Locale;
use constat_shared::permission::Room;
use constat_shared::privacy::{self, Block, Document};
use leptos::prelude::*;

constat_shared::words! {
    REGISTER = "Registre des traitements", "Register van de verwerkingen", "Register of processing";
    ASSESSMENT = "Analyse d’impact", "Effectbeoordeling", "Impact assessment";
    PAPERS = "Les documents complets", "De volledige documenten", "The full papers", "الوثائق الكاملة";
}

/// The notice: small, without script, in the residents' languages.
pub fn notice(ctx: &Ctx) -> Page {
    let document = privacy::notice(ctx.locale);
    let papers = ui::line(vec![ui::link("/privacy/register", ctx.t(REGISTER)), ui::link("/privacy/assessment", ctx.t(ASSESSMENT))]);
    let body = view! { {shown(&document)} {ui::section(ctx.t(PAPERS), papers)} };
    Page { title: document.title.clone(), room: Room::Public, dress: Dress::Light, locales: Locale::ALL, body: body.into_any() }
}

/// The register.
pub fn register(ctx: &Ctx) -> Page {
    paper(&privacy::register(ctx.locale))
}

/// The assessment.
pub fn assessment(ctx: &Ctx) -> Page {
    paper(&privacy::assessment(ctx.locale))
}

fn paper(document: &Document) -> Page {
    page(&document.title, Room::Public, shown(document))
}

fn shown(document: &Document) -> AnyView {
    let parts = document
        .parts
        .iter()
        .map(|(heading, blocks)| {
            let blocks = blocks
                .iter()
                .map(|block| match block {
                    Block::Para(text) => ui::para(text),
                    Block::List(points) => {
                        let points = points.iter().map(|point| view! { <li>{point.clone()}</li> }).collect_view();
                        view! { <ul>{points}</ul> }.into_any()
                    }
                    Block::Facts(facts) => ui::facts(facts.clone()),
                })
                .collect();
            ui::section(heading, ui::stack(blocks))
        })
        .collect::<Vec<_>>();
    view! { {ui::page_head(vec![], &document.title, &document.lede, None)} {parts} }.into_any()
}

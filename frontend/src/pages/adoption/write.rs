//! The memorandum as it is written: title, recommendations, addressees.

use super::parts::count;
use super::{recipients, recommendation};
use crate::components as ui;
use crate::components::Missing;
use crate::ctx::{Ctx, Dress, Page};
use constat_shared::api::Endpoint;
use constat_shared::api::memorandum::{MemorandumState, MemorandumView, OfferForAdoption, ReadMemorandum};
use constat_shared::locale::Locale;
use constat_shared::permission::{Action, Room};
use leptos::prelude::*;

constat_shared::words! {
    TITLE = "Écrire le mémorandum", "Het memorandum schrijven", "Write the memorandum";
    LEDE = "Les constats viennent d’eux-mêmes. Vous écrivez ce qui est demandé, à qui, et pour quand.", "De vaststellingen komen vanzelf. U schrijft wat gevraagd wordt, aan wie en tegen wanneer.", "The findings come by themselves. You write what is asked, of whom, and by when.";
    MEMORANDUM = "Mémorandum", "Memorandum", "Memorandum";
    CLOSED = "Le texte ne s’écrit pas en ce moment\u{A0}: il faut que l’étape de rédaction soit ouverte et que le mémorandum soit en rédaction.", "De tekst wordt nu niet geschreven: de redactiestap moet open zijn en het memorandum in redactie.", "The text is not being written now: the writing step must be open and the memorandum be a draft.";
    TEXTS = "Titre et préface", "Titel en voorwoord", "Title and preface";
    TITLE_FR = "Titre en français", "Titel in het Frans", "Title in French";
    TITLE_NL = "Titre en néerlandais", "Titel in het Nederlands", "Title in Dutch";
    PREFACE_FR = "Préface en français", "Voorwoord in het Frans", "Preface in French";
    PREFACE_NL = "Préface en néerlandais", "Voorwoord in het Nederlands", "Preface in Dutch";
    PREFACE_HINT = "Une ligne vide commence un paragraphe.", "Een lege regel begint een alinea.", "A blank line starts a paragraph.";
    WORKING = "Langue de travail", "Werktaal", "Working language";
    WORKING_HINT = "Le mémorandum existe dans les deux langues. Si une seule fait foi, dites-le ici\u{A0}: la page de méthode le dira aussi.", "Het memorandum bestaat in beide talen. Geldt er één, zeg het hier: de methodepagina zegt het ook.", "The memorandum exists in both languages. If only one holds, say so here: the method page will say it too.";
    BOTH = "Les deux langues sont complètes", "Beide talen zijn volledig", "Both languages are complete";
    FRENCH = "Le français fait foi", "Het Frans geldt", "French holds";
    DUTCH = "Le néerlandais fait foi", "Het Nederlands geldt", "Dutch holds";
    SAVE = "Enregistrer", "Bewaren", "Save";
    BEFORE = "Avant de soumettre à l’adoption", "Voor u het ter aanneming voorlegt", "Before offering it for adoption";
    HAS_ONE = "Le mémorandum demande quelque chose", "Het memorandum vraagt iets", "The memorandum asks for something";
    ALL_WHOLE = "Chaque recommandation a son constat, son destinataire, sa date et ses langues", "Elke aanbeveling heeft haar vaststelling, bestemmeling, datum en talen", "Each recommendation has its finding, addressee, date and languages";
    OFFER = "Soumettre à l’adoption", "Ter aanneming voorleggen", "Offer for adoption";
    OFFER_LATER = "Vous pourrez le soumettre quand l’étape d’adoption sera ouverte.", "U kunt het voorleggen zodra de aannemingsstap open is.", "You can offer it once the adoption step is open.";
    READ = "Relire tout le texte", "De hele tekst lezen", "Read the whole text";
}

/// The page.
pub fn view(ctx: &Ctx, _request: &ReadMemorandum, m: &MemorandumView) -> Page {
    let here = format!("/memoranda/{}", m.id);
    let crumbs = vec![(here.clone(), ctx.t(MEMORANDUM).to_owned())];
    let head = ui::page_head(crumbs, ctx.t(TITLE), ctx.t(LEDE), Some(ui::quiet_button_link(&here, ctx.t(READ))));
    let may = ctx.may(Action::WriteMemorandum) && m.state == MemorandumState::Draft;
    let body = if may {
        let main = ui::stack(vec![recommendation::section(ctx, m), recipients::section(ctx, m), texts(ctx, m)]);
        vec![head, ui::folio(main, before(ctx, m))]
    } else {
        vec![head, ui::notice(ctx.t(CLOSED))]
    };
    Page { title: ctx.t(TITLE).to_owned(), room: Room::Adoption, dress: Dress::Member, locales: &Locale::MEMBERS, body: body.into_any() }
}

fn texts(ctx: &Ctx, m: &MemorandumView) -> AnyView {
    let action = format!("/api/memoranda/{}", m.id);
    let c = &m.content;
    let working =
        [("", BOTH), ("fr", FRENCH), ("nl", DUTCH)].into_iter().map(|(value, words)| (value.to_owned(), ctx.t(words).to_owned())).collect();
    let fields = vec![
        ui::text(ctx, &action, "title_fr", TITLE_FR, None, &c.title.fr),
        ui::text(ctx, &action, "title_nl", TITLE_NL, None, &c.title.nl),
        ui::area(ctx, &action, "preface_fr", PREFACE_FR, Some(PREFACE_HINT), &c.preface.fr),
        ui::area(ctx, &action, "preface_nl", PREFACE_NL, None, &c.preface.nl),
        ui::choice(ctx, &action, "working_language", WORKING, Some(WORKING_HINT), working, &c.working_language),
        ui::submit(ctx.t(SAVE)),
    ];
    ui::section(ctx.t(TEXTS), ui::form(ctx, &action, fields.into_any()))
}

fn before(ctx: &Ctx, m: &MemorandumView) -> AnyView {
    let c = &m.content;
    let item = |done: bool, words| Missing { done, text: ctx.t(words).to_owned(), href: None };
    let whole = count(c.recommendations.len()) > 0 && c.recommendations.iter().all(|r| r.lacking(&c.working_language).is_empty());
    let list = ui::missing(ctx, ctx.t(BEFORE), vec![item(!c.recommendations.is_empty(), HAS_ONE), item(whole, ALL_WHOLE)]);
    let offer = match (whole, ctx.may(Action::SealMemorandum)) {
        (true, true) => ui::main_action(ctx, &OfferForAdoption { memorandum: m.id }.path(), ctx.t(OFFER), vec![]),
        (true, false) => ui::meta(ctx.t(OFFER_LATER)),
        (false, _) => ().into_any(),
    };
    ui::stack(vec![list, offer])
}

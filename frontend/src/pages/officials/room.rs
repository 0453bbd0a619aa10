//! What was delivered to one official: what is asked of them first.

use crate::components as ui;
use crate::ctx::{Ctx, Dress, Page};
use crate::pages::adoption::parts::{self, count, day, plural};
use constat_shared::api::delivery::{Followed, OfficialRoom, ReadOfficialRoom};
use constat_shared::locale::Locale;
use constat_shared::permission::Room;
use leptos::prelude::*;

constat_shared::words! {
    DELIVERED = "Mémorandum «\u{A0}{title}\u{A0}», remis le {day}", "Memorandum “{title}”, overhandigd op {day}", "Memorandum “{title}”, delivered on {day}";
    TITLE_NONE = "Pour votre information", "Ter informatie", "For your information";
    TITLE_ONE = "Une recommandation pour vous", "Eén aanbeveling voor u", "One recommendation for you";
    TITLE_MANY = "{n} recommandations pour vous", "{n} aanbevelingen voor u", "{n} recommendations for you";
    LEDE = "Une page chacune. Vous pouvez répondre oui, en partie, non, à l’étude, ou dire à qui cela revient. Votre réponse est publiée telle quelle.", "Elk één pagina. U kunt antwoorden met ja, gedeeltelijk, nee, in onderzoek, of zeggen voor wie het is. Uw antwoord wordt gepubliceerd zoals het is.", "One page each. You can answer yes, partly, no, under study, or say whose it is. Your answer is published as it is.";
    LEDE_NONE = "Rien ne vous est demandé personnellement. Vous pouvez tout lire.", "Er wordt u persoonlijk niets gevraagd. U kunt alles lezen.", "Nothing is asked of you in person. You may read everything.";
    MINE = "Ce qui vous est demandé", "Wat aan u gevraagd wordt", "What is asked of you";
    OTHERS = "Les autres", "De andere", "The others";
    OTHERS_META = "Adressées à d’autres. Vous pouvez les lire, pas y répondre.", "Aan anderen gericht. U kunt ze lezen, niet beantwoorden.", "Addressed to others. You may read them, not answer them.";
    ANSWERED = "Répondu le {day}", "Beantwoord op {day}", "Answered on {day}";
    NEWS = "Prochaine nouvelle attendue le {day}.", "Volgend nieuws verwacht op {day}.", "Next news expected on {day}.";
    WHO = "Qui parle ici", "Wie hier spreekt", "Who speaks here";
    SIGNED_ONE = "1 organisation a signé", "1 organisatie tekende", "1 organisation signed";
    SIGNED_MANY = "{n} organisations ont signé", "{n} organisaties tekenden", "{n} organisations signed";
    ABSTAINED_ONE = "1 s’est abstenue", "1 onthield zich", "1 abstained";
    ABSTAINED_MANY = "{n} se sont abstenues", "{n} onthielden zich", "{n} abstained";
    SPEAKERS = "Porte-parole\u{A0}: {names}.", "Woordvoerders: {names}.", "Spokespersons: {names}.";
    PUBLIC = "Ce qui est public", "Wat openbaar is", "What is public";
    PUBLIC_WHAT = "Votre réponse, sa date, votre fonction. Un brouillon n’est gardé nulle part.", "Uw antwoord, de datum, uw functie. Een ontwerp wordt nergens bewaard.", "Your answer, its date, your function. A draft is kept nowhere.";
    PAGE = "La page publique", "De openbare pagina", "The public page";
    WHOLE = "Tout le mémorandum, en PDF", "Het hele memorandum, als PDF", "The whole memorandum, as PDF";
}

/// The page.
pub fn view(ctx: &Ctx, request: &ReadOfficialRoom, data: &OfficialRoom) -> Page {
    let title =
        if data.mine.is_empty() { ctx.t(TITLE_NONE).to_owned() } else { plural(ctx, count(data.mine.len()), TITLE_ONE, TITLE_MANY) };
    let lede = if data.mine.is_empty() { LEDE_NONE } else { LEDE };
    let delivered = data
        .delivered_on
        .map(|d| ctx.fill(DELIVERED, &[("title", &data.memorandum.get(ctx.locale)), ("day", &day(ctx, d))]))
        .unwrap_or_default();
    let head = ui::page_head(vec![(String::new(), delivered)], &title, ctx.t(lede), None);
    let list = |all: &[Followed]| ui::keyed_rows(all.iter().map(|f| row(ctx, &request.token, f)).collect());
    let mut main = Vec::new();
    if !data.mine.is_empty() {
        main.push(view! { <h2 class="sr">{ctx.t(MINE)}</h2>{list(&data.mine)} }.into_any());
    }
    if !data.others.is_empty() {
        main.push(ui::section_with(ctx.t(OTHERS), ctx.t(OTHERS_META), list(&data.others)));
    }
    let body = vec![head, ui::folio(main.into_any(), margin(ctx, data))];
    Page { title, room: Room::Officials, dress: Dress::Member, locales: &Locale::MEMBERS, body: body.into_any() }
}

fn row(ctx: &Ctx, token: &str, f: &Followed) -> AnyView {
    let mut meta = vec![parts::addressee(ctx, &f.asked)];
    let mut end = parts::standing(ctx, f);
    if let Some(answer) = &f.answer {
        end.push(ui::meta(&ctx.fill(ANSWERED, &[("day", &day(ctx, answer.answered_on))])));
        if let Some(due) = answer.due.filter(|due| *due >= ctx.today) {
            meta.push(ctx.fill(NEWS, &[("day", &day(ctx, due))]));
        }
    }
    let href = format!("/o/{token}/r/{}", f.asked.id);
    ui::keyed_row(&format!("R{}", f.asked.number), f.asked.text.get(ctx.locale), Some(&href), &meta.join(". "), Some(parts::at_end(end)))
}

fn margin(ctx: &Ctx, data: &OfficialRoom) -> AnyView {
    let mut who = plural(ctx, count(data.signatures.len()), SIGNED_ONE, SIGNED_MANY);
    if data.abstentions > 0 {
        who = format!("{who}, {}", plural(ctx, data.abstentions, ABSTAINED_ONE, ABSTAINED_MANY));
    }
    let speakers = (!data.spokespersons.is_empty()).then(|| ui::para(&ctx.fill(SPEAKERS, &[("names", &data.spokespersons.join(", "))])));
    let coordination = data.coordination.get(ctx.locale).to_owned();
    let who = ui::margin_note(ctx.t(WHO), view! { <p>{coordination}". "{who}"."</p>{speakers} }.into_any());
    let links = data.slug.as_ref().map(|slug| {
        let page = format!("/m/{slug}");
        view! { <p>{ui::link(&page, ctx.t(PAGE))}</p><p>{ui::link(&format!("{page}/pdf"), ctx.t(WHOLE))}</p> }
    });
    let public = ui::margin_note(ctx.t(PUBLIC), view! { <p>{ctx.t(PUBLIC_WHAT)}</p>{links} }.into_any());
    view! { {who}{public} }.into_any()
}

//! What is asked, one form per recommendation.

use super::parts;
use crate::components as ui;
use crate::components::Status;
use crate::ctx::Ctx;
use constat_shared::api::memorandum::{Level, MemorandumView};
use constat_shared::locale::Words;
use constat_shared::memorandum::RecommendationText;
use leptos::prelude::*;

constat_shared::words! {
    TITLE = "Recommandations", "Aanbevelingen", "Recommendations";
    NONE = "Rien n’est encore demandé", "Er wordt nog niets gevraagd", "Nothing is asked yet";
    NONE_WHY = "Une recommandation dit une chose à faire, à une personne, pour un jour. Elle repose sur un constat.", "Een aanbeveling zegt één ding om te doen, aan één persoon, tegen één dag. Ze steunt op een vaststelling.", "A recommendation says one thing to do, to one person, by one day. It rests on a finding.";
    ADD = "Ajouter une recommandation", "Een aanbeveling toevoegen", "Add a recommendation";
    TEXT_FR = "En français", "In het Frans", "In French";
    TEXT_NL = "En néerlandais", "In het Nederlands", "In Dutch";
    TEXT_HINT = "Une phrase qui commence par un verbe.", "Eén zin die met een werkwoord begint.", "One sentence that starts with a verb.";
    LEVEL = "Niveau de pouvoir", "Bevoegdheidsniveau", "Level of government";
    FINDING = "Constat sur lequel elle repose", "Vaststelling waarop ze steunt", "Finding that it rests on";
    RECIPIENT = "À qui", "Aan wie", "To whom";
    RECIPIENT_HINT = "Ajoutez d’abord les destinataires plus bas.", "Voeg eerst onderaan de bestemmelingen toe.", "Add the addressees below first.";
    DUE = "Réponse demandée pour", "Antwoord gevraagd tegen", "Answer asked for by";
    CHOOSE = "Choisir…", "Kiezen…", "Choose…";
    SAVE = "Enregistrer", "Bewaren", "Save";
    REMOVE = "Retirer cette recommandation", "Deze aanbeveling weghalen", "Take this recommendation out";
    WHOLE = "Complète", "Volledig", "Complete";
    LACKS = "Manque\u{A0}: {what}", "Nodig: {what}", "Lacks: {what}";
    CHANGE = "Modifier", "Wijzigen", "Change";
}

/// The section.
pub(super) fn section(ctx: &Ctx, m: &MemorandumView) -> AnyView {
    let c = &m.content;
    let list = if c.recommendations.is_empty() {
        ui::empty(ctx.t(NONE), ctx.t(NONE_WHY), None)
    } else {
        ui::rows(c.recommendations.iter().map(|r| one(ctx, m, r)).collect())
    };
    let action = format!("/api/memoranda/{}/recommendations", m.id);
    let form = fields(ctx, m, &action, None, ADD);
    ui::section(ctx.t(TITLE), ui::stack(vec![list, fold(ctx, &action, ADD, c.recommendations.is_empty(), form)]))
}

/// Opens by itself when its form came back.
fn fold(ctx: &Ctx, action: &str, summary: Words, open: bool, body: AnyView) -> AnyView {
    let open = open || ctx.form(action).is_some();
    view! { <details class="more" open=open><summary>{ctx.t(summary)}</summary><div class="stack">{body}</div></details> }.into_any()
}

fn one(ctx: &Ctx, m: &MemorandumView, r: &RecommendationText) -> AnyView {
    let lacking: Vec<&str> = r.lacking(&m.content.working_language).into_iter().map(|l| ctx.t(l.words())).collect();
    let state = if lacking.is_empty() {
        ui::status_tag(Status::Yes, ctx.t(WHOLE))
    } else {
        ui::status_tag(Status::Expected, &ctx.fill(LACKS, &[("what", &lacking.join(", "))]))
    };
    let action = format!("/api/recommendations/{}", r.id);
    let remove = ui::danger_action(ctx, &format!("{action}/remove"), ctx.t(REMOVE), vec![]);
    let body = fold(ctx, &action, CHANGE, false, ui::stack(vec![fields(ctx, m, &action, Some(r), SAVE), remove]));
    let by = r.due.map(|d| format!(", {}", parts::day(ctx, d))).unwrap_or_default();
    let meta = format!("{}{by}", parts::addressee(ctx, r));
    ui::row_with(&format!("{}. {}", r.number, r.text.get(ctx.locale)), None, &meta, body, Some(state))
}

fn fields(ctx: &Ctx, m: &MemorandumView, action: &str, r: Option<&RecommendationText>, send: Words) -> AnyView {
    let none = || (String::new(), ctx.t(CHOOSE).to_owned());
    let levels = Level::ALL.iter().map(|l| (l.to_string(), ctx.t(l.words()).to_owned()));
    let findings =
        m.findings.iter().map(|f| (f.id.to_string(), format!("{} · {}", parts::label(ctx, f.number), f.sentence.get(ctx.locale))));
    let recipients = m.recipients.iter().map(|p| {
        (p.id.to_string(), [p.name.as_str(), p.title.as_str()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", "))
    });
    let finding =
        r.and_then(|r| r.finding).and_then(|n| m.findings.iter().find(|f| f.number == n)).map(|f| f.id.to_string()).unwrap_or_default();
    let recipient = r.and_then(|r| r.addressee.as_ref()).map(|a| a.recipient.to_string()).unwrap_or_default();
    let hint = m.recipients.is_empty().then_some(RECIPIENT_HINT);
    let parts = vec![
        ui::area(ctx, action, "text_fr", TEXT_FR, Some(TEXT_HINT), r.map_or("", |r| r.text.fr.as_str())),
        ui::area(ctx, action, "text_nl", TEXT_NL, None, r.map_or("", |r| r.text.nl.as_str())),
        ui::select(ctx, action, "finding", FINDING, None, std::iter::once(none()).chain(findings).collect(), &finding),
        ui::select(ctx, action, "level", LEVEL, None, std::iter::once(none()).chain(levels).collect(), r.map_or("", |r| r.level.as_str())),
        ui::select(ctx, action, "recipient", RECIPIENT, hint, std::iter::once(none()).chain(recipients).collect(), &recipient),
        ui::date(ctx, action, "due", DUE, None, r.and_then(|r| r.due)),
        ui::submit(ctx.t(send)),
    ];
    ui::form(ctx, action, parts.into_any())
}

//! Who received the memorandum, and what to do when somebody did not.

use crate::components as ui;
use crate::components::Status;
use crate::ctx::Ctx;
use crate::pages::adoption::parts::day;
use constat_shared::api::delivery::{DeliveredTo, DeliveryView, RecipientState};
use constat_shared::permission::Action;
use leptos::prelude::*;

constat_shared::words! {
    TITLE = "Destinataires", "Bestemmelingen", "Recipients";
    NONE = "Ce mémorandum n’a pas de destinataire", "Dit memorandum heeft geen bestemmeling", "This memorandum has no recipient";
    NONE_WHY = "Les destinataires se nomment pendant la rédaction.", "Bestemmelingen worden tijdens de redactie genoemd.", "Recipients are named while it is written.";
    REACHED = "Remis le {day}", "Bezorgd op {day}", "Delivered on {day}";
    ANSWERED = "Réponses\u{A0}: {answered} sur {asked}", "Antwoorden: {answered} op {asked}", "Answers: {answered} of {asked}";
    MORE = "La lettre n’est pas arrivée\u{202F}?", "Is de brief niet aangekomen?", "Did the letter not arrive?";
    EMAIL = "Adresse corrigée", "Verbeterd adres", "Corrected address";
    EMAIL_HINT = "Laissez vide pour la même adresse. L’ancien lien ne servira plus.", "Laat leeg voor hetzelfde adres. De oude link werkt dan niet meer.", "Leave empty for the same address. The old link will no longer work.";
    RESEND = "Renvoyer la lettre", "De brief opnieuw sturen", "Send the letter again";
    UNREACHABLE = "Déclarer injoignable", "Onbereikbaar verklaren", "Mark as unreachable";
}

/// The section.
pub(super) fn section(ctx: &Ctx, data: &DeliveryView) -> AnyView {
    let list = if data.recipients.is_empty() {
        ui::empty(ctx.t(NONE), ctx.t(NONE_WHY), None)
    } else {
        ui::rows(data.recipients.iter().map(|r| row(ctx, data, r)).collect())
    };
    ui::section(ctx.t(TITLE), list)
}

fn row(ctx: &Ctx, data: &DeliveryView, r: &DeliveredTo) -> AnyView {
    let status = match r.state {
        RecipientState::Waiting => Status::Expected,
        RecipientState::Sending => Status::Study,
        RecipientState::Reached => Status::Yes,
        RecipientState::Unreachable => Status::No,
    };
    let words = match (r.state, r.reached_on) {
        (RecipientState::Reached, Some(d)) => ctx.fill(REACHED, &[("day", &day(ctx, d))]),
        _ => ctx.t(r.state.words()).to_owned(),
    };
    let answered = ctx.fill(ANSWERED, &[("answered", &r.answered), ("asked", &r.asked)]);
    let meta = [r.title.as_str(), r.portfolio.as_str(), r.email.as_str(), answered.as_str()]
        .into_iter()
        .filter(|t| !t.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let body = if ctx.may(Action::Deliver) && r.state != RecipientState::Waiting { again(ctx, data, r) } else { ().into_any() };
    ui::row_with(&r.name, None, &meta, body, Some(ui::status_tag(status, &words)))
}

fn again(ctx: &Ctx, data: &DeliveryView, r: &DeliveredTo) -> AnyView {
    let base = format!("/api/memoranda/{}/recipients/{}", data.memorandum, r.id);
    let resend = format!("{base}/resend");
    let fields = vec![ui::email(ctx, &resend, "email", EMAIL, Some(EMAIL_HINT), ""), ui::quiet_submit(ctx.t(RESEND))];
    let unreachable = (r.state != RecipientState::Unreachable)
        .then(|| ui::action_button(ctx, &format!("{base}/unreachable"), ctx.t(UNREACHABLE), vec![]));
    let open = ctx.form(&resend).is_some();
    let form = ui::form(ctx, &resend, fields.into_any());
    view! { <details class="more" open=open><summary>{ctx.t(MORE)}</summary><div class="stack">{form}{unreachable}</div></details> }
        .into_any()
}

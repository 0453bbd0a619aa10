//! Delivery as members see it: who received it, what was answered, what became of it.

use super::recipients;
use crate::components as ui;
use crate::ctx::{Ctx, Dress, Page};
use crate::pages::adoption::parts::{self, count, day, plural};
use constat_shared::api::Endpoint;
use constat_shared::api::delivery::{
    Deliver, DeliveryView, FollowUpStatus, Followed, PublishMemorandum, ReadDelivery, RecipientState, UnpublishMemorandum,
};
use constat_shared::api::memorandum::MemorandumState;
use constat_shared::locale::Locale;
use constat_shared::permission::{Action, Room};
use leptos::prelude::*;

constat_shared::words! {
    TITLE = "Remise et réponses", "Overhandiging en antwoorden", "Delivery and answers";
    NOT_SEALED = "Le mémorandum n’est pas encore scellé", "Het memorandum is nog niet verzegeld", "The memorandum is not sealed yet";
    NOT_SEALED_WHY = "Il se remet une fois adopté et scellé. Les destinataires et leurs réponses seront ici.", "Het wordt overhandigd zodra het aangenomen en verzegeld is. De bestemmelingen en hun antwoorden komen hier.", "It is delivered once adopted and sealed. Recipients and their answers will be here.";
    STAND = "Réponses\u{A0}: {answered} sur {asked}. En retard\u{A0}: {late}. Faites\u{A0}: {done}.", "Antwoorden: {answered} op {asked}. Te laat: {late}. Gedaan: {done}.", "Answers: {answered} of {asked}. Late: {late}. Done: {done}.";
    DELIVER_ONE = "Envoyer la lettre à 1 destinataire", "De brief naar 1 bestemmeling sturen", "Send the letter to 1 recipient";
    DELIVER_MANY = "Envoyer la lettre à {n} destinataires", "De brief naar {n} bestemmelingen sturen", "Send the letter to {n} recipients";
    PUBLISH = "Publier la page", "De pagina publiceren", "Publish the page";
    UNPUBLISH = "Retirer la page publique", "De openbare pagina weghalen", "Take the public page down";
    PUBLIC_PAGE = "Voir la page publique", "De openbare pagina bekijken", "See the public page";
    ASKED = "Ce qui a été demandé", "Wat gevraagd werd", "What was asked";
    WHO_ANSWERED = "Répondu le {day}", "Beantwoord op {day}", "Answered on {day}";
    UNTIL = "pour le {day}", "tegen {day}", "by {day}";
    WHOSE = "Cela revient à\u{A0}: {whose}", "Dit is voor: {whose}", "Whose it is: {whose}";
    NOTED = "{status}, {day}", "{status}, {day}", "{status}, {day}";
    NOTE = "Noter ce qui a bougé", "Noteren wat bewoog", "Note what moved";
    STATUS = "Où en est-on\u{202F}?", "Hoever staat het?", "How does it stand?";
    WORDS = "En quelques mots", "In enkele woorden", "In a few words";
    WORDS_HINT = "Ce que vous écrivez est public si la page l’est.", "Wat u schrijft is openbaar als de pagina het is.", "What you write is public if the page is.";
    SAVE = "Noter", "Noteren", "Note it";
    SEALED = "Scellé le {day}. Empreinte SHA-256\u{A0}:", "Verzegeld op {day}. SHA-256-vingerafdruk:", "Sealed on {day}. SHA-256 hash:";
}

/// The page.
pub fn view(ctx: &Ctx, _request: &ReadDelivery, data: &DeliveryView) -> Page {
    let crumbs = vec![(format!("/d/{}", data.diagnosis), data.title.get(ctx.locale).to_owned())];
    let body = if data.state == MemorandumState::Sealed {
        let sealed = data.sealed_on.map(|d| {
            let on = ctx.fill(SEALED, &[("day", &day(ctx, d))]);
            view! { <p class="meta">{on}" "<code>{data.sha256.clone()}</code></p> }
        });
        let rows = data.recommendations.iter().map(|f| recommendation(ctx, f)).collect();
        vec![head(ctx, crumbs, data), recipients::section(ctx, data), ui::section(ctx.t(ASKED), ui::rows(rows)), sealed.into_any()]
    } else {
        vec![ui::page_head(crumbs, ctx.t(TITLE), "", None), ui::empty(ctx.t(NOT_SEALED), ctx.t(NOT_SEALED_WHY), None)]
    };
    Page { title: ctx.t(TITLE).to_owned(), room: Room::Plenary, dress: Dress::Member, locales: &Locale::MEMBERS, body: body.into_any() }
}

fn head(ctx: &Ctx, crumbs: Vec<(String, String)>, data: &DeliveryView) -> AnyView {
    let t = &data.tally;
    let lede = ctx.fill(STAND, &[("answered", &t.answered), ("asked", &t.asked), ("late", &t.late), ("done", &t.done)]);
    let waiting = count(data.recipients.iter().filter(|r| r.state == RecipientState::Waiting).count());
    let mut actions = Vec::new();
    if ctx.may(Action::Deliver) && waiting > 0 {
        actions.push(ui::main_action(
            ctx,
            &Deliver { memorandum: data.memorandum }.path(),
            &plural(ctx, waiting, DELIVER_ONE, DELIVER_MANY),
            vec![],
        ));
    }
    if ctx.may(Action::Publish) {
        actions.push(if data.published {
            ui::action_button(ctx, &UnpublishMemorandum { memorandum: data.memorandum }.path(), ctx.t(UNPUBLISH), vec![])
        } else {
            ui::action_button(ctx, &PublishMemorandum { memorandum: data.memorandum }.path(), ctx.t(PUBLISH), vec![])
        });
    }
    if data.published {
        actions.push(ui::link(&format!("/m/{}", data.slug), ctx.t(PUBLIC_PAGE)));
    }
    ui::page_head(crumbs, ctx.t(TITLE), &lede, Some(actions.into_any()))
}

fn recommendation(ctx: &Ctx, f: &Followed) -> AnyView {
    let mut body = Vec::new();
    if let Some(a) = &f.answer {
        let mut when = ctx.fill(WHO_ANSWERED, &[("day", &day(ctx, a.answered_on))]);
        if let Some(due) = a.due {
            when = format!("{when}, {}", ctx.fill(UNTIL, &[("day", &day(ctx, due))]));
        }
        body.push(ui::prose(&a.text));
        if !a.whose.is_empty() {
            body.push(ui::para(&ctx.fill(WHOSE, &[("whose", &a.whose)])));
        }
        body.push(ui::meta(&when));
    }
    for note in &f.follow_up {
        let what = ctx.fill(NOTED, &[("status", &ctx.t(note.status.words())), ("day", &day(ctx, note.noted_on))]);
        body.push(view! { <p><strong>{what}</strong>" "{note.note.clone()}</p> }.into_any());
    }
    if ctx.may(Action::FollowUp) {
        body.push(follow_up(ctx, f));
    }
    let title = format!("{}. {}", f.asked.number, f.asked.text.get(ctx.locale));
    ui::row_with(&title, None, &parts::addressee(ctx, &f.asked), ui::stack(body), Some(parts::at_end(parts::standing(ctx, f))))
}

fn follow_up(ctx: &Ctx, f: &Followed) -> AnyView {
    let action = format!("/api/recommendations/{}/follow-up", f.asked.id);
    let options = FollowUpStatus::ALL.iter().map(|s| (s.to_string(), ctx.t(s.words()).to_owned())).collect();
    let fields = vec![
        ui::choice(ctx, &action, "status", STATUS, None, options, ""),
        ui::area(ctx, &action, "note", WORDS, Some(WORDS_HINT), ""),
        ui::quiet_submit(ctx.t(SAVE)),
    ];
    let open = ctx.form(&action).is_some();
    let form = ui::form(ctx, &action, fields.into_any());
    view! { <details class="more" open=open><summary>{ctx.t(NOTE)}</summary><div class="stack">{form}</div></details> }.into_any()
}

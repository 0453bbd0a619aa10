//! Letters that have not left: what waits, since when, what to do.

use super::{page, words as w};
use crate::components as ui;
use crate::components::Status;
use crate::ctx::{Ctx, Page};
use constat_shared::api::coordination::{LetterLine, LetterState, LettersView, ReadLetters};
use constat_shared::locale::long_day;
use constat_shared::permission::Action;
use leptos::prelude::*;

constat_shared::words! {
    TITLE = "Lettres qui attendent", "Brieven die wachten", "Letters that wait";
    LEDE = "Ce qui n’est pas encore parti par courriel. Rien ne se perd et rien ne part deux fois.", "Wat nog niet per e-mail vertrokken is. Niets gaat verloren en niets vertrekt tweemaal.", "What has not left by mail yet. Nothing is lost and nothing leaves twice.";
    NONE = "Aucune lettre n’attend", "Er wacht geen brief", "No letter waits";
    NONE_TEXT = "Tout est parti. Une lettre qui n’arrive pas à partir se lit ici, avec la date et ce que vous pouvez faire.", "Alles is vertrokken. Een brief die niet vertrekt staat hier, met de datum en wat u kunt doen.", "Everything has left. A letter that does not leave is shown here, with its date and what you can do.";
    QUEUED = "En attente", "Wacht", "Waiting";
    FAILED = "Abandonnée", "Opgegeven", "Given up";
    KEPT = "Conservée", "Bijgehouden", "Kept";
    SINCE = "Écrite le {day} · essais\u{A0}: {n}", "Geschreven op {day} · pogingen: {n}", "Written on {day} · attempts: {n}";
    NEXT = "prochain essai dans {n} min", "volgende poging over {n} min", "next attempt in {n} min";
    WHAT = "Que faire\u{202F}?", "Wat te doen?", "What to do?";
    WAIT = "«\u{A0}En attente\u{A0}»\u{A0}: rien. Le serveur réessaie de lui-même pendant deux jours. Si cela dure, prévenez la personne qui gère le serveur.", "“Wacht”: niets. De server probeert het zelf twee dagen lang. Duurt het, verwittig dan wie de server beheert.", "“Waiting”: nothing. The server retries by itself for two days. If it lasts, tell whoever runs the server.";
    GIVEN_UP = "«\u{A0}Abandonnée\u{A0}»\u{A0}: vérifiez l’adresse, puis réessayez. Une lettre à un·e mandataire peut aussi être renvoyée, avec une autre adresse, depuis la page de remise.", "“Opgegeven”: kijk het adres na en probeer opnieuw. Een brief aan een mandataris kunt u ook opnieuw versturen, met een ander adres, op de pagina van de overhandiging.", "“Given up”: check the address, then try again. A letter to an official can also be sent anew, with another address, from the delivery page.";
    KEPT_TEXT = "«\u{A0}Conservée\u{A0}»\u{A0}: ce serveur n’envoie pas de courriel. La personne qui le gère lit ces lettres et les remet.", "“Bijgehouden”: deze server verstuurt geen e-mail. Wie hem beheert leest deze brieven en geeft ze door.", "“Kept”: this server sends no mail. Whoever runs it reads these letters and hands them over.";
    RETRY = "Réessayer maintenant", "Nu opnieuw proberen", "Try again now";
}

/// The page.
pub fn view(ctx: &Ctx, request: &ReadLetters, data: &LettersView) -> Page {
    let id = request.coordination;
    let has = |state| data.letters.iter().any(|l| l.state == state);
    let list = if data.letters.is_empty() {
        ui::empty(ctx.t(NONE), ctx.t(NONE_TEXT), None)
    } else {
        ui::rows(data.letters.iter().map(|l| letter(ctx, l)).collect())
    };
    let texts = [(LetterState::Queued, WAIT), (LetterState::Failed, GIVEN_UP), (LetterState::Kept, KEPT_TEXT)];
    let texts: Vec<_> = texts.into_iter().filter(|(state, _)| has(*state)).map(|(_, text)| ui::para(ctx.t(text))).collect();
    let what = (!texts.is_empty()).then(|| ui::margin_note(ctx.t(WHAT), texts.into_any()));
    let again = (ctx.may(Action::ManageMembers) && (has(LetterState::Queued) || has(LetterState::Failed)))
        .then(|| ui::main_action(ctx, &format!("/api/c/{id}/letters/retry"), ctx.t(RETRY), vec![]));
    let main = view! { {ui::section(ctx.t(TITLE), list)} {again} };
    let body = view! {
        {ui::page_head(vec![(format!("/c/{id}"), ctx.t(w::TODAY).to_owned())], ctx.t(TITLE), ctx.t(LEDE), None)}
        {ui::folio(main.into_any(), what.into_any())}
    };
    page(ctx.t(TITLE), body.into_any())
}

fn letter(ctx: &Ctx, l: &LetterLine) -> AnyView {
    let (state, status) = match l.state {
        LetterState::Queued => (QUEUED, Status::Expected),
        LetterState::Failed => (FAILED, Status::Away),
        LetterState::Kept => (KEPT, Status::Study),
    };
    let mut meta = vec![l.address.clone(), ctx.fill(SINCE, &[("day", &long_day(ctx.locale, l.since.day())), ("n", &l.attempts)])];
    if l.state == LetterState::Queued {
        meta.push(ctx.fill(NEXT, &[("n", &l.next_in)]));
    }
    ui::row_with(&l.name, None, &meta.join(" · "), ui::meta(&l.subject), Some(ui::status_tag(status, ctx.t(state))))
}

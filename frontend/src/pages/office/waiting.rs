//! Today: what waits for the reader, what is missing before a step may close, and the one button that reminds.

use super::diagnosis::settled_at;
use crate::components as ui;
use crate::components::Missing as Lack;
use crate::ctx::Ctx;
use constat_shared::api::Endpoint;
use constat_shared::api::coordination::{Closing, CoordinationView, RemindSilent, Waiting};
use constat_shared::locale::long_day;
use leptos::prelude::*;

constat_shared::words! {
    NOTHING = "Rien n’attend", "Er wacht niets", "Nothing waits";
    NOTHING_TEXT = "Tout ce qui dépendait de vous est fait. Ce qui est ouvert se trouve plus bas.", "Alles wat van u afhing is gedaan. Wat open is, staat hieronder.", "Everything that depended on you is done. What is open stands below.";
    TO_DO = "À faire", "Te doen", "To do";
    ONE = "Une chose vous attend", "Eén ding wacht op u", "One thing waits for you";
    MANY = "{n} choses vous attendent", "{n} dingen wachten op u", "{n} things wait for you";
    ORDER = "La plus pressante d’abord. Chaque ligne dit de quelle salle elle vient.", "Het dringendste eerst. Elke regel zegt uit welke kamer hij komt.", "The most urgent first. Each line says which room it comes from.";
    BEFORE = "Avant de clore l’étape «\u{A0}{step}\u{A0}»", "Vóór de stap „{step}” dicht kan", "Before the step “{step}” may close";
    PLANNED = "Prévu le {day}.", "Gepland op {day}.", "Planned for {day}.";
    READY = "Rien ne manque\u{A0}: vous pouvez la clore.", "Er ontbreekt niets: u kunt ze sluiten.", "Nothing is missing: you may close it.";
    TO_STEP = "Aller à l’étape", "Naar de stap", "Go to the step";
    REMIND = "Rappeler", "Herinneren", "Remind";
    REMIND_N = "Rappeler aux {n} personnes qui n’ont pas répondu", "De {n} personen herinneren die niet antwoordden", "Remind the {n} people who have not answered";
    REMIND_ONE = "Rappeler à la personne qui n’a pas répondu", "De persoon herinneren die niet antwoordde", "Remind the person who has not answered";
    REMIND_TEXT = "À une invitation, à un vote, à un mémorandum. Vous voyez combien, jamais qui. Une lettre par personne et par jour au plus.", "Op een uitnodiging, een stemming, een memorandum. U ziet hoeveel, nooit wie. Hoogstens één brief per persoon en per dag.", "To an invitation, a vote, a memorandum. You see how many, never who. At most one letter a person and a day.";
    REMINDED = "Rappels partis aujourd’hui\u{A0}: {n}.", "Herinneringen vertrokken vandaag: {n}.", "Reminders sent today: {n}.";
}

/// What the page is called: what is so, not what kind of page it is.
pub(super) fn lede(ctx: &Ctx, data: &CoordinationView) -> String {
    match data.waiting.len() {
        0 => ctx.t(NOTHING).to_owned(),
        1 => ctx.t(ONE).to_owned(),
        n => ctx.fill(MANY, &[("n", &n)]),
    }
}

/// All of it.
pub(super) fn view(ctx: &Ctx, data: &CoordinationView) -> AnyView {
    let list = if data.waiting.is_empty() {
        ui::notice(ctx.t(NOTHING_TEXT))
    } else {
        let rows = ui::rows(data.waiting.iter().map(|thing| row(ctx, thing)).collect());
        ui::section_with(ctx.t(TO_DO), ctx.t(ORDER), rows)
    };
    let closing = data.closing.iter().map(|step| before(ctx, step)).collect_view();
    view! { <div id="waiting">{list}</div>{remind(ctx, data)}{closing} }.into_any()
}

fn row(ctx: &Ctx, thing: &Waiting) -> AnyView {
    let title = ctx.fill(thing.kind.words(), &[("n", &thing.count)]);
    ui::row(&title, Some(&thing.page), thing.what.get(ctx.locale), Some(ui::in_room(ctx, thing.kind.room())))
}

fn before(ctx: &Ctx, step: &Closing) -> AnyView {
    let title = ctx.fill(BEFORE, &[("step", &ctx.t(step.step.words()))]);
    let planned = step.ends.map(|day| ctx.fill(PLANNED, &[("day", &long_day(ctx.locale, day))]));
    let meta = [Some(step.title.get(ctx.locale).to_owned()), planned].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let body = if step.missing.is_empty() {
        view! { <p>{ctx.t(READY)}" "{ui::link(&format!("/d/{}", step.diagnosis), ctx.t(TO_STEP))}</p> }.into_any()
    } else {
        let lacks = step.missing.iter().map(|m| Lack {
            done: false,
            text: ctx.t(m.words()).to_owned(),
            href: Some(settled_at(*m, step.diagnosis)),
        });
        ui::missing_list(ctx, lacks.collect())
    };
    ui::section_with(&title, &meta, body)
}

fn remind(ctx: &Ctx, data: &CoordinationView) -> Option<AnyView> {
    let numbers = data.reminders.as_ref()?;
    let said = (numbers.today > 0).then(|| ui::done(&ctx.fill(REMINDED, &[("n", &numbers.today)])));
    let action = RemindSilent { coordination: data.id }.path();
    let button = (numbers.silent > numbers.today).then(|| {
        let left = numbers.silent - numbers.today;
        let label = if left == 1 { ctx.t(REMIND_ONE).to_owned() } else { ctx.fill(REMIND_N, &[("n", &left)]) };
        ui::action_button(ctx, &action, &label, vec![])
    });
    (said.is_some() || button.is_some()).then(|| {
        let body = view! { {said}{button} }.into_any();
        view! { <div id="remind">{ui::section_with(ctx.t(REMIND), ctx.t(REMIND_TEXT), body)}</div> }.into_any()
    })
}

//! One recommendation before an official: why, on what proof, and the answer. Nothing is chosen beforehand.

use super::room;
use crate::components as ui;
use crate::ctx::{Ctx, Dress, Page};
use crate::pages::adoption::parts::{self, day};
use constat_shared::api::delivery::{AnswerKind, AnswerView, Followed, OfficialRoom, ReadOfficialRoom};
use constat_shared::locale::{Locale, Words};
use constat_shared::permission::Room;
use leptos::prelude::*;

constat_shared::words! {
    MINE = "Mes recommandations", "Mijn aanbevelingen", "My recommendations";
    TITLE = "Recommandation {n}", "Aanbeveling {n}", "Recommendation {n}";
    TO_WHOM = "À qui", "Aan wie", "To whom";
    BY = "Réponse demandée pour", "Antwoord gevraagd tegen", "Answer asked for by";
    VOICES = "Les voix", "De stemmen", "The voices";
    WHY = "Pourquoi", "Waarom", "Why";
    FINDING = "Constat {label}", "Vaststelling {label}", "Finding {label}";
    ANSWER = "Votre réponse", "Uw antwoord", "Your answer";
    ANSWER_AGAIN = "Répondre à nouveau", "Opnieuw antwoorden", "Answer again";
    KEPT = "Une nouvelle réponse remplace la précédente sur la page publique.", "Een nieuw antwoord vervangt het vorige op de openbare pagina.", "A new answer replaces the earlier one on the public page.";
    KIND = "Réponse", "Antwoord", "Answer";
    YES = "Ce sera fait, à une date que vous donnez.", "Het gebeurt, op een datum die u geeft.", "It will be done, by a day that you give.";
    PARTLY = "Vous dites ce qui sera fait, et ce qui ne le sera pas.", "U zegt wat er gebeurt, en wat niet.", "You say what will be done, and what will not.";
    NO = "Avec la raison.", "Met de reden.", "With the reason.";
    STUDY = "Jusqu’à une date que vous donnez.", "Tot een datum die u geeft.", "Until a day that you give.";
    AWAY = "Vous désignez qui est compétent.", "U zegt wie bevoegd is.", "You say whose it is.";
    TEXT = "En quelques phrases", "In enkele zinnen", "In a few sentences";
    TEXT_HINT = "Ce qui sera fait, ce qui ne le sera pas, pourquoi. Les habitants liront ceci.", "Wat er gebeurt, wat niet, waarom. De inwoners lezen dit.", "What will be done, what will not, why. Residents will read this.";
    WHEN = "Pour quand", "Tegen wanneer", "By when";
    WHEN_HINT = "Pour oui et pour à l’étude.", "Bij ja en bij in onderzoek.", "For yes and for under study.";
    WHOSE = "À qui cela revient", "Voor wie het is", "Whose it is";
    WHOSE_HINT = "Seulement si ce n’est pas de votre ressort.", "Alleen als het niet uw bevoegdheid is.", "Only if it is not yours.";
    SEND = "Publier la réponse", "Het antwoord publiceren", "Publish the answer";
    GIVEN = "Réponse actuelle", "Huidig antwoord", "Present answer";
    GIVEN_ON = "Répondu le {day}", "Beantwoord op {day}", "Answered on {day}";
    UNTIL = "pour le {day}", "tegen {day}", "by {day}";
    PUBLIC = "Ce qui sera public", "Wat openbaar wordt", "What will be public";
    PUBLIC_WHAT = "Votre réponse, sa date, votre fonction.", "Uw antwoord, de datum, uw functie.", "Your answer, its date, your function.";
    ORIGIN = "D’où elle vient", "Waar ze vandaan komt", "Where it comes from";
}

/// The page.
pub fn view(ctx: &Ctx, request: &ReadOfficialRoom, data: &OfficialRoom) -> Page {
    let of = |list: &[Followed]| list.iter().find(|f| Some(f.asked.id) == request.recommendation).cloned();
    let (found, mine) = match of(&data.mine) {
        Some(f) => (Some(f), true),
        None => (of(&data.others), false),
    };
    let Some(f) = found else { return room::view(ctx, request, data) };
    let title = ctx.fill(TITLE, &[("n", &f.asked.number)]);
    let crumbs = vec![(format!("/o/{}/room", request.token), ctx.t(MINE).to_owned()), (String::new(), title.clone())];
    let mut facts = vec![(ctx.t(TO_WHOM).to_owned(), parts::addressee(ctx, &f.asked))];
    if let Some(due) = f.asked.due {
        facts.push((ctx.t(BY).to_owned(), day(ctx, due)));
    }
    if let Some(finding) = &f.finding {
        facts.push((ctx.t(VOICES).to_owned(), parts::voices(ctx, finding.voices)));
    }
    let mut main = vec![ui::facts(facts), why(ctx, &f)];
    if let Some(answer) = &f.answer {
        main.push(ui::section(ctx.t(GIVEN), given(ctx, answer)));
    }
    if mine {
        main.push(form(ctx, &request.token, &f));
    }
    let body = vec![ui::page_head(crumbs, f.asked.text.get(ctx.locale), "", None), ui::folio(ui::stack(main), margin(ctx, &f, mine))];
    Page { title, room: Room::Officials, dress: Dress::Member, locales: &Locale::MEMBERS, body: body.into_any() }
}

fn why(ctx: &Ctx, f: &Followed) -> AnyView {
    let Some(finding) = &f.finding else { return ().into_any() };
    let label = parts::label(ctx, finding.number);
    let mut body = vec![
        ui::meta(&ctx.fill(FINDING, &[("label", &label)])),
        ui::prose(finding.sentence.get(ctx.locale)),
        parts::finding_facts(ctx, finding),
    ];
    body.extend(parts::quotes(ctx, finding));
    ui::section(ctx.t(WHY), ui::stack(body))
}

fn given(ctx: &Ctx, a: &AnswerView) -> AnyView {
    let mut when = ctx.fill(GIVEN_ON, &[("day", &day(ctx, a.answered_on))]);
    if let Some(due) = a.due {
        when = format!("{when}, {}", ctx.fill(UNTIL, &[("day", &day(ctx, due))]));
    }
    let whose = (!a.whose.is_empty()).then(|| ui::para(&a.whose));
    let tag = ui::line(vec![ui::status_tag(parts::answer_status(a.kind), ctx.t(a.kind.words())), ui::meta(&when)]);
    view! { <div class="stack">{tag}{ui::prose(&a.text)}{whose}</div> }.into_any()
}

fn form(ctx: &Ctx, token: &str, f: &Followed) -> AnyView {
    let action = format!("/api/o/{token}/answers/{}", f.asked.id);
    let hint = |kind: AnswerKind| -> Words {
        match kind {
            AnswerKind::Yes => YES,
            AnswerKind::Partly => PARTLY,
            AnswerKind::No => NO,
            AnswerKind::UnderStudy => STUDY,
            AnswerKind::NotOurs => AWAY,
        }
    };
    let kinds = AnswerKind::ALL.iter().map(|k| (k.to_string(), ctx.t(k.words()).to_owned(), ctx.t(hint(*k)).to_owned())).collect();
    let fields = vec![
        ui::choice_with_hints(ctx, &action, "kind", KIND, None, kinds, ""),
        ui::area(ctx, &action, "text", TEXT, Some(TEXT_HINT), ""),
        ui::date(ctx, &action, "due", WHEN, Some(WHEN_HINT), None),
        ui::text(ctx, &action, "whose", WHOSE, Some(WHOSE_HINT), ""),
        ui::submit(ctx.t(SEND)),
    ];
    let (title, meta) = if f.answer.is_some() { (ANSWER_AGAIN, ctx.t(KEPT)) } else { (ANSWER, "") };
    ui::section_with(ctx.t(title), meta, ui::form(ctx, &action, fields.into_any()))
}

fn margin(ctx: &Ctx, f: &Followed, mine: bool) -> AnyView {
    let proofs = f.finding.as_ref().and_then(|finding| parts::evidence(ctx, finding));
    let origin = ui::margin_note(ctx.t(ORIGIN), parts::chain(ctx, &f.asked, f.finding.as_ref()));
    let public = mine.then(|| ui::margin_note(ctx.t(PUBLIC), ui::para(ctx.t(PUBLIC_WHAT))));
    view! { {proofs}{origin}{public} }.into_any()
}

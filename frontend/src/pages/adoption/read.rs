//! The memorandum as it is read: what is asked, what it rests on, how it was made.

use super::parts::{self, count, day, plural};
use crate::components as ui;
use crate::ctx::{Ctx, Dress, Page};
use constat_shared::api::Endpoint;
use constat_shared::api::memorandum::{
    BackToDraft, Content, MemorandumState, MemorandumView, OfferForAdoption, ReadMemorandum, SealTheMemorandum,
};
use constat_shared::locale::{Locale, Words};
use constat_shared::memorandum::{Chapter, CollegeResult, RecommendationText, StepNote};
use constat_shared::permission::{Action, Room};
use leptos::prelude::*;

constat_shared::words! {
    CRUMB = "Mémorandum, {state}", "Memorandum, {state}", "Memorandum, {state}";
    RECOMMENDATION_ONE = "Une recommandation", "Eén aanbeveling", "One recommendation";
    RECOMMENDATION_MANY = "{n} recommandations", "{n} aanbevelingen", "{n} recommendations";
    DRAWN = "{asked}, tirées de {findings} constats et de {voices}.", "{asked}, gebaseerd op {findings} vaststellingen en {voices}.", "{asked}, drawn from {findings} findings and {voices}.";
    WRITE = "Écrire", "Schrijven", "Write";
    OFFER = "Soumettre à l’adoption", "Ter aanneming voorleggen", "Offer for adoption";
    BACK = "Reprendre la rédaction (les signatures tombent)", "Verder schrijven (handtekeningen vervallen)", "Write on (signatures fall)";
    SEAL = "Sceller le mémorandum", "Het memorandum verzegelen", "Seal the memorandum";
    SIGN = "Signer ou s’abstenir", "Tekenen of zich onthouden", "Sign or abstain";
    PROGRESS = "Où en est l’adoption", "Hoe ver de aanneming staat", "How far adoption has come";
    DELIVERY = "Remise et réponses", "Overhandiging en antwoorden", "Delivery and answers";
    PDF = "PDF en français", "PDF in het Frans", "PDF in French";
    PDF_NL = "PDF en néerlandais", "PDF in het Nederlands", "PDF in Dutch";
    JSON = "Texte scellé, avec son empreinte", "Verzegelde tekst, met vingerafdruk", "Sealed text, with its hash";
    CONTENTS = "Dans ce mémorandum", "In dit memorandum", "In this memorandum";
    PREFACE = "Préface", "Voorwoord", "Preface";
    ASKED = "Ce que nous demandons", "Wat wij vragen", "What we ask";
    NOTHING_ASKED = "Le mémorandum ne demande encore rien.", "Het memorandum vraagt nog niets.", "The memorandum asks for nothing yet.";
    TO_WHOM = "À qui", "Aan wie", "To whom";
    BY = "Réponse demandée pour", "Antwoord gevraagd tegen", "Answer asked for by";
    NO_DATE = "pas encore de date", "nog geen datum", "no date yet";
    ORIGIN = "D’où elle vient", "Waar ze vandaan komt", "Where it comes from";
    LACKS = "Il manque encore\u{A0}: {what}.", "Nog nodig: {what}.", "Still lacking: {what}.";
    NO_FINDING = "Aucun constat dans ce thème.", "Geen vaststelling in dit thema.", "No finding in this theme.";
    PRIORITIES = "Priorités", "Prioriteiten", "Priorities";
    APART = "Chaque collège à part, jamais mélangé aux autres.", "Elk college apart, nooit met een ander vermengd.", "Each college apart, never merged with another.";
    RESIDENTS = "Habitants", "Inwoners", "Residents";
    WORKERS = "Personnes de terrain", "Terreinwerkers", "Workers";
    ORGANISATIONS = "Organisations", "Organisaties", "Organisations";
    BALLOTS = "{ballots} bulletins sur {entitled} invitations.", "{ballots} stembiljetten op {entitled} uitnodigingen.", "{ballots} ballots of {entitled} invited.";
    WITHHELD = "Les nombres sous {n} ne sont pas montrés.", "Getallen onder {n} worden niet getoond.", "Numbers under {n} are not shown.";
    HELD = "Retenus\u{A0}: {list}.", "Ingehouden: {list}.", "Withheld: {list}.";
    METHOD = "Méthode et réserves", "Methode en voorbehoud", "Method and reservations";
    DATES = "{from} – {to}", "{from} – {to}", "{from} – {to}";
    DESPITE = "A continué malgré\u{A0}:", "Ging door ondanks:", "Went on although:";
    REASON = "Raison donnée\u{A0}: {reason}", "Gegeven reden: {reason}", "Reason given: {reason}";
    UNTRANSLATED_ONE = "Un texte n’existe que dans une langue.", "Eén tekst bestaat in één taal.", "One text exists in one language only.";
    UNTRANSLATED_MANY = "{n} textes n’existent que dans une langue.", "{n} teksten bestaan in één taal.", "{n} texts exist in one language only.";
    SIGNATORIES = "Signataires", "Ondertekenaars", "Signatories";
    NOBODY_SIGNED = "Personne n’a encore signé.", "Nog niemand heeft getekend.", "Nobody has signed yet.";
    ABSTAIN_ONE = "Une organisation s’abstient.", "Eén organisatie onthoudt zich.", "One organisation abstains.";
    ABSTAIN_MANY = "{n} organisations s’abstiennent.", "{n} organisaties onthouden zich.", "{n} organisations abstain.";
    SPEAKERS = "Porte-parole\u{A0}: {names}.", "Woordvoerders: {names}.", "Spokespersons: {names}.";
    SEALED_ON = "Scellé le {day}. Empreinte SHA-256\u{A0}:", "Verzegeld op {day}. SHA-256-vingerafdruk:", "Sealed on {day}. SHA-256 hash:";
}

/// The page.
pub fn view(ctx: &Ctx, _request: &ReadMemorandum, m: &MemorandumView) -> Page {
    let c = &m.content;
    let title = c.title.get(ctx.locale).to_owned();
    let body = vec![ui::folio(head(ctx, m, &title), contents(ctx, c)), text(ctx, m)];
    Page {
        title,
        room: Room::Adoption,
        dress: Dress::Member,
        locales: &Locale::MEMBERS,
        body: view! { <article>{body}</article> }.into_any(),
    }
}

/// The text itself, from its preface to who signed it.
pub(super) fn text(ctx: &Ctx, m: &MemorandumView) -> AnyView {
    let c = &m.content;
    let parts = vec![
        preface(ctx, c),
        recommendations(ctx, c),
        c.chapters.iter().map(|chapter| self::chapter(ctx, chapter)).collect_view().into_any(),
        priorities(ctx, &c.priorities),
        method(ctx, c),
        signatures(ctx, m),
    ];
    parts.into_any()
}

fn head(ctx: &Ctx, m: &MemorandumView, title: &str) -> AnyView {
    let c = &m.content;
    let crumbs = vec![(format!("/d/{}", m.diagnosis), ctx.fill(CRUMB, &[("state", &ctx.t(m.state.words()))]))];
    let asked = plural(ctx, count(c.recommendations.len()), RECOMMENDATION_ONE, RECOMMENDATION_MANY);
    let findings = c.chapters.iter().map(|c| c.findings.len()).sum::<usize>();
    let lede = ctx.fill(DRAWN, &[("asked", &asked), ("findings", &findings), ("voices", &parts::voices(ctx, c.contributions))]);
    let here = format!("/memoranda/{}", m.id);
    let mut actions = Vec::new();
    match m.state {
        MemorandumState::Draft => {
            if ctx.may(Action::WriteMemorandum) {
                actions.push(ui::button_link(&format!("{here}/write"), ctx.t(WRITE)));
            }
            if ctx.may(Action::SealMemorandum) && c.complete() {
                actions.push(ui::main_action(ctx, &OfferForAdoption { memorandum: m.id }.path(), ctx.t(OFFER), vec![]));
            }
        }
        MemorandumState::Adoption => {
            let label = if ctx.may(Action::Sign) { SIGN } else { PROGRESS };
            actions.push(ui::button_link(&format!("{here}/adoption"), ctx.t(label)));
            if ctx.may(Action::SealMemorandum) {
                if !m.adoption.signed.is_empty() && c.complete() {
                    actions.push(ui::main_action(ctx, &SealTheMemorandum { memorandum: m.id }.path(), ctx.t(SEAL), vec![]));
                }
                actions.push(ui::action_button(ctx, &BackToDraft { memorandum: m.id }.path(), ctx.t(BACK), vec![]));
            }
        }
        MemorandumState::Sealed => {
            actions.push(ui::button_link(&format!("{here}/delivery"), ctx.t(DELIVERY)));
            actions.push(ui::link(&format!("{here}/json"), ctx.t(JSON)));
        }
    }
    actions.push(ui::link(&format!("{here}/pdf?locale=fr"), ctx.t(PDF)));
    actions.push(ui::link(&format!("{here}/pdf?locale=nl"), ctx.t(PDF_NL)));
    ui::page_head(crumbs, title, &lede, Some(actions.into_any()))
}

fn contents(ctx: &Ctx, c: &Content) -> AnyView {
    let chapters = c.chapters.iter().map(|chapter| (format!("#{}", chapter.theme), ctx.t(chapter.theme.words())));
    let entries = std::iter::once(("#asked".to_owned(), ctx.t(ASKED)))
        .chain(chapters)
        .chain([("#method".to_owned(), ctx.t(METHOD)), ("#signed".to_owned(), ctx.t(SIGNATORIES))]);
    let links = entries.map(|(href, label)| view! { <li><a href=href>{label}</a></li> }).collect_view();
    view! { <nav aria-label=ctx.t(CONTENTS)><h2>{ctx.t(CONTENTS)}</h2><ol>{links}</ol></nav> }.into_any()
}

fn part(id: &str, title: &str, body: AnyView) -> AnyView {
    view! { <section class="section" id=id.to_owned()><h2>{title.to_owned()}</h2>{body}</section> }.into_any()
}

fn preface(ctx: &Ctx, c: &Content) -> AnyView {
    let text = c.preface.get(ctx.locale);
    if text.is_empty() { ().into_any() } else { part("preface", ctx.t(PREFACE), ui::prose(text)) }
}

fn recommendations(ctx: &Ctx, c: &Content) -> AnyView {
    if c.recommendations.is_empty() {
        return part("asked", ctx.t(ASKED), ui::meta(ctx.t(NOTHING_ASKED)));
    }
    part("asked", ctx.t(ASKED), c.recommendations.iter().map(|r| recommendation(ctx, c, r)).collect_view().into_any())
}

fn recommendation(ctx: &Ctx, c: &Content, r: &RecommendationText) -> AnyView {
    let finding = r.finding.and_then(|n| c.finding(n));
    let lacking: Vec<&str> = r.lacking(&c.working_language).into_iter().map(|l| ctx.t(l.words())).collect();
    let facts = ui::facts(vec![
        (ctx.t(TO_WHOM).to_owned(), parts::addressee(ctx, r)),
        (ctx.t(BY).to_owned(), r.due.map_or_else(|| ctx.t(NO_DATE).to_owned(), |d| day(ctx, d))),
    ]);
    let lang = parts::lang(ctx, &r.text);
    let title = format!("{}. {}", r.number, r.text.get(ctx.locale));
    let mut main = vec![view! { <h3 lang=lang>{title}</h3> }.into_any(), facts];
    if !lacking.is_empty() {
        main.push(ui::warm_notice(&ctx.fill(LACKS, &[("what", &lacking.join(", "))])));
    }
    // Two voices here; the others stand with the finding.
    main.extend(finding.into_iter().flat_map(|f| parts::quotes(ctx, f)).take(2));
    let origin = ui::margin_note(ctx.t(ORIGIN), parts::chain(ctx, r, finding));
    let id = format!("r{}", r.number);
    view! { <section class="section" id=id>{ui::folio(ui::stack(main), origin)}</section> }.into_any()
}

fn chapter(ctx: &Ctx, c: &Chapter) -> AnyView {
    let body = if c.findings.is_empty() {
        let why = if c.why_empty.is_empty() { ctx.t(NO_FINDING) } else { c.why_empty.as_str() };
        ui::para(why)
    } else {
        ui::stack(c.findings.iter().map(|f| parts::finding(ctx, f)).collect())
    };
    part(c.theme.as_str(), ctx.t(c.theme.words()), body)
}

fn priorities(ctx: &Ctx, all: &[CollegeResult]) -> AnyView {
    if all.is_empty() {
        return ().into_any();
    }
    let known: [(&str, Words); 3] = [("residents", RESIDENTS), ("workers", WORKERS), ("organisations", ORGANISATIONS)];
    let one = |p: &CollegeResult| {
        let college = known.iter().find(|(code, _)| *code == p.college).map_or(p.college.as_str(), |(_, words)| ctx.t(*words));
        let mut note = ctx.fill(BALLOTS, &[("ballots", &p.ballots), ("entitled", &p.entitled)]);
        if p.withheld {
            note = format!("{note} {}", ctx.fill(WITHHELD, &[("n", &p.threshold)]));
        }
        let held: Vec<String> = p.rows.iter().filter(|row| row.permille.is_none()).map(|row| parts::label(ctx, row.finding)).collect();
        if !held.is_empty() {
            note = format!("{note} {}", ctx.fill(HELD, &[("list", &held.join(", "))]));
        }
        let shown = p.rows.iter().filter_map(|row| Some((row, i32::try_from(row.permille?).ok()?)));
        let rows = shown
            .map(|(row, permille)| {
                let score = if ctx.locale == Locale::En { row.score.clone() } else { row.score.replace('.', ",") };
                let title = format!("{}. {} · {}", row.rank, parts::label(ctx, row.finding), row.sentence.get(ctx.locale));
                (title, score, f64::from(permille) / 1000.0)
            })
            .collect();
        ui::bars(&format!("{college}\u{A0}· {}", p.title.get(ctx.locale)), &note, rows)
    };
    let list: Vec<AnyView> = all.iter().map(one).collect();
    view! { <section class="section" id="priorities"><h2>{ctx.t(PRIORITIES)}</h2><p class="meta">{ctx.t(APART)}</p>{ui::stack(list)}</section> }.into_any()
}

fn method(ctx: &Ctx, c: &Content) -> AnyView {
    let step = |s: &StepNote| {
        let dates = match (s.starts, s.ends) {
            (Some(from), Some(to)) => ctx.fill(DATES, &[("from", &day(ctx, from)), ("to", &day(ctx, to))]),
            _ => String::new(),
        };
        let meta = [dates, ctx.t(s.state.words()).to_owned()].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ");
        let reasons = s
            .reasons
            .iter()
            .map(|given| {
                let missing = given.overridden.iter().map(|m| view! { <li>{ctx.t(m.words())}</li> }).collect_view();
                let despite = (!given.overridden.is_empty()).then(|| view! { <p>{ctx.t(DESPITE)}</p><ul>{missing}</ul> });
                let reason = ctx.fill(REASON, &[("reason", &given.reason)]);
                view! { <div class="notice warm">{despite}<p>{reason}</p></div> }
            })
            .collect_view();
        ui::row_with(ctx.t(s.kind.words()), None, &meta, reasons.into_any(), None)
    };
    let mut body = vec![ui::rows(c.method.iter().map(step).collect())];
    if c.untranslated > 0 {
        body.push(ui::para(&plural(ctx, c.untranslated, UNTRANSLATED_ONE, UNTRANSLATED_MANY)));
    }
    part("method", ctx.t(METHOD), ui::stack(body))
}

fn signatures(ctx: &Ctx, m: &MemorandumView) -> AnyView {
    let signed = &m.adoption.signed;
    let mut body = if signed.is_empty() {
        vec![ui::meta(ctx.t(NOBODY_SIGNED))]
    } else {
        vec![view! { <ul class="read">{signed.iter().map(|name| view! { <li>{name.clone()}</li> }).collect_view()}</ul> }.into_any()]
    };
    if m.adoption.abstentions > 0 {
        body.push(ui::para(&plural(ctx, m.adoption.abstentions, ABSTAIN_ONE, ABSTAIN_MANY)));
    }
    if !m.content.spokespersons.is_empty() {
        body.push(ui::para(&ctx.fill(SPEAKERS, &[("names", &m.content.spokespersons.join(", "))])));
    }
    if let Some(sealed) = m.content.sealed_on {
        let on = ctx.fill(SEALED_ON, &[("day", &day(ctx, sealed))]);
        body.push(view! { <p class="meta">{on}" "<code>{m.sha256.clone()}</code></p> }.into_any());
    }
    part("signed", ctx.t(SIGNATORIES), ui::stack(body))
}

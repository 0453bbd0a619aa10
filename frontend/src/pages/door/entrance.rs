//! The demonstration's entrance: the house as a plan, a door into each room, then all other ways in.

use super::{page, words as w};
use crate::components as ui;
use crate::ctx::{Ctx, Page};
use constat_shared::api::door::{DemoEntry, ReadDemo};
use constat_shared::locale::Words;
use constat_shared::permission::{Role, Room};
use leptos::prelude::*;

constat_shared::words! {
    GROUP = "Ébauches, remarques, témoignages. Ni responsable, ni mandataire.", "Ontwerpen, opmerkingen, getuigenissen. Geen leidinggevende, geen mandataris.", "Drafts, remarks, testimonies. No manager, no official.";
    PLENARY = "Constats validés, consultation, résultats des tours clos.", "Gevalideerde vaststellingen, raadpleging, resultaten van gesloten rondes.", "Validated findings, consultation, results of closed rounds.";
    ADOPTION = "Le mémorandum qui s’écrit, les signatures, les abstentions.", "Het memorandum in wording, de handtekeningen, de onthoudingen.", "The memorandum in the making, signatures, abstentions.";
    RESIDENTS = "Vos mots, votre langue, une page, pas de nom.", "Uw woorden, uw taal, één pagina, geen naam.", "Your words, your language, one page, no name.";
    BALLOT = "On y dépose. Personne n’y lit.", "U steekt er iets in. Niemand leest er.", "One puts in. Nobody reads.";
    OFFICIALS = "Les recommandations, leurs preuves, les réponses.", "De aanbevelingen, hun bewijzen, de antwoorden.", "The recommendations, their proof, the answers.";
    PUBLIC = "Ce qui a été demandé, répondu, ou laissé sans réponse.", "Wat gevraagd, beantwoord of onbeantwoord werd.", "What was asked, answered, or left unanswered.";
    ENTER_AS = "Entrer comme {name}, {role}", "Binnengaan als {name}, {role}", "Enter as {name}, {role}";
    COORDINATES = "La coordination a les clés de presque toutes les salles, mais ni vote ni nom d’auteur.", "De coördinatie heeft de sleutels van bijna alle kamers, maar geen stem en geen naam van een auteur.", "The coordination has the keys of nearly every room, but no vote and no author’s name.";
    WRITE = "Écrire sans compte", "Schrijven zonder account", "Write without an account";
    OPEN_LETTER = "Ouvrir la lettre reçue par {name}", "De brief openen die {name} kreeg", "Open the letter that {name} received";
    PASS_BY = "Passer sur la place", "Over het plein lopen", "Walk across the square";
    OTHERS = "Les autres entrées", "De andere ingangen", "The other ways in";
    K_OPERATOR = "exploitation du serveur", "beheer van de server", "operator of the server";
    K_SESSION = "séance avec les habitants, sans compte", "sessie met bewoners, zonder account", "session with residents, no account";
    K_OPEN_ROUND = "tour de priorités ouvert", "open prioriteitenronde", "open round of priorities";
    K_CLOSED_ROUND = "tour de priorités clos", "gesloten prioriteitenronde", "closed round of priorities";
    K_MEMORANDUM = "page publique d’un mémorandum", "openbare pagina van een memorandum", "public page of a memorandum";
    K_OFFICIAL = "lettre à une personne élue", "brief aan een verkozene", "letter to an elected person";
    K_SLIP = "talon de vote, sans compte", "stemstrookje, zonder account", "voting slip, no account";
}

/// All ways in.
#[expect(clippy::ptr_arg, reason = "the operation answers a list")]
pub fn view(ctx: &Ctx, _request: &ReadDemo, entries: &Vec<DemoEntry>) -> Page {
    let find = |kind: &str| entries.iter().find(|e| e.kind == kind);
    let as_member = |kind: &str| find(kind).map(|e| (e, ctx.fill(ENTER_AS, &[("name", &e.title), ("role", &kind_words(ctx, kind))])));
    let plain = |kind: &str, words: Words| find(kind).map(|e| (e, ctx.fill(words, &[("name", &e.title)])));
    let doors = [
        (Room::Group, GROUP, as_member("worker")),
        (Room::Plenary, PLENARY, as_member("manager")),
        (Room::Adoption, ADOPTION, as_member("coordinator")),
        (Room::Residents, RESIDENTS, plain("session", WRITE)),
        (Room::BallotBox, BALLOT, as_member("worker")),
        (Room::Officials, OFFICIALS, plain("official", OPEN_LETTER)),
        (Room::Public, PUBLIC, plain("memorandum", PASS_BY)),
    ];
    let used: Vec<&str> = doors.iter().filter_map(|(_, _, way)| way.as_ref().map(|(e, _)| e.href.as_str())).collect();
    let others = entries.iter().filter(|e| !used.contains(&e.href.as_str()));
    let others = others.map(|e| ui::row(&e.title, Some(&e.href), &kind_words(ctx, &e.kind), None)).collect();
    let first = as_member("coordinator").map(|(e, label)| view! { {ui::button_link(&e.href, &label)}{ui::meta(ctx.t(COORDINATES))} });
    let doors = doors.into_iter().map(|(room, words, way)| door(ctx, room, words, way)).collect_view();
    let body = view! {
        {ui::page_head(vec![], ctx.t(w::DEMO), ctx.t(w::DEMO_LEDE), Some(first.into_any()))}
        <ul class="house">{doors}</ul>
        {ui::section(ctx.t(OTHERS), ui::rows(others))}
        <p class="section">{ui::link("/demo/mail", ctx.t(w::MAILS))}</p>
    };
    page(ctx.t(w::DEMO), Room::Public, body.into_any())
}

fn door(ctx: &Ctx, room: Room, words: Words, way: Option<(&DemoEntry, String)>) -> AnyView {
    let way = way.map(|(entry, label)| ui::link(&entry.href, &label));
    let class = (room == Room::Public).then_some("open");
    view! {
        <li class=class data-room=ui::room_name(room)>
            <span class="sign">{ui::room_icon(room)}</span>
            <h2 class="h-read">{ctx.t(room.words())}</h2>
            <p class="meta">{ctx.t(words)}</p>
            <p>{way}</p>
        </li>
    }
    .into_any()
}

/// What an entry is, in words.
fn kind_words(ctx: &Ctx, kind: &str) -> String {
    if let Ok(role) = kind.parse::<Role>() {
        return ctx.t(role.words()).to_owned();
    }
    let words = match kind {
        "operator" => K_OPERATOR,
        "session" => K_SESSION,
        "open_round" => K_OPEN_ROUND,
        "closed_round" => K_CLOSED_ROUND,
        "memorandum" => K_MEMORANDUM,
        "official" => K_OFFICIAL,
        "slip" => K_SLIP,
        other => return other.replace('_', " "),
    };
    ctx.t(words).to_owned()
}

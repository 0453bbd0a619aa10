//! The sessions of a diagnosis, and planning one.

use super::words as w;
use super::{language, language_options, member, numbers, state_tag, when};
use crate::components as ui;
use crate::ctx::{Ctx, Page};
use constat_shared::api::Endpoint;
use constat_shared::api::consultation::{
    ChangeFacilitators, Language, PlanSession, ReadSessions, ReopenSession, SessionLine, SessionState, SessionsView,
};
use constat_shared::api::fill_path;
use constat_shared::permission::{Action, Room};
use leptos::prelude::*;

constat_shared::words! {
    LEDE = "Où et quand les habitants sont écoutés. Ce qu’ils disent est lu par les personnes qui animent la séance, puis par le groupe du thème.", "Waar en wanneer naar de inwoners wordt geluisterd. Wat zij zeggen wordt gelezen door wie de sessie begeleidt, daarna door de groep van het thema.", "Where and when residents are heard. What they say is read by those who facilitate the session, then by the theme’s group.";
    NONE = "Aucune séance n’est prévue", "Er is geen sessie gepland", "No session is planned";
    NONE_TEXT = "Une séance a un lieu, un jour et une question ouverte. La coordination la prévoit et désigne qui l’anime.", "Een sessie heeft een plaats, een dag en een open vraag. De coördinatie plant ze en duidt aan wie ze begeleidt.", "A session has a place, a day and an open question. The coordinator plans it and names who facilitates it.";
    PLAN = "Prévoir une séance", "Een sessie plannen", "Plan a session";
    PLAN_META = "Le code de l’affiche est tiré au sort. La séance s’ouvre quand vous l’ouvrez.", "De code op de affiche wordt geloot. De sessie gaat open wanneer u ze opent.", "The code on the poster is drawn at random. The session opens when you open it.";
    PLACE = "Lieu", "Plaats", "Place";
    PLACE_HINT = "Là où l’on entre, par exemple\u{A0}: Restaurant social, salle du fond.", "Waar men binnenkomt, bijvoorbeeld: Sociaal restaurant, achterzaal.", "Where people enter, for example: Social restaurant, back room.";
    ADDRESS = "Adresse (facultatif)", "Adres (facultatief)", "Address (optional)";
    DAY = "Jour", "Dag", "Day";
    STARTS = "De", "Van", "From";
    ENDS = "À", "Tot", "To";
    CLOCK = "Par exemple 14:00.", "Bijvoorbeeld 14:00.", "For example 14:00.";
    SPOKEN = "Langues parlées sur place", "Talen die er gesproken worden", "Languages spoken there";
    QUESTION_FR = "La question en français", "De vraag in het Frans", "The question in French";
    QUESTION_HINT = "Une question ouverte, sans mot de métier.", "Een open vraag, zonder vakwoorden.", "An open question, without jargon.";
    QUESTION_NL = "La question en néerlandais", "De vraag in het Nederlands", "The question in Dutch";
    QUESTION_EN = "En anglais (facultatif)", "In het Engels (facultatief)", "In English (optional)";
    QUESTION_AR = "En arabe (facultatif)", "In het Arabisch (facultatief)", "In Arabic (optional)";
    WHO = "Qui anime\u{202F}?", "Wie begeleidt?", "Who facilitates?";
    WHO_HINT = "Ces personnes lisent ce que les habitants écrivent, barrent les noms et encodent le papier.", "Deze personen lezen wat de inwoners schrijven, strepen namen door en typen het papier over.", "These people read what residents write, strike out names and type in the paper.";
    NOBODY = "Personne ne peut encore animer\u{A0}: invitez d’abord des personnes de terrain. En attendant, la coordination le fait.", "Niemand kan al begeleiden: nodig eerst terreinwerkers uit. Intussen doet de coördinatie het.", "Nobody can facilitate yet: invite workers first. Meanwhile the coordinator does.";
    CODE = "Code {code}", "Code {code}", "Code {code}";
    CHANGE_WHO = "Changer qui anime", "Wijzigen wie begeleidt", "Change who facilitates";
    CHANGE_WHO_HINT = "Qui n’est plus coché ne lit plus rien de cette séance.", "Wie niet meer aangevinkt is, leest niets meer van deze sessie.", "Whoever is no longer ticked reads nothing of this session any more.";
    SAVE = "Enregistrer", "Bewaren", "Save";
    REOPEN = "Rouvrir cette séance", "Deze sessie heropenen", "Open this session again";
    WHY = "Pourquoi la rouvrir\u{202F}?", "Waarom heropenen?", "Why open it again?";
    WHY_HINT = "Les membres lisent ce motif avec l’étape, et le mémorandum le dit. Par exemple\u{A0}: trois feuilles retrouvées après la clôture.", "De leden lezen deze reden bij de stap, en het memorandum vermeldt ze. Bijvoorbeeld: drie bladen teruggevonden na het sluiten.", "Members read this reason with the step, and the memorandum says it. For example: three sheets found after it was closed.";
    PEOPLE = "{count} personnes présentes", "{count} personen aanwezig", "{count} people present";
}

/// The page.
pub fn view(ctx: &Ctx, _request: &ReadSessions, data: &SessionsView) -> Page {
    let crumbs = vec![(format!("/d/{}", data.diagnosis), data.title.get(ctx.locale).to_owned())];
    let list = if data.sessions.is_empty() {
        ui::empty(ctx.t(NONE), ctx.t(NONE_TEXT), None)
    } else {
        ui::section(ctx.t(w::ALL_SESSIONS), ui::rows(data.sessions.iter().map(|s| row(ctx, data, s)).collect()))
    };
    let plan = ctx.may(Action::PlanSession).then(|| ui::section_with(ctx.t(PLAN), ctx.t(PLAN_META), form(ctx, data)));
    let body = view! { {ui::page_head(crumbs, ctx.t(w::SESSIONS), ctx.t(LEDE), None)}{list}{plan} };
    member(ctx.t(w::SESSIONS), Room::Plenary, body.into_any())
}

/// Who facilitates may change at any time; a closed session opens again while residents are listened to.
fn changes(ctx: &Ctx, data: &SessionsView, session: &SessionLine) -> AnyView {
    let to = |pattern| fill_path(pattern, |_| Some(session.id.to_string()));
    let who = (ctx.may(Action::PlanSession) && !data.workers.is_empty()).then(|| {
        let action = to(ChangeFacilitators::PATH);
        let workers = data.workers.iter().map(|f| (f.id.to_string(), f.name.clone())).collect();
        let named: Vec<String> = data.named.iter().filter(|(id, _)| *id == session.id).map(|(_, member)| member.to_string()).collect();
        let fields = view! {
            {ui::checks(ctx, &action, "facilitators", WHO, Some(CHANGE_WHO_HINT), workers, &named)}
            {ui::quiet_submit(ctx.t(SAVE))}
        };
        ui::fold(ctx, &action, ctx.t(CHANGE_WHO), ui::form(ctx, &action, fields.into_any()))
    });
    let again = (ctx.may(Action::ReopenSession) && session.state == SessionState::Closed && !session.imported).then(|| {
        let action = to(ReopenSession::PATH);
        let fields = view! { {ui::area(ctx, &action, "reason", WHY, Some(WHY_HINT), "")} {ui::quiet_submit(ctx.t(REOPEN))} };
        ui::fold(ctx, &action, ctx.t(REOPEN), ui::form(ctx, &action, fields.into_any()))
    });
    view! { {who}{again} }.into_any()
}

fn row(ctx: &Ctx, data: &SessionsView, session: &SessionLine) -> AnyView {
    let spoken = session.languages.iter().map(|l| language(ctx, *l)).collect::<Vec<_>>().join(", ");
    let meta = [session.address.clone(), when(ctx, session), spoken].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ");
    let href = session.inside.as_ref().map(|_| format!("/sessions/{}", session.id));
    let inside = session.inside.as_ref().map_or_else(
        || ().into_any(),
        |inside| {
            let people = inside.people.map(|p| ctx.fill(PEOPLE, &[("count", &p)]));
            let known: Vec<String> =
                [(!session.imported).then(|| ctx.fill(CODE, &[("code", &inside.code)])), people].into_iter().flatten().collect();
            let counted = inside.numbers.iter().any(|n| n.total > 0).then(|| numbers(ctx, &session.place, &inside.numbers));
            view! { {ui::meta(&known.join(" · "))}{counted}{changes(ctx, data, session)} }.into_any()
        },
    );
    let opinions = (session.opinions && ctx.may(Action::ReadOpinions))
        .then(|| view! { <p>{ui::link(&format!("/sessions/{}/opinions", session.id), ctx.t(super::opinions_words::LINK))}</p> });
    let inside = view! { {inside}{opinions} }.into_any();
    ui::row_with(&session.place, href.as_deref(), &meta, inside, Some(state_tag(ctx, session.state)))
}

fn form(ctx: &Ctx, data: &SessionsView) -> AnyView {
    let action = fill_path(PlanSession::PATH, |_| Some(data.diagnosis.to_string()));
    let spoken = [Language::Fr.as_str().to_owned(), Language::Nl.as_str().to_owned()];
    let facilitators = if data.workers.is_empty() {
        ui::notice(ctx.t(NOBODY))
    } else {
        let workers = data.workers.iter().map(|f| (f.id.to_string(), f.name.clone())).collect();
        ui::checks(ctx, &action, "facilitators", WHO, Some(WHO_HINT), workers, &[])
    };
    let fields = vec![
        ui::text(ctx, &action, "place", PLACE, Some(PLACE_HINT), ""),
        ui::text(ctx, &action, "address", ADDRESS, None, ""),
        ui::date(ctx, &action, "day", DAY, None, None),
        ui::text(ctx, &action, "starts", STARTS, Some(CLOCK), ""),
        ui::text(ctx, &action, "ends", ENDS, None, ""),
        ui::checks(ctx, &action, "languages", SPOKEN, None, language_options(ctx), &spoken),
        ui::text(ctx, &action, "question_fr", QUESTION_FR, Some(QUESTION_HINT), ""),
        ui::text(ctx, &action, "question_nl", QUESTION_NL, None, ""),
        ui::text(ctx, &action, "question_en", QUESTION_EN, None, ""),
        ui::text(ctx, &action, "question_ar", QUESTION_AR, None, ""),
        facilitators,
        ui::submit(ctx.t(PLAN)),
    ];
    ui::form(ctx, &action, fields.into_any())
}

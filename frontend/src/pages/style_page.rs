//! Every piece in each of its states, on one page: to look at after a change.

use crate::components as ui;
use crate::components::{Icon, Seal, Status};
use crate::ctx::{Ctx, Dress, FormState, Page};
use constat_shared::diagnosis::{StepKind, StepState};
use constat_shared::error::{Fault, FieldFault, Problem};
use constat_shared::locale::Locale;
use constat_shared::permission::Room;
use leptos::prelude::*;

constat_shared::words! {
    TITLE = "Planche des composants", "Plaat van de onderdelen", "Plate of components";
    LEDE = "Chaque pièce, dans chacun de ses états. Les pages n’utilisent rien d’autre.", "Elk onderdeel, in elke staat. De pagina’s gebruiken niets anders.", "Each piece, in each of its states. The pages use nothing else.";
    ROOMS = "Salles", "Kamers", "Rooms";
    BUTTONS = "Boutons", "Knoppen", "Buttons";
    FIELDS = "Champs", "Velden", "Fields";
    STATES = "Statuts", "Statussen", "States";
    LISTS = "Listes", "Lijsten", "Lists";
    STEPS = "Étapes", "Stappen", "Steps";
    PROOF = "Preuves", "Bewijzen", "Proof";
    FIGURES = "Chiffres", "Cijfers", "Figures";
    TYPE = "Caractères", "Lettertypes", "Typefaces";
    READING = "ce que des personnes ont écrit", "wat mensen schreven", "what people wrote";
    INTERFACE = "ce que le programme dit", "wat het programma zegt", "what the program says";
    DRAWN_BY = "{names}, licence SIL Open Font 1.1", "{names}, SIL Open Font License 1.1", "{names}, SIL Open Font License 1.1";
    SAVE = "Enregistrer", "Bewaren", "Save";
    READ = "Relire", "Herlezen", "Read again";
    REMOVE = "Retirer", "Verwijderen", "Remove";
    SENTENCE = "Ce que nous voyons", "Wat wij zien", "What we see";
    SENTENCE_HINT = "Une phrase, comme vous la diriez en réunion.", "Eén zin, zoals u die in een vergadering zou zeggen.", "One sentence, as you would say it in a meeting.";
    WHERE = "Où", "Waar", "Where";
    SINCE = "Depuis quand", "Sinds wanneer", "Since when";
    HOW_MANY = "Combien de personnes", "Hoeveel personen", "How many people";
    MAIL = "Adresse électronique", "E-mailadres", "Mail address";
    WHOM = "Qui touche-t-il\u{202F}?", "Wie raakt het?", "Whom does it touch?";
    FAMILIES = "Des familles", "Gezinnen", "Families";
    ALONE = "Des personnes seules", "Alleenstaanden", "People on their own";
    EXAMPLE = "Après l’hôpital, le premier rendez-vous en ville vient trop tard", "Na het ziekenhuis komt de eerste afspraak in de stad te laat", "After hospital, the first appointment in town comes too late";
    QUIET = "6 personnes sur 9 sont d’accord", "6 van de 9 personen gaan akkoord", "6 of 9 people agree";
    EMPTY = "Rien n’est encore écrit ici", "Hier staat nog niets", "Nothing is written here yet";
    EMPTY_TEXT = "Commencez par une phrase.", "Begin met één zin.", "Begin with one sentence.";
    WRITE = "Écrire", "Schrijven", "Write";
}

const ACTION: &str = "/style";

/// The page. Its form is shown as it looks after it was sent with two faults.
pub fn view(ctx: &Ctx) -> Page {
    let faulty = Ctx { form: Some(failed(ctx)), ..ctx.clone() };
    let parts = vec![
        ui::page_head(vec![("/".to_owned(), "Constat".to_owned())], ctx.t(TITLE), ctx.t(LEDE), Some(buttons(ctx))),
        ui::section(
            ctx.t(ROOMS),
            ui::stack(
                // This page has the plenary room's own on top.
                Room::ALL
                    .iter()
                    .filter(|room| **room != Room::Plenary)
                    .map(|room| view! { <div data-room=ui::room_name(*room)>{ui::ribbon(ctx, *room)}</div> }.into_any())
                    .collect(),
            ),
        ),
        ui::folio(
            ui::stack(vec![
                ui::section(ctx.t(FIELDS), fields(&faulty)),
                ui::section_with(ctx.t(LISTS), ctx.t(LEDE), list(ctx)),
                ui::section(ctx.t(STEPS), steps(ctx)),
                ui::section(ctx.t(FIGURES), figures(ctx)),
            ]),
            vec![ui::margin_note(ctx.t(STATES), states(ctx)), ui::margin_note(ctx.t(PROOF), proof(ctx))].into_any(),
        ),
        ui::section(ctx.t(TYPE), typefaces(ctx)),
        ui::section(ctx.t(STATES), ui::half(messages(ctx), ui::prose(&format!("{}.\n\n{}.", ctx.t(EXAMPLE), ctx.t(QUIET))))),
    ];
    Page { title: ctx.t(TITLE).to_owned(), room: Room::Plenary, dress: Dress::Member, locales: &Locale::MEMBERS, body: parts.into_any() }
}

/// What pages are set in, who drew it, under which licence.
fn typefaces(ctx: &Ctx) -> AnyView {
    let drawn = |names: &str| ctx.fill(DRAWN_BY, &[("names", &names)]);
    let row = |face: &str, url: &str, names: &str, used: &str| ui::row(&format!("{face}, {used}"), Some(url), &drawn(names), None);
    ui::rows(vec![
        row("Literata", "https://github.com/googlefonts/literata", "The Literata Project Authors, 2017", ctx.t(READING)),
        row(
            "Hanken Grotesk",
            "https://github.com/marcologous/hanken-grotesk",
            "The Hanken Grotesk Project Authors, 2021",
            ctx.t(INTERFACE),
        ),
    ])
}

/// A form that came back.
fn failed(ctx: &Ctx) -> FormState {
    let fault = |path: &str, code| FieldFault { path: path.to_owned(), code };
    FormState {
        endpoint: "style".to_owned(),
        action: ACTION.to_owned(),
        values: vec![
            ("since".to_owned(), "2031-02-30".to_owned()),
            ("sentence".to_owned(), ctx.t(EXAMPLE).to_owned()),
            ("whom".to_owned(), "alone".to_owned()),
        ],
        problem: Problem {
            code: Fault::Invalid,
            message: Fault::Invalid.message(ctx.locale).to_owned(),
            fields: vec![fault("since", Fault::FieldNotADate), fault("mail", Fault::FieldNotAnAddress)],
            request_id: String::new(),
        },
    }
}

fn buttons(ctx: &Ctx) -> AnyView {
    ui::line(vec![
        ui::button_link("/style", ctx.t(WRITE)),
        ui::quiet_button_link("/style", ctx.t(READ)),
        ui::danger_action(ctx, "/style/remove", ctx.t(REMOVE), vec![("id", "1".to_owned())]),
        ui::link("/style", ctx.t(BUTTONS)),
    ])
}

fn fields(ctx: &Ctx) -> AnyView {
    let options = vec![("families".to_owned(), ctx.t(FAMILIES).to_owned()), ("alone".to_owned(), ctx.t(ALONE).to_owned())];
    let inside = vec![
        ui::hidden("version", "3"),
        ui::sentence(ctx, ACTION, "sentence", SENTENCE, Some(SENTENCE_HINT), ""),
        ui::text(ctx, ACTION, "where", WHERE, None, "Gare Basse"),
        ui::date(ctx, ACTION, "since", SINCE, None, Some(ctx.today)),
        ui::email(ctx, ACTION, "mail", MAIL, None, "an@exemple"),
        ui::number(ctx, ACTION, "many", HOW_MANY, None, Some(12), 0, 500),
        ui::choice(ctx, ACTION, "whom", WHOM, None, options.clone(), "families"),
        ui::checks(ctx, ACTION, "also", WHOM, Some(SENTENCE_HINT), options.clone(), &[]),
        ui::select(ctx, ACTION, "place", WHERE, None, options, "alone"),
        ui::area(ctx, ACTION, "more", READ, Some(SENTENCE_HINT), ""),
        ui::submit(ctx.t(SAVE)),
        ui::quiet_submit(ctx.t(READ)),
    ];
    ui::form(ctx, ACTION, inside.into_any())
}

fn list(ctx: &Ctx) -> AnyView {
    let title = ctx.t(EXAMPLE);
    ui::stack(vec![
        ui::keyed_rows(vec![
            ui::keyed_row("M4", title, Some("/style"), ctx.t(QUIET), Some(ui::status_tag(Status::Study, "15/4"))),
            ui::keyed_row("M5", title, Some("/style"), ctx.t(QUIET), Some(ui::status_tag(Status::Yes, "11/3"))),
        ]),
        ui::rows(vec![
            ui::row(title, None, ctx.t(QUIET), Some(ui::in_room(ctx, Room::Group))),
            ui::row_with(title, Some("/style"), "", ui::voices(ctx, Some(11), Some(7), Some(5)), Some(ui::in_room(ctx, Room::Residents))),
        ]),
        ui::disclosure(ctx.t(READ), ui::para(title)),
    ])
}

fn steps(ctx: &Ctx) -> AnyView {
    let discs = (1..)
        .zip(StepKind::ALL)
        .map(|(number, kind)| {
            let state = match number {
                1 => StepState::Closed,
                2 | 3 => StepState::Open,
                _ => StepState::Planned,
            };
            let thing = |done| ui::Missing { done, text: ctx.t(QUIET).to_owned(), href: (!done).then(|| "/style".to_owned()) };
            let body = (state == StepState::Open).then(|| ui::missing(ctx, ctx.t(READ), vec![thing(true), thing(false)]));
            ui::StepDisc {
                number,
                name: ctx.t(kind.words()).to_owned(),
                state,
                dates: "2027".to_owned(),
                href: (number == 2).then(|| "/style".to_owned()),
                body,
            }
        })
        .collect();
    ui::steps(ctx, discs)
}

fn states(ctx: &Ctx) -> AnyView {
    let kinds = [Status::Yes, Status::Partly, Status::No, Status::Study, Status::Away, Status::Late, Status::Expected];
    ui::line(kinds.into_iter().map(|kind| ui::status_tag(kind, ctx.t(STATES))).collect())
}

fn messages(ctx: &Ctx) -> AnyView {
    ui::stack(vec![
        ui::notice(ctx.t(QUIET)),
        ui::warm_notice(ctx.t(EXAMPLE)),
        ui::notice_with(ctx.t(EMPTY), ui::para(ctx.t(EMPTY_TEXT))),
        ui::done(ctx.t(SAVE)),
        ui::line(vec![ui::icon(Icon::Up), ui::icon(Icon::Down)]),
        ui::empty(ctx.t(EMPTY), ctx.t(EMPTY_TEXT), Some(ui::button_link("/style", ctx.t(WRITE)))),
    ])
}

fn proof(ctx: &Ctx) -> AnyView {
    let knot = |sign: &str, href: Option<&str>| ui::Knot {
        sign: sign.to_owned(),
        title: ctx.t(EXAMPLE).to_owned(),
        text: ctx.t(QUIET).to_owned(),
        href: href.map(str::to_owned),
    };
    ui::stack(vec![
        ui::quote(ctx, Seal::Resident, ctx.t(EXAMPLE), ctx.locale.as_str(), ""),
        ui::quote(ctx, Seal::Actor, ctx.t(EXAMPLE), "nl", ""),
        ui::quote(ctx, Seal::Coordination, "أنتظر منذ ستة أسابيع", "ar", ""),
        ui::evidence(ctx, ctx.t(EXAMPLE), "46", "%", "Observatoire", "2026", Some("https://example.org/")),
        ui::chain(vec![knot("R1", Some("/style")), knot("2", None), knot("M4", Some("/style"))]),
    ])
}

fn figures(ctx: &Ctx) -> AnyView {
    let head = [ctx.t(WHERE), ctx.t(HOW_MANY), ctx.t(STATES)].map(str::to_owned).to_vec();
    ui::stack(vec![
        ui::bars(
            ctx.t(EXAMPLE),
            ctx.t(QUIET),
            vec![(ctx.t(FAMILIES).to_owned(), "31".to_owned(), 0.62), (ctx.t(ALONE).to_owned(), "19".to_owned(), 0.38)],
        ),
        ui::table(
            ctx.t(FIGURES),
            head,
            vec![
                vec![ui::cell("Vieux-Lavoir"), ui::number_cell(41), ui::status_tag(Status::Partly, ctx.t(STATES))],
                vec![ui::cell("Bord-de-Drève"), ui::held_cell("—"), ui::cell("")],
            ],
        ),
        ui::facts(vec![
            (ctx.t(WHERE).to_owned(), "Gare Basse".to_owned()),
            (ctx.t(SINCE).to_owned(), constat_shared::locale::long_day(ctx.locale, ctx.today)),
        ]),
    ])
}

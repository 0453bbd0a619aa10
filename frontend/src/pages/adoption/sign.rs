//! Signing, or abstaining. Both choices look alike, and nobody reads who abstained.

use super::changes;
use super::parts::{count, plural};
use crate::components as ui;
use crate::ctx::{Ctx, Dress, Page};
use constat_shared::api::Endpoint;
use constat_shared::api::memorandum::{AdoptionView, BackToDraft, MemorandumState, MemorandumView, ReadMemorandum, SealTheMemorandum};
use constat_shared::locale::Locale;
use constat_shared::permission::{Action, Room};
use leptos::prelude::*;

constat_shared::words! {
    TITLE = "Signer, ou s’abstenir", "Tekenen, of zich onthouden", "Sign, or abstain";
    TITLE_OTHERS = "L’adoption", "De aanneming", "Adoption";
    LEDE = "Vous parlez pour {who}. Dix minutes suffisent. Les deux choix sont respectés de la même façon.", "U spreekt voor {who}. Tien minuten volstaan. Beide keuzes worden op dezelfde manier gerespecteerd.", "You speak for {who}. Ten minutes are enough. Both choices are respected alike.";
    LEDE_OTHERS = "Les personnes qui portent un mandat lisent le texte, puis signent ou s’abstiennent.", "Wie een mandaat heeft leest de tekst, en tekent of onthoudt zich.", "Those who hold a mandate read the text, then sign or abstain.";
    DRAFT = "Le texte est encore en rédaction\u{A0}: il n’y a rien à signer.", "De tekst wordt nog geschreven: er is niets te tekenen.", "The text is still being written: there is nothing to sign.";
    SEALED = "Le mémorandum est scellé\u{A0}: la liste des signataires ne bouge plus.", "Het memorandum is verzegeld: de lijst van ondertekenaars verandert niet meer.", "The memorandum is sealed: the list of signatories does not change any more.";
    READ_ALL = "Lire tout le texte", "De hele tekst lezen", "Read the whole text";
    CHOICE = "Votre choix", "Uw keuze", "Your choice";
    LEGEND = "Que fait votre organisation\u{202F}?", "Wat doet uw organisatie?", "What does your organisation do?";
    SIGNS = "{who} signe", "{who} tekent", "{who} signs";
    SIGNS_HINT = "Le nom de l’organisation figure dans le mémorandum. Le vôtre, non.", "De naam van de organisatie staat in het memorandum. De uwe niet.", "The organisation’s name stands in the memorandum. Yours does not.";
    ABSTAINS = "{who} s’abstient", "{who} onthoudt zich", "{who} abstains";
    ABSTAINS_HINT = "Aucune raison n’est demandée. Seul le nombre d’abstentions est lu, par tous et par la coordination.", "Er wordt geen reden gevraagd. Alleen het aantal onthoudingen wordt gelezen, door iedereen en door de coördinatie.", "No reason is asked. Only the number of abstentions is read, by everyone and by the coordinator.";
    CHANGE = "Jusqu’au scellement, vous pouvez changer d’avis. Après, la liste des signataires est publique et ne bouge plus.", "Tot de verzegeling kunt u van mening veranderen. Daarna is de lijst openbaar en verandert ze niet meer.", "Until it is sealed you can change your mind. After that the list is public and does not change.";
    CONFIRM = "Confirmer", "Bevestigen", "Confirm";
    SAID_SIGN = "Votre organisation signe.", "Uw organisatie tekent.", "Your organisation signs.";
    SAID_ABSTAIN = "Votre organisation s’abstient.", "Uw organisatie onthoudt zich.", "Your organisation abstains.";
    WHERE = "Où nous en sommes", "Hoe ver we staan", "Where we stand";
    SIGN_ONE = "1 organisation signe", "1 organisatie tekent", "1 organisation signs";
    SIGN_MANY = "{n} organisations signent", "{n} organisaties tekenen", "{n} organisations sign";
    ABSTAIN_ONE = "1 s’abstient", "1 onthoudt zich", "1 abstains";
    ABSTAIN_MANY = "{n} s’abstiennent", "{n} onthouden zich", "{n} abstain";
    SILENT_ONE = "1 n’a pas encore répondu", "1 heeft nog niet geantwoord", "1 has not answered yet";
    SILENT_MANY = "{n} n’ont pas encore répondu", "{n} hebben nog niet geantwoord", "{n} have not answered yet";
    SIGNATORIES = "Signataires", "Ondertekenaars", "Signatories";
    NOBODY = "Personne n’a encore signé.", "Nog niemand heeft getekend.", "Nobody has signed yet.";
    SPEAKERS = "Porte-parole", "Woordvoerders", "Spokespersons";
    SPEAKERS_META = "Ils présentent le texte au nom de toutes les organisations.", "Zij stellen de tekst voor namens alle organisaties.", "They present the text for all organisations.";
    NO_SPEAKER = "Personne ne s’est encore proposé.", "Nog niemand heeft zich aangeboden.", "Nobody has come forward yet.";
    SPEAKER = "Qui peut présenter le texte\u{202F}?", "Wie kan de tekst voorstellen?", "Who can present the text?";
    SPEAKER_HINT = "Prénom et nom d’une personne qui est d’accord.", "Voor- en achternaam van iemand die akkoord is.", "Name of a person who agrees.";
    ADD = "Ajouter", "Toevoegen", "Add";
    REMOVE = "Retirer", "Weghalen", "Take off";
    SEAL_TITLE = "Sceller", "Verzegelen", "Seal";
    SEAL_WHY = "Une fois scellé, le texte ne change plus. Il reçoit une empreinte que chacun peut vérifier.", "Eenmaal verzegeld verandert de tekst niet meer. Hij krijgt een vingerafdruk die iedereen kan nakijken.", "Once sealed, the text does not change. It gets a hash that everyone can check.";
    SEAL_NOT_YET = "Il faut au moins une signature.", "Er is minstens één handtekening nodig.", "At least one signature is needed.";
    SEAL = "Sceller le mémorandum", "Het memorandum verzegelen", "Seal the memorandum";
    BACK = "Reprendre la rédaction (les signatures tombent)", "Verder schrijven (handtekeningen vervallen)", "Write on (signatures fall)";
}

/// The page.
pub fn view(ctx: &Ctx, _request: &ReadMemorandum, m: &MemorandumView) -> Page {
    let here = format!("/memoranda/{}", m.id);
    let crumbs = vec![(here.clone(), m.content.title.get(ctx.locale).to_owned())];
    let signing = ctx.may(Action::Sign) && m.state == MemorandumState::Adoption;
    let own = m.adoption.my_organisation.clone().filter(|_| signing);
    let (title, lede) =
        own.as_ref().map_or_else(|| (ctx.t(TITLE_OTHERS), ctx.t(LEDE_OTHERS).to_owned()), |who| (ctx.t(TITLE), lede(ctx, who)));
    let head = ui::page_head(crumbs, title, &lede, Some(ui::quiet_button_link(&here, ctx.t(READ_ALL))));
    let mut main = Vec::new();
    main.extend(standing(ctx, m));
    main.extend(changes::view(ctx, m));
    if let Some(who) = own {
        let action = format!("/api/memoranda/{}/signature", m.id);
        main.push(choice(ctx, m, &who, &action));
    }
    main.push(speakers(ctx, m, signing));
    if ctx.may(Action::SealMemorandum) && m.state == MemorandumState::Adoption {
        main.push(seal(ctx, m));
    }
    let body = vec![head, ui::folio(ui::stack(main), progress(ctx, &m.adoption))];
    Page { title: title.to_owned(), room: Room::Adoption, dress: Dress::Member, locales: &Locale::MEMBERS, body: body.into_any() }
}

/// For whom the reader speaks, and how long it takes.
pub(super) fn lede(ctx: &Ctx, who: &str) -> String {
    ctx.fill(LEDE, &[("who", &who)])
}

/// What to know where there is nothing to sign.
pub(super) fn standing(ctx: &Ctx, m: &MemorandumView) -> Option<AnyView> {
    match m.state {
        MemorandumState::Draft => Some(ui::notice(ctx.t(DRAFT))),
        MemorandumState::Sealed => Some(ui::notice(ctx.t(SEALED))),
        MemorandumState::Adoption => None,
    }
}

/// The choice, sent to this path.
pub(super) fn choice(ctx: &Ctx, m: &MemorandumView, who: &str, action: &str) -> AnyView {
    let options = vec![
        ("true".to_owned(), ctx.fill(SIGNS, &[("who", &who)]), ctx.t(SIGNS_HINT).to_owned()),
        ("false".to_owned(), ctx.fill(ABSTAINS, &[("who", &who)]), ctx.t(ABSTAINS_HINT).to_owned()),
    ];
    let stored = m.adoption.mine.map(|signs| signs.to_string()).unwrap_or_default();
    let said = m.adoption.mine.map(|signs| ui::done(ctx.t(if signs { SAID_SIGN } else { SAID_ABSTAIN })));
    let fields = vec![
        ui::choice_with_hints(ctx, action, "signs", LEGEND, None, options, &stored),
        ui::notice(ctx.t(CHANGE)),
        ui::submit(ctx.t(CONFIRM)),
    ];
    ui::section(ctx.t(CHOICE), view! { {said}{ui::form(ctx, action, fields.into_any())} }.into_any())
}

fn speakers(ctx: &Ctx, m: &MemorandumView, signing: bool) -> AnyView {
    let action = format!("/api/memoranda/{}/spokespersons", m.id);
    let names = &m.content.spokespersons;
    let list = if names.is_empty() {
        ui::meta(ctx.t(NO_SPEAKER))
    } else {
        let row = |name: &String| {
            let remove = signing.then(|| ui::action_button(ctx, &format!("{action}/remove"), ctx.t(REMOVE), vec![("name", name.clone())]));
            ui::row(name, None, "", remove)
        };
        ui::rows(names.iter().map(row).collect())
    };
    let mut body = vec![list];
    if signing {
        let fields = vec![ui::text(ctx, &action, "name", SPEAKER, Some(SPEAKER_HINT), ""), ui::quiet_submit(ctx.t(ADD))];
        body.push(ui::form(ctx, &action, fields.into_any()));
    }
    ui::section_with(ctx.t(SPEAKERS), ctx.t(SPEAKERS_META), ui::stack(body))
}

fn seal(ctx: &Ctx, m: &MemorandumView) -> AnyView {
    let ready = !m.adoption.signed.is_empty() && m.content.complete();
    let button = if ready {
        ui::main_action(ctx, &SealTheMemorandum { memorandum: m.id }.path(), ctx.t(SEAL), vec![])
    } else {
        ui::meta(ctx.t(SEAL_NOT_YET))
    };
    let back = ui::action_button(ctx, &BackToDraft { memorandum: m.id }.path(), ctx.t(BACK), vec![]);
    ui::section(ctx.t(SEAL_TITLE), ui::stack(vec![ui::para(ctx.t(SEAL_WHY)), ui::line(vec![button, back])]))
}

/// Numbers, and the names of those who sign. Nothing here tells who abstained.
pub(super) fn progress(ctx: &Ctx, a: &AdoptionView) -> AnyView {
    let signed = count(a.signed.len());
    let said = format!(
        "{}, {}, {}.",
        plural(ctx, signed, SIGN_ONE, SIGN_MANY),
        plural(ctx, a.abstentions, ABSTAIN_ONE, ABSTAIN_MANY),
        plural(ctx, a.silent, SILENT_ONE, SILENT_MANY)
    );
    let names = if a.signed.is_empty() {
        ui::para(ctx.t(NOBODY))
    } else {
        view! { <ul>{a.signed.iter().map(|name| view! { <li>{name.clone()}</li> }).collect_view()}</ul> }.into_any()
    };
    let where_we_are = ui::margin_note(ctx.t(WHERE), view! { {measure(signed, a.abstentions, a.silent, &said)}<p>{said}</p> }.into_any());
    view! { {where_we_are}{ui::margin_note(ctx.t(SIGNATORIES), names)} }.into_any()
}

/// Filled, framed, dashed: signs, abstains, silent.
fn measure(signed: i64, abstentions: i64, silent: i64, label: &str) -> AnyView {
    let total = (signed + abstentions + silent).max(1);
    let (a, b) = (signed * 272 / total, abstentions * 272 / total);
    let c = 272 - a - b;
    let bar = (signed > 0).then(|| view! { <rect class="bar" x="0" y="1" width=a.to_string() height="22"></rect> });
    let frame = (abstentions > 0).then(|| view! { <rect x=(a + 2).to_string() y="2" width=(b - 2).max(2).to_string() height="20" fill="none" stroke="var(--ink)" stroke-width="2"></rect> });
    let dashes = (silent > 0).then(|| view! { <rect x=(a + b + 3).to_string() y="2" width=(c - 2).max(2).to_string() height="20" fill="none" stroke="var(--edge)" stroke-width="2" stroke-dasharray="4 4"></rect> });
    view! { <figure class="chart"><svg viewBox="0 0 276 24" role="img" aria-label=label.to_owned()>{bar}{frame}{dashes}</svg></figure> }
        .into_any()
}

//! Whom the memorandum asks.

use crate::components as ui;
use crate::ctx::Ctx;
use constat_shared::api::memorandum::{MemorandumView, RecipientRow};
use constat_shared::locale::Locale;
use leptos::prelude::*;

constat_shared::words! {
    TITLE = "Destinataires", "Bestemmelingen", "Addressees";
    META = "Chaque personne reçoit à la remise un lien qui n’est qu’à elle. Elle n’a pas besoin de compte.", "Elke persoon krijgt bij de overhandiging een eigen link. Een account is niet nodig.", "At delivery each person gets a link of their own. They need no account.";
    NONE = "Personne n’est encore nommé", "Nog niemand is genoemd", "Nobody is named yet";
    NONE_WHY = "Nommez les mandataires à qui vous demandez quelque chose.", "Noem de mandatarissen aan wie u iets vraagt.", "Name the officials of whom you ask something.";
    ADD = "Ajouter un destinataire", "Een bestemmeling toevoegen", "Add an addressee";
    NAME = "Nom", "Naam", "Name";
    EMAIL = "Adresse électronique", "E-mailadres", "Mail address";
    FUNCTION = "Fonction", "Functie", "Function";
    FUNCTION_HINT = "Par exemple échevine, président du CPAS.", "Bijvoorbeeld schepen, voorzitter van het OCMW.", "For example alderwoman, president of the public welfare centre.";
    PORTFOLIO = "Compétences", "Bevoegdheden", "Portfolio";
    LANGUAGE = "Langue de la lettre", "Taal van de brief", "Language of the letter";
    REMOVE = "Retirer", "Weghalen", "Take out";
}

/// The section.
pub(super) fn section(ctx: &Ctx, m: &MemorandumView) -> AnyView {
    let list = if m.recipients.is_empty() {
        ui::empty(ctx.t(NONE), ctx.t(NONE_WHY), None)
    } else {
        ui::rows(m.recipients.iter().map(|p| row(ctx, m, p)).collect())
    };
    let action = format!("/api/memoranda/{}/recipients", m.id);
    let languages = Locale::MEMBERS.iter().map(|l| (l.to_string(), l.own_name().to_owned())).collect();
    let fields = vec![
        ui::text(ctx, &action, "name", NAME, None, ""),
        ui::email(ctx, &action, "email", EMAIL, None, ""),
        ui::text(ctx, &action, "title", FUNCTION, Some(FUNCTION_HINT), ""),
        ui::text(ctx, &action, "portfolio", PORTFOLIO, None, ""),
        ui::select(ctx, &action, "locale", LANGUAGE, None, languages, "fr"),
        ui::quiet_submit(ctx.t(ADD)),
    ];
    let open = m.recipients.is_empty() || ctx.form(&action).is_some();
    let form = ui::form(ctx, &action, fields.into_any());
    let add = view! { <details class="more" open=open><summary>{ctx.t(ADD)}</summary><div class="stack">{form}</div></details> };
    ui::section_with(ctx.t(TITLE), ctx.t(META), ui::stack(vec![list, add.into_any()]))
}

fn row(ctx: &Ctx, m: &MemorandumView, p: &RecipientRow) -> AnyView {
    let meta = [p.title.as_str(), p.portfolio.as_str(), p.email.as_str(), p.locale.own_name()]
        .into_iter()
        .filter(|t| !t.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let remove = ui::action_button(ctx, &format!("/api/memoranda/{}/recipients/{}/remove", m.id, p.id), ctx.t(REMOVE), vec![]);
    ui::row(&p.name, None, &meta, Some(remove))
}

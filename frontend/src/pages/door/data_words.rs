//! What tables and columns are called by those whom they are about.

use constat_shared::api::delivery::AnswerKind;
use constat_shared::locale::{Locale, Words};
use constat_shared::permission::Role;

/// What a table is about.
pub(super) fn table(locale: Locale, name: &str) -> &'static str {
    let (fr, nl, en) = match name {
        "person" => ("Votre compte", "Uw account", "Your account"),
        "sign_in_link" => ("Liens de connexion demandés", "Gevraagde aanmeldlinks", "Sign-in links asked for"),
        "login" => ("Connexions", "Aanmeldingen", "Sign-ins"),
        "known_device" => ("Appareils d’où vous êtes entré·e", "Toestellen waarmee u binnenkwam", "Devices you entered from"),
        "signatory_link" => ("Liens personnels pour signer", "Persoonlijke links om te tekenen", "Personal links to sign"),
        "membership" => ("Affiliations", "Lidmaatschappen", "Memberships"),
        "group_member" => ("Groupes de travail", "Werkgroepen", "Working groups"),
        "facilitator" => ("Séances que vous animez", "Sessies die u begeleidt", "Sessions you facilitate"),
        "finding" => ("Vos brouillons", "Uw ontwerpen", "Your drafts"),
        "comment" => ("Vos commentaires sur des brouillons", "Uw commentaren bij ontwerpen", "Your comments on drafts"),
        "voice" => (
            "Vos accords et objections, avant validation",
            "Uw instemmingen en bezwaren, voor goedkeuring",
            "Your consents and objections, before validation",
        ),
        "theme_voice" => ("Thèmes que vous soutenez", "Thema’s die u steunt", "Themes you speak for"),
        "roll" => ("Tours où une voix a été donnée", "Rondes waarin een stem werd uitgebracht", "Rounds in which a voice was given"),
        "signature" => ("Signatures de votre organisation", "Handtekeningen van uw organisatie", "Your organisation’s signatures"),
        "memorandum" => ("Mémorandums dont vous êtes porte-parole", "Memoranda waarvoor u het woord voert", "Memoranda you speak for"),
        "recipient" => ("Ce qui vous fut remis", "Wat u werd overhandigd", "What was handed to you"),
        "answer" => ("Vos réponses", "Uw antwoorden", "Your answers"),
        "mail" => ("Lettres à votre adresse", "Brieven aan uw adres", "Letters to your address"),
        "journal" => ("Ce que le journal dit de vous", "Wat het journaal over u zegt", "What the journal says of you"),
        _ => ("Autres données", "Andere gegevens", "Other data"),
    };
    Words::new(fr, nl, en).get(locale)
}

/// What a column says.
pub(super) fn field(locale: Locale, name: &str) -> &'static str {
    let (fr, nl, en) = match name {
        "name" | "to_name" => ("Nom", "Naam", "Name"),
        "email" => ("Adresse", "Adres", "Address"),
        "locale" => ("Langue", "Taal", "Language"),
        "operator" => ("Gère le serveur", "Beheert de server", "Runs the server"),
        "created_at" => ("Depuis", "Sinds", "Since"),
        "seen_at" => ("Vu en dernier", "Laatst gezien", "Last seen"),
        "expires_at" | "good_until" => ("Valable jusqu’à", "Geldig tot", "Valid until"),
        "used" => ("Utilisé", "Gebruikt", "Used"),
        "device" => ("Appareil", "Toestel", "Device"),
        "ended" => ("Terminée", "Beëindigd", "Ended"),
        "coordination" => ("Coordination", "Coördinatie", "Coordination"),
        "organisation" => ("Organisation", "Organisatie", "Organisation"),
        "role" => ("Rôle", "Rol", "Role"),
        "mandate" => ("Porte le mandat", "Draagt het mandaat", "Holds the mandate"),
        "state" => ("État", "Toestand", "State"),
        "title" => ("Fonction", "Functie", "Function"),
        "portfolio" => ("Compétences", "Bevoegdheden", "Portfolio"),
        "reason" => ("Raison d’une suspension", "Reden van een schorsing", "Reason of a suspension"),
        "until" => ("Jusqu’au", "Tot", "Until"),
        "group" => ("Groupe", "Groep", "Group"),
        "place" => ("Lieu", "Plaats", "Place"),
        "day" | "answered_on" => ("Jour", "Dag", "Day"),
        "sentence" | "text" | "body" => ("Texte", "Tekst", "Text"),
        "consents" => ("Accord", "Instemming", "Consent"),
        "objection" => ("Objection", "Bezwaar", "Objection"),
        "theme" => ("Thème", "Thema", "Theme"),
        "round" => ("Tour", "Ronde", "Round"),
        "college" => ("Collège", "College", "College"),
        "has_voted" => ("A voté", "Heeft gestemd", "Has voted"),
        "memorandum" => ("Mémorandum", "Memorandum", "Memorandum"),
        "signs" => ("Signe", "Tekent", "Signs"),
        "spokespersons" => ("Porte-parole", "Woordvoerder", "Spokesperson"),
        "kind" => ("Réponse", "Antwoord", "Answer"),
        "whose" => ("À qui", "Aan wie", "Whose"),
        "subject" => ("Objet", "Onderwerp", "Subject"),
        "action" => ("Acte", "Handeling", "Act"),
        _ => ("Autre", "Andere", "Other"),
    };
    Words::new(fr, nl, en).get(locale)
}

const YES: Words = Words::new("oui", "ja", "yes");
const NO: Words = Words::new("non", "nee", "no");

/// A value in words, where it is one of ours.
pub(super) fn value(locale: Locale, name: &str, value: &str) -> String {
    let words = match (name, value) {
        (_, "true") => Some(YES),
        (_, "false") => Some(NO),
        ("role", role) => role.parse::<Role>().ok().map(Role::words),
        ("locale", code) => return code.parse::<Locale>().map_or_else(|_| code.to_owned(), |found| found.own_name().to_owned()),
        ("kind", kind) => kind.parse::<AnswerKind>().ok().map(AnswerKind::words),
        ("college", college) => {
            college.parse::<constat_shared::api::prioritisation::College>().ok().map(constat_shared::api::prioritisation::College::words)
        }
        ("theme", code) => code.parse::<constat_shared::diagnosis::ThemeCode>().ok().map(constat_shared::diagnosis::ThemeCode::words),
        ("state", state) => state_words(state),
        _ => None,
    };
    words.map_or_else(|| value.to_owned(), |words| words.get(locale).to_owned())
}

fn state_words(state: &str) -> Option<Words> {
    Some(match state {
        "invited" => Words::new("invité·e", "uitgenodigd", "invited"),
        "active" => Words::new("active", "actief", "active"),
        "ended" => Words::new("terminée", "beëindigd", "ended"),
        "draft" => Words::new("brouillon", "ontwerp", "draft"),
        "proposed" => Words::new("proposé au groupe", "voorgelegd aan de groep", "proposed to the group"),
        "kept" => Words::new("gardée ici", "hier bewaard", "kept here"),
        "queued" => Words::new("en attente", "wacht", "waiting"),
        "sent" | "reached" => Words::new("partie", "vertrokken", "sent"),
        "failed" | "unreachable" => Words::new("non remise", "niet afgeleverd", "not delivered"),
        "sending" => Words::new("en route", "onderweg", "on its way"),
        _ => return None,
    })
}

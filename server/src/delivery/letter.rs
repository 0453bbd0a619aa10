//! The letters to officials, in their language: what they are asked comes first.

use constat_shared::api::memorandum::Content;
use constat_shared::ids::RecipientId;
use constat_shared::locale::{Locale, long_day};
use std::fmt::Write as _;

constat_shared::words! {
    SUBJECT = "Mémorandum\u{A0}: {title}", "Memorandum: {title}", "Memorandum: {title}";
    HELLO = "Bonjour {name},", "Dag {name},", "Dear {name},";
    INTRO = "{coordination} vous remet aujourd’hui un mémorandum\u{A0}: {title}. Il est signé par {signed} organisations et repose sur {findings} constats et {voices} paroles d’habitants.", "{coordination} bezorgt u vandaag een memorandum: {title}. Het is ondertekend door {signed} organisaties en steunt op {findings} vaststellingen en {voices} bijdragen van inwoners.", "{coordination} hands you a memorandum today: {title}. It is signed by {signed} organisations and rests on {findings} findings and {voices} contributions of residents.";
    FOR_YOU = "Ce qui vous est demandé", "Wat aan u gevraagd wordt", "What is asked of you";
    NOTHING_FOR_YOU = "Aucune recommandation ne vous est adressée personnellement. Vous le recevez pour information.", "Geen enkele aanbeveling is aan u persoonlijk gericht. U ontvangt dit ter informatie.", "No recommendation is addressed to you in person. You receive this for information.";
    BEFORE = "Réponse demandée pour le {day}.", "Antwoord gevraagd tegen {day}.", "Answer asked for by {day}.";
    OTHERS = "{n} autres recommandations sont adressées à d’autres personnes. Vous pouvez les lire.", "{n} andere aanbevelingen zijn aan anderen gericht. U kunt ze lezen.", "{n} other recommendations are addressed to others. You may read them.";
    ANSWER = "Lire les preuves et répondre (oui, en partie, non, à l’étude, pas de votre ressort)\u{A0}:", "De bewijzen lezen en antwoorden (ja, gedeeltelijk, nee, in onderzoek, niet uw bevoegdheid):", "Read the evidence and answer (yes, partly, no, under study, not yours):";
    LINK = "Ce lien est personnel. À l’ouverture, nous envoyons un code à cette adresse. Il n’y a ni compte ni mot de passe.", "Deze link is persoonlijk. Bij het openen sturen wij een code naar dit adres. Er is geen account en geen wachtwoord.", "This link is personal. When you open it, we send a code to this address. There is no account and no password.";
    SPEAKERS = "Porte-parole\u{A0}: {names}.", "Woordvoerders: {names}.", "Spokespersons: {names}.";
    SEALED = "Empreinte du texte scellé (SHA-256)\u{A0}: {hash}", "Vingerafdruk van de verzegelde tekst (SHA-256): {hash}", "Hash of the sealed text (SHA-256): {hash}";
    CODE_SUBJECT = "Votre code\u{A0}: {code}", "Uw code: {code}", "Your code: {code}";
    CODE_BODY = "Bonjour {name},\n\nVotre code pour ouvrir la salle des mandataires\u{A0}: {code}\n\nIl sert une fois, pendant quinze minutes. Si vous n’avez rien demandé, ignorez ce message.\n", "Dag {name},\n\nUw code om de kamer van de mandatarissen te openen: {code}\n\nHij werkt één keer, gedurende vijftien minuten. Vroeg u niets, dan hoeft u niets te doen.\n", "Dear {name},\n\nYour code to open the officials’ room: {code}\n\nIt works once, for fifteen minutes. If you asked for nothing, ignore this message.\n";
}

/// Who a letter goes to.
pub(super) struct To {
    pub(super) id: RecipientId,
    pub(super) name: String,
    pub(super) locale: Locale,
}

/// Subject and body of the letter that delivers.
pub(super) fn delivery(to: &To, content: &Content, sha256: &str, link: &str) -> (String, String) {
    let l = to.locale;
    let title = content.title.get(l);
    let findings = content.chapters.iter().map(|c| c.findings.len()).sum::<usize>();
    let mine: Vec<_> = content.recommendations.iter().filter(|r| r.addressee.as_ref().is_some_and(|a| a.recipient == to.id)).collect();
    let mut body = String::new();
    let mut put = |text: &str| {
        // Writing to a String cannot fail.
        let _ = writeln!(body, "{text}\n");
    };
    put(&HELLO.fill(l, &[("name", &to.name)]));
    put(&INTRO.fill(
        l,
        &[
            ("coordination", &content.coordination.get(l)),
            ("signed", &content.signatures.len()),
            ("findings", &findings),
            ("voices", &content.contributions),
            ("title", &title),
        ],
    ));
    if mine.is_empty() {
        put(NOTHING_FOR_YOU.get(l));
    } else {
        put(&FOR_YOU.get(l).to_uppercase());
        for r in &mine {
            let by = r.due.map(|day| BEFORE.fill(l, &[("day", &long_day(l, day))])).unwrap_or_default();
            put(format!("{}. {}\n   {by}", r.number, r.text.get(l)).trim_end());
        }
    }
    let others = content.recommendations.len() - mine.len();
    if others > 0 {
        put(&OTHERS.fill(l, &[("n", &others)]));
    }
    put(&format!("{}\n{link}", ANSWER.get(l)));
    put(LINK.get(l));
    if !content.spokespersons.is_empty() {
        put(&SPEAKERS.fill(l, &[("names", &content.spokespersons.join(", "))]));
    }
    put(&SEALED.fill(l, &[("hash", &sha256)]));
    put(content.coordination.get(l));
    (SUBJECT.fill(l, &[("title", &title)]), body)
}

/// Subject and body of the letter with the code.
pub(super) fn code(to: &To, code: &str) -> (String, String) {
    // The subject shows on a locked phone: the code is read there without opening anything.
    (CODE_SUBJECT.fill(to.locale, &[("code", &code)]), CODE_BODY.fill(to.locale, &[("code", &code), ("name", &to.name)]))
}

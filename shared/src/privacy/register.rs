//! The register of processing (article 30 GDPR), from the classes of all columns.

use super::document::{Block, Document};
use super::{Class, Processing, classes, columns, rules};
use crate::locale::Locale;

texts! {
    TITLE = "Registre des activités de traitement", "Register van de verwerkingsactiviteiten", "Register of processing activities";
    LEDE = "Article 30 du RGPD. Établi par le programme à partir de ce que chaque colonne de sa base de données contient.", "Artikel 30 AVG. Opgesteld door het programma uit wat elke kolom van zijn databank bevat.", "Article 30 GDPR. Drawn up by the program from what each column of its database holds.";
    WHO = "Responsable", "Verwerkingsverantwoordelijke", "Controller";
    CONTROLLER = "Responsable du traitement", "Verwerkingsverantwoordelijke", "Controller";
    CONTROLLER_IS = "le CPAS ou l’association qui porte la coordination sociale (nom et adresse à compléter)", "het OCMW of de vereniging die de sociale coördinatie draagt (naam en adres aan te vullen)", "the public welfare centre or association that carries the social coordination (name and address to be filled in)";
    OFFICER = "Délégué·e à la protection des données", "Functionaris voor gegevensbescherming", "Data protection officer";
    OFFICER_IS = "celui ou celle du CPAS (à compléter)", "die van het OCMW (aan te vullen)", "that of the public welfare centre (to be filled in)";
    PROCESSOR = "Sous-traitant", "Verwerker", "Processor";
    PROCESSOR_IS = "qui gère ce serveur, et son serveur de courriel (à compléter, avec le contrat de l’article 28)", "wie deze server beheert, en de mailserver (aan te vullen, met de overeenkomst van artikel 28)", "whoever runs this server, and its mail server (to be filled in, with the contract of article 28)";
    PURPOSE = "Finalité", "Doel", "Purpose";
    BASIS = "Base légale", "Rechtsgrond", "Legal basis";
    ABOUT = "Personnes concernées", "Betrokkenen", "Data subjects";
    DATA = "Données", "Gegevens", "Data";
    READERS = "Qui les lit", "Wie ze leest", "Who reads them";
    KEPT = "Conservation", "Bewaring", "Kept";
    ABROAD = "Hors de l’Union européenne", "Buiten de Europese Unie", "Outside the European Union";
    NONE = "aucun transfert par le programme", "geen doorgifte door het programma", "no transfer by the program";
    MEASURES = "Mesures de sécurité (article 32)", "Beveiligingsmaatregelen (artikel 32)", "Security measures (article 32)";
    M_TABLE = "Chaque opération passe par une seule table de permissions\u{A0}; ce qui n’y est pas est refusé.", "Elke bewerking loopt langs één permissietabel; wat er niet in staat wordt geweigerd.", "Each operation goes through one permission table; what is not in it is refused.";
    M_SEAL = "L’auteur·rice d’un brouillon est une marque chiffrée, dont la clé est hors de la base\u{A0}; la validation l’efface.", "De auteur van een ontwerp is een versleuteld merk, met de sleutel buiten de databank; de goedkeuring wist het.", "The author of a draft is a keyed mark whose key is outside the database; validation erases it.";
    M_BALLOT = "La liste des votants et les bulletins n’ont ni clé, ni ordre, ni heure en commun\u{A0}; les petits nombres sont retenus.", "De kiezerslijst en de stembiljetten delen sleutel, volgorde noch tijd; kleine aantallen worden achtergehouden.", "The roll and the ballots share no key, order or time; small numbers are withheld.";
    M_SIGNIN = "Pas de mot de passe\u{A0}: un lien à usage unique, quinze minutes.", "Geen wachtwoord: een eenmalige link, vijftien minuten.", "No password: a link for one use, fifteen minutes.";
    M_JOURNAL = "Un journal enchaîné, sans contenu\u{A0}; une altération se retrouve.", "Een geketend journaal, zonder inhoud; een vervalsing wordt gevonden.", "A chained journal without content; an alteration is found.";
    M_TIME = "Un travail de fond efface ce qui a dépassé sa durée, et le compte dans le journal.", "Een achtergrondtaak wist wat zijn tijd voorbij is, en telt het in het journaal.", "A job deletes what is past its time, and counts it in the journal.";
    TABLES = "Tables", "Tabellen", "Tables";
}

/// The register in this language.
pub fn register(locale: Locale) -> Document {
    let t = |words: crate::locale::Words| words.get(locale).to_owned();
    let mut parts = vec![(
        t(WHO),
        vec![Block::Facts(vec![(t(CONTROLLER), t(CONTROLLER_IS)), (t(OFFICER), t(OFFICER_IS)), (t(PROCESSOR), t(PROCESSOR_IS))])],
    )];
    for processing in Processing::ALL.iter().filter(|processing| !classes(**processing).is_empty()) {
        parts.push((t(processing.name()), vec![Block::Facts(row(*processing, locale))]));
    }
    let measures = [M_TABLE, M_SEAL, M_BALLOT, M_SIGNIN, M_JOURNAL, M_TIME];
    parts.push((t(MEASURES), vec![Block::List(measures.map(t).to_vec())]));
    Document { title: t(TITLE), lede: t(LEDE), parts }
}

fn row(processing: Processing, locale: Locale) -> Vec<(String, String)> {
    let t = |words: crate::locale::Words| words.get(locale).to_owned();
    let kinds = classes(processing).iter().map(|class| class.words().get(locale)).collect::<Vec<_>>().join(", ");
    let rules = rules(processing).iter().map(|rule| rule.text(locale)).collect::<Vec<_>>().join(" · ");
    let mut tables: Vec<(&str, Vec<&str>)> = Vec::new();
    for (table, column) in columns(processing).filter(|(_, column)| column.class != Class::None) {
        match tables.iter_mut().find(|(name, _)| *name == table.name) {
            Some((_, names)) => names.push(column.name),
            None => tables.push((table.name, vec![column.name])),
        }
    }
    let tables = tables.iter().map(|(name, columns)| format!("{name} ({})", columns.join(", "))).collect::<Vec<_>>().join("; ");
    vec![
        (t(PURPOSE), t(processing.purpose())),
        (t(BASIS), t(processing.basis())),
        (t(ABOUT), t(processing.about())),
        (t(DATA), kinds),
        (t(TABLES), tables),
        (t(READERS), t(processing.readers())),
        (t(KEPT), rules),
        (t(ABROAD), t(NONE)),
    ]
}

#[cfg(test)]
mod tests {
    use super::register;
    use crate::locale::Locale;
    use crate::privacy::{Class, TABLES};

    #[test]
    fn every_column_with_personal_data_stands_in_the_register() {
        for locale in Locale::MEMBERS {
            let text = register(locale).markdown();
            for table in TABLES.iter().filter(|table| table.personal()) {
                assert!(text.contains(table.name), "{}", table.name);
                for column in table.columns.iter().filter(|column| column.class != Class::None) {
                    assert!(text.contains(column.name), "{}.{}", table.name, column.name);
                }
            }
        }
    }
}

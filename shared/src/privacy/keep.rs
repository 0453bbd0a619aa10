//! Until when something is kept. The job that enforces it reads its numbers here, and the notices print them.

use crate::locale::{Locale, Words};

crate::text_enum! {
    /// A rule of retention.
    Keep {
        /// As long as the coordination has its diagnoses here.
        Lasting = "lasting",
        /// With the account.
        Account = "account",
        /// A link to sign in.
        Link = "link",
        /// A sign-in on a device.
        SignIn = "sign_in",
        /// With the membership.
        Membership = "membership",
        /// A mark of authorship.
        Seal = "seal",
        /// A group's words on a draft.
        Group = "group",
        /// A resident's words.
        Contribution = "contribution",
        /// A quote that the group chose.
        Quote = "quote",
        /// Ballots and roll of a vote.
        Vote = "vote",
        /// What was sealed and published.
        Sealed = "sealed",
        /// How an official is reached.
        Reach = "reach",
        /// An official in their function.
        Office = "office",
        /// A letter.
        Letter = "letter",
        /// The journal.
        Journal = "journal",
    }
}

/// An account without membership and without sign-in for so long is deleted.
pub const IDLE_ACCOUNT_DAYS: i32 = 730;
/// A sign-in that is over stays visible so long to its person.
pub const SIGN_IN_DAYS: i32 = 30;
/// A link that opens a door is of no use after minutes; the letter that carried it goes after so many days.
pub const LINK_DAYS: i32 = 1;
/// A membership that ended is deleted after so long.
pub const ENDED_MEMBERSHIP_DAYS: i32 = 730;
/// What no facilitator passed on: so long after its session.
pub const UNREAD_CONTRIBUTION_DAYS: i32 = 90;
/// What the group read: so long after its session.
pub const CONTRIBUTION_DAYS: i32 = 730;
/// A letter that left.
pub const SENT_LETTER_DAYS: i32 = 30;
/// A letter that could not leave, or that the operator hands over.
pub const KEPT_LETTER_DAYS: i32 = 90;
/// How an official is reached: a term of office after they were.
pub const REACH_DAYS: i32 = 6 * 365;

impl Keep {
    const fn words(self) -> Words {
        match self {
            Self::Lasting => Words::new(
                "aussi longtemps que la coordination garde ses diagnostics ici",
                "zolang de coördinatie haar diagnoses hier bewaart",
                "as long as the coordination keeps its diagnoses here",
            ),
            Self::Account => Words::new(
                "jusqu’à ce que la personne supprime son compte, ou après {idle} jours sans affiliation et sans connexion",
                "tot de persoon het account verwijdert, of na {idle} dagen zonder lidmaatschap en zonder aanmelding",
                "until the person deletes the account, or after {idle} days without membership and without sign-in",
            ),
            Self::Link => Words::new(
                "quinze minutes\u{A0}; effacé au plus tard {link} jour après",
                "vijftien minuten; uiterlijk {link} dag later gewist",
                "fifteen minutes; erased at most {link} day later",
            ),
            Self::SignIn => Words::new(
                "{signin} jours après la fin de la connexion\u{202F}; la plus récente reste avec le compte",
                "{signin} dagen na het einde van de aanmelding; de recentste blijft bij het account",
                "{signin} days after the sign-in is over; the newest stays with the account",
            ),
            Self::Membership => Words::new(
                "jusqu’à la fin de l’affiliation, puis {ended} jours\u{A0}; ou jusqu’à la suppression du compte",
                "tot het einde van het lidmaatschap, daarna {ended} dagen; of tot het account verwijderd wordt",
                "until the membership ends, then {ended} days; or until the account is deleted",
            ),
            Self::Seal => Words::new(
                "une marque chiffrée, effacée à la validation par le groupe, ou à la suppression du compte",
                "een versleuteld merk, gewist bij de goedkeuring door de groep, of als het account verwijderd wordt",
                "a keyed mark, erased when the group validates, or when the account is deleted",
            ),
            Self::Group => Words::new(
                "avec le constat du groupe, sans nom\u{A0}: aussi longtemps que la coordination garde ses diagnostics ici",
                "met de vaststelling van de groep, zonder naam: zolang de coördinatie haar diagnoses hier bewaart",
                "with the group’s finding, without a name: as long as the coordination keeps its diagnoses here",
            ),
            Self::Contribution => Words::new(
                "ce qui n’a pas été transmis au groupe\u{A0}: {unread} jours après la séance\u{A0}; ce que le groupe a lu\u{A0}: {read} jours. Le nombre reste",
                "wat niet aan de groep werd doorgegeven: {unread} dagen na de sessie; wat de groep las: {read} dagen. Het aantal blijft",
                "what was not passed on to the group: {unread} days after the session; what the group read: {read} days. The number stays",
            ),
            Self::Quote => Words::new(
                "avec le constat qui le cite, sous une seule lettre (A, C ou R)",
                "met de vaststelling die ze aanhaalt, onder één letter (A, C of R)",
                "with the finding that quotes it, under one letter (A, C or R)",
            ),
            Self::Vote => Words::new(
                "aussi longtemps que le résultat doit pouvoir être recompté\u{A0}; les marques qui permettaient de remplacer un bulletin sont détruites à la clôture",
                "zolang het resultaat herteld moet kunnen worden; de merken waarmee een biljet vervangen kon worden, worden bij de sluiting vernietigd",
                "as long as the result must be recountable; the marks by which a ballot could be replaced are destroyed at closing",
            ),
            Self::Sealed => Words::new(
                "reste dans le mémorandum scellé, qui ne change plus",
                "blijft in het verzegelde memorandum, dat niet meer verandert",
                "stays in the sealed memorandum, which changes no more",
            ),
            Self::Reach => Words::new(
                "{reach} jours après la remise (une législature)",
                "{reach} dagen na de overhandiging (een bestuursperiode)",
                "{reach} days after the delivery (a term of office)",
            ),
            Self::Office => Words::new(
                "reste publié avec le mémorandum\u{A0}: il dit à quel mandat on a demandé quoi, et ce qui fut répondu",
                "blijft gepubliceerd met het memorandum: het zegt aan welk mandaat wat gevraagd werd, en wat het antwoord was",
                "stays published with the memorandum: it tells which office was asked what, and what it answered",
            ),
            Self::Letter => Words::new(
                "{sent} jours après l’envoi\u{A0}; {kept} jours si elle n’est pas partie\u{A0}; {link} jour si elle ouvre une porte",
                "{sent} dagen na het versturen; {kept} dagen als hij niet vertrok; {link} dag als hij een deur opent",
                "{sent} days after it left; {kept} days if it did not; {link} day if it opens a door",
            ),
            Self::Journal => Words::new(
                "aussi longtemps que la coordination garde ses diagnostics ici\u{A0}; ni nom ni contenu, un numéro qui ne mène plus à personne une fois le compte supprimé",
                "zolang de coördinatie haar diagnoses hier bewaart; naam noch inhoud, een nummer dat naar niemand meer leidt zodra het account verwijderd is",
                "as long as the coordination keeps its diagnoses here; no name and no content, a number that leads to nobody once the account is deleted",
            ),
        }
    }

    /// In words, with its days.
    pub fn text(self, locale: Locale) -> String {
        let days: [(&str, &dyn std::fmt::Display); 9] = [
            ("idle", &IDLE_ACCOUNT_DAYS),
            ("link", &LINK_DAYS),
            ("signin", &SIGN_IN_DAYS),
            ("ended", &ENDED_MEMBERSHIP_DAYS),
            ("unread", &UNREAD_CONTRIBUTION_DAYS),
            ("read", &CONTRIBUTION_DAYS),
            ("reach", &REACH_DAYS),
            ("sent", &SENT_LETTER_DAYS),
            ("kept", &KEPT_LETTER_DAYS),
        ];
        self.words().fill(locale, &days)
    }
}

#[cfg(test)]
mod tests {
    use super::Keep;
    use crate::locale::Locale;

    #[test]
    fn every_rule_says_its_days() {
        for locale in Locale::MEMBERS {
            for keep in Keep::ALL {
                let text = keep.text(locale);
                assert!(!text.contains(['{', '}']), "{text}");
            }
        }
        assert!(Keep::Contribution.text(Locale::Nl).contains("90 dagen na de sessie"));
    }
}

//! The data-protection impact assessment (article 35 GDPR), and the notice that residents and everyone read.

use super::document::{Block, Document};
use super::{Processing, classes, rules};
use crate::locale::{Locale, Words};

texts! {
    TITLE = "Analyse d’impact relative à la protection des données", "Gegevensbeschermingseffectbeoordeling", "Data-protection impact assessment";
    LEDE = "Article 35 du RGPD. Établie à partir des mêmes classes que le registre. À relire, compléter et signer par le responsable, avec l’avis du ou de la délégué·e.", "Artikel 35 AVG. Opgesteld uit dezelfde klassen als het register. Na te lezen, aan te vullen en te ondertekenen door de verantwoordelijke, met het advies van de functionaris.", "Article 35 GDPR. Drawn up from the same classes as the register. To be read, completed and signed by the controller, with the officer’s advice.";
    WHY = "Pourquoi une analyse", "Waarom een beoordeling", "Why an assessment";
    WHY_TEXT = "Des habitants en situation fragile sont entendus, des travailleurs parlent de services qui les emploient, et l’on vote. Se tromper de lecteur pourrait leur nuire.", "Kwetsbare inwoners worden gehoord, werknemers spreken over diensten die hen tewerkstellen, en er wordt gestemd. De verkeerde lezer kan hen schaden.", "Residents in a fragile situation are heard, workers speak of the services that employ them, and people vote. The wrong reader could harm them.";
    WHAT = "Les traitements", "De verwerkingen", "The processing";
    NEED = "Nécessité et proportionnalité", "Noodzaak en evenredigheid", "Necessity and proportionality";
    N_LESS = "Pas de compte ni de nom pour les habitants\u{A0}; ni adresse du réseau, ni appareil, ni heure ne sont gardés avec leurs mots.", "Geen account of naam voor inwoners; netwerkadres, toestel noch uur worden bij hun woorden bewaard.", "No account and no name for residents; no network address, device or time is kept with their words.";
    N_HINT = "Avant l’envoi, ce qui ressemble à un nom ou à un numéro est montré\u{A0}; un·e animateur·rice peut barrer des mots, qui disparaissent pour de bon.", "Voor het versturen wordt getoond wat op een naam of nummer lijkt; een begeleider kan woorden doorstrepen, die voorgoed verdwijnen.", "Before sending, what looks like a name or a number is shown; a facilitator may strike out words, which are gone for good.";
    N_RIGHTS = "Chaque membre lit, emporte et supprime ses données sur une page\u{A0}; un·e habitant·e reprend ses mots avec le numéro de son talon tant que la séance est ouverte.", "Elk lid leest, neemt mee en verwijdert zijn gegevens op een pagina; een inwoner neemt zijn woorden terug met het strooknummer zolang de sessie open is.", "Each member reads, takes along and deletes their data on a page; a resident takes their words back with the slip’s number while the session is open.";
    N_TIME = "Chaque donnée a une durée, et un travail de fond la fait respecter.", "Elk gegeven heeft een termijn, en een achtergrondtaak handhaaft die.", "Each piece of data has its time, and a job enforces it.";
    RISKS = "Risques et mesures", "Risico’s en maatregelen", "Risks and measures";
    R_AUTHOR = "Un·e responsable apprend qui a écrit un constat", "Een leidinggevende komt te weten wie een vaststelling schreef", "A manager learns who wrote a finding";
    R_AUTHOR_M = "Les responsables n’entrent pas dans la salle du groupe\u{A0}; l’auteur·rice est une marque chiffrée, effacée à la validation. Reste\u{A0}: le style d’écriture, qui ne se scelle pas.", "Leidinggevenden komen niet in de groepskamer; de auteur is een versleuteld merk, gewist bij de goedkeuring. Blijft: de schrijfstijl, die niet te verzegelen is.", "Managers do not enter the group room; the author is a keyed mark, erased at validation. Left: the way of writing, which cannot be sealed.";
    R_RESIDENT = "Un·e habitant·e est reconnu·e dans ses propres mots", "Een inwoner wordt herkend in de eigen woorden", "A resident is recognised in their own words";
    R_RESIDENT_M = "L’avertissement avant l’envoi, la lecture par une personne, les mots barrés. Reste\u{A0}: une histoire que les proches reconnaissent.", "De waarschuwing voor het versturen, het nalezen door een persoon, de doorgestreepte woorden. Blijft: een verhaal dat naasten herkennen.", "The hint before sending, the reading by a person, words struck out. Left: a story that those close recognise.";
    R_VOTE = "Un bulletin est rattaché à sa voix", "Een biljet wordt aan zijn stem gekoppeld", "A ballot is tied to its voter";
    R_VOTE_M = "Rien de commun entre la liste et les bulletins, clé détruite à la clôture, petits nombres retenus. Reste\u{A0}: la personne qui montre son bulletin.", "Niets gemeen tussen lijst en biljetten, sleutel vernietigd bij de sluiting, kleine aantallen achtergehouden. Blijft: wie zijn biljet toont.", "Nothing in common between roll and ballots, key destroyed at closing, small numbers withheld. Left: the person who shows their ballot.";
    R_THEFT = "La base de données ou une copie est volée", "De databank of een kopie wordt gestolen", "The database or a copy is stolen";
    R_THEFT_M = "Les clés sont à part\u{A0}; liens, codes et talons ne sont gardés que hachés. Reste\u{A0}: les noms et adresses des membres. Chiffrer le disque et les copies.", "De sleutels staan apart; links, codes en stroken staan er alleen gehasht. Blijft: namen en adressen van leden. Versleutel schijf en kopieën.", "Keys are apart; links, codes and slips are kept as hashes only. Left: names and addresses of members. Encrypt the disk and the copies.";
    R_OPERATOR = "Qui gère le serveur abuse de son accès", "Wie de server beheert misbruikt zijn toegang", "Whoever runs the server abuses their access";
    R_OPERATOR_M = "Le programme ne lui montre aucun contenu\u{A0}; le journal enchaîné, avec un point de contrôle gardé ailleurs, trahit une altération. Reste\u{A0}: avec la base et la clé, les brouillons en cours.", "Het programma toont geen inhoud; het geketende journaal, met een controlepunt elders bewaard, verraadt een vervalsing. Blijft: met databank en sleutel, de lopende ontwerpen.", "The program shows them no content; the chained journal, with a checkpoint kept elsewhere, betrays an alteration. Left: with database and key, the drafts of the moment.";
    R_MAILBOX = "Une boîte aux lettres est lue par quelqu’un d’autre", "Een mailbox wordt door iemand anders gelezen", "A mailbox is read by somebody else";
    R_MAILBOX_M = "Liens à usage unique et brefs\u{A0}; connexions visibles et révocables\u{A0}; un code en plus pour les mandataires.", "Korte eenmalige links; aanmeldingen zichtbaar en in te trekken; een extra code voor mandatarissen.", "Short links for one use; sign-ins visible and revocable; a code as well for officials.";
    OPINION = "Avis et décision", "Advies en beslissing", "Advice and decision";
    O_OFFICER = "Avis du ou de la délégué·e", "Advies van de functionaris", "The officer’s advice";
    O_PEOPLE = "Avis des personnes concernées", "Mening van de betrokkenen", "Views of the persons concerned";
    O_DECISION = "Décision, date, signature", "Beslissing, datum, handtekening", "Decision, date, signature";
    TO_FILL = "à compléter", "aan te vullen", "to be filled in";

    NOTICE = "Vos données et votre vie privée", "Uw gegevens en uw privacy", "Your data and your privacy", "بياناتكم وخصوصيتكم";
    NOTICE_LEDE = "Ce que ce site garde, pourquoi, jusqu’à quand, et ce que vous pouvez demander.", "Wat deze site bewaart, waarom, tot wanneer, en wat u kunt vragen.", "What this site keeps, why, until when, and what you may ask.", "ما يحفظه هذا الموقع، ولماذا، وإلى متى، وما يمكنكم طلبه.";
    RESIDENTS = "Si vous répondez à une question d’habitants", "Als u antwoordt op een vraag aan inwoners", "If you answer a question to residents", "إن أجبتم عن سؤال موجّه إلى السكان";
    NO_NAME = "Nous ne demandons ni nom, ni adresse, ni numéro. Nous ne gardons ni votre appareil, ni votre adresse internet, ni l’heure.", "Wij vragen geen naam, adres of nummer. Wij bewaren uw toestel, uw internetadres noch het uur.", "We ask for no name, no address, no number. We keep neither your device, nor your internet address, nor the time.", "لا نطلب اسما ولا عنوانا ولا رقما، ولا نحفظ جهازكم ولا عنوان الإنترنت ولا الوقت.";
    TAKE_BACK = "Avec le numéro de votre talon, vous pouvez reprendre vos mots tant que la séance est ouverte. Ensuite, personne ne peut plus savoir lesquels sont les vôtres.", "Met het nummer van uw strook kunt u uw woorden terugnemen zolang de sessie open is. Daarna kan niemand nog weten welke de uwe zijn.", "With your slip’s number you can take your words back while the session is open. Afterwards nobody can tell any more which are yours.", "برقم قسيمتكم تستطيعون استرجاع كلماتكم ما دام اللقاء مفتوحا. وبعد ذلك لا يعرف أحد أيها لكم.";
    NO_COOKIE = "Aucun traceur, aucune publicité, rien qui vienne d’un autre site. Un témoin retient votre langue\u{A0}; un autre votre connexion, si vous avez un compte.", "Geen volgers, geen reclame, niets van een andere site. Een cookie onthoudt uw taal; een andere uw aanmelding, als u een account hebt.", "No tracker, no advertising, nothing from another site. One cookie remembers your language; another your sign-in, if you have an account.", "لا تتبّع ولا إعلانات ولا شيء من موقع آخر. يحفظ ملفٌ لغتكم، وآخر دخولكم إن كان لكم حساب.";
    RIGHTS = "Vos droits", "Uw rechten", "Your rights", "حقوقكم";
    R_OWN = "Vous avez un compte\u{202F}? Sur la page «\u{A0}Vos données\u{A0}» vous lisez, emportez et supprimez ce qui est à vous.", "Hebt u een account? Op de pagina “Uw gegevens” leest u, neemt u mee en verwijdert u wat van u is.", "You have an account? On the page “Your data” you read, take along and delete what is yours.", "ألكم حساب؟ في صفحة «بياناتكم» تقرؤون ما يخصكم وتأخذونه وتحذفونه.";
    R_ASK = "Pour toute autre demande (accès, rectification, opposition), écrivez à la coordination qui pose la question, ou au ou à la délégué·e à la protection des données de son CPAS.", "Voor elke andere vraag (inzage, verbetering, bezwaar) schrijft u naar de coördinatie die de vraag stelt, of naar de functionaris voor gegevensbescherming van haar OCMW.", "For any other request (access, rectification, objection), write to the coordination that asks the question, or to the data protection officer of its public welfare centre.", "لأي طلب آخر (الاطلاع أو التصحيح أو الاعتراض) اكتبوا إلى الشبكة التي تطرح السؤال أو إلى مسؤول حماية البيانات في مركزها العام للعمل الاجتماعي.";
    R_COMPLAIN = "Vous pouvez vous plaindre auprès de l’Autorité de protection des données (www.autoriteprotectiondonnees.be).", "U kunt een klacht indienen bij de Gegevensbeschermingsautoriteit (www.gegevensbeschermingsautoriteit.be).", "You may complain to the Belgian Data Protection Authority (www.dataprotectionauthority.be).", "يمكنكم تقديم شكوى إلى هيئة حماية البيانات البلجيكية (www.dataprotectionauthority.be).";
    KEPT = "Ce qui est gardé", "Wat bewaard wordt", "What is kept", "ما يُحفظ";
}

type Risk = (Words, Words);
const ALL_RISKS: [Risk; 6] = [
    (R_AUTHOR, R_AUTHOR_M),
    (R_RESIDENT, R_RESIDENT_M),
    (R_VOTE, R_VOTE_M),
    (R_THEFT, R_THEFT_M),
    (R_OPERATOR, R_OPERATOR_M),
    (R_MAILBOX, R_MAILBOX_M),
];

/// What is processed, what for, and until when, each with its name.
fn kept(locale: Locale) -> Vec<(String, String)> {
    let touched = Processing::ALL.iter().filter(|processing| !classes(**processing).is_empty());
    let line = |processing: &Processing| {
        let rules = rules(*processing).iter().map(|rule| rule.text(locale)).collect::<Vec<_>>().join(" · ");
        (processing.name().get(locale).to_owned(), format!("{} {}: {rules}.", processing.purpose().get(locale), KEPT.get(locale)))
    };
    touched.map(line).collect()
}

/// The assessment in this language.
pub fn assessment(locale: Locale) -> Document {
    let t = |words: Words| words.get(locale).to_owned();
    let risks = ALL_RISKS.iter().map(|(risk, measure)| (t(*risk), t(*measure))).collect();
    let opinions = [O_OFFICER, O_PEOPLE, O_DECISION].map(|name| (t(name), t(TO_FILL))).to_vec();
    Document {
        title: t(TITLE),
        lede: t(LEDE),
        parts: vec![
            (t(WHY), vec![Block::Para(t(WHY_TEXT))]),
            (t(WHAT), vec![Block::Facts(kept(locale))]),
            (t(NEED), vec![Block::List([N_LESS, N_HINT, N_RIGHTS, N_TIME].map(t).to_vec())]),
            (t(RISKS), vec![Block::Facts(risks)]),
            (t(OPINION), vec![Block::Facts(opinions)]),
        ],
    }
}

/// The notice in this language: short, for anyone.
pub fn notice(locale: Locale) -> Document {
    let t = |words: Words| words.get(locale).to_owned();
    // Names of what is kept exist in the members' languages; in Arabic the notice says what concerns residents.
    let mut parts = vec![
        (t(RESIDENTS), vec![Block::List([NO_NAME, TAKE_BACK, NO_COOKIE].map(t).to_vec())]),
        (t(RIGHTS), vec![Block::List([R_OWN, R_ASK, R_COMPLAIN].map(t).to_vec())]),
    ];
    if Locale::MEMBERS.contains(&locale) {
        parts.push((t(KEPT), vec![Block::Facts(kept(locale))]));
    }
    Document { title: t(NOTICE), lede: t(NOTICE_LEDE), parts }
}

#[cfg(test)]
mod tests {
    use super::{Locale, Processing, assessment, classes, notice};

    #[test]
    fn assessment_and_notice_name_every_processing_of_personal_data() {
        for locale in Locale::MEMBERS {
            let texts = [assessment(locale).markdown(), notice(locale).markdown()];
            for processing in Processing::ALL.iter().filter(|processing| !classes(**processing).is_empty()) {
                for text in &texts {
                    assert!(text.contains(processing.name().get(locale)), "{processing}");
                }
            }
        }
    }
}

//! Words of the page that helps to choose a method.

use constat_shared::api::prioritisation::RoundMethod;
use constat_shared::locale::Words;

constat_shared::words! {
    TITLE = "Choisir une méthode", "Een methode kiezen", "Choose a method";
    LEDE = "Quatre questions. Répondez à celles que vous pouvez.", "Vier vragen. Beantwoord wat u kunt.", "Four questions. Answer those you can.";
    AIM = "Que voulez-vous savoir\u{202F}?", "Wat wilt u weten?", "What do you want to know?";
    CROWD = "Combien de personnes votent\u{202F}?", "Hoeveel mensen stemmen?", "How many people vote?";
    LENGTH = "Sur combien de constats\u{202F}?", "Over hoeveel vaststellingen?", "On how many findings?";
    TIME = "De combien de temps dispose chacun\u{202F}?", "Hoeveel tijd heeft ieder?", "How much time does each have?";
    ASK = "Voir ce qui convient", "Zien wat past", "See what suits";
    FITS = "Ce qui convient", "Wat past", "What suits";
    ALL = "Toutes les méthodes", "Alle methodes", "All methods";
    LESS = "Ce qui convient moins", "Wat minder past", "What suits less";
    NOTHING_FITS = "Rien ne convient tout à fait\u{A0}: voyez ce qui s’en approche, ou raccourcissez la liste.", "Niets past helemaal: bekijk wat het dichtst ligt, of kort de lijst in.", "Nothing suits entirely: see what comes close, or shorten the list.";
    TAKES = "Durée", "Duur", "How long";
    MANY = "Pour qui", "Voor wie", "For whom";
    WRONG = "Ce qui rate souvent", "Wat vaak misloopt", "What usually goes wrong";
    PREPARE = "Préparer\u{A0}: {method}", "Voorbereiden: {method}", "Prepare: {method}";
}

/// How long it takes, for how many it works, what usually goes wrong.
pub(super) const fn about(method: RoundMethod) -> [Words; 3] {
    match method {
        RoundMethod::Dots => [
            Words::new("Deux minutes", "Twee minuten", "Two minutes"),
            Words::new(
                "De cinq à des centaines de personnes\u{A0}; quinze constats au plus.",
                "Vijf tot honderden mensen; hoogstens vijftien vaststellingen.",
                "Five to hundreds of people; fifteen findings at most.",
            ),
            Words::new(
                "Ce que chacun met en deuxième disparaît\u{A0}: limitez les points sur un même constat.",
                "Wat ieder op twee zet verdwijnt: beperk de punten per vaststelling.",
                "What everyone puts second vanishes: limit the points on one finding.",
            ),
        ],
        RoundMethod::Ranking => [
            Words::new("Cinq minutes", "Vijf minuten", "Five minutes"),
            Words::new(
                "De cinq à des centaines de personnes\u{A0}; sept constats, dix au plus.",
                "Vijf tot honderden mensen; zeven vaststellingen, hoogstens tien.",
                "Five to hundreds of people; seven findings, ten at most.",
            ),
            Words::new(
                "Au-delà de dix, la fin de liste est mise au hasard.",
                "Boven de tien staat het einde van de lijst er toevallig.",
                "Beyond ten, the end of the list is put at random.",
            ),
        ],
        RoundMethod::Approval => [
            Words::new("Une minute", "Eén minuut", "One minute"),
            Words::new(
                "Dès dix personnes, sans limite\u{A0}; quarante constats au plus.",
                "Vanaf tien mensen, zonder grens; hoogstens veertig vaststellingen.",
                "From ten people on, without limit; forty findings at most.",
            ),
            Words::new(
                "Tout le monde coche tout\u{A0}: fixez un maximum, un tiers de la liste.",
                "Iedereen vinkt alles aan: leg een maximum vast, een derde van de lijst.",
                "Everyone ticks everything: set a maximum, a third of the list.",
            ),
        ],
        RoundMethod::Reaction => [
            Words::new("Dix secondes par constat", "Tien seconden per vaststelling", "Ten seconds per finding"),
            Words::new(
                "Dès dix personnes\u{A0}; de dix à quarante constats.",
                "Vanaf tien mensen; tien tot veertig vaststellingen.",
                "From ten people on; ten to forty findings.",
            ),
            Words::new(
                "Des phrases à deux idées\u{A0}: on ne sait plus sur quoi porte l’accord.",
                "Zinnen met twee ideeën: men weet niet meer waarover men het eens is.",
                "Sentences with two ideas: nobody knows what was agreed to.",
            ),
        ],
        RoundMethod::Rating => [
            Words::new("Dix minutes", "Tien minuten", "Ten minutes"),
            Words::new(
                "De cinq à quarante personnes qui connaissent le sujet\u{A0}; quinze constats au plus.",
                "Vijf tot veertig mensen die het onderwerp kennen; hoogstens vijftien vaststellingen.",
                "Five to forty people who know the subject; fifteen findings at most.",
            ),
            Words::new(
                "Trop de critères\u{A0}: au-delà de quatre, tout finit au milieu.",
                "Te veel criteria: boven de vier eindigt alles in het midden.",
                "Too many criteria: beyond four, everything ends in the middle.",
            ),
        ],
        RoundMethod::Hanlon => [
            Words::new("Un quart d’heure", "Een kwartier", "A quarter of an hour"),
            Words::new(
                "De cinq à douze personnes, chiffres en main\u{A0}; sept constats.",
                "Vijf tot twaalf mensen, met cijfers bij de hand; zeven vaststellingen.",
                "Five to twelve people with figures at hand; seven findings.",
            ),
            Words::new(
                "Coter l’ampleur au sentiment\u{A0}: donnez les indicateurs avant.",
                "De omvang op gevoel geven: deel de cijfers vooraf uit.",
                "Rating size by feeling: hand out the indicators before.",
            ),
        ],
        RoundMethod::Comparison => [
            Words::new("Trois minutes", "Drie minuten", "Three minutes"),
            Words::new(
                "Dès vingt personnes\u{A0}; jusqu’à quarante constats, chacun n’en compare qu’une partie.",
                "Vanaf twintig mensen; tot veertig vaststellingen, ieder vergelijkt maar een deel.",
                "From twenty people on; up to forty findings, each compares only a part.",
            ),
            Words::new(
                "Trop peu de bulletins\u{A0}: les intervalles se recouvrent et l’ordre ne dit rien.",
                "Te weinig biljetten: de intervallen overlappen en de volgorde zegt niets.",
                "Too few ballots: the intervals overlap and the order says nothing.",
            ),
        ],
    }
}

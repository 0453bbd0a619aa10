//! Words of the page that shows how residents answered to statements.

constat_shared::words! {
    LINK = "Les réponses et ce qui en ressort", "De antwoorden en wat eruit blijkt", "The answers and what they show";
    TITLE = "Ce que les habitants partagent, ce qui les divise", "Wat de inwoners delen, wat hen verdeelt", "What residents share, what divides them";
    LEDE = "Les habitants ont réagi aux affirmations les uns des autres\u{A0}: d’accord, pas d’accord, ou je passe.", "De inwoners reageerden op elkaars stellingen: eens, niet eens, of ik sla over.", "Residents responded to one another’s statements: agree, disagree, or pass.";
    ASKED = "La question posée", "De gestelde vraag", "What was asked";
    FIGURES = "En chiffres", "In cijfers", "In figures";
    STATEMENTS = "Affirmations montrées", "Getoonde stellingen", "Statements shown";
    SET_ASIDE = "Non montrées", "Niet getoond", "Not shown";
    PARTICIPANTS = "Personnes", "Personen", "People";
    VOTES = "Réponses", "Antwoorden", "Answers";
    WHEN = "Séance", "Sessie", "Session";

    ALL_WITHHELD = "Moins de {n} personnes ont répondu\u{A0}: rien n’est montré de leurs réponses, car on pourrait reconnaître quelqu’un.", "Minder dan {n} personen antwoordden: van hun antwoorden wordt niets getoond, want iemand zou herkend kunnen worden.", "Fewer than {n} people answered: nothing of their answers is shown, because someone could be recognised.";

    MAP = "La carte des opinions", "De kaart van de meningen", "The map of opinions";
    MAP_META = "Un signe par personne, sans nom. Qui a répondu de la même façon se trouve proche.", "Eén teken per persoon, zonder naam. Wie gelijk antwoordde, ligt dicht bij elkaar.", "One mark per person, without a name. Those who answered alike are close to one another.";
    MAP_TITLE = "Carte des opinions\u{A0}: {n} personnes", "Kaart van de meningen: {n} personen", "Map of opinions: {n} people";
    MAP_PART = "groupe {letter}, {n} personnes, {shape}, {where}", "groep {letter}, {n} personen, {shape}, {where}", "group {letter}, {n} people, {shape}, {where}";
    MAP_REST = "hors groupe, {n} personnes, petits points", "zonder groep, {n} personen, kleine punten", "in no group, {n} people, small dots";
    MAP_AXES = "Les directions n’ont pas de sens propre\u{A0}: seule la distance compte.", "De richtingen hebben zelf geen betekenis: alleen de afstand telt.", "The directions mean nothing by themselves: only distance counts.";
    NO_GROUP = "hors groupe", "zonder groep", "in no group";
    LEFT = "à gauche", "links", "on the left";
    RIGHT = "à droite", "rechts", "on the right";
    MIDDLE = "au milieu", "in het midden", "in the middle";
    ABOVE = "en haut", "bovenaan", "at the top";
    BELOW = "en bas", "onderaan", "at the bottom";
    CIRCLES = "ronds", "cirkels", "circles";
    SQUARES = "carrés", "vierkanten", "squares";
    TRIANGLES = "triangles", "driehoeken", "triangles";
    DIAMONDS = "losanges", "ruiten", "diamonds";
    CROSSES = "croix", "kruisen", "crosses";

    GROUPS = "Les groupes", "De groepen", "The groups";
    GROUPS_META = "Des personnes qui ont répondu de façon semblable, et ce qui les distingue des autres.", "Personen die op een gelijkaardige manier antwoordden, en wat hen van de anderen onderscheidt.", "People who answered in a similar way, and what sets them apart from the others.";
    GROUP = "Groupe {letter}", "Groep {letter}", "Group {letter}";
    GROUP_SIZE = "{n} personnes, soit {share} des participants", "{n} personen, of {share} van de deelnemers", "{n} people, {share} of those who took part";
    GROUP_WITHHELD = "Non montré\u{A0}: ce groupe compte moins de {n} personnes. On pourrait reconnaître quelqu’un.", "Niet getoond: deze groep telt minder dan {n} personen. Iemand zou herkend kunnen worden.", "Withheld: this group has fewer than {n} people. Someone could be recognised.";
    IN_NONE = "{n} personnes ne sont dans aucun groupe montré\u{A0}: elles ont répondu à moins de sept affirmations, ou leur groupe est trop petit.", "{n} personen zitten in geen getoonde groep: ze antwoordden op minder dan zeven stellingen, of hun groep is te klein.", "{n} people are in no group shown: they answered fewer than seven statements, or their group is too small.";
    NOTHING_OWN = "Aucune affirmation ne distingue nettement ce groupe.", "Geen enkele stelling onderscheidt deze groep duidelijk.", "No statement clearly sets this group apart.";
    GROUP_AGREES = "{share} d’accord dans ce groupe", "{share} eens in deze groep", "{share} agree in this group";
    GROUP_DISAGREES = "{share} pas d’accord dans ce groupe", "{share} niet eens in deze groep", "{share} disagree in this group";
    MOSTLY_AGREES = "plutôt d’accord\u{A0}; part non montrée", "eerder eens; aandeel niet getoond", "rather agree; share withheld";
    MOSTLY_DISAGREES = "plutôt pas d’accord\u{A0}; part non montrée", "eerder niet eens; aandeel niet getoond", "rather disagree; share withheld";

    COMMON = "Ce que presque tous partagent", "Wat bijna iedereen deelt", "What nearly all share";
    COMMON_META = "Parmi toutes les personnes qui ont répondu, quel que soit leur groupe.", "Onder alle personen die antwoordden, van welke groep ook.", "Among all who answered, whatever their group.";
    COMMON_NONE = "Aucune affirmation n’est partagée assez largement.", "Geen enkele stelling wordt breed genoeg gedeeld.", "No statement is shared widely enough.";
    ALL_AGREE = "{share} d’accord", "{share} eens", "{share} agree";
    ALL_DISAGREE = "{share} pas d’accord", "{share} niet eens", "{share} disagree";

    DIVIDES = "Ce qui divise", "Wat verdeelt", "What divides";
    DIVIDES_META = "Là où les groupes s’éloignent le plus.", "Waar de groepen het verst uit elkaar liggen.", "Where the groups are furthest apart.";
    DIVIDES_ALL_META = "Là où l’ensemble des réponses se partage le plus. Les groupes ne sont pas comparés.", "Waar alle antwoorden samen het meest verdeeld zijn. De groepen worden niet vergeleken.", "Where all answers together are most evenly split. Groups are not compared.";
    DIVIDES_NONE = "Aucune affirmation ne divise nettement.", "Geen enkele stelling verdeelt duidelijk.", "No statement clearly divides.";
    SPREAD = "{n}\u{A0}points d’écart entre les groupes", "{n} procentpunten verschil tussen de groepen", "{n} points between the groups";

    ALL = "Toutes les affirmations", "Alle stellingen", "All statements";
    ALL_META = "Acceptées par les personnes qui animent, dans l’ordre où elles ont été numérotées.", "Aanvaard door wie begeleidt, in de volgorde van hun nummer.", "Accepted by those who facilitate, in the order of their numbers.";
    STATEMENT = "Affirmation", "Stelling", "Statement";
    AGREE = "D’accord", "Eens", "Agree";
    DISAGREE = "Pas d’accord", "Niet eens", "Disagree";
    PASS = "Passe", "Slaat over", "Pass";
    TOO_FEW = "moins de {n} réponses", "minder dan {n} antwoorden", "fewer than {n} answers";
    FIRST_PART = "Affirmations, début de la liste", "Stellingen, begin van de lijst", "Statements, beginning of the list";
    OTHERS = "Les {n} affirmations suivantes", "De volgende {n} stellingen", "The next {n} statements";
    BAR = "{agree} d’accord, {disagree} pas d’accord, {pass} passent", "{agree} eens, {disagree} niet eens, {pass} slaan over", "{agree} agree, {disagree} disagree, {pass} pass";
    BAR_KEY = "Barre\u{A0}: plein, d’accord\u{A0}; rayé, pas d’accord\u{A0}; vide, passe.", "Balk: vol, eens; gestreept, niet eens; leeg, slaat over.", "Bar: solid, agree; striped, disagree; empty, pass.";

    CAUTIONS = "Avant d’en tirer une conclusion", "Voor u er een besluit uit trekt", "Before you conclude";
    FEW_PEOPLE = "Seulement {n} personnes ont répondu\u{A0}: quelques personnes de plus pourraient changer l’image. C’est un indice, pas un constat.", "Slechts {n} personen antwoordden: enkele meer kunnen het beeld veranderen. Dit is een aanwijzing, geen vaststelling.", "Only {n} people answered: a few more could change the picture. This is a hint, not a finding.";
    MANY_GAPS = "{share} des réponses possibles n’ont pas été données\u{A0}: ce que peu de personnes ont vu est moins sûr.", "{share} van de mogelijke antwoorden werd niet gegeven: wat weinigen zagen, is minder zeker.", "{share} of the possible answers were not given: what few people saw is less certain.";
    GAPS_FILLED = "Là où une réponse manque, la carte prend la moyenne de l’affirmation\u{A0}: elle montre aussi des suppositions.", "Waar een antwoord ontbreekt, neemt de kaart het gemiddelde van de stelling: ze toont ook vermoedens.", "Where an answer is missing, the map takes the statement’s mean: it shows guesses as well.";
    WEAK_SECOND = "La direction verticale de la carte n’explique guère plus qu’une troisième\u{A0}: elle aurait pu être une autre.", "De verticale richting van de kaart verklaart nauwelijks meer dan een derde richting: het had een andere kunnen zijn.", "The vertical direction of the map explains hardly more than a third one would: it could have been another.";
    NO_GROUPS = "Il n’y a pas de groupes\u{A0}: trop peu de personnes ont répondu à assez d’affirmations, ou toutes ont répondu de même.", "Er zijn geen groepen: te weinig personen antwoordden op genoeg stellingen, of allen antwoordden gelijk.", "There are no groups: too few people answered enough statements, or all answered alike.";
    GROUPS_SIMPLIFY = "Un groupe simplifie. Il ne dit rien d’une personne en particulier, et personne n’en est membre.", "Een groep vereenvoudigt. Hij zegt niets over één persoon, en niemand is er lid van.", "A group simplifies. It says nothing of any single person, and nobody is a member of one.";
    MAY_BE_CHANCE = "Un groupe s’accorde sur peu de choses\u{A0}: ce qu’il partage le plus est montré, mais c’est peut-être le hasard.", "Een groep is het over weinig eens: wat hij het meest deelt wordt getoond, maar het kan toeval zijn.", "A group agrees on little: what it shares most is shown, but it may be chance.";
    SMALL_GROUP = "Un groupe est trop petit pour être montré. Les parts des autres groupes ne le sont pas non plus\u{A0}: on pourrait en déduire ses réponses.", "Een groep is te klein om te tonen. De aandelen van de andere groepen worden evenmin getoond: men zou er de antwoorden uit kunnen afleiden.", "A group is too small to be shown. Nor are the other groups’ shares: its answers could be worked out from them.";
    NOT_ALL = "Seules des personnes qui ont voulu répondre ont répondu\u{A0}: ce n’est pas un sondage.", "Alleen wie wilde antwoorden, antwoordde: dit is geen peiling.", "Only those who wished to answer did: this is not a poll.";
}

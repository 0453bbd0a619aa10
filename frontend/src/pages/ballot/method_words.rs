//! Words of the methods: how to vote, how it was counted. Residents' words exist in Arabic too.

use constat_shared::api::prioritisation::RoundMethod;
use constat_shared::locale::Words;

constat_shared::words! {
    APPROVAL_LEDE = "Cochez ce qui compte pour vous\u{A0}: {most} constats au plus.", "Vink aan wat voor u telt: hoogstens {most} vaststellingen.", "Tick what matters to you: {most} findings at most.", "ضعوا علامة على ما يهمكم: {most} ملاحظات على الأكثر.";
    REACTION_LEDE = "Pour chaque constat, une réponse. Passer est aussi une réponse.", "Eén antwoord per vaststelling. Overslaan is ook een antwoord.", "One answer for each finding. Passing is an answer too.", "جواب واحد لكل ملاحظة. والامتناع جواب أيضا.";
    RATING_LEDE = "Un critère à la fois. 1 est le plus bas. Un constat se cote sur tous les critères, ou sur aucun.", "Eén criterium tegelijk. 1 is het laagste. Een vaststelling krijgt een cijfer voor alle criteria, of voor geen enkel.", "One criterion at a time. 1 is the lowest. A finding is rated on all criteria, or on none.", "معيار واحد في كل مرة. 1 هو الأدنى. تُقيَّم الملاحظة بكل المعايير أو لا تُقيَّم.";
    COMPARISON_LEDE = "Deux constats à la fois\u{A0}: lequel compte plus\u{202F}? On peut en laisser sans réponse.", "Twee vaststellingen tegelijk: welke telt het meest? U mag er overslaan.", "Two findings at a time: which matters more? Some may be left out.", "ملاحظتان في كل مرة: أيهما أهم؟ يمكنكم ترك بعضها.";

    AGREE = "D’accord", "Eens", "Agree", "موافق";
    DISAGREE = "Pas d’accord", "Oneens", "Disagree", "غير موافق";
    PASS = "Je passe", "Ik sla over", "Pass", "أمتنع";
    LEVEL = "Autant l’un que l’autre", "Even belangrijk", "As much as each other", "بالأهمية نفسها";
    NO_RATING = "Sans avis", "Geen mening", "No opinion", "بلا رأي";
    ONE_OF = "{n} sur {of}", "{n} van {of}", "{n} of {of}", "{n} من {of}";
    NEXT = "Suivant", "Volgende", "Next", "التالي";
    BEFORE = "Précédent", "Vorige", "Previous", "السابق";
    ALL_AT_ONCE = "Tout voir", "Alles tonen", "Show all", "عرض الكل";
    AT_MOST = "{most} au plus", "Hoogstens {most}", "{most} at most", "{most} على الأكثر";
    TOO_MANY_TICKED = "{given} cochés\u{A0}: c’est {over} de trop.", "{given} aangevinkt: dat is {over} te veel.", "{given} ticked: that is {over} too many.", "وُضعت {given} علامات، أي {over} أكثر من المسموح.";
    CHOOSE_ONE = "Choisissez une réponse, ou retirez vos autres réponses sur ce constat.", "Kies een antwoord, of haal uw andere antwoorden over deze vaststelling weg.", "Choose an answer, or take away your other answers on this finding.", "اختاروا جوابا أو احذفوا أجوبتكم الأخرى عن هذه الملاحظة.";
    CRITERION = "{name}, de 1 à {best}", "{name}, van 1 tot {best}", "{name}, from 1 to {best}", "{name}، من 1 إلى {best}";
    WHICH_OF_TWO = "Lequel compte plus\u{202F}?", "Welke telt het meest?", "Which matters more?", "أيهما أهم؟";
    CHANGED = "Ce bulletin ne correspond plus à la liste. Rechargez la page.", "Dit biljet past niet meer bij de lijst. Herlaad de pagina.", "This ballot no longer fits the list. Reload the page.", "هذه البطاقة لم تعد تطابق القائمة. أعيدوا تحميل الصفحة.";

    APPROVAL_NOTE = "{most} constats au plus par personne. La part est celle des bulletins qui le choisissent.", "Hoogstens {most} vaststellingen per persoon. Het deel is dat van de biljetten die ze kiezen.", "{most} findings at most per person. The share is of the ballots that choose it.";
    REACTION_NOTE = "Ordre selon les «\u{A0}d’accord\u{A0}» moins les «\u{A0}pas d’accord\u{A0}». À 50\u{A0}% les deux se valent.", "Volgorde naar «eens» min «oneens». Bij 50\u{A0}% wegen beide even zwaar.", "Ordered by agreements less disagreements. At 50% the two are equal.";
    RATING_NOTE = "Moyenne pondérée de 1 à 5\u{A0}: {criteria}. La part est celle de la meilleure note.", "Gewogen gemiddelde van 1 tot 5: {criteria}. Het deel is dat van het hoogste cijfer.", "Weighted mean from 1 to 5: {criteria}. The share is of the best rating.";
    HANLON_NOTE = "Hanlon\u{A0}: (ampleur + 2 × gravité) × effet, zéro si rien n’est faisable. Moyenne des personnes, 300 au plus.", "Hanlon: (omvang + 2 × ernst) × effect, nul als niets haalbaar is. Gemiddelde van de personen, hoogstens 300.", "Hanlon: (size + 2 × seriousness) × effect, zero if nothing can be done. Mean of the persons, 300 at most.";
    COMPARISON_NOTE = "Part des comparaisons gagnées, un ex æquo comptant pour moitié.", "Deel van de gewonnen vergelijkingen, gelijk telt voor de helft.", "Share of comparisons won, a draw counting half.";
    STRENGTH = "Force (95\u{A0}%)", "Sterkte (95\u{A0}%)", "Strength (95%)";
    STRENGTH_NOTE = "Force selon Bradley et Terry\u{A0}: le point est le plus probable, le trait son intervalle à 95\u{A0}%. Deux traits qui se recouvrent largement ne sont pas départagés.", "Sterkte volgens Bradley en Terry: de stip is het waarschijnlijkst, de lijn het interval van 95\u{A0}%. Lijnen die ver over elkaar liggen zijn niet te scheiden.", "Strength after Bradley and Terry: the point is the most likely, the line its 95% interval. Lines that overlap widely cannot be told apart.";
    STRENGTHS = "Forces, avec leur incertitude", "Sterktes, met hun onzekerheid", "Strengths, with their uncertainty";
    REACTIONS = "Qui est d’accord, qui ne l’est pas", "Wie het eens is, wie niet", "Who agrees, who does not";
    REACTIONS_NOTE = "Plein\u{A0}: d’accord. Trait fin\u{A0}: passent. Vide\u{A0}: pas d’accord. Sans barre, une des réponses est trop rare pour être montrée.", "Vol: eens. Dunne lijn: slaan over. Leeg: oneens. Zonder balk is een van de antwoorden te zeldzaam om te tonen.", "Full: agree. Thin line: pass. Empty: disagree. Without a bar, one of the answers is too rare to be shown.";
    REACTIONS_OF = "{agree} d’accord, {disagree} pas d’accord, {pass} passent", "{agree} eens, {disagree} oneens, {pass} slaan over", "{agree} agree, {disagree} disagree, {pass} pass";
    TOO_RARE = "non détaillé", "niet uitgesplitst", "not detailed";
    CRITERIA_PICTURE = "Critère par critère", "Criterium per criterium", "Criterion by criterion";
    CRITERIA_NOTE = "Moyenne sur chaque critère\u{A0}; plus la barre est longue, plus la note est haute.", "Gemiddelde per criterium; hoe langer de balk, hoe hoger het cijfer.", "Mean on each criterion; the longer the bar, the higher the rating.";
    FIRM = "Dans les {top} premiers", "Bij de eerste {top}", "Among the first {top}";
    FIRM_TITLE = "Est-ce solide\u{202F}?", "Hoe stevig is dit?", "How firm is this?";
    FIRM_ALL = "Les {top} premiers le restent presque toujours\u{A0}: au moins {low} fois sur cent quand on tire les bulletins au sort.", "De eerste {top} blijven dat bijna altijd: minstens {low} keer op honderd als men de biljetten opnieuw loot.", "The first {top} nearly always stay so: at least {low} times in a hundred when ballots are drawn again.";
    FIRM_SOME = "Pas tous les {top} premiers sont sûrs\u{A0}: le moins sûr y reste {low} fois sur cent quand on tire les bulletins au sort.", "Niet alle eerste {top} zijn zeker: de minst zekere blijft daar {low} keer op honderd als men de biljetten opnieuw loot.", "Not all of the first {top} are sure: the least sure stays there {low} times in a hundred when ballots are drawn again.";
    TO_CHANGE_ONE = "Pour que ce ne soient plus les mêmes, il suffirait d’un bulletin autre.", "Opdat het andere zouden zijn, volstaat één ander biljet.", "For others to be among them, one ballot would have to be different.";
    TO_CHANGE = "Pour que ce ne soient plus les mêmes, il suffirait que {n} bulletins soient autres.", "Opdat het andere zouden zijn, volstaat het dat {n} biljetten anders waren.", "For others to be among them, {n} ballots would have to be different.";
    DRAWS_NOTE = "{draws} tirages, graine {seed}\u{A0}: chacun peut refaire le calcul.", "{draws} trekkingen, startgetal {seed}: ieder kan het narekenen.", "{draws} draws, seed {seed}: anyone can repeat the computation.";
    OTHERS_SAME = "D’autres façons de compter ({methods}) mettent le même constat en tête.", "Andere telwijzen ({methods}) zetten dezelfde vaststelling vooraan.", "Other ways to count ({methods}) put the same finding first.";
    OTHERS_DIFFER = "Les façons de compter ne sont pas d’accord sur le premier. Lisez l’ordre avec prudence.", "De telwijzen zijn het niet eens over de eerste. Lees de volgorde voorzichtig.", "Ways to count do not agree on the first. Read the order with care.";
    OTHER_COUNTS = "Selon la façon de compter", "Naar de telwijze", "By way of counting";
    ORDER = "Ordre, par numéro de constat", "Volgorde, naar nummer van de vaststelling", "Order, by the findings’ numbers";

    QUORUM_MISSED = "Le quorum n’est pas atteint\u{A0}: il fallait {needed}\u{A0}% des voix, il y en a {voted} sur {entitled}. Le résultat est montré, et ne vaut que pour celles-là.", "Het quorum is niet gehaald: nodig was {needed}\u{A0}% van de stemmen, er zijn er {voted} van {entitled}. Het resultaat wordt getoond, en geldt alleen voor hen.", "The quorum was missed: {needed}% of the voices were needed, there are {voted} of {entitled}. The result is shown, and stands for those only.";
    QUORUM_NEEDS = "Quorum\u{A0}: {needed}\u{A0}% des voix", "Quorum: {needed}\u{A0}% van de stemmen", "Quorum: {needed}% of the voices";
    QUORUM_REACHED = "Quorum de {needed}\u{A0}% atteint", "Quorum van {needed}\u{A0}% gehaald", "Quorum of {needed}% reached";
    QUORUM = "Quorum, en pour cent des voix", "Quorum, in procent van de stemmen", "Quorum, in per cent of the voices";
    QUORUM_HINT = "0\u{A0}: pas de quorum. S’il est manqué, le résultat le dira.", "0: geen quorum. Als het niet gehaald wordt, zegt het resultaat dat.", "0: no quorum. If it is missed, the result will say so.";
    CLOSES = "Dernier jour pour voter", "Laatste dag om te stemmen", "Last day to vote";
    CLOSES_HINT = "Facultatif. Après ce jour plus aucun bulletin n’entre\u{A0}; la coordination clôt ou prolonge.", "Niet verplicht. Na die dag komt er geen biljet meer bij; de coördinatie sluit of verlengt.", "Optional. After that day no ballot comes in any more; the coordination closes or prolongs.";
    CLOSES_ON = "Jusqu’au {day} compris", "Tot en met {day}", "Until {day} included";
    IS_OVER = "Le dernier jour est passé\u{A0}: plus aucun bulletin n’entre.", "De laatste dag is voorbij: er komt geen biljet meer bij.", "The last day is over: no ballot comes in any more.";
    PROLONG = "Prolonger", "Verlengen", "Prolong";
    UNTIL = "Nouveau dernier jour", "Nieuwe laatste dag", "New last day";
    REASON = "Pourquoi", "Waarom", "Why";
    REASON_HINT = "Une phrase\u{A0}; elle restera à côté du résultat.", "Eén zin; die blijft naast het resultaat staan.", "One sentence; it will stay beside the result.";
    CLOSE_EARLY = "Toutes les voix ne sont pas là et le dernier jour n’est pas passé\u{A0}: dites pourquoi clore maintenant.", "Niet alle stemmen zijn binnen en de laatste dag is niet voorbij: zeg waarom u nu sluit.", "Not all voices are in and the last day is not over: say why you close now.";
    CHANGES = "Ce qui a changé en cours de route", "Wat onderweg veranderde", "What changed on the way";
    PROLONGED = "{day}\u{A0}: prolongé jusqu’au {until}. {reason}", "{day}: verlengd tot {until}. {reason}", "{day}: prolonged until {until}. {reason}";
    CLOSED_EARLY = "{day}\u{A0}: clos avant le dernier jour. {reason}", "{day}: voor de laatste dag gesloten. {reason}", "{day}: closed before the last day. {reason}";
    PREVIEW = "Le bulletin, tel que chacun le verra", "Het biljet, zoals ieder het zal zien", "The ballot, as each voter will see it";
    CHOOSE = "M’aider à choisir la méthode", "Help me de methode kiezen", "Help me choose the method";
    CRITERIA = "Les critères de la grille", "De criteria van het rooster", "The criteria of the grid";
    CRITERIA_HINT = "Pour la grille. Un par ligne, français / néerlandais, puis * et le poids.", "Voor het rooster. Eén per regel, Frans / Nederlands, dan * en het gewicht.", "For the grid. One on each line, French / Dutch, then * and the weight.";
}

/// What a coordinator reads beside a method.
pub(super) const fn hint(method: RoundMethod) -> Words {
    match method {
        RoundMethod::Dots => super::words::DOTS_HINT,
        RoundMethod::Ranking => super::words::RANKING_HINT,
        RoundMethod::Approval => Words::new(
            "On coche ce qui compte. Une minute, même au marché. Ne dit pas combien.",
            "Men vinkt aan wat telt. Eén minuut, ook op de markt. Zegt niet hoeveel.",
            "People tick what matters. One minute, even at a market. Does not say how much.",
        ),
        RoundMethod::Reaction => Words::new(
            "On voit ce qui rassemble et ce qui divise. Jusqu’à quarante constats.",
            "Men ziet wat verbindt en wat verdeelt. Tot veertig vaststellingen.",
            "Shows what unites and what divides. Up to forty findings.",
        ),
        RoundMethod::Rating => Words::new(
            "On sépare gravité, ampleur, faisabilité. Dix minutes. Pour des gens qui connaissent le sujet.",
            "Men scheidt ernst, omvang, haalbaarheid. Tien minuten. Voor wie het onderwerp kent.",
            "Keeps seriousness, size and feasibility apart. Ten minutes. For people who know the subject.",
        ),
        RoundMethod::Hanlon => Words::new(
            "La grille de la santé publique, toute faite. Un quart d’heure. Pour un petit groupe bien informé.",
            "Het rooster van de volksgezondheid, kant en klaar. Een kwartier. Voor een kleine, goed ingelichte groep.",
            "The grid of public health, ready made. A quarter of an hour. For a small, well informed group.",
        ),
        RoundMethod::Comparison => Words::new(
            "Deux à la fois, sans devoir tout ordonner. Trois minutes. Il faut beaucoup de bulletins.",
            "Twee tegelijk, zonder alles te ordenen. Drie minuten. Er zijn veel biljetten nodig.",
            "Two at a time, without ordering everything. Three minutes. Needs many ballots.",
        ),
    }
}

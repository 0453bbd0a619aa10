//! Words of the prioritisation pages. Residents' words exist in Arabic too.

use constat_shared::api::prioritisation::College;
use constat_shared::locale::Words;

constat_shared::words! {
    ROUNDS = "Tours de priorités", "Prioriteitenrondes", "Rounds of priorities";
    ROUNDS_LEDE = "Habitants, terrain et organisations votent chacun de leur côté. On ne voit un résultat qu’après la clôture.", "Bewoners, terrein en organisaties stemmen elk apart. Een resultaat ziet u pas na de sluiting.", "Residents, the field and organisations vote apart. A result is seen only after closing.";
    ALL_ROUNDS = "Tous les tours", "Alle rondes", "All rounds";
    NO_ROUND = "Aucun tour n’est encore prévu", "Er is nog geen ronde gepland", "No round is planned yet";
    NO_ROUND_TEXT = "Commencez par les habitants\u{A0}: leur résultat doit être sur la table avant le vote des organisations.", "Begin met de bewoners: hun resultaat moet op tafel liggen voor de organisaties stemmen.", "Begin with the residents: their result has to be on the table before organisations vote.";
    NO_ROUND_WAIT = "La coordination prépare les tours. Vous trouverez ici votre bulletin dès qu’un tour s’ouvre.", "De coördinatie bereidt de rondes voor. Hier vindt u uw biljet zodra een ronde opent.", "The coordination prepares the rounds. Your ballot will be here as soon as a round opens.";
    SEE_RESULTS = "Résultats côte à côte", "Resultaten naast elkaar", "Results side by side";
    ITEMS_N = "{n} constats", "{n} vaststellingen", "{n} findings";
    VOTED_N = "{voted} voix sur {entitled}", "{voted} van {entitled} stemmen", "{voted} of {entitled} voices";
    STEP_SHUT = "L’étape de priorisation n’est pas ouverte\u{A0}: rien ne peut être préparé, ouvert ou voté en ce moment.", "De stap prioritering is niet open: nu kan niets voorbereid, geopend of gestemd worden.", "The prioritisation step is not open: nothing can be prepared, opened or voted now.";
    PLAN = "Préparer un tour", "Een ronde voorbereiden", "Prepare a round";
    PLAN_META = "Tant qu’il n’est pas ouvert, un tour peut être retiré. Ouvert, il ne change plus.", "Zolang ze niet open is, kan een ronde weg. Eens open verandert ze niet meer.", "Until it opens, a round can be removed. Once open, it does not change.";
    NOTHING_TO_VOTE = "Rien à mettre aux voix", "Niets om over te stemmen", "Nothing to vote on";
    NOTHING_TO_VOTE_TEXT = "Un tour porte sur des constats que leur groupe a remis à la plénière. Il en faut au moins deux.", "Een ronde gaat over vaststellingen die hun groep aan de plenaire gaf. Er zijn er minstens twee nodig.", "A round is about findings that their group has released to the plenary. At least two are needed.";
    TO_FINDINGS = "Voir les constats remis", "De vrijgegeven vaststellingen zien", "See released findings";
    TITLE_FR = "La question, en français", "De vraag, in het Frans", "The question, in French";
    TITLE_NL = "La question, en néerlandais", "De vraag, in het Nederlands", "The question, in Dutch";
    TITLE_HINT = "Courte, comme on la poserait à voix haute. Une des deux langues suffit.", "Kort, zoals u ze hardop zou stellen. Eén van beide talen volstaat.", "Short, as one would ask it aloud. One of the two languages is enough.";
    WHO_DECIDES = "Qui décide\u{202F}?", "Wie beslist?", "Who decides?";
    BY_SLIP = "Avec un talon imprimé, sans compte.", "Met een gedrukt strookje, zonder account.", "With a printed slip, without an account.";
    EACH_WORKER = "Chaque personne de terrain, pour elle-même.", "Elke terreinwerker, voor zichzelf.", "Each worker, for themselves.";
    ONE_VOICE = "Une organisation, une voix, par la personne qui porte son mandat.", "Eén organisatie, één stem, door wie haar mandaat draagt.", "One organisation, one voice, through the holder of its mandate.";
    HOW = "Comment\u{202F}?", "Hoe?", "How?";
    DOTS_HINT = "On voit ce qui compte et combien. Deux minutes. Peu à expliquer.", "U ziet wat telt en hoeveel. Twee minuten. Weinig uit te leggen.", "Shows what matters and how much. Two minutes. Little to explain.";
    RANKING_HINT = "On voit un ordre. Mieux jusqu’à dix constats. On peut en laisser de côté.", "U ziet een volgorde. Best tot tien vaststellingen. U mag er weglaten.", "Shows an order. Best up to ten findings. Some may be left out.";
    POINTS = "Points par personne", "Punten per persoon", "Points per person";
    POINTS_HINT = "Pour les points à répartir.", "Voor punten verdelen.", "For points to spread.";
    MOST = "Au plus", "Hoogstens", "At most";
    MOST_HINT = "Pour les points\u{A0}: au plus sur un constat. Pour les choix multiples\u{A0}: au plus de constats.", "Voor punten: hoogstens op één vaststelling. Voor meerdere keuzes: hoogstens zoveel vaststellingen.", "For points: at most on one finding. For several choices: at most so many findings.";
    WHICH = "Sur quels constats\u{202F}?", "Over welke vaststellingen?", "On which findings?";
    WHICH_HINT = "De deux à quarante. Au-delà de douze, les gens fatiguent.", "Van twee tot veertig. Boven de twaalf worden mensen moe.", "Two to forty. Beyond twelve, people tire.";
    THRESHOLD = "Seuil de discrétion", "Drempel voor discretie", "Threshold of discretion";
    THRESHOLD_HINT = "Sous ce nombre de bulletins ou de voix, rien n’est montré. Cinq convient presque toujours.", "Onder dit aantal biljetten of stemmen wordt niets getoond. Vijf past bijna altijd.", "Under this number of ballots or voices nothing is shown. Five nearly always fits.";
    SAVE_ROUND = "Préparer ce tour", "Deze ronde voorbereiden", "Prepare this round";

    OPEN_IT = "Ouvrir le tour", "De ronde openen", "Open the round";
    OPEN_META = "Dès maintenant les personnes de ce collège peuvent voter, et le tour ne change plus.", "Vanaf nu kan dit college stemmen, en de ronde verandert niet meer.", "From now on this college can vote, and the round does not change any more.";
    SLIPS_COUNT = "Nombre de talons à imprimer", "Aantal strookjes om te drukken", "Number of slips to print";
    SLIPS_COUNT_HINT = "Un par habitant attendu. Vous pourrez en ajouter. La participation se lira sur ce nombre.", "Eén per verwachte bewoner. U kunt er bijmaken. De deelname wordt op dit aantal gelezen.", "One per expected resident. You can add more. Turnout is read on this number.";
    REMOVE_IT = "Retirer ce tour", "Deze ronde weghalen", "Remove this round";
    RESIDENTS_FIRST = "Les habitants d’abord", "Eerst de bewoners", "Residents first";
    RESIDENTS_FIRST_TEXT = "Un tour d’habitants existe et n’est pas clos. Les organisations votent avec ce résultat sur la table.", "Er is een ronde van bewoners die niet gesloten is. Organisaties stemmen met dat resultaat op tafel.", "A residents’ round exists and is not closed. Organisations vote with that result on the table.";
    RUNNING = "Conduire le tour", "De ronde leiden", "Run the round";
    PRINT_SLIPS = "Imprimer les talons (PDF)", "De strookjes drukken (PDF)", "Print the slips (PDF)";
    PRINT_META = "Distribuez-les sans noter à qui. La clôture détruit la clé\u{A0}: les codes ne pourront plus être réimprimés.", "Deel ze uit zonder te noteren aan wie. De sluiting vernietigt de sleutel: de codes kunnen dan niet meer gedrukt worden.", "Hand them out without noting to whom. Closing destroys the key: codes cannot be printed again.";
    ADD_SLIPS = "Ajouter des talons", "Strookjes bijmaken", "Add slips";
    CLOSE_IT = "Clore le tour", "De ronde sluiten", "Close the round";
    CLOSE_META = "Les bulletins perdent alors leur dernière marque et plus rien ne change. Le résultat s’affiche pour tous les membres.", "De biljetten verliezen dan hun laatste merk en niets verandert nog. Het resultaat verschijnt voor alle leden.", "Ballots then lose their last mark and nothing changes any more. The result appears to all members.";
    HAVE_VOTED = "Organisations qui ont voté", "Organisaties die gestemd hebben", "Organisations that have voted";
    NOBODY_YET = "Aucune encore.", "Nog geen.", "None yet.";
    ON_THE_LIST = "Ce qui est mis aux voix", "Waarover gestemd wordt", "What is voted on";
    TURNOUT = "Participation", "Deelname", "Turnout";
    NO_RESULT_YET = "Le résultat s’affichera ici après la clôture, pour tout le monde en même temps.", "Het resultaat verschijnt hier na de sluiting, voor iedereen tegelijk.", "The result will appear here after closing, for everyone at once.";
    NOT_YOURS = "Ce tour est celui d’un autre collège. Vous en verrez le résultat après la clôture.", "Deze ronde is die van een ander college. U ziet het resultaat na de sluiting.", "This round is another college’s. You will see its result after closing.";
    NO_VOTE_HERE = "Vous conduisez le tour\u{A0}: la coordination n’a pas de voix.", "U leidt de ronde: de coördinatie heeft geen stem.", "You run the round: the coordination has no vote.";

    DOTS_LEDE = "Vous avez {points} points. Mettez-en {most} au plus sur un même constat. Rien ne vous oblige à tout donner.", "U hebt {points} punten. Zet er hoogstens {most} op één vaststelling. U hoeft niet alles te geven.", "You have {points} points. Put at most {most} on one finding. You need not give them all.", "لديكم {points} نقاط. ضعوا {most} على الأكثر على كل ملاحظة. لستم ملزمين بإعطائها كلها.";
    RANKING_LEDE = "1 pour le plus important, puis 2, 3… Deux constats peuvent avoir le même rang. Ceux que vous laissez de côté comptent comme égaux, après tous les autres.", "1 voor het belangrijkste, dan 2, 3… Twee vaststellingen mogen dezelfde plaats hebben. Wat u weglaat telt als gelijk, na al de rest.", "1 for the most important, then 2, 3… Two findings may share a rank. Those you leave out count as equal, after all others.", "1 للأهم، ثم 2 و3… يمكن أن تتساوى ملاحظتان. وما تتركونه يُعدّ متساويا بعد البقية.";
    VOTES_FOR = "Vous votez pour {name}\u{A0}: une organisation, une voix.", "U stemt voor {name}: één organisatie, één stem.", "You vote for {name}: one organisation, one voice.";
    LEDGER = "Vous avez {points} points, {most} au plus par constat", "U hebt {points} punten, hoogstens {most} per vaststelling", "You have {points} points, at most {most} per finding", "لديكم {points} نقاط، {most} على الأكثر لكل ملاحظة";
    LEDGER_GIVEN = "Donnés\u{A0}: {given} sur {points}", "Gegeven: {given} van {points}", "Given: {given} of {points}", "أُعطيت {given} من {points}";
    LEDGER_OVER = "Donnés\u{A0}: {given}. C’est {over} de trop.", "Gegeven: {given}. Dat is {over} te veel.", "Given: {given}. That is {over} too many.", "أُعطيت {given}، أي {over} أكثر من المسموح.";
    NOTHING_GIVEN = "Le bulletin est encore vide.", "Het biljet is nog leeg.", "The ballot is still empty.", "البطاقة لا تزال فارغة.";
    ITEM_BOUNDS = "Un nombre entier de 0 à {most}.", "Een geheel getal van 0 tot {most}.", "A whole number from 0 to {most}.", "عدد صحيح من 0 إلى {most}.";
    RANK_BOUNDS = "Un rang de 1 à {most}, ou rien.", "Een plaats van 1 tot {most}, of niets.", "A rank from 1 to {most}, or nothing.", "مرتبة من 1 إلى {most}، أو لا شيء.";
    ITEM_CHANGED = "Ce constat n’est pas, ou est deux fois, sur le bulletin. Rechargez la page.", "Deze vaststelling staat niet, of twee keer, op het biljet. Herlaad de pagina.", "This finding is not on the ballot, or is there twice. Reload the page.", "هذه الملاحظة ليست في البطاقة أو وردت مرتين. أعيدوا تحميل الصفحة.";
    POINTS_FOR = "Points pour\u{A0}: {what}", "Punten voor: {what}", "Points for: {what}", "نقاط لـ: {what}";
    RANK_FOR = "Rang de\u{A0}: {what}", "Plaats van: {what}", "Rank of: {what}", "مرتبة: {what}";
    UNRANKED = "pas classé", "niet gerangschikt", "not ranked", "غير مرتّب";
    CAST = "Déposer mon bulletin", "Mijn biljet indienen", "Cast my ballot", "إيداع بطاقتي";
    CAST_FOR = "Déposer le bulletin de l’organisation", "Het biljet van de organisatie indienen", "Cast the organisation’s ballot";
    REPLACE_UNTIL = "Vous pourrez le remplacer jusqu’à la clôture.", "U kunt het vervangen tot de sluiting.", "You can replace it until closing.", "يمكنكم استبدالها حتى الإغلاق.";
    IS_IN = "Votre bulletin est dans l’urne", "Uw biljet zit in de stembus", "Your ballot is in", "بطاقتكم في الصندوق";
    IS_IN_TEXT = "Personne ne le lit, vous non plus. Jusqu’à la clôture, un nouveau bulletin remplace le précédent.", "Niemand leest het, ook u niet. Tot de sluiting vervangt een nieuw biljet het vorige.", "Nobody reads it, not even you. Until closing, a new ballot replaces the earlier one.", "لا أحد يقرأها، ولا أنتم. وحتى الإغلاق تحلّ بطاقة جديدة محلّ السابقة.";
    REPLACE = "Remplacer mon bulletin", "Mijn biljet vervangen", "Replace my ballot", "استبدال بطاقتي";
    WHO_KNOWS = "Qui saura quoi", "Wie weet wat", "Who will know what", "من سيعرف ماذا";
    KNOWS_NOBODY = "Personne ne voit votre bulletin, ni maintenant ni plus tard.", "Niemand ziet uw biljet, niet nu en niet later.", "Nobody sees your ballot, now or later.", "لا أحد يرى بطاقتكم، لا الآن ولا لاحقا.";
    KNOWS_TURNOUT = "Les membres voient combien de personnes ont voté, jamais lesquelles.", "De leden zien hoeveel mensen stemden, nooit wie.", "Members see how many people voted, never who.", "يرى الأعضاء كم شخصا صوّت، ولا يرون من هم.";
    KNOWS_ORGANISATION = "La coordination voit que votre organisation a voté, pas ce qu’elle a voté.", "De coördinatie ziet dat uw organisatie stemde, niet wat.", "The coordination sees that your organisation voted, not what.";
    KNOWS_TOTAL = "Les totaux se lisent après la clôture. Sous {n} bulletins, rien n’est montré.", "De totalen leest u na de sluiting. Onder {n} biljetten wordt niets getoond.", "Totals are read after closing. Under {n} ballots nothing is shown.";

    SLIP_DOOR = "Votre avis, avec votre talon", "Uw mening, met uw strookje", "Your say, with your slip", "رأيكم، بقسيمتكم";
    SLIP_DOOR_LEDE = "Un code par personne. Il n’est lié à aucun nom.", "Eén code per persoon. Hij hangt aan geen naam.", "One code per person. It is tied to no name.", "رمز واحد لكل شخص، غير مرتبط بأي اسم.";
    SLIP_CODE = "Le code de votre talon", "De code op uw strookje", "The code on your slip", "الرمز على قسيمتكم";
    SLIP_CODE_HINT = "Huit lettres et chiffres. Le tiret ne compte pas.", "Acht letters en cijfers. Het streepje telt niet.", "Eight letters and figures. The hyphen does not count.", "ثمانية أحرف وأرقام. الشرطة لا تُحسب.";
    SLIP_GO = "Ouvrir le bulletin", "Het biljet openen", "Open the ballot", "فتح البطاقة";
    SLIP_ASKS = "{name} vous demande votre avis.", "{name} vraagt uw mening.", "{name} asks for your say.", "{name} تسألكم عن رأيكم.";
    SLIP_HINT = "Tapez le code à cette adresse. Un bulletin par code\u{202F}; il n’est lié à aucun nom.", "Typ de code op dit adres. Eén biljet per code; hij hangt aan geen naam.", "Type the code at this address. One ballot per code; it is tied to no name.";

    RESULT = "Résultat", "Resultaat", "Result";
    WITHHELD_ALL = "Moins de {n} bulletins\u{A0}: rien n’est montré, pour que personne ne soit reconnu.", "Minder dan {n} biljetten: niets wordt getoond, zodat niemand herkend wordt.", "Fewer than {n} ballots: nothing is shown, so that nobody can be recognised.";
    WITHHELD_SOME = "Constats retenus\u{A0}: {k}. Sous {n} voix rien n’est montré, et d’autres sont retenus avec eux pour qu’on ne puisse rien recalculer.", "Ingehouden vaststellingen: {k}. Onder {n} stemmen wordt niets getoond, en andere worden mee ingehouden zodat niets te berekenen valt.", "Findings withheld: {k}. Under {n} voices nothing is shown, and others go with them so that nothing can be worked out.";
    WITHHELD = "retenu", "ingehouden", "withheld";
    PLACE = "Place", "Plaats", "Place";
    SCORE = "Points", "Punten", "Points";
    SHARE = "Part", "Deel", "Share";
    VOICES = "Voix", "Stemmen", "Voices";
    FINDING = "Constat", "Vaststelling", "Finding";
    FIGURES = "Les mêmes chiffres en tableau", "Dezelfde cijfers in een tabel", "The same figures as a table";
    DOTS_NOTE = "{points} points par personne, {most} au plus sur un constat. La part est celle des points donnés aux constats montrés.", "{points} punten per persoon, hoogstens {most} op één vaststelling. Het deel is dat van de punten voor de getoonde vaststellingen.", "{points} points per person, at most {most} on one finding. The share is of the points given to the findings shown.";
    RANKING_NOTE = "Classement compté selon Borda\u{A0}: un point par constat placé plus bas, rangs égaux partagés, constats laissés de côté à égalité en dernier. La part est celle du plus haut total possible.", "Rangschikking geteld volgens Borda: een punt per lager geplaatste vaststelling, gelijke plaatsen gedeeld, wat weggelaten is gelijk achteraan. Het deel is dat van het hoogst mogelijke totaal.", "Ranking counted after Borda: a point for each finding placed lower, equal ranks shared, findings left out level at the end. The share is of the highest possible total.";

    RESULTS = "Priorités, collège par collège", "Prioriteiten, college per college", "Priorities, college by college";
    RESULTS_SPLIT = "Accord sur {agree} des {n} constats, grand écart sur {apart}", "Eens over {agree} van de {n} vaststellingen, ver uiteen over {apart}", "Agreed on {agree} of {n} findings, far apart on {apart}";
    RESULTS_ALIKE = "Les collèges sont proches sur tous les constats", "De colleges liggen dicht bij elkaar over alle vaststellingen", "The colleges are close on every finding";
    RESULTS_LEDE = "Les collèges ont voté séparément. Leurs résultats sont montrés côte à côte. Aucune moyenne ne les mélange.", "De colleges stemden apart. Hun resultaten staan naast elkaar. Geen gemiddelde mengt ze.", "The colleges voted apart. Their results are shown side by side. No average blends them.";
    NO_RESULT = "Aucun tour n’est encore clos", "Er is nog geen ronde gesloten", "No round is closed yet";
    PLACES_OF = "Place de chaque constat, de 1 à {n}", "Plaats van elke vaststelling, van 1 tot {n}", "Place of each finding, from 1 to {n}";
    IN_ORDER_OF = "Constat, dans l’ordre\u{A0}: {college}", "Vaststelling, in de volgorde: {college}", "Finding, in the order of: {college}";
    GAP = "Écart", "Afstand", "Gap";
    NUMBERED = "constat {n}", "vaststelling {n}", "finding {n}";
    FIRST = "1, en tête", "1, vooraan", "1, first";
    SAME = "D’accord\u{A0}: même place.", "Eens: dezelfde plaats.", "Agreed: same place.";
    NEARLY = "D’accord, à une place près.", "Eens, op één plaats na.", "Agreed, but for one place.";
    APART = "{n} places d’écart\u{A0}: {high}, {low}.", "{n} plaatsen verschil: {high}, {low}.", "{n} places apart: {high}, {low}.";
    TOP_FOR = "en tête {college}", "vooraan {college}", "first {college}";
    PLACE_FOR = "place {place} {college}", "plaats {place} {college}", "place {place} {college}";
    MOVES = "Ce qui bouge d’un collège à l’autre", "Wat verschuift van college tot college", "What moves from college to college";
    MOVES_NOTE = "En trait fort, les constats où l’écart est le plus grand\u{A0}: {n} places.", "In vette lijn de vaststellingen met de grootste afstand: {n} plaatsen.", "In bold, the findings with the largest gap: {n} places.";
    NOT_COMPARED = "Constats non comparés, car un collège au moins les retient\u{A0}: {n}.", "Vaststellingen die niet vergeleken worden omdat minstens één college ze inhoudt: {n}.", "Findings not compared, because at least one college withholds them: {n}.";
    ONE_COLLEGE = "Un seul collège a un résultat à montrer\u{A0}: il n’y a encore rien à comparer.", "Slechts één college heeft een resultaat om te tonen: er valt nog niets te vergelijken.", "Only one college has a result to show: there is nothing to compare yet.";
    NONE_IN_COMMON = "Aucun constat n’est montré par tous les collèges à la fois\u{A0}: l’écart n’est donc pas calculé. Voici l’ordre de chacun.", "Geen enkele vaststelling wordt door alle colleges tegelijk getoond: de afstand wordt dus niet berekend. Hier is de volgorde van elk.", "No finding is shown by all colleges at once: the gap is therefore not computed. Here is the order of each.";
    ORDERS = "L’ordre de chaque collège", "De volgorde van elk college", "Each college’s order";
    ORDERS_NOTE = "De haut en bas, l’ordre de chaque collège parmi les constats qu’il montre. Le nombre dans la marque est celui du constat.", "Van boven naar onder de volgorde van elk college onder de vaststellingen die het toont. Het getal in het teken is dat van de vaststelling.", "From top to bottom, each college’s order among the findings it shows. The number in the mark is the finding’s.";
    PAST_NOTE = "En pointillé\u{A0}: le collège du milieu ne montre pas ce constat.", "Gestreept: het college in het midden toont die vaststelling niet.", "Dashed: the college in the middle does not show that finding.";
    BAND_NOTE = "Hachuré, en bas\u{A0}: retenu, sans place.", "Gearceerd, onderaan: ingehouden, zonder plaats.", "Hatched, below: withheld, without a place.";
    WITHHELD_BAND = "Retenu", "Ingehouden", "Withheld";
    WHO_VOTED = "Qui a voté", "Wie stemde", "Who voted";
    AGREEMENT = "L’accord dans chaque collège", "De eensgezindheid in elk college", "Agreement within each college";
    AGREEMENT_IN = "accord", "eensgezindheid", "agreement";
    AGREEMENT_NOTE = "W de Kendall. À 0 chacun dit autre chose, à 1 tout le monde dit pareil.", "Kendalls W. Bij 0 zegt elk iets anders, bij 1 zegt iedereen hetzelfde.", "Kendall’s W. At 0 each says something else, at 1 all say the same.";
    WEAK = "faible", "zwak", "weak";
    MEDIUM = "moyen", "matig", "medium";
    FAIRLY = "assez fort", "vrij sterk", "fairly strong";
    STRONG = "fort", "sterk", "strong";
    METHOD = "Méthode", "Methode", "Method";
    WITHHELD_TITLE = "Ce qui est retenu", "Wat is ingehouden", "What is withheld";
    WITHHELD_RULE = "Sous le seuil, rien n’est montré. Un constat retenu ne l’est jamais seul, et sa place non plus n’est pas dite.", "Onder de drempel wordt niets getoond. Een vaststelling wordt nooit alleen ingehouden, en ook haar plaats wordt niet gezegd.", "Under the threshold nothing is shown. A finding is never withheld alone, and its place is not told either.";
    EARLIER = "Tours plus anciens", "Vroegere rondes", "Earlier rounds";
}

/// A college after "for".
pub(super) const fn for_college(college: College) -> Words {
    match college {
        College::Residents => Words::new("pour les habitants", "bij de bewoners", "for residents"),
        College::Workers => Words::new("pour le terrain", "bij het terrein", "for the field"),
        College::Organisations => Words::new("pour les organisations", "bij de organisaties", "for organisations"),
    }
}

//! Words of the pages of a session for those who run it.

constat_shared::words! {
    LEDE = "Lisez, barrez ce qui ferait reconnaître quelqu’un, transmettez. L’ordre est tiré au sort\u{A0}: il ne dit rien de qui a écrit, ni quand.", "Lees, streep door wat iemand herkenbaar maakt, geef door. De volgorde is geloot: ze zegt niets over wie schreef of wanneer.", "Read, strike out what would let someone be recognised, pass on. The order is random: it tells nothing of who wrote, nor when.";
    OPEN = "Ouvrir la séance", "De sessie openen", "Open the session";
    OPEN_TEXT = "La séance n’est pas encore ouverte\u{A0}: le code de l’affiche ne mène nulle part.", "De sessie is nog niet open: de code op de affiche leidt nergens heen.", "The session is not open yet: the code on the poster leads nowhere.";
    STEP_CLOSED = "L’étape «\u{A0}Consultation\u{A0}» n’est pas ouverte\u{A0}: vous pouvez lire, mais rien changer.", "De stap „Raadpleging” is niet open: u kunt lezen, maar niets wijzigen.", "The step “Consultation” is not open: you can read, but change nothing.";
    CLOSE = "Clôturer la séance", "De sessie afsluiten", "Close the session";
    CLOSE_META = "Après cela, plus personne n’écrit ni ne reprend. Vous pourrez encore lire et encoder le papier.", "Daarna schrijft of neemt niemand nog terug. Lezen en papier overtypen kunt u nog.", "After that nobody writes or takes back. You can still read and type in paper.";
    PEOPLE = "Combien de personnes étaient là\u{202F}?", "Hoeveel personen waren er?", "How many people were there?";
    PEOPLE_HINT = "Aussi celles qui n’ont rien écrit.", "Ook wie niets schreef.", "Also those who wrote nothing.";
    PEOPLE_FACT = "Personnes présentes", "Aanwezigen", "People present";
    POSTER = "Affiche (PDF)", "Affiche (PDF)", "Poster (PDF)";
    SHEETS = "Feuilles à remplir (PDF)", "Invulbladen (PDF)", "Sheets to fill in (PDF)";
    PAPER = "Encoder une feuille", "Een blad overtypen", "Type in a sheet";
    WAITING_META = "Rien ne part vers le groupe sans vous.", "Niets gaat naar de groep zonder u.", "Nothing goes to the group without you.";
    NOTHING_WAITS = "Rien n’attend", "Niets wacht", "Nothing waits";
    NOTHING_WAITS_TEXT = "Ce que les habitants écrivent arrive ici. Rechargez la page pendant la séance.", "Wat de inwoners schrijven komt hier aan. Herlaad de pagina tijdens de sessie.", "What residents write arrives here. Reload the page during the session.";
    ACCEPT = "Accepter", "Aanvaarden", "Accept";
    ACCEPT_AFTER_ALL = "Accepter quand même", "Toch aanvaarden", "Accept after all";
    STRIKE_THIS = "Barrer «\u{A0}{words}\u{A0}»", "„{words}” doorstrepen", "Strike out “{words}”";
    STRIKE = "Barrer des mots", "Woorden doorstrepen", "Strike words out";
    STRIKE_WORDS = "Les mots à barrer, tels quels", "De woorden, zoals ze er staan", "The words, as they stand";
    STRIKE_HINT = "Ils disparaissent pour de bon, partout dans ce texte. Une barre reste à leur place.", "Ze verdwijnen voorgoed, overal in deze tekst. Een balk blijft op hun plaats.", "They disappear for good, everywhere in this text. A bar stays in their place.";
    PUT_ASIDE = "Écarter", "Opzijleggen", "Set aside";
    REASON = "Pourquoi\u{202F}?", "Waarom?", "Why?";
    REASON_HINT = "Une insulte, un texte vide de sens, un doublon. Pas parce que l’avis dérange.", "Een belediging, een tekst zonder zin, een dubbel. Niet omdat de mening stoort.", "An insult, a text without meaning, a duplicate. Not because the opinion is unwelcome.";
    WAS_ASIDE = "Écarté\u{A0}: {reason}", "Opzijgelegd: {reason}", "Set aside: {reason}";
    WAS_STRUCK = "des mots ont été barrés", "er zijn woorden doorgestreept", "words were struck out";
    LOOKS = "{words} {looks}", "{words} {looks}", "{words} {looks}";
    GIVE_THEME = "Choisir le thème", "Het thema kiezen", "Choose the theme";
    GIVE_THEME_HINT = "Le groupe de ce thème lira ces mots. Ce qui est déjà lié à un constat n’en change plus.", "De groep van dit thema leest deze woorden. Wat al aan een vaststelling hangt, verandert niet meer.", "The group of this theme will read these words. What is tied to a finding already does not change any more.";
    PART = "{from} à {to} sur {total}", "{from} tot {to} van {total}", "{from} to {to} of {total}";
    PARTS = "Parties de la liste", "Delen van de lijst", "Parts of the list";
    FIRST = "Le début", "Het begin", "The beginning";
    PREVIOUS = "Précédentes", "Vorige", "Previous";
    NEXT = "Suivantes", "Volgende", "Next";
    LAST = "La fin", "Het einde", "The end";
    WHOLE = "Toute la séance", "De hele sessie", "The whole session";
    CODE = "Code", "Code", "Code";
    ADDRESS = "Page des habitants", "Pagina van de inwoners", "Residents’ page";
    WHEN = "Quand", "Wanneer", "When";
    FACILITATORS = "Animent", "Begeleiden", "Facilitate";
    QUESTION = "Question", "Vraag", "Question";
    ABOUT = "La séance", "De sessie", "The session";
    STATE = "État", "Staat", "State";

    PAPER_LEDE = "Une contribution à la fois, mot pour mot. Une feuille peut en porter plusieurs\u{A0}: gardez le même numéro de talon.", "Eén bijdrage per keer, woord voor woord. Een blad kan er meerdere dragen: behoud hetzelfde strooknummer.", "One contribution at a time, word for word. A sheet may hold several: keep the same slip number.";
    PAPER_KEPT = "La contribution est gardée. La suivante\u{202F}?", "De bijdrage is bewaard. De volgende?", "The contribution is kept. The next one?";
    PAPER_TEXT = "Les mots de la feuille", "De woorden van het blad", "The words on the sheet";
    PAPER_TEXT_HINT = "Sans corriger. Un nom\u{202F}? Remplacez-le par «\u{A0}une voisine\u{A0}», «\u{A0}un médecin\u{A0}».", "Zonder te verbeteren. Een naam? Schrijf „een buurvrouw”, „een dokter”.", "Without correcting. A name? Write “a neighbour”, “a doctor”.";
    PAPER_SLIP = "Numéro du talon (facultatif)", "Strooknummer (facultatief)", "Slip number (optional)";
    PAPER_SLIP_HINT = "En bas de la feuille, par exemple K7M4 PQ2R.", "Onderaan het blad, bijvoorbeeld K7M4 PQ2R.", "At the bottom of the sheet, for example K7M4 PQ2R.";
    PAPER_KEEP = "Garder et continuer", "Bewaren en verdergaan", "Keep and go on";
    BACK = "Retour à la séance", "Terug naar de sessie", "Back to the session";
    NOT_YET = "Ouvrez d’abord la séance.", "Open eerst de sessie.", "Open the session first.";
}

//! Words of residents' pages, in four languages, and words that several pages share.

constat_shared::words! {
    YOUR_WORDS = "Vos mots", "Uw woorden", "Your words", "كلماتكم";
    WRITE_AS_YOU_TALK = "Écrivez comme vous parlez. Deux phrases suffisent. Toutes les langues conviennent.", "Schrijf zoals u praat. Twee zinnen volstaan. Elke taal is welkom.", "Write as you talk. Two sentences are enough. Any language will do.", "اكتبوا كما تتكلمون. تكفي جملتان، وبأي لغة تشاؤون.";
    NO_NAMES = "Pas de nom, pas de numéro, pas d’histoire où l’on reconnaît quelqu’un. Parlez de ce que vous voyez autour de vous.", "Geen naam, geen nummer, geen verhaal waarin men iemand herkent. Vertel wat u rondom u ziet.", "No name, no number, no story in which someone is recognised. Tell what you see around you.", "بلا أسماء ولا أرقام ولا قصة يُعرف منها شخص ما. تحدثوا عما ترونه حولكم.";
    ABOUT = "De quoi parlez-vous\u{202F}?", "Waarover gaat het?", "What is it about?", "عمّ تتحدثون؟";
    MAY_SKIP = "Vous pouvez passer.", "U mag dit overslaan.", "You may skip this.", "يمكنكم تجاوز هذا السؤال.";
    SKIP = "Je ne sais pas, ou je passe", "Ik weet het niet, of ik sla over", "I do not know, or I skip", "لا أعرف، أو أتجاوز السؤال";
    SEND = "Envoyer", "Versturen", "Send", "إرسال";
    WE_ASK_FIRST = "Si votre texte contient un nom ou un numéro, nous vous le montrons avant qu’il ne parte.", "Staat er een naam of een nummer in uw tekst, dan tonen we u dat voor hij vertrekt.", "If there is a name or a number in your text, we show it to you before it leaves.", "إن كان في نصكم اسم أو رقم، نريكم إياه قبل الإرسال.";
    WHAT_FOLLOWS = "Ce que deviennent vos mots", "Wat er met uw woorden gebeurt", "What becomes of your words", "ماذا يحدث لكلماتكم";
    UNTIL = "Jusqu’au {day}", "Tot {day}", "Until {day}", "حتى {day}";
    UNTIL_TEXT = "Chacun peut écrire, ici ou sur papier.", "Iedereen kan schrijven, hier of op papier.", "Anyone can write, here or on paper.", "يستطيع الجميع الكتابة هنا أو على الورق.";
    FROM = "Dès le {day}", "Vanaf {day}", "From {day}", "ابتداء من {day}";
    THEN = "Ensuite", "Daarna", "Then", "بعد ذلك";
    READ_TEXT = "Le groupe qui travaille sur ce thème lit vos mots tels quels.", "De groep die rond dit thema werkt, leest uw woorden zoals ze zijn.", "The group that works on this theme reads your words as they are.", "تقرأ المجموعة العاملة على هذا الموضوع كلماتكم كما هي.";
    ON = "Le {day}", "Op {day}", "On {day}", "في {day}";
    IN_THE_END = "À la fin", "Op het einde", "In the end", "في النهاية";
    ANSWER_TEXT = "Un mémorandum est remis aux élus, qui doivent y répondre par écrit.", "Een memorandum wordt overhandigd aan de verkozenen, die er schriftelijk op moeten antwoorden.", "A memorandum is handed to the elected officials, who must answer it in writing.", "تُسلَّم مذكرة إلى المنتخبين، وعليهم الرد عليها كتابةً.";
    ASKED_BY = "Une question de\u{A0}: {who}.", "Een vraag van: {who}.", "A question by: {who}.", "سؤال من: {who}.";
    ASKED_BY_AT = "Une question de\u{A0}: {who}. Lieu\u{A0}: {place}.", "Een vraag van: {who}. Plaats: {place}.", "A question by: {who}. Place: {place}.", "سؤال من: {who}. المكان: {place}.";
    TAKE_BACK_LINK = "Reprendre ce que j’ai écrit", "Terugnemen wat ik schreef", "Take back what I wrote", "استرجاع ما كتبتُه";
    NOT_REVIEWED = "", "", "", "لم يراجع متحدث بالعربية هذه الصفحة بعد.";

    READ_AGAIN = "Relisez avant d’envoyer", "Lees na voor u verstuurt", "Read again before sending", "أعيدوا القراءة قبل الإرسال";
    NOTHING_SENT = "Rien n’est encore parti. Personne d’autre ne voit ce texte.", "Er is nog niets vertrokken. Alleen u ziet deze tekst.", "Nothing has left yet. Only you see this text.", "لم يُرسَل شيء بعد. أنتم وحدكم ترون هذا النص.";
    ONE_PASSAGE = "Un passage pourrait faire reconnaître quelqu’un", "Eén passage kan iemand herkenbaar maken", "One passage might let someone be recognised", "قد يُعرف شخص من أحد المقاطع";
    SOME_PASSAGES = "{count} passages pourraient faire reconnaître quelqu’un", "{count} passages kunnen iemand herkenbaar maken", "{count} passages might let someone be recognised", "قد يُعرف شخص من {count} من المقاطع";
    MEND_HERE = "Corrigez ici si vous le souhaitez.", "Verbeter hier als u dat wenst.", "Mend it here if you wish.", "صحّحوا هنا إن شئتم.";
    SEND_AS_IT_IS = "Envoyer tel quel", "Zo versturen", "Send it as it is", "إرسال النص كما هو";
    WILL_BE_STRUCK = "Si un nom reste dans le texte, la personne qui vous lit peut le barrer avant de le transmettre. Le reste n’est jamais modifié.", "Blijft er een naam in de tekst staan, dan kan wie u leest die doorstrepen voor de tekst verdergaat. Aan de rest verandert niets.", "If a name stays in the text, the person who reads you can strike it out before passing it on. The rest is never changed.", "إن بقي اسم في النص، يمكن لمن يقرأه أن يشطبه قبل نقله. ولا يُغيَّر ما عداه أبدا.";

    ARRIVED = "C’est bien arrivé. Merci.", "Het is goed aangekomen. Dank u.", "It has arrived. Thank you.", "وصلت كلماتكم. شكرا لكم.";
    YOUR_SLIP = "Votre numéro de talon", "Uw strooknummer", "Your slip number", "رقم قسيمتكم";
    NOTE_IT = "Notez-le ou photographiez l’écran. Il ne contient pas votre nom, et personne ne peut vous retrouver avec lui.", "Noteer het of neem een foto van het scherm. Uw naam zit er niet in, en niemand kan u ermee terugvinden.", "Note it, or take a picture of the screen. It does not hold your name, and nobody can find you by it.", "دوّنوه أو صوّروا الشاشة. لا يحتوي على اسمكم ولا يمكن لأحد أن يجدكم به.";
    WHAT_IT_DOES = "Avec ce numéro, vous pouvez reprendre vos mots tant que la séance est ouverte\u{A0}: sur cette page, ou auprès de la personne qui l’anime.", "Met dit nummer kunt u uw woorden terugnemen zolang de sessie open is: op deze pagina, of bij wie de sessie begeleidt.", "With this number you can take your words back as long as the session is open: on this page, or with the person who facilitates it.", "بهذا الرقم تستطيعون استرجاع كلماتكم ما دام اللقاء مفتوحا، على هذه الصفحة أو عند من ينشّطه.";
    NEXT = "La suite", "Het vervolg", "What comes next", "ما يلي";
    WRITE_MORE = "Écrire autre chose", "Iets anders schrijven", "Write something else", "كتابة شيء آخر";
    HELP = "Besoin d’aide maintenant\u{202F}?", "Nu hulp nodig?", "Need help now?", "أتحتاجون مساعدة الآن؟";
    HELP_TEXT = "Cette page ne sert pas aux urgences. En cas de danger, appelez le 112.", "Deze pagina is niet voor noodgevallen. Bel bij gevaar 112.", "This page is not for emergencies. In danger, call 112.", "هذه الصفحة ليست للطوارئ. عند الخطر اتصلوا بالرقم 112.";
    WAS_TAKEN_BACK = "Ces mots ont été repris. Ils ne sont plus chez nous.", "Deze woorden zijn teruggenomen. Wij hebben ze niet meer.", "These words were taken back. We no longer have them.", "استُرجعت هذه الكلمات ولم تعد عندنا.";

    TAKE_BACK_TITLE = "Reprendre vos mots", "Uw woorden terugnemen", "Take your words back", "استرجاع كلماتكم";
    TAKE_BACK_TEXT = "Vos mots seront effacés, sans retour possible. Il reste seulement le nombre\u{A0}: une personne a écrit, puis repris.", "Uw woorden worden gewist, voorgoed. Alleen het aantal blijft: iemand schreef, en nam terug.", "Your words will be erased for good. Only the number stays: somebody wrote, and took it back.", "ستُمحى كلماتكم نهائيا. ويبقى العدد فقط: شخص كتب ثم استرجع.";
    SLIP_HINT = "Huit lettres et chiffres, par exemple K7M4 PQ2R.", "Acht letters en cijfers, bijvoorbeeld K7M4 PQ2R.", "Eight letters and figures, for example K7M4 PQ2R.", "ثمانية أحرف وأرقام، مثل K7M4 PQ2R.";
    ERASE = "Effacer mes mots", "Mijn woorden wissen", "Erase my words", "محو كلماتي";
    ERASED = "Vos mots sont effacés", "Uw woorden zijn gewist", "Your words are erased", "مُحيت كلماتكم";
    ERASED_TEXT = "Nous ne les avons plus. Merci d’être venu·e.", "Wij hebben ze niet meer. Dank u voor uw komst.", "We no longer have them. Thank you for coming.", "لم تعد عندنا. شكرا لحضوركم.";
    BACK_TO_QUESTION = "Revenir à la question", "Terug naar de vraag", "Back to the question", "العودة إلى السؤال";

    CODE_TITLE = "Donner votre avis", "Uw mening geven", "Have your say", "إبداء رأيكم";
    CODE_LEDE = "Il y a un code sur l’affiche. Votre nom n’est demandé nulle part.", "Op de affiche staat een code. Uw naam wordt nergens gevraagd.", "There is a code on the poster. Your name is asked nowhere.", "هناك رمز على الملصق. لا نطلب اسمكم في أي مكان.";
    CODE = "Le code de l’affiche", "De code op de affiche", "The code on the poster", "رمز الملصق";
    CODE_HINT = "Cinq lettres et chiffres, par exemple K7M4P.", "Vijf letters en cijfers, bijvoorbeeld K7M4P.", "Five letters and figures, for example K7M4P.", "خمسة أحرف وأرقام، مثل K7M4P.";
    CONTINUE = "Continuer", "Verder", "Continue", "متابعة";

    CHANNEL = "Canal", "Kanaal", "Channel";
    WAITING = "À lire", "Te lezen", "To read";
    ACCEPTED = "Acceptées", "Aanvaard", "Accepted";
    SET_ASIDE = "Écartées", "Opzijgelegd", "Set aside";
    WITHDRAWN = "Reprises", "Teruggenomen", "Taken back";
    TOTAL = "Total", "Totaal", "Total";
    NUMBERS = "Contributions par canal", "Bijdragen per kanaal", "Contributions by channel";
    ALL_SESSIONS = "Toutes les séances", "Alle sessies", "All sessions";
    SESSIONS = "Séances", "Sessies", "Sessions";
    NO_THEME = "Sans thème", "Zonder thema", "No theme";
    OTHER_LANGUAGE = "Une autre langue", "Een andere taal", "Another language";
    LANGUAGE = "Langue", "Taal", "Language";
    THEME = "Thème", "Thema", "Theme";
}

//! Words at the door.

constat_shared::words! {
    SIGN_IN = "Se connecter", "Aanmelden", "Sign in";
    SIGN_IN_LEDE = "Écrivez votre adresse\u{A0}: vous recevez un lien. Pas de mot de passe.", "Schrijf uw adres: u krijgt een link. Geen wachtwoord.", "Write your address: you get a link. No password.";
    EMAIL = "Adresse électronique", "E-mailadres", "Mail address";
    SEND_LINK = "Recevoir le lien", "De link krijgen", "Get the link";
    SENT = "Regardez votre boîte", "Kijk in uw mailbox", "Look in your mailbox";
    SENT_TEXT = "Si cette adresse est connue ici, un lien vient de partir. Il sert une fois, pendant quinze minutes. Rien reçu\u{202F}? Regardez dans les indésirables, ou demandez à votre coordination sous quelle adresse elle vous connaît.", "Als dit adres hier bekend is, is er net een link vertrokken. Hij werkt één keer, gedurende vijftien minuten. Niets gekregen? Kijk bij de ongewenste mail, of vraag uw coördinatie onder welk adres zij u kent.", "If this address is known here, a link has just left. It works once, for fifteen minutes. Nothing came? Look among unwanted mail, or ask your coordination under which address it knows you.";
    ENTER = "Entrer", "Binnengaan", "Enter";
    ENTER_LEDE = "Un clic encore\u{A0}: le lien ne sert qu’à vous, et une fois.", "Nog één klik: de link dient alleen u, en één keer.", "One more click: the link serves only you, and once.";
    BY_LETTER = "chaque mémorandum vous arrive par un lien personnel, dans un courriel", "elk memorandum bereikt u via een persoonlijke link, in een e-mail", "each memorandum reaches you by a personal link, in a mail";
    HOME = "Vos coordinations", "Uw coördinaties", "Your coordinations";
    NO_PLACE = "Vous n’êtes dans aucune coordination", "U zit in geen enkele coördinatie", "You are in no coordination";
    NO_PLACE_TEXT = "Une coordination doit vous inviter. Dites-lui l’adresse que vous utilisez ici.", "Een coördinatie moet u uitnodigen. Zeg haar het adres waarmee u aangemeld bent.", "A coordination has to invite you. Tell it the address that you signed in with.";
    ACCOUNT = "Votre compte", "Uw account", "Your account";
    SESSIONS = "Où votre compte est ouvert", "Waar u aangemeld bent", "Where you are signed in";
    THIS_DEVICE = "cet appareil", "dit toestel", "this device";
    END = "Terminer", "Beëindigen", "End";
    SINCE = "depuis le {day}", "sinds {day}", "since {day}";
    SETUP = "Première mise en route", "Eerste start", "First start";
    SETUP_LEDE = "Cinq questions, et votre coordination existe. Le code est dans la fenêtre où le programme a démarré.", "Vijf vragen, en uw coördinatie bestaat. De code staat in het venster waarin het programma startte.", "Five questions, and your coordination exists. The code is in the window in which the program started.";
    CODE = "Code du terminal", "Code van de terminal", "Code of the terminal";
    Q_COORDINATION = "Comment s’appelle la coordination\u{202F}?", "Hoe heet de coördinatie?", "What is the coordination called?";
    Q_TERRITORY = "Quel territoire\u{202F}?", "Welk grondgebied?", "Which territory?";
    Q_NAME = "Qui la coordonne\u{202F}? Nom et prénom", "Wie coördineert ze? Naam en voornaam", "Who coordinates it? First name and name";
    Q_EMAIL = "À quelle adresse lui écrire\u{202F}?", "Op welk e-mailadres?", "At which address?";
    Q_ORGANISATION = "Quelle organisation l’emploie\u{202F}?", "Bij welke organisatie?", "Which organisation employs them?";
    CREATE = "Créer la coordination", "De coördinatie maken", "Make the coordination";
    ROOMS = "Qui entre où", "Wie komt waar binnen", "Who enters where";
    ROOMS_LEDE = "Chaque page appartient à une salle. Sa couleur et son nom sont en haut. Ce que le tableau ne permet pas est refusé.", "Elke pagina hoort bij een kamer. Kleur en naam staan bovenaan. Wat de tabel niet toelaat, wordt geweigerd.", "Each page belongs to a room. Its colour and name are on top. What the table does not permit is refused.";
    ACTION = "Action", "Handeling", "Action";
    API = "Interface de programmation", "Programmeerinterface", "Programming interface";
    API_LEDE = "Ce qu’un programme peut demander à celui-ci. Chaque page et chaque formulaire passe par ces mêmes opérations, avec les mêmes droits.", "Wat een programma aan dit programma kan vragen. Elke pagina en elk formulier loopt langs deze zelfde bewerkingen, met dezelfde rechten.", "What a program may ask this one. Each page and each form goes through these same operations, with the same rights.";
    OPERATION = "Opération", "Bewerking", "Operation";
    WHAT = "Ce qu’elle fait", "Wat ze doet", "What it does";
    FIELDS = "Champs", "Velden", "Fields";
    PERMITTED = "Permise à", "Toegelaten voor", "Permitted to";
    WHILE = "Étapes ouvertes", "Open stappen", "Open steps";
    ALWAYS = "toujours", "altijd", "always";
    DEMO = "Démonstration", "Demonstratie", "Demonstration";
    DEMO_LEDE = "Une coordination inventée, de bout en bout. Entrez comme qui vous voulez\u{A0}; rien ne part par la poste.", "Een verzonnen coördinatie, van begin tot einde. Kom binnen als wie u wil; er vertrekt geen enkele mail.", "An invented coordination, from end to end. Enter as whom you like; no mail leaves.";
    MAILS = "Lettres gardées", "Bewaarde brieven", "Kept letters";
    NEWEST = "Les plus récentes d’abord", "De nieuwste eerst", "Newest first";
    NO_MAIL = "Aucune lettre", "Geen enkele brief", "No letter";
    NO_MAIL_TEXT = "Ce qui serait parti par courriel se lit ici.", "Wat per e-mail vertrokken zou zijn, leest u hier.", "What would have left by mail is read here.";
}

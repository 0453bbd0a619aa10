//! What can go wrong, each with a stable code, a status and a message in three languages.

use crate::locale::{Locale, Words};

macro_rules! faults {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $status:literal, $fr:literal, $nl:literal, $en:literal $(, $ar:literal)?;)+) => {
        crate::text_enum! {
            /// A fault by its stable code.
            Fault { $($(#[$doc])* $variant = $code),+ }
        }
        impl Fault {
            /// The HTTP status.
            pub const fn status(self) -> u16 { match self { $(Self::$variant => $status),+ } }
            /// What to tell the person, and what to do about it.
            pub const fn words(self) -> Words { match self { $(Self::$variant => Words::new($fr, $nl, $en)$(.with_ar($ar))?),+ } }
        }
    };
}

faults! {
    /// Nobody has signed in.
    SignInFirst = "sign_in_first", 401, "Connectez-vous d’abord.", "Meld u eerst aan.", "Sign in first.";
    /// The caller is known and may know of the thing, but may not do this.
    NotAllowed = "not_allowed", 403, "Votre rôle ne permet pas cela. La coordination peut vous dire pourquoi.", "Uw rol laat dit niet toe. De coördinatie kan u zeggen waarom.", "Your role does not allow this. The coordination can tell you why.";
    /// It does not exist, or the caller may not know of it: no difference on purpose.
    NotFound = "not_found", 404, "Il n’y a rien à cette adresse.", "Op dit adres is er niets.", "There is nothing at this address.", "لا شيء في هذا العنوان.";
    /// A form came from another site.
    ForeignForm = "foreign_form", 403, "Cette demande ne vient pas de nos pages. Rouvrez la page et recommencez.", "Deze aanvraag komt niet van onze pagina’s. Open de pagina opnieuw en probeer nog eens.", "This request does not come from our pages. Open the page again and retry.";
    /// Too many attempts.
    TooMany = "too_many", 429, "Trop d’essais. Attendez quelques minutes.", "Te veel pogingen. Wacht enkele minuten.", "Too many attempts. Wait a few minutes.", "محاولات كثيرة. انتظروا بضع دقائق.";
    /// The body is not what was announced.
    BadBody = "bad_body", 400, "La demande est illisible.", "De aanvraag is onleesbaar.", "The request cannot be read.";
    /// The content type is none that we read.
    BadType = "bad_type", 415, "Ce type de contenu n’est pas accepté.", "Dit type inhoud wordt niet aanvaard.", "This content type is not accepted.";
    /// The body is too large.
    TooLarge = "too_large", 413, "C’est trop long pour être envoyé. Raccourcissez et renvoyez.", "Dit is te lang om te versturen. Kort het in en verstuur opnieuw.", "This is too long to send. Shorten it and send again.", "النص أطول من أن يُرسَل. اختصروه وأعيدوا الإرسال.";
    /// The headers are larger than any browser's.
    HeadersTooLarge = "headers_too_large", 431, "Les en-têtes de la demande sont trop longs.", "De headers van de aanvraag zijn te lang.", "The headers of the request are too long.";
    /// The body did not arrive in time.
    TooSlow = "too_slow", 408, "La demande n’est pas arrivée à temps. Réessayez.", "De aanvraag is niet op tijd aangekomen. Probeer opnieuw.", "The request did not arrive in time. Try again.";
    /// The Host header names no host of ours.
    UnknownHost = "unknown_host", 421, "Ce serveur ne répond pas sous ce nom.", "Deze server antwoordt niet op die naam.", "This server does not answer to that name.";
    /// Some fields are wrong.
    Invalid = "invalid", 422, "Quelque chose est à corriger. Rien de ce que vous avez écrit n’est perdu.", "Er moet iets verbeterd worden. Niets van wat u schreef is verloren.", "Something needs mending. Nothing you wrote is lost.", "هناك ما يحتاج إلى تصحيح. لم يضع شيء مما كتبتم.";
    /// Somebody else has saved in between.
    Conflict = "conflict", 409, "Quelqu’un a enregistré entre-temps. Voici sa version\u{202F}; la vôtre est encore dans les champs.", "Iemand heeft intussen bewaard. Hier is die versie; de uwe staat nog in de velden.", "Someone saved in the meantime. Here is their version; yours is still in the fields.";
    /// The step that permits this is not open.
    StepClosed = "step_closed", 409, "L’étape qui permet cela n’est pas ouverte. Rien n’est perdu.", "De stap die dit toelaat is niet open. Niets is verloren.", "The step that permits this is not open. Nothing is lost.", "المرحلة التي تسمح بذلك غير مفتوحة. لم يضع شيء.";
    /// A guard of the step is not met.
    StillMissing = "still_missing", 409, "Il manque encore quelque chose pour fermer l’étape.", "Er ontbreekt nog iets om de stap te sluiten.", "Something is still missing before the step can close.";
    /// The thing is not in a state where this can be done.
    WrongState = "wrong_state", 409, "Ce n’est plus possible dans l’état actuel. Rechargez la page.", "Dit kan niet meer in de huidige staat. Herlaad de pagina.", "This is no longer possible in the present state. Reload the page.";
    /// It was done before.
    AlreadyDone = "already_done", 409, "C’est déjà fait.", "Dit is al gebeurd.", "This has been done already.";
    /// The sign-in link is of no use.
    LinkSpent = "link_spent", 410, "Ce lien ne sert plus\u{202F}: il a été utilisé, ou ses 15 minutes sont passées. Demandez-en un autre.", "Deze link werkt niet meer: hij is gebruikt, of de 15 minuten zijn voorbij. Vraag een nieuwe.", "This link no longer works: it was used, or its 15 minutes are over. Ask for another.";
    /// A code typed by hand is wrong.
    WrongCode = "wrong_code", 422, "Ce code ne convient pas. Vérifiez-le et réessayez.", "Deze code klopt niet. Kijk hem na en probeer opnieuw.", "This code does not fit. Check it and try again.", "هذا الرمز غير صحيح. تحققوا منه وحاولوا مجددا.";
    /// An objection still waits for its answer.
    ObjectionOpen = "objection_open", 409, "Une objection attend encore sa réponse.", "Een bezwaar wacht nog op antwoord.", "An objection still waits for its answer.";
    /// The database or the disk does not answer.
    Unavailable = "unavailable", 503, "Le service est momentanément indisponible. Réessayez dans une minute\u{202F}; gardez votre texte.", "De dienst is even niet beschikbaar. Probeer over een minuut opnieuw; houd uw tekst bij.", "The service is unavailable for a moment. Retry in a minute; keep your text.", "الخدمة غير متاحة للحظة. حاولوا بعد دقيقة واحتفظوا بنصكم.";
    /// The disk takes nothing more: it is full, or it fails.
    StorageFull = "storage_full", 507, "Le serveur ne peut plus rien enregistrer\u{A0}: son disque est plein ou en panne. Rien n’a été enregistré à moitié. Gardez cette page ouverte, prévenez la personne qui gère le serveur, puis renvoyez.", "De server kan niets meer bewaren: zijn schijf is vol of defect. Er is niets half bewaard. Houd deze pagina open, verwittig wie de server beheert, en verstuur dan opnieuw.", "The server cannot save anything more: its disk is full or failing. Nothing was saved by half. Keep this page open, tell whoever runs the server, then send again.", "لا يستطيع الخادم حفظ أي شيء: قرصه ممتلئ أو معطّل. لم يُحفظ شيء ناقصا. أبقوا هذه الصفحة مفتوحة وأخبروا من يدير الخادم ثم أعيدوا الإرسال.";
    /// A fault of ours.
    Internal = "internal", 500, "Une erreur est survenue chez nous. Donnez la référence ci-dessous à la coordination.", "Er is bij ons iets misgelopen. Geef de referentie hieronder door aan de coördinatie.", "Something went wrong on our side. Give the reference below to the coordination.";
    /// Field: nothing in it.
    FieldEmpty = "field_empty", 422, "À remplir.", "Nog in te vullen.", "Please fill this in.", "يُرجى ملء هذه الخانة.";
    /// Field: too long.
    FieldTooLong = "field_too_long", 422, "Trop long. Raccourcissez, ou faites-en deux.", "Te lang. Kort in, of maak er twee van.", "Too long. Shorten it, or make it two.", "النص طويل جدا. اختصروه أو اجعلوه نصين.";
    /// Field: no mail address.
    FieldNotAnAddress = "field_not_an_address", 422, "Ce n’est pas une adresse électronique, par exemple an@exemple.be.", "Dit is geen e-mailadres, bijvoorbeeld an@voorbeeld.be.", "This is no mail address, for example an@example.be.";
    /// Field: none of the values that may be chosen.
    FieldNotAChoice = "field_not_a_choice", 422, "Choisissez une des réponses proposées.", "Kies een van de voorgestelde antwoorden.", "Choose one of the answers.", "اختاروا أحد الأجوبة المقترحة.";
    /// Field: not a date, or in the wrong order.
    FieldNotADate = "field_not_a_date", 422, "Ce n’est pas une date possible (jour, mois, année).", "Dit is geen mogelijke datum (dag, maand, jaar).", "This is no possible date (day, month, year).";
    /// Field: not a number in the bounds.
    FieldOutOfBounds = "field_out_of_bounds", 422, "Ce nombre est hors des limites.", "Dit getal valt buiten de grenzen.", "This number is out of bounds.";
    /// Field: no web address.
    FieldNotALink = "field_not_a_link", 422, "Une adresse web commence par https://.", "Een webadres begint met https://.", "A web address starts with https://.";
    /// Field: something in it looks like personal data, and nobody said that it may stay.
    FieldLooksPersonal = "field_looks_personal", 422, "Un passage pourrait faire reconnaître quelqu’un. Relisez, puis envoyez.", "Een passage kan iemand herkenbaar maken. Lees na, en verstuur dan.", "A passage might let someone be recognised. Read it again, then send it.", "قد يُعرف شخص من أحد المقاطع. أعيدوا القراءة ثم أرسلوا.";
    /// Field: these words are not in the text.
    FieldNotInText = "field_not_in_text", 422, "Ces mots ne sont pas dans le texte. Recopiez-les tels quels.", "Deze woorden staan niet in de tekst. Neem ze over zoals ze er staan.", "These words are not in the text. Copy them as they stand.";
    /// An account that cannot go: a coordination would be left alone.
    LastCoordinator = "last_coordinator", 409, "Une coordination n’aurait plus personne pour la conduire. Nommez-y d’abord une autre personne à la coordination, sur la page des membres.", "Een coördinatie zou niemand meer hebben om haar te leiden. Maak er eerst iemand anders coördinator, op de pagina van de leden.", "A coordination would have nobody left to run it. First make somebody else its coordinator, on the members’ page.";
    /// Field: not the word that was asked for.
    FieldNotTheWord = "field_not_the_word", 422, "Ce n’est pas le mot demandé.", "Dit is niet het gevraagde woord.", "This is not the word that was asked for.";
    /// Field: something that exists already.
    FieldTaken = "field_taken", 422, "Cela existe déjà.", "Dit bestaat al.", "This exists already.";
}

impl Fault {
    /// The message in this language.
    pub const fn message(self, locale: Locale) -> &'static str {
        self.words().get(locale)
    }
}

/// One field and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct FieldFault {
    /// The field's name in the request, as in the form.
    pub path: String,
    /// What is wrong.
    pub code: Fault,
}

/// The body of every answer that is not a success.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Problem {
    /// Stable, for programs.
    pub code: Fault,
    /// For the person, in their language.
    pub message: String,
    /// Field by field.
    #[serde(default)]
    pub fields: Vec<FieldFault>,
    /// To find it in the log.
    pub request_id: String,
}
